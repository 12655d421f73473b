"""Elements of HTML, built as a tree so that no text can become markup."""

from __future__ import annotations

from typing import TypeAlias
from xml.etree import ElementTree

Element: TypeAlias = ElementTree.Element
Child: TypeAlias = Element | str


def element(tag: str, *children: Child, **attributes: str) -> Element:
    """Make an element; an attribute whose name is a word of Python ends with an underscore here: `class_`."""
    made = ElementTree.Element(tag, {name.rstrip("_").replace("_", "-"): text for name, text in attributes.items()})
    previous: Element | None = None
    for child in children:
        if not isinstance(child, str):
            made.append(child)
            previous = child
        elif previous is None:
            made.text = (made.text or "") + child
        else:
            previous.tail = (previous.tail or "") + child
    return made


def parsed(markup: str) -> Element:
    """Make an element of markup that this program wrote itself."""
    return ElementTree.fromstring(markup)


def written(root: Element) -> str:
    """Write a whole document."""
    return f"<!DOCTYPE html>\n{ElementTree.tostring(root, encoding='unicode', method='html')}\n"
