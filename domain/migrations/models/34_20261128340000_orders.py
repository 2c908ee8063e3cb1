"""Saved views of the items of a catalogue, and indexes for orders by custom fields and for numbers that are looked up."""

from tortoise import BaseDBAsyncClient

RUN_IN_TRANSACTION = True

_OLD = "\"noun\" IN ('deal', 'contact', 'company', 'task')"
_NEW = "\"noun\" IN ('deal', 'contact', 'company', 'task', 'item')"
_OF_ITEMS = '("noun" = \'item\') = ("catalogue_id" IS NOT NULL)'
_NO_MORE = 'DELETE FROM "saved_view" WHERE "noun" = \'item\''

# Those that have an index get one more, by the job that makes them.
_INDEXED = "WHERE is_indexed AND NOT is_archived AND deleted_at IS NULL"
_WAITING = f"UPDATE custom_field SET index_state = 'WAITING' {_INDEXED}"
_JOBS = f"""
    INSERT INTO job (name, args, key, run_at, attempts, again, created_at)
        SELECT 'custom_fields.index', {{args}}('field_id', id), 'custom-field-' || id, {{now}}, 0, false, {{now}}
        FROM custom_field {_INDEXED}
        ON CONFLICT DO NOTHING
    """
_ORDERED = {
    "postgres": "SELECT format('DROP INDEX %I', indexname) AS text FROM pg_indexes "
    "WHERE schemaname = current_schema() AND indexname ~ '^cf_[0-9]+_order$'",
    "sqlite": "SELECT 'DROP INDEX ' || name AS text FROM sqlite_master WHERE type = 'index' "
    "AND name GLOB 'cf_[0-9]*_order'",
}

_NUMBERS = (
    'CREATE INDEX "ix_search_word_number" ON "search_word" ("kind", "word"{0}) '
    "WHERE substr(word, 1, 1) IN ('0', '1', '2', '3', '4', '5', '6', '7', '8', '9')"
)
_NO_NUMBERS = 'DROP INDEX "ix_search_word_number"'

POSTGRES = (
    'ALTER TABLE "saved_view" ADD "catalogue_id" BIGINT',
    'ALTER TABLE "saved_view" ADD CONSTRAINT "fk_saved_view_catalogue" FOREIGN KEY ("catalogue_id") '
    'REFERENCES "catalogue" ("id") ON DELETE RESTRICT ON UPDATE CASCADE',
    'ALTER TABLE "saved_view" DROP CONSTRAINT "ck_saved_view_noun"',
    f'ALTER TABLE "saved_view" ADD CONSTRAINT "ck_saved_view_noun" CHECK ({_NEW})',
    f'ALTER TABLE "saved_view" ADD CONSTRAINT "ck_saved_view_catalogue" CHECK ({_OF_ITEMS})',
    _WAITING,
    _JOBS.format(args="jsonb_build_object", now="now()"),
    _NUMBERS.format(" text_pattern_ops"),
)

POSTGRES_BACK = (
    _NO_NUMBERS,
    _NO_MORE,
    'ALTER TABLE "saved_view" DROP CONSTRAINT "ck_saved_view_catalogue"',
    'ALTER TABLE "saved_view" DROP CONSTRAINT "ck_saved_view_noun"',
    f'ALTER TABLE "saved_view" ADD CONSTRAINT "ck_saved_view_noun" CHECK ({_OLD})',
    'ALTER TABLE "saved_view" DROP "catalogue_id"',
)


def _sqlite(noun: str, columns: str, constraints: str) -> tuple[str, ...]:
    """The table made anew, with its rows."""
    kept = (
        '"id", "version", "created_at", "updated_at", "user_id", "group_id", "noun", "name", "wanted", "columns", '
        '"ordering", "is_default"'
    )
    return (
        f"""
        CREATE TABLE "saved_view_new" (
            "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
            "version" INT NOT NULL,
            "created_at" TIMESTAMP NOT NULL,
            "updated_at" TIMESTAMP NOT NULL,
            "user_id" BIGINT NOT NULL,
            "group_id" BIGINT,
            "noun" VARCHAR(20) NOT NULL,
            {columns}
            "name" VARCHAR(100) NOT NULL,
            "wanted" JSON NOT NULL,
            "columns" JSON NOT NULL,
            "ordering" VARCHAR(80) NOT NULL,
            "is_default" INT NOT NULL,
            CONSTRAINT "fk_saved_view_user" FOREIGN KEY ("user_id")
                REFERENCES "users" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
            CONSTRAINT "fk_saved_view_group" FOREIGN KEY ("group_id")
                REFERENCES "groups" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
            {constraints}
            CONSTRAINT "ck_saved_view_noun" CHECK ({noun})
        )
        """,
        f'INSERT INTO "saved_view_new" ({kept}) SELECT {kept} FROM "saved_view"',
        'DROP TABLE "saved_view"',
        'ALTER TABLE "saved_view_new" RENAME TO "saved_view"',
        'CREATE INDEX "ix_saved_view_user" ON "saved_view" ("user_id", "id")',
        'CREATE INDEX "ix_saved_view_group" ON "saved_view" ("group_id", "id")',
    )


SQLITE = (
    *_sqlite(
        _NEW,
        '"catalogue_id" BIGINT,',
        f"""CONSTRAINT "fk_saved_view_catalogue" FOREIGN KEY ("catalogue_id")
                REFERENCES "catalogue" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
            CONSTRAINT "ck_saved_view_catalogue" CHECK ({_OF_ITEMS}),""",
    ),
    _WAITING,
    _JOBS.format(args="json_object", now="strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now')"),
    _NUMBERS.format(""),
)

SQLITE_BACK = (_NO_NUMBERS, _NO_MORE, *_sqlite(_OLD, "", ""))


async def upgrade(db: BaseDBAsyncClient) -> str:
    for statement in POSTGRES if db.capabilities.dialect == "postgres" else SQLITE:
        await db.execute_query(statement)
    return "SELECT 1"  # see the first migration


async def downgrade(db: BaseDBAsyncClient) -> str:
    dialect = db.capabilities.dialect
    _, indexes = await db.execute_query(_ORDERED[dialect])
    for statement in (*(each["text"] for each in indexes), *(POSTGRES_BACK if dialect == "postgres" else SQLITE_BACK)):
        await db.execute_query(statement)
    return "SELECT 1"


MODELS_STATE = (
    "eJztPWtz2ziSfwWlLzNbpXUltpPJaq6uSo6VRBvHctnKeOZWWxxagi2eKUDDhz3evf3vB4"
    "DvpwDqBdFdlYolEg1Q3SD63f3vzoLOsO0e9adT6hOv00P/7hBzgdmH/K0u6pjLZXKDX/DM"
    "O1uMNVOD7lzPMad8rnvTdjG7NMPu1LGWnkUJH3yDPc8iDy6i98ibY/Q8pzZGU7pYmuSlhx"
    "z6jN4e8almdMrmYkOVoHxi/eFjw6MPmI1zGOw//skuW2SG/8Ru9HX5aNxb2J5lfrI14xOI"
    "64b3shTXzqyHIfE+ibH8me6MKbX9BUnGL1+8OSUxgBXg4QET7Jge5it4js/xQHzbDjEWoS"
    "Z42GRI8JQpmBm+N32bY5NDBw+QXOsYxuVobNwMxobRKWA6gkihMbw0pYRTiT2qKxDwwB/h"
    "r387Pj45+en4zcn7D+9Of/rp3Yc3H9hY8bzFWz/9J3iYBFvBVAJnw8/DyzF/IMq2QrBF+I"
    "X/CBjTMwMoQYwE+57lsaEFAnycm045+mOAHAXYT8tTIMJ3HQmiCwkNkg28CyIszD8NG5MH"
    "b86+vn3zpgbBv/SvP37pX//IRv0li+bL8NZxcI9jPMGwTaemGooTiBbi+J0Eht9V4vddHr"
    "viCHReVNCbAmkhfo8l8Htcid/jAn59x8FkqobgFEwLMXwigeGTSgyf5DHsWQts/IsSxVM4"
    "BdRCHJ/KHMSn1efwaeEY9kz30XCwyx6a/fnDtxxcJnhQJuCYpALpFVPk8H/H5tgWAeIrW6"
    "BAnWwxGl3wmReu+4cdCBs5SePy+7ezAeONgiJskOVlBJCEDktqW9MXg4m1Dn0ybUUSlEDv"
    "G/vlArdmWJ+bruGy0wTP2JObgSKhgPYycMC7BN5d64EYFnGNR7z0jJn5UoL5Sk2nHHi15r"
    "MptJ++ebOtwz7QfY7fnv50+uHk/Wms8sRX6jSdIprZ1O68EY5LIHeH4JMCfoMreiD1njoL"
    "7Bi+i51m+7d6gkYoDpVzbQSWDaP7iWGJP4I8flMQu9uzbw8EnQvTdZmUZs7Yosa9QxcKiC"
    "2F3dmePX7zpnjwxhf1wK6L2QIz496cetQxHCY6lBwMf78ZXVZwtnLwHIpn1tRD/4dsy93a"
    "bu78171Pphyb6M63bI9x2yO+3n93di9kc3RlxI5InfnxW//XvKbz8WJ0JlBGXe/BEbOICc"
    "4Yobip9f4xZe7jF+7M6eOz6TCk5+/QY1o1tnhrcbzIXzGJ+SDQy38x/32hEXu47Ns2fRbk"
    "K7Fxp2936+zc1tIwMyNXGruvTfKAhdHanM0Yclz2xZubHrI8F7n+3f9itrEW5gu3ZGPEX/"
    "Ci6bvhHCWG8H90HtkWFJJiANb5J9jGD8E2HpGtaJQZEH8hKDBkj22SKS5QIoLV2TbT6X/8"
    "OPp+Oe6h8MOEXI8uBj3E/5+Q7zeD6x7i/0/Ix4vhgA8M/uZfFjnbupRpvcaynrfoRG9TKY"
    "Uq+E4CojNhtDGacdHdUD2EUkAtkvN3chYlmHcE+1GRqRKI3YtRW0T/LgQmUMO2pij4yxn/"
    "5YZZck6fszvckVFxjGQg83s6BD2KPrRrZ4+H3wY34/63q8z2Pu+PB/zOsbj6krv64/vclo"
    "8nQbfD8RfEv6L/GV0O8m9BPG78Px3+TKbvUYPQZ4MJvimcRJejS7qoGf2l9RW/dMqiaII7"
    "tcqFubSMx3DQSr2ij9jQIzSeY+TRR0y4LoDte2S5iFAPuUyZxbMuosR+EWrCzZf+X4/fvS"
    "8qF+tMtDrU5t+dBHWdqYNTrxFjy3ww/nPJVRr2s2L8xirHn0aIEyMEFfgK37uOAGZoEl/+"
    "A4qLlorLXsS210uIlB+Cv8zG3HTnKlpJFmozisl+kZ9RS96fSqgl708r1RJ+K4tmdnxZ7P"
    "xqIFRkITcgVGimrBy6TJEJnDNdjzuPmgiPeVigtPaUDs2sKgdnHm53Np3OtvwDOYuOTLTk"
    "aXW45GkhXtLBT4zbNHmlspDwQun8QkVC/92LshhYAAUbXlNpEExJnU2akrKarMrRlYUEU5"
    "J2Z5cmpqTPDvWXnRJLUnCjW2dIeuBDXFk70gwvTcdbYOIdITE5cqeUkQ2ZDkbmHfW5n/ln"
    "YfuZY3PmIraDp3ORg5WAuugO2/SZjUKmi56xbaMfr96e/qXM3rT9BSEFTGu2VG0tEn8VpO"
    "5ofOsMFVtJ/2LvDntzlMWwDBiIYCp7XRNmcubbj+wlIuJ3FzhK6m4tW7lj44xpMnAlbxkR"
    "jILxPHaJPd0LO8qn1Jm5RbawYuz2PQ2pXyfhbeCvVWq9lMF6zaX5TArrkhnFrqG+ioADb4"
    "qOZ0YdfwQ1rgNqHKhxiiYoCPx4HWTWwtX8amTbNOoJ9UuYUo3eFo5vYeTrsYzidlyttx0X"
    "1LbWx35fD26uRpc3wzMR8J18mRB2JHxm18SfCWH/3/QQ/39CPg0HF+fsW/B3Qj6Ovl1dDM"
    "ZscPRpQs4HwZXg74Swqcej62AN/mFCvl+ej3qI/59XSPZD6meTeGW1AKpDbRMICLVdI9Q2"
    "UaTUuEcaDEwjTdlHA3/7uq523fC+ZV87Yw9ehWV1NROJgXcY1MCNUjd83aPb/nA8vPzcUW"
    "QqIVgPhR/Y8f/98lJcCT8wBsEkUcYe2P+MgfQvPw4uLgbnjINEHxmb6Q/FpeBvEyax+WSj"
    "e9OyfacxNVPgGr85HZ7sZXwWBIo/TsjZ9ejr4NI4H91e9lDqix7s26NeWRmZ6ooP0fg2qR"
    "6bs84IW2UJR64OGEkgdofRQylM4hN1hGZgAKWFzDh8zwM7FRCaggB0FtFpTuelpdBqRPAU"
    "UGswumPxG7Nf2sQ6moaDIEzdTKMa+Z6HHl50KjzP4l53pd/ZioZJeZ0D17GomIE4eOhaLn"
    "c71w1W9DunfayBUUDeNct/Ycq9Do5Z/Y7MasdskfDylCjCtkkdAE9EezwRwUmpvMEzYLC3"
    "G+/tpW1OS8w+1YF70fg24XxzdeMO0STKpaUNm0XZy375WZg9gw/cKxZfiz9y79mn7zf8Wv"
    "hBD2ModhzqqDjMYoC1/GWHo6u0pDKNZgjf9GF0h+9pmUm/eh8nELCRD7Im5UemS9j0QWC9"
    "oBknN7t1qvE0M0wi2YfvCq7pcmXTPUJc/Q0qSbqITY7ZNkE2Np+wK9JvHPrcRa7FGCAKfh"
    "QyyQzhJ5F/wwtO8qdmI8uyfLa4kqJSzkGNe2rP8Epd3P/TiFFqRMkloInrJxRDiDSESGvM"
    "qw7CQAwh0q+OzPvNr9y3zL79DMu0qKGI5hQYYFsO27wV0NKxpmXFaVf2EEoAd9g9aD/H1A"
    "abCIWiewM+kYUEd7FubEIXrTho6Nsp04nDW91ajTg1aJU+XE3b7acbh8/J20nU6Ji5dF9R"
    "2KN5nnG05kNUQkRuVTbjkk1oMQyvvzZ9JvIrT22LVx7gg9dfOTWZ/BNYhCgvFMLILZBj/U"
    "oLCVjqzFQyxtddT36lrGKgtFAICsYXML6A8QWML20Ut8D48urIXJSjVEJo8rBtiunYcRxN"
    "WoyWJ0EaCpDfGPl7rwcLZBC49F2vrBFpdcBBAgEBB80jZwIsGjZlz6SM/BgMKNCcAuADSS"
    "KE38kkmrNR1THC7wqp5uAD2SW2iyYyBX5agG1RaN6O+ekzvnOtqnjicvSnQDROxG+cfCDl"
    "8ePDahIQij4/Gz+YdqMGHXnA9uH8rRzO39bh/G0Jzs2p5zdDehESsC6L9dCNIIvqcHgL8X"
    "ssg93jatweF9OY/vAtfvSqNbXNQEG1rTVEcJMQfix4vkPoE3aMhUXKkjjqZJfKKUCEaSrC"
    "4MXSpi+47K2oJEMGpkWoX8uFo1coxWBhWnanOp4iuN+VCKowcDx0o6EV/4gXCLSQUFyIY/"
    "brQi9yY7soPZe8x1n8srScAn5n/Y6qar9zdv8oaMAZODAnN+Yde6jgqB3iM1LriVT2/UlN"
    "+v1JMf++eNgpIrvdBraN4VwvBn7F6IRrGHhwX4qBL+OhW2XgxF/csTu1jDsc05Rhi19iJJ"
    "MAv9aPPQC/1owgKSdN/OJI+2diiBZyjrfvZWxM+eChlI3pvVZsg3jB0V7CMYJbK5hFMkjv"
    "EHrxnDsOoQ/W3E8IfbD2PkLog5UbhdA3izgPFtxdhHuynvxK95bjhs/YcL1kBvlVRaf5dR"
    "aNJ5Bfs1Esf7AaxPJrLRJALD/E8u9bFmtTkDfE8r8KMkMsvyaKLMTyQyz/qycDxPJDLP+r"
    "pADE8kMsf3uwnbUGySI7C9XC+M9tlI7K2MCkQ8hNQLQqokttpOpbey+nSadzuHgvsxIr73"
    "PAuiLWIRtLD40IGgrvJkeFR82yp+DOHheTEpNnbRnGEugd1mKMrxxUMUa9Ygxqq/VlRnQl"
    "Ig4MleJ9nT4KwZCDuSNSlIo3UThHF5keogTzEvTeHC+QkCVEkzfbRj9enP6lrGj9BmasCI"
    "8LfqBViFCvjYnIRDul5lDw2EfF7xLMghdWP85VFymX3jkqkXJpODCuNjeuQqjifglguQYT"
    "FEriEGplixQUyBQKBZ65xVVFbI7Gt1Jm3oyCqJfIVpMOmLovJa5tMR0wzbzWTQdsIDZBOu"
    "ABsAgQmjQjCKQDQjpgG3GuFwP/xgjHfqLglVVMPBkjxcgXmeFbZeaPbGvwv3OTzNhD5Jk5"
    "MFRgqJqfMXthqNFrUzzgV/eqjmB1PuI7N19/uxr0kPgzIePBxeDzdf9bD0WfJuSXIdNge0"
    "j8Yd++so9fJ+T2S39807+66qHo04SMxl/4SPEnb+SV0/ykFD+FLtXhaafAoRMInckGqnWa"
    "69Yk6qfuS3HkLSbqp09k1UT9Bqo0JOrrz2eA8WtGEEjUfxWJ+iIQ/FPhyCu5Xc80goDy+3"
    "ikhO9cDA46spuzhUUsDuJRx0Vz8wmzazM8k+zaToMhhHpzRkgGH9x8xC/IfGB0LHO073r5"
    "1dUIgAFpyYAgC7kDWcj7zl05uPRUyEJ+FWRmOMa24fgq4mEapo0C4naC6TnOsFI99jQM4F"
    "kOz+z9sDw1bp8GaZOauTGOj4lneS9NbccJtM57uHM+6F/0mIpg2hPycXQ57n8c96JgXn7l"
    "21X/8rdeFMk7IcPx4FuPqQl4oYd9eMrEX5s++A2yRnKQkDMCLpaKl2Q8+HXMHSq/jrmD5d"
    "ex0b8e9IML4uOEBFGCPRT8nZBPF/3PPcT/n5CL4Q2D5v9PyLfvF+OhEVxJPk8IF4p6iP8/"
    "IWfD6/GX8z5766JPE/L9mr2l7L8J6Z+fXw9ubnoo/MDmH3zuXxiDy/FwzGDS3xq9ohtvGr"
    "KnQiPwanK9A0+thWmrNKZIg7QI8RsTCyzXMJ3p3HoqCxxaFVmdhoToaoXoaoY70UbIaYL1"
    "NCRgXQHrEeKMe0etTE4BELo+rVGshR8cS8ugxC5RR1YeOSlI2PxqR84fvmlb9xZTFUp161"
    "WoL4AD/tXwH/1AZcynAAHnKjjnv85gulpVQ9bVGl1uih2Wvxjymzd84aPL0G6souVxGKbB"
    "sf8n5LY/HA8vmQoXfpgQpuadM/VK/GH6XX94MThnGp74q4cpJPTzNnBdZCE34LrQTAU4dM"
    "+FflEXn0UV//rQi89RpX+5+IukM8DqKAwxvysqCKAp+11BIMMd5pUBURSq0EV3L2jp0Cl2"
    "3R7K8OIuD4pgepjzgn789LeSggbbWAAiKbQ2mkAkBURSAKOCSAogM0RSaOjhh0gKiKTYsd"
    "gFkRQQSQGRFNvWPPRT7kcRtuq0+3BQV1q9pwmATIXCObWmOFDAuZeotOZg2RjQsjXe613Q"
    "skHL3vvZ3ib1C7TsV0Fm0LJBy24TnkHL3jzHD0apCrFpqDahdfe1diEq9DXV8b/xTLHRCj"
    "pycKNbpxe78RAJTdj18DLQcZfWEtsWwUfo9+gw/B1Nqc+L7fM4S/T2Z/SduNTh2f6Wi950"
    "0TMlyCQzZDN5BHH72gzd4TnbFKL0PuUaslumWu9m0dI6O+FRFC4blsz5R+ZCN9sorbYITw"
    "4uzUWkqvEIWhnUmUERHl1PYbApgE1h31JHm5RNsCm8CjLnOKM8j8qzVNAammoN0IV3u2YG"
    "6MK7S2y3Pg/8++XN6HrM4/6jTxPS/zge/jLooeDvhNyOLnuI/TchFyOR983+zytY+3Hwg8"
    "1tK8nAj7hBUl4ItG9jT7nRQQMjT2bfOvTOvLPs0hCim4Vp29X7NwvaosCUk+Of3sebl3+p"
    "27c33/oXFyW9RkKzYwNBPwcKKUM6C/oLyinFBqgK+jnAFr0+ryeu6xybpU3LxPVunZV6Fo"
    "3YaCH1Oltt1kokZZ7lD2kwFlBjm+WvQmqRdGGZpgvGqWpyS7Lplmw2iyF2zYXpM5FfNmuN"
    "kV8khJNfKLCRB7+s6aJ3lG91JUqml01Tdb1HUKRt+iGKdF7vUZSonbPKNN1h0TSNF97E+x"
    "VPqUiM3KPUvneSj3LvE4Ibbsqm1HeZytz0/Zva1FX6gQGA/GKlqJVcKwUlv2CumXfDLQV9"
    "vDWWlbrgwwMf3t51gzbpfODDexVkLko48myqCNsmE++OPXl7KnIKyE9zprsX9dzFPCiQoT"
    "kZRLpfEf/VZSITiLXqQ2pmY6xB5FbKQ4Zplrw2kTryYzCgQHMKQBxH7Lc+fvdOwnHNRlV6"
    "rsU9iOPYH7YhMGzvrDRt0ZPHfxoKkL8m8jHxsNNIgy6DBz1aaz363nJcz2j21hVhwVHe9N"
    "W79x1vjpuTogwcqNGUGnf+7AF7xsIitKSRch0h8pBAg8aGJRpEYcjKvNH4RsKubhjPxyxL"
    "Bi3XRi0XC19l/IsKpqMMHOzwxuIW9Z1pA2E3DQbYb4p9DqOM+xQQYL4p5iGueUtxzQ6+91"
    "0RbWK6DC3qfrES8BaheMfbPELnDHumVdaJboz/XEGJFGgbxJo6xXnw67jeOh3rzRejy8/R"
    "8LzJutw99mSZ5ZLk6vSs3BQ6W1I73/qX33kp1uDvhPSvhj3E/us0kjk3nYVlPrGtzDHC4+"
    "ox7xBBSYnvoDaBqHIOyCeSyCdKIiQLWF8RAJUGhJQX3ex5GiVcfAzKPncq8i6i291V6RfG"
    "NDVSpmpuMDyo3MMn6CKLIG+OkShgI67PZmwToB/P35e0vWk0Q2kVH/H0YcRuMKUIE67N/k"
    "jGdVE8gXR4bwCcQhiE+eonFlaH+aY2jDwJUkDg72oet5N58VQMYGk4IMAhpgdeRek+Jazq"
    "KpUKVM2n0glDUvXsMKM0Ceq2CzeNi+4pYywEI14Egl+e2hYmjAc5UXe10hJ1TeeBCvEavx"
    "Z1LAIyQTqQCQKqEGSCAJmLZIYQ1NdTSmy/sgBUhz/QSlVsavNR1dacgdu3fVn74uQ1bkiH"
    "6SuWo1wevmYWoIYCNTzTfWxKgwLsvjF/EH4Wd06fXSPcvyV+31qUF4EB5xI4h5Jur0Paj4"
    "1/vERbybsl59UvzrI7baBzFi7+ja991L+4GN0OzjsF2qdv5EyJwZ0eCj9MyG3/+pJfCP5O"
    "yKfR9dnw/Hxw2UPxx7wlcXdRAJpYfL+7wuZZsPaK6906S6/PRrhyZt4busB3dPaCnucUPV"
    "Pn0UVz7HAnIppZsyN0jhm49cT3FBLTchPuS1e0DXEpmlHscqej5aC55XrUeUE/Xh2/+cvP"
    "kV/SxhwyjHrIGIZ3tvKEEOrNuSd0yWahxLR5+xMb33sc4m2NbzRXJ6vWKZqM6q7yg4pfs7"
    "JiFti2tbRtg/kGapOn8MoP469sxNHV4DpMWFcJgQugeuHJNCFs/w0+X/fHQ36RYR0/sCcO"
    "rSXK5DmWoc5xNXGO87TBC9NSynGJATYSDaqRNW076dym6zJGODPmpjtXQXMBsA3BtztAuE"
    "NtpbM8Gt/Cs/xU5ig/rT7JTwsHORRa2mOkkOUac2yqms9SUGDEkTDi2HRqqp0gCUT7jmiZ"
    "A7r6eC4czrzdKlcAG/hBErgdbuNIGDlYwzuEmTQhwMFZJF3MftzMuGcvCXWaFE0pgQcbtM"
    "4UX85LM5dq9Il5eZpSC5jU2/cySnGeWiml+H2BT5EnyxNKurLeVgLaPoy/P5XA+PvTSozz"
    "W5UYx2TmNjjDymeAU0znU2yW+AMaULwIDdTWm9rCf9OI0mlIoLLOVF74nFKEeta9NRXncY"
    "mLvLowbgU4FMhtXiDXwQv2S3k9MIbbEmLUFOPIA+6sEsfJmzzygyt6xHMeajLM2/2iUJMg"
    "jD6XGizvZRxQoBCMkbnfrQvKMMORATG7MsEZt3PTQwvTeWSsijzwyAjXtLHL4yO6yOM3Tc"
    "ROP4w8bNsuovc9dmGBxWgeKIHwn3PrToRbd/kd07JFQvjF259Kcsq3vhrk82ntPYCYB0hZ"
    "2fd2h5SVA01ZiYKSGzhrUpD79jpq76/RRCr6KPL1q2Si1N1aiSjI+leVh3I1A8ykEo6Dwk"
    "qvyHK7CB89HKFfhldMADl+UyXurDEZSDMgzRzg0Q/STJtwDdIMSDMgzWygEGCVLBPfq5Vk"
    "RHmzhnIMN7KEJfwSUcPBSxFSg348f7tSeJGdASQWkFgO8HgHiaVNuAaJBSQWkFjWlFiug3"
    "IL16LUSJnYkh1QK7tk65bICjAvkcDxbLrIpq7H5IyTckmlbiiIJCCSHOD5DSJJm3ANIgmI"
    "JCCSrCmS3Igub2WySHinVghxkzESwgcvExLKFFO2Frp36KLHI1DM6R++FbyZaDo3CcE2Ez"
    "aO/1YqlzScBUQWEFkO8HwHkaVNuAaRBUQWEFnWFFnGpvtY5feJ79WKLaLeqKLfx0Qcipcg"
    "M++o7/0ch5zwwmZhOC0ymWxy51u2x5s6/Tg+qXIBrTEZyDEgxxzgoQ9yTJtwDXIMyDGHK8"
    "dke7PNlE7laHzbKuO1qgTv4AkTr0w8DG7UyoY4HrJSLhwRLAxND6JHGm+M5uApdWZFoa92"
    "5GqJLlOxlh2kq4rV+n8a4mcYfGy3slQtfw9SE0sVwQ3mfTYtLqLKzz1lNOUj+N+wTJzCch"
    "G03FoMwvJe+JgAyerrBXDyKwY1dRQWMGczPkZhBU/xJ5h1LVqrHp/veuWFOLD8WlGtV+V1"
    "IsCKZUDp0VLpadAmAYqR6V8AorraczlRd1/heWeC0+YrsKaPY/lzKw3VJv1qxxVYE+FBdm"
    "8nEC3c3ccyu/u4encfF3Z3RiaT394ZMNjfjff3gZQ1OSC7TaScSFsQwvHtKxm4+cMipS7K"
    "HxUpoJ3VMmrdOcGExSV7DouhpMFZnYcFOjSlw57K8QPuueUc31OnxDpcXdkugVirmJ1uLL"
    "MGk1upZmfee0GvNFm8xwCA9jXQHlqL5Y+ZEABOmKYnTMoOLCs+pkDaJ0GeyjSjOK3uRnH6"
    "Ticv1J9L6pS7oYI73Vo/VDJmpSOqL064oNifG/dnNBmKkcn+oXvLxkWnlDSUooMq21ZCzs"
    "QvfqwRQsp7E3hLxlDMab6qHzbmBM+CfkdltWchRXp5EqSA2mTL2DHXItQvMSDVhFiF48E+"
    "KmHy4AdwWQRQtfCbQID0u4b0S50ZdsKgBtmdnYZp4e7+ILO7P1Tv7g+F3b3z1mt6I3jDvd"
    "dAndiGOpHpwuUxVJTjd3Wf4xh4h42OA1Xjhq98dNsfjoeXnztquO+EYD0UfpiQ60H//Lce"
    "En8m5Hx0e3kx6p8Pznso+Twhg1+vhtf8YvhhQj71hxf8QvA3r5DsLkwx20z2mZHIJyWBKt"
    "UG7jRMi6wfG/OJefQRK4mIMUDb4mpPT2SOoJPqI+iksGGth7nnKjcty4G177DffMMy6KxZ"
    "ifo2BbPhP5cWm64BmbOQQGbtyKyJJfjGow6eje7+F09L7cGZ+93aghtipEGToauNwwQFw3"
    "kaqTfHSMzRFXUz0PMcE2R5IhOVcDvNFM8QE2wsm19lzALdYTbCwQv6hEsSGzY9uaKpOfsC"
    "Shl9Mxg0fPKIlwqh8pEBUXWd1QkTYGbW0sz8iJWCQcPhrcsi3bwYe2iatDqqSxTn/vX18B"
    "dxKfo0IV8HV+Me4v9PyGfG+3roc8gB968cC7VMWdXIQrVNo9u8ngGurL25styAgStjPwvX"
    "IhPQjvHP+KUy7hMYwDu4cDV04UKKy373NhTaiff2OxkPGBtVvbvfFXxgAkEq4mA4voX43U"
    "pxHdf6Vwl+a6WREAIOjeZ5n2AEbqsRGFw6r4LMmtj6P1ni5xZs/OJ6t862fx+NkIj3ZuT0"
    "F7z1KSWpckI/o8DLK0pHcmt8cPkH9wgNPUTwE3bCMkQur5hNuYldlJ7kMwkrfXCpKl58R6"
    "sqOgFEFzeFGj98HYMDyZv9w/KcyquEcCoLiea1DRYScPILiRKoqqtwIHBh6CnKVLswDiTl"
    "/+12ibC5fH8QIdoqQmSM8stZQzJnIYHMWpM5JTzI86cUEJigm2rcWZlKHvlZOMB/c/ynRU"
    "0V/KfhAP9N8Z+SwOWRnwICzIODABwEmuMXHARtOTTCeE7lQJE02GbQ/2pMGkWd+66BuJIH"
    "hXdAiQyamNV5Y6dOiVl9HJok65s9yZnVf8/sld+5bZqbs/kEP7iIqZFz6hTN4tJQqmZtNl"
    "Yhrl1IhqatYNROF4lrspiAl1+uWBWwyaL0mcgv2RCFBoPbMRrVltwYKtWWLRyljfArXgg1"
    "j4iNFSv7iJViSPVfqLyUauGilAWpCRLX8V41WW9NP1azJVd5tMDdBO4mcDeBu6kVfghwN7"
    "0KMmtQVls38r6qutqA/DRnAnPO/j1QHLCZGyoFCURoTgSm0Sg5S8Lx7XSWSHpLat0lxS4i"
    "dLHAZQW+xgyXlU7uCKQNlZLqRKjBr+OM9FSopRlLUBejy8/R8HyBzSzGE4VfRZJNoECK1V"
    "qKhaApCJp6rfiHoKl94t9yjRklZdEPlNrYJBUG3gQqh/o7BrYtZhJf2S03ORuNLjKM5GyY"
    "59jfv50NmBwlOAgbZHkV2GYsgz+1gtyUQIDYpC425X1dStbeHOwGRKgDosahSVAJtZrYQI"
    "rAwFGachQHL9jvNdh/vodLSqfXmGPzgC0iwlruK01Chj5Re4Zn5+ZLpywdN77Zrc3JFcOM"
    "WThOJjPXfEHPc+pi5FGPDRJZsRZBv9/7hGCbT/V7F929iCChBeVWBjbGYzDWdM7rYt7hB4"
    "vwrNgZwmTmRoU1zamoOP6Di/jpjf7F5JnSFN0dL786qAnc9Fq66QM6NxA0MoDbMNTslTht"
    "EjL4+9ukoEkCBnY47QisC3MV7KSKucY365lrzJLkmOst71Q4Z/OxHTfjNShM5Hrs8TiPMl"
    "HAqjkD7CLTthG3NzJuFTKmIq9ca7YJmZAx+4B5uC+h6BEzjkrDCthskp74aJuuh5am67Ir"
    "LqL38RILxqUfKHq2vDkfaDli/q7guh6vmh1PxHi16CnMr0wI5+5swfDhzAe2q5uEFmePcG"
    "uJbYtgubLWWZpBZB6wfOAJe+cJmSbOqddZ6V3LAYJLf41UMXZwN8gUS6AA+Y2RzxRaxpYV"
    "cZ8CAtSvgfqZOuJngPZ1jxvMHmNWYrqsL2AeAwHqDzEh8ipQKwYzq7SlUPp2t04JC9UTA0"
    "cjJWycgd0wMRsKXYc+cA0n1nYCvcim5AE7bBgba7HhptuLDJNssGg9z3WaGSU/MGWMqTVM"
    "BXph8zulxs2drauoTwXPJaE9pZFthFBdUKP0e8m7NWpUQjcVHSqBAgVKOwVKkzN9OMOLJf"
    "Uwmb58xaWWtdyI2pPdSsYaYV+q1Yf7iJd1pdRD4pEDmxUDxjPkYLbVXK+LprbJdumMO5Es"
    "z2UHgElcNieb4GdxIgeQk86kI07WIB3+mX3E7JB1n7ET2Lksgpa2GTZ3Sp/zu3+ECeGLEE"
    "R9b8pe06CIbVDT1mcvlJN4xxgjQQ/WE640u/0j3Zgn3Tys8886DpLK1VvNRXKENdhmAi5y"
    "aFwEmj7ts+lQEe076um3b4Rvv/rXfYREWfzGAIBhOQzf0dmLclO+DFALMb35tnyhNFBE8t"
    "9vRpflSE6B5KV8a+qh/0O25R5gUFgNZjkuMpJ9IQ42H/KaE9n5BPk42EBGK2ONxHReylGf"
    "wORDvF/C8LzW4PwsRGOMc4bys+Fl//q38uDjsxK0n/02HvSh1AQouLtVcD286JSptfx6t1"
    "aZjUas0mCrSapo1GtQC4o/ZPMabE0XXLsOW9OFlWqxTZkiZNMHf91F43nkl+ZTGEHMjNpa"
    "ApA6M6xQr2ytxeSXyVZ9kV8lhAN7gZ5KKpTVgrJaIOtAWS0gM5TVOhyuBWW1tEA+lNXSgw"
    "y+69GFitkwgQCrYXOrYYBFg4f+qCM/BgMKrEGBnI6vcP7kIOH4aXz8QHej7XrfcgYeFTSn"
    "wADbctie0pnSbo7Gt6H8zLYdnOx3KpWejMa3D7fHMnUnj6urTh4Xak4uHWuKeXEQWurHrE"
    "nDygK2qKbI64nN/zu965R4ufjlbp2T63/DASujNG/oAntzhnOedHyHeRw7PkJDz0UOfUYP"
    "FLvomacRWx6Ph+d3g4BH1zNfkltz02ULWDaeoXvqMDA6+xmZaOpQ8oMbjC1G4e92aUWfHQ"
    "/VWuEI8f80GJqjgFhJl5lPVBwtfP76xjrgY9HSxwKic8wRP8hwxA/VHPFDgSOazkNJjlq1"
    "Xh6NX0sh1w3Ju9bIdxjqqpvQkRPw5CS8OhGvsKMTtqDiWEqgwKmktVPJ9Dy8WHoqNQHTIL"
    "szYb3ZLlPemM+dp+KUhXVWn0cJRPuOpJNjiRPp5LjyQOK3chyW1wMqkR/rSiPHMFAYWaEw"
    "MnacMr2+ui5yDNCGfVx3yG+jLHKgKDZgtRlAKIisM7OFeKzWklkTo9w37ATXC3a58E63zj"
    "S3SMbI1Sk0UdhzA1EHhe0fRPpwWM9PlNqdsgdhI5em44k8Z0K5lQsJk9o1NnkxQIf6D0Gl"
    "C9d3nqwnym/bLxX1DHexamnWM6G+ECMcPKWMUtaKfOd4OKVRUxIp01pABoODgXnt4MxrId"
    "GlzWvh+Baa1zbvcEpePKUdngGDqIvGURfRMale9i8LCCRoTIIUL1HY/wkQoB5ijjSNgjmQ"
    "5J/t7+uN2SIhY0CTowMyBvaI/FCdapAwkIcEIqxLBHXLVwYQDF/aGb7yjVtLq0bWJCYkIJ"
    "CUoBYCoYnJ8ZIKB1LB4Ciud+vMjSQasdLYyH1OvHsJJRhN2RP/HFUuNIOmIeLiD+4RuuXN"
    "RkzEMc7NgB62g2K4JkG8dOKT5b0EkXrPQQMSU1Q7LNoZd7GgYthfqrW0lBWRY9fgQDU2xH"
    "z5ikwDZflVQjiVhdKdglUWEnBgFdWT3UNhByjsoDHnPTh5Cgo7vAoypzi7PH9KAUH6TFOt"
    "NCvwyCM/Cwf4b47/tByogv80HOC/Kf49JjkXMV8d4ReNb4VLY9cRfpE+KNZS3vJl0LDxm2"
    "78qCVqA9EqBwoRlzqLVlAt6LWnKV9Sz7q3pmaIqDIzZXK/u8JcmR2pksHMDX8u+8or1POc"
    "YY/as9q840oARbNhqpuGQnZv+rcafAp52160oOoihL1vdSVbCxV+TclOMpllVBdJBY6lMD"
    "ljBFi9tl9Ye8GpVIdLMF9qab6EPjb762PDfm0R7zzqakD8hcD8kD2mScImW5lM3xBWZ3Wl"
    "cz7oXxj9m5vh58vBeQ9lvk7IuH/zNXU38zW8+3H07epiMI5vx9/D++ffB+Ed9mlCBr9eja"
    "7HxvWgf/5bD6W/xfc+9YcXfLrM1wm5HZx9GY2+Glf97zf8dvb7hFyNLoYffzP6V1fXo1/6"
    "Fz2UuzAhZ98vvhqDy3MOnXzOs8H9xBarawJgXD0ADYAJaA0CltNQoGU3Pbsx8SxPqTZDAq"
    "HzmQ35ENohei/7Gxw3e8N8oIApMuwECqx2OvPsKfXLoghr3EF+aQghRIrEZhLFNyUFBq+K"
    "bq+KhpbVL9ystsK6+iU0vclZWI15NHylmfULfWa3HN7pmodm2vQBpWcKgjYX5gz3RPnGt0"
    "W7a6MZVhtiwZqnpTWPvYNq6A8BQFJurgku6VSpk28M0EI9cDNFsTThAueYl9jwHVx2/Cc3"
    "a8/9WWbYyvO+j5bWEtsWwYGbzERcpxLldm1874lwe3Z889IgGPFfiTzaRS4NRluei+59Qr"
    "CNhNzoiiNfzOB6lm2jH8+PP/ylyCN2tmpp6ZG01hg+xsr6I+mB3VDxTMX/rvacxXQxgkeX"
    "d5zlli4mk67zMPUtOYHpasl092Ir0Y4P7IX55l5GBbknCwgkWM9S2DxrowQc3E7a6eVQek"
    "HDN+/eclzPcD0mvSoToggLFvvGdPAdJs02J0UZOFDjAAMyr0zXNR9K1cXoVrdOWVymBkmo"
    "ipx1/sBVNPOJx1Xy1Gwk9lBP5GjzWO7ZX3nZR2H1431aOPfkud9ilFDruKoWKm8/np8ed9"
    "H58UmphrjdxbacMB4iVjFnPCcjKql00Yob1y4bPUW9Wpl7BMb6N/HLpw5lY4KmnE0X3tDP"
    "jx4F1GtdD/AuqNf6kALUa41I0EymXFuUBOTzK4wjNcN/DhBIsA4JGp9CRVggRPOD6NFiQn"
    "4JBaoroKVAoAvcGl3gMPGw08i6moUEw6rWhlUoffQqyOxi9uNminE6KSDgYY152J4yZgD5"
    "HfAbgYWcm8GpbU1fhuQTdabldvLMgG6ttVwMlTOWj+cYOfjJ4pbCIGpphqcWG4TYKR1Fvq"
    "I+EpNz4zYPaqLPpItci0wxWjp0il2XjX/EeCmaoxO0wAvqhDVQCUWiC1NJvdWdLg2Ruxq/"
    "hN0aKyfxF3dlzVUr0Z8AtOko3Fx2CH1WalcejQdF9TBrdQeM4zo8aKtZSzxCgrcYTnqwTP"
    "CuAAvDYt2u6NxHHbQwX4LYWY+iO8zP73vO3no80NYx7z0RacuO8eCVRi/YK43R3ejkwCiA"
    "UTQKKtGBBBvjEnemi9nBo1K9Ow3SoigdYLyHxnhz1WYXpe1JqtOQUiAtTER6++aNTEkKPq"
    "wyGSm4eZCd3A4lh9v0GUYaWOTSYC06hHddoxocDq/B4bD07xgbnTerFVsCDC9c43iqGJnq"
    "r1weFopX6PzOOZih1G1Yn7kEGN65A/R2nGPTvrBIqaMjvtetTx83bcOOhq22QBFkeXgRRO"
    "dz2CN0y81FPPBe3OA2o6lp23gmXAdTtuv5TcLLME/p0sKzJK+bYItbhtB0bpIH7KI7PLfC"
    "IH4xddFEtcvVJ2RCLil6xC9oThkx4lV6QZ0TizzyaTlF0PPcsnFkOIsqoTBUuvNulJfgYG"
    "Q+sJ0aNLOzxEC+CXaRnRATWTE/gf/adM654mIcvGYxMP9paf6DaPi9SW+p901h9ydAgPrG"
    "qBd/C3ivNm5F41to2Tp+907CsMVGVRdb5fey+P3DN0V5WmNh2baltsOLsLDRm2uIjjXFDJ"
    "OElrh4avX0LCDoC00pMLNcUcaoCRGKsECHtemwpOJBCoRYTYUEskVk2JztfdF0m+chW4Td"
    "12OcuMGmM53fUqe0umnqbrfOQOGKccZzNFAiSIaPDWwEQbH2I3QdNKD3KFe8ozb0wc0f3B"
    "76PRv9+7vQ2X9/cKi/FF9F1QF3mQCas6BEQdFCscPFJ0REZbo/NDEhuJ7piJco6vOS1LVf"
    "reKnaGKYtoJBIfpVfNTGnkBMKv8MxUjvdR8ggJN/gmg9safVlkpCbcCootux260xqpR3Yr"
    "pZsLenkgIVHZgOWtk5Of7pfYx4/qUO1Tff+hcXZWke0Lhjj2LzfYRdWVNJDNBCW8lbuRig"
    "mgigvKEkZouy6I0BWojeUwnsnlYi9zSP20iIlEVtNL6FmH0vY+N7X23ie1+w8EH2nSYHdF"
    "rIlidBGgqQf5j6Ns/g/iSSiTulGnfqfrde5+Yjjftk6Eqt+zYo6877tv7Afe08/ZCrrFO6"
    "4KrrDD1b3vznOHkkTD38nY93jzLrGab3exfdYTYudKnfYa7wuthD/rIYFLDTlSGpReP3sF"
    "ujgOnRhfjVECJTjMLBagJtDNFCuWsrzlWfJwy5Hl4q5cVkoXafHdP5r3ufTDk60Z1v2Z5F"
    "3CO+3n93tkSJXefMcIvDE3ZejLnpzrFazlIRFAi0cQJBekITUhxEqLQmMvkFfahq7xfdqp"
    "XEbfrQoJlf1IfvgWJ3Zd++qsEg6motYUGLvr2TIEE5tdnjljCROqwnMID4xoiH3oht7Y14"
    "EzjEyzhndKuWc7qpQRIxI671QP5qhfWzgq6CIuvjCPHyWh59FEkbLrbvRdIH5YOow/NJRH"
    "wGL6l186X/1+N378sqq2x4dsVYj5QZQzK2QdwyOJzAqVRUA5vTYpPKNU6IlhBALzWLgIyh"
    "pYyhhzlt36fvnuqVs9NC2AVU+F4WajPMb7/vQdadKeMpfl/tKn5f8BWXR+xUI7giWqcNcs"
    "XmgxyY8s6Zgwp+UyAtRPGpjFX4tNoofFpmE3YMJlqp1ezJQrUQ0Vuxv4MdsRL7h25HzLqy"
    "GAtVp3EKDAisNYFTKowijbOQQGbtyKyLVcN6IMNyo0Zwp1tr02BjDEvSpjEiGJmehxdL7w"
    "j1CepfDXkxiy4vVjGdoxnFoaWBTYos0hWdN9k1yuHQzHwRiSi8WgV+wo6wQYQyGLdRmKSi"
    "GvnullW0ggSvppwBJMBz+DbLmT9Sym2DlVaYWsAKoqUVRJ1PAH/QlD8UVKddG7debbZqGv"
    "M2fbBKSp9W66sxQCNVVTec70BTta1Ki8CA+AuB5SF7KpME3VGy2moMrbNloHN2Pbq9GVz3"
    "UPhhQr6NzoYXgx4K/k7IVf96fMlHhB/yUgxYxbR4BcAqdshnDfU93jai6WGTAtcZ452b7x"
    "8/Dgbng/Meij9OyPfLr5ej20vjuziI0t8m5PZ6dPnZuOrf3NyOrhlY9vuEnA/6H8fDX5go"
    "xG6mvkzIx9H5wPg2vLkZXn7uofS3aFZ+LZqRf56Q/vn59eDmRvyG/sXF6JbPWnJxQsajkf"
    "Gtf/mb0R+PB0yCuumhwqUmJ+WxzEl5XH1SHr/RKC7hI08rIS9j86FTosWn7nbrNPlpMM7w"
    "woGrtPnq97pEC/5HPH0gj7JFRFGDOu04HNNFadjV+mvqd0S/BVRY/STsahU2obs8BRIYcO"
    "M3VnWyr6g88rNwQAAlAmjDQ4jHTvtKHhLfXcFDxLjt8ZBg+mY8JIaV4SHx7wAeouubAzxE"
    "G0KkeUj6FVXhIWk4IMAh8hBe3r+CgUS3armHqNi9JdaRqgauxjcUq8wDx9D4PQGOoQ0hoL"
    "j/6+YVFXxiJY+QZQ9R2VOR3rLEdGljtPQ9RAmasod3fxZJpi5bXYR5PLNhcXDH1HRxWcrM"
    "+hNCAqvGb0Ydd4BeDOkuo1Jextoeo3nHDP9r3PP8U6UMhxxY63JINoZrXU593n8Kl9YeiG"
    "7Vn/5OmC0kc/4zaMyoHhe9HrKT2AkKXweVq6mLeVnspPY1Ml1eEPvZdLvIZ+QPKhGEPejZ"
    "SEKfy/jC9hYqVWUI9UV8Sao2dJ0qEz6doRACKNDcvIx24xXXLpvdeGX6TEBlOzimHL4I0t"
    "wiHN9CprwZfzaUtNZGKwaBc+tt7aE6sCZ7HaoD79NhE6Z7NmjZXAAFMjQmw9Ja4qBDrSIR"
    "coAQ6N+UAq7HdFZl9KehAPdNcX/nz5iG26QtWx4SaNB4/1PfmTZ4AdJggP2m2DefTEsgxP"
    "CowR0HL5SUKABnlNrYJBWZF1Vz5MhyxybZFmOOr+w2oe9sNLrgM8e5fGfDHMovv387GzAt"
    "QagIbJDlVVAisiE1EIgKoCAQreEWTpvysjSoT2jNQkJiq9aJrTzuqzT1qboQeQpk9wXI90"
    "PWjZUa18QPdGM+4dkvFn7ulJWdiG92aytP8GHGUzROwiHEx/KKDbz6DboLaljSZ7ZHRH0H"
    "doE7YYRZIfDyW54YPY9btnS534YXqGZ/2NgXtDBfeJcXAYhFQ3jEO7/YdpmbaNfLb7skZ4"
    "x/xaqcacON6kqrPETgqdHSU8Nk0ajybZYElfhPQexOiHq7XSJsrIs5FHd7FbKRv5w1JHMW"
    "EsisN5mhcPEr8zyBxasH0Rtbjd6YMknMpg++uj03DwkbHEI49IljzbTONolXFi5cbTlKIM"
    "BwtE6POoFQpeaBKRBA/Rqop84MiwdSOFfSMC08Wz7IHC0fqk+WD4WDxXLjZy6yzjoHXBYQ"
    "vG4rvG6aGKPPsW1xZ2mnNG85vNetM0U/47s5pY8M96nRqw3SJKlKLDqGP5vcOEy8qOHSI1"
    "56PZEnQH17hqjv8emDNAKeXoA8yu6WmJo3OLGiETnChIJ1N4+86IK8QTm7qGgr02TdAFB6"
    "VammUoVFaus3g/VaS+t1dn/JUyELB2aaxppU/GbKijwxQAvlnc20VEyjd8HOL8YaVRCcAm"
    "khijcvUuInxn6VD5A0FNhhmp4e0DZti4bGIOxABb0JBCAY8vB0PzxCRaqI/ErMpyDahPeN"
    "BS+4nun5JcbDuhSLEKBFPHBj6MSOU5YzUXP+RgDt609xIuVmOKlxM5wU3QwmcZ+xEoYTiP"
    "ah+J0Uit/VoPhdEcUzn6GD995eqJwLOSg4bEvZVxGh0A7qIEOGNLGWX5gEd0os5eJ6V8ZK"
    "bkcjV1rIhfHaJAiT2ZIyOqI5j3ym6A6z/7nh+l7UWovq7oy5/Zo+owfe0I+36wvjqIXRe8"
    "72RldEWvO4a1eYuV3zxQ2r8rgldvTdL7+WtT1RrDLCv/nAXoFVpmo/MVVH5Glie3d8olJ7"
    "J72kMfPrlgXTOJjG9eYv+9FPwf4C9pc27++AexVRX5sHHcFABIZC3vMcm4p7PIKA7d3cs2"
    "lathrSIwhA+hruZLtsp9cdKRFIsxNFM4vObs4T01mURedW282j8bvb2W+2u603l+83x9NH"
    "JWSmIACdeXQmWqqKYSyB2oBx7HBOhIOwjZV47FQsyWkQeF3yr8s9kzjYeoZrhT1xVd6aAj"
    "C8PDq/POyXqlXgjwHa5+ravC3hyXQss6zYTXUZhAQCDqaCxsobPyh5ZhOI9m3XzcSFauJl"
    "ug1zAEocTbdJesBKX5Ocm6mfuHh4woRl47D2ztL0XTzrimY+/FLO//NsWp5bmn6x5nSKbq"
    "BsUQ8lz0sIKu/vSdUdWGPZFQWDwNmjpbMHClXszwy+tIxHrF6RMgsHBGhMAN8psdNWCxrh"
    "8FZ62KQiwI7rujEcl3RjEG5JCytlladhIK18jbRynvKghPkYANC+BtqJ6Tj0Wa2GRRoGkL"
    "8G8l1s46knBFUF9GehgABrEYBpECXGkGqumkC0kbG+eyfDV9+9q2ar/F4Wx7bpeoY6onNg"
    "7TOWbBvZhs9EkxKJsd5YXjoBGMx1NpiLSF4lBhIBAO9Yh3eI9qoKhvQEAOzohYy8csdebd"
    "eXCncemBQ60iaFwBzcIBIhAwjsQWf2IEhlONh0y6qfcwFsQPyFIPOQIcEM36oiuVNzaCyN"
    "dc5+M770L897KPwwIZ/6w4vh5eceCj9MyGeG6x7i/0/I18FvxuDyfMAg4o95h4qMPPdWrr"
    "5kTXnJvDAHUQ+v5y3l5PKdMttjJQNMg4BEAU1FtZQwoO3GVnY1tN1oHTfQJOzlo++41OmU"
    "RL2Ed7oyCdbTZOzK2Jcv9BnxllI8DdmmDzxMxaE+23c8MoXn5bo9kdT8thjnoga6OqYFoj"
    "60jPpgr5ca+kMA4NvNk3qXdDpXsdfHAC30i2y+3qWocewayhs7Cwf7u/H+dhsSwAUCNCeA"
    "JiJOHzvWdF4m4oR3akUcMxmzSrSpJsGGRZHXIoesqUc16A5ZzfCq9dQ2sLyteKf5S6WA4X"
    "B4C7G7lWZE0Mf69fSx/s//A/K5O9o="
)
