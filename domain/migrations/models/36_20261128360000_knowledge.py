"""Knowledge bases: catalogues of items and sections that cards are linked with, and files on items; photos of users."""

from tortoise import BaseDBAsyncClient

RUN_IN_TRANSACTION = True

_CARDS = {  # with the names of what their links have once
    "deal": "uid_deal_knowle_deal_id_df028d",
    "contact": "uid_contact_kno_contact_9a6de3",
    "company": "uid_company_kno_company_97b98c",
    "task": "uid_task_knowle_task_id_66514d",
}
_CASCADE = "ON DELETE CASCADE ON UPDATE CASCADE"
_RESTRICT = "ON DELETE RESTRICT ON UPDATE CASCADE"
_ITEM_KEY = f'CONSTRAINT "fk_item_section" FOREIGN KEY ("section_id") REFERENCES "item" ("id") {_RESTRICT}'
_FILE_KEY = f'CONSTRAINT "fk_file_item" FOREIGN KEY ("item_id") REFERENCES "item" ("id") {_CASCADE}'
_ONE_CARD = '(CASE WHEN "task_id" IS NULL THEN 0 ELSE 1 END)'
_ONE_MORE = f'{_ONE_CARD} + (CASE WHEN "item_id" IS NULL THEN 0 ELSE 1 END)'
# By table: a new key, and the constraint behind which it stands on SQLite.
_KEYS = {
    "item": (_ITEM_KEY, 'CONSTRAINT "fk_item_catalogue"'),
    "file": (_FILE_KEY, 'CONSTRAINT "fk_file_stored"'),
}
_COLUMNS = (
    ("catalogue", "is_knowledge", "{flag}"),
    ("item", "url", "VARCHAR(2000)"),
    ("item", "description", "TEXT"),
    ("item", "is_section", "{flag}"),
    ("item", "section_id", "BIGINT"),
    ("file", "item_id", "BIGINT"),
    ("users", "photo_id", "BIGINT"),
)
_WORDS = {
    "postgres": {"id": "BIGSERIAL NOT NULL PRIMARY KEY", "flag": "BOOL NOT NULL DEFAULT False"},
    "sqlite": {"id": "INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL", "flag": "INT NOT NULL DEFAULT 0"},
}


def _links(noun: str) -> str:
    return f"""
    CREATE TABLE "{noun}_knowledge" (
        "id" {{id}},
        "item_id" BIGINT NOT NULL,
        "{noun}_id" BIGINT NOT NULL,
        CONSTRAINT "{_CARDS[noun]}" UNIQUE ("{noun}_id", "item_id"),
        CONSTRAINT "fk_{noun}_knowledge_{noun}" FOREIGN KEY ("{noun}_id") REFERENCES "{noun}" ("id") {_CASCADE},
        CONSTRAINT "fk_{noun}_knowledge_item" FOREIGN KEY ("item_id") REFERENCES "item" ("id") {_CASCADE}
    )
    """


async def upgrade(db: BaseDBAsyncClient) -> str:
    dialect = db.capabilities.dialect
    for table, column, kind in _COLUMNS:
        await db.execute_query(f'ALTER TABLE "{table}" ADD COLUMN "{column}" {kind.format(**_WORDS[dialect])}')
    if dialect == "postgres":
        for table, (key, _) in _KEYS.items():
            await db.execute_query(f'ALTER TABLE "{table}" ADD {key}')
        await _one_card(db, (*_CARDS, "item"))
    else:
        for table, (key, first) in _KEYS.items():
            await _rewrite(db, table, first, f"{key}, {first}")
        await _rewrite(db, "file", _ONE_CARD, _ONE_MORE)
    await db.execute_query(
        'CREATE INDEX "ix_item_section" ON "item" ("section_id", "created_at" DESC, "id" DESC) '
        "WHERE section_id IS NOT NULL"
    )
    await db.execute_query('CREATE INDEX "ix_file_item" ON "file" ("item_id", "id" DESC)')
    for noun in _CARDS:
        await db.execute_query(_links(noun).format(**_WORDS[dialect]))
        await db.execute_query(
            f'CREATE INDEX "ix_{noun}_knowledge_item" ON "{noun}_knowledge" ("item_id", "{noun}_id" DESC)'
        )
    return "SELECT 1"  # see the first migration


async def downgrade(db: BaseDBAsyncClient) -> str:
    """Links and sections are gone, and files on items and photos: what these held goes with the next look for orphans."""
    for noun in _CARDS:
        await db.execute_query(f'DROP TABLE "{noun}_knowledge"')
    await db.execute_query('DELETE FROM "file" WHERE "item_id" IS NOT NULL')
    await db.execute_query('DROP INDEX "ix_file_item"')
    await db.execute_query('DROP INDEX "ix_item_section"')
    if db.capabilities.dialect == "postgres":
        await _one_card(db, tuple(_CARDS))
    else:
        for table, (key, _) in _KEYS.items():
            await _rewrite(db, table, f"{key}, ", "")
        await _rewrite(db, "file", _ONE_MORE, _ONE_CARD)
    for table, column, _ in reversed(_COLUMNS):
        await db.execute_query(f'ALTER TABLE "{table}" DROP COLUMN "{column}"')
    return "SELECT 1"


async def _one_card(db: BaseDBAsyncClient, nouns: tuple[str, ...]) -> None:
    """Let a file stand on exactly one of these."""
    named = " + ".join(f'(CASE WHEN "{noun}_id" IS NULL THEN 0 ELSE 1 END)' for noun in nouns)
    await db.execute_query('ALTER TABLE "file" DROP CONSTRAINT "ck_file_one_card"')
    await db.execute_query(f'ALTER TABLE "file" ADD CONSTRAINT "ck_file_one_card" CHECK ({named} = 1)')


async def _rewrite(db: BaseDBAsyncClient, table: str, old: str, new: str) -> None:
    """Change the text of a SQLite table whose rows stay as they are, by the way that its manual names."""
    await db.execute_query("PRAGMA writable_schema = ON")
    await db.execute_query(
        f"UPDATE sqlite_master SET sql = replace(sql, '{old}', '{new}') WHERE type = 'table' AND name = '{table}'"
    )
    await db.execute_query("PRAGMA writable_schema = RESET")


MODELS_STATE = (
    "eJztfftz2ziS8L+C0i+TrdK64kcyOc3VVcmxkuji2C5bmczcaotDS7DFMwVo+LDGt9/+7x"
    "8Avp8CqBdEd1Uqkkk0QHWD6Hf3vzpzOsW2e9SfTKhPvE4P/atDzDlmX/K3uqhjLhbJDX7B"
    "M+9tMdZMDbp3Pcec8LkeTNvF7NIUuxPHWngWJXzwHfY8izy6iD4gb4bRckZtjCZ0vjDJSw"
    "85dImOj/hUUzphc7GhSlA+sf70seHRR8zGOQz2H/9kly0yxX9hN/pz8WQ8WNieZn6yNeUT"
    "iOuG97IQ186txyHxPomx/JnujQm1/TlJxi9evBklMYAV4OERE+yYHuYreI7P8UB82w4xFq"
    "EmeNhkSPCUKZgpfjB9m2OTQwcPkFzrGMbV9ci4G4wMo1PAdASRQmN4aUIJpxJ7VFcg4JE/"
    "wt//4+Tk9PTnk7en7z+8O/v553cf3n5gY8XzFm/9/O/gYRJsBVMJnA0/D69G/IEo2wrBFu"
    "EX/i1gTM8MoAQxEux7lseGFgjwcWY65eiPAXIUYD8tT4EI33UkiC4kNEg28C6IMDf/MmxM"
    "Hr0Z+/P47dsaBP/av/34pX/7ho36WxbNV+Gtk+Aex3iCYZtOTDUUJxAtxPE7CQy/q8Tvuz"
    "x2xRHovKigNwXSQvyeSOD3pBK/JwX8+o6DyUQNwSmYFmL4VALDp5UYPs1j2LPm2Pg/ShRP"
    "4RRQC3F8JnMQn1Wfw2eFY9gz3SfDwS57aPbxp285uEzwoEzAMUkF0iumyOH/ns2xLQLEV7"
    "ZAgTrZ4vr6ks88d90/7UDYyEkaV9+/nQ8YbxQUYYMsLyOAJHRYUNuavBhMrHXos2krkqAE"
    "et/YLxe4NcP6zHQNl50meMqe3AwUCQW0l4ED3mV2O3YsOrUmxsJ3JgyLWBXz5RMA7iVw71"
    "qPxLCIazzhhWdMzZcS3FdqmeXAq7XOTaH97O3bbTHaQO88OT77+ezD6fuzWN2Mr9RpmUU0"
    "s6ndWSMcl0DuDsGnBfwGV/RA6gN15tgxfBc7zfZv9QSNUBwaRrQRFjeM7meGJf4I8vhNQe"
    "xuzx4fCDrnpusyCdmcskWNB4fOFRBbCruzPXvy9m3x4I0v6oFdF7MFpsaDOfGoYzhMeCg5"
    "GP777vqqgrOVg+dQzEQOD/0/ZFvu1nZz5z8ffDLh2ET3vmV7jNse8fX+q7OlbV6DZY6ujN"
    "gRqZJvvvV/y2uZHy+vzwXKqOs9OmIWMcE5IxQ3cz88pUyt/MK9OXlamg5Dev4OPaFVY4u3"
    "5ifz/BWTmI8CvfwX898XOhCGi75t06UgX4l/IX27W+djsBaGmRm50tFwa5JHLBwG5nTKkM"
    "MkVuTNTA9Znotc//5/MdtYc/OFexEw4i940e3QcI4SJ8Q/Ok9sCwpJMQDr/BP8Eofgl4jI"
    "VjSIDYg/FxQYssc2yQQXKBHB6mwX6/Q/frz+fjXqofDLmNxeXw56iP8/Jt/vBrc9xP8fk4"
    "+XwwEfGHzmXxY5v4aUW6PGq5G3pkVvUymFKvhOAqIzYbQxWHLR3VA9hFJALZLzd3IWJZh3"
    "BPtRkakSiN2LUVtE/y4EJlDDtqYo+Isp/+WGWXJOX7A73IlUcYxkIPN7OgQ9ir60a2ePht"
    "8Gd6P+t5vM9r7ojwb8zom4+pK7+uZ9bsvHk6Afw9EXxP9E/3N9Nci/BfG40f90+DOZvkcN"
    "QpcGE3xTOIkuR5d0UTP6C+srfumURTAFd2qVC3NhGU/hoJV6RR+xoUdoNMPIo0+YcF0A2w"
    "/IchGhHnKZMounXUSJ/SLUhLsv/b+fvHtfVC7WmWh1mNO/OgnqOhMHp14jxpb5YPzXgqs0"
    "7GfF+I1Vjr+MECdGCCrwFb53HQHM0CT++DcoLloqLnsR214vIVJ+CP4yGzPTnaloJVmozS"
    "gm+0V+Ri15fyahlrw/q1RL+K0smtnxZbHzq4FQkYXcgFChmbJy6DJFJmjRdD3uPGoiPOZh"
    "gdLaUzo0s6ocnHm43dl0OtvyD+QsOjKRqmfVoapnhVhVBz8zbtPklcpCwgul8wsVCf33L8"
    "piYAEUbHhNpUEwJXU2aUrKarIqR1cWEkxJ2p1dmpiSPjvUX3RKLEnBjW6dIemRD3Fl7UhT"
    "vDAdb46Jd4TE5MidUEY2ZDoYmffU537mX4TtZ4bNqYvYDp7MRP5bAuqie2zTJRuFTBctsW"
    "2jNzfHZ38rszdtf0FIv9OaLVVbi8SngtQdjW+doWIrqXfs3WFvjrIYlgEDEUxlr2vCTM59"
    "+4m9RET87gJHSd2tZSv3bJwxSQau5C3XBKNgPI9dYk/3wo7yCXWmbpEtrBi7fU9D6tdJeB"
    "v4a5VaL2WwXnNpPpPCumRKsWuoryLgwJui45lRxx9BjeuAGgdqnKIJCgI/XgeZtXA1vxrZ"
    "No16Qv0SplSjt4XjWxj5eiKjuJ1U620nBbWt9bHft4O7m+uru+G5CPhO/hgTdiR8ZtfEx5"
    "iw/+96iP8/Jp+Gg8sL9lfwOSYfr7/dXA5GbHD0bUwuBsGV4HNM2NSj69tgDf5lTL5fXVz3"
    "EP8/r5Dsh9RLk3hldRiqQ20TCAi1XSPUNlGk1LhHGgxMI03ZRwN/+7qudt3wvmVfO2MPXo"
    "VldTUTiYF3GNTAjVJ3fN2jH/3haHj1uaPIVEKwHgq/sOP/+9WVuBJ+YQyCSaKMPbD/GQPp"
    "X30cXF4OLhgHib4yNtMfikvBZxMmsflkowfTsn2nMTVT4Bq/OR2e7GV8FgSKv47J+e3118"
    "GVcXH946qHUn/owb496pWV8Kmu+BCNb5PqsTnrjLBVlnDk6oCRBGJ3GD2UwiQ+UUdoBgZQ"
    "WsiMww88sFMBoSkIQGcRneZkVlqGrkYETwG1BqM7Fr8x+6VNrKNpOAjC1M00qpHveejhea"
    "fC8yzudVf6na1omJTXOXAdi4oZiIOHruVyt3PdYEW/c9rHGhgF5F2z/Bem3OvgmNXvyKx2"
    "zBYJL0+JImyb1AHwRLTHExGclMobPAMGe7vx3l7Y5qTE7FMduBeNbxPON1c37hBNolxa2r"
    "BZlL3sV5+F2TP4wr1i8bX4K/eeffp+x6+FX/QwhmLHoY6KwywGWMtfdji6Sksq02iG8E0f"
    "Rvf4gZaZ9Kv3cQIBG/kga1J+ZLqETR8F1guacXKzW6caTzLDJJJ9+K7gmi5XNt0jxNXfoJ"
    "Kki9jkmG0TZGPzGbsi/cahyy5yLcYAUfCjkEmmCD+L/BtecJI/NRtZluWzxZUUlXIOajxQ"
    "e4pX6uL+X0aMUiNKLgFNXD+hGEKkIURaY151EAZiCJF+dWTeb37lvmX27WdYpkUNRTSnwA"
    "DbctjmbZgWjjVR7iKUBdxh96D9HFMbbCJkucYTO1xsPH0sOUhqkZ4HhaZNEvgOVaUGfDkL"
    "Ce553diyLlaIoHl1p8wGEd7q1logUoNW2R+qabv99O7wOXn7jhqdPpdeLQqpNM/rjtZ8jE"
    "q2yK3KZlywCS2G4fXXpksiv/LEtnilBz54/ZVTk8k/gUWI8kIhjNwCOVFLaSEBS52pSob+"
    "uuvJr5RVxJQWCkHB2AXGLjB2gbGrjeIWGLteHZmLcpRKyFIetk0xNDuOW0qL0fIkSEMB8h"
    "sjf+/1d4EMApe+65U1fq0O8EggIMCjeaRSgEXDpuyZlJEfgwEFmlMAfE5JRPY7mcR+Nqo6"
    "JvtdIbUffE67xHbRRKbATwuwLQqF3DE/XeJ716qK3y5HfwpE48IHjZM9pDysfFhNwkfRx2"
    "rjR9Nu1BAlD9g+nB/L4fy4DufHJTg3J57fDOlFSMC6LNZDN4IsqsPhLcTviQx2T6pxe1JM"
    "G/vTt/jRq9ZEOAMF1c3WEMFNQvix4PkOoc/YMeYWKUuaqZNdKqcAEaapCIPnC5u+4LK3op"
    "IMGZgWoX4tF45eoRSDuWnZnep4iuB+VyKowsDx0I2GVvwjXiDQQkJxIc6RqAu9yI3tovRc"
    "8h5n8cvScgr4nfU7qqr9ztn9o6ABZ+DAnNyYd+yhYqZ2iM9IradS1Q5Oa8odnBbrHRQPO0"
    "Vkt9vAtjGc68XAbxidcA0DD+5LMfBFPHSrDJz483t2p5Zxh2OaMmzxS4xkEuDX+rEH4Nea"
    "ESTlpIlfHGn/TAzRQs5x/F7GxpQPHkrZmN5rxTaIFxztJRwjuLWCWSSD9A6hF8+54xD6YM"
    "39hNAHa+8jhD5YuVEIfbOI82DB3UW4J+vJr/RgOW74jA3XS2aQX9U211w0nkB+zUax/MFq"
    "EMuvtUgAsfwQy79vWaxNQd4Qy/8qyAyx/JooshDLD7H8r54MEMsPsfyvkgIQyw+x/O3Bdt"
    "YaJIvsLFQL4z+3UaorYwOTDiE3AdGqiC61kapv7b2cJp3O4eK9zEqsvM8B64pYh2wsPTQi"
    "aOC8mxwVHjXLnoI7e1xMSkyetRUYS6D3XYRR++KXesUY1Fbry4zoSkQcGCrF+zp9FIIhB3"
    "NHpCjNb6Jwji4yPUQJ5iX/vRmeIyFLiKZ6to3eXJ79raxJwAZmrAiPC36gVYhQr42JyEQ7"
    "peZQ8NhHxe8SzIIXVj/OVRcpl945KpFyaTgwrjY3rkKo4n4JYLkGExRK4hBWVXeOoECmUC"
    "jwzC2uKmJzNL6VMvNmFES9RLaadMDUfSlxbYvpgGnmtW46YAOxCdIBD4BFgNCkGUEgHRDS"
    "AduIc70Y+DdGOPYTBa+sYuLJGClGPs8M3yozf2Jbg3/OTDJlD5Fn5sBQgaFqfsbshaFGr0"
    "3xgF/dGzyC1fmI79x9/f1m0EPiY0xGg8vB59v+tx6Kvo3Jr0OmwfaQ+GB/fWVfv47Jjy/9"
    "0V3/5qaHom9jcj36wkeKj7yRV07zk1L8FLqCh6edAodOIHQmG6jWaa5bk6ifui/FkbeYqJ"
    "8+kVUT9Ruo0pCorz+fAcavGUEgUf9VJOqLQPBPhSOv5HY90wgCyh/ikRK+czEYeTPTQ+Z0"
    "bhGLg3jUcdHMfMbs2hRPj9A1wcEYy0VhA0dkYzbARZbnIocuu8ilwRBCvRkjJIMPbj7hF2"
    "Q+MjqWOdp3vfzqagTAgLRkQJCF3IEs5H3nrhxceipkIb8KMjMcY9twfBXxMA3TRgFxO8H0"
    "HGdYqR57GgbwLIdn9n5Ynhq3T4O0Sc3cGMfHxLO8l6a24wRa5z3cuRj0L3tMRTDtMfl4fT"
    "Xqfxz1omBefuXbTf/q914UyTsmw9HgW4+pCXiuh314wsRfmz76DbJGcpCQMwIuloqXZDT4"
    "bcQdKr+NuIPlt5HRvx30gwvi65gEUYI9FHyOyafL/uce4v+PyeXwjkHz/8fk2/fL0dAIri"
    "Tfx4QLRT3E/x+T8+Ht6MtFn7110bcx+X7L3lL235j0Ly5uB3d3PRR+YfMPPvcvjcHVaDhi"
    "MOm/Gr2iG28asqdCI/Bqcr0DT6y5aas0pkiDtAjxGxMLLNcwncnMei4LHFoVWZ2GhOhqhe"
    "hqhjvRRshpgvU0JGBdAesR4owHR61MTgEQuj6tUayFHxwLy6DELlFHVh45KUjY/GpHzp++"
    "aVsPFlMVSnXrVagvgAP+1fAf/UBlzKcAAecqOOe/zmC6WlVD1tUaXW6KHZa/GPKbd3zho6"
    "vQbqyi5XEYpsGx/8fkR384Gl4xFS78MiZMzbtg6pX4YPpdf3g5uGAanvjUwxQS+nkbuC6y"
    "kBtwXWimAhy650K/qIvPoop/fejF56jSv1z8RdIZYHUUhpjfFRUE0IT9riCQ4R7zyoAoCl"
    "XoovsXtHDoBLtuD2V4cZcHRTA9zHlBbz79R0lBg20sAJEUWhtNIJICIimAUUEkBZAZIik0"
    "9PBDJAVEUuxY7IJICoikgEiKbWse+in31xG26rT7cFBXWr2nCYBMhcIZtSY4UMC5l6i05m"
    "DZGNCyNd7rXdCyQcve+9neJvULtOxXQWbQskHLbhOeQcvePMcPRqkKsWmoNqF197V2ISr0"
    "NdXxv8BmaTFYcb1bpxVPoxEbLVBTV4imQeN6/pCGaYsHrSg8k+t0ng7Yb7pgHAIgt2SxH2"
    "zThemSyC/boKe7WGR1Q/fcQq7H9l74y5ouek/5VleiZHrZNFXXewRF2qYfokjn9R5FidoL"
    "a4Fti6y7w6JpGi+8ifcrnlKRGLlHqX3vJB/lwScEN9yUTanvMhm+6fs3samr9AMDAPnFSl"
    "EruVYKSn7BXJOUhlsK+qNoLaGCvRXsrfvWyNpkiAN766sgc1HCkWdTRViwqzS2q+wpeRyQ"
    "n+ZM9w2aeOVBgQzNySDCKIr4r06/TSDWyrvVLCanBpFbSbsNw1d4zoc68mMwoEBzCqj2mV"
    "+rxbx2h03GDXfy7p2EG46NqnTDiXtF/DZogrO3DueHje2cFU2emeYAgZU2ZqVpi548/tNQ"
    "gPw1kY+Jh51GGnQZPOjRWuvRotO30eytK8JCYHnTV+/Bd7wZbk6KMnCgRlNq3PvTR+wZc4"
    "vQkgYVdYTIQwINGhuWaBCFISvzRuNb2a5ZMsKvNsSvmFC0v/7vuuF7P+IW9Z1JA2E3DQbY"
    "b4p9DqOM+xQQYL4p5hcOvTfvLbs05fRubtp2taKdBW0RDU5Pfn4fY53/UYfnu2/9y8uyap"
    "APviuiTUyXoUXdL1YC3iIU73ibR+icYs+0yir8jvBfKyiRAm2DWFOnOA9+G9Vbp2O9+fL6"
    "6nM0PG+yLnePPVtmuSS5Orc9N4XOltTOt/7Vd57iHnyOSf9m2EPsv04jmVNK4lRIXzef2V"
    "bmGDE8amBeeSvsA6oQil85x76D8lXjw/dSOzKJkCxgfUUAVBoQqg/qZs/TKOEibAfcqci7"
    "iG53V6VfRD12xUiZagTB8KDUAJ+giyyCvBlG1JliR1yfTnkTxTcX70vKCTaaobQLsXj6MG"
    "I31VS4Nvsj01E2mkA6vDcATiEMwnz1Ewurw3xTG0aeBCkg8Hc1j9uBFtCvtpzOTZTuU8Kq"
    "blKpQNV8Kp0wJMOjXMwoTYJ6OMJN46IHyhgLwYg3WeKXJ7aFCeNBTlS1toxTNZ4HKu9o/F"
    "rUsQjIBOlAJgioQpAJAmQukhlCULdbCUanENT9ygJQdecQq+6IZkOe+aRqa87A7du+rH3R"
    "lxo3ZMO2gDWzADUUqOGZ7lNTGhRg9435g/CzuDO65D0txf4t8fvWorwIDDiX8W0Jzcw1gt"
    "wuXBa1WYf1MnDAuwTeo8poDbSsHCj4FXXWsmKj65w+45IzTS6aojjLDrsPnoeLf+NrH/Uv"
    "L69/hJ0BM7RP38iZcIM7PRR+4V0Ib6/4heBzTD5d354PLy4GVz0Uf81bcHcXfaGJpf2O26"
    "g7JWb24Ea3zsbuxkNkDOweXgT+28g0f4T+iPSjP9CE+gzZiDc8Rse/oO/EpQ7bYshy0dsu"
    "WlKCTDJFNntxuFmdfb3HM25PN20bUW4wL7fG72TRUldzaGRP5R4yOhRqgaUV8Vo3dD6JMa"
    "VYSrmjg9QT4S0XNAQvtNybDy4GcDGAi+EgpSJwMbwKMkNdgL2H6oCX5/V4edqPbR6n01SH"
    "jmB1xnXn+9Xd9e2Iq8bRtzHpfxwNfx0w7Vl8MuX5mqnJ7L8xuby+G/UQ/39/yjK44bbuhn"
    "vCJfl+q3xwIRAYYyWMsZBYuaXESrByvw5Bn5ulpzy3TFXQzwG26PV5PRHh311hWC2YqcX1"
    "bp2V2mcjXDkr9R2d43s6fUHLGUVL6jy5aIYdnmSEptb0CF1gBm49812CxLTcLPzSFVZil6"
    "IpxS5PSrIcNLNcjzov6M3Nydu//RLlLdmYQ4ZZkRlT9c5WHhNCvRnPlFqwWSgxbW7ttvGD"
    "xyGOa3Kncn00aq3VyajuKsO0+DUrO2qAYVpLwzQo/qCKpvDKD+OvbMTRzeA2LGiropcGUL"
    "3wZBoTtv8Gn2/7oyG/yLCOH9kTh2qcMnlOZKhzUk2ckzxt8Ny0lGpgxQAbqRahUbTtdsq9"
    "mq7LGOHUmJnuTAXNBcA2FOfYAcIdpuqr4Dka38Kz/EzmKD+rPsnPCgc5NGLYo3vCco0ZNl"
    "XDa1NQYN+SsG/ZdGKqnSAJRPuOaJkDuvp4LhzOvM0tVwAb5EkkcDvcxpEwcrCB+RAj0oQA"
    "B2dTdDH7cVPjgb0k1GlSVL0EHqzIOlN8MSutbFajT8zKy5i1gEkdv5dRivPUSinF7wt8ij"
    "xbnlDSlfW2EtD2Yfz9mQTG359VYpzfqsQ4JlO3wRlWPgOcYjqfYtPEH9CA4kVooLbe1Bb+"
    "m0aUTkMClXWm8tznlCLUsx6siTiPS1K5qhvnVYBDA73mDfQcPGe/lPcLYbgtIUZNse484M"
    "6CDk7f5pEfXNEj0IwJ0w0CONJQEL3R1Ax6qFlEx/vdvpoEwPS5xGZ5L6OAAoVAmMz9bl1A"
    "jBmODIjZlQmM+TEzPTQ3nScmJpBHHpXimjZ2eWxKF3n8pokY58HIw7btIvrQYxfmWIzmQS"
    "oI/zWz7kUMbpffMS1bFOu9PP65pN7v1leDWotaH1kQbwKJJvve7lBO7EDzGKKQ7gaOshTk"
    "vj2+2vvKNJGKPopaylUyUepurUQUVGRWlYdy9ZzNpEuBg8IufMhyuwgfPR6hX4c3TAA5eV"
    "sl7qwxGUgzIM0c4NEP0kybcA3SDEgzIM2sK82EBQ4ri3JlB9TLNOFQQ6FK1xe6ZLcc5EbZ"
    "SJYrEpLu/RcXmY+MEKEAwjOInoRt5kF0YSL4Lw8tfLblTBdz0eRdiZyz8dlB8AHB5wC5BA"
    "g+bcI1CD4g+IDgs4HulFVGnPherbgjeu41NOBw71LYVzKxsTh4IeK40ZuL45VWG9kZQGIB"
    "ieUAj3eQWNqEa5BYQGIBiWVNieU26AFyK/rflIkt2QG1sku2mY6sAPMSCRxL0w1qlL+5OC"
    "2XVOqGgkgCIskBnt8gkrQJ1yCSgEgCIsm6rVyo70xKTSjhnVohxE3GSAgfvDZdKFNM2Fqi"
    "hUqPh96akz99K3gz0WRmEoJtJmyc/EepXNJwFhBZQGQ5wPMdRJY24RpEFhBZQGRZU2QZme"
    "5Tld8nvlcrtogmuIp+HxNxKB5+Yt5T3/sljrXl1XTDPCJkMtnk3rdsD1kEvRmdVrmA1pgM"
    "5BiQYw7w0Ac5pk24BjkG5JjDlWMyJfuYdKByXETj21aOuVX9iQfPmHhl4mFwo1Y2xPGQlX"
    "LhNcHC0PSIeTgPZX85eEKdaVHoqx25WqLLNvWl7qoOCf5fhvgZBh/breyPwN+D1MRSnReC"
    "eZemxUVU+bknjKZ8BP8Ma3IoLBdBy63FIMKeRwGS1dcL4ORXDAo5KixgTqd8jMIKnuJPCA"
    "AUH5/veuWFOLD8WlGDAeV1IsCKZUDp0VLpadBdCyrg6l91rLrFSDlRD6HDZUPBafNl/9PH"
    "sfy5lYZqk36143pXifAgu7cTiBbu7hOZ3X1SvbtPCrs7I5PJb+8MGOzvxvv7QOq5HZDdJl"
    "JOpC0I4fj21ane/GGRUhflj4oUENR9bHpOMGFxwZ7DYihpcFbnYYEOTemwpx5QgHtuOccP"
    "1CmxDleXU04g1qqgrBvLrMHkVkoomw9e0KBXFu8xAKB9DbSH1mL5YyYEgBOm6QmTsgPLio"
    "8pkPZJkGcyHdDOqlugnb3TyQv114I65W6o4E631g+VjFnpiOqLEy6ochwXylmaDMXIZP/Q"
    "g2XjolNKGkrRQZXtZSZn4hc/1ggh5b0JvA94KOY0X9UPu8GDZ0G/o7Las5AivTwJUkBtsm"
    "XsmGsR6pcYkGpCrMLxYB+VMHnwA7gsAqha+E0gQPpdQ/qlzhQ7YVCD7M5Ow7Rwd3+Q2d0f"
    "qnf3h8Lu3nm/X70RvOGGv6BObEOdyLR+9RgqyvE7IP5c4HjInsgkQVpkBtcx8O52cidQNe"
    "74ykc/+sPR8OpzRw33nRCsh8IvY3I76F/83kPiY0wurn9cXV73LwYXPZR8H5PBbzfDW34x"
    "/DImn/rDS34h+MwrJLsLU8wYuumSkcgnJYEq1QbuNEyLrB8b84l59AkriYgxQNvias9OZY"
    "6g0+oj6LSwYa3Hmecqd8rNgbXvsN98l1xo516J+jYFs+G/FhabrgGZs5BAZu3IrIkl+M6j"
    "Dp5e3/8vnpTagzP3u7UFN8RIgyZDVxuHCQqG8zRSXhldzNEVdTPQcoYJsjyRiUq4nWaCp4"
    "gJNpbNrzJmge4xG+HgOX3GJYkNm55c0dScfQGljL4ZDBo+ecILhVD5yICous7qhAkwM2tp"
    "Zn7CSsGg4fDWZZFuXow9NE1aHdUlinP/9nb4q7gUfRuTr4ObUQ/x/8fkM+N9PfQ55ID7V4"
    "6FWqasamSh2qbRbV7PAFfW3lxZbsDAlbGfhWuRCWjH+Gf8Uhn3CQzgHVy4GrpwIcVlv3sb"
    "Cu3Ee/udjAeMjare3e8KPjCBIBVxMBzfQvxupbiOa/1fCX5rpZEQAg6N5nmfYARuqxEYXD"
    "qvgsya2Po/WeLnFmz84nq3zrb/EI2QiPdm5PTnvOc7JalyQr+gwMsrSkdya3xw+Sf3CA09"
    "RPAzdsIyRC6vmE25iV2UnuQzCSt9cKkqXnxHqyo6AUQXN4UaP3wdgwPJm/3D8pzKq4RwKg"
    "vNFyZ5abCQgJNfSJRAVV2FA8kvYXl4rrwEBwIviZ7SUrWX5ECqChxvlwibKykAUkpbpZSM"
    "3X8xbUjmLCSQWWsyp+QTef6UAgIrd1OlPiu2ySM/Cwf4b47/tDSrgv80HOC/Kf5TQr488l"
    "NAgPmmmE/pPgo6SQIEmAfvD3h/NMcveH/acmiEwbrKUUBpsM2g/9UYk4rWjvsGgmIeFN4B"
    "JTJo4jMZcqNvic9kGBqDq30mkbl4pc+kGvnbr24j5DrTVvA3pOv3NV1QzCG/ZLFoY9OF6Z"
    "IoODxMz7Tpo7/uovE88kvnOj/JryUARemHHS0mv0zWMCi/Sggnv5CLJ14SANuUauEs4PDR"
    "kTl0weEDDp+9C0Nt8gSAw+dVkFmD2tm6kfdVFc8G5Kc5E6j1+yWD73p0XsR/dT3BBGKteo"
    "KaeSNqELmVcoIBFg2bllUUXIX8GAwosAYFcqYFhfMnBwnHD7jjNHXH6dT1vP3Y3mu3aK3Q"
    "u4UqCMQqUYurcRuNbx9uN5+RvHCsCTbmFqElbVVqO3xkASEspSkf9B1baXMHw9u4t6WCJv"
    "iwmv1dDJtIP1wBzyP8V2WYbQasDfius6QNfhvVi9mxIe3y+upzNDwve+dC3dy0Gyd3tFBq"
    "Y5NUeGQygDnU3zPIbckg8ZU09lXdxvJYP7++vsxg/XyYR+v3b+eD2zfHggRskOVVnCJZr5"
    "tCoEoGDk7xA4yRGPHcu5IYiVGYk1cdIxFl7a3OK/0jY3j7gydn8nxOPsFPLjJ9tm2cYl6o"
    "NJRqXicbq+BQFnHLjaMsmiy2doRFk0WVoisaotCYqsRRbASNaktuDJVqyxbs0o3wK14IhU"
    "XpfGFjxegKsVIMqf4LlZdS7dyVym9qgsR10rebrLdmInezJVeldENsDMTGQGwMxMa0ImgC"
    "YmNeBZkhNkYTgyTExkBszGsng5CzOWCzJOkUJBChORGYRlNEfk1CaTi+hT7rYznnyHGdc+"
    "S4xDnCVEletq2I5WrHSAoEnCLqTpFE4VeRZBMokGK1lmKhpA+U9Hmt+IeSPnstLOMaU0rK"
    "KkSscLVHUPv2s2+fm2zQ385YBn9qBbkpgQCxSV1syvu6lKy9OdgNiFAHRI1Dk6ASajWxgR"
    "SBgaM05SgOnrPfy2M8fQ+7Cl6rImCLiLCW+0qTkKFPIr7/wnzplNWjj292a4vSi2HGNBwn"
    "U5refEHLGXUx8qjHBomy8BZBfzz4hGCbT/VHF92/iCChOeVWBjbGYzDWZMYbw97jR4vwsv"
    "BThMnUjTrLmpMJ9Yn3k4v46Y3+j8kzpTXqd7z86qAmcNNr6aYP6NxA0MgAbsNQs1fitEnI"
    "4O9vk44+CRjY4bQjsC7MVbCTKuYa36xnrjFLkmOuP2Ym75u+WLAdN+VNWEzkeuzxOI8yUc"
    "CqOQPsItO2Ebc3Mm4VMqYir1xrtjEZkxH7gnm4L6HoCTOOSsMW8GySnvhqm66HFqbrsisu"
    "og/xEnPGpR8pWlrejA+0HDF/V3Bdj7eNjydivBo/0KCzzJhw7s4WDB/OfGS7uklocfYItx"
    "bYtgiW6+uepRlE5gHLB56wd56QyXVMvc5K71oOEFz6jU0K4uBuUE03gQLkN0Y+U2gZW1bE"
    "fQoIUL8G6kvLMNQjvrwEA6Bd4bjB7DGmJabLFSmRERCg/hATIm8CtWIwtbxOiQqWvt2tU8"
    "JC9cTA0UgJG2dgN0zMhkLXoY9cw4m1nUAv4oWcsMOGsbEWG266vcgwyQZ7/DLXaaaU/MSU"
    "MabWMBXohc3vlBo3d7auoj4VPJeE9pRGthFCdUGN0u8l79aoUQndVHSoBAoUKO0UKE3O9O"
    "EUzxfUw2Ty8hWXWtZyI2pPdisZazxhSRvbNe9rTKmHxCMHNisGjKfIwWyruV4XTWyT7dIp"
    "dyJZnssOAJO4piiw8Is4kQPIcWfcESdrkA6/ZF8xO2TdJXYCO5dF0MI2J7hwzu/+EcaEL0"
    "IQ9b0Je02DLs5BU2efvVBO4h1jjAQ9Ws+40uz2j47vYidU40KsBwf4P+s4SCpXbzUXyRHW"
    "YJsJuMihcZHUNpEnQQoIpPbGClP6tZTIuAiHtzDhYitFAh8iJMriNwYADMth+J5OX4yZ6c"
    "5UsJwBaiGmN1+RMZQGikiuLl+cAoHSxc1LFwcyWhlrJKbzUo76BCYf4v0Shue1BufnIRpj"
    "nDOUnw+v+re/lwcfn5eg/fz30aAPpSZAwd2pgvvf9L5TotXyy906VfZ/wwEr1dc7dvp6M0"
    "ZJHo1xj7mBDx+hIVPkHLpEjxS7TJfDhKtylivuBpqg65kvyS3GJtkCls00zAfqMDA6/YUp"
    "oROHkp/cYGzRPLnbpRUtlFyGXaFY+n8ZDM2RpUCuzJPjE5XCTnz++opjoKxqqaxCGftYzv"
    "wgk6L+oTpB/UMhPd10Hkucd9VCZjR+LQlTNyTvWsTcoQ1AM8GyUJBaRkGtL0ed39EJW1AR"
    "IhMoECC1EyAzB5bn4fnCU0mWSoPsznL5drtMeWM1/riPokzfrT6PEoj2HUmnJxIn0ulJ5Y"
    "HEb+U4LA+ULpEf63LGYxjIGFfIGMeOU9ZjozphPAZowz7edb54oCg2YLUZQMgU15nZglGu"
    "tWTWxCj3MahN85U9GjsUhGhTsNAVxnTrzHVRtZunzPBVxrtqupfGWWRL6jCONBcZTHVWsG"
    "hQN1OQZ7XdqvB7DD4TmLEOzYyVor8CCRIgiLloHHOxx8JZr5cA2jAYUXxuBYPJjVnBYIJy"
    "dltmMOmaeeoMJoaWYTC53wMMRtuXChiMRqTQojLm6yWAJgzmApt2LXfJDqhlLaJM7Vb5Sq"
    "oQripTiUBXc5TszwB2ou0rBOxEI1LsucT160W9JoyEdxOtZSTZAbWMRPTI2CojESs0YyQR"
    "6GpGkv0ZwEi0fYWAkWhEilyTnUb9dQD1h8tIvmEnuF7gIOGdWtYxT8bIFcUzUajGIuqg0G"
    "QqclXD4nGiruuEPQgbuTAdTyTVEspZCRJhyrfY5JXnHOo/BmUVXN95tp4pv22/VBTP28Wq"
    "pYyPUF+EZjh4QhmlVvG9eDilsTVPhvUFZDA4GLA8HV/2OpYXEV06ZDkc38KQ5RO5EM+aCM"
    "9CgGf84int8AwYMLbGMkV0TKrXmMsCAgkakyDFSxT2fwIEqG+MekhG2W56+YE0cN/+vt5Y"
    "fDd0fdbk6ICuz3tEfqhONWh4lIcEIqxLBPVo4gwgBBNrF0ycj4UoLVFYnVSaAoHKJWpppZ"
    "qYHK+oV+qyEte7deZGEo1YaWzkeTy8VQYlGE3YE/8Slckzgw4V4uJP7hH6wTtbmIhjnJsB"
    "PWwHlVdNgnidvmfLewmqHyyDbhemKK1XtDPuYkHFUgrp8A0ZKyLHrgjHqLEh5soq5CIPpV"
    "cJ4VQWysTQKywk4MAqqie7r7aKHohud7xdImxMsYPkrFchT/mLaUMyZyGBzFqTeS8xX5oJ"
    "zK8ueBvw39trdhbgn13xmORcxHx11YRofCtcGnUsZBtVEyJ9UKylvOXLoGHjN934Uf/NBq"
    "JVDhSqWOgsWkXqTgPjfwEUrP+HGBF5RT3rwZqYIaLKzJTJ/e4Kc2V2pEpVWG74c9mfvBw6"
    "r8PqUXtaW8u1EkDRbJhq3aBQMTX9Ww0+hbxtL1pQdRHC3rep/DJ8tFzbkswyqoukAsdSmJ"
    "wyAqxe2y+sPedUqsMlmC+1NF9C05T9NU1hv7aIdx51NSD+XGB+yB7TJGFHp0z11BBWZ3Wl"
    "czHoXxr9u7vh56vBRQ9l/hyTUf/ua+pu5s/w7sfrbzeXg1F8O/47vH/xfRDeYd/GZPDbzf"
    "XtyLgd9C9+76H0X/G9T/3hJZ8u8+eY/Bicf7m+/mrc9L/f8dvZv8fk5vpy+PF3o39zc3v9"
    "a/+yh3IXxuT8++VXY3B1waGT73k2uJ/YYnVNAIyrB6ABMAGtQcByGgq07KZnNyae5SnVu0"
    "4gdD6zIR9CO0S/nmR9OFl6sQKmyLATKLDa6cyzJ9QviyKscQf5pSGEECkSm0kU35QUGLwq"
    "ur0qGlpWv3Cz2grr6pfQ9CZnYTVm0fCVZtYvdMluObytMg/NtOkjSs8UBG3OzSnuiZZYx0"
    "W7a6MZVhtiwZqnpTWPvYNq6A8BQFJurgku6ESpbWwM0EI9cDONRjThAheYl9jwHVx2/Cc3"
    "a8/9aWbYyvO+jxbWAtsWwYGbzERcpxItDG384Ilwe3Z889IgGPFfiTzaRS4NRlueix58Qr"
    "CNhNzoiiNfzOB6lm2jNxcnH/5W5BE7W3VV8cboMVbWH0kP7IaKZyr+d7XnLKaLETy6vOMs"
    "t3QxmXSdh6FLAi40PU/8aqYLhQ33xnxzL6OC3JMFBBKsZylsnrVRAg5uJ+30cii9oOGb92"
    "A5rme4nvmoTogiLFjsG9PBd5g025wUZeBAjQMMyLwxXdcsr3Ic3erWKYuL1CAJVZGzzp+4"
    "imY+87hKnpqNxB7qiRxtHss9/Tsv+yisfg/UQZx78txvMUqodVxVC5W3NxdnJ110cXJaqi"
    "Fud7EtJ4yHiFXMGc/JiEoqXbTixrXLRk9Rr1bmHoGx/k388olD2Ri2fdZYeEM/P3oUUK91"
    "PcC7oF7rQwpQrzUiQTOZcm1REpDPrzCO1Az/OUAgwTokaHwKFWGBEM0PoieLCfklFKiugJ"
    "YCWasCmm4EqMHlxkqg5YKNsdPIupqFBMOq1oZVKH30KsjsYvbjpopxOikg4GGNedieMmYA"
    "+R3wG4GFnJvBqW1NXobkE3Um5XbyzIBurbVcDJUzlo9mGDn42eKWwiBqaYonFhuE2CkdRb"
    "6iPhKTc+M2D2qiS9JFrkUmGC0cOsGuy8Y/Ybzg5VAtguZ4Tp2wBiqhSHRhKqm3utOlIXJX"
    "45ewW2PlJP78PqifIJkZkgC06SjcXHYIXZaIWNW6ajQeFNXDrNUdMI7b8KCtZi3xCAneYj"
    "jpwTLBuwIsDIt1u6JzH3XQ3HwJYmc9iu4xP78fOHvr8UBbx3zwRKQtO8aDVxq9YK80Rnej"
    "kwOjAEbRKKhEBxJsjEvcmy5mB49K9e40SIuidIDxHhrjzVWbnZe2J6lOQ0qBtDAR6fjtW5"
    "mSFHxYZTJScPMgO7kdSg636TOMNLDIpcFadAjvukY1OBxeg8Nh4d8zNjprViu2BBheuMbx"
    "VDEy1V+5PCwUr9D5nXMwQ6nbsD5zCTC8cwfo7bjApn1pkVJHR3yvW58+btqGHQ1bbYEiyP"
    "LwPIjO57BH6Ac3F/HAe3GD24wmpm3jqXAdTNiu5zcJL8M8oQsLT5O8boItbhlCk5lJHrGL"
    "7vHMCoP4xdRFE9UuVx+TMbmi6Am/oBllxIhX6QV1TizyxKflFEHLmWXjyHAWVUJhqHRn3S"
    "gvwcHIfGQ7NWhmZ4mBfBPsIjshJrJifgL/temcc8XFOHjNYmD+09L8B9Hwe5PeUu+bwu5P"
    "gAD1jVEvPgt4rzZuReNbaNk6efdOwrDFRlUXW+X3svj90zdFeVpjbtm2pbbDi7Cw0ZtriI"
    "41wQyThJa4eGr19Cwg6AtNKTC1XFHGqAkRirBAh7XpsKDiQQqEWE2FBLJFZNic7X3edJvn"
    "IVuE3ddjnPjoux6dC222YJyI73XrjBOT9CiJ6JiwtWWXR62YaIEdl5IuU7gpV7aZ1oonbL"
    "OIMBb/JdDGf0HYnMz4bdGtPlwPMT1+Tt3SIJmtrKGo/2edI1JaebSsYdoKBoBHh/qLYmK8"
    "8qJiHvlla7PylRdXqk0QQ6WzK9dZXcwjvz5ht4yF70xmpovDIBC1BUnYZ1RyPTaD8UDtKZ"
    "Y3JyVLcWDq1Lfl2vSC8ktlG3mrrRTCgvlKRwbXrTFfQfzERmU48OBXorpN3sTsUalC5iwk"
    "kFlrMkOGnCa2h7RgLU+CNBQgf+2oNGhsDS6XFrtccpqWCppTYIBtOWyzFT1z4qmfKBm41i"
    "TQ7PpID6xyDbCfhgPsN8R+mdFMgQhl4GDyb8xXS0yIRY2u4vAvga3T6Q6PJjXo5SpavjBW"
    "aNA3mvuyKqeAHd44hgE7Fp0aU/NFxWubg2oR+tey9mniLbwJD51OWWJ9dK9bm1KfHrXSW/"
    "gj6EMVu+N4Evs99R9nXo+3osJTdP/CLpKp8PQtLW8Wda0SYb480nhJSdFDuKF5S6OP+bD9"
    "Rx/H7Dpg1ArelZixpB274F7R76itdq/kiN9AyAO7yZrcT91GD7b5A7DNQ7TU/l+tveQ+gA"
    "GBN69WMwWH4xsZJ3Xb6VsrK6GJZH+HTSb2/aBOVo4r3q2V7l0xzlhGAyXCAfnYIFfQwRP2"
    "/QjdWkwOd3l0HhOBeV9yT9RO5Dd/cnvoj6yP8w8hPf8Red3+QKL7kLtIAM1p0KqooAXscv"
    "ExEdUZ3Z+aCPOuZzrikHpiI/hn8EByqX4pmjSPK9zYE6wdZLjuAwRw8k8QrSf2tNpSSckt"
    "UJ/0Y2zV6lNE8iz+7+bs7amkQATTJpXp9OTn9zHi+R91qL771r+8LCv3HL2mShs6A9YmnO"
    "68OWiIXVmhLQZooUv5WE5oqxHZ8v7kmC3KojcGaCF6zySwe1aJ3LM8biMhUha10fgWYva9"
    "TCjE++pIiPeFQAiIMdTkgIYYw9eZd3cnOrl8Ek1FOqUad+p+t17n5iONh2SorFvNd7HzE6"
    "+5w9sQcJVVBNo4eCo8Xr/ERaTDFgR/8PHuUWY9w/T+6KJ7zMaFzq17zBVeF3vIX1Q63naz"
    "MhS31vg97NYoYJzcymdiCmgzR+KrIUSmKZWD1QTaGKKFctdWYlB9Xjjc9fBCqT52Fmr3Vb"
    "I7//ngkwlHJ7r3LduziHvE1/uvzpYoUYP4rdTO5haHZ+y8GDPTnWG12uVFUCDQxgkESY5N"
    "SHEQHnZNZPJL+vgFm6UOsOhWrSRu00djFo1aKYR/oUt2ywkixegjeqTYjRqBFeTmVYNB1N"
    "VawqoWddnro4b+EAC0/sZCLs+ackuYSB3WExhAfGPE4wWdzFSUixighbrF6YmEanF6UqlZ"
    "8FsaWbPcqn5r0a1azummBknEjLjWI/m7FfbRdD3LtoP46yPE22x69EmET7vYfhDh15QPog"
    "6vKy3iM3hrzbsv/b+fvHtfVjxqw7MrxnqkzBiSsQ3ilsHhBE6lohrYnBablIvE8ksIoJea"
    "RUDG0FLG0MOctu/Tdy8sT5wWwi6gwveyUJthfvt9D7LuTBlP8ftqV/H7gq+4PGKnGsEV0T"
    "ptkCs2H+TAlHfOHFTwmwJpIYrPZKzCZ9VG4bMym7BjMNFKrXdfFqqFiN5ODQiwI7bVjph1"
    "ZTEWqk7jFBgQWGsCp1QYRRpnIYHM2pFZF6uG9UiG5UaN4E631qbBxhiWpE3jmmBkeh6eL7"
    "wj1CeofzPkaeW8ZrU1maEpxaGlgU2KLNJFNjafcVCs2kRT80UkovC8cfyMHWGDCGUwbqMw"
    "g+STorFjd8sqWkEU8tVDPIdvs5z5I6XcNlhphakFrCBaWkEgI7s1/KGgOu3auKVbdupebF"
    "s2fbRK6lZV66sxQPsygrejqdpWpUVgQPy5wPKQPZVJJriorcbQOlsGOue31z/uBrc9FH4Z"
    "k2/X58PLQQ8Fn2Ny078dXfER4Ze8FANWMS1eAbCKHfJZQ31vQqtK/a4+bFLgOmO8c/f948"
    "fB4GJw0UPx1zH5fvX16vrHlfFdHETpv8bkx+311Wfjpn939+P6loFl/x6Ti0H/42j4KxOF"
    "2M3UH2Py8fpiYHwb3t0Nrz73UPqvaFZ+LZqRfx+T/sXF7eDuTvyG/uXl9Q8+a8nFMRldXx"
    "vf+le/G/3RaMAkqLseKlxqclKeyJyUJ9Un5YlOVS0+BpVjR+Zjp6y/VXK3W9vhKqw/64UD"
    "V2nz1e91iRb8j1x5W7aIKGpQpx2HY7qZ0rir9dfU74h+C6iw+knY1SpsQnd5CiQw4MZvrO"
    "rssXL16yWANjxE1H6v5CHx3RU8JKggvzUeki5Qr8pDYlgZHhL/DuAhur45wEO0IYQWvSde"
    "LwE04SEX2LQrGEh0q5Z7iOqVW2IdqcqYanwjAlzNNKLHB46h63sCHEMbQuy50O3rRb0mvK"
    "KCT6zkEbLsISp7KtJbFpgubIwWvocoQRP28O4vIsnUZauLMI8lGxYHd0xMF5elzKw/ISSw"
    "avxm1HEHaBCYLgst5WWsLQqtc4NAjXJINoZrXU593gkGl9YeiG7Vn/5OmC0kc/4zaMyb3E"
    "RFr4fsJHaCwtdB5WrqYl4WO6l9jUyXF8Remm4X+Yz8QSWCBbWtyQsfSeiyjC9sb6FSVYZQ"
    "X8SXpGpD16ky4dMZCiGAAs3Ny2g3XnHtstmNV6ZLIr+uvEoYTM7Hy8+uZKgMFghBVNZQcK"
    "hFawgQUGwPTnQJjwtpnhqOb6HoshmvPxT+1sZ2AGL5Vrq1QA1lDfc61FDep1srTIq9bxAd"
    "kQcFMjQmw8JaYNsi6idRDhDSIZpSoFlbdeimvgnc3/vTR9yoLWMeEmjQeP9T35k0eAHSYI"
    "D9ptg3n01LIMTwqMHdKy+UlCgA55Ta2CQV+SlVc+TIcs8m2RZjjq/sNu3x/Pr6ks8cZzye"
    "D3Mov/r+7XzAtAShIrBBlldBCS3ak77Kd2CPEVaA/95eo6QB/73Ext9AFSuAgiq2NhnUCw"
    "5kIaHwgNaFBzjXKE1NrW4UkQLZfYOI/ZB1Y60gNPHT35nPePqrhZedsrJA8c1ubWUgPsx4"
    "jsZJOOz5WF5Rh1cnQ/dBjWG6ZHtE1N9hF7iTXBg0gygsyxOjZ3FLrS73q/MGAuyDjX1Bc/"
    "OFd+ESgGxLWt4L4p25bLvMjb/r5bddMjnGv2LV5LTJWHWlVR588BFr6SNmWnBUmTxLgkr8"
    "pyB2J0Qdb5cIJ8dnP599OH1/FuM+vlKH8mpvARTfbLVs5C+mDcmchQQy601mKCz/ynzeYG"
    "fpQdzYVuPGJkwSs+mjr+5JykPCBofgMX3yDNL4XZrEK0vnqLYcJRBgOFqnh6hAqFJz1xQI"
    "oH4N1FNnisUDKZwraZgWni0fZI6WD9Uny4fCwWK58TMXWWed6z8LCP7+Ff5+TYzRF9i2eJ"
    "hGp7SuRHivW2eKXuL7GaVPDPep0asN0iSpGv+DG3yXJjcOEy9qiPeEF15P5HFR354i6nt8"
    "+iDNi6d/IY+yuyWm5g1OrGhEjjChYN3NIy+6IG9Qzi4q2n41WTcAlF5VqulfYZHa+vpgvd"
    "bSep3dX/JUyMKBmaaxJhW/mbIiTwzQQnlnMy1v0+ids/OLsUYVBKdAWojizYuU+JmxX+UD"
    "JA0Fdpimpwe0tdyioTEIO1BBbwIBCIYMYN0Pj1CRKiK/EvMpiDbhfWPBC65nen6J8bAuuS"
    "sEaBEP3Bg6seOUZWvVnL8RQPv6B51KuRlOa9wMp0U3g0ncJVbCcALRPhS/k0LxuxoUvyui"
    "eOozdLDHMuYq50IOCg7bUvZVRCi06zvIkCFNrOWXJsGdEku5uN6VsZLb0ciVFnJhvDYJwm"
    "S6oIyOaMYjnym6x+x/brh+ELUwo7poI26/pkv0yBuu8naqYRy1MHrP2N7oikhrHnftCjO3"
    "a764YdU0t8SOvvvl17K2J4pVRvg3H9krsMpU7Sem6og8TWzvjk9UaqOllzSmft2yYBoH07"
    "je/GU/+inYX8D+0ub9HXCvIuprKzBEMBCBoVBxYYZNxT0eQcD2bu7ZNC1bDekRBCB9DXey"
    "XbbT646UCKTZiaKZRWc354npzMuic6vt5tH43e3st9vd1pvL95vhyZMSMlMQgM48OhMtVc"
    "UwlkBtwDh2OCfCQdjGSjx2KpbkNAi8LvnX5YFJHGw9w7XCnuUqb00BGF4enV8e9kvL+ExN"
    "pF0E0D5X1+ZtCc+mY5llxW6qyyAkEHAwFTRW3phHyTObQLRvu24mLlQTL9OPMAegxNH0I0"
    "kPWOlrknMz9RMXD0+YsGwc1t5ZmL6Lp13RbI1fyvl/lqbluaXpF2tOp+gGyhb1UPK8hKDy"
    "/p5U3YE1ll1RMAicPVo6e6BQxf7M4AvLeMLqFSmzcECAxgTwnRI7bbWgEQ5vpYdNKgLspK"
    "4PzElJHxjhlrSwUlZ5GgbSytdIK+cpD0qYjwEA7WugnZiOQ5dqNSzSMID8NZDvYhtPPCGo"
    "KqA/CwUEWIsATIMoMYZUc9UEoo2M9d07Gb767l01W+X3sji2Tdcz1BGdA2ufsWTbyDZ8Jp"
    "qUSIz1xvLSCcBgrrPBXETyKjGQCAB4xzq8Q7S/VjCkJwBgRy9k5JU79mr7TVW488Ck0JE2"
    "KQTm4AaRCBlAYA86swdBKsPBpltW/ZwLYAPizwWZhwwJZvhWFcmdmkNjaaxz/rvxpX910U"
    "PhlzH51B9eDq8+91D4ZUw+M1z3EP9/TL4OfjcGVxcDBhF/zTtUZOS5Y7n6kjXlJfPCHEQ9"
    "vJ63lJPLd8psj5UMMA0CEgW0M9ZSwoC2G1vZ1dB2o3XcQJOwl4++41KnUxL1Et7pyiRYT5"
    "KxK2NfvtAl4i2leBqyTR95mIpDfbbveGQKz8t1eyKp+bgY56IGujqmBaI+tIz6YK+XGvpD"
    "AODbzZN6F3QyU7HXxwAt9Itsvt6lqHHsGsobOwsH+7vx/nYbEsAFAjQngCYiTh871mRWJu"
    "KEd2pFHDMZs0q0qSbBhkWR1yKHrKlHNegOWc3wqvXUNrC8rXin+UulgOFweAuxu5VmRNDH"
    "+vX0sf73/wdW5Me8"
)
