"""What the graph's types and fields are in tables."""

from tests.rules import RECORDS

TABLES = (
    *("account", "users", "groups", "pipeline", "stage", "passage", "source", "refusal_reason", "client_type"),
    "deal_type",
    "activity_type",
    *("task_type", "tag", "deal", "deal_contact", "deal_tag", "contact", "contact_phone", "contact_email"),
    *("contact_messenger", "contact_company", "contact_tag", "company", "company_phone", "company_email"),
    *("company_tag", "task", "note", "file", "event", "trash", "notification", "merged"),
    *("custom_field_group", "custom_field", "custom_field_option"),
    *("catalogue", "item", "deal_line"),
    *("deal_knowledge", "contact_knowledge", "company_knowledge", "task_knowledge"),
    *("customer_stage", "customer", "purchase"),
)
SCOPED = {each: each for each in RECORDS}  # table → entity of the policy
FLAGS: tuple[str, ...] = ("mailing_consent", "refusal_reason_required", "task_result_required", "available_to_everyone")
FLAGS += ("policy_approval", "has_shared_deals", "task_required", "shows_refusals", "has_prices")
FLAGS += ("is_knowledge", "is_section", "periodic_purchases", "creates_customer")

# By the graph's type: its table, and how lists of it are ordered unless somebody says otherwise.
TYPES = {
    "Deal": ("deal", "CREATED_AT_DESC"),
    "Contact": ("contact", "CREATED_AT_DESC"),
    "Company": ("company", "CREATED_AT_DESC"),
    "Task": ("task", "DUE_AT_ASC"),
    "Item": ("item", "CREATED_AT_DESC"),
    "Catalogue": ("catalogue", "NAME_ASC"),
    "Customer": ("customer", "CREATED_AT_DESC"),
    "CustomerStage": ("customer_stage", "POSITION_ASC"),
    "Purchase": ("purchase", "AT_DESC"),
    "User": ("users", "NAME_ASC"),
    "Group": ("groups", "NAME_ASC"),
    "Pipeline": ("pipeline", "POSITION_ASC"),
    "Stage": ("stage", "POSITION_ASC"),
    "Source": ("source", "POSITION_ASC"),
    "RefusalReason": ("refusal_reason", "POSITION_ASC"),
    "ClientType": ("client_type", "POSITION_ASC"),
    "DealType": ("deal_type", "POSITION_ASC"),
    "ActivityType": ("activity_type", "POSITION_ASC"),
    "TaskType": ("task_type", "POSITION_ASC"),
    "Tag": ("tag", "NAME_ASC"),
    "CustomFieldGroup": ("custom_field_group", "POSITION_ASC"),
    "CustomField": ("custom_field", "POSITION_ASC"),
    "CustomFieldOption": ("custom_field_option", "POSITION_ASC"),
    "Note": ("note", "ID_DESC"),
    "File": ("file", "ID_DESC"),
    "FeedEntry": ("event", "ID_DESC"),
    "TrashedRecord": ("trash", "DELETED_AT_DESC"),
    "Event": ("act", "AT_DESC"),
    "Notification": ("notification", "AT_DESC"),
    "FormerRecord": ("merged", "ID_DESC"),
}
NOUNS = {"user": "users", "group": "groups"} | {
    table: table
    for table, _ in TYPES.values()
    if table not in ("users", "groups", "file", "event", "merged", "purchase")
}
CHILDREN = ("file", "event", "passage", *(f"contact_{each}" for each in ("phone", "email", "messenger", "company")))
CHILDREN += (
    "merged",
    "company_phone",
    "company_email",
    "deal_line",
    "purchase",
)  # have ids, but `node` looks none of them up
ENTITIES = {"Deal": "deal", "Contact": "contact", "Company": "company", "Task": "task", "Item": "item"}
ENTITIES |= {"Customer": "customer"}
KINDS = {table: name for name, (table, _) in TYPES.items()}
CUSTOM = ("custom_field_group", "custom_field", "custom_field_option")
VALUES = {  # types of values of custom fields, by kind
    "TEXT": "TextValue",
    "TEXT_AREA": "TextAreaValue",
    "NUMBER": "NumberValue",
    "FLAG": "FlagValue",
    "LIST": "OptionValue",
    "MULTI_LIST": "OptionsValue",
    "DATE": "DateValue",
    "BIRTHDAY": "BirthdayValue",
    "URL": "UrlValue",
    "ADDRESS": "AddressValue",
    "LEGAL_ENTITY": "LegalEntityValue",
}
KINDS |= {name: name for name in VALUES.values()}

# Links, by type and field: the column, and the table that it leads to.
LINKS = {
    ("Deal", "pipeline"): ("pipeline_id", "pipeline"),
    ("Deal", "stage"): ("stage_id", "stage"),
    ("Deal", "company"): ("company_id", "company"),
    ("Deal", "source"): ("source_id", "source"),
    ("Deal", "type"): ("type_id", "deal_type"),
    ("Deal", "refusalReason"): ("refusal_reason_id", "refusal_reason"),
    ("Task", "type"): ("task_type_id", "task_type"),
    ("Task", "deal"): ("deal_id", "deal"),
    ("Task", "contact"): ("contact_id", "contact"),
    ("Task", "company"): ("company_id", "company"),
    ("Task", "completedBy"): ("completed_by_id", "users"),
    ("Contact", "clientType"): ("client_type_id", "client_type"),
    ("Company", "clientType"): ("client_type_id", "client_type"),
    ("ContactCompany", "company"): ("company_id", "company"),
    ("Stage", "pipeline"): ("pipeline_id", "pipeline"),
    ("Stage", "movedTo"): ("moved_to_id", "stage"),
    ("StageTime", "stage"): ("stage_id", "stage"),
    ("User", "group"): ("group_id", "groups"),
    ("Group", "parent"): ("parent_id", "groups"),
    ("Note", "activityType"): ("activity_type_id", "activity_type"),
    ("Note", "author"): ("created_by_id", "users"),
    ("Note", "deal"): ("deal_id", "deal"),
    ("Note", "contact"): ("contact_id", "contact"),
    ("Note", "company"): ("company_id", "company"),
    ("File", "author"): ("created_by_id", "users"),
    **{("File", each): (f"{each}_id", each) for each in SCOPED},
    ("FeedEntry", "actor"): ("actor_id", "users"),
    ("TrashedRecord", "responsible"): ("responsible_id", "users"),
    ("TrashedRecord", "deletedBy"): ("deleted_by_id", "users"),
    **{("TrashedRecord", each): (f"{each}_id", each) for each in ("deal", "contact", "company")},
    ("Event", "actor"): ("actor_id", "users"),
    ("Notification", "actor"): ("actor_id", "users"),
    ("FormerRecord", "mergedBy"): ("merged_by_id", "users"),
    ("CustomField", "group"): ("group_id", "custom_field_group"),
    ("CustomField", "catalogue"): ("catalogue_id", "catalogue"),
    ("CustomFieldGroup", "catalogue"): ("catalogue_id", "catalogue"),
    ("Item", "catalogue"): ("catalogue_id", "catalogue"),
    ("Item", "section"): ("section_id", "item"),
    ("DealLine", "item"): ("item_id", "item"),
    ("Customer", "company"): ("company_id", "company"),
    ("Customer", "contact"): ("contact_id", "contact"),
    ("Customer", "stage"): ("customer_stage_id", "customer_stage"),
    ("Purchase", "deal"): ("deal_id", "deal"),
}
for _type in ENTITIES:
    LINKS |= {(_type, "responsible"): ("responsible_id", "users"), (_type, "createdBy"): ("created_by_id", "users")}

COLUMNS = {
    ("Deal", "budget"): "budget_minor",
    ("Company", "annualTurnover"): "annual_turnover_minor",
    ("TaskType", "builtIn"): "code",
    ("Item", "price"): "price_minor",
    ("DealLine", "price"): "price_minor",
    ("DealLine", "discountAmount"): "discount_minor",
    ("DealLine", "amount"): "amount_minor",
    ("TrashedRecord", "kind"): "noun",
    ("Customer", "expectedAmount"): "expected_amount_minor",
    ("Purchase", "amount"): "amount_minor",
}


def is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and text[0] != "0" and len(text) <= 18


def snake(name: str) -> str:
    return "".join(f"_{each.lower()}" if each.isupper() else each for each in name)


def camel(name: str) -> str:
    head, *rest = name.split("_")
    return head + "".join(each.title() for each in rest)


def noun_of(table: str) -> str:
    """What ids of the rows of a table begin with."""
    return {"users": "user", "groups": "group"}.get(table, table)
