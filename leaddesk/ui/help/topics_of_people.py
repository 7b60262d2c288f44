"""Help about people: the day, the record with its tabs, referrals, court."""

from __future__ import annotations

from leaddesk.i18n import N_
from leaddesk.ui import routes
from leaddesk.ui.help.topic import Task, Topic

TODAY = Topic(
    "today",
    N_("Today"),
    N_("What must I do now? Every line is found anew from the records, so none can go stale or be forgotten."),
    (
        Task(
            N_("Do what a line asks"),
            (
                N_("Move to the line with the arrow keys. Its best action stands on it, such as *Note a contact*."),
                N_("Press Enter to open the record. Looking at it changes nothing."),
                N_("Once it is done, the line goes by itself."),
            ),
        ),
        Task(
            N_("Let a line wait, or set it aside"),
            (
                N_("Choose *Later* and a day. A deadline of the law asks why, and never waits beyond its day."),
                N_("Choose *Set aside…* under *More* and say why, if it need not be done at all."),
                N_(
                    "*Things set aside* at the top lists them; *Bring back* shows a line again. It also comes back by "
                    "itself when the facts change."
                ),
            ),
        ),
        Task(
            N_("Take the week along in the car"),
            (
                N_("Press *Print the week's sheet*. It has initials and record numbers only."),
                N_("Tick phone numbers only if you need them on the way: a sheet can be lost."),
            ),
        ),
    ),
    (("F5", N_("Come here from anywhere")), ("Up, Down", N_("Move from line to line")), ("Ctrl+P", N_("Week's sheet"))),
    (routes.TODAY,),
)
PARTICIPANTS = Topic(
    "participants",
    N_("Participants"),
    N_(
        "Everyone who was ever referred by name. A name or an alias is enough to begin a record; the rest can come "
        "later."
    ),
    (
        Task(
            N_("Find somebody"),
            (
                N_(
                    "Press Ctrl+K and type a part of any name, a phone number, a birth date or a record number. A name "
                    "that only sounds alike is found, too."
                ),
                N_("Press Enter for the first one, or go down with the arrow key."),
                N_(
                    "Or narrow the list by status, and with *Filter* by words, last contact and order. Every filter "
                    "that "
                    "is on is shown and can be taken off there."
                ),
            ),
        ),
        Task(
            N_("Add a person"),
            (
                N_("Press Ctrl+N, then P."),
                N_("Type what you know. Somebody who may be known already is shown at the side: look before you save."),
                N_("Press Ctrl+S. What is missing is listed in the record; nobody nags you."),
            ),
        ),
        Task(
            N_("Put two records of one person together"),
            (
                N_("Open one of them and choose *This is the same person as…* under *More*."),
                N_("Look at both side by side, and at what moves, before you merge."),
                N_("*Undo this merge* under *History* takes them apart again, even years later."),
            ),
        ),
    ),
    (("Ctrl+K", N_("Search")), ("Ctrl+N, P", N_("New participant"))),
    (routes.PARTICIPANTS,),
)
RECORD = Topic(
    "record",
    N_("The record of one person"),
    N_(
        "The head says who it is, the next court date, the next contact and the consents in force. A mark beside the "
        "name "
        "tells of safety notes."
    ),
    (
        Task(
            N_("Note a contact"),
            (
                N_(
                    "Press Ctrl+Shift+N on any page. One line asks who, how, what came of it, minutes and the next "
                    "contact."
                ),
                N_("An attempt that reached nobody counts as well: it shows that the person was not forgotten."),
                N_("*New contact* in the record has room for place, miles and naloxone kits."),
            ),
        ),
        Task(
            N_("Change the status"),
            (
                N_("Choose *Change status…* under *More* in the head."),
                N_("Say since when, and why. The history stays, under *History*."),
                N_("Who was inactive is active again with *Active again from today* on the overview."),
            ),
        ),
        Task(
            N_("Print a paper for this person"),
            (
                N_("Press Ctrl+P. Beside each paper stands whether it still needs a consent."),
                N_("The page says whether it is ready, and what is missing. Blanks are under *To fill in by hand*."),
                N_("What a consent does not cover is never on the page."),
            ),
        ),
        Task(
            N_("Keep a paper that somebody brought"),
            (
                N_("Open *Documents*, *Scans and photos*, and drop the file there or press *Add scan or photo*."),
                N_("Say what it is. It can belong to a consent, a referral or a legal matter, or to the record alone."),
            ),
        ),
    ),
    (("Alt+1 … 8", N_("Tabs of the record")), ("Ctrl+Shift+N", N_("Note a contact")), ("Ctrl+P", N_("Print"))),
    tuple(
        f"{routes.PARTICIPANTS}/{part}"
        for part in (
            *("overview", "contacts", "documents", "history", "referrals"),
            *("new-contact", "contact", "new-outreach"),
        )
    ),
)
PLAN = Topic(
    "plan",
    N_("Care plan"),
    N_("What the person wants, in the person's own words, and the steps that lead there. Nobody is graded."),
    (
        Task(
            N_("Begin a plan"),
            (
                N_("Open the tab *Plan* and press *New goal*. The first goal begins the plan."),
                N_("Write the goal as the person says it, and why it matters."),
                N_("Press *Add a step*: what, who does it, and by when."),
            ),
        ),
        Task(
            N_("Tick a step off"),
            (
                N_("Click its box, or press Space on it."),
                N_("A step that is no longer wanted has its own status in the menu of the step."),
            ),
        ),
        Task(
            N_("Look at the plan together again"),
            (
                N_("Press *Review and make Plan 2* at the side. Of each goal you say how it stands."),
                N_("The former plan stays as it was; *Compare* shows both side by side."),
            ),
        ),
    ),
    (("Alt+3", N_("Plan of the record")), ("Space", N_("Tick a step")), ("Esc", N_("Leave the line of a step"))),
    tuple(f"{routes.PARTICIPANTS}/{part}" for part in ("plan", "new-goal", "goal", "plan-form", "plan-review")),
)
INTAKE = Topic(
    "intake",
    N_("Intake conversation"),
    N_(
        "A talk in parts, in any order, over as many days as it takes. Nothing has to be asked, and *Prefers not to "
        "say* is "
        "an answer."
    ),
    (
        Task(
            N_("Go through a part"),
            (
                N_("Choose the part at the left. Ask what fits; leave the rest empty."),
                N_("A town that was told before is offered while you type it."),
                N_("*Save and go on* keeps it and opens the next part. You can stop after any part."),
            ),
        ),
        Task(
            N_("Note how things are today"),
            (
                N_("Choose *As of today* at housing, income or insurance."),
                N_("The earlier answer stays with its day: figures compare then and now."),
            ),
        ),
        Task(
            N_("Write down what somebody should know before going there"),
            (
                N_("Open *Safety notes*, the last part, and add one: a dog at the gate, meet in public."),
                N_("It is on no paper. A mark in the head of the record tells of it on every tab."),
            ),
        ),
    ),
    (("Ctrl+S", N_("Save this part")), ("Esc", N_("Back to the record"))),
    (routes.INTAKE,),
)
REFERRALS = Topic(
    "referrals",
    N_("Referrals"),
    N_("Who is being sent to us, whom we sent where, and what became of it. Nothing here counts as anybody's failure."),
    (
        Task(
            N_("Take a call from a deputy"),
            (
                N_("Press Ctrl+N, then I. Choose the door; an alias or how to know the person is enough."),
                N_("Save with blanks. The days until the intake is due begin to count, and Today shows them."),
                N_("When there is time, *Screening…* asks the questions of your office; the decision is yours."),
            ),
        ),
        Task(
            N_("Take in a form that was sent as a PDF"),
            (
                N_("Press *From a PDF…* over the list, or drop the file there."),
                N_("Compare what was read with the page as it was sent, then press *Make referral*."),
            ),
        ),
        Task(
            N_("Take the referral further"),
            (
                N_("Open it and press the step that came next: called, arrived, outreach, *Intake is complete…*."),
                N_("*More time…* keeps who gave it and the new day. Who is known already is put on the known record."),
                N_("Somebody for whom ordinary services are enough gets the resource sheet, and nobody is enrolled."),
            ),
        ),
        Task(
            N_("Ask a provider for something"),
            (
                N_("Press Ctrl+N, then O. Choose the provider and the service."),
                N_("Print it from there: only what a consent covers is on the page."),
                N_("Note the answer, the appointment and whether it was kept under *Status*. *Not known* is fine."),
            ),
        ),
    ),
    (("Ctrl+N, I", N_("New referral in")), ("Ctrl+N, O", N_("New referral out"))),
    (routes.REFERRALS, routes.SENT_FORM),
)
COURT = Topic(
    "court",
    N_("Court and legal"),
    N_(
        "Who has to be where, when. Only facts from the public docket, counsel, the prosecutor or the person; no rap "
        "sheets."
    ),
    (
        Task(
            N_("Note a court date"),
            (
                N_("Press Ctrl+N, then D, or *New court date* in the record."),
                N_("The day and what it is for are enough. The case can follow."),
            ),
        ),
        Task(
            N_("Remind, move, and say what became of it"),
            (
                N_(
                    "Choose the date in the list. *Print the reminder* makes a large-print page without any charge "
                    "on it."
                ),
                N_("*Reminder given* ticks it off. *Move to another day…* keeps the old date as moved."),
                N_("*Record the result…* after the day: appeared, did not appear, excused, not known."),
            ),
        ),
        Task(
            N_("Remind everybody of a day at once"),
            (
                N_("Press *Print reminders…* over the list, choose the days, and tick whom to remind."),
                N_("A page each goes to the printer or a file; then the reminders are ticked off."),
            ),
        ),
        Task(
            N_("Keep a case with its charges"),
            (
                N_("Open *Court & legal* in the record and press *New matter*, then *New charge*."),
                N_(
                    "An arrest, a booking or an outcome is an *Event*, with its day and who said so: the figures of "
                    "the "
                    "quarter count events, and nothing else."
                ),
            ),
        ),
    ),
    (("Ctrl+N, D", N_("New court date")), ("Alt+5", N_("Court and legal of the record"))),
    (routes.COURT, routes.REMINDERS, f"{routes.PARTICIPANTS}/legal"),
)
TOPICS = (TODAY, PARTICIPANTS, RECORD, INTAKE, PLAN, REFERRALS, COURT)
