"""Makes the man page and the completions from the program's own descriptions: its parser, its commands, its exit codes.

`make manual` writes them; a test says when they are not current.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from imtui import __version__, commands, language
from imtui.arguments import Parser
from imtui.exits import Exit
from imtui.parser import command_parser, top_parser
from imtui.tui.keys import COMMANDS, SCOPE_NAMES, key_name

ROOT = Path(__file__).parent.parent
PATHS = ("DIR", "FILE")
"""Metavars that stand for something on the disk; an ID stands for a messenger."""


@dataclass(frozen=True)
class Option:
    """An option, or a positional argument, which has no flags."""

    flags: tuple[str, ...]
    value: str
    choices: tuple[str, ...]
    help: str


@dataclass(frozen=True)
class Form:
    """A command, or imtui without one (its name is then empty)."""

    name: str
    help: str
    usage: str
    options: tuple[Option, ...]

    def values(self) -> set[str]:
        """What its positional arguments stand for."""
        return {option.value for option in self.options if not option.flags}


def main() -> None:
    """Write the files where they are not current."""
    for path, text in made().items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def made() -> dict[Path, str]:
    """Each file with what it should hold."""
    language.use("en")
    forms = tuple(read_forms())
    return {
        ROOT / "docs" / "man" / "imtui.1": man_page(forms),
        ROOT / "completions" / "imtui.bash": bash(forms),
        ROOT / "completions" / "_imtui": zsh(forms),
        ROOT / "completions" / "imtui.fish": fish(forms),
    }


def read_forms() -> Iterator[Form]:
    """Read the parsers: imtui itself first, then its commands."""
    top = top_parser()
    yield Form("", top.description or "", usage_of(top), tuple(read_options(top)))
    for name in commands.NAMES:
        parser = command_parser(name)
        yield Form(name, commands.command(name).SUMMARY, usage_of(parser), tuple(read_options(parser)))


def usage_of(parser: Parser) -> str:
    """The usage on one line, without the word before it."""
    return " ".join(parser.format_usage().split()[1:])


def read_options(parser: Parser) -> Iterator[Option]:
    """Read the options and arguments of a parser."""
    for action in parser.arguments:
        choices = tuple(map(str, action.choices or ()))
        value = "" if action.nargs == 0 else str(action.metavar or "|".join(choices) or action.dest.upper())
        explained = (action.help or "") % {"choices": ", ".join(choices)}
        yield Option(tuple(action.option_strings), value, choices, explained)


# The man page


def man_page(forms: tuple[Form, ...]) -> str:
    """Write the man page."""
    top, *subcommands = forms
    lines = [f'.TH IMTUI 1 "" "imtui {__version__}" "User commands"']
    lines += [".SH NAME", r"imtui \- explore instant messengers for digital self\-defence, offline"]
    lines += [".SH SYNOPSIS", *(line for form in forms for line in (".br", roff(form.usage)))]
    lines += [".SH DESCRIPTION", roff(top.help), ".SH OPTIONS", *described(top)]
    lines.append(".SH COMMANDS")
    for command in subcommands:
        lines += [f".SS {roff(command.name)}", roff(command.help), *described(command)]
    lines.append(".SH KEYS")
    for scope, title in SCOPE_NAMES.items():
        lines.append(f".SS {roff(title)}")
        for known in COMMANDS:
            if known.scope is scope:
                lines += [".TP", rf"\fB{roff(', '.join(map(key_name, known.keys)))}\fR", roff(known.help)]
    lines.append(".SH EXIT STATUS")
    for code in Exit:
        lines += [".TP", rf"\fB{code.value}\fR", roff(code.name.lower().replace("_", " "))]
    lines += [
        ".SH ENVIRONMENT",
        r"\fBLC_ALL\fR, \fBLC_MESSAGES\fR, \fBLANG\fR, \fBTERM\fR, \fBNO_COLOR\fR, \fBCOLUMNS\fR",
    ]
    lines += [".SH FILES", "None: nothing is read but the program and its guide, and nothing is written unless asked."]
    return "\n".join(lines) + "\n"


def described(form: Form) -> Iterator[str]:
    """Describe the options of a command in the man page."""
    for option in form.options:
        if option.help:
            names = ", ".join(rf"\fB{roff(flag)}\fR" for flag in option.flags)
            yield ".TP"
            yield f"{names} \\fI{roff(option.value)}\\fR".strip() if option.value else names
            yield roff(option.help)


def roff(text: str) -> str:
    """A text that roff prints as it is."""
    escaped = text.replace("\\", r"\e").replace("-", r"\-")
    return rf"\&{escaped}" if escaped.startswith((".", "'")) else escaped


# The completions

MADE = "made from the program by `make manual`"
NAMES = """imtui list --format csv 2>/dev/null | sed '1d; s/^"//; s/".*//'"""
"""Prints the ids of the messengers, for a shell."""


def bash(forms: tuple[Form, ...]) -> str:
    """Write the completion for bash."""
    _top, *subcommands = forms
    lines = [f"# bash completion for imtui, {MADE}", "_imtui() {"]
    lines += ["  local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]} command= word"]
    lines += ["  COMPREPLY=()", '  for word in "${COMP_WORDS[@]:1:COMP_CWORD - 1}"; do case $word in']
    lines += [f"    {'|'.join(c.name for c in subcommands)}) command=$word; break ;;", "  esac; done"]
    lines.append("  case $command/$previous in")
    for form in forms:
        for option in form.options:
            pattern = "|".join(f"{form.name}/{flag}" for flag in option.flags)
            if option.choices and pattern:
                lines.append(
                    f'    {pattern}) COMPREPLY=($(compgen -W "{" ".join(option.choices)}" -- "$current")); return ;;'
                )
            elif option.value in PATHS and pattern:
                lines.append(f'    {pattern}) COMPREPLY=($(compgen -f -- "$current")); return ;;')
    lines += ["  esac", "  case $command in"]
    for form in forms:
        words = " ".join(flags_of(form)) + ("" if form.name else " " + " ".join(c.name for c in subcommands))
        names = f" $({NAMES})" if "ID" in form.values() else ""
        pattern = form.name or "''"
        lines.append(f'    {pattern}) COMPREPLY=($(compgen -W "{words}{names}" -- "$current")) ;;')
    return "\n".join([*lines, "  esac", "}", "complete -o default -F _imtui imtui", ""])


def zsh(forms: tuple[Form, ...]) -> str:
    """Write the completion for zsh."""
    top, *subcommands = forms
    lines = ["#compdef imtui", f"# zsh completion for imtui, {MADE}", "", "_imtui() {", "  local line state"]
    lines += ["  _arguments -C \\", *(f"    {spec} \\" for spec in zsh_specs(top))]
    lines += ["    '1:command:->command' '*::argument:->argument'", "  case $state in", "  command)"]
    lines += ["    local -a commands=("]
    lines += [f"      {quoted(f'{c.name}:{c.help}')}" for c in subcommands]
    lines += ["    )", "    _describe command commands ;;", "  argument)", "    case $line[1] in"]
    for command in subcommands:
        words = "'*:name:_imtui_names'" if "ID" in command.values() else "'*:argument:_files'"
        lines += [f"    {command.name}) _arguments {' '.join([*zsh_specs(command), words])} ;;"]
    lines += ["    esac ;;", "  esac", "}", "", "_imtui_names() {"]
    return "\n".join([*lines, f'  compadd -- ${{(f)"$({NAMES})"}}', "}", "", '_imtui "$@"', ""])


def zsh_specs(form: Form) -> Iterator[str]:
    """Describe options as zsh wants them."""
    for option in form.options:
        if option.flags:
            action = f"({' '.join(option.choices)})" if option.choices else "_files" if option.value in PATHS else ""
            value = f":{option.value.lower()}:{action}" if option.value else ""
            for flag in option.flags:
                yield quoted(f"{flag}[{option.help.replace('[', '(').replace(']', ')')}]{value}")


def fish(forms: tuple[Form, ...]) -> str:
    """Write the completion for fish."""
    _top, *subcommands = forms
    lines = [f"# fish completion for imtui, {MADE}", "complete -c imtui -f"]
    lines += [f"complete -c imtui -n __fish_use_subcommand -a {c.name} -d {quoted(c.help)}" for c in subcommands]
    for form in forms:
        when = f"'__fish_seen_subcommand_from {form.name}'" if form.name else "__fish_use_subcommand"
        for option in form.options:
            if option.flags:
                names = " ".join(f"-l {f[2:]}" if f.startswith("--") else f"-s {f[1:]}" for f in option.flags)
                choices = f" -xa {quoted(' '.join(option.choices))}" if option.choices else ""
                value = " -r -F" if option.value in PATHS else " -x" if option.value and not choices else ""
                lines.append(f"complete -c imtui -n {when} {names}{choices}{value} -d {quoted(option.help)}")
        if "ID" in form.values():
            lines.append(f"complete -c imtui -n {when} -a {quoted(f'({NAMES})')}")
    return "\n".join(lines) + "\n"


def flags_of(form: Form) -> list[str]:
    """Every flag of a command."""
    return [flag for option in form.options for flag in option.flags]


def quoted(text: str) -> str:
    """Quote a text for a shell."""
    return "'" + text.replace("'", "'\\''") + "'"


if __name__ == "__main__":
    main()
