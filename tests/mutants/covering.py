"""Which tests run a line: noted once, and again for the test files that changed, or for all when the sources did."""

from __future__ import annotations

import ast
import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from itertools import accumulate, chain
from pathlib import Path

import coverage

from mutants.changes import Change
from mutants.place import Place

Lines = dict[str, dict[str, list[str]]]
"""For each source and number of a line of it, the tests that run it."""

LONGEST = 120.0
"""Seconds of tests that are asked about one change, as they were noted: noting takes twice as long as running."""

STARTING = ("tests/terminal/", "tests/packaging/")
"""Tests that start the program: the others look closer, so these come last, and only when they run the line."""


@dataclass(frozen=True)
class Covering:
    """What each test takes, and which lines it runs."""

    seconds: dict[str, float]
    lines: Lines
    readers: dict[str, set[str]]
    """For each source, itself and the sources that import it."""

    def tests(self, change: Change) -> list[str]:
        """The tests that could notice a change, those that run the line first, then others that know its module."""
        running = set(self.lines.get(change.path, {}).get(str(change.line), ())) if change.in_function else set()
        knowing = {
            t for path in self.readers[change.path] for tests in self.lines.get(path, {}).values() for t in tests
        }
        starting = {test for test in running | knowing if test.startswith(STARTING)}
        asked = [self._quickest(tests) for tests in (running - starting, knowing - running - starting)]
        asked.append(self._quickest(running & starting))
        spent = accumulate(self.seconds[test] for tests in asked for test in tests)
        return [test for test, until in zip(chain(*asked), spent, strict=True) if until < LONGEST]

    def _quickest(self, tests: Iterable[str]) -> list[str]:
        return sorted(tests, key=lambda test: (self.seconds[test], test))


def covering(root: Path, places: list[Place]) -> Covering:
    """Note which tests run which lines, as far as that is not known yet."""
    kept = root / "build" / "mutants-map"
    sources = _digest([*sorted((root / "src").rglob("*.py")), *(root / "tests").glob("conftest.py")])
    wanted = {
        path.relative_to(root).as_posix(): kept / f"{_digest([path], sources)}.json"
        for path in sorted((root / "tests").rglob("test_*.py"))
    }
    missing = [test_file for test_file, note in wanted.items() if not note.exists()]
    if missing:
        print(f"noting the lines that the tests of {len(missing)} files run", flush=True)
        _note(missing, wanted, places)
    for other in set(kept.glob("*")) - set(wanted.values()):
        other.unlink()
    return _joined(root, [json.loads(note.read_text()) for note in wanted.values()])


def _digest(paths: Iterable[Path], before: str = "") -> str:
    digest = hashlib.sha256(before.encode())
    for path in paths:
        digest.update(str(path).encode() + path.read_bytes())
    return digest.hexdigest()


def _note(missing: list[str], wanted: dict[str, Path], places: list[Place]) -> None:
    """Run test files, shared out among the places, and write what each of them runs."""
    waiting = iter(missing)

    def note_next(place: Place) -> None:
        for test_file in waiting:
            place.trace(test_file)
            note = wanted[test_file]
            note.parent.mkdir(parents=True, exist_ok=True)
            note.write_text(json.dumps(_noted(place)))

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
                of_source[str(number)] += [test for test in tests if test in seconds]
        file.unlink()
    passed.unlink(missing_ok=True)
    return {"seconds": seconds, "lines": lines}


def _joined(root: Path, notes: list[dict[str, dict]]) -> Covering:
    lines: Lines = defaultdict(lambda: defaultdict(list))
    for note in notes:
        for source, of_source in note["lines"].items():
            for number, tests in of_source.items():
                lines[source][number] += tests
    seconds = {test: taken for note in notes for test, taken in note["seconds"].items()}
    return Covering(seconds, lines, _readers(root / "src"))


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
