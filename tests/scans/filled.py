"""Our fillable forms, filled in as other programs do it: each tool in its own way, none of them ours."""

from __future__ import annotations

import ctypes
from dataclasses import replace
from functools import cache
from io import BytesIO

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium
from pypdf import PdfReader, PdfWriter

from installer.shots_packets import BLANK
from leaddesk.documents.downtime_pack import fillable_form
from leaddesk.i18n import translator

EN = translator("en")
ARREST = {
    "contact_on": "11/2",
    "contact_time": "1420",
    "place": "Feed store, Mill Road",
    "referrer_name": "Deputy Åsa Núñez",
    "badge": "417",
    "agency": "Tamarack County Sheriff",
    "incident_number": "26-004417",
    "offence": "Theft 3, RCW 9A.56.050",
    "offence_level": "GM",
    "person_name": "Łukasz Nguyễn Žižka",
    "person_birth": "34",
    "person_language": "Español / Spanish",
    "agreed_to_talk": "yes",
    "supervision.probation": "probation",
    "supervision.warrant": "warrant",
    "victim": "consulted",
    "notes": 'Line one.\nLine two, with <b>markup</b> & "quotes".',
}


@cache
def blank(key: str = "ref_ad") -> bytes:
    return fillable_form(key, replace(BLANK, on_screen=True), EN).pdf


def every_answer(key: str) -> dict[str, str]:
    """Return something for each field of a form, with signs that mean something elsewhere."""
    told = {}
    with pikepdf.open(BytesIO(blank(key))) as document:
        for field in document.Root.AcroForm.Fields:
            name = str(field.T)
            if name.startswith("leaddesk_"):
                continue
            if field.FT == "/Btn":
                widget = next(iter(field.get("/Kids", [field])))
                told[name] = next(str(one)[1:] for one in widget.AP.N if one != "/Off")
            else:
                told[name] = "ASL" if field.FT == "/Ch" else f"Łé ễ <b>&\"')( \\n {name}"[: int(field.MaxLen)]
    return told


def by_pypdf(values: dict[str, str], data: bytes | None = None) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(BytesIO(data or blank())))
    fields = writer.get_fields() or {}
    told = {name: f"/{said}" if fields[name]["/FT"] == "/Btn" else said for name, said in values.items()}
    writer.update_page_form_field_values(None, told, auto_regenerate=False)
    return _written(writer.write)


def by_pikepdf(values: dict[str, str], data: bytes | None = None, change=None) -> bytes:
    with pikepdf.open(BytesIO(data or blank())) as document:
        for field in document.Root.AcroForm.Fields:
            said = values.get(str(field.T))
            if said is None:
                continue
            if field.FT != "/Btn":
                field.V = pikepdf.String(said)
                continue
            field.V = pikepdf.Name(f"/{said}")
            for widget in field.get("/Kids", [field]):
                widget.AS = pikepdf.Name(f"/{said}") if f"/{said}" in widget.AP.N else pikepdf.Name("/Off")
        if change is not None:
            change(document)
        return _written(document.save)


def by_browser(values: dict[str, str]) -> bytes:
    """Fill in what a browser's viewer does: click into a field, type, and save. PDFium is in most of them."""
    document = pypdfium2.PdfDocument(blank())
    document.init_forms()
    form, page = document.formenv, document[0]
    places = dict(_boxes())
    for name, said in values.items():
        left, low, right, high = places[name]
        x, y = (left + right) / 2, (low + high) / 2
        pdfium.FORM_OnMouseMove(form, page, 0, x, y)
        pdfium.FORM_OnLButtonDown(form, page, 0, x, y)
        pdfium.FORM_OnLButtonUp(form, page, 0, x, y)
        if said:
            words = (said + "\0").encode("utf-16-le")
            pdfium.FORM_ReplaceSelection(form, page, ctypes.cast(words, ctypes.POINTER(ctypes.c_ushort)))
        pdfium.FORM_ForceToKillFocus(form)
    made = _written(document.save)
    document.close()
    return made


def _boxes():
    with pikepdf.open(BytesIO(blank())) as document:
        for field in document.Root.AcroForm.Fields:
            if "/Kids" in field:
                for widget in field.Kids:
                    state = next(str(one)[1:] for one in widget.AP.N if one != "/Off")
                    yield f"{field.T}={state}", [float(edge) for edge in widget.Rect]
            elif "/Rect" in field:
                yield str(field.T), [float(edge) for edge in field.Rect]


def _written(write) -> bytes:
    stream = BytesIO()
    write(stream)
    return stream.getvalue()


def scripted(document: pikepdf.Pdf) -> None:
    """Put in what a form of ours never has."""
    script = pikepdf.Dictionary(S=pikepdf.Name("/JavaScript"), JS=pikepdf.String("app.alert(1)"))
    document.Root.OpenAction = script
    document.Root.AcroForm.Fields[2].AA = pikepdf.Dictionary(K=script)
    document.attachments["secret.exe"] = b"MZ"


def endless(document: pikepdf.Pdf) -> None:
    """Let a field hold itself."""
    field = document.make_indirect(pikepdf.Dictionary(T=pikepdf.String("ring")))
    field.Kids = pikepdf.Array([field])
    document.Root.AcroForm.Fields.append(field)


def deep(document: pikepdf.Pdf) -> None:
    """Nest fields deeper than any form."""
    inner = pikepdf.Dictionary(T=pikepdf.String("x"), FT=pikepdf.Name("/Tx"), V=pikepdf.String("deep"))
    for _ in range(60):
        inner = pikepdf.Dictionary(T=pikepdf.String("x"), Kids=pikepdf.Array([document.make_indirect(inner)]))
    document.Root.AcroForm.Fields.append(document.make_indirect(inner))


def of_another_office(document: pikepdf.Pdf) -> None:
    """Say nothing of LeadDesk, as the forms of others do."""
    document.Root.AcroForm.Fields = pikepdf.Array(
        [one for one in document.Root.AcroForm.Fields if one.T != "leaddesk_form"]
    )
    document.docinfo.Subject = "Incident report"


def anonymous(document: pikepdf.Pdf) -> None:
    """Drop the fields that nobody sees, as some programs do."""
    kept = [one for one in document.Root.AcroForm.Fields if not str(one.T).startswith("leaddesk_")]
    document.Root.AcroForm.Fields = pikepdf.Array(kept)


def other_edition(document: pikepdf.Pdf) -> None:
    """Be of an edition to come, with a field that nobody here knows."""
    for field in document.Root.AcroForm.Fields:
        if field.T == "leaddesk_edition":
            field.V = pikepdf.String("Ed. 1/2031")
    more = pikepdf.Dictionary(T=pikepdf.String("shoe_size"), FT=pikepdf.Name("/Tx"), V=pikepdf.String("42"))
    document.Root.AcroForm.Fields.append(document.make_indirect(more))


def flattened() -> bytes:
    """Return the form printed to a PDF: the words are there, the fields are not."""
    with pikepdf.open(BytesIO(by_pypdf(ARREST))) as document:
        document.flatten_annotations()
        return _written(document.save)
