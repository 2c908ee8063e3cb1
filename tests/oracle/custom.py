"""Custom fields: values on cards, and conditions on them."""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from functools import partial
from typing import Any

from tests.oracle.matching import Matches, by_text, ids_given
from tests.oracle.names import ENTITIES, VALUES, camel
from tests.oracle.rows import Record, fold
from tests.oracle.sight import View, forbidden, refused


def _known_key(view: View, type_: str, key: str, path: str) -> Record:
    """The custom field of a card that a key stands for."""
    entity = ENTITIES[type_]
    for each in view.all("custom_field"):
        if f"f{each.id}" == key and each["entity"] == entity:
            return each
    raise refused(path, f"the {entity} has no custom field {key[:30]!r}.")


def _custom_place(view: View, each: Record) -> tuple[int, int, int]:
    group = view.get("custom_field_group", each["group_id"])
    return group["position"] if group else 0, each["position"], each.id


def _raw(card: Record, made: Record) -> Any:
    document = card["custom_long" if made["kind"] == "TEXT_AREA" else "custom"] or {}
    return document.get(f"f{made.id}")


def custom_field(type_: str) -> Any:
    def answer(view: View, card: Record, key: str) -> Record | None:
        made = _known_key(view, type_, key, "key")
        return None if key in view.hidden[type_] else _custom_value(view, card, made)

    return answer


def custom_fields(type_: str) -> Any:
    def answer(view: View, card: Record, keys: Sequence[str] | None = None, group: str | None = None) -> list[Record]:
        wanted = None if group is None else next(iter(ids_given([group], "custom_field_group", "group", listed=False)))
        if keys is not None:
            found = [_known_key(view, type_, key, f"keys.{place}") for place, key in enumerate(keys)]
        else:
            found = [
                each
                for each in view.all("custom_field")
                if each["entity"] == ENTITIES[type_] and not each["is_archived"]
            ]
        shown = {
            each.id: each
            for each in found
            if f"f{each.id}" not in view.hidden[type_] and wanted in (None, each["group_id"])
        }
        values = [_custom_value(view, card, each) for each in sorted(shown.values(), key=partial(_custom_place, view))]
        return [each for each in values if each is not None]

    return answer


def _custom_value(view: View, card: Record, made: Record) -> Record | None:
    raw = _raw(card, made)
    if raw is None:
        return None
    values: dict[str, Any] = {"field": made, "gid": f"{card.table}_{card.id}.f{made.id}"}
    match made["kind"]:
        case "NUMBER":
            values["number"] = str(Decimal(raw).scaleb(-made["decimals"]))
        case "LIST":
            values["option"] = view.get("custom_field_option", int(raw))
        case "MULTI_LIST":
            values["options"] = [view.get("custom_field_option", int(each)) for each in raw]
        case "ADDRESS":
            names = ("postal_code", "country", "region", "city", "street", "house", "apartment")
            parts = {camel(name): raw.get(name) for name in names}
            values["address"] = parts | {"full": ", ".join(each for each in parts.values() if each)}
        case "LEGAL_ENTITY":
            values["legal_entity"] = {name: raw.get(name) for name in ("name", "inn", "kpp")}
        case kind:
            values[kind.lower()] = raw
    return Record(VALUES[made["kind"]], values)


def by_custom(type_: str) -> Any:
    def condition(view: View, value: Sequence[Mapping[str, Any]], path: str) -> Matches:
        found = [_one_custom(view, type_, each, f"{path}.{place}") for place, each in enumerate(value)]
        return lambda row: all(each(row) for each in found)

    return condition


def _one_custom(view: View, type_: str, value: Mapping[str, Any], path: str) -> Matches:
    [(shape, given)] = value.items()
    key, here = (given, f"{path}.empty") if shape == "empty" else (given["key"], f"{path}.{shape}.key")
    made = _known_key(view, type_, key, here)
    if key in view.hidden[type_]:
        raise forbidden("view", f"{ENTITIES[type_]}.{key}")
    if shape == "empty":
        return lambda row: _raw(row, made) is None
    asked = {word: each for word, each in given.items() if word != "key" and each is not None}
    if not asked:
        return lambda _: True
    if shape == "text":
        return by_text(lambda row: _custom_texts(made, _raw(row, made)), asked, f"{path}.text")
    return lambda row: (raw := _raw(row, made)) is not None and _holds(made, shape, asked, raw)


def _custom_texts(made: Record, raw: Any) -> list[str]:
    if made["kind"] == "ADDRESS":
        names = ("postal_code", "country", "region", "city", "street", "house", "apartment")
        return [] if raw is None else [", ".join(raw[name] for name in names if name in raw)]
    found = (raw or {}).get("name") if made["kind"] == "LEGAL_ENTITY" else raw
    return [] if found is None else [found]


def _holds(made: Record, shape: str, asked: Mapping[str, Any], raw: Any) -> bool:
    match shape:
        case "number":
            number = Decimal(raw).scaleb(-made["decimals"])
            limits = {word: Decimal(each) for word, each in asked.items()}
            return (
                limits.get("gte", number) <= number <= limits.get("lte", number) and limits.get("eq", number) == number
            )
        case "flag":
            return bool(raw is asked["is"])
        case "date":
            return bool(asked.get("gte", raw) <= raw and ("lt" not in asked or raw < asked["lt"]))
        case "birthday":
            begins, ends, day = asked["from"], asked["to"], raw[5:]
            return bool(begins <= day <= ends if begins <= ends else day >= begins or day <= ends)
        case "option":
            chosen = {raw} if isinstance(raw, str) else set(raw)
            return bool(chosen & {each.rpartition("_")[2] for each in asked["in"]})
    return all(raw.get(word) == each for word, each in asked.items())


def by_custom_field(view: View, type_: str, given: Mapping[str, Any]) -> tuple[Callable[[Record], Any], type]:
    """What a card is ordered by, an empty field before all others, and what a cursor holds of it."""
    made = _known_key(view, type_, given["key"], "customOrder.key")
    if given["key"] in view.hidden[type_]:
        raise forbidden("view", f"{ENTITIES[type_]}.{given['key']}")
    options = view.rows["custom_field_option"]
    of: Mapping[str, tuple[Any, Callable[[Any], Any]]] = {
        "TEXT": ("", fold),
        "URL": ("", fold),
        "DATE": ("", str),
        "BIRTHDAY": ("", str),
        "NUMBER": (-(10**18), int),
        "FLAG": (-1, int),
        "LIST": (0, lambda raw: options[int(raw)]["position"]),
    }
    if made["kind"] not in of:
        raise refused("customOrder.key", f"the field {given['key']} is a {made['kind']}, which has no order.")
    least, key = of[made["kind"]]
    return lambda row: least if (raw := _raw(row, made)) is None else key(raw), type(least)


def label_of(view: View, record: Record) -> Any:
    return record[f"label_{view.user['locale'] or view.account['locale']}"]
