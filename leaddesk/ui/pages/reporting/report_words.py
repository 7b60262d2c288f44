"""Words of reports that several of their pages use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from babel.dates import get_month_names

from leaddesk.i18n import N_, tr

if TYPE_CHECKING:
    from leaddesk.domain.fiscal_years import FiscalYear


def year_words(year: FiscalYear) -> str:
    """Return what a year is called where periods are chosen: ``Calendar year``, ``FFY, from October``."""
    if not year.label:
        return tr(N_("Calendar year"))
    month = str(get_month_names("wide", locale="en_US")[year.start])
    return tr(N_("{label}, from {month}"), label=year.label, month=month)
