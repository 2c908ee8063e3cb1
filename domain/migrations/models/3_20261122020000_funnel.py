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
    "eJztHWt3mzryr+j4S7vn+PY0TvrY9FPaZNvc2yY9je9rN3soMYrNBiNfkJtm797/vpIAI0BgCb9kMl/ygBkJZsS8NDP6szclHg7iZyejEZmHtHeM/u"
    "yF7hSzP8q3+qjnzmb5DX6BujeBgHUloJuYRu6Ij3XrBjFmlzwcjyJ/Rn0ScuArTKkfjmNEbhGdYHQ/IQFGIzKdueHDMYrIPTp4xofyyIiNxUCNsOah"
    "/8ccO5SMMYOLGO6//s0u+6GHv+M4+3d259z6OPAKr+x7fABx3aEPM3HtrT8+D+k/BCx/phtnRIL5NMzhZw90QsIFgp/QYYxDHLkU8xloNOd0COdBkF"
    "IsI03ysDlI8pQSjodv3XnAqcmxkwfIr/Uc5+Jy6FydDR2nV6F0hiGRMb00IiHnEnvUWBBgzB/hh78PBoeHrwbPD1++fnH06tWL189fM1jxvNVbr/5K"
    "HianVjKUoNn5+/OLIX8gwpZCskT4hb8EjkvdBEswI6c+9SkDrTDg3cSN1ORfIJQ4wF6tzIGM3k0syC7kPMgX8DaYMHW/OwEOx3TC/j14/ryBwL+cfH"
    "n34eTLUwb1tyKZL9Jbg+Qep3hO4YCMXDMS5xgdpPELDQq/qKXvizJ1hQiMHkzIK6F0kL4DDfoOauk7qNB3HkU4HJkRWMLpIIUPNSh8WEvhwzKFqT/F"
    "zn9JaCiFJaQO0vhIRxAf1cvho4oYpm5850Q4Zg/Nfv0x9yOsMjwIM3DcsIboNUOU6H/DxtgUAxZXNsCBJtvi8vIjH3kax38EibFRsjQufv709ozpRs"
    "ERBuTTggGS8+EbjmL+YBXS1xp8EsZyq29dhD7YrNU3ODh6dfT68OXRwthbXGmy8RJyclP69k4y5/iFG3d0d+9GnlO5QwakDrZ6azqYlq+4oTsWVOJv"
    "xB8udVLeJW5AT+G/ZLf6Tf7LSAJa5r/U03e55/FnL3+h3ijCfKU4rlg5zJfgwPj7jH3WfJEt3nrhnXx30ud03EB81tni6wlE9tjiH7HGpXnGEZnPnM"
    "RXWWFOMYz+rGzEGRvQZxRefW5yH+rPPAp8HFKxXFefWRpM/wn8MDSeKMXRm4DjO7ck8BKpbzSRwCWRh6Ptzac/03zmtWVVitowFzj+Vjr+oIdX1sMF"
    "P6kg7YoUPWV3uMFe4y0VMEuU9VLUZ9kfe2jZN9BxeP7p7Gp48ulzwbg8PRme8TsDcfWhdPXpy5LVvxgE/Xo+/ID4v+iflxdngpwkpuNIzJjDDf/JJW"
    "DPnVPihOTecT2ZJtnl7FKBzUVJacLmIiaw2Wo2V+0ofTVVxd2etOyI1soZIZvR+iyQsYD4rYmfaaabB2MOVFCBDa3ZkNnyurHBDL6DYcHBC53tAwZV"
    "H+B+UdlCKPlZJmSW0IDaetSuBgoMpEoFt5VYSZ09a4i+E6lyj29iHqQ1WPESSqvVbhvdi4v9udbmLwerX+7PFdu/eOwG3PbkwRQTalcQu0fzAz2aHz"
    "TR/EBBc3dE5+2IXsUEqutSPQ2m6pI6Be8gfXW24A/q9+APKpvwYrORi17FWv7x6vKizhGVscoRB39E0f9Q4Mf7aIg3EJjToxBmyAj79NPJb2Wav/t4"
    "+bYcP+ADvC0LlDDkYoHOo5B8w5Ez9UMSmdkutUOACdPWhMHTWUAesOqrqGVDAadDpO/QhvLZ1PWDXv2ucnK/r7G17OAF6Fo3mP+1mCDxQlJzIfMG/9"
    "20AV2C7SN5LP19N/Fmsp0Cu2/2iar63bfi+jHwgAt4EFRrrTva+AYrOgXWEb6Y1TjQcQoYVH1m46DqiFWEnSGxux1gWxvN7VLgnyc8MbVegSf3tRT4"
    "bAG6UQUezqc37E6j4k5h2ips8SZOPgjoa/vUA+hryxgibdIsPhzt/ZkFRgc1x8FLnRhTOYVCijG9tEpthDQR7QqNkdxaoixyILsTicVzbjmROJlzN4"
    "nEydy7SCROZm6VSNwu7zaZcHt5vvl8+jPd+lGcPmPL+fIR9GcN3BUnXQygP2erjOZkNshottokgIxmyGjetS3WpVRXyGh+FGyGjGZLHFnIaIaM5sfO"
    "Bshohozm7lC76BPrEruI1cEsuI30UnJbULqABITWIrQyUmS+tHciTXq9/aW7KlZmvM6B6oZUh5oUO+zCHSTl2Eb3rWTq89xB9hQ85B3jUBH4aWyDpc"
    "CGDlhLOmDZtdPa2LmpANHX2Hd1TBo59U5QioYizLdj2AqKkZv1lO0jlyIS4rTh7BQJW4L/5wYBevrx6G/VJrVrGbEmSSh5Qb+Sp9u4M1zI+ZDGMNi3"
    "zBoh5ZSFvSj7NFdTvpC8ckzyhWQ8CDG1j/RBwtZuGeDHDjMUFLuxjbaFhAU2hUFXTb5dZGI2Z/CdtJnX4yDaZbI1FEVJ97XMtQ0WRcnKa9WiqBZmEx"
    "RF7YGKAKPJMoZAURQURXWR5nYp8E+McewVha6sU+I5jJYinxbAN6rM79jS4L8nbuixhygrc1CooFAtlzE7UajZZ1MV8GfhfCqIf84e0w1HuMKEDNdm"
    "Ed+7+un3z2fHSPy6DodnH8/efzn5dIyyv67DX86ZB3uMxC/230/sz5+uw18/nAyvTj5/PkbZX9fh5fADhxS/ykFePc9Py/Fr8PvKmjqVdgYaOsewmW"
    "3gWstat6FcWbqvpZE3WK4sS2TTcuUWrjSUK9uvZ0DxW8YQKFd+DOXKp9hVRmLF9UY14WUQNlcp84fcaomymHAX9cliYqPi5BZlpWKS5TWlpYmYTzDO"
    "3qztpDeEL3UjTsrTylxd7REMeSs/RJXPqz2KEbdn/gwHfrjqCsuGaT1x42LXfIjbeRhig5WgnFlzLglLf8JS1kxLWkPCjNUGEhRvQ/H2ri3TBjruXV"
    "UvFG8/CjZD8bYlbj0Ub+8ypROKt21gAxRvQ/F2d6hdcrX1RUoJEQRKa4Eix3v06S9jAfFXJD4OKY5a+REqfPAmrPYmkvL8dl9dFReqndt+erfziE5w"
    "e1ao0IEbbblxM/fGmLY52amMCTxo7V6TZH9U1+bN4DtZxbSRyv8dlkXaRu/dmFtkHo1aGLsyGlC/LfUjfDuPxQalGzMKmodSFejAjVW54WHq+oGi6m"
    "iIvy/hhITaBR3Q5GWc/TYsOBiVYy0XTsbHy4v3GXj5rEt1RPWb76rV7vIs9dIQNoedep9OLn4++XiMkt/X4cnn82PEfvRaKeh1J5uPAhK327GVEdfg"
    "e+/RR7EPrrdFWYsNB63It/vLchizLHEBadDxhzfdQXyAPvJD3o0HiaMyxHXPY4sAPT192djhx2AEZR69ePpqY57GFMpCTnQ2gHY+UtbQZ0EwyEuyzy"
    "ipz0uSFow+CyQkCE233++FIobtM8AabTVzIzqPsFpXZTeXaCoZTENNZVt6TK+4NNUzaOLGKMC37P/QQyGhvK8cRvwtESV9FJME2qcxSnJsGcCcd6Dj"
    "ykmMEFOfd5o7HbxWqrYtzbpMHcr7mY36sLTxmag5s3zklC/GSclL86JXeZjm1HBQz6CeQTtA5oRVLCiLuwobmgMHCnTYurcufgCJwBZ+eZBDYQkfII"
    "cCHEbuE35249gdK93F7Fa/yVmcSUAariJXnU+4i+Z+40FHEZYUa+iYeWyITYND7wcSBg8oIGN0SyLEtSciYQIl3DruqqXO29PTo0EfnQ4OlR7iZicz"
    "rCiXjGetMGhKWCerfV+19FZ/xrV7l62ewqjimKn+dbz5KCIMhi2fFSZe0+tnjwLuta0CvA/utT2sAPfaIhZAYcIOic80Ujv6lxCBBauwoLUUquICI9"
    "oLojufGfkKDvx4dXlRI4VylHJMzx9R9D8U+PE+MqCBlpwYhUBeJUWunA3XL0bo+ADlFLn2lVFQE7VHgVXol/Io2Bxj9nKeItW40aDLkUCHtdZh7oiS"
    "yNiMkLGA+Cuk2sO+0aOPkGdtCFUhcqlFYUOMXIbSCJLHmHE6HImjN4VLFovgND+Mkze355eT05MRuzqLyAjHsSr+3Xqc5aFtiDtaGXeEboA96AYI1i"
    "10AwQ2V9kMDbjWfyKJrQ24dmsLbJ7W7NvwqZmml1G65ImsTdv7scOGdu8UQmLZ2cs5Hpy+bHD6cqkxQMT8FT9SSY9G+jeMAtxYwg1LfOwrWpODltzo"
    "N3nXMTXIP4spniWJYJlT/gx9zSTj16wY6DYiU3TwBv0cxiRiywT5MXreR/ckFDlhATNMuEPN/rzBE+5Ju0GACHeV1X74ViZVFiopapT61ZQtWQWb1D"
    "DJKkUrqS3ZYBalx4KHkNRkoukguADBhSomeJ1We50QXHgUbIa0w51v1kF85/HEd7pP7c4fgf3zxdXll+HZ6THK/roOT94Nz385O0bJ7+vw18uLY8R+"
    "XIcfL6+Gx4j/LDtYehzSYpBB1zEIwK3HIrYkAPFzLDzmSvxBXO83hR/mDCLWCz9ckSm+Id4Dup8Q5tdHdzFijjpvxYU833vD69VG1P/GFwASw3J//6"
    "Ev3P+YII9g0afEj9DEjymJHtDTz4PnitK3TU7UEGZYnNfTGEPIofrLwgXi2ZYegwnhAivDBWCObdZAwFPXN+r6vUDo3BbbZk64ceOYyU7PmbjxxITO"
    "FcQOruiNUDwigZHEyOA7SN8jHYFxVC8vjiriAo7g22FoIiAj12xt5xhdaNBdXNw6oqNecFTEhh87wpxtsW+f421xpzjTk3u1UQw7F6syYC9C2pa44+"
    "9EWvowWRgVp1y6229yzZPk9mR99XUc9F95b9BSaryb99COUHqcC/LjPsLPxs/QL+ef0dOPSid81cEgCd9q5Q6OL+xD7Hq5Q57pvoS5y/ZqNJoww9M0"
    "07GECdmN+5Hd+CVJUP0i8lNVBk0RoNGmKSa76po1D1l/9HveH51nEj49PVQbLU2gYJKASbKH8htMki7RGkwSMEnAJFm14EIcjKqyRdI7jUZInMNoGB"
    "888yC1KUZsLlHokHTgHf0x95MvE40mbtpkd/B3pV3SchQwWcBk2UP5DiZLl2gNJguYLGCyrGiyDN34rm5HaHGv0WyhDMp0N8hFHIvXYro3ZE7fLDZw"
    "eK7kFGPKTxZwmW1yM/cDyg9XfTpUnUaw6mBgx4Ads4dCH+yYLtEa7BiwY/bXjimekewZSeUMfi3JeFaJiXUURlliIZ59wyFVmYfJjUbbEC9AltqFly"
    "EWgaaxaKzJu2lGeEQir2r0NUIanh/FBOmyipn5d0e8hsNh+7pHGGlV4iTj3rs+NToeacR4yiH4b5PDr5LpMmy9uRiGTx84TEJk8/kSvIYZwcS20sQ2"
    "z0OF/FNL80/1KqDVTN2HqmdrykGgrfwOy0FyVaW7tnOMDq7ugc7qHtSv7kFldRcsAP3lXUCD9d16fe9Jp7A9ihJkprC2v5rCd694bP3CQnJO9EWFhA"
    "TnXreVExYcrwJ8ON5ZbTDQnsdp8S2JFLHI+iMKcww4oXCFEwrdW5r09tGl+wIByL4C2dPYpL6YSRFAwphIGEsi8v8QG6yn7kNPEZXPb/abIvPJJq3j"
    "pXAaTb4ZKO98FWNECWVAIqXCD9HX2znPDuVDfe2jmwfe4wpNyRTz9tsuZTj+aIJ8im7w2A9jkZWBQy/muBzUHYlW3U9ixKOD6L8kxKp239ueHlJDLP"
    "4Q+w1x64TPLdooFBA3EcXeKXO6FMPm32+rM5C9TbLXXpNjLxhsi3IV6qROuS5uNivXhUrSU64ijXHCxmMrzkP8aIrkZEmuo1yUqGquAPvidApercG0"
    "VaqYapIi2452HV6HQ1EW4scoJOgOM41KhKYUgxyLPwM3poh3ZBPHX4pDOJIppkxLjwm69+kk7XXJx096YLL/w3wgpquFx8WvXIdcu/tx9nDumK3qNt"
    "v5RRFePJ9jyWZ1kWewVQ0qH3TCznUCnAVgwXcnHVgvDhoypb+MBcRfZXsbq49xa6C9hASkX4H0yjz4ZsKrc+CB7AbiBrPH8AwDmxISkH4fo5ufE7fi"
    "zPOVWcfy7X6TE5a6Jw7OIDVinEncMA8bCl+HjLmHs/B2Er8oIOEYRwyMwfqUt/U5zgKTDJjyy9yn8Uj4hDljzK1BvCnhlDk8quDm1uY19KeS59Lwnm"
    "RiOylWH9wo+z7yfoMblfPNxIfKscCBss6BskSmn3t4OiMUh6OHn7AyslaCaJTsfg7r3GHNGBuvGokIoUg8chKzYsjYQ/xoYxzTPhoFLlulHt9E8mnM"
    "BIAbxryXNQnfCImcYF73rntCsorTXPieVICZkI3vVbG4rc2qPECGn/SSOl4pnRKR23iSjNRNerncL7HCSQ8NBrm/T3JfWib6LJCQwM5u7eLIn6VOMQ"
    "bubLb6Jo4+uc2IqEvfBQJQWI/C/Dw046N8CkgdpPTLIw1CvzyqpTO/VSQzmdMRUXW8qM+rk1BWyqyzLNlr6/mMwsRSqcbQjR5qUhoXOOXuAQ8Ux52i"
    "+duUjAuaM5K/Pb84+fL7gugLJ+jj5cX7twqyv/19eHYCh6GAS7pVl/RHctNT+KH8cr/J+fxPCqB1Limd8N5TlKAbzENy+Bk6Zy5eRO7RmJ8Ges8zIn"
    "zKQ3v8bnpUKHUf8ltMTbIJ/IA5iLckYmjEe8MPPIlI+CQ5YDRWn1S6vakNY4rchl3iWM6/O4zMmW+v16ggmofpN6+V7sHH9+bgrFrqIUHnLw0787VO"
    "0d7r+qK919X69Wis2G5rKN5I4aF2YwUTc4sxAMsMy3INql4RalMVarVmfaEWTIzIHAsMSOsMyILAohRPZ1QhtOq7bUgo24tcPt+sUl5bSTzfYlD5u/"
    "XyKMfonkg6HGhIpMNBrUDit0oalqc2K+zHppaECxxoRmjQjBBHEVEs5CEz8WtStjKELqzjJiF/9tuw2YgphGwy8LJlUwq1C0exhaotIK5B2+4RH/ZN"
    "2UJQrrNstiQod0GENK9E5cT1flNYLswglsbluALgVVG8cSjvN/MGRf54QpOCYp5bwS8+UUTVTBANY2K8SMqksyZ/W4cj6cfH0qb4xrOkeCYTiQOYW0"
    "wk8CAit28RuT3pS3awWSasrykZaNmualmZzfOZ15LNRUxgs9VsljS7vn6SkKBBT9vUuqLBo0/8Ih7Qvz39ZTvQhP4yHtC/Lf0ps5xNwl8ZfCc2Srcd"
    "/spMr5sW672MCunURmvektDFRzL+gN2iX1q61W8KYARk7EwyqKVBjA/knt2KFoWCPKfnWGT3HFQDF8uAodWZxcu73+B5b7Xr4+OVMIVM7IA9rkKvNl"
    "E9xwHCtyY8npGRUZXBAqETBs0m9qUt0ZxXSWBYpTmzW42aM5aANGr8Y38c/iCaf7oUxdQPgqSu8hkaTnhz0TuR/Rrj4DYpuedAJMJeH5EwSGo0rz6c"
    "/DB48VJVyb/m0Q33EaSiPK3Ae0o6h+PpR/jZmD4bVK9CNJtCIEF031I5C8Wh1rBC8uC5tDCuritide4I3vUX18GJaGs+uLSQ7+Z5XDmY0FdC6SCJj3"
    "SqcI/qi3CPKjW4Qtgy00rVuqWeykWsDhJ6I/XOsDlbS/0u7drFGLcpG5DQgMFWM1hyYQx5XMQENlvHZkuiGu+SbcyhO+4pAhvS3X5TbCPbDKUp4LL4"
    "Rj2XlQ2iinutbBLRK70pwpDC9Av7tMujANJ7ZO8CYQD7fM/6MEDOd30O5DgQBNjHNIrHywBrdIhIRarVIYu7S3RIktC0MR0i50uZ6pAFro4OWbwH6B"
    "BbvxzQIdYwwopUyMfLAEt0yCl2gxoFkt1q1B4iF3lDqkPKczbTGxnicqWRPT5oDFu/E9AY1jBix2ULj5f0luiKGj2xVEfoqofeCbonkZckx8wwmQUY"
    "zeaiqJbXzsZJw/OYzS6KbPkhF/gbjkRWzMiNlUdnrD4gpL9a/GU0aQdoBSdt3Ovt3Ddt3Vf27vlvJzmS05TMElrnMlDWRmtrpH58pxb77PoSuZ9CLB"
    "X8XwtVLl957iOXzHyAJzFy52yJKE7P0MYybbfAYA16hfL5HDcwaLYwjsh8lvkqLSYT+PrTseFmbDSfsWWFScl9qD9lSxIu6bm6CTKaTbk2UppNWykC"
    "a0Vf8UEYTEqmzGDKk1L0Z1pgmr+h8VQJnsHKzL2QNkRcpatKm/lW7K/SbkrotLKXBi90WulBpxVIAoJOK8DmKpurlpu+mqriQgCzdexYttr1WSBjAf"
    "Hbb/VCIwob2CDsbI7YYvuqiAlMaM8EZQechsq5LnXAqcQsNYOWjVHLSoiYuZLqM6Pr+wxJKNBo27zTUO7wm1iyORZYsVZbsdAv8BEmyQH9j6Ff4K7p"
    "78cOPwlQQfyms0kkLDidxOB0EqYy+FMb2E05BphNLRo0lva6jKK9JVw4pcRmCyrnVpsYSBUZNMoeZjK+FwkUiqSW91lmRX1Wi4hEiks6CY0enrkR5R"
    "7tMyQGR/GIMFqJU0HcGzKnyKeqxEV9REhQtHjB9xv2a3eboAgpcxsTLyc48kcTlXxJ7zQKGDeHWWtBzSpC4bFIhBWTB1rkZtR/7vXJGV0IOW+k/xL/"
    "qAwonIJ3kLobSfjmoSxlNL/+BHAJBQ4BNzwEfKfK7K//A4750dU="
)
