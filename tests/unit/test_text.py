"""Text stays text, and searching ignores accents and case."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imtui.guide.text import clean, first_intruder, fold


@given(st.text())
def test_cleaned_text_is_one_harmless_line(text: str) -> None:
    cleaned = clean(text)
    assert all(c.isprintable() or c in "\u00a0\u202f\u3000\u200d" for c in cleaned)


@pytest.mark.parametrize(
    "text", ["\x1b]52;c;aGk=\x07", "a\x9b31m", "nul\0", "\u202eevil", "zero\u200bwidth", "e" + "\u0301" * 5, "\x7f"]
)
def test_what_drives_a_terminal_is_an_intruder(text: str) -> None:
    assert first_intruder(text)


@pytest.mark.parametrize(
    "text",
    [
        *(f"sig{unseen}nal" for unseen in "\ufe00\ufe0f\U000e0100\u3164\u115f\u2d7f\U0001d159"),
        *("Сиг\u200dнал", "Σι\u200dγ", "שלו\u200dם", "信\u200d号", "신\u200d호", "❤\u200da", "क\u200dम"),
        *("س\u200dل", "❤\ufe0f\ufe0f", "क" + "\u093e" * 9),
    ],
)
def test_what_nobody_sees_is_an_intruder_and_is_cleaned(text: str) -> None:
    assert first_intruder(text)
    assert first_intruder(clean(text)) is None


@pytest.mark.parametrize(
    "text",
    ["क्\u200dष", "র\u200d্য", "ه\u200d", "👩\u200d💻", "❤\ufe0f\u200d🔥", "葛\U000e0100", "မြွှေး", "©\ufe0f"],
)
def test_what_a_script_needs_is_kept(text: str) -> None:
    assert first_intruder(text) is None
    assert clean(text) == text


@pytest.mark.parametrize("text", ["Très bon", "a\u00a0: b", "日本語", "[/x] [@click=app.quit]", "naïve cœur"])
def test_plain_text_has_no_intruder(text: str) -> None:
    assert first_intruder(text) is None


def test_folding_ignores_accents_case_and_ligatures() -> None:
    assert fold("Éphémères à CŒUR") == fold("ephemeres a coeur")


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)
