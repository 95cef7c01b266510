"""What a question about the library is on, besides what it names: "trade" in "which summits mention trade?"."""

from rag.answering.asked import Asked
from rag.english import MONTH_NUMBERS, number_words, stem, terms, words

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
        brought everything reference references speech speeches onward onwards later refreshed refresh loaded"""
    )
)
"""Stems of the words with which such questions are put; what is left besides names is the topic."""
_TIMES = frozenset(
    terms(
        " ".join((*MONTH_NUMBERS, *number_words(2, 6)))
        + " today yesterday tomorrow this next past previous current coming"
    )
)


def subject_of(asked: Asked) -> frozenset[str]:
    """Stems of what is left of the question without its frame, names of series, places, people, countries and dates."""
    named = asked.understood.named
    left = set(asked.understood.parsed.terms) - _FRAME
    known = {stem(word) for name in (*named.summits, *named.places, *named.people) for word in words(name)}
    for summit in named.summits:  # an abbreviation names it too
        known |= {word for word in left if summit in asked.catalogue.names_in(word).summits}
    known |= {word for word in left if word.isdigit() or word in _TIMES}
    for each in words(asked.understood.text):
        if asked.catalogue.names_in(each).countries:
            known.add(stem(each))
    return frozenset(left - known)
