"""What this program is made of: versions, licences, and which data it carries."""

from __future__ import annotations

import json
import platform
import re
from collections.abc import Iterator
from hashlib import sha256
from importlib.metadata import Distribution, PackageNotFoundError, distribution

from imtui import __version__
from imtui.guide.model import Guide
from imtui.guide.reading.compiled import compile_guide
from imtui.language import _, plural
from imtui.pages.packs import added_by_packs
from imtui.resources import resource

_REQUIREMENT = re.compile(r"(?P<name>[\w.-]+)(\[(?P<extras>[\w,. -]+)\])?[^;]*(;.*extra == ['\"](?P<only>[\w.-]+))?")
"""A requirement of a package: its name, the extras it asks for, and the extra that it is only for."""


def about(guide: Guide) -> str:
    """What this program is made of: one fact a line; what is not known is left out."""
    lines = [
        f"imtui {__version__}, GPL-3.0-or-later; " + _("the texts of the guide: CC-BY-SA-4.0"),
        plural("guide: {n} messenger", "guide: {n} messengers", len(guide.messengers) - guide.added)
        + added_by_packs(guide.added)
        + ", "
        + _("latest fact of {date}").format(date=guide.latest or "?"),
        _("digest of the guide: sha256 {digest}").format(digest=sha256(compile_guide(guide)).hexdigest()),
        f"Python {platform.python_version()}",
    ]
    parts = {part.name: part for part in dependencies("imtui")}
    lines += [f"{part.name} {part.version}, {licence(part)}" for part in sorted(parts.values(), key=lambda p: p.name)]
    return "\n".join(lines + built()) + "\n"


def dependencies(name: str, extras: frozenset[str] = frozenset()) -> Iterator[Distribution]:
    """The packages that a package needs, and those that they need."""
    try:
        required = distribution(name).requires or []
    except PackageNotFoundError:
        return
    for requirement in filter(None, map(_REQUIREMENT.match, required)):
        if requirement["only"] is None or requirement["only"] in extras:
            try:
                yield distribution(requirement["name"])
            except PackageNotFoundError:
                continue
            asked = frozenset(re.split(r"[ ,]+", requirement["extras"] or ""))
            yield from dependencies(requirement["name"], asked)


def licence(part: Distribution) -> str:
    """The licence of a package, in the words of its authors."""
    metadata = part.metadata
    classified = [c.rpartition(" :: ")[2] for c in metadata.get_all("Classifier") or [] if c.startswith("License ::")]
    said = (metadata[key] for key in ("License-Expression", "License") if key in metadata)
    named = next(said, ", ".join(classified))
    return named.splitlines()[0] if named else _("unknown licence")


def built() -> list[str]:
    """The tools that built imtui.pyz, since they shape its bytes; nothing for other forms of imtui."""
    try:
        tools = json.loads(resource("built.json"))
    except OSError:
        return []
    return [_("imtui.pyz: bytecode of Python {bytecode}; compressed by zlib {zlib}").format(**tools)]
