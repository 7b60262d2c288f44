"""The help for papers that come in or go out in numbers: forms that were sent, and the reminders of some days."""

from __future__ import annotations

from leaddesk.i18n import N_
from leaddesk.ui import routes
from leaddesk.ui.help.topic import Task, Topic

SENT_FORM = Topic(
    "sent-form",
    N_("Referral from a PDF"),
    N_("A referral form that somebody filled in on a screen is read field by field and becomes a new referral."),
    (
        Task(
            N_("Read a form that was sent"),
            (
                N_("On *Referrals*, press *From a PDF…* and choose the file, or drop it on the list."),
                N_("Compare what was read with the page beside it. What needs a look stands first."),
                N_("Press *Make referral*. The form opens filled in; nothing is saved before you save it."),
            ),
        ),
        Task(
            N_("See later what was sent"),
            (
                N_("The file is kept with the referral, encrypted, just as it came."),
                N_("On the referral, *More*, *The form as it was sent* shows it again."),
            ),
        ),
        Task(
            N_("When a file can't be read"),
            (
                N_("A form that was printed to a PDF has no fields any more. Type it in as a new referral."),
                N_("A file with a script or other files inside is read, but nothing in it is run or opened."),
            ),
        ),
    ),
    (("Esc", N_("Back, without a referral")),),
    (routes.SENT_FORM,),
)
REMINDERS = Topic(
    "reminders",
    N_("Court date reminders"),
    N_("The reminders of a day or of seven days, a page each in large print, printed in one go."),
    (
        Task(
            N_("Print the reminders for tomorrow"),
            (
                N_("On *Court dates*, press *Print reminders…*. Tomorrow is chosen already."),
                N_("Take the tick off whoever does not need one, then press *Print*."),
                N_("What was printed counts as given on paper; what the printer refused does not."),
            ),
        ),
        Task(
            N_("Choose other days"),
            (N_("Type the first day. *Seven days* takes that day and the six after it."),),
        ),
        Task(
            N_("Know who gets one"),
            (
                N_("Who was reminded already is not ticked, nor who wants no letters."),
                N_("Each line says whether the page can be mailed or only handed over."),
            ),
        ),
        Task(
            N_("Mail them in envelopes with a window"),
            (
                N_(
                    "Tick *With address pages for window envelopes*: who can be mailed to gets a page with the address."
                ),
                N_(
                    "Lay it on the reminder and fold both in three like a Z. Use a No. 10 envelope, window on the left."
                ),
                N_("One letter has the same tick beside its preview. Nothing but name and address shows."),
            ),
        ),
    ),
    (("Ctrl+P", N_("Print")),),
    (routes.REMINDERS,),
)
SHARED = Topic(
    "shared",
    N_("Papers for another office"),
    N_(
        "A plan, a closing summary, a voucher with a name or a screening's decision, each only as far as a consent of "
        "the person lets that office be told."
    ),
    (
        Task(
            N_("Give an office a copy of the plan"),
            (
                N_("On the tab *Plan*, press *Copy for another office*, or choose it under *Print…*."),
                N_("Choose the office. Those that a consent in force lets read the plan come first."),
                N_("A goal that the consent does not cover can't be ticked, and leaves no gap on the paper."),
            ),
        ),
        Task(
            N_("Tell an office that a record was closed"),
            (
                N_("Open the closing summary and press *Copy for another office*."),
                N_("The day and the way back always stand there; goals, services and court dates if covered."),
                N_("The reason never does, nor where the person stays."),
            ),
        ),
        Task(
            N_("Give a vendor the name"),
            (
                N_("Add the store, garage or landlord under *Providers*, and have a consent name it."),
                N_("On the line of assistance, press *Print voucher…* and choose the copy with the name."),
                N_("Page 1 goes over the counter; page 2 goes to the vendor's office in a closed envelope."),
            ),
        ),
        Task(
            N_("Tell the prosecutor what was decided"),
            (
                N_("On the referral, *More*, *Copy of the screening decision*."),
                N_("It takes the consent that word of intake takes, and never says why somebody does not go on."),
            ),
        ),
        Task(
            N_("Tell an officer where a referral stands"),
            (
                N_("On the referral, *More*, *Thank-you letter with the status*; a consent has to name the agency."),
                N_("It says that the person is being contacted, or took up the offer. No other end is ever told."),
            ),
        ),
    ),
    (("Ctrl+P", N_("Print")), ("Esc", N_("Back"))),
    tuple(
        f"{routes.PRINT}/{part}" for part in ("plan_shared", "close_shared", "chk_named", "scr_decision", "le_status")
    ),
)
TOPICS = (SENT_FORM, REMINDERS, SHARED)
