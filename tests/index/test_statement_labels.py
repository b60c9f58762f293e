"""The labelled renderings: what grouping has reached, it keeps."""

from __future__ import annotations

import pytest

from tests.bench.quotes_gold import CORPUS
from tests.bench.statement_labels import labelled_files, scored


@pytest.mark.skipif(not CORPUS.is_dir(), reason=f"{CORPUS} is absent")
def test_renderings_of_one_utterance_are_grouped_and_others_are_not() -> None:
    by_set = scored(labelled_files())
    for which, least in (("tune", 0.85), ("held", 0.75)):
        score = by_set[which]["all"]
        assert score.precision >= 0.97, which
        assert score.recall >= least, which
        assert by_set[which]["two languages"].precision >= 0.85, which
