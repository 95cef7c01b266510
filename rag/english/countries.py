"""Countries by the words that name them: the name, its people, its capital.

A short table of those that meet at summits about Eurasia and at the large groups'. No library for this that is small
and kept up knows demonyms.
"""

from functools import cache

from rag.english.words import words

_TABLE = """
Afghanistan: afghan afghans kabul; Angola: angolan angolans luanda; Argentina: argentine argentinian argentines
Armenia: armenian armenians yerevan; Australia: australian australians canberra; Austria: austrian austrians vienna
Azerbaijan: azerbaijani azerbaijanis azeri baku; Bahrain: bahraini manama; Bangladesh: bangladeshi dhaka
Belarus: belarusian belarusians minsk; Belgium: belgian belgians brussels; Brazil: brazilian brazilians brasilia
Brunei: bruneian; Cambodia: cambodian cambodians; Canada: canadian canadians ottawa; Chile: chilean chileans santiago
China: chinese beijing; Colombia: colombian colombians bogota; Cuba: cuban cubans havana; Denmark: danish danes
Egypt: egyptian egyptians cairo; Ethiopia: ethiopian ethiopians; European Union: eu european europeans
Finland: finnish finns helsinki; France: french paris; Georgia: georgian georgians tbilisi
Germany: german germans berlin; Greece: greek greeks athens; Hungary: hungarian hungarians budapest
India: indian indians delhi; Indonesia: indonesian indonesians jakarta; Iran: iranian iranians tehran
Iraq: iraqi iraqis baghdad; Ireland: irish dublin; Israel: israeli israelis; Italy: italian italians rome
Japan: japanese tokyo; Jordan: jordanian amman; Kazakhstan: kazakh kazakhs kazakhstani astana
Kenya: kenyan kenyans nairobi; Kuwait: kuwaiti; Kyrgyzstan: kyrgyz bishkek; Laos: lao laotian vientiane
Malaysia: malaysian malaysians; Mexico: mexican mexicans; Mongolia: mongolian ulaanbaatar; Morocco: moroccan rabat
Myanmar: burmese burma naypyidaw; Netherlands: dutch amsterdam; New Zealand: wellington; Nigeria: nigerian abuja
North Korea: pyongyang; Norway: norwegian norwegians oslo; Oman: omani muscat; Pakistan: pakistani pakistanis islamabad
Panama: panamanian; Peru: peruvian peruvians lima; Philippines: philippine filipino filipinos manila
Poland: polish poles warsaw; Portugal: portuguese lisbon; Qatar: qatari doha; Romania: romanian bucharest
Russia: russian russians moscow kremlin; Saudi Arabia: saudi saudis riyadh; Serbia: serbian belgrade
Singapore: singaporean; South Africa: pretoria; South Korea: korean koreans seoul; Spain: spanish madrid
Sweden: swedish swedes stockholm; Switzerland: swiss bern; Syria: syrian damascus; Tajikistan: tajik tajiks dushanbe
Thailand: thai thais bangkok; Timor-Leste: timorese dili; Turkey: turkish turks turkiye ankara
Turkmenistan: turkmen turkmens ashgabat; Ukraine: ukrainian ukrainians kyiv
United Arab Emirates: uae emirati emiratis; United Kingdom: uk british britain britons london
United States: us usa american americans america; Uzbekistan: uzbek uzbeks tashkent; Vietnam: vietnamese hanoi
Zimbabwe: zimbabwean harare
"""

CAPITALS = frozenset(
    [
        "abuja",
        "amman",
        "amsterdam",
        "ankara",
        "ashgabat",
        "astana",
        "athens",
        "baghdad",
        "baku",
        "bangkok",
        "beijing",
        "belgrade",
        "berlin",
        "bern",
        "bishkek",
        "bogota",
        "brasilia",
        "brussels",
        "bucharest",
        "budapest",
        "cairo",
        "canberra",
        "damascus",
        "delhi",
        "dhaka",
        "dili",
        "doha",
        "dublin",
        "dushanbe",
        "hanoi",
        "harare",
        "havana",
        "helsinki",
        "islamabad",
        "jakarta",
        "kabul",
        "kremlin",
        "kyiv",
        "lima",
        "lisbon",
        "london",
        "luanda",
        "madrid",
        "manama",
        "manila",
        "minsk",
        "moscow",
        "muscat",
        "nairobi",
        "naypyidaw",
        "ottawa",
        "paris",
        "pretoria",
        "pyongyang",
        "rabat",
        "riyadh",
        "rome",
        "santiago",
        "seoul",
        "stockholm",
        "tashkent",
        "tbilisi",
        "tehran",
        "tokyo",
        "vienna",
        "vientiane",
        "warsaw",
        "wellington",
        "yerevan",
    ]
)
"""Those of the words above that name a seat of government, which stands for its country only where it acts."""


@cache
def spellings() -> dict[tuple[str, ...], str]:
    """For each folded name, as a tuple of words, the country it names."""
    found: dict[tuple[str, ...], str] = {}
    for entry in _TABLE.replace("\n", ";").split(";"):
        country, _, others = entry.partition(":")
        if country.strip():
            found[tuple(words(country))] = country.strip()
            found |= {(word,): country.strip() for word in words(others)}
    return found


def countries(text: str) -> tuple[str, ...]:
    """The countries that a text names, each once, in order. "us" counts only in capitals."""
    table = spellings()
    known = words(text)
    found = []
    for nth, word in enumerate(known):
        country = next((table[key] for size in (3, 2, 1) if (key := tuple(known[nth : nth + size])) in table), None)
        if country and (word != "us" or "US" in text):
            found.append(country)
    return tuple(dict.fromkeys(found))
