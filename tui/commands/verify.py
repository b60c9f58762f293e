"""The command `verify`: whether the citations in a file still stand."""

from __future__ import annotations

import html
import lzma
import re
import sys
import zipfile
import zlib
from pathlib import Path
from typing import TYPE_CHECKING

from index.citing import Standing, verify
from index.exceptions import UnreadableFileError
from index.text import one_line
from tui.commands.opening import reading
from tui.commands.output import Document, counted, print_json, print_line, say

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Sequence

    from index.citing import Verdict

_MOST = 64 * 1024 * 1024
"""Bytes of a file, and of each part of a packed one, that are read."""

_PARTS = re.compile(r"word/(document|footnotes|endnotes)\.xml|content\.xml")
"""Where the text of a document of Word or OpenDocument lies in its archive."""

_DAMAGED = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, OSError, EOFError, NotImplementedError, RuntimeError, ValueError,
)  # fmt: skip
"""What unpacking a damaged archive raises."""

_PARAGRAPH_END = re.compile(r"</(?:w:p|text:p|text:h)>")
_TAG = re.compile(r"<[^<>]*>")


def run(options: argparse.Namespace) -> int:
    """Print what became of each citation in a file; 1 when one needs a look, or there is none."""
    with reading(options.library) as library:
        verdicts = verify(_text_of(options.file), library.record, library.quotes)
    document: Document = {
        "ok": bool(verdicts) and all(verdict.is_good for verdict in verdicts),
        "citations": [_verdict(verdict) for verdict in verdicts],
    }
    if options.json:
        print_json(document)
    else:
        _print_verdicts(verdicts)
    if not verdicts:
        say(f"{options.file}: no citation with a mark (korea-reader:…) is in it")
    return 0 if document["ok"] else 1


def _verdict(verdict: Verdict) -> Document:
    article, last = verdict.article, verdict.last
    return {
        "mark": str(verdict.mark),
        "line": verdict.line,
        "status": verdict.standing,
        "worded_so": verdict.is_worded_so,
        "attributed_so": verdict.speaker.is_so,
        "dated_so": verdict.date.is_so,
        "article": verdict.mark.article,
        "title": article.title if article is not None else None,
        "date": article.date.value if article is not None else None,
        "source": article.source if article is not None else None,
        "start": verdict.span[0] if verdict.span is not None else None,
        "end": verdict.span[1] if verdict.span is not None else None,
        "text": verdict.words,
        "attribution": verdict.speaker.expected or None,
        "last_version": None
        if last is None
        else {
            "id": last.hash[:12],
            "title": last.title,
            "date": last.date,
            "until": last.until,
            "followed_by": verdict.successor,
        },
    }


_SAID = {
    Standing.STANDS: "stands word for word",
    Standing.MOVED: "stands word for word, at another place of the article",
    Standing.CHANGED: "no longer stands: an earlier version had it last",
    Standing.LOST: "stands in no version of the article that is here",
    Standing.UNKNOWN: "of an article that is not in this library",
}

_GOOD = frozenset({Standing.STANDS, Standing.MOVED})
_REWORDED = "worded otherwise than in the article"


def _print_verdicts(verdicts: Sequence[Verdict]) -> None:
    for one in verdicts:
        print_line(_told(one))
    if verdicts:
        bad = sum(not one.is_good for one in verdicts)
        print_line(f"{counted(len(verdicts), 'citation')}, {f'{bad} to look at' if bad else 'all stand'}")
        print_line("checked: the quoted words, and speaker and date where the citation is in korea-reader's form")


def _told(one: Verdict) -> str:
    is_reworded = one.is_worded_so is False
    said = _REWORDED if is_reworded and one.standing in _GOOD else _SAID[one.standing]
    lines = [f"line {one.line}: {said}"]
    if is_reworded and one.standing not in _GOOD:
        lines.append("  and the file words it otherwise")
    if one.words:
        lines.append(f"  {'it reads: ' if is_reworded else ''}“{one_line(one.words)}”")
    lines += [f"  {told}" for told in _otherwise(one)]
    if one.last is not None:
        when = f" ({one.last.date[:10]})" if one.last.date else ""
        since = f", replaced here on {one.last.until[:10]}" if one.last.until else ""
        lines.append(f"  last in: {one_line(one.last.title)}{when}{since}; changed in: {one_line(one.successor or '')}")
    title = f"  {one_line(one.article.title)}" if one.article is not None else ""
    lines.append(f"  {one.mark.article}{title}")
    return "\n".join(lines)


def _otherwise(one: Verdict) -> Iterator[str]:
    """Yield what else the file says otherwise, or does not say."""
    if one.words and one.is_worded_so is None:
        yield "nothing is quoted beside the mark: the file's own words are not compared"
    if one.speaker.is_so is False:
        yield f"names another speaker than the library: {one_line(one.speaker.expected)}"
    if one.date.is_so is False:
        yield f"gives another date than the library: {one_line(one.date.expected)}"


def _text_of(name: str) -> str:
    """Return the text of a file; `-` is standard input. Raises UnreadableFileError when it holds none."""
    path = Path(name)
    if name == "-":
        data = sys.stdin.buffer.read(_MOST + 1)
    elif zipfile.is_zipfile(path):
        return _unpacked(path)
    else:
        with path.open("rb") as file:
            data = file.read(_MOST + 1)
    if len(data) > _MOST:
        raise UnreadableFileError(f"{name}: larger than {_MOST // 2**20} MB; check a part of it")
    encoding = "utf-16" if data[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8"
    return data.decode(encoding, "replace")


def _unpacked(path: Path) -> str:
    """Return the text of a document of Word or OpenDocument."""
    try:
        with zipfile.ZipFile(path) as archive:
            parts = sorted({name for name in archive.namelist() if _PARTS.fullmatch(name)})
            texts = []
            for name in parts:
                with archive.open(name) as part:
                    texts.append(_PARAGRAPH_END.sub("\u2029\n", part.read(_MOST).decode("utf-8", "replace")))
    except _DAMAGED as error:
        raise UnreadableFileError(f"{path}: cannot be unpacked: {error}; save it as text") from error
    if not parts:
        raise UnreadableFileError(f"{path}: an archive without a text document in it; save it as text")
    return html.unescape(_TAG.sub("", "\n".join(texts)))
