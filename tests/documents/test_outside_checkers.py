"""Every paper before two programs of others: qpdf, which checks its structure, and poppler, which reads it."""

from __future__ import annotations

import subprocess

import pytest

from installer import shots_mail, shots_packets
from leaddesk.documents.address_page import with_address
from leaddesk.documents.downtime_pack import downtime_pack
from leaddesk.documents.enclosed import enclosed
from leaddesk.documents.form import render
from leaddesk.documents.registry import all_forms
from leaddesk.i18n import translator
from tests.documents.test_every_form import CASES, drawn

EN = translator("en")
FONT_COLUMNS_AFTER_EMBEDDED = 4
"""``emb sub uni object ID``: the object's number and generation count as two."""


def told(*command: str) -> str:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, ""), (command[0], done.stdout, done.stderr)
    return done.stdout


def assert_clean(pdf: bytes, folder) -> None:
    file = folder / "paper.pdf"
    file.write_bytes(pdf)
    assert "No syntax or stream encoding errors found" in told("qpdf", "--check", str(file))
    known = told("pdfinfo", str(file))
    for words in ("Tagged:          yes", "JavaScript:      no", "Encrypted:       no", "612 x 792 pts (letter)"):
        assert words in known, words
    for line in told("pdffonts", str(file)).splitlines()[2:]:
        assert line.split()[-FONT_COLUMNS_AFTER_EMBEDDED - 1] == "yes", line


@pytest.mark.prove
@pytest.mark.parametrize(("key", "kind"), CASES, ids=str)
def test_two_programs_of_others_find_no_fault_in_a_paper(key, kind, tmp_path):
    assert_clean(drawn(key, kind).pdf, tmp_path)


@pytest.mark.prove
def test_they_find_none_where_several_papers_are_one_file(tmp_path):
    office, printing = shots_packets.OFFICE, shots_packets.BLANK.printing
    mailed, form = shots_mail.to_mail(office, printing), all_forms()["ct_rem"]
    for pdf in (
        downtime_pack(shots_packets.BLANK, EN).pdf,
        enclosed(all_forms()["pref"], shots_packets.usual("pref"), EN).pdf,
        with_address(render(form, mailed, EN).pdf, form, mailed, EN),
    ):
        assert_clean(pdf, tmp_path)
