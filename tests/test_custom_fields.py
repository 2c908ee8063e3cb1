"""Custom fields: what administrators add to cards, and what it asks of people (F1–F16)."""

from typing import Any

import pytest

from domain import custom_fields, custom_indexes, db, jobs, policies
from domain.custom_fields import CustomField, CustomFieldOption
from domain.doctor import examine
from domain.events import Event
from tests.cards import company_of, contact_of, rita_makes
from tests.counting import statements
from tests.crm import Crm, asked_once
from tests.custom import VALUE, field_of
from tests.test_api_keys import issue
from tests.test_fields import hide


async def work() -> None:
    """Do what waits."""
    for held in await jobs.take(100):
        await jobs.Worker()._do(held)


async def values(crm: Crm, who: str, deal: str, keys: list[str] | None = None) -> dict[str, Any]:
    """What is in the fields of a deal, by key."""
    query = f"query($id: ID!, $keys: [String!]) {{ deal(id: $id) {{ customFields(keys: $keys) {{ {VALUE} }} }} }}"
    answer = await crm.as_(who).ask(query, id=deal, keys=keys)
    return {each["field"]["key"]: each for each in answer["deal"]["customFields"]}


@pytest.mark.feature("F1", "F2", "F9", "F10", "F14", "F15", "D1", "L1", "L2", "L3")
async def test_administrators_add_fields_and_everybody_fills_them(crm: Crm) -> None:
    group = await crm.as_("anna").do(
        "customFieldGroupCreate",
        "customFieldGroup { id label position }",
        entity="DEAL",
        labelRu="Отбор",
        labelEn="Fit",
    )
    gathered = group["customFieldGroup"]["id"]
    reason = await field_of(crm, "DEAL", "LIST", "Причина", options=["Цена", "Сроки"], labelEn="Reason")
    details = await field_of(crm, "DEAL", "TEXT_AREA", "Подробности")
    fit = await field_of(crm, "DEAL", "FLAG", "Целевой", groupId=gathered, isQualification=True, position=1)
    made = await crm.as_("rita").do(
        "dealCreate",
        f'deal {{ id customField(key: "{reason.key}") {{ id ... on OptionValue {{ option {{ label }} }} }} }}',
        pipelineId=(await crm.pipelines())[0]["id"],
        customFields=[
            {"option": {"key": reason.key, "value": reason.options["Цена"]}},
            {"text": {"key": details.key, "value": "Два ряда\nтекста"}},
            {"flag": {"key": fit.key, "value": True}},
        ],
    )
    deal = made["deal"]["id"]
    assert made["deal"]["customField"] == {"id": f"{deal}.{reason.key}", "option": {"label": "Цена"}}
    found = await values(crm, "rita", deal)
    assert list(found) == [reason.key, details.key, fit.key], "by group, those without one first"
    assert found[details.key]["textArea"] == "Два ряда\nтекста"
    query = "{ customFields(filter: { isQualification: true }) { nodes { key label group { label } entity kind } } }"
    assert (await crm.as_("rita").ask(query))["customFields"]["nodes"] == [
        {"key": fit.key, "label": "Целевой", "group": {"label": "Отбор"}, "entity": "DEAL", "kind": "FLAG"}
    ]
    fields = {
        "contactCreate": await field_of(crm, "CONTACT", "BIRTHDAY", "День рождения"),
        "companyCreate": await field_of(crm, "COMPANY", "LEGAL_ENTITY", "Юрлицо"),
    }
    sent = {
        "contactCreate": {"date": {"key": fields["contactCreate"].key, "value": "1990-02-28"}},
        "companyCreate": {
            "legalEntity": {"key": fields["companyCreate"].key, "value": {"name": "ООО «Я»", "inn": "7707083893"}}
        },
    }
    for mutation, value in sent.items():
        noun = mutation.removesuffix("Create")
        name = {"firstName": "Олег"} if noun == "contact" else {"name": "Ромашка"}
        done = await crm.as_("rita").do(
            mutation, f"{noun} {{ customFields {{ {VALUE} }} }}", **name, customFields=[value]
        )
        assert done[noun]["customFields"][0]["field"]["key"] == fields[mutation].key
    # Entity and kind are fixed: no input changes them.
    assert not {"entity", "kind", "decimals"} & (await inputs(crm, "CustomFieldUpdateInput"))


async def inputs(crm: Crm, name: str) -> set[str]:
    found = await crm.as_("anna").ask(f'{{ __type(name: "{name}") {{ inputFields {{ name }} }} }}')
    return {each["name"] for each in found["__type"]["inputFields"]}


@pytest.mark.feature("F1", "F9", "F12")
async def test_definitions_are_kept_by_those_who_keep_the_settings(crm: Crm) -> None:
    nora, field = crm.as_("nora"), await field_of(crm, "DEAL", "LIST", "Канал", options=["Сайт", "Звонок"])
    before = await crm.count("event")
    for who, code in (("rita", "FORBIDDEN"), ("nobody", "UNAUTHENTICATED")):
        person = crm.as_(who)
        assert await person.outcome("customFieldCreate", entity="DEAL", kind="TEXT", labelRu="Я") == code
        assert await person.outcome("customFieldUpdate", fieldId=field.id, labelRu="Я") == code
        assert await person.outcome("customFieldDelete", fieldId=field.id, confirm=True) == code
        assert await person.outcome("customFieldGroupCreate", entity="DEAL", labelRu="Я") == code
        assert await person.outcome("customFieldOptionCreate", fieldId=field.id, labelRu="Я") == code
    assert await crm.count("event") == before
    group = (await nora.do("customFieldGroupCreate", "customFieldGroup { id }", entity="DEAL", labelEn="Fit"))[
        "customFieldGroup"
    ]["id"]
    theirs = await nora.do("customFieldGroupCreate", "customFieldGroup { id }", entity="CONTACT", labelEn="Fit")
    for given, code in (
        ({}, "REQUIRED"),
        ({"labelRu": "канал"}, "NAME_TAKEN"),
        ({"labelRu": "Я", "groupId": theirs["customFieldGroup"]["id"]}, "NOT_FOUND"),
        ({"labelRu": "Я", "options": [{"labelRu": "1"}]}, "NOT_A_LIST"),
        ({"labelRu": "Я", "decimals": 2}, "NOT_A_NUMBER"),
        ({"labelRu": "Я", "position": 9}, "NUMBER_OUT_OF_RANGE"),
        ({"labelRu": "Я", "kind": "NUMBER", "decimals": 7}, "NUMBER_OUT_OF_RANGE"),
        ({"labelRu": "Я", "kind": "TEXT_AREA", "isIndexed": True}, "NOT_INDEXABLE"),
        ({"labelRu": "Я", "entity": "CONTACT", "requiredFromStageIds": ["stage_1"]}, "ONLY_DEALS_MOVE"),
        ({"labelRu": "Я", "requiredFromStageIds": ["stage_99999"]}, "NOT_FOUND"),
        ({"labelRu": "Я", "requiredFromStageIds": ["deal_1"]}, "BAD_USER_INPUT"),
        ({"labelRu": "Я" * 101}, "TEXT_TOO_LONG"),
        ({"labelRu": "Я", "kind": "LIST", "options": [{"labelRu": "a"}, {"labelRu": "A"}]}, "NAME_TAKEN"),
    ):
        assert await nora.outcome("customFieldCreate", **{"entity": "DEAL", "kind": "TEXT"} | given) == code, given
    assert await CustomField.all().count() == 1
    done = await nora.do(
        "customFieldUpdate", "customField { version label group { label } }", fieldId=field.id, expectedVersion=1,
        labelEn="Channel", groupId=group,
    )  # fmt: skip
    assert done["customField"] == {"version": 2, "label": "Канал", "group": {"label": "Fit"}}
    assert await nora.outcome("customFieldUpdate", fieldId=field.id, expectedVersion=1, labelEn="X") == "CONFLICT"
    option = (await nora.do("customFieldOptionCreate", "customFieldOption { id }", fieldId=field.id, labelRu="Письмо"))[
        "customFieldOption"
    ]["id"]
    await nora.do("customFieldOptionUpdate", "", optionId=option, position=1, labelRu="Почта", isArchived=True)
    query = "{ customFields { nodes { options { label isArchived } } } }"
    assert (await nora.ask(query))["customFields"]["nodes"][0]["options"] == [
        {"label": "Почта", "isArchived": True},
        {"label": "Сайт", "isArchived": False},
        {"label": "Звонок", "isArchived": False},
    ]
    deal = await rita_makes(crm)
    value = {"option": {"key": field.key, "value": option}}
    assert await crm.as_("rita").outcome("dealUpdate", dealId=deal, customFields=[value]) == "NOT_FOUND"
    await nora.do("customFieldGroupDelete", "", groupId=group)
    assert (await nora.ask("{ customFields { nodes { group { id } } } }"))["customFields"]["nodes"] == [{"group": None}]
    assert await nora.outcome("customFieldGroupDelete", groupId=group) == "NOT_FOUND"


@pytest.mark.feature("F13")
async def test_a_card_has_200_fields_at_most(crm: Crm) -> None:
    moment = db.now()
    await CustomField.bulk_create(
        [
            CustomField(
                label_ru=f"Поле {n}", label_en=f"Field {n}", position=n, entity=custom_fields.CardKind.DEAL,
                kind=custom_fields.FieldKind.TEXT, required_from=[], created_at=moment, updated_at=moment,
            )
            for n in range(1, 201)
        ]
    )  # fmt: skip
    anna = crm.as_("anna")
    wanted = {"entity": "DEAL", "kind": "TEXT", "labelRu": "Ещё одно"}
    refused = (await anna.attempt("customFieldCreate", "", **wanted))["errors"]
    assert [(each["code"], "200" in each["message"]) for each in refused] == [("FIELDS_TOO_MANY", True)]
    assert await anna.outcome("customFieldCreate", **wanted | {"entity": "CONTACT"}) == "ok"
    assert await anna.outcome("customFieldDelete", fieldId="custom_field_7", confirm=True) == "ok"
    assert await anna.outcome("customFieldCreate", **wanted) == "ok", "the deleted one no longer counts"
    assert await anna.outcome("customFieldCreate", **wanted | {"labelRu": "И ещё"}) == "FIELDS_TOO_MANY"


@pytest.mark.feature("F5", "F6", "F7", "F16", "D22")
async def test_a_move_waits_for_all_required_fields_at_once(crm: Crm) -> None:
    pipeline, other = (await crm.pipelines())[:2]
    stages = {each["kind"]: each["id"] for each in pipeline["stages"]}
    first, second, third = [each["id"] for each in pipeline["board"]][:3]
    always = await field_of(crm, "DEAL", "FLAG", "Контакт внесён", labelEn="Contact entered", isRequired=True)
    later = await field_of(crm, "DEAL", "NUMBER", "Площадь", labelEn="Area", requiredFromStageIds=[third])
    lost = await field_of(crm, "DEAL", "TEXT", "Урок", labelEn="Lesson", requiredFromStageIds=[stages["LOST"]])
    rita, deal = crm.as_("rita"), await rita_makes(crm)  # a new deal stands on the first stage without any of them

    async def moved(stage: str) -> list[str]:
        payload = await rita.attempt("dealMove", "deal { version } errors { fields }", dealId=deal, stageId=stage)
        assert all(each["path"] == ["stageId"] for each in payload["errors"])
        return [f"{each['code']} {' '.join(each['fields'])}: {each['message']}" for each in payload["errors"]]

    before = await crm.count("event")
    assert await moved(third) == [
        f"FIELDS_REQUIRED {always.key} {later.key}: Сначала заполните: Контакт внесён, Площадь."
    ]
    assert await moved(stages["WON"]) == await moved(third), "a later stage takes what an earlier one does"
    assert await moved(second) == [f"FIELDS_REQUIRED {always.key}: Сначала заполните: Контакт внесён."]
    assert await moved(stages["LOST"]) == [f"FIELDS_REQUIRED {lost.key}: Сначала заполните: Урок."]
    assert await moved(other["board"][1]["id"]) == await moved(second), "in another pipeline as well"
    assert await crm.count("event") == before
    unset = [{"flag": {"key": always.key, "value": False}}]
    assert await rita.outcome("dealUpdate", dealId=deal, customFields=unset) == "ok"
    assert await moved(second), "a flag is filled when it is yes"
    await rita.do("dealUpdate", "", dealId=deal, customFields=[{"flag": {"key": always.key, "value": True}}])
    assert await moved(second) == []
    assert await rita.outcome("dealUpdate", dealId=deal, customFields=unset) == "FIELDS_REQUIRED"
    assert await rita.outcome("dealUpdate", dealId=deal, customFields=[{"empty": always.key}]) == "FIELDS_REQUIRED"
    await rita.do("dealUpdate", "", dealId=deal, customFields=[{"number": {"key": later.key, "value": 0}}])
    assert await moved(third) == []
    assert await moved(first) == []
    await crm.as_("anna").do("customFieldUpdate", "", fieldId=later.id, requiredFromStageIds=[])
    await rita.do("dealUpdate", "", dealId=deal, customFields=[{"empty": later.key}])
    assert await moved(third) == []
    # A deal may begin on a later stage, with what that stage takes.
    sent = {"stageId": second, "customFields": [{"flag": {"key": always.key, "value": True}}]}
    assert await rita.outcome("dealCreate", stageId=second) == "FIELDS_REQUIRED"
    assert await rita.outcome("dealCreate", **sent) == "ok"
    await crm.as_("anna").do("customFieldUpdate", "", fieldId=always.id, isArchived=True)
    assert await rita.outcome("dealCreate", stageId=second) == "ok", "the archive leaves checks alone (F12)"
    one = await crm.as_("anna").outcome("customFieldUpdate", fieldId=later.id, requiredFromStageIds=[second, third])
    assert one == "ONE_STAGE"


@pytest.mark.feature("F5")
async def test_contacts_and_companies_are_made_with_what_is_required(crm: Crm) -> None:
    born = await field_of(crm, "CONTACT", "BIRTHDAY", "День рождения", isRequired=True)
    rita, value = crm.as_("rita"), {"date": {"key": born.key, "value": "1990-05-06"}}
    assert await rita.outcome("contactCreate", firstName="Олег") == "FIELDS_REQUIRED"
    oleg = await contact_of(crm, "rita", "Олег", customFields=[value])
    assert await rita.outcome("contactUpdate", contactId=oleg, lastName="Ра") == "ok"
    assert await rita.outcome("contactUpdate", contactId=oleg, customFields=[{"empty": born.key}]) == "FIELDS_REQUIRED"
    await rita_makes(crm, contacts=[{"firstName": "Из заявки"}])  # nothing that comes with a deal is lost


@pytest.mark.feature("F8", "P26")
async def test_a_field_for_programs_is_read_by_people(crm: Crm) -> None:
    score = await field_of(crm, "DEAL", "NUMBER", "Оценка", labelEn="Score", isApiOnly=True)
    value = {"number": {"key": score.key, "value": "7"}}
    pipeline = (await crm.pipelines())[0]["id"]
    rita, deal = crm.as_("rita"), await rita_makes(crm)
    refused = (await rita.attempt("dealUpdate", "", dealId=deal, customFields=[value]))["errors"]
    assert [each["code"] for each in refused] == ["API_ONLY"]
    assert "«Оценка»" in refused[0]["message"]
    assert refused[0]["path"] == ["customFields", "0", "number"]
    assert await crm.as_("anna").outcome("dealUpdate", dealId=deal, customFields=[value]) == "API_ONLY"
    _, program = await issue(crm)
    made = await program.do("dealCreate", "deal { id }", pipelineId=pipeline, customFields=[value])
    assert (await values(crm, "anna", made["deal"]["id"]))[score.key]["number"] == "7"


@pytest.mark.feature("F11")
async def test_a_deleted_field_is_gone_with_its_values(crm: Crm) -> None:
    anna, field = crm.as_("anna"), await field_of(crm, "DEAL", "TEXT", "Город")
    area, kept = await field_of(crm, "DEAL", "TEXT_AREA", "Рассказ"), await field_of(crm, "DEAL", "TEXT", "Улица")
    sent = [{"text": {"key": each.key, "value": "Пермь"}} for each in (field, area, kept)]
    deal = await rita_makes(crm, customFields=sent)
    refused = (await anna.attempt("customFieldDelete", "", fieldId=field.id))["errors"]
    assert [(each["code"], "«Город»" in each["message"]) for each in refused] == [("VALUES_LOST", True)]
    before = (await db.rows("select version, updated_at from deal"))[0]
    for each in (field, area):
        await anna.do("customFieldDelete", "deletedId", fieldId=each.id, confirm=True)
    assert list(await values(crm, "rita", deal)) == [kept.key], "at once"
    one = f'{{ deal(id: "{deal}") {{ customField(key: "{field.key}") {{ id }} }} }}'
    assert await crm.as_("rita").code(one) == "BAD_USER_INPUT"
    assert await crm.as_("rita").code(
        f'{{ deals(filter: {{ custom: [{{ empty: "{field.key}" }}] }}) {{ totalCount }} }}'
    )
    assert (await anna.ask(f'{{ node(id: "{field.id}") {{ id }} }}'))["node"] is None
    assert await anna.outcome("customFieldUpdate", fieldId=field.id, labelRu="Я") == "NOT_FOUND"
    await work()
    row = (await db.rows("select version, updated_at, custom, custom_long from deal"))[0]
    assert {name: row[name] for name in before} == before, "nobody has changed the deal"
    assert "Пермь" not in f"{row['custom_long']}"
    assert f"{row['custom']}".count("Пермь") == 1
    assert await Event.filter(kind="deal.changed").count() == 0
    again = await field_of(crm, "DEAL", "TEXT", "Город")
    assert again.key not in (field.key, area.key, kept.key)
    assert list(await values(crm, "rita", deal)) == [kept.key]


@pytest.mark.feature("F12")
async def test_the_archive_keeps_values_out_of_the_card(crm: Crm) -> None:
    anna, field = crm.as_("anna"), await field_of(crm, "DEAL", "TEXT", "Город")
    value = {"text": {"key": field.key, "value": "Пермь"}}
    deal = await rita_makes(crm, customFields=[value])
    await anna.do("customFieldUpdate", "", fieldId=field.id, isArchived=True)
    assert await values(crm, "rita", deal) == {}
    assert (await values(crm, "rita", deal, [field.key]))[field.key]["text"] == "Пермь"
    assert await crm.as_("rita").outcome("dealUpdate", dealId=deal, customFields=[value]) == "FIELD_ARCHIVED"
    await anna.do("customFieldUpdate", "", fieldId=field.id, isArchived=False)
    assert list(await values(crm, "rita", deal)) == [field.key]


@pytest.mark.feature("P26")
async def test_a_hidden_field_does_not_show_anywhere(crm: Crm, monkeypatch: pytest.MonkeyPatch) -> None:
    """T16, T17, T26"""
    field = await field_of(crm, "DEAL", "TEXT", "Секрет", isRequired=True)
    value = {"text": {"key": field.key, "value": "тайна"}}
    deal, rita = await rita_makes(crm, customFields=[value]), crm.as_("rita")
    stage = (await crm.pipelines())[0]["board"][1]["id"]
    hide(monkeypatch, f"deal.{field.key}")
    assert await values(crm, "rita", deal) == {}
    shown = "customField(key: $key) { id } feed { nodes { changes { field } } }"
    query = f"query($id: ID!, $key: String!) {{ deal(id: $id) {{ {shown} }} }}"
    seen = (await rita.ask(query, id=deal, key=field.key))["deal"]
    assert seen["customField"] is None
    assert field.key not in str(seen["feed"])
    for filter in ({"empty": field.key}, {"text": {"key": field.key, "eq": "тайна"}}):
        list_ = "query($f: [CustomFilter!]) { deals(filter: { custom: $f }) { totalCount } }"
        assert await rita.code(list_, f=[filter]) == "FORBIDDEN"
    assert await rita.outcome("dealUpdate", dealId=deal, customFields=[value]) == "FORBIDDEN"
    assert await rita.outcome("dealMove", dealId=await rita_makes(crm), stageId=stage) == "ok", (
        "nor whether it is empty"
    )
    monkeypatch.undo()
    anna = crm.as_("anna")
    bad = {"file": f"p, manager, deal.{field.key}, view, none\np, manager, contact.{field.key}, view, none\n"}
    assert await anna.outcome("policyDraftCreate", comment="", **bad) == "POLICY_INVALID", "a contact has no such field"
    text = await policies.exported() + f"p, manager, deal.{field.key}, edit, none\n"
    assert await anna.outcome("policyDraftCreate", comment="", file=text) == "ok"


@pytest.mark.feature("D33")
async def test_history_tells_of_custom_fields_by_label(crm: Crm) -> None:
    area = await field_of(crm, "DEAL", "NUMBER", "Площадь", decimals=2)
    kind = await field_of(crm, "DEAL", "LIST", "Вид", options=["Дом", "Сад"])
    deal = await rita_makes(crm, customFields=[{"number": {"key": area.key, "value": "12.5"}}])
    sent = [{"empty": area.key}, {"option": {"key": kind.key, "value": kind.options["Сад"]}}]
    rita = crm.as_("rita")
    done = await rita.do("dealUpdate", "deal { version }", dealId=deal, expectedVersion=1, customFields=sent)
    assert done["deal"]["version"] == 2
    again = await rita.do("dealUpdate", "deal { version }", dealId=deal, customFields=sent)
    assert again["deal"]["version"] == 2, "nothing has changed"
    query = "query($id: ID!) { deal(id: $id) { feed(first: 1) { nodes { changes { field label before after } } } } }"
    [entry] = (await rita.ask(query, id=deal))["deal"]["feed"]["nodes"]
    assert entry["changes"] == [
        {"field": area.key, "label": "Площадь", "before": "12.50", "after": None},
        {"field": kind.key, "label": "Вид", "before": None, "after": "Сад"},
    ]
    stale = await rita.send(
        "mutation($input: DealUpdateInput!) { dealUpdate(input: $input) { deal { id } } }",
        input={"dealId": deal, "expectedVersion": 1, "customFields": sent[:1], "goal": "x"},
    )
    assert stale["errors"][0]["extensions"]["changedFields"] == [area.key, kind.key]


@pytest.mark.feature("F14")
async def test_an_index_is_made_by_a_job_and_used_by_filters(crm: Crm) -> None:
    city = await field_of(crm, "DEAL", "TEXT", "Город", isIndexed=True)
    size = await field_of(crm, "DEAL", "NUMBER", "Площадь", isIndexed=True)
    await rita_makes(crm, customFields=[{"text": {"key": city.key, "value": "Пермь"}}])
    state = "{ customFields { nodes { key isIndexed indexState } } }"

    async def states() -> list[str]:
        return [each["indexState"] for each in (await crm.as_("anna").ask(state))["customFields"]["nodes"]]

    async def doctor() -> tuple[bool, str]:
        found = {each.subject: each async for each in examine()}["custom fields"]
        return found.well, found.says

    assert await states() == ["WAITING", "WAITING"]
    await work()
    assert await states() == ["READY", "READY"]
    assert await custom_indexes.there() == dict.fromkeys(["cf_1", "cf_1_order", "cf_2", "cf_2_order"], True)
    assert await doctor() == (True, "their indexes are as wanted")
    if crm.dialect == "sqlite":  # PostgreSQL reads so few rows in any case
        for value in ({"text": {"key": city.key, "eq": "пермь"}}, {"number": {"key": size.key, "gte": "3"}}):
            query = "query($f: [CustomFilter!]) { deals(filter: { custom: $f }) { totalCount } }"
            with statements() as seen, asked_once():
                await crm.as_("anna").ask(query, f=[value])
            plan = await db.rows(f"explain query plan {seen[-1].replace('?1', 'null')}")
            assert any("cf_" in row["detail"] for row in plan), plan
        query = "query($by: CustomOrder) { deals(first: 2, customOrder: $by) { nodes { name } } }"
        for field in (city, size):
            with statements() as seen, asked_once():
                await crm.as_("anna").ask(query, by={"key": field.key, "direction": "DESC"})
            plan = await db.rows(f"explain query plan {seen[-1]}")
            assert any(f"cf_{field.key[1:]}_order" in row["detail"] for row in plan), plan
    await db.execute("drop index cf_2_order")
    assert await doctor() == (False, "cf_2_order is missing")
    await crm.as_("anna").do("customFieldUpdate", "", fieldId=city.id, isArchived=True)
    await crm.as_("anna").do("customFieldUpdate", "", fieldId=size.id, isIndexed=False)
    await work()
    assert await states() == ["NONE", "NONE"]
    assert await custom_indexes.there() == {}
    assert await doctor() == (True, "their indexes are as wanted")


@pytest.mark.feature("F14")
async def test_options_of_a_deleted_field_are_gone(crm: Crm) -> None:
    field = await field_of(crm, "COMPANY", "MULTI_LIST", "Виды", options=["Опт", "Розница"])
    chosen = {"options": {"key": field.key, "value": list(field.options.values())}}
    await crm.as_("rita").do("companyCreate", "", name="Ромашка", customFields=[chosen])
    await company_of(crm, "rita", "Другая")
    query = "query($f: [CustomFilter!]) { companies(filter: { custom: $f }) { nodes { name } } }"
    one = {"option": {"key": field.key, "in": [field.options["Опт"]]}}
    assert (await crm.as_("rita").ask(query, f=[one]))["companies"]["nodes"] == [{"name": "Ромашка"}]
    await crm.as_("anna").do("customFieldDelete", "", fieldId=field.id, confirm=True)
    assert await CustomFieldOption.all().count() == 0
    await work()
    assert "f1" not in str((await db.rows("select custom from company"))[0]["custom"])
