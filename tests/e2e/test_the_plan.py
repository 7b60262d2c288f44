"""A plan from the first goal to the second plan: made, ticked, undone, kept over a lock, reviewed and compared."""

from __future__ import annotations

from tests.e2e.steps import PASSPHRASE


def test_a_plan_is_made_reviewed_and_compared(at):
    at.open_person("tackett")
    at.press("Alt+3")
    at.see("No plan yet", "What the person wants, in the person's own words")
    at.click("New goal")
    at.type_into("Goal, in the person's own words", "A room of my own")
    at.type_into("Why it matters", "You can't think in a bunk room.")
    at.choose("Domain", "Shelter and housing")
    at.click("Save goal")
    at.see("A room of my own", "No steps yet", "Not agreed yet", "Review by Feb 1, 2027")

    at.click("Add a step")
    at.type_into("Step", "Put name on the housing list")
    at.choose("Who", "Coordinator")
    at.type_into("By when", "+7")
    at.click("Add step")
    at.type_into("Step", "Look at the ro", leave=False)
    at.lock()
    at.unlock(PASSPHRASE)
    at.wait(lambda: at.desk.main is not None)
    at.open_person("tackett")
    at.press("Alt+3")
    at.see("by Nov 10")
    at.click("Add a step")
    assert at.find("Step", inside="Step").text() == "Look at the ro"
    at.type_into("Step", "Look at the room on Second Street")
    at.click("Add step")
    at.press("Escape")

    at.tick("Put name on the housing list")
    at.see("1 of 2 steps done")
    at.press("Ctrl+Z")
    at.see("0 of 2 steps done")
    at.tick("Put name on the housing list")
    at.click("Agreed today")
    at.see("Agreed with Roz on Nov 3, 2026")

    at.click("Review and make Plan 2")
    at.see("Review Plan 1", "A room of my own")
    at.choose("A room of my own", "Working on it")
    at.type_into("Staying safe", "Carries naloxone")
    at.tick("Agreed with the participant")
    at.click("Make Plan 2")
    at.see("Plan 2", "1 step", "Carries naloxone")
    at.unseen("Put name on the housing list")

    at.click("Compare with Plan 1")
    at.see("Goals: 1 changed", "Put name on the housing list", "Staying safe")
    at.press("Escape")
    at.see("Review and make Plan 3")
    at.press("Alt+1")
    at.see("Plan 2 · 1 goal open")
