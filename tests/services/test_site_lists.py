"""The lists a site keeps for itself: added to, put in order, retired, and never lost where a record names them."""

from dataclasses import replace

import pytest

from leaddesk.domain.codes import EligibilityResult
from leaddesk.domain.disclosure_codes import InformationCategory
from leaddesk.domain.errors import InvalidRecordError, LeadDeskError, NotFoundError
from leaddesk.domain.site_lists import (
    CORE_DOMAINS,
    DEFAULTS,
    CriterionDraft,
    CriterionKind,
    DomainDraft,
    PersonDraft,
    PersonRole,
    ServiceDraft,
    SiteList,
    item_draft,
)

HOSTILE = '<b>Ранчо & "Co"</b> 🏠 \u202eright to left'


@pytest.fixture
def lists(office):
    return office.site_lists


def codes(lists, which, **how):
    return [item.code for item in lists.items(which, **how)]


def test_a_list_nobody_touched_reads_as_it_begins_and_no_exclusion_is_asked(lists):
    questions = lists.items(SiteList.CRITERION)
    assert questions
    assert all(item.kind is not CriterionKind.EXCLUDE for item in questions)
    suggested = [item for item in lists.items(SiteList.CRITERION, retired=True) if item.kind is CriterionKind.EXCLUDE]
    assert suggested
    assert not any(item.active for item in suggested)
    assert codes(lists, SiteList.DOMAIN)[:8] == list(CORE_DOMAINS)


def test_what_lists_begin_with_can_be_saved_as_it_is():
    for which, items in DEFAULTS.items():
        assert len({item.code for item in items}) == len(items)
        assert not any(item_draft(which, item).problems() for item in items)


def test_beginning_twice_writes_once(lists, commits):
    lists.begin()
    lists.begin()
    assert len(commits[-1].rows) == sum(len(items) for items in DEFAULTS.values())
    assert [changes.label for changes in commits].count("Begin lists") == 1


def test_an_added_entry_stands_last_with_its_words_in_order(lists):
    code = lists.save(SiteList.DOMAIN, DomainDraft("  Child   care "))
    assert lists.items(SiteList.DOMAIN)[-1].text == "Child care"
    assert lists.names(SiteList.DOMAIN)[code] == "Child care"
    assert codes(lists, SiteList.DOMAIN)[:8] == list(CORE_DOMAINS)


@pytest.mark.parametrize(
    ("which", "draft"),
    [
        (SiteList.CRITERION, CriterionDraft(HOSTILE, CriterionKind.EXCLUDE, EligibilityResult.INELIGIBLE_OFFENSE)),
        (SiteList.CRITERION, CriterionDraft("x" * 300, CriterionKind.NEEDS_APPROVAL)),
        (SiteList.SERVICE, ServiceDraft("Sober house on Elm", InformationCategory.SUBSTANCE_USE)),
        (SiteList.SERVICE, ServiceDraft("Firewood")),
        (SiteList.PERSON, PersonDraft(PersonRole.JUDGE, HOSTILE, "District Court")),
        (SiteList.DOMAIN, DomainDraft("Pets")),
    ],
)
def test_an_entry_comes_back_as_it_was(lists, which, draft):
    code = lists.save(which, draft)
    assert item_draft(which, next(item for item in lists.items(which) if item.code == code)) == draft


def test_a_renamed_entry_keeps_its_code_and_its_place(lists):
    before = codes(lists, SiteList.DOMAIN)
    lists.save(SiteList.DOMAIN, DomainDraft("Roof over the head"), "housing")
    assert codes(lists, SiteList.DOMAIN) == before
    assert lists.names(SiteList.DOMAIN)["housing"] == "Roof over the head"


def test_entries_move_one_place_and_stop_at_the_ends(lists):
    first, second, *_rest, last = codes(lists, SiteList.DOMAIN)
    lists.move(SiteList.DOMAIN, first, 1)
    assert codes(lists, SiteList.DOMAIN)[:2] == [second, first]
    lists.move(SiteList.DOMAIN, second, -1)
    lists.move(SiteList.DOMAIN, last, 1)
    assert codes(lists, SiteList.DOMAIN)[0] == second
    assert codes(lists, SiteList.DOMAIN)[-1] == last


def test_a_retired_entry_is_offered_no_more_but_still_has_its_name(lists):
    lists.retire(SiteList.DOMAIN, "transport")
    assert "transport" not in codes(lists, SiteList.DOMAIN)
    assert lists.names(SiteList.DOMAIN)["transport"] == "Transport"
    lists.use_again(SiteList.DOMAIN, "transport")
    assert "transport" in codes(lists, SiteList.DOMAIN)


@pytest.mark.parametrize("code", CORE_DOMAINS)
def test_the_first_eight_domains_stay(lists, code):
    with pytest.raises(LeadDeskError, match="stays on the list"):
        lists.retire(SiteList.DOMAIN, code)
    assert code in codes(lists, SiteList.DOMAIN)


def test_the_same_words_twice_are_refused_and_a_retired_twin_is_pointed_at(lists):
    with pytest.raises(InvalidRecordError) as refused:
        lists.save(SiteList.DOMAIN, DomainDraft(" food"))
    assert "already" in refused.value.problems["text"]
    lists.retire(SiteList.DOMAIN, "safety")
    with pytest.raises(InvalidRecordError) as refused:
        lists.save(SiteList.DOMAIN, DomainDraft("SAFETY"))
    assert "retired" in refused.value.problems["text"]
    lists.save(SiteList.DOMAIN, DomainDraft("Safety at home"), "safety")


def test_one_person_may_have_two_roles(lists):
    person = PersonDraft(PersonRole.PROSECUTOR, "A. Quill")
    lists.save(SiteList.PERSON, person)
    lists.save(SiteList.PERSON, replace(person, mark=PersonRole.COUNSEL))
    with pytest.raises(InvalidRecordError):
        lists.save(SiteList.PERSON, person)


@pytest.mark.parametrize(
    ("which", "draft"),
    [
        (SiteList.CRITERION, CriterionDraft(" ")),
        (SiteList.CRITERION, CriterionDraft("x" * 301)),
        (SiteList.DOMAIN, DomainDraft("x" * 121)),
        (SiteList.PERSON, PersonDraft()),
        (SiteList.SERVICE, ServiceDraft()),
    ],
)
def test_a_blank_or_endless_entry_is_refused(lists, which, draft):
    before = lists.items(which, retired=True)
    with pytest.raises(InvalidRecordError) as refused:
        lists.save(which, draft)
    assert set(refused.value.problems) == {"text"}
    assert lists.items(which, retired=True) == before


def test_undo_takes_each_change_back_even_the_first(office, lists):
    beginning = lists.items(SiteList.DOMAIN, retired=True)
    lists.move(SiteList.DOMAIN, "housing", 1)
    lists.retire(SiteList.DOMAIN, "other")
    lists.save(SiteList.DOMAIN, DomainDraft("Pets"))
    for _ in range(3):
        office.history.undo()
    assert lists.items(SiteList.DOMAIN, retired=True) == beginning
    for _ in range(3):
        office.history.redo()
    assert "Pets" in lists.names(SiteList.DOMAIN).values()


def test_an_entry_that_is_not_there_is_not_changed(lists):
    for change in (
        lambda: lists.save(SiteList.DOMAIN, DomainDraft("Pets"), "nothing"),
        lambda: lists.move(SiteList.DOMAIN, "nothing", 1),
        lambda: lists.retire(SiteList.SERVICE, "housing"),
        lambda: lists.use_again(SiteList.DOMAIN, "nothing"),
    ):
        with pytest.raises(NotFoundError):
            change()
