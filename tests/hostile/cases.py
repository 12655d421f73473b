"""Bad packs, each with its reason as its name: every case spoils one thing in a good pack.

A case says where the loader must complain and in which words; the test adds that each complaint is a sentence with
file, line, what was found and what would be right.
"""

from __future__ import annotations

import os
import shutil
import socket
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from conftest import CLAIM, DATA, LISTING, app_data, as_yaml, messenger_data

ONE = "messengers/one.yaml"
NOTES = "overlays/signal.yaml"
FRAME = ("categories.yaml", "properties.yaml", "platforms.yaml", "shops.yaml", "countries.yaml")
GOOD_CLAIM = {"property": "e2ee", "value": "yes", "confidence": "high", "grade": "audit", **CLAIM}
GOOD_CONNECTION = {"messenger": "one", "how": "bridge", "e2ee": "no", **CLAIM}

Spoil = Callable[[Path], object]


@dataclass(frozen=True)
class Case:
    """A reason, what makes a good pack bad, and what the complaint must say (`at` is how its line begins)."""

    reason: str
    spoil: Spoil
    says: str
    at: str = ""


@dataclass(frozen=True)
class Rewritten:
    """Puts other bytes in the place of the messenger's file."""

    content: bytes

    def __call__(self, pack: Path) -> None:
        (pack / ONE).write_bytes(self.content)


def write_good_pack(folder: Path, **changes: Any) -> Path:
    """Write a whole guide with one messenger."""
    (folder / "messengers").mkdir(parents=True)
    for name in FRAME:
        shutil.copy(DATA / name, folder / name)
    (folder / ONE).write_text(as_yaml(good_messenger(**changes)), encoding="utf-8")
    return folder


def good_messenger(messenger_id: str = "one", **changes: Any) -> dict[str, Any]:
    """A messenger of which `imtui check` has only warnings to say."""
    return messenger_data(messenger_id, **{"claims": [GOOD_CLAIM], **changes})


def refused() -> list[Case]:
    """Every bad pack that is cheap to refuse; those that are not are the bombs."""
    families = (
        _yaml,
        _encodings,
        _characters,
        _floods,
        _types,
        _ids,
        _links,
        _dates,
        _names_of_nothing,
        _lengths,
        _frames,
        _files,
    )
    return [case for family in families for case in family()]


def write_good_overlay(folder: Path) -> Path:
    """Write a pack that is laid over the guide: a messenger, notes on another, its name."""
    for name in ("messengers", "overlays"):
        (folder / name).mkdir(parents=True)
    (folder / ONE).write_text(as_yaml(good_messenger()), encoding="utf-8")
    (folder / NOTES).write_text("notes:\n- We help to install it.\n", encoding="utf-8")
    (folder / "pack.yaml").write_text("name: The House\n", encoding="utf-8")
    return folder


def refused_overlays() -> Iterator[Case]:
    """What spoils a pack that is laid over the guide."""
    for name, content, says in (
        ("alias", "notes: &a [*a]\n", "an alias or an anchor"),
        ("tag", "notes: !!python/name:os.system x\n", "the tag"),
        ("escape", 'notes: ["\\e]0;owned\\a"]\n', "U+001B"),
        ("override of direction", 'notes: ["\\u202E"]\n', "U+202E"),
        ("flood of accents", "notes: [e" + "\u0301" * 40 + "]\n", "combining marks"),
        ("note without end", f"notes: [{'x' * 600_000}]\n", "at most 500 characters"),
        ("link of javascript", "warnings: [{text: x, source: 'javascript:x'}]\n", "https://"),
        ("unknown key", "note: x\n", "did you mean “notes”"),
        ("list in place of a mapping", "- x\n", "a list"),
        ("nothing", "", "an empty file"),
        ("amendment of nothing", as_yaml({"claims": [{**GOOD_CLAIM, "property": "x"}]}), "claims.1.property"),
        (
            "amendment that is an escape",
            as_yaml({"claims": [{**GOOD_CLAIM, "note": {"fr": "x", "en": "\x1b[2J"}}]}),
            "U+001B",
        ),
        ("app of the guide", as_yaml({"apps": [app_data("Signal (iOS)")]}), "no other app"),
        ("app on no platform", as_yaml({"apps": [app_data("A", platforms={"x": "standalone"})]}), "apps.1.platforms"),
        ("apps twice", as_yaml({"apps": [app_data("A"), app_data("a")]}), "no other app"),
    ):
        yield place(f"overlay with {name}", partial(_write, NOTES, content), says, f"PACK/{NOTES}:")
    yield place(
        "overlay on nobody", partial(_write, "overlays/signl.yaml", "notes: [x]\n"), "“signal”", "PACK/overlays/"
    )
    yield place(
        "messenger of the guide", partial(_write, "messengers/signal.yaml", "id: signal\n"), "the guide has", "PACK/"
    )
    yield place(
        "name of a pack that is an escape", partial(_write, "pack.yaml", 'name: "\\e[2J"\n'), "U+001B", "PACK/pack.yaml"
    )
    yield place(
        "name of a pack that is a list", partial(_write, "pack.yaml", "name: [x]\n"), "a list", "PACK/pack.yaml"
    )
    yield from _bad_additions()
    yield place("frame in a pack", partial(_write, "stray.yaml", "x: y\n"), "only: pack.yaml", "PACK/stray.yaml")
    yield place("messenger that speaks for the document", _speak_for_the_document, "does not speak", "PACK/messengers/")
    yield place("overlays elsewhere", _overlays_elsewhere, "found a link", "PACK/overlays:1:")


def _bad_additions() -> Iterator[Case]:
    """What spoils the files of a guide that a pack may have too."""
    for file, content, says in (
        ("platforms.yaml", "platforms: [{id: android, name: A}]\n", "the guide has this one"),
        ("platforms.yaml", "platforms: [{id: e2ee, name: A}]\n", "filters do not know yet"),
        ("platforms.yaml", "platforms: [{id: x, name: iPhone}]\n", "two meanings"),
        ("platforms.yaml", 'platforms: [{id: x, name: "\\e[2J"}]\n', "U+001B"),
        ("platforms.yaml", "platforms: [{id: x, name: X, words: [&a b, *a]}]\n", "an alias or an anchor"),
        ("glossary.yaml", "terms: x\n", "a list"),
        ("glossary.yaml", "terms: [{id: x}]\n", "no “name”"),
        ("scenarios.yaml", "situations: []\n", "unknown key"),
        ("scenarios.yaml", "scenarios: [{id: x, needs: [a]}]\n", "a text"),
        ("wizard.yaml", f"questions: [{', '.join(map(_question, range(8)))}]\n", "at most 7"),
        ("wizard.yaml", f"questions: [{_question(1)}, {_question(1)}]\n", "each “id” once"),
        ("wizard.yaml", f"questions: [{_question(1, needs='e2ee:perhaps')}]\n", "a query"),
    ):
        yield place(f"{file} with {says}", partial(_write, file, content), says, f"PACK/{file}:")
    yield place("words that are a link", _words_elsewhere, "found a link", "PACK/glossary.yaml:1:")


def _question(number: int, needs: str = "") -> str:
    both = "{fr: x, en: y}"
    return f"{{id: q{number}, text: {both}, choices: [{{id: a, label: {both}, needs: '{needs or 'e2ee'}'}}]}}"


def _words_elsewhere(pack: Path) -> None:
    (pack / "glossary.yaml").symlink_to("/etc/passwd")


def _write(name: str, content: str, pack: Path) -> None:
    (pack / name).write_text(content, encoding="utf-8")


def _speak_for_the_document(pack: Path) -> None:
    (pack / ONE).write_text(as_yaml(good_messenger(document={"name": "One", "category": "tres-bon"})))


def _overlays_elsewhere(pack: Path) -> None:
    (pack / "overlays").rename(pack.parent / "elsewhere")
    (pack / "overlays").symlink_to("../elsewhere")


# Small builders


def raw(reason: str, content: str | bytes, says: str, line: int | None = None) -> Case:
    """Replace the messenger's file by these bytes."""
    octets = content if isinstance(content, bytes) else content.encode()
    at = f"{ONE}:{line}:" if line else f"{ONE}:"
    return Case(reason, Rewritten(octets), says, at)


def after(reason: str, content: str, says: str) -> Case:
    """Add lines at the end of the messenger's file; the complaint is about the first of them."""
    good = as_yaml(good_messenger())
    return raw(reason, good + content, says, good.count("\n") + 1)


def messenger(reason: str, says: str, **changes: Any) -> Case:
    """Change fields of the messenger."""
    return Case(reason, lambda pack: (pack / ONE).write_text(as_yaml(good_messenger(**changes))), says, ONE)


def frame(reason: str, name: str, old: str, new: str, says: str) -> Case:
    """Change a piece of one of the files beside `messengers/`."""

    def spoil(pack: Path) -> None:
        text = (pack / name).read_text()
        assert old in text
        (pack / name).write_text(text.replace(old, new, 1))

    return Case(reason, spoil, says, f"{name}:")


def part(reason: str, name: str, content: str, says: str) -> Case:
    """Write one of the files beside `messengers/`."""
    return Case(reason, lambda pack: (pack / name).write_text(content), says, f"{name}:")


def place(reason: str, spoil: Spoil, says: str, at: str = "messengers/") -> Case:
    """Do something to the folder."""
    return Case(reason, spoil, says, at)


# Families of cases


def _yaml() -> Iterator[Case]:
    bomb = "a: &a [x, x, x, x, x, x, x, x]\n" + "".join(
        f"{b}: &{b} [{', '.join([f'*{a}'] * 8)}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    yield raw("alias bomb", bomb, "an alias or an anchor", 1)
    yield after("anchor on a text", "extra: &x y\n", "an alias or an anchor")
    yield after("alias to nothing", "extra: *x\n", "an alias or an anchor")
    yield after("anchor on a mapping", "extra: &x {a: b}\n", "an alias or an anchor")
    yield after("anchor on a key", "&x extra: y\n", "an alias or an anchor")
    yield after("merge key with an alias", "<<: *x\n", "an alias or an anchor")
    yield after("merge key", "<<: {a: b}\n", "unknown key “<<”")
    for tag in (
        "!!python/object/apply:os.system",
        "!!python/name:os.system",
        "!!binary",
        "!!set",
        "!!str",
        "!local",
        "!<tag:yaml.org,2002:int>",
    ):
        yield after(f"tag {tag}", f"extra: {tag} x\n", "the tag")
    yield raw("tag on the document", "!!map\nid: one\n", "the tag")
    yield raw("tag by a handle of its own", "%TAG !e! tag:example.org,2000:\n---\nid: !e!x y\n", "the tag", 3)
    yield after("key twice", "id: one\n", "the key “id” twice")
    yield after("key twice, once in quotes", '"id": one\n', "the key “id” twice")
    yield after("key twice, once escaped", '"\\x69d": one\n', "the key “id” twice")
    yield raw("key twice deep inside", "id: {a: {b: c, b: d}}\n", "the key “b” twice", 1)
    yield raw("second document", "id: one\n---\nid: two\n", "a second document", 3)
    yield raw("nested too deep, in brackets", "id: " + "[" * 200 + "]" * 200, "more than 12 levels", 1)
    yield raw("nested too deep, in braces", "id: " + "{a: " * 200 + "b" + "}" * 200, "more than 12 levels", 1)
    yield raw("nested too deep, by indents", "".join(f"{' ' * n}a:\n" for n in range(200)), "more than 12 levels", 14)
    yield raw("nested too deep, lists by dashes", "- " * 200 + "x\n", "more than 12 levels", 1)
    yield raw("key that is a list", "[a, b]: c\n", "a key that is not a text", 1)
    yield raw("key that is a mapping", "{a: b}: c\n", "a key that is not a text", 1)
    yield raw("key over several lines", "? |\n  a\n  b\n: c\n", "the key", 1)
    yield raw("key longer than any", f"{'k' * 65}: x\n", "the key", 1)
    yield raw("empty file", "", "an empty file", 1)
    yield raw("only a comment", "# nothing\n", "an empty file", 1)
    yield raw("null in place of a mapping", "~\n", "a mapping with", 1)
    yield raw("text in place of a mapping", "hello\n", "a mapping with", 1)
    yield raw("list in place of a mapping", "- hello\n", "a list", 1)
    yield raw("quote left open", 'id: "one\n', "a quote that is never closed")
    yield raw("bracket left open", "id: [one\n", "the bracket [")
    yield raw("bracket closed twice", "id: [one]]\n", "the bracket ]")
    yield raw("indented by a tab", "id:\n\tone\n", "a tab in the indentation", 2)
    yield raw("version of YAML that is not", "%YAML 9.9\n---\nid: one\n", "begins with %", 1)
    yield raw("directive without a document", "%YAML 1.1\n", "begins with %")
    yield raw("escape that is none", 'id: "\\q"\n', "a backslash", 1)
    yield raw("reserved sign", "id: @one\n", "begins with @", 1)
    yield after("key near a known one", "sumary: {fr: x, en: x}\n", "did you mean “summary”")
    yield after("key of another program", "__proto__: {a: b}\n", "unknown key “__proto__”")
    yield after("key of Python", "__class__: x\n", "unknown key “__class__”")


def _encodings() -> Iterator[Case]:
    good = as_yaml(good_messenger(vendor="Société"))
    yield raw("Latin-1", good.encode("latin-1"), "not UTF-8")
    yield raw("UTF-16 with its mark", good.encode("utf-16"), "not UTF-8", 1)
    yield raw("UTF-16 without its mark", "id: one\n".encode("utf-16-le"), "U+0000", 1)
    yield raw("UTF-32", "id: one\n".encode("utf-32-le"), "U+0000", 1)
    yield raw("overlong form of a slash", b"id: \xc0\xaf\n", "not UTF-8", 1)
    yield raw("half a surrogate pair", b"id: one\nname: \xed\xa0\x80\n", "not UTF-8", 2)
    yield raw("cut in the middle of a character", "id: é".encode()[:-1], "not UTF-8", 1)
    yield raw("beyond Unicode", b"id: \xf4\x90\x80\x80\n", "not UTF-8", 1)
    yield raw("compressed", b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03", "not UTF-8", 1)
    yield raw("program", b"\x7fELF\x02\x01\x01\x00", "U+007F", 1)


INTRUDERS = {
    "NUL": "\0",
    "bell": "\a",
    "backspace": "\b",
    "escape": "\x1b",
    "delete": "\x7f",
    "form feed": "\f",
    "C1 control sequence introducer": "\x9b",
    "C1 operating system command": "\x9d",
    "C1 next line": "\x85",
    "right-to-left override": "\u202e",
    "left-to-right override": "\u202d",
    "right-to-left embedding": "\u202b",
    "end of direction": "\u202c",
    "right-to-left isolate": "\u2067",
    "first strong isolate": "\u2068",
    "right-to-left mark": "\u200f",
    "Arabic letter mark": "\u061c",
    "zero width space": "\u200b",
    "zero width non-joiner": "\u200c",
    "word joiner": "\u2060",
    "soft hyphen": "\u00ad",
    "byte order mark inside": "\ufeff",
    "line separator": "\u2028",
    "paragraph separator": "\u2029",
    "annotation": "\ufff9",
    "tag letter": "\U000e0061",
    "private use": "\ue000",
    "unassigned": "\u0378",
    "not a character": "\uffff",
    "Hangul filler": "\u3164",
    "half-width Hangul filler": "\uffa0",
    "blank of Braille": "\u2800",
    "grapheme joiner": "\u034f",
    "vowel separator": "\u180e",
    "joiner after a Latin letter": "\u200d",
    "selector after a Latin letter": "\ufe0f",
    "selector of another plane after a Latin letter": "\U000e0100",
}


def _characters() -> Iterator[Case]:
    for name, character in INTRUDERS.items():
        escaped = f"\\U{ord(character):08X}"
        text = f'{{fr: "a{escaped}b", en: x}}'
        yield raw(f"{name}, as it is", f"id: one\nname: a{character}b\nkind: x\n", "")
        yield raw(
            f"{name}, escaped", as_yaml(good_messenger(summary="@")).replace("'@'", text), f"U+{ord(character):04X}"
        )
        yield raw(f"{name}, in a key", f'"a{escaped}b": x\n', "the key", 1)
    yield raw("operating system command 52 in a text", 'name: "\\e]52;c;aGk=\\a"\n', "U+001B", 1)
    yield raw("operating system command 8 in a platform", 'apps: [{platforms: {"\\e]8;;x\\e\\\\": y}}]\n', "the key", 1)
    yield raw("operating system command 0 in a choice", 'kind: "\\e]0;owned\\a"\n', "\\x1b]0;owned\\x07", 1)
    yield raw("lone surrogate, escaped", 'name: "\\uD800"\n', "")


def _floods() -> Iterator[Case]:
    for name, mark in {
        "accents": "\u0301",
        "Thai marks": "\u0e47",
        "Arabic vowels": "\u064b",
        "Hebrew points": "\u05b0",
        "enclosing circles": "\u20dd",
        "spacing marks": "\u093e",
        "variation selectors": "\ufe0f",
        "supplementary selectors": "\U000e0100",
        "joiners": "\u200d",
    }.items():
        unseen = f"U+{ord(mark):04X}" if mark in "\ufe0f\U000e0100\u200d" else ""
        yield messenger(f"flood of {name}", unseen or "combining marks", name="क" + mark * 40)


def _types() -> Iterator[Case]:
    for key in ("id", "name", "kind", "status", "homepage", "first_release"):
        yield messenger(f"list in place of a text in {key}", "a list", **{key: ["x"]})
        yield messenger(f"mapping in place of a text in {key}", "a mapping", **{key: {"x": "y"}})
    for key in ("apps", "claims", "aliases", "warnings", "history", "disagreements"):
        yield messenger(f"text in place of a list in {key}", "a list", **{key: "x"})
        yield messenger(f"mapping in place of a list in {key}", "a list", **{key: {"x": "y"}})
    for key in ("summary", "caveat"):
        yield messenger(f"text in one language only in {key}", "no “en”", **{key: {"fr": "x"}})
        yield messenger(f"third language in {key}", "unknown key “de”", **{key: {"fr": "x", "en": "x", "de": "x"}})
        yield messenger(f"text of no language in {key}", "a mapping with", **{key: "x"})
        yield messenger(f"nothing in {key}", "nothing", **{key: {"fr": "", "en": "x"}})
    yield messenger("only spaces in a name", "nothing", name="   ")
    yield messenger("kind that is none", "one of", kind="servic")
    yield messenger("status in capitals", "active", status="ACTIVE")
    yield messenger("value of another language", "yes", claims=[{**GOOD_CLAIM, "value": "oui"}])
    yield messenger("confidence beyond all", "one of", claims=[{**GOOD_CLAIM, "confidence": "absolute"}])
    yield messenger("boolean in words", "true or false", claims=[{**GOOD_CLAIM, "undated": "perhaps"}])
    yield messenger("access that is none", "one of", apps=[app_data("A", platforms={"android": "root"})])
    yield messenger("shop that is none", "one of", apps=[app_data("A", shops=[{**LISTING, "shop": "casino"}])])
    for key, wrong in (("fingerprint", "AB:CD"), ("id", "../x"), ("page", "javascript:x")):
        yield messenger(f"{key} of a shop that is none", wrong, apps=[app_data("A", shops=[{**LISTING, key: wrong}])])
    yield messenger("claim that is a text", "a mapping with", claims=["e2ee"])
    yield messenger("claim without anything", "no “value”", claims=[{"property": "e2ee"}])
    yield messenger("app without anything", "no “licence”", apps=[{"name": "A"}])
    for key in ("name", "apps", "claims", "caveat", "homepage"):
        data = good_messenger()
        del data[key]
        yield raw(f"no {key}", as_yaml(data), f"no “{key}”", 1)


def _ids() -> Iterator[Case]:
    for name, bad in {
        "path upwards": "../evil",
        "path upwards of Windows": "..\\evil",
        "two dots": "..",
        "absolute path": "/etc/passwd",
        "capital": "Signal",
        "space": "sig nal",
        "dot": "one.yaml",
        "underscore": "one_two",
        "Cyrillic letter that looks Latin": "s\u0456gnal",
        "Greek letter that looks Latin": "\u03bfne",
        "full-width letter": "\uff4fne",
        "accent": "oné",
        "65 letters": "a" * 65,
        "new line inside": "one\ntwo",
        "option of a command": "--data=x y",
        "command of a shell": "$(reboot)",
    }.items():
        yield messenger(f"id with a {name}", "identifier", id=bad)
    yield messenger("id of another file", "the name of the file", id="two")
    yield messenger("surprise that is no property", "one of", surprise="../../x")


def _links() -> Iterator[Case]:
    for name, link in {
        "javascript": "javascript:alert(1)",
        "javascript in capitals": "JavaScript:alert(1)",
        "javascript after a space": " javascript:alert(1)",
        "file": "file:///etc/passwd",
        "data": "data:text/html,<script>alert(1)</script>",
        "another protocol": "ftp://example.org/x",
        "mail": "mailto:a@example.org",
        "phone": "tel:+33100000000",
        "no protocol": "//example.org/x",
        "half a protocol": "http:/example.org",
        "protocol in capitals": "HTTPS://example.org",
        "space": "https://example.org/a b",
        "quote": 'https://example.org/"onmouseover="x',
        "angle bracket": "https://example.org/<script>",
        "user's name that looks like a site": "https://signal.org@evil.example/",
        "backslash before the site": "https:\\\\evil.example",
        "Cyrillic letter that looks Latin": "https://s\u0456gnal.org",
        "full-width stop": "https://example\uff0eorg",
        "no-break space": "https://example.org/\u00a0x",
        "joiner": "https://sig\u200dnal.org",
        "too many characters": "https://example.org/" + "a" * 500,
        "no site": "https:///etc/passwd",
        "nothing after": "https://",
        "formula": '=HYPERLINK("https://example.org")',
    }.items():
        says = "U+200D" if name == "joiner" else "https://"
        yield messenger(f"link with {name}", says, homepage=link)
    yield messenger("link of javascript in a claim", "https://", claims=[{**GOOD_CLAIM, "source": "javascript:x"}])
    yield messenger("link of file in an app", "https://", apps=[app_data("A", site="file:///etc/passwd")])


def _dates() -> Iterator[Case]:
    for name, day in {
        "month 13": "2026-13",
        "31 April": "2026-04-31",
        "30 February": "2026-02-30",
        "29 February of a common year": "2025-02-29",
        "two digits": "26",
        "five digits": "20261",
        "another century": "1789-07-14",
        "full-width digits": "20\uff12\uff16",
        "Arabic digits": "20\u0662\u0666",
        "order of another country": "22/11/2026",
        "hour": "2026-11-22T10:00",
        "word": "yesterday",
        "new line": "2026\n-11",
    }.items():
        yield messenger(f"date with {name}", "a da", claims=[{**GOOD_CLAIM, "as_of": day}])


def _names_of_nothing() -> Iterator[Case]:
    yield messenger("property that is none", "did you mean “e2ee”", claims=[{**GOOD_CLAIM, "property": "e2e"}])
    yield messenger("property twice", "each “property” once", claims=[GOOD_CLAIM, GOOD_CLAIM])
    yield messenger(
        "platform that is none", "did you mean “android”", apps=[app_data("A", platforms={"androit": "web-only"})]
    )
    yield messenger("category that is none", "one of", document={"name": "One", "category": "parfait"})
    yield messenger("country that is none", "one of", jurisdiction={"countries": ["ZZ"]})
    yield messenger("country by its name", "ISO 3166", jurisdiction={"countries": ["France"]})
    yield messenger("messenger that is none", "did you mean “one”", talks_to=[{**GOOD_CONNECTION, "messenger": "onne"}])
    yield messenger(
        "oldest version of no platform",
        "did you mean “android”",
        apps=[app_data("A", min_os={"androit": {"version": "8", "source": "https://example.org/a", "as_of": "2026"}})],
    )
    yield messenger(
        "mark on no property",
        "one of",
        document={"name": "One", "marks": [{"text": {"fr": "x", "en": "x"}, "face": "good", "property": "x"}]},
    )


def _lengths() -> Iterator[Case]:
    long = {"fr": "x" * 5000, "en": "x"}
    for key in ("summary", "caveat", "vendor", "funding", "protocol"):
        yield messenger(f"too long {key}", "characters", **{key: long})
    yield messenger("too long note on countries", "characters", jurisdiction={"note": long})
    yield messenger("too long name", "at most 80", name="x" * 81)
    yield messenger("too long note", "at most 200", claims=[{**GOOD_CLAIM, "note": long}])
    yield messenger("too long name of an app", "at most 80", apps=[app_data("x" * 81)])
    yield messenger("too long alias", "at most 80", aliases=["x" * 81])


def _frames() -> Iterator[Case]:
    yield place("no categories", lambda pack: (pack / "categories.yaml").unlink(), "no such file", "categories.yaml:1:")
    yield place("no properties", lambda pack: (pack / "properties.yaml").unlink(), "no such file", "properties.yaml:1:")
    yield place("no messengers", lambda pack: shutil.rmtree(pack / "messengers"), "no such file", "messengers:1:")
    yield part("empty categories", "categories.yaml", "", "an empty file")
    yield part("list of platforms alone", "platforms.yaml", "- a\n", "a mapping with")
    yield part("part that is none", "platforms.yaml", "platforms: []\nplatform: []\n", "did you mean “platforms”")
    yield frame("two categories with one id", "categories.yaml", "id: plutot-bon", "id: mauvais", "an id of its own")
    yield frame("rule about no property", "categories.yaml", "e2ee:", "e2e:", "did you mean “e2ee”")
    yield Case("no category for all the others", _all_ruled, "a category without a rule", "categories.yaml:")
    yield Case("no category at all", _no_category, "an id of its own", "categories.yaml:")
    yield frame("property in no group", "properties.yaml", "group: ", "group: x", "one of")
    yield frame("key of a property with a space", "properties.yaml", "en: free\n", "en: 'a b'\n", "letters a-z")
    yield frame("key of a property with a colon", "properties.yaml", "en: free\n", "en: 'a:b'\n", "letters a-z")
    yield frame("key of a property in quotes", "properties.yaml", "en: free\n", "en: '\"'\n", "letters a-z")
    yield frame("platform in capitals", "platforms.yaml", "id: android", "id: ANDROID", "identifier")
    yield frame("platform twice", "platforms.yaml", "id: ios", "id: android", "each “id” once")
    yield part("scenarios that are a text", "scenarios.yaml", "scenarios: x\n", "a list")
    yield part("scenario with a query of no sense", "scenarios.yaml", _scenario("e2ee:mayby"), "a query")
    yield part("scenario with a key of no sense", "scenarios.yaml", _scenario("zorglub:oui"), "a query")
    yield part("scenario that searches for a text", "scenarios.yaml", _scenario("signl"), "one of")
    yield part("scenario with a bidirectional query", "scenarios.yaml", _scenario('"a\\u202Eb"'), "U+202E")
    yield part("glossary that is a bomb", "glossary.yaml", "terms: &a [*a]\n", "an alias or an anchor")
    yield part("glossary of nothing", "glossary.yaml", "terms:\n- id: x\n", "no “definition”")
    yield part("reference that leads to a file", "references.yaml", _reference("file:///etc/passwd"), "https://")
    yield part("more questions than anybody answers", "wizard.yaml", _questions(200), "at most")
    yield part("question that asks nonsense", "wizard.yaml", _questions(1, "zorglub:oui"), "a query")


def _all_ruled(pack: Path) -> None:
    path = pack / "categories.yaml"
    path.write_text(path.read_text().replace("- id: plutot-bon", "- rule: [{e2ee: [yes]}]\n  id: plutot-bon"))


def _no_category(pack: Path) -> None:
    path = pack / "categories.yaml"
    path.write_text(path.read_text().split("\ncategories:")[0] + "\ncategories: []\n")


def _scenario(needs: str) -> str:
    both = "{fr: x, en: y}"
    return (
        f"scenarios:\n- id: x\n  title: {both}\n  situation: {both}\n  protects_not: {both}\n"
        f"  based_on: ['https://example.org']\n  needs: {needs}\n"
    )


def _reference(link: str) -> str:
    return (
        f"references:\n- id: x\n  title: x\n  url: {link}\n  language: fr\n  what: {{fr: x, en: y}}\n"
        "  as_of: '2026'\n  sources: []\n"
    )


def _questions(count: int, needs: str = "e2ee") -> str:
    question = (
        "- id: q{n}\n  text: {{fr: x, en: y}}\n  choices:\n  - id: a\n    label: {{fr: x, en: y}}\n    needs: {needs}\n"
    )
    return "questions:\n" + "".join(question.format(n=n, needs=needs) for n in range(count))


def _files() -> Iterator[Case]:
    evil = "messengers/evil.yaml"
    for name, target in {
        "link to a file of the system": "/etc/passwd",
        "link to a device without end": "/dev/zero",
        "link to a device that waits": "/dev/tty",
        "link to the memory of the process": "/proc/self/environ",
        "link upwards": "../../../../../../../../etc/hostname",
    }.items():
        yield place(name, lambda pack, to=target: (pack / evil).symlink_to(to), "found a link", evil)
    yield place("link to itself", lambda pack: (pack / evil).symlink_to("evil.yaml"), "found a link", evil)
    yield place("link to nothing", lambda pack: (pack / evil).symlink_to("gone.yaml"), "found a link", evil)
    yield place("link to a folder", lambda pack: (pack / evil).symlink_to("."), "found a link", evil)
    yield place("link to a file beside it", lambda pack: (pack / evil).symlink_to("one.yaml"), "found a link", evil)
    yield place("chain of 60 links", _chain_of_links, "found a link", "messengers/l0.yaml")
    yield place("pipe in place of a file", lambda pack: os.mkfifo(pack / evil), "not a file", evil)
    yield place("folder in place of a file", lambda pack: (pack / evil).mkdir(), "a folder of that name", evil)
    yield place("socket in place of a file", _socket, "something that is not a file", "messengers/s.yaml")
    yield place("file in place of a folder", _file_for_folder, "a path through what is not a folder", "messengers:1:")
    yield place("folder of messengers elsewhere", _folder_elsewhere, "found a link", "messengers:1:")
    yield place("categories by a link", _categories_by_a_link, "found a link", "categories.yaml:1:")
    yield place("properties by a pipe", _properties_by_a_pipe, "not a file", "properties.yaml:1:")
    for name, file in {
        "an escape": b"\x1b]0;owned\x07.yaml",
        "a new line": b"a\nb.yaml",
        "bytes that are no text": b"\xff\xfe.yaml",
        "an override of direction": "\u202elmay.yaml".encode(),
        "a zero width space": "o\u200bne.yaml".encode(),
        "a flood of accents": ("e" + "\u0301" * 40 + ".yaml").encode(),
    }.items():
        yield place(f"name of a file with {name}", lambda pack, name=file: _copy(pack, name), "in the name of the file")
    yield place("name of a file in capitals", lambda pack: _copy(pack, b"ONE.yaml"), "the name of the file")
    yield place("file beside its copy", lambda pack: _copy(pack, b"one.yml"), "“one.yml” beside “one.yaml”")
    yield place("file that is no YAML", lambda pack: _copy(pack, b"one.yaml.txt"), "a name that ends in .yaml")
    yield place("folder inside a folder", lambda pack: (pack / "messengers/more").mkdir(), "no folder inside this one")
    yield place(
        "folder that nothing reads", lambda pack: (pack / "overlays").mkdir(), "in a guide, only:", "overlays:1:"
    )
    yield place(
        "file of a frame, misspelt", partial(_write, "scenario.yaml", ""), "in a guide, only:", "scenario.yaml:1:"
    )


def _copy(pack: Path, name: bytes) -> None:
    shutil.copy(pack / ONE, os.path.join(os.fsencode(pack / "messengers"), name))


def _chain_of_links(pack: Path) -> None:
    for number in range(60):
        (pack / f"messengers/l{number}.yaml").symlink_to(f"l{number + 1}.yaml")
    (pack / "messengers/l60.yaml").symlink_to("/etc/passwd")


def _socket(pack: Path) -> None:
    folder = os.open(pack / "messengers", os.O_RDONLY)
    try:
        socket.socket(socket.AF_UNIX).bind(f"/proc/self/fd/{folder}/s.yaml")
    finally:
        os.close(folder)


def _file_for_folder(pack: Path) -> None:
    shutil.rmtree(pack / "messengers")
    (pack / "messengers").write_text("x")


def _folder_elsewhere(pack: Path) -> None:
    (pack / "messengers").rename(pack.parent / "elsewhere")
    (pack / "messengers").symlink_to("../elsewhere")


def _categories_by_a_link(pack: Path) -> None:
    (pack / "categories.yaml").unlink()
    (pack / "categories.yaml").symlink_to(DATA / "categories.yaml")


def _properties_by_a_pipe(pack: Path) -> None:
    (pack / "properties.yaml").unlink()
    os.mkfifo(pack / "properties.yaml")


MIB = 1024 * 1024


def bombs() -> Iterator[Case]:
    """Give packs that cost much to refuse, if one is not careful."""
    yield raw("file over 1 MiB", "x" * (MIB + 1), "more than 1048576 bytes", 1)
    yield messenger("text of 1 MiB", "characters", name="x" * (MIB - 5000))
    yield messenger("choice of 1 MiB", "one of", kind="service" * 140_000)
    yield raw("half a million values", f"[{'a,' * 500_000}]", "more than 10000 values", 1)
    yield raw("half a million nothings", f"[{',' * 10}{'a: ,' * 250_000}]", "")
    yield raw("ninety thousand unknown keys", "".join(f"k{n}: a\n" for n in range(90_000)), "more than 10000 values")
    yield raw("nine thousand unknown keys", "".join(f"k{n}: a\n" for n in range(9_000)), "more than 100 problems")
    yield raw("keys of 1,000 letters", "".join(f"{'k' * 1000}{n}: a\n" for n in range(500)), "the key", 1)
    yield raw("a million brackets", "[" * 1_000_000, "more than 12 levels", 1)
    yield raw("a million braces", "{" * 1_000_000, "")
    yield raw("a million dashes", "- " * 500_000, "more than 12 levels", 1)
    yield raw("a million question marks", "? " * 500_000, "")
    yield raw("a million quotes", '"' * 1_000_000, "a quote that is never closed")
    yield raw("a million exclamation marks", "!" * 1_000_000, "")
    yield raw("a million ampersands", "&" * 1_000_000, "")
    yield raw("a million percent signs", "%" * 1_000_000, "begins with %")
    yield raw("a million empty lines", "\n" * 1_000_000, "an empty file", 1)
    yield raw("a million comments", "#\n" * 500_000, "an empty file", 1)
    yield raw("a million accents", "id: e" + "\u0301" * 500_000, "combining marks", 1)
    yield raw("a million escapes", 'id: "' + "\\x41" * 250_000 + '"', "identifier", 1)
    claims = "".join(f"- {{property: p{n}}}\n" for n in range(3_000))
    yield raw("three thousand unknown properties", f"claims:\n{claims}", "more than 100 problems")
    yield place("10,000 empty files", lambda pack: _many(pack, 10_000, ""), "more than 1000 problems", "messengers:1:")
    yield place("20,001 files", lambda pack: _many(pack, 20_000, ""), "more than 20000 files", "messengers:1:")
    for count, name, says, at in (
        (30_000, "s{}.txt", "more than 20000 files", "messengers:1:"),
        (15_000, "s{}.txt", "more than 1000 problems", "messengers:1:"),
        (15_000, "../s{}.yaml", "more than 100 problems", "PACK: "),
    ):
        yield place(f"{count} files named {name}", partial(_many, count=count, content="", name=name), says, at)
    yield place("17 files of 1 MiB", lambda pack: _many(pack, 17, "#" * MIB), "bytes in all", "messengers:1:")
    yield place(
        "1,000 files of 500 mistakes",
        lambda pack: _many(pack, 1_000, "a: [b]\n" + "".join(f"k{n}: x\n" for n in range(500))),
        "more than 1000 problems",
        "messengers:1:",
    )


def _many(pack: Path, count: int, content: str, name: str = "m{}.yaml") -> None:
    for number in range(count):
        (pack / "messengers" / name.format(number)).write_text(content)
