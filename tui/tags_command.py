"""The commands `tag` and `untag`: filing articles under words of one's own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from index.tags import set_tags, tags_in, tags_in_use, tags_of
from tui import printing

if TYPE_CHECKING:
    import argparse

    from index.library import Library


def print_tagged(library: Library, options: argparse.Namespace) -> int:
    """Change the tags of an article as the command says, and print those that it bears; without an ID all in use."""
    if options.id is None:
        document = _all_tags(library)
    else:
        document = _changed(library, options.id, tags_in(" ".join(options.tags)), takes=options.command == "untag")
    (printing.print_json if options.json else printing.print_tags)(document)
    return 0


def _all_tags(library: Library) -> dict[str, Any]:
    return {"tags": [{"name": name, "articles": count} for name, count in tags_in_use(library.record)]}


def _changed(library: Library, identity: str, given: list[str], *, takes: bool) -> dict[str, Any]:
    row = library.record.row_of(identity)
    present = tags_of(library.record, row)
    wanted = [name for name in present if given and name not in given] if takes else [*present, *given]
    if wanted != list(present):
        set_tags(library.record, row, wanted)
    head = library.record.heads([row])[0]
    return {"id": head.id, "title": head.title, "tags": list(head.tags)}
