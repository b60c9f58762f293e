"""The words that attribute a quotation, English and Korean.

English verbs are given by their base form with the irregular forms beside them; the regular ones are made by
rule.
"""

from __future__ import annotations

_SAYING = """
say:said tell:told write:wrote,written speak:spoke,spoken sing:sang,sung read:read quip:quipped,quipping
add ask claim state note explain argue continue declare announce report warn insist reply respond tweet retweet post
recall conclude suggest acknowledge observe remark comment joke shout yell chant cry whisper mutter exclaim
pledge promise urge stress emphasize emphasise reiterate repeat assert contend allege maintain testify recount
predict boast complain lament concede confirm deny caution counter quote cite proclaim pronounce wonder
believe hope demand agree interject interrupt opine marvel muse rant rave scoff sneer shrug snap roar
recommend reveal disclose vent fume gush growl chide chime implore plead beg appeal query
answer ruminate reflect theorize speculate intone deadpan volunteer venture surmise clarify elaborate
tease taunt jab bark scream holler mumble murmur sigh reason protest object rejoin elucidate summarize
admit:admitted,admitting vow swear:swore,sworn retort think:thought feel:felt
imply herald grouse point press inquire crow brag stammer hint retell bemoan bellow thunder tout echo affirm reaffirm
underline underscore assure signal mention inform advise confide grumble question
find:found intimate determine
"""
_CALLING = """
call describe label:labeled,labelled,labeling,labelling dub:dubbed,dubbing brand term characterize characterise
denounce condemn criticize criticise slam:slammed,slamming blast decry deride mock praise hail laud accuse blame
dismiss reject portray view regard consider rate compare liken ridicule attack assail rip:ripped,ripping rail
rebuke scold thank credit defend express voice threaten order instruct talk propose advocate encourage exhort
commend applaud lambaste castigate chastise excoriate lampoon pan:panned,panning knock hammer
refer:referred,referring paint cast title nickname fault vilify celebrate welcome extol
invoke coin offer deliver vent plead pitch headline reference discuss outline address detail
cheer salute deplore disparage belittle trash bash smear insult admire
promote charge deem designate see:saw,seen
"""


def lexicon(words: str) -> frozenset[str]:
    """Return a word list that is written as one text."""
    return frozenset(words.split())


def _forms(entry: str) -> set[str]:
    """Return the inflected forms of `base` or `base:irregular,irregular`."""
    base, _, irregular = entry.partition(":")
    given = set(irregular.split(",")) if irregular else set()
    stem, last = base[:-1], base[-1]
    if last == "y" and base[-2] not in "aeiou":
        third, past, participle = stem + "ies", stem + "ied", base + "ing"
    elif last == "e":
        third, past, participle = base + "s", base + "d", stem + "ing" if base[-2] != "e" else base + "ing"
    elif base.endswith(("s", "sh", "ch", "x")):
        third, past, participle = base + "es", base + "ed", base + "ing"
    else:
        third, past, participle = base + "s", base + "ed", base + "ing"
    regular = {base, third}
    if not any(form.endswith("ing") for form in given):
        regular.add(participle)
    return regular | given | (set() if given else {past})


def _base_forms(entries: str) -> frozenset[str]:
    return frozenset(
        base
        for base, _, irregular in (entry.partition(":") for entry in entries.split())
        if base not in irregular.split(",")
    )


def _all_forms(entries: str) -> frozenset[str]:
    return frozenset(form for entry in entries.split() for form in _forms(entry))


_PAIRS = """
went_on goes_on put_it puts_it put_in puts_in shot_back fired_back hit_back hits_back struck_back chimed_in chimes_in
weighed_in spoke_up
"""
PAIRS = frozenset((verb, second) for verb, _, second in (pair.partition("_") for pair in lexicon(_PAIRS)))
"""Verbs that report words only with a second word."""

SAYING = _all_forms(_SAYING) | {" ".join(pair) for pair in PAIRS}
"""Verbs that report words: "said", "adds", "writing"."""

CALLING = _all_forms(_CALLING)
"""Verbs that use another's words about something: "called", "praising"."""

CUES = SAYING | CALLING

BASES = _base_forms(_SAYING + _CALLING) - {"read"}
"""Base forms: verbs only after a plural, a pronoun, a modal or "to"; otherwise nouns."""

BELIEVING = _all_forms("think:thought feel:felt believe hope agree wonder find:found see:saw,seen")
"""Verbs that, in a reported clause, tell what is thought; the words are theirs who report it."""

INVERTED = _all_forms(_SAYING) - _forms("tell:told")
"""Verbs that may come before their subject: "“…,” said the minister"."""

SMALL_NAMES = ("Will", "From", "Still", "Such", "Past", "Can")
"""Names that are spelt like small words."""

AMBIGUOUS = lexicon(
    """claim claims report reports comment comments state states call calls offer offers hope hopes order orders
    promise promises post posts note notes term terms blame talk talks question questions view views label
    labels rate rates credit use uses issue issues cast sees quote quotes remark remarks attack attacks defense
    reply replies demand demands appeal appeals read reads pledge pledges threat threatens warning cause vows
    vow support supports address addresses fear fears love loves hate like likes push pitch tweet tweets answer
    answers cry cries signal signals object objects reason reasons chant chants detail details echo echoes
    venture ventures protest protests praise title titles headline headlines reference references insult insults
    thought feeling meaning charge charges
    advocate advocates voice voices press point points hint hints brand brands shout shouts scream screams"""
)
"""Forms that are nouns as often as verbs."""

SPEECH_NOUNS = lexicon(
    """claim claims statement description remark remarks comment comments promise promises pledge vow call calls words
    phrase accusation accusations charge charges assertion assertions contention view opinion warning criticism
    response answer declaration admission insistence suggestion argument message slogan rhetoric belief demand
    observation assessment characterization line quote complaint threat reference references attacks attack
    speech motto mantra tweet post letter"""
)
"""Nouns that stand for somebody's words: "Kim's claim that …"."""
