"""The commands `tag` and `untag`: filing articles under words of one's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.tags import set_tags, tags_in, tags_in_use, tags_of
from index.text import one_line
from tui.commands.opening import reading
from tui.commands.output import Document, print_json, print_line, tags_text

if TYPE_CHECKING:
    import argparse

    from index.library import Library


def run(options: argparse.Namespace) -> int:
    """Change the tags of an article as the command says, and print those that it bears; without an ID all in use."""
    with reading(options.library) as library:
        if options.id is None:
            document = _all_tags(library)
        else:
            document = _changed(library, options.id, tags_in(" ".join(options.tags)), takes=options.command == "untag")
    (print_json if options.json else _print)(document)
    return 0


def _all_tags(library: Library) -> Document:
    return {"tags": [{"name": name, "articles": count} for name, count in tags_in_use(library.record)]}


def _changed(library: Library, identity: str, given: list[str], *, takes: bool) -> Document:
    row = library.record.row_of(identity)
    present = tags_of(library.record, row)
    wanted = [name for name in present if given and name not in given] if takes else [*present, *given]
    if wanted != list(present):
        set_tags(library.record, row, wanted)
    head = library.record.heads([row])[0]
    return {"id": head.id, "title": head.title, "tags": list(head.tags)}


def _print(document: Document) -> None:
    """Print the tags of one article, or those in use with their numbers of articles."""
    if "id" in document:
        print_line(f"{document['id']}  {one_line(document['title'])}")
        print_line(f"  {tags_text(document['tags']) or 'no tags'}")
        return
    for tag in document["tags"]:
        print_line(f"{tag['articles']:>7,}  #{one_line(tag['name'])}")
