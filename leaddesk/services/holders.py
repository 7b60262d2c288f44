"""Who already holds what, read from the log of disclosures: whom taking one back has to reach."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from leaddesk.domain.consents import state_for
from leaddesk.domain.holders import HeldThing, Holder
from leaddesk.services.consents import consents_in
from leaddesk.services.disclosure_rows import LEFT, stands
from leaddesk.services.merging.tables import same_human
from leaddesk.storage.models import ConsentRecord, DisclosureRow

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy.orm import Session

    from leaddesk.domain.clock import Clock
    from leaddesk.domain.consents import Consent
    from leaddesk.domain.disclosure_codes import ConsentState
    from leaddesk.services.settings import Settings
    from leaddesk.storage.database import Database


class Holders:
    """Reads who was given or told what."""

    def __init__(self, database: Database, clock: Clock, settings: Settings) -> None:
        """Take the file, the clock, and the settings that say whether the Spanish wording was reviewed."""
        self._database = database
        self._clock = clock
        self._settings = settings

    def holders(self, consent_id: int) -> tuple[Holder, ...]:
        """Return who was told something under one consent, the last told first."""
        return self._read([DisclosureRow.consent_id == consent_id])

    def of_person(self, participant_id: int) -> tuple[Holder, ...]:
        """Return who was told something of a person on any basis, the last told first."""
        return self._read([DisclosureRow.participant_id.in_(same_human(participant_id))])

    def _read(self, conditions: list[Any]) -> tuple[Holder, ...]:
        query = (
            select(DisclosureRow)
            .where(DisclosureRow.event.in_(LEFT), stands(), *conditions)
            .order_by(DisclosureRow.at.desc(), DisclosureRow.id.desc())
        )
        with self._database.read() as session:
            # the notice that follows a spoken word names nobody: it tells no category
            rows = [row for row in session.scalars(query) if row.categories]
            consents = _consents(session, rows)
            return tuple(self._holder(group, consents) for group in _by_recipient(rows))

    def _holder(self, rows: list[DisclosureRow], consents: dict[int, Consent]) -> Holder:
        newest = rows[0]
        person = next((row.recipient_person for row in rows if row.recipient_person.strip()), "")
        things = tuple(self._thing(row, consents) for row in rows)
        return Holder(newest.organisation_id, newest.recipient, person, newest.recipient_address, things)

    def _thing(self, row: DisclosureRow, consents: dict[int, Consent]) -> HeldThing:
        return HeldThing(
            row.id,
            row.prepared_id,
            row.at,
            row.form_code,
            row.categories,
            row.channel,
            row.basis,
            row.consent_id,
            row.consent_number,
            self._state(consents[row.consent_id], row.organisation_id) if row.consent_id in consents else None,
        )

    def _state(self, consent: Consent, organisation_id: int | None) -> ConsentState:
        reviewed = self._settings.office().translation_reviewed
        return state_for(consent, organisation_id, self._clock.today(), translation_reviewed=reviewed)


def _consents(session: Session, rows: Iterable[DisclosureRow]) -> dict[int, Consent]:
    wanted = {row.consent_id for row in rows if row.consent_id is not None}
    found = consents_in(session, [ConsentRecord.id.in_(wanted)]) if wanted else ()
    return {consent.id: consent for consent in found}


def _by_recipient(rows: Iterable[DisclosureRow]) -> list[list[DisclosureRow]]:
    groups: dict[object, list[DisclosureRow]] = {}
    for row in rows:
        groups.setdefault(row.organisation_id or row.recipient.strip().casefold(), []).append(row)
    return list(groups.values())
