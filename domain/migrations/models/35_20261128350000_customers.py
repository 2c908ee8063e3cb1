"""Customers, who buy again and again, with what they have bought."""

from tortoise import BaseDBAsyncClient

RUN_IN_TRANSACTION = True

_RESTRICT = "ON DELETE RESTRICT ON UPDATE CASCADE"
_CASCADE = "ON DELETE CASCADE ON UPDATE CASCADE"
_TABLES = (
    """
    CREATE TABLE "customer_stage" (
        "id" {id},
        "name" VARCHAR(100) NOT NULL,
        "name_folded" VARCHAR(100) NOT NULL UNIQUE,
        "position" INT NOT NULL,
        "is_archived" {flag} NOT NULL
    )
    """,
    f"""
    CREATE TABLE "customer" (
        "id" {{id}},
        "version" INT NOT NULL,
        "created_at" {{moment}} NOT NULL,
        "updated_at" {{moment}} NOT NULL,
        "responsible_id" BIGINT NOT NULL,
        "group_id" BIGINT NOT NULL,
        "created_by_id" BIGINT NOT NULL,
        "name" VARCHAR(255) NOT NULL,
        "name_folded" VARCHAR(255) NOT NULL,
        "contact_id" BIGINT UNIQUE,
        "company_id" BIGINT UNIQUE,
        "customer_stage_id" BIGINT,
        "next_purchase_on" DATE,
        "expected_amount_minor" BIGINT,
        "period_days" INT,
        CONSTRAINT "ck_customer_one_card" CHECK (("contact_id" IS NULL) <> ("company_id" IS NULL)),
        CONSTRAINT "ck_customer_amount" CHECK ("expected_amount_minor" >= 0),
        CONSTRAINT "ck_customer_period" CHECK ("period_days" BETWEEN 1 AND 3660),
        CONSTRAINT "fk_customer_responsible" FOREIGN KEY ("responsible_id", "group_id")
            REFERENCES "users" ("id", "group_id") {_RESTRICT},
        CONSTRAINT "fk_customer_created_by" FOREIGN KEY ("created_by_id") REFERENCES "users" ("id") {_RESTRICT},
        CONSTRAINT "fk_customer_contact" FOREIGN KEY ("contact_id") REFERENCES "contact" ("id") {_CASCADE},
        CONSTRAINT "fk_customer_company" FOREIGN KEY ("company_id") REFERENCES "company" ("id") {_CASCADE},
        CONSTRAINT "fk_customer_customer_stage" FOREIGN KEY ("customer_stage_id")
            REFERENCES "customer_stage" ("id") {_RESTRICT}
    )
    """,
    f"""
    CREATE TABLE "purchase" (
        "id" {{id}},
        "customer_id" BIGINT NOT NULL,
        "at" {{moment}} NOT NULL,
        "amount_minor" BIGINT,
        "deal_id" BIGINT UNIQUE,
        "note" VARCHAR(1000),
        CONSTRAINT "ck_purchase_amount" CHECK ("amount_minor" >= 0),
        CONSTRAINT "fk_purchase_customer" FOREIGN KEY ("customer_id") REFERENCES "customer" ("id") {_CASCADE}
    )
    """,
)
_INDEXES = (
    '"ix_customer_all" ON "customer" ("created_at" DESC, "id" DESC)',
    '"ix_customer_group" ON "customer" ("group_id", "created_at" DESC, "id" DESC)',
    '"ix_customer_own" ON "customer" ("responsible_id", "created_at" DESC, "id" DESC)',
    '"ix_customer_stage" ON "customer" ("customer_stage_id", "created_at" DESC, "id" DESC)',
    '"ix_customer_next" ON "customer" ("next_purchase_on", "id")',
    '"ix_customer_name_order" ON "customer" ("name_folded", "id")',
    '"ix_customer_name" ON "customer" ("name_folded"{prefix}, "id")',
    '"ix_customer_updated" ON "customer" ("updated_at" DESC, "id" DESC)',
    '"ix_purchase_customer" ON "purchase" ("customer_id", "at" DESC, "id" DESC)',
)
_ADDED = (("account", "periodic_purchases"), ("pipeline", "creates_customer"))
_TYPES = {
    "postgres": {
        "id": "BIGSERIAL NOT NULL PRIMARY KEY",
        "moment": "TIMESTAMPTZ",
        "flag": "BOOL",
        "false": "BOOL NOT NULL DEFAULT False",
        "prefix": " text_pattern_ops",
    },
    "sqlite": {
        "id": "INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL",
        "moment": "TIMESTAMP",
        "flag": "INT",
        "false": "INT NOT NULL DEFAULT 0",
        "prefix": "",
    },
}


async def upgrade(db: BaseDBAsyncClient) -> str:
    dialect = db.capabilities.dialect
    for table in _TABLES:
        await db.execute_query(table.format(**_TYPES[dialect]))
    for index in _INDEXES:
        await db.execute_query(f"CREATE INDEX {index.format(**_TYPES[dialect])}")
    for table, column in _ADDED:
        await db.execute_query(f'ALTER TABLE "{table}" ADD "{column}" {_TYPES[dialect]["false"]}')
    if dialect == "postgres":
        await db.execute_query(
            'CREATE STATISTICS "st_customer_responsible" (dependencies) ON "responsible_id", "group_id" FROM "customer"'
        )
    return "SELECT 1"  # see the first migration


async def downgrade(db: BaseDBAsyncClient) -> str:
    """Customers are gone, with what of them was in the trash."""
    await db.execute_query("""DELETE FROM "trash" WHERE "noun" = 'customer'""")
    for table, column in _ADDED:
        await db.execute_query(f'ALTER TABLE "{table}" DROP COLUMN "{column}"')
    for table in ("purchase", "customer", "customer_stage"):
        await db.execute_query(f'DROP TABLE "{table}"')
    return "SELECT 1"


MODELS_STATE = (
    "eJztXXtv27iW/yqE/5m5gG/RJmmn61ks4DZu6ztpEiTudGavFxrZZmJtZNKjRzze3fvdl6"
    "TeT5Pyi1YOUNSOxEPKv0PxPHn4v50FnWHbfdWfTqlPvE4P/W+HmAvMvuRvdVHHXC6TG/yC"
    "Z05s0dZMNZq4nmNOeV8Ppu1idmmG3aljLT2LEt74HnueRR5dRB+QN8doNac2RlO6WJpk3U"
    "MOXaE3r3hXMzplfbGmSlQ+sf70seHRR8zaOYz2n//FLltkhv/CbvTn8sl4sLA9y/xka8Y7"
    "ENcNb70U1z5Yj0PifRJt+TNNjCm1/QVJ2i/X3pySmMAKcHjEBDumh/kInuNzHIhv2yFiET"
    "TBwyZNgqdM0czwg+nbHE1OHTxAcq1jGNc3I+N+MDKMTgHpiCIFY3hpSgnnEntUVwDwyB/h"
    "7/92dnZ+/tPZ6/N3799e/PTT2/ev37O24nmLt376V/AwCVpBVwKz4efh9Yg/EGVTIZgi/M"
    "K/BI3pmQGVYEaCvmd5rGmBAR/nplMOf0yQ4wD7aXkORHjXsSC6kPAgmcCHYMLC/MuwMXn0"
    "5uzPN69f1wD8a//u45f+3Y+s1d+yMF+Ht86CexzxBGGbTk01iBOKFmL8VgLht5X4vs2jK5"
    "ZAZ60Cb4qkhfieSeB7VonvWQFf33EwmaoBnKJpIcLnEgifVyJ8nkfYsxbY+B9KFFfhFFEL"
    "Mb6QWYgvqtfhi8Iy7Jnuk+Fglz00+/jTtxxcpnhQpuCYpAL0ii5y+E9YH/tiQHxlDxyo0y"
    "1ubq54zwvX/dMOlI2cpnH97euHAZONgiOskeVlFJCED0tqW9O1wdRahz6btiILSqiPjX65"
    "wq0Z6nPTNVy2muAZe3IzMCQUYC8jB9xlZjt2LDqzpsbSd6YMRayKfHkHgL0E9q71SAyLuM"
    "YTXnrGzFyXYF9pZZYTb7Y6dwX7xevX+xK0gd159ubip4v35+8uYnMzvlJnZRZhZl2780YY"
    "l1AeDuDzAr7BFT1AfaDOAjuG72Kn2fyt7qARxKFjRBtlccdwPzOU+CPI45uiONycfXMicC"
    "5M12UasjljgxoPDl0oAFtKe7A5e/b6dXHhjS/qga6L2QAz48GcetQxHKY8lCwM/7i/ua6Q"
    "bOXkOYiZyuGh/0O25e5tNnf+/cEnU44mmviW7TFp+4qP9x+dPU3zGpQ5XBm1IzIlf/za/y"
    "1vZX68uvkgIKOu9+iIXkQHHxijuJv74SnlauUXJub0aWU6DPT8HXpGq9oWby3OFvkrJjEf"
    "Bbz8F/PfFwYQhsu+bdOVYF9JfCF9u1sXY7CWhplpuTHQcGeSRywCBuZsxsBhGivy5qaHLM"
    "9Frj/5b8wm1sJc8ygCRvwFL4YdGvZREoT4Z+eJTUGhKQZknf+CuMQpxCUithUdYgPiLwQH"
    "huyxTTLFBU5EtDr7xTr9jx9vvl2Peij8MiZ3N1eDHuL/j8m3+8FdD/H/x+Tj1XDAGwaf+Z"
    "dFLq4hFdaoiWrkvWnR21TKoQq5k5DozBhtHJZcdTdUF6EUUYv0/IOsRQnyjhA/KjpVQnF4"
    "NWqP8B9CYQIzbG+Ggr+c8V9umCXr9CW7w4NIFctIhjI/p0PSV9GXds3s0fDr4H7U/3qbmd"
    "6X/dGA3zkTV9e5qz++y035uBP0fTj6gvif6D9vrgf5tyBuN/rPDn8m0/eoQejKYIpvCpPo"
    "cnRJFzOjv7R+wetOWQZTcKfWuDCXlvEUNtpoV/QRa/oKjeYYefQJE24LYPsBWS4i1EMuM2"
    "bxrIsosdfCTLj/0v/72dt3ReNim442pzn9byeBrjN1cOo1YmKZN8Z/LblJw35WjG9scvxl"
    "hJgYIanAK3zvOoKYwST++BcYLloaLkdR214uI1JxCP4yG3PTnatYJVmq3RgmxwU/Y5a8u5"
    "AwS95dVJol/FYWZrZ8WWz9aqBUZCl3oFRoZqycuk6RSVo0XY8Hj5ooj3la4LT2nA7drCoL"
    "Z57ucD6dzr7iAzmPjkym6kV1qupFIVfVwc9M2jR5pbKU8ELp/EJFSv9krawGFkjBh9dUGw"
    "RXUmeXrqSsJauydGUpwZWk3dqliSvps0P9ZafEkxTc6NY5kh55E1fWjzTDS9PxFph4r5Do"
    "HLlTytiGTAcjc0J9Hmf+Wfh+5ticuYjN4Olc7H9LSF00wTZdsVbIdNEK2zb68fbNxd/K/E"
    "37HxC232ktlqq9ReJTQeuO2rfOUbGXrXfs3WFvjrIaliEDFUxlrmsiTD749hN7iYj43QWJ"
    "krpbK1YmrJ0xTRpulC03BKOgPc9dYk+3Zkv5lDoztygWNrTdf6Qh9eskog38tUqNl3JYbz"
    "k070lhXDKj2DXURxF0EE3Rcc2ok49gxnXAjAMzTtEFBYkfL4PNWoSaX4xum4aeUL9EKNXY"
    "bWH7Fma+nskYbmfVdttZwWxrfe733eD+9ub6fvhBJHwnf4wJWxI+s2viY0zY//c9xP8fk0"
    "/DwdUl+yv4HJOPN19vrwYj1jj6NiaXg+BK8DkmrOvRzV0wBv8yJt+uL296iP+fN0iOw+qV"
    "SbyyOgzVqbYJBaTabpFqmxhSatIjTQaukabio0G8fdtQu2647znWzsSDV+FZ3SxEYuIDJj"
    "Vwp9Q9H/fV9/5wNLz+3FEUKiFZD4Vf2PL/7fpaXAm/MAHBNFEmHtj/TID0rz8Orq4Gl0yC"
    "RF+ZmOkPxaXgs4mQ2P1mowfTsn2nMTdT5Bq/OR2+2cv4LBgUfx2TD3c3vwyujcub79c9lP"
    "pDD/HtUa+shE91xYeofZtMj915Z4SvskQiVyeMJBSHQ/RUCpP4RB3QDA1AWtgZhx94YqcC"
    "oCkKgLMIpzmdl5ahq1HBU0StQfTA6jdmv7SJdzRNB0mYurlGNYo9Dz286FREnsW97sa4sx"
    "U1k4o6B6FjUTEDcfIwtFwedq5rrBh3TsdYA6eAfGiW/8JUeB0Cs/otmdWB2SLj5TlRpG2T"
    "OQCRiPZEIoKVUnmCZ8hgbjee20vbnJa4faoT96L2bcJ8d3XjTtElyrWlHbtF2ct+/Vm4PY"
    "MvPCoWX4u/8ujZp2/3/Fr4RQ9nKHYc6qgEzGKCreJlp2OrtKQyjWaA73oxmuAHWubSr57H"
    "CQVM5JOsSfmR2RI2fRSoFyzj5Ga3zjSeZppJbPbhs4JbutzYdF8hbv4GlSRdxDrHbJogG5"
    "vP2BXbbxy66iLXYgIQBT8KmWSG8LPYf8MLTvKnZi3LdvnscSRFo5yTGg/UnuGNtrj/lxFD"
    "akSbS8AS108phhRpSJHWWFadhIMYUqRfHJuPu7/y2Dr7/ndYplUNRZhTZIC2HNr8GKalY0"
    "2VTxHKEh7w9KDjLFM7PEQoVN0byIksJYSLdRMTuljFwWHKnTKbOLzVrbWIU4022cPVvN3/"
    "duPwOflxEjU2Zm67ryjs0XyfcTTmY1RCRG5U1uOSdWgxhLcfm66I/MhT2+KVB3jj7UdOdS"
    "b/BBYhygOFNHID5ES/0kCCljozlR3j244nP1LWMFAaKCQF5ws4X8D5As6XNqpb4Hx5cWwu"
    "6lEqKTR52jbldBw4jyatRsuzIE0F4DcG/+j1YIENAkvf9coOIq1OOEgoIOGgeeZMgKJhU/"
    "ZMyuDHZMCB5hyAGEiSIfxWZqM5a1WdI/y2sNUcYiCHRLvoIlOQpwXaFqXmHViervDEtary"
    "icvhT5FovBG/8eYDqYgfb1azAaEY87Pxo2k3OqAjT9g+zN/IYf6mDvM3JZibU89vBnqREl"
    "CXRT0MI8hCHTZvIb5nMuieVWN7VtzG9Kdv8aVX7VDbDBVU29pCBTcJ4cuC5zuEPmPHWFik"
    "bBNHne5S2QWoME1VGLxY2nSNy96KSjZkaFoE/VYhHL1SKQYL07I71fkUwf2uRFKFgeOmO0"
    "2t+Gc8QGCFhOpCnLNfl3qRa9tF6b7kI87il6X1FIg767dUVceds/NHwQLO0IE7ubHsOEIF"
    "R+2Az2it51K7789rtt+fF/ffFxc7RbDb7WDbGeZ6CfBbxidcI8CD+1ICfBk33asAJ/5iwu"
    "7UCu6wTVOBLX6JkXQC8lo/8QDyWjOGpII08YsjHZ+JKVooOd68k/Ex5ZOHUj6md1qJDeIF"
    "S3uJxAhubRAWSSO9U+jFcx44hT4Y8zgp9MHYx0ihD0ZulELfLOM8GPBwGe7JePIjPViOGz"
    "5jw/GSHuRHFSfNbzNo3IH8mI1y+YPRIJdfa5UAcvkhl//Yulibkrwhl/9FsBly+TUxZCGX"
    "H3L5XzwbIJcfcvlfJAcglx9y+duDdtYbJAt2lqqF+Z/7KB2V8YFJp5CbALQq0KU+UvWpfZ"
    "TVpNM5XdzLvMTK8xxQV0QddmPpYRHBgcKH2aPCs2bZU/Bgj4tJicuztgxjCfUBazHGV06q"
    "GKNeOQa11foyLboSGQeGSvG+Th+FZMjBPBApSsWbKOyji0wPUYJ5CXpvjhdI6BLikDfbRj"
    "9eXfytrGj9DnqsSI8LfqBVyFCvzYnIZDul+lCI2EfF7xJkIQqrn+Sqy5RLzxyVTLk0HThX"
    "mztXIVXxuAywXIMpCiV5CLW6RYoKdAqFAs/c46qiNkftW6kz78ZA1Etlq9kOmLovpa7tcT"
    "tgWnhtux2wgdoE2wFPQESA0qQZQ2A7IGwHbCPmegnwr4xx7CcKWVklxJM2UoJ8kWm+V2H+"
    "xKYG/5ybZMYeIi/MQaCCQNV8jTmKQI1em+ICv/ms6ohW5yW+c//L77eDHhIfYzIaXA0+3/"
    "W/9lD0bUx+HTILtofEB/vrF/b1lzH5/qU/uu/f3vZQ9G1MbkZfeEvxkXfyyll+UoafwinV"
    "4WqnIKETCp3ZBqZ1WurWbNRP3ZeSyHvcqJ9ekVU36jcwpWGjvv5yBgS/ZgyBjfovYqO+SA"
    "T/VFjySm7XC40gofwhbikROxeNgxPZzdnCIhYn8ajjorn5jNm1GZ5JntpOgyaEenPGSEYf"
    "3HzCa2Q+Mj6WBdoPPfzmagQggLQUQLALuQO7kI+9d+XktqfCLuQXwWaGMbYNx1dRD9M0bV"
    "QQ95NMzzHDSvXY0zSAsxzO7P2wPDVpnyZpk5m5M4mPiWd566a+44Ra5zncuRz0r3rMRDDt"
    "Mfl4cz3qfxz1omRefuXrbf/6916UyTsmw9Hga4+ZCXihh394ytRfmz76DXaN5ChhzwiEWC"
    "pektHgtxEPqPw24gGW30ZG/27QDy6Ir2MSZAn2UPA5Jp+u+p97iP8/JlfDe0bN/x+Tr9+u"
    "RkMjuJJ8HxOuFPUQ/39MPgzvRl8u++yti76Nybc79pay/8akf3l5N7i/76HwC+t/8Ll/ZQ"
    "yuR8MRo0n/1egV3fmhIUcqNAKvJrc78NRamLbKwRRpkhYBvzO1wHIN05nOreeyxKFNmdVp"
    "SsiuVsiuZtiJY4ScJqinKQF1BdQj4IwHR61MToEQTn3aolgLXziWlkGJXWKObFxyUpQw+d"
    "WWnD9907YeLGYqlNrWm6AvkAP+avhHP1AZ+RQhYK6COf91BrPVqg5k3WzR5bo4YPmLIb95"
    "zwd+dR36jVWsPE7DLDj2/5h87w9Hw2tmwoVfxoSZeZfMvBIfzL7rD68Gl8zCE596uELCOG"
    "+D0EWWcgehC81MgFOPXOiXdfFZVPGvT734HFX6l8u/SE4G2JyFIfp3RQUBNGW/K0hkmGBe"
    "GRBFqQpdNFmjpUOn2HV7KCOLuzwpgtlhzhr9+OnfSgoa7GMAyKTQ2mkCmRSQSQGCCjIpgM"
    "2QSaFhhB8yKSCT4sBqF2RSQCYFZFLs2/LQz7i/idCqs+7DRl1p854mBDIVCufUmuLAAOdR"
    "otKag2VtwMrWeK53wcoGK/voa3ubzC+wsl8Em8HKBiu7TTiDlb17iR+0UlVi01RtgvXwtX"
    "YhK/Ql1fG/90wx0Qo2cnCjW2cXu3ETCUvY9fAysHGX1hLbFsGv0B/RYvgHmlKfF9vneZbo"
    "zc/oG3Gpw3f7Wy563UUrSpBJZshm+gji/rUZmuA5mxSi9D7lFrJbZlofZtDSOjvhUhQOG5"
    "bM+WfmQjd7UFptEZ4cXVqKSFXjEbwyqDODIjy6rsLgUwCfwrG1jjYZm+BTeBFszklGeRmV"
    "F6lgNTS1GuAU3v26GeAU3kOi3fp94N+u72/uRjzvP/o2Jv2Po+Gvgx4KPsfk+811D7H/xu"
    "TqRuz7Zv/nDazjBPjB57aXzcBPuMGmvJDo2M6ecqeDBk6ezLx16MScWHZpCtH9wrTt6vmb"
    "JW1RYsr52U/v4snL/6ibt/df+1dXJWeNhG7HBop+jhS2DOms6C8o5xRroKro5whb9Pq8nL"
    "yuS2yWHlomrnfrvNSzqMVOC6nX+WqzXiIp9yx/SIOJgBrfLH8VUoOkC8s0HTDeqiY3JOtu"
    "yXqzGLBbDkxXRH7YrDdGfpCQTn6gwEce/LKmg04on+pKnEwPm+bqdo+gyNv0QxT5vN2jKH"
    "E755VpOsOibhoPvIv3K+5SkRm5R6l97yQf5cEnBDeclE257zKTuen7N7Wpq/QDAwL5wUqh"
    "lRwrRSU/YO4w74ZTCs7x1lhX6kIMD2J4R7cN2mTzQQzvRbC5qOHIi6kibZtcvAeO5B2pyC"
    "mAn5ZMk7X63sU8KbChORvEdr8i/tVlIhOKrepDauZjrAFyL+Uhw22WvDaROvgxGXCgOQcg"
    "jyOOW5+9fSsRuGatKiPX4h7kcRwPbUgMO7ooTXv05PFPUwH4W4KPiYedRhZ0GT3Y0Vrb0Q"
    "+W43pGs7euSAuB8qav3oPveHPcnBVl5MCNptyY+LNH7BkLi9CSg5TrGJGnBB40dizRIAtD"
    "VueN2jdSdnVDPJ+zLJm0XJu1XCx8lYkvKriOMnQwwxurW9R3pg2U3TQZoN8UfU6jjH2KCJ"
    "BvijzkNe8pr9nBD74rsk1Ml8GiHhcrIW8RxAee5hGcM+yZVtlJdCP81wZOpEjboNbUGc6D"
    "30b13unYbr66uf4cNc+7rMvDY8+WWa5Jbt6eletCZ09q52v/+hsvxRp8jkn/dthD7L9OI5"
    "1z17uwzGc2lTkiPK8e8xMiKCmJHdRuIKrsA/YTSewnSjIkC6hvSIBKE8KWF938eRptuPgY"
    "lH3uVOy7iG53N22/MKapljJVc4PmQeUe3kEXWQR5c4xEARtxfTZjkwD9ePmu5NibRj2UVv"
    "ERTx9m7AZdijTh2t0fSbsuijuQTu8NiFOAQZqvfmphdZpvasLIsyBFBPGu5nk7mRdPxQGW"
    "pgMGnOL2wNtou0+JqLpNbQWqllPpDUNS9eww4zQJ6raLMI2LHigTLAQjXgSCX57aFiZMBj"
    "nR6WqlJeqa9gMV4jV+LepEBOwE6cBOEDCFYCcIsLnIZkhBfTmlxI6rC0B1+BOtVMW6Np9U"
    "fc0ZumP7l7UvTl4ThnSYvWI5yuXha3oBbihwwzPdp6Y8KNAeG/mTiLO4c7pyjXD+lsR9ay"
    "EvEgPmMrEtYZm5RrC3C5dlbdahXkYOuEvgDqX0XoaVFTtdeWm8kjVNLpui2MvhrLDOh3Dw"
    "r3zsV/2rq5vvg8tOgffpGzkXbnCnh8IvY/K9f3fNLwSfY/Lp5u7D8PJycN1D8de8B/dw2R"
    "eaeNq/ucLXXPCyi+vdOg+7z1q4cu71e7ZqT+hsjVZzilbUeXLRHDs8eItm1uwVusSM3Hrm"
    "cwqJbrnrfN0Vx7W4FM0odnmw13LQ3GIiwFmjH2/PXv/t5ygebGNOGWabZBzyBxt5TAj15j"
    "wCvWS9UGLa/NgZGz94nOJNTUw6V5+sNhidtOpuij+LX7OxUhnEFLSMKYDbDGrCp3Dli/Ev"
    "rMWr28FdWChAJfUwoOqFK9OYsPk3+HzXHw35RYY6fmRPHHqplNlzJsOds2rmnOV5gxempb"
    "S3KCbYSRauRl7M/WyjN12XCcKZMTfduQrMBcI2JD0fAHCH2kpredS+hWv5hcxSflG9kl8U"
    "FnIocHXEDC3LNebYVHVbpqjAiSPhxLHp1FRbQRKK9i3RMgt09fJcWJz5MbfcAGwQf0roDj"
    "iNI2XkZAMekN7ThAEn55F0MftxM+OBvSTUaVKspoQefNA6c3w5L90xVmNPzMu3h7VASL15"
    "J2MU57mVMorfFeQUebY8YaQr220lpO1D/N2FBOLvLioR57cqEcdk5jZYw8p7gFVM51Vsls"
    "QDGnC8SA3c1pvbIn7TiNNpSuCyzlxe+JxThHrWgzUV63FJiLy6IHEFORQmbl6Y2MEL9kt5"
    "HTaGbQkzaoqg5AkPVgHl/HUe/OCKHnm0p7oJ6c1xIdQkCaPPtQbLW48CDhSSMTL3u3VJGW"
    "bYMmBmVyY54/vc9NDCdJ6YqCKPPDPCNW3s8vyILvL4TROx1Q8jD9u2i+hDj11YYNGaJ0og"
    "/Nfcmog09y6/Y1q22Ih/9eankr38ex8N9lFqHT2AnAfYKnTs6Q5bhU50q1CUlNwgWJOiPH"
    "bUUft4jSZa0UdRJ6FKJ0rdrdWIgmoLqvpQrlaDmVQgclBYYRdZbhfhV4+v0K/DW6aAnL2u"
    "Une26Ay0GdBmTnDpB22mTViDNgPaDGgz22oz4ebFe14UqlShyTSo12nCpsGBInJqzRe6Yr"
    "cc5EY7YixXbIqZ+GsXmY+MEaECwnexPAnfzIOosEjwXx5a+mzKmS7mqsnbEj1n572D4gOK"
    "zwlKCVB82oQ1KD6g+IDis4PK01VOnPherboj6uk2dODw6FJYMzrxsTh4KXKJ0Y+XbzZ6bW"
    "R7AI0FNJYTXN5BY2kT1qCxgMYCGsuWGstdUN/rTtS2K1Nbsg1qdZdsoTxZBWYdKRwr00U2"
    "dT2mZ5yXayp1TUElAZXkBNdvUEnahDWoJKCSgEqypUpyL44VLtNFwju1SoibtJFQPnh9tF"
    "CnmLKx0INDFz2eemtO//St4M1E07lJCLaZsnH2b6V6ScNeQGUBleUE13dQWdqENagsoLKA"
    "yrKlyjIy3aequE98r1ZtEQXuFeM+JuJUPP3EnFDf+znOteUVXcN9RMhkusnEt2yPnyL64+"
    "i8KgS0RWegx4Aec4KLPugxbcIa9BjQY05Xj8keBjxTWpWj9m0rCdyqswcGz5h4ZephcKNW"
    "N8Rxk4164Q3BwtH0KA7l5SfxOnhKnVlR6attuVmjy5TqZwvppir9/l+G+BkGb9utrNHP34"
    "NUx1LV/4N+V6bFVVT5vqeMp7wF/wzr4yoMF1HLjcUoLG/N2wQgq48X0MmPGBQTVBjAnM14"
    "G4URPMWfEBAoPj6f9coDcWL5saIi98rjRIQVw4DRo6XR0+B8KKjCqn/lq+pjLsqZevijLQ"
    "6mOO2+9Hx6OZZft9JUbbKvDlx6PlEeZOd2QtHC2X0mM7vPqmf3WWF2Z3Qy+emdIYP53Xh+"
    "n0g9txPy20TGibQHIWzfvlrJu18sUuai/FKRIjpYEcfWrRNMWVyy57AYJA3W6jwt8KEpH4"
    "50DhFgzz3n+IE6Jd7h6pK+CcVWVXx1E5k1SO6ljK/54JWd5V2Ne0wAsG8Be+gtll9mQgJY"
    "YZquMCk/sKz6mCJpnwZ5IXMK10X1MVwXb3WKQv21pE55GCq4062NQyVtNgai+mKFC6ocx4"
    "VyViaDGJnsH3qwbFwMSklTKQaosudpybn4xY81Qkr5aAI/izpUc5qP6ocnkkNkQb+lsjqy"
    "kGK9PAtSRG3yZRxYahHqlziQalKswvbgH5VwefAFuCwDqFr5TShA+91C+6XODDthUoPszE"
    "7TtHB2v5eZ3e+rZ/f7wuw++JmzegO840NnwZzYhzmROX7UY1CU4zsg/kJgPGRPZJJgW2QG"
    "65j4cDO5E5ga93zkV9/7w9Hw+nNHDftOSNZD4ZcxuRv0L3/vIfExJpc336+vbvqXg8seSr"
    "6PyeC32+Edvxh+GZNP/eEVvxB85g2Sw6UpZhzddMVY5JOSRJVqB3eapkXej53FxDz6hJVU"
    "xJigbXm1F+cyS9B59RJ0Xpiw1uPcc5VPa82RtW+x3/1JrXCkeCX0bUpmw38tLdZdAzZnKY"
    "HN2rFZE0/wvUcdPLuZ/DeelvqDM/e7tQU3REuDJk03O4cJCprzbaS8MrrooyvqZqDVHBNk"
    "eWInKuF+mimeIabYWDa/yoQFmmDWwsEL+oxLNjbsunNFV3P2BZRy+mYQNHzyhJcKqfKRA1"
    "F1nM0bJsDNrKWb+QkrJYOGzVu3i3T3auypWdLqUJcYzv27u+Gv4lL0bUx+GdyOeoj/Pyaf"
    "mezroc+hBDy+cSzMMmVTI0vVNotu93YGhLKOFspyAwGujH6WrkUuoAPjz+SlMvYJDeAOIV"
    "wNQ7iwxeW4cxsK7cRz+61MBIy1qp7dbwsxMAGQijoYtm8hvnspruNa/1OCb602ElLAotF8"
    "3yc4gdvqBIaQzotgsya+/k+W+LkFH7+43q3z7T9ELSTyvRk7/QU/852SVDmhn1EQ5RWlI7"
    "k3Prj8g/sKDT1E8DN2wjJELq+YTbmLXZSe5D0JL31wqSpf/ECjKgYBxCluCjV++DgGJ5J3"
    "+4flOZVHCelUBlosTbJuMJCgkx9IlEBVHYUTQQhDT1WmOoRxIlv+3+yXCbvb7w8qRFtViI"
    "xTfjlryOYsJbBZazanlAd5+ZQiAhd0U4s7q1PJg5+lA/yb459WNVXwT9MB/k3xT2ng8uCn"
    "iAB5CBBAgEBzfCFA0JZFI8znVE4USZPtBv4X49Io2tyTBupKnhTeASU2aOJW5wc7dUrc6q"
    "PQJVl/2JOcW/2PzFz5g/umuTubd/CDi5gZOadO0S0uTaXq1mZtFfLahWZo2gpO7XSRuCaD"
    "CXr54YpVAZsMSldEfsiGEBqM7sAwqg25MyjVhi0spY3wFS+EWkTExoqVfcRIMaX6L1QeSr"
    "VwUcqD1ATEbaJXTcbbMo7VbMhNES0IN0G4CcJNEG5qRRwCwk0vgs0alNXWjb0vqq42gJ+W"
    "TODOOX4EihM2C0OlKIEJzZnALBqlYEnYvp3BEsloSW24pHiKCF0scFmBrxHDsjLIHZG0oV"
    "JSnQo1+G2U0Z4KtTRjDerq5vpz1DxfYDOLeGLwq2iyCRVosVprsZA0BUlTLxV/SJo6Jv6W"
    "a8woKct+oNTGJqlw8CZUOegnjGxfwiS+clhp8uHm5iojSD4M8xL729cPA6ZHCQnCGlleBd"
    "pMZPCnVtCbEgpQm9TVpnysS8nbm6PdgQp1Qtw4NQ0q4VYTH0iRGCRKU4ni4AX7vQb7z/dw"
    "Sen0GndsnrBFTNgqfKVJytAnas/w7NJcd8q248Y3u7V7ckUzYxa2k9mZa67Rak5djDzqsU"
    "ZiV6xF0B8PPiHY5l390UWTtUgSWlDuZWBtPEZjTee8LuYEP1qE74qdIUxmblRY05yKiuM/"
    "uIiv3uh/mD5TukX3wMNvTmqCML2WYfqAzw0UjQzhPhw1R2VOm5QM/v42KWiSkIEfTjsG6y"
    "JchTipEq7xzXrhGoskOeH6nZ9UOGf9sRk34zUoTOR67PG4jDJRIKq5AOwi07YR9zcyaRUK"
    "pqKs3Kq3MRmTEfuCebovoegJM4lKwwrYrJOe+GqbroeWpuuyKy6iD/EQCyalHylaWd6cN7"
    "Qc0X9XSF2PV82OO2KyWpwpzK+MCZfubMDw4cxHNqubpBZnl3BriW2LYLmy1lmeQWYeiHyQ"
    "CUeXCZlDnFOvs9K7liOEkP4WW8XYwt1gp1hCBeA3Bp8ZtEwsK2KfIgLot4B+pg78DGDfdr"
    "nB7DFmJa7L+gLmMRFAf4obIm8Ds2Iws0qPFErf7tYZYaF5YuCopYSPM/AbJm5DYevQR27h"
    "xNZOYBfZlDxihzVjbS3W3HR7kWOSNRZHz3ObZkbJD8wYY2YNM4HWrH+n1Ll5sHEV7anguS"
    "SspzTYRkjVBTNKv5e8W2NGJXxTsaESKjCgtDOgNFnThzO8WFIPk+n6F1zqWcu1qF3ZraSt"
    "EZ5LtXlxv+FlXSn1kHjkwGfFiPEMOZhNNdfroqltslk640Eky3PZAmASl/XJOvhZrMgB5b"
    "gz7oiVNdgOv2JfMVtk3RV2Aj+XRdDSNsPDndLr/OEfYUz4IARR35uy1zQoYhvUtPXZC+Uk"
    "0TEmSNCj9Ywr3W7/TB/Mkz48rPNfdRIktVdvsxTJMdZgkwmkyKlJETj06ZiHDhVhP9CZfs"
    "cGfP/Vvx4iEGXxjQkAYTmEJ3S2Vj6UL0PUQqR3fyxfqA0UQf7H/c11OcgpkryWb0099H/I"
    "ttwTTAqrQZZjkdHsC3mw+ZTXnMrOO8jnwQY6WploJKazLoc+ocmneK/D9LzWYP4hhDHGnE"
    "H+YXjdv/u9PPn4QwnsH34fDfpQagIM3MMauB5edMrMWn69W2vMRi02WbDVLFV06jWoBcUf"
    "snkNtqYDbl2HrenASrXYpswQsumjv+2gcT/yQ/MujCBnRm0sQUidGVaoV7bVYPLDZKu+yI"
    "8S0oG/QE8jFcpqQVkt0HWgrBawGcpqnY7UgrJaWoAPZbX0YIPvenSh4jZMKMBr2NxrGKBo"
    "8NQfdfBjMuDAFhzI2fgK60+OEpafxssPnG603+hbzsGjAnOKDNCWQ3tKZ0qzOWrfhvIz+w"
    "5wst+pVHoyat8+bM9k6k6eVVedPCvUnFw61hTz4iC0NI5Zsw0rS9iimiIvJzf/H3TSKYly"
    "8cvduiDXf4cNNmZp3tMF9uYMc77peIJ5Hjt+hYaeixy6Qo8Uu2jFtxFbHs+H53eDhEfXM9"
    "fJrbnpsgEsG8/QA3UYGZ39jEw0dSj5wQ3aFrPwDzu0YsyOp2ptCIT4fxkM5ighVjJk5hOV"
    "QAvvv/5gHYixaBljAdU5lojvZSTi+2qJ+L4gEU3nsWSPWrVdHrXfyiDXDeRDW+QHTHXVTe"
    "nIKXhyGl6dileY0YlYUAksJVQQVNI6qGR6Hl4sPZWagGmSw7mwXu9XKO8s5s634pSldVav"
    "RwlF+5ak8zOJFen8rHJB4rdyEpbXAyrRH+tKI8c0UBhZoTAydpwyu766LnJM0IZ5XLfI76"
    "MscmAoNhC1GUIoiKyzsIV8rNayWROn3FfsBNcLfrnwTrfONbdI2sjVKTRReOYGog4Kj38Q"
    "24fDen6i1O6UPQhruTQdT+xzJpR7uZBwqd1hkxcDdKj/GFS6cH3n2Xqm/La9rqhneIhRS3"
    "c9E+oLNcLBU8o4ZW3Y7xw3pzQ6lETKtRawweBk4F47OfdayHRp91rYvoXutd0HnJIXT2mG"
    "Z8gg66Jx1kW0TKqX/csSAgsasyAlSxTmf0IE0EPOkaZZMCey+Wf/83pnvkjYMaDJ0gE7Bo"
    "4IfmhONdgwkKcEJmzLBHXPV4YQHF/aOb7yB7eWVo2s2ZiQkMCmBLUUCE1cjtdUBJAKDkdx"
    "vVvnbiRRi43ORh5z4qeXUILRlD3xz1HlQjM4NERc/MF9hb7zw0ZMxBHnbkAP20ExXJMgXj"
    "rx2fLWQabeKjiAxBTVDot+xkMMqJj2lzpaWsqLyNE1OFGNDzFfviJzgLL8KCGdykDpk4JV"
    "BhJ04BXVU9xDYQco7KCx5D05fQoKO7wINqcku7x8ShHB9pmmVmlW4ZEHP0sH+DfHP60Hqu"
    "CfpgP8m+LvMc25iHx1hl/UvhUhjUNn+EX2oBhLecqXUcPEbzrxoyNRG6hWOVLIuNRZtYJq"
    "QS99m/I19awHa2qGQJW5KZP73Q3uymxLlR3M3PHnsj95hXq+Z9ij9qx233ElgaLbMHWahs"
    "Lu3vRvNXgX8r69aEDVQQh73+pKthYq/JqSJ8lkhlEdJJU4lkJyxhiweWy/MPaCc6kOS3Bf"
    "aum+hHNsjneODfu1Rdx51tWA+AuB/JA9pknCQ7YyO31DWp3Nlc7loH9l9O/vh5+vB5c9lP"
    "lzTEb9+19SdzN/hnc/3ny9vRqM4tvx3+H9y2+D8A77NiaD325v7kbG3aB/+XsPpf+K733q"
    "D694d5k/x+T74MOXm5tfjNv+t3t+O/v3mNzeXA0//m70b2/vbn7tX/VQ7sKYfPh29YsxuL"
    "7k1Mn3vBg8Tm6xuiUAztUTsACYgtYgYTlNBVZ207UbE8/ylGozJBQ6r9mwH0I7oI8yvyFw"
    "czTkAwNMUWAnVOC101lmT6lflkVYEw7yS1MIIVMkdpMovikpMnhVdHtVNPSsfuFutQ3e1S"
    "+h603Ow2rMo+Yb3axf6IrdcvhJ1zw106aPKN1TkLS5MGe4J8o3vin6XRv1sNkRC948Lb15"
    "7B1Ugz8kAE25uSW4pFOlk3xjghbagbspiqWJFLjEvMSG7+Cy5T+5WbvuzzLNNq73fbS0lt"
    "i2CA7CZCbiNpUot2vjB0+k27Plm5cGwYj/SuTRLnJp0NryXPTgE4JtJPRGVyz5ogfXs2wb"
    "/Xh59v5vRRlxsFFLS4+krcbwMTbWH0k37IaGZyr/d3PkLOaLETy6fOAsN3RxM+k2D1N/JC"
    "cIXS2F7lF8JdrJgaMI39zLqKD3ZAmBBdt5Cpvv2ighh7CTdnY5lF7Q8M17sBzXM1yPaa/K"
    "jCjSgse+MR98h2mzzVlRRg7cOMGEzFvTdc3HUnMxutWtMxaXqUYSpiIXnT9wE8185nmVfG"
    "s2EnOoJ/Zo81zu2d952Ufh9ePntHDpyfd+i1bCrOOmWmi8/Xh5cdZFl2fnpRbifgfb84bx"
    "EFjFPeM5HVHJpItG3Ll12egp6s3K3CMw0b+LXz51KGsTHMrZdOAd/fzoUcC81nUB74J5rQ"
    "8rwLzWiAXNdMqtVUkAn19hEqkZ/jlCYME2LGi8ChVpgRHNF6Iniyn5JRyoroCWIoFT4LY4"
    "BQ4TDzuNvKtZSnCsau1YhdJHL4LNLmY/bqaYp5MiAhnWWIYdaccMgN+BuBF4yLkbnNrWdD"
    "0kn6gzLfeTZxp0a73loqmcs3w0x8jBzxb3FAZZSzM8tVgjxFbpKPMV9ZHonDu3eVITXZEu"
    "ci0yxWjp0Cl2Xdb+CeOlOBydoAVeUCesgUooEqcwldRbPejQkLmr8UvYrfFyEn8xKTtctR"
    "L+hKBNS+HudofQldJx5VF7MFRPs1Z3IDjuwoW2WrTELSRki+GkG8sk7wqyMC3W7YqT+6iD"
    "FuY6yJ31KJpgvn4/cPHW44m2jvngiUxbtowHrzRaY680R3ennYOgAEHRKKlEBxbsTEpMTB"
    "ezhUeleneapEVZOiB4T03w5qrNLkqPJ6nehpQiaeFGpDevX8uUpODNKjcjBTdP8iS3U9nD"
    "bfoMkQYeuTRZixbhQ9eohoDDSwg4LP0JE6PzZrViS4jhhWucTxWDqf7K5WmheIXO75yDGa"
    "Ruw/rMJcTwzp1gtOMSm/aVRUoDHfG9bv32cdM27KjZZg8UQZaHF0F2Pqd9hb5zdxFPvBc3"
    "uM9oato2nonQwZTNen6T8DLMU7q08CzZ102wxT1DaDo3ySN20QTPrTCJX3RddFEdcvQxGZ"
    "Nrip7wGs0pY0Y8Si+oc2KRJ94t5whazS0bR46zqBIKg9Kdd6N9CQ5G5iObqcFhdpZoyCfB"
    "IXYnxExW3J/Af216z7niYJy8ZjBw/2np/oNs+KNpb6n3TWH2J0QAfWPoxWcB92rnVtS+hZ"
    "6ts7dvJRxbrFV1sVV+L4vvn74pytMaC8u2LbUZXqSFid7cQnSsKWZIEloS4qm107OEYC80"
    "5cDMckUZoyZMKNICH7bmw5KKBykwYjMXEsoWsWF3vvdF02mep2wRui/HOfHRdz26ENZswT"
    "kR3+vWOSem6VYS2THh0ZZdnrVioiV2XEq6zOCm3NhmViuesski0lj8dWCN/4ywOZ3z2+K0"
    "+nA8xOz4BXVLk2T2Moai/Z8NjkhZ5dGwhmkrOAAeHeovixvjlQcV/cgPW7srX3lwpdoEMV"
    "V6d+U2o4t+5Mcn7Jax9J3p3HRxmASiNiAJzxmVHI/1YDxQe4bl3UnJUJyYOvXHcu16QPmh"
    "sgd5q40U0oL7SkcB161xX0H+xE51OIjgV0LdpmhidqlUYXOWEtisNZthh5wmvoe0Yi3Pgj"
    "QVgL91VhocbA0hlxaHXHKWlgrMKTJAWw5tNqJnTj31FSVD15oNNIde0gOvXAP003SAfkP0"
    "y5xmCkwoIweXf2O5WuJCLFp0FYt/CW2dTXd6PKmBl5to+cJYoUPfaB7LquwCZnjjHAbsWH"
    "RmzMy1StQ2R9Ui+Lfy9mkSLbwNF51O2cb66F63dkt9utXGaOH34ByqOBzHN7FPqP8493r8"
    "KCo8Q5M1u0hmItK3srx5dGqVSPPlmcYrSooRwh31W5p9zJsdP/s4FteBoFaIrsSCJR3Yhf"
    "CKfkttdXglx/wGSh74TbaUfuo+evDNn4BvHrKljv9qHWXvAzgQ+OHVaq7gsH0j56RuM31v"
    "ZSU00ezvscnUvu/Uyepxxbu12r0r2hmrqKFEOiBvG+wVdPCUfX+F7iymh7s8O4+pwPxcck"
    "/UTuQ3f3B76I9sjPMPoT3/EUXd/kDi9CF3mRCas+CoooIVcMjBx0RUZ3R/aKLMu57piEXq"
    "ibXgn8EDyW31S/GkeV7hzp5g6yTDbR8goAObRk9pU23TRHzP4n+/YFO6kgMRTZvsmPOzn9"
    "7FwPM/6qC+/9q/uiqrwRy9O0oTOkPWJkwPfmJniK6sJhUTtDDO+0ZOk6rRo/JB3lhWycIb"
    "E7QQ3gsJdC8qwb3IYxtpdrLQRu1biOw7mfyEd9XpCe8K2QmQ+KfJAg2Jfy9zM9y9OF7lkz"
    "jpo1NqBqfud+sNYd7SeEiaysa6fBc7P/BCOPxsAG5HiuwXB89EGOrnuLJzeC7AH7y9+yoz"
    "nmF6f3TRBLN2YcRpgrkV6mIP+cvKaNhhRoaK0xq/h90aA4yzW3lNTBHtZkl8MYzInBTlYD"
    "WFNqZood61l8RQn1fzdj28VCpanaU6fOnqzr8/+GTK4UQT37I9i7iv+Hj/0dkTJ2qA30tB"
    "a+5xeMbO2pib7hyrFRQvkgKDds4g2HnYhBUnEfbWRCe/oo9fsFkalYpu1WriNn005lGrjU"
    "r4F7pit5wgfYs+okeK3eh0roLevKkxqLpaa1jVqi57fdTgDwnA6m+s5PKtTG6JEKlDPaEB"
    "4BsDj5d0OlcxLmKCFtoW52cSpsX5WaVlwW9p5M1yqw5Bi27VSk431UgikcO1HsnfrfBwS9"
    "ezbDtIin6F+NmXHn0SOc0uth9ETjTljajDiz2LpAl+3uX9l/7fz96+K6votOPeFRMwUm4M"
    "yYQDccvgdAJTqWQH1qfFOuUqsfwQgmhdMwjoGFrqGHq40469+h5F5InVQvgFVORelmo3wu"
    "+470E2nCkTKX5XHSp+V4gVl2fsVANcka3TBr1i90kOzHjnwkEF3xRJCyG+kPEKX1Q7hS/K"
    "fMKOwVQrtQP1slQtBHo/hRnAj9hWP2I2lMVEqDqPU2TAYK0ZnDJhFHmcpQQ2a8dmXbwa1i"
    "MZljs1gjvdWp8Ga2NYkj6NG4KR6Xl4sfReoT5B/dsh3+vNC0lb0zmaURx6GlinyCJdZGPz"
    "GQcVpE00M9didwjfzI2fsSN8EKEOxn0UZrAjpOjsONywil4QhU3kIc7h2yzn/kgZtw1G2u"
    "BqAS+Ill4Q2CbdGvlQMJ0O7dzSbcvoUXxbNn20SopJVdurMUH7tunux1K1rUqPwID4C4Hy"
    "kD2VSaa4aK3G1Dp7Bjof7m6+3w/ueij8MiZfbz4MrwY9FHyOyW3/bnTNW4Rf8loMeMW0eA"
    "XAK3bKaw31vSmtqr+7ebFJkeuMeOf+28ePg8Hl4LKH4q9j8u36l+ub79fGN7EQpf8ak+93"
    "N9efjdv+/f33mztGlv17TC4H/Y+j4a9MFWI3U3+Myceby4HxdXh/P7z+3EPpv6Je+bWoR/"
    "59TPqXl3eD+3vxG/pXVzffea8lF8dkdHNjfO1f/270R6MB06Due6hwqclKeSazUp5Vr5Rn"
    "OpWa+BiUcx2Zj52yQ6eSu93aY6fCorBe2HCTNV/9XpdYwf/M1Zxlg4hKA3XWcdimm6lXu9"
    "l+Tf2O6LeACaufhl1twiZ8l+dAQgNh/MamzhHLSb9cBmgjQ0RB9koZEt/dIEOCsu57kyHp"
    "qvGqMiSmlZEh8e8AGaLrmwMyRBtGaHEgxMtlgCYy5BKbdoUAiW7VSg9RUnJPoiNVrlJNbk"
    "SEm4VG9PggMXR9T0BiaMOII1effbnQayIrKuTERhkhKx6iWqRie8sS06WN0dL3ECVoyh7e"
    "/VlsMnXZ6CLNY8WaxckdU9PFZVtmtu8QNrBq/GbUSQc4tS9dq1kqylhbqVnnU/s02kOyM6"
    "x1WfX58Sy4tPZAdKt+9XfC3UIy6z+jxvzkmagS9ZCtxE5QjTooJ01dzGtVJwWpkenyKtUr"
    "0+0in7E/qESwpLY1XfOWhK7K5ML+Bio1ZQj1RX5JqmBznSkTPp2hkAIoYG5e27rxiFvXsm"
    "48Ml0RMNlOTiiHL4K0tAjbt1Ao7yaeDSWttbGKQeHcy+EgUB1Yw7kO1YGPGbAJt3tOGsT9"
    "86TAhsZsWFpLbFtEfSXKEUKif1MONDvFGw7v3gX2E3/GLNwmpwDmKYEHjec/9Z1pgxcgTQ"
    "boN0XffDYtAYjhUYMHDtaUlBgAHyi1sUkqdl5U9ZFjy4R1si/BHF857Ia+Dzc3V7zneC/f"
    "h2EO8utvXz8MmJUgTATWyPIqOBH5kBooRAVSUIi2CAunXXlZHtRvaM1SwsZWrTe28ryv0q"
    "1P1YXIUySHL0B+HLburNS4JnGge/MZz3618KpTVnYivtmtrTzBmxnPUTuJgBBvyys28Oo3"
    "aBLUsKQrNkdEfQd2gQdhhFshiPJbnmg9j49s6fK4DS9QzT5Y2zVamGt+yosgZFPS8taIn/"
    "xi22VhokMPv++SnDH+ilU5044b1ZE2RYggUqNlpIbpolHl2ywLKvFPURxOiXqzXyacvbn4"
    "6eL9+buLGPv4Sh3k1T47KO7Wat3IX84asjlLCWzWm81QuPiFRZ7A49WD7I29Zm9A+sB+81"
    "VXJvHKUlWrvRYJBTgttjkfTQCqdHBdigSg3wJ66syweCCFdSVN08K15b3M0vK+emV5X1hY"
    "LDd+5qJOUhf8yRJCxGdDxEcTR+glti0eqOuU7pkN73Xr3KArPJlT+sSwT7Xe7AwlSUVccV"
    "r1yuSOSeJFh/084aXXEznq1LdniPoe7z5IYeep7cij7G6Jm3OHHSs6MCMkFDyLefCiC/LO"
    "zOyg4kiTJuMGhNKjSh1oVBiktnYweE619Jxm55c8F7J04CJobKbGb6asyhMTtFDf2c1xfm"
    "l4F2z9YqJRBeAUSQsh3r1KiZ+Z+FVeQNJU4ORqunrAkV17dHIFIW8VeBMKABj2gOm+eISG"
    "VBH8SuRTFG3CfWeBc9czPb/EeViX3h8StEgG7gxO7Dhl+fo1629E0L6zEc6lwgznNWGG82"
    "KYwSTuCishnFC0D+K3UhC/rYH4bRHimc/g4Oc+L1TWhRwVLLal4qsIKBxFdJLpKpp4y69M"
    "gjslnnJxvSvjJbejlhs95MJ5bRKEyWxJGR/RnGfdUjTB7H/uuH4Qdb6imi8j7r+mK/TID5"
    "PjR8WFObzC6T1nc6Mrsnx5zq8r3NyuuXbDijBuiR/98MNv5W1PDKuM8m8+sldgk6vaT1zV"
    "EXua+N4dn6jUfUkPacz8umHBNQ6ucb3ly3HsU/C/gP+lzfM7kF5F6Gv34EY0kIGhsOd2jk"
    "3FOR5RwPRuHtk0LVsN9IgCQN8inGyXzfS6JSUiabaiaObROcx6YjqLsuzcar951P5wM/v1"
    "fqf17vaazfH0SQnMFAXAmYczsVJVHGMJ1Q6cY6ezIpyEb6wkYqfiSU6TwOuSf10emMbBxj"
    "NcKzyPVeWtKRDDy6Pzy8N+qVr195igfaGu3fsSnk3HMssKrVRvwU8oYGEqWKz80AGlyGxC"
    "0b7pupu8UE2iTN/DPQAlgabvyfaAjbEmuTBTPwnx8A0Tlo3Dui9L03fxrCsOkuGXcvGflW"
    "l5bun2iy27UwwDZQtKKEVeQlL5eE9qz/sWw24oVgPBHi2DPVAk4Xhu8KVlPGH1aohZOmBA"
    "Ywb4TomftlrRCJu3MsImlQF2VncSwFnJSQAiLGlhpV3laRrYVr7FtnK+5UEJ+ZgAYN8Cdm"
    "I6Dl2p1bBI0wD4W4DvYhtPPaGoKsCfpQIGbMUAZkGUOEOqpWpC0UbB+vatjFx9+7ZarPJ7"
    "WYxt0/UMdaBzZO1zluwbbMNnqkmJxljvLC/tABzmOjvMRSavkgCJCEB2bCM7xNGeCo70hA"
    "D86IUdeeWBvdoTRyrCeeBS6Ei7FAJ3cINMhAwhiAedxYNgleFg0y2rvM0VsAHxF4LNQwaC"
    "Gb5VRXan+tBYG+t8+N340r++7KHwy5h86g+vhtefeyj8MiafGdY9xP8fk18GvxuD68sBo4"
    "i/5gMqMvrcG7n6kjXlJfPKHGQ9vJy3lLPLd8p8j5UCME0CGgUcaKmlhgFHPuxlVsORD62T"
    "BpqkvXz0HZc6nZKsl/BOV2aD9TRpuzH35QtdIX6cEd+GbNNHnqbiUJ/NO56Zwvfluj2xqf"
    "lNMc9FjXRzTgtkfWiZ9cFeLzX4QwKQ28039S7pdK7ir48JWhgX2X29S1Hj2DWUJ3aWDuZ3"
    "4/ntNmSACwxozgBNVJw+dqzpvEzFCe/Uqjhm0maTalPNgh2rIi9FD9nSjmpwMmG1wKu2U9"
    "sg8vYSneYvlQLCYfMWoruXw4jgDOWXc4byv/4fjd8P2g=="
)
