"""What was asked on the command line; what was not has its default, which is all that `imtui` alone needs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


class Options:
    """Options of `imtui` and of its commands; `subcommands` says which command has which."""

    data: Sequence[Path] = ()
    lang: str | None = None
    debug: bool = False
    about: bool = False
    filter: str = ""
    ascii: bool = False
    theme: str = "auto"
    no_mouse: bool = False

    command: str | None = None
    format: str = "text"
    output: Path | None = None
    force: bool = False
    query: Sequence[str] = ()
    names: Sequence[str] = ()
    name: str | None = None
    words: Sequence[str] = ()
    only_differences: bool = False
    ask: bool = False
    folder: Path | None = None
    older_than: int | None = None
    strict: bool = False
