"""What an invented office reports: a profile in the county's own words, the board's page, the yearly self-check."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from leaddesk.domain.board_pages import BoardPageDraft
from leaddesk.domain.codes import ParticipationStatus
from leaddesk.domain.evaluations import Evaluation
from leaddesk.domain.fidelity import FidelityAnswer, FidelityDraft, Principle, PrincipleAnswer
from leaddesk.domain.fiscal_years import FiscalYear
from leaddesk.domain.report_profiles import ProfileDraft, ProfileLine, ReportAudience
from leaddesk.practice import words
from leaddesk.practice.consents import for_a_story
from leaddesk.services.report_profiles import ReportProfiles

if TYPE_CHECKING:
    from datetime import date

    from leaddesk.domain.clock import Clock
    from leaddesk.services.office import OfficeServices
    from leaddesk.storage.database import Database

_DOORS = (
    ("door_arrest_diversion", "First door: instead of booking"),
    ("door_social_contact", "Second door: known to deputies"),
    ("door_community", "Third door: family, library, clinic"),
)
PROFILE = ProfileDraft(
    title="Commissioners’ update",
    audience=ReportAudience.BOARD,
    lines=(
        ProfileLine(words="Who was sent to us"),
        ProfileLine("referrals_received", "Calls for help from LEAD", trend=True, row_words=_DOORS),
        ProfileLine("intake_in_time"),
        ProfileLine(words="Who is with us"),
        ProfileLine("newly_enrolled", "New neighbors enrolled"),
        ProfileLine("enrolled_on_last_day", row_words=(("active", "In touch with us on the last day"),)),
        ProfileLine("linked_to_services", row_words=(("linked", "Got through the door of a service"),)),
        ProfileLine(words="What it took"),
        ProfileLine("court_dates_supported"),
        ProfileLine("rides"),
        ProfileLine("naloxone"),
        ProfileLine("assistance"),
    ),
    note="Door names are those of the county’s agreement of 2024.",
    citations=(Evaluation.SEATTLE_SIX_MONTHS,),
)
_ASKS = (
    "Keep the second van morning a week: half of the rides go to the next county.",
    "A hold on two motel rooms over the winter, so that nobody waits for a bed in a car.",
)
_STORY = (
    "Somebody who had slept in a car through two winters has a key to a room now, and keeps it. What it took: three"
    " mornings of rides for papers, a motel for nine nights, and a landlord who had heard of us."
)
_A = FidelityAnswer
_FOUND = {
    Principle.CONSENSUS: (_A.YES, "Minutes of four policy group meetings"),
    Principle.REAL_GOALS: (_A.YES, ""),
    Principle.OFFICERS: (_A.PARTLY, "Two of four patrol shifts have made a referral"),
    Principle.PROSECUTORS: (_A.PARTLY, "Asked for each time; the answer takes three weeks"),
    Principle.HARM_REDUCTION: (_A.YES, "No plan ends for use"),
    Principle.OWN_PLAN: (_A.YES, "Own words in each plan"),
    Principle.IN_THE_FIELD: (_A.YES, "More than half of contacts outside the office"),
    Principle.WARM_HAND_OFF: (_A.PARTLY, "One call in three is answered by voicemail at night"),
    Principle.ALL_DOORS: (_A.YES, "All three were used this year"),
    Principle.TRAUMA: (_A.NO, "No peer worker yet"),
    Principle.NO_DISPLACEMENT: (_A.YES, ""),
    Principle.EQUITY: (_A.PARTLY, "Looked at once; numbers are small"),
    Principle.SHARING: (_A.YES, "Checklist of releases at each intake"),
    Principle.MEETINGS: (_A.YES, "Every second week"),
    Principle.COMMUNITY: (_A.PARTLY, "One seat, often empty in harvest"),
    Principle.MANAGEMENT: (_A.YES, ""),
    Principle.MEASURE: (_A.YES, "Quarterly summary to the board"),
    Principle.FUNDS: (_A.PARTLY, "Settlement money to 2028, nothing after"),
}


def report(database: Database, services: OfficeServices, clock: Clock, today: date) -> None:
    """Make the profile, answer last year's self-check, and write what the board is asked for in two quarters."""
    ReportProfiles(database, clock).save(PROFILE)
    day = today - timedelta(days=150)
    services.fidelity.save(
        FidelityDraft(
            year=day.year,
            reviewed_on=day,
            reviewed_with="Policy group, spring meeting",
            answers=tuple(PrincipleAnswer(one, answer, said, day) for one, (answer, said) in _FOUND.items()),
            next_steps="A peer worker in the next budget. Ride along with the two shifts that have not referred.",
        )
    )
    over, before = FiscalYear.of_office(words.OFFICE.year_start).quarters(today, 3)[1:]
    person = next(row.id for row in services.participants.rows() if row.status is ParticipationStatus.ACTIVE)
    services.consents.save(person, for_a_story(today - timedelta(days=20)))
    services.board_pages.save(over, BoardPageDraft(_ASKS[0], _STORY, person))
    services.board_pages.save(before, BoardPageDraft(_ASKS[1]))
