"""The Spanish words of the resource sheet; a draft until a translator has passed it."""

from __future__ import annotations

from leaddesk.domain.codes import ServiceNeed

_S = ServiceNeed
SPANISH: dict[ServiceNeed, str] = {
    _S.EMERGENCY_SHELTER: "Albergue de emergencia",
    _S.TRANSITIONAL: "Vivienda de transición",
    _S.HOUSING: "Ayuda con vivienda",
    _S.RENT_HELP: "Ayuda con la renta",
    _S.FOOD: "Comida",
    _S.CLOTHING: "Ropa",
    _S.PHONE: "Teléfono",
    _S.ID_DOCS: "Documentos de identidad",
    _S.TRANSPORT: "Transporte",
    _S.EMPLOYMENT: "Empleo",
    _S.BENEFITS: "Beneficios",
    _S.PRIMARY_CARE: "Atención médica",
    _S.DENTAL: "Dentista",
    _S.HOSPITAL: "Hospital",
    _S.CRISIS: "Ayuda en crisis",
    _S.MH_OUTPATIENT: "Salud mental",
    _S.MH_INPATIENT: "Salud mental, hospital",
    _S.PSYCHIATRY: "Psiquiatría por video",
    _S.DETOX: "Desintoxicación",
    _S.SUD_OUTPATIENT: "Tratamiento",
    _S.SUD_RESIDENTIAL: "Tratamiento residencial",
    _S.MOUD: "Medicina para opioides",
    _S.RECOVERY_HOUSING: "Vivienda de recuperación",
    _S.PEER: "Apoyo de compañeros",
    _S.NALOXONE: "Naloxona",
    _S.SYRINGE_SERVICE: "Servicio de jeringas",
    _S.WOUND_CARE: "Cuidado de heridas",
    _S.CIVIL_LEGAL: "Ayuda legal civil",
    _S.CRIMINAL_DEFENSE: "Defensa penal",
    _S.EXPUNGEMENT: "Limpieza de antecedentes",
    _S.DOMESTIC_VIOLENCE: "Ayuda por violencia en el hogar",
    _S.PARENTING: "Ayuda para padres",
    _S.VETERAN: "Servicios para veteranos",
    _S.TRIBAL: "Servicios tribales",
    _S.EDUCATION: "Educación",
    _S.SPIRITUAL: "Apoyo espiritual",
    _S.OTHER: "Otros servicios",
}
BY_VIDEO = "by video or phone / por video o teléfono"
SLIDING_FEE = "fee by income / precio según ingresos"
MEDICAID = "takes Medicaid / acepta Medicaid"
