"""The quotations of a library: extracted when first asked for, kept in the record, corrected by the reader.

Extracting costs more than the rest of an import, and reading what is kept next to nothing. What is kept is as it was
extracted; the reader's corrections are laid over it whenever it is read.
"""

from __future__ import annotations

import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from index.article import Cue, Quote, Relay, Speaker
from index.corrections import LONGEST, Correction, Corrections, corrected
from index.exceptions import LibraryError
from index.record import QUOTE_RULES
from index.text import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index.article import Article
    from index.record import Record

Packed = list[object]
"""A quotation as JSON can hold it."""

READ_AT_ONCE = 200
"""Articles whose kept quotations are fetched together."""

KEPT_AT_ONCE = 20
"""Articles whose quotations are kept together: whoever stops asking loses less than these."""


class Quotations:
    """What is quoted in the articles of a record. Usable from several threads."""

    def __init__(self, record: Record) -> None:
        self._record = record
        self.corrections = Corrections(record)

    def of(self, row: int, article: Article | None = None) -> tuple[Quote, ...]:
        """Return the quotations of one article, in order; they are extracted and kept if they were not."""
        kept = self._record.quotations(row, QUOTE_RULES)
        if kept is not None:
            quotes = tuple(map(unpacked, kept))
        else:
            quotes = extracted(article or self._record.article(row))
            self._keep([(row, [packed(quote) for quote in quotes])])
        return corrected(quotes, self.corrections.of(row)) if quotes else quotes

    def of_each(self, rows: Sequence[int]) -> Iterator[tuple[int, tuple[Quote, ...]]]:
        """Yield `(row, quotations)` of articles in order, as `of` but much faster where they are kept."""
        corrected_rows = self.corrections.rows()
        for start in range(0, len(rows), READ_AT_ONCE):
            some = rows[start : start + READ_AT_ONCE]
            kept = self._record.quotations_of(some, QUOTE_RULES)
            fresh: list[tuple[int, list[Packed]]] = []
            for row in some:
                if row not in kept:
                    kept[row] = [packed(quote) for quote in extracted(self._record.article(row))]
                    fresh.append((row, kept[row]))
                if len(fresh) >= KEPT_AT_ONCE or row == some[-1]:
                    # Not when the generator is closed: that may be in any thread, even within another transaction.
                    self._keep(fresh)
                    fresh.clear()
                quotes = tuple(map(unpacked, kept[row]))
                yield row, corrected(quotes, self.corrections.of(row)) if row in corrected_rows else quotes

    def _keep(self, found: Sequence[tuple[int, list[Packed]]]) -> bool:
        """Keep what was found, if the record can be written: else it is only found again the next time."""
        try:
            if found:
                self._record.keep_quotations(found, QUOTE_RULES)
        except LibraryError:
            return False
        return True

    def keep(self, rows: Sequence[int], seconds: float) -> int:
        """Extract and keep the quotations of the first of `rows`, for so long, and return of how many."""
        ends = time.monotonic() + seconds
        found: list[tuple[int, list[Packed]]] = []
        for row in rows:
            found.append((row, [packed(quote) for quote in extracted(self._record.article(row))]))
            if time.monotonic() > ends:
                break
        return len(found) if self._keep(found) else 0

    def correct(self, row: int, quote: Quote, name: str) -> Correction:
        """Keep that `name`, in any spelling, said `quote`; an empty one says that it cannot be told who did.

        Raises LibraryBusyError when another process keeps the record locked.
        """
        from index.names import candidates, default_gazetteer

        name = one_line(name)[:LONGEST]
        meant = list(candidates(name)) if name else []
        entity = default_gazetteer().get(meant[0]) if len(meant) == 1 else None
        correction = Correction(
            self._record.heads([row])[0].id,
            quote.start,
            quote.end,
            quote.text,
            name if entity is None else entity.name,
            None if entity is None else entity.id,
            datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        )
        self.corrections.keep([correction])
        return correction

    def take_back(self, row: int, quote: Quote) -> None:
        """Forget the corrections of `quote`."""
        self.corrections.forget(row, quote.text)


def extracted(article: Article) -> tuple[Quote, ...]:
    """Return the quotations of an article, found anew."""
    from index.names import default_gazetteer, resolve
    from index.quotes import extract_quotes

    def kind_of(entity_id: str) -> str | None:
        entity = default_gazetteer().get(entity_id)
        return entity.type if entity is not None else None

    return extract_quotes(article, resolve=resolve, kind_of=kind_of)


def packed(quote: Quote) -> Packed:
    """Return a quotation for keeping."""
    speaker, relay, cue = quote.speaker, quote.relay, quote.cue
    return [
        quote.start,
        quote.end,
        quote.text,
        quote.kind,
        None if speaker is None else [speaker.name, speaker.mention, speaker.start, speaker.end, speaker.id],
        None if relay is None else [relay.name, relay.id],
        None if cue is None else [cue.text, cue.start, cue.end],
    ]


def unpacked(fields: Packed) -> Quote:
    """Return a quotation that was kept."""
    start, end, text, kind, speaker, relay, cue = fields
    assert isinstance(start, int)
    assert isinstance(end, int)
    return Quote(
        start,
        end,
        str(text),
        str(kind),
        Speaker(*speaker) if isinstance(speaker, list) else None,
        Relay(*relay) if isinstance(relay, list) else None,
        Cue(*cue) if isinstance(cue, list) else None,
    )
