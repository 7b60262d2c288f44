"""The words of the accounting of disclosures, English beside Spanish; a draft until it was passed."""

from __future__ import annotations

from leaddesk.domain.disclosure_codes import Channel, DisclosureBasis, InformationCategory, Purpose

Pair = tuple[str, str]

SUBTITLE: Pair = ("Who was told what about you", "A quién se le dijo qué sobre usted")
NAME: Pair = ("Name", "Nombre")
RECORD: Pair = ("Record", "Expediente")
TIME: Pair = ("First and last day", "Primer y último día")
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
    "Questions, or something that is not right? {who}. The first list in twelve months costs nothing.",
    "¿Preguntas, o algo que no está bien? {who}. La primera lista en doce meses no cuesta nada.",
)
SIGNER: Pair = ("{name}, LEAD coordinator", "coordinación")
SIGNED: Pair = ("Date signed", "Fecha de firma")
CATEGORIES: dict[InformationCategory, Pair] = {
    InformationCategory.IDENTITY: (
        "Your name, and that you take part in LEAD",
        "Su nombre, y que usted participa en LEAD",
    ),
    InformationCategory.CONTACT: ("That LEAD and you are in touch", "Que LEAD y usted están en contacto"),
    InformationCategory.PLAN: ("Your plan, goals and steps", "Su plan, metas y pasos"),
    InformationCategory.NEEDS: ("Your needs and services", "Sus necesidades y servicios"),
    InformationCategory.SUBSTANCE_USE: (
        "Substance use information and treatment",
        "Información y tratamiento: uso de sustancias",
    ),
    InformationCategory.MENTAL_HEALTH: ("Mental health", "Salud mental"),
    InformationCategory.MEDICAL: ("Medical care", "Atención médica"),
    InformationCategory.HOUSING: ("Housing, income, benefits", "Vivienda, ingresos, beneficios"),
    InformationCategory.LEGAL: ("Legal matters", "Asuntos legales"),
    InformationCategory.OUTCOMES: ("How referrals turned out", "Resultado de las referencias"),
}
PURPOSES: dict[Purpose, Pair] = {
    Purpose.CARE: ("To plan and arrange your care and services", "Planear y coordinar su atención y servicios"),
    Purpose.BENEFITS: (
        "To help you get housing, income or benefits",
        "Ayudarle con vivienda, ingresos o beneficios",
    ),
    Purpose.DIVERSION: ("To tell the prosecutor that intake is done", "Avisar al fiscal que terminó su ingreso"),
    Purpose.DEFENSE: ("To help your lawyer help you", "Ayudar a su abogado a ayudarle"),
    Purpose.AT_REQUEST: ("Because you asked for it", "Porque usted lo pidió"),
    Purpose.PROCEEDING: ("For use in your court case", "Para usarlo en su caso en el tribunal"),
    Purpose.OFFICIAL_DUTY: (
        "Official duties about the release or the charge that it is a condition of",
        "Deberes oficiales sobre la libertad o el cargo del que es condición",
    ),
    Purpose.RESEARCH: ("For research or evaluation", "Para investigación o evaluación"),
}
NOT_SAID: Pair = ("Not noted", "No anotado")
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
    DisclosureBasis.CONSENT: ("Your consent", "Su consentimiento"),
    DisclosureBasis.CONSENT_235: (
        "Your consent for the court or prosecutor",
        "Su consentimiento para el tribunal o fiscal",
    ),
    DisclosureBasis.CONSENT_PROCEEDINGS: ("Your consent for your court case", "Su consentimiento para su caso"),
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
    DisclosureBasis.REVOCATION: ("Word that you took a consent back", "Aviso de que usted retiró un permiso"),
    DisclosureBasis.NO_COVER: ("Nothing; it was told without cover", "Nada; se dijo sin permiso"),
}
