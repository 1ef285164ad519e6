"""Which codes of languages (ISO 639-1) and countries (ISO 3166-1) exist, and what is meant by those that do not.

A browser takes any two letters: with "en-UK" or "gb", a screen reader reads with a wrong voice, and nothing is told.
"""

LANGUAGES = """
    aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo es
    et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki
    kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no
    nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te
    tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu
"""
COUNTRIES = """
    AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC
    CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD
    GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH
    KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW
    MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC
    SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY
    UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW
"""
# Three letters for a language that has two: browsers know the two.
THREE_LETTERS = """
    eng=en spa=es fra=fr fre=fr deu=de ger=de ita=it por=pt nld=nl dut=nl swe=sv dan=da nor=no fin=fi pol=pl ces=cs
    cze=cs slk=sk slo=sk hun=hu ron=ro rum=ro ell=el gre=el rus=ru ukr=uk tur=tr ara=ar heb=he hin=hi zho=zh chi=zh
    jpn=ja kor=ko vie=vi cat=ca eus=eu baq=eu glg=gl cym=cy wel=cy gle=ga hrv=hr slv=sl srp=sr bul=bg lit=lt lav=lv
    est=et isl=is ice=is fas=fa per=fa urd=ur ben=bn pan=pa tam=ta tha=th khm=km mya=my bur=my som=so swa=sw amh=am
    hat=ht nep=ne tgl=tl sqi=sq alb=sq kat=ka geo=ka hye=hy arm=hy
"""
KNOWN_LANGUAGES = frozenset(LANGUAGES.split())
KNOWN_COUNTRIES = frozenset(COUNTRIES.split())
OF_THREE_LETTERS = dict(pair.split("=") for pair in THREE_LETTERS.split())
# Countries and old codes in the place of a language.
MEANT = {
    "gb": "en-GB", "us": "en-US", "au": "en-AU", "nz": "en-NZ", "cz": "cs", "dk": "da", "gr": "el", "jp": "ja",
    "cn": "zh-CN", "ua": "uk", "mx": "es-MX", "at": "de-AT", "sp": "es", "vn": "vi", "iw": "he", "ji": "yi",
} | OF_THREE_LETTERS  # fmt: skip
MEANT_COUNTRIES = {"UK": "GB", "EN": "GB"}
ALSO_A_COUNTRY = {"uk": "If British English is meant, write en-GB."}


def exists(language: str, country: str) -> bool:
    """Whether browsers know these codes; "" for no country. Other codes of three letters are taken on trust."""
    known = language in KNOWN_LANGUAGES or (len(language) == len("eng") and language not in OF_THREE_LETTERS)
    return known and (not country or country.isdecimal() or country in KNOWN_COUNTRIES)
