"""The forms of a court date, a matter, a charge, a warrant, and an event known to the site."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from leaddesk.domain.court import LEVELLED, STAYS, ChargeDraft, LegalEventDraft, MatterDraft, WarrantDraft
from leaddesk.domain.court_codes import LegalEventKind
from leaddesk.domain.court_dates import CourtDateDraft
from leaddesk.i18n import N_
from leaddesk.ui.pages.court.legal_form import Keeping, LegalForm, Words
from leaddesk.ui.widgets.text import show_if

if TYPE_CHECKING:
    from collections.abc import Callable

    from leaddesk.ui.context import Context

DATE = Words(
    "court_date",
    N_("New court date"),
    N_("Court date"),
    N_("Save court date"),
    N_("Remove court date"),
    N_("Remove this court date?"),
    (
        (N_("When, and what for"), ("on", "at", "event")),
        (N_("Where"), ("matter_id", "court_name", "mode", "room")),
        (N_("Getting there"), ("ride", "reminded_on", "reminded_how")),
        (N_("And then"), ("result", "note")),
    ),
)
MATTER = Words(
    "legal_matter",
    N_("New matter"),
    N_("Legal matter"),
    N_("Save matter"),
    N_("Remove matter"),
    N_("Remove this matter with its charges and court dates?"),
    (
        (
            N_("The matter"),
            ("kind", "case_number", "incident_number", "organisation_id", "court_name", "court_type"),
        ),
        (N_("Where it stands"), ("status", "status_since", "source", "referral_in_id")),
        (N_("Who is on it, and what is asked"), ("prosecutor", "counsel", "mandates", "obligations")),
    ),
)
CHARGE = Words(
    "charge",
    N_("New charge"),
    N_("Charge"),
    N_("Save charge"),
    N_("Remove charge"),
    N_("Remove this charge?"),
    (
        (N_("The charge"), ("text", "level", "kind")),
        (N_("Where it stands"), ("status", "status_on", "outcome")),
    ),
)
WARRANT = Words(
    "warrant",
    N_("New warrant"),
    N_("Warrant"),
    N_("Save warrant"),
    N_("Remove warrant"),
    N_("Remove this warrant?"),
    (
        (N_("The warrant"), ("kind", "open_since", "source", "matter_id")),
        (N_("Clearing it"), ("plan", "resolved_on")),
    ),
)
EVENT = Words(
    "legal_event",
    N_("New event"),
    N_("Event known to the site"),
    N_("Save event"),
    N_("Remove event"),
    N_("Remove this event?"),
    (
        (N_("What happened"), ("kind", "on", "until", "warrant_only", "level")),
        (N_("Where it is known from"), ("source", "matter_id", "note")),
    ),
)


class CourtDateForm(LegalForm[CourtDateDraft]):
    """Makes a court date, in a few keys, or changes one."""

    def __init__(self, context: Context, ask: Callable[..., str | None], ask_form: Callable[..., Any]) -> None:
        """Take the context and how to ask."""
        court_dates = context.services.court_dates
        keeping = Keeping(court_dates.save, court_dates.remove)
        super().__init__(
            context, DATE, CourtDateDraft, keeping, lambda draft: draft.problems(context.today()), ask, ask_form
        )

    def fit(self) -> None:
        """Ask for a court only without a matter, and for what became of it only where that can be known."""
        draft, known = self.binder.draft, self.about is not None and self.about.row is not None
        past = draft is not None and draft.on is not None and draft.on <= self.context.today()
        show_if(self.fields["court_name"], draft is None or draft.matter_id is None or bool(draft.court_name))
        show_if(self.fields["result"], known or past)


class MatterForm(LegalForm[MatterDraft]):
    """Makes a matter or changes one."""

    def __init__(self, context: Context, ask: Callable[..., str | None], ask_form: Callable[..., Any]) -> None:
        """Take the context and how to ask."""
        legal = context.services.legal
        keeping = Keeping(legal.save_matter, legal.remove_matter)
        super().__init__(
            context, MATTER, MatterDraft, keeping, lambda draft: draft.problems(context.today()), ask, ask_form
        )

    def fit(self) -> None:
        """Ask for a name only where the court is not in the list, and for the referral only if there is one."""
        draft = self.binder.draft
        show_if(self.fields["court_name"], draft is None or draft.organisation_id is None or bool(draft.court_name))
        show_if(self.fields["referral_in_id"], bool(self.about and self.about.referrals))


class ChargeForm(LegalForm[ChargeDraft]):
    """Makes a charge of a matter or changes one."""

    def __init__(self, context: Context, ask: Callable[..., str | None], ask_form: Callable[..., Any]) -> None:
        """Take the context and how to ask."""
        legal = context.services.legal
        keeping = Keeping(legal.save_charge, legal.remove_charge)
        super().__init__(
            context, CHARGE, ChargeDraft, keeping, lambda draft: draft.problems(context.today()), ask, ask_form
        )


class WarrantForm(LegalForm[WarrantDraft]):
    """Makes a warrant or changes one."""

    def __init__(self, context: Context, ask: Callable[..., str | None], ask_form: Callable[..., Any]) -> None:
        """Take the context and how to ask."""
        legal = context.services.legal
        keeping = Keeping(legal.save_warrant, legal.remove_warrant)
        super().__init__(
            context, WARRANT, WarrantDraft, keeping, lambda draft: draft.problems(context.today()), ask, ask_form
        )


class EventForm(LegalForm[LegalEventDraft]):
    """Makes an event known to the site or changes one; what its kind can't have is not asked and not kept."""

    def __init__(self, context: Context, ask: Callable[..., str | None], ask_form: Callable[..., Any]) -> None:
        """Take the context and how to ask."""
        legal = context.services.legal
        super().__init__(
            context,
            EVENT,
            LegalEventDraft,
            Keeping(legal.save_event, legal.remove_event),
            lambda draft: draft.fitted().problems(context.today()),
            ask,
            ask_form,
        )

    def fit(self) -> None:
        """Ask only what this kind of event has."""
        kind = self.binder.draft.kind if self.binder.draft else LegalEventKind.ARREST
        show_if(self.fields["until"], kind in STAYS)
        show_if(self.fields["warrant_only"], kind is LegalEventKind.ARREST)
        show_if(self.fields["level"], kind in LEVELLED)
