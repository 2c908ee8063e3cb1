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
    CREATE INDEX "ix_company_email_address" ON "company_email" ("address_folded", "company_id")
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
        "name" VARCHAR(205) NOT NULL,
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
    CREATE INDEX "ix_contact_email_address" ON "contact_email" ("address_folded", "contact_id")
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
        "name" VARCHAR(205) NOT NULL,
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
    "eJztXVtz2zYW/isYvdSdUTO2LDut8yQn3sRbx/bESq/usBAFSxxThEpScbRt//sCoCiCVwGUZUHUefGFxAHI74A4d+Dv1oQOiRu86tk2nXlh6w"
    "z93fLwhLA/srfaqIWn0+QGvxDigSvaYqnRIAh9bPO+HrAbEHZpSALbd6ahQz3e+I6EoeONAkQfUDgm6GlMXYJsOplib36GfPqEjl7xrobUZn2x"
    "plpUM8/5a0askI4Ia+cz2t//YJcdb0i+kiD+d/poPTjEHaZe2RnyDsR1K5xPxbVzZ3Tphf8RbfkzDSyburOJl7SfzsMx9ZYEToTDiHjExyHhI4"
    "T+jOPgzVx3gVgMTfSwSZPoKSWaIXnAM5ejyamjB0iutSzr+qZv3V30LauVQzqmkGBcXLKpx7nEHjUQAIz4I3z3Q6dzfPy6c3h8+v1J9/Xrk+8P"
    "v2dtxfPmb73+N3qYBK2oK4HZ5fvL6z5/IMqmQjRF+IV/BQ0OcUQlmJGgHzoha5pjwNsx9ovhXxJkOMBeLcuBGO8qFsQXEh4kE/glmDDBXy2XeK"
    "NwzP49OjysAPin3qe3H3qfDlirb9MwXy9udaJ7HPEEYZfaWA/ihKKBGJ8oIHxSiu9JFl2xBPpzHXglkgbi21HAt1OKbyeH78z3iWfrASzRNBDh"
    "YwWEj0sRPs4iHDoTYv2PepqrsETUQIy7Kgtxt3wd7uaW4RAHj5ZPAvbQ7NdfM8cnRYoHZQoO9kpAL+kig/+A9bEpBiyvbIADVbrFzc0V73kSBH"
    "+5kbKR0TSuP388v2CyUXCENXLClAKS8OEL8QP+YDnoSxU+iWK11vdcQB9tVuvrHHVfd78/Pu0ulb3llSodL4KTq9IPj5I6xy8MsP34hP2hlbtD"
    "O7Ssbf7WpDPJXsEeHgmU+Bvxh1sYKW8jM6BVYL/Et9pV9ostNVplv5Tju9ry+LuVvFDL9gmfKRYWM4fZErwx+TplnzWfZMu3XlonX63Fc1rYFZ"
    "91PPlagpA9tvhHzHFpnJFPZ1MrslXWGFN0oz4q63HKOnQYwuuPTZ889ZE5vfVA3WG0JGoNJC4pjzSbDuu+0YK0YiywUo20UkForC00Ukp9alFI"
    "I/qO3eHaZYlqn6LMIDtckL6K/9hBNbQCx/7lx4u7fu/jbUoTetfrX/A7HXF1nrl6cJpRUZedoJ8v+x8Q/xf9dnN9IeCkQTjyxYhJu/5vfAVs4V"
    "lILY8+WXgoYxJfji+l2JxeKXXYnKYENhvN5rzQVxdTedqXWy0bIrUSRsg6nzoLZCoAvzb4sWQazLU5kCMFNtRmQ6zLqzqy4vYN9GF1TlR83axV"
    "uTf2JOfvzthZOjBLZIC2Gtq26xAvFH3pryo52lrLysLYMwb0rawqT2QQcI+ixoyXSGrNdtNwT0/2Q6VIJW9WPt0PC2KVZIRdrntyZ4pWyDJL2D"
    "zMj9QwP6rC/KgAc2yHs3qg5ykBdVXURfyGLxAFiP/37ua6zFySqbJ2sWOH6B/kOsEuqosVIHM8UsZwDO3Bx94vWdTfXt2cZ61c3sF5dtp7Hp+8"
    "4cz36BfiWxPHo76ehC3tAgRtXUFLJlOXzknRV1HKhhRNg6BvUIzuYoIdt1UeqIvutxWidRZZNn3WmN3vywEiXXkh1GKb5Y+qmF6mbRvJfalHh8"
    "SbydIUYkTmLVXlMaL0/NGw01J04PqpLTvqaLBrqq7GAZ9OFOuoqK6sVXmyWCdvLuQWO02wm+0GejbMzRLgt2Oe61cuwKP7SgJ8umy6UQHuzSYD"
    "dqdScC/a1BXY4k2spBOQ1+aJB5DXhjFECiUsPxzlKMKSooGS4+hUxc+UDfRLXqZTo8SGF0ZLe4HEiG6tEBZJI7NzM8VzvnBuZjTmdnIzo7G1cj"
    "MfHD8IrXoZmtFwSQ/qo7p4zUGXHaiPWSs3NBoNckONFluQGwq5odvWF5qUNAi5oXvBZsgNNcTYgtxQyA3ddzZAbqiUwKWUrXhYka14mMtWTFtp"
    "qiinqRqZQaSWQKS1qQeugXSKCIBWArrQd6E/tbcS9Gq1dhf3Iu+N9jwH1DVRh3xzMzSVLaQymIb7i2Th8owr9hTcCRsQr8AVUbkfSwE1bMWyYi"
    "sWs+JTlVuIpFq0FaJVls6OIq0eWpAhn/AAAZtBAcLx5oZthENEPbLY+XCChC7B/8Ouiw6uut/md0t8lh5LUiuiF3Ry2Y2V8bRUpFzqQz0qEnch"
    "IQvREfMkV1WWhTxzdLIsZDpwetT3PUGay3YZ4AQWUxQK4oOVuoVEBTqFxvZuPIChozbH7RupMz+PgWiWylZRSiLdV1LXNlhKIguvdUtJaqhNUE"
    "qyAyIClCbDGAKlJFBK0kTMzRLgHxnj2CsKWVkmxJM2SoJ8kmq+UWH+yKYG/z3G3pA9RFaYg0AFgWr4GrMVgRp/NvkF/sKbTQT4l+wxsWeTHBNi"
    "WpOX+Nbdj7/eXpwh8eve619cXbz/1Pt4huK/7r2fLpkFe4bEL/bfj+zPH++9nz/0+ne929szFP917930P/CW4lfWyatm+SkZfhV2X1ZSL1Y7DQ"
    "mdUJjMNjCtZalbUeQp3VeSyBss8pRXZN0izxqmNBR5mi9nQPAbxhAo8tyHIs93BBd6YsX1SjExjFuYXNvJH/JFCzvFgNuo6hQDa5V01ih0FIOs"
    "rnLMDMRsglH8ZnUHHVA+1bU4KQ8rc3W9R9DkrfwQeT6v9yha3J46U+I63rozLO5GfeBMBknNcSF5xGhlAUprobR221paBY47V3MJpbV7wWYorT"
    "XExIXSWiit3Xc2QGktHLvSHLQz9q76kpIhhAWl9oIi+z7U8ZepAPw1wSdeSPxadkQRPVgTRlsTg9lwRMI6p2BkKaHqt7YhQaOoiKp0j9s3snZh"
    "I/W+WyyGMg3v7QgWOvPtGmJdJgP066Lvk4dZgF2L2b0BQ1DfaVRADtxYlxtDEmLHLag16JOvKzghkTZBBlTpUxe/9FOqVO4IsKU6dXVz/T5unj"
    "0XrNh39MXBxWJ3dW5qpguTDezWx971597VGYp+33u928szxH60agno504xtV0a1ItNyYTPYGXs0EexC0aGQblKFZvSy7fbqzKX4txQ0VJjnw++"
    "1QbiHbSR4/E9OBD1h8QX14dDNgnQwbvTyn09NHoozJ4VT5/fjqMycSqVCRl3oJx5EW/jsQQMMjDMU0rKMzCkCaPOAokInHD1I1uQuvzyDDBEWt"
    "3iIMDipXOSKr5VKaWmUiMFAcU/2G8C5BL8hcsQIWWED/cMYQ+xYYg3/I567hy5dIQeqI+4LoWoF7VijYZCGD3MPI+4TAZ1O230rnNcKMs2O5hm"
    "WrC0VClJtQWwVpzAvG7+pPqI0euCBDVx1QAJahArIIxrEAsgjLtF8JklXg//DCGwoP78f3SYQlMA/3/vbq5LJn9CkvVmOXaI/kGuE+wiAyqw5G"
    "BUe3ezjtx22jnFO8h6d+unL0DiguE+RShq2Ds2B4S93LAgSlapRyREIMNqyzBsh9TX1iFkKgB/jSgxVHnsvTcwrpstcgdKNbUV/kC5lYJDMCCM"
    "054t9ooXlkAgHHF893i+GxO/HB33gdjVqU9tEgRFvr7a/ax244G7y0h3F5TstqBkF7RbKNkFNufZDFVymz2+zKQque3qApvHmn0bTqgn6WWSJl"
    "kizybtncBiXePHgkVi1WEhCR0cF6JxXEgmp91n9orjF60elfhX9ALc2I0D4e7Cknyb6Ea7yroOQo1cmyAk0yjpJTbKX6E/45XxT2TTGT+17cGn"
    "E3T0Bn32AuqzaYKcAB220RP1RP6LyxQTblCzPwdkzC1pfoYb5aZysR3+IoMWppwuzGspos74kEuJkUVwZTpqNjQviRSlBJ4orimyZgUPIZdGR9"
    "KBcwGcC3lKsDqNtjrBubAXbIZst60H68C/sz/+neaj3fgzWz5f39186l+8O0PxX/de723/8qeLMxT9vvd+vrk+Q+zHvXd1c9c/Q/xn1sDaTsEs"
    "OOCeRyM2xAHxVsTB+xE78iewJHfbleeviHYRV9sqDomfxzjMxuJxUm/qx6fHIydoI/Jq9Ar9dHmLDq46hwXFPet2BlF/oxWdcsMcFJ/9UXwgsA"
    "VytUZgC/v22PmiHVrJUEI4ZTfCKZ+iiNgnERArUmjSDSp1mnR0TVWtmS92ykBPOIhCFwfvjouVlqqmoJKASrKD6zeoJE3CGlQSUElAJVk3w0Ns"
    "IlqkiyzuVCohQdJGQfkgPol1CpuNJTIrou1N7L9mTvRlInuMFzuYdH4o1Etq9gIqC6gsO7i+g8rSJKxBZQGVBVSWNVWWPg4eyyJCy3uVakvIWu"
    "lGgzDiVDz5Ew/oLHyzDODwzM8JISHftg0z3WQwc9yQb0R60C/a6m3dzkCPAT1mBxd90GOahDXoMaDH7K4ek95PeKi1Ksftn+VkCaOWiefIxDJE"
    "Q7z4QrzCDe2jG5W6IVk2WakX3nhEOJpGYicPvn2HT2zqD/NKX2VLzc15bQYPJ+O/dTbpFS9mxdQlJT6ZLXoZhRPOeZvoefXHi+jUR9ToeuZNXW"
    "yTqs5BFTZSFWa6gB78CwI4VqluDr5+lQtUt+xAdUt5MnoxU3chAb2mAtNVUWC65QpMN2fkwA5/W1ywEs1DdW4nFA2c3R2V2d0pn92d3OxOKXTq"
    "0ztFBvO79vzekaLtHfKfxJaNsiW/aN+EMyI3vVhItqb6UiERgeJed50wYKdb4AO7MvLpbKrNAZkKsK+L/YA8UL/AS1t+WkRCAYdFrHFYBH4Iow"
    "2BVHFfEgDsmrAb4jm/HJLJlIbEs+c/knmrwIWeadGu8qU7SVvrcdFYyavuUxoi8cjR/lyMmAwR30GOBGEb2S52JuzCYI6cMGCLJPYC1ifr4E10"
    "CJ6gvG/dt9CYstcWF5/Yn/ycvOCJ+MUe+hcZtXA7sFlAYp/BAqfIZV19Bq3OgXkZVliLvdnAb26e4Cv3m0vTRJ0FElGT7MYX1kHkz1LF0Uoa64"
    "k6OVGxLk9Oys1Lfi+N7kMMoiq+SwJAWA3hAR3OrTEOxjoop4gaiPRpVwHo024pzvxWGmY6C21alOdXrjNLJGtpzYaZii9uqwgVq0g0etifl5gr"
    "S5psztQ8JEGjMD9fwLjEnEF+fnnd+/TrEvRlaPPq5vr9eQHs57/2L3qwW+a+BJoNMUmvqcjdyxmi4nq7yvz04hYrbc4+s334Weo8M4u7rd8g3x"
    "mNmZHHc/C5GccvflOwibQO4YYPYedvq3kC+6LqQHuUBZ3OQGKHqxoDCTqwVM00j2BP6peKbYKUbaqUhT2p947NkmRXl08SEUQS63rx0gqPRipD"
    "ig7wr4+/rAfq4C/TAf518Q+Z5pxHnhsxxbjH7Rvh+6sSIRe/9Ks9UinnSNw866YqVtoGNeZ7lhQiN1pz3hDXxV1k3raKdlda3GpXbq8kNVI5RM"
    "sZed85Hgr5FgNB6LhuFIh+hfpjgkL6SDweuSbuA995gBnYrBH1ybCNqOdGQe27D73vOienhadlPW/vmt4QKYqpdqJVdMvidOp+CtanwzpVC6nH"
    "Qwgi8FEYuRC0IZpuDiskPYSvFtrhyDRV43ZqeP5oJJSHbfCkEWbwc+Ggg69E0kCIuyppC93yrIVuLmlBLLZMtfIKjJZylNNUDQR6Iwki4GIuRb"
    "9JvseAMBGqz2OJDBhsNIMlE0aTx2lKYLNxbDbEq/E2csb28ahV4NiQ7rYrz+RauHTDRcNV/o1yLhdm1Kc9xmwQccZ2lYdh0aad8jav9gJI7xG/"
    "C7gBzLM9y90ACd/VOZDQgBNgF4NB+8sAY2SICKiWypDl3RUyJArLbkyGyFFfXRmypFWRIcv3ABli6pcDMsQYRhiR0LG/DDBEhrwj2C0RIPGtSu"
    "khMqo2JDqkbC09uRETrhYa8eODxDD1OwGJYQwjtpx8ub/QGyIrSuTEShmhKh5aPfRE/WGUHDMldOoSNJ2J0iBeARREO0QE/LwyXir0xJqRL8QX"
    "WTE2DkhRws36HcJZIQZ/GVXSAc4KgbNCdhlrY1b94LF42WfXV6z7ixYrF/4/U7m6f/LcR74y8w6+CRCesSlSsN2QMpVu0ShrG8XvlGwIcRAWdj"
    "VKRuUd7eoMJujVh8tvYVhnUPrkqQ9ZE0KL0b0wjHpDPhuUesPmUtlr4Ss+CI1B6YQpTElSivpIS0r9N9QeKqLTmJmJFVIHxHVqw+uMt2aVeL0h"
    "oV58JxVeqBdvQb04JAFBvTiwOc9mA/YAN429e7UJOIAvSyYop91u6VZ8dnaN8FWaEphQnwmFdfwVlXNNquPP+SwVnZaVXsv8kSd0MiksPCrfLU"
    "EiacKhMlUq1Cb2S0gMfh1NNqECLdZoLRZ2PdrDJDnA/wx2Pdo2/k5gDalXEFA/p9Ql2Ctx8CZU2d2hGdmmhMnyygtvD31zc5USJOeXWYn9+eP5"
    "BdOjhARhjZywBG0mMvhTa+hNCQWoTTW2mcrEurS8vRnaZ1Chdogbu6ZBJdyq4wPJE4NE2cFMxvcigaIgqeV9nFlRntUiPJHikkpC45BMsR9yi/"
    "YVEp2jwKYMK7G3OR7QWYicsChxUZ0QEhQNnvDtinjtdhMUIWVuY8vL50B8hrnV5fNiH73yxYVvu6O4ttzRCeFnC/HT8Xia82OA2NdPEPXR0Bm+"
    "YQsIP1fvC58RSHSLghDP2wh7QxRQNKREpMs5Pho7fJPBOTq47Rx+m1+LNjlQYd1PtMosIz6VRT9Jq/aq5BbxbCtz52CthLXSNA/mCyRzkwl2XB"
    "2AlwSNk0Yb2RlsioOA16Jo79eYI2zgjN4I4j51tVaMuH0D8e2qLBjd8vWim1suIIlji65Yl9pYb24nFE1wDqYnt8rSUb5w5JYNJ7CEOlvD053Q"
    "vaCvO5aTO+vqhjTbOgzYCb+rIeZ4j/iOPW4VGOSLO+0qkxwnbZ51f4t1fHT7YnSumctfo1SiXIaW10o0QUXciArOPyoNhBfNG4juRkx2nllSmF"
    "xXfky2RLLWMdmmoV0B7rOdk71VYfbv/wFhwV+q"
)
