"""The tables of the glossary: what people are quoted saying about the peninsula, in English and in Korean.

Between bars stands one meaning: English words, in any of their forms, and Korean words or their beginnings, Northern
spellings included; a low line stands for a blank, which Korean may leave out. Two words of one language there are two
renderings of one word: that is how `principal enemy` meets `main enemy`. Names come from the gazetteer, subjects of
articles from `index.comparison.concepts`; what is there is not repeated.
"""

COINED_WORDS = """
    principal_enemy main_enemy worst_enemy chief_enemy primary_foe principal_foe main_foe archenemy arch-enemy 주적 |
    fire_and_fury 화염과_분노 | sea_of_fire 불바다 | rocket_man 로켓맨 로케트맨 | dotard 늙다리 |
    strategic_patience 전략적_인내 | maximum_pressure 최대_압박 최대한의_압박 | audacious_initiative bold_initiative
    audacious_plan 담대한_구상 | two_hostile_states hostile_two_states 적대적_두_국가 적대적인_두_국가 |
    gangster-like brigandish 강도적 | frightened_dog scared_dog 겁먹은_개 | human_scum 인간_쓰레기 |
    game_changer game-changer 게임_체인저 | treasured_sword 보검 | exponential exponentially 기하급수 |
    war_maniac 전쟁광 | arduous_march 고난의_행군 | miserable_sight tragic_scene miserable_scene 비참한_광경 |
    greater_pain 더_큰_고통 | new_cold_war 신냉전 | parrot 앵무새 | double_standard double_standards 이중_기준
    이중_잣대 | nuclear_button 핵_단추 핵_버튼 | red_line red_lines 레드라인 금지선 | peacemaker 피스메이커 |
    pacemaker 페이스메이커 | sophistry 궤변 | eyesore 꼴불견 | strategic_attack_means strategic_strike_means
    전략적_공격_수단
"""
"""Phrases so telling that who is quoted with one of them within days is quoted with the same utterance."""

TELLING_WORDS = """
    hostile hostility
    antagonistic 적대 | deterrent deterrence deter 억제력 억지력 억제 억지 | denuclearization denuclearisation
    비핵화 | belligerent warring 교전 | preemptive 선제 | retaliation retaliate retaliatory 보복 | annihilate
    annihilation wipe_out 섬멸 초토화 괴멸 | self-destruction self-destructive suicidal ruin 자멸 | miserable
    tragic tragically 비참 참담 | explosion blast 폭음 폭발 폭파 | anti-national 반민족 | anti-historical 반역사 |
    compatriot compatriots kin kinship fellow_countrymen 동족 동포 | one_kind homogeneous 동질 | subjugate
    subjugation suppress 평정 진압 | occupy occupation 점령 | reclaim 수복 | absorption 흡수 | provocation
    provocative provoke provoking 도발 | aggression invasion invade 침략 침공 침범 | violate violation breach
    infringe 위반 침범 침해 | resolution resolutions 결의 결의안 | condemn 규탄 | regret 유감 | confrontation
    confront 대결 대립 | head-on all-out 정면 전면 | rivalry 경쟁 | balance 균형 | slogan 구호 | sovereignty
    sovereign 주권 | independence independent 독립 자주 | solidarity 연대 | friendship friendly 친선 우호 우의 |
    alliance allied 동맹 | ally allies 동맹국 | partnership partner partners 동반자 파트너 | sacred 성전 신성
    성스러 | victory 승리 | glory 영광 | justice just 정의 | revolution revolutionary 혁명 | hereditary 세습 |
    dictatorship 독재 | regime 정권 | tyranny 폭정 | collapse 붕괴 무너 | downfall 파멸 | capitalism 자본 |
    socialism socialist 사회주의 | dignity 존엄 | welfare well-being 복리 복지 | livelihood 민생 생활 | prosperity
    prosperous 번영 부흥 부강 | patriot patriotic 애국 | enthusiasm 열의 | sweat 땀 | devotion devote devoted 헌신
    총력 | invincible 불패 필승 | stronghold bulwark 보루 | milestone 이정표 리정표 | strategic strategy 전략 |
    tactical 전술 | conventional 재래식 | precision precise accuracy 정밀 정확 | striking strike strikes 타격 |
    counterattack counterstrike 반격 | devastating destructive 파괴력 가공할 | weapon weapons weaponry arms 무기 |
    artillery 포병 대포 | munitions 군수 | ammunition shells 탄약 포탄 | warship 군함 함선 | aircraft_carrier 항모
    항공모함 | bomber 폭격기 | fighter 전투기 | combat_readiness readiness posture 태세 | vigilance 경계 감시 |
    intelligence 정보 첩보 | reliability reliable 신뢰성 신뢰 | verification verify verified 검증 | inspection
    inspect 점검 사찰 검열 | swift prompt rapid quick 신속 | unlimited limitless 무한 | self-defence self-defense
    self-defensive 자위 | lethal 살상 | orbit orbital 궤도 | altitude 고도 | trajectory 탄도계산 비행궤적 | engine
    engines 엔진 | telescope 망원경 | plant facilities facility 시설 공장 | dismantle dismantlement abolish 페기
    폐기 해체 폐지 | delete deleted 삭제 | stipulate specify clarify 명기 명시 | territory territorial 영토 령토 |
    airspace territorial_air 영공 령공 | waters territorial_waters 영해 령해 | maritime 해상 해양 | liaison
    연락사무소 련락사무소 | loudspeaker 확성기 | guard_post 감시초소 | armed 무장 무력 | military 군사 | army
    forces troops 군대 군인 병력 | experts expert 전문가 | presence observation 립회 입회 참관 | permanently
    permanent 영구 | completely complete 완전 | partial partially 일부 부분 | lift lifted removal relief 해제 |
    corresponding 상응 | calculation calculus 계산법 계산 | history historic historical 역사 력사 | era 시대 |
    starting_point 출발점 | threat threats threaten 위협 협박 | crisis 위기 | tension tensions 긴장 | stability
    stable 안정 안전 | coexistence coexist 공존 | reconciliation reconcile 화해 | trust confidence 신뢰 | promise
    promised pledge 약속 확약 | despair desperation 절박 | ridiculous 가소 | hypocrisy 위선 | puppet puppets 괴뢰
    | stooge lackey 앞잡이 주구 | gangster gangsters 강도 깡패 | scum 쓰레기 인간추물 | enraged outrage anger
    angry 분노 격분 | betray betrayal 배신 저버 | sternly stern 엄중 | strongly resolutely resolute firmly 강력
    단호 결연 | overwhelming overwhelmingly 압도 | punish punishment 응징 징벌 | dearly 대가 | greater_pain pain
    고통 | doom end_of_the_regime 종말 | nature character 속성 성격 | clear clearly 명백 뚜렷 분명 | dangerous
    danger 위험 | card 카드 | peace peaceful 평화 평화적 | fake 위장 가짜 허위 | great_significance significance
    significant importance important 중대 의의 중요 의미 | action actions act acts 행동 행위 | measure measures
    step steps 조치 | decision 결심 결정 결단 | choice option options 선택 | wrong mistake 잘못 실수 오판 | signal
    신호 | noting occasion 계기 | mobilize mobilise 동원 | prepare preparation preparations preparedness 준비 대비
    | accelerate 가속 다그 | development develop 발전 개발 | strengthen strengthening bolster reinforce 강화 증강
    | sustain sustained continuous steady 지속 부단 | modernize modernization modernisation upgrading upgrade
    현대화 갱신 | production produce manufacture mass-produce 생산 | capacity capability capabilities ability 능력
    력량 역량 | legitimate lawful legal 합법 정당 | right rights 권리 | duty obligation 의무 | law legislation 법
    | national state 국가 국정 | government 정부 | ministry 부처 성명 | fait_accompli realistic 기정사실 현실 |
    abstract 추상 | uncontrollable 통제불능 | reckless 무모 | colony colonial 식민지 | bloc 블록 | interest
    interests 이익 리익 | good_faith 선의 | respond response react 대응 호응 | call urge 촉구 호소 요구 | cease
    halt stop suspend 중단 중지 | ballistic_missile 탄도미사일 | launch launched launching 발사 | flew fly flight
    비행 | target 표적 목표 | hit 명중 | seconds 초간 | assistance aid 원조 지원 | delay 지체 | possession means
    수단 | individual_state several_states 개별국가 여러국가 | situation 정세 상황 형편 | weapon_system
    weapon_systems 무기체계 | launcher launchers 발사대 방사포차 | factory 공장 기업소 | superpower 초대국 |
    super-powerful 초강력 | beloved dear 사랑하는 친애 | comrade 동지 | brotherly fraternal 형제 | blood 피 |
    generation generations posterity 후손 후대 대대손손 | treasure asset 재부 자산 | sincere genuine true 진실
    진정 | unbreakable break 깨뜨 | unity 단결 통일단결 | wish hope wishes hopes 기대 소원 희망 | defense defence
    국방 방위 | commander 사령관 | war_game war_games 전쟁연습 연습 | nukes nuke 핵 | arsenal stockpile 무기고
    병기창 | base bases 기지 | freeze 동결 | test_site 시험장 | test testing tests 시험 | scientist scientists
    과학자 | technology technological 기술 | sensitive 민감 | neighbour neighbor 이웃 린방 린접 | outside comments
    외부 | relations relation relationship ties 관계 | level 수준 | new 새로운 새 | ironclad 철통 | commitment
    committed 공약 확고 | concern concerns concerned concerning 우려 | troubling worrying 우려 | grave serious
    seriously 심각 엄중 | challenge 도전 | unacceptable tolerate tolerated 용납 용인 묵과 | possibility 가능성 |
    further additional 추가 | confirm confirmed confirmation 확인 | region regional 지역 | international global
    world 국제 세계 | community society 사회 | order 질서 | rules norms 규범 규칙 | supply supplying 제공 공급 |
    war 전쟁 | conflict 분쟁 충돌 갈등 | outbreak break_out 터질 | soldier soldiers 병사 장병 | soul spirit 정신
    넋 | leader leadership 지도자 령도 영도 | party 당 | people people's 인민 국민 | nation 민족 나라 | avoid
    avoiding 피할 회피 | intention intent 의사 생각 의도 | land 땅 륙지 육지 | sky air 하늘 공중 | sea 바다 해상 |
    fear afraid 두려 두렵 | declare declared declaration 선언 선포 | forever eternal eternally 영원 | admit
    acknowledge 인정 자인 | basic basically 기본적 | demand demands asked 요구 | proposed proposal propose 제안
    제의 | original constant invariable immutable unchangeable 불변 | first no_1 제1의 첫째 | education educate
    instil 교육 교양 | north northern 북남 북측 북조선 | south southern 남조선 남측 | Korea Korean 조선반도 한반도
"""
COMMON_WORDS = """
    year years 해 년 | month 월 | day today 오늘 날 | now 지금 이제 | before_long soon 머지않아 멀지 | scene sight
    광경 장면 | useless 쓸모없 | here 여기 이곳 | why therefore 그래서 | came come visit visiting 왔다 찾아 방문 |
    see look 보게 보겠 | glad happy pleased 반갑 기쁘 반가 | meet 만나 | cross crossing crossed 넘어 넘을 | far
    멀다 멀리 | early 일찍 새벽 | heard hear 들었 들어 | lost lose losing 잃 | event 일 행사 | expected expect
    예정 예고 예상 | leave left 떠나 | time times 때 시간 | sometimes 때로 가끔 | thousand 천년 | lived live 살았
    살아 | together 함께 같이 | apart separately 헤어 헤여 | great 위대 대단 | big large 큰 대규모 | change
    changed 변화 변혁 바뀌 | turn turning 전환 | biggest largest 가장큰 | how_much 얼마 | always 언제나 늘 |
    everywhere nowhere anywhere 어디 | any all 일체 모든 | good 좋은 좋다 | want wanted wants 원하 원했 바라 |
    willing 의지 | difficult hard 힘들 어렵 어려 | understand 이해 | long 오래 길 | fact truth 사실 | achieve
    achieved come_about realise realize accomplish 성사 이룩 실현 달성 | never 절대 결코 언제가도 언제 | even 조차
    | believe 믿 | think 생각 본다 | know 알 | speak talk talks 말 대화 | word words 말 낱말 | text document 문서
    본문 | way 방식 방법 | work works 사업 작업 | effort efforts 노력 | success successful 성공 성과 | result
    results 결과 | country countries 나라 국가 | side sides 측 편 | part 부분 | begin begins began start 시작 부터
    | end ended 끝 종결 | continue continued 계속 | increase increasing increased 증대 확대 증가 | use used 사용
    이용 | large_quantities massive mass 대량 | concentrated concentration intensive 집중 | sudden surprise 불의
    기습 | role 역할 | place 자리 | key core central 핵심 중심 | simply merely just 단순 | location position 위치
    | environment 환경 | security 안보 안전 | future 미래 앞으로 | next 다음 | past 과거 지난 | young 청년 |
    children child 아이 어린이 | women 녀성 여성 | build building built 건설 건조 | house homes 살림집 주택 |
    hospital 병원 | school 학교 | money fund 자금 돈 | price 가격 값 | oil 석유 기름 | rice grain 쌀 알곡 곡물 |
    open opened opening 열리 개방 열었 | close closed 닫 | join joined participate 동참 참가 참여 | support 지지
    성원 | oppose opposition 반대 | agree agreed 합의 동의 | reject refuse refused 거부 배격 | show shows showed
    demonstrate demonstration 보여 과시 | practical actual 실천 실제 실용 | absolute 절대적인 절대적 | power
    powerful 위력 힘 강력한 | strong stronger 강한 강화된 | weak 약한 | proud pride 자랑 긍지 자긍심 | thank
    grateful gratitude 감사 고맙 | apologise apologize apology sorry 사과 미안 | responsible responsibility 책임 |
    blame 탓 | freedom free 자유 | democracy democratic 민주 | port harbour harbor 항구 | winter 겨울 | spring 봄
    | summer 여름 | autumn 가을 | city 도시 | village 마을 | farm 농장 | road 도로 | railway railways 철도 철길 |
    ship ships vessel vessels 선박 | restore rebuild 재건 복구 | northern 북부 | southern 남부
"""
