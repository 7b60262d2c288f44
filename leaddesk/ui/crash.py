"""A fault of the program: shown and logged by type and line, never with a message text or a value."""

from __future__ import annotations

import logging
import sys
import threading
import traceback
from dataclasses import dataclass
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMessageLogContext, QObject, QtMsgType, Signal, qInstallMessageHandler

from leaddesk import __version__
from leaddesk.i18n import N_, tr

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType

log = logging.getLogger(__name__)
TITLE = N_("Something in LeadDesk went wrong")
TEXT = N_("What you typed is kept. You can go on; the details below name no person and help to mend it.")
COPY = N_("Copy the details")
GO_ON = N_("Go on")
_SERIOUS = (QtMsgType.QtWarningMsg, QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg)
_LOG_BYTES = 200_000


@dataclass(frozen=True, slots=True)
class Fault:
    """What may be said about an exception: its type and the lines it passed, nothing that was in it."""

    kind: str
    lines: tuple[str, ...]

    @classmethod
    def of(cls, error: BaseException) -> Fault:
        """Return the fault without message, arguments or locals."""
        frames = traceback.extract_tb(error.__traceback__)
        lines = tuple(f"{_short(frame.filename)}:{frame.lineno} {frame.name}" for frame in frames)
        kind = type(error).__name__
        cause = error.__cause__ or error.__context__
        return cls(f"{kind} from {type(cause).__name__}" if cause is not None else kind, lines)

    def text(self) -> str:
        """Return the details she can copy."""
        return "\n".join(
            (f"LeadDesk {__version__}, Python {sys.version.split()[0]}, {sys.platform}", self.kind, *self.lines)
        )


def _short(filename: str) -> str:
    """Return a file's place without the folders above the program: they may hold her name."""
    parts = Path(filename).parts
    for root in ("leaddesk", "site-packages", "tests"):
        if root in parts:
            return "/".join(parts[len(parts) - 1 - parts[::-1].index(root) :])
    return Path(filename).name


class CrashReporter(QObject):
    """Takes what nobody caught, on any thread, and shows it on the main one; the program goes on."""

    _caught = Signal(object)

    def __init__(self, show: Callable[[Fault], object], parent: QObject | None = None) -> None:
        """Take what shows a fault."""
        super().__init__(parent)
        self._show = show
        self._showing = False
        self._caught.connect(self._on_caught)

    def install(self) -> None:
        """Take over from Python's and Qt's own reports, which would print values."""
        sys.excepthook = self._hook
        threading.excepthook = lambda args: self._hook(args.exc_type, args.exc_value, args.exc_traceback)
        sys.unraisablehook = lambda args: log.error("unraisable: %s", getattr(args.exc_type, "__name__", "?"))
        qInstallMessageHandler(_on_qt_message)

    def report(self, error: BaseException) -> None:
        """Log and show a fault."""
        fault = Fault.of(error)
        log.error("fault: %s at %s", fault.kind, fault.lines[-1] if fault.lines else "?")
        self._caught.emit(fault)

    def _hook(self, kind: type[BaseException], error: BaseException | None, _trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.exit(130)
        self.report(error if error is not None else kind())

    def _on_caught(self, fault: Fault) -> None:
        # a fault while one is shown is logged only: a fault in painting would open dialogs without end
        if self._showing:
            return
        self._showing = True
        try:
            self._show(fault)
        finally:
            self._showing = False


def _on_qt_message(kind: QtMsgType, where: QMessageLogContext, _text: str) -> None:
    """Log that Qt complained and where, without its text: it may quote what is on the screen."""
    if kind in _SERIOUS:
        log.warning("qt: %s %s:%s", kind.name, Path(where.file or "?").name, where.line)


def log_to(folder: Path) -> None:
    """Write the program's log into a folder: ids and types only, at most twice 200 kB."""
    folder.mkdir(parents=True, exist_ok=True)
    handler = RotatingFileHandler(
        folder / "leaddesk.log", maxBytes=_LOG_BYTES, backupCount=1, encoding="utf-8", delay=True
    )
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    root = logging.getLogger("leaddesk")
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    root.propagate = False


def show_fault(fault: Fault) -> None:
    """Show a fault in a dialog, with its details to copy."""
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415 - a fault may come before there are windows

    from leaddesk.ui.dialogs.question import Answer, Question  # noqa: PLC0415 - as above

    parent = QApplication.activeWindow()
    answers = [Answer("go", tr(GO_ON), primary=True), Answer("copy", tr(COPY))]
    if Question.ask(parent, tr(TITLE), tr(TEXT), answers, fault.text()) == "copy":
        QApplication.clipboard().setText(fault.text())
