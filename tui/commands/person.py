"""The command `person`: who somebody is, when articles name them, and what they said."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from index.article import date_key
from index.exceptions import NamesError
from index.names.lookup import told_role
from index.search.person import who_is
from index.search.recognition import bearers
from index.text import one_line
from tui.commands.opening import reading
from tui.commands.output import Document, counted, print_json, print_line
from tui.commands.quotes import placed, print_quotes

if TYPE_CHECKING:
    import argparse

    from index.library import Library
    from index.record import Head
    from index.search.person import Person, Who


def run(options: argparse.Namespace) -> int:
    """Print what the library knows of somebody."""
    with reading(options.library) as library:
        who = _meant(one_line(" ".join(options.words)))
        document = _document(library, library.person(who), options.limit)
    if options.json:
        print_json(document)
    else:
        _print(document)
    return 0


def _meant(name: str) -> Who:
    """Return who is called so. Raises NamesError when that are several."""
    ids = bearers(name)
    if len(ids) > 1:
        raise NamesError(f"{name} is several: say {' or '.join(ids)}")
    return who_is(name, ids[0] if ids else None)


def _document(library: Library, person: Person, limit: int | None) -> Document:
    *_, found = library.said_by(person.who)
    said = sorted(found.quotations, key=lambda one: -date_key(one.head.date.value))
    heads = library.record.heads(person.rows[:limit])
    last, entity = person.last, person.who.entity
    return {
        "name": person.who.name,
        "id": entity.id if entity is not None else None,
        "type": entity.type if entity is not None else None,
        "spellings": list(entity.spellings) if entity is not None else [person.who.name],
        "description": entity.desc if entity is not None else "",
        "as_of": person.as_of,
        "roles": [
            {
                "role": role.titles[0],
                "country": role.country,
                "from": role.since,
                "to": role.until,
                "is_held": is_held,
                "told": told_role(role),
            }
            for role, is_held in person.held()
        ],
        "named": {
            "articles": len(person.rows),
            "from": person.first.date.value if person.first is not None else None,
            "to": last.date.value if last is not None else None,
            "month": [list(pair) for pair in person.months],
            "source": [list(pair) for pair in person.outlets],
        },
        "days_unseen": person.days_unseen(datetime.datetime.now().astimezone().date()),
        "quoted": len(said),
        "quotes": [placed(library, one.head.row, one.quote) for one in said[:limit]],
        "articles": [_article(head) for head in heads],
    }


def _article(head: Head) -> Document:
    return {"id": head.id, "title": head.title, "date": head.date.value, "source": head.source}


def _print(document: Document) -> None:
    print_line(f"{' = '.join(document['spellings'])}{f'  [{kind}]' if (kind := document['type']) else ''}")
    if document["description"]:
        print_line(f"  {document['description']}")
    for role in document["roles"]:
        held = f", held on {document['as_of'][:10]}" if role["is_held"] else ""
        print_line(f"  {role['told']}{f' ({country})' if (country := role['country']) else ''}{held}")
    named, days = document["named"], document["days_unseen"]
    times = f" from {named['from'][:10]} to {named['to'][:10]}" if named["to"] else ""
    print_line(f"named in {counted(named['articles'], 'article')}{times}; quoted {counted(document['quoted'], 'time')}")
    if named["to"]:
        ago = "" if days is None else f", {counted(days, 'day')} before today"
        print_line(f"last seen {named['to'][:10]}{ago}")
    print_line("  ".join(f"{name or 'unknown outlet'} {count:,}" for name, count in named["source"]))
    print_line("  ".join(f"{month} {count:,}" for month, count in named["month"]))
    for article in document["articles"]:
        date = (article["date"] or "undated")[:10]
        print_line(f"{article['id']}  {date:10}  {one_line(article['title'])}")
    print_line("")
    print_quotes({"total": document["quoted"], "quotes": document["quotes"]})
