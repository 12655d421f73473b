"""Short random visits; `make monkey` makes long ones. A visit that fails prints its shortest reproduction."""

from __future__ import annotations

from pathlib import Path

import pytest
from driver import interface
from textual.widgets._toast import Toast

from conftest import as_yaml
from hostile.cases import write_good_pack
from hostile.payloads import PAYLOADS, messenger_of
from imtui.guide.model import Guide
from imtui.guide.reading.folder import read_folder
from imtui.tui.textual_fixes import Passing
from monkey.events import KEYS, LEAVING, Event, drawn, shortest
from monkey.pilot_visit import Stay, visit
from monkey.running import alive, assert_passes
from monkey.terminal_visit import visit_terminal

SHORT = 200

FOUND = {
    "Esc twice at once closes one screen": [Event("key", "s"), Event("keys", "escape escape"), Event("key", "down")],
    "Enter twice at once chooses once": [Event("key", "s"), Event("keys", "enter enter"), Event("key", "escape")],
    "a click on what is going": [Event("key", "?"), Event("keys", "escape"), Event("click", "", 30, 10)],
    "a file in the folder of nobody": [
        *[Event("key", key) for key in ("e", "enter")],
        Event("paste", "~nobody-of-this-name/x"),
        *[Event("key", key) for key in ("home", "enter")],
    ],
    "more accents than letters": [Event("key", "/"), Event("paste", "p" + "\u0301" * 5000 + "latform:x")],
}


@pytest.fixture(scope="session")
def hostile_guide(tmp_path_factory: pytest.TempPathFactory) -> Guide:
    """A guide whose messengers say what would do harm if it were more than text."""
    return read_folder(hostile_pack(tmp_path_factory.mktemp("hostile") / "pack"))


def hostile_pack(folder: Path) -> Path:
    """Write a pack whose messengers say what would do harm if it were more than text."""
    write_good_pack(folder)
    for number, payload in enumerate(PAYLOADS.values()):
        text = as_yaml(messenger_of(f"p{number}", payload))
        (folder / "messengers" / f"p{number}.yaml").write_text(text, encoding="utf-8")
    return folder


@pytest.mark.long
@pytest.mark.parametrize("seed", range(2))
def test_a_random_visit_to_the_guide(seed: int, guide: Guide) -> None:
    assert_passes(guide, seed, SHORT)


@pytest.mark.long
def test_a_random_visit_to_hostile_texts(hostile_guide: Guide) -> None:
    assert_passes(hostile_guide, 7, SHORT)


@pytest.mark.long
def test_a_random_visit_in_a_terminal(tmp_path: Path) -> None:
    visit_terminal(["--data", str(hostile_pack(tmp_path / "pack"))], drawn(3, SHORT), tmp_path)


@pytest.mark.long
@pytest.mark.parametrize("way", LEAVING)
@pytest.mark.parametrize("in_a_shell", [False, True])
def test_every_way_to_stop_and_to_leave_in_a_terminal(way: str, in_a_shell: bool, tmp_path: Path) -> None:
    events = [Event("stop", "ctrl+z"), Event("continue"), Event("key", "down"), Event("leave", way), Event("key", "?")]
    visit_terminal([], events, tmp_path, in_a_shell=in_a_shell)


@pytest.mark.parametrize("name", FOUND)
async def test_what_was_found(name: str, guide: Guide) -> None:
    await visit(guide, FOUND[name])


async def test_a_message_that_runs_out_while_it_is_drawn_does_not_freeze_the_screen(guide: Guide) -> None:
    async with interface(guide) as ui:
        await ui.app.mount(Toast(Passing("over", timeout=-1)))
        await ui.press("?")
        await ui.sees("Help")


@pytest.mark.long
async def test_the_same_visit_again_leaves_no_more_behind(guide: Guide, monkeypatch: pytest.MonkeyPatch) -> None:
    """A leak would grow with each screen that is opened. Caches only fill up, and have seen all of it by then."""
    events = [Event("key", f"{key} escape") for key in KEYS if key != "O"]
    async with interface(guide) as ui:
        monkeypatch.setattr(ui.app, "notify", lambda *_message, **_options: None)  # messages go as time passes
        stay = Stay(ui)
        for _time in range(3):
            before = alive()
            await stay.goes_through(events, 0)
        await ui.until(lambda: alive() <= before, "no more than before")


async def test_a_guide_of_nothing(tmp_path: Path) -> None:
    pack = write_good_pack(tmp_path / "pack")
    (pack / "messengers" / "one.yaml").unlink()
    await visit(read_folder(pack), drawn(5, 100))


def test_the_shortest_part_that_fails_is_found() -> None:
    events = drawn(1, 64)
    culprits = (events[9], events[50])
    assert shortest(events, lambda part: all(any(e is c for e in part) for c in culprits)) == list(culprits)


def test_a_seed_gives_the_same_events_again() -> None:
    assert drawn(1, 500) == drawn(1, 500) != drawn(2, 500)
