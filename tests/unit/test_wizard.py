"""The plain questions: few, bilingual, and every answer shown as the requirement that it becomes."""

from __future__ import annotations

from typing import Any

import pytest

from conftest import MakePack, as_yaml
from imtui.export.text import page_as_text
from imtui.guide.model import Guide
from imtui.guide.query import Index, Query, Vocabulary
from imtui.guide.reading.folder import read_folder
from imtui.guide.reading.problems import GuideError
from imtui.guide.scenarios import result_for
from imtui.guide.wizard import MAX_QUESTIONS, Answers, next_question, query_of, steps
from imtui.pages.scenario import in_words, wizard_page


def answered(guide: Guide, **choices: tuple[str, ...]) -> Answers:
    """Answer every question: what is not given, one does not know."""
    answers = Answers()
    while question := next_question(guide, answers):
        answers = answers.answering(question, *choices.get(question.id.replace("-", "_"), ()))
    return answers


def test_there_are_at_most_seven_questions(guide: Guide) -> None:
    assert 0 < len(guide.questions) <= MAX_QUESTIONS == 7


def test_who_knows_nothing_asks_for_nothing(guide: Guide) -> None:
    answers = answered(guide)
    assert query_of(guide, answers) == Query()
    assert all(step.choices == () for step in steps(guide, answers))


def test_answers_become_requirements_together(guide: Guide, vocabulary: Vocabulary) -> None:
    answers = answered(guide, devices=("iphone", "android"), phone_number=("no",), calls=("video",))
    assert query_of(guide, answers) == vocabulary.parse("platform:android platform:ios no-phone voice video")


def test_answering_again_replaces_the_answer(guide: Guide) -> None:
    question = guide.questions["people"]
    answers = Answers().answering(question, "many").answering(question, "two")
    assert answers.to(question) == ("two",)
    assert query_of(guide, answers) == Query()


def test_the_questions_come_in_order_until_all_are_answered(guide: Guide) -> None:
    asked, answers = [], Answers()
    while question := next_question(guide, answers):
        asked.append(question.id)
        answers = answers.answering(question)
    assert asked == list(guide.questions)


def test_every_answer_changes_who_is_left_or_says_that_it_asks_for_nothing(guide: Guide, index: Index) -> None:
    everybody = result_for(index, Query())
    for question in guide.questions.values():
        for choice in question.choices:
            query = query_of(guide, Answers().answering(question, choice))
            assert (result_for(index, query).satisfying != everybody.satisfying) == bool(query), (question.id, choice)


def test_the_page_shows_each_answer_as_what_it_became(guide: Guide, index: Index) -> None:
    answers = answered(guide, devices=("gnu-linux",), who_might_look=("state", "phone-in-hand"))
    page = " ".join(page_as_text(wizard_page(index, answers)).split())
    for step in steps(guide, answers):
        assert str(step.question.text) in page
        assert f"(becomes: {in_words(guide, step.became)})" in page
    assert "I don't know" in page
    for candidate in result_for(index, query_of(guide, answers)).satisfying:
        assert candidate.messenger.name in page


QUESTION = {"id": "q", "text": {"fr": "q", "en": "q"}, "choices": [{"id": "a", "label": {"fr": "a", "en": "a"}}]}


@pytest.mark.parametrize(
    ("questions", "expected"),
    [
        ([{**QUESTION, "id": f"q{n}"} for n in range(8)], "at most 7"),
        ([{**QUESTION, "choices": [{**QUESTION["choices"][0], "needs": "platform:iphnoe"}]}], "cannot be “iphnoe”"),  # type: ignore[index]
        ([QUESTION, QUESTION], "each “id” once"),
    ],
)
def test_what_is_wrong_in_the_questions_is_said(
    make_pack: MakePack, questions: list[dict[str, Any]], expected: str
) -> None:
    folder = make_pack()
    (folder / "wizard.yaml").write_text(as_yaml({"questions": questions}), encoding="utf-8")
    with pytest.raises(GuideError, match=expected):
        read_folder(folder)
