"""Notes that were deleted by themselves are in the trash, with the cards that they were on."""

from tortoise import BaseDBAsyncClient

RUN_IN_TRANSACTION = True

CARDS = ("deal", "contact", "company")
_KEY = 'REFERENCES "{card}" ("id") ON DELETE CASCADE ON UPDATE CASCADE'

# SQLite can neither add a key to a table nor take one from it.
_TABLE = """
    CREATE TABLE "new_trash" (
        "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
        "noun" VARCHAR(20) NOT NULL,
        "record_id" BIGINT NOT NULL,
        "name" VARCHAR(1000) NOT NULL,
        "responsible_id" BIGINT NOT NULL,
        "group_id" BIGINT NOT NULL,
        "created_by_id" BIGINT NOT NULL,
        "pipeline_id" BIGINT,
        "stage_id" BIGINT,
        "budget_minor" BIGINT,
        "source_id" BIGINT,
        "available_to_everyone" INT NOT NULL,
        "deleted_by_id" BIGINT NOT NULL,
        "deleted_at" TIMESTAMP NOT NULL,
        "content" JSON NOT NULL,
        {columns}
        CONSTRAINT "uid_trash_noun_8d431a" UNIQUE ("noun", "record_id"),
        CONSTRAINT "fk_trash_responsible" FOREIGN KEY ("responsible_id", "group_id")
            REFERENCES "users" ("id", "group_id") ON DELETE RESTRICT ON UPDATE CASCADE,
        CONSTRAINT "fk_trash_created_by" FOREIGN KEY ("created_by_id")
            REFERENCES "users" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
        CONSTRAINT "fk_trash_deleted_by" FOREIGN KEY ("deleted_by_id")
            REFERENCES "users" ("id") ON DELETE RESTRICT ON UPDATE CASCADE{keys}
    )
    """
_KEPT = (
    '"id", "noun", "record_id", "name", "responsible_id", "group_id", "created_by_id", "pipeline_id", "stage_id", '
    '"budget_minor", "source_id", "available_to_everyone", "deleted_by_id", "deleted_at", "content"'
)


def _rebuilt(cards: tuple[str, ...]) -> list[str]:
    """The statements after which the table on SQLite has columns of these cards, and its indexes but for theirs."""
    columns = "".join(f'"{card}_id" BIGINT, ' for card in cards)
    keys = "".join(
        f', CONSTRAINT "fk_trash_{card}" FOREIGN KEY ("{card}_id") {_KEY.format(card=card)}' for card in cards
    )
    firsts = {"all": "", "group": '"group_id", ', "own": '"responsible_id", '}
    return [
        _TABLE.format(columns=columns, keys=keys),
        f'INSERT INTO "new_trash" ({_KEPT}) SELECT {_KEPT} FROM "trash"',
        'DROP TABLE "trash"',
        'ALTER TABLE "new_trash" RENAME TO "trash"',
        *(
            f'CREATE INDEX "ix_trash_{name}" ON "trash" ({first}"deleted_at" DESC, "id" DESC)'
            for name, first in firsts.items()
        ),
    ]


async def upgrade(db: BaseDBAsyncClient) -> str:
    if db.capabilities.dialect == "sqlite":
        statements = _rebuilt(CARDS)
    else:
        statements = [
            f'ALTER TABLE "trash" ADD COLUMN "{card}_id" BIGINT CONSTRAINT "fk_trash_{card}" {_KEY.format(card=card)}'
            for card in CARDS
        ]
    for card in CARDS:
        index = f'CREATE INDEX "ix_trash_{card}" ON "trash" ("{card}_id") WHERE {card}_id IS NOT NULL'
        statements.append(index)
    for statement in statements:
        await db.execute_query(statement)
    return "SELECT 1"  # see the first migration


async def downgrade(db: BaseDBAsyncClient) -> str:
    await db.execute_query('DELETE FROM "trash" WHERE "noun" = \'note\'')
    if db.capabilities.dialect == "sqlite":
        statements = _rebuilt(())
    else:
        statements = [f'ALTER TABLE "trash" DROP COLUMN "{card}_id"' for card in CARDS]
    for statement in statements:
        await db.execute_query(statement)
    return "SELECT 1"


MODELS_STATE = ""
