"""Screening of what is to be published: art. 5(一) and (二), and personal data. It helps and does not prove.

`screen` finds mentions in a draft, `redact` puts a neutral wording in their place.

>>> from zhixing_rules.screening import redact, screen
>>> draft = "公安机关协助查控，电话：00000000001"
>>> redact(draft, screen(draft))
'依法查找，电话：00000000001'
"""

from zhixing_rules.screening.mention import NOTE_EN, NOTE_ZH, Mention, MentionKind, What
from zhixing_rules.screening.redacting import redact
from zhixing_rules.screening.scanning import screen

__all__ = ["NOTE_EN", "NOTE_ZH", "Mention", "MentionKind", "What", "redact", "screen"]
