"""The guards that every other test relies on do guard."""

from __future__ import annotations

import logging
import socket

import pytest


def test_no_test_reaches_the_network():
    with pytest.raises(RuntimeError, match="address"):
        socket.create_connection(("localhost", 9), timeout=0.1)
    with socket.socket() as plain, pytest.raises(RuntimeError, match="network"):
        plain.connect(("127.0.0.1", 9))
    with socket.socket() as plain, pytest.raises(RuntimeError, match="network"):
        plain.connect_ex(("127.0.0.1", 9))


def test_a_warning_that_is_announced_is_fine(expect_log):
    expect_log("announced .* 7")
    logging.getLogger("leaddesk.test").warning("announced number %d", 7)


@pytest.mark.parametrize(("announced", "logged"), [(None, "surprise"), ("never", None), ("other", "surprise")])
def test_a_surprise_in_the_log_and_a_warning_that_never_comes_both_fail(announced, logged):
    from tests.conftest import watched_log

    watching = watched_log()
    expect = next(watching)
    if announced:
        expect(announced)
    if logged:
        # only this test's own watch may see the line
        record = logging.LogRecord("leaddesk.test", logging.WARNING, "", 0, logged, None, None)
        logging.getLogger().handlers[-1].handle(record)
    with pytest.raises(AssertionError):
        next(watching)
