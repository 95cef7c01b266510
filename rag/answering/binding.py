"""Whether a text that was adopted binds those who adopted it, by what its article says of it.

"It is a voluntary instrument" and "a political text" answer that without the word that was asked for, and the sentence
with that word is often on another text.
"""

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass

from rag.answering.asked import Asked
from rag.answering.composed import Citations, Composed
from rag.answering.naming import shortened
from rag.answering.sentences import ArticleSentence, sentences_of
from rag.english import STOPWORDS, clauses, countries, listing, sentence_case, stem, words
from rag.question import Meeting, aside_of, understand

_BINDS_NOBODY = re.compile(
    r"\bnot (?:be )?(?:legally |formally )?binding\b|\bnon-?binding\b|\b(?:purely )?voluntary\b(?: [a-z]+)?"
    r"|\b(?:no|without) (?:legal |binding )?(?:obligations?|force)\b(?: under \w+ law)?"
    r"|\bpolitical (?:text|document|declaration|statement|commitment)\b|\b(?:as a guide|for guidance) only\b"
    r"|\bonly (?:a )?(?:recommendations?|guidance|guide|model)\b|\b(?:model|recommendation|guideline)s? only\b"
    r"|\bbinds? (?:no one|nobody|none|no (?:\w+))\b|\b(?:do|does|did|will|shall) not bind\b|\bnot (?:\w+ )?bound\b",
    re.IGNORECASE,
)
_BINDS = re.compile(
    r"\b(?:legally )?binding\b|\bbinds? (?:all|those|the|its|every)\b|\b(?:is|are) (?:a )?treat(?:y|ies)\b"
    r"|\bmandatory\b|\bcompulsory\b|\bobliges?\b",
    re.IGNORECASE,
)
_SORT = r"(?:legally |fully )?(?:binding|voluntary|mandatory|compulsory|non-?binding)"
IS_OF_FORCE = re.compile(
    rf"^(?P<what>.+?) (?:is|are|was|were|will be) (?P<no>not )?(?:really |actually |only |purely )?"
    rf"(?P<sort>{_SORT})(?: (?:on|for|upon) [^,;]+)?\W*$",
    re.IGNORECASE,
)
"""Says of a text whether it is binding."""
OBLIGES = re.compile(
    r"^(?P<what>.+?),? (?:that|which) (?:[\w’'-]+ ){0,6}?(?:(?:is|are|was|were|will be) (?:legally )?"
    r"(?:bound|obliged|required) (?:to|by)|(?:has|have|had) to (?:apply|follow|obey|respect|observe|implement))\b",
    re.IGNORECASE,
)
"""Says of a text that somebody is bound to do what it asks: "a code that the members are bound to apply"."""
_IS_IT = re.compile(
    rf"^(?:(?:and|so|but|ok|well)\W+)*(?:is|are|was|were|will) (?:the )?(?P<what>.+?) (?:be )?"
    rf"(?:really |actually |now )?(?P<sort>{_SORT})(?P<either>,? or .+?)?\W*$",
    re.IGNORECASE,
)
_WHICH = re.compile(
    rf"^(?:which|what)(?: one)?(?: of (?:the two|the three|these|them|those))?(?: text| document)? (?:is|are)"
    rf" (?:actually )?{_SORT}\W+(?:the )?(?P<what>.+?)\W*$",
    re.IGNORECASE,
)
_WHICH_OF = re.compile(
    rf"^(?:the )?(?P<what>.+?)\W+which (?:one )?(?:of (?:the two|them) )?is {_SORT}\W*$", re.IGNORECASE
)
_WHAT_IS = re.compile(
    r"^(?:(?:and|so|but|just|only)\W+)*"
    r"(?:what|which (?:of (?:it|that) )?(?:parts?|bits?|points?)?|the (?:bits?|parts?|points?))\b"
    rf"[^?]{{0,60}}?\b{_SORT}\W*$",
    re.IGNORECASE,
)
"""Asks for all that is binding at a meeting: "only the bits that are binding"."""
_OR = re.compile(r",? (?:or|and|vs\.?|versus) (?:the )?|, (?:the )?")
_POINTS = re.compile(
    r"^\W*(?:It|This|That|They|These|No|The (?:text|document|instrument))\b|, (?:it|they|this|these) \w+"
)
_BUT = re.compile(r"^\W*(?:Only|But|However|Except)\b")
_NAMED = 0.6
"""0-1: the share of a text's words that a sentence must have to be on it."""
_LINE = 170
"""In characters."""
_BEFORE = 2
"""A sentence that points back may be on what so many sentences before it name."""


@dataclass(frozen=True, slots=True)
class Force:
    """A sentence that tells whether a text is binding."""

    binds: bool
    said: str
    """The words that tell it: "a voluntary instrument"."""
    sentence: ArticleSentence
    but: ArticleSentence | None
    """The next sentence, where it sets apart what is otherwise."""
    about: ArticleSentence | None
    """The sentence before, where this one only points to the text."""


def force_of(text: str, meeting: Meeting, asked: Asked) -> Force | None:
    """What the articles on a meeting say of the force of a text; None where none does."""
    every = sentences_of(asked.library, meeting.article_ids)
    own = {stem(one) for one in (*words(meeting.place or ""), *words(" ".join(countries(meeting.place or ""))))}
    wanted = {stem(one) for one in words(text) if one not in STOPWORDS} - {"legal"}
    wanted = wanted - own or wanted
    found = [(share, force) for nth in range(len(every)) for share, force in _told(nth, every, wanted)]
    best = max(found, key=lambda one: one[0], default=None)
    return best[1] if best and best[0] >= _NAMED else None


def _told(nth: int, every: Sequence[ArticleSentence], wanted: Set[str]) -> Iterator[tuple[float, Force]]:
    """What a sentence tells of the force of a text, with the share of the text's words that it is told of."""
    one = every[nth]
    beside = [each for each in every[max(0, nth - _BEFORE) : nth + 2] if each.article_id == one.article_id]
    before, after = [each for each in beside if each.start < one.start], beside[-1]
    points = _POINTS.search(one.text) or (before and _POINTS.search(before[-1].text))
    context = " ".join(each.text for each in before) if points else ""
    but = after if _BUT.match(after.text) and _says(after.text) else None
    for start, end in clauses(one.text):
        found = _says(one.text[start:end])
        if found and not one.text.rstrip().endswith("?"):
            said = {stem(word) for word in words(f"{context} {_told_of(found, one.text[start:end])}")}
            force = Force(found.re is _BINDS, found[0], one, but, before[-1] if points and before else None)
            yield len(wanted & said) / max(len(wanted), 1), force


def _told_of(found: re.Match[str], clause: str) -> str:
    """What of a clause such words are about: behind them where they stand apart, "and, as a guide only, the law"."""
    before, behind = clause[: found.start()].rstrip(), clause[found.end() :]
    return behind if before.endswith(",") and behind.startswith(",") else clause


def _says(text: str) -> re.Match[str] | None:
    """The words of a text that tell of the force of something."""
    return _BINDS_NOBODY.search(text) or _BINDS.search(text)


def binding(asked: Asked) -> Composed | None:
    """Whether a text is binding, or which of several; None for other questions and where the articles are silent."""
    question = asked.understood.text[: aside_of(asked.understood.text)].strip()
    if _WHAT_IS.match(question):
        return _all_of_force(asked)
    if _PENALTY.search(question):
        return _no_penalty(question, asked)
    which = _WHICH.match(question) or _WHICH_OF.match(question)
    found = which or _IS_IT.match(question)
    if found is None:
        return None
    texts = _OR.split(found["what"].strip(" ?.,")) if which else [found["what"]]
    meetings = [_meeting_of(one, asked) for one in texts]
    told = [(one, force_of(one, meeting, asked)) for one, meeting in zip(texts, meetings, strict=True) if meeting]
    forces = [(one, force) for one, force in told if force]
    if not forces or len(forces) < len(texts):
        return None
    citations = Citations(asked.library)
    for _, force in forces:
        citations.cite(force.sentence.article_id, force.sentence.span)
        if force.but:
            citations.cite(force.but.article_id, force.but.span)
    if which:
        headline = _of_several(forces)
    else:
        ((_, force),) = forces
        said = " ".join(force.sentence.text.split()).rstrip(".")
        verdict = "" if found["either"] else "Yes: " if force.binds != is_voluntary(found["sort"]) else "No: "
        headline = f"{verdict}{shortened(said, _LINE)}."
    return Composed("status", headline=headline, quotes=tuple(citations.quotes))


_PENALTY = re.compile(
    r"\b(?:which|what|any|how (?:high|large|big|heavy))(?: \w+)? "
    r"(?P<what>penalt(?:y|ies)|sanctions?|fines?|punishments?|consequences?|price|sanction regime)\b"
    r".*\b(?:miss|fail|break|breach|violat|ignor|flout|defy|defies|fall short|fell short"
    r"|(?:not |n['’]t )(?:meet|reach|comply|pay|keep)|defaults?|non-?compliance|disregard)\w*\b",
    re.IGNORECASE,
)
"""Asks what befalls those who do not keep to a text, so that it takes for granted that something does."""
_PENALTIES = re.compile(r"\b(?:penalt|sanction|fine[sd]?\b|punish)", re.IGNORECASE)
_A_TEXT = re.compile(
    r"\b(?:the|its|their) ((?:[\w’'-]+ ){0,3}?(?:pledge|declaration|pact|statement|commitment|agreement|text|target"
    r"|goal|accord|treaty|charter|plan|deal|communiqu[eé]))\b",
    re.IGNORECASE,
)


def _no_penalty(question: str, asked: Asked) -> Composed | None:
    """That a text which binds nobody threatens no penalty; None where an article on the meeting tells of one."""
    meetings = asked.understood.meetings
    told = sentences_of(asked.library, [key for one in meetings for key in one.article_ids])
    if len(meetings) != 1 or any(_PENALTIES.search(one.text) for one in told):
        return None
    force = next(filter(None, (force_of(text, meetings[0], asked) for text in _A_TEXT.findall(question))), None)
    if force is None or force.binds:
        return None
    citations = Citations(asked.library)
    citations.cite(force.sentence.article_id, force.sentence.span)
    said = shortened(" ".join(force.sentence.text.split()).rstrip("."), _LINE)
    return Composed("status", headline=f"None is told of: {said}.", quotes=tuple(citations.quotes))


def _all_of_force(asked: Asked) -> Composed | None:
    """All that the articles on a meeting say of what is binding, and what is not."""
    citations = Citations(asked.library)
    ids = [key for one in asked.understood.meetings for key in one.article_ids] if asked.understood.meetings else []
    told = [one for one in sentences_of(asked.library, ids) if not one.text.rstrip().endswith("?")]
    said = [(one, found) for one in told if (found := _says(one.text))]
    bound = [one for one, found in said if found.re is _BINDS]
    for one in bound or [one for one, _ in said]:
        citations.cite(one.article_id, one.span)
    if not citations.quotes:
        return None
    first = shortened(" ".join((bound or [said[0][0]])[0].text.split()).rstrip("."), _LINE)
    return Composed(
        "status",
        headline=f"{first}." if bound else f"Nothing, as far as is told: {first}.",
        quotes=tuple(citations.quotes),
    )


def is_voluntary(sort: str) -> bool:
    """Whether a word for the force of a text says that it binds nobody."""
    return sort.lower().startswith(("volunt", "non"))


def _meeting_of(text: str, asked: Asked) -> Meeting | None:
    """The meeting of a text: the one whose place or series is in its name, or else that of the question."""
    for one in (understand(f"the {text}", asked.catalogue).meetings, asked.understood.meetings):
        if len(one) == 1:
            return one[0]
    return None


def _of_several(forces: Sequence[tuple[str, Force]]) -> str:
    """Which of several texts are binding, with the words that tell it of each."""
    bound = [one for one, force in forces if force.binds]
    first = listing(bound) if bound else "Neither" if len(forces) == 2 else "None of them"
    return f"{sentence_case(first)}: {'; '.join(f'{one} – “{force.said}”' for one, force in forces)}."
