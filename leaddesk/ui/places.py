"""Pages and parts of Settings that search finds by what they are for: ``backup`` leads to Settings, Backups."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leaddesk.i18n import N_, tr
from leaddesk.ui import routes
from leaddesk.ui.place_papers import DEEDS, PAPERS
from leaddesk.ui.place_words import Place
from leaddesk.ui.routes import Route

if TYPE_CHECKING:
    from collections.abc import Sequence

    from leaddesk.ui.pages import PageEntry


_OFF_THE_RAIL = {
    *(routes.BLANKS, routes.LOG, routes.PRINT, routes.SENT_FORM, routes.REMINDERS, routes.WORK, routes.FIDELITY),
    *(routes.INTAKE, routes.DEED),
}
"""Pages that no button on the left leads to; a place can stand on one of them."""
_SHORTEST = 4
"""With fewer letters another word must be typed whole, such as ``roi``: its beginning would bring too much."""


def _setting(part: str, title: str, words: str, icon: str = "gear-six") -> Place:
    return Place(title, words, icon, Route(routes.SETTINGS, None, part))


_RAIL = {
    routes.TODAY: N_("due overdue tasks todo to-do deadlines dashboard home morning reviews expiring"),
    routes.PARTICIPANTS: N_("people persons clients caseload names who duplicates merge"),
    routes.REFERRALS: N_("incoming outgoing sent received deputy answers waiting"),
    routes.COURT: N_("calendar hearings docket jail appearance missed court"),
    routes.PROVIDERS: N_("directory offices clinics housing shelter treatment detox agencies addresses phone numbers"),
    routes.REPORTS: N_(
        "quarter quarterly figures statistics numbers measures grant board outcomes excel export annual year close"
    ),
    routes.SETTINGS: N_("options preferences configuration set-up"),
}
"""Other words for the pages of the rail."""
PLACES = (
    _setting(
        "office", N_("Settings: the office"), N_("site address phone fax county coordinator letterhead signature name")
    ),
    _setting("office", N_("Settings: days"), N_("deadline intake time zone not reached reopen")),
    _setting("office", N_("Settings: papers"), N_("notice part court letter text size")),
    _setting("office", N_("Settings: reports"), N_("fiscal year threshold small counts withheld suppression")),
    _setting("office", N_("Settings: counsel and Spanish wording"), N_("approved translation reviewed")),
    _setting(
        "security",
        N_("Settings: security"),
        N_("passphrase password lock minutes recovery key timeout pin"),
        "lock-simple",
    ),
    _setting("backups", N_("Settings: backups"), N_("backup restore copy folder usb stick drive"), "hard-drives"),
    _setting(
        "papers",
        N_("Settings: wording, letterhead and printer"),
        N_("logo counsel county attorney notice state text printer test page margins"),
        "printer",
    ),
    _setting("lists", N_("Settings: lists"), N_("screening questions criteria roles domains services"), "list"),
    Place(
        N_("Settings: agencies"),
        N_("law enforcement sheriff police prosecutor defense probation jail"),
        "buildings",
        Route(routes.SETTINGS, None, "lists", "agency"),
    ),
    _setting(
        "appearance",
        N_("Settings: appearance"),
        N_("theme dark light text size letters larger bigger font zoom colors contrast"),
        "sun",
    ),
    _setting("removed", N_("Settings: removed"), N_("deleted trash restore bring back undo"), "trash"),
    _setting("about", N_("Settings: about"), N_("version licence program"), "info"),
    Place(
        N_("Blank forms"),
        N_("print paper by hand downtime pack power outage face sheets"),
        "note",
        Route(routes.BLANKS),
    ),
    Place(
        N_("Disclosure log"),
        N_("accounting papers told given whom recipient consent basis register disclosures correct"),
        "files",
        Route(routes.LOG),
    ),
    Place(
        N_("Case conference"),
        N_("owg meeting staffing sheet agencies action list"),
        "users-three",
        Route(routes.PRINT, 0, "owg"),
    ),
    Place(
        N_("Referral from a PDF"),
        N_("fillable form deputy sent mail file import"),
        "folder-open",
        Route(routes.SENT_FORM),
    ),
    Place(
        N_("Court date reminders"),
        N_("print letters day week batch court"),
        "printer",
        Route(routes.REMINDERS),
    ),
    Place(
        N_("Printer test page"), N_("margins greys fonts accents"), "printer", Route(routes.PRINT, None, "printer-test")
    ),
    Place(N_("Week sheet"), N_("car print field list phones drive"), "printer", Route(routes.PRINT, None, "cal")),
    Place(
        N_("Whom to ask"),
        N_("resources sheet services phones print"),
        "printer",
        Route(routes.PRINT, None, "resources"),
    ),
    Place(
        N_("Work log"),
        N_("rides naloxone assistance voucher flex fund meetings training"),
        "notebook",
        Route(routes.WORK),
    ),
    Place(N_("Fidelity self-check"), N_("principles core policy group"), "clipboard-text", Route(routes.FIDELITY)),
    Place(
        N_("New participant"),
        N_("add person enroll register client"),
        "user-plus",
        Route(routes.PARTICIPANTS, None, "new"),
    ),
    Place(
        N_("New contact"),
        N_("add call visit note phone met text message"),
        "note-pencil",
        Route(routes.PARTICIPANTS, None, "new-contact"),
    ),
    Place(
        N_("New referral in"),
        N_("add arrest diversion community social officer called"),
        "tray",
        Route(routes.REFERRALS, None, "new-in"),
    ),
    Place(
        N_("New referral out"),
        N_("add send refer treatment"),
        "paper-plane-tilt",
        Route(routes.REFERRALS, None, "new-out"),
    ),
    Place(
        N_("Answer a subpoena or a request"),
        N_("cannot confirm or deny records letter ncnd"),
        "scales",
        Route(routes.PRINT, None, "ncnd"),
    ),
    Place(
        N_("New court date"),
        N_("add hearing arraignment trial appearance"),
        "scales",
        Route(routes.COURT, None, "new-date"),
    ),
    Place(
        N_("New outreach"),
        N_("add street unknown met camp"),
        "map-pin",
        Route(routes.PARTICIPANTS, None, "new-outreach"),
    ),
    Place(N_("New ride"), N_("add transport drive miles car"), "car", Route(routes.WORK, None, "new-ride")),
    Place(N_("New naloxone"), N_("add narcan kits overdose"), "lifebuoy", Route(routes.WORK, None, "new-naloxone")),
    Place(
        N_("New assistance"),
        N_("add money rent motel hotel gift card bus pass payment help"),
        "hand-coins",
        Route(routes.WORK, None, "new-assistance"),
    ),
    Place(N_("New meeting"), N_("add work group agencies"), "users-three", Route(routes.WORK, None, "new-meeting")),
    Place(
        N_("New training"),
        N_("add class taught learned"),
        "chalkboard-teacher",
        Route(routes.WORK, None, "new-training"),
    ),
    Place(N_("New provider"), N_("add office clinic court agency"), "buildings", Route(routes.PROVIDERS, None, "new")),
)


def found(typed: str, entries: Sequence[PageEntry]) -> list[Place]:
    """Return the pages and parts in whose title or words each typed word begins one; titles come first."""
    wanted = typed.casefold().split()
    pages = [Place(entry.label, _RAIL.get(entry.key, ""), entry.icon, Route(entry.key)) for entry in entries]
    known = {*_OFF_THE_RAIL, *(entry.key for entry in entries)}
    places = [*pages, *(place for place in (*PLACES, *PAPERS, *DEEDS) if place.route.page in known)]
    by_title = [place for place in places if _begun(wanted, tr(place.title))]
    short = max(map(len, wanted), default=0) < _SHORTEST
    by_words = [
        place
        for place in places
        if place not in by_title and place.words and _begun(wanted, _words(place), whole=short)
    ]
    return [*by_title, *by_words]


def _words(place: Place) -> str:
    return f"{tr(place.title)} {tr(place.words)}"


def _begun(wanted: list[str], text: str, *, whole: bool = False) -> bool:
    words = text.casefold().replace(":", " ").split()
    if whole:
        return bool(wanted) and all(one in words for one in wanted)
    return bool(wanted) and all(any(word.startswith(one) for word in words) for one in wanted)
