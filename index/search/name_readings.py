"""How a name of a query is looked for as words, beside the mentions of whom it means.

It is the same for every spelling of a name, so that one finds what another finds. What the matcher of names has not
taken for a name is none: the letters of 평양 in 북태평양, "us" and "used" for US. Only Korean spellings that are long
enough to be nothing else are looked for inside longer words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.names import default_gazetteer
from index.names.gazetteer import our_gazetteer
from index.search.clauses import Name
from index.search.mentions import unmistakable
from index.search.tokens import tokenise
from index.search.variants import reading
from index.search.word_pairs import other_reading

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from index.search.clauses import Clause
    from index.search.variants import Reading


def written_as(name: Name) -> tuple[Reading, ...]:
    """Return how a name stands in articles in which it was not recognised; its words when it is nobody's name."""
    if name.by_id:
        return ()
    if not name.ids:
        return (reading(name.text),)
    korean = unmistakable(name.ids)
    own = (reading(word, is_literal=True) for word in _own_spellings(name.ids) if word not in korean)
    return (*(reading(word, is_literal=True, no_chance=True) for word in korean), *own)


def _own_spellings(identities: Iterable[str]) -> Iterator[str]:
    """Yield the spellings of several words that the reader has added: found before the index knows them, too."""
    for identity in identities:
        entity, ours = default_gazetteer().get(identity), our_gazetteer().get(identity)
        for spelling in entity.strong if entity is not None else ():
            if (ours is None or spelling not in ours.strong) and len(tokenise(spelling)) > 1:
                yield spelling


def in_other_words(name: Name) -> tuple[Reading, ...]:
    """Return how the words of the other half of the country for it are looked for."""
    return tuple(map(other_reading, name.words))


def length_of(clause: Clause) -> int:
    """Return how many words a name is long where it stands, in the spelling by which we know it; else 0."""
    if not isinstance(clause, Name):
        return 0
    entities = filter(None, map(default_gazetteer().get, clause.ids))
    return max((len(tokenise(entity.name.partition(" (")[0])) for entity in entities), default=0)
