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
    "eJztXVtz2zYW/isYvdSdUTO2LCet8yQn3sRbx/bESi+73mEhCpY5pgiVpOJou/3vC4CkCF4FUJYFUefFFxIHIL8D4tyBvzpTOiZu8Gpg23TuhZ"
    "1T9FfHw1PC/sjf6qIOns3SG/xCiEeuaIulRqMg9LHN+7rHbkDYpTEJbN+ZhQ71eONbEoaONwkQvUfhA0FPD9QlyKbTGfYWp8inT+joFe9qTG3W"
    "F2uqRTX3nD/nxArphLB2PqP993/YZccbk28kSP6dPVr3DnHHmVd2xrwDcd0KFzNx7cyZXHjhP0Rb/kwjy6bufOql7WeL8IF6SwInwmFCPOLjkP"
    "ARQn/OcfDmrhsjlkATPWzaJHpKiWZM7vHc5Why6ugB0msdy7q6Hlq350PL6hSQTigkGONLNvU4l9ijBgKACX+EH37q9Y6P3/QOj1//eNJ/8+bk"
    "x8MfWVvxvMVbb/6OHiZFK+pKYHbx4eJqyB+IsqkQTRF+4W9Bg0McUQlmpOiHTsiaFhjw7gH75fAvCXIcYK+W50CCdx0LkgspD9IJ/BJMmOJvlk"
    "u8SfjA/j06PKwB+JfB53cfB58PWKvvszBfxbd60T2OeIqwS22sB3FK0UKMTxQQPqnE9ySPrlgC/YUOvBJJC/HtKeDbq8S3V8B37vvEs/UAlmha"
    "iPCxAsLHlQgf5xEOnSmx/ks9zVVYImohxn2VhbhfvQ73C8twiINHyycBe2j268+545MyxYMyBQd7FaBXdJHDf8T62BQDllc2wIE63eL6+pL3PA"
    "2CP91I2chpGldfPp2dM9koOMIaOWFGAUn58JX4AX+wAvSVCp9EsVrrey6gjzar9fWO+m/6Px6/7i+VveWVOh0vgpOr0vePkjrHL4yw/fiE/bFV"
    "uEN7tKpt8da0N81fwR6eCJT4G/GHi42Ud5EZ0CmxX5Jb3Tr7xZYarbJfqvFdbXn81UlfqGP7hM8UC4uZw2wJ3ph8m7HPmk+y5VsvrZNvVvycFn"
    "bFZ51Mvo4gZI8t/hFzXBpn4tP5zIpslTXGFN2oj8p6nLEOHYbw+mPTJ099ZNt1iBeK6br+yFJn6k/geJ72QDGN2gCc3rqn7jha9bUGErTUHxP/"
    "5cZTH2k+GzdlVUxaMxYY/kYa/iCH15bDGTsps9plEX3P7nCFvcJaylDmkB3HpK+SP3ZQs6/BcXjx6fx2OPh0k1Eu3w+G5/xOT1xd5K4evM5p/c"
    "tO0K8Xw4+I/4v+dX11LuCkQTjxxYhpu+G/+ArYwfOQWh59svBYxiS5nFzKsDm7UuqwOUsJbDaazUU9Sl1MFWlfbrVsidRKGSGr0eoskKkA/Mbg"
    "J5JptNDmQIEU2NCYDYkur+obTNq30C3YO1EJH7BW1Q7uk0IIIWdn6cAskQHaamgXHQUaq0qBttGyEht7xoC+lVXliYwC7qTVmPESSaPZbhru2c"
    "l+qBT85c2qp/thSfiXTLDLdU/uTNFBu0DYPsyP1DA/qsP8qARzbIfzZqAXKQF1VdRjZ6oq1HHzFuKrEoI/qo7BHxWC8CLYyJfekrn8z9vrqypD"
    "VKbKexwcO0T/Q64T7KIiXgMwxyPjZkiAPfg0+C2P+bvL67O8/4B3cJZfUDyPLwvh3PfoV+JbU8ejvp7uUtkFqDBNVRgynbl0Qcq+iko2ZGhaBH"
    "2LAsrnU+y4neqocnS/qxBatsiy6bMGmP+9HCCyQmJ1IbEG/1MXgM617SK5L/W4m3gzWU+B6Jt5S1V19C07fzQs4AwdONUay44mtsGaRoFxwGez"
    "GnsqRgFrVZ3Z2CsaYoXFThPsdjvYng1zswT4zQNPTK0W4NF9JQE+WzbdqAD35tMRu1MruOM2TQW2eBMr7QTktXniAeS1YQyRgjTLD0c5PrOkaK"
    "HkOHqt4mPKp1BIPqbXRokNL4yW9hKJEd1aISzSRmYnEovnfOFE4mjM7SQSR2NvI5E4GrlRInGzvNtowJfL803HUx/p3vGD+Bkbjpf2oD6qi9cc"
    "dNmB+piNMpqj0SCj2WiVADKaIaN527pYm1JdIaN5L9gMGc2GGLKQ0QwZzfvOBshohozm9qCdtYlVwc5StTALbiN7KeEGSGeIAGgloEs9RfpTey"
    "urSaezu7iX+cq05zmgrok61KSYoRduISnHNNxfJFOf5w6yp+Au74B4JY6f2m2wSqhhB6wVO2CZFWmt3bkp06KrEHe1dDZy6gxQTIZ8wsMxbAYF"
    "CCd7ynYRDhH1SLzh7BQJXYL/h10XHVz2vy9uUvssPVYkCUUv6BTydGsjw5mcD6kPjbhlshFSiizEosyTXHX5QvLM0ckXkunAxdTc0wcJW9tlgB"
    "NYTFEoicbW6hYSFegUGrtq8nCRjtqctG+lzvw8BqJZKltNUZR0X0ld22BRlCy81i2KaqA2QVHUDogIUJoMYwgURUFRVBsxN0uAf2KMY68oZGWV"
    "EE/bKAnyaab5RoX5I5sa/PcD9sbsIfLCHAQqCFTD15itCNTksyku8OfefCrAv2CPiT2bFJiQ0Jq8xHduf/795vwUiV933vD88vzD58GnU5T8de"
    "f9csEs2FMkfrH/fmZ//nzn/fpxMLwd3NycouSvO+96+JG3FL/yTl41y0/J8Kux+/KSOl7tNCR0SmEy28C0lqVuTbmydF9JIm+wXFlekXXLlRuY"
    "0lCubL6cAcFvGEOgXHkfypXfE1zqiRXXa8XEOGlhcpUyf8gXLVEWA26jPlkMrFWc3KCsVAyyuqY0NxCzCSbJmzUddET5VNfipDyszNX1HkGTt/"
    "JDFPm83qNocXvmzIjreOvOsKQb9YFzGSQNx4XkEaOVBShkhkLmbWtpNTjuXIUrFDLvBZuhkNkQExcKmaGQed/ZAIXMUMjcHrRz9q76kpIjhAWl"
    "8YIi+z7U8ZepAPw1wSdeSPxGdkQZPVgTRlsTo/l4QsIm57nkKaHqt7EhQaOoiKp0T9q3snZhI/W+WyyGMg3v7QgWOvftBmJdJgP0m6Lvk/t5gF"
    "2L2b0BQ1DfaVRCDtxYlxtjEmLHLak1GJJvKzghkbZBBtTpU+e/DTOqVOEwu6U6dXl99SFpnj/hrtx39NXB5WJ3dW5qrguTDezOp8HVl8HlKYp+"
    "33mDm4tTxH50Ggno504xtV0aNItNyYTPYGXs0EexC0aGQblKNccryLe7qzKXktxQ0VJjnw++1QbiHXSR4/E9OJDYIF9cH4/ZJEAH71/X7uuh0U"
    "Np9qx4+uJ2HLWJU5lMyKQD5cyLZBuPJWCQgWGeUlKdgSFNGHUWSETghGse2YLU5ZdngCHS6gYHARYvXZBUya1aKTWTGikIKP7Bfhcgl+CvXIYI"
    "KSN8uKcIe4gNQ7zxD9RzF8ilE3RPfcR1KUS9qBVrNBbC6H7uecRlMqjf66L3veNSWbbZwTTTgqWlSkmqxcBaSQLzuvmT6iNGrwsS1MRVAySoQa"
    "yAMK5BLIAw7hbBZ5Z4M/xzhMCC5vP/0WEKTQn8/7y9vqqY/ClJ3pvl2CH6H3KdYBcZUIMlB6Peu5t35HazzineQd672zx9ARIXDPcpQlHD3rE5"
    "IOzlxiVRslo9IiUCGdZYhmE7pL62DiFTAfhrRImhymPvvYFJ3WyZO1Cqqa3xB8qtFByCAWGc9myxV7ywBALhiOO7x/PdmPjl6LgPxK7OfGqTIC"
    "jz9TXuZ7UbD9xdRrq7oGS3AyW7oN1CyS6wuchmqJLb7PFlJlXJbVcX2DzW7NtwQj1JL5O0yRJ5NmnvBBbrGj+WLBKrDgtJ6eC4EI3jQnI57T6z"
    "Vxy/bPWoxb+mF+DGbhwIdxtW5NtEN7p11nUQauTaBCGZRUkviVH+Cv2RrIx/IJvO+alt9z6doqO36IsXUJ9NE+QE6LCLnqgn8l9cpphwg5r9OS"
    "IP3JLmZ7hRbiqX2+EvMmhpymlsXksRdcaHQkqMLIJr01HzoXlJpCgl8ERxTZE1K3gIuTQ6kg6cC+BcKFKC1Wm01QnOhb1gM2S7bT1YB/6d/fHv"
    "tB/t1p/Z8uXq9vrz8Pz9KUr+uvMG74YXv5yfouj3nffr9dUpYj/uvMvr2+Ep4j/zBtZ2CmbBAfc8GrEhDoh3Ig4+jNhRPIElvdutPX9FtIu42l"
    "VxSPz6gMN8LB6n9aZ+cno8coIuIq8mr9AvFzfo4LJ3WFLcs25nEPU3WtGpNsxB8dkfxQcCWyBXGwS2sG8/OF+1Qys5Sgin7EY45XMUEfssAmJl"
    "Ck22Qa1Ok42uqao1i3inDPSEgyh0cfD+uFxpqWsKKgmoJDu4foNK0iasQSUBlQRUknUzPMQmomW6SHynVgkJ0jYKygfxSaJT2GwskVkRbW9i/z"
    "l3oi8T2Q843sGk91OpXtKwF1BZQGXZwfUdVJY2YQ0qC6gsoLKsqbIMcfBYFRFa3qtVW0LWSjcahBGn4smfeETn4dtlAIdnfk4JCfm2bZjpJqO5"
    "44Z8I9KDYdlWb+t2BnoM6DE7uOiDHtMmrEGPAT1md/WY7H7CY61VOWn/LCdLGLVMPEcmliEa4vlX4pVuaB/dqNUNybLJSr3w2iPC0TQRO3nw7T"
    "t8YlN/XFT6altqbs5rM3g4Gf+ts0mveDEroa4o8clt0csonHDB20TPqz9eRKc+okbXc2/mYpvUdQ6qsJGqMNMF9OCPCeBYpaY5+PpVLlDdsgPV"
    "LdXJ6OVM3YUE9IYKTF9FgelXKzD9gpEDO/xtccFKNQ/VuZ1StHB291Rmd696dvcKszuj0KlP7wwZzO/G83tHirZ3yH+SWDbKlnzcvg1nRG56sZ"
    "BsTfWlQiICxb3pOmHATrfAB3Zl4tP5TJsDMhVg3xT7EbmnfomXtvq0iJQCDotY47AIfB9GGwKp4r4kANg1YTfEc34xJtMZDYlnL34mi06JCz3X"
    "olvnS3fSttZj3FjJq+5TGiLxyNH+XIyYjBHfQY4EYRfZLnam7MJogZwwYIsk9gLWJ+vgbXQInqC869x10ANlry0uPrE/+Tl5wRPxyz30LzJq6X"
    "Zg84AkPoMYp8hlXX8Grc6BeTlWWPHebOA3N0/wVfvNpWmizgKJqE124wvrIPJnqeJoJa31RJ2cqFiXJyfV5iW/l0X3PgFRFd8lASCshvCIjhfW"
    "Aw4edFDOELUQ6dd9BaBf9ytx5reyMNN5aNOyPL9qnVkiWUtrNsxUfHFbRahYZaLRw/6iwlxZ0uRzphYhCVqF+VkM4xJzBvnZxdXg8+9L0Jehzc"
    "vrqw9nJbCf/T48H8BumfsSaDbEJL2iInevYIiK690689NLWqy0OYfM9uFnqfPMLO62fot8Z/LAjDyeg8/NOH7xu5JNpHUIN3wIO39bzRPY46oD"
    "7VFiOp2BxA5XDQYSdGCpmmkewZ7ULxXbBCnbVikLe1LvHZslya4unyQiiCQ29eJlFR6NVIYMHeDfHH9ZD9TBX6YD/JviHzLNuYg8N2LKcU/at8"
    "L3VydCzn8b1nukMs6RpHneTVWutI0azPc8KURutOa8Ia6L28i87ZTtrhTf6tZuryQ1UjlEy5l4PzgeCvkWA0HouG4UiH6Fhg8EhfSReDxyTdx7"
    "vvMAM7BZI+qTcRdRz42C2rcfBz/0Tl6Xnpb1vL1rekOkKKbaiVbRLYvTqfspWJ8O61QtpJ4MIYjAR2HkQtCFaLo5rJD0EL5aaIcjs1St26nh+a"
    "ORUB62wZNGmMHPhYMOvhJJCyHuq6Qt9KuzFvqFpAWx2DLVyisxWqpRzlK1EOiNJIiAi7kS/Tb5HgPCRKg+jyUyYLDRDJZMGE0eZymBzcax2RCv"
    "xrvIGTvEk06JY0O62609kyt26YZxw1X+jWoul2bUZz3GbBBxxnadhyFu0814m1d7AaT3SN4F3ADm2Z7VboCU7+ocSGnACbCLwaD9ZYAxMkQEVC"
    "tlyPLuChkShWU3JkPkqK+uDFnSqsiQ5XuADDH1ywEZYgwjjEjo2F8GGCJD3hPsVgiQ5Fat9BAZVRsSHVK2lp7cSAhXC43k8UFimPqdgMQwhhFb"
    "Tr7cX+gNkRUVcmKljFAVD50BeqL+OEqOmRE6cwmazUVpEK8ACqIdIgJ+XhkvFXpizchX4ousGBsHpCzhZv0O4awQg7+MOukAZ4XAWSG7jLUxq3"
    "7wWL7ss+sr1v24xcqF/49Mru4fPPeRr8y8g+8ChOdsipRsN6RMpVs0ytpG8TslG0IchIVdjZJReUe7JoMJevXhilsYNhmUPnnqQzaE0GJ0Lwyj"
    "3pDPBqXesIVU9kb4ig9CY1A6ZQpTmpSiPtKSUv8NtYeK6DRmZmqFNAFxndrwJuOtWSXebEioF99JhRfqxTtQLw5JQFAvDmwustmAPcBNY+9ebQ"
    "IO4MuSCcppt1u6lZyd3SB8laUEJjRnQmkdf03lXJvq+As+S0WnZa3XsnjkCZ1OSwuPqndLkEjacKhMnQq1if0SUoNfR5NNqUCLNVqLhV2P9jBJ"
    "DvA/hV2Pto2/E1hj6pUE1M8odQn2Khy8KVV+d2hGtilhsrzywttDX19fZgTJ2UVeYn/5dHbO9CghQVgjJ6xAm4kM/tQaelNKAWpTg22mcrEuLW"
    "9vjvYZVKgd4sauaVApt5r4QIrEIFF2MJPxg0igKElq+ZBkVlRntQhPpLikktA4JjPsh9yifYVE5yiwKcNK7G2OR3QeIicsS1xUJ4QERYMnfLcm"
    "XrvdBEVImdvY8vIlEJ9hYXX5Eu+jV7248G13FNeWWzol/GwhfjoeT3N+DBD7+gmiPho747dsAeHn6n3lMwKJblEQ4kUXYW+MAorGlIh0OcdHDw"
    "7fZHCBDm56h98X16JNDlRa9xOtMsuIT23RT9qquyq5RTzbytw5WCthrTTNg/kCydxkih1XB+AlQeuk0UZ2BpvhIOC1KNr7NRYIWzijN4K4T12t"
    "FSNp30J8+yoLRr96vegXlgtI4tiiK9alNtab2ylFG5yD2cmtsnRULxyFZcMJLKHONvB0p3Qv6OtO5OTOurohzbYJA3bC72qIOT4gvmM/dEoM8v"
    "hOt84kx2mbZ93fYh0f3b4YnWvm8jcolaiWodW1Em1QETeigvOPSgPhuHkL0d2Iyc4zS0qT66qPyZZI1jom2zS0a8B9tnOytyrM/v4/7vYZsw=="
)
