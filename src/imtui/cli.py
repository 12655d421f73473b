"""Runs what the command line asks: a plain-text answer, or the interface. Nothing that goes wrong is a traceback."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from io import TextIOWrapper
from typing import NoReturn, cast

from imtui import language, startup, terminal
from imtui.exits import Exit, UsageError
from imtui.export.files import NotWrittenError, write_whole
from imtui.guide.compare import ComparisonError
from imtui.guide.load import load
from imtui.guide.model import Guide
from imtui.guide.query import QueryError, Vocabulary
from imtui.guide.sheets import GuideError
from imtui.guide.text import clean
from imtui.language import Lang, _
from imtui.parser import chosen_language, parse


def main() -> NoReturn:
    """Run imtui and leave with its exit code."""
    _complete_streams()
    code = run(sys.argv[1:])
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:  # the terminal was closed: Python would try again on leaving, and give another exit code
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
    sys.exit(code)


def _complete_streams() -> None:
    """Stand in for standard streams that are closed: one reads nothing from them, and writing is refused or lost."""
    sys.stdin = sys.stdin or open(os.devnull)  # noqa: SIM115
    sys.stdout = sys.stdout or open(os.devnull)  # noqa: SIM115
    sys.stderr = sys.stderr or open(os.devnull, "w")  # noqa: SIM115
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")


def run(arguments: Sequence[str]) -> int:
    """Run imtui with these arguments and give its exit code."""
    language.use(cast(Lang, chosen_language(arguments)) or language.from_environment(os.environ))
    options = parse(arguments)
    try:
        return _answer(options)
    except GuideError as error:
        _say(_("The guide cannot be read:") + f"\n{error}")
        return Exit.BAD_DATA
    except (QueryError, UsageError, ComparisonError, NotWrittenError) as error:
        _say(f"imtui: {error}")
        return Exit.USAGE
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return Exit.DONE
    except KeyboardInterrupt:
        return Exit.INTERRUPTED
    except Exception as error:
        if options.debug:
            from traceback import print_exc

            print_exc()
            return Exit.CRASH
        crash = _("imtui stopped because of a mistake of its own: {error}. --debug shows where.")
        _say(crash.format(error=clean(f"{type(error).__name__}: {error}")))
        return Exit.CRASH


def _answer(options: argparse.Namespace) -> int:
    if options.command:
        startup.settle()
    if options.command == "check":
        from imtui.answers import check_answer

        report, code = check_answer(options)
        _deliver(report, options)
        return code
    guide = load(options.data)
    if options.about:
        from imtui.about import about

        _deliver(about(guide), options)
        return Exit.DONE
    if options.command is None:
        return _open(guide, options)
    _deliver(options.answer(guide, options), options)
    return Exit.DONE


def _deliver(text: str, options: argparse.Namespace) -> None:
    """Print an answer, or write it to the file asked for."""
    if options.output:
        write_whole(options.output, text, replace=options.force)
    else:
        _print(text)


def _print(text: str) -> None:
    """Print an answer; raises NotWrittenError when nothing can be written there, BrokenPipeError when nobody reads."""
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        reason = error.strerror or str(error)
        raise NotWrittenError(_("The answer cannot be written: {reason}.").format(reason=reason)) from None


def _open(guide: Guide, options: argparse.Namespace) -> int:
    """Open the interface where there is a terminal for it, else print the plain list and say how to get it."""
    query = Vocabulary(guide).parse(options.filter)
    here = terminal.look(os.environ, sys.stdin, sys.stdout, sys.stderr)
    if not here.interactive:
        from imtui.answers import plain_list

        _deliver(plain_list(guide, query), options)
        _say(_("This is the plain list: the interface needs a terminal on all three standard streams, and TERM set."))
        return Exit.DONE if here.piped else Exit.UNSUITABLE_TERMINAL
    terminal.disarm_textual(os.environ)
    from imtui.tui.start import start

    return start(guide, query, theme=options.theme, ascii_only=options.ascii or here.ascii, mouse=not options.no_mouse)


def _say(message: str) -> None:
    """Narrate on standard error; when even that is closed, there is nobody to tell."""
    with suppress(OSError):
        print("\n".join(map(clean, message.splitlines())), file=sys.stderr)
