"""What each paragraph is for: the article's own text, or what the page put around it.

A paragraph shows its role by its own form (see `forms`) or by where it stands: a heading stands over a longer
paragraph, a promotion is a run of short lines that ends in a call to action.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from index.article import Role
from index.cleaning import forms

if TYPE_CHECKING:
    from collections.abc import Container

_LONGEST_HEADING = 110
_LONGEST_PROMOTION = 120
_LONGEST_RUN = 5
_LONGEST_CAPTION = 700
_LONGEST_PICTURE_LINE = 200
_LONGEST_LINE = 400
_LONGEST_CLOSING_AGENCY = 80
_LONGEST_CREDIT = 90
_SENTENCE = 60
_CREDIT_START = re.compile(r"[.!?”\")]\s+|(?=[(\[<]|자료\s?사진|캡[처쳐])")


def roles_of(paragraphs: list[str], captions: Container[int] = ()) -> list[Role]:
    """Return the role of each of the paragraphs of one article, in order; `captions` are known to be such."""
    roles = [
        Role.CAPTION if number in captions else _own_role(paragraph) for number, paragraph in enumerate(paragraphs)
    ]
    _mark_promotions(paragraphs, roles)
    _mark_closing_agency(paragraphs, roles)
    _mark_headings(paragraphs, roles)
    return roles


def is_about_the_page(paragraph: str) -> bool:
    """Return whether a paragraph is a byline or boilerplate by its own form."""
    return _own_role(paragraph) in {Role.BYLINE, Role.BOILERPLATE}


def is_caption(paragraph: str) -> bool:
    """Return whether a paragraph describes a picture: it opens like that, or ends in the credit of a photo."""
    if len(paragraph) > _LONGEST_CAPTION:
        return False
    if forms.CREDIT_ALONE.match(paragraph):
        return True
    if paragraph.startswith("▲ "):
        return paragraph.count("▲") == 1 and len(paragraph) < _LONGEST_PICTURE_LINE
    tail = paragraph[-_LONGEST_CREDIT:]
    return paragraph[0] not in '“"' and any(
        forms.CREDIT.match(tail, start.end()) for start in _CREDIT_START.finditer(tail)
    )


def _own_role(paragraph: str) -> Role:
    if len(paragraph) <= _LONGEST_LINE:
        if forms.BYLINE.match(paragraph):
            return Role.BYLINE
        if forms.BOILERPLATE.match(paragraph):
            return Role.BOILERPLATE
    return Role.CAPTION if is_caption(paragraph) else Role.BODY


def _mark_promotions(paragraphs: list[str], roles: list[Role]) -> None:
    """Mark each run of short lines without a full stop that ends in a call to action, such as to get an app."""
    for number, paragraph in enumerate(paragraphs):
        if len(paragraph) > _LONGEST_PROMOTION or not forms.CALL_TO_ACTION.search(paragraph) or _ends(paragraph):
            continue
        first = number
        while (
            first
            and number - first < _LONGEST_RUN
            and _is_line(paragraphs[first - 1])
            and roles[first - 1] is Role.BODY
        ):
            first -= 1
        roles[first : number + 1] = [Role.BOILERPLATE] * (number + 1 - first)


def _mark_closing_agency(paragraphs: list[str], roles: list[Role]) -> None:
    """Mark the closing line that names the agencies an article draws on."""
    last = next((number for number in range(len(roles) - 1, 0, -1) if roles[number] is Role.BODY), 0)
    if last and len(paragraphs[last]) < _LONGEST_CLOSING_AGENCY and forms.CLOSING_AGENCY.match(paragraphs[last]):
        roles[last] = Role.BYLINE


def _mark_headings(paragraphs: list[str], roles: list[Role]) -> None:
    """Mark short lines without a full stop that stand over a longer paragraph and not in a list of such lines."""
    own = [number for number, role in enumerate(roles) if role is Role.BODY]
    in_list = False
    for number, following in pairwise(own):
        line = _is_line(paragraphs[number])
        if line and not in_list and _stands_over(paragraphs[number], paragraphs[following]):
            roles[number] = Role.HEADING
        in_list = line and roles[number] is Role.BODY


def _is_line(paragraph: str) -> bool:
    """Return whether a paragraph is a line like a heading: short, and no sentence."""
    if len(paragraph) > _LONGEST_HEADING or paragraph[0] in "▶◀":
        return False
    return bool(forms.QUOTED_LINE.match(paragraph)) or not (
        _ends(paragraph) or forms.INTRODUCES_SPEECH.search(paragraph)
    )


def _ends(paragraph: str) -> bool:
    return bool(forms.STOP.search(paragraph))


def _stands_over(line: str, following: str) -> bool:
    longer = len(following) > 1.2 * len(line) and (len(following) > _SENTENCE or _ends(following))
    return longer and any(map(str.isalpha, line))
