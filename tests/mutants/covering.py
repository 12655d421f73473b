"""Which tests run a line: noted once, and again for the test files that changed. Lines of sources may move."""

from __future__ import annotations

import ast
import hashlib
import json
import shutil
from collections import Counter, defaultdict
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache
from itertools import accumulate
from pathlib import Path

import coverage

from mutants.changes import Change
from mutants.place import Place

Lines = dict[str, dict[int, list[str]]]
"""For each source and number of a line of it, the tests that run it."""

LONGEST = 40.0
"""Seconds of tests of one kind that are asked about one change, as they were noted: noting takes twice as long."""

EXACT = "tests/golden/"
"""Tests that compare all that is shown: little escapes them, so these come first."""

STARTING = ("tests/terminal/", "tests/packaging/test_package.py")
"""Tests that start the program: the others look closer, so these come later, and only when they run the line."""

READING = ("tests/unit/test_language.py::test_every_string_of_the_interface_is_in_french_and_no_other",)
"""Tests that read the sources instead of running them: asked about every change, after the others."""


@dataclass(frozen=True)
class Covering:
    """What each test takes, and which lines it runs."""

    seconds: dict[str, float]
    lines: Lines
    readers: dict[str, set[str]]
    """For each source, itself and the sources that import it."""

    def tests(self, change: Change) -> list[str]:
        """The tests that could notice a change, those that run the line first, then others that know its module."""
        running = set(self.lines.get(change.path, {}).get(change.line, ())) if change.in_function else set()
        knowing = {
            t for path in self.readers[change.path] for tests in self.lines.get(path, {}).values() for t in tests
        }
        exact = {test for test in running | knowing if test.startswith(EXACT)}
        starting = {test for test in running | knowing if test.startswith(STARTING)}
        asked = [
            *self._bounded(self._quickest(running & exact)),
            *self._bounded(self._varied(running - exact - starting)),
            *self._bounded(self._varied(running & starting)),
            *self._bounded(self._quickest(exact - running)),
            *self._bounded(self._varied(knowing - running - exact - starting)),
        ]
        return [*asked, *(test for test in READING if test in self.seconds and test not in asked)]

    def _quickest(self, tests: Iterable[str]) -> list[str]:
        return sorted(tests, key=lambda test: (self.seconds[test], test))

    def _varied(self, tests: Iterable[str]) -> list[str]:
        """The quickest first, where those that differ in their arguments only count for slower, each than the last."""
        before: Counter[str] = Counter()
        weighed = []
        for test in self._quickest(tests):
            function = test.partition("[")[0]
            before[function] += 1
            weighed.append((self.seconds[test] * before[function], test))
        return [test for _weight, test in sorted(weighed)]

    def _bounded(self, tests: list[str]) -> list[str]:
        spent = accumulate(self.seconds[test] for test in tests)
        return [test for test, until in zip(tests, spent, strict=True) if until < LONGEST]


def covering(root: Path, places: list[Place]) -> Covering:
    """Note which tests run which lines, as far as that is not known yet."""
    kept = root / "build" / "mutants-map"
    shared = list((root / "tests").glob("conftest.py"))
    now = kept / _digest(sorted((root / "src").rglob("*.py")))
    notes: dict[str, Path] = {}
    for path in sorted((root / "tests").rglob("test_*.py")):
        helpers = sorted(other for other in path.parent.glob("*.py") if not other.name.startswith("test_"))
        name = f"{_digest([path, *shared, *helpers])}.json"
        notes[path.relative_to(root).as_posix()] = next(kept.glob(f"*/{name}"), now / name)
    missing = [test_file for test_file, note in notes.items() if not note.exists()]
    if missing:
        print(f"noting the lines that the tests of {len(missing)} files run", flush=True)
        shutil.copytree(root / "src", now / "src", dirs_exist_ok=True)
        _note(missing, notes, places)
    for other in set(kept.glob("*/*.json")) - set(notes.values()):
        other.unlink()
    for folder in set(kept.glob("*")) - {note.parent for note in notes.values()}:
        shutil.rmtree(folder)
    return _joined(root, notes.values())


def _digest(paths: Iterable[Path]) -> str:
    digest = hashlib.sha256()
    for path in paths:
        digest.update(str(path).encode() + path.read_bytes())
    return digest.hexdigest()


def _note(missing: list[str], notes: dict[str, Path], places: list[Place]) -> None:
    """Run test files, shared out among the places, and write what each of them runs."""
    waiting = iter(missing)

    def note_next(place: Place) -> None:
        for test_file in waiting:
            place.trace(test_file)
            notes[test_file].write_text(json.dumps(_noted(place)))

    with ThreadPoolExecutor(len(places)) as pool:
        list(pool.map(note_next, places))


def _noted(place: Place) -> dict[str, object]:
    """What a place noted, which is taken away."""
    passed = place.root / "passed"
    seconds = json.loads(passed.read_text()) if passed.exists() else {}
    lines: Lines = defaultdict(lambda: defaultdict(list))
    for file in (place.root / "lines").glob("data*"):
        data = coverage.CoverageData(str(file))
        with suppress(coverage.exceptions.DataError):  # a program was ended while it wrote
            data.read()
        for source in data.measured_files():
            of_source = lines[Path(source).relative_to(place.root / "src").as_posix()]
            for number, tests in data.contexts_by_lineno(source).items():
                of_source[number] += [test for test in tests if test in seconds]
        file.unlink()
    passed.unlink(missing_ok=True)
    return {"seconds": seconds, "lines": lines}


def _joined(root: Path, notes: Iterable[Path]) -> Covering:
    """All notes as one, each line where it stands by now."""
    lines: Lines = defaultdict(lambda: defaultdict(list))
    seconds: dict[str, float] = {}
    for path in notes:
        note = json.loads(path.read_text())
        seconds |= note["seconds"]
        for source, of_source in note["lines"].items():
            stand = _lines_now(path.parent / "src" / source, root / "src" / source)
            for number, tests in of_source.items():
                for line in stand.get(int(number), ()):
                    lines[source][line] += tests
    return Covering(seconds, lines, _readers(root / "src"))


@cache
def _lines_now(before: Path, now: Path) -> dict[int, list[int]]:
    """Where each line of a source stands by now; at what is new stand those that it replaces, and the one before."""
    stand: dict[int, list[int]] = defaultdict(list)
    texts = [path.read_text().splitlines() if path.exists() else [] for path in (before, now)]
    for kind, start, end, new_start, new_end in SequenceMatcher(None, *texts, autojunk=False).get_opcodes():
        if kind == "equal":
            for line, new in zip(range(start, end), range(new_start, new_end), strict=True):
                stand[line + 1].append(new + 1)
        else:
            for line in range(start, end + 1):
                stand[line] += range(new_start + 1, new_end + 1)
    return stand


def _readers(src: Path) -> dict[str, set[str]]:
    """For each source, itself and the sources that import it, be it by the package that hands it on."""
    paths = {path.relative_to(src).as_posix() for path in src.rglob("*.py")}
    importing: dict[str, set[str]] = {path: {path} for path in paths}
    for path in paths:
        for imported in _imported(src / path):
            for name in (f"{imported}.py", f"{imported}/__init__.py"):
                if name in paths:
                    importing[name].add(path)
    handed_on = {path: {p for p in by if p.endswith("__init__.py")} for path, by in importing.items()}
    return {path: by.union(*(importing[package] for package in handed_on[path])) for path, by in importing.items()}


def _imported(path: Path) -> set[str]:
    """The modules that a source imports, as paths; names of other things are among them, which no file has."""
    nodes = [node for node in ast.walk(ast.parse(path.read_bytes())) if isinstance(node, ast.ImportFrom)]
    names = {f"{node.module}.{alias.name}" for node in nodes for alias in node.names}
    return {name.replace(".", "/") for name in names | {str(node.module) for node in nodes}}
