"""Letters of a court under the Opinion: values first, then Word files (GB/T 9704-2012) or a court's own template.

A letter is written from the record as its addressee may know it. What is not recorded is a gap 【　】; the rules say
whether it may be sent yet. Word files need the extra ``[office]``; the values need nothing.
"""

from typing import TYPE_CHECKING, Final

from zhixing_rules._lazy_exports import lazy_exports

if TYPE_CHECKING:
    from zhixing_rules.office.letters.docx_writer import approval_docx, letter_docx
    from zhixing_rules.office.letters.letter_content import LetterContent, LetterKind, Note
    from zhixing_rules.office.letters.letter_draft import draft_letter
    from zhixing_rules.office.letters.letter_template import fill_template, template_context

__all__ = [
    "LetterContent",
    "LetterKind",
    "Note",
    "approval_docx",
    "draft_letter",
    "fill_template",
    "letter_docx",
    "template_context",
]

_LAZY: Final = {
    ".docx_writer": ("approval_docx", "letter_docx"),
    ".letter_content": ("LetterContent", "LetterKind", "Note"),
    ".letter_draft": ("draft_letter",),
    ".letter_template": ("fill_template", "template_context"),
}
"""Names imported on first use."""

__getattr__, __dir__ = lazy_exports(__name__, _LAZY)
