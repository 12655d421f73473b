"""The help as a page, made from the registry of commands and the glyphs in use."""

from __future__ import annotations

from imtui.guide.model import Guide
from imtui.guide.verdict import questions_to_ask
from imtui.language import _
from imtui.pages.blocks import Block, Heading, Page, Paragraph, Row, Sign, Title, text
from imtui.tui.explorer.node_rows import criteria_initials
from imtui.tui.keys import COMMANDS, SCOPE_NAMES, Scope, key_name


def help_page(guide: Guide, here: tuple[Scope, ...] = (Scope.EXPLORER,)) -> Page:
    """The help page: every key, those that act `here` first, the signs, and the syntax of filters."""
    blocks: list[Block] = [Title(_("Help"), _("/ searches, esc closes"))]
    for scope in dict.fromkeys((*here, *Scope)):
        blocks.append(Heading(_(SCOPE_NAMES[scope])))
        blocks += [
            Row(", ".join(map(key_name, command.keys)), text(_(command.help)))
            for command in COMMANDS
            if command.scope is scope
        ]
    blocks += _terminal()
    blocks += _signs(guide)
    blocks += _query_examples()
    return Page(tuple(blocks))


def _terminal() -> list[Block]:
    return [
        Heading(_("In your terminal")),
        Row(_("copy text"), text(_("hold Shift while selecting with the mouse, or start with --no-mouse"))),
        Row(_("links"), text(_("where the terminal can open them, an address leads where it says; else y copies it"))),
        Row(_("colours"), text(_("--theme dark, light, contrast or terminal begins with these"))),
        Row(_("slow line"), text(_("if an arrow acts as Esc, start with ESCDELAY=500 in the environment"))),
    ]


def _signs(guide: Guide) -> list[Block]:
    rows: list[Block] = [
        Row(_("yes"), text(_("the answer is good for the people who use it")), Sign.YES),
        Row(_("partly"), text(_("in part, or with effort")), Sign.PARTIAL),
        Row(_("no"), text(_("no")), Sign.NO),
        Row(_("unknown"), text(_("nobody could say: never counted as yes, nor as no")), Sign.UNKNOWN),
        Row("†", text(_("no longer usable"))),
        Row(_("not applicable"), text(_("the question makes no sense here")), Sign.NOT_APPLICABLE),
    ]
    criteria = [str(guide.properties[p].name) for p in questions_to_ask(guide)]
    marks = ", ".join(f"{letter} {name}" for letter, name in zip(criteria_initials(criteria), criteria, strict=True))
    letters = ", ".join(f"{platform.initial} {platform.name}" for platform in guide.platforms.values())
    return [
        Heading(_("Signs")),
        *rows,
        Row(_("marks in the tree"), text(marks)),
        Row(_("letters beside an app"), text(letters)),
    ]


def _query_examples() -> list[Block]:
    return [
        Heading(_("Filters")),
        Row(_("no number, on iPhone"), text(_("in your own words; below the line stands what they were read as"))),
        Row(_("android or iphone"), text(_("or: either, within one criterion; and, a comma, or nothing: both"))),
        Row(_("not american"), text(_("not, without, a minus sign: certainly not; what is unknown is left out"))),
        Row("signal", text(_("any other word is looked for in the names of messengers, apps and vendors"))),
        Row(_('"bridge"'), text(_("quotes look in the texts too; tab writes them where only texts have the word"))),
        Row(_("free:yes,partial"), text(_("exactly: a key and its values, any of them; e2ee:? is what nobody knows"))),
        Row(
            _("country:switzerland"),
            text(_("country, shop, kind, status, category, without-google, talks-to, group-call")),
        ),
        Row("android:8", text(_("runs on this version of the system; since:2025-11, what has changed since"))),
        Paragraph(text(_("Each filter can also be made without typing, in the panel."))),
    ]
