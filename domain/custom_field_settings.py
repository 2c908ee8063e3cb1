"""What administrators do to custom fields, to their groups and options (F1, F5–F13).

Everything here takes the right to edit settings.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, TypeVar

from domain import db, jobs, places, stored
from domain.custom_fields import (
    LISTS,
    MOST,
    CardKind,
    CustomField,
    CustomFieldGroup,
    CustomFieldOption,
    FieldKind,
    IndexState,
    Labelled,
    labels_of,
)
from domain.events import Events, snapshot, transaction
from domain.pipelines import Stage
from domain.records import Change, write
from domain.values import at, fold, required
from permissions.actor import Actor
from permissions.errors import Invalid, NotFound
from permissions.scope import require

MOST_OPTIONS: Final = 500  # of one list, archived ones included
MOST_GROUPS: Final = 100  # of one card
MOST_INDEXED: Final = 10  # of one card: each is written by every change of a record
MOST_DECIMALS: Final = 6
UNINDEXED: Final = (FieldKind.TEXT_AREA, FieldKind.MULTI_LIST, FieldKind.ADDRESS)

L = TypeVar("L", bound=Labelled)


@dataclass(frozen=True, slots=True, kw_only=True)
class NewField:
    """What a field is made of; `options` are labels of a list in its order. A missing label is that of the other."""

    entity: CardKind
    kind: FieldKind
    catalogue_id: int | None = None
    label_ru: str | None = None
    label_en: str | None = None
    group_id: int | None = None
    position: int | None = None
    decimals: int | None = None
    options: Sequence[tuple[str | None, str | None]] = ()
    is_required: bool = False
    required_from: Sequence[int] = ()
    is_api_only: bool = False
    is_qualification: bool = False
    is_indexed: bool = False


async def create(actor: Actor, new: NewField) -> CustomField:
    """A new field of a card, behind all others unless it is given a place. Takes the right to edit settings.

    Raises Invalid FIELDS_TOO_MANY for the 201st (F13), NAME_TAKEN, REQUIRED, NOT_A_LIST, NOT_A_NUMBER,
    ONLY_DEALS_MOVE, ONE_STAGE, NOT_INDEXABLE, TOO_MANY, NUMBER_OUT_OF_RANGE, NOT_FOUND.
    """
    async with transaction() as events:
        require(actor, "settings", "edit")
        labels = _named(new.label_ru, new.label_en, "")
        await _require_catalogue(new.entity, new.catalogue_id)
        card: dict[str, Any] = {"entity": new.entity, "catalogue_id": new.catalogue_id}
        others = await _locked(CustomField, **card, deleted_at=None)
        if len(others) >= MOST:
            raise Invalid("FIELDS_TOO_MANY", "labelRu", most=MOST)
        _require_new(others, labels, "")
        index = places.index(new.position, len(others) + 1, "position")
        if new.options and new.kind not in LISTS:
            raise Invalid("NOT_A_LIST", "options")
        moment = db.now()
        made = await CustomField.create(
            **labels,
            **card,
            kind=new.kind,
            group_id=await _group(new.group_id, card),
            decimals=_decimals(new.kind, new.decimals),
            position=index + 1,
            is_required=new.is_required,
            required_from=await _stages(new.entity, new.required_from),
            is_api_only=new.is_api_only,
            is_qualification=new.is_qualification,
            created_at=moment,
            updated_at=moment,
        )
        await places.arrange([*others[:index], made, *others[index:]])
        for place, (russian, english) in enumerate(new.options):
            await _add_option(made, russian, english, None, f"options.{place}")
        if new.is_indexed:
            await _want_index(made, others, wanted=True)
            await made.save(update_fields=["is_indexed", "index_state"])
        events.add("created", actor, made, snapshot(made), card=None)
    return made


async def update(actor: Actor, id: int, expected_version: int | None, given: Mapping[str, Any]) -> CustomField:
    """Change what is `given` of: label_ru, label_en, group_id, position, is_archived, is_required, required_from,
    is_api_only, is_qualification, is_indexed. Takes the right to edit settings.

    Raises NotFound, Conflict, and Invalid as `create` does.
    """
    async with transaction() as events:
        require(actor, "settings", "edit")
        found = await _live(id)
        card = {"entity": found.entity, "catalogue_id": found.catalogue_id}
        others = [each for each in await _locked(CustomField, **card, deleted_at=None) if each.id != id]
        values = _relabelled(given, others)
        for name in ("is_archived", "is_required", "is_api_only", "is_qualification"):
            if name in given:
                values[name] = given[name]
        if "group_id" in given:
            values["group_id"] = await _group(given["group_id"], card)
        if "required_from" in given:
            values["required_from"] = await _stages(found.entity, given["required_from"], found.required_from)
        if "position" in given:
            values["position"] = places.index(given["position"], len(others) + 1, "position") + 1
        wanted = given.get("is_indexed", found.is_indexed)
        if wanted != found.is_indexed or (wanted and values.get("is_archived", found.is_archived) != found.is_archived):
            values |= await _index_values(found, others, wanted=wanted)
        change = await write(found, expected_version, **values)
        if "position" in change:
            index = found.position - 1
            await places.arrange([*others[:index], found, *others[index:]])
        events.add("changed", actor, found, change, card=None)
    return found


async def delete(actor: Actor, id: int, expected_version: int | None = None, *, confirm: bool = False) -> None:
    """Remove a field and its values for ever (F11); they are gone from the graph at once. Takes the right to edit
    settings.

    Raises NotFound, Conflict, and Invalid VALUES_LOST without `confirm`.
    """
    async with transaction() as events:
        require(actor, "settings", "edit")
        found = await _live(id)
        if not confirm:
            raise Invalid("VALUES_LOST", "confirm", labels=labels_of(vars(found)))
        await _bury(actor, events, found, expected_version)


async def bury(actor: Actor, events: Events, catalogue_id: int) -> None:
    """Remove the fields of a catalogue, and their groups, in the transaction that removes it."""
    for each in await _locked(CustomField, catalogue_id=catalogue_id, deleted_at=None):
        await _bury(actor, events, each, None)
    for group in await CustomFieldGroup.filter(catalogue_id=catalogue_id).order_by("id"):
        events.add("deleted", actor, group, {"label_ru": (group.label_ru, None)}, card=None)
        await group.delete()


async def _bury(actor: Actor, events: Events, found: CustomField, expected_version: int | None) -> None:
    change = await write(found, expected_version, deleted_at=db.now(), is_indexed=False, group_id=None)
    await CustomFieldOption.filter(field_id=found.id).delete()
    await jobs.enqueue("custom_fields.strip", {"field_id": found.id})
    await jobs.enqueue("custom_fields.index", {"field_id": found.id}, key=f"custom-field-{found.id}")
    events.add("deleted", actor, found, change, card=None)


async def group_create(
    actor: Actor,
    entity: CardKind,
    label_ru: str | None,
    label_en: str | None,
    position: int | None = None,
    catalogue_id: int | None = None,
) -> CustomFieldGroup:
    """A new group of fields of a card (F9). Takes the right to edit settings. Raises Invalid as `create` does."""
    async with transaction() as events:
        require(actor, "settings", "edit")
        labels = _named(label_ru, label_en, "")
        await _require_catalogue(entity, catalogue_id)
        card: dict[str, Any] = {"entity": entity, "catalogue_id": catalogue_id}
        others = await _locked(CustomFieldGroup, **card)
        if len(others) >= MOST_GROUPS:
            raise Invalid("TOO_MANY", "labelRu", most=MOST_GROUPS)
        _require_new(others, labels, "")
        index = places.index(position, len(others) + 1, "position")
        moment = db.now()
        made = await CustomFieldGroup.create(**labels, **card, position=index + 1, created_at=moment, updated_at=moment)
        await places.arrange([*others[:index], made, *others[index:]])
        events.add("created", actor, made, snapshot(made), card=None)
    return made


async def group_update(
    actor: Actor, id: int, expected_version: int | None, given: Mapping[str, Any]
) -> CustomFieldGroup:
    """Change what is `given` of: label_ru, label_en, position. Takes the right to edit settings."""
    async with transaction() as events:
        require(actor, "settings", "edit")
        if (found := await CustomFieldGroup.get_or_none(id=id)) is None:
            raise NotFound("custom_field_group")
        card = {"entity": found.entity, "catalogue_id": found.catalogue_id}
        others = [each for each in await _locked(CustomFieldGroup, **card) if each.id != id]
        change = await _put(found, expected_version, given, others, {})
        events.add("changed", actor, found, change, card=None)
    return found


async def group_delete(actor: Actor, id: int, expected_version: int | None = None) -> None:
    """Remove a group; its fields stay, without one. Takes the right to edit settings."""
    async with transaction() as events:
        require(actor, "settings", "edit")
        if (found := await CustomFieldGroup.get_or_none(id=id)) is None:
            raise NotFound("custom_field_group")
        await write(found, expected_version, {"deleted": (None, True)})
        for each in await CustomField.filter(group_id=id).select_for_update(no_key=True).order_by("id"):
            events.add("changed", actor, each, await write(each, None, group_id=None), card=None)
        events.add("deleted", actor, found, {"label_ru": (found.label_ru, None)}, card=None)
        await found.delete()


async def option_create(
    actor: Actor, field_id: int, label_ru: str | None, label_en: str | None, position: int | None = None
) -> CustomFieldOption:
    """A new option of a list. Takes the right to edit settings. Raises Invalid NOT_A_LIST, NAME_TAKEN, TOO_MANY."""
    async with transaction() as events:
        require(actor, "settings", "edit")
        found = await _live(field_id)
        if found.kind not in LISTS:
            raise Invalid("NOT_A_LIST", "fieldId")
        made = await _add_option(found, label_ru, label_en, position, "")
        events.add("created", actor, made, snapshot(made), card=None)
    return made


async def option_update(
    actor: Actor, id: int, expected_version: int | None, given: Mapping[str, Any]
) -> CustomFieldOption:
    """Change what is `given` of: label_ru, label_en, position, is_archived. Takes the right to edit settings.

    An archived option is offered no longer and stays where it was chosen.
    """
    async with transaction() as events:
        require(actor, "settings", "edit")
        if (found := await CustomFieldOption.get_or_none(id=id)) is None:
            raise NotFound("custom_field_option")
        others = [each for each in await _locked(CustomFieldOption, field_id=found.field_id) if each.id != id]
        also = {"is_archived": given["is_archived"]} if "is_archived" in given else {}
        change = await _put(found, expected_version, given, others, also)
        events.add("changed", actor, found, change, card=None)
    return found


async def _live(id: int) -> CustomField:
    if (found := await CustomField.get_or_none(id=id, deleted_at=None)) is None:
        raise NotFound("custom_field")
    return found


async def _locked(model: type[L], **of: Any) -> list[L]:
    """Those that share a list of places, in their order; nobody else adds to them before this transaction ends.

    An empty list has no rows to lock: two who begin one at once are told apart by their ids.
    """
    found: list[L] = await places.locked(model, **of)
    return found


async def _put(
    found: Labelled,
    expected_version: int | None,
    given: Mapping[str, Any],
    others: Sequence[Labelled],
    values: Mapping[str, Any],
) -> Change:
    """Write labels and place as given, beside `values`."""
    values = {**values, **_relabelled(given, others)}
    if "position" in given:
        values["position"] = places.index(given["position"], len(others) + 1, "position") + 1
    change = await write(found, expected_version, **values)
    if "position" in change:
        index = found.position - 1
        await places.arrange([*others[:index], found, *others[index:]])
    return change


async def _add_option(
    found: CustomField, label_ru: str | None, label_en: str | None, position: int | None, path: str
) -> CustomFieldOption:
    labels = _named(label_ru, label_en, path)
    others = await _locked(CustomFieldOption, field_id=found.id)
    if len(others) >= MOST_OPTIONS:
        raise Invalid("TOO_MANY", path or "labelRu", most=MOST_OPTIONS)
    _require_new(others, labels, path)
    index = places.index(position, len(others) + 1, at(path, "position"))
    moment = db.now()
    made = await CustomFieldOption.create(
        **labels, field_id=found.id, position=index + 1, created_at=moment, updated_at=moment
    )
    await places.arrange([*others[:index], made, *others[index:]])
    return made


def _named(label_ru: str | None, label_en: str | None, path: str) -> dict[str, Any]:
    """Both labels. One is enough; it is the other as well then. Raises Invalid REQUIRED without any."""
    russian, english = label_ru or label_en, label_en or label_ru
    return {
        "label_ru": required(russian, at(path, "labelRu" if label_ru else "labelEn" if label_en else "labelRu"), 100),
        "label_en": required(english, at(path, "labelEn" if label_en else "labelRu"), 100),
    }


def _relabelled(given: Mapping[str, Any], others: Sequence[Labelled]) -> dict[str, Any]:
    values = {
        name: required(given[name], path, 100)
        for name, path in (("label_ru", "labelRu"), ("label_en", "labelEn"))
        if name in given
    }
    _require_new(others, values, "")
    return values


def _require_new(others: Sequence[Labelled], labels: Mapping[str, str], path: str) -> None:
    """Nothing, or Invalid NAME_TAKEN when one of the others is called so, whatever the case."""
    for name, called in (("label_ru", "labelRu"), ("label_en", "labelEn")):
        if name in labels and fold(labels[name]) in {fold(getattr(each, name)) for each in others}:
            raise Invalid("NAME_TAKEN", at(path, called))


def _decimals(kind: FieldKind, decimals: int | None) -> int | None:
    if kind is not FieldKind.NUMBER:
        if decimals is not None:
            raise Invalid("NOT_A_NUMBER", "decimals")
        return None
    if not 0 <= (decimals or 0) <= MOST_DECIMALS:
        raise Invalid("NUMBER_OUT_OF_RANGE", "decimals", least=0, most=MOST_DECIMALS)
    return decimals or 0


async def _require_catalogue(entity: CardKind, catalogue_id: int | None) -> None:
    """Fields of items are of one catalogue, and others of none. Raises Invalid REQUIRED, NOT_FOUND, ONLY_ITEMS."""
    if (entity is CardKind.ITEM) != (catalogue_id is not None):
        raise Invalid("REQUIRED" if catalogue_id is None else "ONLY_ITEMS", "catalogueId")
    if catalogue_id is not None:
        text = f"select id from catalogue where id = {catalogue_id} and deleted_at is null{stored.locked('share')}"
        if not await db.rows(text):
            raise Invalid("NOT_FOUND", "catalogueId")


async def _group(id: int | None, card: Mapping[str, Any]) -> int | None:
    if id is not None and not await CustomFieldGroup.exists(id=id, **card):
        raise Invalid("NOT_FOUND", "groupId")
    return id


async def _stages(entity: CardKind, ids: Sequence[int], kept: Sequence[int] = ()) -> list[int]:
    """The stages from which on a field is required, one of a pipeline; of deleted ones those that are `kept`."""
    if ids and entity is not CardKind.DEAL:
        raise Invalid("ONLY_DEALS_MOVE", "requiredFromStageIds")
    pipelines: set[int] = set()
    for place, id in enumerate(ids):
        stage = await stored.get(Stage, id)
        if stage is None or (stage.archived_at is not None and id not in kept):
            raise Invalid("NOT_FOUND", f"requiredFromStageIds.{place}")
        if stage.pipeline_id in pipelines:
            raise Invalid("ONE_STAGE", f"requiredFromStageIds.{place}")
        pipelines.add(stage.pipeline_id)
    return list(ids)


async def _index_values(found: CustomField, others: Sequence[CustomField], *, wanted: bool) -> dict[str, Any]:
    """Have an index made or removed; the columns that say so."""
    if wanted and found.kind in UNINDEXED:
        raise Invalid("NOT_INDEXABLE", "isIndexed")
    if wanted and sum(each.is_indexed for each in others) >= MOST_INDEXED:
        raise Invalid("TOO_MANY", "isIndexed", most=MOST_INDEXED)
    await jobs.enqueue("custom_fields.index", {"field_id": found.id}, key=f"custom-field-{found.id}")
    return {"is_indexed": wanted, "index_state": IndexState.WAITING}


async def _want_index(found: CustomField, others: Sequence[CustomField], *, wanted: bool) -> None:
    for name, value in (await _index_values(found, others, wanted=wanted)).items():
        setattr(found, name, value)
