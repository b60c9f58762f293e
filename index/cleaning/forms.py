"""The forms of lines that are not the article's own words: bylines, credits, advertisements, notices, calls.

Each is the form of a whole short line or of its opening. None is the words of one article: "Also read" opens an
advertisement with a colon or in title case, and a sentence otherwise.
"""

from __future__ import annotations

import re

AGENCIES = (
    r"(?:KCNA|KNS|KRT|Rodong Sinmun|Yonhap|AFP|AP|EPA|Reuters|Getty(?: Images)?"
    r"|TASS|Sputnik|Kyodo|Xinhua|dpa|EFE|ANSA|UPI)"
)
MAIL = r"[\w.+-]{1,64}@[\w-]{1,60}(?:\.[\w-]{1,60}){1,4}"

_ADVERTISEMENT = (
    (
        r"(?:-+\s*)?(?:advertisements?|sponsored(?:\s+content)?|promoted|publicit[ée]|publicidad|annonce|광고)"
        r"(?:\s*[-–—:].{0,60})?\s*$"
    ),
    r"story\s+continues\s+below.{0,40}$",
    r"\[\s?(?:광고|AD)\s?\]",
)
_OTHER_ARTICLES = (
    (
        r"(?:also\s+read|read\s+(?:also|more|next)|see\s+also|related(?:\s+(?:articles?|stories|news|coverage))?"
        r"|more\s+on\s+this|more\s+from\s.{1,40}|recommended|lire\s+aussi|lea\s+tambi[ée]n|lesen\s+sie\s+auch)"
        r"\s*(?:[:：»>–—|]|$)"
    ),
    r"(?-i:(?:Also\s+[Rr]ead|Read\s+(?:[Aa]lso|More)|ALSO\s+READ|READ\s+(?:ALSO|MORE))\s+(?=[\"“‘'A-Z])(?!.*[^.]\.$))",
    (
        r"(?:관련\s?기사|관련\s?뉴스|추천\s?기사|함께\s?(?:보면|읽으면|읽기|보기|읽을).{0,20}|많이\s?본\s?(?:기사|뉴스)|이\s?시각\s?주요\s?뉴스)"
        r"\s*(?:[:：▶>\]】]|$)"
    ),
    r"\[\s?관련\s?(?:기사|뉴스)\s?\]",
    r"(?:this\s+)?article\s+(?:is\s+)?reserved\s+for\s+(?:our\s+)?subscribers",
    r"(?:most\s+read|most\s+popular)[^.]{0,30}$",
    r"(?:전문보기|원문\s?보기|기사\s?원문|출처\s?보기)\s*[:：]?\s*(?:https?:|$)",
    r"https?://\S{1,600}$",
)
_CALLS = (
    # ▶ opens a line of contacts or a link, but in transcripts also an interview: then a sentence or a quotation follows
    (
        r"[▶▷☞☎]\s?(?:.{0,60}(?:제보|구독|메일|전화|카카오톡|홈페이지|https?:|바로\s?가기|앱\s|관련\s?기사)"
        r"|(?!\s?(?:인터뷰|스탠딩|녹취|현장음))(?!.*[.!?…\"”'’]\s*$).{1,120}$)"
    ),
    r"[■※]\s*(?:.{0,20}제보|저작권|구독)",
    r".{0,40}(?:기사\s?문의\s?및\s?제보|기사제보\s?및|제보\s?(?:전화|메일|하기))",
    (
        r"(?:subscribe\s+to|sign\s+up\s+(?:for|to)|follow\s+us|join\s+(?:us|our)|download|get|install|click\s+here)\s.{0,100}\b"
        r"(?:newsletters?|inbox|(?:our|the)\s(?:\w+\s)?app|alerts|channel|telegram|facebook|twitter|instagram|subscribers?|more)"
        r"\b.{0,40}$"
    ),
    r"(?:share\s+this|print\s+this|skip\s+to|comments?\s*\(\d|leave\s+a\s+comment|back\s+to\s+top)[^.]{0,30}$",
    r"\#[\w가-힣·]{1,30}(?:\s+\#[\w가-힣·]{1,30}){1,40}(?:\s.{0,60})?$",
)
_NOTICES = (
    r"[<(\[]?\s?(?:ⓒ|©|copyrights?\s*[:(©ⓒ\d]|저작권자?\s*[(:：ⓒ©]).{0,200}$",
    (
        r".{0,160}(?:all\s+rights\s+reserved|무단\s?(?:전재|복제)|재배포\s?금지|재판매\s?및\s?DB"
        r"|AI\s?학습\S{0,3}\s?(?:및|이용|활용).{0,12}금지)"
    ),
    r"\*?(?:crawled|retrieved|scraped)\s+(?:at|on)\s*:",
    r"(?:sample\s+text|견본\s?기사)\s*[:：]",
    r"[-=_*~─━—·.\s]{3,}$",
)
BOILERPLATE = re.compile("|".join((*_ADVERTISEMENT, *_OTHER_ARTICLES, *_CALLS, *_NOTICES)), re.IGNORECASE)
"""Matches a line that the page put around the article."""

_WRITERS = (
    r"(?-i:By\s+(?:[A-Z][\w.'’-]*|and|in|with|for|of|[가-힣]+)(?:,?\s+(?:[A-Z][\w.'’-]*|and|in|with|for|of)){0,9})\s*$",
    r"(?:source|출처|자료)\s*[:：]\s*\S.{0,80}$",
    r"(?:text|words|photos?\s+and\s+text|reporting|editing|written|edited|compiled)\s+by\s.{1,100}$",
    rf"{MAIL}\s*(?:\((?:END|끝)\))?\s*$",
    (
        r"[가-힣]{2,5}(?:[·,/\s]\s?[가-힣]{2,5}){0,4}\s?(?:선임|전문|수습|인턴|객원|사진)?\s?(?:기자|특파원|논설위원)\s*"
        rf"(?:[=＝]|\(?{MAIL}\)?)?\s*$"
    ),
    r"[\[(][가-힣]{2,4}\s(?:기자|에디터|특파원)[\])]$",
)
_SIGN_OFFS = (
    r"(?:.{1,24}\s)?(?:[A-Z]{2,4}(?:\s?뉴스)?|연합뉴스TV)\s[가-힣]{2,4}(?:였습|이었습|입)니다\.$",
    r"(?:.{1,24}\s)?[가-힣]{2,4}\s(?:기자|특파원)(?:입니다|가\s(?:보도|전|취재)\S{1,8}니다)\.$",
    (
        r"[\[(]?(?:영상편집|영상취재|촬영기자|그래픽|편집|취재|자막뉴스|에디터|정리|CG)\s?[:：ㅣ|]\s?"
        r"[가-힣A-Z·,/:\s]{2,60}[\])]?$"
    ),
    r"[\[(](?:영상편집|영상취재|촬영기자)\s[가-힣·,/\s]{2,40}[\])]$",
)
_END_MARKS = (
    r"\((?:END|끝|ATTN\b.{0,200}|LEAD\b.{0,80})\)\s*$",
    r"(?:END|끝|-0-|【끝】|\[끝\])\s*\.?$",
)
_DATES = (
    (
        r"[-–—(]?\s*(?:주체\s?\d{1,3}\s?\()?\d{4}\)?\s?(?:년|[-./])\s{0,2}\d{1,2}\s?(?:월|[-./])\s{0,2}\d{1,2}\s?일?"
        r"(?:\s{0,2}\d{1,2}(?:시|:)\s?\d{1,2}분?)?\s*\.?\)?$"
    ),
)
BYLINE = re.compile("|".join((*_WRITERS, *_SIGN_OFFS, *_END_MARKS, *_DATES)), re.IGNORECASE)
"""Matches a line that says who wrote the article, when, or that it ends."""

CLOSING_AGENCY = re.compile(
    rf"[^\W\d_][\w .&'’-]{{1,40}}\s(?:with|and|avec|con)\s{AGENCIES}(?:(?:,|\sand)\s{AGENCIES}){{0,3}}\s*$"
    r"|[^\W\d_][\w .&'’-]{1,40}\swith\s(?:agencies|wire reports)\s*$",
    re.IGNORECASE,
)
"""Matches a closing line such as "X with AFP"."""

CREDIT = re.compile(
    r"(?:\(?(?:[Pp]hotos?|PHOTO|[Ii]mage|[Pp]icture|[Ff]ile photo|[Cc]ourtesy|[Cc]redit)\s?"
    r"(?:by|BY|of|from|courtesy of|[:/=])\s?.{1,60}\)?"
    rf"|[(\[]?(?:[Pp]hoto\s?[:/]\s?)?{AGENCIES}(?:\s?(?:/|via|VIA|-|,)\s?[\w .-]{{1,40}}){{0,3}}[)\]]?"
    r"|[(\[](?:연합(?:뉴스)?|뉴스1|뉴시스|로이터|게티이미지\w{0,8}|조선중앙\w{2,4}|노동신문)"
    r"(?:\s?[=·,/]?\s?[\w\s]{1,16})?[)\]]"
    r"|[(\[<]?(?:사진|자료사진|제공|그래픽)\s?[=:·제]\s?.{1,40}[)\]>]?"
    r"|(?:자료\s?사진|캡[처쳐]|사진\s?제공|제공)[)\]]?)\s*$"
)
"""Matches, from where it begins, the credit of a photo at the end of a line."""

CREDIT_ALONE = re.compile(
    r"(?:photo|image|사진)\s?[:=]\s?.{1,80}$|[\[(][가-힣A-Z]{2,12}=[가-힣A-Z0-9]{2,12}[\])]$", re.IGNORECASE
)
"""Matches a line that is nothing but a credit."""

CALL_TO_ACTION = re.compile(
    r"(?:download|get|install|try|open)\s(?:the|our)\s(?:\w+\s)?app\b"
    r"|(?:sign up|subscribe|register|join)(?:\s(?:now|today|here|for free))?\s*$"
    r"|\bin (?:the|our) app\b|앱\s?(?:다운로드|설치|에서)|구독\s?(?:하기|신청)|뉴스레터\s?(?:신청|구독)",
    re.IGNORECASE,
)
"""Found in a short line that asks the reader to do something for the outlet."""

STOP = re.compile(
    r"[.!?…。！？;,]\s?[\"”’')\]»>＞》』」]*$|(?:니다|였다|했다|한다|이다|었다|았다|된다|겠다)\s?[\"”’')\]»>＞》』」]*$"
)
"""Found at the end of a sentence, also of a Korean one without its full stop."""

QUOTED_LINE = re.compile(r"[\"“‘'][^\"“”.!?…]{2,80}[\"”’']\??$")
"""Matches a line that is wholly quoted and no sentence, as headings are; a question mark may follow."""

INTRODUCES_SPEECH = re.compile(
    r"\b(?:sa(?:id|ys|ying)|reads?|follow(?:s|ed|ing)?|continu\w+|add(?:s|ed|ing)|not(?:es|ed|ing)|stat(?:es|ed)"
    r"|declar\w+|observ\w+|tells?|told|goes|went|writes?|wrote|quot\w+|claim\w+|stress\w+|point\w+|reports?|message|statement"
    r"|letter|article|text|speech|regard|including|prosigue|contin[uú]a|dice|dijo|se[nñ]ala|subraya|revela|apunta"
    r"|destaca)\b[^:]{0,60}:$|(?:같다|말하였다|말했다|밝혔다|전문이다|같습니다|전문)\s*:$",
    re.IGNORECASE,
)
"""Found in a line that ends in a colon because what somebody says follows."""
