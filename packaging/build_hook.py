"""What a build adds to the sources: the catalogues and the guide, checked and compiled to JSON.

A broken guide cannot be packaged: the build stops with the list of what is wrong.
"""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ROOT = Path(__file__).parent.parent
SOURCES = ROOT / "src"
SHEETS = ("atelier.md", "workshop.md")
"""The documents that the program shows as well."""

LONG_AGO = datetime(2026, 1, 1, tzinfo=UTC)
"""The date of every compiled catalogue: the same source gives the same bytes, whenever it is compiled."""


class GuideBuildHook(BuildHookInterface[Any]):
    """Compile the catalogues for every build, and the guide for every build but the editable one, which reads YAML."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Add the compiled files to what is packaged."""
        for source in SOURCES.glob("imtui/locale/*/LC_MESSAGES/imtui.po"):
            catalogue = compile_catalogue(source)
            if self.target_name == "wheel":
                build_data["force_include"][str(catalogue)] = str(catalogue.relative_to(SOURCES))
        if version != "editable":
            compiled = compile_data(Path(self.directory))
            if self.target_name == "wheel":
                build_data["force_include"] |= {str(path): f"imtui/{path.name}" for path in compiled}
                for document in SHEETS:
                    build_data["force_include"][str(ROOT / "docs" / document)] = f"imtui/sheets/{document}"


def compile_catalogue(source: Path) -> Path:
    """Compile a gettext catalogue beside its source."""
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    with source.open("rb") as stream:
        catalogue = read_po(stream)
    catalogue.creation_date = catalogue.revision_date = LONG_AGO
    compiled = source.with_suffix(".mo")
    with compiled.open("wb") as stream:
        write_mo(stream, catalogue)
    return compiled


def compile_data(directory: Path) -> list[Path]:
    """Check `data/` and write it as JSON; stops the build with what is wrong."""
    sys.path.insert(0, str(ROOT / "src"))
    from imtui.guide.reading.compiled import compile_guide, files_of
    from imtui.guide.reading.folder import read_folder
    from imtui.guide.reading.problems import GuideError

    try:
        guide = read_folder(ROOT / "data")
    except GuideError as error:
        raise SystemExit(f"The guide in data/ is broken, nothing was built:\n{error}") from None
    directory.mkdir(parents=True, exist_ok=True)
    compiled = {directory / name: content for name, content in files_of(compile_guide(guide)).items()}
    for path, content in compiled.items():
        path.write_bytes(content)
    return list(compiled)
