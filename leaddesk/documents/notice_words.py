"""The words of the patient notice (42 CFR 2.22(b)(1)(ii) to (viii)), English beside Spanish, in plain language.

The Spanish is a draft until a qualified translator and counsel have passed it. Counsel reads both
before first use. The header is the law's own and stands in ``paper/notices.py``.
"""

from __future__ import annotations

from dataclasses import dataclass

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Part:
    """A numbered part: its title, and what it says, each in both languages."""

    title: Pair
    says: tuple[Pair, ...]


HEADER_ES = (
    "Aviso de prácticas de privacidad de {site}",
    "Este aviso describe: • cómo se puede usar y compartir su información de salud • sus derechos sobre su información "
    "de salud • cómo presentar una queja si no se respetó la privacidad o la seguridad de su información de salud, o "
    "sus derechos sobre ella.",
    "Usted tiene derecho a una copia de este aviso (en papel o electrónica) y a hablar de él con {contact}, {reach}, "
    "si tiene preguntas.",
)
TRANSLATION = "Translation of the header / Traducción del encabezado"
INTRO: Pair = (
    "Federal law protects the confidentiality of substance use disorder patient records (42 U.S.C. 290dd-2, 42 CFR "
    "part 2). {site} keeps all its records by that law, even the fact that you take part.",
    "La ley federal protege la confidencialidad de los registros de pacientes con trastornos por uso de sustancias (42 "
    "U.S.C. 290dd-2, 42 CFR parte 2). {site} guarda todos sus registros según esa ley, hasta el hecho de que usted "
    "participa.",
)
_WITHOUT = Part(
    ("What may be shared without your written consent", "Lo que se puede compartir sin su permiso por escrito"),
    (
        (
            "Only in these cases, and no more than the case needs. Where state law is stricter, we follow state law.",
            "Solo en estos casos, y no más de lo que el caso necesita. Si la ley del estado es más estricta, seguimos "
            "la ley del estado.",
        ),
        (
            "<b>In our program.</b> Among our staff, and with those who direct the program, when they need it to help "
            "you. Example: a relief worker reads your next appointment.",
            "<b>Dentro del programa.</b> Entre nuestro personal, y con quienes dirigen el programa, cuando lo "
            "necesitan para ayudarle. Ejemplo: un suplente lee su próxima cita.",
        ),
        (
            "<b>Those who work for us.</b> With a service that helps our office, such as computer support, after it "
            "promised in writing to follow these rules.",
            "<b>Quienes trabajan para nosotros.</b> Con un servicio que ayuda a la oficina, como soporte de "
            "computadoras, después de prometer por escrito que seguirá estas reglas.",
        ),
        (
            "<b>Medical emergency.</b> With medical staff who treat you, when you cannot be asked first. We write down "
            "whom we told, when and why.",
            "<b>Emergencia médica.</b> Con el personal médico que le atiende, cuando no se le puede preguntar antes. "
            "Anotamos a quién avisamos, cuándo y por qué.",
        ),
        (
            "<b>A crime here or against our staff,</b> or a threat of one. We may tell the police what happened, and "
            "your name, address, last known whereabouts and that you take part.",
            "<b>Un delito aquí o contra nuestro personal,</b> o una amenaza. Podemos decir a la policía qué pasó, y su "
            "nombre, su dirección, el último lugar conocido y que usted participa.",
        ),
        (
            "<b>Suspected child abuse or neglect.</b> The first report that state law requires. Your records stay "
            "protected after it.",
            "<b>Sospecha de maltrato o descuido de un menor.</b> El primer informe que exige la ley del estado. Sus "
            "registros siguen protegidos después.",
        ),
        (
            "<b>A court order</b> made under the special rules of part 3 below.",
            "<b>Una orden de un tribunal</b> según las reglas especiales de la parte 3.",
        ),
        (
            "<b>Audits and reviews.</b> With those who fund or oversee us. They must protect what they see.",
            "<b>Auditorías y revisiones.</b> Con quienes nos financian o supervisan. Deben proteger lo que ven.",
        ),
        (
            "<b>Research.</b> Under strict rules. No report may show who you are.",
            "<b>Investigación.</b> Con reglas estrictas. Ningún informe puede mostrar quién es usted.",
        ),
        (
            "<b>Public health.</b> Only facts that cannot be traced to you.",
            "<b>Salud pública.</b> Solo datos que no se pueden relacionar con usted.",
        ),
        (
            "<b>After a death.</b> What the law requires to be reported about its cause.",
            "<b>Después de una muerte.</b> Lo que la ley exige informar sobre la causa.",
        ),
    ),
)
_WITH = Part(
    ("What needs your written consent", "Lo que necesita su permiso por escrito"),
    (
        (
            "<b>Everything else.</b> What this notice does not describe is shared only with your written consent. "
            "Examples: telling a clinic why you come, a landlord that we help you, or a court how you are doing.",
            "<b>Todo lo demás.</b> Lo que este aviso no describe se comparte solo con su permiso por escrito. "
            "Ejemplos: decir a una clínica por qué va, a un casero que le ayudamos, o a un tribunal cómo está usted.",
        ),
        (
            "<b>One consent for care.</b> If you wish, a single consent can cover all future sharing for treatment, "
            "payment and health care operations. A provider or health plan that gets records that way may share them "
            "again as HIPAA allows, but not in a case against you.",
            "<b>Un solo permiso para su atención.</b> Si usted quiere, un solo permiso puede cubrir todo lo que se "
            "comparta en el futuro para tratamiento, pago y operaciones de atención médica. Un proveedor o plan de "
            "salud que reciba registros así puede compartirlos de nuevo según HIPAA, pero no en un caso contra usted.",
        ),
        (
            "<b>You may take it back,</b> any day, in writing or by telling us. What was already shared cannot be "
            "called back. A consent that is a condition of a charge or a release can be taken back only from the day "
            "or event written on it.",
            "<b>Puede retirarlo</b> cualquier día, por escrito o diciéndolo. Lo que ya se compartió ya no se puede "
            "recuperar. Un permiso que es condición de un cargo o de la libertad solo se puede retirar desde la fecha "
            "o el hecho escrito en él.",
        ),
        (
            "<b>You do not have to sign</b> any consent. Our help stays the same.",
            "<b>No tiene que firmar</b> ningún permiso. Nuestra ayuda sigue igual.",
        ),
    ),
)
_COURT = Part(
    ("Legal cases against you", "Casos legales contra usted"),
    (
        (
            "Your records, and testimony about what is in them, may not be used or disclosed in any civil, criminal, "
            "administrative or legislative proceeding against you, unless you consent to just that in writing or a "
            "court orders it.",
            "Sus registros, y el testimonio sobre lo que contienen, no se pueden usar ni compartir en ningún proceso "
            "civil, penal, administrativo o legislativo contra usted, a menos que usted lo permita por escrito para "
            "eso mismo o un tribunal lo ordene.",
        ),
        (
            "A court may order it only after notice and a chance to be heard for you or for us, where the law requires "
            "it.",
            "Un tribunal puede ordenarlo solo después de avisar y de dar la oportunidad de ser oído a usted o a "
            "nosotros, cuando la ley lo exige.",
        ),
        (
            "The order must come with a subpoena, or something like it that compels us. A subpoena alone is not "
            "enough.",
            "La orden debe venir con una citación (subpoena) o algo parecido que nos obligue. Una citación sola no "
            "basta.",
        ),
    ),
)
_RIGHTS = Part(
    ("Your rights", "Sus derechos"),
    (
        (
            "To use any of them, tell or write to {contact}, {reach}.",
            "Para usar cualquiera de ellos, diga o escriba a {contact}, {reach}.",
        ),
        (
            "<b>Ask for limits.</b> You may ask us not to share for treatment, payment or health care operations, even "
            "after you consented. We need not agree, but we keep what we agree to.",
            "<b>Pedir límites.</b> Puede pedir que no compartamos para tratamiento, pago u operaciones de atención "
            "médica, aun después de dar permiso. No tenemos que aceptar, pero cumplimos lo que aceptamos.",
        ),
        (
            "<b>Keep it from your health plan.</b> When you paid for a service in full yourself, we do not tell your "
            "health plan if you ask us not to.",
            "<b>Que no lo sepa su plan de salud.</b> Si usted pagó todo el servicio, no se lo decimos a su plan de "
            "salud si nos lo pide.",
        ),
        (
            "<b>A list of what was shared.</b> You may get an account of what we shared with your consent in the past "
            "3 years, and of who got it through an intermediary that passes records on.",
            "<b>Una lista de lo que se compartió.</b> Puede recibir una cuenta de lo que compartimos con su permiso en "
            "los últimos 3 años, y de quién lo recibió por un intermediario que pasa registros.",
        ),
        (
            "<b>See your own record.</b> What you learn from it may not be used to charge you with a crime.",
            "<b>Ver su propio registro.</b> Lo que usted vea en él no se puede usar para acusarle de un delito.",
        ),
        (
            "<b>A copy of this notice,</b> on paper or electronic, any time you ask; and to <b>talk it over</b> with "
            "us.",
            "<b>Una copia de este aviso,</b> en papel o electrónica, cuando la pida; y <b>hablar de él</b> con "
            "nosotros.",
        ),
        (
            "<b>No fundraising.</b> We do not use your records to raise money. If that ever changed, you could say no "
            "first.",
            "<b>Sin recaudación de fondos.</b> No usamos sus registros para pedir dinero. Si eso cambiara, usted "
            "podría decir que no antes.",
        ),
    ),
)
_DUTIES = Part(
    ("Our duties", "Nuestros deberes"),
    (
        (
            "The law requires us to keep your records private, to give you this notice of our legal duties and privacy "
            "practices, and to tell you of a breach of your unsecured records.",
            "La ley nos exige guardar la privacidad de sus registros, darle este aviso de nuestros deberes legales y "
            "prácticas de privacidad, y avisarle si se viola la seguridad de sus registros no protegidos.",
        ),
        (
            "We must follow the notice now in effect. We may change it, also for records we already have; the new "
            "notice is posted in our office, and we give it to you when we next meet.",
            "Debemos seguir el aviso que está en vigor. Podemos cambiarlo, también para los registros que ya tenemos; "
            "el nuevo aviso se pone en la oficina, y se lo damos la próxima vez que nos veamos.",
        ),
    ),
)
_COMPLAINTS = Part(
    ("Complaints", "Quejas"),
    (
        (
            "<b>To us:</b> tell or write to {contact}, {reach}, {address}.",
            "<b>A nosotros:</b> diga o escriba a {contact}, {reach}, {address}.",
        ),
        (
            "<b>To the government:</b> Secretary of the U.S. Department of Health and Human Services, Office for Civil "
            "Rights, 200 Independence Avenue SW, Washington, DC 20201, 1-800-368-1019, www.hhs.gov/ocr.",
            "<b>Al gobierno:</b> Secretary of the U.S. Department of Health and Human Services, Office for Civil "
            "Rights, 200 Independence Avenue SW, Washington, DC 20201, 1-800-368-1019, www.hhs.gov/ocr.",
        ),
        (
            "Nobody may punish you for a complaint. Our help stays the same.",
            "Nadie puede tomar represalias por una queja. Nuestra ayuda sigue igual.",
        ),
    ),
)
PARTS = (_WITHOUT, _WITH, _COURT, _RIGHTS, _DUTIES, _COMPLAINTS)
IN_EFFECT: Pair = ("In effect since {day}. {edition}", "En vigor desde {day}. {edition}")
EDITION: Pair = ("Edition {edition}.", "Edición {edition}.")
STATE: Pair = ("State law", "Ley del estado")

SLIP_TITLE: Pair = ("Acknowledgment of the notice", "Constancia del aviso")
SLIP_KEPT: Pair = (
    "The notice is yours to keep. This page stays with {site}.",
    "El aviso es para usted. Esta página se queda en {site}.",
)
SLIP_SAYS: Pair = (
    "I was given the Notice of Privacy Practices of {site}. Signing says only that I got it. It is my choice; I get "
    "the same help either way.",
    "Me dieron el Aviso de prácticas de privacidad de {site}. Mi firma solo dice que lo recibí. Es mi decisión; recibo "
    "la misma ayuda de todas formas.",
)
SLIP_NAME: Pair = ("Name", "Nombre")
SLIP_RECORD: Pair = ("Record number", "Número de registro")
SLIP_NOTICE: Pair = ("Notice", "Aviso")
SLIP_HOW: Pair = ("How I got it", "Cómo lo recibí")
HOW: tuple[Pair, ...] = (
    ("On paper", "En papel"),
    ("Read to me", "Me lo leyeron"),
    ("By mail", "Por correo"),
    ("Electronic copy", "Copia electrónica"),
)
SIGNATURE: Pair = ("Signature, your choice", "Firma, si usted quiere")
REPRESENTATIVE: Pair = ("Or representative, and why they may sign", "O representante, y por qué puede firmar")
DATE: Pair = ("Date", "Fecha")
SLIP_STAFF: Pair = ("If not signed, filled in by the office", "Si no se firma, lo llena la oficina")
NOT_SIGNED: tuple[Pair, ...] = (
    ("Acknowledged without a signature", "Recibido sin firma"),
    ("Did not want to sign", "No quiso firmar"),
    ("Not asked", "No se le preguntó"),
)
SLIP_WHY: Pair = ("Why, in a few words", "Por qué, en pocas palabras")
SLIP_BY: Pair = ("Given by, initials", "Entregado por, iniciales")
