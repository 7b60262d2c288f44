"""What can be done with a consent of a record: begin, renew, take back, say what has happened."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from leaddesk.domain.consent_parts import parts, standing_offices, taken_off
from leaddesk.i18n import N_, show_date, tr
from leaddesk.ui import routes
from leaddesk.ui.pages import consent_start, consent_words
from leaddesk.ui.pages.consent_dialogs import ask_event, ask_kind, ask_way_back
from leaddesk.ui.pages.consent_words import ACT_WORDS, Act
from leaddesk.ui.pages.consents.take_back import TakeBackDraft, ask_take_back, too_early
from leaddesk.ui.pages.print_routes import REVOKED
from leaddesk.ui.routes import Route

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence

    from leaddesk.domain.consent_overview import OfficeCover
    from leaddesk.domain.consents import ConsentRow
    from leaddesk.domain.disclosures import Disclosure
    from leaddesk.ui.pages.consent_dialogs import Ask, AskForm
    from leaddesk.ui.pages.consents_tab import ConsentsTab
    from leaddesk.ui.widgets.buttons import Cure


class ConsentDeeds:
    """The deeds of one tab: they ask, save, and say on the banner what was done."""

    def __init__(self, tab: ConsentsTab, ask: Ask, ask_form: AskForm) -> None:
        """Take the tab and the two askers."""
        self._tab, self._context = tab, tab.context
        self._go, self._sign = tab.wished.emit, tab.signed_wanted.emit
        self._ask, self._ask_form = ask, ask_form
        self.rows: Sequence[ConsentRow] = ()
        self.log: Sequence[Disclosure] = ()
        self.coordinator = ""

    def cures(self, one: ConsentRow, act: Act | None, office: int | None = None) -> list[Cure]:
        """Return what can be done with a consent, the best first; ``office`` is the one that is looked at."""
        found: list[Cure] = []
        if act is not None:
            found.append((tr(ACT_WORDS[act]), partial(self.do, act, one, office)))
        if act is not Act.OPEN:
            found.append((tr(N_("Open the consent")), partial(self.do, Act.OPEN, one)))
        if one.editable:
            found.append((tr(N_("Print to sign")), lambda: self._go(Route(routes.PRINT, one.consent.id, "roi"))))
        elif one in consent_words.revocable(self.rows):
            found.append((tr(N_("Take back…")), lambda: self.take_back(one, office=office)))
            found.append((tr(N_("Print to take back")), lambda: self._go(Route(routes.PRINT, one.consent.id, REVOKED))))
        if act is not Act.OPEN_WAY and consent_words.waits_for_event(one):
            found.append((tr(ACT_WORDS[Act.OPEN_WAY]), partial(self.do, Act.OPEN_WAY, one)))
        if act is not Act.RENEW and consent_words.renewable(one):
            found.append((tr(ACT_WORDS[Act.RENEW]), partial(self.do, Act.RENEW, one)))
        if parts(one.consent):
            found.append((tr(ACT_WORDS[Act.REACHED]), partial(self.do, Act.REACHED, one)))
        if not one.editable:
            found.append((tr(N_("Add the signed paper")), lambda: self._sign(one.consent.id)))
        return found

    def do(self, act: Act, one: ConsentRow, office: int | None = None) -> None:
        """Do the best thing with a consent; ``office`` is the one that is looked at."""
        if act is Act.NEW:
            alone = office if office is not None and _stands_without(one, office) else None
            start = consent_start.again(one) if alone is None else consent_start.for_office(one, alone)
            self._go(Route(routes.CONSENT, one.consent.participant_id, "new", start))
        elif act is Act.RENEW:
            self._renew(one)
        elif act is Act.REACHED:
            self._go(Route(routes.REVOCATION, one.consent.id))
        elif act is Act.EVENT:
            self._on_event(one)
        elif act is Act.OPEN_WAY:
            self._on_way_back(one)
        else:
            self._go(Route(routes.CONSENT, one.consent.id, "sign" if act is Act.SIGN else "open"))

    def begin(self, person: int) -> None:
        """Ask which kind of consent is wanted, and begin it."""
        kind = ask_kind(self._tab, self._ask)
        if kind is not None:
            self._go(Route(routes.CONSENT, person, "new", consent_start.empty(kind)))

    def take_back(
        self, one: ConsentRow | None, chosen: int | None = None, office: int | None = None, reach: str = ""
    ) -> None:
        """Ask which consent is taken back, all of it or for which offices, when and how, and write it down."""
        rows = consent_words.revocable(self.rows) if one is None else [one]
        if not rows:
            return
        today, ids = self._context.today(), [row.consent.id for row in rows]
        begun = TakeBackDraft(
            on=today,
            taken_by=self.coordinator,
            consent_id=chosen if chosen in ids else ids[0],
            reach=reach,
            offices=frozenset() if office is None else frozenset({str(office)}),
        )
        draft = ask_take_back(self._tab, self._ask_form, rows, begun, today, self._holders(rows))
        if draft is not None:
            self._taken_back(next(row for row in rows if row.consent.id == draft.consent_id), draft)

    def _taken_back(self, row: ConsentRow, draft: TakeBackDraft) -> None:
        consent, today = row.consent, self._context.today()
        consents, offices = self._context.services.consents, standing_offices(consent)
        gone = [name for number, name in offices.items() if number in draft.only]
        words = tr(N_("{number} was taken back."), number=consent.number)
        if gone and len(gone) < len(offices):
            words = tr(
                N_("{number} was taken back for {offices}. For the others it stays as it is."),
                number=consent.number,
                offices=", ".join(gone),
            )
        way = (tr(ACT_WORDS[Act.REACHED]), lambda: self._go(Route(routes.REVOCATION, consent.id)))
        told = self._holders([row], draft.only)
        concerned = draft.only or frozenset(offices)
        said = too_early(row, today) or words

        def work() -> list[str]:
            consents.revoke(consent.id, draft.revocation(), draft.only)
            return _still(consents.overview(consent.participant_id), concerned, consent.number)

        def done(still: list[str]) -> None:
            self._tab.banner.say(said, " ".join(part for part in (*still, told) if part), "accent", way)
            self._tab.refresh()

        self._context.jobs.save(self._tab, work, done, self._fail)

    def _holders(self, rows: Sequence[ConsentRow], only: frozenset[int] = frozenset()) -> str:
        """Return in words who holds something under these consents; ``only`` are the offices that are meant."""
        ids = frozenset(each.consent.id for each in rows)
        log = [entry for entry in self.log if not only or entry.organisation_id in only]
        return consent_words.holders_words(log, ids, self._context.clock.local)

    def _renew(self, one: ConsentRow) -> None:
        consents = self._context.services.consents

        def done(number: int) -> None:
            self._go(Route(routes.CONSENT, number, "open"))

        self._context.jobs.save(self._tab, lambda: consents.renew(one.consent.id), done, self._fail)

    def _on_way_back(self, one: ConsentRow) -> None:
        day = ask_way_back(self._tab, self._ask_form, one, self._context.today())
        if day is None:
            return
        consents, number = self._context.services.consents, one.consent.number
        words = tr(N_("{number} can be taken back from {day}."), number=number, day=show_date(day))
        self._save(lambda: consents.way_back_opened(one.consent.id, day), words)

    def _on_event(self, one: ConsentRow) -> None:
        told = ask_event(self._tab, self._ask, self._ask_form, one, self._context.today())
        if told is None:
            return
        happened, day = told
        consents, number = self._context.services.consents, one.consent.number
        if happened:
            words = tr(N_("{number} ended on {day}."), number=number, day=show_date(day))
            self._save(lambda: consents.event_happened(one.consent.id, day), words)
        else:
            words = tr(N_("{number} stays in force. It is asked again on {day}."), number=number, day=show_date(day))
            self._save(lambda: consents.event_not_yet(one.consent.id, day), words)

    def _save(self, work: Callable[[], object], words: str, more: str = "", step: Cure | None = None) -> None:
        def done(_result: object) -> None:
            self._tab.banner.say(words, more, "accent", step)
            self._tab.refresh()

        self._context.jobs.save(self._tab, work, done, self._fail)

    def _fail(self, error: Exception) -> None:
        self._context.errors.show(error, banner=self._tab.banner)


def _stands_without(row: ConsentRow, office: int) -> bool:
    """Return whether an office is closed on a consent that goes on for others: refused, or taken off again."""
    refused = row.validity.in_force and office not in standing_offices(row.consent)
    return refused or taken_off(row.consent, office)


def _still(offices: Iterable[OfficeCover], concerned: Collection[int], number: str) -> list[str]:
    """Return which other consents still let the offices be told from which one was taken back."""
    return [
        tr(
            N_("{number} still lets {office} be told. Take it back as well if that is meant."),
            number=cover.number,
            office=office.name,
        )
        for office in offices
        if office.organisation_id in concerned
        for cover in office.covers
        if cover.number != number
    ]
