"""The words of the breach letter in English and Spanish; the Spanish is a draft until passed, counsel reads both."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from leaddesk.domain.breach import BreachData
from leaddesk.domain.codes import Language


@dataclass(frozen=True, slots=True)
class BreachWords:
    """Every fixed word of the letter in one language, and what its own parts begin with."""

    code: str
    title: str
    opening: str
    happened: str
    on: str
    found: str
    kinds_title: str
    kinds: Mapping[BreachData, str]
    steps_title: str
    doing_title: str
    ask_title: str
    ask: str
    write: str
    sorry: str
    signer: str
    signed: str
    steps: str
    doing: str


ENGLISH = BreachWords(
    "en",
    "About Your Information",
    "{name}, this letter tells you about something that happened to information that this office keeps about you.",
    "What happened",
    "It happened on {day}.",
    "We learned of it on {day}.",
    "Which information",
    {
        BreachData.NAME: "your name",
        BreachData.BIRTH: "your date of birth",
        BreachData.REACH: "your address or phone number",
        BreachData.TAKING_PART: "that you take part here",
        BreachData.HEALTH: "health or treatment",
        BreachData.SUBSTANCE_USE: "substance use",
        BreachData.LEGAL: "legal matters",
        BreachData.BENEFITS: "housing, income or benefits",
        BreachData.OTHER: "what is told above",
    },
    "What you can do",
    "What we are doing",
    "Whom to ask",
    "{who}.",
    "You may also write to us: {address}.",
    "We are sorry that this happened.",
    "{name}, coordinator",
    "Date signed",
    "Tell us if someone uses this information against you. You can ask us not to write or call at an address or phone "
    "that is not safe. If your name and birth date were involved, you can ask a credit bureau for a free fraud alert.",
    "We have looked into how it happened, we try to get the information back or destroyed, and we change how we work "
    "so that it does not happen again.",
)
SPANISH = BreachWords(
    "es",
    "Sobre su información",
    "{name}: esta carta le informa de algo que pasó con información que esta oficina guarda sobre usted.",
    "Qué pasó",
    "Pasó el {day}.",
    "Lo supimos el {day}.",
    "Qué información",
    {
        BreachData.NAME: "su nombre",
        BreachData.BIRTH: "su fecha de nacimiento",
        BreachData.REACH: "su dirección o teléfono",
        BreachData.TAKING_PART: "que usted participa aquí",
        BreachData.HEALTH: "salud o tratamiento",
        BreachData.SUBSTANCE_USE: "uso de sustancias",
        BreachData.LEGAL: "asuntos legales",
        BreachData.BENEFITS: "vivienda, ingresos o beneficios",
        BreachData.OTHER: "lo que se dice arriba",
    },
    "Qué puede hacer usted",
    "Qué estamos haciendo",
    "A quién preguntar",
    "{who}.",
    "También puede escribirnos: {address}.",
    "Lamentamos que esto haya pasado.",
    "{name}, coordinación",
    "Fecha de firma",
    "Avísenos si alguien usa esta información en su contra. Puede pedirnos que no escribamos ni llamemos a una "
    "dirección o un teléfono que no sea seguro. Si se trata de su nombre y fecha de nacimiento, puede pedir gratis a "
    "una oficina de crédito una alerta de fraude.",
    "Hemos investigado cómo pasó, tratamos de recuperar la información o de que se destruya, y cambiamos nuestra forma "
    "de trabajar para que no vuelva a pasar.",
)


def breach_words(language: Language) -> BreachWords:
    """Return the words for somebody who reads this language; English where there are none."""
    return SPANISH if language is Language.SPANISH else ENGLISH
