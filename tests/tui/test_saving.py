"""What the explorer saves: the list as it is filtered, what is marked, a page, the guide; each in what fits it."""

from __future__ import annotations

import re

import pytest
from rendering import guide

from imtui.guide.query import Index, Vocabulary
from imtui.pages.category import guide_page
from imtui.pages.messenger import messenger_page
from imtui.tui.explorer.saving import savable_group, savable_guide, savable_list, savable_marks, savable_messenger
from imtui.tui.painting.glyphs import UNICODE
from imtui.tui.save import ON_PAPER, Savable
from imtui.tui.session import Session
from imtui.tui.state import State

PAGES = {"text", "md", "html"}
HANDOUTS = {"booklet", "cards", "answers"}


@pytest.fixture(scope="module")
def session() -> Session:
    return Session(guide(), Index(guide()), Vocabulary(guide()), UNICODE)


def assert_names(session: Session, saved: Savable, *ids: str) -> None:
    """Assert that each format names these messengers and no other."""
    for form, write in saved.writers.items():
        text = write()
        named = {m.id for m in session.guide.messengers.values() if re.search(rf"\b{m.name}\b", text)}
        assert named == set(ids), form


def test_the_list_is_saved_as_it_is_filtered(session: Session) -> None:
    query = session.vocabulary.parse("e2ee:?")
    saved = savable_list(session, State(query=query))
    assert saved.name == "messengers e2ee:?"
    assert saved.writers.keys() > HANDOUTS
    assert_names(session, saved, "larch", "spruce")
    everybody = savable_list(session, State())
    assert everybody.name == "messengers"
    assert_names(session, everybody, *session.guide.messengers)


def test_what_is_marked_is_saved_messengers_once_though_an_app_is_marked_too(session: Session) -> None:
    app = session.guide.messengers["larch"].apps[0]
    saved = savable_marks(session, State(marked=("spruce", "larch", f"larch/{app.name}")))
    assert saved.name == f"marked spruce larch larch/{app.name}"
    assert saved.writers.keys() >= PAGES | HANDOUTS
    assert_names(session, saved, "larch", "spruce")
    alone = savable_marks(session, State(marked=("spruce", "larch")))
    assert saved.writers["cards"]() == alone.writers["cards"]()


def test_a_page_is_saved_as_it_is_shown_or_in_short(session: Session) -> None:
    larch = session.guide.messengers["larch"]
    saved = savable_messenger(session.guide, messenger_page(session.guide, larch), larch)
    assert saved.name == "Larch"
    assert saved.writers.keys() > PAGES
    assert_names(session, saved, "larch")
    assert len(saved.writers["sheet"]()) < len(saved.writers["html"]())
    assert [form for form in ("html", "sheet") if '<body class="sheet">' in saved.writers[form]()] == ["sheet"]


def test_what_is_printed_is_laid_out_for_its_paper(session: Session) -> None:
    savables = [
        savable_marks(session, State(marked=("larch",))),
        savable_guide(session.index, guide_page(session.index)),
    ]
    laid_out = {
        form: re.findall('<body class="([a-z]+)">', write())
        for saved in savables
        for form, write in saved.writers.items()
        if form in ON_PAPER
    }
    assert laid_out == {"booklet": ["booklet"], "cards": ["cards"], "answers": ["sheet"], "poster": ["poster"]}


def test_the_guide_has_a_poster_and_the_group_what_it_did(session: Session) -> None:
    saved = savable_guide(session.index, guide_page(session.index))
    assert saved.writers.keys() > PAGES
    assert {"Cedar", "Fir"} <= set(re.findall(r"\w+", saved.writers["poster"]()))
    group = savable_group(session, State(marked=("larch",)))
    assert group.name == "group"
    assert "larch" in group.writers["group"]()
