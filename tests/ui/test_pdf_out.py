from io import BytesIO

import pytest
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QFileDialog, QWidget
from reportlab.pdfgen.canvas import Canvas

from leaddesk.ui import pdf_out


@pytest.fixture
def sheet():
    out = BytesIO()
    canvas = Canvas(out, pagesize=(612, 792))
    for page in range(2):
        canvas.drawString(72, 700, f"page {page}")
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def test_a_pdf_is_written_as_it_is_where_she_says(qtbot, tmp_path, sheet):
    parent = QWidget()
    qtbot.addWidget(parent)
    asked = []

    def ask(*told):
        asked.append(told)
        return str(tmp_path / "sheet"), "PDF (*.pdf)"

    assert pdf_out.save_pdf(parent, sheet, "LeadDesk-recovery-sheet.pdf", ask)
    assert (tmp_path / "sheet.pdf").read_bytes() == sheet
    # the system's own dialog would keep the name in its list of recent files
    assert asked[0][-1] == QFileDialog.Option.DontUseNativeDialog
    assert not pdf_out.save_pdf(parent, sheet, "x.pdf", lambda *_: ("", ""))


def test_every_page_reaches_the_printer(qapp, tmp_path, sheet):
    from pypdf import PdfReader

    printer = QPrinter()
    printer.setResolution(300)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    assert pdf_out.draw(sheet, printer)
    assert len(PdfReader(tmp_path / "printed.pdf").pages) == 2
