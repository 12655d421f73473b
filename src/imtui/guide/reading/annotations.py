"""The types that the model gives its fields: what says how YAML is read, and how the compiled guide is rebuilt."""

from __future__ import annotations

import types
import typing
from functools import cache
from typing import Any

from imtui.records import names_of


@cache
def annotations_of(cls: type) -> dict[str, Any]:
    """The types, constraints included, of the fields of a model class."""
    hints = typing.get_type_hints(cls, include_extras=True)
    return {name: hints[name] for name in names_of(cls)}


def is_optional(annotation: Any) -> bool:
    """Whether a type has None beside another."""
    return typing.get_origin(annotation) in (typing.Union, types.UnionType)
