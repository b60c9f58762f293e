"""Words that say nothing about what a passage tells, and the endings that Korean words are met with."""

from __future__ import annotations

_ENGLISH = """
    a about above across after again against all almost along also although always am among an and another any
    are as at away back be became because been before began being below between both but by came can cannot come
    could did do does down during each either else even ever every few first for from further get give given go
    had has have he her here hers him himself his how however i if in including into is it its itself just last
    latest less like made make many may me meanwhile might more most much must my near never new next no nor not
    now of off on once one only onto or other our out over own part per rather said same saying says say see set
    she should since so some still such take than that the their them then there therefore these they this those
    though through thus to told too toward under until up upon us use used very via was we well were what when
    where whether which while who whom whose why will with within without would yet you your according add adding
    added report reported reports mr mrs ms
"""
_KOREAN = """
    것 수 등 및 또 이 그 저 이번 그러면서 이어 이날 지난 위해 위한 대한 대해 통해 따르면 따라 함께 가운데 경우
    있다 있는 있습니다 없다 했다 했습니다 한다 됐다 됐습니다 된다 밝혔다 밝혔습니다 말했다 말했습니다 전했다
    전했습니다 보도했다 보도했습니다 강조했다 강조했습니다 주장했다 주장했습니다 덧붙였다 설명했다 라고 이라고
    이라며 라며 그는 그가 한 할 하는 하고 해 더 당 중 때 때문 관련 해당 모든 오늘 어제 기자 바 앞으로 아울러 특히
    다시 것이라고 것으로 것이다 것은 것을 보인다 풀이된다 해석된다 평가했다 평가했습니다 서울 연합뉴스
"""
_PARTICLES = """
    은 는 이 가 을 를 의 에 에서 에게 에는 에도 으로 로 와 과 도 만 까지 부터 이라고 라고 라며 이라며 이나 보다
    처럼 에서는 으로는 로는 에서도 으로도 께서 이며 며 하고 들 들은 들이 들을 들의 들과 들에 하는 했다고 한다고
    했다 했습니다 했다며 한다 된다 됐다 됐습니다 됐다고 하며 하면서 하기 되는 이란 란 라는 이라는 이다 입니다
"""
_CALENDAR_AND_COUNTRY = """
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december north south east west
    korean koreans korea english american americans russian russians chinese japanese western
"""
_GENERIC = """
    administration agency agreement air alliance alliances allied ambassador analyst army assembly association
    authorities bureau cabinet center central centre chairman chairwoman chief chiefs city coast colonel command
    commander commission committee congress conference constitution consultative council country county court
    daughter declaration defence defense delegation democratic department deputy director district embassy
    fleet force forces foreign general government group guard headquarters institute intelligence international
    island joint leader line major mausoleum meeting military minister ministry mission national navy naval new news
    nuclear office officer official organisation organization palace party peace peninsula people plenary police
    president presidential press prime professor province public region republic respected river sea secretary
    security senior session spokesman spokesperson spokeswoman staff state states strategic sun supreme task treaty
    unification union united university vice workers workers' world year zone
    northern southern eastern affairs armed standing enlarged organizational culture medical science sciences
    first second third fourth fifth sixth seventh eighth ninth tenth
    broadcaster broadcasting daily television times demilitarised demilitarized ex former late then
    u.s u.n us un uk eu un's dprk rok kst gmt utc dmz koreas
    seoul pyongyang washington beijing moscow tokyo kcna yonhap
"""
_UNTELLING = """
    north-korea south-korea united-states china japan russia korean-peninsula
    pyongyang seoul washington beijing moscow tokyo
    west-sea east-sea dmz mdl nll
    blue-house white-house kremlin pentagon state-department national-assembly united-nations unsc
    wpk wpk-cc politburo cmc sac spa spa-presidium dprk-cabinet dprk-foreign-ministry dprk-defence-ministry kpa
    general-staff mou mofa mnd nis jcs us-jcs rok-military usfk
    kcna rodong-sinmun minju-choson pyongyang-times kctv voice-of-korea uriminzokkiri naenara meari choson-sinbo
    yonhap kbs mbc chosun-ilbo joongang-ilbo donga-ilbo hankyoreh kyunghyang korea-herald korea-times nk-news daily-nk
    38-north rfa voa xinhua peoples-daily global-times cctv tass ria-novosti kyodo nhk asahi yomiuri reuters ap afp
    bbc cnn new-york-times washington-post wsj
    juche songun byungjin chollima principal-enemy two-hostile-states denuclearisation dprk-nuclear-law kill-chain
    extended-deterrence opcon paektu-bloodline icbm slbm axis-of-evil sanctions-on-north-korea
    north-korean-human-rights defectors separated-families leaflets loudspeakers
    news1 newsis ytn sbs munhwa-ilbo segye-ilbo edaily nocut-news financial-news-kr korea-economic-daily kukmin-ilbo
    money-today tv-chosun maeil-business seoul-economic-daily herald-business mbn digital-times seoul-shinmun dailian
    asia-business-daily chosun-biz hankook-ilbo jtbc channel-a ohmynews pressian sisa-journal shindonga weekly-chosun
    busan-ilbo etnews
"""

STOP_WORDS = frozenset(_ENGLISH.split())
KOREAN_STOP_WORDS = frozenset(_KOREAN.split())

PARTICLES = frozenset(_PARTICLES.split())
LONGEST_PARTICLE = max(map(len, PARTICLES))

FAMILIAR_NAMES = frozenset(_CALENDAR_AND_COUNTRY.split())
"""Capitalised words that single out nobody: every article about the peninsula has them."""

GENERIC_NAMES = frozenset(_GENERIC.split())
"""Words of which offices and bodies are named: alone they do not tell one from another."""

UNTELLING_ENTITIES = frozenset(_UNTELLING.split())
"""Ids of entities that any article about the peninsula may name, leave out or call something else: countries, capitals
and their organs of state, which stand for each other, seas and borders, the media that a report comes from, terms."""
