"""On which legal basis other than a consent a paper can rest: narrower than what the basis itself would let be told."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from leaddesk.domain.ground_codes import Ground, OrderSection
from leaddesk.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Mapping

    from leaddesk.domain.grounds import GroundDraft


@dataclass(frozen=True, slots=True)
class PaperGrounds:
    """The bases that can open a paper, the kinds of order among them, and the sentence that says so."""

    grounds: tuple[Ground, ...]
    sections: frozenset[OrderSection]
    said: str

    def opens(self, ground: GroundDraft) -> bool:
        """Return whether a basis is one of them; which order it is counts once it is said."""
        if ground.ground not in self.grounds:
            return False
        section = ground.section if ground.ground is Ground.COURT_ORDER else None
        return section is None or section in self.sections


_NONE = frozenset[OrderSection]()
_LETTER = PaperGrounds(
    (Ground.COURT_ORDER,),
    frozenset({OrderSection.NON_CRIMINAL, OrderSection.CRIMINAL}),
    N_(
        "Without a consent only a court order about this person, under 42 CFR 2.64 or 2.65 and with a subpoena, opens "
        "this letter."
    ),
)
PAPERS: Mapping[str, PaperGrounds] = MappingProxyType(
    {
        # it bears on a charge: an order for another matter does not reach it, and an emergency needs no word of it
        "pros_ic": PaperGrounds(
            (Ground.COURT_ORDER,),
            frozenset({OrderSection.CRIMINAL}),
            N_(
                "Word of intake bears on a charge. Without a consent only a court order under 42 CFR 2.65 with a "
                "subpoena opens it."
            ),
        ),
        "hand": PaperGrounds(
            (Ground.EMERGENCY, Ground.COURT_ORDER),
            frozenset({OrderSection.NON_CRIMINAL}),
            N_(
                "Without a consent this slip goes to medical personnel in an emergency, or to whom a court order under "
                "42 CFR 2.64 with a subpoena names; to nobody else."
            ),
        ),
        "pref": PaperGrounds(
            (Ground.EMERGENCY, Ground.COURT_ORDER),
            frozenset({OrderSection.NON_CRIMINAL}),
            N_(
                "Without a consent a referral goes to medical personnel in an emergency, or to whom a court order "
                "under 42 CFR 2.64 with a subpoena names; to nobody else."
            ),
        ),
        "ct_stat": _LETTER,
        "ct_prog": _LETTER,
        "hand_driver": PaperGrounds(
            (),
            _NONE,
            N_(
                "No other legal basis opens a slip for a driver: driving is not medical care, and no order asks for it."
            ),
        ),
        "owg": PaperGrounds(
            (),
            _NONE,
            N_("No other legal basis opens a case conference: each person has to have named each agency at the table."),
        ),
        "owg_act": PaperGrounds(
            (),
            _NONE,
            N_("No other legal basis opens a case conference: each person has to have named each agency at the table."),
        ),
        "le_status": PaperGrounds(
            (),
            _NONE,
            N_("No other legal basis opens this letter: the person has to have named the officer’s agency."),
        ),
    }
)
"""By the form's key; a paper that is not named here can rest on whatever the gate lets."""
