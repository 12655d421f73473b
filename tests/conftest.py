"""What every test shares: the real guide, a harmless environment, packs made for the occasion."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from fcntl import LOCK_EX, flock
from pathlib import Path
from typing import Any

import compile_guide
import pytest
import yaml
from hypothesis import settings

from imtui import language
from imtui.guide.model import Guide
from imtui.guide.query import Index, Vocabulary
from imtui.guide.reading.folder import read_folder

ROOT = Path(__file__).parent.parent
DATA = ROOT / "data"
MESSENGERS = len(list((DATA / "messengers").glob("*.yaml")))
CLAIM = {"note": {"fr": "note", "en": "note"}, "source": "https://example.org/a", "as_of": "2026-01"}
LISTING = {"shop": "google-play", "source": "https://example.org/shop", "as_of": "2026-01"}

LIVE_ROOT = Path("/var/tmp/imtui-roots/live")
"""Kept from one run to the next: building it takes a minute."""
ENTER_LIVE_ROOT = str(ROOT / "tests" / "terminal" / "live_root.sh")

MakePack = Callable[..., Path]


settings.register_profile("imtui", deadline=None)  # no test fails because the machine is busy
settings.load_profile("imtui")

_missing = pytest.StashKey[set[str]]()
"""The packages of Debian for want of which tests were skipped."""


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip a test for which a program is missing."""
    for program, package in (mark.args for mark in item.iter_markers("needs")):
        if not shutil.which(program):
            item.config.stash.setdefault(_missing, set()).add(package)
            pytest.skip(f"{program} is not installed")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Say what was skipped, why, and how to have it run."""
    skipped = [report for report in terminalreporter.getreports("skipped") if isinstance(report.longrepr, tuple)]
    reasons = Counter((report.nodeid.partition("::")[0], report.longrepr[2]) for report in skipped)
    for (file, reason), count in reasons.items():
        terminalreporter.write_line(f"{count} skipped in {file}: {reason.removeprefix('Skipped: ')}")
    if packages := config.stash.get(_missing, None):
        terminalreporter.write_line(f"To run them too: sudo apt install {' '.join(sorted(packages))}")


@pytest.fixture(autouse=True)
def _harmless_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Hide the developer's home, language and terminal; English unless a test says otherwise."""
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    for name in ("LC_ALL", "LC_MESSAGES", "NO_COLOR", "COLUMNS", "LINES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    language.use("en")


@pytest.fixture(scope="session", autouse=True)
def _compiled_guide() -> None:
    """Compile the guide of the checkout as `make` does, lest every test and every program it starts reads the YAML."""
    compile_guide.main(ROOT)


@pytest.fixture(scope="session")
def guide() -> Guide:
    """The real guide."""
    return read_folder(DATA)


@pytest.fixture(scope="session")
def index(guide: Guide) -> Index:
    """The real guide, ready for queries."""
    return Index(guide)


@pytest.fixture(scope="session")
def vocabulary(guide: Guide) -> Vocabulary:
    """The words of queries on the real guide."""
    return Vocabulary(guide)


@pytest.fixture(scope="session")
def pyz(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """`imtui.pyz`, built once for all that run tests at the same time."""
    own = tmp_path_factory.getbasetemp()
    folder = (own if worker_id == "master" else own.parent) / "pyz"
    with folder.with_suffix(".lock").open("w") as lock:
        flock(lock, LOCK_EX)
        if not folder.exists():
            command = [sys.executable, str(ROOT / "packaging" / "build_pyz.py"), str(folder)]
            built = subprocess.run(command, capture_output=True, text=True, check=False)
            assert built.returncode == 0, built.stderr
    return folder / "imtui.pyz"


@pytest.fixture(scope="session")
def live_root() -> Path:
    """Build a root like that of a live system; skips, saying why, where that cannot be done."""
    built = subprocess.run([ENTER_LIVE_ROOT, "build", str(LIVE_ROOT)], capture_output=True, text=True, check=False)
    if built.returncode == 0:
        probe = [ENTER_LIVE_ROOT, "enter", str(LIVE_ROOT), str(ROOT), "true"]
        built = subprocess.run(probe, capture_output=True, text=True, check=False)
    if built.returncode == 77:
        pytest.skip(built.stderr.strip())
    assert built.returncode == 0, built.stderr
    return LIVE_ROOT


def messenger_data(messenger_id: str, **changes: Any) -> dict[str, Any]:
    """A small valid messenger as plain data."""
    return {
        "id": messenger_id,
        "name": messenger_id.capitalize(),
        "kind": "service",
        "vendor": "Somebody",
        "jurisdiction": {"countries": ["FR"]},
        "funding": {"fr": "dons", "en": "donations"},
        "protocol": "Own",
        "first_release": "2020",
        "status": "active",
        "homepage": "https://example.org",
        "summary": {"fr": "Un résumé.", "en": "A summary."},
        "caveat": {"fr": "Une limite.", "en": "A limit."},
        "apps": [app_data("App of " + messenger_id)],
        "claims": [{"property": "e2ee", "value": "yes", "confidence": "high", **CLAIM}],
        **changes,
    }


def app_data(name: str, **changes: Any) -> dict[str, Any]:
    """A small valid app as plain data."""
    return {
        "name": name,
        "platforms": {"android": "standalone"},
        "licence": "MIT",
        "status": "active",
        "as_of": "2026-01",
        "source": "https://example.org/app",
        **changes,
    }


class _WithoutAliases(yaml.SafeDumper):
    def ignore_aliases(self, _data: object) -> bool:
        return True


def as_yaml(data: dict[str, Any]) -> str:
    """Write plain data as the YAML that people write: without aliases."""
    return yaml.dump(data, Dumper=_WithoutAliases, allow_unicode=True, sort_keys=False)


@pytest.fixture
def make_pack(tmp_path: Path) -> MakePack:
    """A function that writes a pack with these messengers, and the frame of the real guide."""

    def make(*messengers: dict[str, Any]) -> Path:
        folder = tmp_path / "pack"
        (folder / "messengers").mkdir(parents=True)
        for name in ("categories.yaml", "properties.yaml", "platforms.yaml", "shops.yaml", "countries.yaml"):
            shutil.copy(DATA / name, folder / name)
        for messenger in messengers or (messenger_data("one"),):
            path = folder / "messengers" / f"{messenger['id']}.yaml"
            path.write_text(as_yaml(messenger), encoding="utf-8")
        return folder

    return make
