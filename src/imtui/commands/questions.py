"""The plain questions on a terminal, one after the other, answered by numbers: for people and for screen readers."""

from __future__ import annotations

from collections.abc import Callable

from imtui.guide.model import Guide, Question
from imtui.guide.wizard import Answers, next_question
from imtui.language import _, labelled


def ask(guide: Guide, read: Callable[[], str], say: Callable[[str], None]) -> Answers:
    """Ask every question; `read` gives a line with its end. Raises EOFError when there are no more lines."""
    answers = Answers()
    while question := next_question(guide, answers):
        say(_question(question, len(answers.given) + 1, len(guide.questions)))
        answers = answers.answering(question, *_choices(question, read, say))
    return answers


def _question(question: Question, number: int, total: int) -> str:
    count = _("Question {number} of {total}").format(number=number, total=total)
    lines = [labelled(count, str(question.text))]
    lines += [f"  {n}. {choice.label}" for n, choice in enumerate(question.choices.values(), 1)]
    lines.append(_("  Nothing, and Enter: I don't know"))
    if question.several:
        lines.append(_("  Several numbers may be given, with spaces."))
    return "\n".join(lines)


def _choices(question: Question, read: Callable[[], str], say: Callable[[str], None]) -> list[str]:
    """Read numbers until they are choices of the question; none when the line is empty."""
    choices = {str(number): choice for number, choice in enumerate(question.choices, 1)}
    most = len(choices) if question.several else 1
    while line := read():
        numbers = line.replace(",", " ").split()
        if len(numbers) <= most and choices.keys() >= set(numbers):
            return [choices[number] for number in numbers]
        wanted = _("Numbers from 1 to {last}, or nothing.") if most > 1 else _("A number from 1 to {last}, or nothing.")
        say(wanted.format(last=len(choices)))
    raise EOFError
