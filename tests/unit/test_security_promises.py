"""What docs/security.md promises is tested by the tests that it names, and says the limits that are enforced."""

import re

from conftest import ROOT
from imtui.guide.reading import sheet, yaml, yaml_files

PAGE = (ROOT / "docs" / "security.md").read_text()


def test_every_test_that_is_named_exists() -> None:
    named = set(re.findall(r"`(test_\w+)`", PAGE))
    tests = "\n".join(path.read_text() for path in (ROOT / "tests").rglob("test_*.py"))
    assert len(named) > 15
    assert not {name for name in named if not re.search(rf"^(async )?def {name}\(", tests, re.MULTILINE)}


def test_the_limits_are_those_that_are_enforced() -> None:
    for limit, unit in (
        (yaml_files.MAX_FILES, "files"),
        (yaml.MAX_VALUES, "values"),
        (yaml.MAX_DEPTH, "levels"),
        (sheet.MAX_PROBLEMS, "problems"),
    ):
        assert f"{limit:,} {unit}" in PAGE
    assert f"{yaml_files.MAX_FOLDER_BYTES // 2**20} MiB of them" in PAGE
    assert f"{yaml.MAX_BYTES // 2**20} MiB, " in PAGE
    assert f"after {yaml_files.MAX_PROBLEMS_IN_ALL:,} the other files" in PAGE
    assert f"keys of at most {yaml.MAX_KEY}" in " ".join(PAGE.split())
