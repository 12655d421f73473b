"""The sorting game: nothing tells before the reveal; after it, group and guide stand side by side without a score."""

from __future__ import annotations

import re

import pytest

from imtui import language
from imtui.export.text import page_as_text
from imtui.guide.game import Game, agreement, has_ended, new_game, of_a_query, of_the_document
from imtui.guide.glossary import Glossary
from imtui.guide.in_languages import Text
from imtui.guide.model import Guide
from imtui.guide.query import Index, Vocabulary
from imtui.guide.text import fold
from imtui.guide.veil import TELLING_STEMS, Veil
from imtui.guide.verdict import questions_to_ask
from imtui.language import LANGUAGES, Lang, _
from imtui.pages.blocks import Page, Paragraph, Role, Row, VerdictLine
from imtui.pages.game import closing_page, reveal_page
from imtui.pages.glossary import entry_page
from imtui.pages.hidden import hidden_page, veiled

COLOURS = {Role.GOOD, Role.BAD, Role.PARTIAL}


@pytest.fixture
def game(guide: Guide) -> Game:
    return new_game(guide, of_the_document(guide))


def test_the_document_names_fifteen(game: Game) -> None:
    assert len(game.order) == 15


def test_the_order_tells_nothing(guide: Guide, index: Index) -> None:
    game = new_game(guide, reversed(guide.messengers))
    living = [m for m in game.order if not has_ended(guide, m)]
    ended = [m for m in game.order if has_ended(guide, m)]
    assert game.order == (*living, *ended)
    assert ended
    for part in (living, ended):
        names = [fold(guide.messengers[m].name) for m in part]
        assert names == sorted(names)
    assert {index.categories[m] for m in game.order[:5]} != {index.categories[game.order[0]]}


def test_a_filter_on_categories_would_tell(index: Index, vocabulary: Vocabulary) -> None:
    chosen = of_a_query(index, vocabulary.parse("category:bad platform:ios"))
    assert chosen == of_a_query(index, vocabulary.parse("platform:ios"))


def test_putting_passing_and_undoing(game: Game) -> None:
    first, second = game.order[:2]
    moved = game.put(first, "mauvais").skip(second).put(first, "tres-bon")
    assert moved.category(first) == "tres-bon"
    assert moved.votes(second).passed
    assert moved.members("tres-bon") == (first,)
    assert moved.undo().category(first) == "mauvais"
    assert moved.undo().undo().votes(second).passed is False
    assert moved.undo().undo().undo() == game == game.undo()


def test_votes_after_a_reveal_are_kept_apart_and_undo_takes_back_the_reveal(game: Game) -> None:
    first, second = game.order[:2]
    shown = game.put(first, "mauvais").put(second, "tres-bon").reveal(second)
    voted = shown.put(second, "mauvais")
    assert (voted.category(second), voted.votes_since(second).category) == ("tres-bon", "mauvais")
    assert voted.undo() == shown
    assert second in shown.revealed
    assert second not in shown.undo().revealed
    assert game.reveal_all().undo() == game


def test_hands_are_counted_and_the_most_decide_unless_they_tie(game: Game) -> None:
    first = game.order[0]
    counted = game.count(first, "mauvais").count(first, "tres-bon").count(first, "tres-bon")
    assert counted.votes(first).counts == {"mauvais": 1, "tres-bon": 2}
    assert counted.category(first) == "tres-bon"
    assert counted.undo().category(first) is None
    assert counted.put(first, "plutot-bon").category(first) == "plutot-bon"


def test_another_game_keeps_what_the_group_did(guide: Guide, game: Game) -> None:
    first = game.order[0]
    again = new_game(guide, guide.messengers, game.put(first, "mauvais"))
    assert again.category(first) == "mauvais"
    assert len(again.order) == len(guide.messengers)


def test_the_next_to_sort_leaves_the_passed_for_last(game: Game) -> None:
    first, second, third = game.order[:3]
    small = Game((first, second, third))
    assert small.skip(first).next_after(first) == second
    assert small.skip(first).put(second, "mauvais").put(third, "mauvais").next_after(third) == first
    assert small.reveal_all().next_after(first) is None
    assert small.put(first, "mauvais").put(second, "mauvais").put(third, "mauvais").next_after(first) is None


def test_the_moves_of_somebody_who_is_not_in_the_game_change_nothing(game: Game) -> None:
    assert game.put("nobody", "mauvais") == game
    assert game.reveal("nobody") == game


def test_agreement_speaks_only_of_what_was_revealed(game: Game, index: Index) -> None:
    right, wrong, open_, hidden = game.order[:4]
    other = next(c.id for c in index.guide.categories if c.id != index.categories[wrong])
    played = game.put(right, index.categories[right]).put(wrong, other).put(hidden, "mauvais")
    result = agreement(index, played.reveal(right).reveal(wrong).reveal(open_))
    assert (result.same, result.different, result.unsorted) == ((right,), (wrong,), (open_,))
    assert hidden in result.hidden


def test_what_has_ended_is_judged_apart(guide: Guide, index: Index, game: Game) -> None:
    ended = next(m for m in game.order if has_ended(guide, m))
    played = game.put(ended, "tres-bon").reveal(ended)
    result = agreement(index, played)
    assert result.ended == (ended,)
    assert ended not in (*result.same, *result.different, *result.discuss)
    was = guide.category(index.categories[ended]).name
    assert f"The guide: was {was}, no longer usable" in page_as_text(
        reveal_page(index, played, guide.messengers[ended])
    )
    assert f"was {was}, no longer usable" in page_as_text(closing_page(index, played))


def test_agreement_says_what_to_discuss(game: Game, index: Index) -> None:
    right, wrong, open_ = game.order[:3]
    other = next(c.id for c in index.guide.categories if c.id != index.categories[wrong])
    played = game.put(right, index.categories[right]).put(wrong, other)
    result = agreement(index, played.reveal(right).reveal(wrong).reveal(open_))
    assert result.discuss == (wrong, open_)


def spoken(page: Page) -> str:
    return "\n".join(line for line in page_as_text(page).splitlines() if not line.startswith("["))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_page_tells_before_the_reveal(guide: Guide, lang: Lang) -> None:
    language.use(lang)
    words = {fold(c.name[lang]) for c in guide.categories} | {
        fold(mark.text[lang]) for c in guide.categories for mark in c.marks
    }
    questions = [str(guide.properties[p].question) for p in questions_to_ask(guide)]
    headings = [str(named.name) for named in (*guide.properties.values(), *guide.platforms.values())]
    for messenger in guide.messengers.values():
        page = hidden_page(guide, messenger)
        text = " ".join(spoken(page).split())
        assert str(messenger.caveat) not in text
        assert str(messenger.summary) not in text
        names = sorted((messenger.name, *(app.name for app in messenger.apps)), key=len, reverse=True)
        for told in (*questions, *names, *headings):
            text = text.replace(told, "")
        text = fold(text)
        for word in words:
            assert not re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text), (messenger.id, word)
        for stem in TELLING_STEMS:
            assert not re.search(rf"\b{re.escape(stem)}", text), (messenger.id, stem)


def test_no_colour_and_no_sign_of_a_value_before_the_reveal(guide: Guide) -> None:
    for messenger in guide.messengers.values():
        for block in hidden_page(guide, messenger).blocks:
            assert not isinstance(block, VerdictLine)
            if isinstance(block, Row):
                spans = (*block.spans, *([block.word] if block.word else []))
                assert block.sign is None
                assert not COLOURS & {span.role for span in spans}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_word_is_explained_without_naming_what_is_hidden_and_in_whole_sentences(guide: Guide, lang: Lang) -> None:
    language.use(lang)
    messengers = guide.messengers.values()
    names = "|".join(re.escape(name) for m in messengers for name in (m.name, *m.aliases))
    left_out = _("Left out: sentences that name a messenger whose verdict is hidden.")
    for entry in Glossary(guide).entries:
        page = entry_page(guide, entry)
        title, *whole = _paragraphs(page)
        _title, *told = _paragraphs(veiled(page, messengers))
        assert not re.search(rf"(?<!\w)({names})(?!\w)", "\n".join(told)), title
        assert (left_out in told) == bool(re.search(rf"(?<!\w)({names})(?!\w)", "\n".join(whole))), title
        assert all(paragraph.endswith((".", "!", "?", "…")) for paragraph in told), title
        assert _paragraphs(veiled(page))[1:] == whole


def _paragraphs(page: Page) -> list[str]:
    """The title of a page, and what it says in running text and facts, less where it is from."""
    told = [block.spans for block in page.blocks if isinstance(block, (Paragraph, Row))]
    said = ("".join(span.text for span in spans if not span.cites).strip() for spans in told)
    return [page.title, *filter(None, said)]


def test_nothing_that_the_verdict_rests_on_is_answered_before_the_reveal(guide: Guide) -> None:
    veil = Veil(guide)
    for messenger in guide.messengers.values():
        shown = {claim.property for claim in veil.facts(messenger)}
        assert not shown & {"free-client", "free-server", "decentralised", "e2ee", "independent", "non-profit"}
    assert veil.hides(Text({"fr": "rien", "en": "it is PROPRIETARY, they say"}))
    assert veil.hides(Text({"fr": "un serveur centralisé", "en": "a server"}))
    assert not veil.hides(Text({"fr": "Une appli pour iPhone", "en": "An app for iPhone"}))


@pytest.mark.parametrize("messenger_id", ["signal", "whatsapp", "xmpp-omemo", "mattermost"])
def test_the_reveal_puts_both_side_by_side_with_reason_and_surprise(
    guide: Guide, index: Index, game: Game, messenger_id: str
) -> None:
    messenger = guide.messengers[messenger_id]
    group = next(c for c in guide.categories if c.id != index.categories[messenger_id])
    played = game.put(messenger_id, group.id).reveal(messenger_id)
    page = " ".join(page_as_text(reveal_page(index, played, messenger)).split())
    assert f"The group: {group.name} The guide: {guide.category(index.categories[messenger_id]).name}" in page
    assert str(messenger.caveat) in page
    assert "What decided" in page
    assert messenger.surprise is not None
    surprise = page.index("What surprises most groups")
    assert str(messenger.claims[messenger.surprise].note) in page[surprise:]


def test_the_closing_view_has_no_score_and_no_verdict_that_was_not_revealed(
    guide: Guide, index: Index, game: Game
) -> None:
    played = game.put("signal", "mauvais").put("whatsapp", "mauvais").put("tox", "mauvais")
    page = closing_page(index, played.reveal("signal").reveal("whatsapp"))
    text = page_as_text(page)
    assert not re.search(r"\d+ ?(/|%|of|out)", text)
    sections = text.split("Not revealed")
    assert "WhatsApp: Bad." in sections[0]
    assert "Signal: Bad (the group); Fairly good (the guide)" in sections[0]
    assert "Tox: Bad\n" in sections[1]
    assert "Tox" not in sections[1].partition("What to discuss next")[2]
    assert str(guide.properties["decentralised"].question) in " ".join(sections[1].split())


def test_a_closing_view_of_nothing_tells_nothing(index: Index, game: Game) -> None:
    text = page_as_text(closing_page(index, game)).partition("\n")[2]
    assert not any(f" {c.name}" in text for c in index.guide.categories)
