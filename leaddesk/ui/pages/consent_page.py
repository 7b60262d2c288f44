"""The page around the consent form: it finds the person, the consent and the offices, and goes on afterwards."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedLayout

from leaddesk.domain.codes import OrganisationKind
from leaddesk.domain.consent_kinds import rules
from leaddesk.domain.consents import ConsentDraft, ConsentRow
from leaddesk.domain.disclosure_codes import ConsentKind, ConsentState
from leaddesk.domain.organisations import OrganisationDraft, OrganisationRow
from leaddesk.domain.participants import ParticipantRecord
from leaddesk.i18n import N_, tr
from leaddesk.ui import routes
from leaddesk.ui.dialogs.form_dialog import FormDialog
from leaddesk.ui.dialogs.question import Question
from leaddesk.ui.page import Page
from leaddesk.ui.pages import consent_start
from leaddesk.ui.pages.consent_form import ConsentForm, ConsentSubject, replaceable_words
from leaddesk.ui.pages.consent_start import ConsentStart
from leaddesk.ui.pages.consent_words import ENDED, off_words, since_words
from leaddesk.ui.routes import Route
from leaddesk.ui.widgets.choice_fields import ChoiceField
from leaddesk.ui.widgets.forms import make_fields

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from leaddesk.ui.context import Context, Services
    from leaddesk.ui.pages.consent_dialogs import Ask, AskForm

_OFFICE = ("name", "kind", "unit", "phone", "fax", "covered_entity")
_LASTING = (ConsentState.VALID, ConsentState.DEFICIENT, ConsentState.NOT_YET, ConsentState.CHECK_EVENT)


@dataclass(frozen=True, slots=True)
class _Known:
    """What the form needs, read in one job."""

    person: ParticipantRecord
    row: ConsentRow | None
    start: ConsentStart
    offices: list[OrganisationRow]
    kinds: dict[int, OrganisationKind]
    rows: list[ConsentRow]


class ConsentPage(Page):
    """Route: ``new`` with a person's id and a ConsentStart, else a consent's id with ``open`` or ``sign``."""

    def __init__(
        self,
        context: Context,
        parent: QWidget | None = None,
        *,
        ask: Ask = Question.ask,
        ask_form: AskForm = FormDialog.ask,
    ) -> None:
        """Take what pages need; the two askers can be replaced, as by a test."""
        super().__init__(context, tr(N_("Consent")), parent)
        self._ask_form, self._ask = ask_form, ask
        self._forms: dict[ConsentKind, ConsentForm] = {}
        self._known: _Known | None = None
        self._part = ""
        self._waiting: dict[int | None, Route] = {}
        """Papers that wait for a consent, by its id; None is that of the new one."""
        self._stack = QStackedLayout(self)

    @property
    def form(self) -> ConsentForm | None:
        """Return the form that is shown."""
        shown = self._stack.currentWidget()
        return shown if isinstance(shown, ConsentForm) else None

    def open(self, route: Route) -> None:
        """Show the consent of a route."""
        if route.record is None:
            return
        self._part = route.part
        self._waiting.pop(None, None)
        start = _start(route.extra)
        if start.wanted_by is not None:
            self._waiting[None] = start.wanted_by
        services, record = self.context.services, route.record
        work = (lambda: _new(services, record, start)) if route.part == "new" else (lambda: _known(services, record))
        self.context.jobs.run(self, work, self._show, self.fail, key="consent-page")

    def save(self) -> None:
        """Save (Ctrl+S)."""
        if self.form is not None and not self.form.signed:
            self.form.save()

    def back(self) -> bool:
        """Leave and keep what is typed (Esc)."""
        if self.form is not None:
            self.form.leave()
            return True
        return False

    def keep_draft(self) -> Callable[[], object] | None:
        """Return the work that keeps what is typed; of the form that is open also what it began with."""
        if self.form is None or self.form.signed:
            return None
        return self.form.keep_draft() or (self.form.keep_start() if self.isVisible() else None)

    def place(self, route: Route) -> Route:
        """Return this consent; of a new one the kind, under which the draft is kept, and the ids that go with it."""
        form = self.form
        if route.part != "new" or form is None:
            return route
        paper = self._waiting.get(None)
        wanted = () if paper is None or paper.extra is not None else (paper.page, paper.record, paper.part or None)
        return replace(route, extra=(form.kind, form.replaces.value(), *wanted))

    def focus_first(self) -> None:
        """Begin in the first field, or at the day of signing."""
        form = self.form
        if form is None:
            return
        if self._part == "sign" and not form.signed:
            form.fields["signed_on"].focus_input()
            form.area.ensureWidgetVisible(form.fields["signed_on"])
        else:
            form.focus_first()

    def _show(self, known: _Known) -> None:
        self._known = known
        draft = known.start.draft
        form = self._form(draft.kind)
        names = (
            {} if known.row is None else {one.line.organisation_id: one.name for one in known.row.consent.recipients}
        )
        form.begin(self._subject(known, draft.kind), draft, _offered(known.offices, draft.kind), known.kinds, names)
        form.choose_replaced(known.start.replaces)
        self._stack.setCurrentWidget(form)
        self.focus_if_seen()

    def _subject(self, known: _Known, kind: ConsentKind) -> ConsentSubject:
        person = known.person
        shown = self.context.names.shown(person.draft.shown_name, person.record_number)
        lasting = tuple(
            (one.consent.id, replaceable_words(one.consent.number, one.consent.draft.expires_on))
            for one in known.rows
            if one.consent.draft.kind is kind
            and (one.validity.state in _LASTING or one.consent.id == known.start.replaces)
        )
        consent = known.row.consent if known.row else None
        return ConsentSubject(
            person.id,
            shown,
            person.draft.birth,
            consent.id if consent else None,
            consent.number if consent else "",
            lasting,
            since_words(known.row) if known.row else "",
            known.row is not None and known.row.validity.state in ENDED,
            off_words(consent) if consent else (),
        )

    def _form(self, kind: ConsentKind) -> ConsentForm:
        if kind not in self._forms:
            form = ConsentForm(self.context, kind, self._ask)
            form.closed.connect(self.going_back)
            form.thrown.connect(self._on_thrown)
            form.stored.connect(self._on_stored)
            form.print_wanted.connect(self._on_print)
            form.again_wanted.connect(self._on_again)
            form.new_office_wanted.connect(self._on_new_office)
            self._forms[kind] = form
            self._stack.addWidget(form)
        return self._forms[kind]

    def _on_thrown(self) -> None:
        self._waiting.pop(None, None)
        self._to_consents()

    def _on_stored(self, consent_id: int) -> None:
        """Go on to the paper that waited for it, or to the consents; one that is not signed lets it wait."""
        signed = self.form is not None and self.form.binder.draft.signed_on is not None
        paper = self._kept_waiting(consent_id)
        if paper is None or not signed:
            self._to_consents()
        else:
            del self._waiting[consent_id]
            self.wished.emit(replace(paper, done=True))

    def _on_print(self, consent_id: int) -> None:
        """Show the page to sign; Back leads to the consent, which is no new one any more."""
        self._kept_waiting(consent_id)
        self.go(routes.CONSENT, consent_id, "sign", done=True)
        self.go(routes.PRINT, consent_id, "roi")

    def _kept_waiting(self, consent_id: int) -> Route | None:
        paper = self._waiting.pop(None, None)
        if paper is not None:
            self._waiting[consent_id] = paper
        return self._waiting.get(consent_id)

    def _to_consents(self) -> None:
        if self._known is not None:
            self.go(routes.PARTICIPANTS, self._known.person.id, "consents", done=True)

    def _on_again(self) -> None:
        if self._known is not None and self._known.row is not None:
            self.go(routes.CONSENT, self._known.person.id, "new", consent_start.again(self._known.row))

    def _on_new_office(self) -> None:
        form = self.form
        if form is None:
            return
        court = form.kind is ConsentKind.PROCEEDINGS
        made = make_fields(OrganisationDraft, self.context.today)
        fields = {name: made[name] for name in _OFFICE}
        kind = fields["kind"]
        if isinstance(kind, ChoiceField):
            kind.offer([one for one in OrganisationKind if one in rules(form.kind).offices])
        usual = {ConsentKind.PROCEEDINGS: OrganisationKind.COURT, ConsentKind.JUSTICE: OrganisationKind.PROSECUTOR}
        start = OrganisationDraft(kind=usual.get(form.kind, OrganisationKind.PROVIDER))
        title = tr(N_("Add a court to the list?")) if court else tr(N_("Add an office to the list?"))
        draft = self._ask_form(self, title, "", fields, start, tr(N_("Add")))
        if draft is None:
            return
        organisations = self.context.services.organisations

        def work() -> tuple[int, list[OrganisationRow]]:
            office = organisations.save(draft)
            return office, organisations.choices()

        def done(found: tuple[int, list[OrganisationRow]]) -> None:
            form.add_office(found[0], _offered(found[1], form.kind), draft.kind)

        self.context.jobs.save(self, work, done, self.fail)


def _offered(offices: list[OrganisationRow], kind: ConsentKind) -> list[OrganisationRow]:
    return [row for row in offices if row.kind in rules(kind).offices]


def _start(extra: object) -> ConsentStart:
    """Return how a new consent begins: as a page said, or by its kind and the ids that are left after a lock."""
    if isinstance(extra, ConsentStart):
        return extra
    kind, replaces, *wanted = extra if isinstance(extra, tuple) else (extra, None)
    start = consent_start.empty(kind if isinstance(kind, ConsentKind) else ConsentKind.SPECIFIC)
    paper = Route(wanted[0], wanted[1], wanted[2] or "") if wanted else None
    return replace(start, replaces=replaces, wanted_by=paper)


def _new(services: Services, participant_id: int, begun: ConsentStart) -> _Known:
    draft: ConsentDraft = begun.draft
    if not draft.discloser:
        draft = replace(draft, discloser=services.settings.office().site_name)
    return _gather(services, participant_id, None, replace(begun, draft=draft))


def _known(services: Services, consent_id: int) -> _Known:
    consent = services.consents.one(consent_id)
    rows = services.consents.rows(consent.participant_id)
    row = next(one for one in rows if one.consent.id == consent_id)
    return _gather(services, consent.participant_id, row, ConsentStart(row.consent.draft, row.consent.renews_id))


def _gather(services: Services, participant_id: int, row: ConsentRow | None, start: ConsentStart) -> _Known:
    return _Known(
        services.participants.record(participant_id),
        row,
        start,
        services.organisations.choices(),
        services.organisations.kinds(),
        services.consents.rows(participant_id),
    )
