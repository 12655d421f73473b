"""A release: what stops it, what it leaves then, and that somebody else can check and install its files."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import changelog
import debian_package
import pytest
import release
from changelog import Section, newest
from release_files import SHEETS
from sbom import bill_of_materials
from test_locked import entries

from conftest import ENTER_LIVE_ROOT, ROOT
from imtui.language import LANGUAGES

SECTION = Section("1.2.3", datetime(2026, 11, 30), "### Added\n\n- One thing,\n  in two lines.\n- Another.\n")
DATED = "# Changelog\n\n## 1.2.3 - 2026-11-30\n\n- One thing.\n\n## 1.2.2 - 2026-01-01\n\n- An older one.\n"


def git(*words: str, folder: Path) -> str:
    identity = ("-c", "user.name=Someone", "-c", "user.email=someone@example.org", "-c", "commit.gpgsign=false")
    return subprocess.check_output(["git", *identity, *words], cwd=folder, text=True, stderr=subprocess.STDOUT)


def commit_all(folder: Path) -> None:
    git("add", "--all", folder=folder)
    git("commit", "--quiet", "--message", "All", folder=folder)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project that is as small as can be, and whose tests are green."""
    folder = tmp_path / "project"
    folder.mkdir()
    (folder / "CHANGELOG.md").write_text(DATED)
    (folder / "version.py").write_text('__version__ = "1.2.2"\n')
    (folder / "Makefile").write_text(
        "manual lint test test-long release-files release-sign release-pdf:\n\t@echo $@ >>../made\n"
    )
    git("init", "--quiet", "--initial-branch=main", folder=folder)
    commit_all(folder)
    for module in (release, changelog):
        monkeypatch.setattr(module, "ROOT", folder)
    monkeypatch.setattr(release, "VERSION_FILE", folder / "version.py")
    for name in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{name}_NAME", "Someone")
        monkeypatch.setenv(f"GIT_{name}_EMAIL", "someone@example.org")
    return folder


def test_the_newest_version_is_read_with_its_date() -> None:
    section = newest(DATED)
    assert (section.version, section.date, section.text) == ("1.2.3", datetime(2026, 11, 30), "- One thing.\n")
    assert newest("## Unreleased\n\n- a\n\n## 1.0.0 - 2026-01-01\n").date is None


def test_a_release_is_checked_committed_tagged_and_built(project: Path) -> None:
    release.main("1.2.3")
    assert (project.parent / "made").read_text().split() == [
        "manual",
        "lint",
        "test",
        "test-long",
        "release-files",
        "release-sign",
        "release-pdf",
    ]
    assert '"1.2.3"' in git("show", "v1.2.3:version.py", folder=project)
    assert not git("status", "--porcelain", folder=project)


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize("version", ["", "1.2", "v1.2.3", "1.2.3rc1"])
def test_a_version_is_three_numbers(version: str) -> None:
    with pytest.raises(SystemExit, match="three numbers"):
        release.main(version)


@pytest.mark.parametrize("heading", ["## Unreleased", "## 1.2.3", "## 1.2.4 - 2026-11-30"])
def test_the_changelog_must_have_the_version_and_its_date(project: Path, heading: str) -> None:
    (project / "CHANGELOG.md").write_text(DATED.replace("## 1.2.3 - 2026-11-30", heading))
    commit_all(project)
    with pytest.raises(SystemExit, match=r"CHANGELOG\.md is not “## 1\.2\.3 - YYYY-MM-DD”"):
        release.main("1.2.3")


def test_changes_must_be_committed(project: Path) -> None:
    (project / "note").write_text("not committed")
    with pytest.raises(SystemExit, match="not committed"):
        release.main("1.2.3")


@pytest.mark.usefixtures("project")
def test_a_version_is_released_once() -> None:
    release.main("1.2.3")
    with pytest.raises(SystemExit, match=r"a tag v1\.2\.3 already"):
        release.main("1.2.3")


@pytest.mark.parametrize("red", ["lint", "test", "test-long"])
def test_red_tests_stop_a_release_and_change_nothing(project: Path, red: str) -> None:
    with (project / "Makefile").open("a") as stream:
        stream.write(f"{red}: red\nred:\n\t@false\n")
    commit_all(project)
    with pytest.raises(SystemExit, match=f"`make {red}` is red"):
        release.main("1.2.3")
    assert not git("tag", "--list", folder=project)
    assert not git("status", "--porcelain", folder=project)


def test_the_bill_of_materials_names_every_locked_library_with_a_licence() -> None:
    bill = bill_of_materials(SECTION)
    locked = {line.split(" ")[0] for line in entries("program.txt").values()}
    for name, _equals, version in (requirement.partition("==") for requirement in locked):
        if name != "typing-extensions" or "pkg:pypi/typing-extensions@" in bill:
            assert f'"bom-ref": "pkg:pypi/{name.replace(".", "-")}@{version}"' in bill
    assert bill.count('"licenses": [') == bill.count('"bom-ref": ')
    assert bill == bill_of_materials(SECTION)


# The package of Debian


@pytest.fixture(scope="module")
def package(pyz: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("package")
    folder.chmod(0o755)
    return debian_package.main(pyz, SECTION, "Someone <someone@example.org>", folder)


@pytest.mark.needs("dpkg-deb", "dpkg")
@pytest.mark.long
def test_the_package_is_the_same_whoever_builds_it(pyz: Path, package: Path, tmp_path: Path) -> None:
    before = os.umask(0o077)
    try:
        other = debian_package.main(pyz, SECTION, "Someone <someone@example.org>", tmp_path)
    finally:
        os.umask(before)
    assert other.read_bytes() == package.read_bytes()


@pytest.mark.long
@pytest.mark.needs("lintian", "lintian")
def test_lintian_finds_nothing(package: Path) -> None:
    command = ["lintian", "--allow-root", "--display-info", "--fail-on", "error,warning,info", package]
    ran = subprocess.run(command, capture_output=True, text=True, check=False, env={**os.environ, "TMPDIR": "/tmp"})
    assert (ran.returncode, ran.stdout) == (0, "")


@pytest.mark.long
@pytest.mark.needs("debootstrap", "debootstrap")
@pytest.mark.parametrize("suite", ["bookworm", "trixie"])
def test_the_package_is_installed_used_and_removed_without_leftovers(package: Path, suite: str, tmp_path: Path) -> None:
    root = copy_of_root(suite, tmp_path / "root")
    shutil.copy(package, root / "imtui.deb")
    files = listed(root)
    inside(root, "dpkg", "--install", "/imtui.deb")
    assert "1.2.3" in inside(root, "dpkg-query", "--show", "imtui")
    assert "Signal" in inside(root, "imtui", "list", "signal", "--lang", "en")
    assert "IMTUI" in inside(root, "sh", "-c", "zcat /usr/share/man/man1/imtui.1.gz")
    assert "_imtui" in inside(root, "bash", "-c", "source /usr/share/bash-completion/completions/imtui; complete -p")
    inside(root, "dpkg", "--purge", "imtui")
    assert listed(root) == files


def copy_of_root(suite: str, root: Path) -> Path:
    """A root of a suite in which things may be changed; skips, saying why, where there can be none."""
    kept = Path("/var/tmp/imtui-roots") / suite
    script = str(ROOT / "packaging" / "debian_root.sh")
    built = subprocess.run([script, "build", kept, suite, "python3"], capture_output=True, text=True, check=False)
    if built.returncode == 77:
        pytest.skip(built.stderr.strip())
    assert built.returncode == 0, built.stderr
    subprocess.run(["cp", "-a", kept, root], check=True)
    return root


def inside(root: Path, *command: str) -> str:
    script = str(ROOT / "packaging" / "debian_root.sh")
    ran = subprocess.run([script, "run", root, *command], capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    return ran.stdout


def listed(root: Path) -> set[str]:
    """The files of a root, but for what dpkg keeps of its own and what Python compiles of the standard library."""
    paths = (path.relative_to(root).as_posix() for path in root.rglob("*"))
    own = ("var/lib/dpkg/", "var/log/", "proc/", "usr/lib/python3")
    return {path for path in paths if not path.startswith(own)}


# The whole


@pytest.fixture(scope="module")
def released(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files of a release of the last commit, signed with a key that is thrown away; the key lies beside them."""
    folder = tmp_path_factory.mktemp("released")
    clone = folder / "clone"
    git("clone", "--quiet", str(ROOT), str(clone), folder=folder)
    text = (clone / "CHANGELOG.md").read_text()
    heading = f"## {newest(text).version}"
    (clone / "CHANGELOG.md").write_text(text.replace(heading, f"## 9.9.9 - 2026-11-30\n\n- A try.\n\n{heading}", 1))
    initial = clone / "src" / "imtui" / "__init__.py"
    initial.write_text('"""A try."""\n\n__version__ = "9.9.9"\n')
    commit_all(clone)
    (clone / "build").mkdir()
    (ROOT / "build" / "pythons").mkdir(parents=True, exist_ok=True)
    (clone / "build" / "pythons").symlink_to(ROOT / "build" / "pythons")
    home = folder / "gnupg"
    home.mkdir(mode=0o700)
    environment = {**os.environ, "GNUPGHOME": str(home), "PYTHONPATH": str(clone / "src")}
    key = ["gpg", "--batch", "--passphrase", "", "--quick-generate-key", "Try <try@example.org>", "ed25519", "sign"]
    for command in (
        key,
        [sys.executable, str(clone / "packaging" / "release_files.py")],
        [sys.executable, str(clone / "packaging" / "release_sign.py")],
    ):
        ran = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
        if "this needs Debian" in ran.stderr:
            pytest.skip(ran.stderr.strip())
        assert ran.returncode == 0, ran.stdout + ran.stderr
    files = clone / "dist" / "imtui-9.9.9"
    exported = subprocess.check_output(["gpg", "--armor", "--export"], env=environment)
    (files / "key.asc").write_bytes(exported)
    subprocess.run(["gpgconf", "--kill", "all"], env=environment, check=False)
    for path in (folder, clone, clone / "dist", files):
        path.chmod(0o755)
    return files


CHECKED_AS_DOCUMENTED = """
gpg --quiet --import key.asc && gpg --verify SHA256SUMS.*.asc SHA256SUMS &&
sha256sum --check --ignore-missing SHA256SUMS && python3 imtui.pyz --version
code=$?; gpgconf --kill all; exit $code
"""


@pytest.mark.long
@pytest.mark.needs("debootstrap", "debootstrap")
@pytest.mark.needs("gpg", "gpg")
def test_a_release_is_verified_on_a_live_system(released: Path, live_root: Path) -> None:
    command = [ENTER_LIVE_ROOT, "enter", str(live_root), str(released), "sh", "-c", CHECKED_AS_DOCUMENTED]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert "Good signature" in ran.stderr
    assert "imtui.pyz: OK" in ran.stdout
    assert "imtui 9.9.9" in ran.stdout


@pytest.mark.long
@pytest.mark.needs("debootstrap", "debootstrap")
def test_a_release_holds_what_the_document_says(released: Path) -> None:
    names = {path.name for path in released.iterdir()}
    assert {"imtui.pyz", "imtui_9.9.9_all.deb", "imtui-9.9.9.tar.gz", "imtui-9.9.9-py3-none-any.whl"} <= names
    assert {"imtui.1", "imtui.cdx.json", "SHA256SUMS"} <= names
    assert {f"{sheet}-{lang}.html" for sheet in SHEETS for lang in LANGUAGES} <= names
    listed_names = {line.split()[1] for line in (released / "SHA256SUMS").read_text().splitlines()}
    assert listed_names == {name for name in names if not name.startswith(("SHA256SUMS", "key"))}
