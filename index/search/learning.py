"""Learning what the Korean words of a library are from kiwi, an analyser that is installed apart and may be absent.

It wants 270 MB of memory and a second to start, so it is never loaded here but in a process of its own, which is asked
once about each word that stands in the index. What it says is kept in the record, and the articles for which it makes a
difference are indexed again. Search needs neither kiwi nor that process.
"""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from index import korean_words
from index.exceptions import AnalysisError, LibraryBusyError
from index.korean_words import Judged
from index.search.beginnings import NO, UNKNOWN, may_begin
from index.search.beside import Helper
from index.search.schema import FORM_FIELD
from index.search.shapes import Morpheme, judged
from index.search.tokens import LONGEST
from index.settings import set_setting, setting
from index.text import is_hangul

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from index.record import Record
    from index.search.engine import Engine
    from index.search.executor import Executor

AT_ONCE = 2_000
"""Words that the analyser is asked about at a time: a quarter of a second."""

_SETTING = "korean words"
"""The number of the rules and the revision up to which the words are known."""

_PROGRAM = """import os, sys
if hasattr(os, "nice"):
    os.nice(5)
if sys.argv[1] not in sys.path:
    sys.path.insert(0, sys.argv[1])
from index.search.learning import serve
serve()
"""


class Learnt(NamedTuple):
    """What came of it."""

    words: int
    """Words that were not known before."""

    articles: int
    """Articles that are indexed again for them."""


def unlearnt(record: Record) -> int:
    """Return how many changes of articles may have brought words that have not been judged."""
    before = setting(record, _SETTING)
    if not isinstance(before, list) or before[0] != korean_words.RULES:
        return record.revision
    return max(0, record.revision - int(before[1]))


def coverage(engine: Engine, record: Record) -> tuple[int, int]:
    """Return how many of the library's Korean words are known, and how many there are."""
    forms = _korean(engine)
    return len(forms) - len(korean_words.unknown(record, forms)), len(forms)


def learn(engine: Engine, record: Record, tell: Callable[[int, int], None] | None = None) -> Learnt:
    """Have the words judged that are not known yet, and index again where that makes a difference.

    `tell` hears how many words of how many are done. Words that were judged before an interruption stay so. Raises
    AnalysisError when the analyser is not installed or its process ends, LibraryBusyError while an import is going on.
    """
    if not korean_words.is_analyser_installed():
        raise AnalysisError("kiwipiepy is not installed; `pip install korea-reader[korean]` adds it")
    if engine.files.is_importing():
        raise LibraryBusyError(f"{record.path}: an import is going on; try again when it has finished")
    reached = record.revision
    new = korean_words.unknown(record, _korean(engine))
    with Helper(record.path.parent, _PROGRAM) as analyser:
        for done in range(0, len(new), AT_ONCE):
            some = new[done : done + AT_ONCE]
            korean_words.keep(record, _asked(analyser, some))
            if tell is not None:
                tell(done + len(some), len(new))
    learnt = Learnt(len(new), _use(engine, record))
    set_setting(record, _SETTING, [korean_words.RULES, reached + learnt.articles])
    return learnt


def _korean(engine: Engine) -> list[str]:
    """Return the Korean words as written that stand in the index."""
    forms = engine.ask(lambda executor: executor.forms(""))
    return [form for form in forms if is_hangul(form) and len(form) < LONGEST]


def _asked(analyser: Helper, forms: Sequence[str]) -> list[Judged]:
    analyser.ask(forms)
    answer = analyser.answer()
    if answer is None:
        raise AnalysisError("the analysis of Korean words has ended, perhaps for want of 300 MB of memory; try again")
    return [Judged(form, shape, lemma, tuple(map(tuple, terms))) for form, shape, lemma, terms in answer]


def _use(engine: Engine, record: Record) -> int:
    """Use what is new, and bring the index up to it; return the number of articles that were concerned."""
    new = korean_words.unused(record)
    if not new:
        return 0
    forms = [form for form, shape in new if _says_more(form, shape)]
    rows = engine.ask(lambda executor: _rows_with(executor, forms))
    korean_words.use(record, [form for form, _ in new], rows)
    korean_words.ask_also(record)
    engine.files.catch_up()
    return len(rows)


def _says_more(form: str, shape: str) -> bool:
    """Tell whether what is known of a word is other than what its syllables tell."""
    for at, mark in enumerate(shape):
        is_chance = not may_begin(form, at)
        if any(said != UNKNOWN and (said == NO) != is_chance for said in divmod(int(mark), 3)):
            return True
    return False


def _rows_with(executor: Executor, forms: Iterable[str]) -> list[int]:
    """Return the rows of the articles in which one of the words stands."""
    holds = np.zeros(executor.size, dtype=bool)
    for form in forms:
        for segment in executor.segments:
            holds[segment.postings(FORM_FIELD, form.encode()).docs] = True
    found: list[int] = np.unique(executor.rows[holds]).tolist()
    return found


# In the other process


def serve() -> None:
    """Judge the words that each line on standard input lists, in a line on standard output; end with the input."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # of the terminal: the process that started this one decides
    kiwi = _kiwi()
    for line in sys.stdin:
        answer = [judged(word, _parts(kiwi, word)) for word in json.loads(line)]
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()


def _kiwi() -> Any:
    """Load the analyser; without the names of encyclopaedias, which double its memory and change nothing here."""
    from kiwipiepy import Kiwi

    return Kiwi(num_workers=0, load_default_dict=False, load_multi_dict=False)


def _parts(kiwi: Any, word: str) -> list[Morpheme]:
    return [Morpheme(part.form, part.tag, part.start, part.len) for part in kiwi.tokenize(word)]
