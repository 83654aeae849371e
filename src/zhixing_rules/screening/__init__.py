"""Screening of what is to be published: art. 5(一) and (二), and personal data. It helps and does not prove.

`screen` finds mentions in a draft, `redact` puts a neutral wording in place of those its reader may not see.

>>> redact("公安机关协助查控，电话：00000000001", "public")
'依法查找，电话：00000000001'
"""

from zhixing_rules.screening.mention import NOTE_EN, NOTE_ZH, Mention, What, places
from zhixing_rules.screening.redaction import redact, reword
from zhixing_rules.screening.scan import screen

__all__ = ["NOTE_EN", "NOTE_ZH", "Mention", "What", "places", "redact", "reword", "screen"]
