"""What is packaged: a wheel that works outside the checkout, and none at all when the guide is broken."""

from __future__ import annotations

import shutil
import subprocess
import sys
import venv
from pathlib import Path

import pytest

from conftest import ROOT


def copy_of_the_project(folder: Path) -> Path:
    """Copy what a build needs."""
    ignored = shutil.ignore_patterns(".git", ".venv", "dist", "build", "__pycache__", "tests", "*.mo", ".*_cache")
    return Path(shutil.copytree(ROOT, folder / "project", ignore=ignored))


def build(project: Path, target: str) -> subprocess.CompletedProcess[str]:
    """Build a wheel or an sdist with the tools already here."""
    command = [sys.executable, "-m", "hatchling", "build", "-t", target]
    return subprocess.run(command, cwd=project, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    project = copy_of_the_project(tmp_path_factory.mktemp("wheel"))
    built = build(project, "wheel")
    assert built.returncode == 0, built.stdout + built.stderr
    return next((project / "dist").glob("*.whl"))


def test_an_installed_wheel_works_outside_the_checkout(wheel: Path, tmp_path: Path) -> None:
    venv.create(tmp_path / "venv", with_pip=False)
    python = tmp_path / "venv" / "bin" / "python"
    site = subprocess.check_output([python, "-c", "import site; print(site.getsitepackages()[0])"], text=True).strip()
    shutil.unpack_archive(wheel, site, "zip")
    ran = subprocess.run(
        [python, "-m", "imtui", "list", "--lang", "fr", "signal"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    assert "Plutôt bon (1/" in ran.stdout
    assert "masquées" in ran.stdout


@pytest.mark.parametrize("target", ["wheel", "sdist"])
def test_a_broken_guide_cannot_be_packaged(tmp_path: Path, target: str) -> None:
    project = copy_of_the_project(tmp_path)
    signal = project / "data" / "messengers" / "signal.yaml"
    signal.write_text(signal.read_text().replace("kind: service", "kind: servise"))
    built = build(project, target)
    assert built.returncode != 0
    assert "signal.yaml:" in built.stdout + built.stderr
    assert "servise" in built.stdout + built.stderr
