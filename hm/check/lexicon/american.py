"""Words as Americans spell them, and as the British do."""

from __future__ import annotations

import re
from functools import cache

_OUR = (
    "ardor|armor|behavior|candor|clamor|clangor|color|demeanor|dishonor|disfavor|discolor|"
    "enamor|endeavor|favor|fervor|flavor|harbor|honor|humor|labor|misbehavior|misdemeanor|"
    "neighbor|odor|parlor|rancor|rigor|rumor|savior|savor|splendor|succor|tumor|valor|vapor|"
    "vigor|watercolor|multicolor|belabor|glamor"
)
_NOT_OUR = re.compile(
    r"(?:humor|rigor|vigor|clamor|rancor|odor|vapor|valor|armor|glamor)(?:ous|ously|ist|ists|ific"
    r"|ise|ize|ial|ation|y|ally|al)$|honorary|honoraria|honorarium|honorific|laborious|laboratory"
)
_OUR_WORD = re.compile(
    rf"({_OUR})((?:s|ed|ing|ings|er|ers|able|ably|less|ful|fully|ite|ites|itism|y|ly|al|ally|hood"
    r"|hoods|liness|some|ist|ists)?)"
)

_PAIRS = """
center centre|centers centres|centered centred|centering centring|epicenter epicentre
epicenters epicentres|theater theatre|theaters theatres|amphitheater amphitheatre|fiber fibre
fibers fibres|fiberglass fibreglass|liter litre|liters litres|milliliter millilitre
milliliters millilitres|kilometer kilometre|kilometers kilometres|centimeter centimetre
centimeters centimetres|millimeter millimetre|millimeters millimetres|caliber calibre
luster lustre|lackluster lacklustre|meager meagre|somber sombre|specter spectre|specters spectres
saber sabre|sabers sabres|scepter sceptre|sepulcher sepulchre|maneuver manoeuvre
maneuvers manoeuvres|maneuvered manoeuvred|maneuvering manoeuvring|catalog catalogue
catalogs catalogues|cataloged catalogued|cataloging cataloguing|monolog monologue|epilog epilogue
prolog prologue|demagog demagogue|pedagog pedagogue|defense defence|defenses defences
defenseless defenceless|offense offence|offenses offences|pretense pretence|pretenses pretences
analyze analyse|analyzed analysed|analyzes analyses|analyzing analysing|analyzer analyser
analyzers analysers|paralyze paralyse|paralyzed paralysed|paralyzes paralyses
paralyzing paralysing|catalyze catalyse|catalyzed catalysed|catalyzing catalysing
breathalyze breathalyse|breathalyzed breathalysed|dialyze dialyse|psychoanalyze psychoanalyse
anemia anaemia|anemic anaemic|anesthesia anaesthesia|anesthetic anaesthetic
anesthetics anaesthetics|anesthetist anaesthetist|anesthetists anaesthetists
anesthesiologist anaesthetist|anesthesiologists anaesthetists|cesarean caesarean
cesareans caesareans|celiac coeliac|diarrhea diarrhoea|edema oedema|esophagus oesophagus
esophageal oesophageal|estrogen oestrogen|gynecology gynaecology|gynecologist gynaecologist
gynecologists gynaecologists|gynecological gynaecological|hematology haematology
hematologist haematologist|hemoglobin haemoglobin|hemophilia haemophilia|hemorrhage haemorrhage
hemorrhages haemorrhages|hemorrhoids haemorrhoids|ischemia ischaemia|ischemic ischaemic
leukemia leukaemia|orthopedic orthopaedic|orthopedics orthopaedics|pediatric paediatric
pediatrics paediatrics|pediatrician paediatrician|pediatricians paediatricians
pedophile paedophile|pedophiles paedophiles|septicemia septicaemia|bacteremia bacteraemia
hypoglycemia hypoglycaemia|hypoglycemic hypoglycaemic|uremia uraemia|apnea apnoea|dyspnea dyspnoea
toxemia toxaemia|maneuverable manoeuvrable|archeologist archaeologist|archeological archaeological
esthetic aesthetic|esthetics aesthetics|fulfill fulfil|fulfills fulfils|fulfillment fulfilment
skillful skilful|skillfully skilfully|willful wilful|willfully wilfully|enroll enrol
enrolls enrols|enrollment enrolment|enrollments enrolments|installment instalment
installments instalments|instill instil|instills instils|distill distil|distills distils
enthrall enthral|appall appal|appalls appals|counselor counsellor|counselors counsellors
counseling counselling|counseled counselled|traveler traveller|travelers travellers
traveling travelling|traveled travelled|canceled cancelled|canceling cancelling|labeled labelled
labeling labelling|mislabeled mislabelled|modeled modelled|modeling modelling|modeler modeller
fueled fuelled|fueling fuelling|refueled refuelled|refueling refuelling|signaled signalled
signaling signalling|leveled levelled|leveling levelling|channeled channelled
channeling channelling|tunneled tunnelled|tunneling tunnelling|marveled marvelled
marvelous marvellous|marvelously marvellously|quarreled quarrelled|quarreling quarrelling
equaled equalled|equaling equalling|initialed initialled|totaled totalled|totaling totalling
rivaled rivalled|rivaling rivalling|unrivaled unrivalled|dialed dialled|dialing dialling
pedaled pedalled|pedaling pedalling|medaled medalled|bedeviled bedevilled|shoveled shovelled
shoveling shovelling|unraveled unravelled|unraveling unravelling|snorkeling snorkelling
jeweler jeweller|jewelers jewellers|jewelry jewellery|jeweled jewelled|woolen woollen
woolens woollens|chiseled chiselled|grueling gruelling|groveling grovelling|groveled grovelled
swiveled swivelled|swiveling swivelling|trialed trialled|trialing trialling|funneled funnelled
funneling funnelling|panelist panellist|panelists panellists|paneled panelled|paneling panelling
mold mould|molds moulds|moldy mouldy|molded moulded|molding moulding|smolder smoulder
smoldering smouldering|plow plough|plows ploughs|plowed ploughed|plowing ploughing|gray grey
grays greys|graying greying|grayer greyer|skeptic sceptic|skeptics sceptics|skeptical sceptical
skeptically sceptically|skepticism scepticism|mustache moustache|mustaches moustaches
pajamas pyjamas|aluminum aluminium|airplane aeroplane|airplanes aeroplanes|ax axe|cozy cosy
cozier cosier|coziness cosiness|checkbook chequebook|checkbooks chequebooks|licorice liquorice
omelet omelette|livable liveable|salable saleable|unlivable unliveable|caldron cauldron
furor furore|gotten got|math maths|behaviorism behaviourism
program programme|programs programmes
"""


@cache
def _words() -> dict[str, str]:
    found: dict[str, str] = {}
    for line in _PAIRS.split("\n"):
        for pair in line.split("|"):
            if pair:
                american, _, english = pair.partition(" ")
                found[american] = english
    return found


def british(word: str) -> str | None:
    """How the British spell a word in small letters that only Americans spell so; else None.

    ``color`` gives ``colour``. Words in -ize are not American: a house may choose them.
    """
    found = _words().get(word)
    if found:
        return found
    match = _OUR_WORD.fullmatch(word) if "or" in word else None
    if match and not _NOT_OUR.match(word):
        return f"{match[1][:-2]}our{match[2]}"
    return None
