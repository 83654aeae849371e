"""screen: what a draft says that is not to be published, and the draft without it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhixing_rules.cli.inputs import CaseFileError, read
from zhixing_rules.cli.looks import look
from zhixing_rules.cli.outcome import FAILED, FINE, Outcome
from zhixing_rules.errors import RecordError
from zhixing_rules.facts import Case, load
from zhixing_rules.interchange import dumps, mentions_to_dict
from zhixing_rules.render import text
from zhixing_rules.screening import NOTE_EN, NOTE_ZH, redact, screen

if TYPE_CHECKING:
    from argparse import Namespace

__all__ = ["screened"]


def screened(options: Namespace) -> Outcome:
    """``zhixing screen FILE``: the mentions, or with ``--redact`` the draft without them."""
    draft = read(options.file).decode()
    found = screen(draft, case=_case(options.case))
    code = FAILED if found else FINE
    if options.json:
        told = mentions_to_dict(draft, found)
        return Outcome(dumps({**told, "redacted": redact(draft, found)} if options.redact else told), code=code)
    if options.redact:
        note = {"zh": NOTE_ZH, "en": NOTE_EN}[options.lang]
        return Outcome(redact(draft, found), f"{note}\n", code)
    return Outcome(text.mentions(draft, found, **look(options)), code=code)


def _case(name: str | None) -> Case | None:
    """The case whose persons are looked for.

    Raises:
        CaseFileError: the file is no record of a case.
    """
    if name is None:
        return None
    try:
        return load(Case, read(name))
    except RecordError as error:
        raise CaseFileError(error.problems) from None
