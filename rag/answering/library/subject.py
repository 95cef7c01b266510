"""What a question about the library is on, besides what it names: "trade" in "which summits mention trade?"."""

import re

from rag.answering.asked import Asked
from rag.english import MONTH_NUMBERS, REGIONS, SEASONS, countries, countries_of, number_words, stem, terms, words
from rag.ordinals import ORDINALS
from rag.question import aside_of

_FRAME = frozenset(
    terms(
        """summit meeting article text brief report story library hold held cover have has got get list name show
        give all how many much number total count you your u readout which what took take taken taking part
        place attend attended participate participated participation present join joined host hosted hosting
        organised organized mention mentioned mentions discuss discussed raise raised talk talked refer referred
        address addressed deal dealt touch touched speak spoke come came say said anything something everything
        thing concern concerned covered covers latest recent newest last oldest earliest first new date find
        found see look tell know want need please available exist contain contains include includes included
        including happened gathered met convened session conference gathering event year month week day there
        were was during between since before after until and or country state leader president information info
        material content stuff data also those these one ones appear appeared subject topic issue matter
        question database collection archive altogether overall currently far so any did do does hear heard read
        period range span timespan timeframe date coverage store stored number text load loaded source publisher
        publish published publication newspaper outlet media press agency wrote written write main biggest
        reported series format organisation organization grouping kind body follow nation old fresh
        up updated current skip skipped miss missed absent stay stayed away time times person screen according
        edition editions consult access browse chair chaired chairs preside presided whats bring brings
        brought everything reference references speech speeches onward onwards later refreshed refresh loaded ago back
        exactly going gap gaps missing complete incomplete lack lacking word words line lines remark remarks anywhere
        somewhere you've it's newest every each hole list series name half quarter final joint adopted
        moment table tabulate per often overview stored frequently among amongst fall falls falling
        soil territory ground project projects via video link remotely virtually online conference phone telephone
        together count enumerate item entry piece dated file now indexed ingested
        besides apart aside other another than except further more"""
    )
)
"""Stems of the words with which such questions are put; what is left besides names is the topic."""
_NAMES = re.compile(r"\b[A-Z]\w+(?: [A-Z]\w+)+")
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)")
_TIMES = frozenset(
    terms(
        " ".join((*MONTH_NUMBERS, *SEASONS, *number_words(2, 6), *ORDINALS))
        + " today yesterday tomorrow this next past previous current coming"
    )
)


OF_A_REGION = re.compile(
    rf"\b(?:in|on|across|at|of|from) (?:the )?(?P<region>(?:(?:{'|'.join(sorted(REGIONS))}) )+)"
    r"(?:summit\w*|meetings|formats|diplomacy|gatherings)\b",
    re.IGNORECASE,
)
"""Limits what is asked to the meetings of a part of the world: "water in Central Asian summitry"."""


def subject_of(asked: Asked) -> frozenset[str]:
    """Stems of what is left of the question without its frame, names of series, places, people, countries and dates.

    What an earlier question in brackets is on counts only where the question itself is on nothing.
    """
    text, parsed = asked.understood.text, asked.understood.parsed
    limits = OF_A_REGION.search(text)
    own = _without_names(set(parsed.terms) - parsed.aside - {*terms(limits[0] if limits else "")}, asked)
    if own or asked.catalogue.names_in(text[: aside_of(text)]).summits:
        return own
    return _without_names(set(parsed.terms), asked)


def _without_names(said: set[str], asked: Asked) -> frozenset[str]:
    named = asked.understood.named
    left = said - _FRAME
    known = {stem(word) for name in (*named.summits, *named.places, *named.people) for word in words(name)}
    known |= {word for word in left if word.isdigit() or word in _TIMES or _ORDINAL.fullmatch(word)}
    in_a_name = {word for run in _NAMES.findall(asked.understood.text) for word in words(run)}
    for each in words(asked.understood.text):
        if each in in_a_name and countries_of(each) and not countries(each):
            continue  # "African" of "African Union" is no continent
        names = asked.catalogue.names_in(each)
        if names.summits or names.countries or countries_of(each):
            known.add(stem(each))
    return frozenset(left - known)
