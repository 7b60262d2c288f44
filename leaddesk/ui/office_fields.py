"""The fields of the office, the same at set-up and in the settings."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from babel.dates import get_month_names, get_timezone_name

from leaddesk.domain.fields import specs
from leaddesk.domain.settings import US_ZONES, OfficeDraft
from leaddesk.ui.widgets.choice_fields import PickField
from leaddesk.ui.widgets.forms import make_fields

if TYPE_CHECKING:
    from leaddesk.ui.widgets.date_fields import Today
    from leaddesk.ui.widgets.field import Field


def office_fields(today: Today) -> dict[str, Field]:
    """Return a field for each of the office's settings; zone and month are picked by name."""
    declared = specs(OfficeDraft)
    zones = [(zone, f"{get_timezone_name(zone, locale='en_US')} ({zone})") for zone in US_ZONES]
    months = [(number, str(name)) for number, name in get_month_names("wide", locale="en_US").items()]
    own: dict[str, Field] = {
        "time_zone": PickField("time_zone", declared["time_zone"], zones),
        "year_start": PickField("year_start", replace(declared["year_start"], help=""), months),
    }
    return make_fields(OfficeDraft, today, own)
