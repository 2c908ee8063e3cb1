"""Webhooks: endpoints, what waits for them, what was tried, and how far the log is routed."""

from tortoise import BaseDBAsyncClient

RUN_IN_TRANSACTION = True

_TABLES = (
    """
    CREATE TABLE "webhook" (
        "id" {id},
        "user_id" BIGINT NOT NULL,
        "api_key_id" BIGINT NOT NULL,
        "url" VARCHAR(2000) NOT NULL,
        "entities" {json} NOT NULL,
        "kinds" {json} NOT NULL,
        "narrowed" {json} NOT NULL,
        "selections" {json} NOT NULL,
        "secret" VARCHAR(255) NOT NULL,
        "last_secret" VARCHAR(255),
        "last_secret_until" {moment},
        "sight" {json} NOT NULL,
        "sights" INT NOT NULL,
        "since" BIGINT NOT NULL,
        "paused_at" {moment},
        "pause_reason" VARCHAR(10),
        "failing_since" {moment},
        "failures" INT NOT NULL,
        "created_by_id" BIGINT NOT NULL,
        "version" INT NOT NULL,
        "created_at" {moment} NOT NULL,
        CONSTRAINT "fk_webhook_user" FOREIGN KEY ("user_id") REFERENCES "users" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
        CONSTRAINT "fk_webhook_api_key" FOREIGN KEY ("api_key_id") REFERENCES "api_key" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
        CONSTRAINT "fk_webhook_created_by" FOREIGN KEY ("created_by_id") REFERENCES "users" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
        CONSTRAINT "ck_webhook_pause" CHECK (("paused_at" IS NULL) = ("pause_reason" IS NULL) AND ("pause_reason" IS NULL OR "pause_reason" IN ('BY_HAND', 'FAILING', 'GONE', 'KEY_ENDED')))
    )
    """,
    """
    CREATE TABLE "webhook_cursor" (
        "id" {id},
        "pos" BIGINT NOT NULL,
        "epoch" VARCHAR(32) NOT NULL,
        "rights_pos" BIGINT NOT NULL,
        "sights_pos" BIGINT NOT NULL,
        CONSTRAINT "ck_webhook_cursor_single" CHECK ("id" = 1)
    )
    """,
    """
    CREATE TABLE "webhook_lane" (
        "id" {id},
        "webhook_id" BIGINT NOT NULL,
        "entity" VARCHAR(20) NOT NULL,
        "record_id" BIGINT NOT NULL,
        "again" {flag} NOT NULL,
        "head" BIGINT NOT NULL,
        "tail" BIGINT NOT NULL,
        "told" {flag},
        "armed" INT NOT NULL,
        "checked" INT NOT NULL,
        "run_at" {moment},
        "attempts" INT NOT NULL,
        "failing_since" {moment},
        "tried" VARCHAR(20),
        "variant" INT NOT NULL,
        "holder" VARCHAR(32),
        CONSTRAINT "fk_webhook_lane_webhook" FOREIGN KEY ("webhook_id") REFERENCES "webhook" ("id") ON DELETE CASCADE ON UPDATE CASCADE
    )
    """,
    """
    CREATE TABLE "webhook_delivery" (
        "id" {id},
        "webhook_id" BIGINT NOT NULL,
        "token" VARCHAR(32) NOT NULL,
        "message" VARCHAR(80) NOT NULL,
        "event_id" BIGINT,
        "kind" VARCHAR(20) NOT NULL,
        "entity" VARCHAR(20) NOT NULL,
        "record_id" BIGINT NOT NULL,
        "attempt" INT NOT NULL,
        "status" INT,
        "error" VARCHAR(300),
        "answer" VARCHAR(500),
        "duration_ms" INT NOT NULL,
        "at" {moment} NOT NULL,
        CONSTRAINT "fk_webhook_delivery_webhook" FOREIGN KEY ("webhook_id") REFERENCES "webhook" ("id") ON DELETE CASCADE ON UPDATE CASCADE
    )
    """,
)
_INDEXES = (
    """
    CREATE INDEX "ix_webhook_created" ON "webhook" ("created_at" DESC, "id" DESC)
    """,
    """
    CREATE INDEX "ix_webhook_user" ON "webhook" ("user_id", "created_at" DESC, "id" DESC)
    """,
    """
    CREATE UNIQUE INDEX "ux_webhook_lane" ON "webhook_lane" ("webhook_id", "entity", "record_id", "again")
    """,
    """
    CREATE INDEX "ix_webhook_lane_due" ON "webhook_lane" ("webhook_id", "run_at", "id") WHERE run_at IS NOT NULL
    """,
    """
    CREATE INDEX "ix_webhook_delivery_webhook" ON "webhook_delivery" ("webhook_id", "id" DESC)
    """,
    """
    CREATE INDEX "ix_webhook_delivery_token" ON "webhook_delivery" ("webhook_id", "token")
    """,
    """
    CREATE INDEX "ix_webhook_delivery_at" ON "webhook_delivery" ("at")
    """,
)
_BEGINNING = """
    INSERT INTO "webhook_cursor" ("id", "pos", "epoch", "rights_pos", "sights_pos")
    SELECT 1, "pos", "epoch", "pos", "pos" FROM "log_head"
    """
_TYPES = {
    "postgres": {"id": "BIGSERIAL NOT NULL PRIMARY KEY", "json": "JSONB", "moment": "TIMESTAMPTZ", "flag": "BOOL"},
    "sqlite": {
        "id": "INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL",
        "json": "JSON",
        "moment": "TIMESTAMP",
        "flag": "INT",
    },
}


async def upgrade(db: BaseDBAsyncClient) -> str:
    dialect = db.capabilities.dialect
    for table in _TABLES:
        await db.execute_query(table.format(**_TYPES[dialect]))
    for index in _INDEXES:
        await db.execute_query(index)
    await db.execute_query(_BEGINNING)
    if dialect == "postgres":  # each lane is updated several times within a second, and then it goes
        await db.execute_query('ALTER TABLE "webhook_lane" SET (autovacuum_vacuum_scale_factor = 0.02)')
    return "SELECT 1"  # see the first migration


async def downgrade(db: BaseDBAsyncClient) -> str:
    for table in ("webhook_delivery", "webhook_lane", "webhook_cursor", "webhook"):
        await db.execute_query(f'DROP TABLE "{table}"')
    return "SELECT 1"


MODELS_STATE = (
    "eJztPflz2zbW/wpGvzQ7o3riI2lW2dkZOVYTt47tsZ2m3fUOS0uwxM8UoPKw4932f/8AkB"
    "QvkAKoC6LfTCaSSTyAeg98F97xv86UjrDr7/WHQxqSoNND/+sQe4rZl+KtLurYs1l6g18I"
    "7DtXjLUzg+78wLOHfK572/UxuzTC/tBzZoFDCR98jYPAIWMf0XsUTDB6mlAXoyGdzmzy3E"
    "MefUL7e3yqER2yudhQLaiQOH+E2AroGLNxHoP993/YZYeM8DfsJ3/OHqx7B7uj3E92RnwC"
    "cd0Knmfi2rEzPiXBj2Isf6Y7a0jdcErS8bPnYELJHMCJ8DDGBHt2gPkKgRdyPJDQdWOMJa"
    "iJHjYdEj1lBmaE7+3Q5djk0NEDpNc6lnV+cWNdD24sq1PCdAKRQWN8aUgJpxJ7VF8gYMwf"
    "4fu/HxwcHv5w8Prw7bs3Rz/88Obd63dsrHje8q0f/ooeJsVWNJXA2enH0/Mb/kCUbYVoi/"
    "ALfwkYO7AjKEGMFPuBE7ChJQJ8mNieHP1zgAIF2E8rUiDBdx0JkgspDdINvAkiTO1vlovJ"
    "OJiwP/dfv65B8C/9qw+f+lev2Ki/5dF8Ht86iO5xjKcYdunQ1kNxCtFCHL9RwPCbSvy+KW"
    "JXsEDvWQe9GZAW4vdAAb8Hlfg9KOE39DxMhnoIzsC0EMOHChg+rMTwYRHDgTPF1n8p0eTC"
    "GaAW4vhIhREfVfPhoxIbDmz/wfKwzx6affwROh6WKR6UKTg2qUB6xRQF/N+xOdZFgPmVNV"
    "CgTre4uDjjM099/w83UjYKmsb5l8/HAyYbBUXYICfIKSApHWbUdYbPFlNrPfpou5okkEBv"
    "G/tyhdswrE9s3/IZN8Ej9uR2ZEhooF0GDnhXwLvvjInlEN96wLPAGtnPEsxXWjpy4MWWz6"
    "rQfvT69bqYfWT7HOwf/XD07vDt0dzkmV+ps3TKaL6n3hR7VuhjrxmqqydohO7YjjRGtq4Y"
    "3Y8MS/wR1PGbgdjc/t3fEXT6mC0wsu7tYUA9y2N8WLJ1f7q+OK9gE3LwAp5HzjBAfyLX8d"
    "eG784/7kMy5NhEd6HjBox17fH1/tnZvMbC0ZXj4Ylu+Opz/9ei2vjh7OJYoIz6wdgTs4gJ"
    "jhmhuN/q/iHjO+EX7uzhw5PtMaQX79ADWjW2fGt6MC1esYk9Fujlv5j/vtgjeDrruy59Eu"
    "STOAyzt7t1TkNnZtm5kQs9h1c2GWPhAbRHI4Ycn/0RTOwAOYGP/PDu/zDbWFP7mbsFMbr3"
    "6LTsR2w4h8Sr+O/OA9uCQuxGYJ3/gKNxFxyNCdnKFu6AhFNBgVP22DYZ4hIlEliTDd1O/8"
    "OHiy/nNz0Uf7klVxdngx7i/9+SL9eDqx7i/9+SD2enAz4w+iy+LGqOSiU/ZY2bsmgeJ2+T"
    "lEIVcicFMZkwxngguHJp6TKhDFCLNNGN8KIU854QPzo6VQqxeTVqjejfhMIEhsLaDIVwNu"
    "K/3LIlfPqE3eFe4Qo2koMs7ukYdC/50q6dfXP6eXB90/98mdveJ/2bAb9zIK4+F66+elvY"
    "8vNJ0NfTm0+I/4n+dXE+KL4F83E3/+rwZ7LDgFqEPllM8c3gJLmcXDLFzOjPnJ/xc0cWkh"
    "DdqTUu7JljPcSDFtoVfcSG7qGbCUYBfcCE2wLYvUeOjwgNkM+MWTzqIkrcZ2EmXH/qf3/w"
    "5m3ZuFhmosVxC//rpKjrDD2ceY2YWOaD8bcZN2nYz5rjd25yfLNinFgxqMBX/N51BDBDk/"
    "jjLzBcjDRctqK2vVxCZE7s+MtsTWx/onUymoNajWGyXeTnzJK3RwpmydujSrOE38qjmbEv"
    "h/GvBkpFHnIFSoVhxsqu6xS5KCTbD/jxRhPlsQgLlDae0rGbVYdxFuE259PprOt8oODRUQ"
    "k9O6qOPTsqBZ95+JFJmyavVB4SXiiTX6hE6b971lYDS6Dgw2uqDYIrqbNKV1LektVhXXlI"
    "cCUZx7sMcSV99Gg460g8SdGNbp0jacyH+Kp+pBGe2V4wxSTYQ2Jy5A8pIxuyPYzsOxryc+"
    "b3wvczwfbIR2wHDycioSUF9dEddukTG4VsHz1h10WvLveP/ibzN61/QcinMVosVXuLxKeG"
    "1p2Mb52jYi25NOzdYW+OthqWAwMVTGevGyJMPkQphzJxktyqFSjDzKBFEqWaCus/LYifk8"
    "do1ZwU8Fcis46QlvHuXmLNcSKX1VZlM87YhA7D8PJr0yeivvLQdfjrzAcvv3JmMvUncAjR"
    "XiiGUVuAw1v31B1FJ0ZaCwlY6o2wt7n11FfKn0RrLRSDwhGaiYKiTikC270DtjvY7pp+R4"
    "j2eRFkLutR6mKqDLs5btkSqZUSIqtGq5MgCwXIb4z8rR+yABk6W3dfbRvl+UIab1TOi9mo"
    "6mIab0onxgU7SwfNGTDAthq2y44CDa5SggXHYVOu8oTvfJ4ir7HjMyCNdrtpeM9v9tdKzn"
    "E+rHq7v5aUmsJj220U+1MEbB/O99Vwvl+H830Jzu1hEDZDehkSsK6K9diZqorqeHgL8atS"
    "7mu/ut7XfqnglyhsxFmvXr5cDgpy5pbImbMJ4WwhCD1CH7FnTR1CPT3dpXIKUGGaqjB4On"
    "PpM5a9FZVkyMG0CPVLObLNOlAeTG3H7VSfKkf3uwpHyxaeD13pAfO/5wtEVkisLiTWYLH6"
    "Re6srTC2i7JzqZ+7iV+W1VPg9M08VlV9+pbfPxoWcA4OnGqNZUcT22AbeRgb01oPD1SMAj"
    "aquorqQdkQKzE7TWS328G2MpybJcAvJ7wIbrUAj+4rCfDZfOhaBTgJp3fsTq3gjsc0Fdji"
    "l1jpJCCvzRMPIK8NI0jmkGb+4iifz8whWig59t+q+JiKIRQZH9Nbo8QGCSLWLpEY0a0Fwi"
    "IdZHYgsXjODQcSR2tuJ5A4WnsbgcTRyo0CiZvF3UYLbi7ON11PfaV7x/PjZ2y4XjqD+qoi"
    "iX2ZRecTqK/ZKKI5Wg0imo1WCSCiGSKat62LtSnUFSKaXwSZIaLZEEMWIpohovmlkwEimi"
    "GiuT3YztvEqsjOQ7UwCm4tfVvtBpjOAQGilRAt9RTpb+2tcJMNlS5c7wZvgHYZLGBdBeuQ"
    "k2KGXriFoBzT8L6RSH0eO8iegru8fUwkjp/axqMS6G33HTW+265ZJ621lZtyI7oK566WTi"
    "GnTh/FYMjD/DhGVN2zUTxHF9kBogTztnTBBE+R0CVEkzpei+9MXvtvBTNWBAlFP9ApxenW"
    "ngznYj4yc2icWyaFkFLMwlmUeZKrLl4ou3N04oWycOBiau7pg4Ct7RLA8S2mKEhOY2t1iw"
    "wU6BQaPc35cZGO2pyMb6XOvBoD0SyVrSYpKnNfSV1bY1JUVngtmxTVQG2CpKgdEBGgNBlG"
    "EEiKgqSoNuLcLAH+mRGO/UQhK6uEeDpGSZBPc8PXKsyTbu8Tm4zYQxSFOQhUEKiG85itCN"
    "TktSkz+AEJpwL5p+wxbTLEJSIksCaz+M71z79dDnpIfNySm8HZ4ONV/3MPJd9uyS+nzILt"
    "IfHB/vqZff35lnz91L+57l9e9lDy7ZZc3HziI8VH0cmrZvkpGX41dl9RUsfcTkNCpxAmkw"
    "1M66zUrUlXztxXkshrTFfOcmTddOUGpjSkK5svZ0DwG0YQSFd+CenKJ9iWemLF9VoxMUpG"
    "mJylzB9yoynKYsFt5CeLhbWSkxuklYpFFueUFhZiNsE4+WVNF72jfKtrUTK7bJaqyz2CJm"
    "2zD1Gm83KPokXtmTPDrkOW3WHJNI0Xrt3sig9xHxKCG+6Epij3mbDT2fTSX6u4VgZKfcFC"
    "pE5D+kKQjtFKGSSMQ8L4trXhGjzuXCYxJIy/CDJDwrghrgRIGN9mGCkkjJtABkgYh4Tx9m"
    "C7YN6rs5QCIDCUxgwl695Qx38WCpC/JPIxCbDXyI6QwYM1YbQ1EZUEaPbWlWEhw7rpq3cf"
    "esEENyeFDByo0ZQad+FojIMm3aSKkECDxuY1jc5kVXXeZHwrM6fWUm1gi6mYpuF7O+oWDb"
    "1hA2U3CwbYb4p9D9+HvjigtH2GQX1XqgQcqLEsNUY4sB1Xkul0g78toEQGtA0yoM7KGPx6"
    "kzMwSq0050bG2cX5x2R4sb+m3KP66Nhysbs4Mr4whclup87n/vmX/lkPRZ+3pH952kPsv0"
    "4jAb3qAHf7kW1ljhGL2W74EXvPcfxygUHVpexXzrHtBH7d0LqtJO4PXeo3OzPPAq7A+7FD"
    "bGkXnB8GxarWtNfJ3u4uilxNcgPESI06T7zUEuITdJFDeA0mJBqkiOujEdsE6NXJ29q6Th"
    "ozSLMnxNOXyzHVBs7mIuGTCZQjwpIyTnOEQWSYeWphdWRYZsOokyADBIcDzU/cIXVl8wQw"
    "RlrNbC8IPSyXVcnNBZIqO0xBTCWHqkyu2EEsZ9DE9pGL79nfZIQIDXg1QYz4r0QB7SKfRq"
    "OdwEdRZDUbEPK6g1w4iRn8wOH1BU8O3klF24ZWXSQOsyfKtfKwcPQciTm9KPSYLtqh6Auj"
    "4Zd5mPqEABDPIJ5BOkDsilEkKLK7EhnqHQcScAieMM5/AKHYBr55EMViCB0gigUMRm4TXt"
    "q+b4+l5mJyq1tnLM4ygxRMRS46v+Mmmv3InY7CLSn2UI9ZbIgtg8noe0rcZ+TSMbqnHuLS"
    "E1ESjRJmHTfVYuPt1cnRQRedHBxKLcT1LqZZRyCjPCu5QWPEWknFg2UTrtVXXLl12egptP"
    "LMmehfxS8fepSNYdtniYVX9POTRwHz2lQG3gXz2hxSgHltEAkgNWSLyGcSqRn+C4BAgmVI"
    "0JgLlWGBEM0Z0YPDlHwJBX66vjiv4EIpSNGn5wwD9CdyHX8XCVCDS46MnCOvFKRYjEfs5j"
    "10fIJikGLz3DTIStshxypUrHkRZPYx+3EjSbB3rUKXAoEMayzD7GFAPW01IgsFyF8i2QHO"
    "jV68hzwpPilzkWcKU9b4yLOjFJzkPmaUJkPRcFWYZL5wTvMWrLylAb8c9cxG7OrMo0Ps+z"
    "L/d+N5Fru2we9opN8R6jF2oB4jaLdQjxHIXCYzlEBbfR8aU0ugbVcXWD+u2bvhBHqSPgvS"
    "JktkZdLe8S02tf2gm76bg9t2yu5O9dwulGbwmL3ieDLuUYv/mlmAGguoYYiNfR1UxKBFN7"
    "p11rUfaMSf+QGeRYFgiVG+h35POOPvSTLQvUenaP89+kJ86rFtghwfve6iJ0pETJjLFBNu"
    "ULOvd3jCLWnbdRHlprLcDt/IotJEJUmOUrccspUVwTo5TFmRohTUFh0wi9RjQUMIatKRdO"
    "BcAOdCGRKsTqOtTnAuvAgyQ9jh1g/rwL/zcvw77cd26xuffzm/vri6GZz0UPLtlvQ/3Jz+"
    "Muih6POWfL047yH23y05u7i+6SH+f9HAUqOQEoE06r6BA241GrEhDogvvrCYS/4Hcb1b53"
    "4I2Qhfzf1wTaf4jo6e0dOEMrvee/ARM9R5KS40ckZ76AQzcOeRbwAkpuX2/nNXmP8+RSOK"
    "RZ0Sx0MTxw+o94xeXR68/tv7pLqXizlkXDsw54PY2Mq3hNBgwrPtZmwWSmyXuzFERRYGsV"
    "9TUqXQMrXWDZGO6i7yOIhfs7B/KngcjPQ4gEYHOkYGr5wZ/8xG7F0OruKYdR2FI4LqxZzp"
    "lrD9N/h41b855RcZ1vGYPXEsn7XJc6BCnYNq4hwUaYOntqNVVn8OsJKaygYdoK6ng5Tt+0"
    "wQjqyJ7U900FwCbEMJ6w0g3KOuFi9PxreQlx+psPKjak5+VGLk0OFyi34nx7cm2NY9tc5A"
    "bfuUWm6uGHA6ncWyS4e2HgdJIdrHolUYdDV7LjFnthmFAdgg9CWF2+A2TpSRnYq1gMO/ZQ"
    "mwc6dCUQqcdR+lYzXo0yiBh04FJlN8NpH2/6ixJybyZh8tEFL7b1WM4iK1Mkbx25KcIo9O"
    "IIx0bbtNAto+jL89UsD426NKjPNblRjHZOQ34GHyGYCLmczFRul5QLP6uAVooLbZ1BbnN4"
    "0onYUEKptM5V0N39xfQji254D6g0jUvonwXzqmztzt1h1WR+neERm7KkfWX3m3jEKyuJ12"
    "lfJQ3GIWOX4X4b3xHvrl9BK9Ojt4LanIuuxkkJZutEcUznEhMm/b2x0yL3cl8KvofvaGE+"
    "dRO/evALntkxTjfdCGaDNXUcrmlcjYlCk0+QG1Ok0+/VNVrXlOOoY98Y5hPLfu1cmhXGmp"
    "GwoqCagkO8i/QSVpE65BJQGVBFSSZUsQ0NAbSp0r8Z1aJcRPxygoHzz0PtYphmwtkfof9a"
    "QZ/hE60ZuJhhM7bjtz8HepXtJwFlBZQGXZQf4OKkubcA0qC6gsoLIsqbLc2P5D1YnQ/F6t"
    "2hKwUbqnQTbiUDytz76jYfB+foDDkwWnGAc8+89musld6LgBcgh6dSPrz7fsZKDHgB6zg0"
    "wf9Jg24Rr0GNBjdlePyWUkMO1Ah10k49uWbbqaUiGGaIiDR0wCmXoY3ajVDfF8yEK98IJg"
    "4Wgai1YTvL+Eh4fUG5WVvtqRmh2VGSNdVAAi/GaJn2HxsV3Vpr5KhSWieZ9sJ9BqGDxkNO"
    "Uj+KdOO+houQRabS0G4QTPfEyEZP31IriaFUHFNlLF1o/khXSyHQjhra7XISfqLtQBayim"
    "V59DD43WtphDn4oq1b2dQrRwdx+o7O6D6t19UNrdOQ1AfXvnwGB/N97fO5J8sUNegkQVVr"
    "ZX4/HtS/pcPbPIGCfqrCID1GjDmobjl9pwFOjQ21pBJcA999Pie+pJfJG8zbwc7ylE0YB1"
    "hgH6E7mOv4siswaTP8X1D+dWa8LOX33u/1rk9B/OLo6L5iif4LhoAd0HUbVbVbzPAQDtS6"
    "A99k2qs5kYADhMUw5jj0bc9amjPmZA2qdBHqmUEzuqrid29MakM49vM+rJDz2iO93aU490"
    "jEI7Mc7hUMADWfx5hW2bN/Oy2T9077hY1g9MEUrzOCRfGEzNyS9+rBVDqh8s8KLasZrTfN"
    "XQhyZgprLK6pOFDOnVSZABapMvY9P9bWgocSDVBPTE48E/quDy4AxYFm9SrfymEKD9LqH9"
    "imaQ8RG66s7OwrRwd79T2d3vqnf3u9Lu3njxXLMRvOLquWBOrMOcyNVRDRgq5Phd3KliDr"
    "zBVhWRqXHNV9772j+9OT3/2NHDfScG66H4yy25GvRPfush8XFLTi6+np9d9E94B630+y0Z"
    "/Hp5esUvxl9uyY/90zN+IfosGiSbC4rLtwN4skTjY40jsRxMi7wfKzsTC+gD1lIR5wBti+"
    "I8OlRhQYfVLOiwtGGd8STwtcvOFsDax+xXX3IWaqNXor5NwWz428xh0zUgcx4SyGwcmQ3x"
    "BP8okplO7OeOxBmc3uzW+YOjhChrFI9T8AmzobzNoo9RQAM2SKQvOgT9fh/ySgx8qt+76O"
    "6ZN1REUzrFwvMbMBhnOEFOgO7w2CG+yIDkBbM5LB9qD4Xu852P+K5G/6VE6lze9PKQhmm0"
    "+7DakxvRuQH7zQGug/tulTi7znvzUbWNKvavtkw/CNd2ClchTqqE6/xmvXCdiyQ14SpKBk"
    "zYfGzH8XbDyOZ9isdCvtkoEtVcAHaR7bqiMhKTVrFgqihA0HS2W3JLbkQJJsdHhKIHzCQq"
    "FZJSTNITX13bDxDvGMmu+FGz5GiJKZPSY4qenGASN1bm80cNl9nfJJ2IyWoR3cSv3BIu3d"
    "mC8cPZY7arm5wV51m4M8OuQ7BaQ+U8zeDwFkQ+yISty4RcOFnmddZ61wqAcFLf+KReMG5t"
    "/GehAPnLpJIxsayJ+wwQoH4J1EtrztQjXl5vBtCuwW5El0jNIOIMEKBeC/WGGGCXkVkxGD"
    "nSYNfs7W6dERabJxZORir4OCO/Yeo2FLYOHXMLZ27tRHaRS8kYe2wYG+sEvIR+L3FMssEi"
    "CJbbNCNKvmPGGDNrEG8ANGUGj8y5ubF1Ne2p6LkUrKcssq0YqgtmlHkvebfGjErppmNDpV"
    "BgQBlnQBnC009HeDqjASbD55+x1LNWGFHL2Z10rPWAFX1svEKTR2mAxCNHPisGjEfIw2yr"
    "+UEXDV2b7dIRP0RyAp8xAJv4vOMnJe8FR44gbzu3HcFZfXHxiX3FjMn6TzJf3MZWlTD2XD"
    "5DjKeI5f5HMd9iMd8vkMJi5Ae+v2t8H3IftmbiZF9LlcJHuLWVYd6oBNeyUdW5D29K4bX3"
    "CRJV8TsHAAyrYZgn+WnHDuaAWojp1YcO0jAYUll16eo0ngzIUnk8hgVpbrx2gFCxZKKR2N"
    "5zRRLEHKZYqfc5wH6rcH4co3GOc4by49Pz/tVvc6TPjaCzi/OPxxK0H/92M+hDrCyYpBs1"
    "SX+idx2JHcovd+uMz/+LByw0OK8Z9w0mvM9DQNEd5i45vIdOmYnn0Sc0pthnVhwm3Ivn+O"
    "JuFCbhB/ZzeouJSbaA4zID8Z56DIyO3vPm4h4l3/nR2LLVudmlNX2KXIddYFiG3yyG5sS2"
    "V8vd90Kik6zP5x+FYKwaaiFBl42t5NPa3lhy3FZTKCkeD5niS6iYG/QBGKZYFosfqFU/qC"
    "t/UM7HnIsFHSUyhQIF0jgFMsewggBPZ4GEaVVXts6AbM5z+Xq9Qnllqbb8iEFm71bzoxSi"
    "fSzp8ECBIx0eVDIkfqsgYXlos0R/rGv/M4eBxj8ajX+w51HJRr5hKn5FyFYC0IZ9XMfkB7"
    "/e1CsxOZdNMryo2RRc7cJQbCBqc4ArkLY7RIddE7bglGstmQ1xyp1Twc1LXjlxvVvnliPJ"
    "iIV+OS4AeFYUb9LFa7u/R1EtC5FQzGMr+MXvJF41HUBNnxhPktLpYsV/rcWB1P1jcQNa7V"
    "ViOJ2FpjObPDdYSMCBR27XPHI70gNkf71EWF0DEJCybZWyWTKHs1FDMuchgcxGkzkj2dXl"
    "UwaoReXgNhxal1d41JGfhwP8N8d/Vg/UwX8WDvDfFP8B05x13F/J+FYclG7a/ZWoXncN9n"
    "sRFMKptfa8Ia6LS+o6w+dT8iP1hlIfRn5AtzZ1UQxVdGdMeK/xR4cbVHH+Hx46bBBiKklP"
    "BPzs76E+EpPzBBSeZEKfSBf5DhliNPPokFnmbPwDxjMREkTQFE+p9xwFBRGKqLzQzGaXho"
    "JsBr+E3Rr/AAmnd7IjxUr0pwBtYoUrcxCw90orSCcZD0E6mkE6RkmWq5jRVouW+QgF2WJ5"
    "2cEKmfERWMTlHb/LE88R9US9L55mEAeaMv59z8VbD9lo5Nn3URApY+PRK42ecSBLf1/t5C"
    "AoQFA0MhNNIMHKpMSd7TOjQsstnwVpkd0NgnfXBG/BjSSvSlHTEj0FaYUzo9izRClOlg+r"
    "6VtSjpSFY7yVMgs7ZBjRT6vPgbWICW/a+QyHqC/hdG0W3jExOmnmeJUAwwvX9IVLkan/yh"
    "VhIQrU5HcuLlzU7J2TAMM7t4OnHdeiyuaP9jCgXkfikcrd79b5o6J6ndZ9OlStXL6NeAWi"
    "73w0pPzEgcdgipNjD49E+fn3c39RfNrwOx/v7+XWYwzn90whept3ieFp0z4OUDirKK2/qZ"
    "XBj2Xwe9it8WOZUU/rxRAiVzDYw1qughSihZ6CtVR8CrmPkEnwmZYrLA+1eYdY5x/3IRFF"
    "FdFd6LiBQ/w9vt4/O5vX+NbiJvOYcHnEXlRXC+u5KcugQKDV+zHBI9FW68gQnfyMjj9hO6"
    "8IFm7VauIuHVuTZNRCJfwTfWK3vHmpcl5VKIn5KenNiwaDqmu0hlWt6rLXR9PpRqE1w3JK"
    "Li+34EuESB3WUxhAfGPE4xkdatU5nQO00LZYTWUMQyTndZSaKpOcya1ayelnBinEUvnOmH"
    "zvxCGzfuC4blTZfQ/xiNqAPoj6ez5276OmH3wQ9fCoiyhxoyrx15/63x+8eSsLplrx7JqZ"
    "zBk3hlLqb4w6i8MJnCrlGGc6pasvIYAgv9hQPmu6O23b3Hc7OUScW2jX985DrUb4bfc9WH"
    "N57wf2s3QQnIxvoV6xrxbbVBPZVKq4NRpx4aCD3wxIC1F8pOIVPqp2Ch/JfMIeb/2iF6aX"
    "h2ohotfifwc/YiX2d92PmD/Kwk0Kl2bAgMBGEzhjwmjSOA8JZDaOzKZ4NZwxOZU7NaI73V"
    "qfBhtjOYo+Dd7mLq6ru4f6BPUvT3mbu27cznREcexpYJMih3SRi+1Hdo2XUrNFw1Ke7ssb"
    "D+BH7AkfRKyDcR+FTSoSkDe3rKYXRKMRQYzn+G1Wc39kjNsGKy1wtYAXxEgviL6cAPlgqH"
    "womU6bdm692OjZLOZdOpZV4q62V+cAbagPvQlL1XUqPQIDEk4Flk/ZU9kkKoiSt1bn0CZ7"
    "BjrHVxdfrwdXPRR/uSWfL45PzwY9FH3eksv+1c05HxF/KWox4BUz4hUAr9gu85rKBplqzK"
    "a6WaZRGO9cf/nwYTA4GZz00PzrLfly/vP5xddz64tgRNm/bsnXq4vzj9Zl//r668UVA8v/"
    "fUtOBv0PN6e/MFWI3cz8cUs+XJwMrM+n19en5x97KPtXMiu/lszIv9+S/snJ1eD6WvyG/t"
    "nZxVc+q+TiLbm5uLA+989/s/o3NwOmQV33UOlSE055oNZDqKaFkEFxCR+iUog39rgjseIz"
    "d7t1lnxSUDGIBy6y5qvfa2mT+Xy9RrYI/1bbYT4e083Velxsv2Z+R/JbwIQ1T8OuNmFTuq"
    "tTIIWBY/zGps4WS7G+XAIYI0NEOeNKGTK/u0CGREWR1yZDsjWXdWXIHFZFhsx/B8gQU98c"
    "kCHGEMKIcuovlwCGyJATbLsVAiS5VSs9RD+DNYmOTK8EPbmRAC4WGsnjg8Qw9T0BiWEMIb"
    "bc+uTlot4QWVEhJxbKCFXx0OmjJ+qNovSWGaYzF6NZKBrz8f57/nuRZOqz1UWYxxMbNg/u"
    "GNo+lqXMLD8hJLAa/GbUSQfxWcJ/9fFMMt7kY4LGofeKdUXryooWD2b4p3XP80+1MhwKYK"
    "3LIVkZro3h+v6DnO2z6wv4fjxiIeP/Pdcp53ceosc5M5/gOx9FhVPL3F0ZSrdlKxurEXzH"
    "17NsV6Nh69ij4SyxVRosJuDVl2PTzdhsDiPLEovSJ6K+ZEMUWgxuw2jUW3JlqNRbttRIqh"
    "F+xQuhsSidMoUpTStRX2kOqf8LtZeK4DR2ZmqFNEHiMp2Zm6y3ZI/mZktCt+adVHihzHsH"
    "ujVDmDZ0awYyl8lc1tzUxVQZFhyYjX3HWa1dnQRZKEB+86NeaGZrAhmEns0BGxxf5SGBCM"
    "2JIO2iXVP7pk1dtDfTeKqyw1d1r/JlO3wZloxVp0Kto1t5avDraLIpFGixRmuxWzl4N+yV"
    "enFBcoD/3lYD3QH/HFW+NaJEcqB+TKmLbVLh4E2hCqi/Y2DrEibzK5uVJscXF2c5QXJ8Wp"
    "TYXz4fD5geJSQIG+QEFdhmIoM/tYbelEKA2qSvNhXPurS8vQVY6HFnsgaVUquJD6QMDBJl"
    "ByMZT7Dr8L44HWnYe3yvWxfb8oTvJpTy8+DM6MUBjiQtaiUazj3ZPvKZuZvU637As6CHHH"
    "aDhu4I0TDg04uwFs8ZTwIUUHZXEui4wok1o2USTGhUBi8iL7kgMKx0yp1fVFQlbrJuBKi8"
    "qlJN8tIiteW/4CjdyKP0/P5Sp0IeDpyzzZ2zyZup7J1NAFronl1NR44seqeMfzHRqIPgDE"
    "gLUfxOxf/9rtr7/a7k+8aPTPxqM5AsFKiWTbkHVN1fcdWc3MYmgRM866A3hQAEKyCYd+1k"
    "Fo5+lEoGDFSPxswjNqTKyK/EfAaiTXhfWSSlH9hBKClIWInQFKBFMnBl6MSeF8XxK/PfBK"
    "ANruGCaqwUuHBYE7dwWA5bsIn/hLUwnEK0D8VvlFD8pgbFb8ooHoUMHbx121SHLxSggNlK"
    "xZfuAQZEfhh6bmGIt/zMJrgj8ZSL610VL7mbjFzoIRfOa5sgTEYzyuiIJrbPfdN3vL8ld1"
    "zfi1T9SNeN+l7yXtO867To9hDl+kdO7wnbG13RB4In9PvCze3bz1GWKCONxI+++eWX8ran"
    "hlVO+bfH7BVY5KoOU1d1Qp4mvncvJDoZZtklF+RAgmscXONmy5ctNasG/wv4X1q8vyPpVU"
    "Z9XZzZHAaizDSizCbY1tzjCQRs7yVyfxxXD+kJBCB9ieNkV7bT61hKAtKMoxjm0dkMP7G9"
    "qawWVLXfPBm/uZ39er3benXFByZ4+KCFzAwEoLMUTx02abmbQkFMr2m+McmJnY4nOQsCr0"
    "vxdblnGgdbz/KduKWSzltTAoaXx+SXZ8JLMWoddqUQ7TvsWk2onSGO+69xWLXEd/81jbhe"
    "6L5X89z3U685j0F3XMzDzR0fzezQx6OuKK/LLxVc6k+2E/jSiPYlp9P0rDeoQJe4NLWL0G"
    "W6vC6xLHR7Ntf0rPafb6UtMHgBhNI3c6wHrJ/2lYcDAjQmQOhJXF81DVM9md+rHYcWSkE1"
    "B3UFVw4kBVfESY+DJZbQT9cX5zWnQzFMUVV3hgH6E7mOv4t7vAbBHBs5Bb2URFzMFy5o3n"
    "yCYhIxjyLXwvwcANC+BNqJ7Xn0SeYrq8Z8FgaQvwTyfeziYSAUVQ3056GAAEsRgFkQWnXM"
    "Uog2CtZ1tCB3bT+w9BFdAGufs2TdyLZCpppINMZ6/6N0AvBBmuyDFMGRWgIkAQDZsYzs4F"
    "jUysuZA8CZSSnJSX5WUudXqDohAZdCR9mlELmDGxzu5gBBPJgsHgSpLA/bvqy7BVfABiSc"
    "CjKfMiTY8VtVJndmDoO1sc7xb9an/vlJD8VfbsmP/dOz0/OPPRR/uSUfGa57iP9/S34e/G"
    "YNzk8GDGL+tXigoqLP7asVAa4pAVxU5uAg+eW8pZxcoSfzPVYKwCwIaBRQrN9IDQPaKq1l"
    "V0NbpdZJA0PCXj6Enk+9jiTqJb7TVclZHaZjF8a+fKJP7JYnMjtdOuZhKh4N2b7jkSk81d"
    "HviTzR/XKcix4oNKM2WmhUR32w10sP/TEAyO3meZIzOpzo+OvnAC08F1l9CUFRNta3tDd2"
    "Hg72d+P97TckgA8E2PkC1n3sOcOJTMWJ79SqOHY6ZpFqU02CFasiL0UPWdKOatD9t1rgVd"
    "upbRB5azmd5i+VBobj4S3E7r5qx7i6hnHlfnEkkPaLqz4JzoDAWbDmWfBWhdlf/w+VQnqp"
)
