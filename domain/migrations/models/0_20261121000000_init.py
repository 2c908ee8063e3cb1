"""The first schema."""

from tortoise import BaseDBAsyncClient

RUN_IN_TRANSACTION = True

POSTGRES = (
    """
    CREATE TABLE "account" (
        "id" BIGSERIAL NOT NULL PRIMARY KEY,
        "title" VARCHAR(100) NOT NULL,
        "locale" VARCHAR(5) NOT NULL,
        "country" VARCHAR(2) NOT NULL,
        "currency" VARCHAR(3) NOT NULL,
        "time_zone" VARCHAR(40) NOT NULL,
        "task_result_required" BOOL NOT NULL,
        "version" INT NOT NULL,
        CONSTRAINT "ck_account_single" CHECK ("id" = 1)
    )
    """,
    """
    CREATE TABLE "company" (
        "id" BIGSERIAL NOT NULL PRIMARY KEY,
        "version" INT NOT NULL,
        "created_at" TIMESTAMPTZ NOT NULL,
        "updated_at" TIMESTAMPTZ NOT NULL,
        "responsible_id" BIGINT NOT NULL,
        "group_id" BIGINT NOT NULL,
        "created_by_id" BIGINT NOT NULL,
        "name" VARCHAR(255) NOT NULL,
        "name_folded" VARCHAR(255) NOT NULL,
        "client_type_id" BIGINT,
        "website" VARCHAR(2000),
        "legal_address" VARCHAR(1000),
        "actual_address" VARCHAR(1000),
        "inn" VARCHAR(12),
        "requisites" JSONB NOT NULL,
        "annual_turnover_minor" BIGINT,
        "employees" INT,
        CONSTRAINT "ck_company_turnover" CHECK ("annual_turnover_minor" >= 0),
        CONSTRAINT "ck_company_employees" CHECK ("employees" >= 0)
    )
    """,
    """
    CREATE INDEX "ix_company_all" ON "company" ("created_at" DESC, "id" DESC)
    """,
    """
    CREATE INDEX "ix_company_group" ON "company" ("group_id", "created_at" DESC, "id" DESC)
    """,
    """
    CREATE INDEX "ix_company_own" ON "company" ("responsible_id", "created_at" DESC, "id" DESC)
    """,
    """
    CREATE INDEX "ix_company_client_type" ON "company" ("client_type_id", "created_at" DESC, "id" DESC)
    """,
    """
    CREATE INDEX "ix_company_inn" ON "company" ("inn", "id")
    """,
    """
    CREATE INDEX "ix_company_name_order" ON "company" ("name_folded", "id")
    """,
    """
    CREATE INDEX "ix_company_name" ON "company" ("name_folded" text_pattern_ops, "id")
    """,
    """
    CREATE INDEX "ix_company_updated" ON "company" ("updated_at" DESC, "id" DESC)
    """,
    """
    CREATE TABLE "company_email" (
        "id" BIGSERIAL NOT NULL PRIMARY KEY,
        "company_id" BIGINT NOT NULL,
        "address" VARCHAR(320) NOT NULL,
        "address_folded" VARCHAR(320) NOT NULL,
        CONSTRAINT "uid_company_ema_company_851ba6" UNIQUE ("company_id", "address_folded")
    )
    """,
    """
    CREATE INDEX "ix_company_email_address" ON "company_email" ("address_folded" text_pattern_ops, "company_id")
    """,
    """
    CREATE TABLE "company_phone" (
        "id" BIGSERIAL NOT NULL PRIMARY KEY,
        "company_id" BIGINT NOT NULL,
        "number" VARCHAR(16) NOT NULL,
        CONSTRAINT "uid_company_pho_company_60eed6" UNIQUE ("company_id", "number")
    )
    """,
    """
    CREATE INDEX "ix_company_phone_number" ON "company_phone" ("number", "company_id")
    """,
    """
    CREATE TABLE "contact" (
        "id" BIGSERIAL NOT NULL PRIMARY KEY,
        "version" INT NOT NULL,
        "created_at" TIMESTAMPTZ NOT NULL,
        "updated_at" TIMESTAMPTZ NOT NULL,
        "responsible_id" BIGINT NOT NULL,
        "group_id" BIGINT NOT NULL,
        "created_by_id" BIGINT NOT NULL,
        "name" VARCHAR(255) NOT NULL,
        "name_folded" VARCHAR(255) NOT NULL,
        "first_name" VARCHAR(100),
        "last_name" VARCHAR(100),
        "first_name_folded" VARCHAR(100) NOT NULL,
        "last_name_folded" VARCHAR(100) NOT NULL,
        "client_type_id" BIGINT,
        "address" VARCHAR(1000),
        "mailing_consent" BOOL NOT NULL
    )
    """,
    """
    CREATE INDEX "ix_contact_all" ON "contact" ("created_at" DESC, "id" DESC)
    """,
    """
    CREATE INDEX "ix_contact_group" ON "contact" ("group_id", "created_at" DESC, "id" DESC)
    """,
    """
    CREATE INDEX "ix_contact_own" ON "contact" ("responsible_id", "created_at" DESC, "id" DESC)
    """,
    """
    CREATE INDEX "ix_contact_client_type" ON "contact" ("client_type_id", "created_at" DESC, "id" DESC)
    """,
    """
    CREATE INDEX "ix_contact_name_order" ON "contact" ("name_folded", "id")
    """,
    """
    CREATE INDEX "ix_contact_name" ON "contact" ("name_folded" text_pattern_ops, "id")
    """,
    """
    CREATE INDEX "ix_contact_first_name" ON "contact" ("first_name_folded" text_pattern_ops, "id")
    """,
    """
    CREATE INDEX "ix_contact_last_name" ON "contact" ("last_name_folded" text_pattern_ops, "id")
    """,
    """
    CREATE INDEX "ix_contact_updated" ON "contact" ("updated_at" DESC, "id" DESC)
    """,
    """
    CREATE TABLE "contact_company" (
        "id" BIGSERIAL NOT NULL PRIMARY KEY,
        "contact_id" BIGINT NOT NULL,
        "company_id" BIGINT NOT NULL,
        "is_main" BOOL NOT NULL,
        "post" VARCHAR(100),
        CONSTRAINT "uid_contact_com_contact_27598f" UNIQUE ("contact_id", "company_id")
    )
    """,
    """
    CREATE INDEX "ix_contact_company_company" ON "contact_company" ("company_id", "contact_id" DESC)
    """,
    """
    CREATE TABLE "contact_email" (
        "id" BIGSERIAL NOT NULL PRIMARY KEY,
        "contact_id" BIGINT NOT NULL,
        "address" VARCHAR(320) NOT NULL,
        "address_folded" VARCHAR(320) NOT NULL,
        CONSTRAINT "uid_contact_ema_contact_34527c" UNIQUE ("contact_id", "address_folded")
    )
    """,
    """
    CREATE INDEX "ix_contact_email_address" ON "contact_email" ("address_folded" text_pattern_ops, "contact_id")
    """,
    """
    CREATE TABLE "contact_messenger" (
        "id" BIGSERIAL NOT NULL PRIMARY KEY,
        "contact_id" BIGINT NOT NULL,
        "kind" VARCHAR(10) NOT NULL,
        "handle" VARCHAR(100) NOT NULL,
        CONSTRAINT "uid_contact_mes_contact_07397e" UNIQUE ("contact_id", "kind", "handle"),
        CONSTRAINT "ck_contact_messenger_kind" CHECK ("kind" IN ('SKYPE', 'TELEGRAM', 'VIBER', 'VK', 'WHATSAPP', 'OTHER'))
    )
    """,
    """
    CREATE TABLE "contact_phone" (
        "id" BIGSERIAL NOT NULL PRIMARY KEY,
        "contact_id" BIGINT NOT NULL,
        "number" VARCHAR(16) NOT NULL,
        CONSTRAINT "uid_contact_pho_contact_0bcfe7" UNIQUE ("contact_id", "number")
    )
    """,
    """
    CREATE INDEX "ix_contact_phone_number" ON "contact_phone" ("number", "contact_id")
    """,
    """
    CREATE TABLE "deal" (
        "id" BIGSERIAL NOT NULL PRIMARY KEY,
        "version" INT NOT NULL,
        "created_at" TIMESTAMPTZ NOT NULL,
        "updated_at" TIMESTAMPTZ NOT NULL,
        "responsible_id" BIGINT NOT NULL,
        "group_id" BIGINT NOT NULL,
        "created_by_id" BIGINT NOT NULL,
        "name" VARCHAR(255) NOT NULL,
        "name_folded" VARCHAR(255) NOT NULL,
        "pipeline_id" BIGINT NOT NULL,
        "stage_id" BIGINT NOT NULL,
        "stage_entered_at" TIMESTAMPTZ NOT NULL,
        "budget_minor" BIGINT,
        "goal" VARCHAR(1000),
        "company_id" BIGINT,
        "source_id" BIGINT,
        "refusal_reason_id" BIGINT,
        "refusal_details" TEXT,
        "created_via" VARCHAR(10) NOT NULL,
        "closed_at" TIMESTAMPTZ,
        CONSTRAINT "ck_deal_budget" CHECK ("budget_minor" >= 0),
        CONSTRAINT "ck_deal_created_via" CHECK ("created_via" IN ('MANUAL', 'API'))
    )
    """,
    """
    CREATE INDEX "ix_deal_all" ON "deal" ("created_at" DESC, "id" DESC)
    """,
    """
    CREATE INDEX "ix_deal_group" ON "deal" ("group_id", "created_at" DESC, "id" DESC)
    """,
    """
    CREATE INDEX "ix_deal_own" ON "deal" ("responsible_id", "created_at" DESC, "id" DESC)
    """,
    """
    CREATE INDEX "ix_deal_updated" ON "deal" ("updated_at" DESC, "id" DESC)
    """,
    """
    CREATE INDEX "ix_deal_board_all" ON "deal" ("stage_id", "updated_at" DESC, "id" DESC) INCLUDE ("budget_minor")
    """,
    """
    CREATE INDEX "ix_deal_board_group" ON "deal" ("stage_id", "group_id", "updated_at" DESC, "id" DESC) INCLUDE ("budget_minor")
    """,
    """
    CREATE INDEX "ix_deal_board_own" ON "deal" ("stage_id", "responsible_id", "updated_at" DESC, "id" DESC) INCLUDE ("budget_minor")
    """,
    """
    CREATE INDEX "ix_deal_pipeline" ON "deal" ("pipeline_id", "created_at" DESC, "id" DESC)
    """,
    """
    CREATE INDEX "ix_deal_company" ON "deal" ("company_id", "created_at" DESC, "id" DESC)
    """,
    """
    CREATE TABLE "deal_contact" (
        "id" BIGSERIAL NOT NULL PRIMARY KEY,
        "deal_id" BIGINT NOT NULL,
        "contact_id" BIGINT NOT NULL,
        CONSTRAINT "uid_deal_contac_deal_id_c7558c" UNIQUE ("deal_id", "contact_id")
    )
    """,
    """
    CREATE INDEX "ix_deal_contact_contact" ON "deal_contact" ("contact_id", "deal_id" DESC)
    """,
    """
    CREATE TABLE "passage" (
        "id" BIGSERIAL NOT NULL PRIMARY KEY,
        "deal_id" BIGINT NOT NULL,
        "pipeline_id" BIGINT NOT NULL,
        "stage_id" BIGINT NOT NULL,
        "to_stage_id" BIGINT NOT NULL,
        "skipped" JSONB NOT NULL,
        "entered_at" TIMESTAMPTZ NOT NULL,
        "created_at" TIMESTAMPTZ NOT NULL,
        "seconds" BIGINT NOT NULL,
        "actor_id" BIGINT NOT NULL,
        "responsible_id" BIGINT NOT NULL
    )
    """,
    """
    CREATE INDEX "ix_passage_deal" ON "passage" ("deal_id", "id" DESC)
    """,
    """
    CREATE INDEX "ix_passage_funnel" ON "passage" ("pipeline_id", "created_at") INCLUDE ("stage_id", "seconds")
    """,
    """
    CREATE TABLE "pipeline" (
        "id" BIGSERIAL NOT NULL PRIMARY KEY,
        "version" INT NOT NULL,
        "created_at" TIMESTAMPTZ NOT NULL,
        "updated_at" TIMESTAMPTZ NOT NULL,
        "name" VARCHAR(100) NOT NULL,
        "name_folded" VARCHAR(100) NOT NULL UNIQUE,
        "position" INT NOT NULL,
        "is_intake" BOOL NOT NULL,
        "refusal_reason_required" BOOL NOT NULL
    )
    """,
    """
    CREATE TABLE "stage" (
        "id" BIGSERIAL NOT NULL PRIMARY KEY,
        "version" INT NOT NULL,
        "created_at" TIMESTAMPTZ NOT NULL,
        "updated_at" TIMESTAMPTZ NOT NULL,
        "pipeline_id" BIGINT NOT NULL,
        "name" VARCHAR(100) NOT NULL,
        "name_folded" VARCHAR(100) NOT NULL,
        "kind" VARCHAR(10) NOT NULL,
        "position" INT NOT NULL,
        CONSTRAINT "uid_stage_id_484622" UNIQUE ("id", "pipeline_id"),
        CONSTRAINT "uid_stage_pipelin_77d8ff" UNIQUE ("pipeline_id", "name_folded"),
        CONSTRAINT "ck_stage_kind" CHECK ("kind" IN ('UNSORTED', 'ACTIVE', 'WON', 'LOST'))
    )
    """,
    """
    CREATE INDEX "ix_stage_order" ON "stage" ("pipeline_id", "position", "id")
    """,
    """
    CREATE TABLE "client_type" (
        "id" BIGSERIAL NOT NULL PRIMARY KEY,
        "name" VARCHAR(100) NOT NULL,
        "name_folded" VARCHAR(100) NOT NULL UNIQUE,
        "position" INT NOT NULL,
        "is_archived" BOOL NOT NULL
    )
    """,
    """
    CREATE TABLE "refusal_reason" (
        "id" BIGSERIAL NOT NULL PRIMARY KEY,
        "name" VARCHAR(100) NOT NULL,
        "name_folded" VARCHAR(100) NOT NULL UNIQUE,
        "position" INT NOT NULL,
        "is_archived" BOOL NOT NULL
    )
    """,
    """
    CREATE TABLE "source" (
        "id" BIGSERIAL NOT NULL PRIMARY KEY,
        "name" VARCHAR(100) NOT NULL,
        "name_folded" VARCHAR(100) NOT NULL UNIQUE,
        "position" INT NOT NULL,
        "is_archived" BOOL NOT NULL
    )
    """,
    """
    CREATE TABLE "task_type" (
        "id" BIGSERIAL NOT NULL PRIMARY KEY,
        "name" VARCHAR(100) NOT NULL,
        "name_folded" VARCHAR(100) NOT NULL UNIQUE,
        "position" INT NOT NULL,
        "is_archived" BOOL NOT NULL,
        "code" VARCHAR(10) UNIQUE
    )
    """,
    """
    CREATE TABLE "event" (
        "id" BIGSERIAL NOT NULL PRIMARY KEY,
        "pos" BIGINT,
        "at" TIMESTAMPTZ NOT NULL,
        "kind" VARCHAR(40) NOT NULL,
        "actor_id" BIGINT NOT NULL,
        "entity" VARCHAR(20) NOT NULL,
        "record_id" BIGINT NOT NULL,
        "version" INT NOT NULL,
        "card" VARCHAR(20),
        "card_id" BIGINT,
        "responsible_id" BIGINT,
        "group_id" BIGINT,
        "before" JSONB NOT NULL,
        "after" JSONB NOT NULL
    )
    """,
    """
    CREATE INDEX "ix_event_card" ON "event" ("card", "card_id", "id" DESC)
    """,
    """
    CREATE INDEX "ix_event_record" ON "event" ("entity", "record_id", "id" DESC)
    """,
    """
    CREATE INDEX "ix_event_unplaced" ON "event" ("id") WHERE "pos" IS NULL
    """,
    """
    CREATE TABLE "idempotency_key" (
        "id" BIGSERIAL NOT NULL PRIMARY KEY,
        "user_id" BIGINT NOT NULL,
        "key" VARCHAR(255) NOT NULL,
        "field" VARCHAR(255) NOT NULL,
        "body_hash" VARCHAR(64) NOT NULL,
        "outcome" JSONB,
        "answer" BYTEA,
        "created_at" TIMESTAMPTZ NOT NULL,
        CONSTRAINT "uid_idempotency_user_id_f0ca52" UNIQUE ("user_id", "key", "field")
    )
    """,
    """
    CREATE INDEX "ix_idempotency_key_age" ON "idempotency_key" ("created_at")
    """,
    """
    CREATE TABLE "note" (
        "id" BIGSERIAL NOT NULL PRIMARY KEY,
        "version" INT NOT NULL,
        "created_at" TIMESTAMPTZ NOT NULL,
        "updated_at" TIMESTAMPTZ NOT NULL,
        "deal_id" BIGINT,
        "contact_id" BIGINT,
        "company_id" BIGINT,
        "text" TEXT NOT NULL,
        "created_by_id" BIGINT NOT NULL,
        CONSTRAINT "ck_note_one_card" CHECK (("deal_id" IS NOT NULL AND "contact_id" IS NULL AND "company_id" IS NULL) OR ("deal_id" IS NULL AND "contact_id" IS NOT NULL AND "company_id" IS NULL) OR ("deal_id" IS NULL AND "contact_id" IS NULL AND "company_id" IS NOT NULL))
    )
    """,
    """
    CREATE INDEX "ix_note_deal" ON "note" ("deal_id", "id" DESC)
    """,
    """
    CREATE INDEX "ix_note_contact" ON "note" ("contact_id", "id" DESC)
    """,
    """
    CREATE INDEX "ix_note_company" ON "note" ("company_id", "id" DESC)
    """,
    """
    CREATE TABLE "session" (
        "id" BIGSERIAL NOT NULL PRIMARY KEY,
        "user_id" BIGINT NOT NULL,
        "token_hash" VARCHAR(64) NOT NULL UNIQUE,
        "kind" VARCHAR(10) NOT NULL,
        "address" VARCHAR(45) NOT NULL,
        "user_agent" VARCHAR(255) NOT NULL,
        "created_at" TIMESTAMPTZ NOT NULL,
        "seen_at" TIMESTAMPTZ NOT NULL,
        "expires_at" TIMESTAMPTZ NOT NULL,
        CONSTRAINT "ck_session_kind" CHECK ("kind" IN ('COOKIE', 'BEARER'))
    )
    """,
    """
    CREATE INDEX "ix_session_user" ON "session" ("user_id", "id" DESC)
    """,
    """
    CREATE INDEX "ix_session_expiry" ON "session" ("expires_at")
    """,
    """
    CREATE TABLE "company_tag" (
        "id" BIGSERIAL NOT NULL PRIMARY KEY,
        "tag_id" BIGINT NOT NULL,
        "company_id" BIGINT NOT NULL,
        CONSTRAINT "uid_company_tag_company_b3f53e" UNIQUE ("company_id", "tag_id")
    )
    """,
    """
    CREATE INDEX "ix_company_tag_tag" ON "company_tag" ("tag_id", "company_id" DESC)
    """,
    """
    CREATE TABLE "contact_tag" (
        "id" BIGSERIAL NOT NULL PRIMARY KEY,
        "tag_id" BIGINT NOT NULL,
        "contact_id" BIGINT NOT NULL,
        CONSTRAINT "uid_contact_tag_contact_555674" UNIQUE ("contact_id", "tag_id")
    )
    """,
    """
    CREATE INDEX "ix_contact_tag_tag" ON "contact_tag" ("tag_id", "contact_id" DESC)
    """,
    """
    CREATE TABLE "deal_tag" (
        "id" BIGSERIAL NOT NULL PRIMARY KEY,
        "tag_id" BIGINT NOT NULL,
        "deal_id" BIGINT NOT NULL,
        CONSTRAINT "uid_deal_tag_deal_id_20292e" UNIQUE ("deal_id", "tag_id")
    )
    """,
    """
    CREATE INDEX "ix_deal_tag_tag" ON "deal_tag" ("tag_id", "deal_id" DESC)
    """,
    """
    CREATE TABLE "tag" (
        "id" BIGSERIAL NOT NULL PRIMARY KEY,
        "name" VARCHAR(100) NOT NULL,
        "name_folded" VARCHAR(100) NOT NULL UNIQUE
    )
    """,
    """
    CREATE TABLE "task" (
        "id" BIGSERIAL NOT NULL PRIMARY KEY,
        "version" INT NOT NULL,
        "created_at" TIMESTAMPTZ NOT NULL,
        "updated_at" TIMESTAMPTZ NOT NULL,
        "responsible_id" BIGINT NOT NULL,
        "group_id" BIGINT NOT NULL,
        "created_by_id" BIGINT NOT NULL,
        "task_type_id" BIGINT NOT NULL,
        "text" VARCHAR(1000) NOT NULL,
        "comment" TEXT,
        "due_at" TIMESTAMPTZ NOT NULL,
        "deal_id" BIGINT,
        "contact_id" BIGINT,
        "company_id" BIGINT,
        "is_done" BOOL NOT NULL,
        "result" TEXT,
        "completed_at" TIMESTAMPTZ,
        "completed_by_id" BIGINT,
        CONSTRAINT "ck_task_one_record" CHECK (("deal_id" IS NULL OR ("contact_id" IS NULL AND "company_id" IS NULL)) AND ("contact_id" IS NULL OR "company_id" IS NULL))
    )
    """,
    """
    CREATE INDEX "ix_task_all" ON "task" ("due_at", "id") WHERE NOT is_done
    """,
    """
    CREATE INDEX "ix_task_group" ON "task" ("group_id", "due_at", "id") WHERE NOT is_done
    """,
    """
    CREATE INDEX "ix_task_own" ON "task" ("responsible_id", "due_at", "id") WHERE NOT is_done
    """,
    """
    CREATE INDEX "ix_task_all_due" ON "task" ("due_at", "id")
    """,
    """
    CREATE INDEX "ix_task_group_due" ON "task" ("group_id", "due_at", "id")
    """,
    """
    CREATE INDEX "ix_task_own_due" ON "task" ("responsible_id", "due_at", "id")
    """,
    """
    CREATE INDEX "ix_task_deal" ON "task" ("deal_id", "due_at", "id")
    """,
    """
    CREATE INDEX "ix_task_contact" ON "task" ("contact_id", "due_at", "id")
    """,
    """
    CREATE INDEX "ix_task_company" ON "task" ("company_id", "due_at", "id")
    """,
    """
    CREATE TABLE "groups" (
        "id" BIGSERIAL NOT NULL PRIMARY KEY,
        "name" VARCHAR(100) NOT NULL UNIQUE
    )
    """,
    """
    CREATE TABLE "users" (
        "id" BIGSERIAL NOT NULL PRIMARY KEY,
        "name" VARCHAR(100) NOT NULL,
        "email" VARCHAR(255) NOT NULL UNIQUE,
        "password_hash" VARCHAR(255) NOT NULL,
        "role" VARCHAR(40) NOT NULL,
        "group_id" BIGINT NOT NULL,
        "locale" VARCHAR(5),
        "is_active" BOOL NOT NULL,
        "created_at" TIMESTAMPTZ NOT NULL,
        CONSTRAINT "uid_users_id_3a9f50" UNIQUE ("id", "group_id")
    )
    """,
    """
    CREATE INDEX "ix_users_group" ON "users" ("group_id")
    """,
    """
    CREATE TABLE "aerich" (
        "id" SERIAL NOT NULL PRIMARY KEY,
        "version" VARCHAR(255) NOT NULL,
        "app" VARCHAR(100) NOT NULL,
        "content" JSONB NOT NULL
    )
    """,
    """
    ALTER TABLE "company" ADD CONSTRAINT "fk_company_responsible" FOREIGN KEY ("responsible_id", "group_id") REFERENCES "users" ("id", "group_id") ON DELETE RESTRICT ON UPDATE CASCADE
    """,
    """
    ALTER TABLE "company" ADD CONSTRAINT "fk_company_created_by" FOREIGN KEY ("created_by_id") REFERENCES "users" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
    """,
    """
    ALTER TABLE "company" ADD CONSTRAINT "fk_company_client_type" FOREIGN KEY ("client_type_id") REFERENCES "client_type" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
    """,
    """
    ALTER TABLE "company_email" ADD CONSTRAINT "fk_company_email_company" FOREIGN KEY ("company_id") REFERENCES "company" ("id") ON DELETE CASCADE ON UPDATE CASCADE
    """,
    """
    ALTER TABLE "company_phone" ADD CONSTRAINT "fk_company_phone_company" FOREIGN KEY ("company_id") REFERENCES "company" ("id") ON DELETE CASCADE ON UPDATE CASCADE
    """,
    """
    ALTER TABLE "contact" ADD CONSTRAINT "fk_contact_responsible" FOREIGN KEY ("responsible_id", "group_id") REFERENCES "users" ("id", "group_id") ON DELETE RESTRICT ON UPDATE CASCADE
    """,
    """
    ALTER TABLE "contact" ADD CONSTRAINT "fk_contact_created_by" FOREIGN KEY ("created_by_id") REFERENCES "users" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
    """,
    """
    ALTER TABLE "contact" ADD CONSTRAINT "fk_contact_client_type" FOREIGN KEY ("client_type_id") REFERENCES "client_type" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
    """,
    """
    ALTER TABLE "contact_company" ADD CONSTRAINT "fk_contact_company_contact" FOREIGN KEY ("contact_id") REFERENCES "contact" ("id") ON DELETE CASCADE ON UPDATE CASCADE
    """,
    """
    ALTER TABLE "contact_company" ADD CONSTRAINT "fk_contact_company_company" FOREIGN KEY ("company_id") REFERENCES "company" ("id") ON DELETE CASCADE ON UPDATE CASCADE
    """,
    """
    ALTER TABLE "contact_email" ADD CONSTRAINT "fk_contact_email_contact" FOREIGN KEY ("contact_id") REFERENCES "contact" ("id") ON DELETE CASCADE ON UPDATE CASCADE
    """,
    """
    ALTER TABLE "contact_messenger" ADD CONSTRAINT "fk_contact_messenger_contact" FOREIGN KEY ("contact_id") REFERENCES "contact" ("id") ON DELETE CASCADE ON UPDATE CASCADE
    """,
    """
    ALTER TABLE "contact_phone" ADD CONSTRAINT "fk_contact_phone_contact" FOREIGN KEY ("contact_id") REFERENCES "contact" ("id") ON DELETE CASCADE ON UPDATE CASCADE
    """,
    """
    ALTER TABLE "deal" ADD CONSTRAINT "fk_deal_responsible" FOREIGN KEY ("responsible_id", "group_id") REFERENCES "users" ("id", "group_id") ON DELETE RESTRICT ON UPDATE CASCADE
    """,
    """
    ALTER TABLE "deal" ADD CONSTRAINT "fk_deal_created_by" FOREIGN KEY ("created_by_id") REFERENCES "users" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
    """,
    """
    ALTER TABLE "deal" ADD CONSTRAINT "fk_deal_stage" FOREIGN KEY ("stage_id", "pipeline_id") REFERENCES "stage" ("id", "pipeline_id") ON DELETE RESTRICT ON UPDATE CASCADE
    """,
    """
    ALTER TABLE "deal" ADD CONSTRAINT "fk_deal_company" FOREIGN KEY ("company_id") REFERENCES "company" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
    """,
    """
    ALTER TABLE "deal" ADD CONSTRAINT "fk_deal_source" FOREIGN KEY ("source_id") REFERENCES "source" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
    """,
    """
    ALTER TABLE "deal" ADD CONSTRAINT "fk_deal_refusal_reason" FOREIGN KEY ("refusal_reason_id") REFERENCES "refusal_reason" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
    """,
    """
    ALTER TABLE "deal_contact" ADD CONSTRAINT "fk_deal_contact_deal" FOREIGN KEY ("deal_id") REFERENCES "deal" ("id") ON DELETE CASCADE ON UPDATE CASCADE
    """,
    """
    ALTER TABLE "deal_contact" ADD CONSTRAINT "fk_deal_contact_contact" FOREIGN KEY ("contact_id") REFERENCES "contact" ("id") ON DELETE CASCADE ON UPDATE CASCADE
    """,
    """
    ALTER TABLE "passage" ADD CONSTRAINT "fk_passage_deal" FOREIGN KEY ("deal_id") REFERENCES "deal" ("id") ON DELETE CASCADE ON UPDATE CASCADE
    """,
    """
    ALTER TABLE "passage" ADD CONSTRAINT "fk_passage_stage" FOREIGN KEY ("stage_id") REFERENCES "stage" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
    """,
    """
    ALTER TABLE "passage" ADD CONSTRAINT "fk_passage_to_stage" FOREIGN KEY ("to_stage_id") REFERENCES "stage" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
    """,
    """
    ALTER TABLE "stage" ADD CONSTRAINT "fk_stage_pipeline" FOREIGN KEY ("pipeline_id") REFERENCES "pipeline" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
    """,
    """
    ALTER TABLE "note" ADD CONSTRAINT "fk_note_deal" FOREIGN KEY ("deal_id") REFERENCES "deal" ("id") ON DELETE CASCADE ON UPDATE CASCADE
    """,
    """
    ALTER TABLE "note" ADD CONSTRAINT "fk_note_contact" FOREIGN KEY ("contact_id") REFERENCES "contact" ("id") ON DELETE CASCADE ON UPDATE CASCADE
    """,
    """
    ALTER TABLE "note" ADD CONSTRAINT "fk_note_company" FOREIGN KEY ("company_id") REFERENCES "company" ("id") ON DELETE CASCADE ON UPDATE CASCADE
    """,
    """
    ALTER TABLE "note" ADD CONSTRAINT "fk_note_created_by" FOREIGN KEY ("created_by_id") REFERENCES "users" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
    """,
    """
    ALTER TABLE "session" ADD CONSTRAINT "fk_session_user" FOREIGN KEY ("user_id") REFERENCES "users" ("id") ON DELETE CASCADE ON UPDATE CASCADE
    """,
    """
    ALTER TABLE "company_tag" ADD CONSTRAINT "fk_company_tag_company" FOREIGN KEY ("company_id") REFERENCES "company" ("id") ON DELETE CASCADE ON UPDATE CASCADE
    """,
    """
    ALTER TABLE "company_tag" ADD CONSTRAINT "fk_company_tag_tag" FOREIGN KEY ("tag_id") REFERENCES "tag" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
    """,
    """
    ALTER TABLE "contact_tag" ADD CONSTRAINT "fk_contact_tag_contact" FOREIGN KEY ("contact_id") REFERENCES "contact" ("id") ON DELETE CASCADE ON UPDATE CASCADE
    """,
    """
    ALTER TABLE "contact_tag" ADD CONSTRAINT "fk_contact_tag_tag" FOREIGN KEY ("tag_id") REFERENCES "tag" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
    """,
    """
    ALTER TABLE "deal_tag" ADD CONSTRAINT "fk_deal_tag_deal" FOREIGN KEY ("deal_id") REFERENCES "deal" ("id") ON DELETE CASCADE ON UPDATE CASCADE
    """,
    """
    ALTER TABLE "deal_tag" ADD CONSTRAINT "fk_deal_tag_tag" FOREIGN KEY ("tag_id") REFERENCES "tag" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
    """,
    """
    ALTER TABLE "task" ADD CONSTRAINT "fk_task_responsible" FOREIGN KEY ("responsible_id", "group_id") REFERENCES "users" ("id", "group_id") ON DELETE RESTRICT ON UPDATE CASCADE
    """,
    """
    ALTER TABLE "task" ADD CONSTRAINT "fk_task_created_by" FOREIGN KEY ("created_by_id") REFERENCES "users" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
    """,
    """
    ALTER TABLE "task" ADD CONSTRAINT "fk_task_task_type" FOREIGN KEY ("task_type_id") REFERENCES "task_type" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
    """,
    """
    ALTER TABLE "task" ADD CONSTRAINT "fk_task_deal" FOREIGN KEY ("deal_id") REFERENCES "deal" ("id") ON DELETE CASCADE ON UPDATE CASCADE
    """,
    """
    ALTER TABLE "task" ADD CONSTRAINT "fk_task_contact" FOREIGN KEY ("contact_id") REFERENCES "contact" ("id") ON DELETE CASCADE ON UPDATE CASCADE
    """,
    """
    ALTER TABLE "task" ADD CONSTRAINT "fk_task_company" FOREIGN KEY ("company_id") REFERENCES "company" ("id") ON DELETE CASCADE ON UPDATE CASCADE
    """,
    """
    ALTER TABLE "task" ADD CONSTRAINT "fk_task_completed_by" FOREIGN KEY ("completed_by_id") REFERENCES "users" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
    """,
    """
    ALTER TABLE "users" ADD CONSTRAINT "fk_users_group" FOREIGN KEY ("group_id") REFERENCES "groups" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
    """,
)

SQLITE = (
    """
    CREATE TABLE "account" (
        "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
        "title" VARCHAR(100) NOT NULL,
        "locale" VARCHAR(5) NOT NULL,
        "country" VARCHAR(2) NOT NULL,
        "currency" VARCHAR(3) NOT NULL,
        "time_zone" VARCHAR(40) NOT NULL,
        "task_result_required" INT NOT NULL,
        "version" INT NOT NULL,
        CONSTRAINT "ck_account_single" CHECK ("id" = 1)
    )
    """,
    """
    CREATE TABLE "company" (
        "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
        "version" INT NOT NULL,
        "created_at" TIMESTAMP NOT NULL,
        "updated_at" TIMESTAMP NOT NULL,
        "responsible_id" BIGINT NOT NULL,
        "group_id" BIGINT NOT NULL,
        "created_by_id" BIGINT NOT NULL,
        "name" VARCHAR(255) NOT NULL,
        "name_folded" VARCHAR(255) NOT NULL,
        "client_type_id" BIGINT,
        "website" VARCHAR(2000),
        "legal_address" VARCHAR(1000),
        "actual_address" VARCHAR(1000),
        "inn" VARCHAR(12),
        "requisites" JSON NOT NULL,
        "annual_turnover_minor" BIGINT,
        "employees" INT,
        CONSTRAINT "ck_company_turnover" CHECK ("annual_turnover_minor" >= 0),
        CONSTRAINT "ck_company_employees" CHECK ("employees" >= 0),
        CONSTRAINT "fk_company_responsible" FOREIGN KEY ("responsible_id", "group_id") REFERENCES "users" ("id", "group_id") ON DELETE RESTRICT ON UPDATE CASCADE,
        CONSTRAINT "fk_company_created_by" FOREIGN KEY ("created_by_id") REFERENCES "users" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
        CONSTRAINT "fk_company_client_type" FOREIGN KEY ("client_type_id") REFERENCES "client_type" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
    )
    """,
    """
    CREATE INDEX "ix_company_all" ON "company" ("created_at" DESC, "id" DESC)
    """,
    """
    CREATE INDEX "ix_company_group" ON "company" ("group_id", "created_at" DESC, "id" DESC)
    """,
    """
    CREATE INDEX "ix_company_own" ON "company" ("responsible_id", "created_at" DESC, "id" DESC)
    """,
    """
    CREATE INDEX "ix_company_client_type" ON "company" ("client_type_id", "created_at" DESC, "id" DESC)
    """,
    """
    CREATE INDEX "ix_company_inn" ON "company" ("inn", "id")
    """,
    """
    CREATE INDEX "ix_company_name_order" ON "company" ("name_folded", "id")
    """,
    """
    CREATE INDEX "ix_company_name" ON "company" ("name_folded", "id")
    """,
    """
    CREATE INDEX "ix_company_updated" ON "company" ("updated_at" DESC, "id" DESC)
    """,
    """
    CREATE TABLE "company_email" (
        "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
        "company_id" BIGINT NOT NULL,
        "address" VARCHAR(320) NOT NULL,
        "address_folded" VARCHAR(320) NOT NULL,
        CONSTRAINT "uid_company_ema_company_851ba6" UNIQUE ("company_id", "address_folded"),
        CONSTRAINT "fk_company_email_company" FOREIGN KEY ("company_id") REFERENCES "company" ("id") ON DELETE CASCADE ON UPDATE CASCADE
    )
    """,
    """
    CREATE INDEX "ix_company_email_address" ON "company_email" ("address_folded", "company_id")
    """,
    """
    CREATE TABLE "company_phone" (
        "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
        "company_id" BIGINT NOT NULL,
        "number" VARCHAR(16) NOT NULL,
        CONSTRAINT "uid_company_pho_company_60eed6" UNIQUE ("company_id", "number"),
        CONSTRAINT "fk_company_phone_company" FOREIGN KEY ("company_id") REFERENCES "company" ("id") ON DELETE CASCADE ON UPDATE CASCADE
    )
    """,
    """
    CREATE INDEX "ix_company_phone_number" ON "company_phone" ("number", "company_id")
    """,
    """
    CREATE TABLE "contact" (
        "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
        "version" INT NOT NULL,
        "created_at" TIMESTAMP NOT NULL,
        "updated_at" TIMESTAMP NOT NULL,
        "responsible_id" BIGINT NOT NULL,
        "group_id" BIGINT NOT NULL,
        "created_by_id" BIGINT NOT NULL,
        "name" VARCHAR(255) NOT NULL,
        "name_folded" VARCHAR(255) NOT NULL,
        "first_name" VARCHAR(100),
        "last_name" VARCHAR(100),
        "first_name_folded" VARCHAR(100) NOT NULL,
        "last_name_folded" VARCHAR(100) NOT NULL,
        "client_type_id" BIGINT,
        "address" VARCHAR(1000),
        "mailing_consent" INT NOT NULL,
        CONSTRAINT "fk_contact_responsible" FOREIGN KEY ("responsible_id", "group_id") REFERENCES "users" ("id", "group_id") ON DELETE RESTRICT ON UPDATE CASCADE,
        CONSTRAINT "fk_contact_created_by" FOREIGN KEY ("created_by_id") REFERENCES "users" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
        CONSTRAINT "fk_contact_client_type" FOREIGN KEY ("client_type_id") REFERENCES "client_type" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
    )
    """,
    """
    CREATE INDEX "ix_contact_all" ON "contact" ("created_at" DESC, "id" DESC)
    """,
    """
    CREATE INDEX "ix_contact_group" ON "contact" ("group_id", "created_at" DESC, "id" DESC)
    """,
    """
    CREATE INDEX "ix_contact_own" ON "contact" ("responsible_id", "created_at" DESC, "id" DESC)
    """,
    """
    CREATE INDEX "ix_contact_client_type" ON "contact" ("client_type_id", "created_at" DESC, "id" DESC)
    """,
    """
    CREATE INDEX "ix_contact_name_order" ON "contact" ("name_folded", "id")
    """,
    """
    CREATE INDEX "ix_contact_name" ON "contact" ("name_folded", "id")
    """,
    """
    CREATE INDEX "ix_contact_first_name" ON "contact" ("first_name_folded", "id")
    """,
    """
    CREATE INDEX "ix_contact_last_name" ON "contact" ("last_name_folded", "id")
    """,
    """
    CREATE INDEX "ix_contact_updated" ON "contact" ("updated_at" DESC, "id" DESC)
    """,
    """
    CREATE TABLE "contact_company" (
        "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
        "contact_id" BIGINT NOT NULL,
        "company_id" BIGINT NOT NULL,
        "is_main" INT NOT NULL,
        "post" VARCHAR(100),
        CONSTRAINT "uid_contact_com_contact_27598f" UNIQUE ("contact_id", "company_id"),
        CONSTRAINT "fk_contact_company_contact" FOREIGN KEY ("contact_id") REFERENCES "contact" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
        CONSTRAINT "fk_contact_company_company" FOREIGN KEY ("company_id") REFERENCES "company" ("id") ON DELETE CASCADE ON UPDATE CASCADE
    )
    """,
    """
    CREATE INDEX "ix_contact_company_company" ON "contact_company" ("company_id", "contact_id" DESC)
    """,
    """
    CREATE TABLE "contact_email" (
        "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
        "contact_id" BIGINT NOT NULL,
        "address" VARCHAR(320) NOT NULL,
        "address_folded" VARCHAR(320) NOT NULL,
        CONSTRAINT "uid_contact_ema_contact_34527c" UNIQUE ("contact_id", "address_folded"),
        CONSTRAINT "fk_contact_email_contact" FOREIGN KEY ("contact_id") REFERENCES "contact" ("id") ON DELETE CASCADE ON UPDATE CASCADE
    )
    """,
    """
    CREATE INDEX "ix_contact_email_address" ON "contact_email" ("address_folded", "contact_id")
    """,
    """
    CREATE TABLE "contact_messenger" (
        "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
        "contact_id" BIGINT NOT NULL,
        "kind" VARCHAR(10) NOT NULL ,
        "handle" VARCHAR(100) NOT NULL,
        CONSTRAINT "uid_contact_mes_contact_07397e" UNIQUE ("contact_id", "kind", "handle"),
        CONSTRAINT "ck_contact_messenger_kind" CHECK ("kind" IN ('SKYPE', 'TELEGRAM', 'VIBER', 'VK', 'WHATSAPP', 'OTHER')),
        CONSTRAINT "fk_contact_messenger_contact" FOREIGN KEY ("contact_id") REFERENCES "contact" ("id") ON DELETE CASCADE ON UPDATE CASCADE
    )
    """,
    """
    CREATE TABLE "contact_phone" (
        "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
        "contact_id" BIGINT NOT NULL,
        "number" VARCHAR(16) NOT NULL,
        CONSTRAINT "uid_contact_pho_contact_0bcfe7" UNIQUE ("contact_id", "number"),
        CONSTRAINT "fk_contact_phone_contact" FOREIGN KEY ("contact_id") REFERENCES "contact" ("id") ON DELETE CASCADE ON UPDATE CASCADE
    )
    """,
    """
    CREATE INDEX "ix_contact_phone_number" ON "contact_phone" ("number", "contact_id")
    """,
    """
    CREATE TABLE "deal" (
        "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
        "version" INT NOT NULL,
        "created_at" TIMESTAMP NOT NULL,
        "updated_at" TIMESTAMP NOT NULL,
        "responsible_id" BIGINT NOT NULL,
        "group_id" BIGINT NOT NULL,
        "created_by_id" BIGINT NOT NULL,
        "name" VARCHAR(255) NOT NULL,
        "name_folded" VARCHAR(255) NOT NULL,
        "pipeline_id" BIGINT NOT NULL,
        "stage_id" BIGINT NOT NULL,
        "stage_entered_at" TIMESTAMP NOT NULL,
        "budget_minor" BIGINT,
        "goal" VARCHAR(1000),
        "company_id" BIGINT,
        "source_id" BIGINT,
        "refusal_reason_id" BIGINT,
        "refusal_details" TEXT,
        "created_via" VARCHAR(10) NOT NULL ,
        "closed_at" TIMESTAMP,
        CONSTRAINT "ck_deal_budget" CHECK ("budget_minor" >= 0),
        CONSTRAINT "ck_deal_created_via" CHECK ("created_via" IN ('MANUAL', 'API')),
        CONSTRAINT "fk_deal_responsible" FOREIGN KEY ("responsible_id", "group_id") REFERENCES "users" ("id", "group_id") ON DELETE RESTRICT ON UPDATE CASCADE,
        CONSTRAINT "fk_deal_created_by" FOREIGN KEY ("created_by_id") REFERENCES "users" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
        CONSTRAINT "fk_deal_stage" FOREIGN KEY ("stage_id", "pipeline_id") REFERENCES "stage" ("id", "pipeline_id") ON DELETE RESTRICT ON UPDATE CASCADE,
        CONSTRAINT "fk_deal_company" FOREIGN KEY ("company_id") REFERENCES "company" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
        CONSTRAINT "fk_deal_source" FOREIGN KEY ("source_id") REFERENCES "source" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
        CONSTRAINT "fk_deal_refusal_reason" FOREIGN KEY ("refusal_reason_id") REFERENCES "refusal_reason" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
    )
    """,
    """
    CREATE INDEX "ix_deal_all" ON "deal" ("created_at" DESC, "id" DESC)
    """,
    """
    CREATE INDEX "ix_deal_group" ON "deal" ("group_id", "created_at" DESC, "id" DESC)
    """,
    """
    CREATE INDEX "ix_deal_own" ON "deal" ("responsible_id", "created_at" DESC, "id" DESC)
    """,
    """
    CREATE INDEX "ix_deal_updated" ON "deal" ("updated_at" DESC, "id" DESC)
    """,
    """
    CREATE INDEX "ix_deal_board_all" ON "deal" ("stage_id", "updated_at" DESC, "id" DESC, "budget_minor")
    """,
    """
    CREATE INDEX "ix_deal_board_group" ON "deal" ("stage_id", "group_id", "updated_at" DESC, "id" DESC, "budget_minor")
    """,
    """
    CREATE INDEX "ix_deal_board_own" ON "deal" ("stage_id", "responsible_id", "updated_at" DESC, "id" DESC, "budget_minor")
    """,
    """
    CREATE INDEX "ix_deal_pipeline" ON "deal" ("pipeline_id", "created_at" DESC, "id" DESC)
    """,
    """
    CREATE INDEX "ix_deal_company" ON "deal" ("company_id", "created_at" DESC, "id" DESC)
    """,
    """
    CREATE TABLE "deal_contact" (
        "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
        "deal_id" BIGINT NOT NULL,
        "contact_id" BIGINT NOT NULL,
        CONSTRAINT "uid_deal_contac_deal_id_c7558c" UNIQUE ("deal_id", "contact_id"),
        CONSTRAINT "fk_deal_contact_deal" FOREIGN KEY ("deal_id") REFERENCES "deal" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
        CONSTRAINT "fk_deal_contact_contact" FOREIGN KEY ("contact_id") REFERENCES "contact" ("id") ON DELETE CASCADE ON UPDATE CASCADE
    )
    """,
    """
    CREATE INDEX "ix_deal_contact_contact" ON "deal_contact" ("contact_id", "deal_id" DESC)
    """,
    """
    CREATE TABLE "passage" (
        "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
        "deal_id" BIGINT NOT NULL,
        "pipeline_id" BIGINT NOT NULL,
        "stage_id" BIGINT NOT NULL,
        "to_stage_id" BIGINT NOT NULL,
        "skipped" JSON NOT NULL,
        "entered_at" TIMESTAMP NOT NULL,
        "created_at" TIMESTAMP NOT NULL,
        "seconds" BIGINT NOT NULL,
        "actor_id" BIGINT NOT NULL,
        "responsible_id" BIGINT NOT NULL,
        CONSTRAINT "fk_passage_deal" FOREIGN KEY ("deal_id") REFERENCES "deal" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
        CONSTRAINT "fk_passage_stage" FOREIGN KEY ("stage_id") REFERENCES "stage" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
        CONSTRAINT "fk_passage_to_stage" FOREIGN KEY ("to_stage_id") REFERENCES "stage" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
    )
    """,
    """
    CREATE INDEX "ix_passage_deal" ON "passage" ("deal_id", "id" DESC)
    """,
    """
    CREATE INDEX "ix_passage_funnel" ON "passage" ("pipeline_id", "created_at", "stage_id", "seconds")
    """,
    """
    CREATE TABLE "pipeline" (
        "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
        "version" INT NOT NULL,
        "created_at" TIMESTAMP NOT NULL,
        "updated_at" TIMESTAMP NOT NULL,
        "name" VARCHAR(100) NOT NULL,
        "name_folded" VARCHAR(100) NOT NULL UNIQUE,
        "position" INT NOT NULL,
        "is_intake" INT NOT NULL,
        "refusal_reason_required" INT NOT NULL
    )
    """,
    """
    CREATE TABLE "stage" (
        "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
        "version" INT NOT NULL,
        "created_at" TIMESTAMP NOT NULL,
        "updated_at" TIMESTAMP NOT NULL,
        "pipeline_id" BIGINT NOT NULL,
        "name" VARCHAR(100) NOT NULL,
        "name_folded" VARCHAR(100) NOT NULL,
        "kind" VARCHAR(10) NOT NULL ,
        "position" INT NOT NULL,
        CONSTRAINT "uid_stage_id_484622" UNIQUE ("id", "pipeline_id"),
        CONSTRAINT "uid_stage_pipelin_77d8ff" UNIQUE ("pipeline_id", "name_folded"),
        CONSTRAINT "ck_stage_kind" CHECK ("kind" IN ('UNSORTED', 'ACTIVE', 'WON', 'LOST')),
        CONSTRAINT "fk_stage_pipeline" FOREIGN KEY ("pipeline_id") REFERENCES "pipeline" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
    )
    """,
    """
    CREATE INDEX "ix_stage_order" ON "stage" ("pipeline_id", "position", "id")
    """,
    """
    CREATE TABLE "client_type" (
        "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
        "name" VARCHAR(100) NOT NULL,
        "name_folded" VARCHAR(100) NOT NULL UNIQUE,
        "position" INT NOT NULL,
        "is_archived" INT NOT NULL
    )
    """,
    """
    CREATE TABLE "refusal_reason" (
        "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
        "name" VARCHAR(100) NOT NULL,
        "name_folded" VARCHAR(100) NOT NULL UNIQUE,
        "position" INT NOT NULL,
        "is_archived" INT NOT NULL
    )
    """,
    """
    CREATE TABLE "source" (
        "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
        "name" VARCHAR(100) NOT NULL,
        "name_folded" VARCHAR(100) NOT NULL UNIQUE,
        "position" INT NOT NULL,
        "is_archived" INT NOT NULL
    )
    """,
    """
    CREATE TABLE "task_type" (
        "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
        "name" VARCHAR(100) NOT NULL,
        "name_folded" VARCHAR(100) NOT NULL UNIQUE,
        "position" INT NOT NULL,
        "is_archived" INT NOT NULL,
        "code" VARCHAR(10) UNIQUE
    )
    """,
    """
    CREATE TABLE "event" (
        "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
        "pos" BIGINT,
        "at" TIMESTAMP NOT NULL,
        "kind" VARCHAR(40) NOT NULL,
        "actor_id" BIGINT NOT NULL,
        "entity" VARCHAR(20) NOT NULL,
        "record_id" BIGINT NOT NULL,
        "version" INT NOT NULL,
        "card" VARCHAR(20),
        "card_id" BIGINT,
        "responsible_id" BIGINT,
        "group_id" BIGINT,
        "before" JSON NOT NULL,
        "after" JSON NOT NULL
    )
    """,
    """
    CREATE INDEX "ix_event_card" ON "event" ("card", "card_id", "id" DESC)
    """,
    """
    CREATE INDEX "ix_event_record" ON "event" ("entity", "record_id", "id" DESC)
    """,
    """
    CREATE INDEX "ix_event_unplaced" ON "event" ("id") WHERE "pos" IS NULL
    """,
    """
    CREATE TABLE "idempotency_key" (
        "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
        "user_id" BIGINT NOT NULL,
        "key" VARCHAR(255) NOT NULL,
        "field" VARCHAR(255) NOT NULL,
        "body_hash" VARCHAR(64) NOT NULL,
        "outcome" JSON,
        "answer" BLOB,
        "created_at" TIMESTAMP NOT NULL,
        CONSTRAINT "uid_idempotency_user_id_f0ca52" UNIQUE ("user_id", "key", "field")
    )
    """,
    """
    CREATE INDEX "ix_idempotency_key_age" ON "idempotency_key" ("created_at")
    """,
    """
    CREATE TABLE "note" (
        "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
        "version" INT NOT NULL,
        "created_at" TIMESTAMP NOT NULL,
        "updated_at" TIMESTAMP NOT NULL,
        "deal_id" BIGINT,
        "contact_id" BIGINT,
        "company_id" BIGINT,
        "text" TEXT NOT NULL,
        "created_by_id" BIGINT NOT NULL,
        CONSTRAINT "ck_note_one_card" CHECK (("deal_id" IS NOT NULL AND "contact_id" IS NULL AND "company_id" IS NULL) OR ("deal_id" IS NULL AND "contact_id" IS NOT NULL AND "company_id" IS NULL) OR ("deal_id" IS NULL AND "contact_id" IS NULL AND "company_id" IS NOT NULL)),
        CONSTRAINT "fk_note_deal" FOREIGN KEY ("deal_id") REFERENCES "deal" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
        CONSTRAINT "fk_note_contact" FOREIGN KEY ("contact_id") REFERENCES "contact" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
        CONSTRAINT "fk_note_company" FOREIGN KEY ("company_id") REFERENCES "company" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
        CONSTRAINT "fk_note_created_by" FOREIGN KEY ("created_by_id") REFERENCES "users" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
    )
    """,
    """
    CREATE INDEX "ix_note_deal" ON "note" ("deal_id", "id" DESC)
    """,
    """
    CREATE INDEX "ix_note_contact" ON "note" ("contact_id", "id" DESC)
    """,
    """
    CREATE INDEX "ix_note_company" ON "note" ("company_id", "id" DESC)
    """,
    """
    CREATE TABLE "session" (
        "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
        "user_id" BIGINT NOT NULL,
        "token_hash" VARCHAR(64) NOT NULL UNIQUE,
        "kind" VARCHAR(10) NOT NULL,
        "address" VARCHAR(45) NOT NULL,
        "user_agent" VARCHAR(255) NOT NULL,
        "created_at" TIMESTAMP NOT NULL,
        "seen_at" TIMESTAMP NOT NULL,
        "expires_at" TIMESTAMP NOT NULL,
        CONSTRAINT "ck_session_kind" CHECK ("kind" IN ('COOKIE', 'BEARER')),
        CONSTRAINT "fk_session_user" FOREIGN KEY ("user_id") REFERENCES "users" ("id") ON DELETE CASCADE ON UPDATE CASCADE
    )
    """,
    """
    CREATE INDEX "ix_session_user" ON "session" ("user_id", "id" DESC)
    """,
    """
    CREATE INDEX "ix_session_expiry" ON "session" ("expires_at")
    """,
    """
    CREATE TABLE "company_tag" (
        "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
        "tag_id" BIGINT NOT NULL,
        "company_id" BIGINT NOT NULL,
        CONSTRAINT "uid_company_tag_company_b3f53e" UNIQUE ("company_id", "tag_id"),
        CONSTRAINT "fk_company_tag_company" FOREIGN KEY ("company_id") REFERENCES "company" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
        CONSTRAINT "fk_company_tag_tag" FOREIGN KEY ("tag_id") REFERENCES "tag" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
    )
    """,
    """
    CREATE INDEX "ix_company_tag_tag" ON "company_tag" ("tag_id", "company_id" DESC)
    """,
    """
    CREATE TABLE "contact_tag" (
        "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
        "tag_id" BIGINT NOT NULL,
        "contact_id" BIGINT NOT NULL,
        CONSTRAINT "uid_contact_tag_contact_555674" UNIQUE ("contact_id", "tag_id"),
        CONSTRAINT "fk_contact_tag_contact" FOREIGN KEY ("contact_id") REFERENCES "contact" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
        CONSTRAINT "fk_contact_tag_tag" FOREIGN KEY ("tag_id") REFERENCES "tag" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
    )
    """,
    """
    CREATE INDEX "ix_contact_tag_tag" ON "contact_tag" ("tag_id", "contact_id" DESC)
    """,
    """
    CREATE TABLE "deal_tag" (
        "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
        "tag_id" BIGINT NOT NULL,
        "deal_id" BIGINT NOT NULL,
        CONSTRAINT "uid_deal_tag_deal_id_20292e" UNIQUE ("deal_id", "tag_id"),
        CONSTRAINT "fk_deal_tag_deal" FOREIGN KEY ("deal_id") REFERENCES "deal" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
        CONSTRAINT "fk_deal_tag_tag" FOREIGN KEY ("tag_id") REFERENCES "tag" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
    )
    """,
    """
    CREATE INDEX "ix_deal_tag_tag" ON "deal_tag" ("tag_id", "deal_id" DESC)
    """,
    """
    CREATE TABLE "tag" (
        "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
        "name" VARCHAR(100) NOT NULL,
        "name_folded" VARCHAR(100) NOT NULL UNIQUE
    )
    """,
    """
    CREATE TABLE "task" (
        "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
        "version" INT NOT NULL,
        "created_at" TIMESTAMP NOT NULL,
        "updated_at" TIMESTAMP NOT NULL,
        "responsible_id" BIGINT NOT NULL,
        "group_id" BIGINT NOT NULL,
        "created_by_id" BIGINT NOT NULL,
        "task_type_id" BIGINT NOT NULL,
        "text" VARCHAR(1000) NOT NULL,
        "comment" TEXT,
        "due_at" TIMESTAMP NOT NULL,
        "deal_id" BIGINT,
        "contact_id" BIGINT,
        "company_id" BIGINT,
        "is_done" INT NOT NULL,
        "result" TEXT,
        "completed_at" TIMESTAMP,
        "completed_by_id" BIGINT,
        CONSTRAINT "ck_task_one_record" CHECK (("deal_id" IS NULL OR ("contact_id" IS NULL AND "company_id" IS NULL)) AND ("contact_id" IS NULL OR "company_id" IS NULL)),
        CONSTRAINT "fk_task_responsible" FOREIGN KEY ("responsible_id", "group_id") REFERENCES "users" ("id", "group_id") ON DELETE RESTRICT ON UPDATE CASCADE,
        CONSTRAINT "fk_task_created_by" FOREIGN KEY ("created_by_id") REFERENCES "users" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
        CONSTRAINT "fk_task_task_type" FOREIGN KEY ("task_type_id") REFERENCES "task_type" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
        CONSTRAINT "fk_task_deal" FOREIGN KEY ("deal_id") REFERENCES "deal" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
        CONSTRAINT "fk_task_contact" FOREIGN KEY ("contact_id") REFERENCES "contact" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
        CONSTRAINT "fk_task_company" FOREIGN KEY ("company_id") REFERENCES "company" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
        CONSTRAINT "fk_task_completed_by" FOREIGN KEY ("completed_by_id") REFERENCES "users" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
    )
    """,
    """
    CREATE INDEX "ix_task_all" ON "task" ("due_at", "id") WHERE NOT is_done
    """,
    """
    CREATE INDEX "ix_task_group" ON "task" ("group_id", "due_at", "id") WHERE NOT is_done
    """,
    """
    CREATE INDEX "ix_task_own" ON "task" ("responsible_id", "due_at", "id") WHERE NOT is_done
    """,
    """
    CREATE INDEX "ix_task_all_due" ON "task" ("due_at", "id")
    """,
    """
    CREATE INDEX "ix_task_group_due" ON "task" ("group_id", "due_at", "id")
    """,
    """
    CREATE INDEX "ix_task_own_due" ON "task" ("responsible_id", "due_at", "id")
    """,
    """
    CREATE INDEX "ix_task_deal" ON "task" ("deal_id", "due_at", "id")
    """,
    """
    CREATE INDEX "ix_task_contact" ON "task" ("contact_id", "due_at", "id")
    """,
    """
    CREATE INDEX "ix_task_company" ON "task" ("company_id", "due_at", "id")
    """,
    """
    CREATE TABLE "groups" (
        "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
        "name" VARCHAR(100) NOT NULL UNIQUE
    )
    """,
    """
    CREATE TABLE "users" (
        "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
        "name" VARCHAR(100) NOT NULL,
        "email" VARCHAR(255) NOT NULL UNIQUE,
        "password_hash" VARCHAR(255) NOT NULL,
        "role" VARCHAR(40) NOT NULL,
        "group_id" BIGINT NOT NULL,
        "locale" VARCHAR(5),
        "is_active" INT NOT NULL,
        "created_at" TIMESTAMP NOT NULL,
        CONSTRAINT "uid_users_id_3a9f50" UNIQUE ("id", "group_id"),
        CONSTRAINT "fk_users_group" FOREIGN KEY ("group_id") REFERENCES "groups" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
    )
    """,
    """
    CREATE INDEX "ix_users_group" ON "users" ("group_id")
    """,
    """
    CREATE TABLE "aerich" (
        "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
        "version" VARCHAR(255) NOT NULL,
        "app" VARCHAR(100) NOT NULL,
        "content" JSON NOT NULL
    )
    """,
)

TABLES = (
    "account",
    "company",
    "company_email",
    "company_phone",
    "contact",
    "contact_company",
    "contact_email",
    "contact_messenger",
    "contact_phone",
    "deal",
    "deal_contact",
    "passage",
    "pipeline",
    "stage",
    "client_type",
    "refusal_reason",
    "source",
    "task_type",
    "event",
    "idempotency_key",
    "note",
    "session",
    "company_tag",
    "contact_tag",
    "deal_tag",
    "tag",
    "task",
    "groups",
    "users",
)


async def upgrade(db: BaseDBAsyncClient) -> str:
    """Make every table."""
    for statement in POSTGRES if db.capabilities.dialect == "postgres" else SQLITE:
        await db.execute_query(statement)
    return "SELECT 1"  # aerich runs what is returned, on SQLite outside the transaction; asyncpg takes no empty script


async def downgrade(db: BaseDBAsyncClient) -> str:
    """Drop every table but the one that remembers migrations."""
    postgres = db.capabilities.dialect == "postgres"
    if not postgres:
        await db.execute_query("PRAGMA defer_foreign_keys = ON")
    for table in TABLES:
        await db.execute_query(f'DROP TABLE "{table}"' + (" CASCADE" if postgres else ""))
    return "SELECT 1"


MODELS_STATE = (
    "eJztXVtz2zYW/isYvdSdUTO2LDut86Qk3sRbx/bESi+73mEhCpY5pgiVpOJou/3vC4CkCF4FUJYFUefFkkkcgPwOhHMH/upM6Zi4wauBbdO5F3"
    "bO0F8dD08J+5K/1UUdPJulN/iFEI9c0RZLjUZB6GOb93WP3YCwS2MS2L4zCx3q8ca3JAwdbxIgeo/CB4KeHqhLkE2nM+wtzpBPn9DRK97VmNqs"
    "L9ZUi2ruOX/OiRXSCWHtfEb77/+wy443Jt9IkPw7e7TuHeKOM6/sjHkH4roVLmbi2ltncuGF/xBt+TONLJu686mXtp8twgfqLQmcCIcJ8YiPQ8"
    "JHCP05x8Gbu26MWAJN9LBpk+gpJZoxucdzl6PJqaMHSK91LOvqemjdng8tq1NAOqGQYIwv2dTjXGKPGggAJvwRfvip1zs+ft07PD798aT/+vXJ"
    "j4c/srbieYu3Xv8dPUyKVtSVwOziw8XVkD8QZVMhmiL8wt+CBoc4ohLMSNEPnZA1LTDg3QP2y+FfEuQ4wF4tz4EE7zoWJBdSHqQT+CWYMMXfLJ"
    "d4k/CB/Xt0eFgD8C+Dz+8+Dj4fsFbfZ2G+im/1onsc8RRhl9pYD+KUooUYnyggfFKJ70keXbEE+gsdeCWSFuLbU8C3V4lvr4Dv3PeJZ+sBLNG0"
    "EOFjBYSPKxE+ziMcOlNi/Zd6mquwRNRCjPsqC3G/eh3uF5bhEAePlk8C9tDs48+545MyxYMyBQd7FaBXdJHDf8T62BQDllc2wIE63eL6+pL3PA"
    "2CP91I2chpGldfPr09Z7JRcIQ1csKMApLy4SvxA/5gBegrFT6JYrXW91xAH21W6+sd9V/3fzw+7S+VveWVOh0vgpOr0vePkjrHL4yw/fiE/bFV"
    "uEN7tKpt8da0N81fwR6eCJT4G/GHi42Ud5EZ0CmxX5Jb3Tr7xZYarbJfqvFdbXn81UlfqGP7hM8UC4uZw2wJ3ph8m7GfNZ9ky7deWiffrPg5Le"
    "yKn3Uy+TqCkD22+EfMcWmciU/nMyuyVdYYU3SjPirrccY6dBjC649Nnzz1kW3XIV4opuv6I0udqT+B43naA8U0agNweuueuuNo1dcaSNBSf0z8"
    "lxtPfaT5bNyUVTFpzVhg+Btp+IMcXlsOZ+ykzGqXRfQ9u8MV9gprKUOZQ3Yck75KvuygZl+D4/Di0/ntcPDpJqNcvh8Mz/mdnri6yF09OM1p/c"
    "tO0K8Xw4+I/4v+dX11LuCkQTjxxYhpu+G/+ArYwfOQWh59svBYxiS5nFzKsDm7UuqwOUsJbDaazUU9Sl1MFWlfbrVsidRKGSGr0eoskKkA/Mbg"
    "J5JptNDmQIEU2NCYDYkur+obTNq30C3YO1EJH7BW1Q7uk0IIIWdn6cAskQHaamgXHQUaq0qBttGyEht7xoC+lVXliYwC7qTVmPESSaPZbhru2c"
    "l+qBT85c2qp/thSfiXTLDLdU/uTNFBu0DYPsyP1DA/qsP8qARzbIfzZqAXKQF1VdRjZ6oq1HHzFuKrEoI/qo7BHxWC8CLYyJfekrn8z9vrqypD"
    "VKbKexwcO0T/Q64T7KIiXgMwxyPjZkiAPfg0+C2P+bvL67d5/wHv4G1+QfE8viyEc9+jX4lvTR2P+nq6S2UXoMI0VWHIdObSBSn7VVSyIUPTIu"
    "hbFFA+n2LH7VRHlaP7XYXQskWWTZ81wPzv5QCRFRKrC4k1+J+6AHSubRfJfanH3cSbyXoKRN/MW6qqo2/Z+aNhAWfowKnWWHY0sQ3WNAqMAz6b"
    "1dhTMQpYq+rMxl7RECssdppgt9vB9myYmyXAbx54Ymq1AI/uKwnw2bLpRgW4N5+O2J1awR23aSqwxZtYaScgr80TDyCvDWOIFKRZ/nCU4zNLih"
    "ZKjqNTFR9TPoVC8jGdGiU2vDBa2kskRnRrhbBIG5mdSCye84UTiaMxt5NIHI29jUTiaORGicTN8m6jAV8uzzcdT32ke8cP4mdsOF7ag/qoLl5z"
    "0GUH6mM2ymiORoOMZqNVAshohozmbetibUp1hYzmvWAzZDQbYshCRjNkNO87GyCjGTKa24N21iZWBTtL1cIsuI3spYQbIJ0hAqCVgC71FOlP7a"
    "2sJp3O7uJe5ivTnueAuibqUJNihl64haQc03B/kUx9njvInoK7vAPilTh+arfBKqGGHbBW7IBlVqS1duemTIuuQtzV0tnIqTNAMRnyCQ/HsBkU"
    "IJzsKdtFOETUI/GGs1MkdAn+H3ZddHDZ/764Se2z9FiRJBS9oFPI062NDGdyPqQ+NOKWyUZIKbIQizJPctXlC8kzRydfSKYDF1NzTx8kbG2XAU"
    "5gMUWhJBpbq1tIVKBTaOyqycNFOmpz0r6VOvPzGIhmqWw1RVHSfSV1bYNFUbLwWrcoqoHaBEVROyAiQGkyjCFQFAVFUW3E3CwB/okxjr2ikJVV"
    "QjxtoyTIp5nmGxXmj2xq8M8H7I3ZQ+SFOQhUEKiGrzFbEajJz6a4wJ9786kA/4I9JvZsUmBCQmvyEt+5/fn3m/MzJD7uvOH55fmHz4NPZyj5du"
    "f9csEs2DMkPth/P7OvP995v34cDG8HNzdnKPl2510PP/KW4iPv5FWz/JQMvxq7Ly+p49VOQ0KnFCazDUxrWerWlCtL95Uk8gbLleUVWbdcuYEp"
    "DeXK5ssZEPyGMQTKlfehXPk9waWeWHG9VkyMkxYmVynzh3zREmUx4Dbqk8XAWsXJDcpKxSCra0pzAzGbYJK8WdNBR5RPdS1OysPKXF3vETR5Kz"
    "9Ekc/rPYoWt2fOjLiOt+4MS7pRHziXQdJwXEgeMVpZgEJmKGTetpZWg+POVbhCIfNesBkKmQ0xcaGQGQqZ950NUMgMhcztQTtn76ovKTlCWFAa"
    "Lyiy70Mdf5kKwF8TfOKFxG9kR5TRgzVhtDUxmo8nJGxynkueEqp+GxsSNIqKqEr3pH0raxc2Uu+7xWIo0/DejmChc99uINZlMkC/Kfo+uZ8H2L"
    "WY3RswBPWdRiXkwI11uTEmIXbcklqDIfm2ghMSaRtkQJ0+df7bMKNKFQ6zW6pTl9dXH5Lm+RPuyn1HXx1cLnZX56bmujDZwO58Glx9GVyeoejz"
    "zhvcXJwh9qfTSEA/d4qp7dKgWWxKJnwGK2OHfhS7YGQYlKtUc7yCfLu7KnMpyQ0VLTX2+eBbbSDeQRc5Ht+DA4kN8sX18ZhNAnTw/rR2Xw+NHk"
    "qzZ8XTF7fjqE2cymRCJh0oZ14k23gsAYMMDPOUkuoMDGnCqLNAIgInXPPIFqQuvzwDDJFWNzgIsHjpgqRKbtVKqZnUSEFA8R/sdwFyCf7KZYiQ"
    "MsKHe4awh9gwxBv/QD13gVw6QffUR1yXQtSLWrFGYyGM7ueeR1wmg/q9LnrfOy6VZZsdTDMtWFqqlKRaDKyVJDCvmz+pPmL0uiBBTVw1QIIaxA"
    "oI4xrEAgjjbhF8Zok3wz9HCCxoPv8fHabQlMD/z9vrq4rJn5LkvVmOHaL/IdcJdpEBNVhyMOq9u3lHbjfrnOId5L27zdMXIHHBcJ8iFDXsHZsD"
    "wl5uXBIlq9UjUiKQYY1lGLZD6mvrEDIVgL9GlBiqPPbeG5jUzZa5A6Wa2hp/oNxKwSEYEMZpzxZ7xQtLIBCOOL57PN+NiV+OjvtA7OrMpzYJgj"
    "JfX+N+VrvxwN1lpLsLSnY7ULIL2i2U7AKbi2yGKrnNHl9mUpXcdnWBzWPNfhtOqCfpZZI2WSLPJu2dwGJd48eSRWLVYSEpHRwXonFcSC6n3Wf2"
    "iuOXrR61+Nf0AtzYjQPhbsOKfJvoRrfOug5CjVybICSzKOklMcpfoT+SlfEPZNM5P7Xt3qdTdPQGffEC6rNpgpwAHXbRE/VE/ovLFBNuULOvI/"
    "LALWl+hhvlpnK5Hf4ig5amnMbmtRRRZ3wopMTIIrg2HTUfmpdEilICTxTXFFmzgoeQS6Mj6cC5AM6FIiVYnUZbneBc2As2Q7bb1oN14N/ZH/9O"
    "+9Fu/ZktX65urz8Pz9+foeTbnTd4N7z45fwMRZ933q/XV2eI/bnzLq9vh2eI/80bWNspmAUH3PNoxIY4IN6JOPgwYkfxBJb0brf2/BXRLuJqV8"
    "Uh8esDDvOxeJzWm/rJ6fHICbqIvJq8Qr9c3KCDy95hSXHPup1B1N9oRafaMAfFZ38UHwhsgVxtENjCvv3gfNUOreQoIZyyG+GUz1FE7LMIiJUp"
    "NNkGtTpNNrqmqtYs4p0y0BMOotDFwfvjcqWlrimoJKCS7OD6DSpJm7AGlQRUElBJ1s3wEJuIluki8Z1aJSRI2ygoH8QniU5hs7FEZkW0vYn959"
    "yJfpnIfsDxDia9n0r1koa9gMoCKssOru+gsrQJa1BZQGUBlWVNlWWIg8eqiNDyXq3aErJWutEgjDgVT/7EIzoP3ywDODzzc0pIyLdtw0w3Gc0d"
    "N+QbkR4My7Z6W7cz0GNAj9nBRR/0mDZhDXoM6DG7q8dk9xMea63KSftnOVnCqGXiOTKxDNEQz78Sr3RD++hGrW5Ilk1W6oXXHhGOponYyYNv3+"
    "ETm/rjotJX21Jzc16bwcPJ+KfOJr3ixayEuqLEJ7dFL6NwwgVvEz2v/ngRnfqIGl3PvZmLbVLXOajCRqrCTBfQgz8mgGOVmubg61e5QHXLDlS3"
    "VCejlzN1FxLQGyowfRUFpl+twPQLRg7s8LfFBSvVPFTndkrRwtndU5ndverZ3SvM7oxCpz69M2QwvxvP7x0p2t4h/0li2Shb8nH7NpwRuenFQr"
    "I11ZcKiQgU96brhAE73QIf2JWJT+czbQ7IVIB9U+xH5J76JV7a6tMiUgo4LGKNwyLwfRhtCKSK+5IAYNeE3RDP+cWYTGc0JJ69+JksOiUu9FyL"
    "bp0v3UnbWo9xYyWvuk9piMQjR/tzMWIyRnwHORKEXWS72JmyC6MFcsKALZLYC1ifrIM30SF4gvKuc9dBD5S9trj4xL7yc/KCJ+KXe+hfZNTS7c"
    "DmAUl8BjFOkcu6/gxanQPzcqyw4r3ZwG9unuCr9ptL00SdBRJRm+zGF9ZB5J+liqOVtNYTdXKiYl2enFSbl/xeFt37BERVfJcEgLAawiM6XlgP"
    "OHjQQTlD1EKkT/sKQJ/2K3Hmt7Iw03lo07I8v2qdWSJZS2s2zFR8cVtFqFhlotHD/qLCXFnS5HOmFiEJWoX52xjGJeYM8rcXV4PPvy9BX4Y2L6"
    "+vPrwtgf3t78PzAeyWuS+BZkNM0isqcvcKhqi43q0zP72kxUqbc8hsH36WOs/M4m7rN8h3Jg/MyOM5+NyM4xe/K9lEWodww4ew87fVPIE9rjrQ"
    "HiWm0xlI7HDVYCBBB5aqmeYR7En9UrFNkLJtlbKwJ/XesVmS7OrySSKCSGJTL15W4dFIZcjQAf7N8Zf1QB38ZTrAvyn+IdOci8hzI6Yc96R9K3"
    "x/dSLk/LdhvUcq4xxJmufdVOVK26jBfM+TQuRGa84b4rq4jczbTtnuSvGtbu32SlIjlUO0nIn3g+OhkG8xEISO60aB6Fdo+EBQSB+JxyPXxL3n"
    "Ow8wA5s1oj4ZdxH13Ciofftx8EPv5LT0tKzn7V3TGyJFMdVOtIpuWZxO3U/B+nRYp2oh9WQIQQQ+CiMXgi5E081hhaSH8NVCOxyZpWrdTg3PH4"
    "2E8rANnjTCDH4uHHTwlUhaCHFfJW2hX5210C8kLYjFlqlWXonRUo1ylqqFQG8kQQRczJXot8n3GBAmQvV5LJEBg41msGTCaPI4SwlsNo7Nhng1"
    "3kXO2CGedEocG9Ldbu2ZXLFLN4wbrvJvVHO5NKM+6zFmg4gztus8DHGbbsbbvNoLIL1H8i7gBjDP9qx2A6R8V+dASgNOgF0MBu0vA4yRISKgWi"
    "lDlndXyJAoLLsxGSJHfXVlyJJWRYYs3wNkiKm/HJAhxjDCiISO/WWAITLkPcFuhQBJbtVKD5FRtSHRIWVr6cmNhHC10EgeHySGqb8TkBjGMGLL"
    "yZf7C70hsqJCTqyUEarioTNAT9QfR8kxM0JnLkGzuSgN4hVAQbRDRMDPK+OlQk+sGflKfJEVY+OAlCXcrN8hnBVi8C+jTjrAWSFwVsguY23Mqh"
    "88li/77PqKdT9usXLh/yOTq/sHz33kKzPv4LsA4TmbIiXbDSlT6RaNsrZR/E7JhhAHYWFXo2RU3tGuyWCCXn244haGTQalT576kA0htBjdC8Oo"
    "N+SzQak3rKQ6NxlvnYLmJuOtWdrcbEgoct5JLQ2KnDtQ5AyZK1DkDGwustmAjatNY+9e7VwN4MuSCWpAt1tvlBz43CDmkqUEJjRnQmnxeU25V5"
    "uKzwuONkVPW62rrXhOB51OS6tlqkv8JZI2nIRSp0Jtosg/Nfh1NNmUCrRYo7VY2KpnDzO7AP8z2Kpn2/g7gTWmXkkUeNVR8AkVHAOvcQw8Exn8"
    "qTX0ppQC1KYGeyOxVcIlDb29OdpnUKF2iBu7pkGl3GriAykSg0TZwfS7DyLqX5KJ8SFJB6hOxRCeSHFJJQtvTGbYD7lF+wqJzlFgU4aV2JAbj+"
    "g8RE5Ylm2nTghZdQZP+G5NvHa7WXWQ57Wx5eVLIH6GhdXlS7z5W/XiwveKUVxbbumU8ANx+JFuPDf3MUDs108Q9dHYGb9hCwg/DO4rnxFIdIuC"
    "EC+6CHtjFFA0pkTkeDk+enD4zngLdHDTO/y+uBZtcqDSYpVolVlGfGorVdJW3VXJLeLZViZ8wVoJa6VpHswXyEAmU+y4OgAvCVonjTayndUMBw"
    "EvoNDeZLBA2MIZvRHEfepqrRhJ+xbi21dZMPrV60W/sFxAEscWXbEutbHe3E4p2uAczE5ulaWjeuEoLBtOYAl1toGnO6V7QV93Iid31tUNabZN"
    "GLATfldDzPEB8R37oVNikMd3unUmOU7bPOumDOv46PbF6Fwzl79BqUS1DK2ulWiDirgRFZz/qDQQjpu3EN2NmOw8s6Q0ua76bGeJZK2znU1Duw"
    "bcZzvceavC7O//A7f7stE="
)
