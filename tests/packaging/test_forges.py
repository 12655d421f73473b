"""The files for the forges that may host the project are of the form that each forge reads."""

import subprocess
import sys
from pathlib import Path

import pytest

from conftest import ROOT

FORMS = {
    "vendor.github-workflows": sorted((ROOT / ".github" / "workflows").iterdir()),
    "vendor.github-issue-forms": sorted((ROOT / ".github" / "ISSUE_TEMPLATE").glob("*.yaml")),
    "vendor.github-issue-config": [ROOT / ".github" / "ISSUE_TEMPLATE" / "config.yml"],
    "vendor.gitlab-ci": [ROOT / ".gitlab-ci.yml"],
}


@pytest.mark.parametrize("schema", FORMS)
def test_a_forge_can_read_its_files(schema: str) -> None:
    command = [Path(sys.executable).parent / "check-jsonschema", "--builtin-schema", schema]
    ran = subprocess.run([*command, *FORMS[schema]], capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout


def test_every_forge_runs_the_same_command() -> None:
    for file in (ROOT / ".gitlab-ci.yml", ROOT / ".github" / "workflows" / "tests.yaml"):
        assert ".ci/run" in file.read_text("utf-8")
