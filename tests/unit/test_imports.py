"""The core knows no interface: seen from a fresh process, since a static look misses what is imported late."""

import subprocess
import sys

import pytest

WITHOUT_INTERFACE = {
    "the guide": "import imtui.guide.query; from imtui.guide.reading import check, load; load.load()",
    "pages and exports": "import imtui.pages.messenger, imtui.pages.why, imtui.export.text, imtui.export.lists",
    "the list": "import imtui.cli; imtui.cli.run(['list', 'android'])",
    "the help": "import imtui.cli\ntry: imtui.cli.run(['--help'])\nexcept SystemExit: pass",
}


@pytest.mark.parametrize("name", WITHOUT_INTERFACE)
def test_neither_textual_nor_rich_is_imported(name: str) -> None:
    code = WITHOUT_INTERFACE[name] + "\nimport sys; sys.exit(bool({'textual', 'rich'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=False).returncode == 0


@pytest.mark.parametrize("asked", ["--help", "--version"])
def test_the_guide_is_not_read_to_help(asked: str) -> None:
    code = f"import imtui.cli\ntry: imtui.cli.run(['{asked}'])\nexcept SystemExit: pass\n"
    code += "import sys; sys.exit(any(name.startswith('imtui.guide') for name in sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=False).returncode == 0
