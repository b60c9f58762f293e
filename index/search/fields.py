"""What may stand before a colon, and what becomes of the value behind it."""

from __future__ import annotations

from index.search.clauses import Added, Clause, Dates, Language, Or, Said, Source, State, Tagged
from index.search.dates import parse_dates, why_no_dates
from index.tags import tags_in

FIELDS = ("title", "source", "lang", "date", "is", "tag", "added", "speaker", "via", "quote", "name")
"""What may stand before a colon."""

OF_WORDS = frozenset({"title", "quote", "name"})
"""The fields whose value is words to look for."""

STATES = ("read", "unread", "bookmarked", "quoting")
"""What an article may be for `is:`."""

MOST_DATES = 100
"""Dates that one `date:` may list."""

_MEANT = {"outlet": "source", "paper": "source", "language": "lang", "said": "speaker", "by": "speaker", "day": "date"}
"""Other words for our fields."""

_LANGUAGES = frozenset(
    """aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo
    es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg
    ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn
    no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta
    te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu und""".split()  # noqa: SIM905 - as a list it takes 190 lines
)
"""The codes of ISO 639-1, and `und` for articles whose language is not known."""


def filter_by(name: str, value: str, start: int, end: int, *, is_typing: bool = False) -> tuple[Clause | None, str]:
    """Return the clause for `name:value` and what is wrong with the value; empty when nothing is.

    `name` is one of `FIELDS` and not of `OF_WORDS`; `start` and `end` are the clause's place. With `is_typing`
    the last tag may be unfinished. Without a clause the value asks for nothing.
    """
    values = tuple(part.strip().casefold() for part in value.split(",") if part.strip())
    match name:
        case "source":
            return (Source(values, start, end) if values else None), ""
        case "speaker" | "via":
            return (Said(name, values, start, end) if values else None), ""
        case "lang":
            return _language(values, start, end)
        case "is":
            return _state(values, start, end)
        case "tag":
            return _tagged(values, start, end, is_typing=is_typing)
    kind = Added if name == "added" else Dates
    return _dates(kind, values or (value,), start, end)


def _tagged(values: tuple[str, ...], start: int, end: int, *, is_typing: bool) -> tuple[Clause | None, str]:
    names = [f"{tag}*" if value.endswith("*") else tag for value in values for tag in tags_in(value)]
    if not names:
        return None, "tag: needs a tag: a word of letters or figures"
    if is_typing and not names[-1].endswith("*"):
        names[-1] += "*"
    return Tagged(tuple(names), start, end), ""


def _dates(kind: type[Dates | Added], values: tuple[str, ...], start: int, end: int) -> tuple[Clause | None, str]:
    """Return a clause for any of some dates; those that are none are left out."""
    spans = [(value, parse_dates(value)) for value in values[:MOST_DATES]]
    known = tuple(kind(*span, value, start, end) for value, span in spans if span is not None)
    wrong = next((why_no_dates(value) for value, span in spans if span is None), "")
    if len(values) > MOST_DATES:
        wrong = f"only {MOST_DATES} dates are read"
    return (None if not known else known[0] if len(known) == 1 else Or(known)), wrong


def _language(codes: tuple[str, ...], start: int, end: int) -> tuple[Clause | None, str]:
    known = tuple(code for code in codes if code in _LANGUAGES)
    wrong = "" if len(known) == len(codes) else "no such language: lang: takes codes such as en and ko"
    return (Language(known, start, end) if known else None), wrong


def _state(values: tuple[str, ...], start: int, end: int) -> tuple[Clause | None, str]:
    if len(values) == 1 and values[0] in STATES:
        return State(values[0], start, end), ""
    return None, f"is: knows {', '.join(STATES[:-1])} and {STATES[-1]}"


def meant_field(name: str) -> str:
    """Return the field that somebody who wrote `name` may have meant; empty when none is near."""
    from difflib import get_close_matches

    return _MEANT.get(name) or next(iter(get_close_matches(name[:20], FIELDS, n=1)), "")


def why_no_field(name: str) -> str:
    """Return what to say of a field that there is not."""
    meant = meant_field(name)
    if meant:
        return f"no field “{name}:”; did you mean {meant}:?"
    known = ", ".join(f"{field}:" for field in FIELDS)
    return f"no field “{name}:”; there are {known}; in quotation marks a colon means nothing"
