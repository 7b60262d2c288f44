"""The words of the closing summary, English beside Spanish; a draft until it was passed."""

from __future__ import annotations

Pair = tuple[str, str]

TITLE: Pair = ("Closing Summary", "Resumen de cierre")
NAME: Pair = ("Name", "Nombre")
WITH_US: Pair = ("With LEAD from", "En LEAD desde")
CLOSED: Pair = ("Closed on", "Se cerró el")
REASON: Pair = ("Reason", "Motivo")
DESTINATION: Pair = ("Where the person stays now", "Dónde vive ahora")
GOALS_OF_PERSON: Pair = ("Goals, in the person's own words", "Metas, en las palabras de la persona")
GOALS: Pair = ("My goals, in my own words", "Mis metas, en mis palabras")
SERVICES_OF_PERSON: Pair = ("Who the person is linked with", "Con quién está en contacto")
SERVICES: Pair = ("Who I am linked with", "Con quién estoy en contacto")
COURTS: Pair = ("Court dates to come", "Fechas de corte por venir")
WHEN: Pair = ("When", "Cuándo")
WHERE: Pair = ("Where", "Dónde")
CASE: Pair = ("Case", "Caso")
COUNSEL: Pair = ("Lawyer", "Abogado")
HANDED: Pair = ("These dates are with", "De estas fechas se ocupa")
NO_COURT: Pair = ("None known", "Ninguna que sepamos")
CONSENT: Pair = ("Consent", "Permiso")
CONSENTS: Pair = ("Consents still in force", "Permisos que siguen en vigor")
ENDS: Pair = ("Ends", "Termina")
OFFICE: Pair = ("Office", "Oficina")
NO_CONSENTS: Pair = ("None", "Ninguno")
AS_TERMS: Pair = (
    "Closing a record ends no consent: each ends as it says itself. Any of them can be taken back today.",
    "Cerrar el registro no termina ningún permiso: cada uno termina como dice. Cualquiera se puede retirar hoy.",
)
RETURN: Pair = (
    "You may come back on any day, for any reason. Call {phone} or stop by: you need no new referral, and nothing that "
    "happened stands in the way.",
    "Puede volver cualquier día, por cualquier razón. Llame al {phone} o venga: no necesita otra referencia, y nada de "
    "lo que pasó se lo impide.",
)
RETURN_OF_PERSON: Pair = (
    "The person may come back on any day, for any reason, without a new referral. Nothing that happened stands in the "
    "way.",
    "La persona puede volver cualquier día, por cualquier razón, sin otra referencia. Nada de lo que pasó se lo "
    "impide.",
)
NOTHING: Pair = ("Nothing written", "Nada escrito")
NOT_KNOWN: Pair = ("Not known", "No se sabe")
EVENT: Pair = ("when", "cuando")
COORDINATOR: Pair = ("coordinator", "coordinación")
MY_CHOICE: Pair = ("your choice", "si usted quiere")
DATE: Pair = ("Date", "Fecha")
