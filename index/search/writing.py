"""Writing a segment of the index in bulk.

Whoosh's own writer carries every posting through a sorting pool and a file system call of its own; here the postings
of a term stay together from the article to the file, and segments are merged a term at a time without decoding their
positions. The files are those of Whoosh 2.7.4 (pinned), and its readers read them.
"""

from __future__ import annotations

import zlib
from array import array
from functools import lru_cache
from heapq import merge
from itertools import accumulate, groupby, pairwise
from operator import itemgetter
from pickle import dumps
from struct import Struct
from typing import TYPE_CHECKING, Any, NamedTuple

from whoosh.codec.whoosh3 import WHOOSH3_HEADER_MAGIC, W3TermInfo
from whoosh.reading import SegmentReader
from whoosh.writing import SegmentWriter

if TYPE_CHECKING:
    from collections.abc import Iterator

BLOCK = 512
"""Postings a block: few enough that the positions of a rare phrase are not dug out of much else."""

COMPRESSED_FROM = 256
"""Bytes from which compressing a block is worth it."""

COMPRESSION = 1
"""zlib's level: level 3 saves 4 % more and costs twice the time."""

_SHORT = 16
"""Lists up to this length are smaller as tuples than as arrays."""

_INT = Struct("!i")
_FIELD_ID = Struct("!H")


class TermPostings(NamedTuple):
    """The postings of one term, as parallel lists."""

    docs: list[int]
    """Document numbers in the new segment, ascending."""

    weights: list[float]
    values: list[bytes]
    """Encoded positions; empty when the field has none."""


_Term = tuple[str, bytes, int, TermPostings]
"""Field, term, place of its origin among the origins, postings."""


class BulkWriter(SegmentWriter):  # type: ignore[misc]
    """A Whoosh writer of one segment that keeps the postings of what is added in memory until the commit."""

    def __init__(self, index: Any) -> None:
        # compound=False: with compound files every new searcher costs 126 ms instead of 0.9.
        super().__init__(index, compound=False)
        self._terms: dict[str, dict[bytes, TermPostings]] = {}
        self._merged: list[tuple[Any, int, dict[int, int] | None]] = []
        self.postings = 0
        """How many postings are in memory: about 100 bytes each."""

    def add_document(self, **values: Any) -> None:
        """Add one document, as Whoosh's writer does; stored fields and vectors are not supported."""
        writer, number = self.perdocwriter, self.docnum
        writer.start_doc(number)
        for name in sorted(values):
            field = self.schema[name]
            length = self._add_terms(name, field, values[name], number) if field.indexed else 0
            writer.add_field(name, field, None, length if field.scorable else 0)
            if field.column_type:
                writer.add_column_value(name, field.column_type, field.to_column_value(values[name]))
        writer.finish_doc()
        self._added = True
        self.docnum += 1

    def _add_terms(self, name: str, field: Any, value: Any, number: int) -> int:
        """Keep the postings of one field, and return the number of words in it."""
        terms = self._terms.setdefault(name, {})
        length = added = 0
        for term, frequency, weight, stored in field.index(value):
            postings = terms.get(term)
            if postings is None:
                postings = terms[term] = TermPostings([], [], [])
            postings.docs.append(number)
            postings.weights.append(weight)
            if stored:
                postings.values.append(stored)
            length += frequency
            added += 1
        self.postings += added
        return length

    def add_segment(self, segment: Any) -> None:
        """Take over the documents of another segment, which the caller leaves out of the next table of contents."""
        reader = SegmentReader(self.storage, self.schema, segment)
        # Whoosh asks the file system for each field of each document.
        reader._perdoc.has_column = lru_cache(maxsize=None)(reader._perdoc.has_column)
        base = self.docnum
        numbers = self.write_per_doc(set(self.schema.names()), reader)
        self._merged.append((reader, base, numbers))
        self._added = True

    # Writing, called by Whoosh in the commit

    def _flush_segment(self) -> None:
        self.perdocwriter.close()
        origins = [_kept(self._terms), *(_merged(number, *origin) for number, origin in enumerate(self._merged, 1))]
        ordered = merge(*origins, key=itemgetter(0, 1, 2)) if self._merged else origins[0]
        for (name, term), parts in groupby(ordered, key=itemgetter(0, 1)):
            self._write_term(name, term, _joined([postings for _, _, _, postings in parts]))
        self.fieldwriter.close()
        self._terms = {}

    def _close_segment(self) -> None:
        super()._close_segment()
        for reader, _, _ in self._merged:
            reader.close()
        self._merged = []

    def _write_term(self, name: str, term: bytes, postings: TermPostings) -> None:
        if not postings.docs:
            return
        fields, file = self.fieldwriter._fieldmap, self.fieldwriter._postfile
        start = file.tell()
        file.write(WHOOSH3_HEADER_MAGIC + b"".join(_blocks(postings)))
        info = W3TermInfo(sum(postings.weights), len(postings.docs), 0, 0, max(postings.weights))
        info._minid, info._maxid = postings.docs[0], postings.docs[-1]
        info.set_extent(start, file.tell() - start)
        key = _FIELD_ID.pack(fields.setdefault(name, len(fields))) + term
        self.fieldwriter._tindex.add(key, info.to_bytes())


def _kept(fields: dict[str, dict[bytes, TermPostings]]) -> Iterator[_Term]:
    for name in sorted(fields):
        terms = fields[name]
        for term in sorted(terms):
            yield name, term, 0, terms[term]


def _merged(origin: int, reader: Any, base: int, numbers: dict[int, int] | None) -> Iterator[_Term]:
    """Yield the terms of a segment; `numbers` are the new document numbers where some were deleted."""
    for name, term in reader._terms.terms():
        matcher = reader._terms.matcher(name, term, reader.schema[name].format)
        postings = _joined(list(_read(matcher, base, numbers)))
        if postings.docs:
            yield name, term, origin, postings


def _read(matcher: Any, base: int, numbers: dict[int, int] | None) -> Iterator[TermPostings]:
    """Yield the blocks of a posting list with their documents in the numbering of the new segment."""
    while True:
        matcher._read_data()
        deltas, weights, values = matcher._data
        docs = list(accumulate(deltas))
        if weights is None or isinstance(weights, float):
            weights = [1.0 if weights is None else weights] * len(docs)
        if numbers is None:
            yield TermPostings([doc + base for doc in docs], list(weights), list(values or ()))
        else:
            yield _without_deleted(docs, weights, values, numbers)
        if matcher._lastblock:
            return
        matcher._goto(matcher._nextoffset)


def _without_deleted(docs: list[int], weights: Any, values: Any, numbers: dict[int, int]) -> TermPostings:
    live = [place for place, doc in enumerate(docs) if doc in numbers]
    kept = [values[place] for place in live] if values else []
    return TermPostings([numbers[docs[place]] for place in live], [weights[place] for place in live], kept)


def _joined(parts: list[TermPostings]) -> TermPostings:
    first, *others = parts
    for part in others:
        first.docs.extend(part.docs)
        first.weights.extend(part.weights)
        first.values.extend(part.values)
    return first


def _blocks(postings: TermPostings) -> Iterator[bytes]:
    """Yield the stored blocks of a posting list: length (negative for the last), facts, data."""
    docs, weights, values = postings
    for at in range(0, len(docs), BLOCK):
        some = docs[at : at + BLOCK]
        weighed = weights[at : at + BLOCK]
        deltas = [some[0], *(after - before for before, after in pairwise(some))]
        data = dumps((_packed("I", deltas), _weights(weighed), tuple(values[at : at + BLOCK]) or None), 5)
        level = COMPRESSION if len(data) >= COMPRESSED_FROM else 0
        data = zlib.compress(data, level) if level else data
        facts = dumps((len(some), some[-1], max(weighed), level, 0, 0), 2)
        length = len(facts) + len(data)
        yield _INT.pack(length if at + BLOCK < len(docs) else -length) + facts + data


def _packed(kind: str, numbers: list[int] | list[float]) -> Any:
    return array(kind, numbers) if len(numbers) > _SHORT else tuple(numbers)


def _weights(weights: list[float]) -> Any:
    """Return weights in their shortest stored form: None for ones, a number when all are the same."""
    lightest, heaviest = min(weights), max(weights)
    if lightest == heaviest:
        return None if lightest == 1.0 else lightest
    return _packed("f", weights)
