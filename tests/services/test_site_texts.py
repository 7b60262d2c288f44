"""The office's own words on paper: each change is a version, marked on what is printed, and nothing older is lost."""

from __future__ import annotations

from dataclasses import replace

import pytest

from installer.shots_papers_part import logo
from leaddesk.documents.form import final, render
from leaddesk.documents.registry import all_forms
from leaddesk.documents.spoken_notice import edition, spoken_notice
from leaddesk.documents.text_samples import letterhead_page, sample_page
from leaddesk.domain.clock import Clock as OfficeClock
from leaddesk.domain.errors import InvalidRecordError
from leaddesk.domain.plain_letters import AnswerPacket, RequestDraft, RequestKind
from leaddesk.domain.site_texts import SHIPPED, SiteText, SiteTextDraft
from leaddesk.i18n import translator
from leaddesk.paper.scans.logo import clean_logo
from leaddesk.services.settings import Settings
from leaddesk.services.site_texts import SiteTexts
from tests.paper.inspection import assert_sound, ink_margins, text

EN = translator("en")
OWN = "Our state's law protects this record, too: § 12-34."
HOSTILE = '<b>Bob & "Ann"</b></para> 😀 أحمد ${x} %s ' + "long " * 200


@pytest.fixture
def texts(office):
    return office.site_texts


def answer(office):
    blank = office.packets.blank()
    return AnswerPacket(blank.office, blank.printing, RequestDraft(RequestKind.SUBPOENA, None, "26-1", office="Court"))


def test_each_change_is_a_version_with_its_day_and_the_shipped_wording_comes_back(office, texts, database, clock):
    assert office.settings.wording() == SHIPPED
    texts.save(SiteText.STATE_NOTICE, SiteTextDraft(f"  {OWN}\n"))
    texts.save(SiteText.STATE_NOTICE, SiteTextDraft("Shorter."))
    texts.save(SiteText.STATE_NOTICE, SiteTextDraft("Shorter."))
    texts.put_back(SiteText.STATE_NOTICE)
    found = texts.versions(SiteText.STATE_NOTICE)
    assert [(one.number, one.words) for one in found] == [(3, ""), (2, "Shorter."), (1, OWN)]
    assert found[0].set_at == clock()
    assert found[0].set_by == office.settings.office().coordinator
    assert office.settings.wording().of(SiteText.STATE_NOTICE) == ""
    assert office.history.undo() == "Put back the shipped wording"
    assert office.settings.wording().of(SiteText.STATE_NOTICE) == "Shorter."
    again = Settings(database, OfficeClock(clock))
    SiteTexts(database, OfficeClock(clock), again)
    assert again.wording() == office.settings.wording()
    texts.save(SiteText.STATE_NOTICE, SiteTextDraft(OWN))
    assert texts.versions(SiteText.STATE_NOTICE)[0].number == 4, "a number that was given is never given again"


def test_what_is_typed_as_it_was_shipped_is_the_shipped_wording(office, texts):
    texts.save(SiteText.NEITHER, SiteTextDraft("We say nothing."))
    texts.save(SiteText.NEITHER, SiteTextDraft(SiteText.NEITHER.shipped))
    assert [one.words for one in texts.versions(SiteText.NEITHER)] == ["", "We say nothing."]


@pytest.mark.parametrize("words", ["", "  \n", "Call {phone}", "x" * 1501])
def test_a_letter_is_never_left_without_its_words_nor_with_braces_in_them(texts, words):
    with pytest.raises(InvalidRecordError):
        texts.save(SiteText.NEITHER, SiteTextDraft(words))
    assert texts.versions(SiteText.NEITHER) == []


def test_the_edition_on_paper_and_in_the_log_tells_an_old_form_from_a_new_one(office, texts):
    ncnd = all_forms()["ncnd"]
    before = final(ncnd, answer(office), "", EN)
    assert before.edition == ncnd.edition
    texts.save(SiteText.NEITHER, SiteTextDraft("We neither confirm nor deny."))
    after = final(ncnd, answer(office), "", EN)
    assert after.edition == f"{ncnd.edition} · site 1"
    assert f"{ncnd.edition} · site 1" in text(after.content)
    assert "We neither confirm nor deny." in text(after.content)
    assert "site 1" not in text(before.content)
    assert edition(office.packets.blank().office) == "Ed. 11/2026", "the notice was not changed"
    texts.save(SiteText.STATE_NOTICE, SiteTextDraft(OWN))
    blank = office.packets.blank()
    notice = spoken_notice(blank, "Harbor House", blank.printing.at.date(), EN)
    assert "site 2" in text(notice.pdf)
    assert OWN in text(notice.pdf)


@pytest.mark.parametrize("one", list(SiteText))
def test_every_text_is_seen_on_its_sample_page_and_hostile_words_stay_words(office, one):
    printed = text(sample_page(one, HOSTILE, office.packets.blank(), EN).pdf).replace(" ", "")
    assert '<b>Bob&"Ann"</b></para>[U+1F600]' in printed
    if one.shipped:
        assert " ".join(one.shipped.split())[:60] in text(sample_page(one, one.shipped, office.packets.blank(), EN).pdf)


def test_only_declared_texts_change_a_form(office):
    """A form that prints a wording of the office says so: else its edition would not tell of a change."""
    changed = replace(SHIPPED, words=tuple((one, f"Canary {one.value}.") for one in SiteText))
    blank = office.packets.blank()
    for form in all_forms().values():
        if form.blank:
            packet = replace(blank, office=replace(blank.office, wording=changed))
            printed = text(render(form, packet, EN).pdf)
            found = {one for one in SiteText if f"Canary {one.value}." in printed}
            assert found <= set(form.site_texts), form.key


def test_a_logo_is_black_on_white_and_stands_beside_the_name(office, texts, database):
    found = clean_logo(logo())
    assert len(found.content) < 6000
    texts.set_logo(found)
    blank = office.packets.blank()
    assert blank.office.wording.logo == found.content
    page = letterhead_page(found.content, blank, EN)
    assert_sound(page.pdf)
    assert b"/Subtype /Image" in page.pdf
    assert ink_margins(page.pdf)[0][0] >= 38
    assert b"/Subtype /Image" in final(all_forms()["ncnd"], answer(office), "", EN).content
    assert b"/Subtype /Image" not in render(all_forms()["ct_rem"], blank, EN).pdf, "a person's mail names no program"
    database.on_committed.append(told := [].append)
    texts.set_logo(None)
    assert office.settings.wording().logo == b""
    office.history.undo()
    assert office.settings.wording().logo == found.content
    assert told is not None


def test_the_bytes_of_a_logo_are_in_no_action_and_stay_over_a_session(office, texts, database, clock):
    from sqlalchemy import text as sql

    from leaddesk.services.office import office_services

    told = []
    database.on_committed.append(told.append)
    found = clean_logo(logo())
    texts.set_logo(found)
    assert all(found.content not in str(row).encode() for changes in told for row in changes.rows)
    later = office_services(database, OfficeClock(clock))
    later.attachments._tidy()
    with database.read() as session:
        assert session.execute(sql("SELECT count(*) FROM attachment_blob")).scalar() == 1
