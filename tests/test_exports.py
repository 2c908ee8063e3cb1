"""Lists as files: a right of its own, asked when the file is made and when it is fetched (P17, P30, T38)."""

import csv
import io
import os
import stat
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx2
import pytest

from domain import db, exports, housekeeping, jobs, leaving, policies
from domain.columns import harmless
from domain.events import Event
from domain.exports import Export
from domain.reads import read
from permissions.lines import Line
from tests.cards import rita_makes
from tests.counting import statements
from tests.crm import Crm, Person
from tests.custom import field_of
from tests.people import to
from tests.rules import policy
from tests.sales import Sales

pytestmark = pytest.mark.anyio

SELECTION = "export { id entity state rowCount downloadUrl expiresAt error user { name } }"
ONE = f"query($id: ID!) {{ {SELECTION.replace('export', 'export(id: $id)', 1)} }}"
NOUNS = ("deal", "contact", "company", "task")


@pytest.fixture(autouse=True)
def folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setattr(exports, "FOLDER", tmp_path / "exports")
    return tmp_path / "exports"


async def work() -> None:
    """Do what waits, once."""
    for held in await jobs.take(100):
        await jobs.Worker()._do(held)


async def ordered(who: Person, noun: str = "deal", **input: Any) -> dict[str, Any]:
    """An export that was asked for and made."""
    made = await who.do(f"{noun}Export", SELECTION, **input)
    assert (made["export"]["state"], made["export"]["downloadUrl"]) == ("WAITING", None)
    await work()
    return await seen(who, made["export"]["id"])


async def seen(who: Person, id: str) -> dict[str, Any]:
    export: dict[str, Any] = (await who.ask(ONE, id=id))["export"]
    return export


async def got(who: Person, url: str, method: str = "GET") -> httpx2.Response:
    headers = {"Authorization": f"Bearer {who.token}"} if who.token else {}
    return await who.crm.client.request(method, url, headers=headers)


async def table(who: Person, noun: str = "deal", **input: Any) -> list[dict[str, str]]:
    """The rows of an export by header."""
    response = await got(who, (await ordered(who, noun, **input))["downloadUrl"])
    assert response.status_code == 200, response.text
    return list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"), newline="")))


def under(patch: pytest.MonkeyPatch, *lines: Sequence[str]) -> None:
    """Let this policy be in force."""
    made = policy(Line(*line) for line in lines)
    patch.setattr(policies, "in_force", lambda: made)


async def some_deals(crm: Crm) -> Sales:
    sales = await Sales.of(crm)
    for who, budget in (("rita", "100.50"), ("tom", "2000"), ("sam", "7"), ("rita", "3000")):
        await sales.makes(who, name=f"{who}'s of {budget}", budget=budget)
    return sales


@pytest.mark.feature("P3", "P17")
@pytest.mark.parametrize("noun", NOUNS)
@pytest.mark.parametrize(
    ("who", "outcome"),
    [
        ("anna", "ok"),
        ("nora", "ok"),
        ("oleg", "ok"),
        ("rita", "FORBIDDEN"),
        ("vera", "FORBIDDEN"),
        ("nobody", "UNAUTHENTICATED"),
    ],
)
async def test_who_may_export(crm: Crm, who: str, outcome: str, noun: str) -> None:
    expected = "FORBIDDEN" if (who, noun) == ("oleg", "task") else outcome
    assert await crm.as_(who).outcome(f"{noun}Export") == expected
    written = 1 if expected == "ok" else 0
    assert [await crm.count(each) for each in ("export", "job", "event")] == [written] * 3


@pytest.mark.feature("F1", "P17", "P26")
async def test_custom_fields_have_columns_of_their_own(crm: Crm, monkeypatch: pytest.MonkeyPatch) -> None:
    made = {
        kind: await field_of(crm, "DEAL", kind, label, **more)
        for kind, label, more in (
            ("TEXT", "Город", {}),
            ("NUMBER", "Площадь", {"decimals": 2}),
            ("FLAG", "Целевой", {}),
            ("MULTI_LIST", "Каналы", {"options": ["Сайт", "Звонок"]}),
            ("DATE", "Замер", {}),
        )
    }
    archived = await field_of(crm, "DEAL", "TEXT", "Старое")
    await crm.as_("anna").do("customFieldUpdate", "", fieldId=archived.id, isArchived=True)
    await rita_makes(
        crm,
        customFields=[
            {"text": {"key": made["TEXT"].key, "value": "=1+1"}},
            {"number": {"key": made["NUMBER"].key, "value": "12.5"}},
            {"flag": {"key": made["FLAG"].key, "value": True}},
            {"options": {"key": made["MULTI_LIST"].key, "value": list(made["MULTI_LIST"].options.values())}},
            {"date": {"key": made["DATE"].key, "value": "2026-11-21"}},
        ],
    )
    await rita_makes(crm)
    filter = {"custom": [{"date": {"key": made["DATE"].key, "gte": "2026-01-01"}}]}
    [row] = await table(crm.as_("nora"), filter=filter)
    assert {name: row[name] for name in ("Город", "Площадь", "Целевой", "Каналы", "Замер")} == {
        "Город": "'=1+1",
        "Площадь": "12.50",
        "Целевой": "да",
        "Каналы": "Сайт, Звонок",
        "Замер": "2026-11-21",
    }
    assert "Старое" not in row
    under(
        monkeypatch,
        ("head", "deal", "view", "all"),
        ("head", "deal", "export", "all"),
        ("head", f"deal.{made['TEXT'].key}", "view", "none"),
    )
    [hidden, _] = await table(crm.as_("nora"))
    assert "Город" not in hidden
    assert "Площадь" in hidden


@pytest.mark.feature("P17")
@pytest.mark.parametrize("scope", ["none", "own", "group", "all"])
async def test_rows_are_those_in_view_that_one_may_export(
    crm: Crm, monkeypatch: pytest.MonkeyPatch, scope: str
) -> None:
    sales = await some_deals(crm)
    rita = crm.as_("rita")
    for view in ("own", "group", "all"):
        # What one may export is what the list shows under the narrower of the two lines.
        under(monkeypatch, ("manager", "deal", "view", min(view, scope, key=["none", "own", "group", "all"].index)))
        names = await sales.names("rita")
        under(monkeypatch, ("manager", "deal", "view", view), ("manager", "deal", "export", scope))
        if scope == "none":
            assert await rita.outcome("dealExport") == "FORBIDDEN"
        else:
            assert [row["Название"] for row in await table(rita)] == names


@pytest.mark.feature("P17")
@pytest.mark.parametrize(
    ("filter", "order"),
    [
        ({"budget": {"gte": "100.50"}}, "BUDGET_ASC"),
        ({"budget": {"lte": 2000}}, "NAME_DESC"),
        ({"or": [{"name": {"contains": "RITA"}}, {"not": {"createdVia": ["MANUAL"]}}]}, "UPDATED_AT_ASC"),
        ({"createdAt": {"gte": "2020-01-01T00:00:00+03:00", "isNull": None}, "hasOpenTask": False}, None),
        ({"name": {"eq": "nobody's"}}, None),
        (None, None),
    ],
)
async def test_a_filter_and_an_order_are_those_of_the_list(crm: Crm, filter: Any, order: str | None) -> None:
    sales = await some_deals(crm)
    names = await sales.names("nora", filter, order=order)
    assert [row["Название"] for row in await table(crm.as_("nora"), filter=filter, order=order)] == names


async def test_a_filter_over_links_is_read_with_the_rights_of_the_one_who_asks(crm: Crm) -> None:
    sales = await some_deals(crm)
    rita = await crm.user_id("rita")
    filter = {"responsible": {"in": [rita]}, "stage": {"in": [sales.stage()]}}
    assert len(await table(crm.as_("nora"), filter=filter)) == 2
    assert await crm.as_("nora").outcome("dealExport", filter={"stage": {"in": ["user_1"]}}) == "BAD_USER_INPUT"
    assert await crm.count("export") == 1


async def test_what_a_file_is_like(crm: Crm, folder: Path) -> None:
    sales = await some_deals(crm)
    text = 'He said "no",\nthen left; =1'
    contact = {"firstName": "=HYPERLINK(1)", "phones": ["+79123456789", "+79123456780"], "emails": ["a@b.example"]}
    await sales.makes("rita", name="=cmd|' /C calc'!A0", goal=text, budget="-0", tags=["@one"], contacts=[contact])
    export = await ordered(crm.as_("nora"), filter={"responsible": {"in": [await crm.user_id("rita")]}})
    assert (export["state"], export["rowCount"]) == ("READY", 3)
    [file] = folder.iterdir()
    assert [stat.S_IMODE(path.stat().st_mode) for path in (folder, file)] == [0o700, 0o600]
    assert len(file.name) == 43
    response = await got(crm.as_("nora"), export["downloadUrl"])
    assert response.headers["content-type"] == "text/csv; charset=utf-8"
    assert response.headers["content-disposition"].startswith('attachment; filename="deals-')
    assert response.headers["x-content-type-options"] == "nosniff"
    assert int(response.headers["content-length"]) == len(response.content)
    content = response.content
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.endswith(b"\r\n")
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    assert rows[0]["Название"] == "'=cmd|' /C calc'!A0"
    assert rows[0]["Цель"] == text.replace("; =1", ";' =1")
    assert rows[0]["Контакты"] == "'=HYPERLINK(1)"
    assert rows[0]["Телефоны контактов"] == "'+79123456789 / +79123456780"
    assert rows[0]["E-mail контактов"] == "a@b.example"
    assert rows[0]["Теги"] == "'@one"
    assert [row["Бюджет, RUB"] for row in rows] == ["0.00", "3000.00", "100.50"]
    assert rows[0]["Ответственный"] == "Рита Соколова"
    assert rows[0]["Доступна всем"] == "нет"


@pytest.mark.parametrize("noun", NOUNS)
async def test_every_list_has_its_columns_in_the_callers_language(crm: Crm, noun: str) -> None:
    sales = await some_deals(crm)
    company = {"name": "Acme", "phones": ["+74951234567"], "employees": 5, "annualTurnover": "1000"}
    contact = {"firstName": "Ann", "lastName": "Lee", "emails": ["ann@lee.example"]}
    deal = await sales.makes("nora", name="Big", company=company, contacts=[contact])
    due = (db.now() + timedelta(days=1)).isoformat()
    await crm.as_("nora").do("taskCreate", "", text="Call", dueAt=due, dealId=deal["id"])
    await crm.as_("nora").do("profileUpdate", "", locale="en")
    row = (await table(crm.as_("nora"), noun))[0]
    expected = {
        "deal": {"Name": "Big", "Company": "Acme", "Contacts": "Ann Lee", "Contacts' e-mails": "ann@lee.example"},
        "contact": {"Name": "Ann Lee", "E-mails": "ann@lee.example", "Companies": "Acme", "Mailing consent": "no"},
        "company": {"Name": "Acme", "Phones": "'+74951234567", "Employees": "5", "Annual turnover, RUB": "1000.00"},
        "task": {"Text": "Call", "Deal": "Big", "Done": "no", "Completed": "", "Responsible": "Нора Белова"},
    }[noun]
    shown = {name: row[name] for name in expected}
    assert {**shown, "Responsible": ""} == {**expected, "Responsible": ""}


@pytest.mark.feature("P17", "P26")
async def test_hidden_fields_are_not_in_it(crm: Crm, monkeypatch: pytest.MonkeyPatch) -> None:
    sales = await some_deals(crm)
    await sales.makes("rita", name="With phone", contacts=[{"firstName": "Ann", "phones": ["+79123456789"]}])
    lines = [("manager", noun, action, "all") for noun in ("deal", "contact") for action in ("view", "export")]
    hiding = [("manager", "deal.budget", "view", "none"), ("manager", "contact.phones", "view", "none")]
    under(monkeypatch, *lines)
    before = (await table(crm.as_("rita")))[0]
    assert before["Телефоны контактов"] == "'+79123456789"
    under(monkeypatch, *lines, *hiding)
    after = (await table(crm.as_("rita")))[0]
    assert before.keys() - after.keys() == {"Бюджет, RUB", "Телефоны контактов"}
    made = await crm.count("export")
    for input in ({"filter": {"budget": {"gte": 1}}}, {"order": "BUDGET_ASC"}):
        assert await crm.as_("rita").outcome("dealExport", **input) == "FORBIDDEN"
    assert await crm.count("export") == made


async def test_links_out_of_view_are_left_out(crm: Crm, monkeypatch: pytest.MonkeyPatch) -> None:
    sales = await Sales.of(crm)
    await sales.makes("nora", name="Big", company={"name": "Acme"}, contacts=[{"firstName": "Ann"}])
    under(monkeypatch, ("manager", "deal", "view", "all"), ("manager", "deal", "export", "all"))
    [row] = await table(crm.as_("rita"))
    assert (row["Название"], row["Компания"], row["Контакты"]) == ("Big", "", "")


@pytest.mark.feature("P17")
async def test_a_file_is_downloaded_once(crm: Crm, folder: Path) -> None:
    await some_deals(crm)
    nora = crm.as_("nora")
    export = await ordered(nora)
    url = export["downloadUrl"]
    assert (await got(nora, url, "HEAD")).status_code == 405
    assert [(await got(nora, url)).status_code for _ in range(2)] == [200, 404]
    assert list(folder.iterdir()) == []
    after = await seen(nora, export["id"])
    assert (after["state"], after["downloadUrl"], after["rowCount"]) == ("DOWNLOADED", None, 4)


@pytest.mark.feature("P17")
async def test_nobody_else_gets_it(crm: Crm) -> None:
    export = await ordered(crm.as_("nora"))
    for who, status in (("anna", 404), ("oleg", 404), ("rita", 404), ("nobody", 401)):
        assert (await got(crm.as_(who), export["downloadUrl"])).status_code == status
    assert await crm.as_("rita").ask(ONE, id=export["id"]) == {"export": None}
    shown = await seen(crm.as_("anna"), export["id"])
    assert (shown["user"]["name"], shown["downloadUrl"]) == (export["user"]["name"], None)
    lists = [
        len((await crm.as_(who).ask("{ exports { nodes { id } } }"))["exports"]["nodes"]) for who in ("anna", "oleg")
    ]
    assert lists == [1, 0]
    assert (await got(crm.as_("nora"), export["downloadUrl"])).status_code == 200


@pytest.mark.feature("P17")
@pytest.mark.parametrize("change", ["no right", "a narrower scope", "a hidden field", "a hidden section"])
async def test_a_right_that_is_gone_when_it_is_fetched(
    crm: Crm, monkeypatch: pytest.MonkeyPatch, folder: Path, change: str
) -> None:
    before = [("manager", "deal", "view", "all"), ("manager", "deal", "export", "all")]
    after = {
        "no right": before[:1],
        "a narrower scope": [before[0], ("manager", "deal", "export", "group")],
        "a hidden field": [*before, ("manager", "deal.goal", "view", "none")],
        "a hidden section": [*before, ("manager", "section.deals", "view", "none")],
    }[change]
    await some_deals(crm)
    under(monkeypatch, *before)
    export = await ordered(crm.as_("rita"))
    under(monkeypatch, *after)
    assert (await got(crm.as_("rita"), export["downloadUrl"])).status_code == 404
    assert not await Event.filter(kind="export.downloaded").exists()
    under(monkeypatch, *before)
    assert (await got(crm.as_("rita"), export["downloadUrl"])).status_code == 200


@pytest.mark.feature("P17")
@pytest.mark.parametrize("change", ["deactivated", "no right"])
async def test_a_right_that_is_gone_when_it_is_made(
    crm: Crm, monkeypatch: pytest.MonkeyPatch, folder: Path, change: str
) -> None:
    made = await crm.as_("nora").do("dealExport", SELECTION)
    if change == "deactivated":
        await to("nora", leaving.deactivate)
    else:
        under(monkeypatch, ("head", "deal", "view", "all"))
    await work()
    shown = await seen(crm.as_("anna"), made["export"]["id"])
    assert (shown["state"], shown["rowCount"]) == ("FAILED", None)
    assert shown["error"].startswith("Выгрузку не сделали")
    assert not list(folder.glob("*"))
    assert await crm.count("job") == 0


@pytest.mark.feature("P17")
async def test_one_whose_job_has_failed_does_not_wait_for_ever(
    crm: Crm, monkeypatch: pytest.MonkeyPatch, folder: Path
) -> None:
    """The disk may be full. Whoever asked is told, and may ask for others."""

    async def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    made = await crm.as_("nora").do("dealExport", SELECTION)
    with monkeypatch.context() as patch:
        patch.setattr(exports, "_write", fail)
        for _ in range(jobs.KINDS["export.make"].attempts):
            assert await exports.mend() == 0, "it is tried again"
            await jobs.Job.filter(name="export.make").update(run_at=db.now())
            await work()
    assert (await seen(crm.as_("nora"), made["export"]["id"]))["state"] == "WAITING"
    waiting = await crm.as_("nora").do("dealExport", SELECTION)
    assert await exports.mend() == 1
    shown = await seen(crm.as_("nora"), made["export"]["id"])
    assert (shown["state"], shown["downloadUrl"]) == ("FAILED", None)
    assert "ещё раз" in shown["error"]
    [told] = await Event.filter(kind="export.failed")
    assert (told.actor_id, told.before, told.after) == (0, {"state": "WAITING"}, {"state": "FAILED"})
    assert (await seen(crm.as_("nora"), waiting["export"]["id"]))["state"] == "WAITING"
    await work()
    assert (await seen(crm.as_("nora"), waiting["export"]["id"]))["state"] == "READY"
    assert await exports.mend() == 0
    [failed] = await jobs.failed()
    assert await jobs.retry(failed.id)
    await work()
    assert (await seen(crm.as_("nora"), made["export"]["id"]))["state"] == "FAILED", "it was said that it had failed"
    assert await crm.count("job") == 0


async def test_after_deactivation_there_is_no_download(crm: Crm) -> None:
    export = await ordered(crm.as_("nora"))
    await to("nora", leaving.deactivate)
    assert (await got(crm.as_("nora"), export["downloadUrl"])).status_code == 401


async def test_rights_that_change_meanwhile_begin_it_anew(
    crm: Crm, monkeypatch: pytest.MonkeyPatch, folder: Path
) -> None:
    await some_deals(crm)
    monkeypatch.setattr(exports, "BATCH", 2)
    made = await crm.as_("nora").do("dealExport", SELECTION)
    lines = ("head", "deal", "view", "all"), ("head", "deal", "export", "own")

    async def reading(asked: Any) -> Any:
        under(monkeypatch, *lines)
        return await read(asked)

    with monkeypatch.context() as patch:
        patch.setattr(exports, "read", reading)
        await work()
    assert (await Export.get()).state is exports.ExportState.WAITING
    assert not list(folder.iterdir())
    under(monkeypatch, *lines)
    [job] = await jobs.Job.all()
    await jobs.Job.filter(id=job.id).update(run_at=db.now())
    await work()
    assert (await seen(crm.as_("nora"), made["export"]["id"]))["rowCount"] == 0, "with the rights of that moment"


@pytest.mark.feature("P17")
async def test_what_nobody_fetches_is_removed(crm: Crm, folder: Path) -> None:
    export = await ordered(crm.as_("nora"))
    await housekeeping.sweep()
    assert len(list(folder.iterdir())) == 1
    [file] = folder.iterdir()
    yesterday = db.now() - exports.KEPT
    os.utime(file, (yesterday.timestamp() - 1,) * 2)
    await Export.all().update(expires_at=db.now())
    assert (await got(crm.as_("nora"), export["downloadUrl"])).status_code == 404
    assert (await housekeeping.sweep())["exports"] == 1
    assert not list(folder.iterdir())
    assert (await seen(crm.as_("nora"), export["id"]))["state"] == "EXPIRED"


@pytest.mark.feature("P17", "P30")
async def test_an_export_is_told(crm: Crm) -> None:
    await some_deals(crm)
    filter = {"budget": {"gte": "100.50"}}
    export = await ordered(crm.as_("nora"), filter=filter, order="NAME_ASC")
    await got(crm.as_("nora"), export["downloadUrl"])
    told = await Event.filter(entity="export").order_by("id")
    assert [each.kind for each in told] == ["export.requested", "export.created", "export.downloaded"]
    asked = {"noun": "deal", "filter": filter, "order": "NAME_ASC"}
    assert [each.after for each in told] == [asked, {**asked, "row_count": 3}, {"state": "DOWNLOADED"}]
    nora = int((await crm.user_id("nora")).removeprefix("user_"))
    assert {(each.actor_id, each.address, each.card) for each in told} == {(nora, "127.0.0.1", None)}


async def test_few_exports_wait_at_once(crm: Crm) -> None:
    outcomes = [await crm.as_("nora").outcome("dealExport") for _ in range(exports.MOST_WAITING + 1)]
    assert outcomes == ["ok"] * exports.MOST_WAITING + ["EXPORTS_TOO_MANY"]
    assert await crm.as_("oleg").outcome("dealExport") == "ok"


async def test_an_export_is_read_in_batches(crm: Crm, monkeypatch: pytest.MonkeyPatch) -> None:
    await some_deals(crm)
    sales = await some_deals(crm)
    names = await sales.names("nora", order="BUDGET_DESC")
    counted = {}
    for size in (1, 2, 4, 100):
        monkeypatch.setattr(exports, "BATCH", size)
        await crm.as_("nora").do("dealExport", "", order="BUDGET_DESC")
        export = await Export.filter(state="WAITING").get()
        with statements() as seen_:
            await exports.make(export.id)
        counted[size] = len(seen_)
        made = await seen(crm.as_("nora"), f"export_{export.id}")
        content = (await got(crm.as_("nora"), made["downloadUrl"])).content.decode("utf-8-sig")
        assert [row["Название"] for row in csv.DictReader(io.StringIO(content, newline=""))] == names
    each = counted[4] - counted[100]  # 8 rows: three batches, the last one empty, or one
    assert each == 2 * 3
    assert counted[1] - counted[100] == 8 * 3
    assert counted[2] - counted[100] == 4 * 3


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("=1", "'=1"),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@x", "'@x"),
        ("＝1", "'＝1"),
        ("＋1", "'＋1"),
        ("－1", "'－1"),
        ("＠x", "'＠x"),
        ("\t1", "'\t1"),
        ("\r1", "'\r1"),
        ("\n1", "'\n1"),
        (" =1", "' =1"),
        ("\ufeff=1", "'\ufeff=1"),
        ("'=1", "''=1"),
        ("a;=1", "a;'=1"),
        ('a"=1', "a\"'=1"),
        ("a\n=1", "a\n'=1"),
        ("\t=1", "'\t'=1"),
        ("a=1", "a=1"),
        ("a - b", "a - b"),
        ("'quoted'", "'quoted'"),
        ("", ""),
    ],
)
def test_cells_that_a_spreadsheet_would_run(text: str, shown: str) -> None:
    assert harmless(text) == shown
