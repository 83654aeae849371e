"""焦中法〔2024〕101号 as rules: the article modules, in the order of the Opinion."""

from __future__ import annotations

from zhixing_rules.language import Procedure
from zhixing_rules.procedures.fields.subjects import CASE, MECHANISM
from zhixing_rules.procedures.jiaozuo_2024 import (
    addressees,
    annex_letter,
    art01_scope,
    art02_counterparts,
    art03_process,
    art04_coordination,
    art05_secrecy,
    art06_bulletin,
    art07_detention,
    art08_documents,
    art09_review,
    art10_arrest,
    art11_analogy,
    art12_resistance,
    art13_vehicles,
    art14_sharing,
    art15_instrument,
    art16_consultation,
    art17_commencement,
)
from zhixing_rules.procedures.jiaozuo_2024.courts import DIRECTORY
from zhixing_rules.procedures.jiaozuo_2024.coverage import coverage_table
from zhixing_rules.procedures.jiaozuo_2024.opinion import OPINION, PROTECTED_BY
from zhixing_rules.procedures.jiaozuo_2024.readings import READINGS
from zhixing_rules.procedures.jiaozuo_2024.translation import translation_en

__all__ = ["JIAOZUO_2024"]

JIAOZUO_2024 = Procedure(
    id="jiaozuo_2024",
    instrument=OPINION,
    roots=(CASE, MECHANISM),
    rules=(
        *addressees.RULES,
        *art01_scope.RULES,
        *art02_counterparts.RULES,
        *art03_process.RULES,
        *art04_coordination.RULES,
        *art05_secrecy.RULES,
        *art06_bulletin.RULES,
        *art07_detention.RULES,
        *art08_documents.RULES,
        *art09_review.RULES,
        *art10_arrest.RULES,
        *art11_analogy.RULES,
        *art12_resistance.RULES,
        *art13_vehicles.RULES,
        *art14_sharing.RULES,
        *art15_instrument.RULES,
        *art16_consultation.RULES,
        *art17_commencement.RULES,
        *annex_letter.RULES,
    ),
    readings=READINGS,
    commencement=art17_commencement.COMMENCEMENT,
    directory=DIRECTORY,
    coverage_table=coverage_table,
    translation=translation_en,
    protected_by=PROTECTED_BY,
)
"""焦中法〔2024〕101号: its 17 articles, the notice and the annex."""
