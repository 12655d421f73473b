"""The commands of the command line, each with its arguments; `imtui.answers` holds what answers them."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, TypeAlias

from imtui.export.formats import CHECK_FORMATS, PAGE_FORMATS, TABLE_FORMATS
from imtui.language import _

if TYPE_CHECKING:
    from pathlib import Path

Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"


def _add_list(commands: Commands, common: argparse.ArgumentParser) -> None:
    parser = commands.add_parser("list", parents=[common], help=_("list the messengers that answer a filter"))
    parser.add_argument("query", nargs="*", metavar="QUERY", help=_("as in the interface: android free -platform:web"))
    _add_output(parser, TABLE_FORMATS)


def _add_show(commands: Commands, common: argparse.ArgumentParser) -> None:
    parser = commands.add_parser("show", parents=[common], help=_("show everything about a messenger or an app"))
    parser.add_argument("names", nargs="+", metavar="ID")
    _add_output(parser, (*PAGE_FORMATS, "csv", "json"))


def _add_compare(commands: Commands, common: argparse.ArgumentParser) -> None:
    help_text = _("compare messengers, or apps, side by side")
    parser = commands.add_parser("compare", parents=[common], help=help_text)
    parser.add_argument("names", nargs="+", metavar="ID")
    parser.add_argument("--only-differences", action="store_true", help=_("leave out what is the same for all"))
    _add_output(parser, TABLE_FORMATS)


def _add_why(commands: Commands, common: argparse.ArgumentParser) -> None:
    parser = commands.add_parser("why", parents=[common], help=_("explain the category of a messenger"))
    parser.add_argument("name", metavar="ID")
    _add_output(parser, PAGE_FORMATS)


def _add_why_not(commands: Commands, common: argparse.ArgumentParser) -> None:
    help_text = _("explain why a messenger does not answer a filter")
    parser = commands.add_parser("why-not", parents=[common], help=help_text)
    parser.add_argument("name", metavar="ID")
    parser.add_argument("query", nargs="+", metavar="QUERY")
    _add_output(parser, PAGE_FORMATS)


def _add_scenarios(commands: Commands, common: argparse.ArgumentParser) -> None:
    help_text = _("list the scenarios, or say who answers one")
    parser = commands.add_parser("scenarios", parents=[common], help=help_text)
    which = parser.add_mutually_exclusive_group()
    which.add_argument("name", nargs="?", metavar="ID")
    which.add_argument("--ask", action="store_true", help=_("ask plain questions, and say who answers the situation"))
    _add_output(parser, (*PAGE_FORMATS, "json"))


def _add_glossary(commands: Commands, common: argparse.ArgumentParser) -> None:
    parser = commands.add_parser("glossary", parents=[common], help=_("explain a word, or list them all"))
    parser.add_argument("words", nargs="*", metavar="TERM")
    _add_output(parser, (*PAGE_FORMATS, "json"))


def _add_check(commands: Commands, common: argparse.ArgumentParser) -> None:
    help_text = _("say what is wrong, stale or unsourced in a guide")
    parser = commands.add_parser("check", parents=[common], help=help_text)
    parser.add_argument("folder", nargs="?", type=path, metavar="DIR")
    older_help = _("list the claims older than this, by age")
    parser.add_argument("--older-than", type=_months, metavar="18m", help=older_help)
    parser.add_argument("--strict", action="store_true", help=_("let warnings fail too"))
    _add_output(parser, CHECK_FORMATS)


def _add_keys(commands: Commands, common: argparse.ArgumentParser) -> None:
    parser = commands.add_parser("keys", parents=[common], help=_("list the keys of the interface"))
    _add_output(parser, PAGE_FORMATS)


def _add_output(parser: argparse.ArgumentParser, formats: Iterable[str]) -> None:
    parser.add_argument("--format", choices=tuple(formats), default="text", help=_("form of the answer"))
    parser.add_argument(
        "--output", type=path, metavar="FILE", help=_("write the answer to this file, whole or not at all")
    )
    parser.add_argument("--force", action="store_true", help=_("replace the file when it is there"))


COMMANDS: dict[str, Callable[[Commands, argparse.ArgumentParser], None]] = {
    "list": _add_list,
    "show": _add_show,
    "compare": _add_compare,
    "why": _add_why,
    "why-not": _add_why_not,
    "scenarios": _add_scenarios,
    "glossary": _add_glossary,
    "check": _add_check,
    "keys": _add_keys,
}
"""What adds each command, in the order of the help."""


def _months(text: str) -> int:
    """Read an age as `18m` or `2y`, in months; raises ValueError for anything else."""
    months = {"m": 1, "y": 12, "a": 12}.get(text[-1:])
    if months is None:
        raise ValueError(text)
    return int(text[:-1]) * months


def path(text: str) -> Path:
    """Read a path; most command lines have none, and need not wait for what reads it."""
    from pathlib import Path

    return Path(text)
