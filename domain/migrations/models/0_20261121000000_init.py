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
    CREATE INDEX "ix_task_own" ON "task" ("responsible_id", "due_at", "id") INCLUDE ("group_id") WHERE NOT is_done
    """,
    """
    CREATE INDEX "ix_task_all_due" ON "task" ("due_at", "id")
    """,
    """
    CREATE INDEX "ix_task_group_due" ON "task" ("group_id", "due_at", "id")
    """,
    """
    CREATE INDEX "ix_task_own_due" ON "task" ("responsible_id", "due_at", "id") INCLUDE ("group_id")
    """,
    """
    CREATE INDEX "ix_task_author" ON "task" ("created_by_id", "due_at", "id")
    """,
    """
    CREATE INDEX "ix_task_completed" ON "task" ("completed_at", "id") WHERE completed_at IS NOT NULL
    """,
    """
    CREATE INDEX "ix_task_created" ON "task" ("created_at" DESC, "id" DESC)
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
    CREATE TABLE IF NOT EXISTS "aerich" (
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
    ALTER TABLE "users" ADD CONSTRAINT "fk_users_group" FOREIGN KEY ("group_id") REFERENCES "groups" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
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
    CREATE STATISTICS "st_company_responsible" (dependencies) ON "responsible_id", "group_id" FROM "company"
    """,
    """
    CREATE STATISTICS "st_contact_responsible" (dependencies) ON "responsible_id", "group_id" FROM "contact"
    """,
    """
    CREATE STATISTICS "st_deal_responsible" (dependencies) ON "responsible_id", "group_id" FROM "deal"
    """,
    """
    CREATE STATISTICS "st_deal_stage" (dependencies) ON "stage_id", "pipeline_id" FROM "deal"
    """,
    """
    CREATE STATISTICS "st_task_responsible" (dependencies) ON "responsible_id", "group_id" FROM "task"
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
    CREATE INDEX "ix_task_own" ON "task" ("responsible_id", "due_at", "id", "group_id") WHERE NOT is_done
    """,
    """
    CREATE INDEX "ix_task_all_due" ON "task" ("due_at", "id")
    """,
    """
    CREATE INDEX "ix_task_group_due" ON "task" ("group_id", "due_at", "id")
    """,
    """
    CREATE INDEX "ix_task_own_due" ON "task" ("responsible_id", "due_at", "id", "group_id")
    """,
    """
    CREATE INDEX "ix_task_author" ON "task" ("created_by_id", "due_at", "id")
    """,
    """
    CREATE INDEX "ix_task_completed" ON "task" ("completed_at", "id") WHERE completed_at IS NOT NULL
    """,
    """
    CREATE INDEX "ix_task_created" ON "task" ("created_at" DESC, "id" DESC)
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
    CREATE TABLE IF NOT EXISTS "aerich" (
        "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
        "version" VARCHAR(255) NOT NULL,
        "app" VARCHAR(100) NOT NULL,
        "content" JSON NOT NULL
    )
    """,
)

# Children first, the order of dropping.
TABLES = (
    "account",
    "company_email",
    "company_phone",
    "company_tag",
    "contact_company",
    "contact_email",
    "contact_messenger",
    "contact_phone",
    "contact_tag",
    "deal_contact",
    "deal_tag",
    "event",
    "idempotency_key",
    "note",
    "passage",
    "session",
    "task",
    "contact",
    "deal",
    "tag",
    "task_type",
    "company",
    "refusal_reason",
    "source",
    "stage",
    "client_type",
    "pipeline",
    "users",
    "groups",
)


async def upgrade(db: BaseDBAsyncClient) -> str:
    """Make every table."""
    for statement in POSTGRES if db.capabilities.dialect == "postgres" else SQLITE:
        await db.execute_query(statement)
    return "SELECT 1"  # aerich runs what is returned, on SQLite outside the transaction; asyncpg takes no empty script


async def downgrade(db: BaseDBAsyncClient) -> str:
    """Drop every table but the one that remembers migrations."""
    for table in TABLES:
        await db.execute_query(f'DROP TABLE "{table}"')
    return "SELECT 1"


MODELS_STATE = (
    "eJztXVtz2zYW/isYvdQ7o2Zi2XG6zpOSeBNvHdsTK716h6VJWOKYAlSSiqPt9r8vAJIieBVAWRZEnRdLJnEA8jsQzh34qzelLvbDF0PHoXMS9U"
    "7RXz1iTzH7UrzVRz17Nstu8AuRfeeLtrbU6C6MAtvhfd3bfojZJReHTuDNIo8S3vgGR5FHxiGi9yiaYPQ4oT5GDp3ObLI4RQF9RIcveFcudVhf"
    "rKkW1Zx4f86xFdExZu0CRvv7f9hlj7j4Gw7Tf2cP1r2HfTf3yp7LOxDXrWgxE9feeuNzEv1LtOXPdGc51J9PSdZ+togmlCwJvBiHMSY4sCPMR4"
    "iCOceBzH0/QSyFJn7YrEn8lBKNi+/tuc/R5NTxA2TXepZ1eTWybs5GltUrIZ1SSDAmlxxKOJfYo4YCgDF/hO//ORgcHb0evDw6+eHV8evXr354"
    "+QNrK563fOv13/HDZGjFXQnMzj+cX474A1E2FeIpwi/8LWjsyI6pBDMy9CMvYk1LDHg3sYNq+JcEBQ6wVytyIMW7iQXphYwH2QR+DiZM7W+Wj8"
    "k4mrB/D1++bAD4p+Hndx+Hnw9Yq3/kYb5Mbg3iexzxDGGfOrYexBlFBzF+pYDwq1p8XxXRFUtgsNCBVyLpIL4DBXwHtfgOSvjOgwATRw9giaaD"
    "CB8pIHxUi/BREeHIm2Lrv5RorsISUQcxPlZZiI/r1+Hj0jIc2eGDFeCQPTT7+HPuBbhK8aBMwbFJDeg1XRTwv2N9bIoByysb4ECTbnF1dcF7no"
    "bhn36sbBQ0jcsvn96eMdkoOMIaeVFOAcn48BUHIX+wEvS1Cp9EsVrreyqgDzer9Q0Oj18f/3B0crxU9pZXmnS8GE6uSt8/SOocv3BnOw+PduBa"
    "pTt0QOvalm9NB9PiFZvYY4ESfyP+cImR8i42A3oV9kt6q99kvzhSo1X2Sz2+qy2Pv3rZC/WcAPOZYtli5jBbgjfG32bsZ80n2fKtl9bJNyt5Ts"
    "v2xc86nXw9QcgeW/wj5rg0zjig85kV2yprjCm6UR+V9ThjHXoM4fXHpo9EfWTH9zCJxHRdf2SpM/Un8AjRHiihURuA01v31HfjVV9rIEFLAxcH"
    "zzee+kjzmduWVQlpw1hg+Btp+IMcXlsO5+yk3GqXR/Q9u8MV9hprKUdZQNZNSF+kX3ZQs2/AcXT+6exmNPx0nVMu3w9HZ/zOQFxdFK4enBS0/m"
    "Un6Ofz0UfE/0W/XV2eCThpGI0DMWLWbvQbXwF79jyiFqGPlu3KmKSX00s5NudXSh025ymBzUazuaxHqYupMu3zrZYdkVoZI2Q1Wp0FMhWA3xr8"
    "VDLdLbQ5UCIFNrRmQ6rLq/oG0/YddAsOXqmED1iregf3q1IIoWBn6cAskQHaamiXHQUaq0qJttWykhh7xoC+lVXlEd+F3EmrMeMlklaz3TTc85"
    "P9pVLwlzern+4vK8K/eGz7XPfkzhQdtEuE3cP8UA3zwybMDyswt51o3g70MiWgrop64kxVhTpp3kF8VULwh/Ux+MNSEF4EG/nSWzGX/31zdVln"
    "iMpURY+D50Tof8j3wl1UxBsA5njk3AwpsAefhr8UMX93cfW26D/gHbwtLiiE8GUhmgeEfsWBNfUIDfR0l9ouQIVpq8Lg6cynC1z1q6hlQ46mQ9"
    "B3KKB8NrU9v1cfVY7v9xVCyxZeNn3SAPPvywFiKyRRF1Jr8D9NAehC2z6S+1KPu4k3k/UUiL6Zt1TVR9/y80fDAs7RgVOttexoYxusaRQYB3w+"
    "q3GgYhSwVvWZjYOyIVZa7DTB7raD7ckwN0uAX094Ymq9AI/vKwnw2bLpRgU4mU/v2J1GwZ20aSuwxZtYWScgr80TDyCvDWOIFKRZ/nCU4zNLig"
    "5KjsMTFR9TMYVC8jGdGCU2SBQv7RUSI761QlhkjcxOJBbP+cyJxPGY20kkjsfeRiJxPHKrROJ2ebfxgM+X55uNpz7SvReEyTO2HC/rQX1U315z"
    "0GUH6mO2ymiOR4OMZqNVAshohozmbetiXUp1hYzmvWAzZDQbYshCRjNkNO87GyCjGTKau4N23iZWBTtP1cEsuI3spWS3QDpHBEArAV3pKdKf2l"
    "tZTXq93cW9ylemPc8BdU3UoSbFDL1wC0k5puH+LJn6PHeQPQV3eYeYVDh+GrfBqqCGHbBW7IBlVqS1ceemXIu+QtzV0tnIqTdECRkKMA/HsBkU"
    "IjvdU7aP7AhRgpMNZ6dI6BL8P9v30cHF8T/Km9Q+SY81SULxC3qlPN3GyHAu50PqQyNumW6ElCELsSjzJFdTvpA8c3TyhWQ6cDG19/RBwtZ2Ge"
    "CFFlMUKqKxjbqFRAU6hcaumjxcpKM2p+07qTM/jYFolsrWUBQl3VdS1zZYFCULr3WLolqoTVAUtQMiApQmwxgCRVFQFNVFzM0S4J8Y49grCllZ"
    "J8SzNkqCfJprvlFh/sCmBv+c2MRlD1EU5iBQQaAavsZsRaCmP5vyAn9G5lMB/jl7TJs4uMSElNbkJb538+Ov12enSHzcktHZxdmHz8NPpyj9dk"
    "t+OmcW7CkSH+y/H9nXH2/Jzx+Ho5vh9fUpSr/dkqvRR95SfBSdvGqWn5Lh12D3FSV1stppSOiMwmS2gWktS92GcmXpvpJE3mC5srwi65YrtzCl"
    "oVzZfDkDgt8whkC58j6UK7/HdqUnVlxvFBNu2sLkKmX+kM9aoiwG3EZ9shhYqzi5RVmpGGR1TWlhIGYTjNM3azvoHeVTXYuT8rAyV9d7BE3eyg"
    "9R5vN6j6LF7Zk3w75H1p1haTfqAxcySFqOC8kjRisLUMgMhczb1tIacNy5ClcoZN4LNkMhsyEmLhQyQyHzvrMBCpmhkLk7aBfsXfUlpUAIC0rr"
    "BUX2fajjL1MB+GuCj0mEg1Z2RBU9WBNGWxN3c3eMozbnuRQpoeq3tSFB46iIqnRP23eydmEj9b5bLIYyDe/tCBY6D5wWYl0mA/Tboh/g+3lo+x"
    "aze0OGoL7TqIIcuLEuN1wc2Z5fUWswwt9WcEIi7YIMaNKnzn4Z5VSp0mF2S3Xq4uryQ9q8eMJdte/oq2dXi93VuamFLkw2sHufhpdfhhenKP68"
    "JcPr81PE/vRaCeinTjF1fBq2i03JhE9gZezQj2IXjAyDcpUajleQb/dXZS6luaGipcY+H3yrDcQ76COP8D04kNggX1x3XTYJ0MH7k8Z9PTR6qM"
    "yeFU9f3o6jMXEqlwmZdqCceZFu47EEDDIwzFNK6jMwpAmjzgKJCJxw7SNbkLr8/AwwRFpd22Foi5cuSar0VqOUmkmNFAQU/8F+FyIf21+5DBFS"
    "RvhwT5FNEBsGE/d7SvwF8ukY3dMAcV0KURK3Yo1cIYzu54Rgn8mg40EfvR8cVcqyzQ6mmRYsLVVKUi0B1koTmNfNn1QfMX5dkKAmrhogQQ1iBY"
    "RxDWIBhHG3CD6zxNvhXyAEFrSf/w8eU2gq4P/3zdVlzeTPSIreLM+J0P+Q74W7yIAGLDkYzd7doiO3n3dO8Q6K3t326QuQuGC4TxGKGvaOzSFm"
    "L+dWRMka9YiMCGRYaxlmOxENtHUImQrAXyNKDFUee+8NTOtmq9yBUk1tgz9QbqXgEAwx4zRxxF7xwhIIhSOO7x7Pd2Pil+PjPhC7Oguog8Owyt"
    "fXup/Vbjxwdxnp7oKS3R6U7IJ2CyW7wOYym6FKbrPHl5lUJbddXWDzWLPfhhfpSXqZpEuWyJNJey+0WNf2Q8UiseqwkIwOjgvROC6kkNMeMHvF"
    "C6pWj0b8G3oBbuzGgXA3UU2+TXyj32Rdh5FGrk0Y4Vmc9JIa5S/QH+nK+Ady6Jyf2nYf0Ck6fIO+kJAGbJogL0Qv++iREpH/4jPFhBvU7Osdnn"
    "BLmp/hRrmpXG2HP8uglSmniXktRdQZH0opMbIIbkxHLYbmJZGilMATxzVF1qzgIeTS6Eg6cC6Ac6FMCVan0VYnOBf2gs2Q7bb1YB34d/bHv9N9"
    "tDt/ZsuXy5urz6Oz96co/XZLhu9G5z+dnaL485b8fHV5itifW3JxdTM6Rfxv0cDaTsEsOOCeRiM2xAHxJaw+EU1c7ze5H+asRajmfrihU3xH3Q"
    "V6nFBm1wcPIWKGOq8iRa7nvuG1OU7kfeUTAIluub3PT45nxn5IkUtxyGtvvABNvDCiwQIdXA9eVpT5bHKgBjfDclPNRh9C1qq/yl0gnm3lvu3g"
    "LjDSXQDq2GYVhOX5yaoALwk6F2LbzDaUdhiytdO1JnY40cG5RNjBGb0RxAPqa60YafsO4nussmAc168Xx6XlAvbJ3qJrwqeOrTe3M4ou7C2Vn9"
    "wqS0f9wlFaNrzQEupsi7h9RveMkeJUTu5UoBgiF+syYCdc2oaY4+9EWvoonhjlA1Gzu/3G41BFu3h+9VUM9J8ndlRMjbez7Z8ClOxEirywj/CL"
    "8Qv00/k1OrioNMLX7QyS8I0W7mD4Qhxi29Md8kx3xc1d1FcDZ8IUT91MxwIlZDfuRnbj5zhB9bPIT61SaPINGnWafLKrqlqzSDauRI92GGcSHr"
    "w/qlZampqCSgIqyQ6u36CSdAlrUElAJQGVZN2CC3GmR5UuktxpVELCrI2C8sEzDxKdwmFjiUKHeLdR58+5F/8ykTOxkw1FB/+s1Eta9gIqC6gs"
    "O7i+g8rSJaxBZQGVBVSWNVWWkR0+1EWElvca1ZaItdKNBtmIU/FaTPuOzqM3ywAOz5WcYhzxXdRtppvczT0/4ueCHIyqdl5ftzPQY0CP2cFFH/"
    "SYLmENegzoMburx+SP93G1VuW0/ZMk4xm1TDxFYZQhGuLZV0yiKvUwvtGoG+Jlk5V64RXBwtE0Fhtr8t00A+zQwC0rfY0tNc/KcRg8nIx/6pyZ"
    "I17MSqlrSmgKJ+YwCi9a8Dbx8+qPF9M1jAjaqpHaqn5KJ6RyGprKqVZMXM3UXSggNqayAnZo32JlRSaqVOd2RtHB2T1Qmd2D+tk9KM3unAagPr"
    "1zZDC/W8/vHdl0a4cM7lQVVjb9kvbdq8N6+sVCMk7UlwqJqNWENQ3jfT2pBPhwurUyW8CeuzzxPQ0q3Hr1p/1lFHDY3xqH/dn3UbxNjiruSwKA"
    "XRN2Q1yt5y6ezmiEibP4ES96FT7XQot+k/PVy9paD0ljJTdsQGmExCPH+yszYuwivgM4DqM+cnzbm7ILdwvkRSFbJG0S8pJvSt7Eh5gLytvebQ"
    "9NKHttcfGRfeXnnIePOKh26T7LqJX7LPENkRIxkeAUO1AbN1zSOvC8wAor2VsbvLjmCb56L640TdRZIBF1yW58Zh1E/lmqOFpxZz1Rm9gh6D4F"
    "URXfJQEgrIYw3zZQe8erHFEHkT45VgD65LgWZ34rDzOdRw6tSgyr15klkrW0ZsNMxWe3VYSKVSUaiR0sasyVJU0xyWYR4bBTmL9NYFxiziB/e3"
    "45/PzrEvRlaPPi6vLD2wrY3/46OhvCnkH7Emg2xCS9pCLZq2SIiuv9JvOTpC1W2pwjZvsgSkQqD3dbv0GBN54wI48nbXMzjl/8ruIQIB1CzcQg"
    "XhKnk6DD39biRA12XSEfKElT1x4lodMZSGyJ1GIgQQeWqpnmEZwp9FyxTZCyXZWycKbQ3rFZkuzq8kkigkhiWy9eXuHRSGXI0QH+7fGX9UAd/G"
    "U6wL8t/hHTnMvIcyOmGve0fSd8f00i5OyXUbNHKuccSZsX3VTVSttdi/leJIXIjdacN8R1cRObt72q7XiSW/3G/XikRiqHIHtj8r1HUMRr0sPI"
    "8/04EP0CjSYYRfQBEx65xv49L1VnBjbihwBht48o8eOg9s3H4feDVyeVpx0/be+a3hApiql2InF8Sxw1pO6nYH16rFO1kHo6hCACH4WRC0Efou"
    "nmsELSQ/hqoR2OzFN1rrT/6aORUB62wZMimcHPhYMOvhJJByE+VklbOK7PWjguJS2IxZapVqTCaKlHOU/VQaA3kiACLuZa9LvkewwxE6H6PJbI"
    "gMFGM1gyYTR5nKcENhvHZkO8Gu9iZ+zIHvcqHBvS3X7jIU6JSzdKGq7yb9RzuTKjPu8xZoOsPL84adPPeZtXewGk90jfBdwA5tme9W6AjO/qHM"
    "howAmwi8Gg/WWAMTJEBFRrZcjy7goZEodlNyZD5KivrgxZ0qrIkOV7gAwx9ZcDMsQYRhiR0LG/DDBEhrzHtl8jQNJbjdJDZFRtSHRI2Vp6ciMl"
    "XC000scHiWHq7wQkhjGM2HLy5f5Cb4isqJETK2WEqnjoDdEjDdw4OWaG6czHaDYXpUG8AiiMd4gI+QFXvFTokTXDX3EgsmIcO8RVCTfrdwiHSx"
    "j8y2iSDnC4BBwusctYG7Pqhw/Vyz67vmLdT1qsXPj/yOXq/sFzH/nKzDv4LkT2nE2Riu2GlKl0i0ZZ2zh+p2RDiJOTbF+jZFTe0a7NYIJefbjy"
    "FoZtBqWPRH3IlhBajO6ZYdQb8smg1Bu2lMreCl/xg9AYlE6ZwpQlpaiPtKTUf0PtoWI6jZmZWSFtQFynNrzNeGtWibcbEurFd1LhhXrxHtSLQx"
    "IQ1IsDm8tsNmAPcNPYu1ebgAP4smSCctrtlm6lhy23CF/lKYEJ7ZlQWcffUDnXpTr+ks9S0WnZ6LUsH3lCp9PKwqP63RIkki4cKtOkQm1iv4TM"
    "4NfRZDMq0GKN1mJh16M9TJID/E9h16Nt4++FlktJRUB91THsKRUcwa5xBDsTGfypNfSmjALUphbbTBViXVre3gLtE6hQO8SNXdOgMm618YGUiU"
    "Gi7GAm4weRQFGR1PIhzayoz2oRnkhxSSWh0cUzO4i4RfsCic5R6FCGldjb3L6j8wh5UVXiojohJCgaPOH7DfHa7SYoQsrcxpaXIQ48Z1K1viR3"
    "GhcYO2vzpAU16ywK+7IirJk80CI3o/7nXp+c0QWX80b2X+I/Kg2Ek+YdRHcjCd/clVXpza8/l0sigdNsd+k027//D2UjjEU="
)
