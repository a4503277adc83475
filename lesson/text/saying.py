"""Verbs of saying (Simplified): what is said follows them, often after a comma."""

from __future__ import annotations

SAYING = frozenset(
    (
        "表示", "介绍", "说", "指出", "认为", "称", "强调", "透露", "坦言", "说道", "回应", "解释", "呼吁",
    )
)  # fmt: skip
"""Verbs whose subject is a speaker and whose object is what is said."""
BEHIND_SPEAKER = SAYING | {"告诉"}
"""Verbs that news puts behind the name of who speaks; 告诉 names first who is told."""
REPORTING = SAYING | frozenset(
    (
        "显示", "表明", "证明", "说明", "推测", "发现", "提醒", "建议", "告诉", "宣布", "问", "觉得", "以为", "相信",
        "估计", "预计", "预测", "提到", "获悉", "得知", "回答", "听说", "知道", "了解",
        "补充", "警告", "承认", "希望",
    )
)  # fmt: skip
"""Verbs of saying, thinking and finding out, behind which a clause follows that tells what."""
WITH_HEARER = frozenset(("告诉", "提醒", "建议", "问"))
"""Verbs that name who is told before what they are told."""
