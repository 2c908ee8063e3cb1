"""What a person is told, by code, in Russian and in English."""

from enum import Enum
from typing import Any

MESSAGES: dict[str, tuple[str, str]] = {  # code: (Russian, English)
    "ALREADY_DONE": ("Это уже сделано.", "This has been done already."),
    "ADDRESS_NOT_ALLOWED": (
        "С адреса {address} вход не разрешён. Обратитесь к администратору.",
        "Access from the address {address} is not allowed. Ask an administrator.",
    ),
    "ALREADY_SET_UP": (
        "Второй фактор уже настроен. Сначала уберите его.",
        "The second factor is set up already. Remove it first.",
    ),
    "AMOUNT_INVALID": (
        "Укажите сумму числом, знаков после запятой не больше {decimals}.",
        "Enter the amount as a number with at most {decimals} decimals.",
    ),
    "AMOUNT_OUT_OF_RANGE": ("Сумма должна быть от 0 до {most}.", "The amount must be between 0 and {most}."),
    "API_ONLY": (
        "Поле «{labels[ru]}» заполняют только программы (по API).",
        "The field “{labels[en]}” is filled by programs only, by API.",
    ),
    "BACKWARD_FORBIDDEN": (
        "В этой воронке сделки не возвращают на прежние этапы.",
        "Deals don't go back to earlier stages of this pipeline.",
    ),
    "BACKWARD_MOVE": (
        "Сделка вернётся на прежний этап: подтвердите это.",
        "The deal would go back to an earlier stage: confirm that.",
    ),
    "BUDGET_OF_LINES": (
        "Бюджет сделки складывается из её товаров: измените их или уберите.",
        "The budget of the deal is the sum of its product lines: change these, or remove them.",
    ),
    "BIRTHDAY_AHEAD": ("День рождения не может быть в будущем.", "A birthday can't be in the future."),
    "BAD_USER_INPUT": ("К этой записи такое изменение не подходит.", "The change doesn't fit this record."),
    "BULK_BROKEN_DOWN": (
        "Массовое изменение прервалось из-за сбоя. Сделанное осталось, его можно отменить.",
        "The bulk change broke down. What was done stays, and can be undone.",
    ),
    "BULK_ENDED": ("Это массовое изменение уже закончилось.", "This bulk change has ended already."),
    "BULK_TOO_MANY": (
        "Дождитесь прежних массовых изменений: сразу их может идти не больше {most}.",
        "Wait for earlier bulk changes: at most {most} may run at once.",
    ),
    "BULK_USER_GONE": (
        "Тот, кто начал массовое изменение, больше здесь не работает.",
        "Whoever began the bulk change may not work here any more.",
    ),
    "BUILT_IN": ("Встроенный тип нельзя убрать.", "A built-in type can't be archived."),
    "CATALOGUE_NOT_EMPTY": (
        "В каталоге есть позиции: сначала удалите их.",
        "The catalogue has items: delete them first.",
    ),
    "CODE_INVALID": (
        "Код не подошёл. Введите новый код из приложения или код восстановления.",
        "The code is not right. Enter a new one from the app, or a recovery code.",
    ),
    "CODE_REQUIRED": (
        "Введите код из приложения или код восстановления.",
        "Enter the code from the app, or a recovery code.",
    ),
    "COUNTRY_UNKNOWN": (
        "Укажите страну двумя буквами по ISO 3166, например RU.",
        "Name the country by its two letters of ISO 3166, e.g. RU.",
    ),
    "CURRENCY_UNKNOWN": (
        "Укажите валюту тремя буквами по ISO 4217, например RUB.",
        "Name the currency by its three letters of ISO 4217, e.g. RUB.",
    ),
    "CUSTOMERS_OFF": (
        "Покупатели выключены в настройках аккаунта.",
        "Customers are switched off in the account's settings.",
    ),
    "CUSTOMER_ALREADY": (
        "Эта компания или этот контакт уже покупатель.",
        "This company or contact is a customer already.",
    ),
    "COMPANY_ALREADY_SET": (
        "У сделки уже есть компания. Замените её явно или уберите прежнюю.",
        "The deal has a company already. Replace it explicitly, or remove it first.",
    ),
    "CONFLICT": ("Запись с тех пор изменили.", "The record has been changed since."),
    "CONTACT_EMPTY": (
        "Укажите имя, фамилию, телефон или почту.",
        "Enter a first name, a last name, a phone or an e-mail.",
    ),
    "DATE_OUT_OF_RANGE": ("Укажите дату между 1970 и 2199 годом.", "Enter a date between 1970 and 2199."),
    "DIRECTORY_NOT_CONFIGURED": (
        "Справочник юридических лиц не подключён. Обратитесь к администратору.",
        "No directory of legal entities is connected. Ask an administrator.",
    ),
    "DIRECTORY_UNAVAILABLE": (
        "Справочник юридических лиц не отвечает. Попробуйте позже или заполните поля вручную.",
        "The directory of legal entities does not answer. Try again later, or fill the fields by hand.",
    ),
    "DISCOUNT_INVALID": (
        "Скидка — от 0 до 100 процентов, знаков после запятой не больше двух.",
        "A discount is 0 to 100 percent, with at most two decimals.",
    ),
    "DISCOUNT_TOO_LARGE": ("Скидка больше стоимости.", "The discount is more than the line comes to."),
    "DAY_OUT_OF_RANGE": (
        "Укажите дату между {least} и {most} годом.",
        "Enter a date between the years {least} and {most}.",
    ),
    "DAYS_INVALID": (
        "Последний день — не раньше первого, а всего дней не больше {most}.",
        "The last day is not before the first, and there are at most {most} days.",
    ),
    "DIGITS_EXPECTED": ("Нужны только цифры, столько: {counts}.", "Only digits are expected, this many: {counts}."),
    "EMAIL_INVALID": (
        "Это не похоже на адрес почты. Пример: name@example.com.",
        "This doesn't look like an e-mail address. Example: name@example.com.",
    ),
    "EMAIL_TAKEN": ("Сотрудник с такой почтой уже есть.", "There is a user with this e-mail already."),
    "EXPORTS_TOO_MANY": (
        "Сначала скачайте прежние выгрузки: их может ждать не больше {most}.",
        "Download earlier exports first: at most {most} may wait.",
    ),
    "EXPORT_FAILED": (
        "Выгрузку не сделали: права на неё уже не было, поле отбора скрыто, или она прервалась. Закажите её ещё раз.",
        "The export was not made: the right was gone, a field of its filter is hidden, or it broke down. Ask again.",
    ),
    "FIELD_ARCHIVED": (
        "Поле «{labels[ru]}» в архиве, его больше не заполняют.",
        "The field “{labels[en]}” is in the archive; it is not filled any more.",
    ),
    "FIELDS_REQUIRED": ("Сначала заполните: {labels[ru]}.", "Fill these in first: {labels[en]}."),
    "FIELDS_TOO_MANY": (
        "В карточке не больше {most} дополнительных полей, вместе с архивными.",
        "A card has at most {most} custom fields, archived ones included.",
    ),
    "FILES_TOO_MANY": (
        "Больше файлов хранить нельзя: предел {most}. Удалите ненужные.",
        "No more files can be kept: the limit is {most}. Delete some that are not needed.",
    ),
    "FILE_EMPTY": ("Файл пуст.", "The file is empty."),
    "FILE_INCOMPLETE": (
        "Пришло {came} байт из {size}. Загрузите файл ещё раз.",
        "{came} of {size} bytes have come. Upload the file again.",
    ),
    "FILE_LARGER_THAN_ANNOUNCED": (
        "Файл больше объявленных {size} байт. Загрузите его ещё раз.",
        "The file is larger than the {size} bytes announced. Upload it again.",
    ),
    "FILE_NAME_INVALID": (
        'Имя файла не подходит: уберите из него путь, знаки \\ / : * ? " < > | и невидимые символы.',
        "The file's name can't be used: take out the path, the characters \\ / : * ? \" < > | and invisible ones.",
    ),
    "FILE_TOO_LARGE": ("Файл может быть не больше {most} МБ.", "A file may have {most} MB at most."),
    "FILE_TYPE_MISMATCH": (
        "Содержимое файла или его тип не соответствует имени: по имени это {type}.",
        "The contents of the file, or its type, don't fit its name, by which it is {type}.",
    ),
    "FILE_TYPE_NOT_ALLOWED": (
        "Файлы такого типа не принимаются. Имя может оканчиваться на {ends}.",
        "Files of this type are not taken. A name may end in {ends}.",
    ),
    "FILTER_OF_DEALS": (
        "Воронка и этап есть только у сделок.",
        "Only deals have a pipeline and a stage.",
    ),
    "GROUP_BELOW": ("Отдел не может входить сам в себя.", "A group can't stand below itself."),
    "FORBIDDEN": ("На это у вас нет прав.", "You may not do this."),
    "GROUP_EMPTY": ("В этом отделе больше никто не работает.", "Nobody else works in this group."),
    "GROUP_UNKNOWN": ("Такого отдела нет. Есть: {known}.", "There is no such group. There are: {known}."),
    "HEIR_REQUIRED": (
        "Распределено не всё: укажите, кому достанется остальное.",
        "Not everything has been given to somebody: say who takes the rest.",
    ),
    "INN_INVALID": (
        "Это не ИНН: в нём 10 или 12 цифр, и последние проверяют остальные.",
        "This is no INN: it has 10 or 12 digits, the last of which check the others.",
    ),
    "INVALID_CREDENTIALS": ("Неверная почта или пароль.", "Wrong e-mail or password."),
    "INVITATION_INVALID": (
        "Приглашение уже использовано или устарело. Попросите новое.",
        "This invitation has been used or has expired. Ask for a new one.",
    ),
    "DEALS_STAND": (
        "Здесь стоят сделки: укажите этап, на который они перейдут.",
        "Deals stand here: say which stage they go to.",
    ),
    "GOAL_NOT_ACTIVE": (
        "Сделки могут перейти только на рабочий этап.",
        "Deals can go to an active stage only.",
    ),
    "KNOWLEDGE_NOT_SOLD": (
        "У базы знаний нет цен, и в товары сделок её материалы не добавляют.",
        "A knowledge base has no prices, and its items are no product lines.",
    ),
    "ONLY_KNOWLEDGE": (
        "Это возможно только в базе знаний.",
        "This is possible in a knowledge base only.",
    ),
    "PIPELINE_NEEDED": (
        "Последнюю воронку удалить нельзя: сделкам негде будет стоять.",
        "The last pipeline can't be deleted: deals would have no place.",
    ),
    "IN_USE": ("Этим уже пользовались, удалить нельзя.", "This has been used, so it can't be deleted."),
    "KEY_REVOKED": ("Этот ключ отозван.", "This key has been revoked."),
    "KPP_INVALID": (
        "Это не КПП: в нём 9 знаков, и бывает он только у организаций.",
        "This is no KPP: it has 9 characters, and only organisations have one.",
    ),
    "LAST_ADMINISTRATOR": (
        "Это последний действующий администратор.",
        "This is the last active administrator.",
    ),
    "LOCALE_UNKNOWN": ("Укажите язык: ru или en.", "Choose a language: ru or en."),
    "LOCKS_YOU_OUT": (
        "Этот список не пустит вас самих: ваш адрес — {address}. Подтвердите, если так и нужно.",
        "This list would lock you out: your address is {address}. Confirm if that is meant.",
    ),
    "MERGE_FOLLOWED": (
        "После этого объединения было другое: сначала отмените его.",
        "Another merge came after this one: undo that first.",
    ),
    "MERGE_OVER": (
        "Это объединение уже не отменить: срок вышел.",
        "This merge can't be undone any more: its time is over.",
    ),
    "MERGE_OVERTAKEN": (
        "После объединения выбранное в нём меняли, поэтому отменить его нельзя.",
        "What the merge has set was changed since, so it can't be undone.",
    ),
    "MOMENT_PAST": ("Укажите время в будущем.", "Enter a time in the future."),
    "NAME_TAKEN": ("Такое название уже есть.", "This name is taken."),
    "NOTHING_TO_REDELIVER": (
        "Повторить нечего: за это время не было событий записей.",
        "There is nothing to send again: no record's event is among it.",
    ),
    "NO_PRICES": ("В этом каталоге цен нет.", "This catalogue has no prices."),
    "NOT_A_LIST": ("Варианты бывают только у списка.", "Only a list has options."),
    "NOT_A_NUMBER": ("Знаки после запятой бывают только у числа.", "Only a number has decimals."),
    "NOT_BEGUN": ("Второй фактор не настроен.", "There is no second factor, nor has setting one up begun."),
    "NOT_ACTIVE": ("Ключевым может быть только рабочий этап.", "Only an active stage can be the key one."),
    "NOT_DONE": ("Задача ещё не выполнена.", "The task is not completed yet."),
    "NOTHING_SELECTED": ("Ничего не выбрано.", "Nothing is selected."),
    "NOT_FOUND": ("Такой записи нет.", "There is no such record."),
    "NOT_INDEXABLE": ("Для поля этого типа индекса не бывает.", "There is no index for a field of this kind."),
    "NOT_IN_PIPELINE": ("Этот этап — из другой воронки.", "This stage belongs to another pipeline."),
    "NOT_UNDOABLE": (
        "Это уже нельзя отменить: прошли сутки, ничего не изменено или отмена уже есть.",
        "This can't be undone: a day has passed, nothing was changed, or it is being undone already.",
    ),
    "NOT_LOST": (
        "Причина отказа бывает только у проигранной сделки.",
        "Only a lost deal has a reason for its refusal.",
    ),
    "NUMBER_INVALID": (
        "Укажите число, знаков после запятой не больше {decimals}.",
        "Enter a number with at most {decimals} decimals.",
    ),
    "NUMBER_OUT_OF_RANGE": (
        "Число должно быть от {least} до {most}.",
        "The number must be between {least} and {most}.",
    ),
    "ONE_CARD": (
        "Укажите одну карточку: сделку, контакт или компанию.",
        "Name one card: a deal, a contact or a company.",
    ),
    "ONE_SELECTION": (
        "Выберите записи либо по одной, либо фильтром.",
        "Select records either by their ids or by a filter.",
    ),
    "ONE_COMPANY": (
        "Выберите компанию из списка или введите данные новой, что-то одно.",
        "Choose a company or enter the data of a new one, one of the two.",
    ),
    "ONE_RECORD": (
        "Укажите одну запись: сделку, контакт, компанию или задачу.",
        "Name one record: a deal, a contact, a company or a task.",
    ),
    "ONE_SUBJECT": (
        "Укажите что-то одно: роль, сотрудника или вид клиента.",
        "Name one of the three: a role, a user or a kind of client.",
    ),
    "ONESELF": (
        "Это делает другой администратор: не для самого себя.",
        "Another administrator has to do this: nobody does it to themselves.",
    ),
    "ONE_BUYER": (
        "Покупатель — либо компания, либо контакт.",
        "A customer is either a company or a contact.",
    ),
    "ONE_HEIR": (
        "Укажите сотрудника или отдел, что-то одно.",
        "Name a user or a group, one of the two.",
    ),
    "ONE_DISCOUNT": (
        "Скидка — либо в процентах, либо суммой.",
        "A discount is either in percent or an amount.",
    ),
    "ONE_STAGE": (
        "Из каждой воронки — только один этап.",
        "Only one stage of each pipeline is expected.",
    ),
    "ONLY_ITEMS": ("Каталог указывают только для полей позиций.", "Only fields of items are of a catalogue."),
    "ONLY_DEALS_MOVE": ("Этапы бывают только у сделок.", "Only deals have stages."),
    "OPEN_WORK": (
        "За сотрудником остались открытые сделки или задачи. Передайте их.",
        "Open deals or tasks would stay with this user. Hand them over.",
    ),
    "PASSWORD_TOO_SHORT": ("Пароль — не короче {least} знаков.", "A password takes at least {least} characters."),
    "PASSWORD_WRONG": ("Неверный пароль.", "Wrong password."),
    "PHONE_INVALID": (
        "Не удалось разобрать номер. Пример: +7 912 345-67-89.",
        "This number can't be read. Example: +7 912 345-67-89.",
    ),
    "RANGE_INVALID": (
        "Это не диапазон адресов. Примеры: 203.0.113.7, 203.0.113.0/24, 2001:db8::/32; биты за маской — нули.",
        "This is no range of addresses. Examples: 203.0.113.7, 203.0.113.0/24, 2001:db8::/32; zeros beyond the prefix.",
    ),
    "QUANTITY_INVALID": (
        "Количество — больше 0 и не больше {most}, знаков после запятой не больше {decimals}.",
        "A quantity is more than 0 and at most {most}, with at most {decimals} decimals.",
    ),
    "REASON_REQUIRED": ("Укажите причину отказа.", "Give the reason of the refusal."),
    "REPEATED": ("Это уже указано выше.", "This has been given before."),
    "REQUIRED": ("Заполните это поле.", "Fill this in."),
    "RESULT_REQUIRED": ("Запишите результат задачи.", "Write down the result of the task."),
    "ROLE_NOT_FOR_KEYS": ("Ключ не может быть администратором.", "A key can't be an administrator."),
    "ROLE_UNKNOWN": ("Такой роли нет. Есть: {known}.", "There is no such role. There are: {known}."),
    "POLICY_INVALID": ("Так нельзя: {says}.", "This makes no sense: {says}."),
    "ROLE_IN_USE": (
        "У сотрудников есть роли, которых здесь нет: {roles}. Подтвердите, если так и нужно.",
        "Users have roles that are not in here: {roles}. Confirm if that is what you want.",
    ),
    "ALREADY_REQUESTED": (
        "Вы уже просили опубликовать. Теперь должен согласиться другой администратор.",
        "You have asked for it already. Another administrator has to agree now.",
    ),
    "SECTION_IN_SECTION": (
        "Раздел не помещают в другой раздел.",
        "A section can't be put into another one.",
    ),
    "SECTION_NOT_EMPTY": (
        "В разделе есть материалы: сначала удалите их или переместите.",
        "The section holds items: delete or move them first.",
    ),
    "SELECTION_INVALID": (
        "Этот набор полей не подходит: {why}.",
        "These fields can't be selected: {why}.",
    ),
    "TAG_UNKNOWN": (
        "Новые теги создавать нельзя, выберите из списка.",
        "Choose a tag from the list; new ones are not for you to make.",
    ),
    "SECOND_FACTOR_NEEDED": (
        "Ваша роль требует второго фактора: настройте его и работайте дальше.",
        "Your role takes a second factor: set it up, then go on.",
    ),
    "STAGE_ARCHIVED": ("Этот этап удалён: укажите другой.", "This stage was deleted: choose another one."),
    "STAGE_GONE": (
        "Этапа этой сделки больше нет: укажите другой.",
        "The stage of this deal is gone: choose another one.",
    ),
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
    "TOO_MANY_TOGETHER": (
        "У двух карточек вместе слишком много {labels[ru]}: в одной не больше {most}.",
        "Together the two have too many {labels[en]}: one may have {most}.",
    ),
    "TOO_MANY": ("Не больше {most}.", "At most {most}."),
    "UPLOADS_TOO_MANY": (
        "Сначала завершите начатые загрузки: их может быть не больше {most}.",
        "Finish the uploads that have begun: there may be at most {most}.",
    ),
    "URL_CREDENTIALS": (
        "Имя и пароль в адресе не пишут: получатель проверяет подпись.",
        "An address has no name and password in it: the receiver checks the signature.",
    ),
    "URL_INVALID": (
        "Укажите адрес, который начинается с http:// или https://.",
        "Enter an address that starts with http:// or https://.",
    ),
    "URL_PORT": ("Порт может быть таким: {ports}.", "The port may be one of these: {ports}."),
    "URL_PRIVATE": (
        "Этот адрес ведёт во внутреннюю сеть ({address}). Разрешить его может тот, кто управляет сервером.",
        "This address leads into a private network ({address}). Whoever runs the server can allow it.",
    ),
    "URL_SCHEME": ("Адрес должен начинаться с https://.", "The address must start with https://."),
    "USER_INACTIVE": ("Этот сотрудник больше не работает.", "This user is deactivated."),
    "VALUES_LOST": (
        "Значения поля «{labels[ru]}» пропадут навсегда. Подтвердите удаление.",
        "The values of “{labels[en]}” will be lost for ever. Confirm the deletion.",
    ),
    "USER_LEAVING": ("Этот сотрудник сам уходит.", "This is the user who leaves."),
    "WEBHOOKS_TOO_MANY": ("У ключа может быть не больше {most} вебхуков.", "A key may have at most {most} webhooks."),
}

UserErrorCode = Enum("UserErrorCode", {code: code for code in MESSAGES})  # type: ignore[misc]  # members are data


def message(code: str, locale: str, **values: Any) -> str:
    """The sentence for a code, in the language that the locale starts with; English otherwise."""
    russian, english = MESSAGES[code]
    return (russian if locale.startswith("ru") else english).format(**values)
