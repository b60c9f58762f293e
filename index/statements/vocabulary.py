"""The tables of the glossary: what people are quoted saying about the peninsula, in English and in Korean.

Between bars stands one meaning: English words, in any of their forms, and Korean words or their beginnings, Northern
spellings included; a low line stands for a blank, which Korean may leave out. Two words of one language there are two
renderings of one word: that is how `principal enemy` meets `main enemy`. Names come from the gazetteer, subjects of
articles from `index.comparison.concepts`; what is there is not repeated.
"""

COINED_WORDS = """
    principal_enemy main_enemy worst_enemy chief_enemy primary_foe principal_foe main_foe archenemy arch-enemy 주적 |
    fire_and_fury 화염과_분노 | sea_of_fire 불바다 | rocket_man 로켓맨 로케트맨 | dotard 늙다리 | strategic_patience
    전략적_인내 | maximum_pressure 최대_압박 최대한의_압박 | audacious_initiative bold_initiative audacious_plan
    담대한_구상 | two_hostile_states hostile_two_states 적대적_두_국가 적대적인_두_국가 | gangster-like brigandish
    강도적 | frightened_dog scared_dog 겁먹은_개 | human_scum 인간_쓰레기 | game_changer game-changer 게임_체인저 |
    treasured_sword 보검 | exponential exponentially 기하급수 | war_maniac 전쟁광 | arduous_march 고난의_행군 |
    miserable_sight tragic_scene miserable_scene 비참한_광경 | greater_pain 더_큰_고통 | new_cold_war 신냉전 | parrot
    앵무새 | double_standard double_standards 이중_기준 이중_잣대 | nuclear_button 핵_단추 핵_버튼 | red_line
    red_lines 레드라인 금지선 | peacemaker 피스메이커 | pacemaker 페이스메이커 | sophistry 궤변 | eyesore 꼴불견 |
    strategic_attack_means strategic_strike_means 전략적_공격_수단 | super-powerful_weapon super-powerful_weapons
    초강력_무기 초강력적인_무기
"""
"""Phrases so telling that who is quoted with one of them within days is quoted with the same utterance."""

TELLING_WORDS = """
    hostile hostility antagonistic 적대 | deterrent deterrence deter 억제력 억지력 억제 억지 | denuclearization
    denuclearisation 비핵화 | belligerent warring 교전 | preemptive 선제 | retaliation retaliate retaliatory 보복 |
    self-destruction self-destructive suicidal ruin 자멸 | miserable tragic tragically 비참 참담 | explosion blast
    폭음 폭발 폭파 | anti-national 반민족 | anti-historical 반역사 | compatriot compatriots kin kinship
    fellow_countrymen 동족 동포 | one_kind homogeneous 동질 | subjugate subjugation suppress 평정 진압 | occupy
    occupation 점령 | reclaim 수복 | absorption 흡수 | provocation provocative provoke provoking 도발 | aggression
    invasion invade 침략 침공 침범 | violate violation breach infringe 위반 침범 침해 | resolution resolutions 결의
    결의안 | condemn 규탄 | regret 유감 | confrontation confront 대결 대립 | head-on all-out 정면 전면 | rivalry 경쟁
    | balance 균형 | slogan 구호 | sovereignty sovereign 주권 | independence independent 독립 자주 | solidarity 연대 |
    friendship friendly 친선 우호 우의 | alliance allied 동맹 | ally allies 동맹국 | partnership partner partners
    동반자 파트너 | sacred 성전 신성 성스러 | victory 승리 | glory 영광 | revolution revolutionary 혁명 | hereditary
    세습 | dictatorship 독재 | regime 정권 | tyranny 폭정 | collapse 붕괴 무너 | downfall 파멸 | capitalism 자본 |
    socialism socialist 사회주의 | dignity 존엄 | welfare well-being 복리 복지 | livelihood 민생 생활 | prosperity
    prosperous 번영 부흥 부강 | patriot patriotic 애국 | enthusiasm 열의 | sweat 땀 | devotion devote devoted 헌신
    총력 | invincible 불패 필승 | stronghold bulwark 보루 | milestone 이정표 리정표 | strategic strategy 전략 |
    tactical 전술 | conventional 재래식 | precision precise accuracy 정밀 정확 | striking strike strikes 타격 |
    counterattack counterstrike 반격 | devastating destructive 파괴력 가공할 | weapon weapons weaponry arms 무기 |
    artillery 포병 대포 | munitions 군수 | ammunition shells 탄약 포탄 | warship 군함 함선 | aircraft_carrier 항모
    항공모함 | bomber 폭격기 | fighter 전투기 | combat_readiness readiness posture 태세 | vigilance 경계 감시 |
    intelligence 정보 첩보 | reliability reliable 신뢰성 신뢰 | verification verify verified 검증 | inspection inspect
    점검 사찰 검열 | swift prompt rapid quick 신속 | unlimited limitless 무한 | self-defence self-defense
    self-defensive 자위 | lethal 살상 | orbit orbital 궤도 | altitude 고도 | trajectory 탄도계산 비행궤적 | engine
    engines 엔진 | telescope 망원경 | plant facilities facility 시설 공장 | dismantle dismantlement abolish 페기 폐기
    해체 폐지 | delete deleted 삭제 | stipulate specify clarify 명기 명시 | territory territorial 영토 령토 | airspace
    territorial_air 영공 령공 | waters territorial_waters 영해 령해 | maritime 해상 해양 | liaison 연락사무소
    련락사무소 | loudspeaker 확성기 | guard_post 감시초소 | armed 무장 무력 | military 군사 | army forces troops 군대
    군인 병력 | experts expert 전문가 | presence observation 립회 입회 참관 | permanently permanent 영구 | completely
    complete 완전 | partial partially 일부 부분 | lift lifted removal relief 해제 | corresponding 상응 | calculation
    calculus 계산법 계산 | history historic historical 역사 력사 | era 시대 | starting_point 출발점 | threat threats
    threaten 위협 협박 | crisis 위기 | tension tensions 긴장 | stability stable 안정 안전 | coexistence coexist 공존 |
    reconciliation reconcile 화해 | trust confidence 신뢰 | promise promised pledge 약속 확약 | despair desperation
    절박 | ridiculous 가소 | hypocrisy 위선 | puppet puppets 괴뢰 | stooge lackey 앞잡이 주구 | gangster gangsters
    강도 깡패 | enraged outrage anger angry 분노 격분 | betray betrayal 배신 저버 | sternly stern 엄중 | strongly
    resolutely resolute firmly 강력 단호 결연 | overwhelming overwhelmingly 압도 | punish punishment 응징 징벌 |
    dearly 대가 | doom end_of_the_regime 종말 | nature character 속성 성격 | clear clearly 명백 뚜렷 분명 | dangerous
    danger 위험 | card 카드 | peace peaceful 평화 평화적 | fake 위장 가짜 허위 | great_significance significance
    significant importance important 중대 의의 중요 의미 | action actions act acts 행동 행위 | measure measures step
    steps 조치 | decision 결심 결정 결단 | choice option options 선택 | wrong mistake 잘못 실수 | signal 신호 |
    mobilize mobilise 동원 | accelerate 가속 다그 | development develop 발전 개발 | strengthen strengthening bolster
    reinforce 강화 증강 | sustain sustained continuous steady 지속 부단 | modernize modernization modernisation
    upgrading upgrade 현대화 갱신 | production produce manufacture mass-produce 생산 | capacity capability
    capabilities ability 능력 력량 역량 | legitimate lawful legal 합법 정당 | right rights 권리 | duty obligation 의무
    | law legislation 법 | ministry 부처 성명 | abstract 추상 | uncontrollable 통제불능 | reckless 무모 | colony
    colonial 식민지 | bloc 블록 | interest interests 이익 리익 | good_faith 선의 | respond response react 대응 호응 |
    call urge 촉구 호소 요구 | cease halt stop suspend 중단 중지 | ballistic_missile 탄도미사일 | launch launched
    launching 발사 | flew fly flight 비행 | hit 명중 | seconds 초간 | assistance aid 원조 지원 | delay 지체 |
    possession means 수단 | individual_state several_states 개별국가 여러국가 | situation 정세 상황 형편 |
    weapon_system weapon_systems 무기체계 | launcher launchers 발사대 방사포차 | factory 공장 기업소 | superpower
    초대국 | super-powerful 초강력 | beloved dear 사랑하는 친애 | comrade 동지 | blood 피 | generation generations
    posterity 후손 후대 대대손손 | treasure asset 재부 자산 | sincere genuine true 진실 진정 | unbreakable break 깨뜨
    | unity 단결 통일단결 | wish hope wishes hopes 기대 소원 희망 | defense defence 국방 방위 | commander 사령관 |
    war_game war_games 전쟁연습 연습 | arsenal stockpile 무기고 병기창 | base bases 기지 | freeze 동결 | test_site
    시험장 | test testing tests 시험 | scientist scientists 과학자 | technology technological 기술 | sensitive 민감 |
    neighbour neighbor 이웃 린방 린접 | outside comments 외부 | relations relation relationship ties 관계 | ironclad
    철통 | commitment committed 공약 확고 | concern concerns concerned concerning 우려 | troubling worrying 우려 |
    grave serious seriously 심각 엄중 | challenge 도전 | unacceptable tolerate tolerated 용납 용인 묵과 | possibility
    가능성 | further additional 추가 | confirm confirmed confirmation 확인 | region regional 지역 | international
    global world 국제 세계 | community society 사회 | order 질서 | rules norms 규범 규칙 | supply supplying 제공 공급
    | war 전쟁 | conflict 분쟁 충돌 갈등 | outbreak break_out 터질 | soldier soldiers 병사 장병 | soul spirit 정신 넋
    | leader leadership 지도자 령도 영도 | party 당 | people people's 인민 국민 | nation 민족 나라 | avoid avoiding
    피할 회피 | intention intent 의사 생각 의도 | land 땅 륙지 육지 | sky air 하늘 공중 | sea 바다 해상 | fear afraid
    두려 두렵 | declare declared declaration 선언 선포 | forever eternal eternally 영원 | basic basically 기본적 |
    demand demands asked 요구 | proposed proposal propose 제안 제의 | original constant invariable immutable
    unchangeable 불변 | education educate instil 교육 교양 | justice 정의 | occasion 계기 | Korean_Peninsula 조선반도
    한반도 | merciless mercilessly 무자비 | irreversible irreversibly 불가역 되돌릴_수_없 | fool fools foolish 바보
    어리석 미련 | idiot idiots imbecile 천치 | impudent shameless brazen brazenly 뻔뻔 파렴치 철면피 | absurd
    absurdity 어불성설 언어도단 | nonsense 헛소리 망발 | undisguised overt openly 로골적 노골적 | hostile_policy
    적대시_정책 | blackmail 공갈 | love_letter love_letters 러브레터 | fell_in_love 사랑에_빠졌 사랑에_빠져 |
    deception deceptive deceive 기만 | delusion delusional daydream 망상 몽상 | rehearsal 예행연습 시연 | decapitation
    beheading 참수 | nuclear_umbrella 핵우산 | extended_deterrence 확장_억제 확장억제력 | comprehensive_strategic
    포괄적_전략적 포괄적인_전략적 | without_delay 지체_없이 | armed_attack armed_invasion 무력_침공 무력_침략 |
    special_military_operation 특별_군사작전 특수_군사작전 | tailored 맞춤형 | unwavering steadfast unshakable 변함없
    확고부동 | irresponsible 무책임 | destabilize destabilise destabilizing destabilising 저해 | undermine undermines
    훼손 | immediately immediate 즉각 즉시 당장 | abduction abductions abducted abductees 납치 랍치 | humanitarian
    인도주의 인도적 | human_rights 인권 | trilateral 3자 삼자 3국 | cooperation cooperate 협력 협조 | communication
    communicate 소통 | exchanges 교류 | economy economic 경제 | trade 무역 교역 | contribute contribution 기여 이바지
    | self-reliance self-reliant 자력갱생 자력자강 | closely_monitoring monitor monitoring 예의주시 주시 | share
    sharing shared 공유 | track tracking 추적 | detect detected 탐지 포착 | analyze analyse analysis analyzing 분석 |
    short-range 단거리 | medium-range intermediate-range 중거리 | intercontinental 대륙간 | long-range 장거리 |
    solid-fuel solid-fueled solid-fuelled 고체_연료 | miniaturize miniaturized 소형화 | mass_production 대량_생산 |
    test-fire test-fired test-firing 시험_발사 | suicide_drone suicide_drones 자폭 | deploy deployed deployment 배치
    전개 | unilateral unilaterally 일방적 | status 지위 | bargaining bargain 흥정 | negotiate negotiation negotiations
    negotiating 협상 | conditions precondition preconditions 조건 | respect 존중 | guarantee ensure 보장 담보 |
    obstacle 걸림돌 장애물 | root_cause 근원 | essence 본질 | arms_race 군비_경쟁 | arms_buildup military_buildup
    군비_증강 군사력_증강 | nuclear_force nuclear_forces 핵_무력 핵_력량 핵_역량 | policy policies 정책 로선 노선 |
    letter letters 친서 편지 | invite invitation invited 초청 | welcome 환영 | congratulate congratulations
    congratulatory 축하 | condolence condolences 조의 위로 애도 | damage victims 피해 | rescue 구조 | virus pandemic
    coronavirus 비루스 바이러스 코로나 | fortress fortify 요새 | cut_off sever severed 단절 차단 | nuclear-armed
    nuclear_power nuclear_weapons_state nuclear_state 핵_보유국 핵무기_보유국 | front_line frontline 전연 최전방 전방
    | combat battle 전투 | trench trenches 참호 | sacrifice sacrifices 희생 | hero heroes heroic 영웅 | brave bravery
    courage courageous 용감 용맹 | fate destiny 운명 | tradition traditional 전통 | proliferation nonproliferation
    non-proliferation 확산 비확산 | interference interfere intervene intervention 간섭 개입 | double-dealing two-faced
    량면 이중적 | plunder loot 략탈 약탈 | conspiracy plot plots 음모 모략 | pretext excuse 구실 핑계 명분 | vicious
    악랄 악의 | thoughtless rash 경솔 경거망동 | arrogant arrogance 오만 방자 | disappointment disappointed
    disappointing 실망 | insult insulting 모욕 | slander smear 비방 중상 | bulldoze crush crushed 짓뭉 짓부 분쇄 |
    overthrow topple 전복 | final_warning 최후_통첩 | patience 인내 | wait waiting 기다리 기다릴 | encounter 조우 |
    handshake 악수 | normalize normalise normalization 정상화 | rail_link 철도_연결 | industrial_complex 공단 공업지구
    | separated_families 리산가족 이산가족 | remains 유해 | end-of-war_declaration 종전_선언 | snapback 스냅백 |
    roadmap 로드맵 | corridor 회랑 | abandon abandoned give_up 포기 | momentum 동력 | breakthrough 돌파구 | gradual
    step-by-step phased 단계적 | simultaneous simultaneously 동시 | package_deal 일괄_타결 | investment invest 투자 |
    shipbuilding 조선업 | nuclear-powered_submarine 핵추진_잠수함 핵_잠수함 원자력_잠수함 | two-state two_states
    two_countries 두_국가 | belligerents 교전국 교전_국가 | exclude eliminate 배제 제거 | fake_news 가짜_뉴스 |
    impeachment impeach 탄핵 | martial_law 계엄 | insurrection 내란 | election_fraud 부정선거 | wall barrier 장벽 |
    fence 울타리 철책 | propaganda 선전 | psychological_warfare 심리전 | spoil spoiled ruin_relations 파탄 | frozen
    deadlock stalemate 교착 | revision revise revised amend 개정 수정 | enormous huge tremendous 막대 거대 어마어마 |
    unprecedented 전례_없는 류례_없는 유례_없는 | catastrophic disaster catastrophe 재앙 재난 참화 | annoy annoying
    nuisance 성가 | brink 문턱 벼랑 | verge 직전 | stockpiling 비축 | hesitate hesitation 주저 서슴 | retreat withdraw
    withdrawal 철수 철회 물러 | shoot_down shot_down 격추 | fishermen 어민 어부 | drunk 술 | love 사랑 | favorite 애창
    | legacy 유산 | doubt doubts 의심 의문 | secret secretly 비밀 | loyal loyalty 충성 충직 | traitor traitors 매국
    역적 | pro-american flunkeyism flunkeyist 사대 | servile subservient 굴종 굴욕 | mercenary mercenaries 용병 |
    dispatch dispatched 파병 파견 | liberate liberation 해방 | gallant 용감무쌍 | target goal objective 표적 목표 |
    brotherly fraternal brother brothers 형제 | admit acknowledge recognize recognise recognition 인정 자인 | scum
    인간추물 | garbage trash rubbish scum 오물 쓰레기 | compel compelled coerce coercion 강요 | fair fairness 공정 |
    destruction destroy destroyed sabotage 파괴 | annihilate annihilation wipe_out obliterate 섬멸 초토화 괴멸 |
    prepare preparation preparations preparedness ready 준비 대비 | north northern 북남 북측 북조선 북부 | south
    southern 남조선 남측 남부 | fait_accompli 기정사실 | reality realistic real 현실 실체 | concept notion idea 개념 |
    consider considered regard regarded 간주 여겨 | closely carefully 면밀 | discuss discussion discussions consult
    consultation consultations 협의 론의 논의 | extend extension expand expansion 확장 연장 | eradicate root_out 근절
    척결 | crime crimes criminal 범죄 | victorious triumph 승전 | neutral neutrality 중립 | mediator mediate mediation
    중재 | guarantor 보증 | exhaust exhausted 소진 | isolate isolated isolation 고립 | starve starving hunger 굶주 |
    reform reforms 개혁 | discipline 규률 규율 | corruption corrupt 부패 부정부패 | laziness lazy 태만 해이 | oath vow
    vowed pledge_to 맹세 | surprise_attack 기습_공격 | superiority superior 우세 우월 | inferior 렬세 열세 | evidence
    proof prove proven proved 증거 증명 립증 입증 | baseless groundless unfounded 근거_없는 | rumour rumours rumor
    rumors 소문 류언비어 유언비어 | misunderstanding misunderstand 오해 | misjudgment miscalculation misjudge 오판 |
    overreact overreaction 과잉 | escalate escalation escalating 격화 고조 | deescalate de-escalate de-escalation 완화
    | pretend 흉내 | puppet_regime 괴뢰정권 | nuclear_dumping contaminated_water 오염수 | dump discharge 방류 | disarm
    disarmament 군축 무장해제 | inspectors inspector 사찰단 | veto 거부권 | security_council 안보리 안전보장이사회 |
    illegal unlawful illegally 불법 | invalid null void 무효 | suspension moratorium 유예 모라토리엄 | joint jointly
    공동 련합 연합 | bilateral 량자 양자 쌍무 | multilateral 다자 | equal equality 평등 | mutual mutually 상호 |
    benefit benefits beneficial 혜택 유익 | urgent urgently pressing 긴급 시급 절실 | gravity 엄중성 | inevitable
    inevitably unavoidable 불가피 필연 | automatic automatically 자동 | thorough thoroughly 철저 | bold boldly 과감 |
    honest honestly frank frankly candid 솔직 | cautious caution careful 신중 | persistent persistently 끈질 집요 |
    consistent consistently 일관 | optimistic optimism 락관 낙관 | pessimistic pessimism 비관 | curious interesting
    흥미 | deplorable regrettable 개탄 | shameful shame disgrace 수치 치욕 | disgusting despicable 역겨 비렬 비열 |
    cowardly coward 비겁 | desperate 필사 | futile vain in_vain 부질없 헛된 허망 | illusion illusions 환상 | miracle
    miracles 기적 | innovation innovative 혁신 | industry industrial 공업 산업 | agriculture agricultural 농업 |
    electricity 전력 전기 | coal 석탄 | energy 에네르기 에너지 | space 우주 | fleet 함대 | radar 레이다 레이더 |
    interception intercept intercepted 요격 | evade evasion 회피_기동 | manoeuvre maneuver maneuvers 기동 |
    hypersonic_glide 활공 | simulated mock 모의 | tactical_guided 전술_유도 | infiltrate infiltration infiltrated 침투
    | demilitarized_zone dmz 비무장지대 | northern_limit_line 북방한계선 | land_mine landmines mines 지뢰 |
    nuclear_facility 핵_시설 | enrichment enriched 농축 | highly_enriched 고농축
"""
COMMON_WORDS = """
    month 월 | day today 오늘 날 | before_long soon 머지않아 멀지 | scene sight 광경 장면 | useless 쓸모없 | here 여기
    이곳 | why therefore 그래서 | came come visit visiting 왔다 찾아 방문 | see look 보게 보겠 | glad happy pleased
    반갑 기쁘 반가 | meet 만나 | cross crossing crossed 넘어 넘을 | far 멀다 멀리 | early 일찍 새벽 | heard hear 들었
    들어 | lost lose losing 잃 | expected expect 예정 예고 예상 | leave left 떠나 | time times 때 시간 | sometimes
    때로 가끔 | thousand 천년 | lived live 살았 살아 | together 함께 같이 | apart separately 헤어 헤여 | great 위대
    대단 | big large 큰 대규모 | change changed 변화 변혁 바뀌 | turn turning 전환 | biggest largest 가장큰 | how_much
    얼마 | always 언제나 늘 | everywhere nowhere anywhere 어디 | any all 일체 모든 | good 좋은 좋다 | want wanted
    wants 원하 원했 바라 | difficult hard 힘들 어렵 어려 | understand 이해 | long 오래 길 | fact truth 사실 | achieve
    achieved come_about realise realize accomplish 성사 이룩 실현 달성 | never 절대 결코 언제가도 언제 | even 조차 |
    believe 믿 | think 생각 본다 | know 알 | speak talk talks 말 대화 | word words 말 낱말 | text document 문서 본문 |
    work works 사업 작업 | effort efforts 노력 | success successful 성공 성과 | result results 결과 | country
    countries 나라 국가 | side sides 측 편 | part 부분 | end ended 끝 종결 | continue continued 계속 | increase
    increasing increased 증대 확대 증가 | use used 사용 이용 | large_quantities massive mass 대량 | concentrated
    concentration intensive 집중 | sudden surprise 불의 기습 | role 역할 | place 자리 | key core central 핵심 중심 |
    simply merely just 단순 | location position 위치 | environment 환경 | security 안보 안전 | future 미래 앞으로 |
    next 다음 | past 과거 지난 | young 청년 | children child 아이 어린이 | women 녀성 여성 | build building built 건설
    건조 | house homes 살림집 주택 | hospital 병원 | school 학교 | money fund 자금 돈 | price 가격 값 | oil 석유 기름
    | rice grain 쌀 알곡 곡물 | open opened opening 열리 개방 열었 | close closed 닫 | join joined participate 동참
    참가 참여 | support 지지 성원 | oppose opposition 반대 | agree agreed 합의 동의 | reject refuse refused 거부 배격
    | show shows showed demonstrate demonstration 보여 과시 | practical actual 실천 실제 실용 | absolute 절대적인
    절대적 | power powerful 위력 힘 강력한 | strong stronger 강한 강화된 | weak 약한 | proud pride 자랑 긍지 자긍심 |
    thank grateful gratitude 감사 고맙 | apologise apologize apology sorry 사과 미안 | responsible responsibility 책임
    | blame 탓 | freedom free 자유 | democracy democratic 민주 | port harbour harbor 항구 | winter 겨울 | spring 봄 |
    summer 여름 | autumn 가을 | city 도시 | village 마을 | farm 농장 | road 도로 | railway railways 철도 철길 | ship
    ships vessel vessels 선박 | restore rebuild 재건 복구 | new 새로운 새 | first no_1 제1의 첫째 | national state
    국가 국정 | government 정부 | level 수준 | willingness 의지 | year years 년 | event 행사 | now right_now 지금 이제
    | return come_back came_back 복귀 돌아오 돌아올 | plan plans 계획 | message 메시지 메세지 | walk walked 걷 걸어 |
    tell told 전하 전해 | ask asking 물어 묻 | give given 주었 드리 | make made 만들 | sleep 잠 새벽잠 | problem
    problems issue issues 문제 | reason reasons 리유 이유 | case cases 경우 | mind heart 마음 | eye eyes 눈 | hand
    hands 손 | face 얼굴 | food_shortage 식량난 | pressure 압력 압박 | stage phase 단계 | opportunity chance 기회 |
    process 과정 | hurry rush 서두 조급 | needs necessary need necessity 필요 | easy easily 쉽 쉬운 | family families
    가족 가정 | friend friends 친구 벗 | enemy enemies foe 적 원쑤 원수 | dream dreams 꿈 | begin begins began start
    beginning 시작 부터 | way method 방식 방법 | entire whole 전체 | present current 현재 | possible 가능 | impossible
    불가능 | both 량측 양측 쌍방 | move moves movement 움직임 | speech address 연설 | remarks remark statement 발언
    담화 | report reports 보고 보도 | answer answers reply 답변 대답 | official officials 당국자 관계자 | president
    대통령 | minister 장관 | citizen citizens 시민 국민들 | public 공공 대중 | life lives 생명 목숨 | death die died
    dead 사망 죽 | born birth 출생 태여 | home hometown 고향 | moment 순간 | century centuries 세기 | decade decades
    수십_년 | tomorrow 래일 내일 | yesterday 어제 | night 밤 | morning 아침 | early_stage 초기 | step_forward 한_걸음
    | picture photo 사진 | dinner banquet 만찬 연회 | cold_noodles 랭면 냉면 | health healthy 건강 | worker workers
    로동자 노동자 | farmer farmers 농민 농업근로자 | student students 학생 | company companies 회사 기업 | market
    markets 시장 | money_laundering 돈세탁 | gift 선물 | question questions 질문 | medicine 의약품
"""
