"""Papers that pass the gate: drawn, and kept, as the record or the draft beside the preview stands."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Protocol

from leaddesk.domain.disclosure_codes import InformationCategory
from leaddesk.domain.errors import LeadDeskError
from leaddesk.domain.gate import Blocked
from leaddesk.domain.grounds import GroundDraft
from leaddesk.domain.packets import CourtLetterDraft
from leaddesk.domain.paper_grounds import PAPERS, PaperGrounds
from leaddesk.domain.papers import Paper
from leaddesk.services.packets import COURT_LETTER, PROVIDER_REFERRAL
from leaddesk.ui.context import Services
from leaddesk.ui.pages.print_sources import Final, Preview, prepared, preview_of


class _Draft(Protocol):
    def problems(self) -> dict[str, str]:
        """Return what stops it from being printed, by field."""


@dataclass(frozen=True, slots=True)
class GatedSource:
    """One such paper. ``make`` asks the gate and puts it together; ``form`` and ``record`` say whose draft it is."""

    services: Services
    form: str
    record: int
    draft: _Draft
    make: Callable[[], Paper]
    pack: bool = False

    def preview(self) -> Preview:
        """Return the paper as it would print now."""
        return preview_of(self.services, self.make(), pack=self.pack)

    def final(self, seen: Preview, copies: int) -> Final:
        """Keep the final bytes and log them as prepared."""
        if problems := self.draft.problems():
            raise LeadDeskError(next(iter(problems.values())))
        made = prepared(self.services, self.make(), seen, copies, pack=self.pack)
        return replace(made, form=self.form, composed=self.record)


@dataclass(frozen=True, slots=True)
class GroundedSource:
    """One such paper that can also rest on another legal basis than a consent; ``bases`` says on which."""

    services: Services
    form: str
    record: int
    draft: _Draft
    make: Callable[[GroundDraft | None], Paper]
    bases: PaperGrounds
    ground: GroundDraft | None = None
    pack: bool = False

    def preview(self) -> Preview:
        """Return the paper as it would print now."""
        return self._gated().preview()

    def final(self, seen: Preview, copies: int) -> Final:
        """Keep the final bytes and log them as prepared."""
        return self._gated().final(seen, copies)

    def _gated(self) -> GatedSource:
        return GatedSource(self.services, self.form, self.record, self.draft, lambda: self.make(self.ground), self.pack)


@dataclass(frozen=True, slots=True)
class ReferralSource:
    """The provider referral of a referral out."""

    services: Services
    referral_id: int
    ground: GroundDraft | None = None
    pack: bool = False

    @property
    def bases(self) -> PaperGrounds:
        """Return on which other legal bases it can rest."""
        return PAPERS[PROVIDER_REFERRAL]

    def preview(self) -> Preview:
        """Return the referral as it would print now."""
        return preview_of(self.services, self._paper(), pack=self.pack)

    def final(self, seen: Preview, copies: int) -> Final:
        """Keep the final bytes and log them as prepared."""
        return prepared(self.services, self._paper(), seen, copies, pack=self.pack)

    def _paper(self) -> Paper:
        return self.services.packets.provider_referral(self.referral_id, self.ground)


@dataclass(frozen=True, slots=True)
class LetterSource:
    """A letter to a court or to counsel, as the draft stands."""

    services: Services
    participant_id: int
    draft: CourtLetterDraft
    form: str = COURT_LETTER
    ground: GroundDraft | None = None
    pack: bool = False

    @property
    def bases(self) -> PaperGrounds:
        """Return on which other legal bases it can rest."""
        return PAPERS[self.form]

    def preview(self) -> Preview:
        """Return the letter as it would print now, and what the consent covers."""
        least = replace(self.draft, facts=frozenset(), words_tell=frozenset())
        bare = self._paper(least).answer
        covered = frozenset[InformationCategory]() if isinstance(bare, Blocked) else bare.covered
        return replace(preview_of(self.services, self._paper(self.draft), pack=self.pack), covered=covered)

    def final(self, seen: Preview, copies: int) -> Final:
        """Keep the final bytes and log them as prepared."""
        if problems := self.draft.problems():
            raise LeadDeskError(next(iter(problems.values())))
        made = prepared(self.services, self._paper(self.draft), seen, copies, pack=self.pack)
        return replace(made, form=self.form, composed=self.participant_id)

    def _paper(self, draft: CourtLetterDraft) -> Paper:
        return self.services.packets.court_letter(self.participant_id, draft, self.form, self.ground)
