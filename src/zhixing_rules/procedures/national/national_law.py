"""National law above the Opinion as one procedure: the modules of its instruments, in the order of a case."""

from __future__ import annotations

from datetime import date

from zhixing_rules.language import Commencement, Fixed, Procedure
from zhixing_rules.procedures.fields.subjects import CASE, MECHANISM
from zhixing_rules.procedures.national import (
    case_filing_opinion,
    civil_procedure_interpretation,
    civil_procedure_law,
    criminal_procedure_interpretation,
    criminal_procedure_law,
    detention_centre_rules,
    police_case_provisions,
    private_prosecution_notice,
    procuratorate_rules,
    property_inquiry_provisions,
    public_security_punishment_law,
    refusal_interpretation_2024,
    refusal_opinion_2025,
    seizure_provisions,
    vehicle_registration_provisions,
)
from zhixing_rules.procedures.national.coverage import coverage_table
from zhixing_rules.procedures.national.instruments import national_instrument

__all__ = ["NATIONAL_LAW"]

NATIONAL_LAW = Procedure(
    id="national_law",
    instrument=national_instrument("xsf-2018"),
    roots=(CASE, MECHANISM),
    rules=(
        *civil_procedure_law.RULES,
        *civil_procedure_interpretation.RULES,
        *detention_centre_rules.RULES,
        *property_inquiry_provisions.RULES,
        *refusal_interpretation_2024.RULES,
        *refusal_opinion_2025.RULES,
        *criminal_procedure_law.RULES,
        *police_case_provisions.RULES,
        *case_filing_opinion.RULES,
        *procuratorate_rules.RULES,
        *private_prosecution_notice.RULES,
        *criminal_procedure_interpretation.RULES,
        *seizure_provisions.RULES,
        *vehicle_registration_provisions.RULES,
        *public_security_punishment_law.RULES,
    ),
    readings=(),
    commencement=Commencement(day=Fixed(date(1991, 4, 9)), acts=()),
    coverage_table=coverage_table,
)
"""The national layer. Each of its rules quotes its own instrument, and is in force on days of its own."""
