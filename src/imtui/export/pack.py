"""A pack to begin with: a small one that works, each part with a comment on what it is for."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from imtui.export.files import AlreadyThereError, NotWrittenError, write_whole
from imtui.guide.model import Guide
from imtui.language import _
from imtui.reasons import reason

LABEL = """
name: {fr: Notre collectif, en: Our collective}
# @phrases@
phrases:
- words: {fr: [un exemple de mot], en: [an example of a word]}
  means: platform:example
"""

PLATFORM = """
platforms:
- id: example
  name: Example OS
  words: [example phone]
"""

TERM = """
terms:
- id: example
  name: {fr: Exemple de mot, en: Example of a term}
  definition: {fr: Un exemple d'explication., en: An example of an explanation.}
  words: {fr: [exemple de mot], en: [example of a term]}
  source: https://example.org/
  as_of: 2026-01
"""

SITUATION = """
scenarios:
- id: example
  title: {fr: Un exemple de situation, en: An example of a situation}
  situation: {fr: Ce que les gens vivent., en: What people live with.}
  needs: platform:example
  protects_not: {fr: Ce dont rien ne protège., en: What nothing protects from.}
  based_on: [https://example.org/]
"""

QUESTION = """
questions:
- id: example
  text: {fr: Un exemple de question ?, en: An example of a question?}
  choices:
  - id: 'yes'
    label: {fr: Oui, en: 'Yes'}
    needs: platform:example
  - id: 'no'
    label: {fr: Non, en: 'No'}
"""

OVERLAY = """
# @warnings@
warnings:
- text: {fr: Un exemple d'avertissement., en: An example of a warning.}
  source: https://example.org/
# @notes@
notes:
- {fr: Un exemple de note., en: An example of a note.}
# @steps@
steps:
- about: lost-phone
  text: {fr: Un exemple d'étape., en: An example of a step.}
# @apps@
apps:
- name: Example app
  platforms: {example: standalone}
  licence: unknown
  status: active
  source: https://example.org/
  as_of: 2026-01
# @claims@
claims:
- property: PROPERTY
  value: unknown
  note: {fr: Un exemple de rectification., en: An example of an amendment.}
  source: https://example.org/
  grade: secondary
  as_of: 2026-01
  confidence: low
"""

MESSENGER = """
id: example
name: Example
kind: app
vendor: {fr: inconnu, en: unknown}
funding: {fr: inconnu, en: unknown}
protocol: {fr: inconnu, en: unknown}
first_release: unknown
status: active
homepage: https://example.org/
summary: {fr: Un exemple de messagerie., en: An example of a messenger.}
caveat: {fr: Elle n'existe pas., en: It does not exist.}
apps: []
# @answers@
claims:
"""

ANSWER = """- property: PROPERTY
  value: unknown
  note: {fr: pas encore cherché, en: not looked up yet}
  as_of: 2026-01
  confidence: low
"""


def example_pack(guide: Guide) -> Mapping[str, str]:
    """The files of a small pack that can be laid over a guide, by their names in its folder."""
    spoken_of = next(iter(guide.messengers), "") if "signal" not in guide.messengers else "signal"
    answers = "".join(ANSWER.replace("PROPERTY", property_id) for property_id in guide.properties)
    last = list(guide.properties)[-1]
    return {
        "pack.yaml": _file(
            LABEL, _("Whose this pack is: this name stands beside all that it adds. Any of the other files may go.")
        ),
        f"overlays/{spoken_of}.yaml": _file(
            OVERLAY.replace("PROPERTY", last),
            _("What you add to the messenger {id} of the guide: the name of the file says which one it is.").format(
                id=spoken_of
            ),
            _("Each part may be left out, and a text written once if one language is enough."),
        ),
        "messengers/example.yaml": _file(
            MESSENGER + answers,
            _("A messenger that the guide does not have; docs/data-format.md shows all that such a file may hold."),
        ),
        "platforms.yaml": _file(PLATFORM, _("Systems that the guide does not have.")),
        "glossary.yaml": _file(TERM, _("Words that you explain.")),
        "scenarios.yaml": _file(SITUATION, _("Situations that you work on; needs is a filter, as one types it.")),
        "wizard.yaml": _file(QUESTION, _("Plain questions that you ask after those of the guide.")),
    }


def write_pack(folder: Path, files: Mapping[str, str]) -> None:
    """Write a pack into a folder that is new or empty; raises NotWrittenError when it cannot be done."""
    try:
        if folder.exists() and os.listdir(folder):
            raise AlreadyThereError(_("{path} is not empty: nothing was written.").format(path=folder))
        for name in files:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        said = _("{path} cannot be written: {reason}.").format(path=folder, reason=reason(error))
        raise NotWrittenError(said) from None
    for name, text in files.items():
        write_whole(folder / name, text)


def _file(body: str, *sentences: str) -> str:
    """A file that says at the top what it is for, and above its parts what these are."""
    text = "".join(f"# {sentence}\n" for sentence in sentences) + body.lstrip("\n")
    for part, comment in _comments().items():
        text = text.replace(f"@{part}@", comment)
    return text


def _comments() -> Mapping[str, str]:
    return {
        "phrases": _("What you say for a filter."),
        "warnings": _("Warnings stand beside those of the guide, with a source where there is one."),
        "notes": _("Notes are what you know from your own practice."),
        "steps": _("Steps are what you tell people to do; docs/data-format.md lists what they may be about."),
        "apps": _("Apps that the guide does not have."),
        "claims": _("Your answer counts for whoever loads this pack; the guide's stands beside it. It needs a source."),
        "answers": _("Without a source for what a verdict rests on, it is not judged."),
    }
