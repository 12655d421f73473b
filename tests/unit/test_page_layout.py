"""How the parts of a page stand on a screen: where lines break, what is indented, what is left free."""

from __future__ import annotations

from imtui.pages.blocks import (
    Block,
    Criterion,
    Heading,
    Note,
    Page,
    Paragraph,
    Role,
    Row,
    Sign,
    Span,
    Table,
    TableGroup,
    TableRow,
    Title,
    VerdictLine,
    text,
)
from imtui.tui.painting.glyphs import UNICODE
from imtui.tui.painting.page_layout import lay_out

ENOUGH, NARROW = 60, 40


def laid_out(*blocks: Block, columns: int = ENOUGH) -> list[str]:
    """What stands on the lines, less what ends them."""
    lines = lay_out(Page(blocks), columns, UNICODE)
    return ["".join(span.text for span in line).replace("\u00a0", " ").rstrip() for line in lines]


def test_a_title_has_its_aside_at_the_end_of_the_line_where_there_is_room() -> None:
    title = Title("Signal", "service")
    assert laid_out(title, columns=20) == ["Signal       service", "─" * 20]
    assert laid_out(title, columns=14) == ["Signal service", "─" * 14]
    assert laid_out(title, columns=13) == ["Signal", "─" * 13]


def test_a_verdict_keeps_each_criterion_whole_and_stands_apart() -> None:
    criteria = (Criterion(Sign.YES, "Free client", "yes"), Criterion(Sign.NO, "Free server", "no"))
    verdict = VerdictLine(Span("Fairly good"), criteria)
    assert laid_out(verdict, Heading("Why")) == ["FAIRLY GOOD   ✓ Free client   ✗ Free server", "", "", "Why"]
    assert laid_out(verdict, columns=43) == ["FAIRLY GOOD   ✓ Free client   ✗ Free server", ""]
    assert laid_out(verdict, columns=42) == ["FAIRLY GOOD   ✓ Free client", "✗ Free server", ""]


def test_paragraphs_stand_apart_and_what_has_a_sign_is_a_list() -> None:
    assert laid_out(
        Paragraph(text("One")),
        Paragraph(text("Beware"), Sign.WARNING),
        Paragraph(text("of both"), Sign.WARNING),
        Paragraph(text("Two")),
    ) == ["One", "", "! Beware", "! of both", "", "Two", ""]


def test_lines_that_follow_are_indented_under_the_first() -> None:
    beware = Paragraph(text("beware of the dog"), Sign.WARNING)
    assert laid_out(beware, columns=12) == ["! beware of", "  the dog"]


def test_a_row_has_its_label_its_word_and_what_there_is_to_add_side_by_side() -> None:
    row = Row("Encrypted", text("by default, ", "for every conversation"), Sign.YES, Span("yes"))
    assert laid_out(row) == [
        " ✓ " + "Encrypted".ljust(26) + "yes".ljust(10) + "by default, for every",
        " " * 39 + "conversation",
    ]
    assert laid_out(Row("Vendor", text("Somebody"))) == ["   " + "Vendor".ljust(26) + "Somebody"]


def test_a_row_is_stacked_where_there_is_no_room_beside_its_label() -> None:
    row = Row("Encrypted", text("by default"), Sign.YES, Span("yes"))
    stacked = ["✓ Encrypted: yes", "  by default"]
    assert laid_out(row, columns=NARROW) == laid_out(row, columns=55) == stacked
    assert len(laid_out(row, columns=56)) == 1
    long = Row("A label as long as its column", text("by default"))
    assert laid_out(long) == ["A label as long as its column", "  by default"]
    assert laid_out(Row("", text("by default")), columns=NARROW) == ["  by default"]
    assert laid_out(Row("Encrypted"), columns=NARROW) == ["Encrypted"]


def test_a_label_is_muted_unless_it_has_an_answer() -> None:
    (line,) = lay_out(Page((Row("Vendor", text("Somebody")),)), ENOUGH, UNICODE)
    assert Role.MUTED in {span.role for span in line if "Vendor" in span.text}
    for columns in (ENOUGH, NARROW):
        answered, *_rest = lay_out(Page((Row("Encrypted", (), Sign.YES, Span("yes")),)), columns, UNICODE)
        assert {span.role for span in answered if "Encrypted" in span.text} <= {Role.PLAIN}


def test_a_source_has_its_number_its_address_and_when_it_was_read() -> None:
    assert laid_out(Note(7, "https://a.example", "2026-01")) == [" [7] https://a.example 2026-01"]
    assert laid_out(Note(12, "https://a.example", "")) == ["[12] https://a.example"]


def test_a_table_is_stacked() -> None:
    row = TableRow("Tor", (Row("Signal", (), Sign.NO), Row("Briar", (), Sign.YES)))
    table = Table("", ("Signal", "Briar"), (TableGroup("Anonymity", (row,)),))
    assert laid_out(table, columns=NARROW) == ["", "Anonymity", "Tor", "✗ Signal", "✓ Briar"]
