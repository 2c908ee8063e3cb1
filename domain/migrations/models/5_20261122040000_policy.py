"""The policy in the database, the tree of groups, deals that are available to everyone; contacts without a name are
called by their number.
"""

from tortoise import BaseDBAsyncClient

RUN_IN_TRANSACTION = True

_ADDED = (
    *(("account", "policy_approval"), ("account", "has_shared_deals")),
    *(("users", "is_head"), ("deal", "available_to_everyone")),
)
_COMMON = (
    """
    ALTER TABLE "groups" ADD "parent_id" BIGINT
    """,
    """
    CREATE INDEX "ix_deal_shared" ON "deal" ("stage_id", "updated_at" DESC, "id" DESC) WHERE available_to_everyone
    """,
    """
    UPDATE "contact" SET
        "name" = (SELECT CASE "locale" WHEN 'ru' THEN 'Контакт #' ELSE 'Contact #' END FROM "account") || "id",
        "name_folded" = (SELECT CASE "locale" WHEN 'ru' THEN 'контакт #' ELSE 'contact #' END FROM "account") || "id"
    WHERE coalesce("first_name", '') = '' AND coalesce("last_name", '') = ''
    """,
)

POSTGRES = (
    *(f'ALTER TABLE "{table}" ADD "{column}" BOOL NOT NULL DEFAULT False' for table, column in _ADDED),
    """
    CREATE TABLE "policy" (
        "id" BIGSERIAL NOT NULL PRIMARY KEY,
        "number" INT NOT NULL,
        "rows" JSONB NOT NULL,
        CONSTRAINT "ck_policy_single" CHECK ("id" = 1)
    )
    """,
    """
    CREATE TABLE "policy_revision" (
        "id" BIGSERIAL NOT NULL PRIMARY KEY,
        "number" INT UNIQUE,
        "based_on" INT,
        "rows" JSONB NOT NULL,
        "comment" VARCHAR(1000) NOT NULL,
        "version" INT NOT NULL,
        "author_id" BIGINT,
        "created_at" TIMESTAMPTZ NOT NULL,
        "published_by_id" BIGINT,
        "published_at" TIMESTAMPTZ,
        "requested_by_id" BIGINT,
        CONSTRAINT "fk_policy_revision_author" FOREIGN KEY ("author_id")
            REFERENCES "users" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
        CONSTRAINT "fk_policy_revision_published_by" FOREIGN KEY ("published_by_id")
            REFERENCES "users" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
        CONSTRAINT "fk_policy_revision_requested_by" FOREIGN KEY ("requested_by_id")
            REFERENCES "users" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
    )
    """,
    *_COMMON,
)

SQLITE = (
    *(f'ALTER TABLE "{table}" ADD "{column}" INT NOT NULL DEFAULT 0' for table, column in _ADDED),
    """
    CREATE TABLE "policy" (
        "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
        "number" INT NOT NULL,
        "rows" JSON NOT NULL,
        CONSTRAINT "ck_policy_single" CHECK ("id" = 1)
    )
    """,
    """
    CREATE TABLE "policy_revision" (
        "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
        "number" INT UNIQUE,
        "based_on" INT,
        "rows" JSON NOT NULL,
        "comment" VARCHAR(1000) NOT NULL,
        "version" INT NOT NULL,
        "author_id" BIGINT,
        "created_at" TIMESTAMP NOT NULL,
        "published_by_id" BIGINT,
        "published_at" TIMESTAMP,
        "requested_by_id" BIGINT,
        CONSTRAINT "fk_policy_revision_author" FOREIGN KEY ("author_id")
            REFERENCES "users" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
        CONSTRAINT "fk_policy_revision_published_by" FOREIGN KEY ("published_by_id")
            REFERENCES "users" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
        CONSTRAINT "fk_policy_revision_requested_by" FOREIGN KEY ("requested_by_id")
            REFERENCES "users" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
    )
    """,
    *_COMMON,
)


async def upgrade(db: BaseDBAsyncClient) -> str:
    """Make all of it."""
    for statement in POSTGRES if db.capabilities.dialect == "postgres" else SQLITE:
        await db.execute_query(statement)
    return "SELECT 1"  # see the first migration


async def downgrade(db: BaseDBAsyncClient) -> str:
    """Drop it; contacts keep what they are called."""
    await db.execute_query('DROP INDEX "ix_deal_shared"')
    for table in ("policy_revision", "policy"):
        await db.execute_query(f'DROP TABLE "{table}"')
    for table, column in (*_ADDED, ("groups", "parent_id")):
        await db.execute_query(f'ALTER TABLE "{table}" DROP COLUMN "{column}"')
    return "SELECT 1"


MODELS_STATE = (
    "eJztHWtz27jxr2D0JemMzhMrTi5VOp2RY13ixrE9tnLpte4wtAhJrClAR1J21Pb+ewGQFN"
    "8UQL0ger/YEokFqF1wX9jHf1tTamHHO+oNh3RO/FYX/bdFzClmH7K32qhlzmbxDX7BN+8d"
    "MdZMDLr3fNcc8rlGpuNhdsnC3tC1Z75NCR98i33fJmMP0RHyJxg9TaiD0ZBOZyZZdJFLn9"
    "DxEZ/KokM2FxuqBDUn9u9zbPh0jNk4l8H+81/ssk0s/AN70dfZgzGysWOlfrJt8QnEdcNf"
    "zMS1U3t8TvxfxFj+TPfGkDrzKYnHzxb+hJIlgB3gYYwJdk0f8xV8d87xQOaOE2IsQk3wsP"
    "GQ4CkTMBYemXOHY5NDBw8QX2sZxuXVwLjtDwyjlcN0BJFAY3hpSAmnEntUTyBgzB/hpz93"
    "Oq9f/9x59frtuzcnP//85t2rd2yseN78rZ//CB4mxlYwlcDZ+cfzywF/IMq2QrBF+IU/BI"
    "zpmwGUIEaMfd/22dAcAT5MTLcY/UuADAXYT8tSIMJ3FQmiCzEN4g28CyJMzR+Gg8nYn7Cv"
    "x69eVSD4197Nh0+9m5ds1J/SaL4Mb3WCexzjMYYdOjTVUBxDNBDHbyQw/KYUv2+y2BUs0F"
    "2ooDcB0kD8diTw2ynFbyeH37nrYjJUQ3ACpoEYfi2B4delGH6dxbBvT7HxH0oUuXACqIE4"
    "PpFhxCflfPgkx4Z903swXOyxh2b/fp/bLi5SPChTcExSgvSSKTL4v2dzbIsAyytboECVbn"
    "F1dcFnnnre706gbGQ0jcuvX077TDYKirBBtp9SQGI6zKhjDxcGU2td+mg6iiQogN439osV"
    "bs2wPjE9w2PcBFvsyc3AkFBAexE44F0C7549JoZNPOMBz3zDMhcFmC+1dIqBV1s+m0L7ya"
    "tX22L2ge3TOT75+eTd67cnS5NneaXK0smj+RG7Hn8EedwmIHaH0OMDQaeH2QKWMTKHPnUN"
    "lzGGgm37t9ury5J9WwyewbNlD330P+TY3tbw3frLaE6GHJvofm47PnuXjvh6f23tXoRydK"
    "WYSqSsvPzS+3tWj/lwcXUqUEY9f+yKWcQEp4xQ3JEyekgY8/zCvTl8eDJdhvTsHdqhZWPz"
    "t6adafaKScyxQC//xfz3hS6q81nPceiTIF+BByt5u13lxbJnhpkaudKVdWOSMRYuKdOyGH"
    "I89sWfmD6yfQ958/t/Y7axpuaC+6kwGrl0mnds1ZyjwM31z9YD24JCDgRgrX+B5+sQPF8R"
    "2fImV5/Mp4IC5+yxTTLEOUpEsDpbXq3ehw9XXy8HXRR+uCM3Vxf9LuJ/78jX2/5NF/G/d+"
    "TDxXmfDwz+Z18WOc+ZlOOswm+Wtdeit6mQQiVyJwbRmTDamMRzD7uGKhNKANVSnEJGow2O"
    "d8iLYsy7Qvyo6FQxxO7VqC2ifxcKExgKWzMU5jOL/3LDLODTZ+wOd1OWsJEUZHZPh6BH0Y"
    "dm7ezB+Zf+7aD35Tq1vc96gz6/0xFXF5mrL99mtvxyEvTtfPAJ8a/oH1eX/exbsBw3+EeL"
    "P5M596lB6JPBFN8ETqLL0SVdzIzezP6MF62iM/LgTqVxYc5s4yEctNKu6CE29AgNJhj59A"
    "ETbgtgZ4RsDxHqI48Zs9hqI0qchTATbj/1fuq8eZs3LtaZaPVB+n9bMepaQxcnXiMmlvlg"
    "/GPGTRr2s5b4XZocP4wQJ0YIKvAVvnctAczQJL78AYaLlobLXtS250uIxBESf5mNielNlI"
    "7qUlCbMUz2i/yUWfL2RMIseXtSapbwW2k0M/ZlM/5VQ6lIQ25AqdDMWDl0nSIVFmN6vsG4"
    "Uh3lMQsLlNae0qGbVYVxZuF259Npbet8IOPRkYmFOikPhjrJRUO5+JFJmzqvVBoSXiidX6"
    "hI6b9fKKuBOVDw4dXVBsGV1NqkKyltyaqwrjQkuJK0412auJI+unQ+axV4koIb7SpH0pgP"
    "8WT9SBaema4/xcQ/QmJy5A0pIxsyXYzMezrn58zvhe9ngk3LQ2wHDyciwyIG9dA9dugTG4"
    "VMDz1hx0Evr49P/lTkb9r+gpDgobVYKvcWif8KWnc0vnGOiq0kd7B3h705ympYCgxUMJW9"
    "rokw+RDkwBWJk+hWpUAZJgatkijlVNj+aUH4nDxGq+KkgL8SiXWEtAx39xprjiO5LLcqm3"
    "HGJrQZhtdfmz4R+ZWHjs1fZz54/ZUTk8k/gU2I8kIhjNwCHN4YUccKToyUFhKw1LWwu7v1"
    "5FdKn0QrLRSCwhGajoKiSikC270FtjvY7op+R4j2eRZkzutR8mIqD7s7btkQqRUTIqlGy5"
    "MgCQXIr438vR+yABlae3df7Rvl6coOb2TOi9mo8uoOb3Inxhk7SwXNCTDAthy2844CBa6S"
    "gwXHYV2u8oTvPZ6zrbDjEyC1drtueE9v9ldSznE+rHy7vyqofYTHplMr9icL2DycH8vh/L"
    "gK58cFODeH/rwe0vOQgHVZrIfOVFlUh8MbiF+Z+lPH5QWojnMVqESlHc561fLlUlCQM7dG"
    "zpxJCGcL/twl9BG7xtQm1FXTXUqnABWmrgqDpzOHLnDRW1FKhhRMg1C/liNbrwPl/tS0nV"
    "b5qXJwvy1xtGzg5dCNHjD/c7lAYIWE6kJkDWarX6TO2jJj2yg5l/y5m/hlST0FTt/0Y1Xl"
    "p2/p/aNgAafgwKlWW3bUsQ32kYexM631dUfGKGCjyst6dvKGWI7ZKSK72Q62jeFcLwF+Pe"
    "FVWcsFeHBfSoDPlkO3KsDJfHrP7lQK7nBMXYEtfokRTwLyWj/xAPJaM4IkDmmWL470+cwS"
    "ooGS4/itjI8pG0KR8DG91UpsED9g7QUSI7i1QljEg/QOJBbPueNA4mDN/QQSB2vvI5A4WL"
    "lWIHG9uNtgwd3F+cbrya80sl0vfMaa68UzyK8qktjXWXQ5gfyatSKag9UgollrlQAimiGi"
    "ed+6WJNCXSGi+VmQGSKaNTFkIaIZIpqfOxkgohkimpuD7bRNLIvsNFQDo+C20kjUrIHpFB"
    "AgWgrRhZ4i9a29F26yo9KF293gNdBeBAtYl8E65KTooRfuIShHN7zvJFKfxw6yp+Aubw+T"
    "AsdPZSfMAuh9N8LUvv2rXietlZWbUiPaEueuhkohp1YPhWDIxfw4RlTdM1E4RxuZPqIE87"
    "Z0/gRPkdAlRJM6Xovvorj23wZmLAkSCn6gnYvTrTwZTsV8JOZQOLeMCiHFmIWzKP0kV1W8"
    "UHLnqMQLJeHAxVTf0wcBW/slgO0ZTFEoOI2t1C0SUKBTKLWU95T6REbjG6kzb8ZA1Etlq0"
    "iKStyXUte2mBSVFF7rJkXVUJsgKeoARAQoTZoRBJKiICmqiTjXS4B/YYRjP1HIyjIhHo+R"
    "EuTT1PCtCvOo2/vEJBZ7iKwwB4EKAlVzHrMXgRq9NnkG3yfzqUD+OXtMkwxxjggRrM4svn"
    "X7+bfrfheJf3dk0L/of7zpfemi6NMd+fWcWbBdJP6xb5/Zx8935Nun3uC2d33dRdGnO3I1"
    "+MRHin9ZJ6+c5Sdl+FXYfVlJHXI7BQkdQ+hMNjCtk1K3Il05cV9KIm8xXTnJkVXTlWuY0p"
    "CurL+cAcGvGUEgXfk5pCufYbPQEyuuV4oJKxqhc5Yyf8idpiiLBfeRnywWVkpOrpFWKhZZ"
    "nVOaWYjZBOPol9Vd9J7yra5EyeSySaqu9wiKtE0+RJ7O6z2KErVn9gw7Nll3h0XT1F64cr"
    "NLPsRoTgiuuRPqotxjwk5l0xf+Wsm1ElDyC2YidWrSF4J0tFbKIGEcEsb3rQ1X4PHgMokh"
    "YfxZkBkSxjVxJUDC+D7DSCFhXAcyQMI4JIw3B9sZ816epWQAgaHUZihJ94Y8/pNQgPw1kY"
    "+Jj91adkQRPFgTWlsTQUmAem9dHhYyrOu+eqO5609wfVIUgQM16lLjfm6NsV+nm1QWEmhQ"
    "27ymwZmsrM4bjW9k5tRWqg3sMRVTN3zvR92ic3dYQ9lNggH262LfxaO5Jw4oTY9hUN2VWg"
    "AO1FiXGhb2TdspyHQa4B8rKJEAbYIMqLIy+n8fpAyMXCvNpZFxcXX5MRqe7a9Z7FF9tM1i"
    "sbs6Mj4zhc5up9aX3uXX3kUXBf/vSO/6vIvYn1YtAb3pAHfzkW1ljhGD2W74EbuLMH45w6"
    "CqUvZL59h3Ar9qaN1eEveHDvXqnZknATfg/TggtnQIzg+NYlUr2uskb7dXRa5GuQFipEKd"
    "J15qCfEJ2sgmvAYTEg1SxHXLYpsAvTx7W1nXSWGGwuwJ8fT5ckyVgbOpSPhoAumIsKiM0x"
    "JhEBmmn1pYHhmW2DDyJEgAweFA/RN3SF3ZPQG0kVYz0/XnLi6WVdHNFZIqOUxCTEWHqkyu"
    "mH4oZ9DE9JCDR+w7sRChPq8miBH/lcinbeTRYLTteyiIrGYD5rzuIBdOYgbPt3l9wbPOu0"
    "LRtqNVV4nD5IlypTzMHD0HYk4tCj2ki3Io+spo+HUepjohAMQziGeQDhC7ohUJsuwuR4Zq"
    "x0EBOARPaOc/gFBsDd88iGLRhA4QxQIGI7cJr03PM8eF5mJ0q11lLM4SgyRMRS46X3ATzX"
    "zkTkfhlhR7qMssNsSWwcT6iRJngRw6RiPqIi49ESXBKGHWcVMtNN5enp102uis87rQQtzu"
    "Yop1BBLKs5QbNESsEVU8WDfhWn7FjVuXtZ5CKc+cif5N/PKhS9kYtn3WWHhDPz96FDCvdW"
    "XgbTCv9SEFmNcakQBSQ/aIfCaR6uE/AwgkWIcEtblQHhYIUZ8RPdhMyS+gwN9ury5LuFAM"
    "kvXp2UMf/Q85tneIBKjAJUdGypGXC1LMxiO20x46PkE2SLF+bhpkpR2QYxUq1jwLMnuY/T"
    "irINi7UqGLgUCG1ZZh5tCnrrIakYQC5K+R7ADnRs/eQx4VnyxykScKU1b4yJOjJJzkHmaU"
    "JkPRcFWYZJ5wTvMWrLylAb8c9MxG7OrMpUPseUX+79rzrHZtg99RS78j1GNsQT1G0G6hHi"
    "OQOU9mKIG2+T40upZA268usH1cs3fD9tUkfRKkSZbIxqS97RlsavNBNX03BbfvlN2D6rmd"
    "Kc3gMnvFdou4RyX+K2YBaqyghiY29q1fEoMW3GhXWdeerxB/5vl4FgSCRUb5EfoeccbvUT"
    "LQyKVTdPwefSUeddk2QbaHXrXREyUiJsxhigk3qNnHezzhlrTpOIhyU7nYDt/JooWJSgU5"
    "Su18yFZSBKvkMCVFilRQW3DALFKPBQ0hqElF0oFzAZwLeUiwOrW2OsG58CzIDGGHez+sA/"
    "/O8/HvNB/bjW98/vXy9upm0D/roujTHel9GJz/2u+i4P8d+XZ12UXszx25uLoddBH/mzWw"
    "5CgkRSCFum/ggNuMRqyJA+KrJyzmnP9BXG9XuR/mbIQn5364pVN8T60FeppQZte7Dx5ihj"
    "ovxYUs23rP89WGvv3INwAS03J7f9EW5r9HkUWxqFNiu2hiez51F+jldedVQerbNheqcDMs"
    "OyZV+hDiUe1V7gLxbCubn4K7QEt3AahjoCAk8Mo56Wc24ui6fxMGnKtoCwFUF80YR6Dkjr"
    "D91/940xuc84sM63jMnjgUrsrk6chQp1NOnE6WNnhq2ko18ZcAGymIrNHp53baP5mex8Sa"
    "ZUxMb6KC5hxgE+pP7wDhLnWUeHk0voG8/ESGlZ+Uc/KTHCOH9pR7dBrZnjHBpuqRcwJq30"
    "fMxbaGBkfLSSw7dGiqcZAYonksWoZBl7PnHHNmm1GYczXiVmK4HW7jSBk5qEAJOLlblwAH"
    "d6QT5K8ZoyCXqkaTxQJ4aDOgG8U1cUB+EIk4g2Bf5NyQibvtKmdkkM4TbK+2jEvyG6+GnE"
    "kGMuOuAS4KW4gh22sjfDQ+Qr+eX6OXF4Vux3Ung7QjrZVmcPXByeu+tztE1h/KwV7WQnGH"
    "E2Zq1DC0k5D7Nra1N1M00WZugpD8GxGRX6TQpAdU6jTp8H5ZtWYRdYR44h0heOz0y7PXxU"
    "pL1VBQSUAlOUD+DSpJk3ANKgmoJKCSrJtiJppxF+ki4Z1KJcSLx0goHzzWKtQphmwtkdoV"
    "1Bwf/j63gzcTDSdmWFa88+dCvaTmLKCygMpygPwdVJYm4RpUFlBZQGVZU2UZmN5D2YnQ8l"
    "6l2uKzUaqnQSbiUDz73Lync//98gCHR4dPMfZ5LxWT6Sb3c9vxeTvpl4Oi/ivrTgZ6DOgx"
    "B8j0QY9pEq5BjwE95nD1mHRXeEuJK0fjm5aQsJlUUE00xP4jJn6RehjcqNQN8XLISr3wim"
    "DhaBqLUsK8frCLh9S18kpf5UjFjnmMka7KEZz/MMTPMPjYtmzTNqncw2DeJ9P2lRrCDRlN"
    "+Qj+X6XdX7BcBC23FoOw/QUfEyBZfb0ArmJFULG1VLHVg1Eh4ljT+FO5lM5ioh5CnQdt0q"
    "ygkcYe06xiUSW7t2OIBu7ujszu7pTv7k5ud6c0APntnQKD/V17fx9IbcQD8hJEqrC0vRqO"
    "b1664OaZRcI4kWcVCaBaG1Y3HD/XhlJAh+7ecu4B99xPi0fULfBFljdljSGgJ+saPVnNkR"
    "9UM5PF+xIA0L4G2kPfpDybCQGAw9TlMKZlcdenivqYAGmeBnkiU3HipLzkxMkbjc48fhFH"
    "2GfmolVw7hHfbFedfQTH4IYVjpNoHMGG8mqKHkY+9dkgEbRiE/R9NOfxt3yq7210v+B1E9"
    "GUTjFv6WD6DMYeTpDto3s8tokn4l4wsTwOy4eaQ9H+4YWHuP8V/YcSXNRCYtfLQ/CN1qyu"
    "/GQgoHONahUpwG2cE+yVOE06JeDvbw0CJ8DgGEg7AusiXIU4KROuy5vVwnUpkuSEqwgUnb"
    "D52I6zEG93FHQr5jLKRIGo5gKwLToe8XwYJq1CwVQSdlp3tjtyRwYi8cb2EKHoATOJSoWk"
    "FJN0xUfH9HzES0mKlsqisVOwxJRJ6TFFT7Y/Cesn8/mDusrsO4knYrJa2LT8yh3h0t32oo"
    "czx2xX1wmYSLPwdM+nFeEAaZpBMACIfJAJe5cJ0F9Gg/cuUQ9ONK9TxX8SCpC/TgABLm4N"
    "WoH7BBCgfg3UF2YaVCO+OMsA0K7AbkT5SEXXcQIIUK+Eek0MsOvArOhbdmFcd/J2u8oIC8"
    "0TA0cjJXycgd8wdhsKW4eOuYWztHYCu8ihZIxdNoyNtX1eOKkbOSbZYJ9f5jaNRckLZowx"
    "swbxso9TZvAUOTd3tq6iPRU8l4T1lES2EUK1wYzS7yVvV5hRMd1UbKgYCgwo7QwoTXj6uY"
    "WnM+pjMlx8xoWetcyISs5ux2ONByzpY+N5OS6lPhKPHPisGDC2kIvZVvP8Nho6JtulFj9E"
    "sn2PMQCTeLw+PCXvBUcOIO9ady3BWUWHMH4m5WDGZL2nIl/czlYtbErGu4eFhleIp4DlVn"
    "YnS1RoX833M6Qwwkb0wPcPie8ntok8CRJAoGfXNnGSr6VMugtubD7ANpo2jSIkyuJ3CQAY"
    "lsMw77Gp3IMsBdRATL89kUD025NSPPNbaTTTuT+kRTVFyiMXEyBrxS5qFta184hRoWIViU"
    "ZiuouSSLolTLY+w8LHXqNwfhqicYlzhvLT88vezW9LpC+NoIury4+nBWg//W3Q70GDITBJ"
    "d2qS/o3etwrsUH65XWV8/jscINXr2p/w6l4+RfeYu+TwETpnJp5Ln9CYd5h+4hERts9de/"
    "xu2H7aNxfxLSYm2QK2wwzEEXUZGLXe85YyLiUvgqbVXnH3690trehT5DrsCsNy/sNgaI5s"
    "e7lSEO6chO+8VLgHn9+ag7GqqYUEtdUk9Mx3MmmR78rTIt/lKwS444Ljtor0mHA8ZMesoW"
    "Lu0AegmWKZzfKVS/OtyvPNVwVYigUVJTKGAgVSOwUyxbB8H09nfgHTKq9nkgDZnefy1XaF"
    "8saKDvAjhiJ7t5wfxRDNY0mvOxIc6XWnlCHxWxkJy0ObC/THqqKPSxgo96hQ7hG7Li3YyA"
    "Om4peEbEUATdjHVUy+//dBtRKTctlEw7OaTcbVLgzFGqI2BQjNgXUWtuCUayyZNXHKXVLB"
    "zXNeOXG9XeWWI9GIlX45LgB4VhQvzcor+rxHrj2e+EFCMY+t4BdfFHjVVAAVfWI8SUqldi"
    "n/tQYHkvePhW0HlFcJ4VQWEi2uaywk4MAjd2geuQOp/Ha8XSJsruwbSNmmStkkmeczqyaZ"
    "05BAZq3JnJDs8vIpAQQlkOqG1qUVHnnkp+EA//Xxn9QDVfCfhAP818W/zzRnFfdXNL4RB6"
    "W7dn9Fqtd9jf2eBYVwaqU9r4nr4po69nBxTn6hJU2W0wPalamLYqikO2PCO8w82tygCvP/"
    "8NBmgxBTSboi4Of4CPWQmJwnoPAkE/pE2sizyRCjmUuHzDJn4x8wnomQIIKmeErdRRAURC"
    "iixYVmdrs0FGTT+CVsV/gHyHx6X3SkWIr+GKBJrHBjDgL2XikF6UTjIUhHMUhHK8lyEzLa"
    "ctGyHCEhWww3OVgiMz4AC7i87bV54jmirqj3xdMMwkBTxr9HXLx1kYks1xwFQaSMjQevNF"
    "pgvyj9fbOTg6AAQVHLTNSBBBuTEvemx4wKJbd8EqRBdjcI3kMTvBk3UnFViqrGrdOSkhSH"
    "6czIdXmWbPNc2ec5FykLx3gbZRbmnGGkRre9JFiDmPCunc9wiPocTtdm83smRif1HK8FwP"
    "DC1X3hYmSqv3JZWIgC1fmdCwsX1XvnCoDhnTvA045bUWXzF9EbuFXgkUrdb1f5o4J6ncYo"
    "HipXLt9EvALRCw8NKT9x4DGY4uTYxZYoP/9+6S8KTxu+8/HeUWo9xnC+JwrRm7xLDE+b9r"
    "CP5rOS0vq7Whn8WBq/h+0KP5Ye9bSeDSFSBYNdrOQqiCEa6CnYSsWnOfcRMgk+U3KFpaF2"
    "7xBr/WU0J6KoIrqf245vE++Ir/fX1u41vq24yXgb80fsBnW1sJqbMg8KBNq8HxM8Ek21jj"
    "TRyS/o+BM204pg5lalJu7QsTGJRq1Uwj/RJ3bLXZYq51WFopifnN68ajCoulprWOWq7k47"
    "++rGt/aj5PJyC16BEKnCegwDiK+NeDyjQ6U6p0uABtoWm6mMoYnkvA1SU4skZ3SrUnJ6iU"
    "ESsVSePSY/2WHIrOfbjhNUdj9CPKLWpw+i/p6HnVHQ9IMPoi622ogSJ6gSf/up91Pnzdui"
    "YKoNz66YyZxwY0il/oaoMzicwKlUjjGb02aTytWoj5YQQJBfrCmf1d2dtm/uu58cIs4tlO"
    "t7p6E2I/z2+x5subz3A/tZKgiOxjdQrziWi22qiGzKVdyyLC4cVPCbAGkgik9kvMIn5U7h"
    "kyKfsMtbv6iF6aWhGojorfjfwY9Yiv1D9yOmj7JwncKlCTAgsNYETpgwijROQwKZtSOzLl"
    "4Ne0zOi50awZ12pU+DjTFsSZ8Gb3MX1tU9Qj2CetfnvM1dO2xnalEcehrYpMgmbeRg85Fd"
    "46XUTNGwlKf78sYD+BG7wgcR6mDcR2GSkgTk3S2r6AVRaEQQ4jl8m+XcHwnjtsZKK1wt4A"
    "XR0guiLidAPmgqH3Km066dW882ejaJeYeOiypxl9urS4Am1IfehaXq2KUegT6ZTwWWz9lT"
    "mSQoiJK2VpfQOnsGWqc3V99u+zddFH64I1+uTs8v+l0U/L8j172bwSUfEX7IajHgFdPiFQ"
    "Cv2CHzmtIGmXLMprxZplYYb91+/fCh3z/rn3XR8uMd+Xr5+fLq26XxVTCi5Lc78u3m6vKj"
    "cd27vf12dcPA0t/vyFm/92Fw/itThdjNxJc78uHqrG98Ob+9Pb/82EXJb9Gs/Fo0I/98R3"
    "pnZzf921vxG3oXF1ff+KwFF+/I4OrK+NK7/M3oDQZ9pkHddlHuUh1O2ZHrIVTRQkijuIQP"
    "QSnEgTluFVjxibvtKks+KqjohwNXWfPl73Vhk/l0vUa2CP9U2WE+HNNO1Xpcbb8mfkf0W8"
    "CE1U/DLjdhY7rLUyCGgWP82qbOHkuxPl8CaCNDRDnjUhmyvLtChgRFkbcmQ5I1l1VlyBJW"
    "RoYsfwfIEF3fHJAh2hBCi3Lqz5cAmsiQM2w6JQIkulUpPUQ/gy2JjkSvBDW5EQGuFhrR44"
    "PE0PU9AYmhDSH23Prk+aJeE1lRIidWyghZ8dDqoSfqWkF6ywzTmYPRbC4a8/H+e957kWTq"
    "sdVFmMcTG7YM7hiaHi5KmVl/Qkhg1fjNqJIO4n8O/+XHM9F4nY8JaofeS9YVrSormj2Y4f"
    "+NEc8/VcpwyIA1LodkY7jWhut7D8Vsn11fwffDESsZ//dUp5zvPESPc2Y+wQsPBYVT89xd"
    "Gkq1ZSsbqxB8x9czTEehYevYpfNZZKvUWEzAyy/Hppux2WxGljUWpU9EfsmaKDQY3I7RqL"
    "bkxlCptmyukVQt/IoXQmFROmUKU5xWIr/SElL9FyovFcAp7MzYCqmDxHU6M9dZb80ezfWW"
    "hG7NB6nwQpn3FnRrhjBt6NYMZM6TOa+5yYupPCw4MGv7jpNauzwJklCA/PpHvdDMVgcyCD"
    "2bA9Y4vkpDAhHqE6Gwi3ZF7ZsmddHeTeOp0g5f5b3K1+3wpVkyVpUKtY1u5bHBr6LJxlCg"
    "xWqtxe7l4F2zV+rZBckB/rt7DXQH/HNUeYZFScGB+imlDjZJiYM3hsqg/p6BbUuYLK/sVp"
    "qcXl1dpATJ6XlWYn/9ctpnepSQIGyQ7Zdgm4kM/tQKelMMAWqTutqUPetS8vZmYKHHnc4a"
    "VEytOj6QPDBIlAOMZOxh1x5OWgVRLeGddlVcixmP2WjE+zphhc/liHXN070ah6flDqHy09"
    "Mm+IS2UsyBv1QKGA6HNxC7W4nI5LZmobutvENYAmT3ncH2o7JsrAfYXoXZH/8HYuE//g=="
)
