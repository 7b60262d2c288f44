"""Two records of one person, from the search that finds both to the history that makes two again."""

from __future__ import annotations

from tests.e2e.steps import PASSPHRASE


def test_two_records_are_merged_found_by_either_number_and_taken_apart_after_a_restart(at, start):
    at.pick("New", "New participant")
    at.type_into("First name", "Rosalind")
    at.type_into("Last name", "Tackett")
    at.type_into("Where to find the person", "Depot Street, mornings")
    at.click("Save")
    at.see("This person may be known already.")
    at.click("Save")
    at.see("LD-2026-0002")
    at.answer(lambda: at.click("Compare the records"))
    at.pick("More for this record", "This is the same person as")
    at.see("Are these the same person?", "LD-2026-0002 stays as a second number")
    at.click("Merge records")
    at.see("also LD-2026-0002", "Depot Street, mornings")
    at.open_person("LD-2026-0002")
    at.see("Roz Tackett", "LD-2026-0001")
    at.lock()
    again = start()
    again.unlock(PASSPHRASE)
    again.wait(lambda: again.desk.main is not None, "never opened")
    again.open_person("LD-2026-0002")
    again.click("History")
    again.see("LD-2026-0002 was found to be the same person")
    again.answer(lambda: again.click("Undo this merge"))
    again.click("Undo this merge…")
    again.see("LD-2026-0002 is a record of its own again.")
    again.open_person("LD-2026-0002")
    again.see("Depot Street, mornings")
    again.unseen("also LD-2026-0002")
