"""Confidential text: names, identity and telephone numbers, addresses.

A `Secret` compares and hashes like its text. Serialising the record writes the text; `repr`, `str`, f-strings and logs
show `***` instead. `reveal()` returns the text. In a record, a text that shows nothing is not recorded.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pydantic_core import core_schema

from zhixing_rules._text_safety import strip_blanks

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler

__all__ = ["Secret"]

_MAX_LENGTH: Final = 500


class Secret:
    """A confidential text.

    >>> name = Secret("张某甲")
    >>> name, f"{name}", name == Secret("张某甲")
    (Secret('***'), '***', True)
    """

    __slots__ = ("__text",)

    def __init__(self, text: str) -> None:
        self.__text = text

    def reveal(self) -> str:
        """Return the text. Use it only where the text is needed, because it can leak from there."""
        return self.__text

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Secret) and self.__text == other.__text

    def __hash__(self) -> int:
        return hash((Secret, self.__text))

    def __repr__(self) -> str:
        return "Secret('***')"

    def __str__(self) -> str:
        return "***"

    def __reduce__(self) -> tuple[type[Secret], tuple[str]]:
        return Secret, (self.__text,)

    @classmethod
    def _recorded(cls, given: Secret | str) -> Secret | None:
        """Return the text without blanks at its ends; ``None`` if it shows nothing."""
        text = strip_blanks(given if isinstance(given, str) else given.reveal())
        return cls(text) if text else None

    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        text = core_schema.str_schema(max_length=_MAX_LENGTH)
        either = core_schema.union_schema([core_schema.is_instance_schema(cls), text])
        return core_schema.json_or_python_schema(
            json_schema=core_schema.no_info_after_validator_function(cls._recorded, text),
            python_schema=core_schema.no_info_after_validator_function(cls._recorded, either),
            serialization=core_schema.plain_serializer_function_ser_schema(
                cls.reveal, return_schema=core_schema.str_schema()
            ),
        )
