"""From the body of a raw article to its paragraphs: entities, escape sequences, lost and glued line breaks.

Crawlers lose line breaks in three ways that leave a trace: as `, ,`, as a full stop with the next sentence glued to it,
and as credits and calls that run on behind the last sentence. Only such traces are used; a long paragraph stays long.
"""

from __future__ import annotations

import html
import re

from index.cleaning.forms import BYLINE, MAIL
from index.text import normalise

_ESCAPE_SEQUENCE = re.compile(
    "(?:\x1b\\[|\x9b)[0-?]{0,64}[ -/]{0,8}[@-~]?"  # CSI
    "|\x1b\\][^\x07\x1b]*(?:\x07|\x1b\\\\)?"  # OSC
    "|\x1b[@-Z\\\\^_]?"
)
_MARKS = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u0610-\u061a\u064b-\u065f"
    "\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20f0\u302a-\u302f\ufe20-\ufe2f"
)
_PILED_MARKS = re.compile(f"([{_MARKS}]{{32}})[{_MARKS}]+")  # sorting them for NFC is quadratic in their number
_MOST_ESCAPED = 3
_LOST_BREAK = re.compile(r",(?:\s+,)+|(?<=[.?!])[\"”]?,(?:\s\s+)(?=[A-Z\"“'])|(?<=[.?!])\s,\s+(?=[A-Z\"“'])")
_HTML_BREAK = re.compile(r"</?(?:br|p|div|li|h[1-6])\b[^<>]{0,300}>", re.IGNORECASE)
_HTML_TAG = re.compile(
    r"</?(?:b|i|em|strong|span|a|img|font|u|sup|sub|figure|figcaption)(?=[\s/>])[^<>]{0,600}>", re.IGNORECASE
)
_SEPARATOR = re.compile(r"[-=_*─━](?:(?<=━)━*|(?<=─)─{2,}|(?<=-)-{4,}|(?<==)={3,}|(?<=_)_{3,}|(?<=\*)\*{3,})")
_BULLET = re.compile(r"(?<=[^\s(\[])\s*(?=[■▶▷☞※◆◇]\s?\S)")
_TRANSCRIPT_MARK = re.compile(r"(?<=[^\s(\[])\s*(?=◀\s?[^◀▶]{1,20}\s?▶)")
_GLUE = re.compile(
    r"[.?!)](?:"
    r"(?<=[a-z]{2}[.?!])[”’)]?(?=[\"“‘(]?[A-Z][a-z'’]*[\s,]|\[[A-Z])"  # brothers.The captured; life.”The North
    r"|(?<=[a-z]\))(?=[A-Z][a-z]+\s)"  # (Yonhap)The repatriation
    r"|(?<=[a-z]{2}\.)(?=\d{4}\s--\s)"
    r"|(?<=[다요죠까][.?!])[”’\])]?(?=[가-힣A-Z“‘\"'(\[<0-9一-鿿])"
    r")"
)
_DATELINE_GLUE = re.compile(
    r"(?<=[^\s(\[])(?=\[[가-힣A-Za-z0-9]{2,12}[=\s·][가-힣A-Za-z0-9=\s·]{0,16}(?:기자|특파원)\])"
    r"|(?<=[^\s(\[])(?=[(\[][가-힣·]{2,12}=[가-힣A-Za-z0-9]{2,8}[)\]]\s)"
)
_SHORTEST_GLUED = 40
_FEWEST_GLUED = 2
_DATELINE = r"[A-Z][A-Z'./ -]{2,40}(?:,\s[A-Z]\w{1,20}){0,2},\s[A-Z][a-z]{2,8}\.?\s\d{1,2}\b"
_OPENING = re.compile(
    r"\(ATTN:[^()]{0,300}\)\s*"
    rf"|By\s(?:[A-Z][\w.'’-]{{0,30}}(?:,?\s|,?\sand\s)){{1,8}}?(?={_DATELINE})"
)
_CLOSING = re.compile(
    rf"(?:{MAIL}\s*(?:\((?:END|끝)\))?"
    r"|\((?:END|끝)\)|-0-|【끝】"
    r"|[■※▶▷☞]\s?[^■※▶▷☞]{0,200}"
    r"|\[국내에서만[^\[\]]{0,200}\]|[*＊]?\s?재판매\s?및\s?DB\s?금지[^.]{0,40}"
    r"|[<(\[]?(?:저작권자|ⓒ|Copyright|COPYRIGHT)[^.]{0,150}"
    r"|전문보기\s?:\s?https?:\S{1,200}|(?<=[다요]\.)\s[가-힣]{2,4}\s(?:기자|특파원)"
    r"|All rights reserved\.?|[<(\[]?무단\s?전재.{0,60}"
    r")\s*$"
)
_CLOSING_SIGNS = (
    "@", "END)", "끝)", "-0-", "끝】", "■", "※", "▶", "▷", "☞", " #",
    "국내에서만", "재판매", "저작권", "ⓒ", "opyright", "rights reserved", "전문보기", " 기자", "특파원", "무단",
)  # fmt: skip
_LONGEST_CLOSING = 320
_FEWEST_TAGS = 2
_MOST_WORDS_BEHIND_TAGS = 8
_WRAP_COLUMNS = range(45, 101)


def unescaped(text: str) -> str:
    """Return `text` normalised, without HTML entities, however often they were escaped, and escape sequences."""
    for _ in range(_MOST_ESCAPED):
        plain = _without_entities(text) if "&" in text else text
        if plain == text:
            break
        text = plain
    if not text.isascii():
        text = _PILED_MARKS.sub(r"\1", text)
    if "\x1b" in text or "\x9b" in text:
        text = _ESCAPE_SEQUENCE.sub("", text)
    return normalise(text)


def _without_entities(text: str) -> str:
    try:
        return html.unescape(text)
    except ValueError:  # a character number of more digits than Python converts
        return text


def lines_of(body: str) -> list[str]:
    """Return the lines of a body that hold anything, in order; hard-wrapped lines are joined, blanks inside stay."""
    text = unescaped(body)
    if "<" in text:
        text = _HTML_TAG.sub("", _HTML_BREAK.sub("\n", text))
    blocks: list[list[str]] = [[]]
    for line in _with_lost_breaks(text).split("\n"):
        stripped = line.strip()
        if stripped:
            blocks[-1].append(stripped)
        elif blocks[-1]:
            blocks.append([])
    return [line for block in blocks for line in _unwrapped(block)]


def paragraphs_of(line: str) -> list[str]:
    """Return the paragraphs that one line holds: one, but for glued breaks, separators, and what opens or closes it."""
    pieces = [line]
    if len(line) > _SHORTEST_GLUED:
        pieces = [piece for part in _SEPARATOR.split(line) for piece in _unglued(part)]
    pieces = [inner for piece in pieces for inner in _closing_apart(_opening_apart(piece))]
    return [clean for piece in pieces if (clean := " ".join(piece.split()))]


def _with_lost_breaks(text: str) -> str:
    """Return `text` with a line break where a run such as `, ,` shows that one was lost; full stops stay."""
    if not re.search(r",\s+,", text):
        return text
    return "\n".join(line.strip(" ,") for line in _LOST_BREAK.sub(_break, text).split("\n"))


def _break(match: re.Match[str]) -> str:
    return match[0].rstrip(", \t\n") + "\n"


def _unwrapped(block: list[str]) -> list[str]:
    """Return the lines of a block joined, when every one but the last is filled to the same width."""
    if len(block) < 3:
        return block
    widths = [len(line) for line in block[:-1]]
    if max(widths) not in _WRAP_COLUMNS or min(widths) < 0.75 * max(widths) or len(block[-1]) > max(widths):
        return block
    ended = sum(line[-1] in '.!?"”' for line in block[:-1])
    return block if ended * 2 > len(widths) else [" ".join(block)]


def _unglued(line: str) -> list[str]:
    """Return the parts of a line that begin with a bullet, a Korean dateline or, if that recurs, a glued sentence."""
    if line.isascii():
        return _sentences_apart(line)
    parts = (_TRANSCRIPT_MARK if "◀" in line else _BULLET).split(line)
    return [inner for part in parts for piece in _DATELINE_GLUE.split(part) for inner in _sentences_apart(piece)]


def _sentences_apart(line: str) -> list[str]:
    """Return the paragraphs of a line in which full stops are followed by the next word, more than once."""
    cuts: list[int] = []
    for match in _GLUE.finditer(line):
        cuts.append(_behind_closing_mark(line, cuts[-1] if cuts else 0, match.end()))
    if len(cuts) < _FEWEST_GLUED:
        return [line]
    return [line[start:end] for start, end in zip([0, *cuts], [*cuts, len(line)], strict=True)]


def _behind_closing_mark(line: str, start: int, cut: int) -> int:
    """Return where to cut at a straight quotation mark: behind it when it closes what was opened since `start`."""
    mark = line[cut]
    return cut + 1 if mark in "\"'" and line.count(mark, start, cut) % 2 else cut


def _opening_apart(line: str) -> list[str]:
    """Return a line with its note to editors and its byline apart, when a dateline shows where they end."""
    pieces: list[str] = []
    while len(pieces) < 3 and (opening := _OPENING.match(line)):
        pieces.append(opening[0])
        line = line[opening.end() :]
    return [*pieces, line]


def _closing_apart(pieces: list[str]) -> list[str]:
    """Return the pieces with addresses, end marks, notices and calls at the end of the last one apart."""
    line = pieces[-1]
    closing: list[str] = []
    while len(closing) < 8:
        tail = line[-_LONGEST_CLOSING:]
        if not any(sign in tail for sign in _CLOSING_SIGNS) or (len(line) == len(tail) and BYLINE.match(line)):
            break
        found = _CLOSING.search(tail)
        start = found.start() if found else _hashtags(tail)
        if start <= 0:
            break
        closing.append(tail[start:])
        line = line[: len(line) - len(tail) + start].rstrip()
    return [*pieces[:-1], line, *reversed(closing)]


def _hashtags(tail: str) -> int:
    """Return where the hashtags begin that close a paragraph, with a few words behind them at most; -1 without any."""
    start = -1 if tail[0] == "#" else tail.find(" #")
    words = tail[start:].split() if start > 0 else []
    tags = next((number for number, word in enumerate(words) if word[0] != "#"), len(words))
    return start if tags >= _FEWEST_TAGS and len(words) - tags <= _MOST_WORDS_BEHIND_TAGS else -1
