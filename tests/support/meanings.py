"""What a token means, as a test may look for it."""

from __future__ import annotations

from lesson.model import Token


def shown(token: Token) -> str:
    """The gloss of a token and the senses of CC-CEDICT that it stands for, a line each."""
    return "\n".join([token.sense or "", *token.dictionary_senses])
