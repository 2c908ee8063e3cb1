"""Values of custom fields in the graph: a type for each kind, and the inputs that fill fields (F2, F17)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

import strawberry

from api.reading import pages
from api.reading.custom import part
from api.reading.prepare import roots
from api.reading.scalars import Day, Exact, key, keys
from domain import custom_values
from domain.custom_values import Given
from domain.values import at
from permissions.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Sequence

    from api.schema.custom_fields import CustomField, CustomFieldOption

T = TypeVar("T")

_ID = "Of the record and the field: the same for ever, so that caches know it again. No id for `node`."
_FIELD = "The field that it is of."


@roots
@strawberry.interface(description="The value of a custom field of a record; its type says of which kind it is.")
class CustomFieldValue:
    id: strawberry.ID = part(_ID)
    field: CustomField = part(_FIELD)


pages.NAMES["CustomFieldValue"] = CustomFieldValue
VALUES: list[type] = []  # the types of all kinds, to which only the interface leads


def _value(cls: type[T]) -> type[T]:
    """Declare the type of the values of a kind: `id` and `field` come with it."""
    cls.__annotations__ = {"id": "strawberry.ID", "field": "CustomField", **cls.__annotations__}
    cls.id, cls.field = part(_ID), part(_FIELD)  # type: ignore[attr-defined]  # each type has its own, to be resolved
    made = roots(strawberry.type(cls, description=" ".join((cls.__doc__ or "").split())))
    VALUES.append(made)
    return made


@strawberry.type(description="A postal address in parts; at least one is there.")
class PostalAddress:
    postal_code: str | None = strawberry.field(description="Postal code.")
    country: str | None = strawberry.field(description="Country.")
    region: str | None = strawberry.field(description="Region or district.")
    city: str | None = strawberry.field(description="City, town or village.")
    street: str | None = strawberry.field(description="Street.")
    house: str | None = strawberry.field(description="House, with building or block.")
    apartment: str | None = strawberry.field(description="Flat or office.")
    full: str = strawberry.field(description="All parts in one line.")


@strawberry.type(description="An organisation or an entrepreneur as registers know them (F4).")
class LegalEntity:
    name: str | None = strawberry.field(description="Name in the register.")
    inn: str | None = strawberry.field(description="Taxpayer number, ИНН: 10 digits, 12 of an entrepreneur.")
    kpp: str | None = strawberry.field(description="Reason code of the registration, КПП: 9 characters.")


@_value
class TextValue(CustomFieldValue):
    """One line of text."""

    text: str = part("The text.")


@_value
class TextAreaValue(CustomFieldValue):
    """Text of several lines."""

    text_area: str = part("The text.")


@_value
class NumberValue(CustomFieldValue):
    """A number."""

    number: Exact = part("The number, with all the decimals that the field has.")


@_value
class FlagValue(CustomFieldValue):
    """Yes or no."""

    flag: bool = part("Whether it is so.")


@_value
class OptionValue(CustomFieldValue):
    """What was chosen from a list."""

    option: CustomFieldOption = part("The choice.")


@_value
class OptionsValue(CustomFieldValue):
    """All that was chosen from a list; at least one."""

    options: list[CustomFieldOption] = part("The choices, in the order of the list when they were made.")


@_value
class DateValue(CustomFieldValue):
    """A day."""

    date: Day = part("The day.")


@_value
class BirthdayValue(CustomFieldValue):
    """The day when somebody was born (F3)."""

    birthday: Day = part("The day of birth.")


@_value
class UrlValue(CustomFieldValue):
    """A link."""

    url: str = part("An address with http or https.")


@_value
class AddressValue(CustomFieldValue):
    """A postal address."""

    address: PostalAddress = part("The address.")


@_value
class LegalEntityValue(CustomFieldValue):
    """An organisation or an entrepreneur."""

    legal_entity: LegalEntity = part("What registers know of it.")


# --------------------------------------------------------------------------------------------------------- inputs


@strawberry.input(description="A postal address in parts; what is left out is not known.")
class PostalAddressInput:
    postal_code: str | None = strawberry.field(default=None, description="Postal code.")
    country: str | None = strawberry.field(default=None, description="Country.")
    region: str | None = strawberry.field(default=None, description="Region or district.")
    city: str | None = strawberry.field(default=None, description="City, town or village.")
    street: str | None = strawberry.field(default=None, description="Street.")
    house: str | None = strawberry.field(default=None, description="House, with building or block.")
    apartment: str | None = strawberry.field(default=None, description="Flat or office.")


@strawberry.input(description="An organisation or an entrepreneur; numbers may be written with spaces.")
class LegalEntityInput:
    name: str | None = strawberry.field(default=None, description="Name in the register.")
    inn: str | None = strawberry.field(default=None, description="Taxpayer number, ИНН: 10 or 12 digits.")
    kpp: str | None = strawberry.field(default=None, description="Reason code, КПП: 9 characters.")


_KEY = "The key of the field: f17."


@strawberry.input(description="For a TEXT or a TEXT_AREA.")
class TextFieldInput:
    key: str = strawberry.field(description=_KEY)
    value: str = strawberry.field(description="The text; an empty one empties the field.")


@strawberry.input(description="For a NUMBER.")
class NumberFieldInput:
    key: str = strawberry.field(description=_KEY)
    value: Exact = strawberry.field(description="The number, with no more decimals than the field has.")


@strawberry.input(description="For a FLAG.")
class FlagFieldInput:
    key: str = strawberry.field(description=_KEY)
    value: bool = strawberry.field(description="Yes or no.")


@strawberry.input(description="For a LIST.")
class OptionFieldInput:
    key: str = strawberry.field(description=_KEY)
    value: strawberry.ID = strawberry.field(description="An option of the field that is still offered.")


@strawberry.input(description="For a MULTI_LIST.")
class OptionsFieldInput:
    key: str = strawberry.field(description=_KEY)
    value: list[strawberry.ID] = strawberry.field(description="All that is chosen; an empty list empties the field.")


@strawberry.input(description="For a DATE or a BIRTHDAY.")
class DateFieldInput:
    key: str = strawberry.field(description=_KEY)
    value: Day = strawberry.field(description="The day.")


@strawberry.input(description="For a URL.")
class UrlFieldInput:
    key: str = strawberry.field(description=_KEY)
    value: str = strawberry.field(description="An address with http or https; an empty one empties the field.")


@strawberry.input(description="For an ADDRESS.")
class AddressFieldInput:
    key: str = strawberry.field(description=_KEY)
    value: PostalAddressInput = strawberry.field(description="All of the address.")


@strawberry.input(description="For a LEGAL_ENTITY.")
class LegalEntityFieldInput:
    key: str = strawberry.field(description=_KEY)
    value: LegalEntityInput = strawberry.field(description="All that is known of it.")


@strawberry.input(one_of=True, description="What to put into a custom field, by the kind of the field.")
class CustomFieldInput:
    text: TextFieldInput | None = strawberry.field(default=strawberry.UNSET, description="A text.")
    number: NumberFieldInput | None = strawberry.field(default=strawberry.UNSET, description="A number.")
    flag: FlagFieldInput | None = strawberry.field(default=strawberry.UNSET, description="Yes or no.")
    option: OptionFieldInput | None = strawberry.field(default=strawberry.UNSET, description="A choice of a list.")
    options: OptionsFieldInput | None = strawberry.field(default=strawberry.UNSET, description="Choices of a list.")
    date: DateFieldInput | None = strawberry.field(default=strawberry.UNSET, description="A day.")
    url: UrlFieldInput | None = strawberry.field(default=strawberry.UNSET, description="A link.")
    address: AddressFieldInput | None = strawberry.field(default=strawberry.UNSET, description="A postal address.")
    legal_entity: LegalEntityFieldInput | None = strawberry.field(
        default=strawberry.UNSET, description="An organisation or an entrepreneur."
    )
    empty: str | None = strawberry.field(default=strawberry.UNSET, description="Nothing: the key of a field to empty.")

    def given(self, path: str) -> Given:
        """The same for the domain; `path` leads here."""
        for name, each in vars(self).items():
            if each is not strawberry.UNSET and each is not None:
                shape = _SHAPES.get(name, name)
                here = at(path, shape)
                if name == "empty":
                    return Given(each, None, None, here)
                return Given(each.key, shape, _plain(name, each.value, at(here, "value")), here)
        raise BadInput(path, "exactly one of its fields is expected.")


_SHAPES = {"legal_entity": "legalEntity"}


def _plain(name: str, value: Any, path: str) -> Any:
    match name:
        case "option":
            return key(value, "custom_field_option", path)
        case "options":
            return keys(value, "custom_field_option", path)
        case "address":
            return custom_values.Address(**vars(value))
        case "legal_entity":
            return custom_values.LegalEntity(**vars(value))
    return value


def filled(inputs: Sequence[CustomFieldInput] | None, path: str) -> list[Given]:
    """What is to be put into custom fields; `path` leads to the list. Raises BadInput for more than 200."""
    if inputs and len(inputs) > 200:
        raise BadInput(path, "at most 200 fields are expected.")
    return [each.given(at(path, place)) for place, each in enumerate(inputs or ())]
