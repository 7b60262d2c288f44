"""The three referrals as forms for a screen: every answer has a field, in reading order, with words for a reader."""

from __future__ import annotations

import itertools
from dataclasses import replace
from io import BytesIO

import pikepdf
import pytest

from leaddesk.documents.downtime_pack import fillable_form, fillable_name
from leaddesk.documents.form import render
from leaddesk.documents.registry import all_forms
from leaddesk.domain.fields import specs
from leaddesk.domain.referrals_in import ReferralInDraft
from leaddesk.domain.sent_forms import CARD_PLACE, FOR_WHOM
from leaddesk.i18n import translator
from tests.paper.inspection import assert_sound, elements, page_count, text

EN = translator("en")


@pytest.fixture(params=["ref_ad", "ref_cm", "ref_sc"])
def key(request):
    return request.param


@pytest.fixture
def form(key, blank):
    with pikepdf.open(BytesIO(fillable_form(key, blank, EN).pdf)) as document:
        yield document


def widgets(document):
    for one in document.pages[0].Annots:
        yield one, one.get("/Parent", one)


def test_every_field_belongs_to_the_record_and_says_what_it_is(form):
    known = {*specs(ReferralInDraft), CARD_PLACE, FOR_WHOM}
    for widget, field in widgets(form):
        name = str(field.T)
        assert name.partition(".")[0] in known
        assert str(widget.TU).strip() == str(widget.TU) != ""
        left, low, right, high = (float(edge) for edge in widget.Rect)
        assert 40 <= left < right <= 572
        assert 30 <= low < high <= 762
        if field.FT == "/Tx":
            most = specs(ReferralInDraft)[name].max_length if name in specs(ReferralInDraft) else None
            assert int(field.MaxLen) == (most or 60)
    names = [str(one.T) for one in form.Root.AcroForm.Fields]
    assert len(names) == len(set(names)) >= 15


def test_tab_goes_down_the_page_as_it_is_read(form, key, blank):
    assert form.pages[0].Tabs == "/S"
    tops = [float(widget.Rect[3]) for widget, _ in widgets(form)]
    assert all(later <= earlier + 20 for earlier, later in itertools.pairwise(tops))
    spoken = [words for role, words in elements(fillable_form(key, blank, EN).pdf) if role == "Form"]
    assert spoken == [str(widget.TU) for widget, _ in widgets(form)]


def test_there_is_no_script_and_no_action_and_it_says_what_it_is(form, key):
    said = " ".join(repr(one) for one in form.objects if isinstance(one, pikepdf.Dictionary))
    assert not any(f'"{word}"' in said for word in ("/JS", "/JavaScript", "/AA", "/OpenAction", "/A"))
    fixed = {str(one.T): str(one.V) for one in form.Root.AcroForm.Fields if str(one.T).startswith("leaddesk_")}
    declared = all_forms()[key]
    assert fixed == {"leaddesk_form": declared.code, "leaddesk_edition": declared.edition}


def test_it_is_a_sound_page_like_that_for_the_hand(key, blank):
    drawn, by_hand = fillable_form(key, blank, EN), render(all_forms()[key], blank, EN)
    assert_sound(drawn.pdf, names=("Whitlock",))
    assert drawn.pages == page_count(drawn.pdf) == by_hand.pages == 1
    assert "Fill in on the screen" in text(drawn.pdf)
    assert b"AcroForm" not in by_hand.pdf
    assert drawn.pdf == fillable_form(key, blank, EN).pdf
    assert len(drawn.pdf) < 400_000
    assert fillable_name(key, blank).endswith("-fillable-2026-11-03.pdf")


def test_any_office_keeps_it_on_its_page(key, blank, office):
    long = replace(
        office, site_name="Law Enforcement Assisted Diversion " * 3, address="Long Road 1 · " * 8, practice=True
    )
    assert fillable_form(key, replace(blank, office=long), EN).pages == 1


def test_a_form_for_the_hand_alone_has_no_fields(blank):
    with pytest.raises(TypeError):
        render(all_forms()["pref"], replace(blank, on_screen=True), EN)
