"""From plain questions to a query: each answer becomes requirements, and not knowing asks for nothing."""

from __future__ import annotations

from collections.abc import Iterator
from functools import reduce
from operator import and_

from imtui.guide.model import Guide, Question
from imtui.guide.query import Query, Vocabulary
from imtui.records import record

MAX_QUESTIONS = 7
"""More questions, and people give up before the answer."""


@record
class Given:
    """What was answered to a question: the ids of its choices, none when one does not know."""

    question: str
    choices: tuple[str, ...] = ()


@record
class Answers:
    """What was answered so far, each question once."""

    given: tuple[Given, ...] = ()

    def answering(self, question: Question, *choices: str) -> Answers:
        """These answers with another one; without choices, one does not know."""
        chosen = tuple(choice for choice in question.choices if choice in choices)
        others = tuple(given for given in self.given if given.question != question.id)
        return Answers((*others, Given(question.id, chosen)))

    def to(self, question: Question) -> tuple[str, ...] | None:
        """The choices answered to a question: none of them when one does not know, None when it was not asked."""
        return next((given.choices for given in self.given if given.question == question.id), None)


@record
class Reply:
    """An answer and the query that it became."""

    question: Question
    choices: tuple[str, ...]
    became: Query


def next_question(guide: Guide, answers: Answers) -> Question | None:
    """The first question that was not answered yet; None when there is none."""
    return next((question for question in guide.questions.values() if answers.to(question) is None), None)


def steps(guide: Guide, answers: Answers) -> Iterator[Reply]:
    """Each answer with what it became, in the order of the questions."""
    vocabulary = Vocabulary(guide)
    for question in guide.questions.values():
        choices = answers.to(question)
        if choices is not None:
            texts = [question.choices[choice].needs for choice in choices]
            yield Reply(question, choices, vocabulary.parse(" ".join(texts)))


def query_of(guide: Guide, answers: Answers) -> Query:
    """The query that all the answers became together."""
    return reduce(and_, (step.became for step in steps(guide, answers)), Query())
