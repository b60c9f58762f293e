"""Who published an article and who wrote it: names as written in fields, datelines and addresses, made fit to show.

An outlet keeps its own name, in its own script; only what is not part of the name is taken away.
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from index.text import one_line

_OUTLET_OF_HOST = {
    "kcna.kp": "KCNA",
    "kcna.co.jp": "KCNA",
    "rodong.rep.kp": "Rodong Sinmun",
    "uriminzokkiri.com": "Uriminzokkiri",
    "pyongyangtimes.com.kp": "The Pyongyang Times",
    "naenara.com.kp": "Naenara",
    "kcnawatch.org": "KCNA Watch",
    "en.yna.co.kr": "Yonhap",
    "yna.co.kr": "연합뉴스",
    "koreaherald.com": "The Korea Herald",
    "koreatimes.co.kr": "The Korea Times",
    "koreajoongangdaily.joins.com": "Korea JoongAng Daily",
    "english.hani.co.kr": "The Hankyoreh",
    "hani.co.kr": "한겨레",
    "chosun.com": "조선일보",
    "joongang.co.kr": "중앙일보",
    "donga.com": "동아일보",
    "khan.co.kr": "경향신문",
    "newsis.com": "뉴시스",
    "news1.kr": "뉴스1",
    "kbs.co.kr": "KBS",
    "ytn.co.kr": "YTN",
    "nknews.org": "NK News",
    "38north.org": "38 North",
    "dailynk.com": "Daily NK",
    "rfa.org": "Radio Free Asia",
    "voanews.com": "Voice of America",
    "voakorea.com": "VOA 한국어",
    "reuters.com": "Reuters",
    "apnews.com": "AP",
    "afp.com": "AFP",
    "bbc.com": "BBC",
    "bbc.co.uk": "BBC",
    "cnn.com": "CNN",
    "nytimes.com": "The New York Times",
    "washingtonpost.com": "The Washington Post",
    "wsj.com": "The Wall Street Journal",
    "theguardian.com": "The Guardian",
    "lemonde.fr": "Le Monde",
    "nhk.or.jp": "NHK",
    "kyodonews.net": "Kyodo News",
    "xinhuanet.com": "Xinhua",
    "news.cn": "Xinhua",
    "tass.com": "TASS",
}
_ADDRESS_IN_BRACKETS = re.compile(r"\s*[(\[](?:https?://)?[\w-]{1,60}(?:\.[\w-]{1,60}){1,5}/?[^()\[\]]{0,80}[)\]]\s*$")
_BARE_HOST = re.compile(r"(?:https?://)?(?:[\w-]{1,60}\.){1,5}[a-z]{2,10}(?:/\S{0,200})?$", re.IGNORECASE)
_KOREAN_AGENCY = re.compile(r"[(\[【][가-힣·,\s]{2,20}[=＝]\s?([가-힣A-Za-z0-9]{2,12})[)\]】]")
_MAIL = re.compile(r"[(<\[]?[\w.+-]{1,64}@[\w-]{1,60}(?:\.[\w-]{1,60}){1,4}[)>\]]?")
_OFFICE = re.compile(r"(?:^|\s+)\S{0,10}(?:기자|특파원|논설위원|에디터|앵커|PD)(?:입니다)?\s*$")
_BY = re.compile(r"^\s*(?:by|글|취재)\s*[:=]?\s+(?=\S)", re.IGNORECASE)
_PARTICLES = frozenset(
    ("and", "of", "the", "in", "with", "for", "de", "del", "la", "le", "van", "von", "der", "da", "di", "al")
)
_LONGEST_AUTHOR = 60
_MOST_WORDS = 8


def tidy_outlet(written: str | None) -> str:
    """Return an outlet's name without the address some crawlers put behind it; an address alone becomes a name."""
    name = one_line(written or "")[:200]
    name = _ADDRESS_IN_BRACKETS.sub("", name).strip(" *_|-·")
    if _BARE_HOST.match(name):
        return outlet_of_url(name if "//" in name else f"//{name}") or name
    return name


def outlet_of_url(url: str | None) -> str:
    """Return the outlet that publishes at the host of `url`, empty when we do not know it."""
    try:
        host = (urlsplit(url or "").hostname or "").removeprefix("www.")
    except ValueError:
        return ""
    while "." in host:
        if host in _OUTLET_OF_HOST:
            return _OUTLET_OF_HOST[host]
        host = host.partition(".")[2]
    return ""


def agency_of_korean_dateline(paragraph: str) -> str:
    """Return the agency of a dateline like `(서울=연합뉴스)`, empty without one."""
    found = _KOREAN_AGENCY.match(paragraph)
    return found[1] if found else ""


def tidy_author(written: str | None, outlet: str) -> str:
    """Return the names of the authors, joined by a comma: no addresses, no offices, not the outlet itself.

    A slogan or a sentence in place of a name, as some records have it, is no author.
    """
    stated = (written or "").strip()[:1000]
    if not stated or stated[-1] in "!?…":
        return ""
    names = dict.fromkeys(_name(part) for part in re.split(r"[\n;|,]", stated))
    return ", ".join(name for name in names if name != outlet and _may_be_name(name))


def _may_be_name(name: str) -> bool:
    words = [word for word in name.split() if word.lower() not in _PARTICLES]
    short = 0 < len(words) <= _MOST_WORDS and len(name) <= _LONGEST_AUTHOR
    return short and not any(word[0].islower() for word in words)


def _name(part: str) -> str:
    name = one_line(_BY.sub("", _MAIL.sub(" ", part)))
    return _OFFICE.sub("", name).strip(" ,=·/()")
