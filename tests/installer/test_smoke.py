"""The smoke test passes on the source tree, and finds what a made program could lack."""

import pytest

from installer import smoke
from leaddesk import paths

# checked inside the made program only: here the developer's tools bring lxml
HERE = [check for check in smoke.CHECKS if check is not smoke.check_spreadsheets]


@pytest.mark.parametrize("check", HERE, ids=lambda check: check.__name__)
def test_the_source_tree_passes(qapp, check):
    assert check()


@pytest.mark.parametrize("left_out", ["forms", "measures", "migrations", "resources"])
def test_a_program_that_lacks_one_is_found(monkeypatch, left_out):
    whole = smoke.counts(paths.resources().parent)
    monkeypatch.setattr(smoke, "expectation", lambda: ({**whole, left_out: whole[left_out] + 1}, paths.resources()))
    with pytest.raises(smoke.SmokeError, match=rf"{whole[left_out]} of {whole[left_out] + 1}"):
        smoke.check_counts()


def test_a_check_that_fails_hides_no_other_and_is_counted(monkeypatch, tmp_path):
    def check_ink():
        smoke.require(False, "no ink")

    monkeypatch.setattr(smoke, "CHECKS", (check_ink, smoke.check_search))
    report = tmp_path / "report.txt"
    assert smoke.main([str(report)]) == 1
    text = report.read_text("utf-8")
    assert "FAILED  ink: SmokeError('no ink')" in text
    assert "ok      search: FTS5" in text
    assert text.endswith("1 passed, 1 failed\n")
