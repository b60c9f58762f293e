"""Tricky inputs that several tests share: what crawlers, editors and attackers leave in files.

Every text here was written for these tests. `HARMLESS` must import; `UNREADABLE` must be turned down with a reason;
`HOSTILE` must import without a crash and without any character that could steer a terminal.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

ENGLISH = (
    "The ferry to the island will sail twice a day from next month, the harbour office in Wonsan said on Tuesday.\n"
    "\n"
    "“We have waited for this since the storm,” said Ri Song Chol, who mends nets on the pier. He asked whether the\n"
    "fare would stay the same, and nobody on the pier could tell him.\n"
)
KOREAN = (
    "원산항 려객선이 다음달부터 하루에 두번씩 섬으로 다니게 된다고 항만 사무소가 화요일에 밝혔다.\n"
    "\n"
    "부두에서 그물을 손질하던 리성철은 “폭풍이 지나간 뒤로 이날을 기다려 왔다”고 말하였다. 그러나 배삯이 그대로인지에 "
    "대해서는 부두에 있는 누구도 대답하지 못하였다. 사무소는 시간표를 이번 주 안으로 붙이겠다고 하였다.\n"
)
TITLE = "Ferry to sail twice a day"
KOREAN_TITLE = "려객선 하루 두번 다닌다"


@dataclass(frozen=True, slots=True)
class Tricky:
    """A file with its difficulty."""

    name: str
    """The file's name; its suffix chooses the reader."""

    content: bytes
    about: str
    """What is difficult about it."""

    def write(self, folder: Path) -> Path:
        """Write the file into `folder` and return its path."""
        path = folder / self.name
        path.write_bytes(self.content)
        return path


def _text(name: str, text: str, about: str) -> Tricky:
    return Tricky(name, text.encode("utf-8"), about)


ENCODINGS = (
    "utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "cp949", "johab", "iso2022_kr",
)  # fmt: skip
"""Encodings of Korean text that are told apart without being told."""

HARMLESS = (
    _text("fused.txt", f" date 2019-05-07 {TITLE}\n\n{ENGLISH}", "the header is fused with the title"),
    _text("epoch.txt", f"1557203696 {TITLE}\n\n{TITLE}\n\n{ENGLISH}", "an epoch, and the title twice"),
    _text("korean.txt", f"{KOREAN_TITLE}\n\n{KOREAN}", "no header"),
    Tricky("latin.txt", f"{TITLE}\n\nA café on the pier – “Chez Ri” – opened.\n".encode("cp1252"), "cp1252"),
    Tricky("carriage.txt", f"{TITLE}\n\n{ENGLISH}".replace("\n", "\r").encode(), "line ends of old Macs"),
    Tricky("halfway.txt", f"{KOREAN_TITLE}\n\n{KOREAN}".encode()[:-12] + b"\xff\xfe\x80 end.", "a few invalid bytes"),
    _text("decomposed.txt", "\u1112\u1161\u11ab\u1100\u1173\u11af \u110c\u1166\u1106\u1169\u11a8\n\n" + KOREAN, "NFD"),
)
UNREADABLE = (
    Tricky("empty.txt", b"", "nothing"),
    Tricky("only_bom.txt", b"\xef\xbb\xbf", "a byte order mark and nothing else"),
    _text("only_header.txt", " date 2019-05-07 \n", "a header and nothing else"),
    _text("only_title.txt", f"date 2019-05-07 {TITLE}\n", "a title and nothing else"),
    _text(
        "only_advertisement.txt", f"date 2019-05-07 {TITLE}\n\nAdvertisement\n\n광고\n", "no text but advertisements"
    ),
    _text("placeholder.jsonl", '{"title": "Ferry", "content": "<4120 chars>"}\n', "a placeholder in place of the text"),
    _text("invisible.txt", "\u200b\u2060\ufeff\n\n\u202e\n", "nothing but invisible characters"),
)
HOSTILE = (
    _text("escape.txt", f"\x1b[31m{TITLE}\x1b[0m\n\n\x1b]0;pwned\x07{ENGLISH}\x1b[2J\x1b[Hgone\n", "escape sequences"),
    _text("c1.txt", f"{TITLE}\x9b31m\n\nThe \x85harbour\x90 office\x9c said so on Tuesday.\n", "C1 controls"),
    _text("nul.txt", f"{TITLE}\n\nThe har\x00bour off\x07ice said\x08 so on Tuesday.\n", "NUL, BEL and backspace"),
    _text("bidi.txt", f"{TITLE}\n\nThe \u202eecivres\u202c is \u2066safe\u2069, the office said.\n", "bidi controls"),
    _text(
        "markup.txt", f"[bold red]{TITLE}[/b]\n\n[@click=app.quit]Press[/] the button, [link=x]it said[/].\n", "markup"
    ),
    _text(
        "entities.txt", f"{TITLE}\n\nThe office &#27;[31m said &amp;lt;b&amp;gt; so &#x202e; on Tuesday.\n", "entities"
    ),
    _text(
        "zero_width.txt",
        f"{TITLE}\n\nKim\u200b Jong\u00a0Un\u2060 spoke of the har\u00adbour.\n",
        "invisible characters",
    ),
    _text(
        "digits.txt", f"{TITLE}\n\nThe office said &#{'9' * 6000}; and no more.\n", "a number that Python will not read"
    ),
    _text(
        "deep.json",
        '{"text": ' + "[" * 5000 + "]" * 5000 + "}\n" + '{"title": "Ferry", "text": "It sails."}',
        "nesting",
    ),
    _text("surrogate.jsonl", '{"title": "F\\ud800erry", "text": "It \\udfff sails on Tuesday."}\n', "lone surrogates"),
)


def long_line(megabytes: int = 2) -> Tricky:
    """Return a file of one line of that many megabytes."""
    sentence = "The harbour office said on Tuesday that the ferry would sail twice a day and nobody asked why. "
    return _text(
        "long_line.txt", f"1557203696 {TITLE}  " + sentence * (megabytes * 1_000_000 // len(sentence)), "one line"
    )


def superlinear() -> dict[str, str]:
    """Bodies of 200,000 characters that make careless patterns take minutes, by what they repeat."""
    size = 200_000
    units = {
        "blanks": " ",
        "commas": ", ",
        "quotes": '"',
        "brackets": "[",
        "tags": "<br ",
        "dashes": "-----x",
        "marks": "\u0301\u0323",
        "entities": "&amp;",
        "escapes": "\x1b[",
        "glue": 'word."The ',
        "bullets": "a■ b",
        "addresses": "a@b.c ",
        "notes": "(ATTN: x)",
        "title": f"{TITLE} ",
        "hangul": "말했다.그는 ",
        "lines": "a line\n",
        "tags of words": " #a",
    }
    return {name: f"{TITLE}\n\nb{unit * (size // len(unit))}x" for name, unit in units.items()}
