"""Papers, from the record through the gate to the final bytes: one form, a packet, and a hundred reminders."""

# ruff: noqa: PLC0415 - what draws is loaded after the memory of the program was read

from __future__ import annotations

import time
from datetime import timedelta
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from contextlib import AbstractContextManager
    from datetime import date
    from types import TracebackType

    from installer.bench_tape import Tape
    from leaddesk.ui.context import Services

PAPERS: Final = 20
REMINDERS: Final = 100
_DAYS: Final = 365


class Papers:
    """Draws, notes how long it took, and keeps the bytes, of which the bare cost is drawn again."""

    def __init__(self, services: Services, note: Callable[[str, float], None], tape: Tape) -> None:
        """Take the services, what notes a time, and what notes the SQL."""
        self._services, self._note, self._tape = services, note, tape
        self.drawn: dict[str, list[bytes]] = {"form_pdf": [], "packet": [], "reminders": []}

    def measure(self, today: date) -> None:
        """Measure all three."""
        self._of_referrals()
        self._reminders(today)

    def _of_referrals(self) -> None:
        """One paper for a provider, and the same behind its cover sheet."""
        from leaddesk.documents.enclosed import can_be_enclosed, final_packet
        from leaddesk.documents.form import final
        from leaddesk.documents.registry import all_forms
        from leaddesk.i18n import translator

        tr, forms = translator("en"), all_forms()
        for row in self._services.referrals_out.rows():
            if not self._services.packets.provider_referral(row.id).ready:
                continue
            with self._step("form_pdf"):
                paper = self._services.packets.provider_referral(row.id)
                if paper.packet is not None:
                    made = final(forms[paper.form], paper.packet, paper.record_number, tr)
            self.drawn["form_pdf"].append(made.content)
            with self._step("packet"):
                paper = self._services.packets.provider_referral(row.id)
                if can_be_enclosed(paper.packet):
                    whole = final_packet(forms[paper.form], paper.packet, paper.record_number, tr)
            self.drawn["packet"].append(whole.content)
            if len(self.drawn["packet"]) == PAPERS:
                break

    def _reminders(self, today: date) -> None:
        """A hundred reminders as one file, as the page of reminders makes it."""
        from leaddesk.documents.reminder_batch import batch, reminder
        from leaddesk.i18n import translator

        rows = self._services.reminders.rows(today, today + timedelta(days=_DAYS))
        ids = [row.date.id for row in rows][:REMINDERS]
        # where fewer dates are coming, each is printed more than once: the work is that of a hundred
        wanted = (ids * REMINDERS)[:REMINDERS]
        with self._step("reminders"):
            pages = [reminder(self._services.reminders.packet(one), translator("en")) for one in wanted]
            whole = batch(pages, translator("en"))
        self.drawn["reminders"].append(whole)

    def _step(self, name: str) -> _Step:
        return _Step(self._note, self._tape.step(name), name)


class _Step:
    """Notes how long a block took, and its SQL."""

    def __init__(self, note: Callable[[str, float], None], tape: AbstractContextManager[object], name: str) -> None:
        self._note, self._tape, self._name = note, tape, name

    def __enter__(self) -> None:
        self._tape.__enter__()
        self._began = time.perf_counter()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            self._note(self._name, time.perf_counter() - self._began)
        self._tape.__exit__(kind, error, trace)


def bare_seconds(
    drawn: dict[str, list[bytes]], sql: dict[str, list[float]], lines: Callable[[list[bytes]], Iterable[float]]
) -> dict[str, list[float]]:
    """Return the bare cost of each: its SQL alone, and its lines drawn by reportlab alone."""
    return {
        name: [asked + seconds for asked, seconds in zip(sql[name], lines(papers), strict=True)]
        for name, papers in drawn.items()
    }
