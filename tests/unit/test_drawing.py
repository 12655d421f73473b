"""Lines fit their columns in every script, and wrapping loses nothing."""

from hypothesis import given
from hypothesis import strategies as st

from imtui.guide.text import clean
from imtui.pages.blocks import Role, Span
from imtui.tui.painting.glyphs import ASCII, UNICODE, to_ascii
from imtui.tui.painting.lines import Line, both_ends, crop, drawn, line_width, wrap

CJK_AND_JAMO = "日本語한글ｱ！\u1112\u1161\u11ab"
COMBINING = "e\u0301\u0e33\u0780\u07a6\u1780\u17b6\u17d2क\u093f"
EMOJI = "☺✓👍🏽👩\u200d💻❤\ufe0f🇫🇷"
SCRIPTS = st.one_of(st.characters(codec="utf-8"), st.sampled_from("aé  " + CJK_AND_JAMO + COMBINING + EMOJI))
TEXTS = st.text(SCRIPTS, max_size=80).map(clean)
LINES = st.lists(st.builds(Span, TEXTS, st.sampled_from(Role)), max_size=4).map(tuple)


def letters(line: Line) -> str:
    return "".join(span.text for span in line).replace(" ", "").replace("\u00a0", "")


@given(LINES, st.integers(2, 40), st.integers(1, 2))
def test_wrapped_lines_fit_and_nothing_is_lost(line: Line, columns: int, gap: int) -> None:
    lines = wrap(line, columns, gap)
    assert all(line_width(wrapped) <= columns for wrapped in lines)
    assert "".join(map(letters, lines)) == letters(line)


@given(LINES, st.integers(0, 40))
def test_a_cropped_line_fits_and_is_the_start_of_the_whole(line: Line, columns: int) -> None:
    cropped = crop(line, columns, UNICODE.ellipsis)
    assert line_width(cropped) <= columns
    if cropped != line:
        assert letters(line).startswith(letters(cropped[:-1]))


@given(LINES, LINES, st.integers(1, 60))
def test_two_ends_fit_their_line(left: Line, right: Line, columns: int) -> None:
    if line_width(right) <= columns:
        assert line_width(both_ends(left, right, columns, UNICODE.ellipsis)) <= columns


def test_a_word_longer_than_the_line_is_cut_without_spaces_between_its_styles() -> None:
    lines = wrap((Span("日本語", Role.STRONG), Span("ab")), 7)
    assert [letters(line) for line in lines] == ["日本語a", "b"]
    assert " " not in "".join(span.text for line in lines for span in line)


def test_typographic_signs_are_written_in_ascii_and_letters_stay() -> None:
    assert to_ascii("“a” ’…–—−•█œé") == """"a" '...---*#oeé"""


def test_words_that_belong_together_stay_together_whatever_the_signs() -> None:
    said = (Span("Fairly\u00a0good good"),)
    for glyphs in (UNICODE, ASCII):
        assert [letters(line) for line in wrap(drawn(said, glyphs), 11, gap=3)] == ["Fairlygood", "good"]
