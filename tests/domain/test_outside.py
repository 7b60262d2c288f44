"""Words that would tell from outside what a letter is of."""

from __future__ import annotations

import pytest

from leaddesk.domain.outside import names_program, program_words, telling_words, without_program

SITE = "Alder County LEAD"


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("LEAD sergeant", "Sergeant"),
        ("Sergeant, LEAD", "Sergeant"),
        ("Attn: alder  county lead, Sgt. Voss", "Attn:, Sgt. Voss"),
        ("Law Enforcement Assisted Diversion Program", ""),
        ("LEAD", ""),
        ("Sergeant (LEAD)", "Sergeant"),
        ("Diversion desk (2nd floor)", "Desk (2nd floor)"),
        ("Intake, Behavioral Health", "Intake, Behavioral Health"),
        ("Lead paint office", "Lead paint office"),
        ("Leadership team, Plead unit", "Leadership team, Plead unit"),
        ("  ", ""),
        ('<b>LEAD</b> & "x" 🙂', '<b> </b> & "x" 🙂'),
    ],
)
def test_a_line_without_the_program_keeps_what_else_it_says(line, shown):
    assert without_program(line, SITE) == shown
    assert not names_program((shown,), SITE)


def test_an_office_without_a_name_is_still_known_by_its_program():
    assert program_words("The LEAD program, LEAD desk", "") == ("LEAD program", "LEAD")
    assert without_program("Sheriff", "") == "Sheriff"


def test_an_address_tells_what_it_tells_once_and_nothing_of_plain_streets():
    lines = ("Marisol Teague", "c/o LEAD, Harbor Recovery House", "Alder County Jail, recovery wing")
    assert telling_words(lines, SITE) == ("LEAD", "Recovery", "Jail")
    assert telling_words(("M. Charger", "12 Oak Court", "Lead, SD 57754", "Drugstore Lane 4", "سلام"), SITE) == ()
