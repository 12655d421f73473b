"""The language of a run: chosen once from the locale, then used by every sentence.

Interface strings are written in English in the code and translated through gettext; a text of the guide has its
languages in itself. A language is a catalogue in `locale/` and words in `data/`, no code: see "How to" in CONTRIBUTING.
"""

from __future__ import annotations

import gettext
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from io import BytesIO

from imtui.resources import names_in, resource

Lang = str
"""The code of a language (ISO 639), as `fr`."""

SOURCE: Lang = "en"
"""The language that strings are written in, and the one in which a text is shown that is not in that of the run."""

REQUIRED: tuple[Lang, ...] = ("fr", SOURCE)
"""The languages that every text of the guide is in."""

_current: Lang = "fr"


class Languages(Sequence[Lang]):
    """The languages that this program speaks; whether it speaks one is found without listing all."""

    def __contains__(self, code: object) -> bool:
        return code in REQUIRED or (isinstance(code, str) and _has_catalogue(code))

    def __iter__(self) -> Iterator[Lang]:
        yield from REQUIRED
        yield from (code for code in names_in("locale") if code not in REQUIRED and code in self)

    def __len__(self) -> int:
        return sum(1 for _code in self)

    def __getitem__(self, position: int) -> Lang:  # type: ignore[override]
        return list(self)[position]


LANGUAGES = Languages()


@cache
def _has_catalogue(code: str) -> bool:
    try:
        return code.isascii() and code.isalpha() and bool(resource(_catalogue(code)))
    except OSError:
        return False


def _catalogue(lang: Lang) -> str:
    return f"locale/{lang}/LC_MESSAGES/imtui.mo"


def from_environment(environment: Mapping[str, str]) -> Lang:
    """The language of a POSIX locale (`LC_ALL`, else `LC_MESSAGES`, else `LANG`); English for one that we do not speak.

    `C` and `POSIX` say nothing about a language, no more than an empty environment: then French.
    """
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        locale = environment.get(variable, "")
        if locale:
            name = locale.split(".")[0].split("@")[0]
            code = name.split("_")[0]
            return "fr" if name in ("C", "POSIX") else code if code in LANGUAGES else SOURCE
    return "fr"


def use(lang: Lang) -> None:
    """Make `lang` the language of the sentences of this run."""
    global _current
    _current = lang


def current() -> Lang:
    """The language of this run."""
    return _current


@cache
def translations(lang: Lang) -> gettext.NullTranslations:
    """The catalogue of a language; English needs none, since the code is written in it."""
    if lang == SOURCE:
        return gettext.NullTranslations()
    return gettext.GNUTranslations(BytesIO(resource(_catalogue(lang))))


def _(message: str) -> str:
    """Translate an interface string into the language of this run."""
    return translations(_current).gettext(message)


def plural(one: str, many: str, count: int) -> str:
    """Translate a string that has a singular and a plural, and put the count in it."""
    return translations(_current).ngettext(one, many, count).format(n=count)


def percentage(share: float) -> str:
    """A share with one digit after the decimal sign of the language."""
    decimal_sign = _("0.1")[1]
    return _("{number}%").format(number=f"{share * 100:.1f}".replace(".", decimal_sign))


def labelled(label: str, said: str) -> str:
    """Put what is said after what it is about, with the colon of the language."""
    return _("{label}: {said}").format(label=label, said=said)


def series(parts: Iterable[str]) -> str:
    """Put what belongs together in a row, with the semicolon of the language."""
    return _("; ").join(parts)


def later(message: str) -> str:
    """Mark a string for translation where it is defined before the language is known."""
    return message
