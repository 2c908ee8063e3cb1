"""Values of custom fields: what goes in comes out, and what can't be is told of (F2, F4, F17, T37)."""

from typing import Any

import pytest
from hypothesis import strategies as st

from domain import db
from domain.custom_values import is_inn
from tests.cards import rita_makes
from tests.crm import Crm
from tests.custom import VALUE, Made, field_of
from tests.hostile import SCALARS, TEXTS, examples

KINDS = {
    "TEXT": ("text", "text"),
    "TEXT_AREA": ("text", "textArea"),
    "NUMBER": ("number", "number"),
    "FLAG": ("flag", "flag"),
    "LIST": ("option", "option"),
    "MULTI_LIST": ("options", "options"),
    "DATE": ("date", "date"),
    "BIRTHDAY": ("date", "birthday"),
    "URL": ("url", "url"),
    "ADDRESS": ("address", "address"),
    "LEGAL_ENTITY": ("legalEntity", "legalEntity"),
}
MUTATION = (
    "mutation($input: DealUpdateInput!) { dealUpdate(input: $input) { deal { %s } errors { code path message } } }"
)


async def every_field(crm: Crm) -> dict[str, Made]:
    """A field of each kind."""
    made = {}
    for kind in KINDS:
        more: dict[str, Any] = {"decimals": 2} if kind == "NUMBER" else {}
        made[kind] = await field_of(crm, "DEAL", kind, **more, options=["Сайт", "Звонок"] if "LIST" in kind else [])
    return made


def _texts() -> st.SearchStrategy[Any]:
    return st.one_of(st.sampled_from([each for each in TEXTS if len(each) < 11_000]), st.text(max_size=300))


def drawn(kind: str, made: Made) -> st.SearchStrategy[Any]:
    """Values of the right type for GraphQL, whatever is in them."""
    options = st.sampled_from(list(made.options.values()) or [""])
    names = ("postalCode", "country", "region", "city", "street", "house", "apartment")
    known: dict[str, st.SearchStrategy[Any]] = {
        "NUMBER": st.one_of(st.decimals(-(10**14), 10**14, places=2).map(str), st.sampled_from(SCALARS["Decimal"][:7])),
        "FLAG": st.booleans(),
        "LIST": options,
        "MULTI_LIST": st.lists(options, max_size=3),
        "DATE": st.dates().map(str),
        "BIRTHDAY": st.dates().map(str),
        "URL": st.one_of(_texts().map(lambda each: f"https://example.com/{each}"), _texts()),
        "ADDRESS": st.fixed_dictionaries({}, optional={name: _texts() for name in names}),
        "LEGAL_ENTITY": st.fixed_dictionaries(
            {}, optional={"name": _texts(), "inn": st.sampled_from(["7707083893", "7707083890", ""]), "kpp": _texts()}
        ),
    }
    return known.get(kind, _texts())


@pytest.mark.feature("F2", "F17")
async def test_what_is_put_into_a_field_comes_out_of_it(crm: Crm) -> None:
    """Or it is refused, with a reason and a place, and what was there before stays. On every path (`crm.send`)."""
    fields, deal, rita = await every_field(crm), await rita_makes(crm), crm.as_("rita")
    text, came_out = MUTATION % f"version customFields {{ {VALUE} }}", set()
    query = f"query($id: ID!) {{ deal(id: $id) {{ version customFields {{ {VALUE} }} }} }}"
    before = (await rita.ask(query, id=deal))["deal"]
    for kind, (shape, shown) in KINDS.items():
        field = fields[kind]
        for sent in examples(drawn(kind, field), 16):
            input = {"dealId": deal, "customFields": [{shape: {"key": field.key, "value": sent}}]}
            answer = await rita.send(text, input=input)
            errors = answer.get("errors") or []
            assert {each["extensions"]["code"] for each in errors} <= {"BAD_USER_INPUT"}, (kind, sent, errors)
            payload = (answer.get("data") or {}).get("dealUpdate") or {"errors": [], "deal": None}
            assert all(each["path"][:3] == ["customFields", "0", shape] for each in payload["errors"]), payload
            after = (await rita.ask(query, id=deal))["deal"]
            if payload["deal"] is None:
                assert after == before, (kind, sent)
                continue
            assert payload["deal"] == after
            before = after
            found = {each["field"]["key"]: each for each in after["customFields"]}.get(field.key)
            value = found and found[shown]
            assert value == came(kind, sent), (kind, sent)
            came_out |= {kind} if value is not None else set()
            assert not found or found["__typename"].endswith("Value")
    assert came_out == KINDS.keys()


def came(kind: str, sent: Any) -> Any:
    """What a value is when it comes out; nothing for nothing."""
    match kind:
        case "NUMBER":
            return f"{float(sent):.2f}" if abs(float(sent)) < 1000 else str(sent if "." in str(sent) else f"{sent}.00")
        case "LIST":
            return {"id": sent, "label": ["Сайт", "Звонок"][int(sent.rpartition("_")[2]) % 2 - 1]}
        case "MULTI_LIST":
            chosen = sorted(set(sent))
            return [{"id": each, "label": ["Сайт", "Звонок"][place_of(each)]} for each in chosen] or None
        case "ADDRESS":
            names = ("postalCode", "country", "region", "city", "street", "house", "apartment")
            parts = {name: (sent.get(name) or "").strip() or None for name in names}
            full = ", ".join(each for each in parts.values() if each)
            return parts | {"full": full} if full else None
        case "LEGAL_ENTITY":
            parts = {name: (sent.get(name) or "").strip() or None for name in ("name", "inn", "kpp")}
            return parts if any(parts.values()) else None
        case "FLAG" | "DATE" | "BIRTHDAY":
            return sent
    return sent.strip() or None


def place_of(option: str) -> int:
    """Where an option stands in its list: those of the two lists were made one after the other."""
    return (int(option.rpartition("_")[2]) - 1) % 2


@pytest.mark.feature("F2", "F4", "F17")
async def test_what_no_field_takes_is_told_of(crm: Crm) -> None:
    fields, deal, rita = await every_field(crm), await rita_makes(crm), crm.as_("rita")
    other = await field_of(crm, "CONTACT", "TEXT", "Чужое")
    before = await db.rows("select * from deal")
    codes = {
        ("TEXT", "я" * 256): "TEXT_TOO_LONG",
        ("TEXT", "a\nb"): "TEXT_INVALID",
        ("TEXT", "a\x00b"): "TEXT_INVALID",
        ("TEXT_AREA", "я" * 10_001): "TEXT_TOO_LONG",
        ("NUMBER", "1.005"): "NUMBER_INVALID",
        ("NUMBER", "1e14"): "NUMBER_OUT_OF_RANGE",
        ("NUMBER", "двенадцать"): "BAD_USER_INPUT",
        ("NUMBER", "NaN"): "BAD_USER_INPUT",
        ("FLAG", "да"): "BAD_USER_INPUT",
        ("LIST", "custom_field_option_999"): "NOT_FOUND",
        ("LIST", fields["MULTI_LIST"].options["Сайт"]): "NOT_FOUND",
        ("LIST", "deal_1"): "BAD_USER_INPUT",
        ("DATE", "2023-02-29"): "BAD_USER_INPUT",
        ("DATE", "1899-12-31"): "DAY_OUT_OF_RANGE",
        ("DATE", "2026-11-21T00:00:00Z"): "BAD_USER_INPUT",
        ("BIRTHDAY", "2100-01-01"): "BIRTHDAY_AHEAD",
        ("URL", "example.com"): "URL_INVALID",
        ("URL", "javascript:alert(1)"): "URL_INVALID",
        ("URL", f"https://example.com/{'я' * 600}"): "TEXT_TOO_LONG",
    }
    for (kind, value), code in codes.items():
        sent = {KINDS[kind][0]: {"key": fields[kind].key, "value": value}}
        assert await rita.outcome("dealUpdate", dealId=deal, customFields=[sent]) == code, (kind, value)
    entity = fields["LEGAL_ENTITY"].key
    for legal, code in (
        ({"inn": "7707083890"}, "INN_INVALID"),
        ({"inn": "500100732259", "kpp": "770701001"}, "KPP_INVALID"),
        ({"inn": "7707083893", "kpp": "77070100"}, "KPP_INVALID"),
        ({"kpp": "770701001"}, "REQUIRED"),
        ({"inn": "7707 083 893", "kpp": "770701001"}, "ok"),
        ({"name": "ИП Рубль", "inn": "500100732259"}, "ok"),
    ):
        filled = {"legalEntity": {"key": entity, "value": legal}}
        assert await rita.outcome("dealUpdate", dealId=deal, customFields=[filled]) == code, legal
    await rita.do("dealUpdate", "", dealId=deal, customFields=[{"empty": entity}])
    for kind, (shape, _) in KINDS.items():  # a value of another kind
        given = {"flag": {"key": fields[kind].key, "value": True}}
        if shape == "flag":
            given = {"text": {"key": fields[kind].key, "value": "да"}}
        answer = await rita.send(MUTATION % "id", input={"dealId": deal, "customFields": [given]})
        assert f"{fields[kind].key} is filled by {shape}, not by" in answer["errors"][0]["message"]
    text = fields["TEXT"].key
    for several, code in (
        ([{"text": {"key": "f999", "value": "x"}}], "BAD_USER_INPUT"),
        ([{"text": {"key": other.key, "value": "x"}}], "BAD_USER_INPUT"),
        ([{"text": {"key": "name", "value": "x"}}], "BAD_USER_INPUT"),
        ([{"text": {"key": text, "value": "x"}}, {"empty": text}], "REPEATED"),
        ([{}], "BAD_USER_INPUT"),
        ([{"empty": text, "flag": {"key": text, "value": True}}], "BAD_USER_INPUT"),
        ([{"empty": None}], "BAD_USER_INPUT"),
        ([{"empty": text}] * 201, "BAD_USER_INPUT"),
    ):
        assert await rita.outcome("dealUpdate", dealId=deal, customFields=several) == code, several
    assert {**(await db.rows("select * from deal"))[0], "version": 1, "updated_at": 0} == {
        **before[0],
        "version": 1,
        "updated_at": 0,
    }


@pytest.mark.feature("F14", "F17")
async def test_a_filter_fits_the_kind_of_its_field(crm: Crm) -> None:
    fields = await every_field(crm)
    for kind, filter, says in (
        ("FLAG", {"date": {"key": fields["FLAG"].key, "gte": "2026-01-01"}}, "is a FLAG, filtered by flag or empty"),
        ("TEXT", {"flag": {"key": fields["TEXT"].key, "is": True}}, "is a TEXT, filtered by text or empty"),
        ("DATE", {"birthday": {"key": fields["DATE"].key, "from": "01-01", "to": "02-01"}}, "is a DATE"),
        ("TEXT_AREA", {"text": {"key": fields["TEXT_AREA"].key, "eq": "x"}}, "is a TEXT_AREA, filtered by empty"),
        (
            "BIRTHDAY",
            {"birthday": {"key": fields["BIRTHDAY"].key, "from": "13-01", "to": "02-01"}},
            "a month and a day",
        ),
        ("NUMBER", {"number": {"key": fields["NUMBER"].key, "gte": "1e25"}}, "at most 15 digits"),
        ("LEGAL_ENTITY", {"legalEntity": {"key": fields["LEGAL_ENTITY"].key, "inn": "12"}}, "an INN is expected"),
        ("LIST", {"option": {"key": fields["LIST"].key, "in": ["deal_1"]}}, "expected the id of a custom field option"),
        ("no", {"empty": "f999"}, "no custom field 'f999'"),
        ("no", {"text": {"key": "f17' or 1=1", "eq": "x"}}, "no custom field"),
    ):
        query = "query($f: [CustomFilter!]) { deals(filter: { custom: $f }) { totalCount } }"
        answer = await crm.as_("rita").send(query, f=[filter])
        assert [each["extensions"]["code"] for each in answer["errors"]] == ["BAD_USER_INPUT"], (kind, answer)
        assert says in answer["errors"][0]["message"], (kind, answer)


@pytest.mark.feature("F3", "F14")
async def test_birthdays_come_again_each_year(crm: Crm) -> None:
    born = await field_of(crm, "CONTACT", "BIRTHDAY", "День рождения")
    days = ["1990-12-31", "1964-01-01", "2000-02-29", "1990-06-15", "1985-12-25"]
    for number, day in enumerate(days):
        sent = {"date": {"key": born.key, "value": day}}
        await crm.as_("rita").do("contactCreate", "", firstName=f"N{number}", customFields=[sent])
    await crm.as_("rita").do("contactCreate", "", firstName="Unknown")
    for begins, ends in (("12-25", "01-01"), ("02-28", "03-01"), ("06-15", "06-15"), ("01-02", "02-01")):
        query = "query($f: [CustomFilter!]) { contacts(order: NAME_ASC, filter: { custom: $f }) { nodes { name } } }"
        found = await crm.as_("rita").ask(query, f=[{"birthday": {"key": born.key, "from": begins, "to": ends}}])
        matches = [
            begins <= day[5:] <= ends if begins <= ends else day[5:] >= begins or day[5:] <= ends for day in days
        ]
        assert [each["name"] for each in found["contacts"]["nodes"]] == [
            f"N{n}" for n, yes in enumerate(matches) if yes
        ]


@pytest.mark.feature("F4")
def test_an_inn_is_checked_by_its_last_digits() -> None:
    assert all(is_inn(each) for each in ("7707083893", "500100732259", "7830002293", "526317984689"))
    assert not any(is_inn(each) for each in ("7707083894", "500100732258", "526317984679", "123", "", "770708389Х"))
    tens = [f"770708389{last}" for last in range(10)]
    assert sum(map(is_inn, tens)) == 1
