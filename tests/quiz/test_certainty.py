"""Is the meaning of a word certain enough to be asked?"""

from __future__ import annotations

from dataclasses import replace

import pytest
from quiz_lesson import entry
from quiz_lesson import lesson as small_lesson

from lesson.model import Doubt, Lesson
from lesson.quiz.certainty import CertainMeaning, certain_meaning


def meaning(lesson: Lesson, *doubts: Doubt, margin: float | None = None) -> CertainMeaning | None:
    """What is taught of 計劃 where it stands: how far its sense is ahead there, and what is in doubt."""
    word = next(word for word in lesson.words if word.text == "計劃")
    token = lesson.sentences[word.best.sentence].tokens[word.best.token]
    return certain_meaning(word, replace(token, doubts=doubts, sense_margin=margin))


@pytest.mark.parametrize(
    ("senses", "label"),
    [
        (("*goal", "target", "objective"), "goal; target"),
        (("*irrigation ditch", "(fig.) channel; avenue"), None),
        (("*an exit", "to export"), None),
        (("*to accumulate", "accumulation"), "to accumulate"),
        (("lit. one morning", "fig. in a short time"), None),
        (("*lit. one morning and one evening", "fig. in a short time"), "in a short time"),
        (("*e-commerce (abbr. for 電子商務|电子商务[dian4 zi3 shang1 wu4])",), "e-commerce"),
        (("*variant of 著|着[zhe5]",), None),
        (("*goal", "colloquial pr. [mu4 biao5]"), "goal"),
        (("*(vulgar) to fool around",), None),
        (("*to promote (an idea or cause); to advance",), "to promote; to advance"),
    ],
)
def test_only_a_certain_meaning_is_taught(senses: tuple[str, ...], label: str | None) -> None:
    lesson = small_lesson(**entry("計劃", senses=senses))
    found = meaning(lesson)
    assert (found.label if found else None) == label


def test_a_sense_that_is_far_ahead_is_not_joined_with_its_neighbour() -> None:
    insurance = small_lesson(**entry("計劃", senses=("*insurance", "safe", "secure")))
    assert (alone := meaning(insurance, margin=1.7)) and alone.label == "insurance"
    assert (both := meaning(insurance, Doubt.SENSE, margin=0.3)) and both.label == "insurance; safe"


def test_a_sense_in_doubt_beside_one_unlike_it_is_not_taught() -> None:
    unlike = small_lesson(**entry("計劃", senses=("*to give a discount", "to be of less value than anticipated")))
    assert meaning(unlike, Doubt.SENSE, margin=0.3) is None
