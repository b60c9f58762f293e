"""The Korean twins of our keys.

While the Korean input method is on, the key that types `n` types `ㅜ`. Every binding of a letter is
made through `key`, so that the reader works in both; the layout is the standard 2-set one (KS X 5002).
"""

from __future__ import annotations

_TWO_SET = dict(zip("qwertyuiopasdfghjklzxcvbnm", "ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔㅁㄴㅇㄹㅎㅗㅓㅏㅣㅋㅌㅊㅍㅠㅜㅡ", strict=True))
_SHIFTED = dict(zip("QWERTOP", "ㅃㅉㄸㄲㅆㅒㅖ", strict=True))
TWINS = {**_TWO_SET, **_SHIFTED}
"""Letter to jamo. The other capitals are absent: shift does not change what their keys type in Korean,
so that their jamo belong to the small letters."""


def key(*names: str) -> str:
    """Return the keys `names` for a Textual binding, each letter followed by its Korean twin.

    `key("n")` is `n,ㅜ`; `key("j", "down")` is `j,ㅓ,down`.
    """
    return ",".join(f"{name},{TWINS[name]}" if name in TWINS else name for name in names)
