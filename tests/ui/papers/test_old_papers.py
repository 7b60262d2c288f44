"""Papers that left long ago: each opens byte for byte, and one printed again differs from it by its mark alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pypdfium2
import pytest
from PIL import ImageChops

from leaddesk.domain.breach import BreachData, BreachLetterDraft
from leaddesk.domain.conferences import JOINT
from leaddesk.domain.disclosure_codes import ConsentKind
from leaddesk.domain.site_texts import SiteText, SiteTextDraft
from leaddesk.ui.pages.conference.conference_fields import ConferenceSource
from leaddesk.ui.pages.disclosures.breach_letter import BreachSource
from leaddesk.ui.pages.gated_source import ReferralSource
from leaddesk.ui.pages.print_logged import StoredSource
from leaddesk.ui.pages.print_sources import prepared, preview_of
from tests.paper.inspection import folded
from tests.services.teller import person as somebody
from tests.services.teller import recipient
from tests.services.telling import TELLERS
from tests.services.test_only_what_is_covered import named
from tests.ui.papers.test_conference import Table

FOOT = 62
"""Points from the lower edge of a page within which the mark lies."""
MARK = "REPRINT of Nov 3, 2026"


def seen(pdf):
    """Return text and picture of each page."""
    document = pypdfium2.PdfDocument(pdf)
    found = [(folded(page.get_textpage().get_text_range()), page.render(grayscale=True).to_pil()) for page in document]
    document.close()
    return found


def packet(services, office, person, ordinary, referral):
    office.consents.save(person, ordinary)
    source = ReferralSource(services, office.referrals_out.save(person, referral), pack=True)
    return source.final(source.preview(), 2)


def sheet(services, office):
    table = Table(office)
    source = ConferenceSource(services, table.draft(JOINT, copies=3))
    return source.final(source.preview(), 1)


def told(services, office, form, kind):
    """Keep a paper of the tellers, made under the consent that it takes."""
    teller = next(one for one in TELLERS if one.form == form and one.kind is kind)
    who, to = somebody(office), recipient(office, teller.to)
    office.consents.save(who, named(teller, to))
    paper = teller.ask(office, who, to)
    return prepared(services, paper, preview_of(services, paper), 1)


def own(services, person):
    made = BreachLetterDraft(
        discovered_on=date(2026, 11, 2),
        happened_on=date(2026, 11, 1),
        what_happened="x",
        kinds=frozenset(BreachData),
        steps="x",
        doing="x",
    )
    source = BreachSource(services, person, made)
    return source.final(source.preview(), 1)


@pytest.fixture
def kept(context, office, person, ordinary, referral):
    """Return the papers that were kept, as (row of the log, the bytes that went to the printer)."""
    services = context.services
    found = [
        packet(services, office, person, ordinary, referral),
        sheet(services, office),
        told(services, office, "ct_stat", ConsentKind.PROCEEDINGS),
        told(services, office, "scr_decision", ConsentKind.JUSTICE),
        told(services, office, "le_status", ConsentKind.SPECIFIC),
    ]
    rows = [(one.prepared_id, one.content) for one in found]
    theirs = own(services, person)
    return [*rows, (office.disclosures.rows(person)[0].id, theirs.content)]


def test_years_later_it_opens_byte_for_byte_and_its_reprint_differs_by_the_mark_alone(kept, context, office, clock):
    office.settings.save_office(replace(office.settings.office(), site_name="Another name", coordinator="N. N."))
    office.site_texts.save(SiteText.STATE_NOTICE, SiteTextDraft("Words that came later."))
    clock.now = clock.now.replace(year=clock.now.year + 6)
    for number, content in kept:
        source = StoredSource(context.services, number)
        shown = source.preview()
        assert shown.pdf == content
        again = source.final(shown, 1).content
        before, after = seen(content), seen(again)
        assert len(before) == len(after)
        for (words, picture), (marked, printed) in zip(before, after, strict=True):
            assert MARK in marked
            assert marked.replace(MARK, "").split() == words.split()
            box = ImageChops.difference(picture, printed).getbbox()
            assert box is not None
            assert box[1] >= picture.height - FOOT
        newest = office.disclosures.rows()[0]
        assert (newest.reprint_of, newest.event.value) == (number, "reprinted")
