"""The file of a group: plain YAML, one line for everything that was done."""

from __future__ import annotations

import json

from imtui.guide.game import Move
from imtui.guide.group import Group
from imtui.language import _


def group_as_yaml(group: Group) -> str:
    """Write what a group did; texts in quotes, as YAML and JSON both read them."""
    lines = ["# " + _("What a group did with imtui; `imtui --votes` with the name of this file goes on with it.")]
    lines += [f"filter: {_quoted(group.filter)}"] if group.filter else []
    lines += [f"marks: {_listed(group.marks)}", f"sorting: {_listed(group.sorting)}"]
    lines += ["moves:", *(f"  - {_move(move)}" for move in group.moves)] if group.moves else []
    return "\n".join(lines) + "\n"


def _move(move: Move) -> str:
    category = f", category: {move.category}" if move.category else ""
    return f"{{act: {move.act}, messengers: {_listed(move.messengers)}{category}}}"


def _listed(names: tuple[str, ...]) -> str:
    return f"[{', '.join(map(_quoted, names))}]"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
