"""Tags on deals, contacts and companies (D35, L1, L2)."""

from collections.abc import Sequence
from typing import ClassVar

from tortoise import fields
from tortoise.models import Model

from domain import stored
from domain.events import snapshot, transaction
from domain.questions import Question
from domain.records import Change
from domain.tables import ForeignKey, Ordered, foreign_key
from domain.values import fold, required
from permissions import scope
from permissions.actor import Actor
from permissions.errors import Invalid


class Tag(Model):
    """A word that people put on cards; the same one whatever its case."""

    public: ClassVar[bool] = True
    reference: ClassVar[bool] = True

    id = fields.BigIntField(primary_key=True)
    name = fields.CharField(max_length=100)
    name_folded = fields.CharField(max_length=100, unique=True)

    class Meta:
        table = "tag"


class Tagging(Model):
    child: ClassVar[bool] = True

    id = fields.BigIntField(primary_key=True)
    tag_id = fields.BigIntField()

    class Meta:
        abstract = True


def _keys(noun: str) -> tuple[ForeignKey, ForeignKey]:
    return (
        foreign_key(f"{noun}_tag", f"{noun}_id", noun, on_delete="CASCADE"),
        foreign_key(f"{noun}_tag", "tag_id", "tag"),
    )


class DealTag(Tagging):
    deal_id = fields.BigIntField()

    class Meta:
        table = "deal_tag"
        unique_together = (("deal_id", "tag_id"),)
        constraints = _keys("deal")
        indexes = (Ordered("tag_id", "-deal_id", name="ix_deal_tag_tag"),)


class ContactTag(Tagging):
    contact_id = fields.BigIntField()

    class Meta:
        table = "contact_tag"
        unique_together = (("contact_id", "tag_id"),)
        constraints = _keys("contact")
        indexes = (Ordered("tag_id", "-contact_id", name="ix_contact_tag_tag"),)


class CompanyTag(Tagging):
    company_id = fields.BigIntField()

    class Meta:
        table = "company_tag"
        unique_together = (("company_id", "tag_id"),)
        constraints = _keys("company")
        indexes = (Ordered("tag_id", "-company_id", name="ix_company_tag_tag"),)


MOST = 50  # tags of one record


def visible(actor: Actor) -> Question:
    """Tags: everyone signed in sees all of them."""
    return Question(Tag, actor)


async def named(actor: Actor, names: Sequence[str], path: str) -> list[Tag]:
    """The tags with these names, made where they are new, in the order given, each once."""
    wanted: dict[str, str] = {}
    for place, name in enumerate(names):
        checked = required(name, f"{path}.{place}", 100)
        wanted.setdefault(fold(checked), checked)
    if len(wanted) > MOST:
        raise Invalid("TOO_MANY", path, most=MOST)
    if not wanted:
        return []
    found = {tag.name_folded: tag for tag in await Tag.filter(name_folded__in=list(wanted))}
    if missing := sorted(wanted.keys() - found.keys()):
        if not scope.may(actor, "tag", "create"):  # chosen from those there are (P25)
            unknown = next(place for place, name in enumerate(names) if fold(name) in missing)
            raise Invalid("TAG_UNKNOWN", f"{path}.{unknown}")
        async with transaction() as events:
            # in one order whoever calls, so that two who make the same new tags at once wait for each other in turn
            new = [Tag(name=wanted[key], name_folded=key) for key in missing]
            await Tag.bulk_create(new, ignore_conflicts=True)
            for tag in await Tag.filter(name_folded__in=missing).order_by("id"):
                found[tag.name_folded] = tag
                events.add("created", actor, tag, snapshot(tag), card=None)
    return [found[key] for key in wanted]


async def existing(names: Sequence[str], path: str) -> list[Tag]:
    """Those of the tags with these names that there are. Raises Invalid TOO_MANY."""
    wanted = {fold(required(name, f"{path}.{place}", 100)) for place, name in enumerate(names)}
    if len(wanted) > MOST:
        raise Invalid("TOO_MANY", path, most=MOST)
    return list(await Tag.filter(name_folded__in=wanted).order_by("id")) if wanted else []


async def take_off(table: type[Tagging], column: str, pairs: Sequence[tuple[int, int]]) -> None:
    """Take tags off records, by pairs of their ids."""
    if pairs:
        first, second = stored.placeholder(1), stored.placeholder(2)
        text = f"delete from {table._meta.db_table} where {column} = {first} and tag_id = {second}"
        await stored.transaction().run_many(text, pairs)


async def put(actor: Actor, table: type[Tagging], column: str, id: int, names: Sequence[str], path: str) -> Change:
    """Let a record have exactly these tags; what has changed, as names in alphabetical order."""
    before = await Tag.filter(id__in=await table.filter(**{column: id}).values_list("tag_id", flat=True))
    after = await named(actor, names, path)
    old, new = {tag.id for tag in before}, {tag.id for tag in after}
    if old == new:
        return {}
    await table.filter(**{column: id, "tag_id__in": list(old - new)}).delete()
    await table.bulk_create([table(**{column: id, "tag_id": tag_id}) for tag_id in sorted(new - old)])
    return {"tags": (sorted(tag.name for tag in before), sorted(tag.name for tag in after))}
