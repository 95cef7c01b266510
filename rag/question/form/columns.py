"""What a list is to tell of each of its entries, at the end of a question: "with place and date"."""

import re

_NOUN = (
    r"(?:(?:the|their|its|each|all|respective|exact|total|dollar|euro|money) )*"
    r"(?:currenc(?:y|ies)|purposes?|dates?|deadlines?|status(?:es)?|results?"
    r"|outcomes?|proposers?|amounts?|sums?|countr(?:y|ies)|sources?|names?|places?|reasons?|years?|donors?|givers?"
    r"|recipients?|authors?|votes?|quotes?|references?|numbers?|hosts?|host countr(?:y|ies)|chairs?|chairmen|venues?"
    r"|cit(?:y|ies)|days?|participants?|documents?|declarations?|counterparts?|partners?|values?|periods?|end dates?)"
)
_COLUMN = (
    rf"(?:{_NOUN}|(?:(?:who|by whom|what for|where|when)\b[^,]{{0,30}})"
    r"|what (?:(?:it|they|each|these|those)(?: (?:is|are|was|were)|['’](?:s|re))) (?:for|worth|about|on|to do))"
)
_COLUMNS = re.compile(
    rf"[,;?.]? (?:(?:along |together )?with|including|incl\.?|plus|showing|giving|stating|(?:sorted |grouped "
    rf"|split )?by) {_COLUMN}(?:,? (?:and )?(?:by )?{_COLUMN})*\W*$"
    rf"|[,:;] {_NOUN}(?:,? (?:and )?{_NOUN})+\W*$"
    rf"|[.?!;] (?:please )?(?:give|tell|show|name|state)(?: me| us)? {_COLUMN}(?:,? (?:and )?{_COLUMN})*"
    r" (?:for|of) each(?: \w+)?\W*$",
    re.IGNORECASE,
)


def columns_of(text: str) -> str:
    """The words that say what is to be told of each entry; empty where none do."""
    found = _COLUMNS.search(text)
    return found[0] if found else ""


def without_columns(text: str) -> str:
    """The question without these words."""
    return _COLUMNS.sub("", text)
