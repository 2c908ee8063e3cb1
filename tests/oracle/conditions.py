"""Conditions with a meaning of their own."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from tests.oracle.custom import by_custom
from tests.oracle.lists import deals_of_company, is_task_missing, open_tasks
from tests.oracle.matching import Matches, by_text, ids_given
from tests.oracle.names import NOUNS, is_number
from tests.oracle.rows import Record
from tests.oracle.sight import View, children, refused


def _phone(table: str, owner: str) -> Any:
    def condition(view: View, value: str, path: str) -> Matches:
        digits = "".join(each for each in value if each.isdigit())
        if len(digits) < 10:
            raise refused(path, "a phone number is expected, for example +7 912 345-67-89.")
        number = f"+7{digits[1:]}" if digits[0] in "78" and len(digits) == 11 else f"+{digits}"
        return lambda row: any(each["number"] == number for each in children(view, table, owner, row))

    return condition


def _email(table: str, owner: str) -> Any:
    return lambda view, value, path: by_text(
        lambda row: [each["address"] for each in children(view, table, owner, row)], value, path
    )


def _inn(view: View, value: str, path: str) -> Matches:
    if not value.isdigit() or len(value) not in (10, 12):
        raise refused(path, "10 or 12 digits are expected.")
    return lambda row: bool(row["inn"] == value)


def _tag(noun: str) -> Any:
    def condition(view: View, value: Sequence[str], path: str) -> Matches:
        wanted = ids_given(value, "tag", path)
        links = view.rows[f"{noun}_tag"].values()
        return lambda row: any(each[f"{noun}_id"] == row.id and each["tag_id"] in wanted for each in links)

    return condition


def _represents(view: View, value: Sequence[str], path: str) -> Matches:
    wanted = ids_given(value, "company", path)
    links = view.rows["contact_company"].values()
    return lambda row: any(
        each["contact_id"] == row.id and each["company_id"] in wanted and view.get("company", each["company_id"])
        for each in links
    )


def _has_contact(view: View, value: Sequence[str], path: str) -> Matches:
    wanted = ids_given(value, "contact", path)
    links = view.rows["deal_contact"].values()
    return lambda row: any(
        each["deal_id"] == row.id and each["contact_id"] in wanted and view.get("contact", each["contact_id"])
        for each in links
    )


def _has_item(view: View, value: Sequence[str], path: str) -> Matches:
    wanted = ids_given(value, "item", path)
    return lambda row: any(
        each["item_id"] in wanted and view.get("item", each["item_id"])
        for each in children(view, "deal_line", "deal_id", row)
    )


def _knows(noun: str) -> Any:
    def condition(view: View, value: Sequence[str], path: str) -> Matches:
        wanted = ids_given(value, "item", path)
        return lambda row: any(
            each["item_id"] in wanted and view.get("item", each["item_id"])
            for each in children(view, f"{noun}_knowledge", f"{noun}_id", row)
        )

    return condition


def _has_neither(view: View, value: bool, _: str) -> Matches:
    def matches(company: Record) -> bool:
        about = [*deals_of_company(view, company), *children(view, "task", "company_id", company)]
        return value != any(view.sees(each) for each in about)

    return matches


def _stalled(view: View, days: int, path: str) -> Matches:
    if not 0 <= days <= 36_500:
        raise refused(path, "0 to 36500 days are expected.")
    since = view.now - timedelta(days=days)
    return lambda row: row["closed_at"] is None and row["stage_entered_at"] <= since


def bucket(view: View, task: Record) -> str | None:
    """Where an open task stands in the list of work."""
    if task["is_done"]:
        return None
    if task["due_at"] < view.now:
        return "OVERDUE"
    zone = ZoneInfo(view.account["time_zone"])
    days = (task["due_at"].astimezone(zone).date() - view.now.astimezone(zone).date()).days
    return ("TODAY", "TOMORROW", "LATER")[min(days, 2)]


def is_overdue(view: View, task: Record) -> bool:
    return not task["is_done"] and task["due_at"] < view.now


def _matching(column: str, form: str, hint: str) -> Any:
    """One of these words, which name tables and what befell their rows."""

    def condition(_: View, value: Sequence[str], path: str) -> Matches:
        for place, each in enumerate(value):
            if not re.fullmatch(form, each):
                raise refused(f"{path}.{place}", hint)
        tables = {re.sub(r"^(user|group)(?=\.|$)", r"\1s", each) for each in value}
        return lambda row: row[column] in tables

    return condition


def _about_records(_: View, value: Sequence[str], path: str) -> Matches:
    wanted = set()
    for place, each in enumerate(value):
        noun, _underscore, number = each.rpartition("_")
        if not re.fullmatch(r"[a-z_]{1,40}", noun) or not is_number(number):
            raise refused(f"{path}.{place}", "expected an id as the graph gave it.")
        wanted.add((NOUNS.get(noun, noun), int(number)))
    return lambda row: bool(wanted & {(row["entity"], row["record_id"]), (row["card"], row["card_id"])})


def _in_calendar(view: View, value: Mapping[str, Any], path: str) -> Matches:
    at, name = value["at"], value.get("timeZone") or view.account["time_zone"]
    if not datetime(1970, 1, 1, tzinfo=UTC) <= at < datetime(2200, 1, 1, tzinfo=UTC):
        raise refused(f"{path}.at", "a moment from 1970 to 2199 is expected.")
    if name not in available_timezones():
        raise refused(f"{path}.timeZone", "a time zone by IANA's name is expected, such as Europe/Moscow.")
    places: dict[str, Callable[[date], Any]] = {
        "DAY": lambda day: day,
        "WEEK": lambda day: day.isocalendar()[:2],
        "MONTH": lambda day: (day.year, day.month),
    }
    place = places[value["span"]]
    zone = ZoneInfo(name)
    return lambda row: bool(place(row["due_at"].astimezone(zone).date()) == place(at.astimezone(zone).date()))


CONDITIONS: dict[tuple[str, str], Callable[[View, Any, str], Matches]] = {
    ("Company", "phone"): _phone("company_phone", "company_id"),
    ("Company", "email"): _email("company_email", "company_id"),
    ("Company", "inn"): _inn,
    ("Company", "tag"): _tag("company"),
    ("Contact", "phone"): _phone("contact_phone", "contact_id"),
    ("Contact", "email"): _email("contact_email", "contact_id"),
    ("Contact", "company"): _represents,
    ("Contact", "tag"): _tag("contact"),
    ("Contact", "firstName"): lambda _, value, path: by_text(lambda row: [row["first_name"] or ""], value, path),
    ("Contact", "lastName"): lambda _, value, path: by_text(lambda row: [row["last_name"] or ""], value, path),
    ("Deal", "tag"): _tag("deal"),
    ("Deal", "goalOrBudgetEmpty"): lambda _, value, __: (
        lambda row: value == (row["goal"] is None or row["budget_minor"] is None)
    ),
    ("Deal", "hasOpenTask"): lambda view, value, _: lambda row: value == bool(open_tasks(view, row)),
    ("Deal", "hasOverdueTask"): lambda view, value, _: (
        lambda row: value == any(is_overdue(view, task) for task in open_tasks(view, row))
    ),
    ("Deal", "stalledDays"): _stalled,
    ("Event", "kind"): _matching("kind", r"[a-z_]{1,40}\.[a-z_]{1,40}", "a kind such as deal.moved is expected."),
    ("Event", "entity"): _matching("entity", r"[a-z_]{1,40}", "an entity such as deal is expected."),
    ("Event", "record"): _about_records,
    ("Notification", "unread"): lambda _, value, __: lambda row: value == (row["read_at"] is None),
    **{(type_, "custom"): by_custom(type_) for type_ in ("Deal", "Contact", "Company", "Item")},
    **{
        (type_, "entity"): lambda _, value, __: lambda row: row["entity"].upper() in value
        for type_ in ("CustomField", "CustomFieldGroup")
    },
    ("Deal", "isTaskMissing"): lambda view, value, _: lambda row: value == is_task_missing(view, row),
    ("Deal", "hasNoTask"): lambda view, value, _: lambda row: value != bool(open_tasks(view, row)),
    ("Deal", "contact"): _has_contact,
    ("Deal", "item"): _has_item,
    ("Deal", "stageKind"): lambda view, value, _: lambda row: view.rows["stage"][row["stage_id"]]["kind"] in value,
    **{(noun.title(), "knowledge"): _knows(noun) for noun in ("deal", "contact", "company", "task")},
    ("Company", "hasNeitherDealsNorTasks"): _has_neither,
    ("Task", "inCalendar"): _in_calendar,
    ("Task", "inBucket"): lambda view, value, _: lambda row: bucket(view, row) == value,
    ("Task", "overdue"): lambda view, value, _: lambda row: is_overdue(view, row) == value,
}
