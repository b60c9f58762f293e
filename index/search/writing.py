"""Writing a segment of the index in bulk.

Whoosh's own writer carries every posting through a sorting pool and a file system call of its own; here the postings
of a field are sorted as arrays, and segments are merged a term at a time without decoding their positions. The files
are those of Whoosh 2.7.4 (pinned), and its readers read them.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from functools import lru_cache
from heapq import merge
from itertools import accumulate, chain, groupby, pairwise
from operator import itemgetter
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from whoosh.reading import SegmentReader
from whoosh.writing import SegmentWriter

from index.search.analysis import Analyser, Placed, joined
from index.search.packing import Packed
from index.search.postings import Segment
from index.search.schema import NUMBER_FIELDS, language_number
from index.search.term_files import TermFiles, TermPostings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from numpy.typing import NDArray

    from index.article import Article
    from index.search.blocks import Block


class Change(NamedTuple):
    """An article as the record hands it out for indexing."""

    revision: int
    row: int
    source: int
    """The outlet's key."""

    date: int
    """The `date_key`."""

    article: Article


_Term = tuple[str, bytes, int, TermPostings]
"""Field, term, place of its origin among the origins, postings."""


class Batch:
    """The articles of a segment with their postings, which stay in memory.

    So that a growing batch can be written again and again as one segment in place of the last one: small segments are
    half as large again as one of them all.
    """

    def __init__(self) -> None:
        self.analyser = Analyser()
        self.segment = ""
        """The name of the segment to which it was written last; empty before."""

        self.tokens = 0
        """How many words it holds: about 30 bytes each, and as much again while they are written."""

        self._postings: dict[str, list[Placed]] = defaultdict(list)
        self._changes: list[tuple[int, int, int, int]] = []
        self._numbers: dict[int, int] = {}
        self.deleted: set[int] = set()
        """Numbers of articles that a later change in the batch has replaced."""

        self._lengths: dict[str, list[int]] = defaultdict(list)

    def __len__(self) -> int:
        """Return the number of articles, deleted ones included."""
        return len(self._changes)

    def add(self, changes: Sequence[Change]) -> None:
        """Add the articles of some changes, in their order."""
        analysed = self.analyser.analyse([change.article for change in changes], len(self))
        for name, placed in analysed.postings.items():
            self._postings[name].append(placed)
        for name, counts in analysed.lengths.items():
            self._lengths[name] += counts.tolist()
            self.tokens += int(counts.sum())
        for change in changes:
            if change.row in self._numbers:
                self.deleted.add(self._numbers[change.row])
            self._numbers[change.row] = len(self._changes)
            self._changes.append((change.row, change.source, language_number(change.article.language), change.date))

    def rows(self) -> list[int]:
        """Return the record's rows of its articles."""
        return list(self._numbers)

    def write_columns(self, writer: Any, schema: Any) -> None:
        """Hand the numbers and lengths of the articles to Whoosh's writer of documents, for a new segment."""
        fields = [(name, schema[name], lengths) for name, lengths in self._lengths.items()]
        columns = [(name, schema[name].column_type) for name in NUMBER_FIELDS]
        for number, values in enumerate(self._changes):
            writer.start_doc(number)
            for name, field, lengths in fields:
                writer.add_field(name, field, None, lengths[number])
            for (name, column), value in zip(columns, values, strict=True):
                writer.add_column_value(name, column, value)
            writer.finish_doc()

    def terms(self) -> Iterator[_Term]:
        """Yield the terms with their postings, in order."""
        for name in sorted(self._postings):
            vocabulary = self.analyser.vocabulary(name)
            self._postings[name] = [joined(self._postings[name])]
            for term, postings in _sorted(self._postings[name][0], vocabulary):
                yield name, term, 0, postings


class BulkWriter(SegmentWriter):  # type: ignore[misc]
    """A Whoosh writer that writes a batch as one segment, in place of the one to which it was written before."""

    def __init__(self, index: Any, batch: Batch, *, is_alone: bool = True) -> None:
        """Unless the writer `is_alone`, another one holds Whoosh's lock and commits what this one writes."""
        # compound=False: with compound files every new searcher costs 126 ms instead of 0.9.
        super().__init__(index, compound=False, _lk=is_alone)
        self.batch = batch
        self._merged: list[tuple[Any, int, dict[int, int] | None]] = []

    def add_segment(self, segment: Any) -> None:
        """Take over the documents of another segment, which the caller leaves out of the next table of contents."""
        reader = SegmentReader(self.storage, self.schema, segment)
        # Whoosh asks the file system for each field of each document.
        reader._perdoc.has_column = lru_cache(maxsize=None)(reader._perdoc.has_column)
        base = self.docnum
        numbers = self.write_per_doc(set(self.schema.names()), reader)
        self._merged.append((reader, base, numbers))
        self._added = True

    def written(self) -> Any:
        """Write the batch to a segment, for another writer to commit, and return the segment."""
        self._place_batch()
        segment = self._finalize_segment()
        self._finish()
        return segment

    def commit_batch(self, policy: Callable[[BulkWriter, list[Any]], list[Any]], before: Sequence[Any] = ()) -> None:
        """Write the batch and make it lasting, behind the segments `before`; `policy` says which segments to merge."""
        self._place_batch()
        self.commit(mergetype=lambda _, segments: [*policy(self, segments), *before])
        self.batch.segment = self.newsegment.segment_id() if not self._merged else ""

    def _place_batch(self) -> None:
        """Make the batch the first documents of the new segment, and leave its former segment out."""
        self.batch.write_columns(self.perdocwriter, self.schema)
        self.docnum = len(self.batch)
        self._added = bool(self.batch)
        for segment in [one for one in self.segments if one.segment_id() == self.batch.segment]:
            self.segments.remove(segment)
            self.batch.deleted.update(segment.deleted_docs())
        for number in self.batch.deleted:
            self.newsegment.delete_document(number)

    # Writing, called by Whoosh in the commit

    def _flush_segment(self) -> None:
        self.perdocwriter.close()
        files = TermFiles(self.fieldwriter)
        merged = [_merged(number, *origin) for number, origin in enumerate(self._merged, 1)]
        ordered = merge(self.batch.terms(), *merged, key=itemgetter(0, 1, 2)) if merged else self.batch.terms()
        for (name, term), parts in groupby(ordered, key=itemgetter(0, 1)):
            files.add(name, term, _joined([postings for _, _, _, postings in parts]))
        files.close()
        self.fieldwriter.close()

    def _close_segment(self) -> None:
        super()._close_segment()
        for reader, _, _ in self._merged:
            reader.close()


def _sorted(placed: Placed, vocabulary: list[bytes]) -> Iterator[tuple[bytes, TermPostings]]:
    """Yield the terms in their order with their postings."""
    terms = sorted(np.unique(placed.terms).tolist(), key=vocabulary.__getitem__)
    ranks = np.empty(len(vocabulary), np.int64)
    ranks[terms] = np.arange(len(terms))
    keys = ranks[placed.terms] << 32 | np.arange(len(placed.terms))
    keys.sort()
    order = keys & 0xFFFFFFFF
    keys >>= 32
    docs = placed.docs[order]
    heads = np.flatnonzero(_changes(keys) | _changes(docs))
    ends = np.append(heads[1:], len(docs))
    bounds = [*np.flatnonzero(_changes(keys[heads])).tolist(), len(heads)]
    numbers = array("I", docs[heads].astype(np.uint32).tobytes())
    if placed.places is None:
        for term, (first, last) in zip(terms, pairwise(bounds), strict=True):
            yield vocabulary[term], TermPostings(numbers[first:last], None, array("I"))
        return
    stored = array("I", placed.places[order].tobytes())
    edges = array("q", np.append(heads, len(docs)).tobytes())
    weights = array("f", (ends - heads).astype(np.float32).tobytes())
    for term, (first, last) in zip(terms, pairwise(bounds), strict=True):
        places = stored[edges[first] : edges[last]]
        yield vocabulary[term], TermPostings(numbers[first:last], weights[first:last], places)


def _changes(numbers: NDArray[Any]) -> NDArray[np.bool_]:
    """Tell where a number differs from the one before it; the first does."""
    changes = np.ones(len(numbers), bool)
    np.not_equal(numbers[1:], numbers[:-1], out=changes[1:])
    return changes


def _merged(origin: int, reader: Any, base: int, numbers: dict[int, int] | None) -> Iterator[_Term]:
    """Yield the terms of a segment; `numbers` are the new document numbers where some were deleted."""
    segment = Segment(reader, base)
    for name in sorted(reader.indexed_field_names()):
        is_weighed = reader.schema[name].scorable or reader.schema[name].format.supports("positions")
        for term, blocks in segment.lists(name):
            postings = _joined([_taken(block, base, numbers, is_weighed) for block in blocks])
            if postings.docs:
                yield name, term, origin, postings


def _taken(block: Block, base: int, numbers: dict[int, int] | None, is_weighed: bool) -> TermPostings:
    """Return a block of a posting list with its documents in the numbering of the new segment."""
    stored = block.stored()
    first, *deltas = stored[0]
    uniform = 1.0 if stored[1] is None else stored[1] if isinstance(stored[1], float) else None
    weights = array("f", stored[1]) if uniform is None else array("f", [uniform]) * block.size
    if isinstance(stored, Packed):
        places = array("I", stored.stored().tobytes())
    else:
        places = array("I", b"".join(stored[2] or ()))
    if numbers is None:
        docs = array("I", accumulate(chain([first + base], deltas)))
        return TermPostings(docs, weights if is_weighed else None, places)
    taken = TermPostings(array("I"), array("f") if is_weighed else None, array("I"))
    begin = 0
    for doc, weight in zip(accumulate(chain([first], deltas)), weights, strict=True):
        end = begin + int(weight)
        if doc in numbers:
            _extend(taken, TermPostings(array("I", [numbers[doc]]), array("f", [weight]), places[begin:end]))
        begin = end
    return taken


def _joined(parts: list[TermPostings]) -> TermPostings:
    first, *others = parts
    for part in others:
        _extend(first, part)
    return first


def _extend(postings: TermPostings, others: TermPostings) -> None:
    postings.docs.extend(others.docs)
    postings.places.extend(others.places)
    if postings.weights is not None and others.weights is not None:
        postings.weights.extend(others.weights)
