"""The law as data: an instrument's words, its clauses, and citations of them. Knows no rule and no file."""

from zhixing_rules.law.citation import Citation
from zhixing_rules.law.citation_styles import Style
from zhixing_rules.law.clause import Article, Item, Paragraph, Sentence, split_sentences
from zhixing_rules.law.instrument import Instrument
from zhixing_rules.law.parsing import cut_foreign, load_instrument
from zhixing_rules.law.part import Part

__all__ = [
    "Article",
    "Citation",
    "Instrument",
    "Item",
    "Paragraph",
    "Part",
    "Sentence",
    "Style",
    "cut_foreign",
    "load_instrument",
    "split_sentences",
]
