"""Who of an English article is a woman and who a man, so that "she" and "he" mean one who can be meant.

The article says it itself (a title, kinship), a gazetteer knows it of its people, and most first names tell it. Of
whom nothing is known both may be meant.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from index.quotes.cues import lexicon

PersonOf = Callable[[str], tuple[str, bool | None] | None]
"""`name -> (full name, whether a woman)` of a person whom a gazetteer knows, the latter None where it does not say.

No name at all for what the gazetteer knows to be no person.
"""

_WOMEN = lexicon(
    """Abigail Alexandra Alice Alison Allison Amanda Amy Andrea Angela Ann Anna Anne Annie Barbara Beth Betty Brenda
    Carly Carol Caroline Catherine Charlotte Cheryl Christina Christine Cindy Claire Condoleezza Cynthia Dana Deborah
    Debbie Diana Diane Donna Dorothy Elena Elizabeth Ellen Emily Emma Erin Eva Eve Evelyn Fiona Gina Gloria Grace
    Hannah Heather Heidi Helen Hillary Hope Ivanka Jacqueline Jane Janet Jean Jeanne Jennifer Jenny Jessica Joan Joanna
    Joyce Judith Judy Julia Julie Karen Karoline Kate Katherine Kathleen Kathryn Katie Kelly Kellyanne Kimberly Kristen
    Laura Lauren Linda Lisa Lois Loretta Lori Louise Lucy Lynn Madeleine Margaret Maria Marie Marilyn Martha Mary
    Maureen Megan Melania Melissa Meredith Michelle Molly Monica Nancy Natalie Nicole Nikki Nina Nora Olga Olivia
    Pamela Patricia Paula Peggy Rachel Rebecca Renee Rose Ruth Sally Samantha Sandra Sara Sarah Sharon Sheila Sonia
    Sophia Sophie Stephanie Sue Susan Suzanne Sylvia Tammy Tara Teresa Theresa Tina Tulsi Valerie Vanessa Vera Veronica
    Victoria Virginia Wendy Yoko"""
)
_MEN = lexicon(
    """Aaron Abraham Adam Alan Albert Alexander Alfred Allen Andrei Andrew Anthony Antony Arnold Arthur Barack Ben
    Benjamin Bernard Bernie Bill Bob Boris Brad Brian Bruce Bryan Carl Charles Charlie Chris Christopher Chuck Clarence
    Colin Corey Craig Curt Curtis Dan Daniel Dave David Dean Dennis Derek Dick Dmitry Don Donald Doug Douglas Dwight Ed
    Edward Emmanuel Eric Ernest Eugene Evan Francis Frank Franklin Fred Frederick Gabriel Gary Gavin Geoffrey George
    Gerald Glenn Gordon Graham Greg Gregory Harold Harry Harvey Henry Herbert Howard Hugh Ian Igor Isaac Ivan Jack Jacob
    Jake James Jared Jason Jeb Jeff Jeffrey Jeremy Jerome Jerry Jim Jimmy Joe Joel John Jonathan Jose Joseph Joshua Juan
    Justin Keith Ken Kenneth Kevin Kurt Kyle Larry Lawrence Leon Leonard Louis Luis Luke Marc Marco Marcus Mario Mark
    Martin Matt Matthew Michael Mike Mikhail Mitch Mitt Nathan Ned Neil Newt Nicholas Nick Nikolai Norman Oliver Oscar
    Otto Patrick Paul Pete Peter Phil Philip Phillip Ralph Randy Raymond Reince Rex Richard Rick Rob Robert Roger Ron
    Ronald Ross Rudy Russell Ryan Samuel Scott Sean Sergei Seth Simon Stephen Steve Steven Stuart Ted Terry Theodore
    Thomas Tim Timothy Todd Tom Tony Travis Trevor Vernon Victor Vincent Vladimir Walter Warren Wayne William
    Zachary"""
)
_MALE = lexicon("mr sir king pope chairman spokesman prince")
_FEMALE = lexicon("mrs ms queen chairwoman spokeswoman princess")
_WOMAN = "sister|daughter|wife|mother|widow|aunt|niece|(?:spokes|chair|business|police)?woman"
_MAN = "brother|son|husband|father|uncle|nephew|(?:spokes|business|police)?man"
_CALLED_BEFORE = re.compile(rf"\b(?:({_WOMAN})|{_MAN}),?\s$")
_CALLED_AFTER = re.compile(rf",\s(?!whose|his|her|and|with|while)(?:[\w’'-]{{1,20}}\s){{0,4}}?(?:({_WOMAN})|{_MAN})\b")
_NOUN_OF_A_WOMAN = re.compile(r"\b(?:\w*woman|mother|sister|daughter|wife|widow|girl|lady|actress|queen|aunt)$")
_NOUN_OF_A_MAN = re.compile(r"\b(?:\w*(?<!wo)man|father|brother|son|husband|boy|gentleman|king|uncle|fisher)$")


def is_female(text: str, start: int, end: int) -> bool | None:
    """Return what the title and the kinship beside the name `text[start:end]` tell, None when they tell nothing."""
    title = text[start:end].split()[0].rstrip(".").lower()
    if title in _FEMALE or title in _MALE:
        return title in _FEMALE
    called = _CALLED_BEFORE.search(text, max(0, start - 20), start) or _CALLED_AFTER.match(text, end)
    return None if called is None else called[1] is not None


class Genders:
    """What one article and what is known outside it say of its people."""

    def __init__(self, person_of: PersonOf | None) -> None:
        self._person_of = person_of
        self._told: dict[str, bool] = {}
        self._known: dict[str, tuple[str, bool | None] | None] = {}

    def learn(self, name: str, *, female: bool) -> None:
        """Keep what the article says of somebody; what it says first counts."""
        self._told.setdefault(name, female)

    def person(self, name: str) -> tuple[str, bool | None] | None:
        """Return the person whom a gazetteer knows by that name, and whether that is a woman. Asked once a name."""
        if name not in self._known:
            self._known[name] = None if self._person_of is None else self._person_of(name)
        return self._known[name]

    def fits(self, name: str, *, female: bool) -> bool:
        """Tell whether "she" (or "he") can mean whoever has that name."""
        told = self._told.get(name)
        known = self.person(name)
        if known is not None and not known[0]:
            return False
        if told is None:
            told = _of_first_name(name) if known is None or known[1] is None else known[1]
        return told is None or told == female

    def noun_fits(self, noun: str, *, female: bool) -> bool:
        """Tell whether "she" (or "he") can mean "one woman", "a source"."""
        other = _NOUN_OF_A_MAN if female else _NOUN_OF_A_WOMAN
        return other.search(noun.lower()) is None


def _of_first_name(name: str) -> bool | None:
    first = name.split()[0]
    return None if " " not in name else True if first in _WOMEN else False if first in _MEN else None
