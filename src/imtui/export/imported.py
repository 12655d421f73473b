"""Packs of what others publish, to begin with: whose it is stands everywhere, and nothing of it counts yet.

An answer of theirs goes into the note of one that is unknown: no filter and no verdict takes it for true before
somebody has read it and given it a source.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from imtui.guide.find import find
from imtui.guide.in_languages import Text
from imtui.guide.model import Guide, Messenger, Value
from imtui.guide.reading.foreign import Charted, Program
from imtui.guide.text import fold
from imtui.guide.words import VALUE_NAMES
from imtui.language import REQUIRED, _, later, plural, translations
from imtui.records import record

XMPP = "xmpp-omemo"
"""The messenger of the guide to which the programs of xmpp.org belong."""

MOST_LETTERS = 500
"""The length of a note of a pack."""

LABELLED, UNKNOWN = "{label}: {said}", "unknown"
NAMED = later("{publisher}, as of {day}")
NOT_CHECKED = later("Taken over from {publisher} on {day}; nobody has checked it yet.")
BEWARE = later("Nobody has checked what stands here.")
ANSWERED = later("{publisher} answers: {value}; not checked")
UNANSWERED = later("{publisher} does not say")
LISTED = later("{publisher} lists it; whether it encrypts, and whether somebody maintains it, was not checked.")


@record
class Publisher:
    """Who publishes what was taken over, where, and the day on which it was read."""

    name: str
    address: str
    day: str

    def says(self, message: str, **values: str | Text) -> Text:
        """A sentence in every language that a text must be in, with the name of the publisher and the day."""
        return Text({lang: self._in(lang, message, values) for lang in REQUIRED})

    def _in(self, lang: str, message: str, values: Mapping[str, str | Text]) -> str:
        said = {name: value[lang] if isinstance(value, Text) else value for name, value in values.items()}
        return translations(lang).gettext(message).format(publisher=self.name, day=self.day, **said)


@record
class Imported:
    """The files of a pack, by their names in its folder, and what there is to say of them."""

    files: Mapping[str, str]
    remarks: tuple[str, ...] = ()


def pack_from_secuchart(guide: Guide, charts: Iterable[Charted], day: str) -> Imported:
    """Make a pack of what SecuChart answers: notes on the messengers that the guide has, and messengers of its own."""
    publisher = Publisher("SecuChart", "https://github.com/bkil/secuchart", day)
    files, remarks = {"pack.yaml": _label(publisher)}, []
    for chart in charts:
        own = _slug(chart.name)
        known = [m.messenger.id for m in find(guide, chart.name) if m.app is None and _is(m.messenger, chart.name)]
        name = f"overlays/{known[0]}.yaml" if known else f"messengers/{own}.yaml"
        data = _notes(guide, chart, publisher) if known else _messenger(guide, chart, own, publisher)
        if name in files:
            remarks.append(_("“{name}” stands in several of the files: the first was taken.").format(name=chart.name))
        files.setdefault(name, _written(publisher, data))
    return Imported(files, tuple(remarks))


def pack_from_xmpp_software(guide: Guide, programs: Sequence[Program], day: str) -> Imported:
    """Make a pack of the programs of xmpp.org that the guide does not have, where they run on a platform it knows."""
    publisher = Publisher("xmpp.org", "https://xmpp.org/software/", day)
    names = [name for app in guide.messengers[XMPP].apps for name in (app.name, app.name.partition(" (")[0])]
    taken = set(map(fold, names))
    apps = []
    for program in programs:
        if program.platforms and fold(program.name) not in taken:
            taken.add(fold(program.name))
            apps.append(_app(program, publisher))
    left_out = plural(
        "{n} program is left out: the guide has it, or no platform that it runs on.",
        "{n} programs are left out: the guide has them, or no platform that they run on.",
        left := len(programs) - len(apps),
    )
    overlay = _written(publisher, {"warnings": [_warning(publisher)], "apps": apps})
    return Imported({"pack.yaml": _label(publisher), f"overlays/{XMPP}.yaml": overlay}, (left_out,) if left else ())


def _label(publisher: Publisher) -> str:
    return _written(publisher, {"name": publisher.says(NAMED)})


def _notes(guide: Guide, chart: Charted, publisher: Publisher) -> dict[str, Any]:
    """Their answers on a messenger that the guide has, in as few notes as there must be."""
    notes: list[Text] = []
    for property_id, value in chart.answers.items():
        answer = publisher.says(LABELLED, label=guide.properties[property_id].name, said=_value(publisher, value))
        longer = Text({lang: f"{notes[-1][lang]} · {answer[lang]}" for lang in REQUIRED}) if notes else answer
        if notes and max(map(len, longer.values())) <= MOST_LETTERS:
            notes[-1] = longer
        else:
            notes.append(answer)
    return {"warnings": [_warning(publisher)], "notes": notes}


def _messenger(guide: Guide, chart: Charted, messenger_id: str, publisher: Publisher) -> dict[str, Any]:
    """A messenger whose file is complete, and says of everything that it is not known."""
    not_checked, unknown = publisher.says(NOT_CHECKED), publisher.says(UNKNOWN)
    claims = [_claim(property_id, chart.answers.get(property_id), publisher) for property_id in guide.properties]
    return {
        "id": messenger_id,
        "name": chart.name,
        "kind": "app",
        "vendor": unknown,
        "funding": unknown,
        "protocol": unknown,
        "first_release": UNKNOWN,
        "status": "active",
        "homepage": chart.site or publisher.address,
        "summary": not_checked,
        "caveat": publisher.says(BEWARE),
        "warnings": [_warning(publisher)],
        "apps": [],
        "claims": claims,
    }


def _claim(property_id: str, answered: Value | None, publisher: Publisher) -> dict[str, Any]:
    note = publisher.says(ANSWERED, value=_value(publisher, answered)) if answered else publisher.says(UNANSWERED)
    unknown = {"property": property_id, "value": UNKNOWN, "note": note}
    return {**unknown, "as_of": publisher.day, "confidence": "low"}


def _app(program: Program, publisher: Publisher) -> dict[str, Any]:
    access = {platform: "web-only" if platform == "web" else "standalone" for platform in program.platforms}
    return {
        "name": program.name,
        "platforms": access,
        "licence": UNKNOWN,
        **({"site": program.site} if program.site else {}),
        "encrypts": UNKNOWN,
        "status": "active",
        "note": publisher.says(LISTED),
        "source": publisher.address,
        "as_of": publisher.day,
    }


def _warning(publisher: Publisher) -> dict[str, Any]:
    return {"text": publisher.says(NOT_CHECKED), "source": publisher.address}


def _value(publisher: Publisher, value: Value) -> Text:
    return publisher.says(VALUE_NAMES[value])


def _is(messenger: Messenger, name: str) -> bool:
    """Whether a messenger bears exactly this name, not only a part of it."""
    return fold(name) in map(fold, (messenger.id, messenger.name, *messenger.aliases))


def _slug(name: str) -> str:
    return re.sub("[^a-z0-9]+", "-", fold(name)).strip("-")[:64] or "messenger"


def _written(publisher: Publisher, data: Mapping[str, Any]) -> str:
    """A file of the pack, which says at the top whose it is and what there is to do."""
    import yaml

    comment = [
        _("Taken over from {publisher} on {day}: {address}").format(
            publisher=publisher.name, day=publisher.day, address=publisher.address
        ),
        _("Read each answer where they have it from, then set value, source and grade; until then it counts nowhere."),
    ]
    body: str = yaml.safe_dump(_plain(data), allow_unicode=True, sort_keys=False, width=110)
    return "".join(f"# {line}\n" for line in comment) + body


def _plain(value: Any) -> Any:
    """Texts in their languages and lists, as the writer of YAML takes them."""
    if isinstance(value, Text):
        return dict(value.items())
    if isinstance(value, Mapping):
        return {key: _plain(entry) for key, entry in value.items()}
    return [_plain(entry) for entry in value] if isinstance(value, list) else value
