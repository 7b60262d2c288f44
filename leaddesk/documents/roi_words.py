"""The words of the consent forms, English beside Spanish: the same row says the same thing.

The Spanish is a draft until a qualified translator and counsel have passed it. The statements
on revocation, redisclosure and proceedings answer to 42 CFR 2.31(a)(4)(iii), (6) and (d); counsel reviews them.
"""

from __future__ import annotations

from leaddesk.domain.disclosure_codes import InformationCategory, Purpose

Pair = tuple[str, str]

CATEGORIES: dict[InformationCategory, Pair] = {
    InformationCategory.IDENTITY: ("My name, and that I take part in LEAD", "Mi nombre, y que participo en LEAD"),
    InformationCategory.CONTACT: ("That LEAD and I are in touch", "Que LEAD y yo estamos en contacto"),
    InformationCategory.PLAN: ("My plan, goals and steps", "Mi plan, metas y pasos"),
    InformationCategory.NEEDS: ("My needs and services", "Mis necesidades y servicios"),
    InformationCategory.SUBSTANCE_USE: (
        "<b>Substance use</b> information and treatment",
        "Información y tratamiento: <b>uso de sustancias</b>",
    ),
    InformationCategory.MENTAL_HEALTH: ("Mental health", "Salud mental"),
    InformationCategory.MEDICAL: ("Medical care", "Atención médica"),
    InformationCategory.HOUSING: ("Housing, income, benefits", "Vivienda, ingresos, beneficios"),
    InformationCategory.LEGAL: ("Legal matters", "Asuntos legales"),
    InformationCategory.OUTCOMES: ("How referrals turned out", "Resultado de las referencias"),
}
PURPOSES: dict[Purpose, Pair] = {
    Purpose.CARE: ("To plan and arrange my care and services", "Planear y coordinar mi atención y servicios"),
    Purpose.BENEFITS: (
        "To help me get housing, income or benefits",
        "Ayudarme con vivienda, ingresos o beneficios",
    ),
    Purpose.DIVERSION: (
        "To tell the prosecutor that intake is done",
        "Avisar al fiscal que hice mi entrevista inicial",
    ),
    Purpose.DEFENSE: ("To help my lawyer help me", "Ayudar a mi abogado a ayudarme"),
    Purpose.AT_REQUEST: ("Because I ask for it", "Porque yo lo pido"),
}
WHO: Pair = (
    "<b>Who may share it.</b> {site}. The people I say yes to in part 5 may tell LEAD the same kinds of things.",
    "<b>Quién puede compartir.</b> {site}. Las personas a quienes diga sí en la parte 5 pueden dar a LEAD la misma "
    "clase de información.",
)
WHAT: Pair = ("<b>What may be shared.</b> Only what is checked:", "<b>Qué se puede compartir.</b> Solo lo marcado:")
WHY: Pair = ("<b>Why.</b>", "<b>Para qué.</b>")
OTHER: Pair = ("Other: {words}", "Otro: {words}")
WITH_WHOM = "With whom / Con quién: check yes or no on every line / marque sí o no en cada línea"
UNTIL_DAY: Pair = ("How long: until this day", "Hasta este día")
UNTIL_EVENT: Pair = ("or until this happens", "o hasta que suceda esto")
FROM_WRITTEN: Pair = ("from the day or the event written above on", "desde la fecha o el hecho escrito arriba")
EVENTS = {
    "the case is closed": "se cierre el caso",
    "the study is over": "termine el estudio",
    "the charge is declined or dismissed": "se rechace o retire el cargo",
}
"""What the form of a consent offers as its end, in Spanish."""
ROWS: tuple[Pair, ...] = (
    (
        "<b>How long.</b> Until {until}.",
        "<b>Hasta cuándo.</b> Hasta {until}.",
    ),
    (
        "<b>I can take it back.</b> Any time, in writing to {reach}, or by saying so. What was already "
        "shared because of this form cannot be called back.",
        "<b>Puedo retirarlo.</b> En cualquier momento, por escrito a {reach}, o diciéndolo. Lo que ya se "
        "compartió con este permiso ya no se puede recuperar.",
    ),
    (
        "<b>I do not have to sign.</b> If I say no, I still get LEAD services, care, and benefits. LEAD then cannot "
        "talk with others for me, and some help may take longer.",
        "<b>No tengo que firmar.</b> Si digo que no, sigo recibiendo servicios de LEAD, atención y beneficios. LEAD no "
        "podrá hablar con otros por mí, y alguna ayuda puede tardar más.",
    ),
    (
        "<b>After it is shared.</b> A health provider, health plan or their helper that gets substance use records for "
        "treatment, payment or health care operations may share them again as HIPAA allows, <b>except</b> in civil, "
        "criminal, administrative or legislative proceedings against me. Other information may be shared again and "
        "may no longer be protected.",
        "<b>Después de compartirla.</b> Un proveedor o plan de salud, o quien trabaja para ellos, que reciba registros "
        "de uso de sustancias para tratamiento, pago u operaciones de atención médica puede compartirlos de nuevo "
        "según HIPAA, <b>excepto</b> en procesos civiles, penales, administrativos o legislativos contra mí. Otra "
        "información puede volver a compartirse y dejar de estar protegida.",
    ),
    (
        "<b>Not for a case against me.</b> This form does not let anyone use my records against me in court or any "
        "other legal proceeding. That takes a separate form.",
        "<b>No para un caso contra mí.</b> Este formulario no permite a nadie usar mis registros contra mí en un "
        "tribunal ni en otro proceso legal. Para eso hace falta otro formulario.",
    ),
    ("<b>My copy.</b> I get a copy of this form.", "<b>Mi copia.</b> Recibo una copia de esto."),
)
PROCEEDING_ROWS: tuple[Pair, ...] = (
    (
        "<b>Who may share it.</b> {site}.",
        "<b>Quién puede compartir.</b> {site}.",
    ),
    (
        "<b>Who may receive and use it.</b> {court}.",
        "<b>Quién puede recibirla y usarla.</b> {court}.",
    ),
    (
        "<b>What for.</b> For use in this legal proceeding, and for nothing else: {case}.",
        "<b>Para qué.</b> Para usarla en este proceso legal, y para nada más: {case}.",
    ),
    (
        "<b>What this means.</b> The law does not let these records be used against me in civil, criminal, "
        "administrative or legislative proceedings unless I agree or a court orders it. With this form I agree, for "
        "this proceeding alone. What is shared may help me; others in the case may use it too, and court papers may be "
        "open to the public. I was told to ask a lawyer first.",
        "<b>Qué significa.</b> La ley no deja usar estos registros contra mí en procesos civiles, penales, "
        "administrativos o legislativos, a menos que yo acepte o un tribunal lo ordene. Con este formulario acepto, "
        "solo para este proceso. Lo que se comparta puede ayudarme; otros en el caso también pueden usarlo, y los "
        "papeles de un tribunal pueden ser públicos. Me dijeron que antes pregunte a un abogado.",
    ),
    (
        "<b>How long.</b> Until {until}.",
        "<b>Hasta cuándo.</b> Hasta {until}.",
    ),
    (
        "<b>I can take it back.</b> Any time, in writing to {reach}, or by saying so. What a court already "
        "received because of this form cannot be called back.",
        "<b>Puedo retirarlo.</b> En cualquier momento, por escrito a {reach}, o diciéndolo. Lo que un "
        "tribunal ya recibió con este permiso ya no se puede recuperar.",
    ),
    (
        "<b>I do not have to sign.</b> If I say no, I still get LEAD services, care, and benefits.",
        "<b>No tengo que firmar.</b> Si digo que no, sigo recibiendo servicios de LEAD, atención y beneficios.",
    ),
    (
        "<b>It stands alone.</b> Nothing on this form lets anyone share my records for any other reason.",
        "<b>Vale por sí solo.</b> Nada en este formulario permite compartir mis registros por otra razón.",
    ),
    ("<b>My copy.</b> I get a copy of this form.", "<b>Mi copia.</b> Recibo una copia de esto."),
)
LAWYER = "I talked with a lawyer about this / Hablé con un abogado sobre esto"
LAWYER_ANSWERS = ("Yes / Sí", "No", "I did not want to / No quise")
COPY: Pair = ("<b>My copy.</b> I get a copy of this form.", "<b>Mi copia.</b> Recibo una copia de esto.")
SIGN: Pair = (
    "I read this form, or it was read to me, in a language I understand.",
    "Leí este formulario, o me lo leyeron, en un idioma que entiendo.",
)
