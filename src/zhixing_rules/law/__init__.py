"""The law as data: the text of an instrument, its clauses, and citations of them. Independent of rules and files."""

from zhixing_rules.law.citation import Citation
from zhixing_rules.law.citation_styles import Style
from zhixing_rules.law.clause import Article, Item, Paragraph, QuotedSentence, Sentence, Subitem, split_sentences
from zhixing_rules.law.division import DivisionLevel, DivisionNumber
from zhixing_rules.law.document_part import DocumentPart
from zhixing_rules.law.instrument import Instrument
from zhixing_rules.law.instrument_parser import load_instrument, split_foreign_block
from zhixing_rules.law.translation import (
    UNOFFICIAL,
    TranslatedClause,
    TranslatedSentence,
    Translation,
    read_translation,
)

__all__ = [
    "UNOFFICIAL",
    "Article",
    "Citation",
    "DivisionLevel",
    "DivisionNumber",
    "DocumentPart",
    "Instrument",
    "Item",
    "Paragraph",
    "QuotedSentence",
    "Sentence",
    "Style",
    "Subitem",
    "TranslatedClause",
    "TranslatedSentence",
    "Translation",
    "load_instrument",
    "read_translation",
    "split_foreign_block",
    "split_sentences",
]
