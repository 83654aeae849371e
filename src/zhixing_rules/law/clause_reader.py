"""Reader of the numbered part of an instrument: headings, articles or points, paragraphs, items and sub-items."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from zhixing_rules.law.clause_drafts import ArticleDraft, ItemDraft, ParagraphDraft
from zhixing_rules.law.heading_reader import HeadingReader, is_heading
from zhixing_rules.law.line_numbers import NumberForm, looks_numbered, read_number
from zhixing_rules.law.metadata import ArticleNumber
from zhixing_rules.law.source_lines import ends_sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zhixing_rules.law.clause import Article
    from zhixing_rules.law.heading_reader import Heading
    from zhixing_rules.law.line_numbers import LineNumber
    from zhixing_rules.law.source_lines import Block, Defects

__all__ = ["read_clauses"]

_SQUARE_CAPTION = re.compile("(?:【([^【】。；]{1,40})】|〔([^〔〕。；]{1,40})〕)[ \u3000\xa0]*(.*)")
_ROUND_CAPTION = re.compile("[（(]([^（）()。；，]{1,40})[）)][ \u3000\xa0]*(.*)")
_TABLE = re.compile("[|\uff5c\t\u2500-\u257f]")
_DELETED: Final = re.compile("删去|删除|废止|失效|略")


def read_clauses(
    blocks: Sequence[Block], unit: NumberForm, numbers: tuple[ArticleNumber, ...], defects: Defects
) -> tuple[tuple[Heading, ...], tuple[Article, ...]]:
    """Read the headings and the articles or points.

    Args:
        blocks: the blocks from the first heading or article on, without annex and colophon.
        unit: the form of the number of an article or point.
        numbers: the declared numbers of the articles; empty if they are 1, 2, 3 and so on.
        defects: receives everything that has no place in the structure.

    Returns:
        The headings and the articles, incomplete if there are defects.
    """
    reader = _Reader(unit, numbers, defects, round_captions=_has_round_captions(blocks, unit))
    for index, block in enumerate(blocks):
        reader.read(block, blocks[index + 1] if index + 1 < len(blocks) else None)
    return reader.finish()


class _Reader:
    def __init__(
        self, unit: NumberForm, numbers: tuple[ArticleNumber, ...], defects: Defects, *, round_captions: bool
    ) -> None:
        self.unit, self.numbers, self.defects = unit, numbers, defects
        self.round_captions = round_captions
        self.noun = ("条", "article") if unit is NumberForm.ARTICLE else ("点", "point")
        self.headings = HeadingReader(excerpt=bool(numbers), defects=defects)
        self.articles: list[ArticleDraft] = []
        self.needs_article = True  # at the start and after a heading
        self.empty: ParagraphDraft | ItemDraft | None = None  # a number whose text is on the next line
        self.declared = 0  # how many of the declared numbers have been read

    def read(self, block: Block, following: Block | None) -> None:
        if block.seam:
            self.defects.add(
                block,
                f"第{block.seam}行未隔空行，不能确定是否另起一款：请隔一空行，或者用 one_line_paragraphs",
                f"line {block.seam} follows the end of a sentence without a blank line, so that it may be a paragraph "
                "of its own: insert a blank line, or set one_line_paragraphs",
            )
        if _TABLE.search(block.text):
            self.defects.add(block, "不支持表格", "a table or a tab is not supported")
            return
        if block.unnumbered:
            self.plain(block)
            return
        number = read_number(block.text)
        if number is not None and number.form is self.unit:
            self.close()
            self.article(block, number)
        elif self.is_heading_here(block, number, following):
            self.close()
            self.headings.read(block, self.unit, needs_article=self.needs_article)
            self.needs_article = True
        elif number is not None:
            self.close()
            self.item(block, number)
        elif looks_numbered(block.text):
            self.defects.add(
                block,
                "形似编号，但不是可识别的形式；确系正文的，列入元数据 unnumbered",
                "looks numbered, but is not in an accepted form; if it is plain text, list its first words in "
                "unnumbered of the metadata",
            )
        else:
            self.plain(block)

    def is_heading_here(self, block: Block, number: LineNumber | None, following: Block | None) -> bool:
        """Whether a block is a heading, where 一、 may also be an item of a list."""
        if not is_heading(block.text, self.unit):
            return False
        if number is None or self.needs_article:
            return True
        paragraph = self.articles[-1].paragraphs[-1]
        last = paragraph.last_text()
        if NumberForm.COMMA not in paragraph.forms:
            return not last.endswith(("：", ":"))
        before_article = following is None or _starts(following, self.unit)
        if before_article and number.number == self.headings.next_part() == paragraph.next_number(NumberForm.COMMA):
            self.defects.add(
                block,
                "可以是标题，也可以是列举的一项：请改用其他编号形式或者以“；”“。”结尾",
                "may be a heading or an item of the list: end it with ； or 。 if it is an item",
            )
        return before_article and number.number == self.headings.next_part()

    # -------------------------------------------------------------------------------------------------- articles

    def article(self, block: Block, number: LineNumber) -> None:
        self.headings.close()
        caption, text = None, number.text
        if self.unit is NumberForm.ARTICLE:
            caption, text = _split_caption(number.text, in_round=self.round_captions)
        lone = _ROUND_CAPTION.fullmatch(text)
        if lone and not lone[2] and not _DELETED.search(lone[1]):
            self.defects.add(
                block,
                "只有部分条有圆括号条标：请改用【】，或者与正文写在同一行",
                "only some articles have a caption in round brackets: write it in 【】, or on the line of the text",
            )
        paragraph = ParagraphDraft(block, text)
        self.articles.append(
            ArticleDraft(self.article_number(block, number), caption, len(self.headings.found), paragraph)
        )
        self.needs_article = False
        self.empty = None if text else paragraph

    def article_number(self, block: Block, number: LineNumber) -> ArticleNumber:
        """The number of an article; a defect if it does not follow the number before it, or is not the declared one."""
        found = None if number.number is None else ArticleNumber(number.number, number.inserted or 0)
        last = self.articles[-1].number if self.articles else ArticleNumber(0)
        if self.numbers:
            return self.declared_number(block, number, found)
        expected = ArticleNumber(last.number + 1)
        if found == expected or (found is not None and last.number and found == (last.number, last.inserted + 1)):
            return found
        self.unexpected(block, expected, number.numeral)
        return found or expected

    def declared_number(self, block: Block, number: LineNumber, found: ArticleNumber | None) -> ArticleNumber:
        expected = self.numbers[self.declared] if self.declared < len(self.numbers) else None
        self.declared += 1
        if found is not None and found == expected:
            return found
        if expected is None:
            zh, en = self.noun
            self.defects.add(
                block,
                f"元数据 numbers 所列之外又有第{number.numeral}{zh}",
                f"{en} {number.numeral} is not in numbers of the metadata",
            )
        else:
            self.unexpected(block, expected, number.numeral)
            if found in self.numbers:
                self.declared = self.numbers.index(found) + 1
        return found or expected or ArticleNumber(len(self.articles) + 1)

    def unexpected(self, block: Block, expected: ArticleNumber, numeral: str) -> None:
        zh, en = self.noun
        inserted = f"-{expected.inserted}" if expected.inserted else ""
        after = f"之{expected.inserted}" if expected.inserted else ""
        self.defects.add(
            block,
            f"应为第{expected.number}{zh}{after}，却是{numeral}；有删去的条或者节录的，在元数据 numbers 中列明",
            f"expected {en} {expected.number}{inserted}, but got {numeral}; declare repealed articles and excerpts in "
            "numbers of the metadata",
        )

    # ---------------------------------------------------------------------------------------- paragraphs and items

    def plain(self, block: Block) -> None:
        """A block without a number: the rest of what is open, or a paragraph."""
        if self.headings.takes_title(block):
            return
        if self.needs_article:
            zh, en = self.noun
            self.defects.add(block, f"此处应先有一{zh}", f"expected {_a(en)} before: {block.text}")
        elif self.empty is not None:
            self.empty.text, self.empty = block.text, None
        else:
            paragraphs = self.articles[-1].paragraphs
            previous = paragraphs[-1].last_text()
            if not block.unnumbered and not (ends_sentence(block.text) and ends_sentence(previous)):
                self.defects.add(
                    block,
                    "此款或其前一段不以句末标点结尾，可能是断行、表格或者落款：请连成一行，列入 unnumbered，"
                    "或者以 colophon 写明落款首行",
                    "this paragraph, or what comes before it, does not end like a sentence, so that it may be a broken "
                    "line, a table or the sign-off: join the lines, list its first words in unnumbered, or give the "
                    "first line of the sign-off as colophon",
                )
            paragraphs.append(ParagraphDraft(block, block.text))

    def item(self, block: Block, number: LineNumber) -> None:
        zh, en = self.noun
        if self.needs_article:
            self.defects.add(block, f"此处应先有一{zh}", f"expected {_a(en)} before: {block.text}")
            return
        if number.form is NumberForm.ARTICLE:
            self.defects.add(
                block,
                f"此文件以“{self.unit}”编号，不应有条",
                f"an article in an instrument whose unit is {self.unit}",
            )
            return
        self.resume(number)
        paragraph = self.articles[-1].paragraphs[-1]
        if number.form in paragraph.forms:
            del paragraph.forms[paragraph.forms.index(number.form) + 1 :]
        elif len(paragraph.forms) == _DEEPEST:
            self.defects.add(block, "目之下不支持再列举", "a list within a sub-item is not supported")
            return
        else:
            paragraph.forms.append(number.form)
        depth = len(paragraph.forms)
        members = paragraph.items if depth == 1 else paragraph.items[-1].children
        expected = members[-1].number + 1 if members else 1
        if number.number != expected:
            kind, name = ("项", "item") if depth == 1 else ("目", "sub-item")
            self.defects.add(
                block,
                f"应为第{expected}{kind}，却是{number.numeral}",
                f"expected {name} {expected}, but got {number.numeral}",
            )
        members.append(ItemDraft(block, number.number or expected, number.mark, number.text))
        self.empty = None if number.text else members[-1]

    def resume(self, number: LineNumber) -> None:
        """Give paragraphs between two items to the first of them, where the list goes on after them."""
        paragraphs = self.articles[-1].paragraphs
        start = next((place for place in reversed(range(len(paragraphs))) if paragraphs[place].items), None)
        if start is None or start == len(paragraphs) - 1:
            return
        if any(each.text.endswith(("：", ":")) for each in paragraphs[start + 1 :]):  # the lead line of another list
            return
        listed = paragraphs[start]
        if number.form is listed.forms[0] and number.number == listed.items[-1].number + 1:
            listed.items[-1].closing += [each.text for each in paragraphs[start + 1 :]]
            del paragraphs[start + 1 :]
            listed.forms = [number.form]

    def check_ends(self, article: ArticleDraft) -> None:
        """Report a paragraph that may be a part of the list before it."""
        for before, after in pairwise(article.paragraphs):
            if (
                before.items
                and before.last_text().endswith(("；", ";", "，", ",", "、"))
                and not after.block.unnumbered
            ):
                self.defects.add(
                    after.block,
                    "前一项不以句号结尾，此段可能是失去编号的一项；确系另一款的，列入 unnumbered",
                    "the item before does not end with 。, so that this may be an item that has lost its number; if it "
                    "is a paragraph, list its first words in unnumbered",
                )
            # In an article, a paragraph after the items is one of the article; in a point it may be either.
            elif self.unit is not NumberForm.ARTICLE and any(item.closing for item in before.items):
                self.defects.add(
                    after.block,
                    "不能确定属于上一项还是另起一款：请将上一项连成一段",
                    "may belong to the last item or be a paragraph of its own: write each item as one paragraph",
                )

    # ----------------------------------------------------------------------------------------------------- result

    def close(self) -> None:
        """A numbered block begins: what is open must have its words."""
        if self.empty is not None:
            self.defects.add(self.empty.block, "编号之后没有文字", "no words follow the number")
            self.empty = None

    def finish(self) -> tuple[tuple[Heading, ...], tuple[Article, ...]]:
        self.close()
        zh, en = self.noun
        if self.needs_article:
            self.defects.add_whole(
                f"原文没有{zh}，或者以标题结尾；以“一、”“（一）”“1.”编号的，在元数据 unit 中写明",
                f"the text has no {en}, or ends with a heading; for a text numbered 一、, （一） or 1., give unit in "
                "the metadata",
            )
        for each in self.numbers[self.declared :]:
            self.defects.add_whole(
                f"元数据 numbers 列有{each.number}{f'之{each.inserted}' if each.inserted else ''}，原文没有",
                f"numbers of the metadata has {each.number}{f'-{each.inserted}' if each.inserted else ''}, but the "
                "text has not",
            )
        for article in self.articles:
            self.check_ends(article)
        headings = tuple(self.headings.found)
        return headings, tuple(each.built(headings) for each in self.articles)


_DEEPEST: Final = 2


def _a(noun: str) -> str:
    return f"an {noun}" if noun.startswith("a") else f"a {noun}"


def _has_round_captions(blocks: Sequence[Block], unit: NumberForm) -> bool:
    """Whether every article begins with a caption in round brackets, deletion notes aside.

    Where only some do, such as 第五条 （市）…, the brackets are a part of the text.
    """
    texts = [number.text for block in blocks if (number := read_number(block.text)) and number.form is unit]
    captions = [
        match[1] if (match := _ROUND_CAPTION.fullmatch(text)) and not read_number(text) else None for text in texts
    ]
    noted = [each for each in captions if each is None or not _DELETED.search(each)]
    return len(noted) > 1 and None not in noted


def _split_caption(text: str, *, in_round: bool) -> tuple[str | None, str]:
    """Split the caption of an article from its text; a note such as （删去） is no caption."""
    if match := _SQUARE_CAPTION.fullmatch(text):
        return match[1] or match[2], match[3]
    match = _ROUND_CAPTION.fullmatch(text) if in_round else None
    if match is None or _DELETED.search(match[1]):
        return None, text
    return match[1], match[2]


def _starts(block: Block, unit: NumberForm) -> bool:
    number = read_number(block.text)
    return (number is not None and number.form is unit) or is_heading(block.text, unit)
