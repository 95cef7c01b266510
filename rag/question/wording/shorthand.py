"""Writes out what people shorten when they type in a hurry: "whats", "yrs", "govt", "bletchley v paris"."""

import re

_WRITTEN_OUT = {
    **{f"{one}s": f"{one}'s" for one in ("what", "who", "where", "when", "how", "that", "there", "here")},
    **{
        f"{one}nt": f"{one}n't"
        for one in ("do", "did", "does", "is", "are", "was", "were", "has", "have", "had", "could", "would", "should")
    },
    "cant": "can't",
    "u": "you",
    "r": "are",
    "ur": "your",
    "n": "and",
    "abt": "about",
    "acc": "according",
    "agmt": "agreement",
    "bc": "because",
    "btwn": "between",
    "b/w": "between",
    "decl": "declaration",
    "doc": "document",
    "docs": "documents",
    "figs": "figures",
    "govt": "government",
    "gov't": "government",
    "intl": "international",
    "mtg": "meeting",
    "mtgs": "meetings",
    "nr": "number",
    "pct": "per cent",
    "ppl": "people",
    "pres": "president",
    "pts": "points",
    "thru": "through",
    "tho": "though",
    "v": "versus",
    "w/": "with",
    "w/o": "without",
    "yr": "year",
    "yrs": "years",
    "mths": "months",
    "wks": "weeks",
}
_CITIES = {
    "joburg": "Johannesburg",
    "jo'burg": "Johannesburg",
    "kl": "Kuala Lumpur",
    "nyc": "New York",
}
"""In whatever case."""
_SHORT = re.compile(
    rf"(?<![\w.'’/-])(?:{'|'.join(map(re.escape, (*_WRITTEN_OUT, *_CITIES)))})(?![\w'’.-]|\s*\d)", re.IGNORECASE
)


def written_out(text: str) -> str:
    """The text with what is shortened in small letters, and cities, written out; "US" and "V" stay as they are."""
    return _SHORT.sub(lambda found: _WRITTEN_OUT.get(found[0]) or _CITIES.get(found[0].lower(), found[0]), text)
