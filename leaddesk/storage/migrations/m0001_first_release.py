"""Step 1: every table of the first release. Written by ``migrations/first.py`` from the tables."""

# ruff: noqa: PLR0915 - one function a step, as Alembic writes it

import sqlalchemy as sa
from alembic import op

from leaddesk.storage.migrations import ddl


def upgrade() -> None:
    op.create_table(
        "attachment_blob",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attachment_blob")),
        sa.UniqueConstraint("sha256", name=op.f("uq_attachment_blob_sha256")),
        info={"quiet": True},
        sqlite_autoincrement=True,
    )
    op.create_table(
        "audit",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("action", sa.Integer(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.Column("actor", sa.String(length=200), nullable=False),
        sa.Column("label", sa.String(length=200), nullable=False),
        sa.Column("replayed", sa.Boolean(), nullable=False),
        sa.Column("table_name", sa.String(length=60), nullable=False),
        sa.Column("row_id", sa.Integer(), nullable=False),
        sa.Column("payload_hash", sa.LargeBinary(), nullable=False),
        sa.Column("row_hash", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_audit")),
        info={"quiet": True},
        sqlite_autoincrement=True,
    )
    op.create_index("ix_audit_table_name_row_id", "audit", ["table_name", "row_id"], unique=False)
    op.create_table(
        "closed_quarter",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("first", sa.Date(), nullable=False),
        sa.Column("last", sa.Date(), nullable=False),
        sa.Column("closed_at", sa.String(), nullable=False),
        sa.Column("closed_by", sa.String(length=120), nullable=False),
        sa.Column("program", sa.String(length=40), nullable=False),
        sa.Column("settings", sa.Text(), nullable=False),
        sa.Column("figures", sa.Text(), nullable=False),
        sa.Column("fingerprint", sa.String(length=64), nullable=False),
        sa.Column("reopened_at", sa.String(), nullable=True),
        sa.Column("reopened_by", sa.String(length=120), nullable=True),
        sa.Column("reopened_because", sa.String(length=300), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_closed_quarter")),
        sa.UniqueConstraint("uid", name=op.f("uq_closed_quarter_uid")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_closed_quarter_first"), "closed_quarter", ["first"], unique=False)
    op.create_table(
        "draft",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("key", sa.String(length=80), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("kept_at", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_draft")),
        sa.UniqueConstraint("kind", "key", name=op.f("uq_draft_kind_key")),
        info={"quiet": True},
        sqlite_autoincrement=True,
    )
    op.create_table(
        "export",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.Column("what", sa.String(length=120), nullable=False),
        sa.Column("period", sa.String(length=80), nullable=False),
        sa.Column("audience", sa.String(length=20), nullable=False),
        sa.Column("format", sa.String(length=10), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("made_by", sa.String(length=120), nullable=False),
        sa.Column("purpose", sa.String(length=300), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_export")),
        sa.UniqueConstraint("uid", name=op.f("uq_export_uid")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "fidelity_check",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("removed_at", sa.String(), nullable=True),
        sa.Column("removed_because", sa.String(length=200), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_fidelity_check")),
        sa.UniqueConstraint("uid", name=op.f("uq_fidelity_check_uid")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_fidelity_check_year"), "fidelity_check", ["year"], unique=False)
    op.create_table(
        "meeting",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("people_discussed", sa.Integer(), nullable=True),
        sa.Column("note", sa.String(length=1000), nullable=False),
        sa.Column("removed_at", sa.String(), nullable=True),
        sa.Column("removed_because", sa.String(length=200), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting")),
        sa.UniqueConstraint("uid", name=op.f("uq_meeting_uid")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_meeting_on"), "meeting", ["on"], unique=False)
    op.create_table(
        "number_given",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_number_given")),
        sa.UniqueConstraint("kind", "year", name=op.f("uq_number_given_kind_year")),
        info={"quiet": True},
        sqlite_autoincrement=True,
    )
    op.create_table(
        "organisation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("name", sa.String(length=300), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("unit", sa.String(length=300), nullable=False),
        sa.Column("address", sa.String(length=500), nullable=False),
        sa.Column("phone", sa.String(length=60), nullable=False),
        sa.Column("fax", sa.String(length=60), nullable=False),
        sa.Column("email", sa.String(length=300), nullable=False),
        sa.Column("services", sa.String(length=1000), nullable=False),
        sa.Column("covered_entity", sa.Boolean(), nullable=False),
        sa.Column("part2_program", sa.Boolean(), nullable=False),
        sa.Column("notes", sa.String(length=2000), nullable=False),
        sa.Column("provider_type", sa.String(), nullable=True),
        sa.Column("services_offered", sa.String(), nullable=False),
        sa.Column("local_services", sa.Text(), nullable=False),
        sa.Column("contacts", sa.Text(), nullable=False),
        sa.Column("hours", sa.String(length=200), nullable=False),
        sa.Column("distance_miles", sa.Integer(), nullable=True),
        sa.Column("languages", sa.String(), nullable=False),
        sa.Column("telehealth", sa.Boolean(), nullable=False),
        sa.Column("sliding_fee", sa.Boolean(), nullable=False),
        sa.Column("medicaid", sa.Boolean(), nullable=False),
        sa.Column("qsoa_on", sa.Date(), nullable=True),
        sa.Column("removed_at", sa.String(), nullable=True),
        sa.Column("removed_because", sa.String(length=200), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_organisation")),
        sa.UniqueConstraint("uid", name=op.f("uq_organisation_uid")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_organisation_name"), "organisation", ["name"], unique=False)
    op.create_table(
        "participant",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("number_year", sa.Integer(), nullable=False),
        sa.Column("first_name", sa.String(length=300), nullable=False),
        sa.Column("middle_name", sa.String(length=300), nullable=False),
        sa.Column("last_name", sa.String(length=300), nullable=False),
        sa.Column("suffix", sa.String(length=40), nullable=False),
        sa.Column("preferred_name", sa.String(length=300), nullable=False),
        sa.Column("addressed_as", sa.String(length=300), nullable=False),
        sa.Column("birth", sa.String(length=12), nullable=True),
        sa.Column("birth_year", sa.Integer(), nullable=True),
        sa.Column("no_fixed_address", sa.Boolean(), nullable=False),
        sa.Column("address", sa.String(length=500), nullable=False),
        sa.Column("address_confidential", sa.Boolean(), nullable=False),
        sa.Column("where_to_find", sa.String(length=500), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("status_since", sa.Date(), nullable=True),
        sa.Column("door", sa.String(length=20), nullable=False),
        sa.Column("enrolled_on", sa.Date(), nullable=True),
        sa.Column("last_two_way_on", sa.Date(), nullable=True),
        sa.Column("next_contact_on", sa.Date(), nullable=True),
        sa.Column("shown_name", sa.String(length=1000), nullable=False),
        sa.Column("merged_into_id", sa.Integer(), nullable=True),
        sa.Column("removed_at", sa.String(), nullable=True),
        sa.Column("removed_because", sa.String(length=200), nullable=True),
        sa.ForeignKeyConstraint(
            ["merged_into_id"], ["participant.id"], name=op.f("fk_participant_merged_into_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_participant")),
        sa.UniqueConstraint("number", name=op.f("uq_participant_number")),
        sa.UniqueConstraint("uid", name=op.f("uq_participant_uid")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_participant_birth_year"), "participant", ["birth_year"], unique=False)
    op.create_index(op.f("ix_participant_last_two_way_on"), "participant", ["last_two_way_on"], unique=False)
    op.create_index(op.f("ix_participant_merged_into_id"), "participant", ["merged_into_id"], unique=False)
    op.create_index(op.f("ix_participant_next_contact_on"), "participant", ["next_contact_on"], unique=False)
    op.create_index(
        "ix_participant_removed",
        "participant",
        ["removed_at"],
        unique=False,
        sqlite_where=sa.text("removed_at IS NOT NULL"),
    )
    op.create_index(op.f("ix_participant_shown_name"), "participant", ["shown_name"], unique=False)
    op.create_index(op.f("ix_participant_status"), "participant", ["status"], unique=False)
    op.create_table(
        "report_profile",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("key", sa.String(length=40), nullable=False),
        sa.Column("title", sa.String(length=120), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("removed_at", sa.String(), nullable=True),
        sa.Column("removed_because", sa.String(length=200), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report_profile")),
        sa.UniqueConstraint("uid", name=op.f("uq_report_profile_uid")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_report_profile_key"), "report_profile", ["key"], unique=False)
    op.create_table(
        "setting",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_setting")),
        sa.UniqueConstraint("name", name=op.f("uq_setting_name")),
        sa.UniqueConstraint("uid", name=op.f("uq_setting_uid")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "site_list_item",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("list", sa.String(), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(length=300), nullable=False),
        sa.Column("mark", sa.String(length=40), nullable=False),
        sa.Column("detail", sa.String(length=300), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("removed_at", sa.String(), nullable=True),
        sa.Column("removed_because", sa.String(length=200), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_site_list_item")),
        sa.UniqueConstraint("list", "code", name=op.f("uq_site_list_item_list_code")),
        sa.UniqueConstraint("uid", name=op.f("uq_site_list_item_uid")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "site_text",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("words", sa.String(length=1500), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("set_at", sa.String(), nullable=False),
        sa.Column("set_by", sa.String(length=120), nullable=False),
        sa.Column("removed_at", sa.String(), nullable=True),
        sa.Column("removed_because", sa.String(length=200), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_site_text")),
        sa.UniqueConstraint("uid", name=op.f("uq_site_text_uid")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_site_text_text"), "site_text", ["text"], unique=False)
    op.create_table(
        "staffing",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("hundredths", sa.Integer(), nullable=False),
        sa.Column("removed_at", sa.String(), nullable=True),
        sa.Column("removed_because", sa.String(length=200), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_staffing")),
        sa.UniqueConstraint("uid", name=op.f("uq_staffing_uid")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_staffing_since"), "staffing", ["since"], unique=False)
    op.create_table(
        "today_answer",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("key", sa.String(length=200), nullable=False),
        sa.Column("said", sa.String(length=64), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("reason", sa.String(length=200), nullable=False),
        sa.Column("removed_at", sa.String(), nullable=True),
        sa.Column("removed_because", sa.String(length=200), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_today_answer")),
        sa.UniqueConstraint("uid", name=op.f("uq_today_answer_uid")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_today_answer_key"), "today_answer", ["key"], unique=False)
    op.create_table(
        "training",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("topic", sa.String(length=200), nullable=False),
        sa.Column("audience", sa.String(length=200), nullable=False),
        sa.Column("people", sa.Integer(), nullable=True),
        sa.Column("naloxone", sa.Boolean(), nullable=False),
        sa.Column("note", sa.String(length=1000), nullable=False),
        sa.Column("removed_at", sa.String(), nullable=True),
        sa.Column("removed_because", sa.String(length=200), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_training")),
        sa.UniqueConstraint("uid", name=op.f("uq_training_uid")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_training_on"), "training", ["on"], unique=False)
    op.create_table(
        "alias",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("participant_id", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=300), nullable=False),
        sa.Column("removed_at", sa.String(), nullable=True),
        sa.Column("removed_because", sa.String(length=200), nullable=True),
        sa.ForeignKeyConstraint(
            ["participant_id"], ["participant.id"], name=op.f("fk_alias_participant_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_alias")),
        sa.UniqueConstraint("uid", name=op.f("uq_alias_uid")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_alias_participant_id"), "alias", ["participant_id"], unique=False)
    op.create_table(
        "assistance",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("participant_id", sa.Integer(), nullable=True),
        sa.Column("cents", sa.Integer(), nullable=False),
        sa.Column("category", sa.String(), nullable=False),
        sa.Column("voucher", sa.String(length=60), nullable=False),
        sa.Column("what_for", sa.String(length=300), nullable=False),
        sa.Column("vendor", sa.String(length=200), nullable=False),
        sa.Column("good_until", sa.Date(), nullable=True),
        sa.Column("removed_at", sa.String(), nullable=True),
        sa.Column("removed_because", sa.String(length=200), nullable=True),
        sa.ForeignKeyConstraint(
            ["participant_id"], ["participant.id"], name=op.f("fk_assistance_participant_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assistance")),
        sa.UniqueConstraint("uid", name=op.f("uq_assistance_uid")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_assistance_on"), "assistance", ["on"], unique=False)
    op.create_index(op.f("ix_assistance_participant_id"), "assistance", ["participant_id"], unique=False)
    op.create_table(
        "audit_payload",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("salt", sa.LargeBinary(), nullable=False),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["seq"], ["audit.seq"], name=op.f("fk_audit_payload_seq")),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_audit_payload")),
        info={"quiet": True},
    )
    op.create_table(
        "board_page",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("first", sa.Date(), nullable=False),
        sa.Column("last", sa.Date(), nullable=False),
        sa.Column("asks", sa.String(length=400), nullable=False),
        sa.Column("story", sa.String(length=400), nullable=False),
        sa.Column("participant_id", sa.Integer(), nullable=True),
        sa.Column("removed_at", sa.String(), nullable=True),
        sa.Column("removed_because", sa.String(length=200), nullable=True),
        sa.ForeignKeyConstraint(
            ["participant_id"], ["participant.id"], name=op.f("fk_board_page_participant_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_board_page")),
        sa.UniqueConstraint("uid", name=op.f("uq_board_page_uid")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_board_page_first"), "board_page", ["first"], unique=False)
    op.create_index(op.f("ix_board_page_participant_id"), "board_page", ["participant_id"], unique=False)
    op.create_table(
        "care_plan",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("participant_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("started_on", sa.Date(), nullable=False),
        sa.Column("review_on", sa.Date(), nullable=True),
        sa.Column("agreed_on", sa.Date(), nullable=True),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("own_words", sa.String(length=2000), nullable=False),
        sa.Column("strengths", sa.String(length=2000), nullable=False),
        sa.Column("safety", sa.String(length=2000), nullable=False),
        sa.Column("barriers", sa.String(length=2000), nullable=False),
        sa.Column("removed_at", sa.String(), nullable=True),
        sa.Column("removed_because", sa.String(length=200), nullable=True),
        sa.ForeignKeyConstraint(
            ["participant_id"], ["participant.id"], name=op.f("fk_care_plan_participant_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_care_plan")),
        sa.UniqueConstraint("uid", name=op.f("uq_care_plan_uid")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_care_plan_agreed_on"), "care_plan", ["agreed_on"], unique=False)
    op.create_index("ix_care_plan_ended_on_review_on", "care_plan", ["ended_on", "review_on"], unique=False)
    op.create_index(op.f("ix_care_plan_participant_id"), "care_plan", ["participant_id"], unique=False)
    op.create_index(op.f("ix_care_plan_started_on"), "care_plan", ["started_on"], unique=False)
    op.create_table(
        "closing_summary",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("participant_id", sa.Integer(), nullable=False),
        sa.Column("closed_on", sa.Date(), nullable=False),
        sa.Column("own_words", sa.String(length=1500), nullable=False),
        sa.Column("services", sa.String(length=1000), nullable=False),
        sa.Column("handed_to", sa.String(length=300), nullable=False),
        sa.Column("destination", sa.String(), nullable=True),
        sa.Column("removed_at", sa.String(), nullable=True),
        sa.Column("removed_because", sa.String(length=200), nullable=True),
        sa.ForeignKeyConstraint(
            ["participant_id"], ["participant.id"], name=op.f("fk_closing_summary_participant_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_closing_summary")),
        sa.UniqueConstraint("uid", name=op.f("uq_closing_summary_uid")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_closing_summary_participant_id"), "closing_summary", ["participant_id"], unique=False)
    op.create_table(
        "consent",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("participant_id", sa.Integer(), nullable=False),
        sa.Column("person_number", sa.Integer(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("discloser", sa.String(length=500), nullable=False),
        sa.Column("information", sa.String(length=1000), nullable=False),
        sa.Column("other_purpose", sa.String(length=500), nullable=False),
        sa.Column("expires_on", sa.Date(), nullable=True),
        sa.Column("expires_event", sa.String(length=300), nullable=False),
        sa.Column("event_check_on", sa.Date(), nullable=True),
        sa.Column("event_happened_on", sa.Date(), nullable=True),
        sa.Column("case_number", sa.String(length=80), nullable=False),
        sa.Column("case_title", sa.String(length=300), nullable=False),
        sa.Column("our_form", sa.Boolean(), nullable=False),
        sa.Column("revocation_stated", sa.Boolean(), nullable=False),
        sa.Column("redisclosure_stated", sa.Boolean(), nullable=False),
        sa.Column("form_language", sa.String(), nullable=False),
        sa.Column("signed_on", sa.Date(), nullable=True),
        sa.Column("signer", sa.String(), nullable=False),
        sa.Column("representative", sa.String(length=300), nullable=False),
        sa.Column("representative_authority", sa.String(length=300), nullable=False),
        sa.Column("categories", sa.String(), nullable=False),
        sa.Column("no_end", sa.Boolean(), nullable=False),
        sa.Column("condition", sa.String(length=300), nullable=False),
        sa.Column("revocable_on", sa.Date(), nullable=True),
        sa.Column("revocable_event", sa.String(length=300), nullable=False),
        sa.Column("revocable_event_on", sa.Date(), nullable=True),
        sa.Column("refusal_stated", sa.Boolean(), nullable=False),
        sa.Column("study", sa.String(length=300), nullable=False),
        sa.Column("media", sa.String(), nullable=False),
        sa.Column("media_uses", sa.String(), nullable=False),
        sa.Column("shown_as", sa.String(), nullable=False),
        sa.Column("ways", sa.String(), nullable=False),
        sa.Column("message_with", sa.String(length=300), nullable=False),
        sa.Column("message_says", sa.String(), nullable=False),
        sa.Column("unwanted", sa.String(length=300), nullable=False),
        sa.Column("minor_rule", sa.String(), nullable=True),
        sa.Column("state_law", sa.String(length=300), nullable=False),
        sa.Column("parent", sa.String(length=300), nullable=False),
        sa.Column("parent_signed_on", sa.Date(), nullable=True),
        sa.Column("revoked_on", sa.Date(), nullable=True),
        sa.Column("revoked_at", sa.String(), nullable=True),
        sa.Column("revoked_manner", sa.String(), nullable=True),
        sa.Column("revoked_taken_by", sa.String(length=300), nullable=False),
        sa.Column("revoked_time", sa.Time(), nullable=True),
        sa.Column("renews_id", sa.Integer(), nullable=True),
        sa.Column("superseded_by_id", sa.Integer(), nullable=True),
        sa.Column("removed_at", sa.String(), nullable=True),
        sa.Column("removed_because", sa.String(length=200), nullable=True),
        sa.ForeignKeyConstraint(
            ["participant_id"], ["participant.id"], name=op.f("fk_consent_participant_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(["renews_id"], ["consent.id"], name=op.f("fk_consent_renews_id"), ondelete="RESTRICT"),
        sa.ForeignKeyConstraint(
            ["superseded_by_id"], ["consent.id"], name=op.f("fk_consent_superseded_by_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_consent")),
        sa.UniqueConstraint("uid", name=op.f("uq_consent_uid")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_consent_expires_event"), "consent", ["expires_event"], unique=False)
    op.create_index(op.f("ix_consent_expires_on"), "consent", ["expires_on"], unique=False)
    op.create_index(op.f("ix_consent_participant_id"), "consent", ["participant_id"], unique=False)
    op.create_index(op.f("ix_consent_revoked_on"), "consent", ["revoked_on"], unique=False)
    op.create_table(
        "contact",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("participant_id", sa.Integer(), nullable=True),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=True),
        sa.Column("note", sa.String(length=2000), nullable=False),
        sa.Column("next_on", sa.Date(), nullable=True),
        sa.Column("direction", sa.String(), nullable=False),
        sa.Column("purpose", sa.String(), nullable=True),
        sa.Column("started", sa.Time(), nullable=True),
        sa.Column("miles", sa.Integer(), nullable=True),
        sa.Column("place", sa.String(length=200), nullable=False),
        sa.Column("people_met", sa.Integer(), nullable=True),
        sa.Column("kits", sa.Integer(), nullable=True),
        sa.Column("removed_at", sa.String(), nullable=True),
        sa.Column("removed_because", sa.String(length=200), nullable=True),
        sa.ForeignKeyConstraint(
            ["participant_id"], ["participant.id"], name=op.f("fk_contact_participant_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contact")),
        sa.UniqueConstraint("uid", name=op.f("uq_contact_uid")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        "ix_contact_kits",
        "contact",
        ["on", "kits", "removed_at"],
        unique=False,
        sqlite_where=sa.text("kits IS NOT NULL"),
    )
    op.create_index(
        "ix_contact_on",
        "contact",
        ["on", "outcome", "kind", "purpose", "direction", "participant_id", "removed_at"],
        unique=False,
    )
    op.create_index(
        "ix_contact_participant_id_on", "contact", ["participant_id", "on", "outcome", "removed_at"], unique=False
    )
    op.create_table(
        "demographics",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("participant_id", sa.Integer(), nullable=False),
        sa.Column("race", sa.String(), nullable=False),
        sa.Column("tribe", sa.String(length=200), nullable=False),
        sa.Column("sex", sa.String(), nullable=True),
        sa.Column("gender", sa.String(length=120), nullable=False),
        sa.Column("pronouns", sa.String(length=60), nullable=False),
        sa.Column("veteran", sa.String(), nullable=True),
        sa.Column("rural_town", sa.String(length=120), nullable=False),
        sa.Column("name_quality", sa.String(), nullable=True),
        sa.Column("birth_quality", sa.String(), nullable=True),
        sa.Column("removed_at", sa.String(), nullable=True),
        sa.Column("removed_because", sa.String(length=200), nullable=True),
        sa.ForeignKeyConstraint(
            ["participant_id"], ["participant.id"], name=op.f("fk_demographics_participant_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_demographics")),
        sa.UniqueConstraint("uid", name=op.f("uq_demographics_uid")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_demographics_participant_id"), "demographics", ["participant_id"], unique=False)
    op.create_table(
        "id_document",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("participant_id", sa.Integer(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("note", sa.String(length=500), nullable=False),
        sa.Column("removed_at", sa.String(), nullable=True),
        sa.Column("removed_because", sa.String(length=200), nullable=True),
        sa.ForeignKeyConstraint(
            ["participant_id"], ["participant.id"], name=op.f("fk_id_document_participant_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_id_document")),
        sa.UniqueConstraint("uid", name=op.f("uq_id_document_uid")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_id_document_participant_id_on", "id_document", ["participant_id", "on"], unique=False)
    op.create_table(
        "income",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("participant_id", sa.Integer(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("any_income", sa.String(), nullable=True),
        sa.Column("any_benefit", sa.String(), nullable=True),
        sa.Column("lines", sa.Text(), nullable=False),
        sa.Column("monthly_total", sa.Integer(), nullable=True),
        sa.Column("benefits", sa.String(), nullable=False),
        sa.Column("note", sa.String(length=500), nullable=False),
        sa.Column("removed_at", sa.String(), nullable=True),
        sa.Column("removed_because", sa.String(length=200), nullable=True),
        sa.ForeignKeyConstraint(
            ["participant_id"], ["participant.id"], name=op.f("fk_income_participant_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_income")),
        sa.UniqueConstraint("uid", name=op.f("uq_income_uid")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        "ix_income_participant_id_on",
        "income",
        ["participant_id", "on", "id", "any_income", "any_benefit", "removed_at"],
        unique=False,
    )
    op.create_table(
        "insurance",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("participant_id", sa.Integer(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("any_insurance", sa.String(), nullable=True),
        sa.Column("why_none", sa.String(), nullable=True),
        sa.Column("kinds", sa.String(), nullable=False),
        sa.Column("note", sa.String(length=500), nullable=False),
        sa.Column("removed_at", sa.String(), nullable=True),
        sa.Column("removed_because", sa.String(length=200), nullable=True),
        sa.ForeignKeyConstraint(
            ["participant_id"], ["participant.id"], name=op.f("fk_insurance_participant_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_insurance")),
        sa.UniqueConstraint("uid", name=op.f("uq_insurance_uid")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        "ix_insurance_participant_id_on",
        "insurance",
        ["participant_id", "on", "id", "any_insurance", "removed_at"],
        unique=False,
    )
    op.create_table(
        "intake_note",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("participant_id", sa.Integer(), nullable=False),
        sa.Column("section", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("removed_at", sa.String(), nullable=True),
        sa.Column("removed_because", sa.String(length=200), nullable=True),
        sa.ForeignKeyConstraint(
            ["participant_id"], ["participant.id"], name=op.f("fk_intake_note_participant_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_intake_note")),
        sa.UniqueConstraint("uid", name=op.f("uq_intake_note_uid")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_intake_note_participant_id"), "intake_note", ["participant_id"], unique=False)
    op.create_table(
        "living_situation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("participant_id", sa.Integer(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("situation", sa.String(), nullable=False),
        sa.Column("stay", sa.String(), nullable=True),
        sa.Column("subsidy", sa.String(), nullable=True),
        sa.Column("note", sa.String(length=500), nullable=False),
        sa.Column("removed_at", sa.String(), nullable=True),
        sa.Column("removed_because", sa.String(length=200), nullable=True),
        sa.ForeignKeyConstraint(
            ["participant_id"], ["participant.id"], name=op.f("fk_living_situation_participant_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_living_situation")),
        sa.UniqueConstraint("uid", name=op.f("uq_living_situation_uid")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        "ix_living_situation_participant_id_on",
        "living_situation",
        ["participant_id", "on", "id", "situation", "removed_at"],
        unique=False,
    )
    op.create_table(
        "meeting_action",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("owner", sa.String(length=300), nullable=False),
        sa.Column("what", sa.String(length=300), nullable=False),
        sa.Column("due", sa.Date(), nullable=True),
        sa.Column("removed_at", sa.String(), nullable=True),
        sa.Column("removed_because", sa.String(length=200), nullable=True),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name=op.f("fk_meeting_action_meeting_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting_action")),
        sa.UniqueConstraint("uid", name=op.f("uq_meeting_action_uid")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_meeting_action_meeting_id"), "meeting_action", ["meeting_id"], unique=False)
    op.create_table(
        "meeting_agency",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("removed_at", sa.String(), nullable=True),
        sa.Column("removed_because", sa.String(length=200), nullable=True),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name=op.f("fk_meeting_agency_meeting_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=op.f("fk_meeting_agency_organisation_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting_agency")),
        sa.UniqueConstraint("uid", name=op.f("uq_meeting_agency_uid")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_meeting_agency_meeting_id"), "meeting_agency", ["meeting_id"], unique=False)
    op.create_index(op.f("ix_meeting_agency_organisation_id"), "meeting_agency", ["organisation_id"], unique=False)
    op.create_table(
        "merge",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("kept_id", sa.Integer(), nullable=False),
        sa.Column("gone_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.Column("made_by", sa.String(length=120), nullable=False),
        sa.Column("reversal", sa.Text(), nullable=False),
        sa.Column("undone_at", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["gone_id"], ["participant.id"], name=op.f("fk_merge_gone_id"), ondelete="RESTRICT"),
        sa.ForeignKeyConstraint(["kept_id"], ["participant.id"], name=op.f("fk_merge_kept_id"), ondelete="RESTRICT"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_merge")),
        sa.UniqueConstraint("uid", name=op.f("uq_merge_uid")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_merge_gone_id"), "merge", ["gone_id"], unique=False)
    op.create_index(op.f("ix_merge_kept_id"), "merge", ["kept_id"], unique=False)
    op.create_table(
        "naloxone",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("participant_id", sa.Integer(), nullable=True),
        sa.Column("kits", sa.Integer(), nullable=True),
        sa.Column("reversals", sa.Integer(), nullable=True),
        sa.Column("place", sa.String(length=200), nullable=False),
        sa.Column("note", sa.String(length=1000), nullable=False),
        sa.Column("removed_at", sa.String(), nullable=True),
        sa.Column("removed_because", sa.String(length=200), nullable=True),
        sa.ForeignKeyConstraint(
            ["participant_id"], ["participant.id"], name=op.f("fk_naloxone_participant_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_naloxone")),
        sa.UniqueConstraint("uid", name=op.f("uq_naloxone_uid")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_naloxone_on"), "naloxone", ["on"], unique=False)
    op.create_index(op.f("ix_naloxone_participant_id"), "naloxone", ["participant_id"], unique=False)
    op.create_table(
        "need",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("participant_id", sa.Integer(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("needs", sa.String(), nullable=False),
        sa.Column("note", sa.String(length=500), nullable=False),
        sa.Column("removed_at", sa.String(), nullable=True),
        sa.Column("removed_because", sa.String(length=200), nullable=True),
        sa.ForeignKeyConstraint(
            ["participant_id"], ["participant.id"], name=op.f("fk_need_participant_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_need")),
        sa.UniqueConstraint("uid", name=op.f("uq_need_uid")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_need_participant_id_on", "need", ["participant_id", "on"], unique=False)
    op.create_table(
        "notice_given",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("participant_id", sa.Integer(), nullable=False),
        sa.Column("given_on", sa.Date(), nullable=False),
        sa.Column("manner", sa.String(), nullable=False),
        sa.Column("answer", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("given_by", sa.String(length=120), nullable=False),
        sa.Column("edition", sa.String(length=60), nullable=False),
        sa.Column("note", sa.String(length=300), nullable=False),
        sa.Column("removed_at", sa.String(), nullable=True),
        sa.Column("removed_because", sa.String(length=200), nullable=True),
        sa.ForeignKeyConstraint(
            ["participant_id"], ["participant.id"], name=op.f("fk_notice_given_participant_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notice_given")),
        sa.UniqueConstraint("uid", name=op.f("uq_notice_given_uid")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_notice_given_participant_id", "notice_given", ["participant_id", "removed_at"], unique=False)
    op.create_table(
        "phone_number",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("participant_id", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("number", sa.String(length=60), nullable=False),
        sa.Column("digits", sa.String(length=60), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("message_safe", sa.Boolean(), nullable=False),
        sa.Column("removed_at", sa.String(), nullable=True),
        sa.Column("removed_because", sa.String(length=200), nullable=True),
        sa.ForeignKeyConstraint(
            ["participant_id"], ["participant.id"], name=op.f("fk_phone_number_participant_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_phone_number")),
        sa.UniqueConstraint("uid", name=op.f("uq_phone_number_uid")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_phone_number_digits"), "phone_number", ["digits"], unique=False)
    op.create_index(op.f("ix_phone_number_participant_id"), "phone_number", ["participant_id"], unique=False)
    op.create_table(
        "referral_in",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("number_year", sa.Integer(), nullable=False),
        sa.Column("participant_id", sa.Integer(), nullable=True),
        sa.Column("received_on", sa.Date(), nullable=False),
        sa.Column("pathway", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("contact_on", sa.Date(), nullable=True),
        sa.Column("contact_time", sa.Time(), nullable=True),
        sa.Column("place", sa.String(length=300), nullable=False),
        sa.Column("referrer_name", sa.String(length=300), nullable=False),
        sa.Column("badge", sa.String(length=40), nullable=False),
        sa.Column("referrer_phone", sa.String(length=60), nullable=False),
        sa.Column("agency", sa.String(length=300), nullable=False),
        sa.Column("referrer_relation", sa.String(length=200), nullable=False),
        sa.Column("may_name", sa.String(), nullable=True),
        sa.Column("person_name", sa.String(length=300), nullable=False),
        sa.Column("person_alias", sa.String(length=300), nullable=False),
        sa.Column("person_birth", sa.String(length=12), nullable=True),
        sa.Column("person_where", sa.String(length=500), nullable=False),
        sa.Column("person_phone", sa.String(length=60), nullable=False),
        sa.Column("person_language", sa.String(length=80), nullable=False),
        sa.Column("approach", sa.String(length=500), nullable=False),
        sa.Column("supervision", sa.String(), nullable=False),
        sa.Column("incident_number", sa.String(length=80), nullable=False),
        sa.Column("offence", sa.String(length=500), nullable=False),
        sa.Column("offence_level", sa.String(), nullable=True),
        sa.Column("agreed_to_talk", sa.String(), nullable=False),
        sa.Column("charge_held_until", sa.Date(), nullable=True),
        sa.Column("victim", sa.String(), nullable=True),
        sa.Column("property_held", sa.String(), nullable=True),
        sa.Column("property_item", sa.String(length=80), nullable=False),
        sa.Column("basis", sa.String(), nullable=False),
        sa.Column("wishes", sa.String(), nullable=False),
        sa.Column("reason", sa.String(length=2000), nullable=False),
        sa.Column("safety", sa.String(length=500), nullable=False),
        sa.Column("notes", sa.String(length=2000), nullable=False),
        sa.Column("called_at", sa.Time(), nullable=True),
        sa.Column("arrived_at", sa.Time(), nullable=True),
        sa.Column("handed_over_at", sa.Time(), nullable=True),
        sa.Column("appointment_on", sa.Date(), nullable=True),
        sa.Column("appointment_at", sa.Time(), nullable=True),
        sa.Column("hand_off_place", sa.String(length=300), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("status_on", sa.Date(), nullable=False),
        sa.Column("result", sa.String(), nullable=True),
        sa.Column("deadline", sa.Date(), nullable=True),
        sa.Column("deadline_days", sa.Integer(), nullable=True),
        sa.Column("removed_at", sa.String(), nullable=True),
        sa.Column("removed_because", sa.String(length=200), nullable=True),
        sa.ForeignKeyConstraint(
            ["participant_id"], ["participant.id"], name=op.f("fk_referral_in_participant_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_referral_in")),
        sa.UniqueConstraint("number", name=op.f("uq_referral_in_number")),
        sa.UniqueConstraint("uid", name=op.f("uq_referral_in_uid")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_referral_in_deadline"), "referral_in", ["deadline"], unique=False)
    op.create_index(
        "ix_referral_in_participant_id_received_on",
        "referral_in",
        ["participant_id", "received_on", "removed_at"],
        unique=False,
    )
    op.create_index(op.f("ix_referral_in_received_on"), "referral_in", ["received_on"], unique=False)
    op.create_index(op.f("ix_referral_in_status"), "referral_in", ["status"], unique=False)
    op.create_table(
        "referral_out",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("number_year", sa.Integer(), nullable=False),
        sa.Column("participant_id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("service", sa.String(), nullable=False),
        sa.Column("urgency", sa.String(), nullable=False),
        sa.Column("reply_by", sa.Date(), nullable=True),
        sa.Column("ride", sa.String(), nullable=False),
        sa.Column("reach_by", sa.String(length=200), nullable=False),
        sa.Column("where_to_find", sa.String(length=300), nullable=False),
        sa.Column("reason", sa.String(length=2000), nullable=False),
        sa.Column("reason_tells", sa.String(), nullable=False),
        sa.Column("needs", sa.String(length=500), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("sent_on", sa.Date(), nullable=True),
        sa.Column("local_service", sa.String(length=40), nullable=False),
        sa.Column("local_tells", sa.String(), nullable=True),
        sa.Column("status_on", sa.Date(), nullable=True),
        sa.Column("status_reason", sa.String(length=300), nullable=False),
        sa.Column("waitlisted_to", sa.Date(), nullable=True),
        sa.Column("appointment_on", sa.Date(), nullable=True),
        sa.Column("appointment_at", sa.Time(), nullable=True),
        sa.Column("appointment_mode", sa.String(), nullable=True),
        sa.Column("appointment_with", sa.String(length=200), nullable=False),
        sa.Column("removed_at", sa.String(), nullable=True),
        sa.Column("removed_because", sa.String(length=200), nullable=True),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_referral_out_organisation_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["participant_id"], ["participant.id"], name=op.f("fk_referral_out_participant_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_referral_out")),
        sa.UniqueConstraint("number", name=op.f("uq_referral_out_number")),
        sa.UniqueConstraint("uid", name=op.f("uq_referral_out_uid")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_referral_out_appointment_on"), "referral_out", ["appointment_on"], unique=False)
    op.create_index(op.f("ix_referral_out_organisation_id"), "referral_out", ["organisation_id"], unique=False)
    op.create_index(op.f("ix_referral_out_participant_id"), "referral_out", ["participant_id"], unique=False)
    op.create_index(op.f("ix_referral_out_status"), "referral_out", ["status"], unique=False)
    op.create_table(
        "ride",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("participant_id", sa.Integer(), nullable=True),
        sa.Column("from_place", sa.String(length=200), nullable=False),
        sa.Column("to_place", sa.String(length=200), nullable=False),
        sa.Column("miles", sa.Integer(), nullable=True),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("driver", sa.String(), nullable=False),
        sa.Column("note", sa.String(length=1000), nullable=False),
        sa.Column("removed_at", sa.String(), nullable=True),
        sa.Column("removed_because", sa.String(length=200), nullable=True),
        sa.ForeignKeyConstraint(
            ["participant_id"], ["participant.id"], name=op.f("fk_ride_participant_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ride")),
        sa.UniqueConstraint("uid", name=op.f("uq_ride_uid")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_ride_on"), "ride", ["on"], unique=False)
    op.create_index(op.f("ix_ride_participant_id"), "ride", ["participant_id"], unique=False)
    op.create_table(
        "safety_note",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("participant_id", sa.Integer(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("words", sa.String(length=200), nullable=False),
        sa.Column("removed_at", sa.String(), nullable=True),
        sa.Column("removed_because", sa.String(length=200), nullable=True),
        sa.ForeignKeyConstraint(
            ["participant_id"], ["participant.id"], name=op.f("fk_safety_note_participant_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_safety_note")),
        sa.UniqueConstraint("uid", name=op.f("uq_safety_note_uid")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_safety_note_participant_id"), "safety_note", ["participant_id"], unique=False)
    op.create_table(
        "site_logo",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("blob_id", sa.Integer(), nullable=True),
        sa.Column("set_at", sa.String(), nullable=False),
        sa.Column("set_by", sa.String(length=120), nullable=False),
        sa.Column("removed_at", sa.String(), nullable=True),
        sa.Column("removed_because", sa.String(length=200), nullable=True),
        sa.ForeignKeyConstraint(
            ["blob_id"], ["attachment_blob.id"], name=op.f("fk_site_logo_blob_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_site_logo")),
        sa.UniqueConstraint("uid", name=op.f("uq_site_logo_uid")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_site_logo_blob_id"), "site_logo", ["blob_id"], unique=False)
    op.create_table(
        "substance",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("participant_id", sa.Integer(), nullable=False),
        sa.Column("substance", sa.String(), nullable=False),
        sa.Column("route", sa.String(), nullable=True),
        sa.Column("frequency", sa.String(), nullable=True),
        sa.Column("last_use", sa.String(length=120), nullable=False),
        sa.Column("wants_change", sa.String(), nullable=True),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("note", sa.String(length=500), nullable=False),
        sa.Column("removed_at", sa.String(), nullable=True),
        sa.Column("removed_because", sa.String(length=200), nullable=True),
        sa.ForeignKeyConstraint(
            ["participant_id"], ["participant.id"], name=op.f("fk_substance_participant_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_substance")),
        sa.UniqueConstraint("uid", name=op.f("uq_substance_uid")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_substance_participant_id"), "substance", ["participant_id"], unique=False)
    op.create_table(
        "support_person",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("participant_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=300), nullable=False),
        sa.Column("relation", sa.String(length=120), nullable=False),
        sa.Column("phone", sa.String(length=60), nullable=False),
        sa.Column("may_be_told", sa.String(), nullable=False),
        sa.Column("emergency", sa.Boolean(), nullable=False),
        sa.Column("note", sa.String(length=500), nullable=False),
        sa.Column("removed_at", sa.String(), nullable=True),
        sa.Column("removed_because", sa.String(length=200), nullable=True),
        sa.ForeignKeyConstraint(
            ["participant_id"], ["participant.id"], name=op.f("fk_support_person_participant_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_support_person")),
        sa.UniqueConstraint("uid", name=op.f("uq_support_person_uid")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_support_person_participant_id"), "support_person", ["participant_id"], unique=False)
    op.create_table(
        "consent_recipient",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("consent_id", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("person_or_role", sa.String(length=300), nullable=False),
        sa.Column("categories", sa.String(), nullable=False),
        sa.Column("purposes", sa.String(), nullable=False),
        sa.Column("answer", sa.String(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("revoked_on", sa.Date(), nullable=True),
        sa.Column("revoked_at", sa.String(), nullable=True),
        sa.Column("revoked_manner", sa.String(), nullable=True),
        sa.Column("revoked_taken_by", sa.String(length=300), nullable=False),
        sa.Column("revoked_time", sa.Time(), nullable=True),
        sa.Column("removed_at", sa.String(), nullable=True),
        sa.Column("removed_because", sa.String(length=200), nullable=True),
        sa.ForeignKeyConstraint(
            ["consent_id"], ["consent.id"], name=op.f("fk_consent_recipient_consent_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=op.f("fk_consent_recipient_organisation_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_consent_recipient")),
        sa.UniqueConstraint("uid", name=op.f("uq_consent_recipient_uid")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_consent_recipient_consent_id"), "consent_recipient", ["consent_id"], unique=False)
    op.create_index(op.f("ix_consent_recipient_ends_on"), "consent_recipient", ["ends_on"], unique=False)
    op.create_index(
        op.f("ix_consent_recipient_organisation_id"), "consent_recipient", ["organisation_id"], unique=False
    )
    op.create_index(op.f("ix_consent_recipient_revoked_on"), "consent_recipient", ["revoked_on"], unique=False)
    op.create_table(
        "disclosure",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("event", sa.String(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.Column("participant_id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=True),
        sa.Column("recipient", sa.String(length=300), nullable=False),
        sa.Column("recipient_person", sa.String(length=300), nullable=False),
        sa.Column("recipient_address", sa.String(length=600), nullable=False),
        sa.Column("channel", sa.String(), nullable=True),
        sa.Column("form_code", sa.String(length=20), nullable=False),
        sa.Column("edition", sa.String(length=20), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("pages", sa.Integer(), nullable=False),
        sa.Column("categories", sa.String(), nullable=False),
        sa.Column("purposes", sa.String(), nullable=False),
        sa.Column("basis", sa.String(), nullable=False),
        sa.Column("consent_id", sa.Integer(), nullable=True),
        sa.Column("consent_number", sa.String(length=20), nullable=False),
        sa.Column("consent_state", sa.String(), nullable=True),
        sa.Column("notice", sa.String(), nullable=False),
        sa.Column("scope_explained", sa.Boolean(), nullable=False),
        sa.Column("copies", sa.Integer(), nullable=False),
        sa.Column("made_by", sa.String(length=120), nullable=False),
        sa.Column("file_name", sa.String(length=120), nullable=False),
        sa.Column("referral_out_id", sa.Integer(), nullable=True),
        sa.Column("prepared_id", sa.Integer(), nullable=True),
        sa.Column("sheet_id", sa.Integer(), nullable=True),
        sa.Column("conference_on", sa.Date(), nullable=True),
        sa.Column("reprint_of", sa.Integer(), nullable=True),
        sa.Column("correction_of", sa.Integer(), nullable=True),
        sa.Column("corrected_at", sa.String(), nullable=True),
        sa.Column("correction_reason", sa.String(length=500), nullable=False),
        sa.Column("note", sa.String(length=1000), nullable=False),
        sa.Column("ground", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["consent_id"], ["consent.id"], name=op.f("fk_disclosure_consent_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["correction_of"], ["disclosure.id"], name=op.f("fk_disclosure_correction_of"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_disclosure_organisation_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["participant_id"], ["participant.id"], name=op.f("fk_disclosure_participant_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["prepared_id"], ["disclosure.id"], name=op.f("fk_disclosure_prepared_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["referral_out_id"], ["referral_out.id"], name=op.f("fk_disclosure_referral_out_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["reprint_of"], ["disclosure.id"], name=op.f("fk_disclosure_reprint_of"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["sheet_id"], ["disclosure.id"], name=op.f("fk_disclosure_sheet_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_disclosure")),
        sa.UniqueConstraint("correction_of", name=op.f("uq_disclosure_correction_of")),
        sa.UniqueConstraint("uid", name=op.f("uq_disclosure_uid")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_disclosure_at"), "disclosure", ["at"], unique=False)
    op.create_index(op.f("ix_disclosure_conference_on"), "disclosure", ["conference_on"], unique=False)
    op.create_index(op.f("ix_disclosure_consent_id"), "disclosure", ["consent_id"], unique=False)
    op.create_index(op.f("ix_disclosure_event"), "disclosure", ["event"], unique=False)
    op.create_index(op.f("ix_disclosure_organisation_id"), "disclosure", ["organisation_id"], unique=False)
    op.create_index(op.f("ix_disclosure_participant_id"), "disclosure", ["participant_id"], unique=False)
    op.create_index(op.f("ix_disclosure_prepared_id"), "disclosure", ["prepared_id"], unique=False)
    op.create_index(op.f("ix_disclosure_sheet_id"), "disclosure", ["sheet_id"], unique=False)
    op.create_table(
        "enrolment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("participant_id", sa.Integer(), nullable=False),
        sa.Column("referral_in_id", sa.Integer(), nullable=True),
        sa.Column("opened_on", sa.Date(), nullable=False),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("first", sa.Boolean(), nullable=False),
        sa.Column("removed_at", sa.String(), nullable=True),
        sa.Column("removed_because", sa.String(length=200), nullable=True),
        sa.ForeignKeyConstraint(
            ["participant_id"], ["participant.id"], name=op.f("fk_enrolment_participant_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["referral_in_id"], ["referral_in.id"], name=op.f("fk_enrolment_referral_in_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_enrolment")),
        sa.UniqueConstraint("uid", name=op.f("uq_enrolment_uid")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_enrolment_closed_on"), "enrolment", ["closed_on"], unique=False)
    op.create_index(op.f("ix_enrolment_opened_on"), "enrolment", ["opened_on"], unique=False)
    op.create_index(
        "ix_enrolment_participant_id_opened_on",
        "enrolment",
        ["participant_id", "opened_on", "removed_at"],
        unique=False,
    )
    op.create_table(
        "goal",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("participant_id", sa.Integer(), nullable=False),
        sa.Column("plan_id", sa.Integer(), nullable=False),
        sa.Column("first_id", sa.Integer(), nullable=True),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("domain", sa.String(length=40), nullable=False),
        sa.Column("words", sa.String(length=500), nullable=False),
        sa.Column("why", sa.String(length=500), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("stage", sa.String(), nullable=True),
        sa.Column("removed_at", sa.String(), nullable=True),
        sa.Column("removed_because", sa.String(length=200), nullable=True),
        sa.ForeignKeyConstraint(["first_id"], ["goal.id"], name=op.f("fk_goal_first_id"), ondelete="RESTRICT"),
        sa.ForeignKeyConstraint(
            ["participant_id"], ["participant.id"], name=op.f("fk_goal_participant_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(["plan_id"], ["care_plan.id"], name=op.f("fk_goal_plan_id"), ondelete="RESTRICT"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_goal")),
        sa.UniqueConstraint("uid", name=op.f("uq_goal_uid")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_goal_first_id"), "goal", ["first_id"], unique=False)
    op.create_index(op.f("ix_goal_participant_id"), "goal", ["participant_id"], unique=False)
    op.create_index(op.f("ix_goal_plan_id"), "goal", ["plan_id"], unique=False)
    op.create_table(
        "intake_extension",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("referral_in_id", sa.Integer(), nullable=False),
        sa.Column("until", sa.Date(), nullable=False),
        sa.Column("given_by", sa.String(length=300), nullable=False),
        sa.Column("given_on", sa.Date(), nullable=False),
        sa.Column("removed_at", sa.String(), nullable=True),
        sa.Column("removed_because", sa.String(length=200), nullable=True),
        sa.ForeignKeyConstraint(
            ["referral_in_id"], ["referral_in.id"], name=op.f("fk_intake_extension_referral_in_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_intake_extension")),
        sa.UniqueConstraint("uid", name=op.f("uq_intake_extension_uid")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_intake_extension_referral_in_id"), "intake_extension", ["referral_in_id"], unique=False)
    op.create_table(
        "legal_matter",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("participant_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=True),
        sa.Column("court_name", sa.String(length=300), nullable=False),
        sa.Column("court_type", sa.String(), nullable=True),
        sa.Column("case_number", sa.String(length=80), nullable=False),
        sa.Column("incident_number", sa.String(length=80), nullable=False),
        sa.Column("status", sa.String(), nullable=True),
        sa.Column("status_since", sa.Date(), nullable=True),
        sa.Column("referral_in_id", sa.Integer(), nullable=True),
        sa.Column("prosecutor", sa.String(length=300), nullable=False),
        sa.Column("counsel", sa.String(length=300), nullable=False),
        sa.Column("mandates", sa.String(length=2000), nullable=False),
        sa.Column("obligations", sa.String(length=2000), nullable=False),
        sa.Column("source", sa.String(), nullable=True),
        sa.Column("removed_at", sa.String(), nullable=True),
        sa.Column("removed_because", sa.String(length=200), nullable=True),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_legal_matter_organisation_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["participant_id"], ["participant.id"], name=op.f("fk_legal_matter_participant_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["referral_in_id"], ["referral_in.id"], name=op.f("fk_legal_matter_referral_in_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_legal_matter")),
        sa.UniqueConstraint("uid", name=op.f("uq_legal_matter_uid")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_legal_matter_organisation_id"), "legal_matter", ["organisation_id"], unique=False)
    op.create_index(op.f("ix_legal_matter_participant_id"), "legal_matter", ["participant_id"], unique=False)
    op.create_index(op.f("ix_legal_matter_referral_in_id"), "legal_matter", ["referral_in_id"], unique=False)
    op.create_table(
        "referral_in_step",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("referral_in_id", sa.Integer(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("result", sa.String(), nullable=True),
        sa.Column("note", sa.String(length=500), nullable=False),
        sa.Column("removed_at", sa.String(), nullable=True),
        sa.Column("removed_because", sa.String(length=200), nullable=True),
        sa.ForeignKeyConstraint(
            ["referral_in_id"], ["referral_in.id"], name=op.f("fk_referral_in_step_referral_in_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_referral_in_step")),
        sa.UniqueConstraint("uid", name=op.f("uq_referral_in_step_uid")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_referral_in_step_on"), "referral_in_step", ["on"], unique=False)
    op.create_index("ix_referral_in_step_referral_in_id_on", "referral_in_step", ["referral_in_id", "on"], unique=False)
    op.create_table(
        "referral_out_step",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("referral_out_id", sa.Integer(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("reason", sa.String(length=300), nullable=False),
        sa.Column("removed_at", sa.String(), nullable=True),
        sa.Column("removed_because", sa.String(length=200), nullable=True),
        sa.ForeignKeyConstraint(
            ["referral_out_id"],
            ["referral_out.id"],
            name=op.f("fk_referral_out_step_referral_out_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_referral_out_step")),
        sa.UniqueConstraint("uid", name=op.f("uq_referral_out_step_uid")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_referral_out_step_on"), "referral_out_step", ["on"], unique=False)
    op.create_index(
        op.f("ix_referral_out_step_referral_out_id"), "referral_out_step", ["referral_out_id"], unique=False
    )
    op.create_table(
        "revocation_told",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("participant_id", sa.Integer(), nullable=False),
        sa.Column("consent_id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("person", sa.String(length=300), nullable=False),
        sa.Column("note", sa.String(length=500), nullable=False),
        sa.Column("removed_at", sa.String(), nullable=True),
        sa.Column("removed_because", sa.String(length=200), nullable=True),
        sa.ForeignKeyConstraint(
            ["consent_id"], ["consent.id"], name=op.f("fk_revocation_told_consent_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=op.f("fk_revocation_told_organisation_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["participant_id"], ["participant.id"], name=op.f("fk_revocation_told_participant_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_revocation_told")),
        sa.UniqueConstraint("uid", name=op.f("uq_revocation_told_uid")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_revocation_told_consent_id"), "revocation_told", ["consent_id"], unique=False)
    op.create_index(op.f("ix_revocation_told_organisation_id"), "revocation_told", ["organisation_id"], unique=False)
    op.create_index(op.f("ix_revocation_told_participant_id"), "revocation_told", ["participant_id"], unique=False)
    op.create_table(
        "screening",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("referral_in_id", sa.Integer(), nullable=False),
        sa.Column("answers", sa.Text(), nullable=False),
        sa.Column("result", sa.String(), nullable=True),
        sa.Column("decided_on", sa.Date(), nullable=True),
        sa.Column("decided_by", sa.String(length=200), nullable=False),
        sa.Column("override_reason", sa.String(length=500), nullable=False),
        sa.Column("approver", sa.String(length=200), nullable=False),
        sa.Column("approved_on", sa.Date(), nullable=True),
        sa.Column("victim", sa.String(), nullable=True),
        sa.Column("victim_on", sa.Date(), nullable=True),
        sa.Column("victim_by", sa.String(length=200), nullable=False),
        sa.Column("victim_outcome", sa.String(), nullable=True),
        sa.Column("sheet_given_on", sa.Date(), nullable=True),
        sa.Column("removed_at", sa.String(), nullable=True),
        sa.Column("removed_because", sa.String(length=200), nullable=True),
        sa.ForeignKeyConstraint(
            ["referral_in_id"], ["referral_in.id"], name=op.f("fk_screening_referral_in_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_screening")),
        sa.UniqueConstraint("uid", name=op.f("uq_screening_uid")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_screening_referral_in_id"), "screening", ["referral_in_id"], unique=False)
    op.create_table(
        "attachment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("participant_id", sa.Integer(), nullable=True),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("on", sa.Date(), nullable=True),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("consent_id", sa.Integer(), nullable=True),
        sa.Column("referral_out_id", sa.Integer(), nullable=True),
        sa.Column("referral_in_id", sa.Integer(), nullable=True),
        sa.Column("matter_id", sa.Integer(), nullable=True),
        sa.Column("media", sa.String(), nullable=False),
        sa.Column("pages", sa.Integer(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("blob_id", sa.Integer(), nullable=False),
        sa.Column("added_at", sa.String(), nullable=False),
        sa.Column("removed_at", sa.String(), nullable=True),
        sa.Column("removed_because", sa.String(length=200), nullable=True),
        sa.ForeignKeyConstraint(
            ["blob_id"], ["attachment_blob.id"], name=op.f("fk_attachment_blob_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["consent_id"], ["consent.id"], name=op.f("fk_attachment_consent_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["matter_id"], ["legal_matter.id"], name=op.f("fk_attachment_matter_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["participant_id"], ["participant.id"], name=op.f("fk_attachment_participant_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["referral_in_id"], ["referral_in.id"], name=op.f("fk_attachment_referral_in_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["referral_out_id"], ["referral_out.id"], name=op.f("fk_attachment_referral_out_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attachment")),
        sa.UniqueConstraint("uid", name=op.f("uq_attachment_uid")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_attachment_blob_id"), "attachment", ["blob_id"], unique=False)
    op.create_index(op.f("ix_attachment_consent_id"), "attachment", ["consent_id"], unique=False)
    op.create_index(op.f("ix_attachment_matter_id"), "attachment", ["matter_id"], unique=False)
    op.create_index(op.f("ix_attachment_participant_id"), "attachment", ["participant_id"], unique=False)
    op.create_index(op.f("ix_attachment_referral_in_id"), "attachment", ["referral_in_id"], unique=False)
    op.create_index(op.f("ix_attachment_referral_out_id"), "attachment", ["referral_out_id"], unique=False)
    op.create_table(
        "charge",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("matter_id", sa.Integer(), nullable=False),
        sa.Column("participant_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(length=500), nullable=False),
        sa.Column("level", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=True),
        sa.Column("status", sa.String(), nullable=True),
        sa.Column("status_on", sa.Date(), nullable=True),
        sa.Column("outcome", sa.String(length=500), nullable=False),
        sa.Column("removed_at", sa.String(), nullable=True),
        sa.Column("removed_because", sa.String(length=200), nullable=True),
        sa.ForeignKeyConstraint(
            ["matter_id"], ["legal_matter.id"], name=op.f("fk_charge_matter_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["participant_id"], ["participant.id"], name=op.f("fk_charge_participant_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_charge")),
        sa.UniqueConstraint("uid", name=op.f("uq_charge_uid")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_charge_matter_id"), "charge", ["matter_id"], unique=False)
    op.create_index(op.f("ix_charge_participant_id"), "charge", ["participant_id"], unique=False)
    op.create_table(
        "court_date",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("participant_id", sa.Integer(), nullable=False),
        sa.Column("matter_id", sa.Integer(), nullable=True),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("at", sa.Time(), nullable=True),
        sa.Column("event", sa.String(), nullable=False),
        sa.Column("court_name", sa.String(length=300), nullable=False),
        sa.Column("mode", sa.String(), nullable=False),
        sa.Column("room", sa.String(length=300), nullable=False),
        sa.Column("ride", sa.String(), nullable=False),
        sa.Column("reminded_on", sa.Date(), nullable=True),
        sa.Column("reminded_how", sa.String(), nullable=True),
        sa.Column("result", sa.String(), nullable=True),
        sa.Column("note", sa.String(length=500), nullable=False),
        sa.Column("moved_to_id", sa.Integer(), nullable=True),
        sa.Column("removed_at", sa.String(), nullable=True),
        sa.Column("removed_because", sa.String(length=200), nullable=True),
        sa.ForeignKeyConstraint(
            ["matter_id"], ["legal_matter.id"], name=op.f("fk_court_date_matter_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["moved_to_id"], ["court_date.id"], name=op.f("fk_court_date_moved_to_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["participant_id"], ["participant.id"], name=op.f("fk_court_date_participant_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_court_date")),
        sa.UniqueConstraint("uid", name=op.f("uq_court_date_uid")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_court_date_matter_id"), "court_date", ["matter_id"], unique=False)
    op.create_index(op.f("ix_court_date_moved_to_id"), "court_date", ["moved_to_id"], unique=False)
    op.create_index(op.f("ix_court_date_on"), "court_date", ["on"], unique=False)
    op.create_index("ix_court_date_participant_id_on", "court_date", ["participant_id", "on"], unique=False)
    op.create_index(op.f("ix_court_date_result"), "court_date", ["result"], unique=False)
    op.create_table(
        "disclosure_bytes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("disclosure_id", sa.Integer(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=True),
        sa.ForeignKeyConstraint(
            ["disclosure_id"], ["disclosure.id"], name=op.f("fk_disclosure_bytes_disclosure_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_disclosure_bytes")),
        sa.UniqueConstraint("disclosure_id", name=op.f("uq_disclosure_bytes_disclosure_id")),
        info={"quiet": True},
        sqlite_autoincrement=True,
    )
    op.create_table(
        "goal_period",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("participant_id", sa.Integer(), nullable=False),
        sa.Column("goal_id", sa.Integer(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("domain", sa.String(length=40), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("removed_at", sa.String(), nullable=True),
        sa.Column("removed_because", sa.String(length=200), nullable=True),
        sa.ForeignKeyConstraint(["goal_id"], ["goal.id"], name=op.f("fk_goal_period_goal_id"), ondelete="RESTRICT"),
        sa.ForeignKeyConstraint(
            ["participant_id"], ["participant.id"], name=op.f("fk_goal_period_participant_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_goal_period")),
        sa.UniqueConstraint("uid", name=op.f("uq_goal_period_uid")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        "ix_goal_period_goal_id",
        "goal_period",
        ["goal_id", "since", "until", "status", "domain", "removed_at"],
        unique=False,
    )
    op.create_index(op.f("ix_goal_period_participant_id"), "goal_period", ["participant_id"], unique=False)
    op.create_index(
        "ix_goal_period_status_until",
        "goal_period",
        ["status", "until", "since", "goal_id", "removed_at"],
        unique=False,
    )
    op.create_table(
        "legal_event",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("participant_id", sa.Integer(), nullable=False),
        sa.Column("matter_id", sa.Integer(), nullable=True),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("warrant_only", sa.Boolean(), nullable=False),
        sa.Column("level", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("note", sa.String(length=500), nullable=False),
        sa.Column("removed_at", sa.String(), nullable=True),
        sa.Column("removed_because", sa.String(length=200), nullable=True),
        sa.ForeignKeyConstraint(
            ["matter_id"], ["legal_matter.id"], name=op.f("fk_legal_event_matter_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["participant_id"], ["participant.id"], name=op.f("fk_legal_event_participant_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_legal_event")),
        sa.UniqueConstraint("uid", name=op.f("uq_legal_event_uid")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_legal_event_kind_on", "legal_event", ["kind", "on"], unique=False)
    op.create_index(op.f("ix_legal_event_matter_id"), "legal_event", ["matter_id"], unique=False)
    op.create_index(op.f("ix_legal_event_participant_id"), "legal_event", ["participant_id"], unique=False)
    op.create_table(
        "status_period",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("participant_id", sa.Integer(), nullable=False),
        sa.Column("enrolment_id", sa.Integer(), nullable=True),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("inactive_reason", sa.String(), nullable=True),
        sa.Column("close_reason", sa.String(), nullable=True),
        sa.Column("note", sa.String(length=500), nullable=False),
        sa.Column("removed_at", sa.String(), nullable=True),
        sa.Column("removed_because", sa.String(length=200), nullable=True),
        sa.ForeignKeyConstraint(
            ["enrolment_id"], ["enrolment.id"], name=op.f("fk_status_period_enrolment_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["participant_id"], ["participant.id"], name=op.f("fk_status_period_participant_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_status_period")),
        sa.UniqueConstraint("uid", name=op.f("uq_status_period_uid")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        "ix_status_period_enrolled",
        "status_period",
        ["until", "since", "status", "participant_id", "removed_at"],
        unique=False,
        sqlite_where=sa.text("status IN ('active', 'inactive')"),
    )
    op.create_index(op.f("ix_status_period_enrolment_id"), "status_period", ["enrolment_id"], unique=False)
    op.create_index(op.f("ix_status_period_participant_id"), "status_period", ["participant_id"], unique=False)
    op.create_index("ix_status_period_since_until", "status_period", ["since", "until"], unique=False)
    op.create_table(
        "step",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("participant_id", sa.Integer(), nullable=False),
        sa.Column("goal_id", sa.Integer(), nullable=False),
        sa.Column("first_id", sa.Integer(), nullable=True),
        sa.Column("organisation_id", sa.Integer(), nullable=True),
        sa.Column("what", sa.String(length=300), nullable=False),
        sa.Column("who", sa.String(), nullable=False),
        sa.Column("due", sa.Date(), nullable=True),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.Column("removed_at", sa.String(), nullable=True),
        sa.Column("removed_because", sa.String(length=200), nullable=True),
        sa.ForeignKeyConstraint(["first_id"], ["step.id"], name=op.f("fk_step_first_id"), ondelete="RESTRICT"),
        sa.ForeignKeyConstraint(["goal_id"], ["goal.id"], name=op.f("fk_step_goal_id"), ondelete="RESTRICT"),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_step_organisation_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["participant_id"], ["participant.id"], name=op.f("fk_step_participant_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_step")),
        sa.UniqueConstraint("uid", name=op.f("uq_step_uid")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_step_first_id"), "step", ["first_id"], unique=False)
    op.create_index(op.f("ix_step_goal_id"), "step", ["goal_id"], unique=False)
    op.create_index(op.f("ix_step_organisation_id"), "step", ["organisation_id"], unique=False)
    op.create_index(op.f("ix_step_participant_id"), "step", ["participant_id"], unique=False)
    op.create_index("ix_step_status_due", "step", ["status", "due"], unique=False)
    op.create_table(
        "warrant",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("participant_id", sa.Integer(), nullable=False),
        sa.Column("matter_id", sa.Integer(), nullable=True),
        sa.Column("kind", sa.String(), nullable=True),
        sa.Column("open_since", sa.Date(), nullable=False),
        sa.Column("plan", sa.String(length=1000), nullable=False),
        sa.Column("resolved_on", sa.Date(), nullable=True),
        sa.Column("source", sa.String(), nullable=True),
        sa.Column("removed_at", sa.String(), nullable=True),
        sa.Column("removed_because", sa.String(length=200), nullable=True),
        sa.ForeignKeyConstraint(
            ["matter_id"], ["legal_matter.id"], name=op.f("fk_warrant_matter_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["participant_id"], ["participant.id"], name=op.f("fk_warrant_participant_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_warrant")),
        sa.UniqueConstraint("uid", name=op.f("uq_warrant_uid")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_warrant_matter_id"), "warrant", ["matter_id"], unique=False)
    op.create_index(op.f("ix_warrant_open_since"), "warrant", ["open_since"], unique=False)
    op.create_index(op.f("ix_warrant_participant_id"), "warrant", ["participant_id"], unique=False)
    op.create_index(op.f("ix_warrant_resolved_on"), "warrant", ["resolved_on"], unique=False)

    for statement in ddl.STATEMENTS:
        op.execute(sa.text(statement))
