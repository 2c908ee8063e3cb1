"""A directory of legal entities outside: what it gives fills a field, what it can't give harms nothing (F4, I32)."""

import asyncio
import json
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from aiohttp import web
from limits import RateLimitItemPerMinute

from domain import attempts, doctor, legal_entities, outward
from domain.config import settings
from permissions.errors import Invalid
from tests.cards import rita_makes
from tests.crm import Crm, Person
from tests.custom import VALUE, field_of
from tests.receiving import Receiver, receiving

pytestmark = pytest.mark.anyio

KEY = "canary-7Zq-directory"
ALL = "name fullName inn kpp ogrn address isActive"
QUERY = f"query($search: String!, $first: Int! = 10) {{ legalEntities(search: $search, first: $first) {{ {ALL} }} }}"


def party(name: str | None, inn: Any, kpp: Any = None, **more: Any) -> dict[str, Any]:
    """An entry as the service has it, with more than is read."""
    names = {"short_with_opf": name, "full_with_opf": name and f"{name} полностью", "latin": None}
    data = {"inn": inn, "kpp": kpp, "name": names, "type": "LEGAL", "management": {"name": "Греф Герман"}}
    return {"value": name, "unrestricted_value": name, "data": data | more}


BANK = party(
    "ПАО СБЕРБАНК",
    "7707083893",
    "773601001",
    ogrn="1027700132195",
    address={"value": "г Москва, ул Вавилова, д 19", "data": None},
    state={"status": "ACTIVE", "liquidation_date": None},
)
BRANCH = party("СИБИРСКИЙ БАНК ПАО СБЕРБАНК", "7707083893", "540602001", state={"status": "LIQUIDATED"})
PERSON = {"value": "ИП Рубль", "data": {"inn": "500100732259", "kpp": None, "name": {"full_with_opf": "ИП Р. Рубль"}}}


@dataclass
class Service(Receiver):
    """The directory in this process; `failing` says how its next answers go wrong."""

    gives: list[dict[str, Any]] = field(default_factory=list)
    asked: list[tuple[str, dict[str, Any]]] = field(default_factory=list)

    async def _answer(self, request: web.Request, body: bytes) -> web.StreamResponse:
        how = self.failing[0] if self.failing else ""
        self.asked.append((request.path, json.loads(body)))
        if how.isdigit():  # as DaData says that a key is used up
            says = f"Feature 'SUGGESTIONS' disabled for token '{KEY}'"
            return web.Response(status=int(how), text=says, headers={"Location": "/elsewhere"})
        if how == "stall":
            answer = web.StreamResponse()
            await answer.prepare(request)
            await answer.write(b'{"suggestions": [')
            await asyncio.sleep(3600)
        if how:
            return web.Response(text=how)
        return web.json_response({"suggestions": self.gives})


@pytest.fixture
async def service(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Service]:
    async with receiving(Service(gives=[BANK, BRANCH])) as running:
        monkeypatch.setattr(settings(), "legal_entities_url", running.url)
        monkeypatch.setattr(settings(), "legal_entities_key", KEY)
        yield running
        await legal_entities.close()


async def found(who: Person, search: str, first: int = 10) -> list[dict[str, Any]]:
    entries: list[dict[str, Any]] = (await who.ask(QUERY, search=search, first=first))["legalEntities"]
    return entries


@pytest.mark.feature("F4", "I32")
async def test_an_inn_finds_what_fills_the_field(crm: Crm, service: Service) -> None:
    rita, deal, made = crm.as_("rita"), await rita_makes(crm), await field_of(crm, "DEAL", "LEGAL_ENTITY", "Юрлицо")
    bank, branch = await found(rita, " 7707 083893 ")
    assert service.asked == [("/hook/findById/party", {"query": "7707083893", "count": 10})]
    assert service.requests[0]["authorization"] == f"Token {KEY}"
    assert bank == {
        "name": "ПАО СБЕРБАНК",
        "fullName": "ПАО СБЕРБАНК полностью",
        "inn": "7707083893",
        "kpp": "773601001",
        "ogrn": "1027700132195",
        "address": "г Москва, ул Вавилова, д 19",
        "isActive": True,
    }
    assert (branch["kpp"], branch["isActive"], branch["address"]) == ("540602001", False, None)
    value = {name: branch[name] for name in ("name", "inn", "kpp")}
    filled = [{"legalEntity": {"key": made.key, "value": value}}]
    done = await rita.do("dealUpdate", f"deal {{ customFields {{ {VALUE} }} }}", dealId=deal, customFields=filled)
    assert done["deal"]["customFields"][0]["legalEntity"] == value
    query = "query($f: [CustomFilter!]) { deals(filter: { custom: $f }) { nodes { id } } }"
    for kpp, ids in ((branch["kpp"], [{"id": deal}]), (bank["kpp"], [])):
        listed = await rita.ask(query, f=[{"legalEntity": {"key": made.key, "inn": bank["inn"], "kpp": kpp}}])
        assert listed["deals"]["nodes"] == ids


@pytest.mark.feature("I32")
async def test_a_name_is_looked_for_as_one_types(crm: Crm, service: Service) -> None:
    """What no field takes is left out; what was asked a moment ago is remembered, whoever asks again."""
    service.gives = [
        BANK,
        PERSON,
        party("ООО БЕЗ НОМЕРА", None),
        party("ООО НЕ ТОТ НОМЕР", "7707083894"),
        party("ООО НЕ ТОТ КПП", "7707083893", "77"),
        party(None, "7707083893"),
        party("ООО\0", "7707083893"),
        {"value": "ООО БЕЗ ДАННЫХ", "data": None},
        party("О" * 300, "7830002293", "", address=None, state=None),
    ]
    entries = await found(crm.as_("rita"), "  сбер   банк", 20)
    assert service.asked == [("/hook/suggest/party", {"query": "сбер банк", "count": 20})]
    assert [(each["name"], each["inn"], each["kpp"]) for each in entries] == [
        ("ПАО СБЕРБАНК", "7707083893", "773601001"),
        ("ИП Рубль", "500100732259", None),
        ("О" * 255, "7830002293", None),
    ]
    assert (entries[1]["fullName"], entries[1]["isActive"]) == ("ИП Р. Рубль", None)
    assert await found(crm.as_("nora"), "СБЕР БАНК", 20) == entries
    assert len(service.asked) == 1
    assert await found(crm.as_("nora"), "7707083894", 1) == entries[:1]  # no INN, so it may be the beginning of one
    assert service.asked[1:] == [("/hook/suggest/party", {"query": "7707083894", "count": 1})]


BAD = {
    "401": "answered 401",
    "403": "answered 403",
    "429": "answered 429",
    "503": "answered 503",
    "302": "answered 302",
    "no JSON": "its answer can't be read",
    '["suggestions"]': "its answer can't be read",
    "{}": "its answer can't be read",
    '{"suggestions": null}': "its answer can't be read",
    '{"suggestions": [7707083893]}': "its answer can't be read",
    '{"suggestions": [{"data": []}]}': "its answer can't be read",
    '{"suggestions": [{"data": {"inn": 7707083893}}]}': "its answer can't be read",
    '{"suggestions": [{"data": {"inn": "7707083893", "name": "ПАО"}}]}': "its answer can't be read",
    '{"suggestions": [{"value": "\\ud800", "data": {"inn": "7707083893"}}]}': "its answer can't be read",
    "[" * 100_000: "its answer can't be read",
    '{"suggestions": [], "more": "' + "x" * legal_entities.MOST_BYTES + '"}': "its answer can't be read",
}


@pytest.mark.feature("I32")
async def test_an_answer_that_is_of_no_use_is_told_of(
    crm: Crm,
    service: Service,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
) -> None:
    """T42, T43: by a code, a sentence and a line in the log, and nobody is told the key."""
    rita, told = crm.as_("rita"), []

    async def refused(says: str) -> None:
        answer = await rita.send(QUERY, search="сбер")
        [error] = answer["errors"]
        assert answer["data"] == {"legalEntities": None}
        assert error["extensions"] == {"code": "UNAVAILABLE", "reason": "DIRECTORY_UNAVAILABLE"}, says
        assert error["message"].startswith("Справочник юридических лиц не отвечает.")
        assert says in caplog.text
        told.extend([json.dumps(answer), caplog.text, *capfd.readouterr()])
        caplog.clear()

    monkeypatch.setattr(attempts, "LOOK_UPS", RateLimitItemPerMinute(1000, namespace="many"))
    for how, says in BAD.items():
        service.failing = [how]
        await refused(says)
    assert {path for path, _ in service.asked} == {"/hook/suggest/party"}  # a redirect is not followed
    service.failing = []
    assert len(await found(rita, "сбер")) == 2  # nothing of the failures was remembered
    await legal_entities.close()
    monkeypatch.setattr(settings(), "legal_entities_seconds", 0.1)
    service.failing = ["stall"]
    await refused("no answer within 0.1 seconds")
    monkeypatch.setattr(settings(), "legal_entities_url", "http://127.0.0.1:1")
    await refused("can't be asked (ConnectionRefusedError)")
    told.append((await crm.client.get("/metrics")).text)
    assert not [each for each in told if KEY in each]


@pytest.mark.feature("I32")
async def test_those_may_look_who_may_fill_something(crm: Crm, service: Service) -> None:
    for who, code in (
        ("rita", "ok"),
        ("vera", "ok"),  # support edits contacts
        ("oleg", "FORBIDDEN"),  # accounting views and exports
        ("nobody", "UNAUTHENTICATED"),
    ):
        assert await crm.as_(who).code(QUERY, search="сбер") == code, who
    for sent in ({"search": ""}, {"search": " \t "}, {"search": "я" * 301}, {"first": 0}, {"first": 21}):
        assert await crm.as_("rita").code(QUERY, **{"search": "сбер"} | sent) == "BAD_USER_INPUT", sent
    assert len(service.asked) == 1
    with pytest.raises(Invalid, match="URL_"):  # the host is one for this alone: webhooks don't go there
        await outward.checked(service.url, "url")


@pytest.mark.feature("I32")
async def test_nobody_asks_without_end(crm: Crm, service: Service, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(attempts, "LOOK_UPS", RateLimitItemPerMinute(2, namespace="two"))
    rita, once = crm.as_("rita"), len(service.asked)
    for typed, code in (("сб", "ok"), ("сбе", "ok"), ("сбер", "RATE_LIMITED"), ("СБЕ", "ok")):
        assert await rita.code(QUERY, search=typed) == code, typed
    assert len(service.asked) - once == 2
    assert await crm.as_("nora").code(QUERY, search="сбер") == "ok"


@pytest.mark.feature("I32")
async def test_without_a_directory_there_is_nothing_to_ask(crm: Crm) -> None:
    await crm.as_("vera").do("profileUpdate", "", locale="en")
    for who, says in (("rita", "Справочник юридических лиц не подключён."), ("vera", "No directory of legal entities")):
        [error] = (await crm.as_(who).send(QUERY, search="сбер"))["errors"]
        assert error["extensions"] == {"code": "FORBIDDEN", "reason": "DIRECTORY_NOT_CONFIGURED"}
        assert error["message"].startswith(says)
    assert (await doctor._legal_entities()).says == "not in use"


@pytest.mark.feature("I32")
async def test_a_doctor_asks_the_directory(service: Service) -> None:
    async def seen() -> tuple[bool, str]:
        finding = await doctor._legal_entities()
        return finding.well, finding.says

    assert await seen() == (True, "127.0.0.1 answers")
    service.failing = ["403"]
    assert await seen() == (False, "127.0.0.1: answered 403")
