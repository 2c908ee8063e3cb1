"""Lists that somebody wants as files."""

from tortoise import BaseDBAsyncClient

RUN_IN_TRANSACTION = True

_TABLE = """
    CREATE TABLE "export" (
        "id" {id},
        "user_id" BIGINT NOT NULL,
        "noun" VARCHAR(20) NOT NULL,
        "wanted" {json} NOT NULL,
        "ordering" VARCHAR(80) NOT NULL,
        "locale" VARCHAR(5) NOT NULL,
        "address" VARCHAR(45),
        "state" VARCHAR(10) NOT NULL,
        "row_count" INT,
        "token" VARCHAR(43) UNIQUE,
        "rights_hash" VARCHAR(64),
        "created_at" {moment} NOT NULL,
        "expires_at" {moment} NOT NULL,
        CONSTRAINT "fk_export_user" FOREIGN KEY ("user_id") REFERENCES "users" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
        CONSTRAINT "ck_export_state" CHECK ("state" IN ('WAITING', 'READY', 'DOWNLOADED', 'EXPIRED', 'FAILED'))
    )
    """
_TYPES = {
    "postgres": {"id": "BIGSERIAL NOT NULL PRIMARY KEY", "json": "JSONB", "moment": "TIMESTAMPTZ"},
    "sqlite": {"id": "INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL", "json": "JSON", "moment": "TIMESTAMP"},
}


async def upgrade(db: BaseDBAsyncClient) -> str:
    await db.execute_query(_TABLE.format(**_TYPES[db.capabilities.dialect]))
    await db.execute_query('CREATE INDEX "ix_export_created" ON "export" ("created_at" DESC, "id" DESC)')
    await db.execute_query('CREATE INDEX "ix_export_user" ON "export" ("user_id", "created_at" DESC, "id" DESC)')
    return "SELECT 1"  # see the first migration


async def downgrade(db: BaseDBAsyncClient) -> str:
    await db.execute_query('DROP TABLE "export"')
    return "SELECT 1"


MODELS_STATE = (
    "eJztPftv2zjS/wrhX7YHeIPGTbs993CAk3hb76ZxkLjb3TsfVMWmbX2RSa8kJ809/vePpC"
    "TrLZPyi1YGKGpH4pDyDDUvzuM/jTkdY9s96YxGdEm8Rhv9p0HMOWZf0reaqGEuFtENfsEz"
    "720x1owNunc9xxzxuSam7WJ2aYzdkWMtPIsSPvgOe55Fpi6iE+TNMHqaURujEZ0vTPLcRg"
    "59QqcnfKoxHbG52FAlqCWx/lxiw6NTzMY5DPaf/2KXLTLG37Eb/rl4MCYWtseJn2yN+QTi"
    "uuE9L8S1c2vaI97PYix/pntjRO3lnETjF8/ejJIVgOXjYYoJdkwP8xU8Z8nxQJa2HWAsRI"
    "3/sNEQ/yljMGM8MZc2xyaH9h8gutYwjOv+wLjrDgyjkcF0CBFDY3BpRAmnEntUVyBgyh/h"
    "x7+2Wm/e/NR6/ebd+7dnP/309v3r92yseN7srZ/+5z9MhC1/KoGz3sfe9YA/EGVbwd8i/M"
    "L/BIzpmT6UIEaEfc/y2NAMAS5mppOP/hVAigLsp6UpEOK7jAThhYgG0QbeBxHm5nfDxmTq"
    "zdifp69flyD4t87txafO7Ss26i9JNF8Ht1r+PY7xCMM2HZlqKI4gaojjtxIYfluI37dp7A"
    "oW6DyroDcGUkP8tiTw2yrEbyuD36XjYDJSQ3AMpoYYfiOB4TeFGH6TxrBnzbHxb0oUuXAM"
    "qIY4PpNhxGfFfPgsw4Y9030wHOyyh2Yffy4tB+cpHpQpOCYpQHrBFCn837M5dkWA1ZUdUK"
    "BMt+j3r/jMc9f90/aVjZSmcf3l83mXyUZBETbI8hIKSESHBbWt0bPB1FqHPpq2IglyoA+N"
    "/XyFWzOsz0zXcBk3wWP25KZvSCigPQ8c8C6Bd9eaEsMirvGAF54xNp9zMF9o6eQDr7d8to"
    "X2s9evd8XsfdundXr209n7N+/OVibP6kqZpZNF84Q6c+wYSxc71VBdPEEldAd2pDaydcvo"
    "fmRY4o8gj98YxP727+mRoNPFbIGxMTFHHnUMh/HhnK37y13/uoBN5IOn8Dy2Rh76L7Itd2"
    "f4bvxtsiQjjk10v7Rsj7GuE77e3xv711g4uhI8PNQNX33u/J5WGy+u+ucCZdT1po6YRUxw"
    "zgjF/VaTh5jvhF+4N0cPT6bDkJ6+Q1u0aGz21rw1T18xiTkV6OW/mP++wCPYW3Rsmz4J8u"
    "U4DOO3m2VOQ2thmImRaz2HtyaZYuEBNMdjhhyX/eHNTA9Znovc5f3/Ybax5uYzdwtiNHHo"
    "POtHrDhHjlfxn40HtgWF2PXBGv8CR+MxOBpDsmUt3C5ZzgUFeuyxTTLCGUqEsDobuo3OxU"
    "X/y/WgjYIvQ3Lbv+q2Ef9/SL7cdW/biP8/JBdXvS4f6H+mXxY5R6WUn7LETZk2j8O3KZdC"
    "BXInAtGZMNp4ILhyaagyoRhQjTTRvfCiCPOOED8qOlUEsX81aofo34fCBIbCzgyF5WLMf7"
    "lh5vDpS3aHe4UL2EgCMr2nA9CT8Eu9dvag97l7N+h8vkls78vOoMvvtMTV59TVV+9SW341"
    "CfraG3xC/E/0j/51N/0WrMYN/tHgz2QuPWoQ+mQwxTeGk/ByeEkXM6OzsH7Fz428kAT/Tq"
    "lxYS4s4yEYtNau6CA29AQNZhh59AETbgtge4IsFxHqIZcZs3jcRJTYz8JMuPvU+bH19l3W"
    "uNhkovVxC/9pRKhrjBwce42YWOaD8fcFN2nYz1rhd2VyfDcCnBgBqMBX8N41BDBDk/jjf2"
    "C4aGm4HERte7mEiJ3Y8ZfZmJnuTOlkNAG1HcPksMhPmCXvziTMkndnhWYJv5VEM2NfFuNf"
    "FZSKJOQWlArNjJVj1ykSUUim6/HjjSrKYxoWKK09pQM3qwrjTMPtz6fT2NX5QMqjIxN6dl"
    "Yce3aWCT5z8COTNlVeqSQkvFA6v1Ch0n//rKwGZkDBh1dVGwRXUmObrqSkJavCupKQ4ErS"
    "jndp4kr66NDlopHjSfJvNMscSVM+xJX1I43xwnS8OSbeCRKTI3dEGdmQ6WBk3tMlP2f+IH"
    "w/M2yOXcR28GgmEloiUBfdY5s+sVHIdNETtm306ub07C95/qbdLwj5NFqLpWJvkfhU0LrD"
    "8bVzVOwkl4a9O+zNUVbDEmCggqnsdU2EyYWfcpgnTsJbpQJlFBu0TqIUU2H3pwXBc/IYrZ"
    "KTAv5KxNYR0jLY3RusOQ3lstyqbMYFm9BiGN58bfpE5Fce2RZ/nfngzVeOTSb/BBYhygsF"
    "MHILcHhjQu2xf2KktJCApc4YO/tbT36l5Em00kIBKByh6SgoypQisN0bYLuD7a7od4Ronx"
    "dB5qweJS+msrD745Y1kVoRIeJqtDwJ4lCA/MrIP/ghC5ChcXD31aFRniyk8VbmvJiNKi6m"
    "8TZzYpyys1TQHAMDbMthO+soUOAqGVhwHFblKk/43uUp8go7PgZSabfrhvfkZn8t5Rznw4"
    "q3++ucUlN4atqVYn/SgPXD+akczk/LcH6ag3Nz5C2rIT0LCViXxXrgTJVFdTC8hviVKfd1"
    "Wlzv6zRT8EsUNuKsVy1fLgEFOXMb5MyZhHC24C0dQh+xY8wtQh013aVwClBhqqoweL6w6T"
    "POeysKyZCAqRHqN3Jk63Wg3J2blt0oPlX27zcljpYNvBq61QPmf64W8K2QQF0IrcF09YvE"
    "WVtqbBPF55I/dxO/LK6nwOmbfqyq+PQtuX8ULOAEHDjVKsuOKrbBIfIw9qa1vmnJGAVsVH"
    "EV1VbWEMswO0Vk19vBtjWc6yXAb2a8CG6xAPfvSwnwxWroTgU4Wc7v2Z1SwR2MqSqwxS8x"
    "oklAXusnHkBea0aQ2CHN6sWRPp9ZQdRQcpy+k/ExpUMoYj6md1qJDeL5rD1HYvi31giLaJ"
    "DegcTiOfccSOyveZhAYn/tQwQS+ytXCiSuFnfrL7i/ON9oPfmVJpbjBs9Ycb1oBvlVRRL7"
    "JouuJpBfs1JEs78aRDRrrRJARDNENB9aF6tTqCtENL8IMkNEsyaGLEQ0Q0TzSycDRDRDRH"
    "N9sJ20iWWRnYSqYRTcTvq2mhUwnQACREshOtdTpL61D8JN9lS6cLcbvALa82AB6zJYh5wU"
    "PfTCAwTl6Ib3vUTq89hB9hTc5e1ikuP4KW08mgN96L6j2nfb1euktbRyU2JEU+Lc1VAp5N"
    "TooAAMOZgfx4iqeyYK5mgi00OUYN6WzpvhORK6hGhSx2vxXeXX/tvCjAVBQv4PtDJxuqUn"
    "w4mYj9gcCueWYSGkCLNwFqWf5CqLF4rvHJV4oTgcuJiqe/ogYOuwBLBcgykKOaexpbpFDA"
    "p0CoWe5vy4SEVtDsfXUmfejoGol8pWkhQVuy+lru0wKSouvDZNiqqgNkFS1BGICFCaNCMI"
    "JEVBUlQdca6XAP/MCMd+opCVRUI8GiMlyOeJ4TsV5mG395lJxuwh0sIcBCoIVM15zEEEav"
    "jaZBl8lyznAvk99pgmGeEMEUJYnVl84+7XP266bSQ+hmTQvep+vO18bqPw25D81mMWbBuJ"
    "D/bXr+zrr0Py9VNncNe5uWmj8NuQ9Aef+EjxkXbyyll+UoZfid2XltQBt1OQ0BGEzmQD0z"
    "oudUvSlWP3pSTyDtOV4xxZNV25gikN6cr6yxkQ/JoRBNKVX0K68iU2cz2x4nqpmBiHI3TO"
    "UuYPudcUZbHgIfKTxcJKyckV0krFIutzSlMLMZtgGv6yqoveU77VlSgZXzZO1c0eQZG28Y"
    "fI0nmzR1Gi9sJaYNsim+6wcJrKC5dudsmHmCwJwRV3QlWUu0zYqWz63F8ruVYMSn7BVKRO"
    "RfpCkI7WShkkjEPC+KG14RI8Hl0mMSSMvwgyQ8K4Jq4ESBg/ZBgpJIzrQAZIGIeE8fpgO2"
    "Xey7OUFCAwlMoMJe7ekMd/HAqQvyHyMfGwU8mOyIMHa0Jra8IvCVDtrcvCQoZ11VdvsnS8"
    "Ga5OijxwoEZVatwvx1PsVekmlYYEGlQ2r6l/Jiur84bja5k5tZNqAwdMxdQN34dRt+jSGV"
    "VQduNggP2q2HfwZOmKA0rTZRhUd6XmgAM1NqXGGHumZedkOg3w9zWUiIHWQQaUWRnd3wcJ"
    "AyPTSnNlZFz1rz+Gw9P9NfM9qo+WmS9210fGp6bQ2e3U+Ny5/tK5aiP/c0g6N702Yv81Kg"
    "nobQe4m49sK3OMGMx2w4/YeQ7il1MMqixlv3COQyfwq4bWHSRxf2RTt9qZeRxwC96PI2JL"
    "x+D80ChWtaS9Tvx2c13kapgbIEYq1HnipZYQn6CJLMJrMCHRIEVcH4/ZJkCvLt+V1nVSmC"
    "E3e0I8fbYcU2ngbCISPpxAOiIsLOO0QhhEhumnFhZHhsU2jDwJYkBwOFD9xB1SV/ZPAG2k"
    "1cJ0vKWD82VVeHONpIoPkxBT4aEqkyumF8gZNDNdZOMJ+5uMEaEeryaIEf+VyKNN5FJ/tO"
    "W5yI+sZgOWvO4gF05iBtezeH3By9b7XNG2p1XXicP4iXKpPEwdPftiTi0KPaCLcij62mj4"
    "TR6mPCEAxDOIZ5AOELuiFQnS7C5DhnLHQQ44BE9o5z+AUGwN3zyIYtGEDhDFAgYjtwlvTN"
    "c1p7nmYnirWWYsLmKDJExFLjp/4Caa+cidjsItKfZQm1lsiC2DyfhHSuxnZNMpmlAHcemJ"
    "KPFHCbOOm2qB8fbq8qzVRJetN7kW4m4XU6wjEFOepdygAWKNsOLBpgnX8itu3bqs9BRKee"
    "ZM9G/jl48cysaw7bPBwlv6+eGjgHmtKwNvgnmtDynAvNaIBJAackDkM4lUDf8pQCDBJiSo"
    "zIWysECI6ozowWJKfg4FfrnrXxdwoQgk7dOzRh76L7It9xgJUIJLjoyEIy8TpJiOR2wmPX"
    "R8gnSQYvXcNMhKOyLHKlSseRFkdjH7ceOcYO9ShS4CAhlWWYaZI486ympEHAqQv0GyA5wb"
    "vXgPeVh8Ms9FHitMWeIjj4+ScJK7mFGajETDVWGSucI5zVuw8pYG/LLfMxuxqwuHjrDr5v"
    "m/K8+z3rUNfkct/Y5Qj7EB9RhBu4V6jEDmLJmhBNr2+9DoWgLtsLrA7nHN3g3LU5P0cZA6"
    "WSJbk/aWa7CpzQfV9N0E3KFTdo+q53aqNIPD7BXLyeMepfgvmQWosYYamtjYd15BDJp/o1"
    "lmXbueQvyZ6+GFHwgWGuUn6FvIGb+FyUATh87R6Qf0hbjUYdsEWS563URPlIiYMJspJtyg"
    "Zl/v8Yxb0qZtI8pN5Xw7fC+L5iYq5eQoNbMhW3ERrJLDFBcpUkFt/gGzSD0WNISgJhVJB8"
    "4FcC5kIcHq1NrqBOfCiyAzhB0e/LAO/Dsvx79Tf2zXvvH5l+u7/u2ge9lG4bch6VwMer91"
    "28j/HJKv/es2Yv8NyVX/btBG/P+0gSVHISkCKdR9AwfcdjRiTRwQX1xhMWf8D+J6s8z9sG"
    "QjXDn3wx2d43s6fkZPM8rseufBRcxQ56W40Ngan6BLzMCtR74BkJiW2/vPTWH+uxSNKRZ1"
    "SiwHzSzXo84zenXTev2XD2F1LxtzyKB2YMIHsbeVh4RQb8az7RZsFkpMm7sxREUWBnFaUl"
    "Il1TK11A0RjWqu8ziIX7O2fyp4HLT0OIBGBzpGDK+cGf/KRpzcdG+DmHUVhcOHagecaUjY"
    "/ut+vO0MevwiwzqesicO5LMyeVoy1GkVE6eVpg2em5ZSWf0VwFZqKmt0gLqbDlKm6zJBOD"
    "ZmpjtTQXMGsA4lrPeAcIfaSrw8HF9DXn4mw8rPijn5WYaRQ4fLA/qdLNeYYVP11DoGdehT"
    "6nxzRYPT6TiWbToy1ThIBFE/Fi3DoIvZc4Y5s80oDMAKoS8R3B63caiMHFWsBRz+bUqAoz"
    "sV8lPgjImfjlWhT2MOPHQq0Jnii1lu/48Se2KW3+yjBkLq9J2MUZymVswofpeRU+TR8oSR"
    "rmy35YDWD+PvziQw/u6sEOP8ViHGMRm7FXhY/gzAxXTmYuPoPKBafdwUNFBbb2qL85tKlI"
    "5DApV1pvKxhm+ebiAc63NAfSEStQc+/jPH1LG7zbLDaj/d2ydjU+bI+ivvlpFKFjejrlIO"
    "ClrMIsttInwyPUG/9W7Qq6vW65yKrJtOBmnpWntE4RwXIvMOvd0h8/JYAr/S7mdnNLMelX"
    "P/UpCHPknR3getiTZz66ds3oqMzTyFJjmgVKdJpn/KqjXPYcewJ94xjOfWvbp8k6+0lA0F"
    "lQRUkiPk36CS1AnXoJKASgIqyaYlCOjSGeU6V4I7pUqIG42RUD546H2gU4zYWiL13+9JM/"
    "pzaflvJhrNzKDtTOuvuXpJxVlAZQGV5Qj5O6gsdcI1qCygsoDKsqHKMjDdh6ITodW9UrXF"
    "Y6NUT4NMxKF4Wp95T5feh9UBDk8WnGPs8ew/k+km90vL9pBF0KtBXn++TScDPQb0mCNk+q"
    "DH1AnXoMeAHnO8ekwiI4FpByrsIhxft2zT7ZQK0URD7D5i4uWph/6NUt0Qr4as1Qv7BAtH"
    "01S0muD9JRw8os44q/SVjlTsqMwY6boCEMvvhvgZBh/blG3qK1VYwp/3ybQ8pYbBI0ZTPo"
    "J/qrSD9pcLoeXWYhCW98zH+EhWX8+HK1kRVGwtVWz1SF5IJzuCEN7ieh35RD2GOmAVxfT2"
    "c+ih0doBc+gjUSW7tyOIGu7ulszubhXv7lZmdyc0APntnQCD/V15fx9J8sUReQlCVVjaXg"
    "3G1y/pc/vMImacyLOKGFClDasbjl9qw1GgQ/tgBZUA99xPiyfUyfFF8jbz+XiPINIGrDXy"
    "0H+RbbnHKDJLMPlLUP9wZbWG7PzV587vaU5/cdU/T5ujfILztAU08fxqt7J4XwEA2jdAe+"
    "CblGczAQBwmKocxhyPuetTRX2MgdRPgzyTKSd2VlxP7OytTmce3xfUyT/08O80S089ojES"
    "7cQ4h0MeD2RxVxW2Td7My2T/0MSycV4/MEkoxeOQZGEwOSe/+LFGACl/sMCLagdqTvVVly"
    "40AdOVVRafLMRIL0+CGFCdfBn77m9DlzkOpJKAnmA8+EclXB6cAefFmxQrvxEEaL8baL+i"
    "GWRwhC67s+MwNdzd72V29/vi3f0+s7v3XjxXbwRvuXoumBO7MCcSdVQ9hop8/K7vVLEC3m"
    "OrCt/UuOMrn3zt9Aa9648NNdw3ArA2Cr4MyW23c/lHG4mPIbnsf72+6ncueQet6PuQdH+/"
    "6d3yi8GXIfm507viF/zPtEGyv6C4ZDuAJ0M0PlY4EkvA1Mj7sbUzMY8+YCUVcQVQtyjOsz"
    "cyLOhNMQt6k9mw1nTmucplZ1Ng9WP22y85C7XRC1Ffp2A2/H1hsekqkDkJCWTWjsyaeIJ/"
    "FslMl+ZzI8cZHN1slvmD/YQoYxyMk/AJs6G8zaKLkUc9NkikL1oEfZsseSUGPtW3Jrp/5g"
    "0V0ZzOsfD8egzGGs2Q5aF7PLWIKzIgecFsDsuHmiOh+/zgIr6r0b8pyXUu73t5SMPU2n1Y"
    "7Mn16VyB/SYAd8F9D0qcY+e9yajaShX7t1umH4RrPYWrECdFwnV1s1y4rkSSnHAVJQNmbD"
    "6243i7YWTyPsVTId9M5ItqLgCbyLRtURmJSatAMBUUIKg625AMyUCUYLJcRCh6wEyiUiEp"
    "xSRt8dU2XQ/xjpHsius3S/aXmDMpPaXoyfJmQWNlPr/fcJn9TaKJmKwW0U38ypBw6c4WDB"
    "7OnLJdXeWsOMnCrQW2LYLlGionaQaHtyDyQSYcXCYkwslir7PSu5YChJP6yif1gnEr4z8O"
    "BcjfJJWMiWVF3MeAAPUboD635kw54vPrzQDaFdiN6BKpGEQcAwLUK6FeEwPsxjcrumMrN9"
    "g1frtZZoQF5omBw5ESPk7fbxi5DYWtQ6fcwllZO75dZFMyxQ4bxsZaHi+h3w4dk2ywCILl"
    "Ns2Ykh+YMcbMGsQbAM2ZwZPn3Nzbuor2lP9cEtZTHNlGANUEM0q/l7xZYkZFdFOxoSIoMK"
    "C0M6A04em9MZ4vqIfJ6PlXnOtZS40o5exWNNZ4wJI+Nl6hyaHUQ+KRfZ8VA8Zj5GC21Vyv"
    "iUa2yXbpmB8iWZ7LGIBJXN7xk5IPgiP7kMPGsCE4qysuPrGvmDFZ9ynPF7e3VXMYeyKfIc"
    "CTz3L/JZlvsZ7vp0hhMPID3z82vg+5DwczceKvpUzhI1zbyjBvZYJr2aji3Ie3mfDaSYhE"
    "WfyuAADDchjmSX7KsYMJoBpievuhg3TpjWhedeniNJ4YyEZ5PJoFae69doBQsfJEIzGd54"
    "IkiBVMulLvs4fdWuH8PEDjCucM5ee9687tHyukr4ygq/71x/MctJ//Meh2IFYWTNK9mqS/"
    "0PtGjh3KLzfLjM//CwasNTjvGPf1ZrzPg0fRPeYuOXyCeszEc+gTmlLsMisOE+7Fs1xx1w"
    "+TcD3zObrFxCRbwLKZgTihDgOj4w+8ubhDyQ+uPzZrde53aUWfItdh1xiWy+8GQ3No28vl"
    "7jtLopKsz+cfL8FY1dRCgi4bB8mnNZ1pznFbSaGkYDxkim+gYu7RB6CZYpkufiBX/aCs/E"
    "E2H3MlFlSUyAgKFEjtFMgEw/I8PF94OUyruLJ1DGR/nsvXuxXKW0u15UcMefZuMT+KIOrH"
    "kt60JDjSm1YhQ+K3UhKWhzbn6I9l7X9WMND4R6HxD3YcmrORB0zFLwjZCgHqsI/LmHz390"
    "G5EpNw2YTD05pNytUuDMUKojYBuAVpe0R0ODZhC0652pJZE6fcNRXcPOOVE9ebZW45Eo5Y"
    "65fjAoBnRfEmXby2+wfk17IQCcU8toJf/CHHq6YCqOgT40lSKl2s+K81OJC8fyxoQKu8Sg"
    "CnstB8YZLnCgsJOPDIHZtH7kh6gJzulgjbawACUrauUjZO5uViXJHMSUggs9Zkjkl2efkU"
    "A6pRObg9h9YlFR555CfhAP/V8R/XA1XwH4cD/FfFv8c0ZxX3Vzi+Fgel+3Z/harXfYX9ng"
    "aFcGqlPa+J6+KG2tbouUd+ps4o14eRHNAsTV0UQyXdGTPea/zR4gZVkP+HRxYbhJhK0hYB"
    "P6cnqIPE5DwBhSeZ0CfSRK5FRhgtHDpiljkb/4DxQoQEETTHc+o8+0FBhCKaX2hmv0tDQT"
    "aNX8JmiX+ALOf3eUeKheiPAOrECrfmIGDvlVKQTjgegnQUg3S0kiy3AaMtFi2rERKyxXDi"
    "gyUy430wn8tbbpMnniPqiHpfPM0gCDRl/HvCxVsbmWjsmBM/iJSxcf+VRs/Yy0t/3+7kIC"
    "hAUFQyE3UgwdakxL3pMqNCyS0fB6mR3Q2C99gEb8qNlF+VoqQlegRSC2dGumeJVJwsH1bS"
    "tyQbKQvHeFtlFuaSYUQ9rT4BViMmvG/nMxyivoTTtcXynonRWTXHaw4wvHBVX7gImeqvXB"
    "oWokB1fueCwkXV3rkcYHjnjvC0405U2fzZHHnUaeR4pBL3m2X+KL9epzGJhsqVyzcRr0D0"
    "g4tGlJ848BhMcXLs4LEoP/9h5S8KThu+8fHuSWI9xnC+xQrRm7xLDE+bdrGHlouC0vr7Wh"
    "n8WBq/h80SP5Ye9bReDCESBYMdrOQqiCBq6CnYScWnJfcRMgm+UHKFJaH27xBr/G2yJKKo"
    "IrpfWrZnEfeEr/f3xv41vp24yRwmXB6x49fVwmpuyiwoEGj7fkzwSNTVOtJEJ7+i00/YTC"
    "qCqVulmrhNp8YsHLVWCf9En9gtZ1WqnFcVCmN+MnrzusGg6mqtYRWruuz1UXS6UWjNsJmS"
    "y8stuDlCpAzrEQwgvjLi8YKOlOqcrgBqaFtspzKGJpLzzk9NzZOc4a1SyenGBknEUrnWlP"
    "xoBSGzrmfZtl/Z/QTxiFqPPoj6ey62J37TDz6IOnjcRJTYfpX4u0+dH1tv3+UFU215dsVM"
    "5pgbQyr1N0CdweEETqVyjGOd0uWXEECQX6wpn9XdnXZo7nuYHCLOLZTreyehtiP8Dvse7L"
    "i89wP7WSoIDsfXUK84lYttKolsylTcGo+5cFDBbwykhig+k/EKnxU7hc/yfMIOb/2iFqaX"
    "hKohonfifwc/YiH2j92PmDzKwlUKl8bAgMBaEzhmwijSOAkJZNaOzLp4Nawp6eU7Nfw7zV"
    "KfBhtjWJI+Dd7mLqire4I6BHVuerzNXTNoZzqmOPA0sEmRRZrIxuYju8ZLqZmiYSlP9+WN"
    "B/AjdoQPItDBuI/CJAUJyPtbVtELotCIIMBz8DbLuT9ixm2Flda4WsALoqUXRF1OgHzQVD"
    "5kTKd9O7debPRsHPM2neZV4i62V1cAdagPvQ9L1bYKPQJdspwLLPfYU5nEL4iStFZX0Dp7"
    "Bhrnt/2vd93bNgq+DMnn/nnvqttG/ueQ3HRuB9d8RPAlrcWAV0yLVwC8YsfMawobZMoxm+"
    "JmmVphvHH35eKi273sXrbR6uuQfLn+9br/9dr4IhhR/K8h+Xrbv/5o3HTu7r72bxlY8u8h"
    "uex2Lga935gqxG7G/hiSi/5l1/jcu7vrXX9so/hf4az8Wjgj/z4kncvL2+7dnfgNnaur/l"
    "c+a87FIRn0+8bnzvUfRmcw6DIN6q6NMpeqcMqWXA+hkhZCGsUlXPilEAfmtJFjxcfuNsss"
    "+bCgohcMXGfNF7/XuU3mk/Ua2SL8W2mH+WBMM1Hrcb39Gvsd4W8BE1Y/DbvYhI3oLk+BCA"
    "aO8SubOgcsxfpyCaCNDBHljAtlyOruGhniF0XemQyJ11xWlSErWBkZsvodIEN0fXNAhmhD"
    "CC3Kqb9cAmgiQy6xaRcIkPBWqfQQ/Qx2JDpivRLU5EYIuF5ohI8PEkPX9wQkhjaEOHDrk5"
    "eLek1kRYGcWCsjZMVDo4OeqDP201sWmC5sjBZL0ZiP999zP4gkU5etLsI8ntiwVXDHyHRx"
    "XsrM5hNCAqvGb0aZdBCfGfwXH8+E43U+Jqgcei9ZV7SsrGj6YIZ/GhOef6qU4ZACq10Oyd"
    "ZwrQ3Xdx/y2T67vobvByPWMv5viU4533iIHufMfIIfXOQXTs1yd2ko1ZatbKxC8B1fzzBt"
    "hYatU4cuF6GtUmExAS+/HJtuwWazGFk2WJQ+EfklK6LQYHB7RqPakltDpdqymUZSlfArXg"
    "iFRemcKUxRWon8SitI9V+ovJQPp7AzIyukChI36cxcZb0NezRXWxK6NR+lwgtl3hvQrRnC"
    "tKFbM5A5S+as5iYvprKw4MCs7DuOa+3yJIhDAfKrH/VCM1sdyCD0bA5Y4fgqCQlEqE6E3C"
    "7aJbVv6tRFez+Npwo7fBX3Kt+0w5dmyVhlKtQuupVHBr+KJhtBgRartRZ7kIN3zV6pFxck"
    "B/hvHzTQHfDPUeUaY0pyDtTPKbWxSQocvBFUCvX3DGxXwmR1Zb/S5Lzfv0oIkvNeWmJ/+X"
    "zeZXqUkCBskOUVYJuJDP7UCnpTBAFqk7ralD7rUvL2pmChx53OGlRErSo+kCwwSJQjjGTs"
    "YMcazRo5US3BnWZZXIsZjdlqxPsmYYUv5Yh1w9O9CoenxQ6h4tPTOviEdlLMgb9UChgOht"
    "cQuzuJyOS2Zq67rbhDWAxk/53BDqOybK0H2EGF2f/+H5a/6rY="
)
