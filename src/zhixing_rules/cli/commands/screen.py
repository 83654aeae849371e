"""screen: what a draft says that is not to be published, and the draft without it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhixing_rules.cli.exit_codes import FAILED, FINE, Outcome
from zhixing_rules.cli.format_options import look
from zhixing_rules.cli.inputs import CaseFileError, read
from zhixing_rules.errors import RecordError
from zhixing_rules.interchange import dumps, mentions_to_dict
from zhixing_rules.records import Audience, Case, load
from zhixing_rules.render import text
from zhixing_rules.render.width import clean
from zhixing_rules.screening import NOTE_EN, NOTE_ZH, redact, screen

if TYPE_CHECKING:
    from argparse import Namespace

__all__ = ["screened"]


def screened(options: Namespace) -> Outcome:
    """``zhixing screen FILE``: what its readers may not see, or with ``--redact`` the draft without them."""
    draft = read(options.file).decode()
    case, audience = _case(options.case), Audience(options.audience)
    found = [each for each in screen(draft, case=case) if not audience.may_see(each.kind)]
    code = FAILED if found else FINE
    if options.json:
        told = mentions_to_dict(draft, found)
        more = {"redacted": redact(draft, audience, case=case)} if options.redact else {}
        return Outcome(dumps({**told, **more}), code=code)
    if options.redact:
        note = {"zh": NOTE_ZH, "en": NOTE_EN}[options.lang]
        lines = redact(draft, audience, case=case).split("\n")
        return Outcome("\n".join(clean(line.removesuffix("\r")) for line in lines), f"{note}\n", code)
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
