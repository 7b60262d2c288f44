"""The intake conversation: kept part by part, gone on with later, undone in one step, nothing of it needed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import select

from leaddesk.domain.codes import Language, PhoneKind
from leaddesk.domain.errors import InvalidRecordError, NotFoundError
from leaddesk.domain.intake.codes import (
    DocumentKind,
    DocumentStatus,
    IntakeSection,
    NeedKind,
    NeedSource,
    SectionState,
    Substance,
    TodayNeed,
)
from leaddesk.domain.intake.facts import (
    DocumentsDraft,
    IncomeDraft,
    IncomeLine,
    InsuranceDraft,
    LivingDraft,
    NeedsDraft,
    SafetyDraft,
    SubstanceDraft,
    SupportDraft,
    at_entry,
    latest,
)
from leaddesk.domain.intake.hmis_codes import (
    HOMELESS,
    PERMANENT,
    Answer,
    IncomeSource,
    InsuranceKind,
    LivingSituation,
    NonCashBenefit,
    Race,
    Sex,
)
from leaddesk.domain.intake.sections import OPENINGS, SHAPES, SHEETS
from leaddesk.domain.intake.sheets import AboutSheet, GoalsSheet, LanguageSheet, UrgentSheet
from leaddesk.domain.intake.told import Told
from leaddesk.domain.participants import Phone
from leaddesk.domain.removed import RemovedKind
from leaddesk.storage.models import IdDocument, Income, Participant
from tests.services.persons import TODAY

S = IntakeSection
DAY = timedelta(days=1)
HOSTILE = "<b>Bob & \"Ann\"</b> ${x} 'DROP TABLE' 🦉 עברית"
OUTSIDE = LivingDraft(TODAY, LivingSituation.OUTSIDE)
RENTS = LivingDraft(TODAY, LivingSituation.RENTS)


def states(intake, person):
    return {note.section: note.state for note in intake.notes(person) if note.state is not SectionState.NOT_ASKED}


def test_every_part_has_words_to_begin_and_can_be_kept_empty_where_no_day_is_needed(intake, someone):
    assert set(OPENINGS) == set(SHAPES) == set(S)
    for section in SHEETS:
        intake.save(someone, section, intake.draft(someone, section))

    assert set(states(intake, someone)) == set(SHEETS)


def test_a_part_comes_back_as_it_was_said(intake, someone):
    said = GoalsSheet(Told(HOSTILE), Told("", declined=True))
    intake.save(someone, S.GOALS, said)

    assert intake.draft(someone, S.GOALS) == said
    assert states(intake, someone) == {S.GOALS: SectionState.NOTED}


def test_what_is_known_of_the_person_is_shown_and_kept_with_the_person(office, intake, someone):
    identity = intake.draft(someone, S.IDENTITY)
    assert identity.aliases == ("Smokey",)
    intake.save(
        someone, S.IDENTITY, replace(identity, last_name="Teague", phones=(Phone("5555550142", PhoneKind.OWN),))
    )
    intake.save(someone, S.LANGUAGE, LanguageSheet(Language.SPANISH, Answer.YES))

    record = office.participants.record(someone).draft
    assert (record.last_name, record.language) == ("Teague", Language.SPANISH)
    assert [phone.number for phone in record.phones] == ["5555550142"]
    office.participants.save(replace(record, language=Language.ENGLISH), someone)
    assert intake.draft(someone, S.LANGUAGE) == LanguageSheet(Language.ENGLISH, Answer.YES)


def test_race_is_every_answer_that_fits_or_why_there_is_none(intake, someone):
    both = AboutSheet(frozenset({Race.AIAN, Race.WHITE}), "Spokane Tribe", Sex.FEMALE, "two-spirit")
    intake.save(someone, S.ABOUT, both)
    assert intake.draft(someone, S.ABOUT) == both

    for race in ({Race.WHITE, Race.PREFERS_NOT}, {Race.PREFERS_NOT, Race.DOES_NOT_KNOW}):
        with pytest.raises(InvalidRecordError) as refused:
            intake.save(someone, S.ABOUT, replace(both, race=frozenset(race)))
        assert set(refused.value.problems) == {"race"}
    intake.save(someone, S.ABOUT, AboutSheet(frozenset({Race.NOT_COLLECTED})))
    assert intake.draft(someone, S.ABOUT).sex is None


def test_a_fact_of_a_later_day_is_added_and_one_of_the_same_day_corrects(intake, someone, calendar):
    intake.save(someone, S.LIVING, OUTSIDE)
    intake.save(someone, S.LIVING, replace(OUTSIDE, note="By the river"))
    assert [row.draft.note for row in intake.facts(someone, S.LIVING)] == ["By the river"]

    calendar.go(40)
    renewed = intake.renewed(someone, S.LIVING)
    assert (renewed.on, renewed.situation) == (calendar.today, LivingSituation.OUTSIDE)
    intake.save(someone, S.LIVING, replace(renewed, situation=LivingSituation.RENTS))

    rows = [row.draft for row in intake.facts(someone, S.LIVING)]
    assert [row.situation for row in rows] == [LivingSituation.RENTS, LivingSituation.OUTSIDE]
    assert intake.draft(someone, S.LIVING) == rows[0]
    assert latest(rows, calendar.today - DAY) == rows[1]
    assert latest(rows, TODAY - DAY) is None


def test_a_wrong_day_is_corrected_unless_that_day_has_its_own(intake, someone):
    intake.save(someone, S.LIVING, replace(OUTSIDE, on=TODAY - 9 * DAY))
    intake.save(someone, S.LIVING, RENTS)
    newest = intake.facts(someone, S.LIVING)[0]

    intake.save(someone, S.LIVING, replace(RENTS, on=TODAY - DAY), newest.id)
    assert [row.draft.on for row in intake.facts(someone, S.LIVING)] == [TODAY - DAY, TODAY - 9 * DAY]
    with pytest.raises(InvalidRecordError) as refused:
        intake.save(someone, S.LIVING, replace(RENTS, on=TODAY - 9 * DAY), newest.id)
    assert set(refused.value.problems) == {"on"}


def test_how_it_was_at_entry_is_the_last_word_before_or_the_first_soon_after():
    before, soon, late = (replace(OUTSIDE, on=TODAY + days * DAY) for days in (-3, 30, 31))
    assert at_entry([late, soon, before], TODAY) == before
    assert at_entry([late, soon], TODAY) == soon
    assert at_entry([late], TODAY) is None


def test_the_ranges_of_codes_tell_homeless_from_permanent():
    assert LivingSituation.OUTSIDE.within(HOMELESS)
    assert LivingSituation.OWNS_SUBSIDY.within(PERMANENT)
    assert not LivingSituation.FAMILY.within(PERMANENT)
    assert not LivingSituation.PREFERS_NOT.known
    assert LivingSituation.OTHER.known


def test_income_keeps_sources_with_and_without_an_amount(database, intake, someone):
    income = IncomeDraft(
        TODAY,
        lines=(IncomeLine(IncomeSource.SSI, "$1,043.50"), IncomeLine(IncomeSource.EARNED)),
        benefits=frozenset({NonCashBenefit.SNAP}),
    )
    intake.save(someone, S.INCOME, income)

    kept = intake.draft(someone, S.INCOME)
    assert (kept.any_income, kept.any_benefit, kept.total) == (Answer.YES, Answer.YES, 1043)
    assert set(kept.lines) == {IncomeLine(IncomeSource.SSI, "1043"), IncomeLine(IncomeSource.EARNED)}
    with database.read() as session:
        row = session.scalars(select(Income)).one()
        assert (row.monthly_total, row.lines) == (1043, {"SSI": 1043, "Earned": None})


@pytest.mark.parametrize(
    ("section", "bad", "field"),
    [
        (S.LIVING, LivingDraft(), "situation"),
        (S.LIVING, replace(OUTSIDE, on=TODAY + DAY), "on"),
        (S.LIVING, replace(OUTSIDE, note="x" * 501), "note"),
        (S.INCOME, IncomeDraft(TODAY, lines=(IncomeLine(IncomeSource.SSI, "some"),)), "lines"),
        (S.INCOME, IncomeDraft(TODAY, Answer.NO, lines=(IncomeLine(IncomeSource.SSI),)), "any_income"),
        (S.INSURANCE, InsuranceDraft(TODAY, Answer.NO, kinds=frozenset({InsuranceKind.IHS})), "any_insurance"),
        (S.NEEDS, NeedsDraft(TODAY), "needs"),
        (S.SUPPORT, SupportDraft(" "), "name"),
        (S.SUBSTANCES, SubstanceDraft(on=TODAY), "substance"),
        (S.SAFETY, SafetyDraft(TODAY, "x" * 201), "words"),
        (S.GOALS, GoalsSheet(Told("x" * 1501)), "goals"),
        (S.URGENT, UrgentSheet(TODAY + DAY), "asked_on"),
    ],
)
def test_what_can_not_be_is_refused_by_field(intake, someone, section, bad, field):
    with pytest.raises(InvalidRecordError) as refused:
        intake.save(someone, section, bad)
    assert field in refused.value.problems
    assert states(intake, someone) == {}


def test_documents_note_only_what_changed_and_when(database, intake, someone, calendar):
    first = DocumentsDraft(TODAY, birth_certificate=DocumentStatus.HELD, state_id=DocumentStatus.NEEDED)
    intake.save(someone, S.DOCUMENTS, first)
    calendar.go(20)
    intake.save(someone, S.DOCUMENTS, replace(intake.renewed(someone, S.DOCUMENTS), state_id=DocumentStatus.HELD))

    with database.read() as session:
        rows = session.scalars(select(IdDocument).order_by(IdDocument.id)).all()
        assert [(row.kind, row.status, row.on) for row in rows] == [
            (DocumentKind.BIRTH_CERTIFICATE, DocumentStatus.HELD, TODAY),
            (DocumentKind.STATE_ID, DocumentStatus.NEEDED, TODAY),
            (DocumentKind.STATE_ID, DocumentStatus.HELD, calendar.today),
        ]
    intake.save(someone, S.DOCUMENTS, replace(intake.draft(someone, S.DOCUMENTS), state_id=DocumentStatus.NEEDED))
    assert len(intake.facts(someone, S.DOCUMENTS)) == 2, "the same day was corrected back to how it was"


def test_needs_of_one_day_are_kept_apart_by_who_says_so(intake, someone):
    mine = NeedsDraft(TODAY, NeedSource.SELF, frozenset({NeedKind.TRAUMA}))
    seen = NeedsDraft(TODAY, NeedSource.OBSERVED, frozenset({NeedKind.COGNITIVE, NeedKind.SUD_OPIOID}))
    for draft in (mine, seen, replace(mine, note="Since the fire")):
        intake.save(someone, S.NEEDS, draft)

    assert [row.draft for row in intake.facts(someone, S.NEEDS)] == [seen, replace(mine, note="Since the fire")]


def test_any_number_of_people_substances_and_safety_notes(intake, someone):
    for name in ("Aunt Rue", HOSTILE):
        intake.save(someone, S.SUPPORT, SupportDraft(name, "aunt", emergency=True))
    intake.save(someone, S.SUBSTANCES, SubstanceDraft(Substance.FENTANYL, on=TODAY))
    intake.save(someone, S.SUBSTANCES, SubstanceDraft(Substance.NICOTINE, on=TODAY))
    intake.save(someone, S.SAFETY, SafetyDraft(TODAY, "Dog at the gate"))

    assert {row.draft.name for row in intake.facts(someone, S.SUPPORT)} == {"Aunt Rue", HOSTILE}
    assert len(intake.facts(someone, S.SUBSTANCES)) == 2
    aunt = intake.facts(someone, S.SUPPORT)[-1]
    intake.save(someone, S.SUPPORT, replace(aunt.draft, phone="555 0100"), aunt.id)
    assert len(intake.facts(someone, S.SUPPORT)) == 2


def test_nothing_to_note_is_an_answer_until_something_is_noted(intake, someone):
    intake.mark(someone, S.SUBSTANCES, SectionState.PREFERS_NOT)
    intake.mark(someone, S.GOALS, SectionState.NOTHING)
    assert states(intake, someone) == {S.SUBSTANCES: SectionState.PREFERS_NOT, S.GOALS: SectionState.NOTHING}

    intake.save(someone, S.SUBSTANCES, SubstanceDraft(Substance.ALCOHOL, on=TODAY))
    assert states(intake, someone)[S.SUBSTANCES] is SectionState.NOTED


def test_each_part_is_one_step_of_undo(office, intake, someone):
    intake.save(someone, S.URGENT, UrgentSheet(TODAY, shelter=TodayNeed.NEEDED))
    intake.save(someone, S.INCOME, IncomeDraft(TODAY, Answer.NO))
    intake.save(someone, S.INCOME, IncomeDraft(TODAY, Answer.YES))

    assert office.history.undo() == "Save intake"
    assert intake.draft(someone, S.INCOME).any_income is Answer.NO
    office.history.undo()
    office.history.undo()
    assert states(intake, someone) == {}
    office.history.redo()
    assert intake.draft(someone, S.URGENT).shelter is TodayNeed.NEEDED


def test_a_removed_fact_leaves_the_record_and_comes_back_from_removed(office, intake, someone):
    intake.save(someone, S.LIVING, OUTSIDE)
    intake.save(someone, S.SUPPORT, SupportDraft("Aunt Rue"))
    [living], [aunt] = intake.facts(someone, S.LIVING), intake.facts(someone, S.SUPPORT)
    intake.remove(S.LIVING, living.id, "Someone else's")
    intake.remove(S.SUPPORT, aunt.id, "Has died")
    assert states(intake, someone) == {}

    rows = office.removed.rows()
    assert {(row.kind, row.because) for row in rows} == {
        (RemovedKind.LIVING_SITUATION, "Someone else's"),
        (RemovedKind.SUPPORT_PERSON, "Has died"),
    }
    for row in rows:
        office.removed.restore(row.kind, row.id)
    assert set(states(intake, someone)) == {S.LIVING, S.SUPPORT}
    office.history.undo()
    assert len(states(intake, someone)) == 1


def test_a_removed_fact_does_not_come_back_onto_a_day_that_has_its_own(intake, someone):
    intake.save(someone, S.LIVING, OUTSIDE)
    [living] = intake.facts(someone, S.LIVING)
    intake.remove(S.LIVING, living.id, "Wrong")
    intake.save(someone, S.LIVING, RENTS)
    with pytest.raises(InvalidRecordError):
        intake.restore(S.LIVING, living.id)


def test_a_fact_belongs_to_someone_who_is_there(office, intake, someone):
    intake.save(someone, S.LIVING, OUTSIDE)
    [living] = intake.facts(someone, S.LIVING)
    other = office.participants.save(office.participants.record(someone).draft)
    for deed in (
        lambda: intake.save(99, S.LIVING, OUTSIDE),
        lambda: intake.save(other, S.LIVING, RENTS, living.id),
        lambda: intake.draft(other, S.LIVING, living.id),
        lambda: intake.remove(S.LIVING, 99, "x"),
        lambda: intake.restore(S.LIVING, living.id),
    ):
        with pytest.raises(NotFoundError):
            deed()
    office.participants.remove(someone, "Entered twice")
    with pytest.raises(NotFoundError):
        intake.draft(someone, S.GOALS)


def test_the_overview_shows_the_newest_first_and_what_a_report_would_miss(office, intake, enrolled, calendar):
    intake.save(enrolled, S.LIVING, OUTSIDE)
    calendar.go(31)
    intake.save(enrolled, S.INCOME, IncomeDraft(calendar.today, Answer.NO))
    intake.save(enrolled, S.ABOUT, AboutSheet(frozenset({Race.PREFERS_NOT}), sex=Sex.PREFERS_NOT))

    overview = office.intake_overviews.one(enrolled)
    assert [row.draft.situation for row in overview.of(S.LIVING)] == [LivingSituation.OUTSIDE]
    assert overview.of(S.SUPPORT) == ()
    assert overview.begun
    missed = {(gap.section, gap.words) for gap in overview.gaps}
    assert {section for section, _ in missed} == {S.IDENTITY, S.ABOUT, S.INCOME, S.INSURANCE}
    assert (S.ABOUT, "Race or ethnicity: asked, or why not") not in missed


def test_nobody_who_is_not_enrolled_has_gaps(office, intake, someone):
    overview = office.intake_overviews.one(someone)
    assert overview.gaps == ()
    assert not overview.begun


def test_no_place_keeps_a_social_security_number_or_a_diagnosis():
    from leaddesk.domain.fields import specs

    names = {name for shape in SHAPES.values() for name in specs(shape)} | set(Participant.__table__.columns.keys())
    assert not {name for name in names if "diagnos" in name or "icd" in name or ("ssn" in name and name != "ssn_card")}


def test_a_birthday_in_the_future_is_refused_like_everywhere(intake, someone):
    from leaddesk.domain.participants import BirthDate

    draft = replace(intake.draft(someone, S.IDENTITY), birth=BirthDate(date.max.year - 1))
    with pytest.raises(InvalidRecordError):
        intake.save(someone, S.IDENTITY, draft)
