"""The persons that an article names, with their countries, so that "Tokayev" and "the Kazakh president" are one."""

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from rag.english import MONTHS, TITLES, WEEKDAYS, countries, fold, same_name, spellings, word_set, words
from rag.record.text import uniform
from rag.types import Article

_CAP = r"[^\W\d_a-z][\w']*(?:[^\W\d_A-Z]|')(?:-[A-Z]?[\w']+)*"
_SMALL = r"(?:da|de|do|dos|bin|ibn|al|von der|von|van|der)"
_FULL = re.compile(
    rf"\b{_CAP}(?: {_SMALL})?(?: (?:{_CAP}|[A-Z]\.)| (?:al|bin|Al|Bin)-{_CAP}){{1,6}}(?: {_SMALL} {_CAP})?"
)
_HEADS = r"(?:President|Prime Minister|Chancellor|King|Queen|Premier|Emir|Sultan)"
_OFFICE = re.compile(rf"(?:{_HEADS}|'s (?:president|prime minister|chancellor|premier|king|leader)),?\s+$")
_TITLED = re.compile(
    r"\b(?:President|Minister|Chancellor|Premier|Chair(?:man|woman|person)?|Secretary|Ambassador|Senator|Commissioner"
    rf"|Governor|Mr\.?|Mrs\.?|Ms\.?|Dr\.?|Professor) (?P<surname>{_CAP})(?! {_SMALL}\b)(?='s| [a-z]|,)"
)
_OF = re.compile(r"^(?:,)? of (?:the )?([A-Z][\w'-]+(?: [A-Z][\w'-]+){0,2})")
_NO_PERSON = word_set(
    """bank union council organization organisation commission summit declaration agreement action plan group forum
    fund alliance community treaty charter statement minister ministry university asia africa america europe east
    west north south centre center house court agency partnership conference committee parliament initiative
    states nations republic kingdom strategy corridor railway route company corporation programme program
    international world european central eurasian global united joint general assembly institute news press times
    post office climate trade energy security gateway council's leaders' sea valley river dam airport hall palace
    park airlines forever facility state department african asian american pacific arab middle eastern western
    northern southern second first third final compact pact framework memorandum roadmap protocol convention
    network mechanism platform outcome report new dialogue meeting commitments economic
    figure table box section annex appendix chapter article paragraph item
    strategic regular special further parties decision decisions accord accords understanding cooperation"""
)


@dataclass(frozen=True, slots=True)
class Names:
    """Whom an article names."""

    persons: Mapping[str, str]
    """Full name, as first given, by folded surname or full name."""
    given: Mapping[str, str]
    """Full name by the folded first name, which is the surname in some languages: "Xi"."""
    leaders: Mapping[str, str]
    """A country's leader, full name by the country's usual name."""

    everybody: frozenset[str]
    """All full names."""

    def person(self, written: str) -> str | None:
        """The full name of a person by a surname or another spelling of the name; None for nobody that it names."""
        key = fold(written)
        if key in self.persons or key in self.given:
            return self.persons.get(key) or self.given[key]
        last = words(written)[-1:] or [""]
        return next(
            (full for known, full in self.persons.items() if len(known) > 4 and same_name(known, last[0])), None
        )


def read_names(article: Article) -> Names:
    """The persons of an article, from its whole text."""
    text = "\n".join(map(uniform, article.text.split("\n")))  # no name goes on from one line to the next
    persons: dict[str, str] = {}
    leaders: dict[str, str] = {}
    given: dict[str, str] = {}
    surnames: dict[str, list[str]] = defaultdict(list)
    for found in _FULL.finditer(text):
        parted = _without_titles(found.group())
        if parted is None:
            continue
        name, before = parted
        surname = fold(re.split(rf" (?={_CAP}$)", name)[-1])
        alike = (key for key in surnames[surname[:1]] if key == surname or same_name(key, surname))
        known = persons[key] if (key := next(alike, None)) else None
        if known is None or fold(known.split()[0])[:1] != fold(name.split()[0])[:1]:
            persons.setdefault(surname, name)
            surnames[surname[:1]].append(surname)
            persons.setdefault(fold(name), name)
            if small := re.search(rf"\b({_SMALL} {_CAP})$", name):
                persons.setdefault(fold(small[1]), name)
            for middle in name.split()[1:-1]:
                if len(middle) > 3 and middle[0].isupper():
                    persons.setdefault(fold(middle), name)
            given.setdefault(fold(name.split()[0]), name)
            known = name
        else:
            persons.setdefault(fold(name), known)
        country = _country(text, found.start(), found.end(), before)
        if country:
            leaders.setdefault(country, known)
    for found in _TITLED.finditer(text):
        surname = found["surname"].removesuffix("'s")
        word = fold(surname)
        if not ({word} & (_NO_PERSON | TITLES) or surname in (*MONTHS, *WEEKDAYS) or countries(surname)):
            persons.setdefault(word, given.get(word, surname))
    return Names(persons, given, leaders, frozenset(persons.values()))


def _without_titles(run: str) -> tuple[str, str] | None:
    """A run of capitals cut to the person's name, and what stood before it; None when it names no person."""
    parts = run.removesuffix("'s").split(" ")
    cut = 0
    for nth, part in enumerate(parts):
        folded = fold(part)
        dated = part in MONTHS or part in WEEKDAYS
        if (
            dated
            or {fold(one) for one in part.split("-")} - {"co", "vice"} <= TITLES
            or ((folded,) in spellings() and nth < len(parts) - 2)
        ):
            cut = nth + 1
        if part.endswith("'s") and nth < len(parts) - 1:
            cut = nth + 1
    kept = parts[cut:]
    while kept and fold(kept[0]) in OPENING:
        kept = kept[1:]
    while kept and fold(kept[-1]) in OPENING:
        kept = kept[:-1]
    if len(kept) == 1 and cut and fold(parts[cut - 1]) in ("king", "queen", "pope", "sheikh", "emir"):
        return " ".join(parts[cut - 1 :]), " ".join(parts[: cut - 1])
    folded_words = {one.lower().removesuffix("'s") for one in kept}
    if len(kept) < 2 or folded_words & _NO_PERSON or countries(" ".join(kept)):
        return None
    if any(one.isupper() and len(one) > 2 for one in kept):
        return None
    return " ".join(kept), " ".join(parts[:cut])


OPENING = word_set(
    """no not in on at the regarding concerning following noting responding supported opposed under figure a when
    after before while as and but for from with by he she it his her their its though
    although because since if unless until once whether whereas unlike like despite how why what where that"""
)


def _country(text: str, start: int, end: int, before: str) -> str | None:
    """The country whose president or prime minister a person is, where the text beside the name says so."""
    head = re.search(rf"\b{_HEADS}\b", before)
    if head and (named := countries(before)):
        return named[0]
    if (following := _OF.match(text[end : end + 60])) and (named := countries(following[1])):
        return named[0]
    if before.endswith("'s") and (named := countries(before)):
        return named[0]
    beside = text[max(0, start - 60) : start]
    if _OFFICE.search(beside) or head:
        named = countries(beside.rsplit(".", 1)[-1])
        return named[-1] if named else None
    return None
