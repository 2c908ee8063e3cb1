"""Who reads very much in a short time is told of, so that nobody takes the base along unnoticed (P30)."""

from datetime import timedelta

import pytest

from domain import db, mass_reading
from domain.events import Event
from tests.cards import rita_makes
from tests.crm import Crm, asked_once

PAGE = "{ deals(first: 200) { nodes { name } } }"


async def told() -> list[Event]:
    return await Event.filter(kind="users.read_much").order_by("id")


@pytest.mark.feature("P30")
async def test_mass_reading_is_an_event(crm: Crm, monkeypatch: pytest.MonkeyPatch) -> None:
    """With actor, address and number; by all pages together, and by what is read one by one or inside of something."""
    for n in range(30):
        await rita_makes(crm, name=f"Deal {n} {{")  # a brace in a name is one more entry at most
    anna, tom = crm.as_("anna"), crm.as_("tom")
    assert (await anna.do("accountUpdate", "account { massReadingFrom }", massReadingFrom=100))["account"] == {
        "massReadingFrom": 100
    }
    mass_reading.forget()
    with asked_once():
        await tom.ask(PAGE)
        await crm.as_("nora").ask(PAGE)  # others count apart
        assert await told() == []
        await tom.ask("{ pipelines { nodes { stages { deals(first: 50) { nodes { name } } } } } }")
        [event] = await told()
        assert f"user_{event.actor_id}" == f"user_{event.record_id}" == await crm.user_id("tom")
        assert event.address == "127.0.0.1"
        assert 100 <= event.after["entries"] < 250
        assert event.after["since"] <= db.fixed(db.now())
        # What is spread over more than an hour is not much.
        start = db.now()
        await tom.ask(PAGE)
        monkeypatch.setattr(db, "now", lambda: start + mass_reading.WINDOW + timedelta(seconds=1))
        await tom.ask(PAGE)
        monkeypatch.undo()
        assert len(await told()) == 1
        mass_reading.forget()
        # The graph itself is no record; a change is no reading.
        await tom.ask("{ __schema { types { name fields { name } } } }")
        await tom.do("profileUpdate", "", locale="en", expectedVersion=1)
        assert len(await told()) == 1
        await anna.do("accountUpdate", "", massReadingFrom=None)
        for _ in range(4):
            await tom.ask(PAGE)
        assert len(await told()) == 1


@pytest.mark.parametrize("value", [0, -1, 99])
async def test_what_is_not_much(crm: Crm, value: int) -> None:
    anna = crm.as_("anna")
    [error] = (await anna.attempt("accountUpdate", "", massReadingFrom=value))["errors"]
    assert (error["code"], error["path"]) == ("NUMBER_OUT_OF_RANGE", ["massReadingFrom"])
    assert await crm.as_("nora").outcome("accountUpdate", massReadingFrom=500) == "FORBIDDEN"


@pytest.mark.feature("P30")
async def test_nobody_else_knows_how_much_goes_unnoticed(crm: Crm) -> None:
    ask = "{ account { massReadingFrom title } }"
    assert (await crm.as_("anna").ask(ask))["account"]["massReadingFrom"] == 20_000
    for who in ("nora", "rita"):
        assert (await crm.as_(who).ask(ask))["account"]["massReadingFrom"] is None, who
