"""Countries by the words that name them: the name, its people, its seats of government.

Names come from Unicode's CLDR, which Babel carries. No kept library knows demonyms, so these stand here by hand, with
the seats of government and the names that people use beside CLDR's. A name that several countries share, such as
"Korean", stands for all of them, unless the same text names one of them in full.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from rag.english.lexicon import GENERIC_STEMS, MONTHS_AND_DAYS, OPENING_WORDS, PHRASE_OPENERS, REGIONS, TITLES
from rag.english.phrases import Token, tokens
from rag.english.words import STOPWORDS, fold, plain, stem, word_set, words

_BY_HAND = """
AD: Andorran: Andorra la Vella; AE: Emirati: Abu Dhabi: UAE, Emirates; AF: Afghan: Kabul
AG: Antiguan, Barbudan: St. John's!: Antigua, Barbuda; AL: Albanian: Tirana; AM: Armenian: Yerevan
AO: Angolan: Luanda; AR: Argentine, Argentinian: Buenos Aires; AS: American Samoan; AT: Austrian: Vienna
AU: Australian: Canberra; AZ: Azerbaijani, Azeri: Baku; BA: Bosnian, Herzegovinian: Sarajevo: Bosnia
BB: Barbadian, Bajan: Bridgetown; BD: Bangladeshi: Dhaka; BE: Belgian: Brussels; BF: Burkinabe, Burkinabè: Ouagadougou
BG: Bulgarian: Sofia; BH: Bahraini: Manama; BI: Burundian: Gitega, Bujumbura; BJ: Beninese: Porto-Novo, Cotonou
BN: Bruneian: Bandar Seri Begawan; BO: Bolivian: La Paz, Sucre; BR: Brazilian: Brasília; BS: Bahamian: Nassau
BT: Bhutanese: Thimphu; BW: Botswanan, Motswana, Batswana: Gaborone; BY: Belarusian, Belarussian: Minsk
BZ: Belizean: Belmopan; CA: Canadian: Ottawa
CD: Congolese: Kinshasa: Congo, Congo-Kinshasa, DRC, Democratic Republic of the Congo, Democratic Republic of Congo
CF: Central African: Bangui; CG: Congolese: Brazzaville: Congo, Congo-Brazzaville, Republic of Congo
CH: Swiss: Bern, Berne; CI: Ivorian, Ivoirian: Yamoussoukro, Abidjan; CL: Chilean: Santiago; CM: Cameroonian: Yaoundé
CN: Chinese: Beijing, Peking: PRC, People's Republic of China; CO: Colombian: Bogotá; CR: Costa Rican: San José
CU: Cuban: Havana; CV: Cape Verdean, Cabo Verdean: Praia: Cabo Verde; CY: Cypriot: Nicosia
CZ: Czech: Prague: Czech Republic; DE: German: Berlin; DJ: Djiboutian: Djibouti City; DK: Danish, Dane: Copenhagen
DO: Dominican: Santo Domingo; DM: Dominican: Roseau; DZ: Algerian: Algiers; EC: Ecuadorian, Ecuadorean: Quito
EE: Estonian: Tallinn; EG: Egyptian: Cairo; EH: Sahrawi; ER: Eritrean: Asmara; ES: Spanish, Spaniard: Madrid
ET: Ethiopian: Addis Ababa; EU: European: Brussels: EU; FI: Finnish, Finn: Helsinki; FJ: Fijian: Suva
FM: Micronesian: Palikir: Federated States of Micronesia; FO: Faroese: Tórshavn; FR: French: Paris
GA: Gabonese: Libreville
GB: British, Briton: London: UK, Britain, Great Britain; GD: Grenadian: St. George's!; GE: Georgian: Tbilisi
GH: Ghanaian: Accra; GL: Greenlandic, Greenlander: Nuuk; GM: Gambian: Banjul; GN: Guinean: Conakry
GQ: Equatorial Guinean, Equatoguinean: Malabo; GR: Greek, Hellenic: Athens; GT: Guatemalan: Guatemala City
GW: Bissau-Guinean: Bissau; GY: Guyanese: Georgetown; HK: Hongkonger: : Hong Kong SAR; HN: Honduran: Tegucigalpa
HR: Croatian, Croat: Zagreb; HT: Haitian: Port-au-Prince; HU: Hungarian: Budapest; ID: Indonesian: Jakarta
IE: Irish: Dublin; IL: Israeli: Jerusalem, Tel Aviv; IN: Indian: New Delhi, Delhi; IQ: Iraqi: Baghdad
IR: Iranian: Tehran, Teheran; IS: Icelandic, Icelander: Reykjavík; IT: Italian: Rome; JE: : : Jersey!
JM: Jamaican: Kingston; JO: Jordanian: Amman; JP: Japanese: Tokyo; KE: Kenyan: Nairobi
KG: Kyrgyz, Kyrgyzstani: Bishkek; KH: Cambodian: Phnom Penh; KI: I-Kiribati: Tarawa; KM: Comorian: Moroni
KN: Kittitian, Nevisian: Basseterre: St. Kitts, Nevis; KR: South Korean, Korean: Seoul: Korea, ROK, Republic of Korea
KP: North Korean, Korean: Pyongyang: Korea, DPRK, Democratic People's Republic of Korea; KW: Kuwaiti: Kuwait City
KZ: Kazakh, Kazakhstani: Astana, Nur-Sultan; LA: Lao, Laotian: Vientiane; LB: Lebanese: Beirut
LC: St. Lucian: Castries; LI: Liechtensteiner: Vaduz; LK: Sri Lankan: Colombo, Sri Jayawardenepura Kotte
LR: Liberian: Monrovia; LS: Basotho, Mosotho: Maseru; LT: Lithuanian: Vilnius
LU: Luxembourgish, Luxembourger: Luxembourg City; LV: Latvian: Riga; LY: Libyan: Tripoli; MA: Moroccan: Rabat
MC: Monegasque; MD: Moldovan: Chișinău; ME: Montenegrin: Podgorica; MF: : : St. Martin
MG: Malagasy, Madagascan: Antananarivo; MH: Marshallese: Majuro; MK: North Macedonian, Macedonian: Skopje: Macedonia
ML: Malian: Bamako; MM: Burmese: Naypyidaw, Nay Pyi Taw: Burma; MN: Mongolian: Ulaanbaatar, Ulan Bator
MO: Macanese: : Macao, Macao SAR; MR: Mauritanian: Nouakchott; MT: Maltese: Valletta; MU: Mauritian: Port Louis
MV: Maldivian: Malé!; MW: Malawian: Lilongwe; MX: Mexican: Mexico City; MY: Malaysian: Kuala Lumpur, Putrajaya
MZ: Mozambican: Maputo; NA: Namibian: Windhoek; NC: New Caledonian: Nouméa; NE: Nigerien: Niamey; NG: Nigerian: Abuja
NI: Nicaraguan: Managua; NL: Dutch: Amsterdam, Hague: Holland; NO: Norwegian: Oslo; NP: Nepali, Nepalese: Kathmandu
NR: Nauruan: Yaren; NZ: New Zealander: Wellington; OM: Omani: Muscat; PA: Panamanian: Panama City; PE: Peruvian: Lima
PF: French Polynesian: Papeete; PG: Papua New Guinean: Port Moresby: PNG; PH: Philippine, Filipino, Filipina: Manila
PK: Pakistani: Islamabad; PL: Polish!, Pole!: Warsaw; PR: Puerto Rican: San Juan; PS: Palestinian: Ramallah
PT: Portuguese: Lisbon; PW: Palauan: Ngerulmud; PY: Paraguayan: Asunción; QA: Qatari: Doha; RE: : : Réunion!
RO: Romanian: Bucharest; RS: Serbian, Serb: Belgrade; RU: Russian: Moscow, Kremlin: Russian Federation
RW: Rwandan: Kigali
SA: Saudi: Riyadh; SB: Solomon Islander: Honiara; SC: Seychellois: Victoria!; SD: Sudanese: Khartoum, Port Sudan
SE: Swedish, Swede: Stockholm; SG: Singaporean; SI: Slovenian, Slovene: Ljubljana; SK: Slovak, Slovakian: Bratislava
SL: Sierra Leonean: Freetown; SM: Sammarinese; SN: Senegalese: Dakar; SO: Somali, Somalian: Mogadishu
SR: Surinamese: Paramaribo; SS: South Sudanese: Juba; ST: São Toméan, Santomean: São Tomé
SV: Salvadoran, Salvadorean: San Salvador; SX: : : St. Martin; SY: Syrian: Damascus
SZ: Swazi: Mbabane, Lobamba: Swaziland; TD: Chadian: N'Djamena; TG: Togolese: Lomé; TH: Thai: Bangkok
TJ: Tajik, Tajikistani: Dushanbe; TL: Timorese, East Timorese: Dili: East Timor; TM: Turkmen: Ashgabat
TN: Tunisian: Tunis; TO: Tongan: Nuku'alofa; TR: Turkish, Turk: Ankara: Turkey
TT: Trinidadian, Tobagonian: Port of Spain: Trinidad, Tobago; TV: Tuvaluan: Funafuti
TW: Taiwanese: Taipei: Chinese Taipei, Republic of China; TZ: Tanzanian: Dodoma; UA: Ukrainian: Kyiv, Kiev
UG: Ugandan: Kampala; US: American: Washington: US!, U.S!, USA, America, United States of America
UY: Uruguayan: Montevideo; UZ: Uzbek, Uzbekistani: Tashkent; VA: : : Holy See, Vatican
VC: Vincentian: Kingstown: St. Vincent, St. Vincent and the Grenadines; VE: Venezuelan: Caracas
VG: : : Virgin Islands; VI: : : Virgin Islands; VN: Vietnamese: Hanoi: Viet Nam; VU: Ni-Vanuatu: Port Vila
WS: Samoan: Apia; XK: Kosovar, Kosovan: Pristina; YE: Yemeni: Sana'a; ZA: South African: Pretoria, Cape Town
ZM: Zambian: Lusaka; ZW: Zimbabwean: Harare
"""
"""ISO 3166 code: demonyms, whose plural in "s" need not be given: seats of government: further names. Who of several
that share a name is most often meant comes first. A name with "!" counts only as it is written here, or in capitals:
"polish" is no people, and "male" no city."""

_CALLED = {
    "CD": "DR Congo",
    "CG": "Republic of the Congo",
    "CI": "Ivory Coast",
    "HK": "Hong Kong",
    "MM": "Myanmar",
    "MO": "Macau",
    "PS": "Palestine",
    "TR": "Turkey",
    "VA": "Vatican City",
}
"""What summit texts call those for which CLDR has another name."""

_NO_COUNTRIES = word_set("AC AQ BV CP CQ DG EA EZ GS HM IC IO QO TA TF UM UN XA XB ZZ")
"""CLDR's codes for groups, for what nobody lives in, and for tests."""

_PARTS = {
    "Northern Ireland": ("Northern Irish",),
    "Scotland": ("Scottish", "Scot"),
    "Wales": ("Welsh",),
    "Northern Cyprus": ("Turkish Cypriot",),
}
"""What texts name like a country though no ISO code is its own, with its people."""

_NO_COUNTRY = (
    *("South China Sea", "East China Sea", "Indian Ocean", "Sea of Japan", "Lake Chad", "Niger Delta", "Jordan Valley"),
    *("Gulf of Guinea", "Gulf of Mexico", "Gulf of Oman", "Gulf of Thailand", "Jordan River", "River Jordan"),
    *("Congo Basin", "Congo River", "River Congo", "Niger River", "River Niger", "East Jerusalem"),
    *("Latin America", "Latin American", "South America", "South American", "North America", "North American"),
    *("Central America", "Central American", "Inter-American", "Pan-American", "African American", "Native American"),
    *("Ibero-American", "Ibero-America", "Afro-American", "Anglo-American"),
    *("New Mexico", "New Jersey"),
)
"""Names that have a country's in them and name none."""

_GIVEN_NAMES = word_set(
    """jordan chad georgia israel cuba kenya ireland holland paris london sofia victoria santiago kingston washington
    lima sucre"""
)
"""Folded names of countries and seats that people bear too: "Michael Jordan", "Israel Katz"."""
_ADDRESSES = word_set("mr mrs ms dr sir")
_PLACE_BEFORE = word_set("in of from to at near outside")
_NO_PLURAL = ("s", "z", "sh", "ch", "ese", "lic", "ic")

Key = tuple[str, ...]
"""A name's tokens, folded."""
_REGION_LETTERS = 4


@dataclass(frozen=True, slots=True)
class CountryName:
    """A name of a country at these tokens of a text, half-open."""

    start: int
    end: int
    countries: tuple[str, ...]
    """Those it may name here, the likeliest first."""
    seat: bool
    """Whether it is a city or palace that stands for its country only where it acts."""


@dataclass(frozen=True, slots=True)
class _Entry:
    key: Key
    countries: tuple[str, ...]
    """None for a name that only has a country's in it."""
    seat: bool
    written: frozenset[str]
    """The only ways of writing it that count; any does when empty."""


@cache
def spellings() -> Mapping[Key, tuple[str, ...]]:
    """For each name, as a tuple of its folded words, the countries that it may name, the likeliest first."""
    return {entry.key: entry.countries for same in _entries().values() for entry in same if entry.countries}


@lru_cache(maxsize=2048)
def countries(text: str) -> tuple[str, ...]:
    """The countries that a text names, each once, in order; for a shared name the likeliest. Lower case counts too."""
    found = country_names(tokens(plain(text).replace("/", " ")))
    return tuple(dict.fromkeys(one.countries[0] for one in found))


def country_names(every: Sequence[Token], *, capitalised: bool = False) -> list[CountryName]:
    """The names of countries among the tokens of a text, in order, none within another.

    Args:
        every: Of a plain text.
        capitalised: Whether only names with a capital count.
    """
    found = list(_names(every, [fold(token.text) for token in every], capitalised=capitalised))
    certain = {one.countries[0] for one in found if len(one.countries) == 1}
    return [_narrowed(one, certain) for one in found]


def _narrowed(one: CountryName, certain: set[str]) -> CountryName:
    """Of the countries that share a name those that the text names for certain, if it does."""
    meant = tuple(country for country in one.countries if country in certain)
    return CountryName(one.start, one.end, meant or one.countries, one.seat)


def _names(every: Sequence[Token], folded: Sequence[str], *, capitalised: bool) -> Iterator[CountryName]:
    table = _entries()
    nth = 0
    while nth < len(every):
        entry = next((one for one in table.get(folded[nth], ()) if _stands(one, every, folded, nth)), None)
        if entry is None or (capitalised and not every[nth].text[0].isupper()) or _of_a_person(every, folded, nth):
            nth += 1
            continue
        end = nth + len(entry.key)
        if entry.countries:
            yield CountryName(nth, end, entry.countries, entry.seat)
        nth = end


def _stands(entry: _Entry, every: Sequence[Token], folded: Sequence[str], nth: int) -> bool:
    end = nth + len(entry.key)
    if tuple(folded[nth:end]) != entry.key:
        return False
    written = _written(every[nth:end])
    return not entry.written or not entry.written.isdisjoint((written, written.removesuffix("'s")))


def _written(part: Sequence[Token]) -> str:
    return " ".join(token.text for token in part)


def _of_a_person(every: Sequence[Token], folded: Sequence[str], nth: int) -> bool:
    """Whether the name is the first name or the surname of somebody: "Michael Jordan", "Israel Katz"."""
    if folded[nth] not in _GIVEN_NAMES:
        return False
    before = every[nth - 1] if nth and every[nth].start - every[nth - 1].end == 1 else None
    if before is not None and (folded[nth - 1] in _ADDRESSES or _may_be_of_a_person(before)):
        return True
    after = every[nth + 1] if nth + 1 < len(every) and every[nth + 1].start - every[nth].end == 1 else None
    in_a_heading = nth + 2 < len(every) and every[nth + 2].text[0].isupper()
    placed = nth > 0 and folded[nth - 1] in _PLACE_BEFORE
    return after is not None and not in_a_heading and not placed and _may_be_of_a_person(after)


def _may_be_of_a_person(token: Token) -> bool:
    """Whether a capitalised word beside a name may be the rest of somebody's name."""
    folded = fold(token.text)
    return (
        token.text[0].isupper()
        and not token.text.isupper()
        and folded not in STOPWORDS | TITLES | OPENING_WORDS | MONTHS_AND_DAYS | REGIONS | PHRASE_OPENERS
        and stem(folded) not in GENERIC_STEMS
        and not folded.endswith(("ing", "ed"))
        and folded not in _entries()
    )


@cache
def _entries() -> Mapping[str, tuple[_Entry, ...]]:
    """The names by their first folded word, the longest first."""
    named: dict[Key, dict[str, bool]] = defaultdict(dict)
    written: dict[Key, set[str]] = defaultdict(set)
    for name, country, seat in _all_names():
        for spelling in _variants(name.removesuffix("!")):
            key = _key(spelling)
            named[key][country] = named[key].get(country, True) and seat
            if name.endswith("!"):
                written[key] |= {_written(tokens(plain(form))) for form in (spelling, spelling.upper())}
    for name in _NO_COUNTRY:
        named[_key(name)] = {}
    found: dict[str, list[_Entry]] = defaultdict(list)
    for key in sorted(named, key=len, reverse=True):
        seat = all(named[key].values())
        found[key[0]].append(_Entry(key, tuple(named[key]), seat, frozenset(written[key])))
    return {first: tuple(entries) for first, entries in found.items()}


def _all_names() -> Iterator[tuple[str, str, bool]]:
    """Each name with its country, and whether it is a seat of government; who is most often meant comes first."""
    territories = _territories()
    called = territories | _CALLED
    for code, (people, seats, others) in _by_hand():
        yield from ((name, called[code], False) for name in (*others, *_with_plurals(people)))
        yield from ((name, called[code], True) for name in seats)
    for code, name in territories.items():
        yield from ((one, called[code], False) for one in dict.fromkeys((name, called[code])))
    for country, people in _PARTS.items():
        yield from ((name, country, False) for name in (country, *_with_plurals(people)))


def _territories() -> dict[str, str]:
    """By ISO code the English name of each country and territory, as CLDR has it."""
    from babel import Locale  # here, because it takes 40 ms, and many a command reads no country

    return {
        code: str(name).replace("&", "and").replace("St. ", "Saint ").replace("’", "'")
        for code, name in Locale("en").territories.items()
        if not code.isdigit() and code not in _NO_COUNTRIES
    }


def _by_hand() -> Iterator[tuple[str, tuple[tuple[str, ...], ...]]]:
    for entry in _BY_HAND.replace("\n", ";").split(";"):
        if entry.strip():
            code, *fields = (field.strip() for field in entry.split(":"))
            people, seats, others = (
                tuple(name.strip() for name in field.split(",") if name.strip()) for field in (*fields, "", "")[:3]
            )
            yield code, (people, seats, others)


def _with_plurals(people: Iterable[str]) -> Iterator[str]:
    for name in people:
        yield name
        if not name.endswith(_NO_PLURAL):
            yield f"{name.removesuffix('!')}s{'!' * name.endswith('!')}"


def _variants(name: str) -> Iterator[str]:
    """A name with "Saint" written in all its ways, and "U.S." without its full stops."""
    saint = name.replace("St. ", "Saint ")
    yield from dict.fromkeys((saint, saint.replace("Saint ", "St. "), saint.replace("Saint ", "St ")))
    if name.startswith("U.S. "):
        yield name.replace(".", "")


def _key(name: str) -> Key:
    return tuple(fold(token.text) for token in tokens(plain(name)))


def regions(text: str) -> frozenset[str]:
    """The parts of the world that a text names, each by the letters that "Africa" and "African" share."""
    return frozenset(word[:_REGION_LETTERS] for word in words(text) if word in REGIONS)


def regions_apart(text: str) -> frozenset[str]:
    """As `regions`, without the words of countries and unions that it names: "Central Asian", not "European Union"."""
    named = {part for one in countries(text) for part in words(one)}
    return frozenset(word[:_REGION_LETTERS] for word in words(text) if word in REGIONS and word not in named)
