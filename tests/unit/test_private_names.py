"""What is private in Textual is used in two places, written down, and still there."""

from __future__ import annotations

import ast
import inspect
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from textual._styles_cache import StylesCache
from textual._xterm_parser import XTermParser
from textual.app import App
from textual.drivers.linux_driver import LinuxDriver
from textual.notifications import Notification
from textual.screen import Screen
from textual.widgets import Input

from conftest import ROOT

TUI = ROOT / "src" / "imtui" / "tui"
DOCUMENT = (ROOT / "docs" / "upstream.md").read_text("utf-8")
CLASSES: dict[str, type] = {
    cls.__name__: cls for cls in (App, Input, LinuxDriver, Notification, Screen, StylesCache, XTermParser)
}
NAMED = re.findall(r"`(\w+)\.(\w+)`", DOCUMENT)


def sources(cls: type) -> Iterator[str]:
    for base in cls.__mro__:
        if base.__module__.startswith("textual"):
            yield inspect.getsource(base)


@cache
def private_names() -> set[str]:
    """The private names of the classes that imtui extends, but those that start with two underscores."""
    text = "\n".join(source for cls in CLASSES.values() for source in sources(cls))
    return set(re.findall(r"(?:self\.|def )(_[a-z]\w*)", text))


def used(path: Path) -> Iterator[str]:
    """The private names of Textual that a file uses, overrides or imports from."""
    widgets = private_names()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Attribute) and node.attr in widgets:
            yield node.attr
        elif isinstance(node, ast.ClassDef):
            yield from (m.name for m in node.body if isinstance(m, ast.FunctionDef) and m.name in widgets)
        elif isinstance(node, ast.ImportFrom) and re.match(r"(textual|rich)\b.*\._", node.module or ""):
            yield str(node.module)


def is_a_place_for_them(path: Path) -> bool:
    return path.name == "textual_fixes.py" or path.parent.name == "terminal"


@pytest.mark.parametrize(("cls", "name"), NAMED)
def test_what_is_written_down_is_still_in_textual(cls: str, name: str) -> None:
    assert hasattr(CLASSES[cls], name) or any(f"self.{name}" in source for source in sources(CLASSES[cls]))


def test_private_names_are_used_in_two_places_only() -> None:
    elsewhere = {path.name: sorted(set(used(path))) for path in TUI.rglob("*.py") if not is_a_place_for_them(path)}
    assert {name: found for name, found in elsewhere.items() if found} == {}


def test_every_private_name_is_written_down() -> None:
    known = {name for _cls, name in NAMED}
    here = {name for path in TUI.rglob("*.py") if is_a_place_for_them(path) for name in used(path)}
    assert sorted(name for name in here - known if not name.startswith("textual.")) == []
