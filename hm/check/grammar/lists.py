"""Words that a rule of grammar must be sure of, by what they are and nothing else."""

from __future__ import annotations


def words_of(words: str) -> frozenset[str]:
    """The words of a list that is written with spaces between them."""
    return frozenset(words.split())


VERBS = words_of(
    """
    achieve add adopt advise agree allocate allow announce apologise appear apply appoint argue
    arrange arrive assess assist assume attend avoid be begin believe belong bring calculate
    celebrate clarify collaborate commit communicate compare complain comply concentrate conclude
    confirm consider continue contribute convince cooperate cope create cultivate decide defend
    define deliver demonstrate deny depend describe deteriorate determine develop diagnose differ
    disagree discover discuss dismiss distinguish do eliminate emphasise employ enable encourage
    enforce engage enhance enjoy ensure establish evolve examine exceed exclude exist expand
    expect explain explore expose express extend facilitate flourish forget fulfil gather generate
    get give go happen have hear identify ignore illustrate imagine implement impose improve
    include inform innovate inspire intend interpret introduce invest investigate invite involve
    join justify keep know learn listen lose maintain make manage merge modernise motivate
    negotiate nominate obtain occur operate oppose organise outsource participate perform permit
    persuade prepare pretend prevent prioritise produce promote protect prove provide publish
    pursue react realise reassure recall receive recognise recommend recover redeploy reduce refer
    refuse regain reinforce reject relate relax rely remain remember remove reorganise replace
    replicate represent require resign resolve respond restore retain retire satisfy save
    scrutinise seek sell send serve simplify solve speak specify spend stabilise streamline
    strengthen submit subsidise succeed suffer suggest supervise survive sustain tackle take teach
    tell tend think threaten transform translate treat undermine understand undertake unite unveil
    vary withdraw write
    """
)
"""Verbs in the form of ‘to go’ that are nothing else: no noun, adjective or participle."""

COUNTED = words_of(
    """
    accountant activist actor adviser advisor agency airline airport anniversary apprentice
    architect article artist aspect asset assistant athlete auction auditor author bag banner
    beneficiary bill blog blueprint bonus boss bottle boundary briefing brochure building café
    campaign candidate career carer category champion chapter characteristic chart chatbot
    checklist citizen city clause client clinician club coach colleague commissioner competitor
    component computer constituency constraint consultant container contest contractor corridor
    councillor counsellor counterpart county criterion customer daughter decade delegate dentist
    department desk developer device diary dilemma dimension director disaster doctor document
    earthquake economist editor employee employer engineer entrepreneur envelope episode era event
    facility factor factory farmer flaw folder forum founder framework friend goal governor
    grandmother graph guide guideline headline hero hotel household hub hurdle incident initiative
    inquiry instrument island job joke journal journalist kid laboratory landlord landmark laptop
    lawyer leader leaflet lecture lecturer lesson loophole lorry magazine manager manifesto
    manufacturer map mechanism member memoir metaphor midwife milestone minister ministry module
    month motorway museum myth neighbour newsletter newspaper notebook nurse obstacle offender
    officer organisation organiser outcome overview owner package pamphlet paragraph paramedic
    parent participant passenger pharmacist phenomenon photograph phrase physician pioneer pledge
    podcast policymaker politician porter portfolio portrait poster practitioner prisoner problem
    professional programme project proposal prototype provider psychologist publisher pupil
    questionnaire queue quiz reader receptionist recipe recruiter refugee region regulator rep
    reporter requirement researcher restaurant retailer rival roadmap rota scandal scenario scheme
    scientist seminar shareholder shortlist signature slogan solicitor son speaker spokesperson
    sponsor spouse spreadsheet stakeholder statement statue story stranger student subcommittee
    subscriber subsidiary suite summit supermarket supplier supporter surgeon symptom system
    teacher team teenager template tenant textbook therapist ticket timetable tool toolkit tourist
    tower trainee trainer transcript trick trustee tutor user vacancy valley vehicle venue verdict
    veteran victim viewer viewpoint village visitor volunteer voter wallet warehouse webinar
    website week weekend widow wife window winner worker workplace workshop youngster
    """
)
"""Nouns that are counted: in the singular they want a determiner."""

PERSONS = words_of(
    """
    academics accountants activists actors adults advisers advisors advocates agents analysts
    apprentices architects artists assistants authors babies bankers beginners bosses boys
    builders campaigners candidates carers chairs chancellors chiefs children citizens civilians
    cleaners clerks clients clinicians coaches colleagues commissioners committees communities
    companies consultants consumers contractors coordinators councillors councils couples
    customers dentists designers developers dietitians directors doctors donors drivers economists
    editors employees employers engineers executives experts families farmers fathers firefighters
    followers founders friends girls governments governors graduates groups guardians guests heads
    historians hospitals hosts hygienists individuals inspectors inventors investigators investors
    journalists judges kids landlords lawyers leaders learners lecturers listeners lords makers
    managers mayors medics members men midwives ministers mothers nations negotiators neighbours
    nurses officers officials operators opponents organisations organisers owners paramedics
    parents participants partners passengers patients pensioners people persons pharmacists
    physicians physiotherapists pilots players policymakers politicians porters practitioners
    presidents prisoners producers professionals professors providers psychiatrists psychologists
    psychotherapists pupils purchasers radiographers readers receptionists recruiters recruits
    refugees registrars regulators relatives reporters representatives reps researchers residents
    reviewers rivals scientists secretaries seniors shareholders shops sisters solicitors sons
    speakers specialists spokespeople spouses students superiors supervisors suppliers supporters
    surgeons survivors taxpayers teachers teams teenagers tenants therapists trainees trainers
    travellers tribunals trustees trusts tutors undergraduates unions users veterans victims
    viewers visitors volunteers voters widows witnesses wives women workers writers youngsters
    """
)
"""Nouns in the plural that own things: people, and bodies of people."""

SINGULAR_HEADS = words_of(
    """
    absence acceptance aim appearance arrival availability burden cause challenge closure collapse
    combination cost creation danger decline degree delivery departure development difficulty
    effect effectiveness efficiency end existence expansion extent failure fall fear future goal
    growth idea impact implementation importance inclusion increase influence introduction
    involvement lack launch length level likelihood loss nature need objective origin outbreak
    pace potential presence price problem process progress prospect provision purpose quality
    question rate reason reduction removal result return rise risk role scale scope severity shape
    shortage significance size speed spread stability state status strength success supply task
    threat timing tone transfer transformation use value volume weakness weight withdrawal
    """
)
"""Nouns that stay singular whatever follows ‘of’: a lack of funds was."""

QUANTITIES = words_of(
    """
    array assortment batch bevy bunch cluster clutch collection couple deluge dozen fistful flood
    flurry glut handful host litany majority mass minority mixture mountain multitude myriad
    network number pair patchwork percentage plethora proportion raft range selection series set
    slate slew smattering spate string succession swarm swathe tranche trio variety wave wealth
    """
)
"""Nouns of quantity: a range of, a handful of. What follows decides the number of the verb."""

COLLECTIVES = words_of(
    """
    administration agency army association audience band board body bourgeoisie bulk cabinet cast
    choir chorus class clergy club coalition college commission committee community company
    confederation congress consortium corporation council couple couples court crew crowd
    department duo electorate enemy executive faculty family federation firm fleet force
    foundation gang generation government group half herd institute institution jury leadership
    lot majority management media membership ministry minority nation navy nhs number opposition
    orchestra organisation pair panel parliament partnership party peasantry percentage personnel
    police population press profession proletariat proportion public quarter quartet range
    remainder rest school secretariat service side society squad staff syndicate team third tribe
    trio trust underclass union unit university variety workforce world youth
    """
)
"""Nouns that take a verb in the plural too: the government are."""

WANT_TO = words_of("""
    able unable likely unlikely willing unwilling keen eager reluctant supposed due ought order
    want wants wanted wanting wish wishes hope hopes hoped hoping try tries tried trying tend tends
    tended intend intends intended seem seems seemed manages managed decide decides decided plan
    plans planned planning expects refuse refuses refused agrees agreed fail fails failed continue
    continues continued continuing struggle struggles struggled struggling needs needed going
    """)
"""What ‘to’ and a verb follow."""

PREPARED_TO = words_of(
    """
    allowed asked designed encouraged entitled expected forced inclined intended invited meant
    obliged prepared required supposed tempted told urged
    """
)
"""Participles that ‘to’ and a verb follow after ‘be’."""
