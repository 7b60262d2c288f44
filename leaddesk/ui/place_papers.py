"""Papers and tabs of a record, papers of a referral, and deeds of the program, as search finds them.

Those of a record lead to the record that is open; from elsewhere, whose it is is chosen first.
"""

from __future__ import annotations

from leaddesk.i18n import N_
from leaddesk.ui import routes
from leaddesk.ui.place_words import Place
from leaddesk.ui.routes import WHOSE, Route

OF_A_RECORD, OF_A_REFERRAL = N_("in the record"), N_("under Print at the referral")


def _paper(part: str, title: str, words: str) -> Place:
    return Place(title, words, "printer", Route(routes.PRINT, None, part, WHOSE), OF_A_RECORD)


def _tab(part: str, title: str, words: str, icon: str) -> Place:
    return Place(title, words, icon, Route(routes.PARTICIPANTS, None, part, WHOSE), OF_A_RECORD)


def _referral(part: str, title: str, words: str) -> Place:
    return Place(title, words, "printer", Route(routes.REFERRALS, None, part), OF_A_REFERRAL)


def _deed(name: str, title: str, words: str, icon: str) -> Place:
    return Place(title, words, icon, Route(routes.DEED, None, name))


PAPERS = (
    _tab(
        "documents",
        N_("Record something told"),
        N_("spoken verbal phone call hearing emergency overdose hospital ambulance medical disclosed said"),
        "chat-text",
    ),
    _paper(
        "brch", N_("Breach notice letter"), N_("breach leak lost stolen laptop wrong mistake privacy incident security")
    ),
    _referral(
        "in",
        N_("Thank-you to the officer"),
        N_("thank thanks deputy police sheriff law enforcement appreciation acknowledge status"),
    ),
    _tab(
        "consents",
        N_("Consents of a person"),
        N_("release roi permission authorization sign signature hipaa revoke revoked withdraw taken back expired"),
        "handshake",
    ),
    _paper("ct_stat", N_("Court status letter"), N_("judge update progress attorney engagement report verification")),
    _paper("ct_prog", N_("Letter of support"), N_("judge sentencing support defense attorney counsel reference")),
    _tab("plan", N_("Care plan of a person"), N_("goals steps review individual service plan"), "target"),
    Place(
        N_("Intake conversation"),
        N_("assessment questions interview needs form begin finish"),
        "chat-text",
        Route(routes.INTAKE, None, "", WHOSE),
        OF_A_RECORD,
    ),
    _paper("hand", N_("Hand-off and ride"), N_("transport driver slip warm handoff transfer medicines belongings")),
    _paper("npp", N_("Privacy notice"), N_("hipaa rights confidentiality npp patient notice")),
    _paper("acct", N_("Accounting of disclosures"), N_("who was told three years history list")),
    _paper("face", N_("Face sheet"), N_("downtime summary one page without laptop")),
    _paper("close", N_("Closing summary"), N_("discharge exit leaving ended finish")),
    _tab("legal", N_("Court and legal of a person"), N_("charges warrants cases matters judge fines quash"), "scales"),
    _tab("contacts", N_("Contacts of a person"), N_("notes visits calls attempts outreach timeline"), "note-pencil"),
    _tab("documents", N_("Documents of a person"), N_("scans scanned attach upload files pdf letters"), "files"),
    _tab("history", N_("History of a record"), N_("audit changes changed who log"), "clock-counter-clockwise"),
    _referral("out", N_("Provider referral"), N_("refer clinic treatment fax pref send reply")),
    _referral("out", N_("Appointment letter"), N_("card slip time day appointment")),
    _referral("in", N_("Notice of intake complete"), N_("prosecutor district attorney charges filed intake done")),
    _referral("in", N_("Screening decision"), N_("eligible eligibility accepted declined criteria")),
)
DEEDS = (
    _deed("help", N_("Help and keys"), N_("how manual instructions shortcuts keyboard learn training"), "question"),
    _deed("back-up", N_("Back up now"), N_("save copy backup"), "hard-drives"),
    _deed("lock", N_("Lock"), N_("close away log out sign off"), "lock-simple"),
    _deed("hide-names", N_("Hide names"), N_("show names privacy screen visitor behind"), "eye-slash"),
    _deed("undo", N_("Undo"), N_("take back mistake wrong reverse"), "arrow-counter-clockwise"),
)
