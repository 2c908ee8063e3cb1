"""Allowlists of addresses, the history of sign-ins, second factors, API keys; users that are programs."""

from tortoise import BaseDBAsyncClient

RUN_IN_TRANSACTION = True


def _tables(id: str, json: str, moment: str) -> tuple[str, ...]:
    """The new tables, without their foreign keys on PostgreSQL."""
    keys = {
        table: "".join(f",\n        {key}" for key in keys) if json == "JSON" else "" for table, keys in _KEYS.items()
    }
    return (
        f"""
    CREATE TABLE "ip_allowlist" (
        "id" {id},
        "kind" VARCHAR(10) NOT NULL,
        "subject" VARCHAR(40) NOT NULL,
        "user_id" BIGINT,
        "ranges" {json} NOT NULL,
        "version" INT NOT NULL,
        "updated_at" {moment} NOT NULL,
        CONSTRAINT "uid_ip_allowlis_kind_443f37" UNIQUE ("kind", "subject"){keys["ip_allowlist"]}
    )
    """,
        f"""
    CREATE TABLE "api_key" (
        "id" {id},
        "user_id" BIGINT NOT NULL UNIQUE,
        "token_hash" VARCHAR(64) NOT NULL UNIQUE,
        "expires_at" {moment},
        "last_used_at" {moment},
        "last_address" VARCHAR(45) NOT NULL,
        "revoked_at" {moment},
        "created_by_id" BIGINT,
        "version" INT NOT NULL,
        "created_at" {moment} NOT NULL{keys["api_key"]}
    )
    """,
        f"""
    CREATE TABLE "second_factor" (
        "id" {id},
        "user_id" BIGINT NOT NULL UNIQUE,
        "secret" VARCHAR(255) NOT NULL,
        "used_steps" {json} NOT NULL,
        "recovery_hashes" {json} NOT NULL,
        "created_at" {moment} NOT NULL{keys["second_factor"]}
    )
    """,
        f"""
    CREATE TABLE "sign_in" (
        "id" {id},
        "at" {moment} NOT NULL,
        "user_id" BIGINT,
        "login" VARCHAR(255),
        "client" VARCHAR(10) NOT NULL,
        "address" VARCHAR(45) NOT NULL,
        "user_agent" VARCHAR(255) NOT NULL,
        "outcome" VARCHAR(20) NOT NULL{keys["sign_in"]}
    )
    """,
        """
    CREATE INDEX "ix_api_key_created" ON "api_key" ("created_at" DESC, "id" DESC)
    """,
        """
    CREATE INDEX "ix_sign_in_at" ON "sign_in" ("at" DESC, "id" DESC)
    """,
        """
    CREATE INDEX "ix_sign_in_user" ON "sign_in" ("user_id", "at" DESC, "id" DESC)
    """,
    )


def _key(name: str, column: str, on_delete: str) -> str:
    return f'CONSTRAINT "{name}" FOREIGN KEY ("{column}") REFERENCES "users" ("id") ON DELETE {on_delete} ON UPDATE CASCADE'


_KEYS = {
    "ip_allowlist": (_key("fk_ip_allowlist_user", "user_id", "CASCADE"),),
    "api_key": (
        _key("fk_api_key_user", "user_id", "RESTRICT"),
        _key("fk_api_key_created_by", "created_by_id", "RESTRICT"),
    ),
    "second_factor": (_key("fk_second_factor_user", "user_id", "CASCADE"),),
    "sign_in": (_key("fk_sign_in_user", "user_id", "CASCADE"),),
}
_CHECK = """
    CONSTRAINT "ck_users_integration" CHECK ("kind" = 'person' OR ("email" IS NULL AND "password_hash" IS NULL AND "role" <> 'administrator'))
    """.strip()

POSTGRES = (
    """
    ALTER TABLE "account" ADD "sign_ins_kept_days" INT NOT NULL DEFAULT 400, ADD "second_factor_roles" JSONB NOT NULL DEFAULT '[]'
    """,
    """
    ALTER TABLE "account" ALTER "sign_ins_kept_days" DROP DEFAULT, ALTER "second_factor_roles" DROP DEFAULT
    """,
    """
    ALTER TABLE "event" ADD "address" VARCHAR(45)
    """,
    """
    ALTER TABLE "users" ADD "kind" VARCHAR(12) NOT NULL DEFAULT 'person', ADD "second_factor_at" TIMESTAMPTZ,
        ALTER "email" DROP NOT NULL, ALTER "password_hash" DROP NOT NULL
    """,
    f"""
    ALTER TABLE "users" ALTER "kind" DROP DEFAULT, ADD {_CHECK}
    """,
    *_tables("BIGSERIAL NOT NULL PRIMARY KEY", "JSONB", "TIMESTAMPTZ"),
    *(f'ALTER TABLE "{table}" ADD {key}' for table, keys in _KEYS.items() for key in keys),
)

_NAMED = """
    UPDATE "users" SET "email" = 'integration-' || "id" || '@invalid', "password_hash" = '', "is_active" = false WHERE "email" IS NULL
    """
_DROPPED = tuple(f'DROP TABLE "{table}"' for table in reversed(_KEYS))

POSTGRES_BACK = (
    *_DROPPED,
    """
    ALTER TABLE "users" DROP CONSTRAINT "ck_users_integration"
    """,
    _NAMED,
    """
    ALTER TABLE "users" DROP "kind", DROP "second_factor_at", ALTER "email" SET NOT NULL, ALTER "password_hash" SET NOT NULL
    """,
    """
    ALTER TABLE "event" DROP "address"
    """,
    """
    ALTER TABLE "account" DROP "sign_ins_kept_days", DROP "second_factor_roles"
    """,
)


def _rewritten(table: str, *changes: tuple[str, str]) -> tuple[str, str, str]:
    """Change the text of a SQLite table whose rows stay as they are: what its ALTER TABLE lacks, by the way that its
    manual names. Another table in its place would want all that refers to this one to be made anew.
    """
    text = "sql"
    for old, new in changes:
        text = "replace({}, '{}', '{}')".format(text, *(each.replace("'", "''") for each in (old, new)))
    return (
        "PRAGMA writable_schema = ON",
        f"UPDATE sqlite_master SET sql = {text} WHERE type = 'table' AND name = '{table}'",
        "PRAGMA writable_schema = RESET",
    )


_EMAIL = '"email" VARCHAR(255) NOT NULL UNIQUE', '"email" VARCHAR(255) UNIQUE'
_PASSWORD = '"password_hash" VARCHAR(255) NOT NULL', '"password_hash" VARCHAR(255)'
_CHECKED = 'CONSTRAINT "fk_users_group"', f'{_CHECK}, CONSTRAINT "fk_users_group"'

SQLITE = (
    """
    ALTER TABLE "account" ADD "sign_ins_kept_days" INT NOT NULL DEFAULT 400
    """,
    """
    ALTER TABLE "account" ADD "second_factor_roles" JSON NOT NULL DEFAULT '[]'
    """,
    # Written into the rows, from which a default only seems to come.
    """
    UPDATE "account" SET "sign_ins_kept_days" = 400, "second_factor_roles" = '[]'
    """,
    *_rewritten("account", (" DEFAULT 400", ""), (" DEFAULT '[]'", "")),
    """
    ALTER TABLE "event" ADD "address" VARCHAR(45)
    """,
    """
    ALTER TABLE "users" ADD "kind" VARCHAR(12) NOT NULL DEFAULT 'person'
    """,
    """
    ALTER TABLE "users" ADD "second_factor_at" TIMESTAMP
    """,
    """
    UPDATE "users" SET "kind" = 'person'
    """,
    *_rewritten("users", _EMAIL, _PASSWORD, (" DEFAULT 'person'", ""), _CHECKED),
    *_tables("INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL", "JSON", "TIMESTAMP"),
)

SQLITE_BACK = (
    *_DROPPED,
    *_rewritten("users", (_CHECKED[1], _CHECKED[0])),
    _NAMED,
    *_rewritten("users", *((new, old) for old, new in (_PASSWORD, _EMAIL))),
    """
    ALTER TABLE "users" DROP "kind"
    """,
    """
    ALTER TABLE "users" DROP "second_factor_at"
    """,
    """
    ALTER TABLE "event" DROP "address"
    """,
    """
    ALTER TABLE "account" DROP "sign_ins_kept_days"
    """,
    """
    ALTER TABLE "account" DROP "second_factor_roles"
    """,
)


async def upgrade(db: BaseDBAsyncClient) -> str:
    """Make the tables; everybody who is there is a person."""
    for statement in POSTGRES if db.capabilities.dialect == "postgres" else SQLITE:
        await db.execute_query(statement)
    return "SELECT 1"  # see the first migration


async def downgrade(db: BaseDBAsyncClient) -> str:
    """Drop the tables. Integrations stay as users that can't sign in."""
    for statement in POSTGRES_BACK if db.capabilities.dialect == "postgres" else SQLITE_BACK:
        await db.execute_query(statement)
    return "SELECT 1"


MODELS_STATE = (
    "eJztHWtz27jxr2D0JemMzhMrTi5VOp2RbTXxxbE8tnLpte4wtAhJrClAR1Jx3Pb+ewGQFN"
    "8UQL0ger/YEokFqF1wX9jHf1szamHHO+qNRnRB/FYX/bdFzBlmH7K32qhlzufxDX7BN+8d"
    "MdZMDLr3fNcc8bnGpuNhdsnC3si1575NCR98i33fJhMP0THypxg9TqmD0YjO5iZ56iKXPq"
    "LjIz6VRUdsLjZUCWpB7N8X2PDpBLNxLoP957/YZZtY+Af2oq/zB2NsY8dK/WTb4hOI64b/"
    "NBfXTu3JBfH/JsbyZ7o3RtRZzEg8fv7kTylZAtgBHiaYYNf0MV/BdxccD2ThOCHGItQEDx"
    "sPCZ4yAWPhsblwODY5dPAA8bWWYVwNhsZtf2gYrRymI4gEGsNLI0o4ldijegIBE/4IP/25"
    "03n9+ufOq9dv3705+fnnN+9evWNjxfPmb/38R/AwMbaCqQTOLj5cXA35A1G2FYItwi/8IW"
    "BM3wygBDFi7Pu2z4bmCHA2Nd1i9C8BMhRgPy1LgQjfVSSILsQ0iDfwLogwM38YDiYTf8q+"
    "Hr96VYHgX3s3Zx97Ny/ZqD+l0XwV3uoE9zjGYww7dGSqoTiGaCCO30hg+E0pft9ksStYoP"
    "ukgt4ESAPx25HAb6cUv50cfheui8lIDcEJmAZi+LUEhl+XYvh1FsO+PcPGfyhR5MIJoAbi"
    "+ESGEZ+U8+GTHBv2Te/BcLHHHpr9+31hu7hI8aBMwTFJCdJLpsjg/57NsS0CLK9sgQJVus"
    "VgcMlnnnne706gbGQ0jasvn0/7TDYKirBBtp9SQGI6ePaEGDbxjAc89w3LfPLyVCjV/YqB"
    "V+uCm0L/yatX29UGO8cnP5+8e/32ZKkELq9U6X55NH/HrscfQR63CYjdIfT4QNDpYbaAZY"
    "yZjUVdw2VMomDb/nI7uCrZt8XgGTxb9shH/0OO7W0N362/jBdkxLGJ7he2w4w774iv99fW"
    "7pkKR1eKqUTs++Xn3t+znP3scnAqUEY9f+KKWcQEp4xQ3LQcPyTMG37h3hw9PJouQ3r2Du"
    "3QsrH5W7POLHvFJOZEoJf/Yv77QqP9Yt5zHPooyFdg0ydvt6vsentumKmRK437G5NMsDDS"
    "TctiyPHYF39q+sj2PeQt7v+N2caamU/ccsdo7NJZ3tSvOUeB4f/P1gPbgkIOBGCtf4Ev4B"
    "B8ARHZ8kponyxmggIX7LFNMsI5SkSwOuuird7Z2eDL1bCLwg935GZw2e8i/veOfLnt33QR"
    "/3tHzi4v+nxg8D/7ssj5EqRcCRWehKwGG71NCmZCAkRnwmhjJCw87BqqTCgBVEtxChmNNj"
    "jeIS+KMe8K8aOiU8UQu1ejtoj+XShMYChszVBYzC3+yw2zgE+fszvccVPCRlKQ2T0dgh5F"
    "H5q1s4cXn/u3w97n69T2Pu8N+/xOR1x9ylx9+Taz5ZeToK8Xw4+If0X/GFz1s2/BctzwHy"
    "3+TObCpwahjwZTfBM4iS5Hl3QxM3pz+xN+ahWdGgZ3Ko0Lc24bD+GglXZFD7GhR2g4xcin"
    "D5hwWwA7Y2R7iFAfecyYxVYbUeI8CTPh9mPvp86bt3njYp2JVh8t/rcVo641cnHiNWJimQ"
    "/GP+bcpGE/a4nfpcnxwwhxYoSgAl/he9cSwAxN4ssfYLhoabjsRW17voRIONX5y2xMTW+q"
    "dHiRgtqMYbJf5KfMkrcnEmbJ25NSs4TfSqOZsS+b8a8aSkUacgNKhWbGyqHrFKlAAdPzDc"
    "aV6iiPWVigtPaUDt2sKowzC7c7n05rW+cDGY+OTHTISXl4yEkuPsTF35m0qfNKpSHhhdL5"
    "hYqU/vsnZTUwBwo+vLraILiSWpt0JaUtWRXWlYYEV5J2vEsTV9JZEMjdKvAlRbfaVc6kUW"
    "LQKmdSOW237+AJn5Mfq1c4d/i7l1hn4tLFPJQJa6wpppFflc04ZxPaDMPrr00fifzKI8fG"
    "xBdv0/orJyaTfwKbEOWFQhi5BTi8MaaOFTj5lBYSsNS1sLu79eRXSh8eKC0UgoLXU0/1qt"
    "zrCeoWqFugbqmainBA+yzInNej5MVUHnZ33LIhUismRFKNlidBEgqQXxv5e/eLARn4lUiX"
    "l/XzR+MbGLPZeSPj4mejylMU3+Sc/Bk7SwXNCTDAthy2844CBa6SgwV3e12u8ojvPZ5mp7"
    "DjEyC1drtueE9v9ldS6ft8WPl2f1WQwI8nplPruDYL2DycH8vh/LgK58cFODdH/qIe0vOQ"
    "gHVZrIfOVFlUh8MbiF+ZIgrH5VUUjnNlFES6OGe9aikOKShIc1gjzcEkhLMFf+ES+h27xs"
    "wm1FXTXUqnABWmrgqDZ3OHPuGit6KUDCmYBqF+LUe2XgfK/ZlpO63yU+XgflviaNnAy6Eb"
    "PWD+53KBwAoJ1YXIGswmLKfO2jJj2yg5l/y5m/hlST0FTt/0Y1Xlp2/p/aNgAafgwKlWW3"
    "bUsQ32ETq7M631dUfGKGCjymtTdfKGWI7ZKSK72Q62jeFcLwF+PeWlxcoFeHBfSoDPl0O3"
    "KsDJYnbP7lQK7nBMXYEtfokRTwLyWj/xAPJaM4IkDmmWL470+cwSooGS4/itjI8pG0KR8D"
    "G91UpsED9g7QUSI7i1QljEg/QOJBbPueNA4mDN/QQSB2vvI5A4WLlWIHG9uNtgwd3F+cbr"
    "ya80tl0vfMaa68UzyK8q8g7XWXQ5gfyatSKag9UgollrlQAimiGied+6WJNCXSGi+VmQGS"
    "KaNTFkIaIZIpqfOxkgohkimpuD7bRNLIvsNFQDo+C20g3LrIHpFBAgWgrRhZ4i9a29F26y"
    "o2pT293gNdBeBAtYl8E65KTooRfuIShHN7zvJFKfxw6yp+Aubw+TAsdPZSOzAmjoYbaih5"
    "leJ62VlZtSI9oS566GSiGnVg+FYMjF/DiG7SAPmVFX4DYyfUQJDlsGz5DQJURfIcdBLy9P"
    "/lRUHnwDM5YECQU/0M7F6VaeDKdiPhJzKJxbRoWQYszCWZR+kqsqXii5c1TihZJw4GKq7+"
    "mDgK39EsD2DKYoFJzGVuoWCSjQKRT6ovLjIhW1ORrfSJ15MwaiXipbRVJU4r6UurbFpKik"
    "8Fo3KaqG2gRJUQcgIkBp0owgkBQFSVFNxLleAvwzb4pMJkJWlgnxeIyUIJ+lhm9VmEcNeq"
    "cmsdhDQEtmjfg3CFTNCPKMemLffvrtut9F4t8dGfYv+x9uep+7KPp0R369OOWNscU/9u0T"
    "+/jpjnz92Bve9q6vuyj6dEcGw498pPiXdfLKWX5Shp9Cz+yQ2ylI6BhCZ7KBaZ2UuhXpyo"
    "n7UhJ5i+nKSY6smq5cw5SGdGX95QwIfs0IAunKzyFd+RybhZ5Ycb1STFjRCJ2zlPlD7jRF"
    "WSy4j/xksbBScnKNtFKxyOqc0sxCzCaYRL+s7qL3lG91JUoml01Sdb1HUKRt8iHydF7vUZ"
    "SoPbfn2LHJujssmqb2wpWbXfIhxgtCsMJOKFxZcq0ElPyCmaiZmriGgBmtFSRI3obk7X1r"
    "phV4PLisXkjefhZkhuRtTcx6SN7eZ0gnJG/rQAZI3obk7eZgO2Nqy7OUDCAwlNoMJenvkc"
    "d/EgqQvybyMfGxW8uOKIIHa0JrayJIz6/31uVhIdu57qs3Xrj+FNcnRRE4UKMuNe4X1gT7"
    "dTo7ZSGBBrXNaxqcj8rqvNH4RmYxbSXzf49pkbrhez/qFl24oxrKbhIMsF8X+y4eLzxxQG"
    "l6DIPqrtQCcKDGutSwsG/aTkHW0RD/WEGJBGgTZECVldH/+zBlYOTaWi6NjMvB1YdoeLbX"
    "ZbFH9bttFovd1VHqmSl0dju1PveuvvQuuyj4f0d61xddxP60agnoTQebjxzq1TuxTQJuwP"
    "Y+oJfiEExvjaIWKxqtJG+3V8UwRlHiYqRCxR9edAfxCdrIJrwaDxKtMsR1y2KbAL08f1tZ"
    "4UdhhsI4evH0+cI8lSGUqZjoaALpeKSooM8SYRCXpJ9SUh6XlNgw8iRIAIFruv55LyQx7J"
    "4A2kiruen6CxcXy6ro5gpJlRwmIaaiIz0mV0w/lDNoanrIwWP2nViIUJ/XlcOI/0rk0zby"
    "aDDa9j0UxNiyAQtegY4LJzGD59u80tx5512haNvRqqvEYfI8s1IeZg4+AzGnFo8c0kU5KH"
    "llXPQ6D1MdGg7iGcQzSAeInNCKBFl2lyNDteOgAByO7rXzH0AgsIZvHsRQaEIHiKEAg5Hb"
    "hNem55mTQnMxutWuMhbniUESpiIXnS+4iWZ+505H4ZYUe6jLLDbElsHE+okS5wk5dILG1E"
    "VceiJKglHCrOOmWmi8vTw/6bTReed1oYW43cUUM8oTyrOUGzRErBHlvq+beiu/4saty1pP"
    "oZRxzET/Jn75yKVsDNs+ayy8oZ8fPQqY17oy8DaY1/qQAsxrjUgAiQl7RD6TSPXwnwEEEq"
    "xDgtpcKA8LhKjPiB5spuQXUOCX28FVCReKQbI+PXvko/8hx/YOkQAVuOTISDnyciFy2Wi4"
    "dtpDxyfIhsjVz4yCnKgDcqxCvZRnQWYPsx9nFYQaVyp0MRDIsNoyzBz51FVWI5JQgPw1Qu"
    "3h3OjZe8ijMoRFLvJEicIKH3lylIST3MOM0mQkWm8Kk8wTzmnejJMXt+eXg+7JiF2du3SE"
    "Pa/I/117ntWubfA7aul3hGqALagGCNotVAMEMufJDAW4Nt+RRNcCXPvVBbaPa/Zu2L6apE"
    "+CNMkS2Zi0tz2DTW0+FDCJVb2XYzjovqzQfTlTGMBl9ortFnGPSvxXzALUWEENTWzsW78k"
    "Bi240a6yrj1fIf7M8/E8CASLjPIj9C3ijN+iZKCxS2fo+D36Qjzqsm2CbA+9aqNHSkRMmM"
    "MUE25Qs4/3eMotadNxEOWmcrEdvpNFCxOVCnKU2vmQraQIVslhSooUqaC24IBZpB4LGkJQ"
    "k4qkA+cCOBfykGB1am11gnPhWZAZwg73flgH/p3n499pPrYb3wL7y9Xt4GbYP++i6NMd6Z"
    "0NL37td1Hw/458HVx1EftzRy4Ht8Mu4n+zBpYchaQIpFB1DBxwm9GINXFAfPGExZzzP4jr"
    "7Sr3w4KN8OTcD7d0hu+p9YQep5TZ9e6Dh5ihzktxIcu23vN8tZFvf+cbAIlpub3/1Bbmv0"
    "eRRbGoU2K7aGp7PnWf0MvrzquC1LdtLlThZlj266n0IcSj2qvcBeLZVrbBBHeBlu4CUMdA"
    "QUjglXPST2zE0XX/Jgw4V9EWAqgumjOOQMkdYfuv/+GmN7zgFxnW8YQ9cShclcnTkaFOp5"
    "w4nSxt8My0lSqyLwE2Uo5Xo9PP7TQfMj2PiTXLmJreVAXNOcAmVD/eAcJd6ijx8mh8A3n5"
    "iQwrPynn5Cc5Rg7NEffoNHLoyFTb2zFE85iHDOsoZxw5tmF7hjA0akRUxHA7PMOPxORBHe"
    "HDmdK6BDi4w4Ygs8oYB1k+NZrPFcBDAXzdKK6Ja+xMpIgMg32Rc5Al7rar3GRBokmwvdoy"
    "zrKvvE5vJk3FjOvZuyhsrYRsr43w0eQI/XpxjV5eFjrE1p0MEmK0VufACQVngvve7hDzfS"
    "hHTlkLxR1NmamhGnWcgYRI48OINL4JgsVvRKx4kUKTHlCp06QDz2XVmqeoV8Ej71XAo3pf"
    "nr8uVlqqhoJKAirJAfJvUEmahGtQSUAlAZVk3eQn0aS4SBcJ71QqIV48RkL54FFAoU4xYm"
    "uJpKOgGvbo94UdvJloNDXDgtedPxfqJTVnAZUFVJYD5O+gsjQJ16CygMoCKsuaKsvQ9B7K"
    "ToSW9yrVFp+NUj0NMhGH4nnR5j1d+O+XBzg8bnmGsc+7fJhMN7lf2I7PGx2/HBZ1Bll3Mt"
    "BjQI85QKYPekyTcA16DOgxh6vHpPuVW0pcORrftFD5zSQpaqIh9r9j4heph8GNSt0QL4es"
    "1AsHBAtH00QUueWVbV08oq6VV/oqRyr2cmOMdFX22uKHIX6Gwce2ZduJSWXFBfM+mrav1K"
    "psxGjKR/D/Ko3oguUiaLm1GITtP/ExAZLV1wvgKlYEFVtLFVs9GBUijjWNP5VLNiwm6iFU"
    "INAmAQhaPOwxASgWVbJ7O4Zo4O7uyOzuTvnu7uR2d0oDkN/eKTDY37X394FU7TsgL0GkCk"
    "vbq+H45qULbp5ZJIwTeVaRAIIe9HX5hAatjoAO3b1lgwPuuZ8Wj6lb4IssbxcaQ0C30DW6"
    "hZpjP6izJYv3JQCgfQ20h75JeTYTAgCHqcthTMvirk8V9TEB0jwN8kSm4sRJecmJkzcanX"
    "n8TRxhn5tPrYJzj/hmu+rsIzgGN6xwnERLAzaU1/nzMPKpzwaJoBWboG/jBY+/5VN9a6P7"
    "J17RD83oDPNmA6bPYOzRFNk+uscTm3gi7gUTy+OwfKg5Eo0JXniI+1/RfyjBRc0Ndr08BN"
    "9ozerKTwYCOteoVpEC3MY5wV6J06RTAv7+1ur4bm2TvPoqdQdBYF2EqxAnZcJ1ebNauC5F"
    "kpxwFYGiUzYf23EW4o14gj66XEaZKBDVXAC2RS8eng/DpFUomErCTuvOdkfuyFAk3tgeIh"
    "Q9YCZRqZCUYpKu+OiYno94kUPR7Fe0HAqWmDEpPaHo0fanYWVfPn9Q8Zd9J/FETFYLm5Zf"
    "uSNcutte9HDmhO3qOgETaRae7ka0IhwgTTMIBgCRDzJh7zIBOp9o8N4l6sGJtmqq+E9CAf"
    "LXCSDAxU0rK3CfAALUr4H6wkyDasQXZxkA2hXYjSgfqeg6TgAB6pVQr4kBdh2YFX3LLozr"
    "Tt5uVxlhoXli4GikhI8z8BvGbkNh69AJt3CW1k5gFzmUTLDLhrGxts8LJ3UjxyQb7PPL3K"
    "axKHnBjDFm1iBe9nHGDJ4i5+bO1lW0p4LnkrCeksg2Qqg2mFH6veTtCjMqppuKDRVDgQGl"
    "nQGlCU+/sPBsTn1MRk+fcKFnLTOikrPb8VjjAUv62Hhejkupj8QjBz4rBowtxBu5Y89vo5"
    "Fjsl1q8UMk2/cYAzCJx+vDU/JecOQA8q511xKcVfSu4mdSDmZM1nss8sXtbNXCdlm8r1Vo"
    "eIV4ClhuZd+sRIX21Xw/QwojbJEOfP+Q+H5im8iTIAEEenZtEyf5Wsqku+DG5gNso53QOE"
    "KiLH6XAIBhOQzz7o/K3bFSQA3E9NsTCUS/PSnFM7+VRjNd+CNaVFOkPHIxAbJW7KJmYV07"
    "jxgVKlaRaCSm+1QSSbeEydZnePKx1yicn4ZoXOKcofz04qp389sS6Usj6HJw9eG0AO2nvw"
    "37PWgwBCbpTk3SX+h9q8AO5ZfbVcbnv8MBUl2Y/Smv7uVTdI+5Sw4foQtm4rn0EU147+NH"
    "HhFh+9y1x++GjZF98ym+xcQkW8B2mIE4pi4Do9Z73lLGpeRF0E7ZK+7LvLulFX2KXIddYV"
    "gufhgMzZFtL1cKwl2Q8J2XCvfg81sLMFY1tZCgtpqEnvlOJi3yXXla5Lt8hQB3UnDcVpEe"
    "E46H7Jg1VMwd+gA0UyyzWb5yab5Veb75qgBLsaCiRMZQoEBqp0CmGJbv49ncL2Ba5fVMEi"
    "C781y+2q5Q3ljRAX7EUGTvlvOjGKJ5LOl1R4Ijve6UMiR+KyNheWhzgf5YVfRxCQPlHhXK"
    "PWLXpQUbechU/JKQrQigCfu4isn3/z6sVmJSLptoeFazybjahaFYQ9SmAKE5sM7CFpxyjS"
    "WzJk65Kyq4ec4rJ663q9xyJBqx0i/HBQDPiuKlWXlFn/fItSdTP0go5rEV/OKLAq+aCqCi"
    "T4wnSanULuW/1uBA8v6xsO2A8iohnMpCosV1jYUEHHjkDs0jdyCV3463S4TNlX0DKdtUKZ"
    "sk82Ju1SRzGhLIrDWZE5JdXj4lgKAEUt3QurTCI4/8NBzgvz7+k3qgCv6TcID/uvj3meas"
    "4v6KxjfioHTX7q9I9bqvsd+zoBBOrbTnNXFd3Iq807+JavmtAhdG6n67stOyGGmM46GybQ"
    "t5TP4LD/HGRYFXQvBSF1uiIMt7XgBmTN0RRp5N2N9vfLx3lFqPaZXfEqVZTF43jQcSedhH"
    "i3lpj8PdrAw12TR+D9sVLgI9MkyeDSFSKfQuLlADyo9zY4hGKAI7yIFg+9QyPB/PlUKn0l"
    "C7D6Bq/WW8ICLNMOg8axPviK/319buVbKthFXxxh7fsRtkmmAl2hSAAoE2TiBwdNYhxUF4"
    "wDTRyS/p5CM204pg5lalJu7QiTGNRq1Uwj/SR3bLXRbv4HH2XRFxf5zXm1cNBlVXaw2rXN"
    "Xdaa173fjWfpRcHoDoFQiRKqzHMID42ojHczpSyvxdAjTQtthMrKgmkvM2CNYokpzRrUrJ"
    "6SUGSdTd8uwJ+UkU5Dd95Pm24wS1To7QcMoL/j+IjDQPO+OgDBYfRF1stRElTlA35fZj76"
    "fOm7dF1bU2PLtibE/CjSEVDBOizuBwAqdSUTdsTptNKle1JVpCAEHEjaZ8Vnd32r65735O"
    "1Ti3UK54kYbajPDb73uw5YIX0Ad6idxjmay44/KkuON8lufum0PpjeLNdIfK+IRdXgytqJ"
    "xiOZbTUA1E9Fb87+BHLMX+ofsR00dZuE4qbwIMCKw1gRMmjCKN05BAZu3IrItXw56Qi2Kn"
    "RnCnXenTYGMMW9KnwQu/hpnmR6hHUO/6ghd+bYcFvi1eg0d4GtikyCZt5GDzO++lxOFECW"
    "9ekIeX4sHfsSt8EKEOxn0UJgMt7P20u2UVvSAKpXlCPIdvs5z7I2Hc1lhphasFvCBaekHU"
    "5QTIB03lQ8502rVzCyLGu+K4u6g2Rbm9ugRoQsWEXViqjl3qEeiTxUxg+YI9lUlGOG+tLq"
    "F19gy0Tm8GX2/7N10UfrgjnwenF5f9Lgr+35Hr3s3wio8IP2S1GPCKafEKgFfskHlNaclo"
    "OWZTXj5aK4y3br+cnfX75/3zLlp+vCNfrj5dDb5eGV8EI0p+uyNfbwZXH4zr3u3t18ENA0"
    "t/vyPn/d7Z8OJXpgqxm4kvd+RscN43Pl/c3l5cfeii5LdoVn4tmpF/viO98/Ob/u2t+A29"
    "y8vBVz5rwcU7MhwMjM+9q9+M3nDYZxrUbRflLtXhlB25qnoVRfU0iks4C5IDh+akVWDFJ+"
    "62qyz5KMXQDweusubL3+vCtivpDEa2iOhAXGUdh2PaqezH1fZr4ndEvwVMWP007HITNqa7"
    "PAViGDjGr23q7DE5+fkSQBsZIhL8S2XI8u4KGRKUCdiaDElWIVCVIUtYGRmy/B0gQ3R9c0"
    "CGaEMILQqMPF8CaCJDzrHplAiQ6Fal9BAVfrYkOhLVg9TkRgS4WmhEjw8SQ9f3BCSGNoTY"
    "czGw54t6TWRFiZxYKSNkxUOrhx6pawXpLXNM5w5G84UoVcsr0npBG2GPrS7CPHjr+GVwx8"
    "j0ChvSrz8hJLBq/GZUSQdosJQ4ZJQ7Zaw6ZsydM/L/xpjnnyplOGTAGpdDsjFca8P1vYdi"
    "ts+ur+D74YiVjP9bqnbcNx6ixzkzn+CFh8wF2yIFMYLSUKpFzNlYheA7vp5hOgolzCcuXc"
    "wjW6XGYgJefjk23ZzNZjOyrLEofSTyS9ZE4YpOhttAo9qSG0Ol2rK50oq18CteCIVF6Ywp"
    "THFaifxKS0j1X6i8VACnsDNjK6QOEtfpVVBnvTW7FtRbEvoXHKTCC/0LWtC/AMK0oX8BkD"
    "lP5rzmJi+m8rDgwKztO05q7fIkSEIB8usf9UJ5dx3IIPRsDljj+CoNCUSoT4TCvhIVtW+a"
    "1Fci57OUdFpWei1zLmJmSs4KkyTKu3ckQJqQjFWlQm2jf0ds8KtosjEUaLFaa7HQhesZBs"
    "kB/rvQhWvf+Lc9w6Kk4ED9lFIHm6TEwRtDZVB/z8C2JUyWV3YrTU4Hg8uUIDm9yErsL59P"
    "+0yPEhKEDbL9EmwzkcGfWkFviiFAbarR9ixz1qXk7c3AbkCFOiBqHJoGFVOrjg8kDwwS5Q"
    "AjGT+IAIqCoJYPUWRFeVSL8ESKSzIBjRaem67PLdojJCZH3ojOw95y5j1d+Mj2iwIX5QEh"
    "QFHjDd+uOK/db4AihMxtjb30sGuPpkX8JbxTyWDMeMxGE2rWYQrPhSOsGTxQIzaj/HUvD8"
    "5ogst5K7Vi+EulgOFweAOxu5WAb+7KKvTmlzcgTIDsvvHgfiyijbUY3Ksw++P/RKK8mg=="
)
