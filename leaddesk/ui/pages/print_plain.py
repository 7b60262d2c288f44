"""The panel beside papers that pass no gate: for the person, for the office alone, or of nobody; each says so."""

from __future__ import annotations

from leaddesk.i18n import N_, tr
from leaddesk.ui.pages.print_words import PERSON, PURPOSE, RECIPIENT, TOLD, Fact

NEITHER = N_("Consent and notice")
"""In place of the two facts, where a paper needs neither of them."""
COPIES = N_("Copies")
NONE_NEEDED = N_("None needed")
NOTHING = N_("Nothing is disclosed")


def for_person(purpose: str, how: str, *more: Fact) -> tuple[Fact, ...]:
    """Return the panel of a paper for the person alone: what it is for, and what becomes of it, both in words."""
    return (
        Fact("user", RECIPIENT, tr(PERSON), how),
        Fact("target", PURPOSE, purpose),
        Fact("chat-text", TOLD, tr(NOTHING), tr(N_("It is for the person alone"))),
        *more,
        Fact("shield-check", NEITHER, tr(NONE_NEEDED), tr(N_("Everybody may have their own papers"))),
    )


def for_office(purpose: str, *more: Fact, keep: str = "") -> tuple[Fact, ...]:
    """Return the panel of a paper that stays in the office; ``keep`` says how it is kept, else locked away."""
    locked = tr(N_("Keep it locked away; what it says is told to nobody without a consent"))
    return (
        Fact("lock-simple", RECIPIENT, tr(N_("This office alone")), keep or locked),
        Fact("target", PURPOSE, purpose),
        Fact("chat-text", TOLD, tr(NOTHING), tr(N_("It does not leave the office"))),
        Fact("info", N_("Register"), tr(N_("Noted among letters and files, as internal"))),
        *more,
        Fact("shield-check", NEITHER, tr(NONE_NEEDED), tr(N_("As long as it stays here"))),
    )


def of_nobody(recipient: Fact, purpose: str, told: Fact, *more: Fact) -> tuple[Fact, ...]:
    """Return the panel of a paper that leaves the office and tells nothing of anybody."""
    why = tr(N_("Nobody can be known by it"))
    return (
        recipient,
        Fact("target", PURPOSE, purpose),
        told,
        *more,
        Fact("shield-check", NEITHER, tr(NONE_NEEDED), why),
    )


def of_blank(purpose: str = "") -> tuple[Fact, ...]:
    """Return the panel of a blank form."""
    nobody = Fact("note", RECIPIENT, tr(N_("Nobody yet")), tr(N_("To be filled in by hand")))
    told = Fact("chat-text", TOLD, tr(NOTHING), tr(N_("It names nobody; once filled in, it is a protected record")))
    return of_nobody(nobody, purpose or tr(N_("To be filled in by hand")), told)


def of_test() -> tuple[Fact, ...]:
    """Return the panel of the printer's test page."""
    return of_nobody(
        Fact("printer", RECIPIENT, tr(N_("Your printers")), tr(N_("It is not logged"))),
        tr(N_("To see what a printer can do")),
        Fact("chat-text", TOLD, tr(NOTHING), tr(N_("It names nobody"))),
        Fact(
            "info",
            N_("Look for"),
            tr(N_("The whole frame, four sides")),
            tr(N_("Then a line of 100 mm, and each accent")),
        ),
    )
