"""Pages as one file of HTML to hand out: no script, nothing fetched, readable without styles, made to be printed.

Addresses are text to read, copy or scan, never links: nobody connects to anything by a slip of the finger. Only the
numbers of notes lead somewhere, to the notes of the same file.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from itertools import groupby

from imtui.export.elements import Child, Element, element, parsed, written
from imtui.export.qr import qr_svg
from imtui.language import _, current, labelled
from imtui.pages.blocks import (
    SIGN_GLYPHS,
    Block,
    Heading,
    Link,
    Note,
    Page,
    Paragraph,
    Role,
    Row,
    Sign,
    Span,
    Table,
    TableGroup,
    Title,
    VerdictLine,
)
from imtui.resources import resource

WIDE = 3
"""More columns than this are printed on a sheet that lies on its side."""

POLICY = "default-src 'none'; style-src 'unsafe-inline'"
"""What the file allows itself: its own styles, nothing else. A browser holds it to that."""


class Layout(StrEnum):
    """What a file of pages is for; each has the rules of its name, after those that all share."""

    HANDOUT = "handout"
    SHEET = "sheet"
    BOOKLET = "booklet"
    CARDS = "cards"
    POSTER = "poster"


def document(pages: Sequence[Page], layout: Layout = Layout.HANDOUT) -> str:
    """Write pages as one file, one after the other."""
    columns = [len(block.columns) for page in pages for block in page.blocks if isinstance(block, Table)]
    title = " · ".join(page.title for page in pages) if layout is not Layout.BOOKLET else pages[0].title
    articles = booklet(pages) if layout is Layout.BOOKLET else [article(page, n) for n, page in enumerate(pages, 1)]
    if layout is Layout.POSTER:
        articles = map(in_sections, articles)
    return framed(title, layout, articles, is_wide=max(columns, default=0) > WIDE)


def framed(title: str, layout: Layout, parts: Iterable[Element], is_wide: bool = False) -> str:
    """Write a whole file around its parts."""
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=POLICY),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("title", title),
        element("style", _styles(layout, is_wide)),
    )
    body = element("body", element("main", *parts), class_=layout.value)
    return written(element("html", head, body, lang=current()))


def article(page: Page, number: int, **attributes: str) -> Element:
    """Write one page; its number keeps the notes of several pages apart."""
    return _Writer(number).article(page, **attributes)


def in_sections(whole: Element) -> Element:
    """An article whose parts, each with its heading, are elements that can stand side by side."""
    parts: list[Element] = []
    for child in whole:
        if child.tag == "h2":
            parts.append(element("section"))
        if parts and parts[-1].tag == "section":
            parts[-1].append(child)
        else:
            parts.append(child)
    return element("article", *parts)


def booklet(pages: Sequence[Page]) -> Iterator[Element]:
    """A cover, the table of contents, then the pages: they share their notes."""
    cover, *others = pages
    yield article(cover, 0, class_="cover")
    lines = (element("li", element("a", page.title, href=f"#page-{n}")) for n, page in enumerate(others, 1))
    yield element("nav", element("h2", _("Contents")), element("ol", *lines))
    for n, page in enumerate(others, 1):
        yield article(page, 0, id=f"page-{n}")


def _styles(layout: Layout, is_wide: bool) -> str:
    side = "landscape" if is_wide else "portrait"
    own = () if layout is Layout.HANDOUT else (resource(f"export/{layout}.css").decode(),)
    return "\n".join((f"\n@page {{ size: A4 {side}; }}", resource("export/handout.css").decode(), *own))


class _Writer:
    """Writes one page; its number keeps the notes of several pages apart."""

    def __init__(self, number: int) -> None:
        self.number = number

    def article(self, page: Page, **attributes: str) -> Element:
        parts = [part for kind, blocks in groupby(page.blocks, _kind) for part in self._run(kind, list(blocks))]
        return element("article", *parts, *_links(page.links), **attributes)

    def _run(self, kind: str, blocks: Sequence[Block]) -> Iterator[Element]:
        """Write blocks of a kind that stand together: facts, bullets and notes are lists."""
        if kind == "facts":
            yield element("dl", *(part for block in blocks if isinstance(block, Row) for part in self._fact(block)))
        elif kind == "bullets":
            items = (element("li", *self._inline(b.spans)) for b in blocks if isinstance(b, Paragraph))
            yield element("ul", *items)
        elif kind == "notes":
            yield element("ol", *(self._note(block) for block in blocks if isinstance(block, Note)), class_="notes")
        else:
            for block in blocks:
                yield from self._block(block)

    def _block(self, block: Block) -> Iterator[Element]:
        if isinstance(block, Title):
            aside = (" ", element("small", f"({block.aside})")) if block.aside else ()
            yield element("h1", block.text, *aside)
        elif isinstance(block, Heading):
            yield element("h2", block.text)
        elif isinstance(block, VerdictLine):
            yield element("p", element("strong", block.category.text), class_="verdict")
            criteria = (element("li", *_glyph(c.sign), labelled(c.name, c.word)) for c in block.criteria)
            yield element("ul", *criteria, class_="criteria")
        elif isinstance(block, Paragraph):
            yield self._paragraph(block)
        elif isinstance(block, Table):
            yield self._table(block)

    def _paragraph(self, paragraph: Paragraph) -> Element:
        sign = _glyph(paragraph.sign) if paragraph.sign else ()
        attributes = {"class_": str(paragraph.sign)} if paragraph.sign else {}
        return element("p", *sign, *self._inline(paragraph.spans), **attributes)

    def _fact(self, row: Row) -> Iterator[Element]:
        if row.label:
            yield element("dt", row.label)
        yield element("dd", *self._answer(row))

    def _note(self, note: Note) -> Element:
        details = f" ({note.details})" if note.details else ""
        return element("li", note.address, details, id=self._anchor(note.number), value=str(note.number))

    def _table(self, table: Table) -> Element:
        heads = (element("th", head, scope="col") for head in (table.corner, *table.columns))
        groups = (self._group(group, len(table.columns) + 1) for group in table.groups)
        return element("table", element("thead", element("tr", *heads)), *groups)

    def _group(self, group: TableGroup, width: int) -> Element:
        name = element("tr", element("th", group.label, scope="rowgroup", colspan=str(width)), class_="group")
        rows = (
            element(
                "tr",
                element("th", row.label, scope="row"),
                *(element("td", *self._answer(cell)) for cell in row.cells),
            )
            for row in group.rows
        )
        return element("tbody", name, *rows)

    def _answer(self, row: Row) -> list[Child]:
        """Mark and word, then what there is to add."""
        answer: list[Child] = list(_glyph(row.sign)) if row.sign else []
        if row.word:
            answer.append(element("strong", row.word.text))
        added = self._inline(row.spans)
        return [*answer, ". " if row.word and added else "", *added]

    def _inline(self, spans: Iterable[Span]) -> list[Child]:
        return [self._span(span) for span in spans]

    def _span(self, span: Span) -> Child:
        if span.cites:
            numbers = [element("a", str(n), href=f"#{self._anchor(n)}") for n in span.cites]
            separated = [part for number in numbers for part in (", ", number)][1:]
            return element("sup", "[", *separated, "]")
        if span.sign:
            return element("span", SIGN_GLYPHS[span.sign], *([f" {span.text}"] if span.text else []))
        return element("strong", span.text) if span.role is Role.STRONG else span.text

    def _anchor(self, note: int) -> str:
        return f"note-{self.number}-{note}"


def _kind(block: Block) -> str:
    """Name the kind of list in which a block stands; nothing for one that stands alone."""
    if isinstance(block, Row):
        return "facts"
    if isinstance(block, Note):
        return "notes"
    return "bullets" if isinstance(block, Paragraph) and block.sign in (Sign.BULLET, Sign.NO) else ""


def _glyph(sign: Sign) -> tuple[Child, Child]:
    """A mark for the eye: a screen reader has the word that follows."""
    return element("span", SIGN_GLYPHS[sign], aria_hidden="true", class_="mark"), " "


def _links(links: Sequence[Link]) -> Iterator[Element]:
    """The places to go to, each as a code that a phone reads."""
    if links:
        yield element("h2", _("Sites, to be scanned with a phone"))
        yield element("ul", *map(_code, links), class_="codes")


def _code(link: Link) -> Element:
    picture = parsed(qr_svg(link.address))
    picture.set("role", "img")
    picture.set("aria-label", _("QR code of {address}").format(address=link.address))
    return element("li", picture, element("b", link.label), element("br"), link.address)
