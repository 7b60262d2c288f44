"""What several stories begin with."""

from __future__ import annotations

import openpyxl

from leaddesk.ui.pages.today_row import TodayRow

PASSPHRASE = "ferry lantern oatmeal ridge copper violin"


def set_up(at, folder, site="Alder County LEAD"):
    """Go through the five steps and save the sheet in a folder; return the recovery key as it stood on the screen."""
    at.type_into("Site name", site)
    at.type_into("County", "Alder")
    at.type_into("Coordinator", "C. Brandt")
    at.type_into("Office phone", "(555) 555-0110")
    at.type_into("Office address", "114 Court Street")
    at.click("Next")
    at.type_into("Passphrase", PASSPHRASE)
    at.type_into("Repeat passphrase", PASSPHRASE)
    at.see("Both are the same")
    at.pause(250)
    at.click("Next")
    groups = at.wait_for_key()
    if folder is not None:
        at.answer(lambda: at.name_file(folder / "sheet.pdf"))
    at.click("Save as PDF")
    for number, group in enumerate(groups, 1):
        if f"Recovery key group {number}" in at.names():
            at.type_into(f"Recovery key group {number}", group)
    at.click("Next")
    at.click("Next")
    at.click("Finish")
    if folder is not None:
        at.wait(lambda: at.desk.main is not None, "the office never opened")
    return groups


def new_provider(at, name, kind):
    """Add an office to the list."""
    at.pick("New", "New provider")
    at.type_into("Name of office", name)
    at.choose("Kind", kind)
    at.click("Save")


def new_referral_out(at, office):
    """Write a referral of the person whose record is open and show its page."""
    at.open_person("Roz")
    at.pick("New", "New referral out")
    at.type_into("Provider", office)
    at.choose("Service asked for", "Recovery housing")
    at.type_into("Answer by", "+14")
    at.type_into("Best way to reach the person", "Phone (555) 555-0142")
    at.type_into("Reason, in as few words as will do", "Asks for a bed after detox.")
    at.click("Print…")


def give(at, file, how):
    """Save the paper that is previewed, say that it was given and how, and return its bytes."""
    at.answer(
        lambda: at.name_file(file),
        lambda: at.click("Yes, now"),
        lambda: (at.choose("How", how), at.click("Log it as given")),
    )
    at.click("Save PDF")
    at.wait(file.exists, "the file was never written")
    return file.read_bytes()


def export(at, format_words, file):
    """Export the summary that is shown, the internal version too, and return the cells of its first sheet."""
    at.answer(lambda: at.click("Export the internal version"), lambda: at.name_file(file))
    at.pick("Export…", format_words)
    at.wait(file.exists, "the file was never written")
    sheet = openpyxl.load_workbook(file).worksheets[0]
    return [[_shown(cell) for cell in row] for row in sheet.iter_rows()]


def _shown(cell):
    """Return what stands in a cell, a percentage and an amount of money as people read them."""
    if cell.value is None:
        return ""
    if "$" in cell.number_format and isinstance(cell.value, int | float):
        return f"${cell.value:,.2f}"
    return f"{cell.value * 100:.0f}%" if "%" in cell.number_format else str(cell.value)


def look_at(at, begins):
    """Choose the line of Today that begins with these words, so that it offers its actions; return its whole name."""
    [line] = [name for name in at.names(TodayRow) if name.startswith(begins)]
    at.click(line)
    return line


def lines(at):
    """Return the lines of Today as they are said, from the top."""
    return [row.accessibleName() for row in at.desk.main.page.rows]


def opened(start, moment):
    """Start the program at a moment and open the records."""
    at = start(moment=moment)
    at.unlock(PASSPHRASE)
    at.wait(lambda: at.desk.main is not None, "never opened")
    return at
