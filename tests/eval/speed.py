"""Speed: characters a second of a warm `annotate` on one core, against jieba with pypinyin on the same text."""

from __future__ import annotations

import os
import time
import warnings
from collections.abc import Callable

from bench import sentences

from lesson.annotation.pipeline import annotate

ROUNDS = 5


def speeds() -> tuple[float, float, float]:
    """Characters a second of jieba.cut with pypinyin, of `annotate`, and of `annotate` with fast=True; the best of 5.

    The three take turns, so that a busy moment hits all of them.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import jieba
        import pypinyin
    jieba.setLogLevel("ERROR")
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    text = "\n".join(sentences())

    def both() -> None:
        for word in jieba.cut(text):
            pypinyin.lazy_pinyin(word)

    tasks: list[Callable[[], object]] = [both, lambda: annotate(text), lambda: annotate(text, fast=True)]
    best = [min(column) for column in zip(*([_seconds(task) for task in tasks] for _ in range(ROUNDS)), strict=True)]
    return len(text) / best[0], len(text) / best[1], len(text) / best[2]


def _seconds(task: Callable[[], object]) -> float:
    started = time.process_time()
    task()
    return time.process_time() - started
