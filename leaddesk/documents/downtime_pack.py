"""Every form that can be filled in by hand, and all of them in one file for a day on which the laptop is dead."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from leaddesk.documents.blocks import EDITION, letterhead
from leaddesk.documents.form import SIZES, file_name, render
from leaddesk.documents.registry import all_forms
from leaddesk.i18n import N_, Translator
from leaddesk.paper.build import Printout, build
from leaddesk.paper.frames import FORM as FRAME
from leaddesk.paper.grid import Column, table
from leaddesk.paper.joined import joined
from leaddesk.paper.sheet import Mark, Sheet, printed
from leaddesk.paper.styles import BODY, Align, at_most
from leaddesk.paper.text import bullet, fill, paragraph

if TYPE_CHECKING:
    from leaddesk.domain.packets import BlankPacket
    from leaddesk.paper.cells import Body
    from leaddesk.paper.flow import Flow

TITLE, CODE = N_("Downtime Pack"), "DOWNTIME"
ENGLISH, BILINGUAL = N_("English"), N_("English and Spanish")
_ORDER = (
    *("REF-AD", "REF-SC", "REF-CM", "SCR", "NPP", "ROI-MP", "ROI-TPO", "ROI-235", "ROI-PROC", "REV"),
    *("INT", "PLAN", "PREF", "HAND", "PROS-IC", "CT-REM", "APPT", "EMERG", "CHK"),
)
"""From the first call to the voucher; a form that is not named comes last."""
_RULES = (
    N_(
        "Print it before it is needed and keep it where the office keeps its keys. Copy a form before the last is used."
    ),
    N_("Write in dark ink and leave what is not known blank. A <b>blank</b> is better than a guess."),
    N_("A filled sheet is a <b>protected record</b>: lock it away, and take no picture of it with a private phone."),
    N_("When LeadDesk runs again, type each sheet in; then keep it in the locked file, or scan it and shred it."),
)


@dataclass(frozen=True, slots=True)
class BlankForm:
    """A form to be filled in by hand, as a list shows it; some can be filled ``on_screen`` as well."""

    key: str
    code: str
    title: str
    language: str
    pages: int
    pdf: bytes
    on_screen: bool = False


def blank_forms(blank: BlankPacket, tr: Translator) -> tuple[BlankForm, ...]:
    """Return every blank form, drawn, in the order in which a day without the laptop needs them."""
    found = [
        BlankForm(form.key, form.code, form.title, _language(form.edition), drawn.pages, drawn.pdf, form.on_screen)
        for form in all_forms().values()
        if form.blank
        for drawn in [render(form, blank, tr)]
    ]
    return tuple(sorted(found, key=lambda one: (_place(one.code), one.title)))


def _place(code: str) -> int:
    return _ORDER.index(code) if code in _ORDER else len(_ORDER)


def fillable_form(key: str, blank: BlankPacket, tr: Translator) -> Printout:
    """Return a blank form with fields to type into, for somebody who has no LeadDesk."""
    return render(all_forms()[key], replace(blank, on_screen=True), tr)


def fillable_name(key: str, blank: BlankPacket) -> str:
    """Return the file name of a form with fields: ``REF-AD-fillable-2026-11-03.pdf``."""
    return file_name(all_forms()[key], "fillable", blank.printing.at.date())


def downtime_pack(blank: BlankPacket, tr: Translator) -> Printout:
    """Return all blank forms in one file behind a page that lists them."""
    blanks = blank_forms(blank, tr)
    # the list grows with the forms, and stays on one page to hang by the keys
    for size in SIZES:
        with at_most(size):
            cover = build(_sheet(blank, tr), _cover(blanks, tr))
        if cover.pages == 1:
            break
    pdf = joined((cover.pdf, *(one.pdf for one in blanks)), f"{tr(TITLE)} ({CODE})", f"{CODE} {EDITION}", tr.language)
    return Printout(pdf, cover.pages + sum(one.pages for one in blanks), 0)


def pack_name(blank: BlankPacket) -> str:
    """Return the file name of the pack."""
    return f"{CODE}-{blank.printing.at.date().isoformat()}.pdf"


def _sheet(blank: BlankPacket, tr: Translator) -> Sheet:
    return Sheet(
        FRAME,
        CODE,
        EDITION,
        tr(TITLE),
        letterhead(blank.office),
        foot=printed(blank.printing.at, blank.printing.by, tr),
        subtitle=tr(N_("Blank forms for a day without the laptop")),
        mark=Mark.PRACTICE if blank.office.practice else Mark.NONE,
        tr=tr,
    )


def _cover(blanks: tuple[BlankForm, ...], tr: Translator) -> list[Flow]:
    columns = (
        Column(tr(N_("Form")), 46),
        Column(tr(N_("Code")), 18),
        Column(tr(N_("Language")), 26),
        Column(tr(N_("Pages")), 10, Align.RIGHT),
    )
    rows: list[list[Body]] = [[tr(one.title), one.code, tr(one.language), str(one.pages)] for one in blanks]
    pages = sum(one.pages for one in blanks)
    return [
        paragraph(tr(N_("Behind this page: {pages} pages, one of each form."), pages=pages), BODY),
        table(columns, rows),
        *(bullet(fill(tr(one)), BODY) for one in _RULES),
    ]


def _language(edition: str) -> str:
    return BILINGUAL if edition.endswith("EN/ES") else ENGLISH
