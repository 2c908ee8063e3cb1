"""Where the story takes place: the account, its people, its pipelines and its short lists."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Final, TypeVar
from zoneinfo import ZoneInfo

from argon2 import PasswordHasher

from domain import api_keys, policies
from domain.account import Account
from domain.demo.words import FIRST_NAMES, LAST_NAMES
from domain.directories import ActivityType, ClientType, Directory, RefusalReason, Source, SourceKind, TaskType
from domain.groups import Group
from domain.pipelines import LOST_POSITION, WON_POSITION, Pipeline, Stage, StageKind
from domain.source_costs import SourceCost
from domain.tags import Tag
from domain.users import User, UserKind
from domain.values import fold

PASSWORD: Final = "demo"  # noqa: S105  # printed for everybody to try
PARTNER_KEY: Final = "vk_demo-partner-key-known-to-everybody-0000000"  # likewise
MAIL: Final = "demo.voronka"
ZONE: Final = ZoneInfo("Europe/Moscow")
DEALS_PER_GROUP = 20_000  # a bigger company has more managers, so that "own" and "group" stay shares of the whole
MANAGERS_PER_GROUP = 10

DIRECTORATE, SALES_1, SALES_2 = "Дирекция", "Отдел продаж, группа 1", "Отдел продаж, группа 2"
PARTNER: Final = "Сайт «Тёплый ветер»"
SUPPORT, ACCOUNTING = "Служба поддержки", "Бухгалтерия"


@dataclass(frozen=True)
class Member:
    """One of the cast; signs in as `email` with PASSWORD, igor excepted."""

    login: str
    name: str
    role: str
    group: str
    post: str  # what to tell people who choose a log-in, in Russian …
    post_en: str  # … and in English
    is_active: bool = True

    @property
    def email(self) -> str:
        return f"{self.login}@{MAIL}"


CAST: Final = (
    Member("anna", "Анна Ларина", "administrator", DIRECTORATE, "администратор", "administrator"),
    Member("nora", "Нора Белова", "head", DIRECTORATE, "руководитель продаж", "head of sales"),
    Member("rita", "Рита Соколова", "manager", SALES_1, "менеджер, группа 1", "manager, group 1"),
    Member("tom", "Томас Вебер", "manager", SALES_1, "менеджер, группа 1", "manager, group 1"),
    Member("sam", "Самвел Оганесов", "manager", SALES_2, "менеджер, группа 2", "manager, group 2"),
    Member("vera", "Вера Климова", "support", SUPPORT, "поддержка", "support"),
    Member("oleg", "Олег Дроздов", "accountant", ACCOUNTING, "бухгалтер", "accountant"),
    Member("igor", "Игорь Савин", "manager", SALES_2, "уволенный менеджер", "former manager", is_active=False),
)


@dataclass(frozen=True)
class Course:
    """How deals go through a pipeline: its stages and the habits of those who work it."""

    name: str
    stages: tuple[str, ...]  # completed actions, never a wish or a trait (D26)
    days: float  # working days on a stage, on average
    lost: float  # chance at each step that the deal is lost there
    skips: float  # chance at each step that a stage is jumped over (D23)
    stalls: float  # chance at each step that nothing happens any more (D42)
    budget: int  # of a usual deal, in thousands
    is_intake: bool = False
    refusal_reason_required: bool = False


QUALIFICATION = Course(
    "Квалификация",
    ("Заявка принята", "Первый контакт состоялся", "Потребность выявлена", "Бюджет подтверждён"),
    days=1.5,
    lost=0.11,
    skips=0.12,
    stalls=0.045,
    budget=280,
    is_intake=True,
)
FIRST_SALES = Course(
    "Первые продажи",
    (
        "Встреча назначена",
        "Решение подобрано",
        "Отправлено КП",
        "Презентация проведена",
        "Условия согласованы",
        "Договор подписан",
        "Счёт выставлен",
    ),
    days=5,
    lost=0.155,
    skips=0.10,
    stalls=0.045,
    budget=420,
    refusal_reason_required=True,
)
ACTIVE_BASE = Course(
    "Активная база",
    ("Заказ получен", "Состав заказа согласован", "Счёт выставлен", "Оплата получена", "Товар отгружен"),
    days=3,
    lost=0.035,
    skips=0.08,
    stalls=0.04,
    budget=150,
)
REVIVAL = Course(
    "Реанимация отказов",
    ("Отказ разобран", "Особые условия предложены", "Контакт возобновлён", "Интерес подтверждён"),
    days=9,
    lost=0.3,
    skips=0.15,
    stalls=0.07,
    budget=300,
    refusal_reason_required=True,
)
FULFILMENT = Course(
    "Исполнение обязательств",
    ("Проект запущен", "Документы собраны", "Оборудование поставлено", "Монтаж завершён", "Акт подписан"),
    days=7,
    lost=0.012,
    skips=0.04,
    stalls=0.04,
    budget=520,
)
COURSES: Final = (QUALIFICATION, FIRST_SALES, ACTIVE_BASE, REVIVAL, FULFILMENT)
UNSORTED, WON, LOST = "Неразобранное", "Успешно реализовано", "Закрыто и не реализовано"

SOURCES = (
    "Сайт",
    "Звонок",
    "Рекомендация",
    "Выставка",
    "Контекстная реклама",
    "Социальные сети",
    "Холодный звонок",
    "Повторное обращение",
)
MONTHLY = {"Контекстная реклама": 9_000_000, "Социальные сети": 4_500_000}  # what sources cost, in kopecks
SOURCE_KINDS = {
    "Сайт": SourceKind.MARKETING,
    "Выставка": SourceKind.MARKETING,
    "Контекстная реклама": SourceKind.MARKETING,
    "Социальные сети": SourceKind.MARKETING,
    "Холодный звонок": SourceKind.COLD,
    "Повторное обращение": SourceKind.REPEAT,
}
REFUSAL_REASONS = (
    "Дорого",
    "Выбран другой поставщик",
    "Нет бюджета",
    "Не отвечает",
    "Нецелевое обращение",
    "Проект отменён",
    "Не устроили сроки",
    "Не подошли условия оплаты",
)
CLIENT_TYPES = ("Новый", "Постоянный", "VIP", "Партнёр")
ACTIVITY_TYPES = ("Встреча", "Презентация", "Выставка", "Рассылка")
BUILT_IN_TASK_TYPES = {"CONTACT": "Связаться", "MEETING": "Встреча"}
TASK_TYPES = ("Отправить письмо", "Подготовить КП", "Оформить документы", "Передать специалисту")
TAGS = (
    "срочно",
    "тендер",
    "рекомендация",
    "рассрочка",
    "выезд на объект",
    "сервисный договор",
    "выставка",
    "крупный объект",
)


@dataclass(frozen=True)
class Track:
    """A course with the ids that this database gave it."""

    course: Course
    pipeline_id: int
    stages: tuple[int, ...]  # active ones in board order
    won: int
    lost: int


@dataclass
class Office:
    """The company as stored: what the story needs ids of."""

    today: date
    users: dict[str, User]  # the cast by log-in
    managers: list[tuple[int, int]]  # those who sell, by id and group; igor comes last
    tracks: dict[Course, Track]
    sources: list[int]
    refusal_reasons: list[int]
    client_types: list[int]
    task_types: dict[str, int]
    tags: dict[str, int]
    groups: dict[int, int] = field(default_factory=dict)  # of each user
    last_event: int = 0  # that was there before the story, by id …
    last_pos: int = 0  # … and the last position of the log


def founding(today: date) -> datetime:
    """When the office opened: somewhat more than the story's twelve months before `today`."""
    return datetime.combine(today - timedelta(days=400), time(9), ZONE).astimezone(UTC)


def _leaving(today: date) -> datetime:
    """When igor left: the story has him work until then."""
    return datetime.combine(today - timedelta(weeks=15), time(17), ZONE).astimezone(UTC)


async def found(today: date, deals: int = 0) -> Office:
    """Make the office in a database without users; as many managers as so many deals take."""
    await _account()
    users = await _cast(today)
    sellers = [users[login] for login in ("rita", "tom", "sam")] + await _more_managers(today, deals) + [users["igor"]]
    office = Office(
        today=today,
        users=users,
        managers=[(user.id, user.group_id) for user in sellers],
        tracks={course: await _track(course, position, today) for position, course in enumerate(COURSES, 1)},
        sources=await _directory(Source, SOURCES),
        refusal_reasons=await _directory(RefusalReason, REFUSAL_REASONS),
        client_types=await _directory(ClientType, CLIENT_TYPES),
        task_types=await _task_types(),
        tags={name: (await Tag.create(name=name, name_folded=fold(name))).id for name in TAGS},
    )
    for name, kind in SOURCE_KINDS.items():
        await Source.filter(name_folded=fold(name)).update(kind=kind)
    await _directory(ActivityType, ACTIVITY_TYPES)
    await _partner(users["rita"].group_id, today)
    office.groups = {user.id: user.group_id for user in [*users.values(), *sellers]}
    return office


async def spend(today: date) -> None:
    """What advertising has cost in the story's year, 30 days at a time until yesterday."""
    opened = founding(today)
    for name, amount in MONTHLY.items():
        source = await Source.get(name_folded=fold(name))
        for month in range(12):
            last = today - timedelta(days=30 * month + 1)
            await SourceCost.create(
                source_id=source.id,
                first_day=last - timedelta(days=29),
                last_day=last,
                amount_minor=amount,
                created_at=opened,
                updated_at=opened,
            )


async def _account() -> None:
    settings: dict[str, Any] = {
        "title": "Тёплый ветер (вымышленная компания)",
        "locale": "ru",
        "country": "RU",
        "currency": "RUB",
        "time_zone": ZONE.key,
    }
    if not await Account.filter(id=1).update(**settings):
        await Account.create(id=1, **settings)
    await policies.seed()


async def _cast(today: date) -> dict[str, User]:
    groups = {name: await _group(name) for name in dict.fromkeys(member.group for member in CAST)}
    password_hash = _password_hash()
    return {
        member.login: await User.create(
            name=member.name,
            email=member.email,
            password_hash=password_hash,
            role=member.role,
            group_id=groups[member.group].id,
            is_active=member.is_active,
            created_at=founding(today),
            deactivated_at=None if member.is_active else _leaving(today),
        )
        for member in CAST
    }


async def _partner(group_id: int, today: date) -> None:
    """A partner's program with a key that everybody knows."""
    user = await User.create(
        name=PARTNER, kind=UserKind.INTEGRATION, role="partner", group_id=group_id, created_at=founding(today)
    )
    await api_keys.issue(user, token=PARTNER_KEY)


async def _group(name: str) -> Group:
    """A group of this name; one that a new database has before there are users is given it."""
    unnamed = await Group.exclude(name__in=[member.group for member in CAST]).first()
    if unnamed is None:
        return await Group.create(name=name)
    unnamed.name = name
    await unnamed.save()
    return unnamed


def _password_hash() -> str:
    """One hash for all: the password is public, and each hash takes its time by design."""
    hasher = PasswordHasher(time_cost=2, memory_cost=19_456, parallelism=1)
    return hasher.hash(PASSWORD, salt=b"voronka-demo-set")


async def _more_managers(today: date, deals: int) -> list[User]:
    """Groups of managers beyond the cast, one for every DEALS_PER_GROUP."""
    found: list[User] = []
    password_hash = _password_hash()
    for number in range(3, 3 + deals // DEALS_PER_GROUP):
        group = await Group.create(name=f"Отдел продаж, группа {number}")
        for seat in range(MANAGERS_PER_GROUP):
            index = number * MANAGERS_PER_GROUP + seat
            first, last = FIRST_NAMES[index % len(FIRST_NAMES)], LAST_NAMES[index * 7 % len(LAST_NAMES)]
            found.append(
                await User.create(
                    name=f"{first.text} {last.of(first)}",
                    email=f"manager{index - 29:03}@{MAIL}",
                    password_hash=password_hash,
                    role="manager",
                    group_id=group.id,
                    created_at=founding(today),
                )
            )
    return found


async def _track(course: Course, position: int, today: date) -> Track:
    at = founding(today)
    pipeline = await Pipeline.create(
        name=course.name,
        name_folded=fold(course.name),
        position=position,
        is_intake=course.is_intake,
        refusal_reason_required=course.refusal_reason_required,
        created_at=at,
        updated_at=at,
    )

    async def stage(name: str, kind: StageKind, position: int) -> int:
        made: Stage = await Stage.create(
            pipeline_id=pipeline.id,
            name=name,
            name_folded=fold(name),
            kind=kind,
            position=position,
            created_at=at,
            updated_at=at,
        )
        return int(made.id)

    if course.is_intake:
        await stage(UNSORTED, StageKind.UNSORTED, 0)
    active = [await stage(name, StageKind.ACTIVE, place) for place, name in enumerate(course.stages, 1)]
    return Track(
        course=course,
        pipeline_id=pipeline.id,
        stages=tuple(active),
        won=await stage(WON, StageKind.WON, WON_POSITION),
        lost=await stage(LOST, StageKind.LOST, LOST_POSITION),
    )


D = TypeVar("D", bound=Directory)


async def _directory(table: type[D], names: tuple[str, ...]) -> list[int]:
    """Ids of these names in `table`; those that are there already stay."""
    ids = []
    for position, name in enumerate(names, 1):
        row, _ = await table.get_or_create({"name": name, "position": position}, name_folded=fold(name))
        ids.append(row.id)
    return ids


async def _task_types() -> dict[str, int]:
    ids = {}
    for position, (code, name) in enumerate(BUILT_IN_TASK_TYPES.items(), 1):
        defaults = {"name": name, "name_folded": fold(name), "position": position}
        ids[name] = (await TaskType.update_or_create(defaults, code=code))[0].id
    for position, name in enumerate(TASK_TYPES, 1 + len(ids)):
        defaults = {"name": name, "position": position}
        ids[name] = (await TaskType.get_or_create(defaults, name_folded=fold(name)))[0].id
    return ids
