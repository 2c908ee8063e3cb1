"""What was deleted, to be put back."""

from tortoise import BaseDBAsyncClient

RUN_IN_TRANSACTION = True

_TABLE = """
    CREATE TABLE "trash" (
        "id" {id},
        "noun" VARCHAR(20) NOT NULL,
        "record_id" BIGINT NOT NULL,
        "name" VARCHAR(1000) NOT NULL,
        "responsible_id" BIGINT NOT NULL,
        "group_id" BIGINT NOT NULL,
        "created_by_id" BIGINT NOT NULL,
        "pipeline_id" BIGINT,
        "stage_id" BIGINT,
        "budget_minor" BIGINT,
        "source_id" BIGINT,
        "available_to_everyone" {truth} NOT NULL,
        "deleted_by_id" BIGINT NOT NULL,
        "deleted_at" {moment} NOT NULL,
        "content" {json} NOT NULL,
        CONSTRAINT "uid_trash_noun_8d431a" UNIQUE ("noun", "record_id"),
        CONSTRAINT "fk_trash_responsible" FOREIGN KEY ("responsible_id", "group_id")
            REFERENCES "users" ("id", "group_id") ON DELETE RESTRICT ON UPDATE CASCADE,
        CONSTRAINT "fk_trash_created_by" FOREIGN KEY ("created_by_id")
            REFERENCES "users" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
        CONSTRAINT "fk_trash_deleted_by" FOREIGN KEY ("deleted_by_id")
            REFERENCES "users" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
    )
    """
_TYPES = {
    "postgres": {
        "id": "BIGSERIAL NOT NULL PRIMARY KEY",
        "truth": "BOOL",
        "moment": "TIMESTAMPTZ",
        "json": "JSONB",
    },
    "sqlite": {
        "id": "INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL",
        "truth": "INT",
        "moment": "TIMESTAMP",
        "json": "JSON",
    },
}


async def upgrade(db: BaseDBAsyncClient) -> str:
    dialect = db.capabilities.dialect
    await db.execute_query(_TABLE.format(**_TYPES[dialect]))
    for name, first in (("all", ""), ("group", '"group_id", '), ("own", '"responsible_id", ')):
        await db.execute_query(f'CREATE INDEX "ix_trash_{name}" ON "trash" ({first}"deleted_at" DESC, "id" DESC)')
    if dialect == "postgres":
        await db.execute_query(
            'CREATE STATISTICS "st_trash_responsible" (dependencies) ON "responsible_id", "group_id" FROM "trash"'
        )
    await db.execute_query('ALTER TABLE "account" ADD COLUMN "trash_kept_days" INT NOT NULL DEFAULT 30')
    return "SELECT 1"  # see the first migration


async def downgrade(db: BaseDBAsyncClient) -> str:
    await db.execute_query('ALTER TABLE "account" DROP COLUMN "trash_kept_days"')
    await db.execute_query('DROP TABLE "trash"')
    return "SELECT 1"


MODELS_STATE = (
    "eJztPftv2zjS/wrhX7YHeIPGSbu99HCAk3hbb9MkSNzt7p0PqmLTtr7IpFeSk/pu93//SE"
    "qy3jIpv2hlgKJ2JA4pz1Dz4jz+15jSIbbdo/ZgQOfEa5yh/zWIOcXsS/pWEzXM2Sy6wS94"
    "5oMtxpqxQQ+u55gDPtfItF3MLg2xO3CsmWdRwgffY8+zyNhFdIS8CUbPE2pjNKDTmUkWZ8"
    "ihz+j4iE81pAM2FxuqBDUn1h9zbHh0jNk4h8H++z/sskWG+Dt2wz9nj8bIwvYw8ZOtIZ9A"
    "XDe8xUxcO7fGXeL9LMbyZ3owBtSeT0k0frbwJpQsASwfD2NMsGN6mK/gOXOOBzK37QBjIW"
    "r8h42G+E8ZgxnikTm3OTY5tP8A0bWGYVzf9Iz7Ts8wGhlMhxAxNAaXBpRwKrFHdQUCxvwR"
    "fvx7q3Vy8lPr9cnbd29Of/rpzbvX79hY8bzZWz/95T9MhC1/KoGz7ofudY8/EGVbwd8i/M"
    "JfAsb0TB9KECPCvmd5bGiGABcT08lH/xIgRQH209IUCPFdRoLwQkSDaAPvgghT87thYzL2"
    "JuzP49evSxD8a/vu4mP77hUb9bckmq+DWy3/Hsd4hGGbDkw1FEcQNcTxGwkMvynE75s0dg"
    "ULdBYq6I2B1BC/LQn8tgrx28rgd+44mAzUEByDqSGGTyQwfFKI4ZM0hj1rio3/UqLIhWNA"
    "NcTxqQwjPi3mw6cZNuyZ7qPhYJc9NPv4Y245OE/xoEzBMUkB0gumSOH/gc2xLQIsr2yBAm"
    "W6xc3NFZ956rp/2L6ykdI0rr98Pu8w2SgowgZZXkIBiegwo7Y1WBhMrXXok2krkiAHet/Y"
    "z1e4NcP6xHQNl3ETPGRPbvqGhALa88AB7xJ4d60xMSziGo945hlDc5GD+UJLJx94teWzKb"
    "Sfvn69LWbv2z6t49OfTt+dvD1dmjzLK2WWThbNbGp3UgnHOZC7Q/BJBr/+FT2QOqLOFDvG"
    "3MVOtf1bPEElFAfGuTYKy4bR/cSwxB9BHr8xiN3t2eMDQaeL2QJDY2QOPOoYDhNuOVv3l/"
    "ub6wLemw+ewvPQGnjoT2Rb7tbw3fjHaE4GHJvoYW7ZHpMHR3y9fzZ2rwZydCUEY6hwv/rc"
    "/i2ti19c3ZwLlFHXGztiFjHBOSMUdwaOHmMOKX7hwRw8PpsOQ3r6Dm3RorHZW9PWNH3FJO"
    "ZYoJf/Yv77Ajdrd9a2bfosyJfjhY3fbpZ5Yq2ZYSZGrnTH3plkjIVb1RwOGXJc9oc3MT1k"
    "eS5y5w//h9nGmpoL7mvFaOTQadY5W3GOHFftvxuPbAsKXcYHa/wHvLeH4L0NyZZ1G3TIfC"
    "oo0GWPbZIBzlAihNXZe9BoX1zcfLnunaHgS5/c3Vx1zhD/v0++3HfuzhD/v08urrodPtD/"
    "TL8sct5fKedvie837XMI36ZcChXInQhEZ8Jo49bhyqWhyoRiQDXSRHfCiyLMO0L8qOhUEc"
    "Tu1agton8XChMYClszFOazIf/lhpnDpy/ZHe5qL2AjCcj0ng5Aj8Iv9drZve7nzn2v/fk2"
    "sb0v270Ov9MSVxepq6/eprb8chL0tdv7iPif6F831530W7Ac1/tXgz+TOfeoQeizwRTfGE"
    "7Cy+ElXcyM9sz6hBeNvDgP/06pcWHOLOMxGLTSrmgjNvQI9SYYefQRE24LYHuELBcR6iGX"
    "GbN42ESU2AthJtx/bP/YevM2a1ysM9HqYJD/NSLUNQYOjr1GTCzzwfj7jJs07Gct8bs0Ob"
    "4bAU6MAFTgK3jvGgKYoUn88RcYLloaLntR214uIWKecv4yGxPTnahYJUmozRgm+0V+wix5"
    "eyphlrw9LTRL+K0kmhn7shj/qqBUJCE3oFRoZqwcuk6RCO0yXY8fb1RRHtOwQGntKR24WV"
    "UYZxpudz6dxrbOB1IeHZl4vtPigL7TTESfg5+YtKnySiUh4YXS+YUKlf6HhbIamAEFH15V"
    "bRBcSY1NupKSlqwK60pCgitJO96liSvpg0Pns0aOJ8m/0SxzJI35EFfWjzTEM9Pxpph4R0"
    "hMjtwBZWRDpoOR+UDn/Jz5vfD9TLA5dBHbwYOJyBKKQF30gG36zEYh00XP2LbRq9vj07/l"
    "+Zu2vyAkKWktloq9ReJTQesOx9fOUbGVBCX27rA3R1kNS4CBCqay1zURJhd+HmeeOAlvlQ"
    "qUQWzQKolSTIXtnxYEz8ljtEpOCvgrEVtHSMtgd6+x5jiUy3KrshlnbEKLYXj9tekzkV95"
    "YFv8deaD1185Npn8E1iEKC8UwMgtwOGNEbWH/omR0kICljpD7OxuPfmVkifRSgsFoHCEpq"
    "OgKFOKwHZvgO0Otrui3xGifV4EmbN6lLyYysLujlvWRGpFhIir0fIkiEMB8isjf++HLECG"
    "xt7dV/tGebI6yRuZ82I2qrhCyZvMiXHKzlJBcwwMsC2H7ayjQIGrZGDBcViVqzzjB5fXHV"
    "DY8TGQSrtdN7wnN/trKec4H1a83V/n1O/CY9OuFPuTBqwfzo/lcH5chvPjHJybA29eDelZ"
    "SMC6LNYDZ6osqoPhNcSvTA214+IiaseZKmqiWhRnvWr5cgkoyJlbI2fOJISzBW/uEPqEHW"
    "NqEeqo6S6FU4AKU1WFwdOZTRc4760oJEMCpkaoX8uRrdeBcmdqWnaj+FTZv9+UOFo28HLo"
    "Rg+Y/71cwLdCAnUhtAbT1S8SZ22psU0Un0v+3E38srieAqdv+rGq4tO35P5RsIATcOBUqy"
    "w7qtgG+8jD2JnWetKSMQrYqOLStK2sIZZhdorIrreDbWM410uA3054ZeFiAe7flxLgs+XQ"
    "rQpwMp8+sDulgjsYU1Vgi19iRJOAvNZPPIC81owgsUOa5YsjfT6zhKih5Dh+K+NjSodQxH"
    "xMb7USG8TzWXuOxPBvrRAW0SC9A4nFc+44kNhfcz+BxP7a+wgk9leuFEhcLe7WX3B3cb7R"
    "evIrjSzHDZ6x4nrRDPKriiT2dRZdTiC/ZqWIZn81iGjWWiWAiGaIaN63LlanUFeIaH4RZI"
    "aIZk0MWYhohojml04GiGiGiOb6YDtpE8siOwlVwyi4rTTDNStgOgEEiJZCdK6nSH1r74Wb"
    "7Kh04XY3eAW058EC1mWwDjkpeuiFewjK0Q3vO4nU57GD7Cm4y9vFJMfxU9rNNQd6381ctW"
    "9hrNdJa2nlpsSIpsS5q6FSyKnRRgEYcjA/jhFV90wUzNFEpocowbwtnTfBUyR0CdGkjtfi"
    "u8qv/beBGQuChPwfaGXidEtPhhMxH7E5FM4tw0JIEWbhLEo/yVUWLxTfOSrxQnE4cDFV9/"
    "RBwNZ+CWC5BlMUck5jS3WLGBToFAqN4vlxkYraHI6vpc68GQNRL5WtJCkqdl9KXdtiUlRc"
    "eK2bFFVBbYKkqAMQEaA0aUYQSIqCpKg64lwvAf6ZEY79RCEri4R4NEZKkE8Tw7cqzMNu7x"
    "OTDNlDpIU5CFQQqJrzmL0I1PC1yTL4DplPBfK77DFNMsAZIoSwOrP4xv2n3287Z0h89Emv"
    "c9X5cNf+fIbCb33ya5dZsGdIfLC/PrGvn/rk68d27759e3uGwm99ctP7yEeKj7STV87ykz"
    "L8Suy+tKQOuJ2ChI4gdCYbmNZxqVuSrhy7LyWRt5iuHOfIqunKFUxpSFfWX86A4NeMIJCu"
    "/BLSlS+xmeuJFddLxcQwHKFzljJ/yJ2mKIsF95GfLBZWSk6ukFYqFlmdU5paiNkE4/CXVV"
    "30gfKtrkTJ+LJxqq73CIq0jT9Els7rPYoStWfWDNsWWXeHhdNUXrh0s0s+xGhOCK64E6qi"
    "3GXCTmXT5/5aybViUPILpiJ1KtIXgnS0VsogYRwSxvetDZfg8eAyiSFh/EWQGRLGNXElQM"
    "L4PsNIIWFcBzJAwjgkjNcH2ynzXp6lpACBoVRmKHH3hjz+41CA/DWRj4mHnUp2RB48WBNa"
    "WxN+SYBqb10WFjKsq756o7njTXB1UuSBAzWqUuNhPhxjr0o3qTQk0KCyeU39M1lZnTccX8"
    "vMqa1UG9hjKqZu+N6PukXnzqCCshsHA+xXxb6DR3NXHFCaLsOguis1BxyosS41htgzLTsn"
    "06mHv6+gRAy0DjKgzMro/NZLGBiZVppLI+Pq5vpDODzdXzPfo/pkmflid3VkfGoKnd1Ojc"
    "/t6y/tqzPkf/ZJ+7Z7hth/jUoCetMB7uYT28ocIwaz3fATdhZB/HKKQZWl7BfOse8EftXQ"
    "ur0k7g9s6lY7M48DbsD7cUBs6RCcHxrFqpa014nfbq6KXA1zA8RIhTpPvNQS4hM0kUV4DS"
    "YkGqSI68Mh2wTo1eXb0rpOCjPkZk+Ip8+WYyoNnE1EwocTSEeEhWWclgiDyDD91MLiyLDY"
    "hpEnQQwIDgeqn7hD6sruCaCNtJqZjjd3cL6sCm+ukFTxYRJiKjxUZXLF9AI5gyami2w8Yn"
    "+TISLU49UEMeK/Enm0iVzqj7Y8F/mR1WzAnNcd5MJJzOB6Fq8veNl6lyvadrTqKnEYP1Eu"
    "lYepo2dfzKlFoQd0UQ5FXxkNv87DlCcEgHgG8QzSAWJXtCJBmt1lyFDuOMgBh+AJ7fwHEI"
    "qt4ZsHUSya0AGiWMBg5Dbhrem65jjXXAxvNcuMxVlskISpyEXnD9xEM5+401G4JcUeOmMW"
    "G2LLYDL8kRJ7gWw6RiPqIC49ESX+KGHWcVMtMN5eXZ62muiydZJrIW53McU6AjHlWcoNGi"
    "DWCCserJtwLb/ixq3LSk+hlGfORP8mfvnAoWwM2z5rLLyhnx8+CpjXujLwJpjX+pACzGuN"
    "SACpIXtEPpNI1fCfAgQSrEOCylwoCwuEqM6IHi2m5OdQ4Jf7m+sCLhSBpH161sBDfyLbcg"
    "+RACW45MhIOPIyQYrpeMRm0kPHJ0gHKVbPTYOstANyrELFmhdBZhezHzfMCfYuVegiIJBh"
    "lWWYOfCoo6xGxKEA+WskO8C50Yv3kIfFJ/Nc5LHClCU+8vgoCSe5ixmlyUA0XBUmmSuc07"
    "wFK29pwC/7PbMRuzpz6AC7bp7/u/I8q13b4HfU0u8I9RgbUI8RtFuoxwhkzpIZSqBtvg+N"
    "riXQ9qsLbB/X7N2wPDVJHwepkyWyMWlvuQab2nxUTd9NwO07Zfegem6nSjM4zF6xnDzuUY"
    "r/klmAGiuooYmNfe8VxKD5N5pl1rXrKcSfuR6e+YFgoVF+hL6FnPFbmAw0cugUHb9HX4hL"
    "HbZNkOWi1030TImICbOZYsINavb1AU+4JW3aNqLcVM63w3eyaG6iUk6OUjMbshUXwSo5TH"
    "GRIhXU5h8wi9RjQUMIalKRdOBcAOdCFhKsTq2tTnAuvAgyQ9jh3g/rwL/zcvw79cd27Ruf"
    "f7m+v7nrdS7PUPitT9oXve6vnTPkf/bJ15vrM8T+65Orm/veGeL/pw0sOQpJEUih7hs44D"
    "ajEWvigPjiCos5438Q15tl7oc5G+HKuR/u6RQ/0OECPU8os+udRxcxQ52X4kJDa3iELjED"
    "t574BkBiWm7vL5rC/HcpGlIs6pRYDppYrkedBXp123r9t/dhdS8bc8igdmDCB7GzlfuEUG"
    "/Cs+1mbBZKTJu7MURFFgZxXFJSJdUytdQNEY1qrvI4iF+zsn8qeBy09DiARgc6RgyvnBl/"
    "YiOObjt3Qcy6isLhQ50FnKlP2P7rfLhr97r8IsM6HrMnDuSzMnlaMtRpFROnlaYNnpqWUl"
    "n9JcBGaiprdIC6nQ5SpusyQTg0JqY7UUFzBrAOJax3gHCH2kq8PBxfQ15+KsPKT4s5+WmG"
    "kUOHyz36nSzXmGBT9dQ6BrXvU+p8c0WD0+k4lm06MNU4SARRPxYtw6CL2XOGObPNKAzACq"
    "EvEdwOt3GojBxUrAUc/q1LgIM7FfJT4IyRn45VoU9jDjx0KtCZ4rNJbv+PEntikt/sowZC"
    "6vitjFGcplbMKH6bkVPkyfKEka5st+WA1g/jb08lMP72tBDj/FYhxjEZuhV4WP4MwMV05m"
    "LD6DygWn3cFDRQW29qi/ObSpSOQwKVdabyoYZvHq8hHOtzQH0hErV7Pv4zx9Sxu82yw2o/"
    "3dsnY1PmyPor75aRShY3o65SDgpazCLLbSJ8ND5Cv3Zv0aur1uuciqzrTgZp6Vp7ROEcFy"
    "Lz9r3dIfPyUAK/0u5nZzCxnpRz/1KQ+z5J0d4HrYk2c+enbN6JjM08hSY5oFSnSaZ/yqo1"
    "i7Bj2DPvGMZz615dnuQrLWVDQSUBleQA+TeoJHXCNagkoJKASrJuCQI6dwa5zpXgTqkS4k"
    "ZjJJQPHnof6BQDtpZI/fd70gz+mFv+m4kGEzNoO9P6e65eUnEWUFlAZTlA/g4qS51wDSoL"
    "qCygsqypsvRM97HoRGh5r1Rt8dgo1dMgE3EontZnPtC59355gMOTBacYezz7z2S6ycPcsj"
    "1kEfSql9efb93JQI8BPeYAmT7oMXXCNegxoMccrh6TyEhg2oEKuwjH1y3bdDOlQjTREDtP"
    "mHh56qF/o1Q3xMshK/XCG4KFo2ksWk3w/hIOHlBnmFX6SkcqdlRmjHRVAYj5d0P8DIOPbc"
    "o29ZUqLOHP+2xanlLD4AGjKR/BP1XaQfvLhdByazEIy1vwMT6S1dfz4UpWBBVbSxVbPZIX"
    "0skOIIS3uF5HPlEPoQ5YRTG9+Rx6aLS2xxz6SFTJ7u0Iooa7uyWzu1vFu7uV2d0JDUB+ey"
    "fAYH9X3t8HknxxQF6CUBWWtleD8fVL+tw8s4gZJ/KsIgZUacPqhuOX2nAU6HC2t4JKgHvu"
    "p8Uj6uT4Inmb+Xy8RxBpA9YaeOhPZFvuIYrMEkz+EtQ/XFqtITt/9bn9W5rTX1zdnKfNUT"
    "7BedoCGnl+tVtZvC8BAO1roD3wTcqzmQAAOExVDmMOh9z1qaI+xkDqp0GeypQTOy2uJ3b6"
    "Rqczj+8z6uQfevh3mqWnHtEYiXZinMMhjweyuMsK2yZv5mWyf2hk2TivH5gklOJxSLIwmJ"
    "yTX/xYI4CUP1jgRbUDNaf6qnMXmoDpyiqLTxZipJcnQQyoTr6MXfe3ofMcB1JJQE8wHvyj"
    "Ei4PzoDz4k2Kld8IArTfNbRf0QwyOEKX3dlxmBru7ncyu/td8e5+l9ndOy+eqzeCN1w9F8"
    "yJbZgTiTqqHkNFPn5Xd6pYAu+wVYVvatzzlY++tru97vWHhhruGwHYGQq+9Mldp335+xkS"
    "H31yefP1+uqmfck7aEXf+6Tz2233jl8MvvTJz+3uFb/gf6YNkt0FxSXbATwbovGxwpFYAq"
    "ZG3o+NnYl59BErqYhLgLpFcZ6eyLCgk2IWdJLZsNZ44rnKZWdTYPVj9psvOQu10QtRX6dg"
    "Nvx9ZrHpKpA5CQlk1o7MmniCfxbJTJfmopHjDI5uNsv8wX5ClDEMxkn4hNlQ3mbRxcijHh"
    "sk0hctgr6N5rwSA5/qWxM9LHhDRTSlUyw8vx6DsQYTZHnoAY8t4ooMSF4wm8PyoeZA6D4/"
    "uIjvavRfSnKdy7teHtIwtXYfFntyfTpXYL8JwG1w370S59B5bzKqtlLF/s2W6QfhWk/hKs"
    "RJkXBd3iwXrkuRJCdcRcmACZuP7TjebhiZvE/xWMg3E/mimgvAJjJtW1RGYtIqEEwFBQiq"
    "ztYnfdITJZgsFxGKHjGTqFRISjHJmfhqm66HeMdIdsX1myX7S0yZlB5T9Gx5k6CxMp/fb7"
    "jM/ibRRExWi+gmfqVPuHRnCwYPZ47Zrq5yVpxk4dYM2xbBcg2VkzSDw1sQ+SAT9i4TEuFk"
    "sddZ6V1LAcJJfeWTesG4lfEfhwLkr5NKxsSyIu5jQID6NVCfW3OmHPH59WYA7QrsRnSJVA"
    "wijgEB6pVQr4kBduubFZ2hlRvsGr/dLDPCAvPEwOFICR+n7zeM3IbC1qFjbuEsrR3fLrIp"
    "GWOHDWNjLY+X0D8LHZNssAiC5TbNkJIfmDHGzBrEGwBNmcGT59zc2bqK9pT/XBLWUxzZRg"
    "DVBDNKv5e8WWJGRXRTsaEiKDCgtDOgNOHp3SGezqiHyWDxCed61lIjSjm7FY01HrGkj41X"
    "aHIo9ZB4ZN9nxYDxEDmYbTXXa6KBbbJdOuSHSJbnMgZgEpd3/KTkveDIPmS/0W8IzuqKi8"
    "/sK2ZM1n3O88XtbNUcxp7IZwjw5LPc/0jmW6zm+ylSGIz8wPcPje9D7sPeTJz4aylT+AjX"
    "tjLMG5ngWjaqOPfhTSa8dhQiURa/SwDAsByGeZKfcuxgAqiGmN586CCdewOaV126OI0nBr"
    "JWHo9mQZo7rx0gVKw80UhMZ1GQBLGESVfqXXjYrRXOzwM0LnHOUH7evW7f/b5E+tIIurq5"
    "/nCeg/bz33udNsTKgkm6U5P0F/rQyLFD+eVmmfH5f8GAlQbnPeO+3oT3efAoesDcJYePUJ"
    "eZeA59RmOKXWbFYcK9eJYr7vphEq5nLqJbTEyyBSybGYgj6jAwOnzPm4s7lPzg+mOzVudu"
    "l1b0KXIddoVhOf9uMDSHtr1c7r4zJyrJ+nz+4RyMVU0tJOiysZd8WtMZ5xy3lRRKCsZDpv"
    "gaKuYOfQCaKZbp4gdy1Q/Kyh9k8zGXYkFFiYygQIHUToFMMCzPw9OZl8O0iitbx0B257l8"
    "vV2hvLFUW37EkGfvFvOjCKJ+LOmkJcGRTlqFDInfSklYHtqcoz+Wtf9ZwkDjH4XGP9hxaM"
    "5G7jEVvyBkKwSowz4uY/Kd33rlSkzCZRMOT2s2KVe7MBQriNoE4Aak7QHR4dCELTjlaktm"
    "TZxy11Rw84xXTlxvlrnlSDhipV+OCwCeFcWbdPHa7u+RX8tCJBTz2Ap+8Yccr5oKoKJPjC"
    "dJqXSx4r/W4EDy/rGgAa3yKgGcykLTmUkWFRYScOCROzSP3IH0ADneLhE21wAEpGxdpWyc"
    "zPPZsCKZk5BAZq3JHJPs8vIpBlSjcnA7Dq1LKjzyyE/CAf6r4z+uB6rgPw4H+K+Kf49pzi"
    "rur3B8LQ5Kd+3+ClWvhwr7PQ0K4dRKe14T18Utta3Bokt+ps4g14eRHNAsTV0UQyXdGRPe"
    "a/zJ4gZVkP+HBxYbhJhKciYCfo6PUBuJyXkCCk8yoc+kiVyLDDCaOXTALHM2/hHjmQgJIm"
    "iKp9RZ+EFBhCKaX2hmt0tDQTaNX8JmiX+AzKcPeUeKheiPAOrECjfmIGDvlVKQTjgegnQU"
    "g3S0kix3AaMtFi3LERKyxXDigyUy430wn8tbbpMnniPqiHpfPM0gCDRl/HvExdsZMtHQMU"
    "d+EClj4/4rjRbYy0t/3+zkIChAUFQyE3UgwcakxIPpMqNCyS0fB6mR3Q2C99AEb8qNlF+V"
    "oqQlegRSC2dGumeJVJwsH1bStyQbKQvHeBtlFuacYUQ9rT4BViMmvGvnMxyivoTTtdn8gY"
    "nRSTXHaw4wvHBVX7gImeqvXBoWokB1fueCwkXV3rkcYHjnDvC0415U2fzZHHjUaeR4pBL3"
    "m2X+KL9epzGKhsqVyzcRr0D0g4sGlJ848BhMcXLs4KEoP/9+6S8KThu+8fHuUWI9xnC+xQ"
    "rRm7xLDE+bdrGH5rOC0vq7Whn8WBq/h80SP5Ye9bReDCESBYMdrOQqiCBq6CnYSsWnOfcR"
    "Mgk+U3KFJaF27xBr/GM0J6KoInqYW7ZnEfeIr/fPxu41vq24yRwmXJ6w49fVwmpuyiwoEG"
    "jzfkzwSNTVOtJEJ7+i44/YTCqCqVulmrhNx8YkHLVSCf9In9ktZ1mqnFcVCmN+MnrzqsGg"
    "6mqtYRWruuz1UXS6UWjNsJ6Sy8stuDlCpAzrEQwgvjLi8YwOlOqcLgFqaFtspjKGJpLz3k"
    "9NzZOc4a1SyenGBknEUrnWmPxoBSGzrmfZtl/Z/QjxiFqPPor6ey62R37TDz6IOnjYRJTY"
    "fpX4+4/tH1tv3uYFU214dsVM5pgbQyr1N0CdweEETqVyjGOd0uWXEECQX6wpn9XdnbZv7r"
    "ufHCLOLZTreyehNiP89vsebLm89yP7WSoIDsfXUK84lottKolsylTcGg65cFDBbwykhig+"
    "lfEKnxY7hU/zfMIOb/2iFqaXhKohorfifwc/YiH2D92PmDzKwlUKl8bAgMBaEzhmwijSOA"
    "kJZNaOzLp4Nawx6eY7Nfw7zVKfBhtjWJI+Dd7mLqire4TaBLVvu7zNXTNoZzqkOPA0sEmR"
    "RZrIxuYTu8ZLqZmiYSlP9+WNB/ATdoQPItDBuI/CJAUJyLtbVtELotCIIMBz8DbLuT9ixm"
    "2FlVa4WsALoqUXRF1OgHzQVD5kTKddO7debPRsHPM2HedV4i62V5cAdagPvQtL1bYKPQId"
    "Mp8KLHfZU5nEL4iStFaX0Dp7Bhrndzdf7zt3Zyj40iefb867V50z5H/2yW37rnfNRwRf0l"
    "oMeMW0eAXAK3bIvKawQaYcsylulqkVxhv3Xy4uOp3LzuUZWn7tky/Xn65vvl4bXwQjiv/V"
    "J1/vbq4/GLft+/uvN3cMLPl3n1x22he97q9MFWI3Y3/0ycXNZcf43L2/715/OEPxv8JZ+b"
    "VwRv69T9qXl3ed+3vxG9pXVzdf+aw5F/ukd3NjfG5f/260e70O06Duz1DmUhVO2ZLrIVTS"
    "QkijuIQLvxRizxw3cqz42N1mmSUfFlT0goGrrPni9zq3yXyyXiNbhH8r7TAfjGkmaj2utl"
    "9jvyP8LWDC6qdhF5uwEd3lKRDBwDF+ZVNnj6VYXy4BtJEhopxxoQxZ3l0hQ/yiyFuTIfGa"
    "y6oyZAkrI0OWvwNkiK5vDsgQbQihRTn1l0sATWTIJTbtAgES3iqVHqKfwZZER6xXgprcCA"
    "FXC43w8UFi6PqegMTQhhB7bn3yclGviawokBMrZYSseGi00TN1hn56ywzTmY3RbC4a8/H+"
    "e+57kWTqstVFmMczG7YM7hiYLs5LmVl/Qkhg1fjNKJMO4jOD/+LjmXC8zscElUPvJeuKlp"
    "UVTR/M8E9jxPNPlTIcUmC1yyHZGK614fruYz7bZ9dX8P1gxErG/y3RKecbD9HjnJlP8IOL"
    "/MKpWe4uDaXaspWNVQi+4+sZpq3QsHXs0PkstFUqLCbg5Zdj083YbBYjyxqL0mciv2RFFB"
    "oMbsdoVFtyY6hUWzbTSKoSfsULobAonTKFKUorkV9pCan+C5WX8uEUdmZkhVRB4jqdmaus"
    "t2aP5mpLQrfmg1R4ocx7A7o1Q5g2dGsGMmfJnNXc5MVUFhYcmJV9x3GtXZ4EcShAfvWjXm"
    "hmqwMZhJ7NASscXyUhgQjViZDbRbuk9k2dumjvpvFUYYev4l7l63b40iwZq0yF2ka38sjg"
    "V9FkIyjQYrXWYvdy8K7ZK/XiguQA/2d7DXQH/HNUucaQkpwD9XNKbWySAgdvBJVC/QMD25"
    "YwWV7ZrTQ5v7m5SgiS825aYn/5fN5hepSQIGyQ5RVgm4kM/tQKelMEAWqTutqUPutS8vam"
    "YKHHnc4aVEStKj6QLDBIlEOMZHR4P5zcfhrhrWZpZIsTVMCViWlk0HzLIN6Mxxkeoa7nIs"
    "caTzy/wRzbPi5GdCRiV/wxyHSR5aFn022iOdsSfneNGbWtwYKPZHs7L9ZxewvlhucTOhcn"
    "h/5UK8Pzg6dTOo7maF4jtKbqiuvH11RduTzIBs7dtTx3D18E6QjIYHwNHYmbqdGQ7n7mcx"
    "elHZ4AAyd5ZbMPgqi37iSHk2lN9jqcTMPJ9Esnw8yaYdsi6pwoBQhmcVUKuB6zWZXRH4cC"
    "3FfF/cN8yCxcY2oRP1BeHv9pSKBB5f1P586gwgsQBwPsV8W++WRaAiGGRw2eDLtQP/QpnA"
    "OOgBSOgEIfUgWFKAMKClHlFyLpylMKqsEbPhXSjSD1OhYiXm6kGm/4XhzZkR+pNrQGHvoT"
    "8Sb39SIrR0aCopmz1/Qxa4pUfIJzfc6B2tixBpNGzjFQcKdZdgpkRmM2WvkodYqi5PV/KS"
    "7/NbO8KiTRFfs8i7Po6uD23EpRb/5SKWA4GF5D7G6lMgcIs5cjzP76f8JgfLw="
)
