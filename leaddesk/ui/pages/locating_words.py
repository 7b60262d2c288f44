"""How the screen says where the search for a person stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leaddesk.i18n import N_, show_date, tr

if TYPE_CHECKING:
    from leaddesk.domain.locating import LocateRule, Standing


def standing_words(found: Standing, rule: LocateRule) -> str:
    """Return ``3 attempts on 3 days, 1 method``, and what the site's rule still asks; nothing without attempts."""
    if not found.attempts or found.first_on is None or found.ready_on is None:
        return ""
    tried = tr(N_("1 attempt")) if found.attempts == 1 else tr(N_("{count} attempts"), count=found.attempts)
    days = tr(N_("1 day")) if found.days == 1 else tr(N_("{count} days"), count=found.days)
    methods = tr(N_("1 method")) if found.methods == 1 else tr(N_("{count} methods"), count=found.methods)
    since = show_date(found.first_on)
    said = tr(N_("{tried} on {days}, {methods}, since {since}."), tried=tried, days=days, methods=methods, since=since)
    return f"{said} {_rest(found, rule)}"


def _rest(found: Standing, rule: LocateRule) -> str:
    if found.met:
        return tr(N_("The site's rule for unable to locate is met."))
    asks = tr(
        N_("Unable to locate asks for {attempts} days of attempts in {methods} ways over {days} days."),
        attempts=rule.attempts,
        methods=rule.methods,
        days=rule.days,
    )
    enough = found.days >= rule.attempts and found.methods >= rule.methods
    if enough and found.ready_on is not None:
        return tr(N_("The rule for unable to locate is met on {day}."), day=show_date(found.ready_on))
    return asks
