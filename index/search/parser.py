"""Reading a query by recursive descent: its lexemes in, clauses and problems out. Nothing here raises."""

from __future__ import annotations

from dataclasses import replace

from index.exceptions import QueryError
from index.search.clauses import And, Clause, Near, Not, Or, Pattern, Said, Words, has_place, leaves
from index.search.fields import FIELDS, OF_WORDS, filter_by, meant_field, why_no_field
from index.search.lexing import CLOSING, FARTHEST, WRITTEN_ALONE, Lexeme, distance_of, lexemes
from index.search.name_words import names_in
from index.search.patterns import fuzzy, miscounted
from index.search.values import value_end

DEEPEST = 50
"""Parentheses nested deeper than this are read as if they were not there."""

NEAR = 10
"""How far apart words are for `NEAR` without a number."""

MOST_COSTLY = 24
"""Patterns, pairs of words beside NEAR and names of those quoted that one query may have."""

LONGEST_NAME = 12
"""Words of a name that are looked for before NEAR."""

MOST_STARS = 3
"""More stars in one word mean nothing and make matching slow."""


class Parser:
    """Reads the lexemes of one query."""

    def __init__(self, text: str, is_typing: bool) -> None:
        self._text = text
        self._is_typing = is_typing
        self._lexemes = lexemes(text)
        self._next = 0
        self._costly = 0
        self._name_ends: dict[int, int] | None = None
        self.problems: list[QueryError] = []
        self.notes: list[str] = []

    @property
    def has_more(self) -> bool:
        """Whether anything is left to be read."""
        return self._peek() is not None

    def _peek(self) -> Lexeme | None:
        while self._next < len(self._lexemes) and self._lexemes[self._next].kind == "blank":
            self._next += 1
        return self._lexemes[self._next] if self._next < len(self._lexemes) else None

    def take(self) -> Lexeme:
        """Return the next lexeme and go on behind it."""
        lexeme = self._lexemes[self._next]
        self._next += 1
        return lexeme

    def complain(self, message: str, at: Lexeme, *, is_open: bool = False) -> None:
        """Note what is wrong with a lexeme; `is_open` when more that is typed may put it right."""
        self.problems.append(QueryError(message, at.start, at.end, is_open=is_open))

    def disjunction(self, depth: int) -> Clause | None:
        """Read clauses up to a closing parenthesis or the end."""
        alternatives: list[Clause] = []
        together: list[Clause] = []
        dangling: Lexeme | None = None
        while (lexeme := self._peek()) and lexeme.kind != "close":
            if lexeme.kind == "word" and lexeme.text in {"OR", "|"}:
                dangling = self.take()
                if together:
                    alternatives.append(all_of(together))
                    together = []
                else:
                    self.complain("OR needs something on its left", dangling)
                continue
            if lexeme.kind == "word" and lexeme.text in {"AND", "&"}:
                self.take()
                continue
            if lexeme.kind == "near":
                self._near(self.take(), together, depth)
                continue
            clause = self._clause(depth)
            if clause is not None:
                together.append(clause)
                dangling = None
        if dangling and alternatives and not together and not self._is_typing:
            self.complain("OR needs something on its right, and is left out", dangling, is_open=True)
        if together:
            alternatives.append(all_of(together))
        if not alternatives:
            return None
        return alternatives[0] if len(alternatives) == 1 else Or(tuple(alternatives))

    def _near(self, sign: Lexeme, together: list[Clause], depth: int) -> None:
        """Join the clause before `sign` and the one behind it; what cannot be near anything stays as it is."""
        following = self._peek()
        if not together:
            self.complain("NEAR needs something on its left", sign)
            return
        if following is None or following.kind in {"close", "near"} or following.text in {"OR", "AND", "|", "&"}:
            if not (self._is_typing and following is None):
                self.complain("NEAR needs something on its right, and is left out", sign, is_open=following is None)
            return
        right = self._whole_name() or self._clause(depth)
        if right is None:
            return
        self._join_name(together)
        before = together[-1]
        left = before.right if isinstance(before, Near) else before
        if not (has_place(left) and has_place(right)):
            self.complain("NEAR stands between words, phrases and names", sign)
            together.append(right)
            return
        if not self._may_cost(leaves(left) * leaves(right), sign.start, sign.end):
            together.append(right)
            return
        distance = distance_of(sign.text, NEAR)
        if distance is None:
            self.complain(f"NEAR/ takes a number from 1 to {FARTHEST}; this is read as NEAR/{NEAR}", sign)
        if not isinstance(before, Near):
            together.pop()
        together.append(Near(left, right, distance or NEAR))

    def _ends_of_names(self) -> dict[int, int]:
        """Return where the names in the query end, by where they begin."""
        if self._name_ends is None:
            self._name_ends = {start: end for start, end, _ in names_in(self._text)}
        return self._name_ends

    def _whole_name(self) -> Words | None:
        """Take a name of several words that begins with the next lexeme; None when there is none."""
        first = self._peek()
        end = self._ends_of_names().get(first.start, 0) if first and first.kind == "word" else 0
        if first is None or end <= first.end:
            return None
        after = self._next
        while after < len(self._lexemes) and self._lexemes[after].start < end:
            if self._lexemes[after].kind not in {"word", "blank"}:
                return None
            after += 1
        self._next, last = after, self._lexemes[after - 1].end
        return Words(self._text[first.start : last], "", first.start, last, self._is_unfinished(last))

    def _join_name(self, together: list[Clause]) -> None:
        """Make one clause of the last ones if they are the words of one name."""
        for first in range(max(0, len(together) - LONGEST_NAME), len(together) - 1):
            words = [one for one in together[first:] if isinstance(one, Words) and not (one.is_quoted or one.field)]
            if len(words) < len(together) - first:
                continue
            if words[-1].start < self._ends_of_names().get(words[0].start, 0) <= words[-1].end:
                start, end = words[0].start, words[-1].end
                together[first:] = [Words(self._text[start:end], "", start, end)]
                return

    def _may_cost(self, pairs: int, start: int, end: int) -> bool:
        """Tell whether the query may ask for so much more that takes long; else it is a problem."""
        before, self._costly = self._costly, self._costly + pairs
        if before <= MOST_COSTLY < self._costly:
            self.problems.append(QueryError("too many patterns, NEARs or speakers in one query", start, end))
        return self._costly <= MOST_COSTLY

    def _clause(self, depth: int) -> Clause | None:
        lexeme = self.take()
        if lexeme.kind == "open":
            return self._group(lexeme, depth)
        if lexeme.kind == "not":
            return self._negation(lexeme, depth)
        if lexeme.kind == "quote":
            return self._phrase(lexeme, "")
        if lexeme.kind == "literal":
            return self._clause(depth)
        if lexeme.kind == "field":
            return self._fielded(lexeme)
        if lexeme.text == "NOT":
            return self._negation(lexeme, depth)
        return self._word(lexeme.text, "", lexeme.start, lexeme.end)

    def _group(self, opened: Lexeme, depth: int) -> Clause | None:
        if depth >= DEEPEST:
            self.complain("too many parentheses", opened)
            return None
        inner = self.disjunction(depth + 1)
        if self._peek() is None:
            if not self._is_typing:
                self.complain("this ( is never closed: all behind it is read as inside", opened, is_open=True)
        else:
            self.take()
        return inner

    def _negation(self, sign: Lexeme, depth: int) -> Clause | None:
        following = self._peek()
        if following is None or following.kind == "close":
            if not self._is_typing:
                self.complain("nothing follows to be left out", sign, is_open=following is None)
            return None
        if following.kind == "not" or following.text == "NOT":
            while (again := self._peek()) and (again.kind == "not" or again.text == "NOT"):
                self.complain("one minus sign is enough", self.take())
            return None
        clause = self._whole_name() or self._clause(depth)
        return None if clause is None else Not(clause)

    def _phrase(self, opened: Lexeme, name: str) -> Clause | None:
        closing = CLOSING.search(self._text, opened.end)
        end = closing.start() if closing else len(self._text)
        after = closing.end() if closing else end
        if closing is None and not self._is_typing:
            self.complain(
                "this quotation mark is never closed: all behind it is read as the phrase", opened, is_open=True
            )
        while self._next < len(self._lexemes) and self._lexemes[self._next].start < after:
            self._next += 1
        words = self._text[opened.end : end]
        if not words.strip():
            return None
        return Words(words, name, opened.start, after, closing is None and self._is_typing, is_quoted=True)

    def _fielded(self, lexeme: Lexeme) -> Clause | None:
        name = lexeme.text[:-1].lower()
        if name not in FIELDS:
            self.complain(why_no_field(name), lexeme)
            self._pass_over_value()
            return None
        is_whole = self._lexemes[self._next].kind == "literal"
        if is_whole:
            self.take()
        following = self._lexemes[self._next]
        if following.kind not in {"quote", "word", "field"}:
            self.complain(f"“{name}:” needs a value, several words in quotation marks", lexeme)
            return None
        self.take()
        if following.kind == "quote":
            phrase = self._phrase(following, name)
            if not isinstance(phrase, Words):
                return None
            if name in OF_WORDS:
                return replace(phrase, start=lexeme.start)
            return self._filter(name, f"{'=' * is_whole}{phrase.text}", lexeme.start, phrase.end)
        if not is_whole and (end := self._end_of_names(name, following)) > following.end:
            return self._name_behind(name, lexeme.start, following.start, end)
        if name in OF_WORDS:
            return self._word(following.text, name, lexeme.start, following.end)
        return self._filter(name, following.text, lexeme.start, following.end)

    def _end_of_names(self, name: str, first: Lexeme) -> int:
        """Return where the names end that begin with the value of a field, at the end of a word at the earliest."""
        end = value_end(name, self._text, first.start, first.end) if first.kind == "word" else first.end
        after = self._next
        while after < len(self._lexemes) and self._lexemes[after].start < end:
            after += 1
        whole = after == self._next or self._lexemes[after - 1].end == end
        return end if whole and all(one.kind in {"word", "blank"} for one in self._lexemes[self._next : after]) else 0

    def _name_behind(self, name: str, start: int, begin: int, end: int) -> Clause | None:
        """Take what ends at `end` as the value of a field, as if it stood in quotation marks, and say so."""
        while self._next < len(self._lexemes) and self._lexemes[self._next].start < end:
            self._next += 1
        value = self._text[begin:end]
        self.notes.append(f"{name}: takes “{value}” together")
        if name in OF_WORDS:
            return Words(value, name, start, end, is_quoted=True)
        return self._filter(name, value, start, end)

    def _pass_over_value(self) -> None:
        """Leave out the value of a field that there is not, so that the rest answers; parentheses are read as ever."""
        while self._next < len(self._lexemes) and self._lexemes[self._next].kind in {"field", "literal", "not"}:
            self.take()
        if self._next < len(self._lexemes) and self._lexemes[self._next].kind in {"quote", "word", "near"}:
            value = self.take()
            if value.kind == "quote":
                self._phrase(value, "")

    def _filter(self, name: str, value: str, start: int, end: int) -> Clause | None:
        clause, wrong = filter_by(name, value, start, end, is_typing=self._is_unfinished(end))
        if wrong and not self._is_unfinished(end):
            self.problems.append(QueryError(wrong, start, end))
        if isinstance(clause, Said) and not self._may_cost(len(clause.names), start, end):
            return None
        return clause

    def _is_unfinished(self, end: int) -> bool:
        """Tell whether what ends here is being typed."""
        return self._is_typing and end == len(self._text)

    def _word(self, text: str, name: str, start: int, end: int) -> Clause | None:
        if text.endswith(":") and text[:-1].isascii() and text[:-1].isalpha():
            field = text[:-1].lower()
            if field in FIELDS or (meant_field(field) and not name):
                if not self._is_unfinished(end):
                    wrong = f"“{text}” needs a value, without a blank between"
                    self.problems.append(QueryError(wrong if field in FIELDS else why_no_field(field), start, end))
                return None
        if not any(character.isalnum() for character in text):
            if len(set(text)) == 1 and text[0] in WRITTEN_ALONE and not self._is_unfinished(end):
                self._complain_of_sign(text[0], start, end)
            return None
        if text.startswith("="):
            return Words(text[1:], name, start, end, self._is_unfinished(end), is_quoted=True)
        if (meant := miscounted(text)) and not self._is_unfinished(end):
            wrong = f"~ takes 1 or 2, the letters that may differ; this is read as {meant}"
            self.problems.append(QueryError(wrong, start, end))
        text = meant or text
        if "*" in text or ("?" in text.rstrip("?") and "*" not in text) or fuzzy(text):
            return self._pattern(text, name, start, end)
        return Words(text, name, start, end, self._is_unfinished(end))

    def _complain_of_sign(self, sign: str, start: int, end: int) -> None:
        """Say what a sign is for; a dash between words is only a dash."""
        if sign != "-" or self._peek() is None:
            self.problems.append(QueryError(WRITTEN_ALONE[sign], start, end))

    def _pattern(self, text: str, name: str, start: int, end: int) -> Clause | None:
        letters = sum(character.isalnum() for character in text)
        if letters < 2 and text[0] in "*?":
            self.problems.append(QueryError("a pattern needs two letters, or one at its start", start, end))
            return None
        if text.count("*") > MOST_STARS:
            self.problems.append(QueryError(f"a pattern may have {MOST_STARS} stars", start, end))
            return None
        if name == "name":
            self.problems.append(QueryError("name: takes a name, not a pattern", start, end))
            name = ""
        return Pattern(text, name, start, end) if self._may_cost(1, start, end) else None


def all_of(clauses: list[Clause]) -> Clause:
    """Return what asks for all of the clauses, of which there is one at least."""
    return clauses[0] if len(clauses) == 1 else And(tuple(clauses))
