"""What people are told, when they are reminded of tasks, and ways into the list of all that has happened."""

from tortoise import BaseDBAsyncClient

RUN_IN_TRANSACTION = True

_USER = 'FOREIGN KEY ("user_id") REFERENCES "users" ("id") ON DELETE CASCADE ON UPDATE CASCADE'
_STATEMENTS = (
    f"""
    CREATE TABLE "notification" (
        "id" {{id}},
        "user_id" BIGINT NOT NULL,
        "kind" VARCHAR(20) NOT NULL,
        "at" {{moment}} NOT NULL,
        "actor_id" BIGINT,
        "entity" VARCHAR(20) NOT NULL,
        "record_id" BIGINT NOT NULL,
        "deal_id" BIGINT,
        "due_at" {{moment}},
        "count" INT NOT NULL,
        "read_at" {{moment}},
        CONSTRAINT "fk_notification_user" {_USER}
    )
    """,
    """
    CREATE TABLE "notification_head" (
        "id" {id},
        "pos" BIGINT NOT NULL,
        "epoch" VARCHAR(32) NOT NULL,
        CONSTRAINT "ck_notification_head_single" CHECK ("id" = 1)
    )
    """,
    'CREATE INDEX "ix_notification_user" ON "notification" ("user_id", "at" DESC, "id" DESC)',
    'CREATE INDEX "ix_notification_unread" ON "notification" ("user_id") WHERE read_at IS NULL',
    'CREATE INDEX "ix_notification_read" ON "notification" ("read_at") WHERE read_at IS NOT NULL',
    """
    CREATE UNIQUE INDEX "ux_notification_reminder" ON "notification" ("record_id", "user_id", "due_at")
        WHERE due_at IS NOT NULL
    """,
    'ALTER TABLE "users" ADD COLUMN "muted_notifications" {json}',
    'ALTER TABLE "users" ADD COLUMN "remind_minutes" INT DEFAULT 30',
    'ALTER TABLE "task" ADD COLUMN "remind_minutes" INT',
    'CREATE INDEX "ix_event_at" ON "event" ("at" DESC, "id" DESC)',
    'CREATE INDEX "ix_event_actor" ON "event" ("actor_id", "at" DESC, "id" DESC)',
    'CREATE INDEX "ix_event_kind" ON "event" ("kind", "at" DESC, "id" DESC)',
)
_BACK = (
    'DROP INDEX "ix_event_kind"',
    'DROP INDEX "ix_event_actor"',
    'DROP INDEX "ix_event_at"',
    'ALTER TABLE "task" DROP COLUMN "remind_minutes"',
    'ALTER TABLE "users" DROP COLUMN "remind_minutes"',
    'ALTER TABLE "users" DROP COLUMN "muted_notifications"',
    'DROP TABLE "notification_head"',
    'DROP TABLE "notification"',
)
_TYPES = {
    "postgres": {"id": "BIGSERIAL NOT NULL PRIMARY KEY", "json": "JSONB", "moment": "TIMESTAMPTZ"},
    "sqlite": {"id": "INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL", "json": "JSON", "moment": "TIMESTAMP"},
}


async def upgrade(db: BaseDBAsyncClient) -> str:
    for statement in _STATEMENTS:
        await db.execute_query(statement.format(**_TYPES[db.capabilities.dialect]))
    return "SELECT 1"  # see the first migration


async def downgrade(db: BaseDBAsyncClient) -> str:
    for statement in _BACK:
        await db.execute_query(statement)
    return "SELECT 1"


MODELS_STATE = (
    "eJztPftv2zjS/wrhX9oDvEHzaLeXHg5wEm/raxoHibvdvfNBVWza1heZ9EpyUt/d/u8fSU"
    "nWWyblF60MUDS2xCHlGWpenMd/G1M6xLZ71BoM6Jx4jXP03wYxp5h9SN9qooY5m0U3+AXP"
    "fLDFWDM26MH1HHPA5xqZtovZpSF2B4418yxK+OB77HkWGbuIjpA3weh5Qm2MBnQ6M8niHD"
    "n0GR0f8amGdMDmYkOVoObE+mOODY+OMRvnMNh//ZtdtsgQ/8Bu+HX2aIwsbA8TP9ka8gnE"
    "dcNbzMS1C2vcId4vYix/pgdjQO35lETjZwtvQskSwPLxMMYEO6aH+QqeM+d4IHPbDjAWos"
    "Z/2GiI/5QxmCEemXObY5ND+w8QXWsYxk23Z9y3e4bRyGA6hIihMbg0oIRTiT2qKxAw5o/w"
    "019PTk5Pfz55c/ru/duzn39++/7NezZWPG/21s9/+g8TYcufSuCs87Fz0+MPRNlW8LcIv/"
    "CngDE904cSxIiw71keG5ohwOXEdPLRvwRIUYD9tDQFQnyXkSC8ENEg2sC7IMLU/GHYmIy9"
    "Cft6/OZNCYJ/bd1dfmrdvWaj/pJE801w68S/xzEeYdimA1MNxRFEDXH8VgLDbwvx+zaNXc"
    "ECnYUKemMgNcTviQR+Twrxe5LB79xxMBmoITgGU0MMn0pg+LQQw6dpDHvWFBv/oUSRC8eA"
    "aojjMxlGfFbMh88ybNgz3UfDwS57aPbnj7nl4DzFgzIFxyQFSC+YIoX/BzbHtgiwvLIFCp"
    "TpFt3uNZ956rp/2L6ykdI0br5+uWgz2SgowgZZXkIBiegwo7Y1WBhMrXXok2krkiAHet/Y"
    "z1e4NcP6xHQNl3ETPGRPbvqGhALa88AB7xJ4d60xMSziGo945hlDc5GD+UJLJx94teWzKb"
    "SfvXmzLWbv2z4nx2c/n70/fXe2NHmWV8osnSyaR9SZYseYu9iphuriCSqhO7AjtZGtG0b3"
    "E8MSfwR5/MYgdrd/jw8EnS5mCwyNkTnwqGM4jA/nbN1/3HdvCthEPngKz0Nr4KH/Idtyt4"
    "bvxt9GczLg2EQPc8v2GOs64uv9vbF7jYWjK8HDQ93w9ZfWb2m18fK6eyFQRl1v7IhZxAQX"
    "jFDcbzV6jPlO+IUHc/D4bDoM6ek79IQWjc3emp5M01dMYo4Fevkv5r8v8Ah2Zi3bps+CfD"
    "kOw/jtZpnT0JoZZmLkSs/hnUnGWHgAzeGQIcdlX7yJ6SHLc5E7f/g/zDbW1FxwtyBGI4dO"
    "s37EinPkeBX/1XhkW1CIXR+s8W9wNB6CozEkW9bCbZP5VFCgwx7bJAOcoUQIq7Oh22hdXn"
    "a/3vTOUfChT+661+1zxP/vk6/37btzxP/vk8vrTpsP9P+mXxY5R6WUn7LETZk2j8O3KZdC"
    "BXInAtGZMNp4ILhyaagyoRhQjTTRnfCiCPOOED8qOlUEsXs1aovo34XCBIbC1gyF+WzIf7"
    "lh5vDpK3aHe4UL2EgCMr2nA9Cj8EO9dnav86V932t9uU1s76tWr83vnIiri9TV1+9SW345"
    "CfrW6X1C/Cv6Z/emnX4LluN6/2zwZzLnHjUIfTaY4hvDSXg5vKSLmdGaWZ/xopEXkuDfKT"
    "UuzJllPAaDVtoVLcSGHqHeBCOPPmLCbQFsj5DlIkI95DJjFg+biBJ7IcyE+0+tn07evssa"
    "F+tMtDpu4b+NCHWNgYNjrxETy3ww/jHjJg37WUv8Lk2OH0aAEyMAFfgK3ruGAGZoEl/+BM"
    "NFS8NlL2rbyyVE7MSOv8zGxHQnSiejCajNGCb7RX7CLHl3JmGWvDsrNEv4rSSaGfuyGP+q"
    "oFQkITegVGhmrBy6TpGIQjJdjx9vVFEe07BAae0pHbhZVRhnGm53Pp3Gts4HUh4dmdCzs+"
    "LYs7NM8JmDn5i0qfJKJSHhhdL5hQqV/oeFshqYAQUfXlVtEFxJjU26kpKWrArrSkKCK0k7"
    "3qWJK+mjQ+ezRo4nyb/RLHMkjfkQV9aPNMQz0/GmmHhHSEyO3AFlZEOmg5H5QOf8nPmD8P"
    "1MsDl0EdvBg4lIaIlAXfSAbfrMRiHTRc/YttHr2+Ozv+T5m7a/IOTTaC2Wir1F4q+C1h2O"
    "r52jYiu5NOzdYW+OshqWAAMVTGWvayJMLv2UwzxxEt4qFSiD2KBVEqWYCts/LQiek8dolZ"
    "wU8Fcito6QlsHuXmPNcSiX5VZlM87YhBbD8Ppr02civ/LAtvjrzAevv3JsMvknsAhRXiiA"
    "kVuAwxsjag/9EyOlhQQsdYbY2d168islT6KVFgpA4QhNR0FRphSB7d4A2x1sd0W/I0T7vA"
    "gyZ/UoeTGVhd0dt6yJ1IoIEVej5UkQhwLkV0b+3g9ZgAyNvbuv9o3yZCGNtzLnxWxUcTGN"
    "t5kT45SdpYLmGBhgWw7bWUeBAlfJwILjsCpXecYPLk+RV9jxMZBKu103vCc3+xsp5zgfVr"
    "zd3+SUmsJj064U+5MGrB/Oj+VwflyG8+McnJsDb14N6VlIwLos1gNnqiyqg+E1xK9Mua/j"
    "4npfx5mCX6KwEWe9avlyCSjImVsjZ84khLMFb+4Q+oQdY2oR6qjpLoVTgApTVYXB05lNFz"
    "jvrSgkQwKmRqhfy5Gt14Fye2padqP4VNm/35Q4WjbwcuhGD5j/tVzAt0ICdSG0BtPVLxJn"
    "bamxTRSfS/7cTfyyuJ4Cp2/6sari07fk/lGwgBNw4FSrLDuq2Ab7yMPYmdZ6eiJjFLBRxV"
    "VUT7KGWIbZKSK73g62jeFcLwF+O+FFcIsFuH9fSoDPlkO3KsDJfPrA7pQK7mBMVYEtfokR"
    "TQLyWj/xAPJaM4LEDmmWL470+cwSooaS4/idjI8pHUIR8zG900psEM9n7TkSw7+1QlhEg/"
    "QOJBbPueNAYn/N/QQS+2vvI5DYX7lSIHG1uFt/wd3F+Ubrya80shw3eMaK60UzyK8qktjX"
    "WXQ5gfyalSKa/dUgollrlQAimiGied+6WJ1CXSGi+UWQGSKaNTFkIaIZIppfOhkgohkimu"
    "uD7aRNLIvsJFQNo+C20rfVrIDpBBAgWgrRuZ4i9a29F26yo9KF293gFdCeBwtYl8E65KTo"
    "oRfuIShHN7zvJFKfxw6yp+AubxeTHMdPaePRHOh99x3VvtuuXietpZWbEiOaEueuhkohp0"
    "YLBWDIwfw4RlTdM1EwRxOZHqIE87Z03gRPkdAlRJM6XovvOr/23wZmLAgS8n+glYnTLT0Z"
    "TsR8xOZQOLcMCyFFmIWzKP0kV1m8UHznqMQLxeHAxVTd0wcBW/slgOUaTFHIOY0t1S1iUK"
    "BTKPQ058dFKmpzOL6WOvNmDES9VLaSpKjYfSl1bYtJUXHhtW5SVAW1CZKiDkBEgNKkGUEg"
    "KQqSouqIc70E+BdGOPYThawsEuLRGClBPk0M36owD7u9T0wyZA+RFuYgUEGgas5j9iJQw9"
    "cmy+DbZD4VyO+wxzTJAGeIEMLqzOIb959/v22fI/GnT3rt6/bHu9aXcxR+6pNfO8yCPUfi"
    "D/v2mX383CffPrV6963b23MUfuqTbu8THyn+pJ28cpaflOFXYvelJXXA7RQkdAShM9nAtI"
    "5L3ZJ05dh9KYm8xXTlOEdWTVeuYEpDurL+cgYEv2YEgXTll5CufIXNXE+suF4qJobhCJ2z"
    "lPlD7jRFWSy4j/xksbBScnKFtFKxyOqc0tRCzCYYh7+s6qIPlG91JUrGl41Tdb1HUKRt/C"
    "GydF7vUZSoPbNm2LbIujssnKbywqWbXfIhRnNCcMWdUBXlLhN2Kps+99dKrhWDkl8wFalT"
    "kb4QpKO1UgYJ45Awvm9tuASPB5dJDAnjL4LMkDCuiSsBEsb3GUYKCeM6kAESxiFhvD7YTp"
    "n38iwlBQgMpTJDibs35PEfhwLkr4l8TDzsVLIj8uDBmtDamvBLAlR767KwkGFd9dUbzR1v"
    "gquTIg8cqFGVGg/z4Rh7VbpJpSGBBpXNa+qfycrqvOH4WmZObaXawB5TMXXD937ULTp3Bh"
    "WU3TgYYL8q9h08mrvigNJ0GQbVXak54ECNdakxxJ5p2TmZTj38YwUlYqB1kAFlVkb7t17C"
    "wMi00lwaGdfdm4/h8HR/zXyP6pNl5ovd1ZHxqSl0djs1vrRuvrauz5H/t09at51zxP5rVB"
    "LQmw5wN5/YVuYYMZjthp+wswjil1MMqixlv3COfSfwq4bW7SVxf2BTt9qZeRxwA96PA2JL"
    "h+D80ChWtaS9Tvx2c1XkapgbIEYq1HnipZYQn6CJLMJrMCHRIEVcHw7ZJkCvr96V1nVSmC"
    "E3e0I8fbYcU2ngbCISPpxAOiIsLOO0RBhEhumnFhZHhsU2jDwJYkBwOFD9xB1SV3ZPAG2k"
    "1cx0vLmD82VVeHOFpIoPkxBT4aEqkyumF8gZNDFdZOMR+06GiFCPVxPEiP9K5NEmcqk/2v"
    "Jc5EdWswFzXneQCycxg+tZvL7g1cn7XNG2o1VXicP4iXKpPEwdPftiTi0KPaCLcij6ymj4"
    "dR6mPCEAxDOIZ5AOELuiFQnS7C5DhnLHQQ44BE9o5z+AUGwN3zyIYtGEDhDFAgYjtwlvTd"
    "c1x7nmYnirWWYszmKDJExFLjpfcRPNfOJOR+GWFHvonFlsiC2DyfAnSuwFsukYjaiDuPRE"
    "lPijhFnHTbXAeHt9dXbSRFcnp7kW4nYXU6wjEFOepdygAWKNsOLBugnX8itu3Lqs9BRKee"
    "ZM9G/ilw8cysaw7bPGwhv6+eGjgHmtKwNvgnmtDynAvNaIBJAaskfkM4lUDf8pQCDBOiSo"
    "zIWysECI6ozo0WJKfg4F/nHfvSngQhFI2qdnDTz0P2Rb7iESoASXHBkJR14mSDEdj9hMeu"
    "j4BOkgxeq5aZCVdkCOVahY8yLI7GL244Y5wd6lCl0EBDKssgwzBx51lNWIOBQgf41kBzg3"
    "evEe8rD4ZJ6LPFaYssRHHh8l4SR3MaM0GYiGq8Ikc4Vzmrdg5S0N+GW/ZzZiV2cOHWDXzf"
    "N/V55ntWsb/I5a+h2hHmMD6jGCdgv1GIHMWTJDCbTN96HRtQTafnWB7eOavRuWpybp4yB1"
    "skQ2Ju0t12BTm4+q6bsJuH2n7B5Uz+1UaQaH2SuWk8c9SvFfMgtQYwU1NLGx772CGDT/Rr"
    "PMunY9hfgz18MzPxAsNMqP0PeQM34Pk4FGDp2i4w/oK3Gpw7YJslz0pomeKRExYTZTTLhB"
    "zT4+4Am3pE3bRpSbyvl2+E4WzU1UyslRamZDtuIiWCWHKS5SpILa/ANmkXosaAhBTSqSDp"
    "wL4FzIQoLVqbXVCc6FF0FmCDvc+2Ed+Hdejn+n/tiufePzrzf33bte++ochZ/6pHXZ6/za"
    "Pkf+3z751r05R+y/Prnu3vfOEf8/bWDJUUiKQAp138ABtxmNWBMHxFdXWMwZ/4O43ixzP8"
    "zZCFfO/XBPp/iBDhfoeUKZXe88uogZ6rwUFxpawyN0hRm49cQ3ABLTcnt/0RTmv0vRkGJR"
    "p8Ry0MRyPeos0Ovbkzd/+RBW97IxhwxqByZ8EDtbuU8I9SY8227GZqHEtLkbQ1RkYRDHJS"
    "VVUi1TS90Q0ajmKo+D+DUr+6eCx0FLjwNodKBjxPDKmfFnNuLotn0XxKyrKBw+1HnAmfqE"
    "7b/2x7tWr8MvMqzjMXviQD4rk+dEhjonxcQ5SdMGT01Lqaz+EmAjNZU1OkDdTgcp03WZIB"
    "waE9OdqKA5A1iHEtY7QLhDbSVeHo6vIS8/k2HlZ8Wc/CzDyKHD5R79TpZrTLCpemodg9r3"
    "KXW+uaLB6XQcyzYdmGocJIKoH4uWYdDF7DnDnNlmFAZghdCXCG6H2zhURg4q1gIO/9YlwM"
    "GdCvkpcMbIT8eq0KcxBx46FehM8dkkt/9HiT0xyW/2UQMhdfxOxihOUytmFL/LyCnyZHnC"
    "SFe223JA64fxd2cSGH93VohxfqsQ45gM3Qo8LH8G4GI6c7FhdB5QrT5uChqorTe1xflNJU"
    "rHIYHKOlN5OueUItSzRtZA8OOceg7FhXEKwNcqknM41N5KjRwHT9kv5S2IGW5ziFFSWiAN"
    "uLPau6dv0sj3r+gRU3uoIcrH+0WhJkEYl6IYQc/HfyYUI3a3WRaQ4Zc08MnYlAnL+MY7wq"
    "QKIphR5zQHBW2UkeU2ET4aH6FfO7fo9fXJm5yqw+tOBqUXtPb6Q6wCRJ/ue7tDdvGhBDem"
    "j1icwcR6Us5vTUHu+7RQ+3MWTbSZOz8t+U5kJecpNMkBpTpNMsVZVq1ZhF3xnnlXPJ4/+v"
    "rqNF9pKRsKKgmoJAfIv0ElqROuQSUBlQRUknXLbNC5M8h1rgR3SpUQNxojoXzw9JJApxiw"
    "tUR5C7/v0uCPueW/mWgwMYPWSid/zdVLKs4CKguoLAfI30FlqROuQWUBlQVUljVVlp7pPh"
    "adCC3vlaotHhulehpkIg7FU1fNBzr3PiwPcHhC7BRjj2e4mkw3eZhbtocsgl738npQrjsZ"
    "6DGgxxwg0wc9pk64Bj0G9JjD1WMSWTdMO1BhF+H4umVUb6YcjiYaYvsJEy9PPfRvlOqGeD"
    "lkpV7YJVg4msainQrvoeLgAXWGWaWvdKRi13DGSFcVOZn/MMTPMPjYpmzjaqniKf68z6bl"
    "KTXFHjCa8hH8r0rLc3+5EFpuLQZheQs+xkey+no+nPyKfqyzwgI+gOTksb5d6gtxYPm1wg"
    "oeyuuEgAXLgEmipUmiHt0PKaYHENZfXMMnn6iHUBuwolqz+boa0Hxx5wws0UI4EO2yezuC"
    "qOHuPpHZ3SfFu/sks7sTGpP89k6Awf6uvL8PJFnlgLwqoekgbd8H4+uXCL55ZhEz5uRZRQ"
    "xoZxlqteMTGjQhBjqc763IGuCe+7XxiDo5vtvifOUIYq0UZd1EZgkmt5KjbI48vwK2LN6X"
    "AID2NdAe+HLl2UwAABymKocxh0Pu+FRRH2Mg9dMgz2RKDJ4V1xg8e6vTGdGPGXXyD4n8O8"
    "3SU6JojESLQc7hkMcDf9xl1X2TN/gz2T80smyc1yNQEkrx+ChZLFDOxS9+rBFAyp8m8EL7"
    "gZpTfdW5C40BdWWVxScLMdLLkyAGVCdfxq57XtF5jgOpJAAqGA/+UQmXB2fAefE5xcpvBA"
    "Ha7xrar2gQG4QcyO7sOEwNd/d7md39vnh3v8/s7p0X1NYbwRuuqA3mxDbMiURtZY+hIh+/"
    "q7vXLIF32L7GNzXu+cpH31qdXufmY0MN940A7BwFH/rkrt26+v0ciT99ctX9dnPdbV3xrn"
    "rR5z5p/3bbueMXgw998kurc80v+H/TBsnuggiTLUKeDdEMXeFILAFTI+/Hxs7EPPqIlVTE"
    "JUDdol7PTmVY0GkxCzrNbFhrPPFc5VLUKbD6MfvNl6GGfgmFqK9TMBv+MbPYdBXInIQEMm"
    "tHZk08wb+I5K8rc9HIcQZHN5tl/mA/gcwYBuMkfMJsKG+96mLkUY8NEumeFkHfR3NeuYJP"
    "9b2JHha8ySqa0ikWnl+PwViDCbI89IDHFnFFxigvos9h+VBzIHSfVy7iuxr9h5Jc5/Kul4"
    "e0Va3dh8WeXJ/OFdhvAnAb3HevxDl03puMqq3UxWOzrTtAuNZTuApxUiRclzfLhetSJMkJ"
    "V1FiYcLmYzuOtyBHJu9dPhbyzUS+qOYCsIlM2xaVpJi0CgRTQcGGqrP1SZ/0RMkqy0WEok"
    "fMJCoVklJMci4+2qbrId5Fll1x/Qbq/hJTJqXHFD1b3iRots7n95uws+8kmojJahHdxK/0"
    "CZfubMHg4cwx29VVzoqTLNyaYdsiWK7JepJmcHgLIh9kwt5lQiKcLPY6K71rKUA4qa98Ui"
    "8YtzL+41CA/HVSyZhYVsR9DAhQvwbqc2v0lCM+vz4PoF2B3YjOsYpBxDEgQL0S6jUxwG59"
    "s6I9tHKDXeO3m2VGWGCeGDgcKeHj9P2GkdtQ2Dp0zC2cpbXj20U2JWPssGFsrOXxlgPnoW"
    "OSDRZBsNymGVLyihljzKxBvGHSlBk8ec7Nna2raE/5zyVhPcWRbQRQTTCj9HvJmyVmVEQ3"
    "FRsqggIDSjsDShOe3hni6Yx6mAwWn3GuZy01opSzW9FY4xFL+th4RSuHUg+JR/Z9VgwYD5"
    "GD2VZzvSYa2CbbpUN+iGR5LmMAJnF5F2BKPgiO7EP2G/2G4KyuuPjMPmLGZN3nPF/czlbN"
    "YeyJfIYATz7L/bdkvsVqvp8ihcHID3z/0Pg+5D7szcSJv5YyhY9wbSvDvJUJrmWjinMf3m"
    "bCa0chEmXxuwQADMthmCf5KccOJoBqiOnNhw7SuTegedW4i9N4YiDQ33yN2gFCxcoTjcR0"
    "FgVJEEuYdGXjRdDqvDY4vwjQuMQ5Q/lF56Z19/sS6Usj6Lp78/EiB+0Xv/faLYiVBZN0py"
    "bpP+hDI8cO5ZebZcbn/wUDVhqc94z7ehPeF8Oj6AFzlxw+Qh1m4jn0GY0pdpkVhwn34lmu"
    "uOuHSbieuYhuMTHJFrBsZiCOqMPA6PADb8buUPLK9cdmrc7dLq3oU+Q67ArDcv7DYGgObX"
    "u53H1nTlSS9fn8wzkYq5paSNCVZC/5tKYzzjluKymUFIyHTPE1VMwd+gA0UyzTxQ/kqh+U"
    "lT/I5mMuxYKKEhlBgQKpnQKZYFieh6czL4dpFVe2joHsznP5ZrtCeWOptvyIIc/eLeZHEU"
    "T9WNLpiQRHOj0pZEj8VkrC8tDmHP2xrF3SEgYaJSk0SsKOQ3M2co+p+AUhWyFAHfZxGZNv"
    "/9YrV2ISLptweFqzSbnahaFYQdQmADcgbQ+IDocmbMEpV1sya+KUu6GCm2e8cuJ6s8wtR8"
    "IRK/1yXADwrCje1IzXdv+A/FoWIqGYx1bwi69yvGoqgIo+MZ4kpdL1i/9agwPJ+8eChr3K"
    "qwRwKgtNZyZZVFhIwIFH7tA8cgfSA+R4u0TYXAMQkLJ1lbJxMs9nw4pkTkICmbUmc0yyy8"
    "unGFCNysHtOLQuqfDIIz8JB/ivjv+4HqiC/zgc4L8q/j2mOau4v8LxtTgo3bX7K1S9Hirs"
    "9zQohFMr7Xl9XBfWyBqYAaLyXBjR/eYKV0ZypEqoUaL7hsULu9g57d1lABRdGLF8AIUwnP"
    "hvXdU5o6BZh+oihL1vCj1B+Gi5XJjEMqqLxNqRxjA5ZARYvfY8s/aUUwm6kGjJr5olrhTI"
    "xNlfJk5hD/LVldgPoR9546rdujZa9/edjzeitHr8a5/0WvefY3cTX4O7l90vt9ft3vL28n"
    "tw/+prO7jDPol67d27nhEUd49/W94LC7gnvvbJt/bFp273s3Hb+nrPbye/98lt97pz+bvR"
    "ur296/7auj5HqQtpcScXfCQVe6TQeUXdsQMOnQNw6DBFjKrz6DgUmLRVeTQmnuUpBUtGED"
    "rz5soBk5vmWQk9VH53J8BAB6m8v8FZvDfM+4aWosCOoCBwSWeZrdqQZ71mPLU+nQ7dIYpv"
    "SgwMXhXdXhUNPaifuPtshRf1U+Bik/OkGpNw+Ep36if6zG45YYcIXogtPpMf8DU1h/hc5F"
    "MeZ/2rlWaAjhNaKwvFXrudNroHTZlfwTM6UKo5sgSooR24mSwVTaTALbWtwaJDfqHOAOeJ"
    "gOSAUv4/E0PlmH6P8WkHP1n8hCWoo4kHFhvEOPdzyKZRC4nJeSE3XqyNPpMmci0ywGjm0A"
    "F2XTb+EeOZSK0naIqn1Fn4yfWEIprfsGG3S4OY0ZrHlWS+z6cPeal5heiPAOokaTZnytBn"
    "pWT3cDwkuysmu2slWe4CRlssWpYjJGSL4cQHS1SY9sF8Lm+5TV7AGVFH9M3h5bqCgi2Mf4"
    "+4eDtHJho65sgvxsLYuP9KowX28spIb3ZyEBQgKCp5kHUgwcakxIPpYsZ4VNJb4iA1csmD"
    "4D00wZsKx86v7l5sM8dAamg1H7+RqjfDhxVazv7NJKIhHW6jzMKcM4xUCLiIg9WICe86iQ"
    "OSEet66pPorTd/YGJ0Ui2BIQcYXriqL1yETPVXLg0LJ606v3NBA5Bq71wOMLxzB5g1dC+6"
    "1f0iwkMbOR6pxP1mmT/K73tnjKKhcm2nTcTzB165aED5iQM/mBYZmA4eijbOH5b+ouC04T"
    "sf7x4l1mMM53usoTOb9gHz7CIXe2g+K2hRvauVwY+l8XvYLPFj6ZEN82IIkWi86WAlV0EE"
    "UUNPwVY6p8y5j5BJ8JmSKywJtXuHWONvozkRzcnQw9yyPYu4R3y9vzd2r/FtxU3GQ9mfsO"
    "P3p8FqbsosKBBo835M8EjU1TrSRCe/puOi8NPwVqkmbtNxhWDTME6Ud+dYGVdaNBhUXa01"
    "LAgh3TsJYj3VbPa4OUKkDOsRDCAeYnchdjfjzXKLQqvCW6WS040Nkoilcq0x+ckKQmZdz7"
    "Jtv0PyEeIRtR59FH2sXGyPeGEbQvkg6uBhE1Fi+92W7z+1fjp5+y4vmGrDs1cvpyNV4yZA"
    "nWINHTanxSaVq28TLiGAoE6vpnxWd3favrnvfmrxcW6h3Cc3CbUZ4bff92DLbXKLa/jkI/"
    "gQ6vZUjm6Sim0qiWzK1LMZDrlwUMFvDKSGKD6T8QqfFTuFz/J8wo7BVCu1ML0kVA0RvRX/"
    "O/gRC7F/6H7E5FEWrtIAMAYGBNaawDETRpHGSUggs3Zk1sWrYY1JJ9+p4d9plvo02BjDkv"
    "RpdAlGQX/KI9QiqHXbQY940UTPE2swQUOKA08DmxRZpIlsbD6xa7wlkYmG5kKk+/IG3vgJ"
    "O8IHEehg3EdhkoIE5N0tq+gFUagkHOA5eJvl3B/VahaHK61wtYAXREsvCJTlrI18yJhOu3"
    "Zuvdjo2TjmbTrO62hbbK8uAerQZ3UXlqptFXoEVtemjqB19gw0Lu663+7bd+co+NAnX7oX"
    "nev2OfL/9slt6653w0cEH9JaDHjFtHgFwCt2yLyGzj1eKaIqs4mB64zxxv3Xy8t2+4oXl1"
    "9+7JOvN59vut9ujK+CEcW/9cm3u+7NR+O2dX//rXvHa9InvvfJVbt12ev82uoFtfXDL31y"
    "2b1qG1869/edm4/nKP4tnJVfC2fkn/ukdXV1176/F7+hdX3d/cZnzbnYJ71u1/jSuvndaP"
    "V6baZB3Z+jzKUqnHIztaU1seAv/ZZiPXPcyLHiY3ebZZZ82JjMCwausuaL3+scKzjdN5ct"
    "IprblFnHwZhmomfaavs19jvC3wImrH4adrEJG9FdngIRDBzjVzZ19tjS8OUSQBsZItqCFs"
    "qQ5d0VMsRvLro1GRLvXaoqQ5awMjJk+TtAhuj65oAM0YYQWrQlfrkE0ESGXGHTLhAg4a1S"
    "6SFavWxJdMTayKjJjRBwtdAIHx8khq7vCUgMbQix565QLxf1msiKAjmxUkbIiodGCz1TZ+"
    "int8wwndkYzeYeogQN2MO7H0SSqctWF2Eez2zYMrhjYLo4L2Vm/QkhgVXjN6NMOoi/GfwX"
    "H8+E43U+Jqgcei9ZV7SsrGj6YIb/NUY8/1QpwyEFVrscko3hWhuu7z7ms312fQXfD0asZP"
    "zfwwB2UTruOw/R45yZT/DKRX7h1Cx3l4ZSDPGLeihK2RB8PcO07RL7IRXkN3bofBbaKhUW"
    "E/Dyy7HpZmw2i5FljUXpM5FfsiIKDQa3YzSqLbkxVKotm9joVVf1XwiFRemUKUxRWon8Sk"
    "tI9V+ovJQPp7AzIyukChI5uAoK4x6yKusFM6hRLTrYqbakmAHcIYem8EKZ98Ymy7xDOl4h"
    "qmsVpj0bViRzEhLIrDWZs5qbvJjKwoIDs7LvOK61y5MgDgXIr37UmzYkFE5706BAhspkEH"
    "o2B6xwfJWEBCJUJwKzaFQcl+H4evqHt9J4qrDDV4/hsjAwca0OX5olY5WpUO3fegntKVOL"
    "eKlBXXdvPobD0wWKUyezS4NfRZONoECL1VqL3cvBu2av1IsLkgP8n+810B3wz1HlGkNKcg"
    "7ULyi1sUkKHLwRVAr1DwxsW8JkeWW30uSi271OCJKLTlpif/1y0WZ6lJAgbJDlFWCbiQz+"
    "1Ap6UwQBapO62pQ+61Ly9qZgocedzhpURK0qPpAsMEiUqhLFwVP2ew3239zLa2tT4o5NA9"
    "aICGsdX2kSMtTCjjWYNHKChoI7zbKwITMas9GEgnWiNl/KCfaah6cVzqaL/W3Fh9N1cLlt"
    "pVYGf6kUMBwMryF2txLwyk35XG9mcQO2GMjuG6/tRyPcWIu1vQqzP/8fUkEwjw=="
)
