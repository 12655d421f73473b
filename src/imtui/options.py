"""What was asked on the command line; what was not has its default, which is all that `imtui` alone needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


class Options:
    """What `imtui` takes, with or without a command; the module of a command adds what is its own."""

    lang: str | None = None
    debug: bool = False
    about: bool = False
    filter: str = ""
    ascii: bool = False
    theme: str = "auto"
    no_mouse: bool = False
    workshop: bool = False
    marks: str = ""
    votes: Path | None = None

    command: str | None = None
    format: str = "text"
    output: Path | None = None
    force: bool = False
    bom: bool = False
    brief: bool = False
    no_sources: bool = False

    def __init__(self) -> None:
        self.data: list[Path] = []
