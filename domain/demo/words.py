"""What the story is told with. All of it is invented; numbers and addresses can be nobody's."""

from dataclasses import dataclass
from typing import Final

from domain.values import fold


@dataclass(frozen=True)
class FirstName:
    text: str
    latin: str
    is_female: bool = False


@dataclass(frozen=True)
class LastName:
    text: str
    latin: str

    def of(self, first: FirstName) -> str:
        """The form that goes with a first name."""
        return self.text + "а" if first.is_female else self.text


def _men(*names: tuple[str, str]) -> tuple[FirstName, ...]:
    return tuple(FirstName(text, latin) for text, latin in names)


def _women(*names: tuple[str, str]) -> tuple[FirstName, ...]:
    return tuple(FirstName(text, latin, is_female=True) for text, latin in names)


FIRST_NAMES: Final = (
    *_men(
        ("Алексей", "alexey"),
        ("Андрей", "andrey"),
        ("Артём", "artem"),
        ("Борис", "boris"),
        ("Виктор", "viktor"),
        ("Георгий", "georgy"),
        ("Денис", "denis"),
        ("Дмитрий", "dmitry"),
        ("Евгений", "evgeny"),
        ("Иван", "ivan"),
        ("Кирилл", "kirill"),
        ("Максим", "maxim"),
        ("Михаил", "mikhail"),
        ("Николай", "nikolay"),
        ("Павел", "pavel"),
        ("Роман", "roman"),
        ("Сергей", "sergey"),
        ("Фёдор", "fedor"),
    ),
    *_women(
        ("Алина", "alina"),
        ("Валентина", "valentina"),
        ("Галина", "galina"),
        ("Дарья", "darya"),
        ("Екатерина", "ekaterina"),
        ("Елена", "elena"),
        ("Ирина", "irina"),
        ("Ксения", "ksenia"),
        ("Лариса", "larisa"),
        ("Мария", "maria"),
        ("Наталья", "natalya"),
        ("Ольга", "olga"),
        ("Полина", "polina"),
        ("Светлана", "svetlana"),
        ("Татьяна", "tatyana"),
        ("Юлия", "yulia"),
    ),
)
LAST_NAMES: Final = tuple(
    LastName(text, latin)
    for text, latin in (
        ("Абрамов", "abramov"),
        ("Баранов", "baranov"),
        ("Беляев", "belyaev"),
        ("Виноградов", "vinogradov"),
        ("Воробьёв", "vorobyev"),
        ("Гаврилов", "gavrilov"),
        ("Герасимов", "gerasimov"),
        ("Григорьев", "grigoryev"),
        ("Денисов", "denisov"),
        ("Егоров", "egorov"),
        ("Ершов", "ershov"),
        ("Жуков", "zhukov"),
        ("Зайцев", "zaytsev"),
        ("Зуев", "zuev"),
        ("Ильин", "ilyin"),
        ("Калинин", "kalinin"),
        ("Карпов", "karpov"),
        ("Киселёв", "kiselev"),
        ("Комаров", "komarov"),
        ("Кузнецов", "kuznetsov"),
        ("Лебедев", "lebedev"),
        ("Макаров", "makarov"),
        ("Медведев", "medvedev"),
        ("Миронов", "mironov"),
        ("Назаров", "nazarov"),
        ("Никитин", "nikitin"),
        ("Орлов", "orlov"),
        ("Панов", "panov"),
        ("Поляков", "polyakov"),
        ("Родионов", "rodionov"),
        ("Савельев", "savelyev"),
        ("Сафонов", "safonov"),
        ("Сорокин", "sorokin"),
        ("Тарасов", "tarasov"),
        ("Ушаков", "ushakov"),
        ("Федотов", "fedotov"),
        ("Хохлов", "khokhlov"),
        ("Цветков", "tsvetkov"),
        ("Чернов", "chernov"),
        ("Широков", "shirokov"),
        ("Щербаков", "shcherbakov"),
        ("Яковлев", "yakovlev"),
        ("Якушев", "yakushev"),
    )
)
FOLDED: Final = {
    text: fold(text)
    for text in (
        *(first.text for first in FIRST_NAMES),
        *(last.of(first) for last in LAST_NAMES for first in (FIRST_NAMES[0], FIRST_NAMES[-1])),
    )
}

# Beginnings and ends of company names, for a person and for an address.
BEGINNINGS: Final = (
    ("Север", "sever"),
    ("Юг", "yug"),
    ("Альфа", "alfa"),
    ("Вектор", "vektor"),
    ("Волга", "volga"),
    ("Гранит", "granit"),
    ("Дельта", "delta"),
    ("Заря", "zarya"),
    ("Импульс", "impuls"),
    ("Каскад", "kaskad"),
    ("Кедр", "kedr"),
    ("Контур", "kontur"),
    ("Маяк", "mayak"),
    ("Меридиан", "meridian"),
    ("Монолит", "monolit"),
    ("Нева", "neva"),
    ("Орион", "orion"),
    ("Парус", "parus"),
    ("Пик", "pik"),
    ("Плутон", "pluton"),
    ("Радуга", "raduga"),
    ("Ритм", "ritm"),
    ("Родник", "rodnik"),
    ("Сфера", "sfera"),
    ("Титан", "titan"),
    ("Уран", "uran"),
    ("Фактор", "faktor"),
    ("Эталон", "etalon"),
    ("Эхо", "ekho"),
    ("Янтарь", "yantar"),
)
ENDS: Final = (
    ("Строй", "stroy"),
    ("Торг", "torg"),
    ("Логистик", "logistik"),
    ("Проект", "proekt"),
    ("Монтаж", "montazh"),
    ("Сервис", "servis"),
    ("Маркет", "market"),
    ("Пром", "prom"),
    ("Агро", "agro"),
    ("Мед", "med"),
    ("Отель", "otel"),
    ("Фуд", "food"),
    ("Девелопмент", "development"),
    ("Мебель", "mebel"),
    ("Тех", "tekh"),
    ("Групп", "group"),
)
FORMS: Final = ("ООО", "ООО", "ООО", "АО", "ИП")
CITIES: Final = (
    "Москва",
    "Санкт-Петербург",
    "Казань",
    "Нижний Новгород",
    "Самара",
    "Тверь",
    "Ярославль",
    "Воронеж",
    "Пермь",
    "Калуга",
)
STREETS: Final = ("ул. Выдуманная", "ул. Примерная", "пр-т Сказочный", "наб. Небывалая", "пер. Придуманный")
POSTS: Final = ("директор", "главный инженер", "закупщик", "бухгалтер", "кладовщик", "руководитель проекта")

# What is sold: ventilation, cooling and heating.
OFFICE_JOBS: Final = (
    "Вентиляция офиса",
    "Кондиционирование торгового зала",
    "Тепловые завесы для склада",
    "Чиллер для производства",
    "Дымоудаление паркинга",
    "Вентиляция кухни ресторана",
    "Охлаждение серверной",
    "Проект вентиляции",
    "Монтаж сплит-систем",
    "Модернизация котельной",
)
HOME_JOBS: Final = (
    "Кондиционер в квартиру",
    "Вентиляция загородного дома",
    "Тёплый пол",
    "Бризер в детскую",
    "Отопление дачи",
    "Мультисплит на три комнаты",
)
REPEAT_JOBS: Final = (
    "Сервисное обслуживание",
    "Поставка фильтров",
    "Замена компрессора",
    "Дозаправка фреоном",
    "Сезонная чистка",
    "Запасные части",
)
FULFILMENT_JOBS: Final = ("Поставка и монтаж", "Пусконаладка", "Исполнение договора", "Монтаж второй очереди")
GOALS: Final = (
    "Договориться о выезде инженера на объект",
    "Согласовать состав оборудования и срок поставки",
    "Получить предоплату 50 % до начала монтажа",
    "Заключить годовой договор на обслуживание",
    "Войти в список постоянных поставщиков",
)
NOTES: Final = (
    "Просят смету в двух вариантах: базовую и с запасом по мощности.",
    "Решение принимает главный инженер, директор только подписывает.",
    "Объект сдают осенью, до этого доступ только по пропускам.",
    "Сравнивают нас с прежним подрядчиком: важны сроки, не цена.",
    "Звонить после 15:00, утром на планёрке.",
    "Просили не слать писем, всё обсуждают по телефону.",
    "Нужен счёт с отсрочкой, бухгалтерия согласовала 14 дней.",
    "Замер проведён, план помещений во вложении у инженера.",
    "Готовы начать сразу после согласования с арендодателем.",
)
REFUSALS: Final = (
    "Сравнили с двумя другими предложениями, выбрали более простое решение.",
    "Деньги на проект перенесли на следующий год.",
    "Просили скидку 25 %, дать такую мы не смогли.",
    "Три недели не выходят на связь: пять звонков и два письма.",
    "Арендодатель не согласовал монтаж на фасаде.",
    "Нужно было за две недели, мы могли за пять.",
)


FORM_NOTE: Final = "Заявка с формы на сайте, страница «Вентиляция под ключ»."


@dataclass(frozen=True)
class Errand:
    """A task as managers set it, of a type, with what may come of it."""

    type: str
    text: str
    results: tuple[str, ...]
    comment: str | None = None


_CALL: Final = Errand(
    "Связаться",
    "Позвонить и уточнить потребность",
    ("Потребность уточнили, ждут предложение.", "Перезвонили, просят сдвинуть на неделю."),
)
_LETTER: Final = Errand(
    "Отправить письмо", "Отправить каталог и примеры работ", ("Отправлено, получение подтвердили.",)
)
_VISIT: Final = Errand(
    "Встреча",
    "Встреча на объекте",
    ("Осмотрели объект, сделали замеры.", "Встретились, обсудили бюджет."),
    comment="Взять план помещений и дальномер.",
)
_DELIVERY: Final = Errand(
    "Связаться", "Согласовать дату поставки", ("Дату согласовали.", "Ждут пропуск на объект, созвонимся завтра.")
)
# What there is to do at the beginning, in the middle of a sale, and when it is nearly or quite agreed.
FIRST_ERRANDS: Final = (_CALL, _LETTER, _CALL, _VISIT)
OFFER_ERRANDS: Final = (
    _VISIT,
    Errand("Подготовить КП", "Рассчитать смету и подготовить КП", ("КП готово и отправлено.", "Смета пересчитана.")),
    Errand("Связаться", "Узнать решение по КП", ("КП изучили, есть вопросы по срокам.", "Согласуют с директором.")),
    Errand("Передать специалисту", "Передать инженеру на расчёт", ("Инженер взял в работу.",)),
    Errand(
        "Встреча",
        "Презентация решения",
        ("Показали два варианта, выбрали второй.", "Пришли инженер и директор, остались довольны."),
    ),
)
LAST_ERRANDS: Final = (
    Errand("Оформить документы", "Подготовить договор", ("Договор отправлен на подпись.", "Правки юриста внесены.")),
    _DELIVERY,
    Errand("Оформить документы", "Собрать закрывающие документы", ("Документы подписаны.", "Ждём оригиналы почтой.")),
)
INVOICE: Final = Errand(
    "Оформить документы",
    "Выставить счёт и проверить оплату",
    ("Счёт отправлен.", "Оплата пришла."),
    comment="Реквизиты в карточке компании.",
)
CALL_BACK: Final = Errand("Связаться", "Позвонить через полгода: был интерес", ("Пока не планируют, напомнить позже.",))
REPORT: Final = Errand("Оформить документы", "Сверить оплаты за неделю", ("Сверено, расхождений нет.",))
OFFICE_ERRANDS: Final = (  # who sets it, for whom
    ("anna", "anna", Errand("Оформить документы", "Проверить права новых сотрудников", ())),
    ("anna", "nora", Errand("Встреча", "Планёрка отдела продаж", ())),
    ("nora", "oleg", REPORT),
    ("nora", "vera", Errand("Связаться", "Обзвонить клиентов после монтажа", ())),
)
