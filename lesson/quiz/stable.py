"""Chance that is the same on every machine and in every run: it depends on what is asked about only."""

from __future__ import annotations

import hashlib
import zlib


def stable_hash(*parts: object) -> int:
    """A number of 64 bits that depends on the parts only."""
    text = "\x1f".join(map(str, parts))
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:8], "big")


def quick_hash(*parts: str) -> int:
    """A number of 32 bits that depends on the parts only, quick: the key by which thousands of equals are ordered."""
    return zlib.crc32("\x1f".join(parts).encode())
