"""The YAML files of a folder, read one at a time: whatever is wrong with one is noted in its sheet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path as FilePath

from imtui.guide.reading.beneath import CrowdedError, Entry, LinkError, entries_beneath, read_beneath
from imtui.guide.reading.layout import MAX_FILES, visible
from imtui.guide.reading.problems import GuideError, unexpected
from imtui.guide.reading.sheet import ENDING, Sheet, is_yaml, readable
from imtui.guide.suggestions import shown
from imtui.guide.text import clean, first_intruder
from imtui.language import _
from imtui.reasons import reason

MAX_FOLDER_BYTES = 16 * 1024 * 1024
MAX_PROBLEMS_IN_ALL = 1000
"""Problems after which the other files of a directory are not read."""


def read_sheet(folder: FilePath, name: str, shown_in: str = "") -> Sheet:
    """Read a file of a folder; whatever is wrong is noted in the sheet, whose name begins with `shown_in`."""
    from imtui.guide.reading.yaml import MAX_BYTES, read

    sheet = Sheet(clean(shown_in + name))
    try:
        if intruder := first_intruder(name):
            found = _("{intruder} in the name of the file").format(intruder=intruder)
            sheet.refuse((), found, _("a plain name"))
        else:
            sheet.data, sheet.lines = read(read_beneath(folder, name, MAX_BYTES + 1), sheet.name)
    except GuideError as error:
        sheet.problems += error.problems
    except LinkError:
        sheet.refuse((), _("a link"), _("the file itself: no link is followed"))
    except OSError as error:
        sheet.refuse((), reason(error), _("a file that can be read"))
    return sheet


def read_sheets(folder: FilePath, directory: str, shown_in: str = "") -> Iterator[Sheet]:
    """Read every file of a directory, each when it is asked for; raises GuideError when it cannot be listed."""
    place = clean(shown_in + directory)
    try:
        entries = visible(entries_beneath(folder, directory, MAX_FILES))
    except CrowdedError:
        found = _("more than {n} files").format(n=MAX_FILES)
        raise GuideError([unexpected(place, 1, found, _("at most {n}").format(n=MAX_FILES))]) from None
    except LinkError:
        raise GuideError([unexpected(place, 1, _("a link"), _("the folder itself: no link is followed"))]) from None
    except OSError as error:
        raise GuideError([unexpected(place, 1, reason(error), _("a folder of YAML files"))]) from None
    octets = sum(entry.size for entry in entries if is_yaml(entry.name))
    if octets > MAX_FOLDER_BYTES:
        found = _("{n} bytes in all").format(n=octets)
        raise GuideError([unexpected(place, 1, found, _("at most {n}").format(n=MAX_FOLDER_BYTES))])
    return _read_each(folder, directory, entries, shown_in)


def files_in(folder: FilePath, directory: str) -> dict[str, str]:
    """The ids for which a directory has a file, sound or not, with the name of the file."""
    with suppress(OSError):
        names = (entry.name for entry in visible(entries_beneath(folder, directory, MAX_FILES)))
        return {readable(name).removesuffix(ENDING): name for name in names if is_yaml(name)}
    return {}


def _read_each(folder: FilePath, directory: str, entries: Sequence[Entry], shown_in: str) -> Iterator[Sheet]:
    """Read files one by one, so that only one is in memory; stops when too much was found wrong in those before."""
    problems = 0
    read_as: dict[str, str] = {}
    for entry in entries:
        name = f"{directory}/{entry.name}"
        first = read_as.setdefault(readable(entry.name), entry.name)
        if entry.is_folder or not is_yaml(entry.name):
            sheet = _unread(clean(shown_in + name), entry)
        elif first != entry.name:
            sheet = Sheet(clean(shown_in + name))
            sheet.refuse(
                (), _("{name} beside {other}").format(name=shown(entry.name), other=shown(first)), _("one of them")
            )
        else:
            sheet = read_sheet(folder, name, shown_in)
        yield sheet
        problems += len(sheet.problems)
        if problems > MAX_PROBLEMS_IN_ALL:
            found = _("more than {n} problems: the other files were not read").format(n=MAX_PROBLEMS_IN_ALL)
            rest = Sheet(clean(shown_in + directory))
            rest.refuse((), found, _("these mended first"))
            yield rest
            return


def _unread(name: str, entry: Entry) -> Sheet:
    """A sheet for what would stay unread among the files of a directory."""
    sheet = Sheet(name)
    if entry.is_folder:
        sheet.refuse((), _("a folder of that name"), _("a file: no folder inside this one is read"))
    else:
        sheet.refuse((), shown(entry.name), _("a name that ends in {ending}").format(ending=ENDING))
    return sheet


def read_text(folder: FilePath, name: str) -> str:
    """Read a text that a guide may do without: nothing where it is missing, is a link, or is no text."""
    from imtui.guide.reading.yaml import MAX_BYTES

    with suppress(OSError, UnicodeDecodeError):
        return read_beneath(folder, name, MAX_BYTES).decode("utf-8")
    return ""
