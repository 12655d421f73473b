"""Comparing side by side from the keyboard."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from driver import Driver, interface

from conftest import MESSENGERS, as_yaml, messenger_data
from imtui.guide.model import Guide
from imtui.guide.reading.load import load
from imtui.tui.comparison.layout import Room, body
from imtui.tui.comparison.screen import CompareScreen
from imtui.tui.comparison.table import CompareTable
from imtui.tui.painting.glyphs import UNICODE


async def mark(ui: Driver, name: str, downs: int) -> None:
    """Find a messenger by its name and mark it."""
    await ui.press("/")
    await ui.type(name)
    await ui.sees("1 of " if ui.app.size.width >= 60 else f"1/{MESSENGERS}")
    await ui.press("enter", *["g"], *["down"] * downs, "space")
    await ui.press("escape")
    await ui.until(lambda: not ui.state.query)


async def compare_signal_and_xmpp(ui: Driver) -> CompareScreen:
    await mark(ui, "signal", 3)
    await mark(ui, "xmpp", 2)
    await ui.sees("marked: Signal, XMPP")
    await ui.press("c")
    await ui.sees("Compare", "2 columns")
    screen = ui.app.screen
    assert isinstance(screen, CompareScreen)
    return screen


async def test_marks_across_filters_are_compared_and_coming_back_keeps_everything(guide: Guide) -> None:
    async with interface(guide) as ui:
        await compare_signal_and_xmpp(ui)
        await ui.sees("Fairly good", "Very good (see its caveat)", "No phone number")
        await ui.press("escape")
        await ui.sees("marked: Signal, XMPP", "The guide")


async def test_differences_only_counts_the_hidden(guide: Guide) -> None:
    async with interface(guide) as ui:
        screen = await compare_signal_and_xmpp(ui)
        same = [row for row in screen.comparison.rows() if not row.differs()]
        await ui.press("d")
        await ui.sees(f"{len(same)} rows hidden (differences only, d)")
        await ui.press("d")
        await ui.sees_no("rows hidden")


async def test_enter_opens_the_claim_behind_a_cell(guide: Guide) -> None:
    async with interface(guide) as ui:
        await compare_signal_and_xmpp(ui)
        await ui.press("enter")
        await ui.sees("Signal · Free-software app", "Date", "Evidence", "Confidence", "Why it matters", "https://")
        await ui.press("escape")
        await ui.sees("2 columns")


async def test_columns_move_leave_and_come(guide: Guide) -> None:
    async with interface(guide) as ui:
        screen = await compare_signal_and_xmpp(ui)
        await ui.press(">")
        await ui.until(lambda: screen.state.refs == ("xmpp-omemo", "signal"))
        await ui.press("a")
        await ui.type("briar")
        await ui.press("enter")
        await ui.until(lambda: screen.state.refs == ("xmpp-omemo", "signal", "briar"))
        await ui.press("-")
        await ui.until(lambda: screen.state.refs == ("xmpp-omemo", "signal"))
        await ui.press("-")
        await ui.sees("rom 2 to 8 can be compared")
        assert len(screen.state.refs) == 2


async def test_groups_fold_and_rows_filter(guide: Guide) -> None:
    async with interface(guide) as ui:
        await compare_signal_and_xmpp(ui)
        await ui.press("up", "enter")
        await ui.sees("(7)")
        await ui.press("enter", "/")
        await ui.type("phone number")
        await ui.sees("1 row")
        await ui.press("escape")
        await ui.sees_no("1 row ·")


async def test_the_table_turns_round(guide: Guide) -> None:
    async with interface(guide) as ui:
        screen = await compare_signal_and_xmpp(ui)
        await ui.press("t")
        await ui.until(lambda: screen.table.grid.rows[0].head.name == "Signal")
        await ui.press("right", "enter")
        await ui.sees("Signal · ")


async def test_a_name_and_its_answer_are_apart_where_it_is_narrow(guide: Guide) -> None:
    async with interface(guide, size=(40, 60)) as ui:
        ui.app.push_screen(CompareScreen(ui.app.session, ("signal", "xmpp-omemo")))
        await ui.sees("2 columns")
        await ui.press("t")
        await ui.sees("Disappearing messages ✓ yes")
        assert not re.search(r"\w[✓~✗?–] ", ui.screen_text())


@pytest.mark.parametrize(("size", "shown"), [((80, 24), 2), ((120, 40), 3)])
async def test_names_stay_in_view(guide: Guide, size: tuple[int, int], shown: int) -> None:
    async with interface(guide, size=size) as ui:
        for name, downs in (("signal", 3), ("xmpp", 2), ("whatsapp", 4)):
            await mark(ui, name, downs)
        await ui.press("c")
        await ui.sees("3 columns")
        for _step in range(30):
            await ui.press("down")
        text = ui.screen_text()
        assert sum(name in text.split("──")[0] for name in ("Signal", "XMPP", "WhatsApp")) == shown
        await ui.press("right", "right")
        await ui.sees("WhatsApp")


async def test_narrow_screens_stack_one_property_after_another(guide: Guide) -> None:
    async with interface(guide, size=(40, 20)) as ui:
        await compare_signal_and_xmpp(ui)
        await ui.sees("Free-software app", "Signal", "XMPP")
        lines = [line.rstrip() for line in ui.screen_text().splitlines()]
        start = lines.index("Free-software app")
        assert "Signal" in lines[start + 1]
        assert "XMPP" in lines[start + 2]


async def test_apps_are_compared_too(guide: Guide) -> None:
    async with interface(guide, "xmpp") as ui:
        await ui.press("down", "down", "enter", "down", "space", "down", "space", "c")
        await ui.sees("2 columns", "Gajim", "Conversations", "Licence", "F-Droid")


async def test_messengers_and_apps_are_not_mixed(guide: Guide) -> None:
    async with interface(guide, "xmpp") as ui:
        await ui.press("c")
        await ui.sees("Mark two messengers or two apps first")
        await ui.press("down", "down", "space", "enter", "down", "space", "c")
        await ui.sees("Mark only messengers, or only apps.")
        said = next(line for line in ui.screen_text().splitlines() if "Mark only" in line)
        assert said.rstrip().endswith("apps."), "nothing of what is behind it at its end"


async def test_handing_out_never_replaces_without_asking(
    guide: Guide, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    precious = tmp_path / "precious.html"
    precious.write_text("precious")
    async with interface(guide) as ui:
        await compare_signal_and_xmpp(ui)
        await ui.press("e")
        await ui.sees("choose a format", "html")
        await ui.press("enter", "ctrl+u")
        await ui.type("precious.html")
        await ui.press("enter")
        await ui.sees("is there already", "Enter again replaces it")
        assert precious.read_text() == "precious"
        await ui.press("enter")
        await ui.sees("is written")
        assert "<html" in precious.read_text()
        assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["precious.html"]


async def test_a_file_is_named_after_what_is_in_it(
    guide: Guide, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with interface(guide) as ui:
        await compare_signal_and_xmpp(ui)
        for _time in range(2):
            await ui.press("e", "enter", "enter")
            await ui.sees("is written")
    names = {path.name for path in tmp_path.iterdir() if path.is_file()}
    assert names == {"comparison-signal-xmpp-omemo.html", "comparison-signal-xmpp-omemo-2.html"}


async def test_a_folder_that_cannot_be_written_is_a_sentence(guide: Guide, tmp_path: Path) -> None:
    async with interface(guide) as ui:
        await compare_signal_and_xmpp(ui)
        await ui.press("e", "enter", "ctrl+u")
        await ui.type(str(tmp_path / "nowhere" / "x.html"))
        await ui.press("enter")
        await ui.sees("cannot be written")


async def test_a_qr_code_is_drawn_or_says_how_much_room_it_needs(guide: Guide) -> None:
    async with interface(guide) as ui:
        await compare_signal_and_xmpp(ui)
        await ui.press("down", "r")
        await ui.sees("▀", "https://")
        await ui.resize(40, 12)
        await ui.sees("too small")


async def test_zoom_gives_the_table_the_whole_screen(guide: Guide) -> None:
    async with interface(guide) as ui:
        await compare_signal_and_xmpp(ui)
        await ui.press("z")
        await ui.sees_no("2 columns", "save")
        await ui.press("escape")
        await ui.sees("2 columns")


SPOKEN_OF = """
warnings:
- {text: Beware of spiders., source: https://example.org/spiders}
claims:
- property: free-client
  value: 'no'
  note: {fr: Chez nous non., en: Not with us.}
  source: https://example.org/client
  grade: secondary
  as_of: 2026-02
  confidence: low
"""


async def test_what_packs_say_stands_in_the_table_and_whole_behind_it(tmp_path: Path) -> None:
    (tmp_path / "overlays").mkdir()
    (tmp_path / "overlays" / "signal.yaml").write_text(SPOKEN_OF, encoding="utf-8")
    (tmp_path / "pack.yaml").write_text("name: House\n", encoding="utf-8")
    async with interface(load([tmp_path]), size=(120, 40)) as ui:
        await compare_signal_and_xmpp(ui)
        await ui.sees("Packs", "House: Beware of spiders.", "says the pack “House”; the guide: yes")
        await ui.press("enter")
        await ui.sees("Signal · Free-software app", "the guide: yes", "The guide", "https://example.org/client")
        await ui.press("escape")
        await ui.press("up", "up", "enter")
        await ui.sees("Signal · Packs", "House: Beware of spiders.", "https://example.org/spiders")


async def test_messengers_of_packs_are_counted_apart(tmp_path: Path) -> None:
    (tmp_path / "messengers").mkdir()
    (tmp_path / "messengers" / "bamboo.yaml").write_text(as_yaml(messenger_data("bamboo")), encoding="utf-8")
    async with interface(load([tmp_path])) as ui:
        await ui.press("/")
        await ui.type("bamboo")
        await ui.sees(f"0 of {MESSENGERS} + 1 of a pack · {MESSENGERS} hidden")


async def test_a_column_that_is_alone_in_view_has_all_the_room(guide: Guide) -> None:
    async with interface(guide, size=(64, 24)) as ui:
        screen = await compare_signal_and_xmpp(ui)
        grid = screen.query_one(CompareTable).grid
        cells = {line.cell for line in body(grid, Room(64, 20), first=0, column=0, glyphs=UNICODE) if line.cell}
        assert cells == {(21, 64)}
