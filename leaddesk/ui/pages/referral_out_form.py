"""The form of a referral to a provider: what is asked, of whom, and in as few words as will do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal

from leaddesk.domain.codes import ReferralOutStatus, ServiceNeed
from leaddesk.domain.disclosure_codes import InformationCategory
from leaddesk.domain.errors import NotFoundError
from leaddesk.domain.fields import specs
from leaddesk.domain.referrals_out import NO_PROVIDERS, ReferralOutDraft
from leaddesk.i18n import N_, show_date, tr
from leaddesk.ui.dialogs.form_dialog import FormDialog
from leaddesk.ui.dialogs.question import Question
from leaddesk.ui.pages.elided import elide_title
from leaddesk.ui.pages.removable_form import RemovableForm
from leaddesk.ui.widgets.buttons import link, plain, quiet, small
from leaddesk.ui.widgets.choice_fields import NOT_CHOSEN, PickField, RecordField
from leaddesk.ui.widgets.facts import Entry, Timeline
from leaddesk.ui.widgets.forms import FieldGrid, make_fields
from leaddesk.ui.widgets.layouts import row
from leaddesk.ui.widgets.text import label

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from leaddesk.domain.organisations import OrganisationRow
    from leaddesk.domain.participants import ParticipantDraft, ParticipantRecord
    from leaddesk.domain.referrals_out import OutStep
    from leaddesk.domain.site_lists import SiteItem
    from leaddesk.ui.context import Context

_S = ReferralOutStatus
_APPOINTMENT = ("appointment_on", "appointment_at", "appointment_mode", "appointment_with")
LATE = ("status", "sent_on", "status_on", "status_reason", "waitlisted_to", *_APPOINTMENT)
"""What is asked only once the referral was saved."""
NOTE = N_("Only what stands here goes to the provider, and only as far as a consent covers it. Print… shows the page.")
NOT_A_PROVIDER = N_("{office} takes no referrals; it would only learn of needs. What it may have is under Print.")


class ReferralOutPane(RemovableForm[ReferralOutDraft]):
    """Makes a referral to a provider or changes one."""

    printed = Signal(int)
    record_wanted = Signal(int)

    def __init__(
        self,
        context: Context,
        ask: Callable[..., str | None] = Question.ask,
        ask_form: Callable[..., Any] = FormDialog.ask,
    ) -> None:
        """Take the context and how to ask."""
        self.person: int | None = None
        self.referral: int | None = None
        self._ask_form = ask_form
        self._print_after = False
        provider = RecordField("organisation_id", specs(ReferralOutDraft)["organisation_id"])
        self._local: tuple[SiteItem, ...] = ()
        self._providers: tuple[OrganisationRow, ...] = ()
        self.local = PickField("local_service", specs(ReferralOutDraft)["local_service"], [("", tr(NOT_CHOSEN))])
        own = {"organisation_id": provider, "local_service": self.local}
        fields = make_fields(ReferralOutDraft, context.today, own)
        self.provider = provider
        super().__init__(
            context,
            "referral_out",
            ReferralOutDraft,
            fields,
            lambda draft: draft.problems(),
            tr(N_("Save referral")),
            back=tr(N_("Referrals")),
            ask=ask,
        )
        self._title = elide_title(self.header)
        groups = (
            (N_("What is asked"), ("organisation_id", "service", "local_service", "urgency", "reply_by", "ride")),
            (N_("Reaching the person"), ("reach_by", "where_to_find")),
            (N_("Why"), ("reason", "reason_tells", "needs")),
            (N_("What became of it"), LATE),
        )
        for title, names in groups:
            self.add_group(FieldGrid(tr(title), [fields[name] for name in names]))
        self.side_box.addWidget(label(tr(NOTE), "second", wrap=True))
        self.steps = Timeline()
        self.side_box.addWidget(self.steps)
        self.who = small(link("", "user", "open-record"))
        self.side_box.addLayout(row(self.who, None))
        self.print = plain(tr(N_("Print…")), "printer", "print")
        self.remove = quiet(tr(N_("Remove")), "trash", "remove-referral")
        self.header.action_row.addWidget(self.remove)
        self.header.action_row.addWidget(self.print)
        self.print.triggered.connect(self.save_and_print)
        self.remove.triggered.connect(self._on_remove)
        self.who.triggered.connect(self._on_who)

    def begin(
        self, record: ParticipantRecord, providers: Sequence[OrganisationRow], draft: ReferralOutDraft | None = None
    ) -> None:
        """Begin a referral for a person, with what the record knows already."""
        self._open(record, None, providers, tr(N_("New referral out")))
        self.start(f"new/{record.id}", draft or prefilled(record.draft))

    def edit(
        self,
        record: ParticipantRecord,
        providers: Sequence[OrganisationRow],
        referral_id: int,
        number: str,
        draft: ReferralOutDraft,
    ) -> None:
        """Change a referral."""
        self._open(record, referral_id, providers, number)
        self.start(str(referral_id), draft)

    def show_steps(self, steps: Sequence[OutStep]) -> None:
        """Show how the referral came to stand where it does."""
        entries = [Entry("check-circle", tr(one.status.label), show_date(one.on), one.reason) for one in steps]
        self.steps.set_entries(entries[::-1])

    def set_local(self, items: Sequence[SiteItem]) -> None:
        """Offer the services of the county's own; a retired one is offered where the referral names it."""
        self._local = tuple(items)

    def name(self, title: str, whom: str = "") -> None:
        """Say whom the referral is for, and below it its number; a name can be long."""
        self._title.say(title)
        self.whom.say(whom)
        self.whom.show()

    def work(self, draft: ReferralOutDraft) -> Callable[[], Any]:
        """Return the work that saves."""
        referrals, person, referral = self.context.services.referrals_out, self.person, self.referral
        if person is None:
            raise NotFoundError
        return lambda: referrals.save(person, draft, referral)

    def save(self) -> None:
        """Save and stay with the referral."""
        self._print_after = False
        super().save()

    def save_and_print(self) -> None:
        """Show the page; what was changed is saved first."""
        if self.referral is not None and not self.binder.dirty:
            self.printed.emit(self.referral)
            return
        self._print_after = True
        super().save()

    def finish(self, result: Any) -> None:
        """Say that it was saved, or show the page if that was asked for."""
        self.referral = result
        if self._print_after:
            self._print_after = False
            self.printed.emit(result)
        else:
            self.stored.emit(result)

    def _open(
        self, record: ParticipantRecord, referral: int | None, providers: Sequence[OrganisationRow], title: str
    ) -> None:
        self.person, self.referral = record.id, referral
        names = self.context.names
        name = names.shown(record.draft.shown_name, record.record_number)
        if referral is None:
            self.name(title, tr(N_("For {name}"), name=name))
        else:
            self.name(name, title)
        self.who.set_text(tr(N_("Open the record")))
        self.remove.setVisible(referral is not None)
        self.steps.set_entries(())
        self._providers = tuple(providers)
        self._offer_providers(None)

    def _offer_providers(self, held: int | None) -> None:
        """Offer who serves somebody, and the office that an older referral names."""
        offered = [one for one in self._providers if one.kind not in NO_PROVIDERS or one.id == held]
        self.provider.set_choices([(one.id, provider_words(one)) for one in offered])
        others = [provider_words(one) for one in self._providers if one not in offered]
        self.provider.leave_out({words: tr(NOT_A_PROVIDER, office=words) for words in others})

    def _on_loaded(self) -> None:
        held = self.binder.draft.organisation_id if self.binder.draft else None
        self._offer_providers(held)
        if held is not None:
            self.provider.set_value(held)
        self._offer_local()
        self._fit()

    def _on_edited(self, name: str) -> None:
        super()._on_edited(name)
        draft: ReferralOutDraft = self.binder.draft
        if name == "organisation_id" and (why := self.provider.why_not_offered()):
            self.provider.set_problem(why)
        if name == "local_service":
            mark = next((item.mark for item in self._local if item.code == draft.local_service), "")
            self.binder.change(local_tells=InformationCategory.of(mark))
        if name == "status" and draft.status_on is not None:
            # the day and the reason were those of where it stood before
            self.binder.change(status_on=None, status_reason="")
        self._fit()

    def _offer_local(self) -> None:
        draft: ReferralOutDraft | None = self.binder.draft
        held = draft.local_service if draft else ""
        words = [(item.code, item.text) for item in self._local if item.active or item.code == held]
        self.local.offer([("", tr(NOT_CHOSEN)), *words])

    def _fit(self) -> None:
        """Ask for what belongs to where the referral stands, and for whatever holds something."""
        draft: ReferralOutDraft | None = self.binder.draft
        if draft is None:
            return
        wanted = {
            "local_service": draft.service is ServiceNeed.OTHER and bool(self._local),
            "status": True,
            "sent_on": draft.status is not _S.DRAFT,
            "status_on": draft.status not in (_S.DRAFT, _S.SENT),
            "status_reason": draft.status not in (_S.DRAFT, _S.SENT, _S.RECEIVED_ACK),
            "waitlisted_to": draft.status is _S.WAITLISTED,
            **dict.fromkeys(_APPOINTMENT, draft.status in (_S.SCHEDULED, _S.ATTENDED, _S.NOT_ATTENDED)),
        }
        for name, needed in wanted.items():
            held = bool(getattr(draft, name)) or name in self.binder.unread()
            late = name in LATE and self.referral is None
            self.fields[name].setVisible((needed or held) and not late)

    def _on_who(self) -> None:
        if self.person is not None:
            self.record_wanted.emit(self.person)

    def _on_remove(self) -> None:
        title, deed = tr(N_("Remove this referral?")), tr(N_("Remove referral"))
        self._remove(title, deed, self.referral, self.context.services.referrals_out.remove)


def prefilled(person: ParticipantDraft) -> ReferralOutDraft:
    """Return a new referral with what the record knows: only phones on which a message is safe."""
    safe = [phone.shown() for phone in person.phones if phone.message_safe]
    return ReferralOutDraft(
        reach_by=tr(N_("Phone {number}"), number=safe[0])[:200] if safe else "",
        where_to_find=person.where_to_find[:300],
    )


def provider_words(row: OrganisationRow) -> str:
    """Return an office as the list offers it."""
    return " · ".join(part for part in (row.name, row.unit) if part.strip())
