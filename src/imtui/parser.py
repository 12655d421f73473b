"""The command line: imtui itself, then the command that is asked for."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from imtui import __version__, commands, language
from imtui.arguments import Parser, did_you_mean, path
from imtui.errors import UsageError
from imtui.exits import Exit
from imtui.language import LANGUAGES, Lang, _
from imtui.options import Options

QUERY_COMMANDS = ("list", "why-not", "changes", "booklet", "cards", "answers")
"""Commands whose arguments are a query."""


def parse(arguments: Sequence[str]) -> Options:
    """Read the command line; raises UsageError, and SystemExit once help or version are printed.

    From `--lang` on all is said in that language. Only the command that is asked for is imported and described:
    describing all of them takes longer than answering one.
    """
    lang = _chosen_language(arguments)
    if lang:
        language.use(lang)
    if arguments[0] in commands.NAMES:
        return _parse_command(arguments[0], arguments[1:])
    top = _top(add_help=False)
    options, others = top.read_known(arguments, Options())
    if not others:
        return options
    first = others[0]
    if first in commands.NAMES:
        return _parse_command(first, others[1:], options)
    if first in ("-h", "--help"):
        top_parser().print_help()
        raise SystemExit(Exit.DONE)
    if first.startswith("-"):
        raise top.unknown(first)
    raise UsageError(_("There is no command “{name}”.").format(name=first) + did_you_mean(first, commands.NAMES))


def _parse_command(name: str, arguments: Sequence[str], before: Options | None = None) -> Options:
    """Read the arguments of a command; options of imtui that stand before it hold as well."""
    options = commands.command(name).Arguments()
    if before:
        vars(options).update(vars(before))
    options.command = name
    command_parser(name).read(_with_exclusions(arguments) if name in QUERY_COMMANDS else arguments, options)
    return options


def _chosen_language(arguments: Sequence[str]) -> Lang | None:
    """Find `--lang` before anything is said, even by the parser; None when it is not there."""
    if not any(argument.startswith("--lang") for argument in arguments):
        return None
    early = argparse.ArgumentParser(add_help=False, allow_abbrev=False, exit_on_error=False)
    early.add_argument("--lang")
    try:
        lang = early.parse_known_args(arguments)[0].lang
    except argparse.ArgumentError:
        return None
    return lang if lang in LANGUAGES else None


def command_parser(name: str) -> Parser:
    """Describe one command."""
    parser = Parser(prog=f"imtui {name}")
    _add_common(parser)
    commands.command(name).add_arguments(parser)
    return parser


def top_parser() -> Parser:
    """Describe imtui itself, with a line for each command."""
    parser = _top(add_help=True)
    listed = parser.add_subparsers(metavar=_("COMMAND"), title=_("commands"))
    for name in commands.NAMES:
        listed.add_parser(name, help=_(commands.command(name).SUMMARY))
    return parser


def _top(add_help: bool) -> Parser:
    description = _("Explore instant messengers for digital self-defence, offline. Without a command: the interface.")
    parser = Parser(prog="imtui", description=description, add_help=add_help)
    _add_common(parser)
    version_help = _("show the version and leave")
    parser.add_argument("--version", action="version", version=f"imtui {__version__}", help=version_help)
    about_help = _("list the parts of the program, and the date of its data")
    parser.add_argument("--about", action="store_true", help=about_help)
    parser.add_argument("--filter", default="", metavar="QUERY", help=_("open the interface with this filter"))
    parser.add_argument("--ascii", action="store_true", help=_("draw with ASCII signs only"))
    themes = ("auto", "dark", "light", "contrast", "terminal")
    parser.add_argument("--theme", choices=themes, default="auto", help=_("colours; auto asks the terminal"))
    workshop_help = _("hide every verdict until it is revealed")
    parser.add_argument("--workshop", action="store_true", help=workshop_help)
    marks_help = _("open with these messengers marked, separated by commas")
    parser.add_argument("--marks", default="", metavar="ID,ID", help=marks_help)
    votes_help = _("go on with the marks, the votes and the filter that a group kept in this file")
    parser.add_argument("--votes", type=path, metavar="FILE", help=votes_help)
    parser.add_argument("--no-mouse", action="store_true", help=_("leave the mouse to the terminal"))
    return parser


def _add_common(parser: Parser) -> None:
    """Add the options that stand before or after a command; what was read before stays when they are not repeated."""
    data_help = _("read the guide of this folder, or lay a pack over the guide; may be given several times")
    parser.add_argument("--data", type=path, action="append", metavar="DIR", help=data_help)
    lang_help = _("language, instead of that of the locale: {languages}").format(languages="%(choices)s")
    parser.add_argument("--lang", choices=LANGUAGES, metavar="LANG", help=lang_help)
    parser.add_argument("--debug", action="store_true", help=_("show where a mistake of the program happened"))


def _with_exclusions(arguments: Sequence[str]) -> list[str]:
    """Let `imtui list -platform:web` be an exclusion: a word with a space before it is no option for the parser."""
    options = ("-h", "-", "--")
    return [a if not a.startswith("-") or a in options or a.startswith("--") else f" {a}" for a in arguments]
