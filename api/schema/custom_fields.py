"""Custom fields in the graph: what administrators add to cards (F1–F17)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import strawberry

from api.reading.declare import Node, column, entity, keyed, link, many, picked
from api.reading.enums import described
from api.reading.payloads import payload, returned, value
from api.reading.scalars import keys, optional_key
from domain import custom_field_settings, custom_fields
from domain.custom_fields import CardKind, FieldKind, IndexState

if TYPE_CHECKING:
    from api.schema.catalogues import Catalogue
    from api.schema.pipelines import Stage

described(
    CardKind,
    "The records that have custom fields.",
    DEAL="Deals.",
    CONTACT="Contacts.",
    COMPANY="Companies.",
    ITEM="Items of one catalogue.",
)
described(
    FieldKind,
    "What the values of a custom field are (F2).",
    TEXT="One line of at most 255 characters: TextValue.",
    TEXT_AREA="Text of at most 10000 characters, which no filter looks into: TextAreaValue.",
    NUMBER="A number of at most 15 digits with a fixed number of decimals: NumberValue.",
    FLAG="Yes or no: FlagValue. Where it is required, it has to be yes.",
    LIST="One of the options: OptionValue.",
    MULTI_LIST="Any number of the options: OptionsValue.",
    DATE="A day from 1900 to 2199: DateValue.",
    BIRTHDAY="A day that has been, and comes again each year: BirthdayValue (F3).",
    URL="A link with http or https, of at most 600 characters: UrlValue.",
    ADDRESS="A postal address in parts: AddressValue.",
    LEGAL_ENTITY="Name, INN and KPP of an organisation or an entrepreneur: LegalEntityValue (F4).",
)
described(
    IndexState,
    "How far the index of a custom field is.",
    NONE="There is none; filters by the field read all records that the other conditions leave.",
    WAITING="It is about to be made or removed.",
    READY="Filters by the field use it.",
    FAILED="It could not be made; the log of the worker says why.",
)

_LABEL = {"ru": "label_ru", "en": "label_en"}


@entity(custom_fields.CustomFieldGroup, sort="position")
class CustomFieldGroup(Node):
    """Custom fields of a card that belong together, by process (F9)."""

    entity: CardKind = column("Of which card.", filter=True)
    catalogue: Catalogue | None = link("Of items: of which catalogue.", "catalogue_id", filter=True)
    label: str = column("What it is called, in the caller's language.", "label_en", translated=_LABEL)
    label_ru: str = column("What it is called in Russian.")
    label_en: str = column("What it is called in English.")
    position: int = column("Its place among the groups of its card, from 1.")
    version: int = column("Counts changes; send it as expectedVersion.")


@entity(custom_fields.CustomFieldOption, sort="position")
class CustomFieldOption(Node):
    """A choice of a custom field that is a list."""

    label: str = column("What it is called, in the caller's language.", "label_en", translated=_LABEL)
    label_ru: str = column("What it is called in Russian.")
    label_en: str = column("What it is called in English.")
    position: int = column("Its place in the list, from 1.")
    is_archived: bool = column("No longer offered; still shown where it was chosen.")
    version: int = column("Counts changes; send it as expectedVersion.")


@entity(custom_fields.CustomField, sort="position")
class CustomField(Node):
    """A field that administrators have added to a card (F1). Card and kind are fixed for ever (F10)."""

    key: str = keyed("Stands for the field in customField, filters, inputs and policy lines: f17.", "f")
    entity: CardKind = column("Of which card.", filter=True)
    catalogue: Catalogue | None = link("Of items: of which catalogue.", "catalogue_id", filter=True)
    kind: FieldKind = column("What its values are.", filter=True)
    label: str = column("What it is called, in the caller's language.", "label_en", translated=_LABEL)
    label_ru: str = column("What it is called in Russian.")
    label_en: str = column("What it is called in English.")
    group: CustomFieldGroup | None = link("The group that it stands in (F9).", "group_id")
    position: int = column("Its place among the fields of its card, from 1; groups keep this order inside.")
    decimals: int | None = column("Of a number: how many decimals it has.")
    options: list[CustomFieldOption] = many(
        "Of a list: its choices in their order, archived ones included.",
        "field_id",
        most=custom_field_settings.MOST_OPTIONS,
    )
    is_archived: bool = column(
        "In the archive: left out of cards and checks; its values stay and can be read by key (F12).", filter=True
    )
    is_required: bool = column(
        "Has to be filled before a deal goes on, or a contact, company or item is made (F5, F6)."
    )
    required_from: list[Stage] = picked(
        "Of a deal: the stages from which on it has to be filled, one of a pipeline at most (F7).",
        "required_from",
        pick=lambda values: values["required_from"],
    )
    is_api_only: bool = column("Written by programs with an API key alone, read by everybody (F8).")
    is_qualification: bool = column("Tells whether a client is a target one (F14).", filter=True)
    is_indexed: bool = column("Whether filters and orders by it are to have an index.")
    index_state: IndexState = column("How far that index is.")
    version: int = column("Counts changes; send it as expectedVersion.")


@strawberry.input(description="A choice of a list. One label is enough; it is the other as well then.")
class CustomFieldOptionInput:
    label_ru: str | None = strawberry.field(default=None, description="In Russian, at most 100 characters.")
    label_en: str | None = strawberry.field(default=None, description="In English, at most 100 characters.")


@strawberry.input(description="A new custom field. One label is enough; it is the other as well then.")
class CustomFieldCreateInput:
    entity: CardKind = strawberry.field(description="Of which card; for ever (F10).")
    kind: FieldKind = strawberry.field(description="What its values are; for ever.")
    catalogue_id: strawberry.ID | None = strawberry.field(default=None, description="Of items: of which catalogue.")
    label_ru: str | None = strawberry.field(default=None, description="In Russian, at most 100 characters.")
    label_en: str | None = strawberry.field(default=None, description="In English, at most 100 characters.")
    group_id: strawberry.ID | None = strawberry.field(default=None, description="A group of the same card.")
    position: int | None = strawberry.field(default=None, description="Its place, from 1; the last one if absent.")
    decimals: int | None = strawberry.field(
        default=None, description="Of a number: how many decimals it has, 0 to 6, for ever; 0 if absent."
    )
    options: list[CustomFieldOptionInput] | None = strawberry.field(
        default=None, description="Of a list: its choices in their order, at most 500."
    )
    is_required: bool = strawberry.field(default=False, description="Has to be filled (F5, F6).")
    required_from_stage_ids: list[strawberry.ID] | None = strawberry.field(
        default=None, description="Of a deal: has to be filled from these stages on, one of a pipeline (F7)."
    )
    is_api_only: bool = strawberry.field(default=False, description="Written by API keys alone (F8).")
    is_qualification: bool = strawberry.field(default=False, description="Tells target clients (F14).")
    is_indexed: bool = strawberry.field(
        default=False, description="Have indexes made for filters and orders by it; at most 10 fields of a card."
    )

    def new(self) -> custom_field_settings.NewField:
        """The same for the domain."""
        return custom_field_settings.NewField(
            entity=self.entity,
            kind=self.kind,
            catalogue_id=optional_key(self.catalogue_id, "catalogue", "catalogueId"),
            label_ru=self.label_ru,
            label_en=self.label_en,
            group_id=optional_key(self.group_id, "custom_field_group", "groupId"),
            position=self.position,
            decimals=self.decimals,
            options=[(each.label_ru, each.label_en) for each in self.options or ()],
            is_required=self.is_required,
            required_from=keys(self.required_from_stage_ids or (), "stage", "requiredFromStageIds"),
            is_api_only=self.is_api_only,
            is_qualification=self.is_qualification,
            is_indexed=self.is_indexed,
        )


_VERSION = "Fail with CONFLICT when it is no longer at this version."


@strawberry.input(description="What to change of a custom field; what is left out stays.")
class CustomFieldUpdateInput:
    field_id: strawberry.ID = strawberry.field(description="Which field.")
    expected_version: int | None = strawberry.field(default=None, description=_VERSION)
    label_ru: strawberry.Maybe[str] = strawberry.field(default=None, description="What it is called in Russian.")
    label_en: strawberry.Maybe[str] = strawberry.field(default=None, description="What it is called in English.")
    group_id: strawberry.Maybe[strawberry.ID | None] = strawberry.field(
        default=None, description="A group of the same card; null takes it out of its group."
    )
    position: strawberry.Maybe[int] = strawberry.field(default=None, description="Its place, from 1.")
    is_archived: strawberry.Maybe[bool] = strawberry.field(
        default=None, description="Put it into the archive, or take it back (F12)."
    )
    is_required: strawberry.Maybe[bool] = strawberry.field(default=None, description="Has to be filled (F5, F6).")
    required_from_stage_ids: strawberry.Maybe[list[strawberry.ID]] = strawberry.field(
        default=None, description="Of a deal: all stages from which on it has to be filled, one of a pipeline (F7)."
    )
    is_api_only: strawberry.Maybe[bool] = strawberry.field(default=None, description="Written by API keys alone (F8).")
    is_qualification: strawberry.Maybe[bool] = strawberry.field(default=None, description="Tells target clients (F14).")
    is_indexed: strawberry.Maybe[bool] = strawberry.field(
        default=None, description="Have indexes for filters and orders by it, or no longer."
    )


@strawberry.input(description="Which custom field to delete, with all its values, for ever (F11).")
class CustomFieldDeleteInput:
    field_id: strawberry.ID = strawberry.field(description="Which field.")
    expected_version: int | None = strawberry.field(default=None, description=_VERSION)
    confirm: bool = strawberry.field(
        default=False, description="That the values are to be lost; without it VALUES_LOST is answered."
    )


@strawberry.input(description="A new group of custom fields. One label is enough; it is the other as well then.")
class CustomFieldGroupCreateInput:
    entity: CardKind = strawberry.field(description="Of which card.")
    catalogue_id: strawberry.ID | None = strawberry.field(default=None, description="Of items: of which catalogue.")
    label_ru: str | None = strawberry.field(default=None, description="In Russian, at most 100 characters.")
    label_en: str | None = strawberry.field(default=None, description="In English, at most 100 characters.")
    position: int | None = strawberry.field(default=None, description="Its place, from 1; the last one if absent.")


@strawberry.input(description="What to change of a group of custom fields; what is left out stays.")
class CustomFieldGroupUpdateInput:
    group_id: strawberry.ID = strawberry.field(description="Which group.")
    expected_version: int | None = strawberry.field(default=None, description=_VERSION)
    label_ru: strawberry.Maybe[str] = strawberry.field(default=None, description="What it is called in Russian.")
    label_en: strawberry.Maybe[str] = strawberry.field(default=None, description="What it is called in English.")
    position: strawberry.Maybe[int] = strawberry.field(default=None, description="Its place, from 1.")


@strawberry.input(description="Which group of custom fields to delete; its fields stay, without a group.")
class CustomFieldGroupDeleteInput:
    group_id: strawberry.ID = strawberry.field(description="Which group.")
    expected_version: int | None = strawberry.field(default=None, description=_VERSION)


@strawberry.input(description="A new choice of a list. One label is enough; it is the other as well then.")
class CustomFieldOptionCreateInput:
    field_id: strawberry.ID = strawberry.field(description="Of which field.")
    label_ru: str | None = strawberry.field(default=None, description="In Russian, at most 100 characters.")
    label_en: str | None = strawberry.field(default=None, description="In English, at most 100 characters.")
    position: int | None = strawberry.field(default=None, description="Its place, from 1; the last one if absent.")


@strawberry.input(description="What to change of a choice of a list; what is left out stays.")
class CustomFieldOptionUpdateInput:
    option_id: strawberry.ID = strawberry.field(description="Which choice.")
    expected_version: int | None = strawberry.field(default=None, description=_VERSION)
    label_ru: strawberry.Maybe[str] = strawberry.field(default=None, description="What it is called in Russian.")
    label_en: strawberry.Maybe[str] = strawberry.field(default=None, description="What it is called in English.")
    position: strawberry.Maybe[int] = strawberry.field(default=None, description="Its place, from 1.")
    is_archived: strawberry.Maybe[bool] = strawberry.field(
        default=None, description="No longer offered; still shown where it was chosen."
    )


@payload
class CustomFieldCreatePayload:
    """What customFieldCreate answers."""

    custom_field: CustomField | None = returned("The new field.")


@payload
class CustomFieldUpdatePayload:
    """What customFieldUpdate answers."""

    custom_field: CustomField | None = returned("The field as it is now.")


@payload
class CustomFieldDeletePayload:
    """What customFieldDelete answers."""

    deleted_id: strawberry.ID | None = value("The id of the field that is gone.")


@payload
class CustomFieldGroupCreatePayload:
    """What customFieldGroupCreate answers."""

    custom_field_group: CustomFieldGroup | None = returned("The new group.")


@payload
class CustomFieldGroupUpdatePayload:
    """What customFieldGroupUpdate answers."""

    custom_field_group: CustomFieldGroup | None = returned("The group as it is now.")


@payload
class CustomFieldGroupDeletePayload:
    """What customFieldGroupDelete answers."""

    deleted_id: strawberry.ID | None = value("The id of the group that is gone.")


@payload
class CustomFieldOptionCreatePayload:
    """What customFieldOptionCreate answers."""

    custom_field_option: CustomFieldOption | None = returned("The new choice.")


@payload
class CustomFieldOptionUpdatePayload:
    """What customFieldOptionUpdate answers."""

    custom_field_option: CustomFieldOption | None = returned("The choice as it is now.")
