"""What the funnel of a pipeline reads: how far deals came, the pipelines they left, passages by their deals'
responsible, and totals of closed days.
"""

from tortoise import BaseDBAsyncClient

RUN_IN_TRANSACTION = True

_FILL_DEALS = """
    UPDATE "deal" SET
        "first_stage_id" = coalesce(
            (SELECT p."stage_id" FROM "passage" p WHERE p."deal_id" = "deal"."id" ORDER BY p."id" LIMIT 1), "stage_id"
        ),
        "furthest_stage_id" = (
            SELECT s."id" FROM "stage" s
            WHERE s."pipeline_id" = "deal"."pipeline_id" AND s."kind" <> 'LOST' AND (
                s."id" = "deal"."stage_id"
                OR s."id" IN (SELECT p."stage_id" FROM "passage" p WHERE p."deal_id" = "deal"."id")
            )
            ORDER BY s."position" DESC LIMIT 1
        )
    """
_FILL_DEPARTURES = """
    INSERT INTO "departure" (
        "deal_id", "pipeline_id", "deal_created_at", "responsible_id", "first_stage_id", "furthest_stage_id"
    )
    SELECT d."id", l."pipeline_id", d."created_at", d."responsible_id", d."first_stage_id", (
        SELECT s."id" FROM "stage" s
        WHERE s."pipeline_id" = l."pipeline_id" AND s."kind" <> 'LOST'
            AND s."id" IN (SELECT p."stage_id" FROM "passage" p WHERE p."deal_id" = d."id")
        ORDER BY s."position" DESC LIMIT 1
    )
    FROM (SELECT DISTINCT "deal_id", "pipeline_id" FROM "passage") l JOIN "deal" d ON d."id" = l."deal_id"
    WHERE d."pipeline_id" <> l."pipeline_id"
    """

POSTGRES = (
    """
    ALTER TABLE "deal" ADD "first_stage_id" BIGINT
    """,
    """
    ALTER TABLE "deal" ADD "furthest_stage_id" BIGINT
    """,
    _FILL_DEALS,
    """
    DROP INDEX "ix_deal_pipeline"
    """,
    """
    CREATE INDEX "ix_deal_pipeline" ON "deal" ("pipeline_id", "created_at" DESC, "id" DESC) INCLUDE ("stage_id", "first_stage_id", "furthest_stage_id", "budget_minor")
    """,
    """
    CREATE INDEX "ix_deal_funnel" ON "deal" ("pipeline_id", "responsible_id", "created_at") INCLUDE ("group_id", "stage_id", "first_stage_id", "furthest_stage_id", "budget_minor")
    """,
    """
    CREATE UNIQUE INDEX "ix_deal_responsible" ON "deal" ("id", "responsible_id")
    """,
    """
    ALTER TABLE "passage" DROP CONSTRAINT "fk_passage_deal"
    """,
    """
    DROP INDEX "ix_passage_funnel"
    """,
    """
    ALTER TABLE "passage" ADD "to_pipeline_id" BIGINT
    """,
    """
    UPDATE "passage" SET "to_pipeline_id" = s."pipeline_id", "responsible_id" = d."responsible_id"
    FROM "stage" s, "deal" d WHERE s."id" = "passage"."to_stage_id" AND d."id" = "passage"."deal_id"
    """,
    """
    ALTER TABLE "passage" ALTER COLUMN "to_pipeline_id" SET NOT NULL
    """,
    """
    CREATE INDEX "ix_passage_funnel" ON "passage" ("pipeline_id", "created_at") INCLUDE ("stage_id", "to_stage_id", "seconds")
    """,
    """
    CREATE INDEX "ix_passage_own" ON "passage" ("pipeline_id", "responsible_id", "created_at") INCLUDE ("stage_id", "to_stage_id", "seconds")
    """,
    """
    CREATE INDEX "ix_passage_crossing" ON "passage" ("to_pipeline_id", "created_at") INCLUDE ("to_stage_id") WHERE "to_pipeline_id" <> "pipeline_id"
    """,
    """
    CREATE INDEX "ix_passage_crossing_own" ON "passage" ("to_pipeline_id", "responsible_id", "created_at") INCLUDE ("to_stage_id") WHERE "to_pipeline_id" <> "pipeline_id"
    """,
    """
    ALTER TABLE "passage" ADD CONSTRAINT "fk_passage_deal" FOREIGN KEY ("deal_id", "responsible_id") REFERENCES "deal" ("id", "responsible_id") ON DELETE CASCADE ON UPDATE CASCADE
    """,
    """
    CREATE STATISTICS "st_passage_deal" (dependencies) ON "deal_id", "responsible_id" FROM "passage"
    """,
    """
    CREATE TABLE "departure" (
        "id" BIGSERIAL NOT NULL PRIMARY KEY,
        "deal_id" BIGINT NOT NULL,
        "pipeline_id" BIGINT NOT NULL,
        "deal_created_at" TIMESTAMPTZ NOT NULL,
        "responsible_id" BIGINT NOT NULL,
        "first_stage_id" BIGINT,
        "furthest_stage_id" BIGINT,
        CONSTRAINT "uid_departure_deal_id_e263a1" UNIQUE ("deal_id", "pipeline_id")
    )
    """,
    """
    CREATE INDEX "ix_departure_funnel" ON "departure" ("pipeline_id", "deal_created_at") INCLUDE ("first_stage_id", "furthest_stage_id")
    """,
    """
    CREATE INDEX "ix_departure_own" ON "departure" ("pipeline_id", "responsible_id", "deal_created_at") INCLUDE ("first_stage_id", "furthest_stage_id")
    """,
    _FILL_DEPARTURES,
    """
    ALTER TABLE "departure" ADD CONSTRAINT "fk_departure_deal" FOREIGN KEY ("deal_id", "responsible_id") REFERENCES "deal" ("id", "responsible_id") ON DELETE CASCADE ON UPDATE CASCADE
    """,
    """
    ALTER TABLE "departure" ADD CONSTRAINT "fk_departure_pipeline" FOREIGN KEY ("pipeline_id") REFERENCES "pipeline" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
    """,
    """
    CREATE STATISTICS "st_departure_deal" (dependencies) ON "deal_id", "responsible_id" FROM "departure"
    """,
    """
    CREATE TABLE "folded_day" (
        "id" BIGSERIAL NOT NULL PRIMARY KEY,
        "begins_at" TIMESTAMPTZ NOT NULL UNIQUE,
        "ends_at" TIMESTAMPTZ NOT NULL
    )
    """,
    """
    CREATE TABLE "funnel_day" (
        "id" BIGSERIAL NOT NULL PRIMARY KEY,
        "begins_at" TIMESTAMPTZ NOT NULL,
        "pipeline_id" BIGINT NOT NULL,
        "stage_id" BIGINT NOT NULL,
        "entered" BIGINT NOT NULL,
        "ended" BIGINT NOT NULL,
        "seconds" BIGINT NOT NULL
    )
    """,
    """
    CREATE INDEX "ix_funnel_day" ON "funnel_day" ("begins_at", "pipeline_id") INCLUDE ("stage_id", "entered", "ended", "seconds")
    """,
    """
    ALTER TABLE "funnel_day" ADD CONSTRAINT "fk_funnel_day_day" FOREIGN KEY ("begins_at") REFERENCES "folded_day" ("begins_at") ON DELETE CASCADE ON UPDATE CASCADE
    """,
    """
    CREATE TABLE "passage_edit" (
        "id" BIGSERIAL NOT NULL PRIMARY KEY,
        "moment" TIMESTAMPTZ NOT NULL
    )
    """,
    """
    CREATE INDEX "ix_passage_edit_moment" ON "passage_edit" ("moment")
    """,
    # An index is read alone where the pages behind it have been vacuumed.
    """
    ALTER TABLE "passage" SET (autovacuum_vacuum_insert_scale_factor = 0.02)
    """,
    """
    ALTER TABLE "deal" SET (autovacuum_vacuum_scale_factor = 0.02)
    """,
)


def _sqlite_passage(to_pipeline: str, key: str) -> str:
    """The table of passages with or without the pipeline that was entered."""
    return f"""
    CREATE TABLE "passage" (
        "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
        "deal_id" BIGINT NOT NULL,
        "pipeline_id" BIGINT NOT NULL,
        "stage_id" BIGINT NOT NULL,
        "to_stage_id" BIGINT NOT NULL,{to_pipeline}
        "skipped" JSON NOT NULL,
        "entered_at" TIMESTAMP NOT NULL,
        "created_at" TIMESTAMP NOT NULL,
        "seconds" BIGINT NOT NULL,
        "actor_id" BIGINT NOT NULL,
        "responsible_id" BIGINT NOT NULL,
        CONSTRAINT "fk_passage_deal" FOREIGN KEY {key} ON DELETE CASCADE ON UPDATE CASCADE,
        CONSTRAINT "fk_passage_stage" FOREIGN KEY ("stage_id") REFERENCES "stage" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
        CONSTRAINT "fk_passage_to_stage" FOREIGN KEY ("to_stage_id") REFERENCES "stage" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
    )
    """


_SET_ASIDE = (
    """
    CREATE TABLE "passage_before" AS SELECT * FROM "passage"
    """,
    """
    DROP TABLE "passage"
    """,
)

SQLITE = (
    """
    ALTER TABLE "deal" ADD COLUMN "first_stage_id" BIGINT
    """,
    """
    ALTER TABLE "deal" ADD COLUMN "furthest_stage_id" BIGINT
    """,
    _FILL_DEALS,
    """
    DROP INDEX "ix_deal_pipeline"
    """,
    """
    CREATE INDEX "ix_deal_pipeline" ON "deal" ("pipeline_id", "created_at" DESC, "id" DESC, "stage_id", "first_stage_id", "furthest_stage_id", "budget_minor")
    """,
    """
    CREATE INDEX "ix_deal_funnel" ON "deal" ("pipeline_id", "responsible_id", "created_at", "group_id", "stage_id", "first_stage_id", "furthest_stage_id", "budget_minor")
    """,
    """
    CREATE UNIQUE INDEX "ix_deal_responsible" ON "deal" ("id", "responsible_id")
    """,
    *_SET_ASIDE,
    _sqlite_passage(
        """
        "to_pipeline_id" BIGINT NOT NULL,""",
        '("deal_id", "responsible_id") REFERENCES "deal" ("id", "responsible_id")',
    ),
    """
    INSERT INTO "passage"
    SELECT p."id", p."deal_id", p."pipeline_id", p."stage_id", p."to_stage_id", s."pipeline_id", p."skipped",
        p."entered_at", p."created_at", p."seconds", p."actor_id", d."responsible_id"
    FROM "passage_before" p JOIN "stage" s ON s."id" = p."to_stage_id" JOIN "deal" d ON d."id" = p."deal_id"
    """,
    """
    DROP TABLE "passage_before"
    """,
    """
    CREATE INDEX "ix_passage_deal" ON "passage" ("deal_id", "id" DESC)
    """,
    """
    CREATE INDEX "ix_passage_funnel" ON "passage" ("pipeline_id", "created_at", "stage_id", "to_stage_id", "seconds")
    """,
    """
    CREATE INDEX "ix_passage_own" ON "passage" ("pipeline_id", "responsible_id", "created_at", "stage_id", "to_stage_id", "seconds")
    """,
    """
    CREATE INDEX "ix_passage_crossing" ON "passage" ("to_pipeline_id", "created_at", "to_stage_id") WHERE "to_pipeline_id" <> "pipeline_id"
    """,
    """
    CREATE INDEX "ix_passage_crossing_own" ON "passage" ("to_pipeline_id", "responsible_id", "created_at", "to_stage_id") WHERE "to_pipeline_id" <> "pipeline_id"
    """,
    """
    CREATE TABLE "departure" (
        "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
        "deal_id" BIGINT NOT NULL,
        "pipeline_id" BIGINT NOT NULL,
        "deal_created_at" TIMESTAMP NOT NULL,
        "responsible_id" BIGINT NOT NULL,
        "first_stage_id" BIGINT,
        "furthest_stage_id" BIGINT,
        CONSTRAINT "uid_departure_deal_id_e263a1" UNIQUE ("deal_id", "pipeline_id"),
        CONSTRAINT "fk_departure_deal" FOREIGN KEY ("deal_id", "responsible_id") REFERENCES "deal" ("id", "responsible_id") ON DELETE CASCADE ON UPDATE CASCADE,
        CONSTRAINT "fk_departure_pipeline" FOREIGN KEY ("pipeline_id") REFERENCES "pipeline" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
    )
    """,
    """
    CREATE INDEX "ix_departure_funnel" ON "departure" ("pipeline_id", "deal_created_at", "first_stage_id", "furthest_stage_id")
    """,
    """
    CREATE INDEX "ix_departure_own" ON "departure" ("pipeline_id", "responsible_id", "deal_created_at", "first_stage_id", "furthest_stage_id")
    """,
    _FILL_DEPARTURES,
    """
    CREATE TABLE "folded_day" (
        "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
        "begins_at" TIMESTAMP NOT NULL UNIQUE,
        "ends_at" TIMESTAMP NOT NULL
    )
    """,
    """
    CREATE TABLE "funnel_day" (
        "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
        "begins_at" TIMESTAMP NOT NULL,
        "pipeline_id" BIGINT NOT NULL,
        "stage_id" BIGINT NOT NULL,
        "entered" BIGINT NOT NULL,
        "ended" BIGINT NOT NULL,
        "seconds" BIGINT NOT NULL,
        CONSTRAINT "fk_funnel_day_day" FOREIGN KEY ("begins_at") REFERENCES "folded_day" ("begins_at") ON DELETE CASCADE ON UPDATE CASCADE
    )
    """,
    """
    CREATE INDEX "ix_funnel_day" ON "funnel_day" ("begins_at", "pipeline_id", "stage_id", "entered", "ended", "seconds")
    """,
    """
    CREATE TABLE "passage_edit" (
        "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
        "moment" TIMESTAMP NOT NULL
    )
    """,
    """
    CREATE INDEX "ix_passage_edit_moment" ON "passage_edit" ("moment")
    """,
)


async def upgrade(db: BaseDBAsyncClient) -> str:
    """Tell of each deal how far it came, and of each passage whose deal it is now."""
    for statement in POSTGRES if db.capabilities.dialect == "postgres" else SQLITE:
        await db.execute_query(statement)
    return "SELECT 1"  # see the first migration


_DROPPED = (
    *(f'DROP TABLE "{table}"' for table in ("passage_edit", "funnel_day", "folded_day", "departure")),
    *(
        f'DROP INDEX "{index}"'
        for index in ("ix_passage_crossing_own", "ix_passage_crossing", "ix_passage_own", "ix_passage_funnel")
    ),
)
_DEAL_BACK = (
    *(f'DROP INDEX "{index}"' for index in ("ix_deal_responsible", "ix_deal_funnel", "ix_deal_pipeline")),
    'CREATE INDEX "ix_deal_pipeline" ON "deal" ("pipeline_id", "created_at" DESC, "id" DESC)',
    'ALTER TABLE "deal" DROP COLUMN "furthest_stage_id"',
    'ALTER TABLE "deal" DROP COLUMN "first_stage_id"',
)
POSTGRES_BACK = (
    *_DROPPED,
    'DROP STATISTICS "st_passage_deal"',
    'ALTER TABLE "passage" DROP CONSTRAINT "fk_passage_deal"',
    'ALTER TABLE "passage" DROP COLUMN "to_pipeline_id"',
    'CREATE INDEX "ix_passage_funnel" ON "passage" ("pipeline_id", "created_at") INCLUDE ("stage_id", "seconds")',
    'ALTER TABLE "passage" ADD CONSTRAINT "fk_passage_deal" FOREIGN KEY ("deal_id") REFERENCES "deal" ("id")'
    " ON DELETE CASCADE ON UPDATE CASCADE",
    *_DEAL_BACK,
    'ALTER TABLE "passage" RESET (autovacuum_vacuum_insert_scale_factor)',
    'ALTER TABLE "deal" RESET (autovacuum_vacuum_scale_factor)',
)
SQLITE_BACK = (
    *_DROPPED,
    *_SET_ASIDE,
    _sqlite_passage("", '("deal_id") REFERENCES "deal" ("id")'),
    """
    INSERT INTO "passage" SELECT "id", "deal_id", "pipeline_id", "stage_id", "to_stage_id", "skipped", "entered_at",
        "created_at", "seconds", "actor_id", "responsible_id" FROM "passage_before"
    """,
    'DROP TABLE "passage_before"',
    'CREATE INDEX "ix_passage_deal" ON "passage" ("deal_id", "id" DESC)',
    'CREATE INDEX "ix_passage_funnel" ON "passage" ("pipeline_id", "created_at", "stage_id", "seconds")',
    *_DEAL_BACK,
)


async def downgrade(db: BaseDBAsyncClient) -> str:
    """Forget it. Who was responsible at the moment of a passage stands in the events alone from then on."""
    for statement in POSTGRES_BACK if db.capabilities.dialect == "postgres" else SQLITE_BACK:
        await db.execute_query(statement)
    return "SELECT 1"


MODELS_STATE = (
    "eJztXVlz2zgS/isovcRbpUnFsnOs8yTH3sQ7ju2KlTl2vcXQJCyxTAEakorjnZ3/vgBIiuApgJIsiO4XHyQaIL8G0Qe6G3/2ptTFfvhy6Dh0TqLeEf"
    "qzR+wpZn8Ub/VRz57Nshv8QmTf+qKtLTW6DaPAdnhfd7YfYnbJxaETeLPIo4Q3vsZR5JFxiOgdiiYYPUyoj5FDpzObPB6hgD6g/Ze8K5c6rC/WVItq"
    "Trw/5tiK6BizdgGj/fd/2GWPuPgHDtN/Z/fWnYd9N/fKnss7ENet6HEmrh174zMS/UO05c90aznUn09J1n72GE0oWRB4MQ5jTHBgR5iPEAVzjgOZ+3"
    "6CWApN/LBZk/gpJRoX39lzn6PJqeMHyK71LOvicmRdn44sq1dCOqWQYEwuOZRwLrFHDQUAY/4IP/19MDg4eDt4dfDm3evDt29fv3v1jrUVz1u+9fav"
    "+GEytOKuBGZnH88uRvyBKJsK8RThF/4SNHZkx1SCGRn6kRexpiUGfJjYQTX8C4ICB9irFTmQ4t3EgvRCxoNsAj8FE6b2D8vHZBxN2L/7r141APzL8M"
    "uHT8Mve6zV3/IwXyS3BvE9jniGsE8dWw/ijKKDGL9WQPh1Lb6vi+iKJTB41IFXIukgvgMFfAe1+A5K+M6DABNHD2CJpoMIHyggfFCL8EER4cibYuu/"
    "lGiuwhJRBzE+VFmID+vX4cPSMhzZ4b0V4JA9NPv1x9wLcJXiQZmCY5Ma0Gu6KOB/y/rYFAMWVzbAgSbd4vLynPc8DcM//FjZKGgaF18/H58y2Sg4wh"
    "p5UU4ByfjwHQchf7AS9LUKn0SxXOtbF9D7m9X6BvuHbw/fHbw5XCh7iytNOl4MJ1el7+4ldY5fuLWd+wc7cK3SHTqgdW3Lt6aDafGKTeyxQIm/EX+4"
    "xEj5EJsBvQr7Jb3Vb7JfHKnRMvulHt/llsefveyFek6A+UyxbDFzmC3BG+MfM/ZZ80m2eOuFdfLDSp7Tsn3xWaeTrycI2WOLf8Qcl8YZB3Q+s2JbZY"
    "UxRTfqo7IeZ6xDjyG8+tj0gaiP7PgeJpGYrquPLHWm/gQeIdoDJTRqA3B66476brzqaw0kaGng4uDpxlMfaT5z27IqIW0YCwx/Iw1/kMMry+GcnZRb"
    "7fKInrA7XGGvsZZylAVk3YT0ZfrHDmr2DTiOzj6fXo+Gn69yyuXJcHTK7wzE1cfC1b03Ba1/0Qn69Wz0CfF/0b8uL04FnDSMxoEYMWs3+hdfAXv2PK"
    "IWoQ+W7cqYpJfTSzk251dKHTbnKYHNRrO5rEepi6ky7dOtlh2RWhkjZDVanQUyFYDfGvxUMt0+anOgRApsaM2GVJdX9Q2m7TvoFhy8Vtk+YK3qHdyv"
    "S1sIBTtLB2aJDNBWQ7vsKNBYVUq0rZaVxNgzBvStrCoP+DbkTlqNGS+RtJrtpuGen+yvlDZ/ebP66f6qYvsXj22f657cmaKDdomwe5jvq2G+34T5fg"
    "XmthPN24FepgTUVVFPnKmqUCfNO4ivyhb8fv0e/H5pE15sNvKlt2Iu//P68qLOEJWpih4Hz4nQ/5DvhbuoiDcAzPHIuRlSYPc+D38rYv7h/PK46D/g"
    "HRwXFxRC+LIQzQNCv+PAmnqEBnq6S20XoMK0VWHwdObTR1z1VdSyIUfTIeg7tKF8OrU9v1e/qxzf7ytsLVt40XStG8z/XgwQWyGJupBag/9p2oAutO"
    "0juS/1fTfxZrKeArtv5i1V9btv+fmjYQHn6MCp1lp2tLENVjQKjAM+H9U4UDEKWKv6yMZB2RArLXaaYHfbwbY2zM0S4FcTHphaL8Dj+0oCfLZoulEB"
    "TubTW3anUXAnbdoKbPEmVtYJyGvzxAPIa8MYIm3SLD4c5f2ZBUUHJcf+GxUfUzGEQvIxvTFKbJAoXtorJEZ8a4mwyBqZHUgsnvOJA4njMbcTSByPvY"
    "1A4njkVoHE7eJu4wGfLs43G099pDsvCJNnbDle1oP6qL694qCLDtTHbBXRHI8GEc1GqwQQ0QwRzdvWxboU6goRzc+CzRDRbIghCxHNENH83NkAEc0Q"
    "0dwdtPM2sSrYeaoORsFtpJaS3QLpHBEArQR0padIf2pvZTXp9XYX9ypfmfY8B9Q1UYecFDP0wi0E5ZiG+5NE6vPYQfYU3OUdYlLh+Gksg1VBDRWwll"
    "TAMmuntbFyU65FX2Hf1dIp5NQbooQMBZhvx7AZFCI7rSnbR3aEKMFJwdkpEroE/8/2fbR3fvi3cpHatfRYEyQUv6BXitNt3BnOxXxIfWjsW6aFkDJk"
    "YS/KPMnVFC8kzxydeCGZDlxM7T19ELC1XQZ4ocUUhYrd2EbdQqICnUKjqibfLtJRm9P2ndSZ12MgmqWyNSRFSfeV1LUNJkXJwmvVpKgWahMkRe2AiA"
    "ClyTCGQFIUJEV1EXOzBPhnxjj2ikJW1gnxrI2SIJ/mmm9UmN+zqcF/T2zisocoCnMQqCBQDV9jtiJQ08+mvMCfkvlUgH/GHtMmDi4xIaU1eYnvXf/8"
    "+9XpERK/bsjo9Pz045fh5yOU/nVDfjljFuwREr/Yfz+zP3++Ib9+Go6uh1dXRyj964Zcjj7xluJX0cmrZvkpGX4Ndl9RUiernYaEzihMZhuY1rLUbU"
    "hXlu4rSeQNpivLK7JuunILUxrSlc2XMyD4DWMIpCs/h3TlE2xXemLF9UYx4aYtTM5S5g/5pCnKYsBt5CeLgbWSk1uklYpBlueUFgZiNsE4fbO2g95S"
    "PtW1OCkPK3N1tUfQ5K38EGU+r/YoWtyeeTPse2TVGZZ203rgxsmu+BB3c0KwxkyoHFlxLIlKfcBC1ExLrCFgxmgFCZK3IXl725ppA447l9ULydvPgs"
    "2QvG2IWQ/J29sM6YTkbRPYAMnbkLzdHbQLprb6klIghAWl9YIi+3vU8ZepAPwVwcckwkErO6KKHqwJo62JOD2/3VdXpoVs57af3t08iCa4PSuqyIEb"
    "bblxO3fHOGpzslOREnjQ2rym8f6oqs6btu9kFtNGMv+3mBZpGt7bUbfoPHBaKLsyGaDfFv0A381DsUFphwxBfVdqBTlwY1VuuDiyPb8i62iEfyzhhE"
    "TaBRnQZGWc/jbKGRilYy0XRsb55cXHtHnxrMtqj+p3z64Wu8uj1AtdmOx26n0eXnwdnh+h+PcNGV6dHSH2o9dKQK872Nzxadhux1YmXIPtvUMfxS6Y"
    "3gZFLTYctCLf7i+LYUyjxEVLjYo/vOgO4h30kUd4NR4kjsoQ112XTQK0d/KmscKPRg+VcfTi6cuFeRpDKHMx0WkHyvFIaUGfBWAQl2SeUlIflyRNGH"
    "UWSETgmm6/3wtJDE/PAGOk1cwOonmAq2VVenOJpJKbKYipdEuPyRU7SuQMmtgh8vEd+5+4iNCI15XDiL8limgfhTRu7UUhimNsWYM5r0DHhZPoIYw8"
    "XmnuZPCuUrQ90ajLxKG8n9koDwsbn7GY04tHTviiHZS8NC56lYdpDg0H8QziGaQDRE4YxYLicldiQ7PjoIIctu6N8x9AILCBXx7EUBjCB4ihAIOR24"
    "RXdhja40pzMb3VbzIWZ1IjBVORi84X3ESzv3Ono3BLijl0xCw2xIbBxP2JEv8R+XSM7miAuPRElMSthFnHTbXEeNs7ORz00cngoNJC3OxgmhnlkvKs"
    "5AZNgLXS3PdVU2/VR1y7ddnqKbQyjpnoX8ebOwFlbdj0WWHgNb1++ihgXpu6gPfBvDaHFWBeG8QCSEzYIvhMIrXDv0AILFiFBa1XoTItMKL9QnTvMS"
    "W/ggP/vL68qFmFMpKiT89zIvQ/5HvhLjKgAUsORs6RVwqRK0bD9fMeOt5BMUSufWYU5ETtkGMV6qU8CzaHmL2cWxFq3KjQZUQgw1rLMNuJaKCtRshU"
    "AP4Kofawb/TsPeRpGcIqF7lUorDBRy63UnCSh5hxmjji6E1hkoXCOc0P4+TF7fnl+PRkxK7OAurgMKzyf7fuZ7lrG/yORvodoRpgD6oBgnYL1QCBzW"
    "U2QwGu9Z9IYmoBru3qApvHmn0bXqQn6WWSLlkia5P2Xmixru37ikVi2dnLGR2cvqxx+nKhMEDA7BUvqFo9GvFv6AW4sYQbhtjY11FNDFp8o99kXYeR"
    "RvxZGOFZHAiWGuUv0bd0ZfyWJgPdBXSK9t+jrySkAZsmyAvRqz56oETEhPlMMeEGNfvzFk+4JW37PqLcVK62w59k0MpEpYocpX45ZEsWwTo5TLJIUQ"
    "pqizeYReqx4CEENelIOnAugHOhTAlWp9FWJzgXngWbIexw65t14N95Pv6d7qPd+SOwv15cX34ZnZ4cofSvGzL8MDr75fQIxb9vyK+XF0eI/bgh55fX"
    "oyPEfxYNLDUOKTFIo+oYOODWoxEb4oD4GgqLueR/ENf7Te6HOWsRqrkfrukU31L3ET1MKLPrg/sQMUOdl+JCrue+5/lqTuR95xMAiW65vf/YF+Z/SJ"
    "FLsahT4gVo4oURDR7R3tXgVUXq2yYHanAzLM7rafQhZK36y9wF4tmWHoMJ7gIj3QWgjm1WQcBT29Oq+r0g6NwW22ZOuLHDkK2drjWxw4kOziXCDs7o"
    "jSAeUF9rxUjbdxDfQ5UF47B+vTgsLRdwBN8WXRM+dWy9uZ1RdKFAd35yqywd9QtHadnwQkuosy327TO6J9wpTuXkTm0Uw87FqgzYCZe2Ieb4BxGWPo"
    "onRskol+72m0zzOLg9nl99FQP9V14btBAab2c1tAOUHOeCvLCP8MvxS/TL2RXaO680wlftDILwjRbuYPjCPsS2pzvEme6Km7uorwbOhCmeupGOBUqI"
    "btyN6MYvcYDqFxGfWqXQ5Bs06jT5YFdVteYxrY/+wOuj80jCvZODaqWlqSmoJKCS7OD6DSpJl7AGlQRUElBJVk24EAejVukiyZ1GJSTM2igoHzzyIN"
    "EpHDaWSHSIK/A6f8y9+MtEzsROiuwO/l6pl7TsBVQWUFl2cH0HlaVLWIPKAioLqCwrqiwjO7yv2xFa3GtUWyLWSnc3yEaciudi2rd0Hr1fbODwWMkp"
    "xhE/WcBmusnt3PMjfrjq3qjqNIJVOwM9BvSYHVz0QY/pEtagx4Aes7t6TP6MZFdrVU7bryUYz6hlYh2JUYZoiKffMYmq1MP4RqNuiBdNluqFlwQLR9"
    "NYFNbk1TQD7NDALSt9jS01z49yGDycjP/WOUdKvJiVUtek0BRONWIUXvTI28TPqz9eTNcwImirRmqr+iGdEMppaCinWjJxNVN3IYHYmMwKqNC+xcyK"
    "TFSpzu2MooOze6Ayuwf1s3tQmt05DUB9eufIYH63nt87UnRrhwzuVBVWNv2S9t3Lw1r/YiEZJ+pLhUQER0i3XScMOKkE+HC0tTRbwJ67PPEdDSrcev"
    "Wn/WUUcNjfCof92XdRXCZHFfcFAcCuCbshrtZ/iJ2zE/uxV+FuzW72m1yu8e6b5SbtFKo3s6a8pFGIUUQj1kjslXsEfYuPrOddfeuj20devAhN6RTz"
    "usp2xGg8Z4K8CN3isUdCsd2OiRtyWt7UdkQN5hch4r4q9F9KcFUd56ceHvb8jRY89V7UmM8t8uNzhJvwqW6VOV3yqPLvt9Xhtu4m2WuuANwJBpsiXI"
    "U4qROui5vNwnUhktSEq4hPm7D+2IxzET9zID4ykMsoG8WimgvAvjh2gIfhM2mVCKaaaLe2vd2QGzIS8f5eiAhF95hJVCokpejkSPzp22GEeKktca6h"
    "OF0hHmLKpPSYogcvmiRFDHn/cXFD9j/JOmKyWuj//MoN4dLdC9OHs8dsVrfZp80v4fmDF5ZsneZ5BhunIPJBJmxdJkCRdwO+O+kkcnGCjC7+MhWAv8"
    "pmK64+n6sBe4kIoF8B+soA52bgq4ObAXaN5Qazx3BDzdUmIwLotaA3xAC7is2KU9erDCeVb/cbD36PG1o4bang44z9hpnbUNg6dMwtnIW1E9tFPiVj"
    "HLBmrK0X8XotR6ljkjWO+GVu07iUvGDGGDNrEK82N2UGT5Vz88nG1bSn4udSsJ5ksK2Eqg9mlHkfeb/BjMr4pmNDZVRgQBlnQBmypp+5eDqjESbO48"
    "+40rNWaNG4sntZW+seK/rYeDpAQGmExCPHPitGjF3Ez6zFYdRHjm+zWeryTSQvCtkCYJOQFymm5L1YkWPKm95NT6ys4pgOviflY7bIhg9VvrgnG7Xy"
    "ZBB+hEdieCU4xUtu4xEhUpng5et+gRVWchosrPu7tO5L00SdBRIR6NmtTRz5s1RJDcCdjZ3exJkWdymIqvguCABhNYT5QVfaZ7TkiDqI9JtDBaDfHN"
    "bizG/lYabzyKFVpQzqo7wkkpXivAwLbnzy6DqhYlWJRmIHjzUBdguaYlr4Y4TDTmF+nMC4wJxBfnx2Mfzy+wL0hRF0fnnx8bgC9uPfR6dDOOUCTNIn"
    "NUkvqChPUDJExfV+k/lJ0hZLbc4Rs314AAZPPueJFu9R4I0nURy7yM04fvFFWDYbdQg1XXo8HkMnpZy/rcWJGuy6QgZ7UlhJe5SETmcgcYhHi4EEHV"
    "iqZppH9ZbqjiTk7W+WCevLxgMp21UpK7N5PnNbsjlPCWw2ms2SZFeXTxIR5L619eLlFR518PN0gH97/GU9UAd/mQ7wb4t/xDTnMvLciKnGPW3fCd9f"
    "kwg5/W3U7JHKOUfS5kU3VbXSdttivhdJYedmFyOkrmPztld1gERyq994goTUSCEoKvTG5CeRLWlHKIw83483ol+i0YRnY95jwneusX8XxyjxRjTAbh"
    "9R4seb2tefhj8NXr+pCn1ac++a3hBpF1PJfZBAZ3E6dT8F69NjnaptqadDCCLwURi5EPRhN90cVkh6CF8ttLcj81SdK0a9/t1IKGi45hK+uQ1H1+XC"
    "QQdfiaSDEB+qhC0c1kctHJaCFsRiy1SrqljXepTzVB0EeiMBIuBirkW/S77HEDMRqs9jiQwYbDSDJRNGk8d5SmCzcWw2xKvxIXbGjuxxr8KxId3tN/"
    "k2UpdulDRc5t+o53JlRH3eY8wGEcUlmjwMSZt+ztu83AsgvUf6LuAGMM/2rHcDZHxX50BGA06AXdwMer4MMEaGiA3VWhmyuLtEhsTbshuTIfKur64M"
    "WdCqyJDFe4AMMfXLARliDCOMCOh4vgwwRIacYNuvESDprUbpISKqNiQ6pGgtPbmREi4XGunjg8Qw9TsBiWEMI7YcfPl8oTdEVtTIiaUyQlU89IbogQ"
    "ZuHBwzw3TmYzSbi9QgngEUxhUiQja6SBXiVYHwdxyIqBjHDitrDa3eIZRGN/jLaJIOcBw6HIe+y1gbs+qH99XLPru+ZN1PWixd+L/lYnW/8dhHvjLz"
    "Dl6EyJ6zKVJRbkiZSjdplLWN9++UbAg+nmX7Gimj8hlMbQYT9OrDlQ/dajMofSDqQ7aE0GJ0Twyj3pBrg1Jv2FIoeyt8xQehMSidMoUpC0pRH2lBqf"
    "+G2kPFdBozM7NC2oC4Sm54m/FWzBJvNyTki++kwgv54j3IF4cgIMgXBzaX2WzAqbWmsfdZHVsL4MuSCdJpt5u6xfVsTthi+ypPCUxoz4TKPP6GzLku"
    "5fGXfJaKTstGr2XJRcxMyeoi+/XVEiSSVkAbVqKiSYXaRL2EzODX0WQzKtBijdZioerRMwySA/yPoOrRtvH3QsulpGJD/ZhSH9ukxsGbURWrQzOyTQ"
    "mTxZUnLg99eXmeEyTHZ0WJ/fXz8SnTo4QEYY28qAZtJjL4U2voTRkFqE0tykwV9rq0vL0F2jWoUDvEjV3ToDJutfGBlIlBouxgJONHEUBREdTyMY2s"
    "qI9qEZ5IcUkloNHFMzuIuEX7EonOUehQhpWobW7f0jk/2LAqcFGdEAIUDZ7w/Yb92u0GKELI3MaWlyEOPGdStb4kdxoXGDtrs9aEmlUWheeyIqwYPN"
    "AiNqP+c68PzuiCy3kj9Zf4R6WBcNK8g+huJOCbu7Iqvfn153JJJCudy2Ua2g3gru1grq0Ks7/+D4G3uK0="
)
