"""What the papers of the office and of the person say in the gallery: usual and longest. Everybody is invented."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from typing import TYPE_CHECKING

from installer.shots_long import LONG_NAME
from leaddesk.domain.closing import ClosingConsent, ClosingCopy, ClosingPacket
from leaddesk.domain.codes import CloseReason, EligibilityResult, ParticipationStatus, ReferralPathway
from leaddesk.domain.disclosure_codes import InformationCategory
from leaddesk.domain.face_sheet import FaceCall, FaceCourt, FaceCover, FacePacket, FaceVisit
from leaddesk.domain.intake.hmis_codes import LivingSituation
from leaddesk.domain.privacy_contact import PrivacyContact
from leaddesk.domain.privacy_notice import NoticePacket
from leaddesk.domain.screening import Answered, Reply, ScreeningDraft, VictimConsulted, VictimOutcome
from leaddesk.domain.screening_paper import ScreeningPacket
from leaddesk.domain.site_lists import CriterionKind
from leaddesk.domain.site_texts import SiteText, Wording
from leaddesk.domain.vouchers import VoucherCopy, VoucherPacket
from leaddesk.domain.work_codes import AssistanceKind

if TYPE_CHECKING:
    from leaddesk.domain.packets import Letterhead, Packet, Printing

LONG_OFFICE = "Confederated Tribes and Bands of the Upper Halvorsen Basin Law Enforcement Assisted Diversion"
_QUESTION = "Has the person been seen by somebody of this office, and do they wish to be? "
NUMBER, NAME = "LD-2026-0142", "Marisol Teague"


def usual(office: Letterhead, printing: Printing) -> dict[str, Packet]:
    """Return each usual paper by the key of its form."""
    contact = PrivacyContact("Dana Whitlock, coordinator", "", "privacy@tamarack.example", date(2026, 10, 1), "2")
    return {
        "npp": NoticePacket(replace(office, privacy=contact), printing, NUMBER, NAME),
        "scr": _screening(office, printing),
        "chk": _voucher(office, printing),
        "face": _face(office, printing),
        "close": _closing(office, printing),
    }


def longest(office: Letterhead, printing: Printing) -> dict[str, Packet]:
    """Return each paper with its fields as long as they may be."""
    contact = PrivacyContact(LONG_NAME, "5095550118", f"{'privacy.' * 20}@halvorsen.example", None, "Second, for all")
    own = Wording(((SiteText.STATE_NOTICE, "State law asks for more here. " * 40),))
    big = replace(office, site_name=LONG_OFFICE, privacy=contact, wording=own)
    usual_one = _screening(office, printing)
    questions = tuple(
        Answered(f"q{number}", (_QUESTION * 5)[:300], kind, reply=Reply.UNKNOWN)
        for number, kind in enumerate(list(CriterionKind) * 8)
    )
    screened = replace(
        usual_one.screening,
        answers=questions,
        override_reason=("The liaison looked and found it otherwise. " * 12)[:500],
        approver=LONG_NAME,
        victim_by=LONG_NAME,
    )
    return {
        "npp": NoticePacket(big, printing, NUMBER, LONG_NAME, bilingual=True),
        "scr": replace(usual_one, name=LONG_NAME, screening=screened),
        "chk": replace(
            _voucher(big, printing),
            copy=VoucherCopy.FINANCE,
            number=("2026/10-4471 " * 5)[:60],
            vendor=(LONG_OFFICE * 3)[:200],
            what_for=("Two nights at the motel by the highway, with a kitchen. " * 6)[:300],
            cents=10_000_000,
            record_number=NUMBER,
        ),
        "face": _long_face(big, printing),
        "close": replace(
            _closing(big, printing),
            name=LONG_NAME,
            copy=ClosingCopy.PERSON,
            own_words=(_QUESTION * 20)[:1500],
            services=(_QUESTION * 14)[:1000],
            handed_to=(LONG_OFFICE * 4)[:300],
            courts=_long_face(big, printing).courts,
            consents=(ClosingConsent(LONG_OFFICE, "C-0142-03", None, "the case that is named is closed"),) * 8,
            bilingual=True,
        ),
    }


def _closing(office: Letterhead, printing: Printing) -> ClosingPacket:
    face = _face(office, printing)
    return ClosingPacket(
        office,
        printing,
        NUMBER,
        "M.T.",
        NAME,
        ClosingCopy.OFFICE,
        date(2026, 8, 14),
        date(2026, 11, 3),
        "A room of my own by spring (done)\nA doctor I can go back to (done)\nGet my driver license back",
        "Clearwater Valley Health Center\nHarbor House",
        "J. Abara, public defender",
        face.courts,
        tuple(ClosingConsent(one.office, one.number, one.until, one.event) for one in face.covers),
        CloseReason.GOALS_MET_PERSON_CHOICE,
        LivingSituation.RENTS_SUBSIDY,
    )


def _face(office: Letterhead, printing: Printing) -> FacePacket:
    care = (InformationCategory.IDENTITY, InformationCategory.CONTACT, InformationCategory.NEEDS)
    return FacePacket(
        office,
        printing,
        NUMBER,
        "M.T.",
        NAME,
        "Mari",
        ("Mari T.",),
        "Apr 12, 1986",
        "Spanish",
        ParticipationStatus.ACTIVE,
        date(2026, 8, 14),
        ("(509) 555-0173 · Own · message is safe", "(509) 555-0117 · Family or friend · leave no message"),
        "Halvorsen Creek library, weekday mornings",
        "118 Depot Street",
        False,
        date(2026, 10, 29),
        date(2026, 11, 6),
        (FaceCourt(date(2026, 11, 5), time(9, 30), "Superior Court, Courtroom 2", "26-1-00318-5", "J. Abara"),),
        (
            FaceCover("Clearwater Valley Health Center", "C-0142-03", care, date(2027, 10, 28)),
            FaceCover("Superior Court of Tamarack County", "C-0142-04", care[:2], None, "the case is closed"),
        ),
        (FaceVisit("Harbor House", "O-2026-0007", date(2026, 11, 12)),),
        (FaceCall("Rosa Lindqvist", "Aunt", "5095550144", emergency=True),),
        "Plan 2, 3 goals open, looked at again by Feb 1, 2027",
    )


def _long_face(office: Letterhead, printing: Printing) -> FacePacket:
    one = _face(office, printing)
    cover = FaceCover(LONG_OFFICE, "C-0142-03", tuple(InformationCategory), None, "the case that is named is closed")
    court = FaceCourt(date(2026, 11, 5), None, LONG_OFFICE, "26-1-00318-5", LONG_NAME)
    return replace(
        one,
        name=LONG_NAME,
        called=LONG_NAME,
        also=(LONG_NAME,) * 6,
        phones=one.phones * 4,
        where_to_find=(_QUESTION * 8)[:500],
        address=(_QUESTION * 8)[:500],
        courts=(court,) * 6,
        covers=(cover,) * 8,
        visits=one.visits * 5,
        calls=(FaceCall(LONG_NAME, LONG_NAME, "5095550144", emergency=False),) * 5,
    )


def _voucher(office: Letterhead, printing: Printing) -> VoucherPacket:
    return VoucherPacket(
        office,
        printing,
        VoucherCopy.VENDOR,
        "V-0042",
        date(2026, 11, 3),
        "Crossing Motel",
        "One night, one person",
        7900,
        AssistanceKind.HOUSING,
        date(2026, 11, 10),
    )


def _screening(office: Letterhead, printing: Printing) -> ScreeningPacket:
    needed, against, approval = CriterionKind.INCLUDE, CriterionKind.EXCLUDE, CriterionKind.NEEDS_APPROVAL
    answers = (
        Answered("adult", "Is the person 18 or older?", needed, reply=Reply.YES),
        Answered("area", "Does the person live or stay in the county?", needed, reply=Reply.YES),
        Answered("repeat", "Has there been contact with law enforcement more than once?", needed, reply=Reply.YES),
        Answered("violent", "Is there a serious violent felony in the last ten years?", against, reply=Reply.NO),
        Answered("order", "Is there a no-contact order with a participant?", against, reply=Reply.UNKNOWN),
        Answered("probation", "Is the person on probation or parole?", approval, reply=Reply.YES),
    )
    screening = ScreeningDraft(
        answers,
        EligibilityResult.ELIGIBLE_WITH_APPROVAL,
        date(2026, 11, 2),
        "Dana Whitlock",
        "The sheriff's office looked: there is no such order.",
        "R. Ostrander, liaison prosecutor",
        date(2026, 11, 3),
        VictimConsulted.YES,
        date(2026, 11, 2),
        "Sergeant L. Voss",
        VictimOutcome.NO_OBJECTION,
    )
    return ScreeningPacket(
        office,
        printing,
        "R-2026-0031",
        NAME,
        ReferralPathway.ARREST_DIVERSION,
        date(2026, 11, 1),
        screening,
        EligibilityResult.PENDING_INFO,
        NUMBER,
        "M.T.",
    )
