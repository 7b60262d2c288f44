"""The words of the accounting of disclosures, English beside Spanish; a draft until it was passed."""

from __future__ import annotations

from leaddesk.domain.disclosure_codes import Channel, DisclosureBasis, Purpose

Pair = tuple[str, str]

SUBTITLE: Pair = ("Who was told what about me", "A quién se le dijo qué sobre mí")
NAME: Pair = ("Name", "Nombre")
TIME: Pair = ("From the first to the last day", "Desde el primer hasta el último día")
ABOUT: Pair = (
    "This is everything that this office gave or told to others about you in this time, on paper or by word of mouth. "
    "Papers that were printed for you are not in it.",
    "Esto es todo lo que esta oficina entregó o dijo a otros sobre usted en este tiempo, en papel o de palabra. No "
    "incluye los papeles que se imprimieron para usted.",
)
NOTHING: Pair = (
    "Nothing about you was given or told to anybody in this time.",
    "En este tiempo no se entregó ni se dijo nada sobre usted a nadie.",
)
DATE: Pair = ("Date", "Fecha")
TO: Pair = ("To whom", "A quién")
WHAT: Pair = ("What", "Qué")
WHY: Pair = ("Why", "Para qué")
BASIS: Pair = ("What allowed it", "Qué lo permitió")
TOLD: Pair = ("Told", "Dicho")
TIMES: Pair = ("{count} times, the last on {last}", "{count} veces, la última el {last}")
ASK: Pair = (
    "Questions, or something that is not right? {name}, {phone}. The first list in twelve months costs nothing.",
    "¿Preguntas, o algo que no está bien? {name}, {phone}. La primera lista en doce meses no cuesta nada.",
)
PROCEEDING: Pair = ("For use in my court case", "Para usarlo en mi caso en el tribunal")
NOT_SAID: Pair = ("Not noted", "No anotado")
OTHER_PURPOSES: dict[Purpose, Pair] = {Purpose.PROCEEDING: PROCEEDING}
CHANNELS: dict[Channel, Pair] = {
    Channel.HAND: ("by hand", "en mano"),
    Channel.MAIL: ("by mail", "por correo"),
    Channel.FAX: ("by fax", "por fax"),
    Channel.SECURE_EMAIL: ("by secure email", "por correo electrónico seguro"),
    Channel.PHONE: ("by phone", "por teléfono"),
    Channel.MEETING: ("in a meeting", "en una reunión"),
    Channel.COURT_FILING: ("filed with the court", "presentado al tribunal"),
    Channel.ELECTRONIC_FILE: ("as a file", "como archivo"),
    Channel.OTHER: ("another way", "de otra manera"),
}
_ORDER: Pair = ("A court order and a subpoena", "Una orden judicial y una citación")
BASES: dict[DisclosureBasis, Pair] = {
    DisclosureBasis.CONSENT: ("My consent", "Mi consentimiento"),
    DisclosureBasis.CONSENT_235: (
        "My consent for the court or prosecutor",
        "Mi consentimiento para el tribunal o fiscal",
    ),
    DisclosureBasis.CONSENT_PROCEEDINGS: ("My consent for my court case", "Mi consentimiento para mi caso"),
    DisclosureBasis.EMERGENCY: ("A medical emergency", "Una emergencia médica"),
    DisclosureBasis.COURT_ORDER: _ORDER,
    DisclosureBasis.COURT_ORDER_CRIMINAL: _ORDER,
    DisclosureBasis.COURT_ORDER_PROGRAM: _ORDER,
    DisclosureBasis.COURT_ORDER_UNDERCOVER: _ORDER,
    DisclosureBasis.AUDIT: ("An audit or evaluation", "Una auditoría o evaluación"),
    DisclosureBasis.RESEARCH: ("Research", "Una investigación"),
    DisclosureBasis.CHILD_ABUSE: ("A report that state law asks for", "Un informe que exige la ley estatal"),
    DisclosureBasis.CRIME_ON_PREMISES: ("A crime or threat at the office", "Un delito o amenaza en la oficina"),
    DisclosureBasis.QSO: ("Work for this office under an agreement", "Trabajo para esta oficina bajo un acuerdo"),
    DisclosureBasis.REVOCATION: ("Word that I took a consent back", "Aviso de que retiré un permiso"),
    DisclosureBasis.NO_COVER: ("Nothing; it was told without cover", "Nada; se dijo sin permiso"),
}
