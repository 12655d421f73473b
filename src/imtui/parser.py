"""The description of the command line, from which the help, the man page and the completions are made."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Collection, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, NoReturn, cast

from imtui import __version__, language
from imtui.language import LANGUAGES, Lang, _
from imtui.options import Options
from imtui.subcommands import COMMANDS, path

if TYPE_CHECKING:
    from pathlib import Path

COLUMNS = 80
"""The width where there is no terminal."""

QUERY_COMMANDS = ("list", "why-not")
"""Commands whose arguments are a query."""


def parse(arguments: Sequence[str]) -> Options:
    """Read the command line; leaves with exit code 2, and a sentence, when it cannot be read.

    From `--lang` on all is said in that language. Only what is asked for is described: describing nine commands takes
    longer than answering one.
    """
    lang = _chosen_language(arguments)
    if lang:
        language.use(lang)
    if arguments[:1] and arguments[0] in COMMANDS:
        return _complete(build_parser(arguments[:1]).parse_args(_with_exclusions(arguments), Options()))
    try:
        options, others = _without_commands(add_help=False).parse_known_args(arguments, Options())
    except argparse.ArgumentError:
        others = list(arguments)
    if others:
        options = build_parser().parse_args(_with_exclusions(arguments), Options())
    return _complete(options)


def _complete(options: Options) -> Options:
    folders: list[Path] = [*getattr(options, "data_before", ()), *getattr(options, "data_after", ())]
    options.data = tuple(folders)
    return options


def _chosen_language(arguments: Sequence[str]) -> Lang | None:
    """Find `--lang` before anything is said, even by the parser; None when it is not there."""
    if not any(argument.startswith("--lang") for argument in arguments):
        return None
    early = _Parser(add_help=False, allow_abbrev=False, exit_on_error=False)
    early.add_argument("--lang", choices=LANGUAGES)
    try:
        return cast(Lang | None, early.parse_known_args(arguments)[0].lang)
    except (argparse.ArgumentError, SystemExit):
        return None


@cache
def _columns() -> int:
    """Give the width of the terminal, as `shutil` does: that module takes longer to be imported than all else here."""
    asked = os.environ.get("COLUMNS", "")
    if asked.isdigit() and int(asked):
        return int(asked)
    try:
        return os.get_terminal_size(sys.__stdout__.fileno()).columns if sys.__stdout__ else COLUMNS
    except (OSError, ValueError):
        return COLUMNS


class _Formatter(argparse.HelpFormatter):
    """Writes help in the language of the run. The parser makes one for each argument, to check it."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=_columns() - 2)

    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, prefix or _("usage: "))


class _Parser(argparse.ArgumentParser):
    """Reads a command line in the language of the run; what it repeats of that is only text."""

    def __init__(self, **options: Any) -> None:
        super().__init__(formatter_class=_Formatter, **options)

    def error(self, message: str) -> NoReturn:
        from imtui.guide.text import clean

        super().error(clean(message))


def build_parser(asked: Collection[str] = COMMANDS.keys()) -> argparse.ArgumentParser:
    """Describe the command line, with these commands."""
    parser = _without_commands(add_help=True)
    commands = parser.add_subparsers(dest="command", metavar=_("COMMAND"), title=_("commands"), prog="imtui")
    common = _common("data_after")
    for command in asked:
        COMMANDS[command](commands, common)
    for each in (parser, *commands.choices.values()):
        _translate(each)
    return parser


def _translate(parser: argparse.ArgumentParser) -> None:
    """Put into the language of the run what argparse itself says."""
    parser._positionals.title, parser._optionals.title = _("what to give"), _("options")
    for action in parser._actions:
        if action.dest == "help":
            action.help = _("show this help and leave")
        elif action.dest == "version":
            action.help = _("show the version and leave")


def _without_commands(add_help: bool) -> argparse.ArgumentParser:
    description = _("Explore instant messengers for digital self-defence, offline. Without a command: the interface.")
    parser = _Parser(
        prog="imtui",
        parents=[_common("data_before")],
        description=description,
        add_help=add_help,
        allow_abbrev=add_help,
        exit_on_error=add_help,
    )
    parser.add_argument("--version", action="version", version=f"imtui {__version__}")
    about_help = _("list the parts of the program, and the date of its data")
    parser.add_argument("--about", action="store_true", help=about_help)
    parser.add_argument("--filter", default="", metavar="QUERY", help=_("open the interface with this filter"))
    parser.add_argument("--ascii", action="store_true", help=_("draw with ASCII signs only"))
    themes = ("auto", "dark", "light", "contrast", "terminal")
    parser.add_argument("--theme", choices=themes, default="auto", help=_("colours; auto asks the terminal"))
    parser.add_argument("--no-mouse", action="store_true", help=_("leave the mouse to the terminal"))
    return parser


def _common(data: str) -> argparse.ArgumentParser:
    """Describe the options that stand before or after a command; `data` names where its folders are gathered, since
    what is asked after the command would replace what was asked before."""
    common = _Parser(add_help=False, argument_default=argparse.SUPPRESS)
    data_help = _("read the guide of this folder, or lay a pack over the guide; may be given several times")
    common.add_argument("--data", type=path, action="append", dest=data, metavar="DIR", help=data_help)
    common.add_argument("--lang", choices=LANGUAGES, help=_("language, instead of that of the locale"))
    common.add_argument("--debug", action="store_true", help=_("show where a mistake of the program happened"))
    return common


def _with_exclusions(arguments: Sequence[str]) -> list[str]:
    """Let `imtui list -platform:web` be an exclusion: a word with a space before it is no option for the parser."""
    if not any(command in arguments for command in QUERY_COMMANDS):
        return list(arguments)
    options = ("-h", "-", "--")
    return [a if not a.startswith("-") or a in options or a.startswith("--") else f" {a}" for a in arguments]
