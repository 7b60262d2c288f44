import pytest
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QFileDialog, QWidget
from shiboken6 import delete

from installer.shots_packets import BLANK
from leaddesk.documents.printer_test import printer_test
from leaddesk.domain.errors import LeadDeskError
from leaddesk.i18n import translator
from leaddesk.ui import printing
from leaddesk.ui.printing import choose_file, choose_printer, draw, makes_files


def test_a_paper_is_written_as_it_is_where_she_says(qtbot, tmp_path, monkeypatch):
    parent = QWidget()
    qtbot.addWidget(parent)
    asked, answers = [], [(str(tmp_path / "sheet"), "PDF (*.pdf)"), ("", "")]

    def ask(_parent, _title, start, _kind, *, options):
        asked.append((start, options))
        return answers.pop(0)

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    target = choose_file(parent, "LeadDesk-recovery-sheet.pdf", 1)
    target.send(b"%PDF-1.7 whole")
    assert target.file == tmp_path / "sheet.pdf"
    assert target.file.read_bytes() == b"%PDF-1.7 whole"
    start, options = asked[0]
    assert start.endswith("LeadDesk-recovery-sheet.pdf")
    # the system's own dialog would keep the name in its list of recent files
    assert options == QFileDialog.Option.DontUseNativeDialog
    assert choose_file(parent, "x.pdf", 1) is None


def test_a_computer_without_a_printer_says_so_and_makes_nothing(qtbot, monkeypatch):
    parent, told = QWidget(), []
    qtbot.addWidget(parent)
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", list)
    monkeypatch.setattr(printing.Question, "ask", lambda _parent, title, text, _answers: told.append((title, text)))
    assert choose_printer(parent, "TEST-2026-11-03.pdf", 1) is None
    [(title, text)] = told
    assert title == "This computer knows no printer"
    assert "saved as a PDF" in text


@pytest.fixture
def page():
    return printer_test(BLANK, translator("en")).pdf


def test_a_printer_that_does_not_begin_is_said_and_no_half_page_counts(qapp, tmp_path, page):
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "no such folder" / "out.pdf"))
    with pytest.raises(LeadDeskError) as refused:
        draw(printer, page)
    assert refused.value.message == "The printer did not take the paper."
    assert "has paper" in refused.value.remedy


def test_a_printer_that_runs_out_of_paper_between_two_pages_is_said(qapp, tmp_path, monkeypatch):
    from leaddesk.paper.joined import joined

    sheet = printer_test(BLANK, translator("en")).pdf
    two = joined((sheet, sheet), "Two", "TEST", "en")

    class Empty(QPrinter):
        def newPage(self):  # noqa: N802 - Qt's name
            return False

    printer = Empty()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "out.pdf"))
    with pytest.raises(LeadDeskError, match="did not take the paper"):
        draw(printer, two)


def test_printing_stops_before_the_page_that_is_not_wanted_any_more(qapp, tmp_path, page):
    from leaddesk.paper.joined import joined

    asked, aborted = [], []

    class Watched(QPrinter):
        def abort(self):
            aborted.append(True)
            return super().abort()

    def step(number, pages):
        asked.append((number, pages))
        return number < 2

    printer = Watched()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "out.pdf"))
    with pytest.raises(LeadDeskError, match="was stopped") as stopped:
        draw(printer, joined((page, page), "Two", "TEST", "en"), step)
    assert asked == [(1, 2), (2, 2)]
    assert aborted
    assert "Shred the pages" in stopped.value.remedy


def test_the_printer_begins_on_one_side_and_makes_numbered_copies_once(qtbot, monkeypatch):
    parent, made = QWidget(), []
    qtbot.addWidget(parent)

    def accept(dialog):
        made.append(dialog.printer())
        dialog.printer().setCopyCount(4)
        return QPrintDialog.DialogCode.Accepted

    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", lambda: ["Office"])
    monkeypatch.setattr(QPrintDialog, "exec", accept)
    assert choose_printer(parent, "OWG-2026-11-03.pdf", 0).copies == 1
    assert choose_printer(parent, "PREF-2026-11-03.pdf", 1).copies == 4
    assert {printer.duplex() for printer in made} == {QPrinter.DuplexMode.DuplexNone}
    assert all(printer.docName().endswith(".pdf") for printer in made)


def test_a_printer_chosen_after_a_lock_prints_nothing(qtbot, monkeypatch):
    parent = QWidget()

    def accept(_dialog):
        delete(parent)
        return QPrintDialog.DialogCode.Accepted

    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", lambda: ["Office"])
    monkeypatch.setattr(QPrintDialog, "exec", accept)
    assert choose_printer(parent, "PREF-2026-11-03.pdf", 1) is None


@pytest.mark.parametrize(
    ("name", "file"),
    [("Microsoft Print to PDF", True), ("Microsoft XPS Document Writer", True), ("HP LaserJet Pro M15w", False)],
)
def test_a_printer_that_makes_a_file_is_known_by_its_name(name, file):
    assert makes_files(name) is file


def test_what_is_printed_into_a_file_names_the_file_as_a_saved_one_does(qtbot, monkeypatch, tmp_path, page):
    parent = QWidget()
    qtbot.addWidget(parent)

    def accept(dialog):
        dialog.printer().setOutputFileName(str(tmp_path / "out.pdf"))
        return QPrintDialog.DialogCode.Accepted

    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", lambda: ["Office"])
    monkeypatch.setattr(QPrintDialog, "exec", accept)
    target = choose_printer(parent, "PREF-2026-11-03.pdf", 1)
    assert target.file == tmp_path / "out.pdf"
    assert not target.unnamed
    target.send(page)
    assert target.file.read_bytes().startswith(b"%PDF")
