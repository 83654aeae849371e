"""Scripts that complete the command line of ``zhixing`` in a shell. They are static: no script runs ``zhixing``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from zhixing_rules.cli.completion_table import Completion

__all__ = ["SHELLS"]

_BASH: Final = """\
# bash completion of zhixing; load it with: source <(zhixing completion bash)
_zhixing() {{
    local word position command=zhixing words=""
    COMPREPLY=()
    for ((position = 1; position < COMP_CWORD; position++)); do
        word="${{COMP_WORDS[position]}}"
        case "$command $word" in
{commands}
        esac
    done
    case "$command ${{COMP_WORDS[COMP_CWORD - 1]}}" in
{options}
        *)
            case "$command" in
{words}
            esac
            ;;
    esac
    COMPREPLY=($(compgen -W "$words" -- "${{COMP_WORDS[COMP_CWORD]}}"))
}}
complete -o default -F _zhixing zhixing
"""
_ZSH: Final = """\
#compdef zhixing
# zsh completion of zhixing; load it with: source <(zhixing completion zsh)
_zhixing() {{
    local word command=zhixing
    local -a items
    for word in "${{(@)words[2,CURRENT-1]}}"; do
        case "$command $word" in
{commands}
        esac
    done
    case "$command ${{words[CURRENT-1]}}" in
{options}
        *)
            case "$command" in
{words}
            esac
            ;;
    esac
}}
compdef _zhixing zhixing
"""
_POWERSHELL: Final = """\
# PowerShell completion of zhixing; load it with: zhixing completion powershell | Out-String | Invoke-Expression
Register-ArgumentCompleter -Native -CommandName zhixing -ScriptBlock {{
    param($wordToComplete, $commandAst, $cursorPosition)
    $table = @{{
{table}
    }}
    $command = 'zhixing'
    $before = @($commandAst.CommandElements | Select-Object -Skip 1 | ForEach-Object {{ $_.ToString() }})
    if ($wordToComplete -and $before.Count) {{ $before = @($before | Select-Object -SkipLast 1) }}
    foreach ($word in $before) {{
        if (-not $word.StartsWith('-') -and $table.ContainsKey("$command $word")) {{ $command = "$command $word" }}
    }}
    $last = if ($before.Count) {{ $before[-1] }} else {{ '' }}
    $isOption = $last.StartsWith('-') -and $table.ContainsKey("$command $last")
    $key = if ($isOption) {{ "$command $last" }} else {{ $command }}
    $table[$key] | Where-Object {{ $_ -like "$wordToComplete*" }} | ForEach-Object {{
        [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)
    }}
}}
"""


def bash(table: Sequence[Completion]) -> str:
    """Return the script for bash."""
    return _BASH.format(
        commands=_descents(table),
        options="\n".join(f"        '{each.after}') words='{_joined(each)}' ;;" for each in table if _is_option(each)),
        words="\n".join(
            f"                '{each.after}') words='{_joined(each)}' ;;" for each in table if not _is_option(each)
        ),
    )


def zsh(table: Sequence[Completion]) -> str:
    """Return the script for zsh."""
    return _ZSH.format(
        commands=_descents(table),
        options="\n".join(f"        '{each.after}') {_zsh_words(each)} ;;" for each in table if _is_option(each)),
        words="\n".join(
            f"                '{each.after}') {_zsh_words(each)} ;;" for each in table if not _is_option(each)
        ),
    )


def fish(table: Sequence[Completion]) -> str:
    """Return the script for fish."""
    values = {each.after: each for each in table if _is_option(each)}
    lines = [
        "# fish completion of zhixing; load it with: zhixing completion fish | source",
        "complete -c zhixing -f",
    ]
    for each in table:
        if _is_option(each):
            continue
        condition = _fish_condition(each)
        for word in each.words:
            summary = f" -d '{word.summary}'" if word.summary else ""
            if not word.text.startswith("--"):
                lines.append(f"complete -c zhixing -n '{condition}' -a '{word.text}'{summary}")
                continue
            value = values.get(f"{each.after} {word.text}")
            lines.append(f"complete -c zhixing -n '{condition}' -l {word.text[2:]}{_fish_value(value)}{summary}")
        if each.files:
            lines.append(f"complete -c zhixing -n '{condition}' -F")
    return "\n".join(lines) + "\n"


def powershell(table: Sequence[Completion]) -> str:
    """Return the script for PowerShell."""
    rows = "\n".join(
        f"        '{each.after}' = @({', '.join(repr(word.text) for word in each.words)})" for each in table
    )
    return _POWERSHELL.format(table=rows)


SHELLS: Final[dict[str, Callable[[Sequence[Completion]], str]]] = {
    "bash": bash,
    "zsh": zsh,
    "fish": fish,
    "powershell": powershell,
}
"""The function that writes the script, by shell."""


def _is_option(completion: Completion) -> bool:
    return completion.after.rpartition(" ")[2].startswith("-")


def _joined(completion: Completion) -> str:
    return " ".join(word.text for word in completion.words)


def _descents(table: Sequence[Completion]) -> str:
    """Return the cases in which a word is a command, after which its own words follow."""
    return "\n".join(
        f"            '{each.after} {name}') command='{each.after} {name}' ;;"
        for each in table
        for name in each.commands
    )


def _zsh_words(completion: Completion) -> str:
    items = " ".join(f"'{word.text}:{word.summary}'" if word.summary else f"'{word.text}'" for word in completion.words)
    described = f"items=({items}); _describe zhixing items" if items else ""
    return "; ".join(filter(None, (described, "_files" if completion.files else "")))


def _fish_condition(completion: Completion) -> str:
    *parents, _ = names = completion.after.split()[1:] or [""]
    if names == [""]:
        return "__fish_use_subcommand"
    seen = "; and ".join(f"__fish_seen_subcommand_from {name}" for name in names)
    inner = (
        ""
        if parents or not completion.commands
        else f"; and not __fish_seen_subcommand_from {' '.join(completion.commands)}"
    )
    return seen + inner


def _fish_value(value: Completion | None) -> str:
    if value is None:
        return ""
    return f" -x -a '{_joined(value)}'" if value.words else " -r -F" if value.files else " -x"
