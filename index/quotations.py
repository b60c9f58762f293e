"""The quotations of a library: extracted when first asked for, kept in the record, corrected by the reader.

Extracting costs more than the rest of an import, and reading what is kept next to nothing. What is kept is as it was
extracted; the reader's corrections are laid over it whenever it is read.
"""

from __future__ import annotations

import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from index.corrections import LONGEST, Correction, Corrections, corrected, meant
from index.exceptions import LibraryError
from index.kept_quotations import keep_quotations, kept_quotations, kept_quotations_of
from index.text import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index.article import Article, Quote
    from index.kept_quotations import Found
    from index.record import Record

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
        kept = kept_quotations(self._record, row)
        if kept is None:
            kept = extracted(article or self._record.article(row))
            self._keep([(row, kept)])
        return corrected(kept, self.corrections.of(row)) if kept else kept

    def of_each(self, rows: Sequence[int]) -> Iterator[tuple[int, tuple[Quote, ...]]]:
        """Yield `(row, quotations)` of articles in order, as `of` but much faster where they are kept."""
        corrected_rows = self.corrections.rows()
        for start in range(0, len(rows), READ_AT_ONCE):
            some = rows[start : start + READ_AT_ONCE]
            kept = kept_quotations_of(self._record, some)
            fresh: list[Found] = []
            for row in some:
                if row not in kept:
                    kept[row] = extracted(self._record.article(row))
                    fresh.append((row, kept[row]))
                if len(fresh) >= KEPT_AT_ONCE or row == some[-1]:
                    # Not when the generator is closed: that may be in any thread, even within another transaction.
                    self._keep(fresh)
                    fresh.clear()
                yield row, corrected(kept[row], self.corrections.of(row)) if row in corrected_rows else kept[row]

    def _keep(self, found: Sequence[Found]) -> bool:
        """Keep what was found, if the record can be written: else it is only found again the next time."""
        try:
            if found:
                keep_quotations(self._record, found)
        except LibraryError:
            return False
        return True

    def keep(self, rows: Sequence[int], seconds: float) -> int:
        """Extract and keep the quotations of the first of `rows`, for so long, and return of how many."""
        ends = time.monotonic() + seconds
        found: list[Found] = []
        for row in rows:
            found.append((row, extracted(self._record.article(row))))
            if time.monotonic() > ends:
                break
        return len(found) if self._keep(found) else 0

    def correct(self, row: int, quote: Quote, name: str) -> Correction:
        """Keep that `name`, in any spelling, said `quote`; an empty one says that it cannot be told who did.

        Raises LibraryBusyError when another process keeps the record locked.
        """
        from index.names import candidates, default_gazetteer

        name = one_line(name)[:LONGEST]
        called = list(candidates(name)) if name else []
        entity = default_gazetteer().get(called[0]) if len(called) == 1 else None
        correction = Correction(
            self._record.heads([row])[0].id,
            quote.start,
            quote.end,
            quote.text,
            name if entity is None else entity.name,
            None if entity is None else entity.id,
            datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        )
        self.corrections.forget(one for one in self._about(row, quote) if one.words == quote.text)
        self.corrections.keep([correction])
        return correction

    def take_back(self, row: int, quote: Quote) -> None:
        """Forget the corrections of `quote`."""
        self.corrections.forget(self._about(row, quote))

    def _about(self, row: int, quote: Quote) -> list[Correction]:
        """Return the corrections of `quote`."""
        quotes, corrections = self.of(row), self.corrections.of(row)
        found = zip(corrections, meant(quotes, corrections), strict=True)
        return [one for one, at in found if at is not None and quotes[at].start == quote.start]

    def in_force(self, corrections: Sequence[Correction]) -> list[bool]:
        """Tell of each correction whether its article is here and still has the quotation."""
        articles: dict[str, list[int]] = {}
        for number, one in enumerate(corrections):
            articles.setdefault(one.article, []).append(number)
        rows = dict(self._record.select("SELECT article.id, row FROM correction JOIN article ON article.id = article"))
        holds = [False] * len(corrections)
        for article, numbers in articles.items():
            if article in rows:
                found = meant(self.of(rows[article]), [corrections[number] for number in numbers])
                for number, at in zip(numbers, found, strict=True):
                    holds[number] = at is not None
        return holds


def extracted(article: Article) -> tuple[Quote, ...]:
    """Return the quotations of an article, found anew."""
    from index.names import default_gazetteer, resolve
    from index.quotes import extract_quotes

    def kind_of(entity_id: str) -> str | None:
        entity = default_gazetteer().get(entity_id)
        return entity.type if entity is not None else None

    def is_woman(entity_id: str) -> bool | None:
        entity = default_gazetteer().get(entity_id)
        return entity.gender == "female" if entity is not None and entity.gender else None

    return extract_quotes(article, resolve=resolve, kind_of=kind_of, is_woman=is_woman)
