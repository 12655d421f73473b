"""The description of the command line, from which the help, the man page and the completions are made."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NoReturn

from imtui import __version__
from imtui.guide.text import clean
from imtui.language import LANGUAGES, _

QUERY_COMMANDS = ("list", "why-not")
"""Commands whose arguments are a query."""


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """Read the command line; leaves with exit code 2, and a sentence, when it cannot be read.

    What has only options opens the interface, and the commands need not even be imported.
    """
    try:
        options, others = _without_commands(add_help=False).parse_known_args(arguments)
    except argparse.ArgumentError:
        others = list(arguments)
    if others:
        options = build_parser().parse_args(_with_exclusions(arguments))
    options.data = (*options.data, *options.more_data)
    return options


def chosen_language(arguments: Sequence[str]) -> str | None:
    """Find `--lang` before anything is said, even by the parser; None when it is not there."""
    early = argparse.ArgumentParser(add_help=False, allow_abbrev=False, exit_on_error=False)
    early.add_argument("--lang", choices=LANGUAGES)
    try:
        lang = early.parse_known_args(arguments)[0].lang
    except (argparse.ArgumentError, SystemExit):
        return None
    return str(lang) if lang else None


class _Formatter(argparse.HelpFormatter):
    """Writes help in the language of the run."""

    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, prefix or _("usage: "))


class _Parser(argparse.ArgumentParser):
    """Reads a command line in the language of the run; what it repeats of that is only text."""

    def error(self, message: str) -> NoReturn:
        super().error(clean(message))


def build_parser() -> argparse.ArgumentParser:
    """Describe the command line."""
    from imtui.subcommands import COMMANDS

    parser = _without_commands(add_help=True)
    commands = parser.add_subparsers(dest="command", metavar=_("COMMAND"), title=_("commands"))
    for add in COMMANDS:
        add(commands, _common("more_data"))
    for each in (parser, *commands.choices.values()):
        _translate(each)
    return parser


def _translate(parser: argparse.ArgumentParser) -> None:
    """Put into the language of the run what argparse itself says."""
    parser.formatter_class = _Formatter
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
        parents=[_common("data")],
        description=description,
        add_help=add_help,
        allow_abbrev=add_help,
        exit_on_error=add_help,
    )
    parser.set_defaults(data=[], more_data=[], debug=False, command=None, output=None)
    parser.add_argument("--version", action="version", version=f"imtui {__version__}")
    about_help = _("list the parts of the program, and the date of its data")
    parser.add_argument("--about", action="store_true", help=about_help)
    parser.add_argument("--filter", default="", metavar="QUERY", help=_("open the interface with this filter"))
    parser.add_argument("--ascii", action="store_true", help=_("draw with ASCII signs only"))
    parser.add_argument("--theme", choices=("terminal", "dark", "light"), default="terminal", help=_("colours"))
    parser.add_argument("--no-mouse", action="store_true", help=_("leave the mouse to the terminal"))
    return parser


def _common(data: str) -> argparse.ArgumentParser:
    """Describe the options that stand before or after a command; `data` names where its folders are gathered, since
    what is asked after the command would replace what was asked before."""
    common = argparse.ArgumentParser(add_help=False, argument_default=argparse.SUPPRESS)
    data_help = _("read the guide of this folder, or lay a pack over the guide; may be given several times")
    common.add_argument("--data", type=Path, action="append", dest=data, metavar="DIR", help=data_help)
    common.add_argument("--lang", choices=LANGUAGES, help=_("language, instead of that of the locale"))
    common.add_argument("--debug", action="store_true", help=_("show where a mistake of the program happened"))
    return common


def _with_exclusions(arguments: Sequence[str]) -> list[str]:
    """Let `imtui list -platform:web` be an exclusion: a word with a space before it is no option for the parser."""
    if not any(command in arguments for command in QUERY_COMMANDS):
        return list(arguments)
    options = ("-h", "-", "--")
    return [a if not a.startswith("-") or a in options or a.startswith("--") else f" {a}" for a in arguments]
