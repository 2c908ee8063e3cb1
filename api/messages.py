"""What a person is told, by code, in Russian and in English."""

from enum import Enum
from typing import Any

MESSAGES: dict[str, tuple[str, str]] = {  # code: (Russian, English)
    "ALREADY_DONE": ("Это уже сделано.", "This has been done already."),
    "AMOUNT_INVALID": (
        "Укажите сумму числом, знаков после запятой не больше {decimals}.",
        "Enter the amount as a number with at most {decimals} decimals.",
    ),
    "AMOUNT_OUT_OF_RANGE": ("Сумма должна быть от 0 до {most}.", "The amount must be between 0 and {most}."),
    "BUILT_IN": ("Встроенный тип нельзя убрать.", "A built-in type can't be archived."),
    "COUNTRY_UNKNOWN": (
        "Укажите страну двумя буквами по ISO 3166, например RU.",
        "Name the country by its two letters of ISO 3166, e.g. RU.",
    ),
    "CURRENCY_UNKNOWN": (
        "Укажите валюту тремя буквами по ISO 4217, например RUB.",
        "Name the currency by its three letters of ISO 4217, e.g. RUB.",
    ),
    "COMPANY_ALREADY_SET": (
        "У сделки уже есть компания. Замените её явно или уберите прежнюю.",
        "The deal has a company already. Replace it explicitly, or remove it first.",
    ),
    "CONTACT_EMPTY": (
        "Укажите имя, фамилию, телефон или почту.",
        "Enter a first name, a last name, a phone or an e-mail.",
    ),
    "DATE_OUT_OF_RANGE": ("Укажите дату между 1970 и 2199 годом.", "Enter a date between 1970 and 2199."),
    "DIGITS_EXPECTED": ("Нужны только цифры, столько: {counts}.", "Only digits are expected, this many: {counts}."),
    "EMAIL_INVALID": (
        "Это не похоже на адрес почты. Пример: name@example.com.",
        "This doesn't look like an e-mail address. Example: name@example.com.",
    ),
    "EMAIL_TAKEN": ("Сотрудник с такой почтой уже есть.", "There is a user with this e-mail already."),
    "GROUP_UNKNOWN": ("Такого отдела нет. Есть: {known}.", "There is no such group. There are: {known}."),
    "INVALID_CREDENTIALS": ("Неверная почта или пароль.", "Wrong e-mail or password."),
    "IN_USE": ("Этим уже пользовались, удалить нельзя.", "This has been used, so it can't be deleted."),
    "LOCALE_UNKNOWN": ("Укажите язык: ru или en.", "Choose a language: ru or en."),
    "NAME_TAKEN": ("Такое название уже есть.", "This name is taken."),
    "NOT_DONE": ("Задача ещё не выполнена.", "The task is not completed yet."),
    "NOT_FOUND": ("Такой записи нет.", "There is no such record."),
    "NOT_IN_PIPELINE": ("Этот этап — из другой воронки.", "This stage belongs to another pipeline."),
    "NOT_LOST": (
        "Причина отказа бывает только у проигранной сделки.",
        "Only a lost deal has a reason for its refusal.",
    ),
    "NUMBER_OUT_OF_RANGE": (
        "Число должно быть от {least} до {most}.",
        "The number must be between {least} and {most}.",
    ),
    "ONE_CARD": (
        "Укажите одну карточку: сделку, контакт или компанию.",
        "Name one card: a deal, a contact or a company.",
    ),
    "ONE_COMPANY": (
        "Выберите компанию из списка или введите данные новой, что-то одно.",
        "Choose a company or enter the data of a new one, one of the two.",
    ),
    "PASSWORD_TOO_SHORT": ("Пароль — не короче {least} знаков.", "A password takes at least {least} characters."),
    "PHONE_INVALID": (
        "Не удалось разобрать номер. Пример: +7 912 345-67-89.",
        "This number can't be read. Example: +7 912 345-67-89.",
    ),
    "REASON_REQUIRED": ("Укажите причину отказа.", "Give the reason of the refusal."),
    "REQUIRED": ("Заполните это поле.", "Fill this in."),
    "RESULT_REQUIRED": ("Запишите результат задачи.", "Write down the result of the task."),
    "ROLE_UNKNOWN": ("Такой роли нет. Есть: {known}.", "There is no such role. There are: {known}."),
    "STAGE_UNSORTED": (
        "В «Неразобранном» лежат заявки, сделку сюда не поставить.",
        "Unsorted holds requests; a deal can't stand there.",
    ),
    "STAGES_MISMATCH": (
        "Перечислите все рабочие этапы воронки, каждый один раз.",
        "List all active stages of the pipeline, each of them once.",
    ),
    "STAGE_NEEDED": (
        "Этот этап воронке нужен: без рабочего этапа и закрывающих её не бывает.",
        "The pipeline needs this stage: an active one and the closing ones always stay.",
    ),
    "TEXT_INVALID": (
        "В тексте есть недопустимые символы или лишние переводы строк.",
        "The text has characters or line breaks that don't belong here.",
    ),
    "TEXT_TOO_LONG": ("Не больше {most} знаков.", "At most {most} characters."),
    "TIME_ZONE_UNKNOWN": (
        "Укажите часовой пояс, например Europe/Moscow.",
        "Enter a time zone such as Europe/Moscow.",
    ),
    "TOO_MANY": ("Не больше {most}.", "At most {most}."),
    "URL_INVALID": (
        "Укажите адрес, который начинается с http:// или https://.",
        "Enter an address that starts with http:// or https://.",
    ),
    "USER_INACTIVE": ("Этот сотрудник больше не работает.", "This user is deactivated."),
}

UserErrorCode = Enum("UserErrorCode", {code: code for code in MESSAGES})  # type: ignore[misc]  # members are data


def message(code: str, locale: str, **values: Any) -> str:
    """The sentence for a code, in the language that the locale starts with; English otherwise."""
    russian, english = MESSAGES[code]
    return (russian if locale.startswith("ru") else english).format(**values)
