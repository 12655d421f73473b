"""Pages to hand out: HTML that asks for nothing and hides nothing, Markdown that is a table, text one can hear."""

from __future__ import annotations

import re
from collections.abc import Sequence
from xml.etree.ElementTree import Element

import html5lib
import pytest
from markdown_it import MarkdownIt

from conftest import MakePack, app_data, messenger_data
from imtui import language
from imtui.export.formats import PAGE_FORMATS, comparison_as, list_as, pages_as
from imtui.export.html import document
from imtui.export.markdown import escape
from imtui.export.text import wrapped
from imtui.guide.compare import Comparison, compare, referred
from imtui.guide.find import Match
from imtui.guide.model import Guide
from imtui.guide.query import Index, Query, Vocabulary
from imtui.guide.reading.folder import read_folder
from imtui.pages.messenger import app_page, messenger_page
from imtui.pages.why import why_page

HOSTILE = "</style><script src=//evil.example/x></script><img src=x onerror=alert(1)> & \" ' | [x](http://evil.example)"


@pytest.fixture
def three(guide: Guide) -> Comparison:
    return compare(guide, [referred(guide, ref) for ref in ("signal", "xmpp-omemo", "whatsapp")])


def parse(text: str) -> Element:
    """Parse HTML as browsers do, and insist that it needs no repair."""
    parser = html5lib.HTMLParser(namespaceHTMLElements=False, strict=True)
    parsed: Element = parser.parse(text)
    return parsed


def said(element: Element) -> str:
    """The text of an element on one line."""
    return " ".join("".join(element.itertext()).split())


def elements(root: Element, name: str) -> list[Element]:
    return [e for e in root.iter() if e.tag == name]


def table(root: Element) -> list[list[str]]:
    """The texts of the cells of a table, row by row."""
    return [[said(cell) for cell in row] for row in elements(root, "tr")]


def assert_self_contained(root: Element) -> None:
    """Nothing in the file makes a browser ask for anything, and its only links lead to its own notes."""
    tags = {element.tag for element in root.iter() if isinstance(element.tag, str)}
    assert not tags & {"script", "link", "img", "iframe", "object", "embed", "base", "form", "image", "use"}
    anchors = {e.get("id") for e in root.iter() if e.get("id")}
    for element in root.iter():
        for name, value in element.attrib.items():
            assert not str(name).startswith("on")
            if name in ("src", "href", "srcset", "action", "data", "style", "background", "poster"):
                assert name == "href"
                assert value.removeprefix("#") in anchors
    styles = "".join(said(style) for style in elements(root, "style"))
    assert "url(" not in styles
    assert "@import" not in styles
    assert "default-src 'none'" in "".join(meta.get("content", "") for meta in elements(root, "meta"))


def every_page(guide: Guide) -> Sequence[str]:
    """Give, as HTML, every kind of page that can be handed out."""
    signal, tox = guide.messengers["signal"], guide.messengers["tox"]
    antox = next(app for app in tox.apps if app.name == "Antox")
    pages = [messenger_page(guide, signal), app_page(guide, tox, antox), why_page(guide, signal)]
    compared = compare(guide, [referred(guide, ref) for ref in ("signal", "whatsapp")])
    shown = [document([page]) for page in pages]
    return [
        *shown,
        document(pages),
        list_as("html", Index(guide), Query()),
        comparison_as("html", guide, compared),
    ]


def test_html_asks_for_nothing(guide: Guide) -> None:
    for text in every_page(guide):
        assert_self_contained(parse(text))


@pytest.mark.parametrize("lang", language.LANGUAGES)
def test_html_says_its_language(guide: Guide, three: Comparison, lang: language.Lang) -> None:
    language.use(lang)
    assert parse(comparison_as("html", guide, three)).get("lang") == lang


def test_a_table_of_html_has_real_heads(guide: Guide, three: Comparison) -> None:
    root = parse(comparison_as("html", guide, three))
    heads = elements(elements(root, "thead")[0], "th")
    assert [(said(h), h.get("scope")) for h in heads[1:]] == [(c.name, "col") for c in three.columns]
    scopes = [row[0].get("scope") for body in elements(root, "tbody") for row in body]
    assert scopes.count("row") >= len(three.rows())
    assert set(scopes) == {"row", "rowgroup"}


def test_html_says_what_the_comparison_says(guide: Guide, three: Comparison) -> None:
    rows = {row[0]: row[1:] for row in table(parse(comparison_as("html", guide, three)))}
    for row in three.rows():
        for cell, shown in zip(row.cells, rows[row.label], strict=True):
            assert cell.word in shown
            assert " ".join(cell.note.split()) in shown
    assert rows["Beware"] == [column.caveat for column in three.columns]
    assert rows["Category"] == [column.category for column in three.columns]


def test_every_cited_note_stands_below_with_address_and_date(guide: Guide, three: Comparison) -> None:
    root = parse(comparison_as("html", guide, three))
    notes = {f"#{e.get('id')}": said(e) for e in root.iter() if e.get("id")}
    cited = [link.get("href") for link in elements(root, "a")]
    assert set(cited) == set(notes)
    claim = guide.messengers["signal"].claims["no-phone"]
    assert any(str(claim.source) in note and claim.as_of in note for note in notes.values())


def test_links_are_codes_with_their_address_in_text(guide: Guide, three: Comparison) -> None:
    root = parse(comparison_as("html", guide, three))
    (codes,) = [e for e in elements(root, "ul") if e.get("class") == "codes"]
    pictures = [e for e in codes.iter() if str(e.tag).endswith("svg")]
    assert len(pictures) == len(list(codes))
    assert "https://signal.org" in said(codes)
    assert "#000" in {path.get("stroke") for path in codes.iter()}


def test_hostile_text_stays_text(make_pack: MakePack) -> None:
    both = {"fr": HOSTILE, "en": HOSTILE}
    one = messenger_data("one", name=HOSTILE[:70], caveat=both, summary=both, apps=[app_data(HOSTILE[:60])])
    guide = read_folder(make_pack(one, messenger_data("two")))
    messengers = list(guide.messengers.values())
    compared = compare(guide, [Match(m) for m in messengers])
    texts = [
        comparison_as("html", guide, compared),
        list_as("html", Index(guide), Query()),
        document([messenger_page(guide, m) for m in messengers]),
    ]
    for text in texts:
        root = parse(text)
        assert_self_contained(root)
        assert HOSTILE in said(root)


def markdown_tables(text: str) -> list[list[list[str]]]:
    """The tables of a Markdown text, each as rows of cells."""
    blocks = [block.splitlines() for block in text.split("\n\n") if block.startswith("|")]
    return [[re.split(r"(?<!\\)\|", line)[1:-1] for line in block] for block in blocks]


def test_markdown_tables_have_one_cell_a_column(guide: Guide, three: Comparison) -> None:
    tables = markdown_tables(comparison_as("md", guide, three))
    assert len(tables) == len(three.groups) + 1
    for rows in tables:
        assert {len(row) for row in rows} == {4}
        assert [cell.strip() for cell in rows[0][1:]] == [c.name for c in three.columns]
        assert set(rows[1]) == {"---"}
    assert sum(len(rows) - 2 for rows in tables[1:]) == len(three.rows())


def test_markdown_of_hostile_text_keeps_its_shape(make_pack: MakePack) -> None:
    both = {"fr": HOSTILE, "en": HOSTILE}
    guide = read_folder(make_pack(messenger_data("one", caveat=both), messenger_data("two")))
    text = comparison_as("md", guide, compare(guide, [Match(m) for m in guide.messengers.values()]))
    text += list_as("md", Index(guide), Query())
    assert {len(row) for rows in markdown_tables(text) for row in rows} == {3}
    without_code = re.sub("`[^`]*`", "", text)
    assert not re.search(r"(?<!\\)<(script|img)", without_code)
    assert not re.search(r"(?<!\\)\]\(", without_code)


@pytest.mark.parametrize("shape", ["# {}", "{}", "- **Label**: {}", "| a |\n|---|\n| {} |"])
@pytest.mark.parametrize(
    "text",
    ["1) one", "1. one", "---", "===", "+ one", "see https://evil.example/x.", "www.evil.example", "a@b.example",
     "@somebody", "#12", ":tada:", "[x]: http://evil.example", "a|@b", "`code`@x", "$x$", "one #", "~~x~~"],
)  # fmt: skip
def test_a_forge_makes_nothing_of_a_text(text: str, shape: str) -> None:
    markdown = MarkdownIt("gfm-like")
    harmless = {
        "heading",
        "paragraph",
        "bullet_list",
        "list_item",
        "strong",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
    }
    tokens = markdown.parse(shape.format(escape(text)))
    kinds = {part.type for token in tokens for part in (token, *(token.children or []))}
    assert kinds <= {f"{kind}_{end}" for kind in harmless for end in ("open", "close")} | {
        "inline",
        "text",
        "text_special",
        "code_inline",
    }
    shown = "".join(part.content for token in tokens for part in token.children or [])
    assert text in shown
    live = [part.content for token in tokens for part in token.children or [] if part.type == "text"]
    assert not re.search(r"://|www\.|@\w|#\d|:tada:", " ".join(live))


@pytest.mark.parametrize("lang", language.LANGUAGES)
def test_text_fits_80_columns_but_for_addresses(guide: Guide, three: Comparison, lang: language.Lang) -> None:
    language.use(lang)
    eight = compare(guide, [Match(m) for m in list(guide.messengers.values())[:8]])
    texts = [comparison_as("text", guide, three, left_out=3), comparison_as("text", guide, eight)]
    texts.append(list_as("text", Index(guide), Vocabulary(guide).parse("android")))
    texts.append(pages_as("text", guide, [messenger_page(guide, m) for m in guide.messengers.values()]))
    lines = [line for text in texts for line in text.splitlines()]
    assert not [line for line in lines if len(line) > 80 and "http" not in line]


def test_text_says_one_fact_a_line(guide: Guide, three: Comparison) -> None:
    lines = comparison_as("text", guide, three).splitlines()
    start = lines.index("No phone number")
    heads = [line for line in lines[start + 1 : start + 9] if re.match(r"  \S", line)][:3]
    assert [head.split(".")[0].strip() for head in heads] == [
        "Signal: no",
        "XMPP (Jabber) + OMEMO: yes",
        "WhatsApp: no",
    ]


@pytest.mark.parametrize("output_format", PAGE_FORMATS)
def test_what_is_left_out_is_counted(guide: Guide, three: Comparison, output_format: str) -> None:
    assert "7 rows are left out" in " ".join(comparison_as(output_format, guide, three, left_out=7).split())
    assert "left out" not in comparison_as(output_format, guide, three)


def test_french_signs_stay_with_their_word_in_plain_text() -> None:
    said = "mot " * 13 + "Qui lit « vu à » et « en ligne » : un autre ; vraiment ? " * 6
    lines = wrapped(said, "")
    assert not [line for line in lines if line.strip().startswith((":", ";", "?", "»")) or line.endswith("«")]
    assert " ".join(" ".join(lines).split()) == said.strip(), "the spaces are plain ones, for whoever searches"
