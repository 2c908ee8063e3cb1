"""Knowledge bases: catalogues of items and sections that cards are linked with, and files on items."""

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
_NEXT = {"item": 'CONSTRAINT "fk_item_catalogue"', "file": 'CONSTRAINT "fk_file_stored"'}
_COLUMNS = (
    ("catalogue", "is_knowledge", "{flag}"),
    ("item", "url", "VARCHAR(2000)"),
    ("item", "description", "TEXT"),
    ("item", "is_section", "{flag}"),
    ("item", "section_id", "BIGINT"),
    ("file", "item_id", "BIGINT"),
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
        await db.execute_query(f'ALTER TABLE "item" ADD {_ITEM_KEY}')
        await db.execute_query(f'ALTER TABLE "file" ADD {_FILE_KEY}')
        await _one_card(db, (*_CARDS, "item"))
    else:
        await _rewrite(db, "item", _NEXT["item"], f"{_ITEM_KEY}, {_NEXT['item']}")
        await _rewrite(db, "file", _ONE_CARD, _ONE_MORE)
        await _rewrite(db, "file", _NEXT["file"], f"{_FILE_KEY}, {_NEXT['file']}")
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
    """Links and sections are gone, and files on items; the contents of these go with the next look for orphans."""
    for noun in _CARDS:
        await db.execute_query(f'DROP TABLE "{noun}_knowledge"')
    await db.execute_query('DELETE FROM "file" WHERE "item_id" IS NOT NULL')
    await db.execute_query('DROP INDEX "ix_file_item"')
    await db.execute_query('DROP INDEX "ix_item_section"')
    if db.capabilities.dialect == "postgres":
        await _one_card(db, tuple(_CARDS))
    else:
        await _rewrite(db, "file", f"{_FILE_KEY}, ", "")
        await _rewrite(db, "file", _ONE_MORE, _ONE_CARD)
        await _rewrite(db, "item", f"{_ITEM_KEY}, ", "")
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
    "eJztfftz2ziS8L+C0i+TrdK64kcyOc3VVcmxkujiWC5bmczcaotDS7DFMwVo+LDHt9/+7x"
    "8Avp8CqBdEd1UqlshugOoG0e/GvzoLOsO2e9SfTqlPvE4P/atDzAVmH/K3uqhjLpfJDX7B"
    "M+9sAWumgO5czzGnfKx703YxuzTD7tSxlp5FCQe+xZ5nkQcX0XvkzTF6nlMboyldLE3y0k"
    "MOfUbHR3yoGZ2ysRioEpZPrD99bHj0ATM4h+H+45/sskVm+C/sRl+Xj8a9he1Z5idbMz6A"
    "uG54L0tx7dx6GBLvk4Dlz3RnTKntL0gCv3zx5pTECFZAhwdMsGN6mM/gOT6nA/FtO6RYRJ"
    "rgYROQ4ClTODN8b/o2pybHDh4gudYxjKvR2LgdjA2jU6B0hJEiY3hpSgnnEntUVxDggT/C"
    "3//j5OT09OeTt6fvP7w7+/nndx/efmCw4nmLt37+d/AwCbWCoQTNhp+HV2P+QJQthWCJ8A"
    "v/FjimZwZYghkJ9T3LY6AFBnycm045+WOEHAfYT8tzIKJ3HQuiCwkPkgW8CyYszL8MG5MH"
    "b86+Hr99W0PgX/s3H7/0b94wqL9lyXwV3joJ7nGKJxS26dRUI3GC0UIav5Og8LtK+r7LU1"
    "dsgc6LCnlTKC2k74kEfU8q6XtSoK/vOJhM1QicwmkhhU8lKHxaSeHTPIU9a4GN/6NEcRdO"
    "IbWQxmcyG/FZ9T58VtiGPdN9NBzssodmf/70LQeXKR6UKTgmqSB6xRA5+t+xMbbFgPjKFj"
    "hQp1uMRpd85IXr/mkHykZO07j6/u18wGSj4AgDsryMApLwYUlta/piMLXWoU+mrciCEux9"
    "U79c4daM6nPTNVy2m+AZe3IzMCQUyF6GDnSXoLtrPRDDIq7xiJeeMTNfSihfaemUI6+2fD"
    "ZF9rO3b7e12Qe2z8nx2c9nH07fn8UmT3ylztIpkpkN7c4b0bgEc3cEPi3QN7iiB1HvqbPA"
    "juG72Gm2fqsHaETi0DjXRmHZMLmfGJX4I8jTN4WxuzV7fCDkXJiuy7Q0c8YmNe4dulAgbC"
    "nuztbsydu3xY03vqgHdV3MJpgZ9+bUo47hMNWhZGP479vRVYVkK0fPkXhmTT30/5BtuVtb"
    "zZ3/vPfJlFMT3fmW7TFpe8Tn+6/O7pVsTq6M2hGZM2++9X/LWzofL0fngmTU9R4cMYoY4J"
    "wxirta7x9T7j5+4c6cPj6bDiN6/g49oVWwxVuLk0X+iknMB0Fe/ov57wud2MNl37bps2Bf"
    "iY87fbtb5+e2loaZgVzp7L4xyQMWTmtzNmPEcdkXb256yPJc5Pp3/4vZwlqYL9yTjRF/wY"
    "uu74ZjlDjC/9F5ZEtQaIoBWuef4Bs/BN94xLaiU2ZA/IXgwJA9tkmmuMCJCFdn30yn//Hj"
    "6PvVuIfCDxNyM7oc9BD/f0K+3w5ueoj/PyEfL4cDDhj8zb8scr51Kdd6jWc979GJ3qZSDl"
    "XInQRFZ8Zo4zTjqruhugmlkFqk5+9kL0oo7wjxo6JTJRi7V6O2SP5dKExghm3NUPCXM/7L"
    "DbNkn75gd3ggo2IbyWDm13SIehR9aNfKHg+/DW7H/W/XmeV90R8P+J0TcfUld/XN+9ySjw"
    "dBP4bjL4h/Rf8zuhrk34IYbvw/Hf5Mpu9Rg9Bngym+KZpEl6NLupgZ/aX1Fb90yrJogju1"
    "xoW5tIzHEGilXdFHDPQIjecYefQRE24LYPseWS4i1EMuM2bxrIsosV+EmXD7pf/3k3fvi8"
    "bFOgOtTrX5VychXWfq4NRrxMQyB8Z/LblJw35WTN/Y5PjLCGlihKiCXuF71xHIjEziy7/B"
    "cNHScNmL2vZ6GZGKQ/CX2Zib7lzFKslibcYw2S/xM2bJ+zMJs+T9WaVZwm9lycy2L4vtXw"
    "2UiizmBpQKzYyVQ9cpMolzpuvx4FET5TGPC5zWntOhm1Vl48zj7c6n09lWfCDn0ZHJljyr"
    "Tpc8K+RLOviJSZsmr1QWE14onV+oSOm/e1FWAwuo4MNrqg2CK6mzSVdS1pJV2bqymOBK0m"
    "7v0sSV9Nmh/rJT4kkKbnTrHEkPHMSV9SPN8NJ0vAUm3hESgyN3ShnbkOlgZN5Rn8eZfxG+"
    "nzk2Zy5iK3g6FzVYCaqL7rBNnxkUMl30jG0bvbk+Pvtbmb9p+xNCCZjWYqnaWyT+KmjdEX"
    "zrHBVbKf9i7w57c5TVsAwaqGAqa10TYXLu24/sJSLidxckSupurVi5Y3DGNAFcKVtGBKMA"
    "nucusad7YVv5lDoztygWVsBuP9KQ+nUS0Qb+WqXmSzms15yaj6QwL5lR7Brqswg8iKbouG"
    "fUyUcw4zpgxoEZp+iCgsSP18FmLULNr0a3TZOeUL9EKNXYbSF8CzNfT2QMt5Nqu+2kYLa1"
    "Pvf7ZnB7Pbq6HZ6LhO/ky4SwLeEzuyb+TAj7/7aH+P8T8mk4uLxg34K/E/Jx9O36cjBmwN"
    "GnCbkYBFeCvxPChh6PboI5+IcJ+X51Meoh/n/eINkPq59N4pX1AqhOtU0wINV2jVTbxJBS"
    "kx5pNHCNNBUfDeLt64badaP7lmPtTDx4FZ7V1UIkRt5hUgN3St3yeY9+9Ifj4dXnjqJQCd"
    "F6KPzAtv/vV1fiSviBCQimiTLxwP5nAqR/9XFweTm4YBIk+sjETH8oLgV/mwiJzRcb3ZuW"
    "7TuNuZlC1/jN6fBiL+OzYFD8cULOb0ZfB1fGxejHVQ+lvughvj3qlbWRqe74EMG3yfTYnH"
    "dG+CpLJHJ1wkiCsTuKHkpjEp+oEzSDAyQtVMbhe57YqUDQFAaQs0hOczovbYVWo4KnkFpD"
    "0R2r35j90ibe0TQeJGHq5hrVKPY89PCiUxF5Fve6K+POVgQmFXUOQseiYwbi6GFouTzsXA"
    "esGHdOx1gDp4B8aJb/wlR4HQKz+m2Z1YHZIuPlOVHEbZM5AJGI9kQigp1SeYFn0GBtN17b"
    "S9uclrh9qhP3Ivg20XxzfeMO0SXKtaUNu0XZy371Wbg9gw88KhZfiz/y6Nmn77f8WvhBD2"
    "codhzqqATMYoS14mWHY6u0pDONZgTf9GZ0h+9pmUu/eh0nGLCQD7In5UdmS9j0QVC9YBkn"
    "N7t1pvE0AyZR7MNXBbd0ubHpHiFu/gadJF3EBsdsmSAbm0/YFeU3Dn3uItdiAhAFPwqZZI"
    "bwk6i/4Q0n+VMzyLIqny3OpGiUc1TjntozvNIW9/8yYpIaUXEJWOL6KcWQIg0p0hrLqoNw"
    "EEOK9Ktj837rK/ets2+/wjKtaiiSOYUG1JajNj8KaOlY07LmtCvPEEoQd3h60H62qQ0eIm"
    "S5xiPbXGw8eyjZSGqJnkeFQ5sk6B2aSg3kchYTwvO6iWVdvBDBAcqdMh9EeKtb64FIAa3y"
    "P1Tzdvvl3eFz8uM7amz6XHm1aKTSvK47mvMhatkiNysbcckGtBiF15+bPhP5mae2xTs9cO"
    "D1Z04NJv8EFiHKE4U4chPkVC2liQQudWYqFfrrzic/U9YQU5ooRAVnFzi7wNkFzq42qlvg"
    "7Hp1bC7qUSopS3ncNuXQ7DhvKa1Gy7MgjQXEb0z8vfffBTYIWvquV3bwa3WCR4IBCR7NM5"
    "UCKho2Zc+kTPwYDTjQnAMQc0oyst/JFPYzqOqc7HeF0n6IOe2S2kUXmYI8LeC2KBVyx/L0"
    "Gd+5VlX+djn5UygaNz5oXOwhFWHlYDUFH8UYq40fTLvRgSh5xPbR/FiO5sd1ND8uobk59f"
    "xmRC9iAtVlqR6GEWRJHYK3kL4nMtQ9qabtSbFs7E/f4luv2iHCGSzobraGCm4SwrcFz3cI"
    "fcKOsbBIWdFMne5SOQSoME1VGLxY2vQFl70VlWzI4LSI9GuFcPRKpRgsTMvuVOdTBPe7Ek"
    "kVBo5BN5pa8Y94gsAKCdWFuEaiLvUiB9tF6bHkI87il6X1FIg767dVVceds+tHwQLO4IE7"
    "ubHs2EPHTO0In9FaT6W6HZzWtDs4LfY7KG52isRut4NtYzTXS4BfMz7hGgEe3JcS4MsYdK"
    "sCnPiLO3anVnCHME0FtvglRjIIyGv9xAPIa80YkgrSxC+OdHwmxmih5Dh+L+NjyicPpXxM"
    "77USG8QLtvYSiRHcWiEsEiC9U+jFc+44hT6Ycz8p9MHc+0ihD2ZulELfLOM8mHB3Ge7JfP"
    "Iz3VuOGz5jw/mSEeRntc01J40HkJ+zUS5/MBvk8mutEkAuP+Ty71sXa1OSN+Tyvwo2Qy6/"
    "JoYs5PJDLv+rZwPk8kMu/6vkAOTyQy5/e6id9QbJEjuL1cL8z2206sr4wKRTyE0gtCqhS3"
    "2k6kt7L7tJp3O4dC/zEiuvc6C6ItWhGksPiwgOcN5NjQrPmmVPwYM9LiYlLs/aDowl2Ptu"
    "wqh980u9cgxqu/VlILoSGQeGSvO+Th+FaMjBPBApWvObKByji0wPUYJ5y39vjhdI6BLiUD"
    "3bRm8uz/5WdkjABkasSI8LfqBVyFCvzYnIZDulxlCI2EfN7xLKQhRWP8lVlymXXjkqmXJp"
    "PHCuNneuQqrifhlguQZTFEryEFZ1d46wQKdQaPDMPa4qanME30qdeTMGol4qW005YOq+lL"
    "q2xXLAtPBatxywgdoE5YAHICJAadKMIVAOCOWAbaS5XgL8G2Mc+4lCVlYJ8QRGSpAvMuBb"
    "FeaPbGnwv3OTzNhD5IU5CFQQqJrvMXsRqNFrU9zgV58NHuHqvMV3br/+fj3oIfFnQsaDy8"
    "Hnm/63Hoo+TcivQ2bB9pD4w759ZR+/TsiPL/3xbf/6uoeiTxMyGn/hkOJP3skrZ/lJGX4K"
    "p4KHu52ChE4wdGYbmNZpqVtTqJ+6LyWRt1ion96RVQv1G5jSUKivv5wBwa8ZQ6BQ/1UU6o"
    "tE8E+FLa/kdr3QCBLK72NIidi5AEbe3PSQOVtYxOIoHnVcNDefMLs2w7MjNCI4gLFcFB7g"
    "iGzMAFxkeS5y6HMXuTQAIdSbM0Yy/ODmI35B5gPjY1mgfdfTr+5GAAJISwEEVcgdqELed+"
    "3KwZWnQhXyq2AzozG2DcdXUQ/TOG1UELeTTM9phpX6sadxgM5ydGbvh+WpSfs0SpvMzI1J"
    "fEw8y3tp6jtOsHVew52LQf+yx0wE056Qj6Orcf/juBcl8/Ir3677V7/3okzeCRmOB996zE"
    "zACz38w1Om/tr0wW9QNZLDhJoRCLFUvCTjwW9jHlD5bcwDLL+Njf7NoB9cEB8nJMgS7KHg"
    "74R8uux/7iH+/4RcDm8ZNv9/Qr59vxwPjeBK8nlCuFLUQ/z/CTkf3oy/XPTZWxd9mpDvN+"
    "wtZf9NSP/i4mZwe9tD4Qc2/uBz/9IYXI2HY4aT/tboFd34oSF7ajQCrya3O/DUWpi2ysEU"
    "aZQWEX5jaoHlGqYznVtPZYlDqzKr05iQXa2QXc1oJ44RcppQPY0JVFegekQ4495Ra5NTQI"
    "RTn9Zo1sI3jqVlUGKXmCMrt5wUJix+tS3nT9+0rXuLmQqltvUq0hfQgf5q9I9+oDLlU4hA"
    "cxWa819nMFut6kDW1RZdbogdtr8Y8pu3fOKjq9BvrGLlcRxmwbH/J+RHfzgeXjETLvwwIc"
    "zMu2DmlfjD7Lv+8HJwwSw88VcPV0gY520QushibiB0oZkJcOiRC/2yLj6LLv71qRefo07/"
    "cvkXyckAq7MwxPiu6CCApux3BYkMd5h3BkRRqkIX3b2gpUOn2HV7KCOLuzwpgtlhzgt68+"
    "k/ShoabGMCyKTQ2mkCmRSQSQGCCjIpgM2QSaFhhB8yKSCTYsdqF2RSQCYFZFJs2/LQz7gf"
    "RdSqs+5DoK60eU8TBJkOhXNqTXFggPMoUWnPwTIYsLI1XutdsLLByt773t4m8wus7FfBZr"
    "CywcpuE53Byt68xA+gVJXYNFabyLr7XruQFfqa+vjfeqZYaAUbObjRrbOL3RhEwhJ2PbwM"
    "bNyltcS2RfAR+iPaDP9AU+rzZvs8zxId/4K+E5c6vNrfctHbLnqmBJlkhmymjyDuX5uhOz"
    "xni0K03qfcQnbLTOvdTFraZyfcisJpw5Y5/8hc6GYPSqttwpPDS0sRqW48glcGdWbQhEfX"
    "XRh8CuBT2LfW0SZjE3wKr4LNOckoL6PyIhWshqZWA5zCu103A5zCu0tqt74O/PvV7ehmzP"
    "P+o08T0v84Hv466KHg74T8GF31EPtvQi5Hou6b/Z83sPYT4Aef21aKgR9xg6K8EGnfzp5y"
    "p4MGTp7MunXonXln2aUpRLcL07ar128WtUWJKacnP7+PFy//Urdub7/1Ly9LzhoJ3Y4NFP"
    "0cKpQM6azoLyjnFANQVfRziC16fV5PXtcFNksPLRPXu3Ve6lkEsdFG6nW+2qyXSMo9yx/S"
    "YCKgxjfLX4XUJOnGMk0njEvV5KZkwy3ZaBYj7JoT02ciP23WGyM/SYgnP1HgIw9+WdNJ7y"
    "hf6kqcTE+b5up6j6DI2/RDFPm83qMocTvnlWm6wqJhGk+8ifcrHlKRGblHqX3vJB/l3icE"
    "N1yUTbnvMpO56fs3tamr9AMDBPnJSkkrOVcKS37C3GHeDZcUnOOtsa7UhRgexPD2bhu0ye"
    "aDGN6rYHNRw5EXU0XcNrl4dxzJ21OTUyB+WjLdvajXLuZRgQ3N2SDK/Yr0r24TmWCs1R9S"
    "Mx9jDSG30h4yLLPkvYnUiR+jAQeacwDyOOK49cm7dxKBawZVGbkW9yCPY3/UhsSwvYvStE"
    "dPnv5pLCD+msTHxMNOIwu6DB/saK3t6HvLcT2j2VtXxIVAedNX7953vDluzooydOBGU27c"
    "+bMH7BkLi9CSg5TrGJHHBB40dizRIAtDVueN4Bspu7pRPJ+zLJm0XJu1XGx8lYkvKriOMn"
    "iwwhurW9R3pg2U3TQaUL8p9TmOMu1TSED5ppSHvOYt5TU7+N53RbaJ6TKyqMfFStBbROId"
    "L/OInDPsmVbZSXRj/NcKTqRQ26DW1BnOg9/G9d7p2G6+HF19jsDzLuvy8NiTZZZrkqvLs3"
    "JD6OxJ7XzrX33nrViDvxPSvx72EPuv00jn3HQVlvnEljKnCM+rx/yECEpKYge1BUSVY0A9"
    "kUQ9UZIhWaD6igSoNCKUvOjmz9Oo4OJj0Pa5U1F3Ed3uriq/MKYpSJmuuQF40LmHD9BFFk"
    "HeHCPRwEZcn83YIkBvLt6XHHvTaITSLj7i6cOM3WBIkSZcW/2RwHVRPIB0em+AnCIYpPnq"
    "pxZWp/mmFow8C1JIEO9qnreTefFUHGBpPGDAIZYHXkflPiWi6jpVClQtp9IFQ1L97DDjNA"
    "n6toswjYvuKRMsBCPeBIJfntoWJkwGOdHpaqUt6pqOAx3iNX4t6kQEVIJ0oBIETCGoBAE2"
    "F9kMKaivp5XYfnUB6A5/oJ2q2NDmo6qvOYO3b/+y9s3Ja8KQDrNXLEe5PXzNKMANBW54pv"
    "vYlAcF3H1T/iDiLO6cPrtGuH5L4r61JC8iA80laA4t3V6Hth87/3iLtpJ3Sy6qXxxld9ZA"
    "5zyc/Buf+6h/eTn6MbjoFHifvpFzJQZ3eij8MCE/+jdX/ELwd0I+jW7OhxcXg6seij/mPY"
    "m7ywLQxOP73RU+z4K3V1zv1nl6fQbhyrl5b+kC39HZC3qeU/RMnUcXzbHDg4hoZs2O0AVm"
    "6NYTX1NIDMtduC9dcWyIS9GMYpcHHS0HzS3Xo84LenN98vZvv0RxSRtzzDDrIeMY3tnME0"
    "KoN+eR0CUbhRLT5sef2Pje4xjHNbHRXJ+s2qBoAtVdFQcVv2ZlxyzwbWvp2wb3DfQmT9GV"
    "b8ZfGcTR9eAmLFhXSYELsHrhzjQhbP0NPt/0x0N+kVEdP7AnDr0lyuw5keHOSTVzTvK8wQ"
    "vTUqpxiRE2kg2qkTdtO+XcpusyQTgz5qY7VyFzAbENybc7ILhDbaW9PIJv4V5+JrOVn1Xv"
    "5GeFjRwaLe0xU8hyjTk2Vd1nKSxw4kg4cWw6NdV2kASjfVu0zAZdvT0XNmd+3Co3ABvEQR"
    "K8HS7jSBk5WMc7pJk0YcDBeSRdzH7czLhnLwl1mjRNKcEHH7TOHF/OSyuXauyJeXmZUguE"
    "1PF7GaM4z62UUfy+IKfIk+UJI13ZbitBbR/F359JUPz9WSXF+a1KimMycxvsYeUjwC6m8y"
    "42S+IBDThexAZu681tEb9pxOk0JnBZZy4vfM4pQj3r3pqK/bgkRF7dGLcCHRrkNm+Q6+AF"
    "+6W8HxijbQkzappx5BF31onj9G2e+MEVPfI5D7UY5ni/JNQkCaPPtQbLexkHHCgkY2Tud+"
    "uSMswQMmBmVyY548fc9NDCdB6ZqCIPPDPCNW3s8vyILvL4TROx3Q8jD9u2i+h9j11YYAHN"
    "EyUQ/mtu3Yl06y6/Y1q2KAi/PP65pKZ867NBPZ/W0QPIeYCSlX0vdyhZOdCSlSgpuUGwJo"
    "W576ij9vEaTbSij6Jev0onSt2t1YiCqn9VfSjXM8BMOuE4KOz0iiy3i/DRwxH6dXjNFJCT"
    "t1XqzhqDgTYD2swBbv2gzbSJ1qDNgDYD2swGGgFW6TLxvVpNRrQ3a6jHcCdL2MIvUTUcvB"
    "QpNejNxfFK5UV2BNBYQGM5wO0dNJY20Ro0FtBYQGNZU2O5Cdot3IhWI2VqSxagVnfJ9i2R"
    "VWBeIoXj2XSRTV2P6Rmn5ZpKHSioJKCSHOD+DSpJm2gNKgmoJKCSrKmS3IpT3sp0kfBOrR"
    "LiJjASygdvExLqFFM2F7p36KLHM1DM6Z++FbyZaDo3CcE2UzZO/qNUL2k4CqgsoLIc4P4O"
    "KkubaA0qC6gsoLKsqbKMTfexKu4T36tVW0S/UcW4j4k4Fm9BZt5R3/slTjnhjc3CdFpkMt"
    "3kzrdsjx/q9GZ8WhUCWmMw0GNAjznATR/0mDbRGvQY0GMOV4/Jns02U9qVI/i2dcZrVQve"
    "wRMmXpl6GNyo1Q1xDLJSLxwRLBxND+KMNH4wmoOn1JkVlb5ayNUaXaZjLdtIVzWr9f8yxM"
    "8wOGy3slUtfw9SA0s1wQ3GfTYtrqLKjz1lPOUQ/G/YJk5hughbbi6GYXkvHCYgsvp8AZ78"
    "jEFPHYUJzNmMwyjM4Cn+BLPuiNaqx+erXnkijiw/V9TrVXmeCLFiGjB6tDR6GhyTAM3I9G"
    "8AUd3tuZypu+/wvDPFafMdWNPbsfy+lcZqk3214w6sifIgu7YTjBau7hOZ1X1SvbpPCqs7"
    "o5PJL+8MGqzvxuv7QNqaHJDfJjJOpD0IIXz7WgZufrNImYvyW0UKaWe9jFq3TzBlccmew2"
    "IkabBX53GBD035sKd2/EB77jnH99Qp8Q5Xd7ZLMNZqZqebyKyh5Fa62Zn3XnBWmizdYwQg"
    "+xpkD73F8ttMiAA7TNMdJuUHllUfUyjt0yDPZA6jOKs+jeLsnU5RqL+W1CkPQwV3urVxqA"
    "RmZSCqL3a4oNmfG5/PaDISI5P9Q/eWjYtBKWksxQBV9lgJORe/+LFGiCkfTeBHMoZqTvNZ"
    "/fBgTogs6LdVVkcWUqyXZ0EKqU2+jB1LLUL9EgdSTYpVCA/+UQmXB9+AyzKAqpXfBAO03z"
    "W0X+rMsBMmNciu7DROC1f3B5nV/aF6dX8orO6dH72mN4E3fPYamBPbMCcyp3B5jBTl9F19"
    "znGMvMODjgNT45bPfPSjPxwPrz531GjfCdF6KPwwITeD/sXvPST+TMjF6MfV5ah/Mbjooe"
    "TzhAx+ux7e8Ivhhwn51B9e8gvB37xBsrs0xexhss+MRT4pSVSpdnCncVrk/dhYTMyjj1hJ"
    "RYwR2pZXe3YqswWdVm9Bp4UFaz3MPVf50LIcWvs2+80fWAYna1aSvk3JbPivpcWGa8DmLC"
    "awWTs2a+IJvvWog2eju//F01J/cOZ+t7bhhoA0aAK62jlMUADOy0i9OUZijK7om4Ge55gg"
    "yxOVqIT7aaZ4hphiY9n8KhMW6A4zCAcv6BMuKWzY9OCKrubsCyjl9M1Q0PDJI14qpMpHDk"
    "TVeVYXTICbWUs38yNWSgYNwVtXRbp5NfbQLGl1UpcYzv2bm+Gv4lL0aUK+Dq7HPcT/n5DP"
    "TPb10OdQAu7fOBZmmbKpkcVqm0W3eTsDQll7C2W5gQBXpn4Wr0UuoB3Tn8lLZdonOEB3CO"
    "FqGMKFEpf9rm1otBOv7XcyETAGVb263xViYIJAKupgCN9C+m6luY5r/V8JfWu1kRADNo3m"
    "dZ/gBG6rExhCOq+CzZr4+j9Z4ucWfPzierfOt38fQUjkezN2+gt+9CklqXZCv6AgyitaR3"
    "JvfHD5J/cIDT1E8BN2wjZELu+YTbmLXbSe5CMJL31wqSpffEezKgYBxCluCj1++DwGR5J3"
    "+4ftOZVnCfFUJhKH1zaYSODJTyRaoKrOwpHkp7A8vFCegiNBlERPbak6SnIgXQWOt8uEzb"
    "UUAC2lrVpKxu+/nDVkcxYT2Kw1m1P6ibx8SiGBl7upUZ9V2+SJn8UD+jenf1qbVaF/Gg/o"
    "35T+KSVfnvgpJKB8U8qnbB8FmyRBAspD9AeiP5rTF6I/bdk0wmRd5SygNNpmyP9qnElFb8"
    "ddA0UxjwrvgBIbNImZDLnTtyRmMgydwdUxk8hdvDJmUk387Xe3EXqdaSvEG9L9+5pOKMaQ"
    "n7LYtLHpxPSZKAQ8TM+06YO/7qTxOPJT505+kp9LIIrWDzuaTH6arGNQfpYQT34iF0+9JA"
    "G2KdfCUSDgo6Nw6ELABwI+e1eG2hQJgIDPq2CzBr2zdWPvq2qeDcRPSyYw6/fLBt/16KJI"
    "/+p+ggnGWv0ENYtG1BByK+0EAyoaNi3rKLiK+DEacGANDuRcCwr7Tw4Tth8Ix2kajtPp1P"
    "P2U3uvp0VrRd4tdEEgVolZXE3bCL59tN18RfLSsabYWFiElhyrUnvCRxYR0lKaykHfsZUW"
    "dwDexrUtlTTBwWrWdzFtIv1wBTqP8V+VabYZtDbQu86TNvhtXK9mx460y9HV5wg8r3vnUt"
    "3cdBgnt7VQamOTVERkMog50t8xzG3pIPGVNPVVw8byVD8fjS4zVD8f5sn6/dv54ObNsWAB"
    "A7K8il0kG3VTSFTJ4MEufoA5EmNee1eSIzEOa/KqcySiqr3VdaV/ZBxvf/DiTF7PyQf4yU"
    "Wmz5aNU6wLlcZSretksAoBZZG33DjLoslka2dYNJlUKbuiIQmNmUoexUbIqDblxkipNm3B"
    "L92IvuKFUJiULpY2VsyuEDPFmOq/UHkq1ZO7UvVNTYi4Tvl2k/nWLORuNuWqkm7IjYHcGM"
    "iNgdyYViRNQG7Mq2Az5MZo4pCE3BjIjXntbBB6NkdsViSdwgQmNGcCs2iKxK8pKA3hWxiz"
    "PpYLjhzXBUeOS4IjzJTkbduKVK4OjKRQICiiHhRJDH4VTTbBAi1Way0WWvpAS5/XSn9o6b"
    "PXxjKuMaOkrEPEilB7hLXvOPv2pckG4+1MZPCnVtCbEgxQm9TVpnysS8nbm8PdgAp1QNw4"
    "NA0q4VYTH0gRGSRKU4ni4AX7vTzH0/ewqxC1KiK2iAlrha80SRn6JPL7L8yXTlk/+vhmt7"
    "YpvQAzZiGcTGt68wU9z6mLkUc9BiTawlsE/XHvE4JtPtQfXXT3IpKEFpR7GRiMx3Cs6Zwf"
    "DHuHHyzC28LPECYzNzpZ1pxOqU+8n1zEd2/0f0yfKe1Rv+PpVyc1QZheyzB9wOcGikYGcR"
    "uOmr0yp01KBn9/m5zok6CBH047BusiXIU4qRKu8c164RqLJDnh+mNu8nPTl0u24mb8EBYT"
    "uR57PC6jTBSIai4Au8i0bcT9jUxahYKpKCvXGm1CJmTMPmCe7ksoesRMotLwCHg2SE98tE"
    "3XQ0vTddkVF9H7eIoFk9IPFD1b3pwDWo4YvyukrsePjY8HYrIa39PgZJkJ4dKdTRg+nPnA"
    "VnWT1OLsFm4tsW0RLHeue5ZnkJkHIh9kwt5lQqbWMfU6K71rOUQI6Td2KYiNu0E33QQLiN"
    "+Y+MygZWJZkfYpJCD9GqQvbcNQT/jyFgxAdoXtBrPHmJW4LleUREZIQPpDLIi8DsyKwczy"
    "OiUmWPp2t84IC80TA0eQEj7OwG+YuA2FrUMfuIUTWzuBXcQbOWGHgTFYi4Gbbi9yTDJgj1"
    "/mNs2Mkp+YMcbMGmYCvbDxnVLn5s7mVbSngueSsJ7SxDZCrC6YUfq95N0aMyrhm4oNlWCB"
    "AaWdAaXJnj6c4cWSephMX77iUs9aDqJ2Z7cSWOMRS/rYRvxcY0o9JB458FkxZDxDDmZLzf"
    "W6aGqbbJXOeBDJ8ly2AZjENUWDhV/EjhxgTjqTjthZg3L4Z/YRs03WfcZO4OeyCFra5hQX"
    "9vndP8KE8EkIor43Za9pcIpzcKizz14oJ4mOMUGCHqwnXOl2+0fHd7ETmnEh1YMN/J91Ei"
    "RVq7daiuQYa7DFBFLk0KRIapnIsyCFBFp7Y4Mp/VpKVFyE4C0suNhKk8D7iIiy9I0RgMJy"
    "FL6jsxdjbrpzFSpnkFpI6c13ZAy1gSKRq9sXp1CgdXHz1sWBjlYmGonpvJSTPsHJp3i/hO"
    "l5raH5eUjGmOaM5OfDq/7N7+XJx+clZD//fTzoQ6sJMHB3auD+N73rlFi1/HK3zpT93xBg"
    "pfl6y3Zfb844ybMx7jB38OEjNGSGnEOf0QPFLrPlMOGmnOWKu4El6HrmS3KLiUk2gWUzC/"
    "OeOgyNzn5hRujUoeQnN4Atuid3O7Wih5LrsCsMS/8vg5E58hTItXlyfKLS2ImPX99xDIxV"
    "LY1VaGMf65kfZErUP1QXqH8olKebzkNJ8K5ayYzg19IwdSPyrlXMHfoANFMsCw2pZQzU+n"
    "bU+RWdiAUVJTLBAgVSOwUys2F5Hl4sPZViqTTK7jyXb7crlDfW44/HKMrs3er9KMFo35Z0"
    "eiKxI52eVG5I/FZOwvJE6RL9sa5mPMaBinGFinHsOGVnbFQXjMcIbVjHu64XDwzFBqI2gw"
    "iV4joLW3DKtZbNmjjlPga9ab6yR2ObglBtCh66Aky3zl0Xdbt5zICvct5V8700zyLbUodJ"
    "pIWoYKrzgkVA3UxDntV+q8LvMfhI4MY6NDdWiv8KLEiQIOeicc7FHhtnvV4GaCNgRPO5FQ"
    "ImB7NCwATt7LYsYNI989QFTIwtI2ByvwcEjLYvFQgYjVihRWfM18sATQTMBTbtWumSBagV"
    "LaJN7VblSqoRrqpQiVBXS5TszwBxou0rBOJEI1bsucX16yW9JoKEnyZaK0iyALWCRJyRsV"
    "VBImZoJkgi1NWCJPszQJBo+wqBINGIFblDdhqdrwOkP1xB8g07wfWCBAnv1IqORQIj1xTP"
    "RKEZi6iDQpepqFUNm8eJvq5T9iAMcmk6niiqJZSLEiTSlG+wyTvPOdR/CNoquL7zZD1Rft"
    "t+qWiet4tZSwUfob5IzXDwlDJOrZJ7MTilsTdPRvQFbDA4Gog8HV/2OpEXMV06ZTmEb2HK"
    "8olcimdNhmchwTN+8ZRWeAYNBFtjnSLaJtV7zGURgQWNWZCSJQrrP0EC0jcmPRSjbLe8/E"
    "AOcN/+ut5Yfjec+qzJ1gGnPu+R+KE51eDAozwmMGFdJqhnE2cQIZlYu2TifC5EaYvC6qLS"
    "FAp0LlErK9XE5XhFvdKQlbjerXM3kghipbOR1/HwozIowWjKnviXqE2eGZxQIS7+5B6hH/"
    "xkCxNxinM3oIftoPOqSRDv0/dkeS9B94Pn4LQLU7TWK/oZdzGhYiuFdPqGjBeRU1ekY9T4"
    "EHNtFXKZh9KzhHgqE2Vy6BUmEnjgFdVT3Fd7RQ/EtjveLhM2ZthBcdar0Kf85awhm7OYwG"
    "at2byXnC/NFOZXl7wN9O/ttToL6M+ueExzLlK+umtCBN+KkEadCNlG14TIHhRzKS/5MmxY"
    "+E0XfnT+ZgPVKocKXSx0Vq0ic6eB87+ACt7/Q8yIvKKedW9NzZBQZW7K5H53hbsyC6nSFZ"
    "Y7/lz2lbdD531YPWrPanu5ViIoug1TRzcodExN/1aDDyHv24smVJ2EsPdtJj8Nh5Y7tiQz"
    "jeokqcSxFCVnjAGr5/YLcy84l+poCe5LLd2XcGjK/g5NYb+2SHeedTUg/kJQfsge0yThiU"
    "6Z7qkhrs7mSudi0L80+re3w89Xg4seynydkHH/9mvqbuZrePfj6Nv15WAc346/h/cvvg/C"
    "O+zThAx+ux7djI2bQf/i9x5Kf4vvfeoPL/lwma8T8mNw/mU0+mpc97/f8tvZ7xNyPbocfv"
    "zd6F9f34x+7V/2UO7ChJx/v/xqDK4uOHbyOS8G95NbrG4JgHP1ACwApqA1SFhOY4GV3XTv"
    "xsSzPKV+1wmGzns21ENoR+jXU6wPO0svNsAUBXaCBV47nWX2lPplWYQ14SC/NIUQMkViN4"
    "nim5JCg1dFt1dFQ8/qF+5WW+Fd/RK63uQ8rMY8Al/pZv1Cn9kthx+rzFMzbfqA0iMFSZsL"
    "c4Z74kis46LftdEIqx2x4M3T0pvH3kE18ocIoCk3twSXdKp0bGyM0EI7cDMHjWgiBS4wb7"
    "HhO7hs+09u1u77swzYyv2+j5bWEtsWwUGYzETcphJHGNr43hPp9mz75q1BMOK/Enm0i1wa"
    "QFuei+59QrCNhN7oii1fjOB6lm2jNxcnH/5WlBE7m3VV88boMVb2H0kDdkPDM5X/uzpyFv"
    "PFCB5dPnCWm7pYTLrOw9BnAiE0PXf8aqELjQ33JnxzL6OC3pNFBBas5ylsXrVRgg5hJ+3s"
    "cmi9oOGbd285rme4nvmgzogiLnjsG/PBd5g225wVZejAjQNMyLw2Xdcs73Ic3erWGYvLFJ"
    "CEqchF50/cRDOfeF4lL81GYg31RI02z+We/Z23fRRev3vqIC49ee23gBJmHTfVQuPtzcXZ"
    "SRddnJyWWojbnWzLBeMhYRVrxnM6opJJF824ceuy0VPUm5W5R2CifxO/fOpQBsOWzxoTb+"
    "jnR48C5rWuG3gXzGt9WAHmtUYsaKZTrq1KAvH5FSaRmtE/hwgsWIcFjXehIi4wovlG9Ggx"
    "Jb+EA9Ud0FIoa3VA040BNbTcWAu0XLIxdhp5V7OY4FjV2rEKrY9eBZtdzH7cTDFPJ4UEMq"
    "yxDNtTxQwQvwNxI/CQczc4ta3py5B8os603E+eAejWessFqJyzfDzHyMFPFvcUBllLMzy1"
    "GBBiu3SU+Yr6SAzOnds8qYk+ky5yLTLFaOnQKXZdBv+I8ZK3Q7UIWuAFdcIeqIQicQpTSb"
    "/VnU4Nmbsav4TdGi8n8Rd3Qf8EycqQBKFNW+HmqkPoc4mKVW2rRvBgqB5mr+5AcNyEG221"
    "aIkhJGSL4aSBZZJ3BVqYFut2xcl91EEL8yXInfUousN8/77n4q3HE20d894TmbZsGw9eaf"
    "SCvdIc3Y0ODoICBEWjpBIdWLAxKXFnuphtPCrdu9MoLcrSAcF7aII31212UXo8SXUZUgql"
    "hYVIx2/fyrSk4GCVxUjBzYM8ye1QarhNn1GkgUcujdaiTXjXPaoh4PAaAg5L/46J0XmzXr"
    "ElyPDCNc6niomp/srlcaF5hc7vnIMZSd2G/ZlLkOGdO8BoxwU27UuLlAY64nvd+vJx0zbs"
    "CGy1B4ogy8OLIDuf4x6hH9xdxBPvxQ3uM5qato1nInQwZaue3yS8DfOULi08S+q6Cba4Zw"
    "hN5yZ5wC66w3MrTOIXQxddVLucfUIm5IqiR/yC5pQxI56lF/Q5scgjH5ZzBD3PLRtHjrOo"
    "EwojpTvvRnUJDkbmA1upwWF2lgDki2AX1QkxkxXrE/ivTdecK07G0WsmA/eflu4/yIbfm/"
    "aWet8UVn+CBKRvTHrxt0D3audWBN9Cz9bJu3cSji0GVd1sld/L0vdP3xTtaY2FZduW2gov"
    "4sJCb24hOtYUM0oSWhLiqbXTs4hgLzTlwMxyRRujJkwo4gIf1ubDkooHKTBiNRcSzBaxYX"
    "O+90XTZZ7HbBF1X49z4habznT+gzql3U1Td7t1DgpXwBnPEaBEkgyHDXwEQbP2I3QTHEDv"
    "UW54R8fQBzd/cnvoj2z27x/CZv/jwaH+UnwVXQfcZYJozoIWBUUPxQ4nnxCRlen+1MSF4H"
    "qmI16i6JyXpK/9ahM/xRPDtBUcCtGv4lAbewIxqPwzFDO9132AAA88HTruhd0aT0f58Ui3"
    "C7akKzlQcSzSQVsgpyc/v48Jz7/Ukfr2W//ysqz2Ak7T2KMuex9RV9Z/ESO00IFxLJeYU5"
    "OWk/dexLJKlrwxQgvJeyZB3bNK4p7laRtpdrKkjeBbSNn3Mo6399V+t/cFtxuUxGmyQac1"
    "X3kWpLGA+IdpBPOy6k+iwrdTagan7nfrDWEOadwnoCtN4R9Br3V+mOpPPADOawK5HTmlC2"
    "5PztCz5c1/iSs6wnrAPzi8e5SZzzC9P7roDjO4MM59h7kV6mIP+ctipH6nM0OlicbvYbfG"
    "ANPjaOBXw4hMhwgHqym0MUYL9a6tRDx9XsXjenipVKySxdp9yUrnP+99MuXkRHe+ZXsWcY"
    "/4fP/V2RIndl3Iwj0OT9h5MeamO8dqhURFVGDQxhkENQNNWHEQ+cua6OSX9KHqzL3oVq0m"
    "btOHBifsRYfjPVDsrjxMrwoYVF2tNSw4N2/vLEhITm32uCVCpI7qCQ4QvjHh4cDCth5YeB"
    "sExMskZ3SrVnK6KSCJRA7XeiB/t8KmVsFRf6IU4wjxnlcefRSVFC6270UlBuVA1OFFHiJp"
    "gve5uv3S//vJu/dl7U42PLpiAkbKjSGZcCBuGRxP0FQq2YGNabFB5U4ziKYQSC81k4COoa"
    "WOoYc7bd+7756aiLPdQvgFVOReFmszwm+/70E2nCkTKX5fHSp+X4gVl2fsVBO4IlunDXrF"
    "5pMcmPHOhYMKfVMoLSTxmYxX+KzaKXxW5hN2DKZaqTXSyWK1kNBb8b+DH7GS+ofuR8yGsp"
    "gIVedxCg0YrDWDUyaMIo+zmMBm7disi1fDeiDDcqdGcKdb69NgMIYl6dMYEYxMz8OLpXeE"
    "+gT1r4e8w0SXd5CYztGM4tDTwAZFFumK4zDZNcrx0Mx8EdUhvIUEfsKO8EGEOhj3UZikok"
    "X47qZV9IIEr6acAySgc/g2y7k/UsZtg5lWuFrAC6KlF0RdToB80FQ+FEynXTu3Xm0JaZry"
    "Nn2wSvqRVturMUIjU1U3mu/AUrWtSo/AgPgLQeUheyqTBEeWZK3VGFtnz0Dn/Gb043Zw00"
    "Phhwn5NjofXg56KPg7Idf9m/EVhwg/5LUY8Ipp8QqAV+yQ9xrqe/wsh6abTQpdZ4p3br9/"
    "/DgYXAwueij+OCHfr75ejX5cGd/FRpT+NiE/bkZXn43r/u3tj9ENQ8t+n5CLQf/jePgrU4"
    "XYzdSXCfk4uhgY34a3t8Orzz2U/haNyq9FI/LPE9K/uLgZ3N6K39C/vBz94KOWXJyQ8Whk"
    "fOtf/W70x+MB06Bue6hwqclOeSKzU55U75QnbzXKS/jIy0rIy9h86JRY8am73TpLfhrAGV"
    "4IuMqar36vS6zgf8TDB/oom0R0GqizjkOYLkrjrrZfU78j+i1gwuqnYVebsAnf5TmQ4EAY"
    "v7Gpk31F5YmfxQMGKDFAGxlCPLbbV8qQ+O4KGSLgtidDguGbyZAYV0aGxL8DZIiubw7IEG"
    "0YkZYh6VdURYak8YABhyhDeM/9CgES3aqVHqKN9pZER6pFt5rcUGz9DhJD4/cEJIY2jICO"
    "+69bVlTIiZUyQlY8RL1IRXnLEtOljdHS9xAlaMoe3v1FFJm6bHaR5vHMwOLkjqnp4rKSmf"
    "UHhAJWjd+MOukABySkj/6UijLWHvyZD8zwv8Y9rz9VqnDIobWuhmRjtNZl1+eHQuHS3gPR"
    "rfrd3wmrhWT2f4aNGdfjTtRDthM7QTfqoJ00dTHvVZ00pEamy7tUP5tuF/mM/UEngvBgeA"
    "ZJ6HOZXNjeRKWmDKG+yC9JNWyuM2XCpzMUUgAFmZv3tm4849q9rBvPTJ8JmGwHJ5TDF0Fa"
    "WoTwLRTKm4lnQ0trbaxiUDi3ftY8dAfWZK1Dd+B9BmzCcs8G5ygXUIENjdmwtJY4ODZWkQ"
    "k5REj0b8oB12M2qzL501hA+6a0v/NnzMJtclZaHhN40Hj9U9+ZNngB0mhA/abUN59MSxDE"
    "8KjBAwcvlJQYAOeU2tgkFZUXVWPk2HLHBtmWYI6v7Lag73w0uuQjx7V858Mcya++fzsfMC"
    "tBmAgMyPIqOBH5kBooRAVUUIjWCAunXXlZHtQXtGYxobBV68JWnvdVWvpU3Yg8hbL7BuT7"
    "YevGWo1rEge6NZ/w7FcLP3fK2k7EN7u1nSc4mPEUwUkEhDgs79jAu9+gu6CHJX1ma0T0d2"
    "AXeBBGuBWCKL/lCeh5fGRLl8dteINq9ofBvqCF+cJPeRGIWJzSjvjJL7ZdFiba9fTbbskZ"
    "01+xK2facaM606oIEURqtIzUMF006nybZUEl/VMYu1OijrfLhI0dLQ7N3V6FbuQvZw3ZnM"
    "UENuvNZmhc/MoiT+Dx6kH2xlazNyB9YLv5qs8m8cpSVau9FgkGOC3WOR9NEFTp4LoUCpB+"
    "DdJTZ4bFAynsK2mcFu4tH2S2lg/VO8uHwsZiufEzF3WSuuBPFhEiPisiPpo4Qi+wbfFAXa"
    "e0Zja8161zgz7juzmlj4z2KejVzlCSdMQVp1U/m9wxSbzosJ9HvPR6Iked+vYMUd/jwwcp"
    "7Dy1HXmU3S1xc25wYEUHZkQJBc9innjRBXlnZnZScaRJk3kDROlZpQ40KkxS2zsYPKdaek"
    "6z60ueC1k8cBE0NlPjN1NW5YkRWqjvbOY4vzR5F2z/YqJRhcAplBaSePMqJX5i4ld5A0lj"
    "gZOr6e4BR3Zt0ckVhLxVyJtgAIGhBkz3zSM0pIrEr6R8CqNNdN9Y4Nz1TM8vcR7WpfeHCC"
    "2SgRsjJ3acsnz9mv03Qmjf2QinUmGG05oww2kxzGAS9xkrUTjBaB+J30mR+F0Nid8VSTzz"
    "GTn4uc8LlX0hhwWbban4KhIUjiI6yHQVTbzllybBnRJPubjelfGS2xHkSg+5cF6bBGEyW1"
    "LGRzTnWbcU3WH2P3dc34s+X1HPlzH3X9Nn9MAPk+NHxYU5vMLpPWdroyuyfHnOryvc3K75"
    "4oYdYdwSP/rup1/L254YVhnl33xgr8AqV7WfuKoj9jTxvTs+Uen7kp7SmPl104JrHFzjes"
    "uX/din4H8B/0ub13cgvYqkr63BjXAgA0Oh5naOTcU1HmHA8m4e2TQtW43oEQYQfY1wsl22"
    "0uu2lAil2Y6imUdnN/uJ6SzKsnOr/eYR/O5W9tvtLuvN1ZrN8fRRiZgpDCBnnpyJlariGE"
    "uwNuAcO5wd4SB8YyUROxVPchoFXpf863LPNA42n+Fa4XmsKm9NARleHp1fHvZL1bq/xwjt"
    "C3Vt3pfwZDqWWdZopboEP8GAjalgsfJDB5QiswlG+5brZvJCNYky/QhrAEoCTT+S8oCVsS"
    "a5MFM/CfHwggnLxmHfl6Xpu3jWFQfJ8Eu5+M+zaXluafnFmsMphoGyDSWUIi8hqny8J1Xz"
    "vsa0K5rVQLBHy2APNEnYnxt8aRmPWL0bYhYPGNCYAb5T4qetVjRC8FZG2KQywE7qTgI4KT"
    "kJQIQlLaxUVZ7GgbLyNcrKecmDEuVjBCD7GmQnpuPQZ7UeFmkcIP4axHexjaeeUFQVyJ/F"
    "AgasxQBmQZQ4Q6qlaoLRRsH67p2MXH33rlqs8ntZGtum6xnqhM6htc9Zsm1iGz5TTUo0xn"
    "pneekA4DDX2WEuMnmVBEiEALJjHdkhjvZUcKQnCOBHL1TklQf2ak8cqQjngUuhI+1SCNzB"
    "DTIRMoggHnQWD4JVhoNNt6zzNlfABsRfCDYPGRHM8K0qsjs1hsbaWOf8d+NL/+qih8IPE/"
    "KpP7wcXn3uofDDhHxmtO4h/v+EfB38bgyuLgYMI/6YD6jI6HPHcv0la9pL5pU5yHp4PW8p"
    "Z5fvlPkeKwVgGgU0CjjQUksNA4582MqqhiMfWicNNEl7+eg7LnU6JVkv4Z2uTIH1NIFdmf"
    "vyhT4jfpwRL0O26QNPU3Goz9Ydz0zhdbluTxQ1HxfzXNRQV+e0QNaHllkf7PVSI3+IAHK7"
    "eVHvkk7nKv76GKGFcZHN97sUPY5dQ3lhZ/FgfTde325DBrjAgOYM0ETF6WPHms7LVJzwTq"
    "2KYyYwq1SbahZsWBV5LXrImnZUg5MJqwVetZ3aBpG3leg0f6kUKByCt5C6WzmMCM5Qfj1n"
    "KP/7/wNG94/b"
)
