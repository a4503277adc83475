"""Long lessons for the tests of the reader page."""

from __future__ import annotations

from dataclasses import replace

from lesson.model import Lesson


def repeated(lesson: Lesson, times: int) -> Lesson:
    """A lesson whose article is that of another so many times over."""
    count, whole = len(lesson.article.paragraphs), len(lesson.sentences)
    turns = range(times)
    article = replace(
        lesson.article,
        paragraphs=lesson.article.paragraphs * times,
        headings=tuple(at + turn * count for turn in turns for at in lesson.article.headings),
    )
    sentences = tuple(
        replace(sentence, paragraph=sentence.paragraph + turn * count)
        for turn in turns
        for sentence in lesson.sentences
    )
    words = tuple(
        replace(
            word,
            occurrences=tuple(
                replace(place, sentence=place.sentence + turn * whole) for turn in turns for place in word.occurrences
            ),
        )
        for word in lesson.words
    )
    return replace(lesson, article=article, sentences=sentences, words=words)


def shortened(lesson: Lesson, paragraphs: int) -> Lesson:
    """The lesson of the first paragraphs of an article; what it says of the whole text stays."""
    sentences = tuple(sentence for sentence in lesson.sentences if sentence.paragraph < paragraphs)
    words = []
    for word in lesson.words:
        places = tuple(place for place in word.occurrences if place.sentence < len(sentences))
        if places:
            best = word.best if word.best in places else places[0]
            words.append(replace(word, occurrences=places, best=best))
    article = replace(
        lesson.article,
        paragraphs=lesson.article.paragraphs[:paragraphs],
        headings=tuple(at for at in lesson.article.headings if at < paragraphs),
    )
    return replace(lesson, article=article, sentences=sentences, words=tuple(words))
