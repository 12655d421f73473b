"""The command line as it is read."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imtui import commands, language
from imtui.cli import run
from imtui.commands.list import Arguments
from imtui.errors import UsageError
from imtui.options import Options
from imtui.parser import parse


def parse_list(*arguments: str) -> Arguments:
    return cast(Arguments, parse(arguments))


def test_options_stand_before_or_after_a_command() -> None:
    before = parse_list("--debug", "--data", "pack", "--lang", "fr", "list", "signal")
    after = parse_list("list", "signal", "--debug", "--data", "pack", "--lang", "fr")
    for read in (before, after):
        assert (read.debug, read.data, read.lang, read.query) == (True, [Path("pack")], "fr", ["signal"])


def test_packs_named_before_and_after_a_command_are_all_read() -> None:
    assert parse(["--data", "a", "list", "--data", "b"]).data == [Path("a"), Path("b")]


def test_words_stand_on_both_sides_of_an_option() -> None:
    read = parse_list("list", "android", "--format", "csv", "-platform:web")
    assert (" ".join(read.query).split(), read.format) == (["android", "-platform:web"], "csv")


PROBLEMS = {
    "shw": "Il n'y a pas de commande « shw ». Vouliez-vous dire « show » ?",
    "--themes dark": "Il n'y a pas d'option « --themes ». Vouliez-vous dire « --theme » ?",
    "list --formt csv": "Il n'y a pas d'option « --formt ». Vouliez-vous dire « --format » ?",
    "list --format cvs": "--format ne peut pas être « cvs ». Vouliez-vous dire « csv » ?",
    "show": "Il manque quelque chose : imtui show ID",
    "why-not signal": "Il manque quelque chose : imtui why-not ID QUERY",
    "why signal briar": "« briar » est de trop : imtui why ID",
    "list --output": "--output attend une valeur : --output FILE",
    "list --debug=3": "--debug ne prend pas de valeur.",
    "check --older-than soon": "« soon » n'est pas un âge : écrire 12 ou 12m pour des mois, 1y pour un an.",
    "scenarios camera --ask": "Nommer une situation, ou demander --ask : pas les deux.",
}


@pytest.mark.parametrize("line", PROBLEMS)
def test_what_cannot_be_read_is_said_in_the_language_of_the_run(line: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--lang", "fr", *line.split()]) == 2
    captured = capsys.readouterr()
    said = " ".join(captured.err.replace("\u00a0", " ").replace("\u202f", " ").split())
    assert (captured.out, said) == ("", f"imtui: {PROBLEMS[line]}")


WORDS = [*commands.NAMES, "--format", "--lang", "--data", "--theme", "--ask", "--debug=1", "-x", "--", "-"]


@given(st.lists(st.sampled_from(WORDS) | st.text(max_size=4), min_size=1, max_size=5))
def test_argparse_never_has_the_word(arguments: list[str]) -> None:
    with suppress(UsageError):
        assert isinstance(parse(arguments), Options)
    language.use("en")
