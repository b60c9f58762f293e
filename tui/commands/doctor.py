"""The command `doctor`: whether record, index and names are sound, and mending what can be mended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.import_progress import pending_imports
from index.korean_words import is_analyser_installed
from index.library import Library
from index.names import own_problems
from index.text import one_line
from tui.commands.output import Document, print_json, print_line

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator


def run(options: argparse.Namespace) -> int:
    """Print what is wrong; 1 when something is."""
    with Library(options.library) as library:
        document = _document(library, repair=options.repair)
    if options.json:
        print_json(document)
    else:
        _print(document)
    return 0 if document["ok"] else 1


def _document(library: Library, *, repair: bool) -> Document:
    """Return what is wrong with a library, repaired first where that is asked for and possible."""
    problems = [
        {"what": problem, "where": str(library.record.path), "repair": "restore this file from a backup"}
        for problem in library.record.problems()
    ]
    files = library.engine.files
    is_importing = files.is_importing()
    if not is_importing:
        problems.extend(_mendable(library, repair=repair and not problems))
    problems.extend(_names_not_used())
    return {
        "ok": not problems,
        "articles": library.record.count(),
        "indexed": files.count(),
        "importing": is_importing,
        "korean": _korean(library, is_sound=not problems and not is_importing),
        "problems": problems,
    }


def _mendable(library: Library, *, repair: bool) -> Iterator[Document]:
    """Yield what is wrong with the index and with earlier imports; both are unfinished while one is going on."""
    files = library.engine.files
    if repair:
        files.rebuild()
    why = files.check()
    if why:
        yield {"what": why, "where": str(files.path), "repair": "korea-reader doctor --repair"}
    for path in pending_imports(library.record):
        yield {"what": "an import was interrupted", "where": path, "repair": "korea-reader add --resume"}


def _korean(library: Library, *, is_sound: bool) -> Document:
    """Return whether Korean words can be analysed, and how many of those in a sound index have been."""
    known, words = library.korean_coverage() if is_sound else (None, None)
    return {"installed": is_analyser_installed(), "analysed": known, "words": words}


def _names_not_used() -> Iterator[Document]:
    """Yield what is wrong with the reader's own names."""
    for problem in own_problems():
        what = f"a name is not used: {problem.message}"
        yield {"what": what, "where": problem.place, "repair": "mend or remove the line"}


def _print(document: Document) -> None:
    print_line(f"{document['articles']:,} articles, {document['indexed']:,} in the search index")
    if document["korean"]["words"]:
        print_line(_told_of_korean(document["korean"]))
    for problem in document["problems"]:
        print_line(f"- {one_line(problem['what'])}: {one_line(problem['where'])}")
        print_line(f"  to repair: {one_line(problem['repair'])}")
    if document["importing"]:
        print_line("an import is going on; ask again when it has finished to have the index checked")
    elif document["ok"]:
        print_line("nothing is wrong")


def _told_of_korean(korean: Document) -> str:
    known, words = korean["analysed"], korean["words"]
    told = f"{known:,} of {words:,} Korean words analysed"
    if not korean["installed"]:
        return f"{told}; kiwipiepy is not installed, and not needed"
    return told if known == words else f"{told}; `korea-reader korean` analyses the others"
