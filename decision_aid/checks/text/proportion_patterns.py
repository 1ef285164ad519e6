"""Building blocks for the regexes on proportions in English prose: words for numbers, people, things and chances."""

from decision_aid.checks.text.prefiltered_regex import PrefilteredRegex


def _any(words: str) -> str:
    return f"(?:{'|'.join(words.split())})"


GAP = r"\s{1,3}"
_ONES = r"(?:one|t(?:wo|hree)|f(?:our|ive)|s(?:ix|even)|eight|nine)"
_TEENS = r"(?:t(?:en|welve)|eleven|(?:thir|four|fif|six|seven|eigh|nine)teen)"
_TENS = r"(?:t(?:wenty|hirty)|f(?:orty|ifty)|s(?:ixty|eventy)|eighty|ninety)"
_BELOW_100 = rf"(?:{_TENS}(?:[-\s]{_ONES})?|{_TEENS}|{_ONES})"
DIGITS = r"\d{1,9}(?:[.,]\d{1,9}){0,3}(?!\d|[.,]\d)"
NUMBER = (
    rf"\b(?=[\daoetfsnhmd])(?:{DIGITS}(?:\s(?:thousand|million))?"
    rf"|(?:(?:an?|{_ONES})\s)?(?:hundred|thousand|million|dozen)(?:\sand\s{_BELOW_100})?\b|{_BELOW_100}\b)"
)
FRACTION = (
    r"(?:\b(?:one[-\s])?half\b|"
    rf"\b(?:an?|{_ONES})[-\s](?:third|quarter|fifth|sixth|seventh|eighth|ninth|tenth|half|halve)s?\b|[½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅐⅛⅜⅝⅞⅑⅒])"
)

PEOPLE = _any(
    "people persons? patients? women woman men man adults? child children babies baby infants? girls? boys? "
    "users? participants? survivors? volunteers? mothers? others cases? recipients? smokers? members? "
    "individuals? subjects? donors?"
)
# Things that may be halved: periods, doses, visits.
_PORTIONED = (
    "second minute hour day night evening morning weekend week fortnight month year decade "
    "mg mcg microgram gram kg g ml mmol litre liter cm mm metre mile unit degree kcal calorie page "
    "tablet capsule pill dose drop puff spoon spoonful sachet injection infusion drip cycle course session visit "
    "appointment check scan step stage part phase round line treatment cream splint shift term season meal"
)
# Other things that a number may count without being a proportion of people: papers, places, staff. Half of them is one.
_COUNTED = (
    "question answer choice option item criterion claim sentence outcome consideration study trial report paper "
    "article guideline register registry centre center hospital clinic ward country state team nurse doctor surgeon "
    "clinician consultant specialist drug medicine stitch type kind way reason thing group arm area place"
)
_IRREGULAR = "studies dice stitches registries countries criteria ways courses centres"
PORTIONED = _any(" ".join(f"{word} {word}s" for word in _PORTIONED.split()))
COUNTED = _any(f"{_PORTIONED} {_COUNTED}")
MANY_COUNTED = _any(
    " ".join(f"{word}s" for word in f"{_PORTIONED} {_COUNTED}".split() if len(word) > 2)
    + f" {_IRREGULAR} mg kg ml mmol g cm mm kcal"
)
# More things that may be halved: what is measured.
STUFF = _any(
    "time amount price cost costs fee bill money pay budget body blood liver lung lungs kidney bladder bowel "
    "heart skin face head hand wrist palm arm leg back plate glass cup bottle pack teaspoon water food "
    "carbohydrate carbohydrates pregnancy life journey ward length width height weight strength pressure stay "
    "course bed book page screen"
)
QUALIFYING = _any(
    "planned main first last next weekly daily yearly home clinic other new usual small large different whole "
    "full entire working waking normal single separate short long starting early late such possible"
)
MEASURE = _any(
    "doses? dosage tablets? steroids? prednisolone insulin creatinine protein glucose sugar levels? limit "
    "weight pressure amount strength volume length size time cost price usual normal score long far fast big "
    "large thick wide heavy strong expensive much"
)
SOLUTION = _any(
    "saline solution cream gel ointment drip dextrose glucose lotion mouthwash shampoo eyedrops drops paste "
    "bleach alcohol lidocaine lignocaine hydrocortisone steroid chlorhexidine permethrin urea salt sodium"
)
LABEL = _any(
    "step stage part page phase grade class type level group arm day week month visit cycle round question "
    "number figure table chapter room ward bed item section trimester"
)
CHANCE = _any(
    rf"risks? chances? (?:un)?likely likelihood probability probabilities odds rates? incidence survival "
    rf"surviving proportion (?:un)?common often frequent frequently rare deaths? died dying relapses? relapsed "
    rf"flares? remissions? recover\w* respon\w+ infections? cancers? strokes? fractures? miscarriages? "
    rf"complications? admissions? numbers? cases? side-effects harms? benefits? {PEOPLE}"
)

NEAR_CHANCE = PrefilteredRegex(("", rf"\b{CHANCE}\b"))
