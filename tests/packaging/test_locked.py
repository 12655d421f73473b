"""What `make` installs is locked: one version of each package for everybody, known by its hashes."""

import re
import tomllib

from conftest import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
LOCKED = ROOT / "packaging" / "locked"


def entries(name: str) -> dict[str, str]:
    """The packages of a file, each with all that is said of it."""
    text = (LOCKED / name).read_text("utf-8").replace("\\\n", "")
    return {line.split("==")[0]: line for line in text.splitlines()}


def names(requirements: list[str]) -> set[str]:
    """The names of the packages that requirements are about, as lock files write them."""
    found = (re.split(r"[^\w.-]", requirement)[0] for requirement in requirements)
    return {re.sub(r"[-_.]+", "-", name).lower() for name in found}


def test_every_package_has_one_version_and_its_hashes() -> None:
    everything = entries("dev.txt")
    assert all(re.match(r"[\w.-]+==[\w.]+ .*--hash=sha256:", line) for line in everything.values())
    for name in ("program.txt", "build.txt"):
        assert entries(name).items() <= everything.items()


def test_no_file_names_a_registry() -> None:
    assert not [path.name for path in LOCKED.iterdir() if re.search(r"://|-index|find-links", path.read_text("utf-8"))]


def test_what_the_project_asks_for_is_locked() -> None:
    dev = [requirement for requirement in PROJECT["dependency-groups"]["dev"] if isinstance(requirement, str)]
    assert names(PROJECT["project"]["dependencies"]) <= entries("program.txt").keys()
    assert names(dev) <= entries("dev.txt").keys()


def test_what_builds_is_locked_as_well() -> None:
    builders = PROJECT["build-system"]["requires"]
    assert PROJECT["dependency-groups"]["build"] == builders
    assert names(builders) <= entries("build.txt").keys()
