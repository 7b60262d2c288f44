"""What follows when a consent is taken back: who holds something, who has heard of it, and the two papers for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from leaddesk.domain.consent_packets import GivenBefore, RevocationNoticePacket, RevocationPacket
from leaddesk.domain.consent_parts import only_whole, part_of, parts, standing, standing_offices
from leaddesk.domain.disclosure_codes import DisclosureEvent
from leaddesk.domain.errors import InvalidRecordError, LeadDeskError, NotFoundError
from leaddesk.domain.packets import Addressee
from leaddesk.domain.revocations import NOTICE_CODE, Heard, HeardDraft, Reached, Revocation
from leaddesk.i18n import N_
from leaddesk.services.disclosure_rows import stands
from leaddesk.storage.database import INCLUDE_REMOVED
from leaddesk.storage.models import DisclosureRow, RevocationTold

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from leaddesk.domain.clock import Clock
    from leaddesk.domain.holders import Holder
    from leaddesk.services.consents import Consents
    from leaddesk.services.holders import Holders
    from leaddesk.services.organisations import Organisations
    from leaddesk.services.packets import Packets
    from leaddesk.services.participants import Participants
    from leaddesk.storage.database import Database

NOT_TAKEN_BACK = N_("This consent was not taken back.")
NOT_YET = N_("Taking it back does not count yet, so there is nothing to tell.")


class Revocations:
    """What the coordinator does once a consent was taken back."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        consents: Consents,
        holders: Holders,
        packets: Packets,
        participants: Participants,
        organisations: Organisations,
    ) -> None:
        """Take the file, the clock, and the services that know the consent, its holders, the person and the offices."""
        self._database = database
        self._clock = clock
        self._consents = consents
        self._holders = holders
        self._packets = packets
        self._participants = participants
        self._organisations = organisations

    def of(self, consent_id: int) -> Revocation:
        """Return a consent that was taken back, or some of it, with everyone of those who holds something under it.

        The untold stand first.
        """
        consent = self._consents.one(consent_id)
        if not parts(consent):
            raise LeadDeskError(NOT_TAKEN_BACK)
        found = [(one, part_of(consent, one.organisation_id)) for one in self._holders.holders(consent_id)]
        with self._database.read() as session:
            reached = [
                Reached(one, part, self._heard(session, consent_id, one)) for one, part in found if part is not None
            ]
        return Revocation(consent, tuple(sorted(reached, key=lambda one: (one.in_public, one.told))))

    def heard(self, consent_id: int, organisation_id: int, draft: HeardDraft) -> int:
        """Note that an office heard of it by phone or in another way, and return the mark's id."""
        revocation = self.of(consent_id)
        reached = self._require(revocation, organisation_id)
        if problems := draft.problems(self._clock.today(), reached.counts_from):
            raise InvalidRecordError(problems)
        with self._database.write(N_("Note who heard of it")) as session:
            row = RevocationTold(
                participant_id=revocation.consent.participant_id,
                consent_id=consent_id,
                organisation_id=organisation_id,
                on=draft.on,
                channel=draft.channel,
                person=draft.person.strip(),
                note=draft.note.strip(),
            )
            session.add(row)
            session.flush()
            return row.id

    def not_heard(self, marked_id: int, because: str) -> None:
        """Take a mark off again, with the reason."""
        with self._database.write(N_("Take mark off")) as session:
            row = session.get(RevocationTold, marked_id)
            if row is None:
                raise NotFoundError
            row.removed_at = self._clock.now()
            row.removed_because = because

    def restore(self, marked_id: int) -> None:
        """Bring a mark back that was taken off."""
        with self._database.write(N_("Bring mark back")) as session:
            query = select(RevocationTold).where(RevocationTold.id == marked_id)
            row = session.scalar(query, execution_options={INCLUDE_REMOVED: True})
            if row is None:
                raise NotFoundError
            row.removed_at, row.removed_because = None, None

    def form(self, consent_id: int, organisation_id: int | None = None) -> RevocationPacket:
        """Return the page by which a person takes a consent back; it is the person's own, so no gate is asked.

        It can be printed before, to be signed, and after, with what was written down. ``organisation_id`` is one of the
        offices that were taken off, and means what was written down with it; none means what is left of the consent.
        """
        consent = self._consents.one(consent_id)
        person, blank = self._participants.record(consent.participant_id), self._packets.blank()
        last = parts(consent)[-1] if consent.revoked is not None else None
        part = last if organisation_id is None else part_of(consent, organisation_id)
        revoked = part.revoked if part else None
        named = part.offices if part else standing(consent) or consent.recipients
        offices = tuple(dict.fromkeys(one.name for one in named))
        only = offices if part is not None and not part.whole else ()
        choices = tuple(standing_offices(consent).values()) if part is None and not only_whole(consent) else only
        concerned = [one for one in self._holders.holders(consent_id) if part_of(consent, one.organisation_id) == part]
        return RevocationPacket(
            blank.office,
            blank.printing,
            person.record_number,
            person.draft.initials,
            person.draft.legal_name or person.draft.shown_name,
            person.draft.birth.shown() if person.draft.birth else "",
            consent.number,
            consent.draft.kind,
            consent.draft.signed_on,
            offices,
            revoked.on if revoked else None,
            revoked.at if revoked else None,
            revoked.manner if revoked else None,
            revoked.taken_by if revoked else "",
            part.counts_from if part else None,
            consent.draft.revocable_event.strip(),
            tuple(one.recipient for one in concerned),
            blank.translation_reviewed,
            choices,
            only,
        )

    def notice(self, consent_id: int, organisation_id: int) -> RevocationNoticePacket:
        """Return the notice to an office that holds something under the consent."""
        revocation = self.of(consent_id)
        reached = self._require(revocation, organisation_id)
        holder, counts = reached.holder, reached.counts_from
        if counts is None:
            raise LeadDeskError(NOT_YET)
        blank = self._packets.blank()
        try:
            to = self._organisations.addressee(organisation_id)
        except NotFoundError:
            to = Addressee(organisation_id, holder.recipient, "", holder.address)
        return RevocationNoticePacket(
            blank.office,
            blank.printing,
            to,
            revocation.consent.number,
            self._participants.record(revocation.consent.participant_id).record_number,
            counts,
            tuple(
                GivenBefore(self._clock.local(thing.at).date(), thing.form_code, thing.channel)
                for thing in reversed(holder.things)
            ),
        )

    def _require(self, revocation: Revocation, organisation_id: int) -> Reached:
        """Return what the office holds; refuse before taking back counts, or where nothing was ever told."""
        found = [one for one in revocation.reached if one.holder.organisation_id == organisation_id]
        if not found:
            raise NotFoundError
        if not found[0].counts(self._clock.today()):
            raise LeadDeskError(NOT_YET)
        return found[0]

    def _heard(self, session: Session, consent_id: int, holder: Holder) -> Heard | None:
        """Return the newest word to an office: a mark of hers, a notice that was given, or one that waits."""
        mark = session.scalar(
            select(RevocationTold)
            .where(RevocationTold.consent_id == consent_id, RevocationTold.organisation_id == holder.organisation_id)
            .order_by(RevocationTold.id.desc())
            .limit(1)
        )
        if mark is not None:
            return Heard(mark.on, mark.channel, mark.person, mark.id)
        notices = session.scalars(
            select(DisclosureRow)
            .where(
                DisclosureRow.consent_id == consent_id,
                DisclosureRow.organisation_id == holder.organisation_id,
                DisclosureRow.form_code == NOTICE_CODE,
                stands(),
            )
            .order_by(DisclosureRow.id.desc())
        ).all()
        given = next((row for row in notices if row.event is DisclosureEvent.DISCLOSED), None)
        if given is not None:
            return Heard(self._clock.local(given.at).date(), given.channel, given.recipient_person)
        answered = {row.prepared_id for row in notices if row.prepared_id is not None}
        waits = next((row for row in notices if row.event is DisclosureEvent.PREPARED and row.id not in answered), None)
        return None if waits is None else Heard(self._clock.local(waits.at).date(), None, given=False)
