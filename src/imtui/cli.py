"""The command line: what was asked, plain-text answers, and the way into the interface."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import NoReturn

from imtui import __version__, answers, language, terminal
from imtui.answers import UsageError
from imtui.exits import Exit
from imtui.guide.load import GuideError, load
from imtui.guide.model import Guide
from imtui.guide.query import Query, QueryError, Vocabulary
from imtui.guide.text import clean
from imtui.language import LANGUAGES, _

QUERY_COMMANDS = ("list", "why-not")
"""Commands whose arguments are a query."""


def main() -> NoReturn:
    """Run imtui and leave with its exit code."""
    sys.exit(run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """Run imtui with these arguments and give its exit code; nothing that goes wrong shows a traceback."""
    language.use(_language(arguments))
    options = build_parser().parse_args(_with_exclusions(arguments))
    try:
        return _answer(options)
    except GuideError as error:
        _say(_("The guide cannot be read:") + f"\n{error}")
        return Exit.BAD_DATA
    except (QueryError, UsageError) as error:
        _say(f"imtui: {error}")
        return Exit.USAGE
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return Exit.DONE
    except KeyboardInterrupt:
        return Exit.INTERRUPTED
    except Exception as error:
        if options.debug:
            raise
        crash = _("imtui stopped because of a mistake of its own: {error}. --debug shows where.")
        _say(crash.format(error=clean(f"{type(error).__name__}: {error}")))
        return Exit.CRASH


def _with_exclusions(arguments: Sequence[str]) -> list[str]:
    """Let `imtui list -platform:web` be an exclusion: a word with a space before it is no option for the parser."""
    if not any(command in arguments for command in QUERY_COMMANDS):
        return list(arguments)
    options = ("-h", "-", "--")
    return [a if not a.startswith("-") or a in options or a.startswith("--") else f" {a}" for a in arguments]


def _language(arguments: Sequence[str]) -> language.Lang:
    """Find the language before anything is said, even by the parser."""
    early = argparse.ArgumentParser(add_help=False, allow_abbrev=False, exit_on_error=False)
    early.add_argument("--lang", choices=LANGUAGES)
    try:
        chosen: language.Lang | None = early.parse_known_args(arguments)[0].lang
    except (argparse.ArgumentError, SystemExit):
        chosen = None
    return chosen or language.from_environment(os.environ)


def build_parser() -> argparse.ArgumentParser:
    """Describe the command line."""
    common = argparse.ArgumentParser(add_help=False, argument_default=argparse.SUPPRESS)
    common.add_argument("--data", type=Path, metavar="DIR", help=_("read the guide of this folder instead of its own"))
    common.add_argument("--lang", choices=LANGUAGES, help=_("language, instead of that of the locale"))
    common.add_argument("--debug", action="store_true", help=_("show where a mistake of the program happened"))

    parser = argparse.ArgumentParser(
        prog="imtui",
        parents=[common],
        description=_(
            "Explore instant messengers for digital self-defence, offline. Without a command: the interface."
        ),
    )
    parser.set_defaults(data=None, debug=False, command=None)
    parser.add_argument("--version", action="version", version=f"imtui {__version__}")
    parser.add_argument("--filter", default="", metavar="QUERY", help=_("open the interface with this filter"))
    parser.add_argument("--ascii", action="store_true", help=_("draw with ASCII signs only"))
    parser.add_argument("--theme", choices=("terminal", "dark", "light"), default="terminal", help=_("colours"))
    parser.add_argument("--no-mouse", action="store_true", help=_("leave the mouse to the terminal"))
    _add_commands(parser, common)
    return parser


def _add_commands(parser: argparse.ArgumentParser, common: argparse.ArgumentParser) -> None:
    commands = parser.add_subparsers(dest="command", metavar=_("COMMAND"), title=_("commands"))

    listing = commands.add_parser("list", parents=[common], help=_("list the messengers that answer a filter"))
    listing.add_argument("query", nargs="*", metavar="QUERY", help=_("as in the interface: android free -platform:web"))
    listing.add_argument("--format", choices=("text", "md", "csv", "json"), default="text")

    show = commands.add_parser("show", parents=[common], help=_("show everything about a messenger or an app"))
    show.add_argument("names", nargs="+", metavar="ID")
    show.add_argument("--format", choices=("text", "md", "json"), default="text")

    why = commands.add_parser("why", parents=[common], help=_("explain the category of a messenger"))
    why.add_argument("name", metavar="ID")
    why.add_argument("--format", choices=("text", "md"), default="text")

    checking = commands.add_parser(
        "check", parents=[common], help=_("say what is wrong, stale or unsourced in a guide")
    )
    checking.add_argument("folder", nargs="?", type=Path, metavar="DIR")
    checking.add_argument(
        "--older-than", type=months, metavar=_("18m"), help=_("list the claims older than this, by age")
    )
    checking.add_argument("--strict", action="store_true", help=_("let warnings fail too"))
    checking.add_argument("--format", choices=("text", "json"), default="text")


def months(text: str) -> int:
    """Read an age as `18m` or `2y`, in months; raises ValueError for anything else."""
    number, unit = int(text[:-1]), text[-1:]
    return number * {"m": 1, "y": 12, "a": 12}.get(unit, 0) or int("")


def _answer(options: argparse.Namespace) -> int:
    if options.command == "check":
        return _check(options)
    guide = load(options.data)
    if options.command is None:
        return _open(guide, options)
    sys.stdout.write(_plain_answer(guide, options))
    sys.stdout.flush()
    return Exit.DONE


def _plain_answer(guide: Guide, options: argparse.Namespace) -> str:
    if options.command == "list":
        return answers.list_answer(guide, " ".join(options.query), options.format)
    if options.command == "show":
        return answers.show_answer(guide, options.names, options.format)
    return answers.why_answer(guide, options.name, options.format)


def _check(options: argparse.Namespace) -> int:
    report, code = answers.check_answer(
        options.folder or options.data, options.older_than, options.strict, options.format
    )
    sys.stdout.write(report)
    sys.stdout.flush()
    return code


def _open(guide: Guide, options: argparse.Namespace) -> int:
    """Open the interface where there is a terminal for it, else print the plain list and say how to get it."""
    query: Query = Vocabulary(guide).parse(options.filter)
    here = terminal.look(os.environ, sys.stdin, sys.stdout, sys.stderr)
    if not here.interactive:
        sys.stdout.write(answers.list_answer(guide, options.filter, "text"))
        sys.stdout.flush()
        _say(_("This is the plain list: the interface needs a terminal on all three standard streams, and TERM set."))
        return Exit.DONE if here.piped else Exit.UNSUITABLE_TERMINAL
    terminal.disarm_textual(os.environ)
    from imtui.tui.start import start

    return start(guide, query, theme=options.theme, ascii_only=options.ascii or here.ascii, mouse=not options.no_mouse)


def _say(message: str) -> None:
    """Narrate on standard error; when even that is closed, there is nobody to tell."""
    with suppress(OSError):
        print(message, file=sys.stderr)
