"""Typing a filter: what was understood is always on the screen, and nothing is kept that was not typed."""

from __future__ import annotations

from driver import interface

from imtui.guide.model import Guide
from imtui.tui.explorer.query_line import QueryLine


async def test_what_it_was_read_as_stands_below(guide: Guide) -> None:
    async with interface(guide) as ui:
        await ui.press("/")
        await ui.type("pas américain, groupes")
        await ui.sees("not: Run from: United States · Groups")


async def test_enter_keeps_what_was_typed(guide: Guide) -> None:
    async with interface(guide) as ui:
        await ui.press("/")
        await ui.type("sans numéro iphone")
        await ui.press("enter")
        await ui.sees("sans numéro iphone", "No phone number · iOS")
        assert ui.state.query.requirements[0].field == "no-phone"


async def test_an_error_stays_until_it_is_mended(guide: Guide) -> None:
    async with interface(guide) as ui:
        await ui.press("/")
        await ui.type("ios free or gratis")
        await ui.press("enter")
        await ui.sees("“or” joins values of one criterion only")
        assert ui.explorer.query_one(QueryLine).has_focus
        await ui.press("escape")
        await ui.sees_no("“or” joins")
        assert ui.explorer.query_one(QueryLine).value == ui.explorer.session.vocabulary.format(ui.state.query, "en")


async def test_the_beginning_of_a_word_waits_for_its_end(guide: Guide) -> None:
    async with interface(guide) as ui:
        await ui.press("/")
        await ui.type("pas chiff")
        await ui.until(lambda: ui.explorer.query_one(QueryLine).value == "pas chiff")
        assert not ui.state.query


async def test_a_misspelt_name_is_offered_and_written_by_a_key(guide: Guide) -> None:
    async with interface(guide) as ui:
        await ui.press("/")
        await ui.type("singal")
        await ui.sees("0 of", "tab Signal")
        await ui.press("tab")
        await ui.sees("1 of", "Signal Messenger, LLC")


async def test_a_word_of_the_texts_is_offered_in_quotes(guide: Guide) -> None:
    async with interface(guide) as ui:
        await ui.press("/")
        await ui.type("ratchet")
        await ui.sees("0 of", '"ratchet" (')
        await ui.press("tab")
        await ui.sees("“ratchet”: in the names and texts")
        await ui.sees_no("0 of")


async def test_without_answers_it_says_what_to_drop(guide: Guide) -> None:
    async with interface(guide) as ui:
        await ui.press("/")
        await ui.type("tor bsd video")
        await ui.sees("Nothing answers this filter", "without “Video calls”:")


async def test_typing_replaces_the_filter_of_before(guide: Guide) -> None:
    async with interface(guide) as ui:
        await ui.press("/")
        await ui.type("signal")
        await ui.press("enter", "/")
        await ui.type("threema")
        await ui.until(lambda: ui.explorer.query_one(QueryLine).value == "threema")


async def test_the_app_found_is_shown_under_its_messenger(guide: Guide) -> None:
    async with interface(guide) as ui:
        await ui.press("/")
        await ui.type("linphone")
        await ui.sees("1 of", "      Linphone", "SIP + TLS + ZRTP")


async def test_a_key_goes_to_a_name_whatever_the_filter(guide: Guide) -> None:
    async with interface(guide, "briar") as ui:
        await ui.press("n")
        await ui.type("mollyf")
        await ui.press("enter")
        await ui.until(lambda: ui.state.ref == "signal/Molly-FOSS")
        await ui.sees("The filter is cleared")


async def test_the_panel_asks_for_countries_one_for_another(guide: Guide) -> None:
    async with interface(guide, size=(120, 90)) as ui:
        await ui.press("f")
        await ui.sees("Run from", "Switzerland")


async def test_a_word_too_vague_leaves_what_was_asked_before(guide: Guide) -> None:
    on_iphone = sum("ios" in m.platforms for m in guide.messengers.values())
    async with interface(guide) as ui:
        await ui.press("/")
        await ui.type("iphone secure")
        await ui.sees("too vague for a criterion", f"{on_iphone} of")


async def test_a_whole_name_is_excluded_though_longer_names_begin_so(guide: Guide) -> None:
    async with interface(guide) as ui:
        await ui.press("/")
        await ui.type("tout sauf whatsapp, messenger et telegram")
        await ui.sees(f"{len(guide.messengers) - 3} of", "“Telegram”")
