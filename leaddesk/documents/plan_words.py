"""The words of the plan on paper, English beside Spanish; a draft until it was passed."""

from __future__ import annotations

from leaddesk.domain.plan_codes import StepWho

Pair = tuple[str, str]

TITLE: Pair = ("My Plan", "Mi plan")
SUBTITLE: Pair = ("Individual intervention plan", "Plan individual")
NAME: Pair = ("Name", "Nombre")
PLAN: Pair = ("Plan", "Plan")
STARTED: Pair = ("Started", "Comienzo")
AGAIN: Pair = ("We look at it again by", "Lo vemos de nuevo antes del")
OWN_WORDS: Pair = ("What matters to me, in my own words", "Lo que me importa, en mis palabras")
YOURS: Pair = (
    "This plan is yours. Change it on any day. You stay in LEAD whether or not a step gets done.",
    "Este plan es suyo. Cámbielo cualquier día. Usted sigue en LEAD aunque un paso no se haga.",
)
AREA: Pair = ("Area of life", "Área de la vida")
GOAL: Pair = ("Goal", "Meta")
WHY: Pair = ("Why it matters", "Por qué importa")
STEP: Pair = ("Step", "Paso")
WHO: Pair = ("Who", "Quién")
WHEN: Pair = ("By when", "Para cuándo")
DONE: Pair = ("Done", "Hecho")
REACHED: Pair = ("done", "hecho")
PAUSED: Pair = ("paused", "en pausa")
NO_DAY: Pair = ("No day set", "Sin fecha")
NO_STEPS: Pair = ("No steps yet", "Todavía no hay pasos")
NO_GOALS: Pair = ("No goals yet", "Todavía no hay metas")
HELPS_TITLE: Pair = ("What helps, and staying safer", "Lo que ayuda, y más seguridad")
HELPS: Pair = ("What helps; people I trust", "Lo que ayuda; personas de confianza")
BARRIERS: Pair = ("What gets in the way", "Lo que estorba")
SAFER: Pair = ("Staying safer", "Más seguridad")
MY_CHOICE: Pair = ("your choice", "si usted quiere")
SIGNATURE: Pair = ("My signature", "Mi firma")
COORDINATOR: Pair = ("coordinator", "coordinación")
DATE: Pair = ("Date", "Fecha")
NOT_GIVEN: Pair = ("Nothing yet", "Nada todavía")
WHOSE: dict[StepWho, Pair] = {
    StepWho.PARTICIPANT: ("Me", "Yo"),
    StepWho.TOGETHER: ("Me and {coordinator}", "Yo y {coordinator}"),
    StepWho.COORDINATOR: ("{coordinator}", "{coordinator}"),
    StepWho.PROVIDER: ("Provider", "Proveedor"),
}
DOMAINS: dict[str, str] = {
    "housing": "Vivienda",
    "income": "Ingresos, trabajo y beneficios",
    "food": "Comida",
    "health": "Salud",
    "social": "Familia y amistades",
    "mh": "Salud mental",
    "su": "Uso de sustancias",
    "legal": "Asuntos legales",
    "id_docs": "Documentos de identidad",
    "transport": "Transporte",
    "safety": "Seguridad",
    "other": "Otra cosa",
}
"""The fixed domains in Spanish; a site's own ones stand as the site calls them."""


class Labels:
    """Says a label in English, or in both languages with a stroke between them."""

    def __init__(self, *, bilingual: bool) -> None:
        """Take whether the paper is for somebody who reads Spanish, or a blank that may be."""
        self.bilingual = bilingual

    def __call__(self, pair: Pair) -> str:
        """Return a label."""
        return " / ".join(dict.fromkeys(pair)) if self.bilingual else pair[0]

    def domain(self, code: str, name: str) -> str:
        """Return what a domain is called."""
        return self((name, DOMAINS.get(code, name)))
