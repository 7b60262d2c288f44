from __future__ import annotations

import hashlib
import threading
from dataclasses import replace
from datetime import date

import pypdfium2
import pytest
from PIL import ImageChops, ImageStat
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QLabel

from leaddesk.domain.consents import RevocationDraft
from leaddesk.domain.disclosure_codes import (
    DisclosureEvent,
    InformationCategory,
    Purpose,
    RevocationManner,
)
from leaddesk.domain.errors import LeadDeskError
from leaddesk.ui import routes
from leaddesk.ui.pages.print_copies import whose_copies
from leaddesk.ui.pdf_pages import pictures
from leaddesk.ui.printing import SHRED, STOPPED, Target, draw, write_whole
from leaddesk.ui.routes import Route
from tests.ui.papers.conftest import Printer, text


def words(widget) -> str:
    return " ".join(label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget))


def same(_fields, draft, *_):
    return draft


@pytest.fixture
def sent(office, person, ordinary, referral):
    office.consents.save(person, ordinary)
    return office.referrals_out.save(person, referral)


def test_the_preview_is_the_real_paper_marked_as_a_draft(make, sent):
    page = make(Route(routes.PRINT, sent, "pref"))
    said = text(page.preview.pdf)
    assert "Marisol Teague" in said
    assert "DRAFT" in said
    assert "Recipient" in words(page)
    assert "Clearwater Valley Health Center" in words(page)
    assert "Mental health" in words(page)
    assert "C-0001-01, until Oct 28, 2027" in words(page)
    assert not page.view.foot.print.blocked
    assert len(page.view.paper._sheets) == 2
    assert "Marisol Teague" in page.view.paper._sheets[0].accessibleDescription()


def test_yes_now_prints_the_kept_bytes_and_logs_the_disclosure(make, sent, printer, office, person, settle):
    page = make(Route(routes.PRINT, sent, "pref"), "yes", forms=[same])
    page.view.foot.print.click()
    settle()
    newest, prepared = office.disclosures.rows(person)
    [paper] = printer.papers
    assert "DRAFT" not in text(paper)
    assert hashlib.sha256(paper).hexdigest() == prepared.sha256 == newest.sha256
    assert newest.event is DisclosureEvent.DISCLOSED
    assert printer.asked == [("PREF-LD-2026-0001-2026-11-03.pdf", 1)]
    assert "Logged: given to Clearwater Valley Health Center." in words(page)


def test_later_leaves_the_paper_unanswered(make, sent, office, settle):
    page = make(Route(routes.PRINT, sent, "pref"), "later")
    page.view.panel.copies.more.click()
    page.view.foot.print.click()
    settle()
    [row] = office.disclosures.unanswered()
    assert row.copies == 2
    assert "asked again on Today" in words(page)


def test_no_discard_names_the_file_to_delete(make, sent, office, person, settle, tmp_path):
    def answer(_fields, draft, *_):
        return replace(draft, why="Printed twice")

    file = tmp_path / "out" / "PREF-LD-2026-0001-2026-11-03.pdf"
    page = make(Route(routes.PRINT, sent, "pref"), "no", forms=[answer], choose=Printer(file=file))
    page.view.foot.save.click()
    settle()
    _, told = page._ask_form.questions[0][:2]
    assert file.name in told
    assert str(file.parent) in told
    assert office.disclosures.rows(person)[0].event is DisclosureEvent.NOT_GIVEN


def test_turning_away_from_the_printer_leaves_no_trace(make, sent, office):
    page = make(Route(routes.PRINT, sent, "pref"), choose=lambda *_: None)
    page.view.foot.print.click()
    assert office.disclosures.rows() == []


def test_a_printer_that_refuses_makes_no_second_row(make, sent, office, settle):
    stubborn = Printer(refusals=1)
    page = make(Route(routes.PRINT, sent, "pref"), "later", choose=stubborn)
    page.view.foot.print.click()
    settle()
    assert stubborn.papers == []
    assert "did not take the paper" in page.banner.text
    page.banner._action.click()
    settle()
    assert len(stubborn.papers) == 1
    assert len(office.disclosures.rows()) == 1


def test_a_long_print_says_its_page_can_be_stopped_and_leaves_the_records_free(
    make, sent, office, qtbot, context, settle
):
    held, whole = threading.Event(), []

    def send(pdf, step):
        for number in range(1, 6):
            if not step(number, 5):
                raise LeadDeskError(STOPPED, SHRED)
            if number == 2:
                assert held.wait(10)
        whole.append(pdf)

    page = make(Route(routes.PRINT, sent, "pref"), "later", choose=lambda *_: Target(send, copies=1, steps=True))
    foot = page.view.foot
    foot.print.click()
    qtbot.waitUntil(lambda: foot.progress.value() == 2, timeout=10000)
    assert foot.reason.text() == "Page 2 of 5 goes to the printer"
    assert foot.stop.isVisible()
    seen = []
    context.jobs.run(page, office.participants.rows, seen.append)
    settle()
    assert seen, "the records answer while the printer works"
    foot.stop.click()
    held.set()
    qtbot.waitUntil(lambda: "Printing was stopped" in page.banner.text, timeout=10000)
    assert "Shred the pages that came out" in words(page.banner)
    assert not foot.stop.isVisible()
    assert whole == []
    assert len(office.disclosures.unanswered()) == 1
    page.banner._action.click()
    settle()
    qtbot.waitUntil(lambda: bool(whole), timeout=10000)
    assert len(office.disclosures.rows()) == 1


def test_the_test_page_has_no_way_to_itself(make):
    assert not make(Route(routes.PRINT, None, "printer-test")).view.panel.test.isVisible()
    assert make(Route(routes.PRINT, None, "blank", "pref")).view.panel.test.isVisible()


def test_trying_again_after_the_consent_was_taken_back_prints_nothing(make, sent, office, person, settle):
    stubborn = Printer(refusals=1)
    page = make(Route(routes.PRINT, sent, "pref"), choose=stubborn)
    page.view.foot.print.click()
    settle()
    [row] = office.consents.rows(person)
    office.consents.revoke(row.consent.id, RevocationDraft(date(2026, 11, 3), RevocationManner.ORAL, "Dana Whitlock"))
    page.banner._action.click()
    settle()
    assert stubborn.papers == []
    assert page.view.foot.print.blocked


def test_the_question_is_about_the_paper_that_was_printed_not_the_one_looked_at_since(make, sent, office, settle):
    slow = Printer()
    page = make(Route(routes.PRINT, sent, "pref"), "later", choose=slow)
    page.view.foot.print.click()
    page.open(Route(routes.PRINT, None, "blank", "pref"))
    settle()
    assert page._ask.questions[0][1].startswith("For Clearwater Valley Health Center.")


def test_the_log_counts_the_copies_that_the_printer_was_told_to_make(make, sent, office, settle):
    page = make(Route(routes.PRINT, sent, "pref"), "later", choose=lambda *_: Target(lambda _pdf: None, copies=3))
    page.view.foot.print.click()
    settle()
    assert office.disclosures.unanswered()[0].copies == 3


def test_two_clicks_make_one_paper(make, sent, office, settle):
    page = make(Route(routes.PRINT, sent, "pref"), "later")
    page.view.foot.print.click()
    page.view.foot.print.click()
    settle()
    assert len(office.disclosures.rows()) == 1


def test_another_provider_is_blocked_with_the_reason_and_a_prefilled_way_out(
    make, office, person, ordinary, referral, other_clinic, wishes
):
    office.consents.save(person, ordinary)
    other = office.referrals_out.save(person, replace(referral, organisation_id=other_clinic))
    page = make(Route(routes.PRINT, other, "pref"))
    assert page.banner.text == "No consent names Cedar Ridge Clinic."
    assert page.preview.pdf is None
    assert page.view.foot.print.blocked
    assert page.view.foot.reason.text() == "No consent names Cedar Ridge Clinic."
    page.banner._action.click()
    [route] = wishes
    [line] = route.extra.draft.recipients
    assert (route.page, route.record, route.part) == (routes.CONSENT, person, "new")
    assert line.organisation_id == other_clinic
    assert InformationCategory.SUBSTANCE_USE in line.categories
    assert line.purposes == {Purpose.CARE}


def test_a_consent_taken_back_meanwhile_blanks_the_page_at_once(make, sent, office, person, settle):
    page = make(Route(routes.PRINT, sent, "pref"))
    [row] = office.consents.rows(person)
    office.consents.revoke(row.consent.id, RevocationDraft(date(2026, 11, 3), RevocationManner.ORAL, "Dana Whitlock"))
    page.refresh()
    settle()
    assert page.preview.pdf is None
    assert page.view.paper._sheets == []
    assert "taken back" in page.banner.text


def test_what_changed_since_the_preview_is_not_printed_unseen(make, sent, office, person, referral, printer, settle):
    page = make(Route(routes.PRINT, sent, "pref"))
    office.referrals_out.save(person, replace(referral, reason="Another reason."), sent)
    page.view.foot.print.click()
    settle()
    assert printer.papers == []
    assert office.disclosures.rows() == []
    assert "has changed since" in page.banner.text
    assert "Another reason." in text(page.preview.pdf)


def test_missing_fields_are_listed_with_the_way_to_fill_them(
    make, office, person, ordinary, referral, wishes, database
):
    office.consents.save(person, ordinary)
    number = office.referrals_out.save(person, replace(referral, reply_by=None))
    page = make(Route(routes.PRINT, number, "pref"))
    assert page.view.foot.print.blocked
    assert "Still missing: Answer by" in page.view.foot.reason.text()
    page.gate.fill("Answer by")
    assert wishes == [Route(routes.REFERRALS, number, "out")]


def test_a_consent_to_be_signed_asks_no_question_and_leaves_no_log(make, office, person, ordinary, printer, settle):
    number = office.consents.save(person, replace(ordinary, signed_on=None))
    page = make(Route(routes.PRINT, number, "roi"))
    page.view.foot.print.click()
    settle()
    assert "C-0001-01" in text(printer.papers[0])
    assert printer.asked[0][0] == "ROI-MP-LD-2026-0001-2026-11-03.pdf"
    assert office.disclosures.rows() == []
    assert page._ask.questions == []


@pytest.mark.parametrize("key", ["pref", "roi_mp", "roi_proc"])
def test_a_blank_form_prints_without_a_question(make, key, printer, settle):
    page = make(Route(routes.PRINT, None, "blank", key))
    page.view.foot.print.click()
    settle()
    assert "DRAFT TRANSLATION" in text(printer.papers[0]) or "DRAFT" not in text(printer.papers[0])
    assert "blank" in printer.asked[0][0]


# kept papers


def test_a_kept_paper_opens_again_and_prints_as_a_reprint(make, sent, office, person, printer, settle):
    page = make(Route(routes.PRINT, sent, "pref"), "yes", forms=[same])
    page.view.foot.print.click()
    settle()
    prepared = office.disclosures.rows(person)[1]
    again = make(Route(routes.PRINT, prepared.id, "stored"))
    assert "REPRINT" not in text(again.preview.pdf)
    again.view.foot.print.click()
    settle()
    assert "REPRINT of Nov 3, 2026" in text(printer.papers[1])
    [newest, *_] = office.disclosures.rows(person)
    assert (newest.event, newest.reprint_of) == (DisclosureEvent.REPRINTED, prepared.id)
    assert newest.sha256 == hashlib.sha256(printer.papers[1]).hexdigest()
    assert len(office.disclosures.rows(person)) == 3


def test_hidden_names_hide_the_name_in_the_preview_head(make, sent, context):
    page = make(Route(routes.PRINT, sent, "pref"))
    assert page.view.way_back.text() == "Marisol Teague"
    context.names.hide(hidden=True)
    assert page.view.way_back.text() == "LD-2026-0001"


# printing itself


def test_the_printed_raster_is_the_preview_without_its_mark(qapp, office, person, ordinary, tmp_path):
    from leaddesk.documents.form import final
    from leaddesk.documents.registry import all_forms
    from leaddesk.i18n import translator

    number = office.consents.save(person, ordinary)
    packet = office.packets.consent_form(number)
    paper = final(all_forms()["roi_mp"], packet, "LD-2026-0001", translator("en"))
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    draw(printer, paper.content)
    printed = pypdfium2.PdfDocument((tmp_path / "printed.pdf").read_bytes())
    kept = pypdfium2.PdfDocument(paper.content)
    assert len(printed) == len(kept) == paper.pages
    for one, other in zip(printed, kept, strict=True):
        assert [round(side) for side in one.get_size()] == [612, 792]
        seen, drawn = (page.render(scale=300 / 72, grayscale=True).to_pil() for page in (one, other))
        apart = ImageStat.Stat(ImageChops.difference(seen, drawn)).mean[0]
        moved = ImageStat.Stat(ImageChops.difference(ImageChops.offset(seen, 0, 3), drawn)).mean[0]
        # measured 4 to 5, against 15 to 24 when three dots off: every band stands where it belongs
        assert apart < moved / 2


def test_pages_are_drawn_as_wide_as_asked_and_sharp(qapp, office):
    blank = office.packets.blank()
    from leaddesk.documents.form import render
    from leaddesk.documents.registry import all_forms
    from leaddesk.i18n import translator

    pdf = render(all_forms()["pref"], blank, translator("en")).pdf
    found = pictures(pdf, 400, 2.0)
    assert [picture.image.width() for picture in found] == [800, 800]
    assert found[0].aspect == pytest.approx(792 / 612)
    with pytest.raises(ValueError, match="not a PDF"):
        pictures(b"nothing of the kind", 400)


def test_a_file_is_written_whole_or_not_at_all(tmp_path):
    file = tmp_path / "paper.pdf"
    write_whole(file, b"one")
    write_whole(file, b"two")
    assert file.read_bytes() == b"two"
    with pytest.raises(LeadDeskError, match="could not be saved"):
        write_whole(tmp_path / "gone" / "paper.pdf", b"three")
    assert [one.name for one in tmp_path.iterdir()] == ["paper.pdf"]


@pytest.mark.parametrize(
    ("file_name", "words"),
    [
        ("ROI-PROC-LD-2026-0142-2026-11-03.pdf", "the person and the court"),
        ("REV-LD-2026-0142-2026-11-03.pdf", "The signed page stays here"),
        ("REV-N-LD-2026-0142-2026-11-03.pdf", ""),
        ("PREF-LD-2026-0142-2026-11-03.pdf", "One for the provider."),
        ("ROI-MP-blank-2026-11-03.pdf", ""),
        ("CT-STAT-LD-2026-0142-2026-11-03.pdf", ""),
    ],
)
def test_whose_the_copies_are_stands_beside_the_counter(file_name, words):
    assert words in whose_copies(file_name)
    assert bool(words) == bool(whose_copies(file_name))
