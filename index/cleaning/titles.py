"""The title of an article: stated by its format, fused with a header, the first line, or made of the first sentence.

It is shown once: a first line that says the same again, but for case, blanks and punctuation, leaves the body.
"""

from __future__ import annotations

import re
import unicodedata

from index.cleaning.dates import after_dateline, dateline, split_header
from index.cleaning.paragraphs import unescaped
from index.cleaning.roles import is_about_the_page
from index.text import one_line

_JUCHE_DATE = re.compile(r"\[\s?(?:Juche|주체)\s?\d{1,3}[\s.()\d년월일]{0,24}\]$")
_CHAIN_MARK = re.compile(r"^\s*\(?(?:\d(?:st|nd|rd|th) LD|LEAD|URGENT|종합\d?보?|속보)\)?\s*")
_SENTENCE_END = re.compile(r"[.!?。][\"”’')]?(?=\s|$)|\s{2,}")
_ABBREVIATION = re.compile(r"\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Gen|Jan|Feb|Aug|Sept|Oct|Nov|Dec|No|St|vs)\.$")
_AFTER_TITLE = re.compile(
    r"\S|\s{2,}|\s(?:\(ATTN|By\s[A-Z]|[A-Z][A-Z'./ -]{2,40},\s[A-Z][a-z]{2,8}\.?\s\d|[A-Z][a-z]{2,8}\.\s\d{1,2}\b)"
)
_KOREAN_SENTENCE = re.compile(r"[다요]\s?\.$")
_NOT_COMPARED = re.compile(r"[\W_]+")
_GOES_ON = re.compile(r"[a-z,.;:'’]")
_LONGEST_LINE = 220
_LONGEST_MADE = 100
_LONGEST_TITLE = 500
_REPEATS_WITHIN = 4
_SLACK = 25
_FUSED_WITHIN = 160
_SHORTEST_FUSED = 15
_MOST_FUSED = 3


def stated_title(written: str | None) -> str:
    """Return a title on one line, without the date of the Juche era that KCNA puts behind it."""
    title = one_line(_JUCHE_DATE.sub("", unescaped(written or "").strip()))
    return title if len(title) <= _LONGEST_TITLE else title[:_LONGEST_TITLE] + "…"


def title_from_lines(lines: list[str]) -> tuple[str, list[str]]:
    """Return the title that a text opens with, and the lines left for the body.

    A first line that opens a report, or holds the whole text, stays in the body: its first sentence makes the title.
    """
    number = next((number for number, line in enumerate(lines) if not is_about_the_page(line)), 0)
    first = lines[number]
    rest = lines[:number] + lines[number + 1 :]
    if rest and _may_be_title(first):
        return one_line(first), rest
    title, remainder = _made_from(first)
    return title, [*lines[:number], remainder, *rest[number:]] if remainder else lines


def _may_be_title(line: str) -> bool:
    """Return whether a first line is short enough for a title and does not open the report with a sentence."""
    width = len(line) if line.isascii() else len(line) + sum("가" <= character <= "힣" for character in line)
    return width <= _LONGEST_LINE and not dateline(line)[0] and not _KOREAN_SENTENCE.search(line)


def fused_title(line: str) -> tuple[str, list[str]]:
    """Return the title that follows a header on its line, and what is left of the line when the text follows too."""
    if len(line) <= _LONGEST_LINE:
        return one_line(line), []
    title, remainder = _made_from(line)
    return title, [remainder or line]


def without_title(lines: list[str], title: str) -> list[str]:
    """Return the lines without those at the beginning that only repeat the title."""
    key = _key(title)
    kept = [line for line in lines[:_REPEATS_WITHIN] if not _repeats(line, title, key)]
    lines = kept + lines[_REPEATS_WITHIN:]
    return [cut for cut in (_without_fused(lines[0], title), *lines[1:]) if cut] if lines else lines


def _repeats(line: str, title: str, key: str) -> bool:
    if len(line) > 1.5 * len(title) + _SLACK:
        return False
    return line == title or (bool(key) and key in {_key(line), _key(split_header(line)[1])})


def _without_fused(line: str, title: str) -> str:
    """Return a first line without the title that stands at its beginning, when what follows shows that it ended.

    It may stand there twice, and a short label may precede it.
    """
    for _ in range(_MOST_FUSED):
        place = line.find(title, 0, _FUSED_WITHIN + len(title)) if len(title) >= _SHORTEST_FUSED else -1
        end = place + len(title)
        if place < 0 or not _AFTER_TITLE.match(line, end) or _GOES_ON.match(line, end):
            break
        line = line[end:].strip()
    return line


def _key(line: str) -> str:
    """Return what is compared: letters and digits only, without the mark of a chain such as (LEAD)."""
    line = _CHAIN_MARK.sub("", line)
    folded = line if line.isascii() else unicodedata.normalize("NFKC", line)
    return _NOT_COMPARED.sub("", folded.casefold())


def _made_from(line: str) -> tuple[str, str]:
    """Return a title made from the first sentence of a line, and the rest when a wide gap shows that it was a title."""
    head = after_dateline(line[: _LONGEST_LINE * 2])
    for end in _SENTENCE_END.finditer(head):
        if end[0].isspace() and line.startswith(head):
            return one_line(head[: end.start()]), line[end.end() :]
        if end[0].isspace() or not _ABBREVIATION.search(head[: end.end()]):
            return _shortened(head[: end.end()]), ""
    return _shortened(head), ""


def _shortened(sentence: str) -> str:
    sentence = one_line(sentence)
    if len(sentence) <= _LONGEST_MADE:
        return sentence
    cut = sentence[:_LONGEST_MADE].rsplit(" ", 1)[0]
    return cut.rstrip(" ,;:-–—") + "…"
