"""Units, currencies and the words that say how exactly a number is meant."""

import re
from typing import Literal

Hedge = Literal["", "about", "over", "least", "under", "near", "most"]
"""How a number is meant: exactly, around it, strictly over, at least, strictly under, a little under, at most."""

_SUFFIXES: tuple[tuple[str, float, str], ...] = (
    ("%", 1, r"%|per ?cent\b|percent\b|pct\b|percentage points?\b"),
    ("CAD", 1, r"Canadian dollars?\b|CAD\b"),
    ("AUD", 1, r"Australian dollars?\b|AUD\b"),
    ("NZD", 1, r"New Zealand dollars?\b|NZD\b"),
    ("SGD", 1, r"Singapore(?:an)? dollars?\b|SGD\b"),
    ("HKD", 1, r"Hong Kong dollars?\b|HKD\b"),
    ("FJD", 1, r"Fiji(?:an)? dollars?\b|FJD\b"),
    ("XCD", 1, r"East(?:ern)? Caribbean dollars?\b|XCD\b"),
    ("USD", 1, r"(?:US|U\.S\.|American|United States) dollars?\b|dollars?\b|USD\b|bucks\b"),
    ("EUR", 1, r"euros?\b|EUR\b|€"),
    ("CNY", 1, r"(?:Chinese )?yuan\b|renminbi\b|RMB\b|CNY\b"),
    ("JPY", 1, r"(?:Japanese )?yen\b|JPY\b"),
    ("KRW", 1, r"(?:South Korean |Korean )?won\b|KRW\b"),
    ("GBP", 1, r"(?:British )?pounds?(?: sterling)?\b|GBP\b"),
    ("RUB", 1, r"(?:Russian )?rou?bles?\b|RUB\b"),
    ("INR", 1, r"(?:Indian )?rupees?\b|INR\b"),
    ("KZT", 1, r"tenge\b|KZT\b"),
    ("TRY", 1, r"(?:Turkish )?liras?\b"),
    ("CHF", 1, r"(?:Swiss )?francs?\b|CHF\b"),
    ("DKK", 1, r"Danish (?:kroner?|crowns?)\b|DKK\b"),
    ("NOK", 1, r"Norwegian (?:kroner?|crowns?)\b|NOK\b"),
    ("SEK", 1, r"Swedish (?:kronor|krona|crowns?)\b|SEK\b"),
    ("AED", 1, r"dirhams?\b"),
    ("SAR", 1, r"(?:Saudi )?riyals?\b"),
    ("ZAR", 1, r"rand\b"),
    ("BRL", 1, r"reais\b|real\b"),
    ("VND", 1, r"(?:Vietnamese )?dong\b|VND\b"),
    ("IDR", 1, r"(?:Indonesian )?rupiahs?\b"),
    ("THB", 1, r"(?:Thai )?baht\b"),
    ("MYR", 1, r"ringgits?\b"),
    ("UZS", 1, r"so['’]?ms?\b"),
    ("KES", 1, r"(?:Kenyan )?shillings?\b"),
    ("NGN", 1, r"(?:Nigerian )?naira\b"),
    ("PLN", 1, r"(?:Polish )?z[lł]oty(?:s|ch)?\b"),
    ("HUF", 1, r"(?:Hungarian )?forints?\b"),
    ("CZK", 1, r"(?:Czech )?koruna[sy]?\b"),
    ("RON", 1, r"(?:Romanian )?lei\b"),
    ("BGN", 1, r"(?:Bulgarian )?leva?\b"),
    ("UAH", 1, r"(?:Ukrainian )?hryvnias?\b"),
    ("GEL", 1, r"(?:Georgian )?lari\b"),
    ("AZN", 1, r"(?:Azerbaijani )?manats?\b"),
    ("QAR", 1, r"Qatari ri[yi]als\b"),
    ("degree", 1, r"°C|° ?C\b|degrees?(?: Celsius| centigrade| C\b)?"),
    ("W", 1e6, r"megawatts?\b|MW\b"),
    ("W", 1e9, r"gigawatts?\b|GW\b"),
    ("W", 1e3, r"kilowatts?\b|kW\b"),
    ("Wh", 1e6, r"megawatt[- ]hours?\b|MWh\b"),
    ("Wh", 1e9, r"gigawatt[- ]hours?\b|GWh\b"),
    ("Wh", 1e12, r"terawatt[- ]hours?\b|TWh\b"),
    ("Wh", 1e3, r"kilowatt[- ]hours?\b|kWh\b"),
    ("m2", 1e6, r"square kilomet(?:re|er)s?\b|sq\.? km\b|km2\b"),
    ("m2", 1e4, r"hectares?\b|ha\b"),
    ("m3", 1, r"cubic met(?:re|er)s?\b|m3\b"),
    ("m3", 1e9, r"bcm\b"),
    ("m", 1e3, r"kilomet(?:re|er)s?\b|kms?\b"),
    ("m", 1609.344, r"miles?\b"),
    ("m", 1, r"met(?:re|er)s?\b"),
    ("t", 1, r"(?:metric )?ton(?:ne)?s?\b"),
    ("kg", 1, r"kilograms?\b|kilogrammes?\b|kg\b"),
    ("barrel", 1, r"barrels?\b|bpd\b"),
    ("month", 120, r"decades?\b"),
    ("month", 1200, r"centur(?:y|ies)\b"),
    ("month", 12, r"years?\b|yrs?\b|year(?:ly)\b"),
    ("month", 1, r"months?\b|monthly\b"),
    ("day", 7, r"weeks?\b|weekly\b"),
    ("day", 1, r"days?\b|daily\b"),
    ("minute", 60, r"hours?\b|hrs?\b"),
    ("minute", 1, r"minutes?\b|mins?\b"),
)
"""Unit, its size in the smallest unit of its kind, and how it is written after a number."""
_COMPILED = sorted(
    ((unit, size, re.compile(rf"(?:{written})")) for unit, size, written in _SUFFIXES),
    key=lambda one: one[0] in ("Wh", "m2", "m3"),
    reverse=True,  # "megawatt-hours" before "megawatts"
)
_PREFIXES = {
    "us$": "USD",
    "$": "USD",
    "usd": "USD",
    "c$": "CAD",
    "ca$": "CAD",
    "cad": "CAD",
    "a$": "AUD",
    "au$": "AUD",
    "aud": "AUD",
    "nz$": "NZD",
    "nzd": "NZD",
    "s$": "SGD",
    "hk$": "HKD",
    "fj$": "FJD",
    "ec$": "XCD",
    "r$": "BRL",
    "chf": "CHF",
    "dkk": "DKK",
    "nok": "NOK",
    "sek": "SEK",
    "€": "EUR",
    "eur": "EUR",
    "£": "GBP",
    "gbp": "GBP",
    "¥": "",
    "jpy": "JPY",
    "cny": "CNY",
    "rmb": "CNY",
    "₽": "RUB",
    "rub": "RUB",
    "₩": "KRW",
    "krw": "KRW",
    "₹": "INR",
    "inr": "INR",
}
PREFIX = (
    r"(?:US\$|CA?\$|AU?\$|NZ\$|HK\$|FJ\$|EC\$|S\$|R\$|\$|€|£|¥|₽|₩|₹"
    r"|\b(?:USD|CAD|AUD|NZD|EUR|GBP|JPY|CNY|RMB|RUB|KRW|INR|CHF|DKK|NOK|SEK)\s?)"
)
"""How a currency is written before a number. "¥" may be yen or yuan and so names neither."""
CURRENCIES = frozenset(unit for unit, _, _ in _SUFFIXES if len(unit) == 3 and unit.isupper())

_BARELY = "(?:well |just |slightly |a little )?"
_HEDGES: tuple[tuple[Hedge, str], ...] = (
    (
        "most",
        "no more than|not more than|up to|as (?:much|many|high|low|far|long|few|little) as|at (?:the )?most"
        "|a maximum of|maximum",
    ),
    ("least", "no (?:less|fewer) than|not (?:less|fewer) than|at (?:the )?least|a minimum of|minimum|upwards of"),
    (
        "over",
        f"{_BARELY}(?:more than|over|above|beyond|past)|in excess of|exceed(?:s|ed|ing)?|surpass(?:es|ed|ing)?"
        "|topp(?:ed|ing)|tops|passed|(?:greater|higher|larger|bigger|longer) than",
    ),
    ("under", f"{_BARELY}(?:less than|fewer than|under|below)|(?:lower|smaller|shorter) than"),
    (
        "near",
        "(?:very )?(?:nearly|almost|close to|approach(?:ing|es|ed)?|near(?:ing|s|ed)?|practically|sh(?:y|ort) of)",
    ),
    (
        "about",
        r"about|around|some|roughly|approximately|approx\.?|circa|ca?\.|~|(?:an )?estimated"
        "|in the (?:region|order) of",
    ),
)
_BEFORE = tuple(
    (hedge, re.compile(rf"(?:^|[\s(])(?:{words})\s*(?:the |an? |its |another |roughly |about )?$", re.IGNORECASE))
    for hedge, words in _HEDGES
)
_ARTICLES = ("the ", "a ", "an ", "its ")
"""Between a hedge and a number that is part of a noun: "passed the 60-page law", "over a 5-year period"."""
_AFTER = re.compile(r"\s*(?:\+|-?plus\b|or (?:more|over|above|higher)\b)")


def unit_after(text: str, at: int) -> tuple[str, float, int]:
    """The unit written at this place of the text: its name, its size and where it ends; ("", 1, at) for none."""
    begin = re.compile(r"\s*-?\s*").match(text, at)
    start = begin.end() if begin else at
    for unit, size, pattern in _COMPILED:
        if found := pattern.match(text, start):
            return unit, size, found.end()
    return "", 1.0, at


def unit_before(written: str) -> str:
    """The currency that stands in front of a number."""
    return _PREFIXES.get(written.strip().lower(), "")


def hedge_of(before: str, after: str) -> Hedge:
    """How a number is meant, from the text before it and after it."""
    for hedge, pattern in _BEFORE:
        if (found := pattern.search(before[-40:])) and not (after[:1] == "-" and found[0].endswith(_ARTICLES)):
            return hedge
    return "least" if _AFTER.match(after) else ""
