"""Who answers for custom fields."""

from __future__ import annotations

import strawberry

from api.context import Info
from api.reading.declare import Connection
from api.reading.given import given
from api.reading.payloads import mutation
from api.reading.prepare import roots
from api.reading.roots import reference, root_list
from api.reading.scalars import key, keys, optional_key
from api.schema.custom_fields import (
    CustomField,
    CustomFieldCreateInput,
    CustomFieldCreatePayload,
    CustomFieldDeleteInput,
    CustomFieldDeletePayload,
    CustomFieldGroup,
    CustomFieldGroupCreateInput,
    CustomFieldGroupCreatePayload,
    CustomFieldGroupDeleteInput,
    CustomFieldGroupDeletePayload,
    CustomFieldGroupUpdateInput,
    CustomFieldGroupUpdatePayload,
    CustomFieldOptionCreateInput,
    CustomFieldOptionCreatePayload,
    CustomFieldOptionUpdateInput,
    CustomFieldOptionUpdatePayload,
    CustomFieldUpdateInput,
    CustomFieldUpdatePayload,
)
from domain import custom_field_settings, custom_fields

_FIELDS = custom_fields.visible(custom_fields.CustomField)
_GROUPS = custom_fields.visible(custom_fields.CustomFieldGroup)


@roots
@strawberry.type
class CustomFieldQuery:
    custom_fields: Connection[CustomField] = root_list(_FIELDS, "The custom fields of all cards, by place (F1).")
    custom_field_groups: Connection[CustomFieldGroup] = root_list(
        _GROUPS, "The groups of custom fields of all cards, by place (F9)."
    )


@strawberry.type
class CustomFieldMutation:
    @mutation("Add a field to a card; takes the right to edit settings (F1, F13).")
    async def custom_field_create(self, info: Info, input: CustomFieldCreateInput) -> CustomFieldCreatePayload | None:
        made = await custom_field_settings.create(info.context.require(), input.new())
        return CustomFieldCreatePayload(custom_field=reference("custom_field", made.id))

    @mutation("Change a custom field, also put it into the archive; takes the right to edit settings (F5–F12).")
    async def custom_field_update(self, info: Info, input: CustomFieldUpdateInput) -> CustomFieldUpdatePayload | None:
        values = given(input)
        if "group_id" in values:
            values["group_id"] = optional_key(values["group_id"], "custom_field_group", "groupId")
        if "required_from_stage_ids" in values:
            ids = values.pop("required_from_stage_ids")
            values["required_from"] = keys(ids, "stage", "requiredFromStageIds")
        id = key(input.field_id, "custom_field", "fieldId")
        await custom_field_settings.update(info.context.require(), id, input.expected_version, values)
        return CustomFieldUpdatePayload(custom_field=reference("custom_field", id))

    @mutation("Delete a custom field with all its values, for ever; takes the right to edit settings (F11).")
    async def custom_field_delete(self, info: Info, input: CustomFieldDeleteInput) -> CustomFieldDeletePayload | None:
        id = key(input.field_id, "custom_field", "fieldId")
        await custom_field_settings.delete(info.context.require(), id, input.expected_version, confirm=input.confirm)
        return CustomFieldDeletePayload(deleted_id=input.field_id)

    @mutation("Add a group of custom fields to a card; takes the right to edit settings (F9).")
    async def custom_field_group_create(
        self, info: Info, input: CustomFieldGroupCreateInput
    ) -> CustomFieldGroupCreatePayload | None:
        made = await custom_field_settings.group_create(
            info.context.require(),
            input.entity,
            input.label_ru,
            input.label_en,
            input.position,
            optional_key(input.catalogue_id, "catalogue", "catalogueId"),
        )
        return CustomFieldGroupCreatePayload(custom_field_group=reference("custom_field_group", made.id))

    @mutation("Rename or move a group of custom fields; takes the right to edit settings (F9).")
    async def custom_field_group_update(
        self, info: Info, input: CustomFieldGroupUpdateInput
    ) -> CustomFieldGroupUpdatePayload | None:
        id = key(input.group_id, "custom_field_group", "groupId")
        await custom_field_settings.group_update(info.context.require(), id, input.expected_version, given(input))
        return CustomFieldGroupUpdatePayload(custom_field_group=reference("custom_field_group", id))

    @mutation("Delete a group of custom fields, which stay; takes the right to edit settings (F9).")
    async def custom_field_group_delete(
        self, info: Info, input: CustomFieldGroupDeleteInput
    ) -> CustomFieldGroupDeletePayload | None:
        id = key(input.group_id, "custom_field_group", "groupId")
        await custom_field_settings.group_delete(info.context.require(), id, input.expected_version)
        return CustomFieldGroupDeletePayload(deleted_id=input.group_id)

    @mutation("Add a choice to a custom field that is a list; takes the right to edit settings.")
    async def custom_field_option_create(
        self, info: Info, input: CustomFieldOptionCreateInput
    ) -> CustomFieldOptionCreatePayload | None:
        made = await custom_field_settings.option_create(
            info.context.require(),
            key(input.field_id, "custom_field", "fieldId"),
            input.label_ru,
            input.label_en,
            input.position,
        )
        return CustomFieldOptionCreatePayload(custom_field_option=reference("custom_field_option", made.id))

    @mutation("Rename, archive or move a choice of a list; takes the right to edit settings.")
    async def custom_field_option_update(
        self, info: Info, input: CustomFieldOptionUpdateInput
    ) -> CustomFieldOptionUpdatePayload | None:
        id = key(input.option_id, "custom_field_option", "optionId")
        await custom_field_settings.option_update(info.context.require(), id, input.expected_version, given(input))
        return CustomFieldOptionUpdatePayload(custom_field_option=reference("custom_field_option", id))
