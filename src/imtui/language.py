"""The language of a run: chosen once from the locale, then used by every sentence.

Interface strings are written in English in the code and translated through gettext; texts of the guide
carry both languages themselves. This module knows nothing of either guide or interface.
"""

from __future__ import annotations

import gettext
from collections.abc import Mapping
from functools import cache
from io import BytesIO
from typing import Literal, get_args

from imtui.resources import resource

Lang = Literal["fr", "en"]
LANGUAGES: tuple[Lang, ...] = get_args(Lang)

_current: Lang = "fr"


def from_environment(environment: Mapping[str, str]) -> Lang:
    """The language of a POSIX locale (`LC_ALL`, else `LC_MESSAGES`, else `LANG`): French unless it says otherwise.

    `C` and `POSIX` say nothing about a language, so they give French too.
    """
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        locale = environment.get(variable, "")
        if locale:
            code = locale.split(".")[0].split("@")[0]
            return "fr" if code in ("C", "POSIX") or code.startswith("fr") else "en"
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
    """Load the catalogue of `lang`; English needs none, since the code is written in it."""
    if lang == "en":
        return gettext.NullTranslations()
    return gettext.GNUTranslations(BytesIO(resource(f"locale/{lang}/LC_MESSAGES/imtui.mo")))


def _(message: str) -> str:
    """Translate an interface string into the language of this run."""
    return translations(_current).gettext(message)


def plural(one: str, many: str, count: int) -> str:
    """Translate a string that has a singular and a plural, and put the count in it."""
    return translations(_current).ngettext(one, many, count).format(n=count)


def percentage(share: float) -> str:
    """Write a share with one digit after the decimal sign of the language."""
    return f"{share:.1%}" if _current == "en" else f"{share * 100:.1f}\u00a0%".replace(".", ",")


def labelled(label: str, said: str) -> str:
    """Put what is said after what it is about, with the colon of the language."""
    return _("{label}: {said}").format(label=label, said=said)


def later(message: str) -> str:
    """Mark a string for translation where it is defined before the language is known."""
    return message
