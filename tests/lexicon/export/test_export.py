"""The learner's dictionary as a file: what holds for every format."""

from __future__ import annotations

import io
import json
import zipfile

import pytest

from lesson.lexicon.export import Format, export
from lesson.lexicon.export.credit import credits, licence_text
from lesson.lexicon.export.headword import Headword


@pytest.mark.parametrize("form", Format)
def test_the_same_headwords_give_the_same_bytes(few: list[Headword], form: Format) -> None:
    assert export(few, form) == export(list(few), form)


def test_what_is_cc_cedicts_is_said_to_be(few: list[Headword]) -> None:
    index = json.loads(zipfile.ZipFile(io.BytesIO(export(few, Format.YOMITAN))).read("index.json"))
    sources = json.loads(export(few, Format.JSON))["source"]
    assert [one["licence"] for one in sources] == [one.licence for one in credits()]
    for told in (index["attribution"], json.dumps(sources), licence_text().decode()):
        assert "CC-CEDICT" in told and "CC BY-SA 4.0" in told and "MIT" in told
