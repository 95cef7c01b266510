"""Answers a question of two parts with both: "what came out of it, and where will they meet next?".

A question is cut where a second question word follows "and". Each part is understood by itself, the second with the
meeting that the first names, and composed as its own kind. What they say is put together only where both have an
answer; otherwise the whole question is answered as one.
"""

import re
from collections.abc import Callable, Sequence, Set
from dataclasses import replace

from rag.answering.asked import Asked
from rag.answering.composed import Citations, Composed
from rag.answering.fact import fact
from rag.answering.sentences import sentences_of, with_leant_on
from rag.english import QUESTION_WORDS, is_verb, words
from rag.question import aside_of, understand
from rag.types import Kind, Quote, Section, Table

_WORD = f"(?:{'|'.join(QUESTION_WORDS)}|whom|whose)"
_ANYBODY = r"(?:is|are|was|were|did|do|does|has|have|had|will) (?:any(?:one|body)|some(?:one|body)|every(?:one|body))"
_AND = re.compile(rf",? and (?={_WORD}\b|{_ANYBODY}\b)|\? (?:and )?(?={_WORD}\b|{_ANYBODY}\b)", re.IGNORECASE)
_LEADS = r"^(?:(?:and|so|ok|but|please)\b,? )*"
_FIGURE_OF = r"(?:the )?(?:(?:total|overall) )?(?:costs?|prices?|size|budgets?|value|amount|number) of"
_OPENS = re.compile(rf"{_LEADS}(?:(?:(?:in|at|by|on|to|from) )?{_WORD}\b|{_FIGURE_OF}\b)", re.IGNORECASE)
_YES_OR_NO = re.compile(rf"{_LEADS}(?:is|are|was|were|did|do|does|has|have|had|will)\b", re.IGNORECASE)
_ONE_QUESTION = re.compile(
    r"\b(?:compare\w*|differ\w*|who said what)\b"
    r"|\b(?:missing|absent|away|skipped|not (?:come|there))\b.*\bstood in\b(?! for)",
    re.IGNORECASE,
)
"""Wordings of a single question in which "and" joins two question words."""
_AUXILIARY = frozenset(words("is are was were will did do does has have had can could would came went met host hosts"))
_WHO_IS = re.compile(r"^who (?:is|was) (the [\w -]+?)(?: (?:there|at|in)\b.*)?\?$", re.IGNORECASE)
_NAME = r"[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)*"
_PERSON = re.compile(r"\b(?:he|she)\b", re.IGNORECASE)
_OF_EACH = re.compile(r"\b(?:each|every|them|they|those|these)\b", re.IGNORECASE)
"""A second part that asks what became of what the first asks for, which a list tells with it."""
_FATE = re.compile(
    r"(?:The )?(?:first|second|third|fourth|fifth|sixth|last|former|latter|rest|others?|other \w+|both|neither|none"
    r"|all)"
    r"(?: (?:of )?(?:these|them|those|the \w+|idea|proposal|one|two|three))*"
    r" (?:was|were|is|are|has|have|had|found|won|got|met|remained?|did|failed|will)\b",
    re.IGNORECASE,
)
_FATES_OF = re.compile(
    r"\bwhat (?:became|has become|came|happened|was made) (?:of|to) (?:each|all|every|both|the)(?: of)?(?: the)? ?"
    r"(?P<what>[^?.]{0,40}\b(?:initiatives?|proposals?|ideas?|suggestions?|plans?|requests?)\b[^?.]*"
    r"\b(?:propos|put forward|made|present|suggest|tabled)[^?.]*)",
    re.IGNORECASE,
)
"""Asks what became of all that somebody proposed."""
_WHOLE: frozenset[Kind] = frozenset({"about", "check", "compare", "library", "digest"})
"""Kinds whose questions are answered as one."""
_SURE = 0.8
"""0-1: the confidence from which a sentence that the reader chose answers a part that the record does not."""
_IS_WHOLE = re.compile(
    rf"{_LEADS}(?:how (?:many|much)(?: \w+){{2}}|{_FIGURE_OF} \w+|who (?!(?:else|exactly|all|first|then)\b)[a-z]+s?$)",
    re.IGNORECASE,
)
"""Asks for a figure with or without a verb, "how many jets altogether", or who does what, "who pays"."""
_THE_THING = re.compile(
    rf"{_LEADS}(?:{_FIGURE_OF} (?P<of>.+)|how (?:large|big|long|high|expensive|old|far) (?:is|was|are|were) (?P<is>.+)"
    r"|(?:what|how (?:much|many)\b.*?) (?:do|does|did|will|has|have|had) (?P<has>.+?)"
    r" (?:costs?|have|had|contain|include|owe|hold|pay|need|cover|total|cost|got|count|employ|produce|last)\b"
    r"|how many (?P<many>[\w-]+)\b)",
    re.IGNORECASE,
)
"""What a part asks a figure of, which the other part can point to."""
_POINTS = re.compile(r"\b(?:it|them|they|this|that|these|those)\b", re.IGNORECASE)
_NEAR = 0.5
"""0-1: the confidence from which what the first part's articles say of the same thing answers the second."""
_LEAST_WORDS = 2
"""A part of fewer words, "and why?", goes on about the part before it."""
_MOST_QUOTES = 2
"""Sentences of each part that are quoted where the part is no list."""


def parts_of(text: str) -> tuple[str, str] | None:
    """The two questions that a question joins; None when it is one."""
    end = aside_of(text)
    if not (_OPENS.match(text) or _YES_OR_NO.match(text)) or _ONE_QUESTION.search(text):
        return None
    begin, parts = 0, []
    for cut in (*_AND.finditer(text, 0, end), None):
        part = text[begin : cut.start() if cut else end].strip(" ,?")
        if cut is None or _has_verb(part):  # not "when | and where does it meet"
            parts.append(part)
            begin = cut.end() if cut else end
    if len(parts) != 2 or not all(map(_has_verb, parts)):
        return None
    return f"{parts[0]}?", f"{parts[1]}?"


def _has_verb(part: str) -> bool:
    every = words(part)
    named = [one for one in every[1:] if one in _AUXILIARY or is_verb(one)]
    return len(every) >= _LEAST_WORDS and bool(named or _YES_OR_NO.match(part) or _IS_WHOLE.match(part))


def both_parts(asked: Asked, compose: Callable[[Asked], Composed]) -> Composed | None:
    """The answers to both parts together; None where the question is one, or a part has no answer.

    Args:
        asked: The whole question.
        compose: Composes the answer to one part.
    """
    if fates := _FATES_OF.search(asked.understood.text):
        listed = _answered(asked.of(f"List the {fates['what']}"), compose)
        return _with_fates(listed, asked) if listed and listed.kind == "list" else None
    parts = parts_of(asked.understood.text) if asked.understood.kind not in _WHOLE else None
    if parts is None:
        return None
    first = asked.of(_placed(parts[0], asked))
    one = _answered(first, compose)
    if one is None:
        return _with_what_is_missing(first, parts[1], asked, compose)
    who = _who(parts[0], one, asked)
    said = of_the_thing(_PERSON.sub(who or r"\g<0>", parts[1], count=1), parts[0])
    second = asked.of(_placed(said, asked))
    if said != parts[1] and not who:
        second = _within(second, {quote.article_id for quote in one.quotes})
    if second.understood.kind in _WHOLE:
        second = replace(second, understood=replace(second.understood, kind="fact"))
    if {first.understood.kind, second.understood.kind} <= {"list", "status"}:
        return _with_fates(one, asked) if one.kind == "list" and _OF_EACH.search(parts[1]) else None
    other = _answered(second, compose)
    if other is not None and who and other.kind == "fact":
        theirs = tuple(quote for quote in other.quotes if _is_of(quote, who, asked))
        other = replace(other, quotes=theirs) if theirs else None
    if other is None:
        return None
    told_anew = {section.title for section in other.sections}
    one = replace(one, sections=tuple(section for section in one.sections if section.title not in told_anew))
    other = replace(other, headline=_titled(other))
    return join_parts([one, other], asked, first=() if who or one.headline else asked.reading.quotes[:1])


def both_things(asked: Asked) -> Composed | None:
    """What answers for each of two things that are asked for: "name the organs of the bank and the languages it uses".

    None where only one of them has an answer, or one sentence gives both.
    """
    found = _TWO_THINGS.match(asked.understood.text[: aside_of(asked.understood.text)])
    if found is None:
        return None
    one, other = (fact(asked.of(f"What are {found[part]}?").as_fact()) for part in ("one", "other"))
    if not all(told.status == "answered" and told.confidence >= _SURE for told in (one, other)):
        return None
    if one.quotes[0].text == other.quotes[0].text or one.quotes[0].article_id != other.quotes[0].article_id:
        return None
    return join_parts([replace(told, quotes=told.quotes[:1]) for told in (one, other)], asked)


_TWO_THINGS = re.compile(
    r"(?:(?:please|pls|can you|could you)\W+)*(?:list|name|enumerate|give(?: me)?|tell me|what (?:are|were)) "
    r"(?P<one>(?:the|its|their) [^,?;:]+?),? and (?P<other>(?:the|its|their) [^,?;:]+?)\W*$",
    re.IGNORECASE,
)


def _with_what_is_missing(
    first: Asked, second: str, asked: Asked, compose: Callable[[Asked], Composed]
) -> Composed | None:
    """The answer to the second part, after what the record says it lacks of the first; None where it says nothing."""
    lacking = compose(first)
    if lacking.status != "declined" or lacking.kind == "fact" or lacking.refusal is None:
        return None
    told = _answered(asked.of(_placed(second, asked)), compose)
    if told is None or told.kind in _WHOLE:
        return None
    return replace(told, headline=f"{lacking.refusal.sentence} {_titled(told)}".strip())


def _with_fates(listed: Composed, asked: Asked) -> Composed:
    """The list with what became of its entries, where sentences number them: "The first of these was supported …"."""
    citations = Citations(asked.library, list(listed.quotes))
    items = [
        citations.item(one)
        for one in sentences_of(asked.library, dict.fromkeys(quote.article_id for quote in listed.quotes))
        if _FATE.match(one.text) and one.start > min(q.start for q in listed.quotes if q.article_id == one.article_id)
    ]
    if not items:
        return listed
    told = Section("What became of them", tuple(items))
    return replace(listed, sections=(*listed.sections, told), quotes=tuple(citations.quotes))


def _placed(part: str, asked: Asked) -> str:
    """A part with the one meeting meant, where it does not name it itself."""
    meetings = asked.understood.meetings
    own = understand(part, asked.catalogue)
    if len(meetings) != 1 or own.meetings == meetings or own.named.edition not in (None, meetings[0].edition):
        return part
    return f"{part[:-1]}, at {meetings[0]}?"


def of_the_thing(part: str, first: str) -> str:
    """The second part with what the first asks a figure of in the place of "it", or after a verb that lacks it."""
    found = _THE_THING.match(first.rstrip("?"))
    if found is None:
        return part
    thing = next(filter(None, found.groups())).strip()
    thing = f"the {thing}" if found["many"] else thing
    if _POINTS.search(part):
        return _POINTS.sub(thing, part, count=1)
    return f"{part[:-1]} for {thing}?" if _LACKS_ITS_OBJECT.match(part) else part


_LACKS_ITS_OBJECT = re.compile(r"who(?:['’]s| is| will| would| has)?(?: \w+)? (?:pays?|paid|paying)\?$", re.IGNORECASE)


def _within(part: Asked, article_ids: Set[str]) -> Asked:
    """The part read within the articles that answered the first, where they tell of the same thing and others came."""
    if part.understood.kind != "fact" or any(one.article_id in article_ids for one in part.reading.quotes[:1]):
        return part
    within = part.read(part.understood.text, sorted(article_ids))
    return replace(part, reading=within) if within.quotes and within.confidence >= _NEAR else part


def _answered(part: Asked, compose: Callable[[Asked], Composed]) -> Composed | None:
    """The answer to a part; None where it has none of its kind, or none that can be shown."""
    found = compose(part)
    fell_back = found.kind == "fact" and part.understood.kind not in ("fact", "list") and found.confidence < _SURE
    return found if found.status == "answered" and found.quotes and not fell_back else None


def _who(part: str, answer: Composed, asked: Asked) -> str:
    """Whom "he" or "she" of the second part stands for, as far as that is certain.

    It is the one person whom the first part names, or who "the chancellor" was, if a quote has the name.
    """
    office = _WHO_IS.match(part)
    if office is None:
        people = {name for name in re.findall(_NAME, part) if asked.catalogue.names_in(name).people}
        return people.pop() if len(people) == 1 else ""
    noun = words(office[1])[-1]
    named = re.search(rf"(?i:\b{re.escape(noun)}) ({_NAME})", answer.quotes[0].text)
    return named[1] if named else office[1]


def _is_of(quote: Quote, who: str, asked: Asked) -> bool:
    """Whether somebody is named in the quote or in the sentence that it leans on; "he" alone may be somebody else."""
    return words(who)[-1] in words(with_leant_on(quote, asked))


def join_parts(parts: Sequence[Composed], asked: Asked, first: Sequence[Quote] = ()) -> Composed:
    """One answer: both headlines where each has one, and the best sentence of each part before the rest of either.

    Before them, of two facts, what the reader puts first for the whole question, where a part quotes it too.
    """
    citations = Citations(asked.library)
    kept = [one if one.kind != "fact" else replace(one, quotes=one.quotes[:_MOST_QUOTES]) for one in parts]
    lines = [one.headline for one in kept]
    places = {(quote.article_id, quote.start) for one in kept for quote in one.quotes}
    if {one.kind for one in kept} == {"fact"}:
        citations.take(one for one in first if (one.article_id, one.start) in places)
    for one in kept:
        citations.take(one.quotes[:1])
    for one in kept:
        citations.take(one.quotes)
    sections: list[Section] = []
    table: Table | None = None
    for one in kept:
        moved = citations.renumbered(one)
        sections += moved.sections
        table = table or moved.table
    return Composed(
        parts[0].kind,
        headline=" ".join(dict.fromkeys(filter(None, lines))) if lines[0] else "",
        sections=tuple(sections),
        table=table,
        quotes=tuple(citations.quotes),
        confidence=min(one.confidence for one in parts),
        shown=sum(one.shown for one in kept),
        there=sum(one.there for one in kept),
    )


def _titled(part: Composed) -> str:
    """The headline; where it only lists names, after what they are: "Absent: Lund and Ruto."."""
    names = part.headline and part.sections and not any(map(is_verb, words(part.headline)))
    return f"{part.sections[0].title}: {part.headline}" if names else part.headline
