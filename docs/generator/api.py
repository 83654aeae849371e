"""The reference of the public names, from their docstrings: one page for each package, in English, and an index.

Signatures are those of the source. An example is the doctest of the docstring, preceded by the imports that it needs
outside its module, so that it runs where it is pasted.
"""

from __future__ import annotations

import ast
import builtins
import doctest
import importlib
import inspect
import pkgutil
import re
import textwrap
from dataclasses import dataclass
from enum import Enum
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel

import zhixing_rules
from generator.bilingual_text import ENGLISH, anchor, footer, page_header, table
from generator.page_names import link_from
from zhixing_rules import JIAOZUO_WITH_NATIONAL
from zhixing_rules.cli import commands
from zhixing_rules.records import Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.bilingual_text import Language

__all__ = ["Symbol", "api_anchors", "api_index", "api_pages", "symbols"]

Function = ast.FunctionDef | ast.AsyncFunctionDef
Defined = ast.ClassDef | Function

ROOT = zhixing_rules.__name__

_PACKAGES = {
    "": ("判断、计划、说明、披露、比较", "judge, plan, explain, disclose, compare"),
    "errors": ("各种错误", "the errors"),
    "records": ("案件和联动机制的记录", "the records of a case and of a joint mechanism"),
    "law": ("文件、条款、引用", "instruments, clauses and citations"),
    "language": ("规则由什么构成", "what rules are made of"),
    "calendars": ("工作日", "working days"),
    "engine": ("结论、计划及其各部分", "results and their parts"),
    "amendment": ("规程的修改", "changes of a procedure"),
    "screening": ("发布前筛查", "screening before publication"),
    "comparison": ("修改前后的比较", "comparison of two procedures"),
    "impacts": ("对在办案件的影响", "impact on open cases"),
    "batch": ("按列判断、批量审计", "whole archives in columns"),
    "conformance": ("测试向量", "golden vectors"),
    "views": ("工作单、台账、期日图的内容", "the content of worklists, ledgers and timelines"),
    "interchange": ("JSON 和模式", "JSON and schemas"),
    "render.text": ("文字", "plain text"),
    "render.markdown": ("Markdown", "Markdown"),
    "render.timeline_svg": ("期日图", "the picture of a timeline"),
    "testing": ("测试工具包", "the test kit"),
    "synthetic": ("虚构档案", "synthetic archives"),
    "office": ("表格和日历文件", "worksheets and calendar files"),
    "office.html": ("供打印的网页", "pages to print"),
    "office.letters": ("文书", "letters"),
    "serve": ("常驻服务", "the process that stays"),
}
"""The packages of the reference, by name below ``zhixing_rules``, with what they are for."""

_CHINESE = {
    "JIAOZUO_2024": "焦中法〔2024〕101号的规程",
    "JIAOZUO_WITH_NATIONAL": "同上，并及其上的国家法",
    "PRC": "中国的工作日历",
    "AmendmentRefused": "错误：修改案不能适用",
    "Audience": "披露对象",
    "Calendar": "工作日历",
    "CalendarError": "错误：没有可用的工作日数据",
    "CalendarNotPublished": "错误：所涉日期的放假通知未公布或未载入",
    "Case": "案件记录",
    "Citation": "条款的引用",
    "CitationError": "错误：没有这一条款，或引文不在其中",
    "Deadline": "期限及其计算过程",
    "DisclosureRefused": "错误：结果不得给予该对象",
    "Explanation": "对一项结论的说明",
    "Finding": "一条规则对一个对象的结论",
    "Impact": "对在办案件的影响",
    "JointMechanism": "联动机制记录",
    "Plan": "办案计划",
    "Problem": "输入中的一处问题：何处、应当怎样",
    "Procedure": "规程：一份文件的全部规则",
    "RecordError": "错误：记录不能读取，列明各处问题",
    "Report": "一案的全部结论",
    "Rule": "规则",
    "RuleDefect": "错误：规则定义有误",
    "Step": "计划中的一步",
    "Verdict": "结论：六个词",
    "ZhixingError": "本库各种错误的基类",
    "compare": "比较修改前后的规程",
    "disclose": "只留披露对象可知的内容；输出的唯一途径",
    "explain": "说明一项结论",
    "impact": "新规程或新日历影响哪些案件",
    "load": "严格读入记录",
    "moves": "一件案件的结论和期限怎样变动",
    "normalise": "先统一写法，再读入",
    "plan": "列出何人最迟何日办何事",
    "redact": "遮盖稿件中不得提及的内容",
    "screen": "筛查稿件",
    "validate": "对一件案件逐条判断",
}
"""What each name of the package is, in Chinese."""


# ------------------------------------------------------------------------------------------------ the public names


@dataclass(frozen=True, eq=False)
class Symbol:
    """A public name.

    Attributes:
        package: the package whose page has it, below ``zhixing_rules``; empty for that itself.
        name: the name.
        value: what it names.
        module: the module that defines it.
        node: its definition; ``None`` for a value.
        doc: its docstring, or the text below a value.
    """

    package: str
    name: str
    value: Any
    module: str
    node: Defined | None
    doc: str

    @property
    def page(self) -> str:
        """The name of its page, without the ending."""
        return _page(self.package)

    @property
    def first_sentence(self) -> str:
        """The first sentence of its docstring, on one line."""
        first = " ".join(self.doc.partition("\n\n")[0].split())
        return re.split(r"(?<=[.])\s+(?=[A-Z`])", first, maxsplit=1)[0]


def _page(package: str) -> str:
    return package.replace(".", "-") or ROOT


def _imported(package: str) -> ModuleType:
    return importlib.import_module(f"{ROOT}.{package}" if package else ROOT)


@cache
def _tree(module: str) -> ast.Module:
    """Return the source of a module, parsed."""
    return ast.parse(_sources()[module])


@cache
def _sources() -> dict[str, str]:
    """Return the source of every module of the library."""
    folder = Path(zhixing_rules.__path__[0])
    return {
        ".".join((ROOT, *path.relative_to(folder).with_suffix("").parts)).removesuffix(".__init__"): path.read_text(
            encoding="utf-8"
        )
        for path in sorted(folder.rglob("*.py"))
    }


def _assigned(name: str) -> Iterator[tuple[str, str]]:
    """Yield each module that assigns a name, and the text below the assignment."""
    for module, source in _sources().items():
        if not re.search(rf"^{name}\b[^=\n]* = ", source, re.MULTILINE):
            continue
        body = ast.parse(source).body
        for node, after in zip(body, [*body[1:], None], strict=True):
            targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
            text = after.value if isinstance(after, ast.Expr) else None
            words = text.value if isinstance(text, ast.Constant) and isinstance(text.value, str) else ""
            if any(isinstance(target, ast.Name) and target.id == name for target in targets):
                yield module, inspect.cleandoc(words)


@cache
def _definition(module: str, name: str) -> Defined | None:
    """Return the last definition of a name: the one after its overloads."""
    found = [each for each in _tree(module).body if isinstance(each, Defined) and each.name == name]
    return found[-1] if found else None


def _symbol(package: str, name: str) -> Symbol:
    value = getattr(_imported(package), name)
    module = getattr(value, "__module__", None) if isinstance(value, type) or inspect.isroutine(value) else None
    node = None if module is None or not module.startswith(ROOT) else _definition(module, name)
    if module is not None and node is not None:
        return Symbol(package, name, value, module, node, ast.get_docstring(node) or "")
    prefix = f"{ROOT}.{package}" if package else ROOT
    places = [*_assigned(name)]
    inside = [each for each in places if each[0].startswith(prefix)] or places
    place, text = max(inside, key=lambda one: bool(one[1]), default=(prefix, ""))
    return Symbol(package, name, value, place, None, text)


@cache
def symbols() -> tuple[Symbol, ...]:
    """Return every public name once, on the page of the first package that has it."""
    found: dict[tuple[str, str], Symbol] = {}
    for package in _PACKAGES:
        for name in _imported(package).__all__:
            each = _symbol(package, name)
            found.setdefault((each.module, name), each)
    return tuple(found.values())


def _of(package: str) -> list[Symbol]:
    return [each for each in symbols() if each.package == package]


def api_anchors() -> list[str]:
    """Return the anchor of every name that stays (see the page on stability)."""
    return [f"en/api/{each.page}.md#{each.name}" for each in _of("")]


# ------------------------------------------------------------------------------------------------ links


@cache
def _rules() -> dict[str, str]:
    return {rule.id: link_from("../", rule) for rule in JIAOZUO_WITH_NATIONAL.rules}


@cache
def _named(name: str) -> list[Symbol]:
    return [each for each in symbols() if each.name == name]


def _has(symbol: Symbol, part: str) -> bool:
    """Return whether what is after a point is a part of what is before it; not so in the file ``audit.json``."""
    return hasattr(symbol.value, part) or part in getattr(symbol.value, "__annotations__", {})


def _link(name: str, package: str) -> str | None:
    """Return a link to a public name or a rule from the page of a package; ``None`` for another word.

    It has the name of the page even on that page: MyST finds no capital letters otherwise.
    """
    if name in _rules():
        return _rules()[name]
    if re.fullmatch(r"zhixing-[a-z-]+/\d+", name):
        return f"[`{name}`](../stability.md#versions-of-the-json-formats)"
    owner, _, part = name.rstrip("()").partition(".")
    known = [each for each in _named(owner) if not part or _has(each, part)]
    here = [each for each in known if each.package == package]
    # a small word such as `count` names what is on its page; elsewhere it may be any argument
    others = known if owner[:1].isupper() else [each for each in known if not each.package]
    for each in [*here, *others][:1]:
        place = name.rstrip("()") if name.rstrip("()") in _members(each) else owner
        return f"[`{name}`]({each.page}.md#{place})"
    return None


_CODE = re.compile(r"``(.+?)``|:\w+:`~?\.?([^`]+)`|`([^`]+)`")


def _prose(text: str, symbol: Symbol) -> str:
    """Return the text of a docstring as Markdown on one line, with its names linked."""
    text = " ".join(text.split())
    parts, end = [], 0
    for match in _CODE.finditer(text):
        parts.append(_plain(text[end : match.start()]))
        literal = match[1]
        name = literal or (match[2] or "").removeprefix(f"{ROOT}.") or match[3]
        if match[2] and "." in name and not name[0].isupper():
            name = name.rpartition(".")[2]
        own = f"{symbol.name}.{name}"
        linked = None
        if own in _members(symbol) and not literal:
            linked = f"[`{name}`]({symbol.page}.md#{own})"
        elif name != symbol.name:
            linked = _link(name, symbol.package)
        parts.append(linked or f"`{name}`")
        end = match.end()
    return "".join((*parts, _plain(text[end:])))


def _plain(text: str) -> str:
    return re.sub(r"([\\*\[\]<>])", r"\\\1", text)


# ------------------------------------------------------------------------------------------------ signatures

_WIDTH = 100


def _parameters(node: Function) -> list[str]:
    """Return the parameters as the source has them, without ``self`` and ``cls``."""
    args = node.args
    positional = [*args.posonlyargs, *args.args]
    defaults: list[ast.expr | None] = [*[None] * (len(positional) - len(args.defaults)), *args.defaults]
    found = [_parameter(*each) for each in zip(positional, defaults, strict=True) if each[0].arg not in {"self", "cls"}]
    if args.vararg:
        found.append(f"*{_parameter(args.vararg, None)}")
    elif args.kwonlyargs:
        found.append("*")
    found += [_parameter(*each) for each in zip(args.kwonlyargs, args.kw_defaults, strict=True)]
    return [*found, *([f"**{_parameter(args.kwarg, None)}"] if args.kwarg else [])]


def _parameter(arg: ast.arg, default: ast.expr | None) -> str:
    kind = f": {ast.unparse(arg.annotation)}" if arg.annotation else ""
    return f"{arg.arg}{kind}" + (f"{' = ' if kind else '='}{ast.unparse(default)}" if default is not None else "")


def _called(head: str, parameters: list[str], returns: str) -> str:
    line = f"{head}({', '.join(parameters)}){returns}"
    if len(line) <= _WIDTH or not parameters:
        return line
    return "\n".join((f"{head}(", *(f"    {each}," for each in parameters), f"){returns}"))


def _function(node: Function, name: str) -> str:
    returns = f" -> {ast.unparse(node.returns)}" if node.returns else ""
    return _called(f"{'async ' if isinstance(node, ast.AsyncFunctionDef) else ''}{name}", _parameters(node), returns)


def _class(symbol: Symbol, node: ast.ClassDef) -> str:
    """Return how an object of a class is made; a record has its fields on its own page."""
    bases = [each for each in map(ast.unparse, node.bases) if not each.startswith(("_", "TypeNameRepr"))]
    head = f"class {symbol.name}" + (f"({', '.join(bases)})" if bases else "")
    own = [each for each in node.body if isinstance(each, Function) and each.name == "__init__"]
    if own:
        return f"{head}\n{_called(symbol.name, _parameters(own[0]), '')}"
    if _is_enum(symbol) or (isinstance(symbol.value, type) and issubclass(symbol.value, BaseModel)):
        return head
    fields = [
        _parameter(ast.arg(each.target.id, each.annotation), each.value)
        for cls in reversed(_classes(symbol))
        for each in _definition_of(cls).body
        if isinstance(each, ast.AnnAssign)
        and isinstance(each.target, ast.Name)
        and not each.target.id.startswith("_")
        and "ClassVar" not in ast.unparse(each.annotation)
    ]
    fields = list({each.partition(":")[0]: each for each in fields}.values())
    return f"{head}\n{_called(symbol.name, fields, '')}" if fields else head


def _is_enum(symbol: Symbol) -> bool:
    return isinstance(symbol.value, type) and issubclass(symbol.value, Enum)


def _definition_of(cls: type) -> ast.ClassDef:
    (node,) = (
        each for each in _tree(cls.__module__).body if isinstance(each, ast.ClassDef) and each.name == cls.__name__
    )
    return node


@cache
def _classes(symbol: Symbol) -> tuple[type, ...]:
    """Return a class and those of its bases that have no place of their own in the reference."""
    if not isinstance(symbol.value, type):
        return ()
    public = [each.value for each in symbols() if isinstance(each.value, type)]
    return tuple(
        each
        for each in symbol.value.__mro__
        if each is symbol.value
        or (
            each.__module__.startswith(ROOT)
            and each not in public
            and isinstance(_definition(each.__module__, each.__name__), ast.ClassDef)
        )
    )


@cache
def _members(symbol: Symbol) -> dict[str, Function]:
    """Return the public methods and properties of a class, by anchor."""
    if not isinstance(symbol.node, ast.ClassDef):
        return {}
    found: dict[str, Function] = {}
    for cls in _classes(symbol):
        for each in _definition_of(cls).body:
            if isinstance(each, Function) and not each.name.startswith("_") and ast.get_docstring(each):
                decorators = [ast.unparse(one) for one in each.decorator_list]
                if not any("validator" in one or "setter" in one or "overload" in one for one in decorators):
                    found.setdefault(f"{symbol.name}.{each.name}", each)
    return found


# ------------------------------------------------------------------------------------------------ docstrings

_SECTION = re.compile(r"^(Args|Attributes|Returns|Yields|Raises|Example|Examples):$")
_NAMED = {"Args", "Attributes", "Raises"}


def _documented(doc: str, symbol: Symbol, module: str) -> Iterator[str]:
    """Yield the parts of a docstring as Markdown: paragraphs, lists of what is named, examples."""
    section = ""
    for block in filter(None, re.split(r"\n\s*\n", doc)):
        lines = block.splitlines()
        if heading := _SECTION.match(lines[0]):
            section, lines = heading[1], lines[1:]
            if not section.startswith("Example"):
                yield f"**{section}**"
        elif not lines[0].startswith(" "):
            section = ""
        elif not section and ">>>" not in block:
            yield f"```text\n{textwrap.dedent(block)}\n```"
            continue
        yield from _block(textwrap.dedent("\n".join(lines)), symbol, module, named=section in _NAMED)


def _block(text: str, symbol: Symbol, module: str, *, named: bool) -> Iterator[str]:
    """Yield one block of a docstring.

    Args:
        text: the block, not indented.
        symbol: the name that is described.
        module: the module of the docstring.
        named: whether the block says what each of several names is.
    """
    before, prompt, session = text.partition(">>>")
    if prompt:
        yield _prose(before, symbol) if before.strip() else ""
        yield _example(prompt + session, module)
    elif named:
        yield "\n".join(_items(text, symbol))
    elif re.match(r"- |\d+\. ", text):
        yield "\n".join(f"{mark} {_prose(words, symbol)}" for mark, words in _listed(text))
    else:
        yield _prose(text, symbol)


def _listed(text: str) -> list[tuple[str, str]]:
    return re.findall(r"^(-|\d+\.) (.*(?:\n(?!- |\d+\. ).*)*)", text, re.MULTILINE)


def _items(text: str, symbol: Symbol) -> Iterator[str]:
    """Yield a line for each thing that a section names; what follows is indented further."""
    for name, words in re.findall(r"^([\w.*`]+): (.*(?:\n .*)*)", text, re.MULTILINE):
        plain = name.strip("`*")
        error = _link(plain, symbol.package) if plain[0].isupper() else None
        yield f"- {error or f'`{plain}`'}: {_prose(words, symbol)}"


def _example(session: str, module: str) -> str:
    imports = "".join(f">>> {line}\n" for line in _imports(session, module))
    return f"```pycon\n{imports}{session}\n```"


def _imports(session: str, module: str) -> list[str]:
    """Return the imports that an example needs outside its module."""
    known, needed = {*dir(builtins)}, []
    for each in doctest.DocTestParser().get_examples(session):
        tree = ast.parse(each.source)
        for node in ast.walk(tree):
            if isinstance(node, ast.Import | ast.ImportFrom):
                known |= {(one.asname or one.name).partition(".")[0] for one in node.names}
            elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
                known.add(node.id)
            elif isinstance(node, Defined | ast.ClassDef):
                known.add(node.name)
        for node in ast.walk(tree):
            if isinstance(node, ast.Name) and node.id not in known:
                known.add(node.id)
                needed.append(node.id)
    space = vars(importlib.import_module(module))
    return sorted(_import(name, space[name], module) for name in needed if name in space)


def _import(name: str, value: object, module: str) -> str:
    if isinstance(value, ModuleType):
        parent, _, last = value.__name__.rpartition(".")
        return f"from {parent} import {last} as {name}" if parent else f"import {name}"
    if name in zhixing_rules.__all__:
        return f"from {ROOT} import {name}"
    for each in symbols():
        if each.value is value:
            return f"from {ROOT}.{each.package} import {name}"
    return f"from {getattr(value, '__module__', None) or module} import {name}"


# ------------------------------------------------------------------------------------------------ commands


@cache
def _commands() -> dict[str, list[str]]:
    """Return the commands whose module imports a function of the library, by its name."""
    found: dict[str, list[str]] = {}
    for each in pkgutil.iter_modules(commands.__path__):
        for node in ast.walk(_tree(f"{commands.__name__}.{each.name}")):
            if (
                isinstance(node, ast.ImportFrom)
                and (node.module or "").startswith(ROOT)
                and "cli" not in str(node.module)
            ):
                for one in node.names:
                    found.setdefault(one.name, []).append(each.name.rstrip("_").replace("_", "-"))
    return found


def _on_the_command_line(symbol: Symbol) -> str:
    names = sorted(set(_commands().get(symbol.name, ())))
    if not names or not isinstance(symbol.node, Function):
        return ""
    same = [name for name in names if name == symbol.name] or names
    return "Command: " + ", ".join(f"`zhixing {name}`" for name in same) + "."


# ------------------------------------------------------------------------------------------------ pages


def _entry(symbol: Symbol) -> Iterator[str]:
    node = symbol.node
    yield anchor(symbol.name)
    if node is None:
        yield f"## {symbol.name}"
        kind = type(symbol.value)
        shown = f"`{kind.__name__}`" if kind.__module__.startswith(ROOT) or kind.__module__ == "builtins" else "A type"
        yield f"{shown} in `{symbol.module}`."
        yield from _documented(symbol.doc, symbol, symbol.module)
        return
    if isinstance(node, Function):
        yield f"## {symbol.name}()"
        yield f"```python\n{_function(node, symbol.name)}\n```"
        yield from _documented(symbol.doc, symbol, symbol.module)
        yield _on_the_command_line(symbol)
        return
    yield f"## class {symbol.name}"
    yield f"```python\n{_class(symbol, node)}\n```"
    yield from _documented(symbol.doc, symbol, symbol.module)
    if isinstance(symbol.value, type) and issubclass(symbol.value, Record):
        yield f"Fields: see [the record of a case](../record.md). `{symbol.module}`."
    if _is_enum(symbol):
        yield "Words: " + ", ".join(f"`{each.value}`" for each in symbol.value) + "."
    owners = {cls: cls.__module__ for cls in _classes(symbol)}
    for place, member in _members(symbol).items():
        module = next(module for cls, module in owners.items() if member in _definition_of(cls).body)
        decorators = {ast.unparse(each) for each in member.decorator_list}
        yield anchor(place)
        if decorators & {"property", "cached_property"}:
            yield f"### {place}"
            yield f"```python\n{member.name}: {ast.unparse(member.returns) if member.returns else 'Any'}\n```"
        else:
            yield f"### {place}()"
            called = place if decorators & {"classmethod", "staticmethod"} else member.name
            yield f"```python\n{_function(member, called)}\n```"
        yield from _documented(ast.get_docstring(member) or "", symbol, module)


def _package_page(package: str) -> str:
    own = _of(package)
    module = _imported(package)
    symbol = Symbol(package, "", module, module.__name__, None, inspect.getdoc(module) or "")
    elsewhere = [
        each
        for each in symbols()
        if each not in own and each.name in module.__all__ and each.value is getattr(module, each.name)
    ]
    stays = (
        "These names stay, as [stability](../stability.md) says."
        if package == ""
        else "Names on this page may change with a minor version, as [stability](../stability.md) says."
    )
    parts = [
        f"# {module.__name__}",
        "[中文](../../api/index.md) · [all packages](index.md)",
        *_documented(symbol.doc, symbol, module.__name__),
        stays,
        ", ".join(f"[`{each.name}`]({each.page}.md#{each.name})" for each in own),
    ]
    if elsewhere:
        parts.append(
            "Described elsewhere: " + ", ".join(f"[`{each.name}`]({each.page}.md#{each.name})" for each in elsewhere)
        )
    for each in own:
        parts += _entry(each)
    return "\n\n".join((*filter(None, parts), footer(ENGLISH))) + "\n"


@cache
def api_pages() -> dict[str, str]:
    """Return the text of each page of the reference, by path below docs/en."""
    return {f"api/{_page(package)}.md": _package_page(package) for package in _PACKAGES}


def api_index(lang: Language) -> str:
    """Return the list of the public names; the reference itself is in English, as the docstrings are."""
    base = lang("../en/api/", "")
    rows = [
        [
            f"[`{each.name}`]({base}{each.page}.md#{each.name})",
            lang(_CHINESE[each.name], _prose(each.first_sentence, each)),
        ]
        for each in _of("")
    ]
    packages = [
        [f"[`{_imported(each).__name__}`]({base}{_page(each)}.md)", lang(*words), str(len(_of(each)))]
        for each, words in _PACKAGES.items()
    ]
    parts = [
        page_header(lang("接口", "API reference"), lang, "api/index.md"),
        lang(
            "`zhixing_rules` 的公开名称。签名、参数、返回、错误和可运行的例子由源码的说明生成，为英文。",
            "The public names. Signatures, arguments, results, errors and examples that run are generated from the "
            "docstrings.",
        ),
        lang("## 从 `zhixing_rules` 导入", "## Imported from `zhixing_rules`"),
        table(lang("名称|是什么", "name|what it is").split("|"), rows),
        lang("## 各包", "## Packages"),
        lang(
            "只有上表的名称受[稳定性](../stability.md)一页的保证；各包中的其他名称可以随小版本改变。",
            "Only the names of the table above are covered by [stability](../stability.md); other names of the "
            "packages may change with a minor version.",
        ),
        table(lang("包|内容|名称数", "package|contents|names").split("|"), packages),
        lang("## 错误", "## Errors"),
        lang(
            "每种错误同时是 Python 的内置错误。违反规则是结论，不是错误。",
            "Each error is also a built-in one. A breach of the law is a finding, never an exception.",
        ),
        f"```text\n{_tree_of_errors()}\n```",
    ]
    return "\n\n".join((*parts, footer(lang))) + "\n"


def _tree_of_errors() -> str:
    blocks: Iterable[str] = re.split(r"\n\s*\n", inspect.getdoc(_imported("errors")) or "")
    return next(textwrap.dedent(block) for block in blocks if block.startswith("    "))
