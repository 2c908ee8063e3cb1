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
    "+6W8HxijbQkzappx5BF31onj9G2e+MEVPfI5mTLd4ES/NBa0NGnqBj3UQqTj/S5fTRJg+l"
    "xjs7yXccCBQiJM5n63LiHGDCEDZnZlEmN+zE0PLUznkakJ5IFnpbimjV2em9JFHr9pIiZ5"
    "MPKwbbuI3vfYhQUW0DxJBeG/5tadSHXv8jumZYti/Mvjn0vq+bc+G9RSar1lQb4JlAvte7"
    "lDudCBlgtFCeENAmUpzH1HfLWPlWmiFX0UvRKqdKLU3VqNKOi4oKoP5fo1mEkXIgeFXXaR"
    "5XYRPno4Qr8Or5kCcvK2St1ZYzDQZkCbOcCtH7SZNtEatBnQZkCb2UATxipdJr5Xq8mI1n"
    "IN9RjuZAnbJyaqhoOXIp0Jvbk4Xqm8yI4AGgtoLAe4vYPG0iZag8YCGgtoLGtqLDdBq4sb"
    "0ealTG3JAtTqLtmeMbIKzEukcDybLrKp6zE947RcU6kDBZUEVJID3L9BJWkTrUElAZUEVJ"
    "I1VZJbccJemS4S3qlVQtwERkL54C1aQp1iyuZC9w5d9HgGijn907eCNxNN5yYh2GbKxsl/"
    "lOolDUcBlQVUlgPc30FlaROtQWUBlQVUljVVlrHpPlbFfeJ7tWqL6PWqGPcxEcfi7d/MO+"
    "p7v8QpJ7ypXJhOi0ymm9z5lu3xA7XejE+rQkBrDAZ6DOgxB7jpgx7TJlqDHgN6zOHqMdlz"
    "8WZKu3IE37auhK1qfzx4wsQrUw+DG7W6IY5BVuqFI4KFo+lBnE/HD6Vz8JQ6s6LSVwu5Wq"
    "PLdAtmG+mqRsH+X4b4GQaH7Va2CebvQWpgqQbEwbjPpsVVVPmxp4ynHIL/DUtTFaaLsOXm"
    "YhiW98JhAiKrzxfgyc8Y9DNSmMCczTiMwgye4k8w647HrXp8vuqVJ+LI8nNFfXaV54kQK6"
    "YBo0dLo6fBERXQCE7/5hvVnbbLmbr77to7U5w23/02vR3L71tprDbZVztu+5AoD7JrO8Fo"
    "4eo+kVndJ9Wr+6SwujM6mfzyzqDB+m68vg+krckB+W0i40TagxDCt69d4+Y3i5S5KL9VpJ"
    "Cg/VHTfYIpi0v2HBYjSYO9Oo8LfGjKhz0dhQC0555zfE+dEu9wdVfBBGOtRoK6icwaSm6l"
    "k6B57wXn1MnSPUYAsq9B9tBbLL/NhAiwwzTdYVJ+YFn1MYXSPg3yTOYgkLPqk0DO3ukUhf"
    "prSZ3yMFRwp1sbh0pgVgai+mKHC5r9ufHZmCYjMTLZP3Rv2bgYlJLGUgxQZY/0kHPxix9r"
    "hJjy0QR+HGao5jSf1Q8PRYXIgn5bZXVkIcV6eRakkNrky9ix1CLUL3Eg1aRYhfDgH5Vwef"
    "ANuCwDqFr5TTBA+11D+6XODDthUoPsyk7jtHB1f5BZ3R+qV/eHwure+bF3ehN4w+fegTmx"
    "DXMicwKax0hRTt/VZ0zHyDs8ZDowNW75zEc/+sPx8OpzR432nRCth8IPE3Iz6F/83kPiz4"
    "RcjH5cXY76F4OLHko+T8jgt+vhDb8YfpiQT/3hJb8Q/M0bJLtLU8we5PvMWOSTkkSVagd3"
    "GqdF3o+NxcQ8+oiVVMQYoW15tWenMlvQafUWdFpYsNbD3HOVD4zLobVvs9/8YXFwqmkl6d"
    "uUzIb/WlpsuAZszmICm7Vjsyae4FuPOng2uvtfPC31B2fud2sbbghIgyagq53DBAXgvIzU"
    "m2MkxuiKvhnoeY4JsjxRiUq4n2aKZ4gpNpbNrzJhge4wg3Dwgj7hksKGTQ+u6GrOvoBSTt"
    "8MBQ2fPOKlQqp85EBUnWd1wQS4mbV0Mz9ipWTQELx1VaSbV2MPzZJWJ3WJ4dy/uRn+Ki5F"
    "nybk6+B63EP8/wn5zGRfD30OJeD+jWNhlimbGlmstll0m7czIJS1t1CWGwhwZepn8VrkAt"
    "ox/Zm8VKZ9ggN0hxCuhiFcKHHZ79qGRjvx2n4nEwFjUNWr+10hBiYIpKIOhvAtpO9Wmuu4"
    "1v+V0LdWGwkxYNNoXvcJTuC2OoEhpPMq2KyJr/+TJX5uwccvrnfrfPv3EYREvjdjp7/gR5"
    "9Skmon9AsKoryidST3xgeXf3KP0NBDBD9hJ2xD5PKO2ZS72EXrST6S8NIHl6ryxXc0q2IQ"
    "QJziptDjh89jcCR5t3/YnlN5lhBPZSJxeG2DiQSe/ESiBarqLBxJfgrLwwvlKTgSREn01J"
    "aqoyQH0lXgeLtM2FxLAdBS2qqlZPz+y1lDNmcxgc1aszmln8jLpxQSeLmbGvVZtU2e+Fk8"
    "oH9z+qe1WRX6p/GA/k3pn1Ly5YmfQgLKN6V8yvZRsEkSJKA8RH8g+qM5fSH605ZNI0zWVc"
    "4CSqNthvyvxplU9HbcNVAU86jwDiixQZOYyZA7fUtiJsPQGVwdM4ncxStjJtXE3353G6HX"
    "mbZCvCHdv6/phGIM+SmLTRubTkyfiULAw/RMmz74604ajyM/de7kJ/m5BKJo/bCjyeSnyT"
    "oG5WcJ8eQncvHUSxJgm3ItHAUCPjoKhy4EfCDgs3dlqE2RAAj4vAo2a9A7Wzf2vqrm2UD8"
    "tGQCs36/bPBdjy6K9K/uJ5hgrNVPULNoRA0ht9JOMKCiYdOyjoKriB+jAQfW4EDOtaCw/+"
    "QwYfuBcJym4TidTj1vP7X3elq0VuTdQhcEYpWYxdW0jeDbR9vNVyQvHWuKjYVFaMmxKrUn"
    "fGQRIS2lqRz0HVtpcQfgbVzbUkkTHKxmfRfTJtIPV6DzGP9VmWabQWsDves8aYPfxvVqdu"
    "xIuxxdfY7A87p3LtXNTYdxclsLpTY2SUVEJoOYI/0dw9yWDhJfSVNfNWwsT/Xz0egyQ/Xz"
    "YZ6s37+dD27eHAsWMCDLq9hFslE3hUSVDB7s4geYIzHmtXclORLjsCavOkciqtpbXVf6R8"
    "bx9gcvzuT1nHyAn1xk+mzZOMW6UGks1bpOBqsQUBZ5y42zLJpMtnaGRZNJlbIrGpLQmKnk"
    "UWyEjGpTboyUatMW/NKN6CteCIVJ6WJpY8XsCjFTjKn+C5WnUj25K1Xf1ISI65RvN5lvzU"
    "LuZlOuKumG3BjIjYHcGMiNaUXSBOTGvAo2Q26MJg5JyI2B3JjXzgahZ3PEZkXSKUxgQnMm"
    "MIumSPyagtIQvoUx62O54MhxXXDkuCQ4wkxJ3ratSOXqwEgKBYIi6kGRxOBX0WQTLNBitd"
    "ZioaUPtPR5rfSHlj57bSzjGjNKyjpErAi1R1j7jrNvX5psMN7ORAZ/agW9KcEAtUldbcrH"
    "upS8vTncDahQB8SNQ9OgEm418YEUkUGiNJUoDl6w38tzPH0PuwpRqyJii5iwVvhKk5ShTy"
    "K//8J86ZT1o49vdmub0gswYxbCybSmN1/Q85y6GHnUY0CiLbxF0B/3PiHY5kP90UV3LyJJ"
    "aEG5l4HBeAzHms75wbB3+MEivC38DGEyc6OTZc3plPrE+8lFfPdG/8f0mdIe9TuefnVSE4"
    "TptQzTB3xuoGhkELfhqNkrc9qkZPD3t8mJPgka+OG0Y7AuwlWIkyrhGt+sF66xSJITrj/m"
    "Jj83fblkK27GD2Exkeuxx+MyykSBqOYCsItM20bc38ikVSiYirJyrdEmZELG7APm6b6Eok"
    "fMJCoNj4Bng/TER9t0PbQ0XZddcRG9j6dYMCn9QNGz5c05oOWI8btC6nr82Ph4ICar8T0N"
    "TpaZEC7d2YThw5kPbFU3SS3ObuHWEtsWwXLnumd5Bpl5IPJBJuxdJmRqHVOvs9K7lkOEkH"
    "5jl4LYuBt0002wgPiNic8MWiaWFWmfQgLSr0H60jYM9YQvb8EAZFfYbjB7jFmJ63JFSWSE"
    "BKQ/xILI68CsGMwsr1NigqVvd+uMsNA8MXAEKeHjDPyGidtQ2Dr0gVs4sbUT2EW8kRN2GB"
    "iDtRi46fYixyQD9vhlbtPMKPmJGWPMrGEm0Asb3yl1bu5sXkV7KnguCespTWwjxOqCGaXf"
    "S96tMaMSvqnYUAkWGFDaGVCa7OnDGV4sqYfJ9OUrLvWs5SBqd3YrgTUesaSPbcTPNabUQ+"
    "KRA58VQ8Yz5GC21Fyvi6a2yVbpjAeRLM9lG4BJXFM0WPhF7MgB5qQz6YidNSiHf2YfMdtk"
    "3WfsBH4ui6ClbU5xYZ/f/SNMCJ+EIOp7U/aaBqc4B4c6++yFcpLoGBMk6MF6wpVut390fB"
    "c7oRkXUj3YwP9ZJ0FStXqrpUiOsQZbTCBFDk2KpJaJPAtSSKC1NzaY0q+lRMVFCN7Cgout"
    "NAm8j4goS98YASgsR+E7Onsx5qY7V6FyBqmFlN58R8ZQGygSubp9cQoFWhc3b10c6Ghlop"
    "GYzks56ROcfIr3S5ie1xqan4dkjGnOSH4+vOrf/F6efHxeQvbz38eDPrSaAAN3pwbuf9O7"
    "TolVyy9360zZ/w0BVpqvt2z39eaMkzwb4w5zBx8+QkNmyDn0GT1Q7DJbDhNuylmuuBtYgq"
    "5nviS3mJhkE1g2szDvqcPQ6OwXZoROHUp+cgPYontyt1Mreii5DrvCsPT/MhiZI0+BXJsn"
    "xycqjZ34+PUdx8BY1dJYhTb2sZ75QaZE/UN1gfqHQnm66TyUBO+qlcwIfi0NUzci71rF3K"
    "EPQDPFstCQWsZArW9HnV/RiVhQUSITLFAgtVMgMxuW5+HF0lMplkqj7M5z+Xa7QnljPf54"
    "jKLM3q3ejxKM9m1JpycSO9LpSeWGxG/lJCxPlC7RH+tqxmMcqBhXqBjHjlN2xkZ1wXiM0I"
    "Z1vOt68cBQbCBqM4hQKa6zsAWnXGvZrIlT7mPQm+YrezS2KQjVpuChK8B069x1Ubebxwz4"
    "KuddNd9L8yyyLXWYRFqICqY6L1gE1M005Fnttyr8HoOPBG6sQ3NjpfivwIIECXIuGudc7L"
    "Fx1utlgDYCRjSfWyFgcjArBEzQzm7LAibdM09dwMTYMgIm93tAwGj7UoGA0YgVWnTGfL0M"
    "0ETAXGDTrpUuWYBa0SLa1G5VrqQa4aoKlQh1tUTJ/gwQJ9q+QiBONGLFnltcv17SayJI+G"
    "mitYIkC1ArSMQZGVsVJGKGZoIkQl0tSLI/AwSJtq8QCBKNWJE7ZKfR+TpA+sMVJN+wE1wv"
    "SJDwTq3oWCQwck3xTBSasYg6KHSZilrVsHmc6Os6ZQ/CIJem44miWkK5KEEiTfkGm7zznE"
    "P9h6Ctgus7T9YT5bftl4rmebuYtVTwEeqL1AwHTynj1Cq5F4NTGnvzZERfwAaDo4HI0/Fl"
    "rxN5EdOlU5ZD+BamLJ/IpXjWZHgWEjzjF09phWfQQLA11imibVK9x1wWEVjQmAUpWaKw/h"
    "MkIH1j0kMxynbLyw/kAPftr+uN5XfDqc+abB1w6vMeiR+aUw0OPMpjAhPWZYJ6NnEGEZKJ"
    "tUsmzudClLYorC4qTaFA5xK1slJNXI5X1CsNWYnr3Tp3I4kgVjobeR0PPyqDEoym7Il/id"
    "rkmcEJFeLiT+4R+sFPtjARpzh3A3rYDjqvmgTxPn1PlvcSdD94Dk67MEVrvaKfcRcTKrZS"
    "SKdvyHgROXVFOkaNDzHXViGXeSg9S4inMlEmh15hIoEHXlE9xX21V/RAbLvj7TJhY4YdFG"
    "e9Cn3KX84asjmLCWzWms17yfnSTGF+dcnbQP/eXquzgP7sisc05yLlq7smRPCtCGnUiZBt"
    "dE2I7EExl/KSL8OGhd904UfnbzZQrXKo0MVCZ9UqMncaOP8LqOD9P8SMyCvqWffW1AwJVe"
    "amTO53V7grs5AqXWG5489lX3k7dN6H1aP2rLaXayWCotswdXSDQsfU9G81+BDyvr1oQtVJ"
    "CHvfZvLTcGi5Y0sy06hOkkocS1Fyxhiwem6/MPeCc6mOluC+1NJ9CYem7O/QFPZri3TnWV"
    "cD4i8E5YfsMU0SnuiU6Z4a4upsrnQuBv1Lo397O/x8NbjooczXCRn3b7+m7ma+hnc/jr5d"
    "Xw7G8e34e3j/4vsgvMM+Tcjgt+vRzdi4GfQvfu+h9Lf43qf+8JIPl/k6IT8G519Go6/Gdf"
    "/7Lb+d/T4h16PL4cffjf719c3o1/5lD+UuTMj598uvxuDqgmMnn/NicD+5xeqWADhXD8AC"
    "YApag4TlNBZY2U33bkw8y1Pqd51g6LxnQz2EdoR+PcX6sLP0YgNMUWAnWOC101lmT6lflk"
    "VYEw7yS1MIIVMkdpMovikpNHhVdHtVNPSsfuFutRXe1S+h603Ow2rMI/CVbtYv9Jndcvix"
    "yjw106YPKD1SkLS5MGe4J47EOi76XRuNsNoRC948Lb157B1UI3+IAJpyc0twSadKx8bGCC"
    "20Azdz0IgmUuAC8xYbvoPLtv/kZu2+P8uArdzv+2hpLbFtERyEyUzEbSpxhKGN7z2Rbs+2"
    "b94aBCP+K5FHu8ilAbTluejeJwTbSOiNrtjyxQiuZ9k2enNx8uFvRRmxs1lXNW+MHmNl/5"
    "E0YDc0PFP5v6sjZzFfjODR5QNnuamLxaTrPAx9JhBC03PHrxa60Nhwb8I39zIq6D1ZRGDB"
    "ep7C5lUbJegQdtLOLofWCxq+efeW43qG65kP6owo4oLHvjEffIdps81ZUYYO3DjAhMxr03"
    "XN8i7H0a1unbG4TAFJmIpcdP7ETTTziedV8tJsJNZQT9Ro81zu2d9520fh9bunDuLSk9d+"
    "Cyhh1nFTLTTe3lycnXTRxclpqYW43cm2XDAeElaxZjynIyqZdNGMG7cuGz1FvVmZewQm+j"
    "fxy6cOZTBs+awx8YZ+fvQoYF7ruoF3wbzWhxVgXmvEgmY65dqqJBCfX2ESqRn9c4jAgnVY"
    "0HgXKuICI5pvRI8WU/JLOFDdAS2FslYHNN0YUEPLjbVAyyUbY6eRdzWLCY5VrR2r0ProVb"
    "DZxezHzRTzdFJIIMMay7A9VcwA8TsQNwIPOXeDU9uavgzJJ+pMy/3kGYBurbdcgMo5y8dz"
    "jBz8ZHFPYZC1NMNTiwEhtktHma+oj8Tg3LnNk5roM+ki1yJTjJYOnWLXZfCPGC95O1SLoA"
    "VeUCfsgUooEqcwlfRb3enUkLmr8UvYrfFyEn9xF/RPkKwMSRDatBVurjqEPpeoWNW2agQP"
    "huph9uoOBMdNuNFWi5YYQkK2GE4aWCZ5V6CFabFuV5zcRx20MF+C3FmPojvM9+97Lt56PN"
    "HWMe89kWnLtvHglUYv2CvN0d3o4CAoQFA0SirRgQUbkxJ3povZxqPSvTuN0qIsHRC8hyZ4"
    "c91mF6XHk1SXIaVQWliIdPz2rUxLCg5WWYwU3DzIk9wOpYbb9BlFGnjk0mgt2oR33aMaAg"
    "6vIeCw9O+YGJ036xVbggwvXON8qpiY6q9cHheaV+j8zjmYkdRt2J+5BBneuQOMdlxg0760"
    "SGmgI77XrS8fN23DjsBWe6AIsjy8CLLzOe4R+sHdRTzxXtzgPqOpadt4JkIHU7bq+U3C2z"
    "BP6dLCs6Sum2CLe4bQdG6SB+yiOzy3wiR+MXTRRbXL2SdkQq4oesQvaE4ZM+JZekGfE4s8"
    "8mE5R9Dz3LJx5DiLOqEwUrrzblSX4GBkPrCVGhxmZwlAvgh2UZ0QM1mxPoH/2nTNueJkHL"
    "1mMnD/aen+g2z4vWlvqfdNYfUnSED6xqQXfwt0r3ZuRfAt9GydvHsn4dhiUNXNVvm9LH3/"
    "9E3RntZYWLZtqa3wIi4s9OYWomNNMaMkoSUhnlo7PYsI9kJTDswsV7QxasKEIi7wYW0+LK"
    "l4kAIjVnMhwWwRGzbne180XeZ5zBZR9/U4J26x6UznP6hT2t00dbdb56BwBZzxHAFKJMlw"
    "2MBHEDRrP0I3wQH0HuWGd3QMfXDzJ7eH/shm//4hbPY/HhzqL8VX0XXAXSaI5ixoUVD0UO"
    "xw8gkRWZnuT01cCK5nOuIlis55SfrarzbxUzwxTFvBoRD9Kg61sScQg8o/QzHTe90HCPDA"
    "06HjXtit8XSUH490u2BLupIDFcciHbQFcnry8/uY8PxLHalvv/UvL8tqL+A0jT3qsvcRdW"
    "X9FzFCCx0Yx3KJOTVpOXnvRSyrZMkbI7SQvGcS1D2rJO5ZnraRZidL2gi+hZR9L+N4e1/t"
    "d3tfcLtBSZwmG3Ra85VnQRoLiH+YRjAvq/4kKnw7pWZw6n633hDmkMZ9ArrSFP4R9Frnh6"
    "n+xAPgvCaQ25FTuuD25Aw9W978l7iiI6wH/IPDu0eZ+QzT+6OL7jCDC+Pcd5hboS72kL8s"
    "Rup3OjNUmmj8HnZrDDA9jgZ+NYzIdIhwsJpCG2O0UO/aSsTT51U8roeXSsUqWazdl6x0/v"
    "PeJ1NOTnTnW7ZnEfeIz/dfnS1xYteFLNzj8ISdF2NuunOsVkhURAUGbZxBUDPQhBUHkb+s"
    "iU5+SR+qztyLbtVq4jZ9aHDCXnQ43gPF7srD9KqAQdXVWsOCc/P2zoKE5NRmj1siROqonu"
    "AA4RsTHg4sbOuBhbdBQLxMcka3aiWnmwKSSORwrQfydytsahUc9SdKMY4Q73nl0UdRSeFi"
    "+15UYlAORB1e5CGSJnifq9sv/b+fvHtf1u5kw6MrJmCk3BiSCQfilsHxBE2lkh3YmBYbVO"
    "40g2gKgfRSMwnoGFrqGHq40/a9++6piTjbLYRfQEXuZbE2I/z2+x5kw5kykeL31aHi94VY"
    "cXnGTjWBK7J12qBXbD7JgRnvXDio0DeF0kISn8l4hc+qncJnZT5hx2CqlVojnSxWCwm9Ff"
    "87+BErqX/ofsRsKIuJUHUep9CAwVozOGXCKPI4iwls1o7Nung1rAcyLHdqBHe6tT4NBmNY"
    "kj6NEcHI9Dy8WHpHqE9Q/3rIO0x0eQeJ6RzNKA49DWxQZJGuOA6TXaMcD83MF1EdwltI4C"
    "fsCB9EqINxH4VJKlqE725aRS9I8GrKOUACOodvs5z7I2XcNphphasFvCBaekHU5QTIB03l"
    "Q8F02rVz69WWkKYpb9MHq6QfabW9GiM0MlV1o/kOLFXbqvQIDIi/EFQesqcySXBkSdZajb"
    "F19gx0zm9GP24HNz0UfpiQb6Pz4eWgh4K/E3LdvxlfcYjwQ16LAa+YFq8AeMUOea+hvsfP"
    "cmi62aTQdaZ45/b7x4+DwcXgoofijxPy/err1ejHlfFdbETpbxPy42Z09dm47t/e/hjdML"
    "Ts9wm5GPQ/joe/MlWI3Ux9mZCPo4uB8W14ezu8+txD6W/RqPxaNCL/PCH9i4ubwe2t+A39"
    "y8vRDz5qycUJGY9Gxrf+1e9GfzweMA3qtocKl5rslCcyO+VJ9U558lajvISPvKyEvIzNh0"
    "6JFZ+6262z5KcBnOGFgKus+er3usQK/kc8fKCPsklEp4E66ziE6aI07mr7NfU7ot8CJqx+"
    "Gna1CZvwXZ4DCQ6E8RubOtlXVJ74WTxggBIDtJEhxGO7faUMie+ukCECbnsyJBi+mQyJcW"
    "VkSPw7QIbo+uaADNGGEWkZkn5FVWRIGg8YcIgyhPfcrxAg0a1a6SHaaG9JdKRadKvJDcXW"
    "7yAxNH5PQGJowwjouP+6ZUWFnFgpI2TFQ9SLVJS3LDFd2hgtfQ9Rgqbs4d1fRJGpy2YXaR"
    "7PDCxO7piaLi4rmVl/QChg1fjNqJMOcEBC+uhPqShj7cGf+cAM/2vc8/pTpQqHHFrrakg2"
    "Rmtddn1+KBQu7T0Q3arf/Z2wWkhm/2fYmHE97kQ9ZDuxE3SjDtpJUxfzXtVJQ2pkurxL9b"
    "PpdpHP2B90IggPhmeQhD6XyYXtTVRqyhDqi/ySVMPmOlMmfDpDIQVQkLl5b+vGM67dy7rx"
    "zPSZgMl2cEI5fBGkpUUI30KhvJl4NrS01sYqBoVz62fNQ3dgTdY6dAfeZ8AmLPdscI5yAR"
    "XY0JgNS2uJg2NjFZmQQ4RE/6YccD1msyqTP40FtG9K+zt/xizcJmel5TGBB43XP/WdaYMX"
    "II0G1G9KffPJtARBDI8aPHDwQkmJAXBOqY1NUlF5UTVGji13bJBtCeb4ym4L+s5Ho0s+cl"
    "zLdz7Mkfzq+7fzAbMShInAgCyvghORD6mBQlRABYVojbBw2pWX5UF9QWsWEwpbtS5s5Xlf"
    "paVP1Y3IUyi7b0C+H7ZurNW4JnGgW/MJz3618HOnrO1EfLNb23mCgxlPEZxEQIjD8o4NvP"
    "sNugt6WNJntkZEfwd2gQdhhFshiPJbnoCex0e2dHnchjeoZn8Y7AtamC/8lBeBiMUp7Yif"
    "/GLbZWGiXU+/7ZacMf0Vu3KmHTeqM62KEEGkRstIDdNFo863WRZU0j+FsTsl6ni7TNjY0e"
    "LQ3O1V6Eb+ctaQzVlMYLPebIbGxa8s8gQerx5kb2w1ewPSB7abr/psEq8sVbXaa5FggNNi"
    "nfPRBEGVDq5LoQDp1yA9dWZYPJDCvpLGaeHe8kFma/lQvbN8KGwslhs/c1EnqQv+ZBEh4r"
    "Mi4qOJI/QC2xYP1HVKa2bDe906N+gzvptT+shon4Je7QwlSUdccVr1s8kdk8SLDvt5xEuv"
    "J3LUqW/PEPU9PnyQws5T25FH2d0SN+cGB1Z0YEaUUPAs5okXXZB3ZmYnFUeaNJk3QJSeVe"
    "pAo8Iktb2DwXOqpec0u77kuZDFAxdBYzM1fjNlVZ4YoYX6zmaO80uTd8H2LyYaVQicQmkh"
    "iTevUuInJn6VN5A0Fji5mu4ecGTXFp1cQchbhbwJBhAYasB03zxCQ6pI/ErKpzDaRPeNBc"
    "5dz/T8EudhXXp/iNAiGbgxcmLHKcvXr9l/I4T2nY1wKhVmOK0JM5wWwwwmcZ+xEoUTjPaR"
    "+J0Uid/VkPhdkcQzn5GDn/u8UNkXcliw2ZaKryJB4Siig0xX0cRbfmkS3CnxlIvrXRkvuR"
    "1BrvSQC+e1SRAmsyVlfERznnVL0R1m/3PH9b3o8xX1fBlz/zV9Rg/8MDl+VFyYwyuc3nO2"
    "Nroiy5fn/LrCze2aL27YEcYt8aPvfvq1vO2JYZVR/s0H9gqsclX7ias6Yk8T37vjE5W+L+"
    "kpjZlfNy24xsE1rrd82Y99Cv4X8L+0eX0H0qtI+toa3AgHMjAUam7n2FRc4xEGLO/mkU3T"
    "stWIHmEA0dcIJ9tlK71uS4lQmu0omnl0drOfmM6iLDu32m8ewe9uZb/d7rLeXK3ZHE8flY"
    "iZwgBy5smZWKkqjrEEawPOscPZEQ7CN1YSsVPxJKdR4HXJvy73TONg8xmuFZ7HqvLWFJDh"
    "5dH55WG/VK37e4zQvlDX5n0JT6ZjmWWNVqpL8BMM2JgKFis/dEApMptgtG+5biYvVJMo04"
    "+wBqAk0PQjKQ9YGWuSCzP1kxAPL5iwbBz2fVmavotnXXGQDL+Ui/88m5bnlpZfrDmcYhgo"
    "21BCKfISosrHe1I172tMu6JZDQR7tAz2QJOE/bnBl5bxiNW7IWbxgAGNGeA7JX7aakUjBG"
    "9lhE0qA+yk7iSAk5KTAERY0sJKVeVpHCgrX6OsnJc8KFE+RgCyr0F2YjoOfVbrYZHGAeKv"
    "QXwX23jqCUVVgfxZLGDAWgxgFkSJM6RaqiYYbRSs797JyNV376rFKr+XpbFtup6hTugcWv"
    "ucJdsmtuEz1aREY6x3lpcOAA5znR3mIpNXSYBECCA71pEd4mhPBUd6ggB+9EJFXnlgr/bE"
    "kYpwHrgUOtIuhcAd3CATIYMI4kFn8SBYZTjYdMs6b3MFbED8hWDzkBHBDN+qIrtTY2isjX"
    "XOfze+9K8ueij8MCGf+sPL4dXnHgo/TMhnRuse4v9PyNfB78bg6mLAMOKP+YCKjD53LNdf"
    "sqa9ZF6Zg6yH1/OWcnb5TpnvsVIAplFAo4ADLbXUMODIh62sajjyoXXSQJO0l4++41KnU5"
    "L1Et7pyhRYTxPYlbkvX+gz4scZ8TJkmz7wNBWH+mzd8cwUXpfr9kRR83Exz0UNdXVOC2R9"
    "aJn1wV4vNfKHCCC3mxf1Lul0ruKvjxFaGBfZfL9L0ePYNZQXdhYP1nfj9e02ZIALDGjOAE"
    "1UnD52rOm8TMUJ79SqOGYCs0q1qWbBhlWR16KHrGlHNTiZsFrgVdupbRB5W4lO85dKgcIh"
    "eAupu5XDiOAM5ddzhvK//z8dkgSs"
)
