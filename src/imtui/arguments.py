"""argparse, saying everything in the language of the run. Its own sentences are English and are never shown."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from functools import cache, partial
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

from imtui.errors import UsageError
from imtui.language import _

if TYPE_CHECKING:
    from pathlib import Path

    from imtui.options import Options

OptionsT = TypeVar("OptionsT", bound="Options")

COLUMNS = 80
"""The width where there is no terminal."""


class Parser(argparse.ArgumentParser):
    """Reads arguments, or raises UsageError with a sentence; keeps what it describes in `arguments`, for the manual."""

    def __init__(self, add_help: bool = True, **options: Any) -> None:
        super().__init__(formatter_class=_Formatter, add_help=False, allow_abbrev=False, exit_on_error=False, **options)
        self.arguments: list[argparse.Action] = []
        self._words = self.add_argument_group(_("what to give"))
        self._options = self.add_argument_group(_("options"))
        if add_help:
            self.add_argument("-h", "--help", action="help", help=_("show this help and leave"))

    def add_argument(self, *names: str, **how: Any) -> argparse.Action:
        """Add an argument as argparse does; a value that is none of the choices is answered in our own words."""
        if "choices" in how:
            how["type"] = partial(_one_of, names[0], how["choices"])
        group = self._options if names[0].startswith("-") else self._words
        action = group.add_argument(*names, **how)
        self.arguments.append(action)
        return action

    def read(self, arguments: Sequence[str], options: Options) -> None:
        """Read all arguments into `options`; options may stand between words."""
        try:
            _options, others = self.parse_known_intermixed_args(arguments, options)
        except argparse.ArgumentError as error:
            raise self._problem(error.argument_name) from None
        if others:
            raise self.unknown(others[0].strip())

    def read_known(self, arguments: Sequence[str], options: OptionsT) -> tuple[OptionsT, list[str]]:
        """Read into `options` what this parser knows; returns the rest as well."""
        try:
            return self.parse_known_args(arguments, options)
        except argparse.ArgumentError as error:
            raise self._problem(error.argument_name) from None

    def error(self, message: str) -> NoReturn:
        """Leave the wording to `_problem`: newer versions of Python raise by themselves."""
        raise argparse.ArgumentError(None, message)

    def unknown(self, word: str) -> UsageError:
        """The error for a word or an option that was not expected."""
        if not word.startswith("-"):
            too_many = _("“{word}” is one word too many: {usage}")
            return UsageError(too_many.format(word=word, usage=self._expected()))
        flag = word.partition("=")[0]
        flags = [flag for action in self.arguments for flag in action.option_strings]
        return UsageError(_("There is no option “{option}”.").format(option=flag) + did_you_mean(flag, flags))

    def _problem(self, name: str | None) -> UsageError:
        """The error for an option that is not written as it should be; without a name, for a missing argument."""
        option = next((a for a in self.arguments if name and "/".join(a.option_strings) == name), None)
        if option is None:
            return UsageError(_("Something is missing: {usage}").format(usage=self._expected()))
        if option.nargs == 0:
            return UsageError(_("{option} takes no value.").format(option=name))
        value = "|".join(map(str, option.choices or ())) or option.metavar
        return UsageError(_("{option} needs a value: {usage}").format(option=name, usage=f"{name} {value}"))

    def _expected(self) -> str:
        words = [str(a.metavar) if a.required else f"[{a.metavar}]" for a in self.arguments if not a.option_strings]
        return " ".join([self.prog, *words])


def did_you_mean(word: str, known: Sequence[str]) -> str:
    """The nearest known word as a question, else all of them."""
    from imtui.guide.spelling import nearest

    near = nearest(word, known)
    return hint(near) if near else " " + _("There are: {known}.").format(known=", ".join(known))


def hint(guess: str | None) -> str:
    """The guess as a question, to be written after what is not known; empty when there is none."""
    return _(" Did you mean “{guess}”?").format(guess=guess) if guess else ""


def _one_of(name: str, choices: Sequence[str], text: str) -> str:
    """Read one of several words, before argparse compares it with the choices itself."""
    if text in choices:
        return text
    raise UsageError(_("{option} cannot be “{value}”.").format(option=name, value=text) + did_you_mean(text, choices))


class _Formatter(argparse.HelpFormatter):
    """Writes help in the language of the run. The parser makes one for each argument, to check it."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=_columns() - 2)

    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, prefix or _("usage: "))


@cache
def _columns() -> int:
    """The width of the terminal, as `shutil` finds it: importing that takes longer than all else here."""
    if asked := os.environ.get("COLUMNS"):
        return int(asked)
    try:
        return os.get_terminal_size(sys.__stdout__.fileno()).columns if sys.__stdout__ else COLUMNS
    except (OSError, ValueError):
        return COLUMNS


def path(text: str) -> Path:
    """Read a path; most command lines have none, and need not wait for what reads it."""
    from pathlib import Path

    return Path(text)
