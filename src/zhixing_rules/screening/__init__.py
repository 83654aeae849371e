"""Screening of texts before publication, for art. 5(一) and (二) of the Opinion and for personal data.

`screen` finds mentions in a draft. `redact` replaces those that the reader may not see with a neutral wording. Both are
an aid and prove nothing.

>>> redact("公安机关协助查控，电话：00000000001", "public")
'依法查找，电话：00000000001'
"""

from zhixing_rules.screening.mention import NOTE, Mention, What, places
from zhixing_rules.screening.redaction import redact, reword
from zhixing_rules.screening.scan import screen

__all__ = ["NOTE", "Mention", "What", "places", "redact", "reword", "screen"]
