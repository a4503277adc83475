"""Verbs of saying and finding out: what is said or found follows them, often after a comma."""

from __future__ import annotations

from collections.abc import Sequence

from lesson.model import Kind, Token

SAYING = frozenset(
    (
        "表示", "介绍", "说", "指出", "认为", "称", "强调", "透露", "坦言", "说道", "回应", "解释", "呼吁",
    )
)  # fmt: skip
# These say what somebody or something finds out, tells or lets know; who it is is not asked for.
_TELLING = SAYING | frozenset(
    (
        "显示", "表明", "证明", "说明", "推测", "发现", "提醒", "建议", "告诉", "宣布", "问", "觉得", "以为", "相信",
        "估计", "预计", "预测", "提到", "获悉", "得知", "回答", "听说", "知道", "了解",
        "补充", "警告", "承认", "希望",
    )
)  # fmt: skip
BETWEEN = frozenset(["则", "也", "还", "又", "曾", "就", "都"])  # may stand between a speaker and the verb


def breaks_off(tokens: Sequence[Token]) -> bool:
    """Whether a stretch stops where what is said or found would follow: 數據顯示, 周建國告訴記者."""
    words = [token for token in tokens if token.kind in (Kind.WORD, Kind.NAME)]
    if not words:
        return False
    told = len(words) > 1 and words[-2].simplified in ("告诉", "提醒", "建议", "问") and words[-1].pos != "verb"
    return words[-1].simplified in _TELLING or told
