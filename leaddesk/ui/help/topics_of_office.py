"""Help about the office: consents, papers, providers, figures, the work log, settings, keys, privacy."""

from __future__ import annotations

from leaddesk.i18n import N_
from leaddesk.ui import routes
from leaddesk.ui.help.topic import Task, Topic

KEYS = (
    ("Ctrl+K", N_("Search")),
    ("Ctrl+N", N_("New")),
    ("Ctrl+Shift+N", N_("Note a contact")),
    ("Ctrl+S", N_("Save now")),
    ("Ctrl+P", N_("Print")),
    ("Ctrl+L", N_("Lock")),
    ("Ctrl+Z", N_("Undo")),
    ("Ctrl+Shift+Z", N_("Redo")),
    ("Ctrl+1 … 7", N_("Pages of the rail")),
    ("Alt+1 … 8", N_("Tabs of a record")),
    ("F1", N_("Help for this page")),
    ("F5", N_("Today")),
    ("F9", N_("Hide names")),
    ("Esc", N_("Back")),
    ("Menu", N_("What can be done with a row")),
)
FIRST = Topic(
    "first",
    N_("How LeadDesk works"),
    N_("One window, one coordinator, one encrypted file on this computer. Nothing is sent anywhere."),
    (
        Task(
            N_("Nothing typed is ever lost"),
            (
                N_(
                    "A form keeps itself while you type. After a lock, a crash or a power cut the draft is there again."
                ),
                N_("Drafts that were left stand on *Today*."),
                N_("Save with blanks: what is missing is listed, never demanded."),
            ),
        ),
        Task(
            N_("Take something back"),
            (
                N_("Ctrl+Z takes back the last thing that was saved, and says what it was."),
                N_("Nothing is deleted. *Remove* asks why, and *Settings*, *Removed* restores."),
                N_("What was told to somebody, and a signed consent, can't be taken back: a new line corrects it."),
            ),
        ),
        Task(
            N_("Keep it private"),
            (
                N_("F9 shows record numbers instead of names, for when somebody stands behind the desk."),
                N_("Ctrl+L locks at once. LeadDesk also locks by itself after some minutes of rest."),
                N_("Closing the window locks first; a paper on its way is printed to its end."),
                N_("A backup is made at each lock. Keep one on a stick in another place: there is no other copy."),
            ),
        ),
    ),
)
SEARCH = Topic(
    "search",
    N_("Search and New"),
    N_("One box finds people, court cases, providers, referrals, notes of contacts, pages, papers and settings."),
    (
        Task(
            N_("Find anything"),
            (
                N_("Press Ctrl+K and type. Names may be misspelled, and any part of a phone number will do."),
                N_("Case numbers, numbers of referrals and words of notes are found as well."),
                N_("Enter opens the first line. The arrow keys go further down."),
                N_("Any word that comes to mind will do: *breach* finds the letter, *narcan* the form, *lock* locks."),
                N_("What is of one person opens in the record that is open; otherwise choose whose it is."),
            ),
        ),
        Task(
            N_("Begin something new"),
            (
                N_("Press Ctrl+N and the underlined letter: P participant, I referral in, O referral out, C contact."),
                N_("In an open record, the new thing is for that person."),
            ),
        ),
        Task(
            N_("Make a file of a list"),
            (
                N_("Press *Export…* over any list, and say what it is for."),
                N_("The file is encrypted unless you decide otherwise, and the export is logged."),
                N_("What goes to anybody else leaves through *Print*, never as a list."),
            ),
        ),
    ),
    (("Ctrl+K", N_("Search")), ("Ctrl+N", N_("New"))),
)
CONSENTS = Topic(
    "consents",
    N_("Consents"),
    N_("Who may be told what, for what, and for how long. LeadDesk prints nothing that no consent covers."),
    (
        Task(
            N_("Ask for a consent"),
            (
                N_("Open the tab *Consents* and press *New consent*. Choose the kind."),
                N_("Add each office, and for each what it may be told. A court has a consent of its own."),
                N_("*Print to sign*; then note the day it was signed. A scan is welcome, never needed."),
            ),
        ),
        Task(
            N_("See what may be told today"),
            (
                N_("A tick may be told, a dash may not. A dashed box was covered once, and has ended."),
                N_("Move through the table with the arrow keys: the line below says it in a sentence."),
                N_("*On* shows any past day."),
            ),
        ),
        Task(
            N_("Take a consent back"),
            (
                N_("Choose *Take back…* and note how the person said so; by word of mouth is enough."),
                N_("Of a consent that names several offices, say whether it is all of it or only for some of them."),
                N_("For the others it stays as it is; they hear nothing of it."),
                N_("You see who already holds what, and can print the notices."),
            ),
        ),
    ),
    (("Alt+4", N_("Consents of the record")), ("Enter", N_("What can be done with the office"))),
    (routes.CONSENT, routes.REVOCATION, f"{routes.PARTICIPANTS}/consents"),
)
PRINT = Topic(
    "print",
    N_("Printing"),
    N_(
        "The page is the real one, marked as a draft until it is printed. Beside it stand the facts: to whom, for "
        "what, what is told, and which consent allows it."
    ),
    (
        Task(
            N_("Print a paper"),
            (
                N_("Look at what is told and what is left out, at the side."),
                N_("A warning there tells of a day that has passed, or of what somebody reads on the envelope."),
                N_("A long paper says which page goes to the printer; *Cancel* stops it before the next one."),
                N_("Press *Print* or *Save PDF*. The very bytes are kept in the record."),
                N_(
                    "Answer *Was it given or sent?*: *Yes, now* writes the log, *Later* waits on Today, *No, "
                    "discard* drops "
                    "it."
                ),
            ),
        ),
        Task(
            N_("When it is blocked"),
            (
                N_("Read why; the next step is one click away, such as *Make a new one* for a consent that has ended."),
                N_("Where the law leaves another way, *Another legal basis…* asks for its facts, and for no others."),
                N_("*Go on, without a basis* notes a paper that permits nothing, such as a subpoena alone."),
                N_("What is only missing is listed under *Still missing*; each line leads to where it is typed."),
            ),
        ),
        Task(
            N_("Tell somebody by phone or in a meeting"),
            (
                N_("Open *Documents* in the record and press *Record something told*."),
                N_("It is checked as a paper is. What was told without cover is logged as it happened, and marked."),
            ),
        ),
    ),
    (("Ctrl+P", N_("Print")), ("Page Down", N_("Next page of the paper")), ("Esc", N_("Back"))),
    (routes.PRINT,),
)
LOG = Topic(
    "log",
    N_("Disclosure log"),
    N_("What was prepared, given or told of anybody, in the order in which it happened. Nothing here is ever changed."),
    (
        Task(
            N_("Find what was told to an office"),
            (
                N_("Press Ctrl+N, then L, or open it from *Documents* of a record."),
                N_("Narrow it by period, recipient, paper, legal basis, or by words."),
            ),
        ),
        Task(
            N_("See a paper as it left"),
            (N_("Choose the entry and press *Open the paper*: the very page, years later."),),
        ),
        Task(
            N_("Say whether a paper was given"),
            (N_("*Say whether it was given* stands on every entry that still waits for the answer."),),
        ),
        Task(
            N_("Put right what an entry says wrong"),
            (
                N_("Choose the entry and press *Correct this entry…*: who had it, how, when; or that it never was."),
                N_("Say why it was wrong. The old entry stays, struck through; the new one alone counts from then on."),
                N_("It is checked anew for the corrected day and office. A correction can be corrected, never undone."),
            ),
        ),
    ),
    (("Ctrl+N, L", N_("Disclosure log")), ("Enter", N_("Open the entry"))),
    (routes.LOG,),
)
BLANKS = Topic(
    "blanks",
    N_("Blank forms"),
    N_("Every form that can be filled in by hand, for a day without LeadDesk or for somebody who has none."),
    (
        Task(
            N_("Print one blank form"),
            (N_("Choose it in the list and press Enter."), N_("Forms in two languages say so.")),
        ),
        Task(
            N_("Be ready for a power cut"),
            (
                N_("Press *Print the downtime pack* once, and keep it in a drawer."),
                N_("Type what was written by hand when LeadDesk runs again."),
            ),
        ),
        Task(
            N_("Send a form to a deputy"),
            (
                N_("Choose one of the three referral forms and press *Save fillable form…*: it is for a screen."),
                N_("What comes back is read under *Referrals*, *From a PDF…*."),
            ),
        ),
    ),
    (("Enter", N_("Preview and print")),),
    (routes.BLANKS,),
)
PROVIDERS = Topic(
    "providers",
    N_("Providers and agencies"),
    N_(
        "The offices that people are sent to or that may be told something: clinics, shelters, courts, law enforcement."
    ),
    (
        Task(
            N_("Find whom to call"),
            (
                N_("Type in *Find*, or choose a kind, a service, a distance or telehealth."),
                N_("Open the office for hours, people there and the referrals that are open."),
            ),
        ),
        Task(
            N_("Add an office or an agency"),
            (
                N_("Press *New provider*. Only its name and kind are needed."),
                N_("Agencies also stand in *Settings*, *Lists*. It is one list: changed here is changed there."),
                N_("The name that somebody signed a consent for stays; another office is a new one."),
            ),
        ),
        Task(
            N_("Hand over a list of places"),
            (N_("*Resource sheet…* prints the places with a service, the nearest first, without any person on it."),),
        ),
    ),
    (("Ctrl+N, V", N_("New provider")), ("Menu", N_("What can be done with the office"))),
    (routes.PROVIDERS,),
)
_OF_REPORTS = (
    *(routes.REPORTS, routes.PROFILE, routes.GAPS),
    *(routes.COUNTED, routes.FIDELITY, routes.BOARD),
)
REPORTS = Topic(
    "reports",
    N_("Reports"),
    N_("What happened in a quarter. Each figure is the number of a list, and the list can be opened."),
    (
        Task(
            N_("Look at a quarter"),
            (
                N_("Choose the profile for whom it is, and the period."),
                N_("Press Enter on a figure, or click it twice, to see the people or records behind it."),
                N_("How it is counted stands at the side."),
            ),
        ),
        Task(
            N_("Give it to somebody"),
            (
                N_("Switch to *Release*: small numbers that could point to a person are held back."),
                N_("Press *Close quarter* first, then *Export…*: Excel, PDF or CSV."),
                N_("Close the quarters before it with it if they are to stand beside it: later they stay open."),
            ),
        ),
        Task(
            N_("Give away the year to date, or a whole year"),
            (
                N_("Close each of its quarters. Then choose the year to date under *Period*, and *Release*."),
                N_("Its figures come from those quarters; somebody who is in several of them counts once."),
                N_("It withholds what would tell a small number beside them, in whatever order you hand them out."),
                N_("It goes by the office’s own year. Other dates stay inside: side by side they would tell too much."),
            ),
        ),
        Task(
            N_("Fill in what is missing, and see why a record counts"),
            (
                N_("*Gaps in the records* lists the gaps that would change a figure; each leads to its record."),
                N_("In the list behind a figure, choose a line: the dates and entries that count it stand beside it."),
            ),
        ),
        Task(
            N_("Make a report of your own, or the yearly self-check"),
            (
                N_(
                    "Beside the profile, *New profile…* chooses rows, order and words, also those of single rows. It "
                    "changes no figure."
                ),
                N_("*Self-check* asks once a year how far each principle is kept. It is no score."),
            ),
        ),
        Task(
            N_("When a record was entered late"),
            (
                N_("A closed quarter keeps its figures. What would read differently now is marked, with its records."),
                N_("*Reopen quarter…* asks why, and counts anew."),
            ),
        ),
    ),
    (("Enter", N_("The list behind a figure")), ("Ctrl+6", N_("Reports"))),
    (*_OF_REPORTS, routes.BEHIND),
)
WORK = Topic(
    "work",
    N_("Work log"),
    N_("What the office did in a period: contacts, rides, naloxone, help with money, meetings, trainings."),
    (
        Task(
            N_("Note a ride, a kit or help with money"),
            (
                N_("Press Ctrl+N and choose it under *Work log*, or *New ride or help…* in the record."),
                N_("Miles, kits, dollars and minutes are added up at the top of each list."),
            ),
        ),
        Task(
            N_("Note a meeting"),
            (N_("Choose *Meetings* and press *New meeting*: the kind, the day, and which agencies were there."),),
        ),
        Task(
            N_("Look at a month or a quarter"),
            (N_("Choose the list and the period. *Other dates…* takes any two days."),),
        ),
        Task(
            N_("Hold a case conference"),
            (
                N_("*Case conference* in the menu of the three dots has the list, and a sheet for each agency."),
                N_("Afterwards *Note it in the work log* writes who was there and what was agreed on, once."),
                N_("*Write it into the plan* below an action makes it a step of that person's plan."),
            ),
        ),
    ),
    (("Ctrl+N, W", N_("Work log")), ("Enter", N_("Open the line"))),
    (routes.WORK,),
)
SETTINGS = Topic(
    "settings",
    N_("Settings"),
    N_("The office as papers name it, the passphrase, backups, your own lists, and how the screen looks."),
    (
        Task(
            N_("Change the lists of the office"),
            (
                N_("Open *Lists*: screening questions, agencies, people in roles, plan domains, local services."),
                N_("Alt and the arrow keys move an entry. A retired one stays on the records that name it."),
            ),
        ),
        Task(
            N_("Be sure that a backup works"),
            (
                N_("Open *Backups* and choose a folder on a stick, or one that the county copies at night."),
                N_("Each backup is opened and checked once it is made."),
                N_("*Restore a backup* on the unlock window brings one back; what was there is kept beside it."),
            ),
        ),
        Task(
            N_("Bring back what was removed"),
            (N_("Open *Removed*, choose it, and press *Restore*."),),
        ),
        Task(
            N_("Read more easily"),
            (N_("*Appearance* makes all text larger, up to 200 %, and changes between light and dark."),),
        ),
    ),
    (("Ctrl+7", N_("Settings")), ("Alt+1 … 8", N_("Parts of the settings"))),
    (routes.SETTINGS,),
)
TOPICS = (CONSENTS, PRINT, LOG, BLANKS, PROVIDERS, REPORTS, WORK, SETTINGS)
