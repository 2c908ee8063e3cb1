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
    "eJztXVtz4jgW/isqXiZTxXQlhKRn0k90d7Y7O+kk1aHnspstjzAKuGIsxjadZmfnv68kYyxfkQwEYc5LILaOZH9H6Nylv1oTOiRu8Kpn23Tmha"
    "0L9FfLwxPCvmRvtVELT6fJDX4hxANXtMVSo0EQ+tjmfT1iNyDs0pAEtu9MQ4d6vPE9CUPHGwWIPqJwTNDzmLoE2XQyxd78Avn0GZ284l0Nqc36"
    "Yk21qGae8+eMWCEdEdbOZ7T//g+77HhD8o0E8b/TJ+vRIe4w9crOkHcgrlvhfCquvXVGV174D9GWP9PAsqk7m3hJ++k8HFNvSeBEOIyIR3wcEj"
    "5C6M84Dt7MdReIxdBED5s0iZ5SohmSRzxzOZqcOnqA5FrLsm5u+9b9Zd+yWjmkYwoJxsUlm3qcS+xRAwHAiD/CDz91OqenrzvHp+c/nnVfvz77"
    "8fhH1lY8b/7W67+jh0nQiroSmF19uLrp8weibCpEU4Rf+FvQ4BBHVIIZCfqhE7KmOQa8G2O/GP4lQYYD7NWyHIjxrmJBfCHhQTKBX4IJE/zNco"
    "k3Csfs35Pj4wqAf+l9fvex9/mItfo+DfPN4lYnuscRTxB2qY31IE4oGojxmQLCZ6X4nmXRFUugP9eBVyJpIL4dBXw7pfh2cvjOfJ94th7AEk0D"
    "ET5VQPi0FOHTLMKhMyHWf6mnuQpLRA3EuKuyEHfL1+FubhkOcfBk+SRgD80+/pw5PilSPChTcLBXAnpJFxn8B6yPbTFgeWULHKjSLW5vr3nPky"
    "D4042UjYymcfPl09tLJhsFR1gjJ0wpIAkfvhI/4A+Wg75U4ZMoVmt9mwL6ZLtaX+ek+7r74+l5d6nsLa9U6XgRnFyVfnyS1Dl+YYDtp2fsD63c"
    "HdqhZW3ztyadSfYK9vBIoMTfiD/cwkh5F5kBrQL7Jb7VrrJfbKnRKvulHN/VlsdfreSFWrZP+EyxsJg5zJbgjcm3KftZ80m2fOuldfLNWjynhV"
    "3xs44nX0sQsscW/4g5Lo0z8ulsakW2yhpjim7UR2U9TlmHDkN4/bHps6c+Mqe3Hqk7jJZErYHEJeWRZtNh3TdakFaMBVaqkVYqCI21hUZKqU8t"
    "CmlE37M7XLssUe1TlBlkhwvSV/GXPVRDK3DsX326vO/3Pt2lNKH3vf4lv9MRV+eZq0fnGRV12Qn69ar/EfF/0b9uby4FnDQIR74YMWnX/xdfAV"
    "t4FlLLo88WHsqYxJfjSyk2p1dKHTanKYHNRrM5L/TVxVSe9uVWy4ZIrYQRss6nzgKZCsCvDX4smQZzbQ7kSIENtdkQ6/Kqjqy4fQN9WJ0zFV83"
    "a1XujT3L+bszdpYOzBIZoK2Gtu06xAtFX/qrSo621rKyMPaMAX0nq8ozGQTco6gx4yWSWrPdNNzTk/1YKVLJm5VP9+OCWCUZYZfrntyZohWyzB"
    "I2D/MTNcxPqjA/KcAc2+GsHuh5SkBdFXURv+ELRAHi/7y/vSkzl2SqrF3s2CH6H3KdYB/VxQqQOR4pYziG9uhT77cs6u+ub99mrVzewdvstPc8"
    "PnnDme/Rr8S3Jo5HfT0JW9oFCNq6gpZMpi6dk6JfRSkbUjQNgr5BMbrLCXbcVnmgLrrfVojWWWTZdKMxu38vB4h05YVQi22W/1TF9DJt20juSz"
    "06JN5MlqYQIzJvqSqPEaXnj4adlqID109t2VFHg11TdTUO+HSiWEdFdWWtypPFOnlzIbfYaYLdbDfQxjA3S4DfjXmuX7kAj+4rCfDpsulWBbg3"
    "mwzYnUrBvWhTV2CLN7GSTkBemyceQF4bxhAplLD84ShHEZYUDZQcJ+cqfqZsoF/yMp0bJTa8MFraCyRGdGuFsEgamZ2bKZ7zhXMzozF3k5sZja"
    "2Vm/no+EFo1cvQjIZLelAf1cVrDrrsQH3MWrmh0WiQG2q02ILcUMgN3bW+0KSkQcgNPQg2Q26oIcYW5IZCbuihswFyQ6UELqVsxeOKbMXjXLZi"
    "2kpTRTlN1cgMIrUEIq1NPXANpFNEALQS0IW+C/2pvZOgV6u1v7gXeW+05zmgrok65JuboansIJXBNNxfJAuXZ1yxp+BO2IB4Ba6Iyv1YCqhhK5"
    "YVW7GYFZ+q3EIk1aKtEK2ydHYUafXQggz5hAcI2AwKEI43N2wjHCLqkcXOhxMkdAn+H3ZddHTd/T6/W+JGeixJrYhe0MllN1bG01KRcqkP9ahI"
    "3IWELERHzJNcVVkW8szRybKQ6cDpUd/3BGkuu2WAE1hMUSiID1bqFhIV6BQa27vxAIaO2hy3b6TOvBkD0SyVraKURLqvpK5tsZREFl7rlpLUUJ"
    "uglGQPRAQoTYYxBEpJoJSkiZibJcA/McaxVxSyskyIJ22UBPkk1XyrwvyJTQ3+OcbekD1EVpiDQAWBavgasxOBGv9s8gv8pTebCPCv2GNizyY5"
    "JsS0Ji/xrfuff7+7vEDi48HrX15ffvjc+3SB4m8P3i9XzIK9QOKD/fcz+/rzg/frx17/vnd3d4Hibw/ebf8jbyk+sk5eNctPyfCrsPuyknqx2m"
    "lI6ITCZLaBaS1L3YoiT+m+kkTeYpGnvCLrFnnWMKWhyNN8OQOC3zCGQJHnIRR5vie40BMrrleKiWHcwuTaTv6QL1rYKQbcRVWnGFirpLNGoaMY"
    "ZHWVY2YgZhOM4jerO+iA8qmuxUl5WJmr6z2CJm/lh8jzeb1H0eL21JkS1/HWnWFxN+oDZzJIao4LySNGKwtQWgultbvW0ipw3LuaSyitPQg2Q2"
    "mtISYulNZCae2hswFKa+HYleagnbF31ZeUDCEsKLUXFNn3oY6/TAXgrwk+8ULi17IjiujBmjDamhjMhiMS1jkFI0sJVb+1DQkaRUVUpXvcvpG1"
    "C1up991hMZRpeO9GsNCZb9cQ6zIZoF8XfZ88zgLsWszuDRiC+k6jAnLgxrrcGJIQO25BrUGffFvBCYm0CTKgSp+6/K2fUqVyR4At1anr25sPcf"
    "PsuWDFvqOvDi4Wu6tzUzNdmGxgtz71br70ri9Q9Png9e6uLhD706oloDedYmq7NKgXm5IJN2Bl7NGPYh+MDINylSo2pZdvt1dlLsW5oaKlxj4f"
    "fKsNxDtoI8fje3Ag6g+JL64Ph2wSoKP355X7emj0UJg9K54+vx1HZeJUKhMy7kA58yLexmMJGGRgmKeUlGdgSBNGnQUSETjh6ke2IHX55RlgiL"
    "S6w0GAxUvnJFV8q1JKTaVGCgKK/2C/C5BL8FcuQ4SUET7cC4Q9xIYh3vAH6rlz5NIReqQ+4roUol7UijUaCmH0OPM84jIZ1O200fvOaaEs2+5g"
    "mmnB0lKlJNUWwFpxAvO6+ZPqI0avCxLUxFUDJKhBrIAwrkEsgDDuDsFnlng9/DOEwIL68//JYQpNAfz/vL+9KZn8CUnWm+XYIfofcp1gHxlQgS"
    "UHo9q7m3XkttPOKd5B1rtbP30BEhcM9ylCUcPBsTkg7OWGBVGySj0iIQIZVluGYTukvrYOIVMB+GtEiaHK4+C9gXHdbJE7UKqprfAHyq0UHIIB"
    "YZz2bLFXvLAEAuGI47vH892Y+OXouA/Erk59apMgKPL11e5ntRsP3F1GurugZLcFJbug3ULJLrA5z2aoktvu8WUmVcntVhfYPtbst+GEepJeJm"
    "mSJbIxae8EFusaPxUsEqsOC0no4LgQjeNCMjntPrNXHL9o9ajEv6IX4MZ+HAh3H5bk20Q32lXWdRBq5NoEIZlGSS+xUf4K/RGvjH8gm874qW2P"
    "Pp2gkzfoixdQn00T5ATouI2eqSfyX1ymmHCDmn0dkDG3pPkZbpSbysV2+IsMWphyujCvpYg640MuJUYWwZXpqNnQvCRSlBJ4orimyJoVPIRcGh"
    "1JB84FcC7kKcHqNNrqBOfCQbAZst12HqwD/87h+Heaj3bjz2z5cnN/+7l/+f4Cxd8evN67/tUvlxco+nzwfr29uUDsz4N3fXvfv0D8b9bA2k3B"
    "LDjgNqMRG+KAeCfi4P2IHfkTWJK77crzV0S7iKttFYfEr2McZmPxOKk39ePT45ETtBF5NXqFfrm6Q0fXneOC4p51O4Oov9GKTrlhDorP4Sg+EN"
    "gCuVojsIV9e+x81Q6tZCghnLIf4ZTPUUTsswiIFSk06QaVOk06uqaq1swXO2WgZxxEoYuj96fFSktVU1BJQCXZw/UbVJImYQ0qCagkoJKsm+Eh"
    "NhEt0kUWdyqVkCBpo6B8EJ/EOoXNxhKZFdH2JvafMyf6ZSJ7jBc7mHR+KtRLavYCKguoLHu4voPK0iSsQWUBlQVUljVVlj4OnsoiQst7lWpLyF"
    "rpRoMw4lQ8+RMP6Cx8swzg8MzPCSEh37YNM91kMHPckG9EetQv2upt3c5AjwE9Zg8XfdBjmoQ16DGgx+yvHpPeT3iotSrH7TdysoRRy8QmMrEM"
    "0RAvvxKvcEP76EalbkiWTVbqhbceEY6mkdjJg2/f4ROb+sO80lfZUnNzXpvBw8n4p84mveLFrJi6pMQns0Uvo3DCOW8TPa/+eBGd+ogaXc+8qY"
    "ttUtU5qMJGqsJMF9CDf0EAxyrVzcHXr3KB6pY9qG4pT0YvZuo+JKDXVGC6KgpMt1yB6eaMHNjhb4cLVqJ5qM7thKKBs7ujMrs75bO7k5vdKYVO"
    "fXqnyGB+157fe1K0vUf+k9iyUbbkF+2bcEbkthcLydZUXyokIlDc664TBux0C3xgV0Y+nU21OSBTAfZ1sR+QR+oXeGnLT4tIKOCwiDUOi8CPYb"
    "QhkCruSwKAXRN2QzznV0MymdKQePb8ZzJvFbjQMy3aVb50J2lrPS0aK3nVfUpDJB452p+LEZMh4jvIkSBsI9vFzoRdGMyREwZskcRewPpkHbyJ"
    "DsETlA+thxYaU/ba4uIz+8rPyQueiV/soX+RUQu3A5sFJPYZLHCKXNbVZ9DqHJiXYYW12JsN/ObmCb5yv7k0TdRZIBE1yW58YR1E/lmqOFpJYz"
    "1RZ2cq1uXZWbl5ye+l0X2MQVTFd0kACKshPKDDuTXGwVgH5RRRA5E+7yoAfd4txZnfSsNMZ6FNi/L8ynVmiWQtrdkwU/HFbRWhYhWJRg/78xJz"
    "ZUmTzZmahyRoFOZvFzAuMWeQv7266X3+fQn6MrR5fXvz4W0B7G9/71/2YLfMQwk0G2KS3lCRu5czRMX1dpX56cUtVtqcfWb78LPUeWYWd1u/Qb"
    "4zGjMjj+fgczOOX/yuYBNpHcItH8LO31bzBPZF1YH2KAs6nYHEDlc1BhJ0YKmaaR7BntQvFdsEKdtUKQt7Uh8cmyXJri6fJCKIJNb14qUVHo1U"
    "hhQd4F8ff1kP1MFfpgP86+IfMs05jzw3Yopxj9s3wvdXJUIuf+tXe6RSzpG4edZNVay0DWrM9ywpRG605rwhrov7yLxtFe2utLjVrtxeSWqkco"
    "iWM/J+cDwU8i0GgtBx3SgQ/Qr1xwSF9Il4PHJN3Ee+8wAzsFkj6pNhG1HPjYLa9x97P3TOzgtPy9ps75reECmKqXaiVXTL4nTqfgrWp8M6VQup"
    "x0MIIvBRGLkQtCGabg4rJD2Erxba4cg0VeN2ath8NBLKw7Z40ggz+Llw0MFXImkgxF2VtIVuedZCN5e0IBZbplp5BUZLOcppqgYCvZUEEXAxl6"
    "LfJN9jQJgI1eexRAYMNprBkgmjyeM0JbDZODYb4tV4Fzlj+3jUKnBsSHfblWdyLVy64aLhKv9GOZcLM+rTHmM2iDhju8rDsGjTTnmbV3sBpPeI"
    "3wXcAObZnuVugITv6hxIaMAJsI/BoMNlgDEyRARUS2XI8u4KGRKFZbcmQ+Sor64MWdKqyJDle4AMMfWXAzLEGEYYkdBxuAwwRIa8J9gtESDxrU"
    "rpITKqtiQ6pGwtPbkRE64WGvHjg8Qw9XcCEsMYRuw4+fJwoTdEVpTIiZUyQlU8tHromfrDKDlmSujUJWg6E6VBvAIoiHaICPh5ZbxU6Jk1I1+J"
    "L7JibByQooSb9TuEs0IM/mVUSQc4KwTOCtlnrI1Z9YOn4mWfXV+x7i9arFz4/0jl6v7Bcx/5ysw7+C5AeMamSMF2Q8pUukWjrG0Uv1OyIcRBWN"
    "jVKBmVd7SrM5igVx8uv4VhnUHps6c+ZE0ILUb3wjDqDbkxKPWGlVTnOuOtU9BcZ7w1S5vrDQlFznuppUGRcwuKnCFzBYqcgc15NhuwcbVp7D2o"
    "nasBfFkyQQ3obuuN4gOfa8Rc0pTAhPpMKCw+ryj3alLxec7Rpuhpq3S15c/poJNJYbVMeYm/RNKEk1CqVKhtFPknBr+OJptQgRZrtBYLW/UcYG"
    "YX4H8BW/XsGn8nsIbUK4gCrzoKPqaCY+A1joFnIoM/tYbelFCA2lRjbyS2Srikprc3Q7sBFWqPuLFvGlTCrTo+kDwxSJQ9TL/7IKL+BZkYH+J0"
    "gPJUDOGJFJdUsvCGZIr9kFu0r5DoHAU2ZViJDbnxgM5C5IRF2XbqhJBVZ/CEb1fEa3ebVQd5XltbXr4E4meYW12+LDZ/K19c+F4ximvLPZ0Qfi"
    "AOP9KN5+Y+BYj9+gmiPho6wzdsAeGHwX3lMwKJblEQ4nkbYW+IAoqGlIgcL8dHY4fvjDdHR3ed4+/za9E2ByosVolWmWXEp7JSJWnVXpXcIp5t"
    "ZcIXrJWwVprmwXyBDGQywY6rA/CSoHHSaCvbWU1xEPACCu1NBnOEDZzRW0Hcp67WihG3byC+XZUFo1u+XnRzywUkcezQFetSG+vN7YSiCc7B9O"
    "RWWTrKF47csuEEllBna3i6E7oX9HXHcnJvXd2QZluHAXvhdzXEHO8R37HHrQKDfHGnXWWS46TNRjdlWMdHdyhG55q5/DVKJcplaHmtRBNUxK2o"
    "4PxHpYHwonkD0d2Kyc4zSwqT68rPdpZI1jrb2TS0K8Dd2OHOOxVmf/8frxT4yA=="
)
