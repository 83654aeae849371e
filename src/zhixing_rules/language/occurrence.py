"""That an event has happened or has not, as sentences."""

from __future__ import annotations

from typing import Self

from zhixing_rules._bilingual import Bilingual
from zhixing_rules._values import dataclass

__all__ = ["Occurrence"]


@dataclass(frozen=True, slots=True)
class Occurrence:
    """The two sentences about an event.

    The title of a day is a noun, such as 发函日期 and "day the letter was sent"; a sentence needs the verb: 已发函,
    "the letter has been sent". A day has sentences of its own where they do not follow from its title.

    Attributes:
        happened: that it has happened.
        not_happened: that it has not happened.
    """

    happened: Bilingual
    not_happened: Bilingual

    @classmethod
    def of(cls, happened_zh: str, not_happened_zh: str, happened_en: str, not_happened_en: str) -> Self:
        """Create from the sentences in Chinese, then those in English.

        Args:
            happened_zh: that it has happened, in Chinese.
            not_happened_zh: that it has not happened, in Chinese.
            happened_en: that it has happened, in English.
            not_happened_en: that it has not happened, in English.

        Returns:
            The sentences.

        >>> Occurrence.of("已发函", "尚未发函", "it has been sent", "it has not yet been sent").happened
        Bilingual(zh='已发函', en='it has been sent')
        """
        return cls(Bilingual(happened_zh, happened_en), Bilingual(not_happened_zh, not_happened_en))
