"""Who said it, by the plainest constructions of Japanese: Xは「…」と述べた; 「…」とXは語った.

The speaker is told by what people and bodies are called by (氏, 外相, 省); without it, by the form of a Korean or a
Chinese name.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index.quotes.clause import Attribution
from index.quotes.sentences import MASK, MASK_REST

if TYPE_CHECKING:
    from index.article import Span
    from index.quotes.sentences import Sentence

_QUOTATION = re.compile(f"{MASK}{MASK_REST}*")
_VERB = (
    r"(?:述べ|語[っりる]|言[っいう]|話[しす]|強調|指摘|主張|表明|説明|批判|非難|訴え|明らかに|警告|コメント|伝え|報じ|答え"
    r"|断言|発言|発表|反論|呼びかけ|呼び掛け|求め|評価|付け加え|書[いき]|記[しす]|宣言|約束|反発|威嚇|言及|投稿|回答|報道)"
)
_SAID = re.compile(rf"(?:など|などと)?と(?P<between>[^。{MASK}]{{0,40}}?){_VERB}")
_TITLES = (
    "氏|さん|総書記|国務委員長|委員長|大統領|首相|(?:外|国防|防衛|財務|経産|国交|法務|文科|厚労|農水|環境|統一)相"
    "|長官|大臣|報道官|官房長官|教授|大使|議員|代表|知事|社長|会長|記者|部長|次官|局長|主席|国家主席|司令官"
    "|議長|副部長|研究員|専門家|関係者|当局者|高官|幹部|総裁|事務総長|党首"
)
_BODIES = (
    "省|政府|軍|庁|党|通信|新聞|テレビ|委員会|合同参謀本部|大統領府|当局|国防部|外交部|統一部"
    "|北朝鮮|韓国|米国|中国|日本|ロシア"
)
_NOUN = r"[一-龥々〆ァ-ヴーA-Za-z0-9・]"
_SPEAKER = re.compile(
    rf"(?<!{_NOUN})(?P<who>{_NOUN}{{0,24}}?(?:{_TITLES}|{_BODIES})"
    r"|[金李朴崔鄭姜趙尹張林呉韓徐権黄安宋柳洪全高文孫梁白許南習王][一-龥]{2})(?:は|が|も)"
)
_NAMED = re.compile(
    r"(?P<name>[一-龥]{2,3}|[ァ-ヴー]{2,12}(?:・[ァ-ヴー]{2,12}){0,2})"
    rf"(?=(?:朝鮮労働党|労働党|国務|党|前|元|副|新){{0,2}}(?:{_TITLES})$)"
)
_REACH = 200
"""In characters, before the quotation."""


def attributions(sentence: Sentence) -> list[Attribution | None]:
    """Return one attribution for each masked quotation of a Japanese sentence, in order.

    An attribution without speaker where nobody can be told.
    """
    text = sentence.text
    return [_attribution(text, sentence.start, match) for match in _QUOTATION.finditer(text)]


def _attribution(text: str, offset: int, quotation: re.Match[str]) -> Attribution:
    said = _SAID.match(text, quotation.end())
    if said is None:
        return Attribution(None, None, touching=False)
    between = _SPEAKER.search(said["between"])
    if between is not None:
        return Attribution(_narrowed(between, offset + said.start("between")), None, touching=True)
    begin = max(text.rfind("。", 0, quotation.start()) + 1, quotation.start() - _REACH)
    before = _SPEAKER.search(text[begin : quotation.start()])
    speaker = None if before is None else _narrowed(before, offset + begin)
    return Attribution(speaker, None, touching=True)


def _narrowed(found: re.Match[str], offset: int) -> Span:
    """Return where the speaker is named, a person without the title behind the name."""
    name = _NAMED.match(found["who"])
    start = offset + found.start("who")
    return start, start + len(name["name"] if name is not None else found["who"])
