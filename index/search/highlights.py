"""Finding in a text what a query asked for: the marks in the reader and the snippets in the list.

Works on the text with the same tokens that are indexed, so that a mark covers just the words or syllables that matched.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from index.article import READABLE_ROLES, Span
from index.search import query as q
from index.search.beginnings import BOUND_BEGIN, begins_another
from index.search.mentions import mentions_in
from index.search.name_readings import in_other_words, written_as
from index.search.patterns import form_pattern
from index.search.pieces import LONGEST, MOST_PIECES, Passage, Pieces, pieces_of, places
from index.search.schema import QUOTE_FIELD, quoted_spans
from index.search.tokens import PART, tokenise
from index.search.variants import reading
from index.text import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from index.article import Article, Paragraph
    from index.search.patterns import FormPattern
    from index.search.tokens import Token
    from index.search.variants import Phrase, Reading

SNIPPET = 160
"""Code points of a snippet, about two lines in a list."""

_MOST_WORDS = 12
"""Marked words that are compared in a passage."""

_PIECES = Pieces()


@dataclass(frozen=True, slots=True)
class Snippet:
    """A piece of an article's text."""

    text: str
    highlights: tuple[Span, ...]
    """Offsets in `text`."""


class Highlighter:
    """Finds the words of one query in texts."""

    def __init__(self, query: q.Query) -> None:
        self.root = query.root
        self._phrases: dict[str, list[Phrase]] = {}
        self._beginnings: set[str] = set()
        self._patterns: list[FormPattern] = []
        self._names: set[str] = set()
        self._quoted: Highlighter | None = None
        self._judged: set[str] = set()
        self._fitting: set[str] = set()
        self._marks: dict[str, tuple[Span, ...]] = {}
        clauses = list(q.positive(query.root))
        for clause in clauses:
            if isinstance(clause, q.Name) or clause.field != QUOTE_FIELD:
                self._learn(clause)
        quoted = [replace(one, field="") for one in clauses if not isinstance(one, q.Name) and one.field == QUOTE_FIELD]
        if quoted:
            self._quoted = Highlighter(q.Query(query.text, q.Or(tuple(quoted))))

    def _learn(self, clause: q.Words | q.Name | q.Pattern) -> None:
        if isinstance(clause, q.Pattern):
            self._patterns.append(form_pattern(clause.pattern))
            return
        if isinstance(clause, q.Name):
            self._names.update(clause.ids)
            for read in (*in_other_words(clause), *written_as(clause)):
                self._seek(read)
            return
        self._seek(reading(clause.text, is_literal=clause.is_quoted))
        if clause.is_typing and len(tokenise(clause.text)) == 1:
            self._patterns.append(form_pattern(clause.text.rstrip("?*~") + "*"))

    def _seek(self, read: Reading) -> None:
        if read.syllable:
            self._beginnings.add(read.syllable)
            return
        for phrase in {read.exact, read.every} - {()}:
            for term in {choice.term for choice in phrase[0].choices}:
                self._phrases.setdefault(term, []).append(phrase)

    def __bool__(self) -> bool:
        """Tell whether there is anything to mark."""
        return bool(self._phrases or self._beginnings or self._patterns or self._names or self._quoted)

    def spans(self, text: str, date: str | None = None) -> list[Span]:
        """Return what to mark in `text`, in order, not overlapping; `date` decides between namesakes."""
        if not self:
            return []
        found = self._unquoted(text, date)
        if self._quoted:
            found.extend(self._quoted._inside_quotations(text))
        return _merged(found)

    def _unquoted(self, text: str, date: str | None) -> list[Span]:
        """Return what to mark wherever it stands."""
        found = list(self._found(text))
        if self._names:
            found.extend((start, end) for start, end, identity in mentions_in(text, date) if identity in self._names)
        return found

    def _inside_quotations(self, text: str) -> Iterator[Span]:
        """Yield what to mark between quotation marks, paragraph by paragraph."""
        base = 0
        for paragraph in text.split("\n\n"):
            inside = quoted_spans(paragraph)
            for start, end in self.spans(paragraph) if inside else ():
                if any(first <= start and end <= last for first, last in inside):
                    yield base + start, base + end
            base += len(paragraph) + 2

    def _found(self, text: str) -> Iterator[Span]:
        found = places(text, self._wanted(pieces_of(text)))
        return self._in_pieces(text, found) if self._is_of_words else self._in_passages(text, found)

    @cached_property
    def _is_of_words(self) -> bool:
        """Whether each word tells by itself whether it is marked."""
        return all(len(phrase) == 1 for phrases in self._phrases.values() for phrase in phrases)

    def _in_pieces(self, text: str, found: list[Span]) -> Iterator[Span]:
        """Yield what to mark in the pieces that stand in some places; in one piece that is always the same."""
        for begin, end in found:
            piece = text[begin:end]
            marks = self._marks.get(piece)
            if piece[0] == BOUND_BEGIN:
                yield from self._in_passages(text, [(begin, end)])
                continue
            if marks is None:
                passage = Passage(piece, 0)
                passage.cut(len(piece))
                marks = tuple(span for at in range(len(passage.tokens)) for span in self._from_token(passage, at))
                if len(piece) <= LONGEST and len(self._marks) < MOST_PIECES:
                    self._marks[piece] = marks
            for first, last in marks:
                yield begin + first, begin + last

    def _in_passages(self, text: str, found: list[Span]) -> Iterator[Span]:
        """Yield what to mark from the pieces on that stand in some places."""
        passage, number = Passage(text, 0), 0
        for begin, end in found:
            if begin >= passage.end:
                passage, number = Passage(text, begin), 0
                passage.cut(end)
            while number < len(passage.tokens) and passage.tokens[number].start < end:
                if passage.tokens[number].start >= begin:
                    yield from self._from_token(passage, number)
                number += 1

    def _wanted(self, pieces: frozenset[str]) -> set[str]:
        """Return those pieces of a text that may hold something to mark."""
        wanted = _PIECES.holding(pieces, self._phrases)
        if self._patterns or self._beginnings:
            kept = pieces.difference(piece for piece in wanted if len(piece) > LONGEST)
            self._fitting |= _PIECES.fitting(kept - self._judged, self._fits)
            self._judged |= kept
            wanted |= self._fitting & kept
        return wanted

    @cached_property
    def _fits(self) -> Callable[[str], object]:
        """Tells whether a form may be marked by a pattern or a beginning."""
        if len(self._patterns) == 1 and not self._beginnings:
            return self._patterns[0].fullmatch
        return self._fits_any

    def _fits_any(self, form: str) -> bool:
        if any(pattern.fullmatch(form) for pattern in self._patterns):
            return True
        return any(syllable in form for syllable in self._beginnings)

    def _from_token(self, passage: Passage, number: int) -> Iterator[Span]:
        """Yield what to mark from a token on."""
        token = passage.tokens[number]
        for phrase in self._phrases.get(token.term, ()):
            last = _stands(passage, number, phrase)
            if last is not None:
                yield token.start, last.end
        if token.form and any(pattern.fullmatch(token.form) for pattern in self._patterns):
            yield token.start, token.end
        if self._beginnings and token.term[0] in self._beginnings and _is_alone(token):
            yield token.start, token.start + 1

    def in_title(self, article: Article) -> list[Span]:
        """Return what to mark in the article's title, in which `quote:` finds nothing."""
        return _merged(self._unquoted(article.title, article.date.value))

    def in_article(self, article: Article) -> list[Span]:
        """Return what to mark in the article's text."""
        spans = self.spans(article.text, article.date.value)
        return [
            span
            for span, paragraph in zip(spans, _paragraphs(article, spans), strict=True)
            if paragraph.role in READABLE_ROLES and span[1] <= paragraph.end
        ]


def _paragraphs(article: Article, spans: list[Span]) -> Iterator[Paragraph]:
    """Yield for each of the spans, which are in order, the paragraph in which it begins."""
    at, last = 0, len(article.paragraphs) - 1
    for start, _ in spans:
        while at < last and article.paragraphs[at + 1].start <= start:
            at += 1
        yield article.paragraphs[at]


def _is_alone(token: Token) -> bool:
    """Tell whether the first syllable of a pair is a word of its own there."""
    return not token.code & PART and not begins_another(token.term)


def _stands(passage: Passage, at: int, phrase: Phrase) -> Token | None:
    """Return the last token of the words that stand at a place; None when they do not."""
    shift = at - phrase[0].position
    last = None
    for slot in phrase:
        if not passage.reaches(shift + slot.position):
            return None
        token = passage.tokens[shift + slot.position]
        if not any(choice.term == token.term and choice.allows(token.code) for choice in slot.choices):
            return None
        last = last if slot.is_beyond else token
    return last


def _merged(spans: Iterable[Span]) -> list[Span]:
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def snippets(article: Article, spans: list[Span], most: int = 1) -> list[Snippet]:
    """Return the passages with the most different marked words, best first; the beginning when nothing is marked."""
    if not spans:
        start, end = next(
            ((p.start, p.end) for p in article.paragraphs if p.role in READABLE_ROLES), (0, len(article.text))
        )
        return [_cut(article, (start, min(end, start + SNIPPET)), [])]
    best: list[Span] = []
    for window in _windows(article, spans):
        if len(best) == most:
            break
        if all(window[1] < start or end < window[0] for start, end in best):
            best.append(window)
    return [_cut(article, window, spans) for window in best]


def _windows(article: Article, spans: list[Span]) -> list[Span]:
    """Return stretches of text around marks, the one with most different marked words first."""
    windows: list[tuple[int, Span]] = []
    words = [fold(article.text[start:end]) for start, end in spans]
    last = 0
    for first, paragraph in enumerate(_paragraphs(article, spans)):
        start = spans[first][0]
        begin = max(paragraph.start, start - SNIPPET // 4)
        end = min(paragraph.end, begin + SNIPPET)
        last = max(last, first)
        while last < len(spans) and spans[last][1] <= end:
            last += 1
        different = {*words[first : min(last, first + _MOST_WORDS)]}
        windows.append((len(different), (begin, max(end, spans[first][1]))))
    return [window for _, window in sorted(windows, key=lambda one: (-one[0], one[1]))]


def _cut(article: Article, window: Span, spans: list[Span]) -> Snippet:
    """Cut a window at whole words and mark what lies in it."""
    text = article.text
    start, end = _whole_words(text, *window)
    before = "…" if start > 0 and text[start - 1] != "\n" else ""
    after = "…" if end < len(text) and text[end] != "\n" else ""
    shift = len(before) - start
    inside = tuple((a + shift, b + shift) for a, b in spans if start <= a and b <= end)
    return Snippet(f"{before}{text[start:end]}{after}".replace("\n", " "), inside)


def _whole_words(text: str, start: int, end: int) -> Span:
    """Shrink a window to blanks near its ends; text without blanks keeps the window."""
    if start > 0 and not text[start - 1].isspace():
        blank = text.find(" ", start, min(end, start + 24))
        start = blank + 1 if blank >= 0 else start
    if end < len(text) and not text[end].isspace():
        blank = text.rfind(" ", max(start, end - 24), end)
        end = blank if blank > start else end
    return start, end
