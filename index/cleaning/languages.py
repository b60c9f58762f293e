"""Which language a text is in: its script first, then the commonest words of the languages in Latin script."""

from __future__ import annotations

import re

_SAMPLE = 1500
_WORD = re.compile(r"\b[^\W\d_A-Z]+\b")
_STOP_WORDS = {
    "en": "the of and to in that is for on with as by was at from it be has are this which have an were said not",
    "es": "el la de los las que del en un una por con para su al se es lo como sus fue ha sobre este esta entre",
    "fr": "le la les des et du un une est dans en pour qui que sur par au aux avec ce cette son ses pas plus été ont",
    "de": "der die das und den von zu mit dem des im auf für ist nicht ein eine als auch sich es an werden aus er hat",
    "pt": "o os as da do das dos em um uma que para com por na no se ao mais foi sua seu como pela pelo são não",
    "it": "il lo gli di che e del della dei delle per un una con nel alla sono da non si ha è anche al dal più",
}
_LANGUAGES_OF_WORD: dict[str, tuple[str, ...]] = {}
for _language, _words in _STOP_WORDS.items():
    for _word in _words.split():
        _LANGUAGES_OF_WORD[_word] = (*_LANGUAGES_OF_WORD.get(_word, ()), _language)
_SCRIPTS = (
    ("ko", re.compile("[가-힣ㄱ-ㆎ]")),
    ("ja", re.compile("[ぁ-ヺ]")),
    ("zh", re.compile("[一-鿿]")),
    ("ru", re.compile("[а-яёА-ЯЁ]")),
    ("ar", re.compile("[ء-ي]")),
)
_SURE = 4
_LIKELY = 2


def detect_language(text: str, claimed: str | None = None) -> str:
    """Return the ISO 639-1 code of the language of `text`; `claimed` decides only when the text itself cannot.

    `und` when neither tells.
    """
    sample = text[:_SAMPLE]
    language = _by_script(sample) or _by_stop_words(sample, _SURE) or _claim(claimed)
    return language or _by_stop_words(sample, _LIKELY) or "und"


def _by_script(sample: str) -> str | None:
    """Return the language of a script that holds its share of the letters; Japanese needs few kana among its kanji."""
    if sample.isascii():
        return None
    letters = sum(map(str.isalpha, sample)) or 1
    counts = {language: len(pattern.findall(sample)) for language, pattern in _SCRIPTS}
    if counts["ja"] > counts["ko"] and (counts["ja"] + counts["zh"]) * 3 > letters and counts["ja"] * 20 > counts["zh"]:
        return "ja"
    language = max(counts, key=lambda name: counts[name])
    return language if counts[language] * 3 > letters else None


def _by_stop_words(sample: str, enough: int) -> str | None:
    """Return the language that at least `enough` words show, clearly more than any other; names are left out."""
    counts = dict.fromkeys(_STOP_WORDS, 0)
    for word in _WORD.findall(sample):
        for language in _LANGUAGES_OF_WORD.get(word, ()):
            counts[language] += 1
    ranked = sorted(counts, key=lambda name: counts[name], reverse=True)
    best, second = ranked[0], ranked[1]
    return best if counts[best] >= enough and counts[best] > counts[second] else None


def _claim(claimed: str | None) -> str | None:
    code = re.match(r"[a-zA-Z]{2}(?![a-zA-Z])", (claimed or "").strip())
    return code[0].lower() if code else None
