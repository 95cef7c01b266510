"""How much of something a sentence tells of, and its quotes: all or most, only these, for good, at once."""

import re
from collections.abc import Iterator, Sequence

from rag.claims.fault import ClaimFault
from rag.english import content, number_words, stem

_ALL = re.compile(
    r"\b(?:all|every|each|both|everyone|everybody|the (?:whole|entire))\b(?! (?:the )?same\b)", re.IGNORECASE
)
_COUNT = rf"(?:\d+|{'|'.join(number_words(1, 12))})"
_PART = re.compile(
    rf"\b(?:most|some|several|many|few|half|parts?|majority|minority|fewer|{_COUNT}) (?:of )?(?:(?:the|its|their) )?"
    rf"(?:{_COUNT} )?",
    re.IGNORECASE,
)
_OF_SO_MANY = re.compile(rf"\b{_COUNT} of (?:the|its|their) ", re.IGNORECASE)
_MUCH = re.compile(r"\b(?:most|many|a majority|the majority|the bulk)\b", re.IGNORECASE)
_LITTLE = re.compile(
    rf"\b(?:few|fewer|(?:only|just) (?:{_COUNT}|a few|some) of|little"
    r"|hardly any\w*|scarcely any\w*|a minority|(?:less|fewer) than (?:a|one) \w+"
    r"|under (?:a|one) \w+|a (?:tenth|fifth|quarter|third))\b",
    re.IGNORECASE,
)
_ONLY = re.compile(r"\b[Oo]nly (?=(?:the )?[A-Z])|\bthe (?:only|sole) (?=[a-z])")
_ALONE = re.compile(
    r"\b(?:only|solely?|alone|exclusively|just|single|except\w*|but not|other than|nobody else|no (?:one|other)|none"
    r"|neither|unlike|apart from|limited|restricted)\b",
    re.IGNORECASE,
)
_ONE_ONLY = re.compile(r"\b(?:the|its|their) (?:only|sole|single) ", re.IGNORECASE)
_SEVERAL = re.compile(r"\b(?:several|many|most|all|various|numerous|other|more) ", re.IGNORECASE)
_THINGS = 3
"""So many words of content after "all" may name what it is all of."""
_DEGREES: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...] = tuple(
    (re.compile(rf"\b(?:{said})\b", re.IGNORECASE), re.compile(rf"\b(?:{held})", re.IGNORECASE))
    for said, held in (
        (
            "for good|for ever|forever|permanently|indefinitely|always|all (?:the )?year(?: round)?",
            "for good|for ever|forever|perman|indefinit|always|all |never|lasting|standing|every",
        ),
        (
            "at once|immediately|instantly|right away|straight away|soon(?! as| after)|shortly(?! after| before)",
            "at once|immediat|instant|right away|straight|soon|short|minutes?|hours?|days?|within|prompt|same|next"
            "|coming|now|quick|swift",
        ),
        (
            "unanimously|by consensus|without dissent",
            "unanim|consens|without (?:a vote|dissent|objection)|all |no (?:objection|vote)|every",
        ),
        (
            r"(?<!let )alone|solely|exclusively|entirely by|single-handed(?:ly)?"
            r"|by (?:itself|himself|herself|themselves)|nobody else|no one else"
            r"|(?:on|of) (?:its|his|her|their) own(?! (?:\w+ )?(?:terms|accord|soil|territory))",
            "only|sole|alone|exclusiv|just|single|except|but not|other than|nobody|no one|unlike"
            "|(?:its|his|her|their) own|itself|himself|herself|themselves|unilateral",
        ),
        ("secretly|in secret", "secret|confidential|private|behind closed|undisclosed|covert"),
    )
)
"""What is said of how long, how soon or how, and what in a quote may mean it."""


def extent_faults(sentence: str, quotes: Sequence[str]) -> list[ClaimFault]:
    """Where a sentence tells of more, or of these alone, or in another degree than its quotes; all texts plain."""
    return [
        *_all_for_part(sentence, quotes),
        *_much_for_little(sentence, quotes),
        *_several_for_one(sentence, quotes),
        *_beyond(sentence, quotes),
    ]


def _all_for_part(sentence: str, quotes: Sequence[str]) -> Iterator[ClaimFault]:
    for mine in _ALL.finditer(sentence):
        things = _after(sentence, mine.end())
        if any({*things} & {*_after(quote, whole.end())} for quote in quotes for whole in _ALL.finditer(quote)):
            continue
        if mine[0].lower() == "all" and (some := _only_some(sentence[mine.end() :], quotes)):
            yield ClaimFault(*mine.span(), f"the quote says it of “{some}”, the answer of all")
            return
        for quote in quotes:
            for part in (*_PART.finditer(quote), *_OF_SO_MANY.finditer(quote)):
                counted = part[0].split()[0].lower()
                is_part = _OF_SO_MANY.match(part[0]) or not re.fullmatch(_COUNT, counted)
                if is_part and things[:1] and things[0] in _after(quote, part.end())[:2]:
                    told = f"the quote says “{counted}” of this, the answer says “{mine[0].lower()}”"
                    yield ClaimFault(*mine.span(), told)
                    return


def _only_some(behind: str, quotes: Sequence[str]) -> str:
    """Whom alone the quotes tell of, "delegates from islands", where a sentence goes on with all: "delegates left"."""
    found = re.match(r"(?: the)? ([a-z]+s)(?! (?:from|of|in|who|that|with)\b)", behind)
    if found is None:
        return ""
    told = [re.finditer(rf"\b{found[1]}\b(?: (?:from|of) [\w -]+)?", one, re.IGNORECASE) for one in quotes]
    named = [one[0] for each in told for one in each]
    return named[0] if named and all(" " in one for one in named) else ""


def _much_for_little(sentence: str, quotes: Sequence[str]) -> Iterator[ClaimFault]:
    mine = _MUCH.search(sentence)
    little = next((found for quote in quotes if (found := _LITTLE.search(quote))), None)
    if mine and little and not any(_MUCH.search(quote) for quote in quotes) and not _LITTLE.search(sentence):
        yield ClaimFault(*mine.span(), f"the quote says “{little[0]}”, the answer says “{mine[0]}”")


def _several_for_one(sentence: str, quotes: Sequence[str]) -> Iterator[ClaimFault]:
    """Where a sentence tells of several, and the quotes of the only one."""
    for one in (found for quote in quotes for found in _ONE_ONLY.finditer(quote)):
        for mine in _SEVERAL.finditer(sentence):
            if {*_after(one.string, one.end())} & {*_after(sentence, mine.end())}:
                yield ClaimFault(
                    *mine.span(), f"the quote says “{one[0].strip()}”, the answer says “{mine[0].strip()}”"
                )
                return


def _beyond(sentence: str, quotes: Sequence[str]) -> Iterator[ClaimFault]:
    only = _ONLY.search(sentence)
    if only and not any(_ALONE.search(quote) for quote in quotes):
        yield ClaimFault(*only.span(), f"the quotes do not say “{only[0].strip()}”", "absent")
    for said, held in _DEGREES:
        if (mine := said.search(sentence)) and not any(held.search(quote) for quote in quotes):
            yield ClaimFault(*mine.span(), f"the quotes do not say “{mine[0]}”", "absent")


def _after(text: str, at: int) -> tuple[str, ...]:
    """The stems of the next words of content, numbers left out."""
    near = re.split(r"[,;:.]", text[at : at + 60])[0]
    numbers = set(number_words(1, 12))
    return tuple(stem(word) for word in content(near) if not word.isdigit() and word not in numbers)[:_THINGS]
