"""What each paragraph is for: the article's own text, or what the page put around it.

Every rule asks for a form (a whole short line, a fixed opening, a run of lines), never for the words of one article:
"Also read" opens an advertisement with a colon or in title case, and a sentence otherwise.
"""

from __future__ import annotations

import re

from index.article import Role

_AGENCIES = r"(?:KCNA|KNS|Rodong Sinmun|AFP|AP|EPA|Reuters|Yonhap|Getty(?: Images)?|TASS|Sputnik|Kyodo|Xinhua|KRT|dpa|EFE|ANSA|UPI)"
_BOILERPLATE = re.compile(
    r"""(?:
      (?:-+\s*)?(?:advertisements?|sponsored(?:\s+content)?|promoted|publicit[ée]|publicidad|광고|annonce)(?:\s*[-–—:].{0,60})?\s*$
    | story\s+continues\s+below.{0,40}$
    | (?:also\s+read|read\s+also|read\s+more|read\s+next|see\s+also|related(?:\s+(?:articles?|stories|news|coverage))?|more\s+on\s+this
        |more\s+from\s.{1,40}|recommended|lire\s+aussi|lea\s+tambi[ée]n|lesen\s+sie\s+auch)\s*(?:[:：»>–—|]|$)
    | (?-i:(?:Also\s+Read|Read\s+Also|Read\s+More|READ\s+MORE|ALSO\s+READ|READ\s+ALSO|Also\s+read|Read\s+also)\s+(?=["“‘'A-Z])(?!.*[^.]\.$))
    | (?:관련\s?기사|관련\s?뉴스|함께\s?(?:보면|읽으면).{0,20}|추천\s?기사|많이\s?본\s?(?:기사|뉴스)|이\s?시각\s?주요\s?뉴스)\s*(?:[:：▶>\]】]|$)
    | \[\s?(?:관련\s?기사|관련\s?뉴스|광고|AD)\s?\]
    | [▶▷☞☎]\s?(?:.{0,60}(?:제보|구독|메일|전화|카카오톡|홈페이지|https?:|바로\s?가기|앱\s|관련\s?기사|subscribe|click|read)
        |(?!\s?(?:인터뷰|스탠딩|녹취|현장음))(?!.*[.!?…\"”'’]\s*$).{1,120}$)
    | [■※]\s*(?:제보|당신의\s?제보|기사\s?제보|저작권|구독|제보하기|.{0,20}제보)
    | .{0,40}(?:기사\s?문의\s?및\s?제보|기사제보\s?및|제보\s?(?:전화|메일|하기))
    | (?:subscribe\s+to|sign\s+up\s+(?:for|to)|follow\s+us|join\s+(?:us|our)|download|get|install|click\s+here)\s.{0,100}
        \b(?:newsletters?|inbox|(?:our|the)\s(?:\w+\s)?app|alerts|channel|telegram|facebook|twitter|instagram|subscribers?|more)\b.{0,40}$
    | (?:share\s+this|print\s+this|skip\s+to|comments?\s*\(\d|leave\s+a\s+comment|most\s+read|most\s+popular|back\s+to\s+top)[^.]{0,30}$
    | (?:this\s+)?article\s+(?:is\s+)?reserved\s+for\s+(?:our\s+)?subscribers
    | [<(\[]?\s?(?:ⓒ|©|copyrights?\s*[:(©ⓒ\d]|저작권자?\s*[(:：ⓒ©]).{0,200}$
    | .{0,160}(?:all\s+rights\s+reserved|무단\s?전재|무단\s?복제|재배포\s?금지|재판매\s?및\s?DB|AI\s?학습\S{0,3}\s?(?:및|이용|활용).{0,12}금지)
    | \*?(?:crawled|retrieved|scraped)\s+(?:at|on)\s*:
    | \#[\w가-힣·]{1,30}(?:\s+\#[\w가-힣·]{1,30}){1,40}\s*$
    | (?:sample\s+text|견본\s?기사)\s*[:：]
    | (?:전문보기|원문보기|기사\s?원문|원문\s?보기|출처\s?보기)\s*[:：]?\s*(?:https?:|$)
    | https?://\S{1,600}$
    | [-=_*~─━—·.\s]{3,}$
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_BYLINE = re.compile(
    r"""(?:
      (?-i:By\s+(?:[A-Z][\w.'’-]*|and|in|with|for|of|[가-힣]+)(?:,?\s+(?:[A-Z][\w.'’-]*|and|in|with|for|of)){0,9})\s*$
    | (?:source|출처|자료)\s*[:：]\s*\S.{0,80}$
    | (?:text|words|photos?\s+and\s+text|reporting|editing|written|edited|compiled)\s+by\s.{1,100}$
    | [\w.+-]{1,64}@[\w-]{1,60}(?:\.[\w-]{1,60}){1,4}\s*(?:\((?:END|끝)\))?\s*$
    | [가-힣]{2,5}(?:[·,/\s]\s?[가-힣]{2,5}){0,4}\s?(?:선임|전문|수습|인턴|객원|사진)?\s?(?:기자|특파원|논설위원)\s*
        (?:[=＝]|\(?[\w.+-]{1,64}@[\w.-]{1,80}\)?)?\s*$
    | (?:.{1,24}\s)?(?:[A-Z]{2,4}(?:\s?뉴스)?|연합뉴스TV)\s[가-힣]{2,4}(?:였습|이었습|입)니다\.$
    | (?:.{1,24}\s)?[가-힣]{2,4}\s(?:기자|특파원)(?:입니다|가\s(?:보도|전|취재)\S{1,8}니다)\.$
    | [\[(]?(?:영상편집|영상취재|촬영기자|그래픽|편집|취재|자막뉴스|에디터|정리|CG)\s?[:：ㅣ|]\s?[가-힣A-Z·,/:\s]{2,60}[\])]?$
    | [\[(](?:영상편집|영상취재|촬영기자)\s[가-힣·,/\s]{2,40}[\])]$
    | [\[(][가-힣]{2,4}\s(?:기자|에디터|특파원)[\])]$
    | \((?:END|끝|ATTN\b.{0,200}|LEAD\b.{0,80})\)\s*$
    | (?:END|끝|-0-|【끝】|\[끝\])\s*\.?$
    | [-–—(]?\s*(?:주체\s?\d{1,3}\s?\()?\d{4}\)?\s?(?:년|[-./])\s{0,2}\d{1,2}\s?(?:월|[-./])\s{0,2}\d{1,2}\s?일?(?:\s{0,2}\d{1,2}(?:시|:)\s?\d{1,2}분?)?\s*\.?\)?$
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_WITH_AGENCY = re.compile(
    rf"[^\W\d_][\w .&'’-]{{1,40}}\s(?:with|and|avec|con)\s{_AGENCIES}(?:(?:,|\sand)\s{_AGENCIES}){{0,3}}\s*$"
    r"|[^\W\d_][\w .&'’-]{1,40}\swith\s(?:agencies|wire reports)\s*$",
    re.IGNORECASE,
)
_CREDIT = re.compile(
    r"(?:\(?(?:[Pp]hotos?|PHOTO|[Ii]mage|[Pp]icture|[Ff]ile photo|[Cc]ourtesy|[Cc]redit)\s?(?:by|BY|of|from|courtesy of|[:/=])\s?.{1,60}\)?"
    rf"|[(\[]?(?:[Pp]hoto\s?[:/]\s?)?{_AGENCIES}(?:\s?(?:/|via|VIA|-|,)\s?[\w .-]{{1,40}}){{0,3}}[)\]]?"
    r"|[(\[](?:연합(?:뉴스)?|뉴스1|뉴시스|로이터|게티이미지\w{0,8}|조선중앙\w{2,4}|노동신문)(?:\s?[=·,/]?\s?[\w\s]{1,16})?[)\]]"
    r"|[(\[<]?(?:사진|자료사진|제공|그래픽)\s?[=:·제]\s?.{1,40}[)\]>]?|(?:자료\s?사진|캡[처쳐]|사진\s?제공|제공)[)\]]?)\s*$"
)
_CREDIT_ALONE = re.compile(
    r"(?:photo|image|사진)\s?[:=]\s?.{1,80}$|[\[(][가-힣A-Z]{2,12}=[가-힣A-Z0-9]{2,12}[\])]$", re.IGNORECASE
)
_CALL_TO_ACTION = re.compile(
    r"(?:download|get|install|try|open)\s(?:the|our)\s(?:\w+\s)?app\b|(?:sign up|subscribe|register|join)(?:\s(?:now|today|here|for free))?\s*$"
    r"|앱\s?(?:다운로드|설치)|구독\s?(?:하기|신청)|뉴스레터\s?(?:신청|구독)",
    re.IGNORECASE,
)
_STOP = re.compile(
    r"[.!?…。！？;,]\s?[\"”’')\]»>＞》』」]*$|(?:니다|였다|했다|한다|이다|었다|았다|된다|겠다)\s?[\"”’')\]»>＞》』」]*$"
)
_INTRODUCES_SPEECH = re.compile(
    r"\b(?:sa(?:id|ys|ying)|reads?|follow(?:s|ed|ing)?|continu\w+|add(?:s|ed|ing)|not(?:es|ed|ing)|stat(?:es|ed)|declar\w+|observ\w+"
    r"|tells?|told|goes|went|writes?|wrote|quot\w+|claim\w+|stress\w+|point\w+|message|statement|letter|article|text|speech|regard"
    r"|including|prosigue|contin[uú]a|dice|dijo|se[nñ]ala|subraya|revela|apunta|destaca)\b[^:]{0,60}:$"
    r"|(?:같다|말하였다|말했다|밝혔다|전문이다|같습니다|전문)\s*:$",
    re.IGNORECASE,
)
_LONGEST_HEADING = 110
_LONGEST_PROMOTION = 120
_LONGEST_CAPTION = 700
_LONGEST_PICTURE_LINE = 200
_LONGEST_LINE = 400


def roles_of(paragraphs: list[str]) -> list[Role]:
    """Return the role of each of the paragraphs of one article, in order."""
    roles = [_own_role(paragraph) for paragraph in paragraphs]
    _mark_promotions(paragraphs, roles)
    _mark_last_agency(paragraphs, roles)
    _mark_headings(paragraphs, roles)
    return roles


def is_about_the_page(paragraph: str) -> bool:
    """Return whether a paragraph is a byline or boilerplate by its own form."""
    return _own_role(paragraph) in {Role.BYLINE, Role.BOILERPLATE}


def is_caption(paragraph: str) -> bool:
    """Return whether a paragraph describes a picture: it says so, or ends in the credit of a photo."""
    if len(paragraph) > _LONGEST_CAPTION:
        return False
    tail = paragraph[-90:]
    credit = any(_CREDIT.match(tail, start) for start in _credit_starts(tail))
    return bool(_CREDIT_ALONE.match(paragraph)) or (credit and paragraph[:1] not in "“\"")


def _credit_starts(tail: str) -> list[int]:
    """Return where in the end of a paragraph a credit may begin: after the last sentence, or at a bracket."""
    starts = [match.end() for match in re.finditer(r"[.!?”\")]\s+", tail)]
    starts += [match.start() for match in re.finditer(r"[(\[<]|자료\s?사진|캡[처쳐]", tail)]
    return starts


def _own_role(paragraph: str) -> Role:
    if len(paragraph) <= _LONGEST_LINE:
        if _BYLINE.match(paragraph):
            return Role.BYLINE
        if _BOILERPLATE.match(paragraph):
            return Role.BOILERPLATE
    if paragraph.startswith("▲ ") and paragraph.count("▲") == 1 and len(paragraph) < _LONGEST_PICTURE_LINE:
        return Role.CAPTION
    return Role.CAPTION if is_caption(paragraph) else Role.BODY


def _mark_promotions(paragraphs: list[str], roles: list[Role]) -> None:
    """Mark each run of short lines without a full stop that ends in a call to action, such as to get an app."""
    for number, paragraph in enumerate(paragraphs):
        if len(paragraph) > _LONGEST_PROMOTION or not _CALL_TO_ACTION.search(paragraph) or _STOP.search(paragraph):
            continue
        first = number
        while first and number - first < 5 and _is_line(paragraphs[first - 1]) and roles[first - 1] is Role.BODY:
            first -= 1
        roles[first : number + 1] = [Role.BOILERPLATE] * (number + 1 - first)


def _mark_last_agency(paragraphs: list[str], roles: list[Role]) -> None:
    """Mark the closing line that names the agencies an article draws on."""
    for number in range(len(paragraphs) - 1, max(-1, len(paragraphs) - 4), -1):
        if roles[number] is Role.BODY:
            if number and len(paragraphs[number]) < 80 and _WITH_AGENCY.match(paragraphs[number]):
                roles[number] = Role.BYLINE
            return


def _mark_headings(paragraphs: list[str], roles: list[Role]) -> None:
    """Mark short lines without a full stop that stand over a longer paragraph and not in a list of such lines."""
    own = [number for number, role in enumerate(roles) if role is Role.BODY]
    for place, number in enumerate(own[:-1]):
        before = paragraphs[own[place - 1]] if place else ""
        in_list = bool(before) and _is_line(before) and roles[own[place - 1]] is Role.BODY
        if _is_line(paragraphs[number]) and not in_list and _stands_over(paragraphs[number], paragraphs[own[place + 1]]):
            roles[number] = Role.HEADING


def _is_line(paragraph: str) -> bool:
    """Return whether a paragraph is a line like a heading: short, and no sentence."""
    return len(paragraph) <= _LONGEST_HEADING and not _STOP.search(paragraph) and not _INTRODUCES_SPEECH.search(paragraph)


def _stands_over(line: str, following: str) -> bool:
    longer = len(following) > 1.2 * len(line) and (len(following) > 60 or bool(_STOP.search(following)))
    return longer and any(map(str.isalpha, line))
