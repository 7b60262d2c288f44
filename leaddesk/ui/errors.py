"""Where an error is shown, by its kind: under the field, on the page, in a dialog, or as a fault of the program."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

from leaddesk.domain.errors import BlockedError, InvalidRecordError, LeadDeskError, StorageError
from leaddesk.i18n import N_, tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from leaddesk.ui.widgets.form_binder import FormBinder
    from leaddesk.ui.widgets.panels import Banner

log = logging.getLogger(__name__)
TRY_AGAIN = N_("Try again")
CLOSE = N_("Close")


class Errors:
    """Sends each error to its place. What was typed stays in every case."""

    def __init__(self, crash: Callable[[BaseException], object], ask: Callable[[str, str, str], bool]) -> None:
        """Take what shows a fault, and what tells of a refusal: title, text, words of the retry."""
        self._crash = crash
        self._ask = ask

    def show(
        self,
        error: Exception,
        *,
        banner: Banner | None = None,
        binder: FormBinder[Any] | None = None,
        retry: Callable[[], object] | None = None,
        retry_words: str = TRY_AGAIN,
    ) -> None:
        """Show an error under its fields, in the banner of the page, or in a dialog with another try."""
        if isinstance(error, StorageError):
            log.warning("storage refused: %s", error.reason.name)
            if self._ask(tr(error.message), tr(error.remedy), tr(retry_words) if retry else "") and retry:
                retry()
        elif isinstance(error, InvalidRecordError) and binder is not None:
            binder.show_problems(error.problems)
        elif isinstance(error, LeadDeskError) and banner is not None:
            tone = "red" if isinstance(error, BlockedError) else "amber"
            banner.say(tr(error.message), tr(error.remedy), tone)
        elif isinstance(error, LeadDeskError):
            self._ask(tr(error.message), tr(error.remedy), "")
        else:
            self._crash(error)
