"""Words as authors mistype or mean them, each with the known words, and which of these is the fix, if one is right."""

STATUS = ("draft", "reviewed", "approved")
CERTAINTY = ("high", "moderate", "low", "very low")
REASON = ("not studied", "not reported", "too few people", "no comparison group")
KIND = ("one", "several", "number", "importance")
SORT = ("benefit", "harm", "burden", "practical")
VERDICT = ("supported", "partly supported", "contradicted", "not checkable")
BAND = ("at_least", "below")
CHANCE = ("event", "otherwise", "over", "at", "picture", "people", "of", "per_100", "range", "range_is", "plus_minus",
          "groups")  # fmt: skip
STATEMENT = ("option", "outcome", "id", "when", "never_with", "says", "certainty", "because", "sources", "chance",
             "from_to", "note")  # fmt: skip
QUESTION = ("id", "ask", "kind", "consideration", "why", "choices", "alone", "limits", "unit", "about", "when")

# Typing errors: the fix is the word that was meant.
TYPED_WRONG = (
    (STATUS, "darft", "draft"), (STATUS, "drfat", "draft"), (STATUS, "Draft", "draft"), (STATUS, "DRAFT", "draft"),
    (STATUS, "reviewd", "reviewed"), (STATUS, "reveiwed", "reviewed"), (STATUS, "reviewwed", "reviewed"),
    (STATUS, "aproved", "approved"), (STATUS, "approoved", "approved"), (STATUS, "apporved", "approved"),
    (CERTAINTY, "hihg", "high"), (CERTAINTY, "hgih", "high"), (CERTAINTY, "High", "high"),
    (CERTAINTY, "moderat", "moderate"), (CERTAINTY, "moderrate", "moderate"), (CERTAINTY, "modarate", "moderate"),
    (CERTAINTY, "mdoerate", "moderate"), (CERTAINTY, "Low", "low"), (CERTAINTY, "very_low", "very low"),
    (CERTAINTY, "very-low", "very low"), (CERTAINTY, "verylow", "very low"), (CERTAINTY, "Very Low", "very low"),
    (CERTAINTY, "veryLow", "very low"), (CERTAINTY, "vrey low", "very low"), (CERTAINTY, "very  low", "very low"),
    (REASON, "not studed", "not studied"), (REASON, "not_studied", "not studied"),
    (REASON, "notstudied", "not studied"), (REASON, "not reprted", "not reported"),
    (REASON, "too few poeple", "too few people"), (REASON, "no comparision group", "no comparison group"),
    (REASON, "no-comparison-group", "no comparison group"), (KIND, "numbre", "number"), (KIND, "nubmer", "number"),
    (KIND, "severall", "several"), (KIND, "sevral", "several"), (KIND, "importence", "importance"),
    (KIND, "Importance", "importance"), (SORT, "benifit", "benefit"), (SORT, "benefits", "benefit"),
    (SORT, "harms", "harm"), (SORT, "hamr", "harm"), (SORT, "burdon", "burden"), (SORT, "burdne", "burden"),
    (SORT, "pratical", "practical"), (VERDICT, "suported", "supported"),
    (VERDICT, "partly suported", "partly supported"), (VERDICT, "partly-supported", "partly supported"),
    (VERDICT, "contradicated", "contradicted"), (VERDICT, "not checkabel", "not checkable"),
    (BAND, "at-least", "at_least"), (BAND, "atleast", "at_least"), (BAND, "atLeast", "at_least"),
    (BAND, "at_leats", "at_least"), (BAND, "at_leest", "at_least"), (BAND, "belwo", "below"),
    (BAND, "bellow", "below"), (CHANCE, "peple", "people"), (CHANCE, "poeple", "people"), (CHANCE, "evnet", "event"),
    (CHANCE, "rnage", "range"), (CHANCE, "per100", "per_100"), (CHANCE, "per-100", "per_100"),
    (CHANCE, "otherwize", "otherwise"), (CHANCE, "rangeIs", "range_is"), (CHANCE, "plusminus", "plus_minus"),
    (CHANCE, "pictures", "picture"), (STATEMENT, "optoin", "option"), (STATEMENT, "outcom", "outcome"),
    (STATEMENT, "certanty", "certainty"), (STATEMENT, "certainity", "certainty"), (STATEMENT, "becuase", "because"),
    (STATEMENT, "source", "sources"), (STATEMENT, "wehn", "when"), (STATEMENT, "neverwith", "never_with"),
    (STATEMENT, "sasy", "says"), (CHANCE, "even", "event"), (CHANCE, "ovre", "over"), (QUESTION, "aks", "ask"),
    (QUESTION, "choises", "choices"), (QUESTION, "considerration", "consideration"),
    (QUESTION, "considaration", "consideration"), (QUESTION, "limit", "limits"), (QUESTION, "units", "unit"),
    (("exercises", "wait"), "exercize", "exercises"), (("exercises", "wait"), "excercises", "exercises"),
    (("jayne-2004", "smith-2019"), "jane-2004", "jayne-2004"), (("duration", "tried"), "treid", "tried"),
    (("not-sure", "yes"), "notsure", "not-sure"), (("prescription", "rest"), "perscription", "prescription"),
    (("nephritis", "skin"), "nephritus", "nephritis"), (("nephritis", "skin"), "nefritis", "nephritis"),
    (("physiotherapy", "wait"), "phisiotherapy", "physiotherapy"), (("ease", "ache"), "eaes", "ease"),
    (("tenderness", "rest"), "tenderess", "tenderness"), (("unsure", "yes"), "usnure", "unsure"),
    (("surgery", "wait"), "surgrey", "surgery"), (("antibiotics", "wait"), "antibotics", "antibiotics"),
    (("chemotherapy", "wait"), "chemotheraphy", "chemotherapy"), (("diabetes", "none"), "diabetis", "diabetes"),
    (("questions.duration.ask",), "questions.duratoin.ask", "questions.duration.ask"),
)  # fmt: skip

# Other meanings, or more than one that is possible: no fix is right.
MEANT_OTHERWISE = tuple(
    (known, typed, None)
    for known, words in (
        (
            STATUS,
            "unreviewed unaproved disapproved re-reviewed not_approved approval review drafted reviewer preapproved",
        ),
        (CERTAINTY, "lower lowish higher highly slow how flow verylower immoderate certain unknown very hi lo h l"),
        (REASON, "studied reported not-imported people few comparison unstudied"),
        (KIND, "on once some none numb two many"),
        (SORT, "disbenefit unharm practise impractical practicle harmless harmful arm ham charm beneficial burdenless"),
        (VERDICT, "unsupported contradict checkable not-supported uncontradicted partly"),
        (BAND, "at_most least most above at_last_2 not_below under over less_than lt to from below_or_equal at"),
        (CHANCE, "per_1000 per_10 per_1 per_hundred percent out_of or ever older in off ranges_of n total"),
        (STATEMENT, "unless options_not outcome2 id2 never with never_without if caused notes_on except"),
        (QUESTION, "unlimited tasks mask asked when_not unit2 disunited why_not"),
        (
            ("near", "far", "unsure"),
            "not-near -near !near ~near notnear near-far un-near fear bear year neat afar sure ensure",
        ),
        (("far", "unsure"), "sure far-or-unsure assure insure"),
        (("used", "wait"), "unused reused disused misused used-2"),
        (("usual", "wait"), "unusual usually"),
        (("active", "wait"), "inactive reactive proactive"),
        (("typical",), "atypical typically"),
        (("symptomatic",), "asymptomatic"),
        (("hypertension",), "hypotension"),
        (("hypothermia",), "hyperthermia"),
        (("intravenous",), "intervenous"),
        (("macroscopic",), "microscopic"),
        (("maximum",), "minimum"),
        (("prednisolone",), "prednisone methylprednisolone"),
        (("painful",), "painless painfree"),
        (("group-a",), "group-b group group-ab"),
        (("groupa",), "groupb"),
        (("type-ii",), "type-i type-iii type-iv type-2"),
        (("stage-iv",), "stage-vi stage-4"),
        (("week-10",), "week-1 week-100 week-12 weeks-1-0"),
        (("smith-2019",), "smith-2020 smith-2109 smyth smith-2019-2"),
        (("fifteen",), "fifty fifth five"),
        (("seventy",), "seven seventeen sevnty"),
        (("tuesday",), "thursday"),
        (("increase",), "decrease"),
        (("male",), "female mate"),
        (("men", "women"), "man woman omen"),
        (("short", "start"), "shart shorter"),
        (("lung", "skin"), "long lunge-2 king"),
        (("mild",), "mold mind wild"),
        (("before",), "after beforehand"),
        (("with-drug",), "without-drug no-drug drug"),
        (("more",), "less moor mare"),
        (("always",), "never sometimes"),
    )
    for typed in words.split()
)
