"""What a turn is about: its own matter, that of the turn before, or another one in its place."""

import re

from rag.english import STOPWORDS, is_verb, sentence_case, words
from rag.question.catalogue import Catalogue
from rag.question.claim import asks_to_check, without_asking
from rag.question.followup.challenge import ASKED_OF_A_CLAIM
from rag.question.followup.pointing import (
    AT_THAT_PLACE,
    POINTS_TO_EARLIER,
    STEP_IN_SERIES,
    THE_ONE_THEN_ASKS,
    own_terms,
    topics_in,
)
from rag.question.followup.turn import (
    ASKS,
    FILLER,
    LEAD_IN,
    NAME,
    PREPOSITION,
    TELLS_TO,
    THE_ONE,
    head,
    is_phrase,
    root,
)
from rag.question.sides import set_beside
from rag.question.understood import Understood

_PHRASE_OPENS = re.compile(rf"^(?:{PREPOSITION})\b", re.IGNORECASE)
_ON = re.compile(r"^(?:on|about|regarding|concerning|as to|with regard to)\s+", re.IGNORECASE)
_COMPARED_ON = re.compile(r" (?:on|about|regarding) (?P<it>[^?,]+)$", re.IGNORECASE)
_ITS_MATTER = re.compile(
    r"\b(?:for|to|on|about|of|with|towards?|regarding|against|over|into) (?:(?:the|an?) )?"
    r"(?P<matter>[a-z][\w-]+(?: [a-z][\w-]+)?)\W*$"
)
"""What the end of a question says that it is about: "How much will Norway give for lighthouses?"."""
_THE_SUBJECT = re.compile(
    r"^(?:(?:when|where|why|how|since when) )?(?:is|are|was|were|has|have|will|did) "
    r"((?:the|an?|this|its|\w+'s) (?:(?!or\b|in\b|at\b|by\b)[\w’'–-]+ )+?)"
    r"(?=(?:be |been |get |ever |finally |really |actually |only |just |set |\w{3,}ed\b|put |cut |sunk|begun|part |"
    r"to |done\b|held\b|made\b|given\b|taken\b|or\b|yet\b|in force))",
    re.IGNORECASE,
)
"""What an earlier question is about: "the Bukhara hub" in "Was the Bukhara hub agreed?"."""
_WHAT_ON = re.compile(
    r"^(?:and |so |but )?what (?:(?:was|were|did|has|have|had|do|does)\b[^?]*?\b|(?=happened))"
    r"(?:decided?|agreed?|said|say|adopt(?:ed)?"
    r"|promised?|done|do|think|announced?|happen(?:ed)?|declared?|settled?|concluded?)(?: \w+)?? (?:on|about|regarding"
    r"|concerning|with|to) (?P<it>.+?)(?=,? (?:in|at|by|during|from) (?:the )?[A-Z]|,? at the |\W*$)",
    re.IGNORECASE,
)
_WHAT_IS = re.compile(
    r"^(?:and |so |but )?what(?:['’]?s| is| are| was| were) (?P<it>(?:the|an?|this) [^?,]{3,90}?)\W*$", re.I
)
"""What an earlier question is about where it asks what was decided on it, or what it is."""
_WHAT_IT_SAYS = re.compile(
    r"^what (?:do|does|did) (?P<it>(?:the |an? )?[^?]{3,90}?) (?:provide|say|state|contain|require|cover|mean)\W*$",
    re.I,
)
"""What an earlier question is about where it asks what a text says."""
_WHO_DID = re.compile(
    r"^who (?:first )?(?:proposed|suggested|announced|wanted|raised|floated|offered|demanded|put forward)"
    r" (?P<it>(?:the|this) [^?,]{3,90}?)(?=,? (?:in|at|during) (?:the )?[A-Z]|,? at the |\W*$)",
    re.IGNORECASE,
)
"""What an earlier question is about where it asks who wanted it."""
_DECIDES = re.compile(
    r"\b(?:approve|adopt|accept|agree|sign|reject|endorse|pass|back|launch|create|set up|discuss|decide|propose|debate)"
    r"(?: on| to| about)? (?P<object>.+?)(?=,? (?:in|at|during) (?:the )?[A-Z]|,? at the |\W*$)",
    re.IGNORECASE,
)
"""What an earlier question asks whether it was decided: "the train" in "Did the Council approve the train?"."""
_IN_FRONT = re.compile(
    r"^(?P<the>the )?(?P<of>[\w’'–-]+(?: [\w’'–-]+){0,3}), (?P<asks>(?:how|what|when|where|why|who|which|did|do|does"
    r"|has|have|had|was|were|is|are|will)\b[^?]*?\b)(?P<it>they|them|he|him|she|it|their|its|his|her)\b(?P<rest>.*)$",
    re.IGNORECASE,
)
"""Names who or what is asked about before the question: "and germany, how much did they put in?"."""
_HOW_MUCH = re.compile(r"^how much (?:money )?(?:did|does|has|have|will) (?:(?!\bfor\b).)+$", re.IGNORECASE)
_TO_WHAT = re.compile(rf"\b(?:for|to|into|in) (?P<what>the {NAME})")
_WHY = re.compile(r"^(?:why|how come)(?: (?:though|so|exactly|is that|was that))*\W*$", re.IGNORECASE)
_IT = re.compile(
    r"\b(?:it|this|that)\b(?! (?:the|a|an|was|were|is|are|would|will|had|has|can|of)\b)"
    r"(?!(?<=that) (?:(?:he|she|they|we)\b|(?-i:[A-Z])))",
    re.IGNORECASE,
)
_WHAT_FOR = re.compile(
    r"^(?:what for|for what|on what"
    r"|what(?:['’]s| is| was) (?:it|that|this|the money|the sum) (?:all )?(?:for|spent on|made up of)"
    r"|what does (?:it|that) (?:cover|include|consist of)"
    r"|how (?:is|was|will) (?:it|that|the money) (?:be )?(?:split|divided|spent))"
    r"(?: exactly| precisely| specifically)?\W*$",
    re.IGNORECASE,
)
"""Asks what the sum that was just told is for."""
_SUM = re.compile(
    r"(?:[$€£¥] ?|\b(?:US|C|A)\$ ?)?\d[\d.,]*(?: (?:million|billion|trillion))?"
    r"(?: (?:US |Canadian )?(?:dollars|euros|yuan|yen|won))?"
)


def is_complete_topic(bare: str, catalogue: Catalogue) -> bool:
    """Whether a phrase names a meeting and what is asked of it: "NATO spending", "brief me on the NATO summit".

    So does a whole question that names one meeting: "at Tianjin, what were all the promises that Xi made?".
    """
    if _asks_of_its_own_meeting(bare, catalogue):
        return True
    if TELLS_TO.match(bare) and not POINTS_TO_EARLIER.search(bare):
        named = catalogue.names_in(bare)
        return bool(named.summits or named.places)
    return (
        is_phrase(bare)
        and not THE_ONE.match(bare)
        and bool(own_terms(bare, catalogue) - catalogue.naming_words(catalogue.names_in(bare).summits))
        and bool(catalogue.names_in(bare).summits)
    )


def _asks_of_its_own_meeting(bare: str, catalogue: Catalogue) -> bool:
    """Whether a turn names the one meeting that it asks of, says what, and points to nothing before."""
    named = catalogue.names_in(bare)
    if not named.places or len(catalogue.best_meetings(named)) != 1 or is_phrase(bare):
        return False
    points = POINTS_TO_EARLIER.search(_RELATIVE.sub(" ", bare)) or STEP_IN_SERIES.search(bare)
    return not (points or AT_THAT_PLACE.search(bare)) and len(own_terms(bare, catalogue)) >= _MANY_TERMS


_RELATIVE = re.compile(r"\b(?:that (?=(?:the|an?|[A-Z]\w+|\w+ed|were|was)\b)|it(?:s|self)\b)")
"""Words that seem to point back and lean on a name in the same turn: "the loans that Xi promised"."""
_MANY_TERMS = 3


def has_its_own_matter(question: str, before: Understood, catalogue: Catalogue) -> bool:
    """Whether a question points to nothing before, names who acts, and is about what the earlier meeting was not."""
    found = _ITS_MATTER.search(question)
    if not found or not ASKS.match(question) or LEAD_IN.match(question) or not catalogue.names_in(question):
        return False
    if POINTS_TO_EARLIER.search(question) or STEP_IN_SERIES.search(question) or AT_THAT_PLACE.search(question):
        return False
    matter = [word for word in words(found["matter"]) if word not in STOPWORDS]
    told = {article_id for one in before.meetings for article_id in one.article_ids}
    return bool(matter) and told.isdisjoint(catalogue.mentioning([matter]))


def with_its_name(bare: str, catalogue: Catalogue) -> str:
    """A turn that names in front whom it asks about, with the name in its place: "Peru, how much did they give?"."""
    found = _IN_FRONT.match(bare)
    if found is None or THE_ONE_THEN_ASKS.match(bare) or not catalogue.names_in(found["of"]):
        return bare
    name = found["of"] if any(map(str.isupper, found["of"])) else f"{found['the'] or ''}{found['of'].title()}"
    owns = found["it"].lower() in ("their", "its", "his", "her") and found["rest"].strip(" ?.!")
    return f"{found['asks']}{name}{'’s' if owns else ''}{found['rest']}"


def with_its_noun(bare: str, before: str) -> str:
    """A turn that leaves out the text which it says something of, with that: "Kazan's has 134 points, right?"."""
    found, noun = _WHOSE_TEXT.match(bare), _A_TEXT.search(before)
    if found is None or noun is None:
        return bare
    said = f"the {found['of']} {noun[0].lower()} {bare[found.end() :]}"
    return f"{ASKED_OF_A_CLAIM}{without_asking(said)}?" if asks_to_check(said) else said


_WHOSE_TEXT = re.compile(
    rf"^(?:the )?(?P<of>{NAME}|[a-z]+)['’]s (?:one )?"
    r"(?=(?:is|was|has|had|have|runs?|comes?|contains?|numbers?|says?)\b)"
)
_A_TEXT = re.compile(r"\b(?:declaration|communiqu[eé]|statement|text|pact|agreement|treaty|plan)\b", re.IGNORECASE)


def why_that(bare: str, before: Understood, catalogue: Catalogue) -> str | None:
    """After a turn that states something, the question why that is: "Peru left the talks?", "why though?"."""
    stated = head(before.text)
    found = _WHY.match(bare)
    if not found or ASKS.match(stated) or not any(map(is_verb, words(stated)[1:])):
        return None
    said = before.text if catalogue.names_in(words(stated)[0]) else before.text[0].lower() + before.text[1:]
    return f"Why {said}"


def for_the_same(bare: str, before: Understood, catalogue: Catalogue) -> str | None:
    """How much somebody else gave for what the earlier question names: "How much did Peru put in?", for the fund."""
    if not _HOW_MUCH.match(bare) or topics_in(bare, catalogue) or catalogue.names_in(bare).meeting:
        return None
    for found in _TO_WHAT.finditer(head(root(before, catalogue).text)):
        if not catalogue.names_in(found["what"]):
            return f"{sentence_case(bare.rstrip(' ?'))} for {found['what']}?"
    return None


def what_it_is_for(bare: str, before: Understood, answer: str) -> str | None:
    """After an answer that begins with a sum, the question what that sum is made up of."""
    line = answer.split("\n")[0]
    found = _SUM.match(line) if _WHAT_FOR.match(bare) else None
    meeting = f", at {before.meetings[0]}" if len(before.meetings) == 1 else ""
    return f"What is the {found[0].strip()} made up of{meeting}?" if found else None


def compared_on_another(bare: str, before: Understood, catalogue: Catalogue) -> str | None:
    """The earlier comparison of the same sides on another matter: "and on Ukraine?" after one on climate."""
    earlier = root(before, catalogue)
    put = _ON.sub("", FILLER.sub("", bare.strip(" ?!.")))
    if earlier.kind != "compare" or len(earlier.sides) < 2 or not put or not is_phrase(put):
        return None
    named = catalogue.names_in(put)
    if named.meeting or named.people or any(one.match(put) for one in (POINTS_TO_EARLIER, _PHRASE_OPENS, TELLS_TO)):
        return None
    text = head(earlier.text).rstrip(" ?.!")
    told = set_beside(text)
    matters = told.matters if told else [one["it"] for one in _COMPARED_ON.finditer(text)]
    if not matters:
        return f"{text} on {put}?"
    if len(matters) > 1 or matters[0] not in text:
        return None
    if any(map(is_verb, words(matters[0]))) and ((told and told.leads) or not _ON.match(bare)):
        return None  # "who pledged more": a clause in whose place no noun can stand
    return f"{text.replace(matters[0], put, 1)}?"


def on_the_same(bare: str, before: Understood, answer: str, catalogue: Catalogue) -> str | None:
    """The turn with what the earlier turn was about in place of "it": "Who proposed the Bukhara hub?".

    It is asked of the one meeting of the earlier turn or, where that named none, of the one that its answer quotes.
    """
    asked = head(before.text)
    ways = ((_THE_SUBJECT, 1), (_WHAT_ON, "it"), (_WHAT_IS, "it"), (_WHO_DID, "it"), (_WHAT_IT_SAYS, "it"))
    subject = next((found[group] for way, group in ways if (found := way.match(asked))), None)
    if subject is None or not _IT.search(bare):
        return None
    told = sentence_case(_IT.sub(lambda _: subject.strip(), bare, count=1)).rstrip(" ?")
    quoted = catalogue.meeting_quoted(answer) if not before.meetings else None
    meeting = before.meetings[0] if len(before.meetings) == 1 else quoted
    return f"{told}, at {meeting}?" if meeting else f"{told}?"


def who_else_would_host(bare: str, before: Understood) -> str | None:
    """After a question on where the next meeting is, who else wanted it: "did anybody else want it?"."""
    found = _NEXT_ONE.match(head(before.text)) if _WANTED.search(bare) else None
    return f"Who else offered to host {found['it']}?" if found else None


_NEXT_ONE = re.compile(
    r"^(?:when and where|where|when|who|which \w+)(?: (?:is|will|does|hosts?|be|to))+ (?P<it>the next [^?]+?)\W*$", re.I
)
_WANTED = re.compile(
    r"\b(?:else|other|another|others)\b.*\b(?:want|offer|bid|apply|applied|compete|interested|volunteer|run)\w*\b|"
    r"\b(?:rivals?|competitors?|other (?:bids?|candidates?|offers?))\b",
    re.IGNORECASE,
)


def on_another_matter(bare: str, before: Understood, catalogue: Catalogue) -> str | None:
    """The earlier question about another matter: "what about the railway?" after "Was the bank agreed?"."""
    put = FILLER.sub("", bare.strip(" ?!."))
    if (
        not put
        or not is_phrase(put)
        or POINTS_TO_EARLIER.search(put)
        or _PHRASE_OPENS.match(put)
        or TELLS_TO.match(put)
        or (catalogue.names_in(put) and (catalogue.names_in(put).meeting or not own_terms(put, catalogue)))
    ):
        return None
    text = root(before, catalogue).text
    for pattern, group in ((_THE_SUBJECT, 1), (_DECIDES, "object"), (_WHAT_ON, "it"), (_WHAT_IS, "it")):
        if found := pattern.search(head(text)):
            start, end = found.span(group)
            return f"{text[:start]}{put}{' ' if text[end - 1] == ' ' else ''}{text[end:]}"
    return None
