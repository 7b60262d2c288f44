"""Puts together the sheets of a case conference: for each agency the people, and of them the facts, that it may see."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from leaddesk.domain.conferences import (
    JOINT,
    ActionPacket,
    ConferenceDraft,
    ConferencePacket,
    ConferenceSheet,
    SheetKind,
    Staffed,
    StaffedRow,
)
from leaddesk.domain.disclosure_codes import InformationCategory, Purpose
from leaddesk.domain.gate import Allowed
from leaddesk.domain.paper_grounds import PAPERS
from leaddesk.domain.papers import Paper
from leaddesk.domain.work import MeetingDraft
from leaddesk.domain.work_codes import MeetingKind, WorkKind
from leaddesk.i18n import N_

if TYPE_CHECKING:
    from leaddesk.domain.packets import ScopeOfConsent
    from leaddesk.domain.participants import ParticipantRecord
    from leaddesk.domain.periods import Period
    from leaddesk.services.court_dates import CourtDates
    from leaddesk.services.organisations import Organisations
    from leaddesk.services.packets import Packets
    from leaddesk.services.participants import Participants
    from leaddesk.services.referrals_in import ReferralsIn
    from leaddesk.services.work import Work

STAFFING, ACTIONS = "owg", "owg_act"
NOBODY_COVERED = N_("Somebody whose consent names the receiver")
NO_NAMES = N_("Places, concerns and what went well without a name")
_SHORT = 3
_C = InformationCategory
_FACTS = (_C.CONTACT, _C.LEGAL)


class Conferences:
    """Asks the gate for each person and each agency, and lets a sheet hold what it allows and no more."""

    def __init__(
        self,
        packets: Packets,
        participants: Participants,
        organisations: Organisations,
        referrals_in: ReferralsIn,
        court_dates: CourtDates,
        work: Work,
    ) -> None:
        """Take the asker of the gate and the services that hold what the sheets say."""
        self._packets = packets
        self._participants = participants
        self._organisations = organisations
        self._referrals_in = referrals_in
        self._court_dates = court_dates
        self._work = work

    def sheet(self, draft: ConferenceDraft) -> ConferenceSheet:
        """Return the sheet that is chosen; without anybody on it there is no packet.

        Offices and people that were removed since the list was made are passed over.
        """
        listed_offices = {row.id for row in self._organisations.choices()}
        draft = replace(
            draft,
            agencies=tuple(one for one in draft.agencies if one in listed_offices),
            to=draft.to if draft.to in listed_offices | {JOINT} else None,
        )
        actions = draft.sheet is SheetKind.ACTIONS
        form = ACTIONS if actions else STAFFING
        papers: list[Paper] = []
        rows: list[StaffedRow] = []
        scopes: list[tuple[str, ScopeOfConsent]] = []
        left_out: list[Paper] = []
        listed = [one for one in draft.people if one.participant_id is not None]
        if actions:
            listed = [one for one in listed if one.action.strip() and one.owner in draft.receivers]
        named = False
        seen: set[int] = set()
        for staffed in listed:
            person = self._participants.record(staffed.participant_id or 0)
            if person.removed or person.id in seen:
                continue
            seen.add(person.id)
            named = named or names_in(person, f"{draft.concerns} {draft.wins}")
            told = self._told(form, person, staffed, draft)
            if blocked := next((one for one in told if not isinstance(one.answer, Allowed)), None):
                left_out.append(blocked)
                continue
            if not told:
                continue
            papers += told
            rows.append(self._row(person, staffed, told[0].request.categories))
            scopes.append((person.record_number, self._scope(person, told)))
        missing = tuple(
            label
            for label, value in (
                (N_("Day"), draft.on),
                (N_("Sheet for"), draft.receivers),
                (NOBODY_COVERED, rows),
                (NO_NAMES, not named),
            )
            if not value
        )
        packet = self._packet(draft, rows, scopes, len(left_out)) if rows else None
        return ConferenceSheet(form, tuple(papers), packet, missing, tuple(left_out))

    def agencies_of_last(self, period: Period) -> tuple[int, ...]:
        """Return who sat at the last case conference of the work log in a period."""
        held = [row.draft for row in self._work.rows(WorkKind.MEETING, period) if isinstance(row.draft, MeetingDraft)]
        return next((one.agencies for one in held if one.kind is MeetingKind.OWG and one.agencies), ())

    def _told(self, form: str, person: ParticipantRecord, staffed: Staffed, draft: ConferenceDraft) -> list[Paper]:
        """Return one disclosure for each receiver, all of the same categories; or the one that is blocked, with why.

        What is told is what every receiver may be told. The words of an ask go whole or not at all; an action list
        has nothing to say without them.
        """
        wanted, spoken = frozenset({_C.IDENTITY, *_FACTS}) | staffed.told, staffed.told
        kept_off = person.draft.tells_address(draft.concerns, draft.wins, staffed.ask, staffed.action)
        found: list[Paper] = []
        for agency in draft.receivers:
            office = self._organisations.draft(agency)
            whole = replace(
                self._packets.request(person, agency, office, wanted, frozenset({Purpose.CARE})),
                tells_address=kept_off,
                bases=PAPERS[form],
            )
            request, answer = self._packets.ask_most(whole, person.id)
            if form == ACTIONS and isinstance(answer, Allowed) and not spoken <= request.categories:
                request = replace(whole, categories=spoken)
                answer = self._packets.ask(request, person.id)
            if not isinstance(answer, Allowed):
                return [Paper(form, person.id, person.record_number, whole, answer, None)]
            found.append(Paper(form, person.id, person.record_number, request, answer, None))
        common = wanted.intersection(*(one.request.categories for one in found)) if found else wanted
        if not spoken <= common:
            common -= spoken - {_C.IDENTITY, *_FACTS}
        # asked again for just this: the consent that covers less of it may be the one that lasts longer
        asked = [replace(one, request=replace(one.request, categories=common)) for one in found]
        return [replace(one, answer=self._packets.ask(one.request, person.id)) for one in asked]

    def _row(self, person: ParticipantRecord, staffed: Staffed, told: frozenset[InformationCategory]) -> StaffedRow:
        court = self._court_dates.next_of(person.id) if _C.LEGAL in told else None
        arrived = self._referrals_in.of(person.id) if _C.LEGAL in told else []
        speaks = staffed.told <= told
        owner = self._organisations.draft(staffed.owner).name if staffed.owner is not None and speaks else ""
        return StaffedRow(
            self._packets.view(person, told),
            staffed.urgent,
            person.status if _C.CONTACT in told else None,
            arrived[0].pathway if arrived else None,
            court.on if court else None,
            court.court if court else None,
            staffed.ask if speaks else None,
            staffed.action if speaks else None,
            owner,
            staffed.due if speaks else None,
        )

    def _scope(self, person: ParticipantRecord, told: list[Paper]) -> ScopeOfConsent:
        """Return the scope for the receiver alone, or what all receivers of a joint sheet have in common."""
        scopes = [self._packets.scope(person, one.answer) for one in told if isinstance(one.answer, Allowed)]
        first, *others = scopes
        if not others:
            return first
        common = frozenset(first.categories).intersection(*(one.categories for one in others))
        ends = [one.until for one in scopes if one.until]
        return replace(
            first,
            number=", ".join(dict.fromkeys(one.number for one in scopes)),
            recipient=", ".join(one.recipient for one in scopes),
            categories=tuple(one for one in InformationCategory if one in common),
            until=min(ends, default=None),
        )

    def _packet(
        self,
        draft: ConferenceDraft,
        rows: list[StaffedRow],
        scopes: list[tuple[str, ScopeOfConsent]],
        others: int,
    ) -> ConferencePacket:
        blank = self._packets.blank()
        shape = ActionPacket if draft.sheet is SheetKind.ACTIONS else ConferencePacket
        return shape(
            blank.office,
            blank.printing,
            draft.on,
            tuple(self._organisations.draft(one).name for one in draft.receivers),
            tuple(rows),
            others,
            tuple(scopes),
            draft.names,
            draft.concerns,
            draft.wins,
            1,
            draft.copies,
        )


def names_in(person: ParticipantRecord, words: str) -> bool:
    """Return whether words hold a name of a person."""
    draft = person.draft
    parts = " ".join((draft.first_name, draft.last_name, draft.preferred_name, *draft.aliases)).casefold().split()
    said = {part.strip(".,;:!?()\"'") for part in words.casefold().split()}
    return any(part in said for part in parts if len(part) >= _SHORT)
