from PySide6.QtWidgets import QFileDialog, QWidget

from leaddesk.ui.printing import choose_file


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
