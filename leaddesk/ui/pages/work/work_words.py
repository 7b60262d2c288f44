"""How the screen speaks of each kind of work: its name, its icon, its groups, its lines and totals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leaddesk.domain.contact_codes import Reach
from leaddesk.domain.work import AssistanceDraft, MeetingDraft, NaloxoneDraft, RideDraft, TrainingDraft
from leaddesk.domain.work_codes import WorkKind
from leaddesk.i18n import N_, show_number, tr
from leaddesk.ui.widgets.amount_fields import cents_shown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from leaddesk.domain.contacts import SiteContactRow
    from leaddesk.domain.work import WorkDraft, WorkRow

_K = WorkKind
CONTACTS = "contacts"
FOR_VENDOR, FOR_FINANCE = "chk", "chk-finance"
VOUCHERS = ((FOR_VENDOR, N_("Voucher for the vendor")), (FOR_FINANCE, N_("Voucher for finance")))
"""The two copies of a voucher: the part of the route, and what the way there is called."""
NAMED = ("chk_named", N_("Voucher for the vendor, with the name"))
"""The vendor's copy with a name, where the line is somebody's."""
ICONS = {
    _K.RIDE: "car",
    _K.NALOXONE: "lifebuoy",
    _K.ASSISTANCE: "hand-coins",
    _K.MEETING: "users-three",
    _K.TRAINING: "chalkboard-teacher",
}
NEW = {
    _K.RIDE: N_("New ride"),
    _K.NALOXONE: N_("New naloxone"),
    _K.ASSISTANCE: N_("New assistance"),
    _K.MEETING: N_("New meeting"),
    _K.TRAINING: N_("New training"),
}
LISTS = {
    _K.RIDE: N_("Rides"),
    _K.NALOXONE: N_("Naloxone"),
    _K.ASSISTANCE: N_("Assistance"),
    _K.MEETING: N_("Meetings"),
    _K.TRAINING: N_("Trainings"),
}
SAVE = {
    _K.RIDE: N_("Save ride"),
    _K.NALOXONE: N_("Save naloxone"),
    _K.ASSISTANCE: N_("Save assistance"),
    _K.MEETING: N_("Save meeting"),
    _K.TRAINING: N_("Save training"),
}
REMOVE = {
    _K.RIDE: (N_("Remove this ride?"), N_("Remove ride")),
    _K.NALOXONE: (N_("Remove this line of naloxone?"), N_("Remove naloxone")),
    _K.ASSISTANCE: (N_("Remove this assistance?"), N_("Remove assistance")),
    _K.MEETING: (N_("Remove this meeting?"), N_("Remove meeting")),
    _K.TRAINING: (N_("Remove this training?"), N_("Remove training")),
}
NOTES = {
    _K.RIDE: N_("A ride can be for nobody in particular. Miles there and back, in whole miles."),
    _K.NALOXONE: N_("Kits and reversals count without a name. Kits that went with a contact stand on that contact."),
    _K.ASSISTANCE: N_("What is paid for a participant, or for participants at large. The amount is in dollars."),
    _K.MEETING: N_("People are counted here, never named: what is said of them belongs in their records."),
    _K.TRAINING: N_("Trainings that this office gave, such as naloxone for deputies."),
}
NOTHING = {
    _K.RIDE: N_("Rides to court, care or elsewhere, with their miles, stand here."),
    _K.NALOXONE: N_("Kits that were given and overdose reversals that were reported stand here."),
    _K.ASSISTANCE: N_("Money that was spent for participants stands here, with its voucher."),
    _K.MEETING: N_("Case conferences, the policy group and other meetings stand here."),
    _K.TRAINING: N_("Trainings that the office gave stand here."),
}
GROUPS: dict[WorkKind, tuple[tuple[str, tuple[str, ...]], ...]] = {
    _K.RIDE: (
        (N_("Whose ride, and when"), ("on", "participant_id")),
        (N_("The way"), ("from_place", "to_place", "reason", "driver", "miles")),
        ("", ("note",)),
    ),
    _K.NALOXONE: (
        (N_("When, and with whom"), ("on", "participant_id")),
        (N_("What is counted"), ("kits", "reversals", "place")),
        ("", ("note",)),
    ),
    _K.ASSISTANCE: (
        (N_("When, and for whom"), ("on", "participant_id")),
        (N_("What was paid"), ("cents", "category", "what_for", "vendor", "good_until", "voucher")),
    ),
    _K.MEETING: (
        (N_("The meeting"), ("on", "kind", "people_discussed")),
        ("", ("agencies",)),
        ("", ("actions",)),
        ("", ("note",)),
    ),
    _K.TRAINING: (
        (N_("The training"), ("on", "topic", "audience", "people", "naloxone")),
        ("", ("note",)),
    ),
}


def vouchers_for(draft: WorkDraft | None) -> tuple[tuple[str, str], ...]:
    """Return the copies of the voucher of a line of assistance; one with a name only where it is somebody's."""
    named = isinstance(draft, AssistanceDraft) and draft.participant_id is not None
    return (*VOUCHERS, NAMED) if named else VOUCHERS


def line_title(kind: WorkKind, draft: WorkDraft) -> str:
    """Return what a line of work was, for a timeline or a table."""
    if isinstance(draft, RideDraft):
        return tr(N_("Ride · {reason}"), reason=tr(draft.reason.label))
    if isinstance(draft, AssistanceDraft):
        return f"{cents_shown(draft.cents or 0)} · {tr(draft.category.label)}"
    if isinstance(draft, NaloxoneDraft):
        return f"{tr(kind.label)} · {naloxone_words(draft)}"
    return tr(draft.kind.label) if isinstance(draft, MeetingDraft) else draft.topic


def line_text(draft: WorkDraft) -> str:
    """Return the words that go with a line of work."""
    if isinstance(draft, RideDraft):
        way = " – ".join(part for part in (draft.from_place, draft.to_place) if part)
        miles = miles_words(draft.miles) if draft.miles is not None else ""
        return "\n".join(part for part in (" · ".join(one for one in (way, miles) if one), draft.note) if part)
    if isinstance(draft, AssistanceDraft):
        voucher = tr(N_("Voucher {number}"), number=draft.voucher) if draft.voucher else ""
        return " · ".join(part for part in (draft.what_for, draft.vendor, voucher) if part)
    return draft.note


def naloxone_words(draft: NaloxoneDraft) -> str:
    """Return kits and reversals in words."""
    kits, reversals = draft.kits or 0, draft.reversals or 0
    parts = [
        (tr(N_("1 kit given")) if kits == 1 else tr(N_("{count} kits given"), count=kits)) if kits else "",
        (tr(N_("1 reversal reported")) if reversals == 1 else tr(N_("{count} reversals reported"), count=reversals))
        if reversals
        else "",
    ]
    return ", ".join(part for part in parts if part)


def miles_words(miles: int) -> str:
    """Return miles in words."""
    return tr(N_("1 mile")) if miles == 1 else tr(N_("{miles} miles"), miles=show_number(miles))


def contact_totals(rows: Sequence[SiteContactRow]) -> str:
    """Return how many contacts there were, how many were two-way, and minutes, miles and kits of all."""
    drafts = [row.draft for row in rows]
    two_way = sum(draft.reach is Reach.TWO_WAY for draft in drafts)
    kits = sum(draft.kits or 0 for draft in drafts)
    parts = [
        tr(N_("1 contact")) if len(rows) == 1 else tr(N_("{count} contacts"), count=show_number(len(rows))),
        tr(N_("{count} two-way"), count=show_number(two_way)),
        tr(N_("{count} minutes"), count=show_number(sum(draft.minutes or 0 for draft in drafts))),
        miles_words(sum(draft.miles or 0 for draft in drafts)),
        naloxone_words(NaloxoneDraft(kits=kits)),
    ]
    return " · ".join(part for part in parts if part)


def work_totals(kind: WorkKind, rows: Sequence[WorkRow]) -> str:
    """Return how many lines there are, and what they add up to."""
    drafts = [row.draft for row in rows]
    parts = [f"{tr(LISTS[kind])}: {show_number(len(rows))}"]
    if kind is _K.RIDE:
        parts.append(miles_words(sum(one.miles or 0 for one in drafts if isinstance(one, RideDraft))))
    elif kind is _K.NALOXONE:
        named = [one for one in drafts if isinstance(one, NaloxoneDraft)]
        total = NaloxoneDraft(
            kits=sum(one.kits or 0 for one in named), reversals=sum(one.reversals or 0 for one in named)
        )
        parts.append(naloxone_words(total))
    elif kind is _K.ASSISTANCE:
        parts.append(cents_shown(sum(one.cents or 0 for one in drafts if isinstance(one, AssistanceDraft))))
    elif kind is _K.TRAINING:
        people = sum(one.people or 0 for one in drafts if isinstance(one, TrainingDraft))
        parts.append(tr(N_("{count} people"), count=show_number(people)))
    return " · ".join(part for part in parts if part)
