"""Custom fields of the demo company, and what its people put into them."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any, Final

from domain.custom_fields import (
    CardKind,
    CustomField,
    CustomFieldGroup,
    CustomFieldOption,
    FieldKind,
)
from domain.values import fold

_DECIDES: Final = (("Директор", "Director"), ("Главный инженер", "Chief engineer"), ("Закупщик", "Buyer"))

Chance = Callable[[], float]


class Fields:
    """The fields by what they are about, and values for them in the form that is kept."""

    def __init__(self, keys: dict[str, str], deciders: list[int]) -> None:
        self._keys, self._deciders = keys, deciders

    def of_company(self, name: str, requisites: dict[str, Any]) -> dict[str, Any] | None:
        if "inn" not in requisites:
            return None
        kpp = requisites["requisites"]["kpp"]
        key = self._keys["legal_entity"]
        return {key: {"name": name, "inn": requisites["inn"], "kpp": kpp}, f"{key}~": fold(name)}

    def of_contact(self, chance: Chance) -> dict[str, Any] | None:
        if chance() > 0.4:
            return None
        born = date(1955, 1, 1) + timedelta(days=int(chance() * 365 * 48))
        return {self._keys["birthday"]: born.isoformat()}

    def of_deal(self, chance: Chance) -> dict[str, Any] | None:
        found: dict[str, Any] = {}
        if chance() < 0.6:
            found[self._keys["area"]] = int(20 + 900 * chance() ** 2) * 10
        if chance() < 0.7:
            found[self._keys["decides"]] = str(self._deciders[int(chance() * len(self._deciders))])
        if chance() < 0.5:
            found[self._keys["measured"]] = chance() < 0.7
        return found or None


async def found(moment: datetime) -> Fields:
    """The fields of a new company."""
    times: dict[str, Any] = {"created_at": moment, "updated_at": moment}
    group = await CustomFieldGroup.create(
        entity=CardKind.DEAL, label_ru="Квалификация", label_en="Qualification", position=1, **times
    )
    keys: dict[str, str] = {}
    options: list[int] = []
    for name, entity, kind, russian, english, decimals in (
        ("area", CardKind.DEAL, FieldKind.NUMBER, "Площадь объекта, м²", "Area, m²", 1),
        ("decides", CardKind.DEAL, FieldKind.LIST, "Решение принимает", "Who decides", None),
        ("measured", CardKind.DEAL, FieldKind.FLAG, "Замер сделан", "Measured on site", None),
        ("birthday", CardKind.CONTACT, FieldKind.BIRTHDAY, "День рождения", "Birthday", None),
        ("legal_entity", CardKind.COMPANY, FieldKind.LEGAL_ENTITY, "Юридическое лицо", "Legal entity", None),
    ):
        of_deal = entity is CardKind.DEAL
        made = await CustomField.create(
            entity=entity,
            kind=kind,
            label_ru=russian,
            label_en=english,
            position=1 + len(keys) if of_deal else 1,
            group_id=group.id if of_deal else None,
            is_qualification=of_deal,
            required_from=[],
            decimals=decimals,
            **times,
        )
        keys[name] = made.key
        if kind is FieldKind.LIST:
            for place, (label_ru, label_en) in enumerate(_DECIDES, start=1):
                option = await CustomFieldOption.create(
                    field_id=made.id, label_ru=label_ru, label_en=label_en, position=place, **times
                )
                options.append(option.id)
    return Fields(keys, options)
