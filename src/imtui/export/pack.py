"""A pack to begin with: a small one that works, each part with a comment on what it is for."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from imtui.export.files import AlreadyThereError, NotWrittenError, write_whole
from imtui.guide.model import Guide
from imtui.language import _
from imtui.reasons import reason


def example_pack(guide: Guide) -> Mapping[str, str]:
    """The files of a small pack that can be laid over a guide, by their names in its folder."""
    spoken_of = next(iter(guide.messengers), "") if "signal" not in guide.messengers else "signal"
    label = [
        _("Whose this pack is: this name stands beside all that it adds."),
        _("Messengers that the guide does not have go into a folder messengers, a file ID.yaml each:"),
        _("docs/data-format.md shows all that such a file may hold."),
    ]
    overlay = [
        _("What you add to the messenger {id} of the guide: the name of the file says which one it is.").format(
            id=spoken_of
        ),
        _("Each part may be left out, and a text written once if one language is enough."),
    ]
    return {
        "pack.yaml": _commented(label) + "name: {fr: Notre collectif, en: Our collective}\n",
        f"overlays/{spoken_of}.yaml": _commented(overlay)
        + _commented([_("Warnings stand beside those of the guide, with a source where there is one.")])
        + "warnings:\n- text: {fr: Un exemple d'avertissement., en: An example of a warning.}\n"
        + "  source: https://example.org/\n"
        + _commented([_("Notes are what you know from your own practice.")])
        + "notes:\n- {fr: Un exemple de note., en: An example of a note.}\n"
        + _commented([_("Steps are what you tell people to do; docs/data-format.md lists what they may be about.")])
        + "steps:\n- about: lost-phone\n  text: {fr: Un exemple d'étape., en: An example of a step.}\n",
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


def _commented(sentences: list[str]) -> str:
    return "".join(f"# {sentence}\n" for sentence in sentences)
