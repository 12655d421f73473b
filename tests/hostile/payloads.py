"""Texts that a pack may hold, because they are only text, and that would do harm anywhere they were more."""

from __future__ import annotations

from typing import Any

from conftest import CLAIM, LISTING, app_data
from hostile.cases import good_messenger

PAYLOADS = {
    "markup that closes nothing": "[/x]",
    "markup that closes what is open": "[/] [/b] [/",
    "action of Textual": "[@click=app.quit]press me[/]",
    "action of Textual, in quotes": '[@click="app.bell"]x[/]',
    "link of Textual": "[link=file:///etc/passwd]x[/link]",
    "style of Textual": "[$primary on red]x[/] [Beta] [b",
    "markup with a backslash": "\\[b]x\\[/b]\\",
    "emoji by its name": ":smile: :boom:",
    "operating system command 8 without its escape": "]8;;file:///etc/passwd\\x]8;;\\",
    "operating system command 52 without its escape": "]52;c;aGk=",
    "operating system command 0 without its escape": "]0;owned",
    "escape in words": "\\x1b[31m \\033[0m \\e]0;x\\a ^[[31m",
    "formula": '=HYPERLINK("https://example.org","x")',
    "formula after a space": " =1+1",
    "formula of a plus": "+1+cmd|'/C calc'!A0",
    "formula of a minus": "-1+1",
    "formula of an at": "@SUM(1+1)",
    "formula in full width": "＝1+1",
    "cells": 'a;b"c""d,e\'f',
    "element of HTML": "<script>alert(1)</script>",
    "end of a comment of HTML": "--> ]]> </style></title><img src=x onerror=alert(1)>",
    "entity of HTML": "&lt;b&gt; &#27;[31m &amp;",
    "attribute of HTML": '" onmouseover="alert(1)" x=\'',
    "link of Markdown": "[x](javascript:alert(1)) ![x](https://example.org/x.png)",
    "address of Markdown": "<javascript:alert(1)> `code` ~~x~~ ***x***",
    "heading of Markdown": "# x",
    "list of Markdown": "- [ ] x",
    "number of Markdown": "1. x",
    "table of Markdown": "|x|y| \\| z",
    "fence of Markdown": "```sh",
    "rule of Markdown": "---",
    "quote of Markdown": "> x",
    "footnote of Markdown": "[^1]: x",
    "key of JSON": '"}, {"id": "evil"',
    "format of Python": "{name} {0.__class__} {} %s %(x)s $x ${x} {{",
    "command of a shell": "`reboot` $(reboot) ; reboot && reboot | reboot",
    "path": "../../../../etc/passwd",
    "option": "--output=/etc/passwd",
    "words without a space": "x" * 70,
    "wide letters without a space": "漢" * 39,
    "wide letters": "漢字 かな 한글 ｆｕｌｌ",
    "right to left": "שלום العربية",
    "letters of many signs": "क्षत्रिय กำลังใจ Ầẩ ế",
    "letters that look Latin": "Ѕіgnаl",
    "pictures": "😀👍🏽🇫🇷",
    "ligatures": "ﷺ ﬁ œ ǅ",
    "mathematical letters": "𝕾𝖎𝖌𝖓𝖆𝖑",
    "query": '-platform:web free:no "',
    "slash": "a/b//c/",
    "mark of the interface": "✓ ✗ ☺ ▾ ─│┌",
}


def messenger_of(messenger_id: str, payload: str) -> dict[str, Any]:
    """A messenger that says the payload wherever it can say something."""
    both = {"fr": payload, "en": payload}
    return good_messenger(
        messenger_id,
        name=payload,
        vendor=payload,
        jurisdiction={"countries": ["FR"], "note": both},
        funding=both,
        protocol=payload,
        first_release=payload,
        summary=both,
        caveat=both,
        aliases=[payload],
        status="discontinued",
        status_since="2020",
        followed_by=both,
        group_call={"people": "8", **CLAIM, "note": both},
        talks_to=[{"messenger": "one", "how": "gateway", "e2ee": "no", **CLAIM, "note": both}],
        warnings=[{"text": both, "source": "https://example.org/w"}],
        history=[{"date": "2020", "text": both, "source": "https://example.org/h"}],
        disagreements=[{"text": both, "sources": ["https://example.org/d"]}],
        claims=[{"property": "e2ee", "value": "yes", "confidence": "high", "grade": "audit", **CLAIM, "note": both}],
        apps=[
            app_data(
                payload,
                licence=payload,
                shops=[{**LISTING, "name": payload, "developer": payload}],
                version=payload,
                note=both,
                without_google={"value": "no", **CLAIM, "note": both},
                status="discontinued",
                status_since="2020",
                followed_by=both,
            )
        ],
    )
