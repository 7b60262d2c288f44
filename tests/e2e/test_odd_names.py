"""Names with markup, quotes, emoji, right-to-left script, SQL, FTS and 300 letters go everywhere unharmed."""

from __future__ import annotations

import re
from dataclasses import fields as dataclass_fields
from dataclasses import replace
from datetime import date
from io import BytesIO

import openpyxl
import pypdfium2
import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from leaddesk.documents.form import final
from leaddesk.documents.registry import all_forms
from leaddesk.domain.codes import OrganisationKind, ReferralInStatus, ReferralPathway, ReferralSource, ServiceNeed
from leaddesk.domain.consents import ConsentDraft, RecipientDraft
from leaddesk.domain.contacts import ContactDraft
from leaddesk.domain.disclosure_codes import ConsentKind, InformationCategory, Purpose, RecipientAnswer
from leaddesk.domain.fields import specs
from leaddesk.domain.organisations import OrganisationDraft
from leaddesk.domain.packets import CourtLetterDraft
from leaddesk.domain.participants import ParticipantDraft
from leaddesk.domain.referrals_in import ReferralInDraft, StepDraft
from leaddesk.domain.referrals_out import ReferralOutDraft
from leaddesk.domain.settings import OfficeDraft
from leaddesk.i18n import translator
from leaddesk.paper.fonts import marked
from leaddesk.ui.widgets.text_fields import PhoneTextField, TextBox, TextField
from tests.e2e.screen import write

MARK = "Zqx"
"""Stands in every odd name, and in nothing else: what is found of it in a log or a title has leaked."""
NAMES = {
    "markup": f'{MARK} <b>Bold & "Ann"</b> &amp; <img src=x>',
    "sql": f"{MARK} O'Brien'); DROP TABLE participant;--",
    "fts": f'{MARK} NEAR("a" AND *) OR name:^y - NOT',
    "emoji": f"{MARK} Zoë 😀 👩‍👩‍👧 e\u0301",
    "right to left": f"{MARK} عبد الرحمن שרה",
    "format": f"{MARK} {{name}} %s %(x)d \\n $1 #{{}}",
    "formula": f'={MARK}+HYPERLINK("http://x")',
    "long": f"{MARK} " + "Longname-" * 32 + "end-of-it",
}
DAY = date(2026, 11, 3)


def filled(shape, text, **values):
    """Return a draft with the text in every text field, cut to what the field takes."""
    known = specs(shape)
    words = {
        one.name: text[: known[one.name].max_length or 300].strip()
        for one in dataclass_fields(shape)
        if one.type == "str" and one.name in known
    }
    return shape(**{**words, **values})


class Odd:
    """An office in which every text is one odd name."""

    def __init__(self, services, text):
        self.services, self.text = services, text
        everything = frozenset(InformationCategory)
        self.office = filled(OfficeDraft, text, time_zone="America/Denver")
        services.settings.save_office(self.office)
        self.clinic = filled(OrganisationDraft, text, kind=OrganisationKind.HEALTH)
        self.clinic_id = services.organisations.save(self.clinic)
        self.court = filled(OrganisationDraft, text, kind=OrganisationKind.COURT)
        self.court_id = services.organisations.save(self.court)
        self.person = filled(ParticipantDraft, text, aliases=(text[:300], f"Two {text}"[:300]))
        self.person_id = services.participants.save(self.person)
        self.referral = filled(
            ReferralInDraft,
            text,
            received_on=DAY,
            contact_on=DAY,
            pathway=ReferralPathway.COMMUNITY,
            source=ReferralSource.SELF,
        )
        self.referral_id = services.referrals_in.save(self.referral, participant_id=self.person_id)
        services.referrals_in.move(self.referral_id, StepDraft(ReferralInStatus.INTAKE_COMPLETE, DAY, note=text[:500]))
        self.contact = filled(ContactDraft, text, on=date(2026, 10, 30), next_on=date(2026, 11, 2))
        services.contacts.save(self.person_id, self.contact)
        line = RecipientDraft(
            self.clinic_id, text[:300], everything, frozenset({Purpose.CARE}), RecipientAnswer.ACCEPTED
        )
        self.consent = filled(
            ConsentDraft, text, recipients=(line,), expires_on=date(2027, 5, 1), expires_event="", signed_on=DAY
        )
        self.consent_id = services.consents.save(self.person_id, self.consent)
        alone = replace(line, organisation_id=self.court_id, purposes=frozenset({Purpose.PROCEEDING}))
        self.stand_alone = replace(self.consent, kind=ConsentKind.PROCEEDINGS, recipients=(alone,))
        self.stand_alone_id = services.consents.save(self.person_id, self.stand_alone)
        self.out = filled(
            ReferralOutDraft,
            text,
            organisation_id=self.clinic_id,
            service=ServiceNeed.HOUSING,
            reply_by=date(2026, 11, 9),
        )
        self.out_id = services.referrals_out.save(self.person_id, self.out)
        self.letter = filled(
            CourtLetterDraft,
            text,
            organisation_id=self.court_id,
            case_number=self.consent.case_number,
            reviewed=True,
        )

    def papers(self):
        """Return every paper as (form, packet)."""
        packets = self.services.packets
        return [
            ("pref", packets.provider_referral(self.out_id).packet),
            ("ct_stat", packets.court_letter(self.person_id, self.letter).packet),
            ("roi_mp", packets.consent_form(self.consent_id)),
            ("roi_proc", packets.consent_form(self.stand_alone_id)),
        ]


@pytest.fixture
def services(database, clock):
    from leaddesk.domain.clock import Clock
    from leaddesk.services.office import office_services

    return office_services(database, Clock(clock))


def squeezed(text):
    """Return a text without what breaking it into lines adds or takes."""
    return re.sub(r"[\s\ufffe\u00ad-]", "", text)


def text_of(pdf):
    document = pypdfium2.PdfDocument(pdf)
    words = "".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    return squeezed(words)


@pytest.mark.parametrize("name", NAMES)
def test_every_field_keeps_it_to_the_letter(services, name):
    odd = Odd(services, NAMES[name])
    assert services.settings.office() == odd.office
    assert services.organisations.draft(odd.clinic_id) == odd.clinic
    assert services.participants.record(odd.person_id).draft == odd.person
    assert services.referrals_in.record(odd.referral_id).draft == odd.referral
    [contact] = services.contacts.rows(odd.person_id)
    assert contact.draft == odd.contact
    assert services.referrals_out.draft(odd.out_id) == odd.out
    drafts = {row.consent.id: row.consent.draft for row in services.consents.rows(odd.person_id)}
    assert drafts == {odd.consent_id: odd.consent, odd.stand_alone_id: odd.stand_alone}


@pytest.mark.parametrize("name", NAMES)
def test_it_is_found_by_what_was_typed(services, name):
    odd = Odd(services, NAMES[name])
    for typed in (NAMES[name], NAMES[name][:20], NAMES[name].casefold(), MARK.lower()):
        assert odd.person_id in [hit.id for hit in services.search.find(typed) if hit.kind == "participant"], typed


@pytest.mark.parametrize("name", NAMES)
def test_paper_prints_it_whole_and_names_nobody_in_its_properties(services, name):
    odd = Odd(services, NAMES[name])
    for key, packet in odd.papers():
        paper = final(all_forms()[key], packet, "LD-2026-0001", translator("en"))
        said = text_of(paper.content)
        for text in (odd.person.legal_name if key != "ct_stat" else odd.person.letter_name, odd.office.site_name):
            assert squeezed(marked(text)) in said, (key, text)
        assert MARK not in str(PdfReader(BytesIO(paper.content)).metadata), key
        assert MARK not in paper.file_name
    letter = text_of(final(all_forms()["ct_stat"], odd.papers()[1][1], "LD-2026-0001", translator("en")).content)
    assert squeezed(marked(odd.letter.words)) in letter


@pytest.mark.parametrize("name", NAMES)
def test_a_workbook_has_the_site_s_name_as_plain_text(database, clock, services, name):
    from leaddesk.domain.clock import Clock
    from leaddesk.reports.summary import Summaries

    odd = Odd(services, NAMES[name])
    summaries = Summaries(database, Clock(clock), services.settings)
    content = summaries.export(summaries.table(summaries.periods()[0], release=False), "xlsx").content
    book = openpyxl.load_workbook(BytesIO(content))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert odd.office.site_name in [cell.value for cell in cells]
    assert [cell for cell in cells if cell.data_type == "f"] == []
    assert MARK not in str(vars(book.properties))
    said = text_of(summaries.export(summaries.table(summaries.periods()[0], release=False), "pdf").content)
    assert squeezed(marked(odd.office.site_name)) in said


# on the screen


TYPED = f'{MARK} <b>O\'Brien & "Ann"</b> 😀 عبد %s {{x}}'
FORMS = {
    "participant": ("participants", None, "new", 6),
    "referral in": ("referrals", None, "new-in", 6),
    "office": ("providers", None, "new", 6),
    "settings": ("settings", None, "office", 6),
    "contact": ("participants", 1, "new-contact", 1),
    "referral out": ("referrals", 1, "new-out", 4),
    "consent": ("consent", 1, "new", 4),
    "court letter": ("print", 1, "ct_stat", 4),
}


@pytest.mark.parametrize("form", FORMS)
def test_every_text_field_of_a_form_takes_what_is_typed(at, form):
    *place, least = FORMS[form]
    at.go(*place)
    at.pause(50)
    typed = 0
    for field in at.top.findChildren(TextField) + at.top.findChildren(TextBox):
        if not field.isVisible() or type(field) not in (TextField, TextBox, PhoneTextField):
            continue
        inner = field.line if isinstance(field, TextField) else field.box
        inner.setFocus()
        inner.selectAll()
        wanted = TYPED[: field.spec.max_length or 300]
        write(inner, wanted)
        assert field.value() == wanted, field.label_text
        typed += 1
    assert typed >= least
    at.settle()


def plain_text_only(at):
    for label in at.top.findChildren(QLabel):
        assert label.textFormat() is Qt.TextFormat.PlainText, label.text()


@pytest.mark.parametrize("name", NAMES)
def test_every_screen_shows_it_literally_and_nothing_leaks(at, written_log, name):
    text = NAMES[name]
    services = at.desk.main.context.services
    odd = Odd(services, text)
    at.settle()
    shown = re.sub(r"\s+", " ", odd.person.shown_name)
    titles = set()

    def look(*wanted):
        at.settle()
        said = squeezed(at.words.replace("\u200b", ""))
        for words in wanted:
            assert squeezed(words) in said, (words, at.words)
        plain_text_only(at)
        titles.update(one.windowTitle() for one in QApplication.topLevelWidgets())

    at.press("Ctrl+1")
    look()
    at.press("Ctrl+2")
    assert shown in re.sub(r"\s+", " ", str(at.rows("Participants")[0][0])) or MARK in at.words
    look()
    at.go("participants", odd.person_id, "overview")
    look(shown)
    for number in range(1, 7):
        at.press(f"Alt+{number}")
        look(shown)
    at.go("referrals", None, "in")
    look()
    at.go("referrals", odd.referral_id, "in")
    look(odd.referral.offence or odd.referral.person_name)
    at.go("referrals", odd.out_id, "out")
    look(odd.out.reason, odd.out.reach_by)
    at.go("providers")
    look(odd.clinic.name)
    at.go("print", odd.out_id, "pref")
    look(odd.clinic.name)
    at.press("Ctrl+K")
    at.type_into("Search", MARK, leave=False)
    at.pause(200)
    look(shown)
    at.press("Escape")
    at.go("reports")
    look()
    at.lock()
    assert {title for title in titles if MARK in title} == set()
    assert MARK not in written_log.read_text(encoding="utf-8") if written_log.exists() else True
    assert [file for file in at.home.root.rglob("*") if MARK in file.name] == []
