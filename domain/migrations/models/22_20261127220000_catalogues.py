"""Catalogues and their items, fields of items, and the product lines of deals."""

from tortoise import BaseDBAsyncClient

RUN_IN_TRANSACTION = True

_RESTRICT = "ON DELETE RESTRICT ON UPDATE CASCADE"
_TABLES = (
    """
    CREATE TABLE "catalogue" (
        "id" {id},
        "version" INT NOT NULL,
        "created_at" {moment} NOT NULL,
        "updated_at" {moment} NOT NULL,
        "name" VARCHAR(100) NOT NULL,
        "name_folded" VARCHAR(100) NOT NULL,
        "has_prices" {flag} NOT NULL,
        "deleted_at" {moment}
    )
    """,
    f"""
    CREATE TABLE "item" (
        "id" {{id}},
        "version" INT NOT NULL,
        "created_at" {{moment}} NOT NULL,
        "updated_at" {{moment}} NOT NULL,
        "responsible_id" BIGINT NOT NULL,
        "group_id" BIGINT NOT NULL,
        "created_by_id" BIGINT NOT NULL,
        "custom" {{json}},
        "custom_long" {{json}},
        "catalogue_id" BIGINT NOT NULL,
        "name" VARCHAR(255) NOT NULL,
        "name_folded" VARCHAR(255) NOT NULL,
        "code" VARCHAR(64),
        "unit" VARCHAR(20),
        "price_minor" BIGINT,
        CONSTRAINT "ck_item_price" CHECK ("price_minor" >= 0),
        CONSTRAINT "fk_item_responsible" FOREIGN KEY ("responsible_id", "group_id")
            REFERENCES "users" ("id", "group_id") {_RESTRICT},
        CONSTRAINT "fk_item_created_by" FOREIGN KEY ("created_by_id") REFERENCES "users" ("id") {_RESTRICT},
        CONSTRAINT "fk_item_catalogue" FOREIGN KEY ("catalogue_id") REFERENCES "catalogue" ("id") {_RESTRICT}
    )
    """,
    """
    CREATE TABLE "deal_line" (
        "id" {id},
        "deal_id" BIGINT NOT NULL,
        "item_id" BIGINT NOT NULL,
        "name" VARCHAR(255) NOT NULL,
        "quantity_milli" BIGINT NOT NULL,
        "price_minor" BIGINT,
        "discount_minor" BIGINT,
        "discount_points" INT,
        "amount_minor" BIGINT,
        CONSTRAINT "ck_deal_line_quantity" CHECK ("quantity_milli" > 0),
        CONSTRAINT "ck_deal_line_amount" CHECK ("amount_minor" >= 0),
        CONSTRAINT "fk_deal_line_deal" FOREIGN KEY ("deal_id")
            REFERENCES "deal" ("id") ON DELETE CASCADE ON UPDATE CASCADE
    )
    """,
)
_INDEXES = (
    'UNIQUE INDEX "ux_catalogue_name" ON "catalogue" ("name_folded") WHERE deleted_at IS NULL',
    'INDEX "ix_item_all" ON "item" ("created_at" DESC, "id" DESC)',
    'INDEX "ix_item_group" ON "item" ("group_id", "created_at" DESC, "id" DESC)',
    'INDEX "ix_item_own" ON "item" ("responsible_id", "created_at" DESC, "id" DESC)',
    'INDEX "ix_item_catalogue" ON "item" ("catalogue_id", "created_at" DESC, "id" DESC)',
    'INDEX "ix_item_name_order" ON "item" ("name_folded", "id")',
    'INDEX "ix_item_name" ON "item" ("name_folded"{prefix}, "id")',
    'INDEX "ix_item_updated" ON "item" ("updated_at" DESC, "id" DESC)',
    'INDEX "ix_deal_line_deal" ON "deal_line" ("deal_id", "id")',
    'INDEX "ix_deal_line_item" ON "deal_line" ("item_id", "deal_id" DESC)',
)
_TYPES = {
    "postgres": {
        "id": "BIGSERIAL NOT NULL PRIMARY KEY",
        "json": "JSONB",
        "moment": "TIMESTAMPTZ",
        "flag": "BOOL",
    },
    "sqlite": {
        "id": "INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL",
        "json": "JSON",
        "moment": "TIMESTAMP",
        "flag": "INT",
    },
}
_FIELDS = ("custom_field_group", "custom_field")


def _checks(table: str) -> tuple[str, tuple[str, str, str]]:
    """The check of a table of fields as it was, and the constraints that take its place."""
    named = f'CONSTRAINT "ck_{table}_entity" CHECK ("entity" IN'
    return (
        f"{named} ('deal', 'contact', 'company'))",
        (
            f"{named} ('deal', 'contact', 'company', 'item'))",
            f"""CONSTRAINT "ck_{table}_catalogue" CHECK (("entity" = 'item') = ("catalogue_id" IS NOT NULL))""",
            f'CONSTRAINT "fk_{table}_catalogue" FOREIGN KEY ("catalogue_id") REFERENCES "catalogue" ("id") {_RESTRICT}',
        ),
    )


async def _rewrite(db: BaseDBAsyncClient, table: str, old: str, new: str) -> None:
    """Change the text of a SQLite table whose rows stay as they are, by the way that its manual names."""
    before, after = (each.replace("'", "''") for each in (old, new))
    await db.execute_query("PRAGMA writable_schema = ON")
    await db.execute_query(
        f"UPDATE sqlite_master SET sql = replace(sql, '{before}', '{after}') WHERE type = 'table' AND name = '{table}'"
    )
    await db.execute_query("PRAGMA writable_schema = RESET")


async def upgrade(db: BaseDBAsyncClient) -> str:
    dialect = db.capabilities.dialect
    for table in _TABLES:
        await db.execute_query(table.format(**_TYPES[dialect]))
    for index in _INDEXES:
        prefix = " text_pattern_ops" if dialect == "postgres" else ""
        await db.execute_query(f"CREATE {index.format(prefix=prefix)}")
    if dialect == "postgres":
        await db.execute_query(
            'CREATE STATISTICS "st_item_responsible" (dependencies) ON "responsible_id", "group_id" FROM "item"'
        )
    for table in _FIELDS:
        old, new = _checks(table)
        await db.execute_query(f'ALTER TABLE "{table}" ADD "catalogue_id" BIGINT')
        if dialect == "postgres":
            await db.execute_query(f'ALTER TABLE "{table}" DROP CONSTRAINT "ck_{table}_entity"')
            for each in new:
                await db.execute_query(f'ALTER TABLE "{table}" ADD {each}')
        else:
            await _rewrite(db, table, old, ", ".join(new))
    return "SELECT 1"  # see the first migration


async def downgrade(db: BaseDBAsyncClient) -> str:
    """Catalogues are gone with all that is about them: fields, words, and what of them was in the trash."""
    dialect = db.capabilities.dialect
    await db.execute_query("""DELETE FROM "search_word" WHERE "kind" = 5""")
    await db.execute_query("""DELETE FROM "trash" WHERE "noun" = 'item'""")
    await db.execute_query(
        """DELETE FROM "custom_field_option" WHERE "field_id" IN (SELECT "id" FROM "custom_field" """
        """WHERE "entity" = 'item')"""
    )
    for table in reversed(_FIELDS):
        old, new = _checks(table)
        await db.execute_query(f"""DELETE FROM "{table}" WHERE "entity" = 'item'""")
        if dialect == "postgres":
            for kind in ("ck_{}_entity", "ck_{}_catalogue", "fk_{}_catalogue"):
                await db.execute_query(f'ALTER TABLE "{table}" DROP CONSTRAINT "{kind.format(table)}"')
            await db.execute_query(f'ALTER TABLE "{table}" ADD {old}')
        else:
            await _rewrite(db, table, ", ".join(new), old)
        await db.execute_query(f'ALTER TABLE "{table}" DROP COLUMN "catalogue_id"')
    for table in ("deal_line", "item", "catalogue"):
        await db.execute_query(f'DROP TABLE "{table}"')
    return "SELECT 1"


MODELS_STATE = (
    "eJztPWtz2ziSfwWlL5Ot0rgSPzJZzdVVKbEm0caxXLYymbnRFkNLsMUzBWhIyhrv3v73A0"
    "BSfIEUQL1guqtSsUSiAaobRL+7/92a0Ql2/aPueEwXJGh10L9bxJ5h9iF/q41a9nye3OAX"
    "AvvWFWPt1KBbP/DsMZ/rznZ9zC5NsD/2nHngUMIH3+AgcMi9j+gdCqYYLafUxWhMZ3ObPH"
    "WQR5fozRGfakLHbC42VAtqQZw/F9gK6D1m4zwG+8c/2WWHTPBf2I+/zh+sOwe7k8xPdiZ8"
    "AnHdCp7m4tp7575Pgl/EWP5Mt9aYuosZScbPn4IpJSsAJ8TDPSbYswPMVwi8BccDWbhuhL"
    "EYNeHDJkPCp0zBTPCdvXA5Njl0+ADJtZZlXQ6G1k1vaFmtAqZjiBQao0tjSjiV2KP6AgH3"
    "/BF+/Pvx8cnJT8evT96+Ozv96aezd6/fsbHieYu3fvpP+DAJtsKpBM76H/uXQ/5AlG2FcI"
    "vwC/8RMHZgh1CCGAn2AydgQwsE+DC1PTn6VwA5CrCflqdAjO8qEsQXEhokG3gfRJjZf1ku"
    "JvfBlH198/p1BYJ/7V5/+NS9fsVG/S2L5svo1nF4j2M8wbBLx7YeihOIBuL4TAHDZ6X4Pc"
    "tjVxyB3pMOelMgDcTvsQJ+j0vxe1zA78LzMBnrITgF00AMnyhg+KQUwyd5DAfODFv/okTz"
    "FE4BNRDHpyoH8Wn5OXxaOIYD23+wPOyzh2Z//lw4HpYJHpQJODYpQXrJFDn837I5dkWA1Z"
    "UdUKBKthgMLvjMM9//0w2FjZykcfn1y/se442CImyQE2QEkIQOc+o64yeLibUefbRdTRJI"
    "oA+NfbnAbRjWp7Zv+ew0wRP25HaoSGigXQYOeFfAu+/cE8shvvWA54E1sZ8kmC/VdOTA6z"
    "WfbaH99PXrXR32oe5z/Ob0p9N3J29PVyrP6kqVplNEM5van9bCsQRyfwg+KeA3vGIGUu+o"
    "N8OetfCxV2//lk9QC8WRcm6MwLJldD8yLPFHUMdvCmJ/e/bNM0HnzPZ9JqXZE7aodefRmQ"
    "ZipbB727PHr18XD97VRTOw62O2wMS6s8cB9SyPiQ6Sg+EfN4PLEs4mB8+heOKMA/R/yHX8"
    "ne3m1n/dLciYYxPdLhw3YNz2iK/33639C9kcXRmxI1ZnXn3p/pbXdD5cDN4LlFE/uPfELG"
    "KC94xQ3NR695Ay9/ELt/b4YWl7DOn5O/SYlo0t3podz/JXbGLfC/TyX8x/X2TE7s+7rkuX"
    "gnwSG3f6drvKzu3MLTszcq2x+9om91gYre3JhCHHZ1+CqR0gJ/CRv7j9X8w21sx+4pZsjP"
    "gLXjR915xDYgj/o/XAtqCQFEOw1j/BNv4cbOMx2YpGmR5ZzAQF+uyxbTLGBUrEsCbbZlrd"
    "Dx8GXy+HHRR9GJHrwUWvg/j/I/L1pnfdQfz/Eflw0e/xgeHf/MuiZltXMq1XWNbzFp34bZ"
    "JSqITvJCAmE8YYoxkX3S3dQygF1CA5fy9nUYJ5T7AfHZkqgdi/GLVD9O9DYAI1bGeKwmI+"
    "4b/csiXn9Dm7wx0ZJcdIBjK/pyPQo/hDs3b2sP+ldzPsfrnKbO/z7rDH7xyLq0+5q6/e5r"
    "b8ahL0rT/8hPhX9D+Dy17+LViNG/5Piz+TvQioRejSYoJvCifx5fiSKWpGd+58xk8tWRRN"
    "eKdSubDnjvUQDVqrV3QRG3qEhlOMAvqACdcFsHuHHB8RGiCfKbN40kaUuE9CTbj51P3x+O"
    "xtUbnYZKL1oTb/biWoa409nHqNGFvmg/Ffc67SsJ+1wu9K5fjLinBiRaACX9F71xLADE3i"
    "y39AcTFScTmI2PZyCZHyQ/CX2Zra/lRHK8lCbUcxOSzyM2rJ21MFteTtaalawm9l0cyOL4"
    "edXzWEiizkFoQKw5SV5y5TZALnbD/gzqM6wmMeFihtPKUjM6vOwZmH259Np7Ur/0DOoqMS"
    "LXlaHi55WoiX9PAj4zZ1XqksJLxQJr9QsdB/+6QtBhZAwYZXVxoEU1Jrm6akrCarc3RlIc"
    "GUZNzZZYgp6aNHF/OWxJIU3mhXGZLu+RBf1Y40wXPbC2aYBEdITI78MWVkQ7aHkX1LF9zP"
    "/LOw/UyxPfER28HjqcjBSkB9dItdumSjkO2jJXZd9OrqzenfZPam3S8IKWBGs6Vya5H4qy"
    "F1x+MbZ6jYSfoXe3fYm6MthmXAQATT2euGMJMPYZasjJ3EtyoZyjg1aB1HKafC7r0F0XPy"
    "GK0KTwF/JVLrCG4Z7e4N1ryP+bLaqmzGOZvQYRjefG26JOorj12Hv8588OYrpyZTfwKHEO"
    "2FIhi1BTi8dUfdSegx0lpIwFJvgr39rae+UtYTrbVQBAouNBMZRZVQBLp7C3R30N017Y4Q"
    "7fMiyFyUo9TZVBF2f6dlQ7hWQoi0GK1OgjQUIL828g/uZAEyCFwu/ECW3VceKZ1AbBQpbZ"
    "iBZd+B0iEWLZeyZ9JG/goMKFCfAoc13B76sMlWPTpTiZRgo8orH50VYiVyFgYdNKfAANtq"
    "2C6ayDT4aQEWTOZ1+ekS3/q8nonGjk+B1NrtpuE9u9lfK7mF+LDy7f5aUhcQ39turai3PG"
    "DzcP5GDedvqnD+RoJzexws6iG9CAlYV8V65EZQRXU0vIH4VanN+Ka8OOObQnVGUYWOH716"
    "maIZKMgW3UAEtwnhx0Kw8Ah9xJ41cwj19GSX0ilAhKkrwuDZ3KVPWPZWlJIhA9Mg1G/kwj"
    "ErlKI3sx23VR5PEd5vKwRVWHg1dKuhFX+sFgi1kEhciLXBfN2XjJc5N7aN0nOpe5zFL0vL"
    "KeB3Nu+oKvc7Z/ePhgacgQNzcm3eUUc3OEQG0t6k1pNjFaWAjSoveX1cVMQKh50mspttYN"
    "sazs1i4FdTXrG8nIGH95UY+Hw1dKcMnCxmt+xOJeOOxtRl2OKXWMkkwK/NYw/Arw0jSMpJ"
    "s3pxlP0zK4gGco43b1VsTPngoZSN6a1RbIME4dEu4RjhrTXMIhlkdgi9eM49h9CHax4mhD"
    "5c+xAh9OHKtULo60WchwvuL8I9WU99pTvH86NnrLleMoP6qqJ8wyaLriZQX7NWLH+4GsTy"
    "Gy0SQCw/xPIfWhZrUpA3xPK/CDJDLL8hiizE8kMs/4snA8TyQyz/i6QAxPJDLH9zsJ21Bq"
    "kiOwvVwPjPnbSXt2tgOgMEiFZCtNRGqr+1D3Ka7Klc7W43eA20y2AB6ypYh2wsMzSiA4Sj"
    "mYb3veSo8KhZ3u2VL46JxORZ2R9dAn3o9ui714M2bJNuVoxBZbW+zIi2QsSBpVO8r9VFER"
    "jyMHdEikqrNormaCM7QJRg3oo0mOIZErKEaEzK669eyOu9bmHGkvC48Ac6hQj1ypiITLRT"
    "ag4Nj31c/C7BLHhhzeNcVZFy6Z2jEymXhgPjan3jKoQqHpYAjm8xQUESh1ApW6SgQKZYI1"
    "NkCi9TX6s3cDy+kTLzdhREs0S2inTA1H0lcW2H6YBp5rVpOmANsQnSAZ8BiwChyTCCQDog"
    "pAM2EedmMfAvjHDsJwpeWcbEkzFKjHyWGb5TZv7Atgb/O7XJhD1EnpkDQwWGavgZcxCGGr"
    "82xQO+RxYzgfw+e0ybjHGBCDGsyUd86+bz71e9DhJ/RmTYu+h9vO5+6aD404j82mcabAeJ"
    "P+zbZ/bx84h8+9Qd3nSvrjoo/jQig+EnPlL8yRt51TQ/JcWvQu/Lc+rotNPg0AmEyWQD1T"
    "rNdSsS9VP3lTjyDhP10yeybqJ+DVUaEvXN5zPA+A0jCCTqv4hEfREI/kvhyJPcrmYaYUD5"
    "3Wqkgu9cDEbB1A6QPZk5xOEgAfV8NLUfMbs2wZMjNCA4HOP4iC2L2a5BLmYDfNHz1KPLNv"
    "JpOITQYMoIyeDDmw/4Cdn3jI4yR/u+l4c2q0afd5CFDFnIh2Y0TUpPhSzkF0FmhmPsWt5C"
    "RzxMwzRRQNxNMD3HGdaqx56GATwrdv2mvhPocfs0SJPUzK1xfEwCJ3iqaztOoE3ew63zXv"
    "eiw1QE2x2RD4PLYffDsBMH8/IrX666l793UCoK9vA24cab9Ie934bcgP/bkBv0fxta3ete"
    "N7wgPo5IGJXWQeHfEfnlovuxg/j/I3LRv2HQ/P8R+fL1Yti3wivJ5xHhTLiD+P8j8r5/Pf"
    "x03mVUjj+NyNdrtivYfyPSPT+/7t3cdFD0gc3f+9i9sHqXw/6QwaS/1doeW29ScaDCFqaF"
    "5B3E6DbBY2dmuzqNENIgDUL81tiQ41u2N546j7JAlXWRvGlIiObViOZluBNta7w6WE9DAt"
    "Y1sB4jzrrz9MqyFAChy9AGxUH4wTF3LEpcifi79shJQcLm1zty/lzYrnPnjG25LrcO9QVw"
    "wL8e/uMfqI35FCDgXAfn/NdZTFcrawC6XqPLTbHHcgt9fvOGL3x0GdkpdbQ8DsM0OPb/iH"
    "zr9of9S6bCRR9GhKl550y9En+YftftX/TOmYYn/pqhhkd+xRqm8izkFkzlhqkAz91Sbp6X"
    "/6OoGl/t6v8YV5ZX8/cnlejXe/3F/L7IWEdj9rtCx/kt5pXoUOwab6PbJzT36Bj7fgdleH"
    "GbO+GZHuY9oVe//F2SQL+LBcBzb7TRBDz34LkHRgWeeyAzeO4N9CiD5x4893sWu8Bz30TP"
    "vXnK5CDGYZU2GQ1qK6uTNAFQqcA2pc4Yhwof90pIa6rJxoBWB1odaHWg1b0QcR+0uhdBZt"
    "DqQKtrEp5Bq9s+xw9H6QqxaagmoXX/tUQhCvEl1Sm/CWyx0Qo6cnijXaUX+6shCpqwH+B5"
    "qOPOnTl2HYKP0Pf4MPyOxnTBi4nzuD705mf0lfjU49nMjo9et9GSEmSTCXKZPIK4PWeCbv"
    "GUbQpRWpxyDdmXqdb7WVRaRyQ6iqJlo5Igf2QutLONoCqLjOTg0lxEqdqIoNXaTuFgUwCb"
    "AtgUwKbQCGUTbAovgsw5zqjOo/IsFbSGuloDdBndrZkBuozuE9uNzzv+enkzuB7yOPP404"
    "h0Pwz7v/Y6KPw7It8Glx3E/huRi4HIM2b/5xWsw8Sjg81tJ8mnD7hGElgEdGhjj9zoAEae"
    "2JZzjm1pRxNxvV1l4pnEI7ZaZbXK0JFVsZRsG/whLdt1KwwbfLOnFklXAai74CqvQG1JNt"
    "2czeYwxG64MF0S9WWzqoz6IhGc+kKhgSn8ZXUXvaV8q2tRMr1smqqbPYImbdMPUaTzZo+i"
    "Re2cSlN3h8XT1F64crMrPsTdghBccyfURbnPhDydTS/9tYprpaDUF8x1vKxJX2h2abRiDY"
    "ZgMAQfWsNokoUQDMEvgsxFoUOdTRVhm2Qn2LM5+ECV2QD5ac50W6Mjcx4UyFCfDCJnpIj/"
    "8tpWCcRGRa2eT42MndS0inJ1eEEFfeSvwIAC9SkAzsCV8+P47EzB+8FGlbo/xD1wBh4O2x"
    "BdcHBWmjbsqeM/DQXI3xD5mATYq6VBy+BBjzZaj75zPD+w6r11RdgG1Xre86t3t/CCKa5P"
    "Chk4UKMuNW4Xk3scWDOHUEm3wSpC5CGBBrUNSzSMRlCVeePxtYRd0zCeD3xTjHyrDH0rBF"
    "dl/YsapqMMHOzw2uIWXXjjGsJuGgywXxf7Hr5b+MI1b/sMg/pOBAk4UGNTakxwYDuyXiND"
    "/NcaSqRAm8ADqrSM3m/DalPeSsm4GFx+jIfn7XtyX8KjY8vZ7vqA6NwUJpudWl+6l195sa"
    "3w74h0r/odxP5r1WLQ2457th/ZVuYYsZjuhnkNYEokhtbKkN3SOSCCV6GK/dilfr1okTQg"
    "1EE3zfhhUJT2h7CwX6skWDu+3V4Xs22NUyNV6tSFw8NceT5BGzkEBVOMRMq4uD6Z8Pbhr8"
    "7fSgqb15pBmjcvnj4KbwynFDGVlSHjybg2Wk2gHAsZAqcQBjGR5omF5TGRqQ2jToIUEDgH"
    "6gc5ZF48HWtBGg4IoEUAY7jV3PaChYflvCq+uYZTpYcpsKnYqRr2zQj5DJraPnLxXSCKtR"
    "Aa8Fq4GPFfiQLaRj4NRzu80ovIKYjrvnDmJGbwA8d1GV86fidlbXtadR07zNSSqeKHOddz"
    "yOb08i8iumgnYazNA9nkYapTYYA9A3sG7gCxK0aRIH/cFciwroNaARyCJ4yzH0ASgoFvHk"
    "SxGEIHiGIBhZHrhFe275fUGo1vtauUxXlqkIKqyFnnD1xFsx+50VGYJcUe6jCNDbFlMJn8"
    "yBtYI5feozvqIc49ESXhKKHWcVUtUt5enZ8et9H58YlUQ9ztYpoVNFLCs5IZNEKsFdf62L"
    "TUgPqKW9cuaz2FVoUFxvq38cvHHmVjwmSTugtv6efHjwLqtakHeBvUa3NIAeq1QSSA1JAD"
    "Ip9xpHr4zwECCTYhQe1TqAgLhKh/ED04TMiXUKA85TgFslG6sWkE2He+cf3cNMhKe0aGVa"
    "jV9CLI7GP24yaSYO9KgS4BAh5Wm4fZ44B62mJEGgqQv0GyA/iNXryFPC67KjORp0qyVtjI"
    "06NUmnJhRmkSNp8WKpkvjNOUYMQr2fPLY9dhchJiV+ceHWNf3mer7jzQ5trg16JdYXeESq"
    "QtqEQK0i1UIgUyF8kMJdBeTj+kw8oC0OL6mbbbYVPbD7rpuxm4Q6fsGt9huaKyg8f0FceT"
    "nR6V+K+YBaihQY2Vujyjj1hi61MrLVCcZX/8s/U+WvwLX/uoe3Ex+NY7bxWokr6RU77DOx"
    "0UfRiRb93rS34h/Dsivwyu3/fPz3uXHbT6mNe91djCNkoRGGIj+eoLK0HBPiKut6tsIws2"
    "wlczjNzQGb6lkye0nFK0pN6Dj6bY45nMaOJMjtA5ZuDOI99TSEzLjR5PbRHG51M0oVikeT"
    "kemjp+QL0n9Orq+PXffo6To13MIaPSCxlTyt5WHhFCgykPVpyzWSixXd71XCS0MYg3FRlp"
    "uV5LlZloyaj2unA08WvWNl4Ca5CR1iBQeKAlaQqv/DD+zEYcXfWuI5e/Th2eEKoTnUwjwv"
    "Zf7+N1d9jnFxnW8T174ki/0CbPsQp1jsuJc5ynDZ7ZjlZVwhXAVkpSGaR/7qYAt+37jBFO"
    "rKntT3XQXABsQgWwPSDcYwqQDp7j8Q08y09VjvLT8pP8tHCQQ2ucA/rYHd+aYltX6U9BHV"
    "rJl6srhin3Lh3beidIAtG8I1rlgC4/nguHM9uMQgGsYTlM4Pa4jWNh5NmaqsAxW4cAz85j"
    "F0YQWndhNFuNNhcSeCj0aDLF51Np+dQKfWIqr5XaACb15q2KUpynVkopflvgU+TRCYSSrq"
    "23SUCbh/G3pwoYf3tainF+qxTjmEz8GmeYfAY4xUw+xSaJP6BeeaEcNFDbbGoL/00tSqch"
    "gcomU3m24JQiNHDunLE4jyUu8vK8whJwaGlaP8XQwzP2S3kHJ4ZbCTEqMjPygHsrXXTyOo"
    "/88IoZEVDPNXz8zWFRaEgQxgeRyzEM8V8IxUjdbVcFZIQZISEZ2yphGd94Qd1cPomdFJ73"
    "UNSFCjl+G+Gj+yP0a/8Kvbo4fi0p2rTpZJC5YrTVH2IVIDj70NsdgrOfaXC27Y2nzqN2eH"
    "AO8tDeQuP9LIZIM9dhVPe1COqWCTTZAZUyTTZCXFWseYqbCix5UwGmjKBX5ydyoaVqKIgk"
    "IJI8w/MbRJIm4RpEEhBJQCTZUCS5Ef2cZbJIdKdSCPGTMQrCB08viWSKMVsL3Xl0FpatHv"
    "+5cMI3E42ndlSZ+vjvUrmk5iwgsoDI8gzPdxBZmoRrEFlAZAGRZUORZWj7D2UeodW9SrEl"
    "YKN0vUE24lA8ddW+pYvg55UDhyfEzjAOeIarzWST24XjBrwj8auhrIXHppOBHANyzDM89E"
    "GOaRKuQY4BOeb5yjHZxuITrVM5Ht+0jOpGlW7pPWISyMTD8EalbIhXQ9bKhQOChaHpXlSj"
    "5SVoPTym3qQo9FWO1Gy6xg7SdUVOFn9Z4mdYfGxbte+XUvGUcN6l7QRaPcXGjKZ8BP+r0z"
    "EuXC6GVluLQTjBEx8TIll/vRBOfcVVZXLVBezJhI/RWCHQ/AkhgObj812vvRAHVl8rrhGi"
    "vU4MWLIMKD1GKj36+QOQxPoMEgfKqwTJibr/ykB7E5y2X7kDumPs/QDL9HiKhAfVvZ1ANH"
    "B3H6vs7uPy3X1c2N0ZmUx9e2fAYH/X3t/PJB3mGdltYuVE2YIQjW9eqvn2D4uUuqh+VKSA"
    "9pYD17hzwoAuUUCHzsHKuAHuueUc31FPYh0uz4hOIKDR6gZZ0PZdENbYVsX7CgDQvgHaI2"
    "ux+jETAcAJU/eESdmBVcXHFEjzJMhTlSKGp+VVDE/PTPJC/TWnntwNFd5pV/qhkjEK7RX5"
    "CYcCHlrkr+r62wzFyGb/0J3jYlkzRUUoTQdVthyhmolf/FgrglT3JvBS/pGYU3/VRdTQAT"
    "wL5h2V5Z6FFOnVSZACapItY89ci9CFxIBUEWIVjQf7qILJgx/AsgigcuE3gQDpdwPpl3oT"
    "7EVBDao7Ow3TwN39TmV3vyvf3e8Ku3vvJbvNRvCWa3aDOrELdSJTvTlgqJDjd31/nBXwHh"
    "vkhKrGDV/56Fu3P+xffmzp4b4VgfF2ceLDiFz3uue/d5D4MyLng2+XF4PuOe8ol3wekd5v"
    "V/1rfjH6MCK/dPsX/EL4N6+Q7C9MMduEZMlItCCSQJVyA3capkHWj635xAL6gLVExBVA0+"
    "JqT09UjqCT8iPopLBhnftp4GsXu86BNe+w336ha+jIUIr6JgWz4b/mDpuuBpmzkEBm48hs"
    "iCX4F5Fedm4/tSTG4ORmu8oeHKaoWZNonIJNmA3lzV19jAIasEEiodQh6PvdgtfG4FN9b6"
    "PbJ97GFc3oDAvLb8BgnPEUOQG6xfcO8UVOKi/Tz2H5UHssZJ8ffMR3NfoXJVLj8r6Xh8RY"
    "o82H5ZbckM41jt8M4C5O34MS57mfvdmo2lp9QrbbHASYazOZq2AnZcx1dbOaua5YkhpzFU"
    "Ucpmw+tuN4k3Nk8+7o94K/2Shk1ZwBtpHtuqJWFeNWEWMqKQlRd7YRGZGhKIrl+IhQ9IAZ"
    "R6WCU4pJOuKja/sB4n1q2RU/bNEeLjFjXPqeoqUTTKN27nz+sM07+06SiRivFtFN/MqIcO"
    "7OFowezr5nu7qOrzh7hDtz7DoEq2XSZWkGzltg+cATDs4TMuFkqddZ613LAYKnvranXhzc"
    "2vhPQwHyN0klY2xZE/cpIED9BqiXVgGqRry8AhCgXeO4Eb1pNYOIU0CAei3UG6KAXYVqRW"
    "/iSINd07fbVUpYpJ5YOB6pYOMM7YaJ2VDoOvSeazgrbSfUi1xK7rHHhrGxTsCbGnRiwyQb"
    "LIJguU4zoeQHpowxtQbxlkwzpvDIjJt7W1dTnwqfS0F7SiPbiqDaoEaZ95K3K9SohG46Ol"
    "QCBQqUcQqUIWd6f4JncxpgMn76jKWWtdyIypPdScZaD1jRxsZrZnmUBkg8cmizYsB4gjzM"
    "tpoftNHYtdkunXAnkhP47ACwic/7DFPysziRQ8hRa9QSJ6svLi7ZR8wOWX8ps8XtbVXJwZ"
    "7JZ4jwFB65/1TMt1h/7udIYTHyw7n/3M59yH04mIqTfi1VCh/hxlaGOVMJrmWjynMfzgrh"
    "tXcxElXxuwIADKthmCf5accOZoAaiOnthw7SRTCmsnrf5Wk8KRDooL5B7QAhYslYI7G9p5"
    "IkiBVMvnbyU9RMvTE4fx+hcYVzhvL3/cvu9e8rpK+UoIvB5cf3ErS//33Y60KsLKike1VJ"
    "/0FvWxI9lF9uVymf/xsNWKtw3rDTN5jyzhsBRbeYm+TwEeozFc+jS3RPsc+0OEy4Fc/xxd"
    "0wTMIP7KfkFmOTbAHHZQriHfUYGJ38zNu9e5T84Idji1rnfpfWtClyGXaNYrn4y2JojnV7"
    "tdx9b0F0kvX5/JMFKKuGakjQ9+Qg+bS2dy9xt1UUSorGQ6b4BiLmHm0AhgmW+eIHatUPqs"
    "ofFPMxV2xBR4hMoECANE6AzBxYQYBn80ByaJVXtk6B7M9y+Xq3THlrqbbcxSDTd8vPowSi"
    "eUfSybHCiXRyXHog8Vs5DstDmyXyY1VDphUMtGLSaMWEPY9KNvKQifglIVsxQBP2cdUh3/"
    "ttWC3EZEw28fC8ZJMztQtFsQarzQBugds+Izo8N2YLRrnGktkQo9wlFad5wSonrrerzHIk"
    "HrHWLscZAM+K4m3TeG33n1FYy0IkFPPYCn7xB4lVTQdQ0ybGk6R0+orxX2txIHX7WNQSWH"
    "uVCE5nodncJk81FhJwYJF7bha5Z9ID5M1uibC9BiDAZZvKZdNkXswnNcmchQQyG03mFGdX"
    "508poAaVg9tzaF1W4FFHfhYO8F8f/2k5UAf/aTjAf138B0xy1jF/xeMb4Sjdt/krFr1ua+"
    "z3PCiEU2vteXNMF86dM7YjRMlMGMn99hpTRnakTqhRpvuGwwu7uJIG8ioAmiaMVD6ARhhO"
    "+reu65xR0qxDdxHC3jeNniB8tFouTGYZ3UVS7UhTmJwwAqxfe1FYe8apBF1IjDyv2hWmFM"
    "jEOVwmTmkP8vWV2J9DP/LWea97YXVvbvofL0Vp9fTXERl2bz6n7ma+Rnc/DL5cXfSGq9ur"
    "79H986+96A77JOq1D66HVlTcPf1tdS8u4J75OiLfeu8/DQafravu1xt+O/t9RK4GF/0Pv1"
    "vdq6vrwa/diw7KXcizO7XgI6XYI43OK/qGHTDoPAODDhPEqP4ZnYYClbbuGY1J4ARawZIJ"
    "hMlnc+2AyW2fWRk5VH13Z8BABqm9v8FYfDDMh4qWJsNOoCBwyWSerduQZ7NmPI32TsfmEM"
    "03JQUGr4ppr4qBFtRP3Hy2xor6KTKxqVlSrWk8fK059RNdslte3CGCF2JLzxQGfM3sCe6I"
    "fMo3RftqrRmg44TRwkK51W6vje5BUuZX8JyOtWqOrAAaqAduJ0vFEC5wRV1n/NQnv1BvjG"
    "UsIDug8vyfi6Fqh/6QndMefnS4hyWqo4nHDhvETu5lfEyjLhKT80JuvFgbXZI28h0yxmju"
    "0TH2fTb+AeO5SK0naIZn1HsKk+sJRVTesGG/SwObMfqMq8h8X8xuZal5pehPAJrEabanyt"
    "ClVrJ7PB6S3TWT3Y3iLNfRQVvOWlYjFHiL5aUHK1SYDsHCU97x27yAM6Ke6JvDy3VFBVvY"
    "+X3H2VsH2Wji2XdhMRZ2jIevNHrCgayM9HYnB0YBjKKWBdkEEmyNS9zaPmYHj056SxqkQS"
    "Z5YLzPjfHmwrHl1d3LdeYUSAO15jevlerN8GGlmnN4M4toSIfb6mFhLxhGagRcpMEadAjv"
    "O4kDkhGb6vXJ9NZb3DI2Oq2XwCABhheu7guXIFP/lcvDgqfV5HcuagBS752TAMM79wyzhm"
    "6w7Y2n36gn9Xan7rarbFG+GGct44EKdig+NmxHEwbvHaHrsJhJQLkDIS5pEt78we+g72zr"
    "zxm1HLYm23HfhWPh+71HF3PxlRL3CfnzBNCe8PwieiexU+1v8RERjg//hzopTX5ge+Iliu"
    "P7kzjH9dlAKZpYtqtRqCX+VXzU1p5ATKr+DFl0b+MBQriKJwBbopG2RHlazM2MbelSCpSk"
    "wzxrr9PJ8U9vV4jnX6pQffOle3Ehi52D6OoDitZ3MXZV7V8rgEZav5RsXxWWr7zda8WrVN"
    "G7AmggelU6AJU3ACr0/4klO1XUxuMbiNm3Kl2s3pY3sXpb6GFVFHZ0zuY8LBzQtQ/otOSr"
    "ToI0FCD/eSrBvGX7LyJHsiVVg1P329WKMB9p3SVD16rC33iwhI14Ev0PPhpTHnbH9UhRhs"
    "jDE7R0gunPq6CJKOTuOx/vH2XWs+zgexvdYjYOhzEYt5hroT4O0GJejNfY68oQzGHwe9iu"
    "UMDMKAnxYgiRkmfx2MN6Au0KooFy107ahy54oIwf4LlWPEgWav9RIa3/ulsQ0aEb3S4cN3"
    "CIf8TX++/Wjiix71gRbnF4xF7YpBXrxeoUQYFAWycQuOXrkOJZuAgNkckv6H1ZDmZ8q1IS"
    "d+l9jYzLOFmSt6hcm1xZNhhEXaMlLMijPDgJUo3FXfa4EiZShfUEBhBfG/GQwNrUBNab0C"
    "Eu45zxrUrO6acGKQRy+M49+dGJ8kb9wHFdxDvy+UeIp5UG9EE0c/axe8eruxLKB1EPT9ph"
    "0ARPJb351P3x+OytLKNoy7PXrymrGHAgbmkWkmVzOmxStSKv8RICCJrVGHrOmm5OO/Tpe5"
    "iC9Py0EHYBHb6XhdoO8zvse5B1Z6p4it+Wu4rfFnzF5YVstaJ1miBXbD/IgSnvnDno4DcF"
    "0kAUn6pYhU/LjcKnMpuwZzHRSi9XLQvVQETvxP4OdsRS7D93O2LWlYVJDRqnwIDARhM4pc"
    "Jo0jgLCWQ2jsymWDWce9KXGzXCO+1KmwYbYzmKNo0BwcgOAjybB0eoS1D3qo8e8FMbLafO"
    "eIomFEeWBjYpckgbudh+ZNd4X14bTewnkR2ynLJ9+og9YYOIZDBuo7BJSRWu/S2raQXRaK"
    "cT4Tl6m9XMH/Ua98QrrTG1gBXESCsI9KZoDH8oqE77Nm692BTSNOZdeu9ISn6U66srgFqq"
    "qmk434Om6jqlFoH1DZoSaJMtA63314NvN73rDoo+jMiXwfv+Ra+Dwr8jctW9Hl7yEdGHvB"
    "QDVjEjXgGwij3ns4YuAl4use5hkwI3GeOtm68fPvR657zD2urjiHy9/Hw5+HZpfRUHUfrb"
    "iHy7Hlx+tK66NzffBte8MVvm+4ic97ofhv1fu8OowVz8ZUQ+DM571pf+zU3/8mMHpb/Fs/"
    "Jr8Yz884h0z8+vezc34jd0Ly4G3/iskosjMhwMrC/dy9+t7nDYYxLUTQcVLtU5KbfTYMkQ"
    "Df5D2Fd7aN+3JFp86m67SpOPu3MH0cB12nz5ey3Rgv/INf9mi4hKA1XacTSmnWkcvl5/Tf"
    "2O+LeACmuehF2uwiZ0V6dAAgNu/NqqTvYVVUd+Fg4IoEUAY3gICdhpX8pDVnfX8BAxbnc8"
    "JJy+Hg9ZwarwkNXvAB5i6psDPMQYQqR5SPoV1eEhaTggwHPkIefYdksYSHyrknuIfqc7Yh"
    "2pXqp6fCMGXM804scHjmHqewIcwxhCHLg18stFvSG8ooRPrOURquwhrkUq0lvmmM5djOaL"
    "AFGCxuzh/Z9FkqnPVhdhHks2bBXcMbZ9LEuZ2XxCSGA1+M2o4g7ibwH/5e6ZeLzJboLaof"
    "eKzTWqemvkHTP8r3XH80+1MhxyYI3LIdkaro059f0H+bHPrq8596MRaw/+73EAu6if/p2H"
    "6PGTmU/wg4/C7iHF010ZSjPEb8LGagTf8fXqF5Wus9jG9aPrLEqXRH3Jmii0GNye0ai35N"
    "ZQqbdsZqPXXTV8ITQWpTMmMCVpJeorrSD1f6H2UiGcxs5MtJA6SOTgOihMW8jqrBfNoEe1"
    "xLFTb0kxA5hDnpvAC73OWtvsdQbpeKWoblSY9nxSk8xZSCCz0WSGuuKG2I6hrvghXb15RU"
    "LD25sHBTLUJoOQszlgDfdVFhKIUJ8ITKPRMVzG45tpH95J9+XSNtdDhsvSwMSN2lwbloxV"
    "JUL1fhtmpKdCLeKVBHUxuPwYD88XKM55ZlcKv44km0CBFGu0FHsQx7thr9SLC5ID/HcOGu"
    "gO+Oeo8q0JJRKH+ntKXWyTEgNvApVD/S0D2xUzWV3ZLzd5PxhcZBjJ+36eY3/98r7H5CjB"
    "QdggJyjBNmMZ/Kk15KYEAsQmfbEp7+vSsvbmYKHRu8kSVEKtOjaQIjBwlLocxcMz9nst9t"
    "8ikLW1qTDH5gEbRISN3FemhAx5vN1Q1jWcu9WuDBzyogLDKiGjDJq/kavm9f3AR17YwD7s"
    "QE99zNvbJz3ske3zxvZL22+jBSN22LxkTl1n/MRHsqNDFkq6u4Wk2Q+ELoRjNtXjvTJoCe"
    "vHanA0bxC5VHfFzcOX6q5cHcMEYQ1GhjXEL4JygGk0voF22u2UwMg3l1u1s9fxiKbAwAdR"
    "WwaCGPWd+yDA8W/IXgfHPzj+XzoZ5s4cuw7RP4lygA1SePfdSDpgOqs2+tNQgPu6uL9dTJ"
    "iGyw03YR6COv7zkECD2vufLrxxjRcgDQbYr4t9+9F2BEKsgFo81/hJ36dWOgd42DQ8bLEN"
    "qYZAVAAFgaj2C5E15WnFLOEtO91MI0izvG4kkAYC/uNmcFkeOCMPBJw44wD9H3Id/zm+Zx"
    "Vk5cjIULTg2s57sXOk4hO8N8cPdGM/4smvDl62ZJ1qVjfblc1q+DDrMR6n4BDiY3kuOG+Y"
    "hW7Dtrd0yfaIaAnDLnAnjDArhIVBnECMntoenqClE0zb3G/De9rbIqH8Cc3sJ7TwsQBkW9"
    "IJnhCDs11X5iba9/K77uK7wr9mI9+04UZ3pXUeIvDUGOmpgQTUFiSgHpqJPjvZCBJQXwaZ"
    "odf5C/M8gcWrA9EbO43egPCB3Za4W9okkFW3K7daJBBgtNA0WmTtRRyhkqDgKnvRCgRQvw"
    "HqqTfB4oE0zpU0TAPPlncqR8u78pPlXeFg4XlR0TMXZZJ1CVUJIHh81nh8DDGEnmPX4Y66"
    "lrTMfnSvXWUGXeLbKaW8/lxq9HpjKEmaaH/jxsalzQ2TRJgcefvsBzwPOiJGnS7cCaKLgE"
    "8fhrDz0HYUUHZXYubc4sSaBswYExqWxTzy4gvqxszsogF9wKTOuiGg8qpMr6+xSGW7cbCc"
    "Gmk5ze4vdSpk4cBEUFtNXb2ZqiLPCqCB8s7JsYK8c3JcKu/wW1n0ztj5xVijDoJTIA1E8f"
    "ZFSvzI2K/2AZKGAiNX3dPjgf1anb0dj2/gxt6+kSt0eeugN4EABEMOmOmHR6RIFZFfivkU"
    "RJPwvjXHuR/YwUKnokAC0CAeuDV0Ys+TxetXnL8xQBNK0eREYyU3w0mFm+Gk6Gawib/EWh"
    "hOIJqH4jMlFJ9VoPisiOLJgqGDPZY10zkXclBw2ErZVxGh1WErEK5iaLiKIdbyC5vglsRS"
    "Lq63VazkbjxyrYVcGK9tgjCZzCmjI5ryqFuKbjH7nxuu70RrwLjmy5Dbr+kS3VPso+UUky"
    "iGVxi9p2xvtEWUL4/59YWZ27ef/KgijC+xo+9/+Y2s7YlilRH+7Xv2CqwzVS8SU3VMnjq2"
    "d29BdOq+pJdc03MJTONgGjebvxxGPwX7C9hfmry/Q+5VRH1lDm4MAxEYGjm3U2xr7vEYAr"
    "Z3fc+m7bh6SI8hAOkbuJNd2U6vOlJikHonimEWnf2cJ7Y3k0XnltvN4/H729mvd7utt5dr"
    "NsXjBy1kpiAAnYXaxistVccwlkBBDXHTbGMSj52OJTkNAq9L/nW5YxIHW8/yHTKWBAlVvz"
    "UFYHh5TH552C+V8ZmKSLsYoHmuru3bEh5tz7FlhVbKU/ATCDiYChorE8r1PLMJRPO263bi"
    "Qg3xMn2LcgAkjqZvSXrAWl+Tmpupm7h4eMKE4+Ko7svcXvh40kbLqBRMzv+ztJ3Al6ZfbD"
    "idphsoW1BCy/MSgar7e1I57xssu6ZYDTh7jHT2QJGEw5nB5471gPWrIWbhgAC1CbDwJHba"
    "ckEjGt5ID5tSBNhxVSeAY0knAOGWdGStpsqzytMwkFa+QVo5T3nQwvwKANC+AdqJ7Xl0qV"
    "fDIg0DyN8A+T528TgQgqoG+rNQQICNCMA0CIkxpJyrJhBNZKxnZyp89eysnK3ye1kcu7Yf"
    "WPqIzoE1z1iya2RbCyaaSCTGamO5dAIwmJtsMBeRvFoMJAYA3rEJ7xCtPTUM6QkA2NELGX"
    "lyx15lx5ESdx6YFFrKJoXQHFwjEiEDCOzBZPYgSGV52PZllbe5ANYji5kgc58hwY7eqiK5"
    "U3MYLI213v9ufepenndQ9GFEfun2L/qXHzso+jAiHxmuO4j/PyKfe79bvcvzHoNYfcw7VF"
    "TkuTdq9SUrykvmhTmIeng5bykn18LTanOfBgGJAhpaGilhQMuHnexqaPnQOG5gSNjLh4Xn"
    "U68liXqJ7rRVEqzHydi1sS+f6BLxdkY8Ddml9zxMxaMLtu94ZArPy/U7Iqn5TTHORQ90fU"
    "wLRH0YGfXBXi899EcAwLfrJ/XO6XiqY69fATTQL7L9epeixrFvaW/sLBzs79r7269JAB8I"
    "UJ8Ahog4Xew546lMxInuVIo4djJmnWhTToItiyIvRQ7ZUI+q0ZmwnOGV66lNYHk78U7zl0"
    "oDw9HwBmJ3J82IoIfyy+mh/J//B/CxbsA="
)
