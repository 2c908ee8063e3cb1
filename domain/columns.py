"""What an export shows of each kind of record, and how a cell of it is written (T38)."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from typing import Any, Final, Literal
from zoneinfo import ZoneInfo

import orjson
from tortoise.models import Model

from domain import custom_fields, custom_values, db, users, values
from domain.account import Account
from domain.catalogues import Catalogue
from domain.companies import Company
from domain.contacts import Contact
from domain.custom_fields import Definition, FieldKind
from domain.deals import Deal
from domain.directories import ClientType, CustomerStage, DealType, RefusalReason, Source, TaskType
from domain.items import Item
from domain.pipelines import Pipeline, Stage
from domain.purchases import Customer
from domain.questions import Sql
from domain.records import Record
from domain.tasks import Task
from permissions.actor import Actor
from permissions.fields import CARDS

Kind = Literal["text", "number", "money", "moment", "day", "flag", "user"]
Write = Callable[[Sql], str]  # the column's SQL, over the alias a

BETWEEN: Final = " / "  # several values in one cell


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its header in Russian and English, and the fields which must not be hidden."""

    russian: str
    english: str
    sql: Write
    kind: Kind = "text"
    shows: tuple[tuple[str, str], ...] = ()  # noun and field, as policy lines name them
    custom: Definition | None = None  # the custom field of which it has the values, as they are kept

    def hidden(self, actor: Actor) -> bool:
        return any(field in actor.rights.hidden.get(noun, ()) for noun, field in self.shows)

    def writer(self, locale: str, account: Account) -> Callable[[Any], Any]:
        """A function from a value, as the driver gives it, to what the CSV holds."""
        if self.custom is None:
            return writer(self.kind, locale, account)
        return partial(_custom_cell, self.custom, "ru" if locale.startswith("ru") else "en")

    def header(self, locale: str, account: Account) -> str:
        name = self.russian if locale.startswith("ru") else self.english
        return f"{name}, {account.currency}" if self.kind == "money" else name


def _plain(column: str) -> Write:
    return lambda _: f'a."{column}"'


def _link(column: str, model: type[Model], name: str = "name") -> Write:
    """The name of a linked record, if the actor may view it."""
    table = model._meta.db_table
    return lambda sql: f'(select v."{name}" from "{table}" v where v.id = a."{column}" and {sql.scope(model, "v")})'


def _listed(value: str, source: str, order: str, seen: type[Record] | None = None) -> Write:
    """Values of several rows; of those of `seen`, under the alias v, the ones that the actor may view."""

    def write(sql: Sql) -> str:
        scope = f" and {sql.scope(seen, 'v')}" if seen else ""
        joined = "string_agg" if sql.postgres else "group_concat"
        return f"(select {joined}(y.v, '{BETWEEN}') from (select {value} as v from {source}{scope} order by {order}) y)"

    return write


def _of(noun: str, *fields: str) -> tuple[tuple[str, str], ...]:
    return tuple((noun, field) for field in fields)


_CONTACTS: Final = "deal_contact x join contact v on v.id = x.contact_id"


def _tags(noun: str) -> Column:
    source = f"{noun}_tag x join tag t on t.id = x.tag_id where x.{noun}_id = a.id"
    return Column("Теги", "Tags", _listed("t.name", source, "t.name"), shows=_of(noun, "tags"))


def _reached(noun: str) -> tuple[Column, Column]:
    """Phones and e-mails of a contact or company."""
    phones, emails = (f"{noun}_{each} x where x.{noun}_id = a.id" for each in ("phone", "email"))
    return (
        Column("Телефоны", "Phones", _listed("x.number", phones, "x.id"), shows=_of(noun, "phones")),
        Column("E-mail", "E-mails", _listed("x.address", emails, "x.id"), shows=_of(noun, "emails")),
    )


def _bought(what: str) -> Write:
    """Something of all that a customer has bought."""
    return lambda _: f"(select {what} from purchase x where x.customer_id = a.id)"


_ID: Final = Column("Номер", "Number", _plain("id"), "number")
_NAME: Final = Column("Название", "Name", _plain("name"))
_RESPONSIBLE: Final = Column("Ответственный", "Responsible", _link("responsible_id", users.User), "user")
_STORY: Final = (
    Column("Создал", "Created by", _link("created_by_id", users.User), "user"),
    Column("Создано", "Created", _plain("created_at"), "moment"),
    Column("Изменено", "Updated", _plain("updated_at"), "moment"),
)


def _client_type(noun: str) -> Column:
    return Column("Тип клиента", "Client type", _link("client_type_id", ClientType), shows=_of(noun, "clientType"))


COLUMNS: Final[Mapping[str, tuple[type[Record], tuple[Column, ...]]]] = {
    "deal": (
        Deal,
        (
            _ID,
            _NAME,
            Column("Бюджет", "Budget", _plain("budget_minor"), "money", _of("deal", "budget")),
            Column("Воронка", "Pipeline", _link("pipeline_id", Pipeline)),
            Column("Этап", "Stage", _link("stage_id", Stage)),
            _RESPONSIBLE,
            Column("Компания", "Company", _link("company_id", Company), shows=_of("deal", "company")),
            Column("Контакты", "Contacts", _listed("v.name", f"{_CONTACTS} where x.deal_id = a.id", "x.id", Contact)),
            Column(
                "Телефоны контактов",
                "Contacts' phones",
                _listed(
                    "p.number",
                    f"{_CONTACTS} join contact_phone p on p.contact_id = v.id where x.deal_id = a.id",
                    "x.id, p.id",
                    Contact,
                ),
                shows=_of("contact", "phones"),
            ),
            Column(
                "E-mail контактов",
                "Contacts' e-mails",
                _listed(
                    "p.address",
                    f"{_CONTACTS} join contact_email p on p.contact_id = v.id where x.deal_id = a.id",
                    "x.id, p.id",
                    Contact,
                ),
                shows=_of("contact", "emails"),
            ),
            _tags("deal"),
            Column("Источник", "Source", _link("source_id", Source), shows=_of("deal", "source")),
            Column("Тип сделки", "Deal type", _link("type_id", DealType), shows=_of("deal", "type")),
            Column("Вероятность, %", "Probability, %", _plain("probability"), "number", _of("deal", "probability")),
            Column("Цель", "Goal", _plain("goal"), shows=_of("deal", "goal")),
            Column(
                "Причина отказа",
                "Refusal reason",
                _link("refusal_reason_id", RefusalReason),
                shows=_of("deal", "refusalReason"),
            ),
            Column(
                "Подробности отказа",
                "Refusal details",
                _plain("refusal_details"),
                shows=_of("deal", "refusalDetails"),
            ),
            Column("Доступна всем", "Available to everyone", _plain("available_to_everyone"), "flag"),
            *_STORY,
            Column("Закрыто", "Closed", _plain("closed_at"), "moment", _of("deal", "closedAt")),
        ),
    ),
    "contact": (
        Contact,
        (
            _ID,
            Column("Имя и фамилия", "Name", _plain("name")),
            Column("Имя", "First name", _plain("first_name")),
            Column("Фамилия", "Last name", _plain("last_name")),
            *_reached("contact"),
            Column(
                "Мессенджеры",
                "Messengers",
                _listed("x.kind || ' ' || x.handle", "contact_messenger x where x.contact_id = a.id", "x.id"),
                shows=_of("contact", "messengers"),
            ),
            Column("Адрес", "Address", _plain("address"), shows=_of("contact", "address")),
            _client_type("contact"),
            Column("Согласие на рассылку", "Mailing consent", _plain("mailing_consent"), "flag"),
            Column(
                "Компании",
                "Companies",
                _listed(
                    "v.name",
                    "contact_company x join company v on v.id = x.company_id where x.contact_id = a.id",
                    "case when x.is_main then 0 else 1 end, x.id",
                    Company,
                ),
            ),
            _RESPONSIBLE,
            _tags("contact"),
            *_STORY,
        ),
    ),
    "company": (
        Company,
        (
            _ID,
            _NAME,
            *_reached("company"),
            Column("Сайт", "Website", _plain("website"), shows=_of("company", "website")),
            Column("Юридический адрес", "Legal address", _plain("legal_address"), shows=_of("company", "legalAddress")),
            Column(
                "Фактический адрес", "Actual address", _plain("actual_address"), shows=_of("company", "actualAddress")
            ),
            Column("ИНН", "INN", _plain("inn"), shows=_of("company", "requisites")),
            Column(
                "Годовой оборот",
                "Annual turnover",
                _plain("annual_turnover_minor"),
                "money",
                _of("company", "annualTurnover"),
            ),
            Column("Сотрудников", "Employees", _plain("employees"), "number", _of("company", "employees")),
            _client_type("company"),
            _RESPONSIBLE,
            _tags("company"),
            *_STORY,
        ),
    ),
    "task": (
        Task,
        (
            _ID,
            Column("Тип", "Type", _link("task_type_id", TaskType)),
            Column("Задача", "Text", _plain("text")),
            Column("Комментарий", "Comment", _plain("comment"), shows=_of("task", "comment")),
            Column("Срок", "Due", _plain("due_at"), "moment"),
            _RESPONSIBLE,
            Column("Сделка", "Deal", _link("deal_id", Deal)),
            Column("Контакт", "Contact", _link("contact_id", Contact)),
            Column("Компания", "Company", _link("company_id", Company)),
            Column("Выполнена", "Done", _plain("is_done"), "flag"),
            Column("Результат", "Result", _plain("result"), shows=_of("task", "result")),
            Column("Завершено", "Completed", _plain("completed_at"), "moment"),
            Column("Завершил", "Completed by", _link("completed_by_id", users.User), "user"),
            *_STORY,
        ),
    ),
    "item": (
        Item,
        (
            _ID,
            Column("Каталог", "Catalogue", _link("catalogue_id", Catalogue)),
            _NAME,
            Column("Код", "Code", _plain("code"), shows=_of("item", "code")),
            Column("Единица", "Unit", _plain("unit"), shows=_of("item", "unit")),
            Column("Цена", "Price", _plain("price_minor"), "money", _of("item", "price")),
            Column("Раздел", "Section", _link("section_id", Item)),
            Column("Ссылка", "Link", _plain("url"), shows=_of("item", "url")),
            Column("Описание", "Description", _plain("description"), shows=_of("item", "description")),
            _RESPONSIBLE,
            *_STORY,
        ),
    ),
    "customer": (
        Customer,
        (
            _ID,
            _NAME,
            Column("Компания", "Company", _link("company_id", Company)),
            Column("Контакт", "Contact", _link("contact_id", Contact)),
            Column("Этап", "Stage", _link("customer_stage_id", CustomerStage)),
            Column(
                *("Следующая покупка", "Next purchase", _plain("next_purchase_on")),
                *("day", _of("customer", "nextPurchaseOn")),
            ),
            Column(
                *("Ожидаемая сумма", "Expected amount", _plain("expected_amount_minor")),
                *("money", _of("customer", "expectedAmount")),
            ),
            Column("Период, дней", "Period, days", _plain("period_days"), "number", _of("customer", "periodDays")),
            Column("Покупок", "Purchases", _bought("count(*)"), "number", _of("deal", "budget")),
            Column("Куплено", "Bought", _bought("sum(x.amount_minor)"), "money", _of("deal", "budget")),
            _RESPONSIBLE,
            *_STORY,
        ),
    ),
}


def custom(noun: str) -> list[Column]:
    """A column for each custom field of a card that is not in the archive, in the order of the card."""
    if noun not in CARDS:
        return []
    return [
        Column(
            each.labels["ru"],
            each.labels["en"],
            partial(_custom_sql, each),
            shows=_of(noun, each.key),
            custom=each,
        )
        for each in custom_fields.of(noun).values()
        if not each.is_archived
    ]


def _custom_sql(definition: Definition, sql: Sql) -> str:
    path = f"'{definition.key}'" if sql.postgres else f"'$.{definition.key}'"
    return f'a."{custom_values.column(definition)}" -> {path}'


def _custom_cell(definition: Definition, locale: str, value: str | None) -> Any:
    if value is None:
        return ""
    kept = orjson.loads(value)
    if definition.kind is FieldKind.FLAG:
        return _FLAGS[locale][kept]
    words = custom_values.in_words(definition, kept, locale)
    return words if definition.kind is FieldKind.NUMBER else harmless(words)


# Where a spreadsheet would begin to read a formula: at the front and, since it may take other separators for its own,
# behind one of these or a quote. The apostrophe goes there; taking one away from each such place gives the text back.
_RUNS: Final = re.compile(
    r"""(?:^|(?<=[\t\r\n,;|"]))(?=(?:[^\S\t\r\n]|['\ufeff\u200b])*[=+\-@＝＋－＠])|^(?='*[\t\r\n])"""
)
_FLAGS: Final = {"ru": ("нет", "да"), "en": ("no", "yes")}


def harmless(text: str) -> str:
    """A text that no spreadsheet runs (T38)."""
    return _RUNS.sub("'", text)


def writer(kind: Kind, locale: str, account: Account) -> Callable[[Any], Any]:
    """A function from a column's value, as the driver gives it, to what the CSV holds: numbers and moments as such,
    moments on the account's clock.
    """
    language, zone = "ru" if locale.startswith("ru") else "en", ZoneInfo(account.time_zone)

    def moment(value: Any) -> str:
        at = db.moment(value) if isinstance(value, str) else value
        shown: datetime = at.astimezone(UTC).astimezone(zone)
        return shown.strftime("%Y-%m-%d %H:%M:%S")

    known: dict[Kind, Callable[[Any], Any]] = {
        "text": harmless,
        "number": int,
        "money": lambda value: f"{values.major(value, account.currency):f}",
        "moment": moment,
        "day": str,
        "flag": lambda value: _FLAGS[language][bool(value)],
        "user": lambda value: harmless(value or users.DELETED[language]),
    }
    write = known[kind]
    return lambda value: "" if value is None else write(value)
