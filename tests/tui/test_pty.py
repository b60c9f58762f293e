"""The real program on a real pty: starting, ending in every way, Hangul, and hostile text that must stay text.

`run_test` draws nothing, so that only here is seen what reaches a terminal.
"""

from __future__ import annotations

import base64
import json
import os
import re
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from index.library import Library
from tests.tui.terminal import Terminal

if TYPE_CHECKING:
    from collections.abc import Sequence

PROJECT = Path(__file__).parents[2]

MARK = "kr-hostile"
"""Stands in every hostile sequence and nowhere else."""

ATTACKS = {
    "title of the window": f"\x1b]0;{MARK}\x07",
    "clipboard": f"\x1b]52;c;{base64.b64encode(MARK.encode()).decode()}\x07",
    "link": f"\x1b]8;;https://{MARK}.example\x1b\\press\x1b]8;;\x1b\\",
    "image": f"\x1b]1337;File=name={MARK}:AAAA\x07",
    "colour and clearing": "\x1b[31m\x1b[2J\x1b[H\x1b[?1049l\x1bc",
    "device": f"\x1bP+q{MARK}\x1b\\",
    "C1": f"\x9b31m\x9d0;{MARK}\x9c\x90{MARK}\x9c\x85",
    "bidi": "\u202e\u2066\u2067\u2068\u2069\u202a\u202b\u202c\u202d\u200e\u200f\u061c",
    "C0": "\x00\x07\x08\x0b\x0c\x0e\x0f\x7f",
    "zero width": "a\u200bb\u2060c\ufeffd\u00ade",
    "markup": "[bold]b[/b] [/] [@click=app.quit]quit[/] [link=https://x.example]l[/link] [$error]e[/] [red",
    "separators": "\u2028\u2029",
}
ALL = " ".join(ATTACKS.values())
IN_A_SENTENCE = " ".join(ATTACKS[name] for name in ("clipboard", "link", "bidi", "markup"))
FORBIDDEN = re.compile("[\u0080-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u2028\u2029\x00\x0b\x0c\x7f]")
_MARKED = re.compile(rf"\x1b(?:\][^\x07\x1b]*|P[^\x1b]*){MARK}")


def environment(home: Path, **more: str) -> dict[str, str]:
    """Return all that the program gets to know of the machine."""
    return {
        "PATH": os.environ.get("PATH", "/usr/bin:/bin"),
        "HOME": str(home),
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        "LANG": "C.UTF-8",
        "PYTHONPATH": str(PROJECT),
        "TEXTUAL_ANIMATIONS": "none",
        **more,
    }


def started(library: Path, *arguments: str, size: tuple[int, int] = (80, 24), **more: str) -> Terminal:
    """Start the reader on `library`."""
    command = [sys.executable, "-m", "tui", "--library", str(library), *arguments]
    return Terminal(command, environment(library.parent / "home", **more), size)


def quit_from_list(terminal: Terminal) -> None:
    """Quit with the key for it, and see the terminal given back."""
    terminal.type("q")
    assert terminal.until_ended() == 0
    assert_restored(terminal)


def assert_restored(terminal: Terminal) -> None:
    """See the other screen left, mouse and pasting off, the cursor shown; echo and lines as before."""
    written = terminal.decoded()
    for on, off in (("\x1b[?1049h", "\x1b[?1049l"), ("\x1b[?1000h", "\x1b[?1000l"), ("\x1b[?2004h", "\x1b[?2004l")):
        assert written.rfind(off) > written.rfind(on) >= 0, off
    assert written.rfind("\x1b[?25h") > written.rfind("\x1b[?25l")
    assert terminal.modes == terminal.modes_before


# Starting and ending


def test_start_search_open_and_quit(empty_library: Path) -> None:
    with started(empty_library) as terminal:
        terminal.until_shown(r"1/\d\d")
        terminal.type("/satellite")
        terminal.until_shown(r"\b[1-9] articles")
        terminal.type("\r")
        terminal.until_shown(r"\d match")
        terminal.type("n")
        terminal.until_shown(r"match 1/\d")
        terminal.type("q")
        terminal.until_shown("q Quit")
        quit_from_list(terminal)


@pytest.mark.parametrize("name", ["dumb", "unknown", "DUMB"])
def test_a_terminal_without_a_screen_is_refused_in_one_line(empty_library: Path, name: str) -> None:
    with started(empty_library, size=(100, 30), TERM=name) as terminal:
        assert terminal.until_ended() == 1
        assert re.fullmatch(rf"korea-reader: a terminal “{name}”[^\r\n]*\r\n", terminal.decoded())
        assert terminal.modes == terminal.modes_before


@pytest.mark.parametrize("name", ["xterm", "no-such-terminal", ""])
def test_any_other_terminal_is_drawn_on(empty_library: Path, name: str) -> None:
    with started(empty_library, TERM=name) as terminal:
        terminal.until_shown(r"1/\d\d")
        quit_from_list(terminal)


def test_the_keyboard_mode_that_loses_hangul_is_not_asked_for(empty_library: Path) -> None:
    with started(empty_library) as terminal:
        terminal.until_shown(r"1/\d\d")
        quit_from_list(terminal)
        assert "\x1b[>1u" not in terminal.decoded()


def test_hangul_that_is_typed_finds_korean_articles(empty_library: Path) -> None:
    with started(empty_library) as terminal:
        terminal.until_shown(r"1/\d\d")
        terminal.type("/")
        terminal.until_shown("esc")
        for syllable in "김정은":
            terminal.type(syllable)
        terminal.until_shown("김정은.*\n.*Kim Jong Un")
        terminal.until_shown("(북방|한강)")
        terminal.type("\x1b")
        terminal.until_shown("q Quit")
        quit_from_list(terminal)


def test_korean_keys_work_without_switching_the_input_method(empty_library: Path) -> None:
    with started(empty_library) as terminal:
        terminal.until_shown(r"1/\d\d")
        terminal.type("ㅓ")
        terminal.until_shown(r"2/\d\d")
        terminal.type("ㅂ")
        assert terminal.until_ended() == 0


def test_ctrl_c_leaves_a_whole_terminal(empty_library: Path) -> None:
    """Ctrl+C copies or says how to quit; it must never end the program halfway."""
    with started(empty_library) as terminal:
        terminal.until_shown(r"1/\d\d")
        terminal.type("\x03")
        terminal.until_shown("[Qq]uit")
        terminal.type("\x11")
        assert terminal.until_ended() == 0
        assert_restored(terminal)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_leaves_terminal_and_library_sound(own_library: Path, number: int) -> None:
    with started(own_library) as terminal:
        terminal.until_shown(r"1/\d\d")
        terminal.type("m")
        terminal.until_shown("★")
        terminal.signal(number)
        terminal.until_ended()
        if number == signal.SIGTERM:
            assert_restored(terminal)
    with Library(own_library) as library:
        assert library.record.count() > 20
        assert any(head.is_bookmarked for head in library.record.heads(library.record.rows_by_date(oldest_first=False)))
    with started(own_library) as terminal:
        terminal.until_shown(r"1/\d\d")
        quit_from_list(terminal)


@pytest.mark.parametrize("broken", ["a file", "not a database"])
def test_a_library_that_cannot_be_opened_is_told_in_one_line(tmp_path: Path, broken: str) -> None:
    library = tmp_path / "library"
    if broken == "a file":
        library.write_text("")
    else:
        library.mkdir(mode=0o700)
        (library / "record.sqlite").write_bytes(b"no database" * 1000)
    with started(library) as terminal:
        assert terminal.until_ended() == 1
        assert_restored(terminal)
        after = terminal.decoded().rpartition("\x1b[?1049l")[2]
        said = re.sub(r"\x1b\[[0-?]*[@-~]", "", after).strip()
        assert said.startswith("korea-reader: ")
        assert str(library) in said.replace("\r\n", "")
        assert "Traceback" not in said


def test_without_a_terminal_the_help_is_printed(empty_library: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tui", "--library", str(empty_library)],
        env=environment(empty_library.parent),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0
    assert "korea-reader" in done.stdout
    assert "\x1b" not in done.stdout


def test_the_console_script_starts_the_reader(empty_library: Path) -> None:
    script = shutil.which("korea-reader", path=str(Path(sys.executable).parent))
    if script is None:
        pytest.skip("korea-reader is not installed in this environment")
    with Terminal([script, "--library", str(empty_library)], environment(empty_library.parent / "home")) as terminal:
        terminal.until_shown(r"1/\d\d")
        quit_from_list(terminal)


# Hostile text


def hostile_files(folder: Path) -> Sequence[Path]:
    """Write articles whose every field attacks; two of them on the same event, so that they can be compared."""
    folder.mkdir()
    words = f"“We will {IN_A_SENTENCE} launch the rocket of {MARK} again on May 31,”"
    quote = f"{words} said Kim Jong Un {IN_A_SENTENCE}, KCNA reported."
    body = (
        f"The rocket {ALL} flew 350 kilometres over the sea near the harbour of Wonsan on May 31.\n\n{quote}\n\n"
        f"{ATTACKS['markup']} The launch pad was repaired within 12 days, the harbour office {ALL} said.\n"
    )
    plain = folder / f"a {MARK}\x1b]0;{MARK}\x07\x9b31m\u202e[b].txt"
    plain.write_text(f" date 2023-05-31 Rocket {ALL} flies near Wonsan\n\n{body}", encoding="utf-8")
    other = folder / "b.txt"
    other.write_text(
        f" date 2023-06-01 Rocket {ATTACKS['markup']} falls near Wonsan {ALL}\n\n"
        + body.replace("350", "380").replace("12 days", "15 days"),
        encoding="utf-8",
    )
    fields = folder / "c.jsonl"
    record = {
        "title": f"Ferry {ALL}",
        "text": body.replace("rocket", "ferry"),
        "source": f"Out{ALL}let",
        "author": f"Au{ALL}thor",
        "url": f"https://example.org/{ALL}",
        "date": f"2023-06-02{ATTACKS['C1']}",
    }
    fields.write_text(json.dumps(record, ensure_ascii=True), encoding="utf-8")
    long = folder / "d.txt"
    long.write_text(f" date 2023-06-03 A long line\n\n{'harbour ' * 250_000}{ALL}\n", encoding="utf-8")
    return [plain, other, fields, long]


@pytest.fixture
def hostile_library(tmp_path: Path) -> Path:
    """Return a library of hostile articles."""
    with Library(tmp_path / "hostile-library") as library:
        report = library.add(hostile_files(tmp_path / "hostile"))
        assert len(report.added) == 4, report
    return tmp_path / "hostile-library"


def assert_harmless(terminal: Terminal) -> None:
    """Nothing that the texts say was obeyed by, or even reached, the terminal."""
    written = terminal.decoded()
    assert _MARKED.search(written) is None
    found = FORBIDDEN.search(written)
    assert found is None, repr(written[max(0, found.start() - 40) : found.end() + 40])
    assert b"\x1b]8;" not in terminal.written
    assert b"\x1bc" not in terminal.written
    assert b"\x1b]0;" not in terminal.written
    assert b"\x1b]1337" not in terminal.written
    assert "\x1b[2J" not in written.replace("\x1b[?1049h", "")


def test_hostile_articles_stay_text_wherever_they_are_shown(hostile_library: Path) -> None:
    with started(hostile_library, size=(100, 30)) as terminal:
        terminal.until_shown("1/4")
        terminal.until_shown(r"\[/b\]")
        terminal.type("/rocket")
        terminal.until_shown("2 articles")
        terminal.type("\r")
        terminal.until_shown(r"\d match")
        terminal.until_shown(r"\[@click=app.quit\]quit\[/\]")
        for key in ("n", "n", "'", "j", "k", "\r", "z", "z", "h", "v", "y"):
            terminal.type(key)
            terminal.read()
        terminal.until_shown("Copied the selection")
        terminal.type("=")
        terminal.until_shown("linked passages")
        for key, shown in (("n", "≠ 1/"), ("]", "both have"), ("w", "linked passages"), ("=", "other coverage|linked")):
            terminal.type(key)
            terminal.until_shown(shown)
        terminal.type("q")
        terminal.until_shown("q Back")
        terminal.type("q")
        terminal.until_shown("q Quit")
        terminal.type("/ferry\r")
        terminal.until_shown("Outlet|Out")
        terminal.type("o")
        terminal.read()
        terminal.type("q")
        terminal.until_shown("q Quit")
        quit_from_list(terminal)
        assert_harmless(terminal)


def test_only_our_own_copying_reaches_the_clipboard_and_what_is_copied_is_clean(hostile_library: Path) -> None:
    with started(hostile_library) as terminal:
        terminal.until_shown("1/4")
        terminal.type("/rocket")
        terminal.until_shown("2 articles")
        terminal.type("\r")
        terminal.until_shown(r"\d match")
        assert b"\x1b]52;" not in terminal.written
        terminal.type("'y")
        terminal.until_shown("Copied the quotation")
        terminal.type("qq")
        assert terminal.until_ended() == 0
        assert_harmless(terminal)
        copies = re.findall(rb"\x1b\]52;c;([A-Za-z0-9+/=]*)\x07", terminal.written)
        assert len(copies) == 1
        copied = base64.b64decode(copies[0]).decode()
        assert MARK in copied
        assert "\x1b" not in copied
        assert not FORBIDDEN.search(copied)


def test_a_line_of_two_megabytes_opens_scrolls_and_closes(hostile_library: Path) -> None:
    with started(hostile_library) as terminal:
        terminal.until_shown("1/4")
        terminal.until_shown("A long line")
        terminal.type("\r")
        terminal.until_shown("1087 min")
        terminal.type("G")
        terminal.until_shown("100 %")
        terminal.type("q")
        terminal.until_shown("q Quit")
        quit_from_list(terminal)
        assert_harmless(terminal)


def test_hostile_names_are_harmless_while_they_are_added(empty_library: Path, tmp_path: Path) -> None:
    """Files that cannot be read are told by name: in the reader, and on the command line."""
    folder = tmp_path / "names"
    folder.mkdir()
    (folder / f"x\x1b]0;{MARK}\x07\x9b[@click=app.quit][b]\u202e.txt").write_bytes(b"")
    (folder / "good.txt").write_text(" date 2023-05-31 A pier\n\nThe pier was painted on Monday, a neighbour said.\n")
    with started(empty_library, str(folder)) as terminal:
        terminal.until_shown("1 skipped")
        terminal.until_shown("A pier")
        quit_from_list(terminal)
        assert_harmless(terminal)
