"""The screening of a referral: what each question of the site answers, what that suggests, and what she decides."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from leaddesk.domain import fields
from leaddesk.domain.codes import CodeList, EligibilityResult, ReferralInStatus
from leaddesk.domain.fields import DATE_NEEDED, IN_THE_FUTURE, REQUIRED, entry
from leaddesk.domain.referrals_in import STAGES
from leaddesk.domain.site_lists import CriterionKind, SiteItem
from leaddesk.i18n import N_

REASON_NEEDED = N_("Say why it differs from what the answers suggest")


class Reply(CodeList):
    """The answer to a question of the screening."""

    YES = "yes", N_("Yes")
    NO = "no", N_("No")
    UNKNOWN = "unknown", N_("Not known")


class VictimConsulted(CodeList):
    """Whether an individual victim was asked."""

    YES = "yes", N_("Yes")
    NO = "no", N_("No")
    NOT_APPLICABLE = "na", N_("No individual victim")


class VictimOutcome(CodeList):
    """What came of asking a victim: one word, never the story."""

    AGREES = "agrees", N_("Agrees")
    NO_OBJECTION = "no_objection", N_("Has no objection")
    OBJECTS = "objects", N_("Objects")
    NOT_REACHED = "not_reached", N_("Could not be reached")
    NO_ANSWER = "no_answer", N_("Did not want to answer")


@dataclass(frozen=True, slots=True)
class Answered:
    """A question as it was asked, with its answer; it stays so when the list changes."""

    code: str
    text: str
    kind: CriterionKind
    leads_to: EligibilityResult | None = None
    reply: Reply = Reply.UNKNOWN

    @property
    def speaks_against(self) -> bool:
        """Return whether the answer speaks against the person taking part."""
        wrong = Reply.NO if self.kind is CriterionKind.INCLUDE else Reply.YES
        return self.kind is not CriterionKind.NEEDS_APPROVAL and self.reply is wrong


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What the answers suggest, and the questions it comes from."""

    result: EligibilityResult
    because: tuple[Answered, ...] = ()


_IF_UNSAID = {
    CriterionKind.INCLUDE: EligibilityResult.INELIGIBLE_NO_NEXUS,
    CriterionKind.EXCLUDE: EligibilityResult.INELIGIBLE_OFFENSE,
}
YIELDING = EligibilityResult.NOT_INTENDED_POPULATION
"""A result that any other one goes before: the person could be served, but need not be."""


def suggest(answers: tuple[Answered, ...], *, enrolled: bool = False) -> Suggestion:
    """Return what the answers suggest; she decides.

    Somebody who takes part already is enrolled, whatever was answered. An exclusion that is met comes first, then
    what is needed and is not so; then what is not known yet; then what needs an approval.
    """
    if enrolled:
        return Suggestion(EligibilityResult.ALREADY_ENROLLED)
    against = sorted(
        (one for one in answers if one.speaks_against),
        key=lambda one: (one.kind is CriterionKind.INCLUDE, one.leads_to is YIELDING),
    )
    if against:
        first = against[0]
        result = first.leads_to or _IF_UNSAID[first.kind]
        return Suggestion(result, tuple(one for one in against if (one.leads_to or _IF_UNSAID[one.kind]) is result))
    unknown = tuple(one for one in answers if one.reply is Reply.UNKNOWN)
    if unknown:
        return Suggestion(EligibilityResult.PENDING_INFO, unknown)
    approval = tuple(one for one in answers if one.kind is CriterionKind.NEEDS_APPROVAL and one.reply is Reply.YES)
    if approval:
        return Suggestion(EligibilityResult.ELIGIBLE_WITH_APPROVAL, approval)
    return Suggestion(EligibilityResult.ELIGIBLE)


def asked(criteria: tuple[SiteItem, ...], before: tuple[Answered, ...] = ()) -> tuple[Answered, ...]:
    """Return the questions of the site with the answers given before; an answered one that was retired stays."""
    known = {one.code: one for one in before}
    now = tuple(
        Answered(
            item.code,
            item.text,
            item.kind,
            EligibilityResult.of(item.detail),
            known[item.code].reply if item.code in known else Reply.UNKNOWN,
        )
        for item in criteria
    )
    still = {item.code for item in criteria}
    return (*now, *(one for one in before if one.code not in still and one.reply is not Reply.UNKNOWN))


@dataclass(frozen=True, slots=True)
class ScreeningDraft:
    """What the form of a screening edits."""

    answers: tuple[Answered, ...] = entry(N_("Questions"), default=(), width=6)
    result: EligibilityResult | None = entry(N_("Result"), default=None, width=3, optional_shown=True)
    decided_on: date | None = entry(N_("Decided on"), default=None)
    decided_by: str = entry(N_("Decided by"), default="", max_length=200, width=3)
    override_reason: str = entry(
        N_("Why it differs from what the answers suggest"), default="", max_length=500, width=6, lines=2
    )
    approver: str = entry(N_("Approved by"), default="", max_length=200, width=3, optional_shown=True)
    approved_on: date | None = entry(N_("Approved on"), default=None, optional_shown=True)
    victim: VictimConsulted | None = entry(N_("Victim consulted"), default=None, width=2, optional_shown=True)
    victim_on: date | None = entry(N_("Asked on"), default=None, optional_shown=True)
    victim_by: str = entry(N_("Asked by"), default="", max_length=200, optional_shown=True)
    victim_outcome: VictimOutcome | None = entry(
        N_("What came of it"), default=None, width=3, optional_shown=True, help=N_("Never the story itself")
    )
    sheet_given_on: date | None = entry(N_("Resource sheet given on"), default=None, width=3, optional_shown=True)
    moves: bool = entry(N_("Move the referral with it"), default=True, width=6)

    def problems(self, today: date | None = None, *, enrolled: bool = False) -> dict[str, str]:
        """Return what stops this screening from being saved, by field. Half of one can be saved."""
        found = fields.problems(self)
        if self.result is not None:
            if self.decided_on is None:
                found["decided_on"] = DATE_NEEDED
            if not self.decided_by.strip():
                found["decided_by"] = REQUIRED
            if self.differs(enrolled=enrolled) and not self.override_reason.strip():
                found["override_reason"] = REASON_NEEDED
        for name in ("decided_on", "approved_on", "victim_on", "sheet_given_on"):
            day = getattr(self, name)
            if day and today and day > today:
                found[name] = IN_THE_FUTURE
        return found

    def differs(self, *, enrolled: bool = False) -> bool:
        """Return whether she decided otherwise than the answers suggest."""
        return self.result is not None and self.result is not suggest(self.answers, enrolled=enrolled).result


_S, _R = ReferralInStatus, EligibilityResult
STATUS_OF: dict[EligibilityResult, ReferralInStatus] = {
    _R.ELIGIBLE: _S.ELIGIBLE,
    _R.ELIGIBLE_WITH_APPROVAL: _S.ELIGIBLE,
    _R.INELIGIBLE_OFFENSE: _S.INELIGIBLE,
    _R.INELIGIBLE_HISTORY: _S.INELIGIBLE,
    _R.INELIGIBLE_AGE: _S.INELIGIBLE,
    _R.INELIGIBLE_NO_NEXUS: _S.INELIGIBLE,
    _R.OUT_OF_AREA: _S.INELIGIBLE,
    _R.NOT_INTENDED_POPULATION: _S.REDIRECTED_OTHER_SERVICE,
    _R.ALREADY_ENROLLED: _S.ALREADY_PARTICIPANT,
    _R.PERSON_DECLINED: _S.DECLINED_BY_PERSON,
    _R.PENDING_INFO: _S.SCREENING,
}
"""Where a result takes the referral."""


def steps_after(draft: ScreeningDraft, now: ReferralInStatus) -> tuple[ReferralInStatus, ...]:
    """Return the steps that a screening takes a referral from where it stands; none once it is approved or ended."""
    if not draft.moves or now not in STAGES[:3]:
        return ()
    found = [_S.SCREENING] if now is _S.RECEIVED else []
    if draft.result is not None:
        target = STATUS_OF[draft.result]
        if target is _S.ELIGIBLE and draft.approver.strip() and draft.approved_on:
            found += [_S.ELIGIBLE, _S.APPROVED]
        else:
            found.append(target)
    place = STAGES.index(now)
    ahead = [one for one in dict.fromkeys(found) if one not in STAGES or STAGES.index(one) > place]
    return tuple(ahead)
