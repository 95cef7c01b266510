"""The language of communiqués: what "we" undertake, and the bare clauses of their lists.

A commitment, as the G7 and G20 Research Groups count it, is a statement of intent to act that all agree on: "we will",
"we commit to", "we are determined to", and each point of a list that such words open.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from rag.english import PAST_FORMS, is_verb, present_forms, tokens, verb_forms, word_set
from rag.record.statement.cues import cues_in
from rag.record.values import Binding
from rag.types import Span

_WE = re.compile(
    r"\b(?:we|each of us|our (?:countries|governments|ministers|shared|common|collective))\b", re.IGNORECASE
)
_UNDERTAKES = re.compile(r"(?:\band|\bwe|\bus|\]) will\b|\breaffirm\b|\bcommit (?:to|our)\b")
_REPORTED = word_set(
    """hear met meet meeting welcome welcomed thank congratulate note noted acknowledge live living face believe witness
    regret heard deplore express concerned recall convened gathered look commend appreciate see hope discussed had
    condemn mourn saw was were may might could can cannot would answer been compare count find know need return think
    want arrive come mean expect wish trust doubt wonder like love got had did
    began begin begun ended ending beginning closing"""
)
"""After "we" these tell what is felt or has been, and undertake nothing."""
_ASKED = word_set("call urge ask invite encourage request appeal demand")
_CONTRACTED = re.compile(r"['’](?:re|ve|d|ll)\b|(?: \w+)? (?:do|did|does)(?:n['’]t| not)\b")
"""After "we" this is talk, no text: "we're closing here", "we don't do penalties"."""
_SUBORDINATE = re.compile(
    r"\b(?:that|what|if|when|because|before|after|which|as|until|unless|whether) $", re.IGNORECASE
)
"""In front of a "we" that undertakes nothing: "what we agreed"."""
_ASIDE = re.compile(r", (?:the )?[^.;:]{3,400}?,(?= [a-z])(?! (?:and|or|the)\b)")
"""Who "we" are: "We, the Heads of Government of Peru, Chile and Fiji, met"."""
_NO_VERB = word_set("of for and or in at on to from with")
_PAST = word_set(
    """gave made took put said told saw got went came trimmed cut counted thought found apologise apologize asked
    considered spent wrote compared proposed suggested urged invited encouraged requested learned learnt believed"""
)
"""After "we" these only tell what was done; what was decided has verbs of its own."""
_ADVERBS = word_set(
    """also all therefore have fully strongly further now again are jointly both will shall do hereby remain deeply
    today individually collectively warmly"""
)
_INTENDED = re.compile(
    r"\b(?:intend|aim|seek|strive|endeavou?r|explore|consider|study|look into|examine)\b", re.IGNORECASE
)
_BARE_VERBS = word_set(
    """accelerate achieve act adopt advance address align allow apply assist avoid boost bring build close
    collaborate collect combat complete conclude confront continue contribute cooperate coordinate counter create
    cut deepen deliver deploy design develop double eliminate engage equip examine exchange enable encourage end
    enhance ensure establish expand explore extend facilitate fight finalise finalize finance foster fulfil
    fulfill fund give help hold host identify implement improve increase integrate intensify introduce invest
    join keep launch lead leverage limit lower maintain make meet mobilise mobilize monitor open phase prevent
    promote protect provide pursue put raise reach publish ratify reaffirm recognise reduce refrain reform
    reinforce remove report resist respect restore review scale secure set share simplify speed stimulate stop
    strengthen step support sustain tackle take train triple uphold use work"""
)
"""Base forms that open a point of a list."""
_OPERATIVE = frozenset(
    form
    for verb in word_set(
        """adopt agree appoint approve authorise authorize commit condemn decide declare designate direct elect endorse
        establish grant instruct mandate proclaim reaffirm resolve task"""
    )
    for form in (verb, verb_forms(verb)[0][1])
)
"""What opens what a numbered text decides: "Decide to establish a fund", "Approves the budget"."""
_ALSO_OPERATIVE_NOUNS = word_set("direct grant mandate resolve task")
_OPENS_OBJECT = word_set(
    "to that the a an on in upon by its their his her all any each and with also further hereby every both new"
)
_PREAMBLE = re.compile(
    r"(?=.*,\s*\Z)(?:We, )?the \w.{3,}\b(?:meeting|met|gathered|assembled|convened)\b", re.IGNORECASE | re.DOTALL
)
"""Says only who meets where, in front of what they decide: "We, the Heads of State of …, meeting in Lorn,"."""
_SPOKEN = word_set("address remarks speech statement ceremony session")
"""Behind a gerund these make a title: "Closing address by"."""
_NO_GERUND = word_set(
    """striking existing remaining leading rising growing developing ongoing outstanding surrounding incoming outgoing
    emerging fighting shipping polling funding lending trading banking mounting missing beijing king meeting during
    according nothing following including spring speaking roaming governing training retraining"""
)
_NO_VERB_BEFORE = word_set("of is are was were has had would , by says said")
"""After the first word these show that it is a noun."""
_ALSO_NOUNS = word_set(
    """host act work support report help end cut step use fund finance design limit review share lead release"""
)
_AFTER_NOUNS = word_set("for on in between with among from and to at under will could should")
_FINITE = word_set("is are was were has had have will would said says can could did does may shall should must")
_OPENS_RELATIVE = word_set("that which who where whose if as when")
_GOES_ON = re.compile(
    r", (?:the |he |she |they |it |we |[A-Z])(?:[^,.;]*? )?(?:\w+ed|put|said|saw|told|met|spoke|made)\b"
    r"|, [A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*, (?:for|on behalf of|with) [^,]{2,60}, \w+ed\b"
)
"""After a gerund's phrase the clause that it belongs to: "Opening the talks, he described"."""
_SPEAKER = re.compile(
    r"[”\"],? (?:the |an? )(?:[\w'-]+ ){1,4}(?:said|says|told|added|stated|wrote|sighed|joked|recalled|quipped)\b"
    r"|[”\"’']?,? (?:he|she|[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*) (?:said|says|told|added|stated|wrote|stressed)\b"
    r"|\bsa(?:id|ys) [A-Z]"
    r"|[”\"],? sa(?:id|ys) (?:the|an?|its) "
)


@lru_cache(maxsize=4096)
def is_undertaking(sentence: str) -> Span | None:
    """Where a sentence of a communiqué's text undertakes something; None when it does not, or is not of that kind."""
    if _SPEAKER.search(sentence) or _PREAMBLE.match(sentence):
        return None
    if found := _of_us(sentence):
        return found
    return _bare(sentence)


def binding_of(clause: str) -> Binding:
    """How far an adopted text binds: to act, or only to intend, to study or to consider."""
    return "intention" if _INTENDED.search(clause) else "commitment"


def _of_us(sentence: str) -> Span | None:
    for found in _WE.finditer(sentence):
        if re.search(r'[“"]', sentence[: found.start()].lstrip('“"[ …')):
            continue
        aside = _ASIDE.match(sentence, found.end())
        begins = aside.end() if aside else found.end()
        after = [one for one in tokens(sentence[begins : begins + 120]) if one.is_word]
        verb = next((one for one in after if one.text.lower() not in _ADVERBS), None)
        if verb is None or _CONTRACTED.match(sentence, begins) or _SUBORDINATE.search(sentence[: found.start()]):
            continue
        word = verb.text.lower()
        if _is_past_without_deciding([one.text.lower() for one in after[after.index(verb) :]]):
            continue
        if word in _NO_VERB:
            continue  # "our ministers of the interior"
        owns = after[0].text.lower() == "have" and not (is_verb(word) or word in PAST_FORMS)
        if owns or word in _PAST:
            continue
        rest = sentence[begins + verb.end :]
        if re.search(r"\bour (?:\w+ ){0,2}commitments?\b", rest[:60]) or _UNDERTAKES.search(rest[:300]):
            return found.start(), begins + verb.end
        if word in _REPORTED or word in _ASKED or word.startswith("recogni"):
            continue
        return found.start(), begins + verb.end
    return None


def _is_past_without_deciding(words: Sequence[str]) -> bool:
    """Whether a past form opens these words that decides and undertakes nothing: "we wanted one service"."""
    if not (words[0].endswith("ed") or words[0] in PAST_FORMS) or words[0] in present_forms():
        return False
    cue = next(cues_in(words), None)
    return cue is None or cue.first > 0 or cue.kind not in ("adopt", "alone", "announce", "launch", "support")


def _bare(sentence: str) -> Span | None:
    """A point of a list without a subject: "To improve …", "Improving …", "Improve …", "will improve …"."""
    every = [one for one in tokens(sentence.strip()) if one.is_word]
    offset = len(sentence) - len(sentence.lstrip())
    while every and (every[0].text.isdigit() or (len(every[0].text) == 1 and every[0].text.islower())):
        every = every[1:]
    if len(every) < 3:
        return None
    words = [one.text.lower() for one in every]
    opening = 2 if words[0] in ("to", "will", "also") else 1
    verb = words[opening - 1]
    span = offset + every[0].start, offset + every[opening - 1].end
    if (
        words[opening] in _SPOKEN
        or words[:2] == ["take", "note"]
        or "by" in words[1:3]  # "Put forward by Peru", a participle
        or (every[0].text.isupper() and every[1].text.isupper())
    ):
        return None  # a headline in capitals
    named = words[opening] in _OPENS_OBJECT or every[opening].text[0].isupper()
    if verb in _OPERATIVE and (named or verb.rstrip("s") not in _ALSO_OPERATIVE_NOUNS):
        return span
    if words[0] == "will" or (words[0] == "to" and verb in _BARE_VERBS and not _has_main_verb(words[2:], sentence)):
        return span
    noun = words[opening] in _NO_VERB_BEFORE or (verb in _ALSO_NOUNS and words[opening] in _AFTER_NOUNS)
    if verb in _BARE_VERBS and not noun and not _has_main_verb(words[1:], sentence):
        return span
    if (
        verb.endswith("ing")
        and not _GOES_ON.search(sentence)
        and not words[opening].endswith(("ies", "tions"))
        and verb not in _NO_GERUND
        and (words[opening] != "and" or words[opening + 1].endswith("ing"))
        and not is_verb(every[opening].text)
        and words[opening] not in _NO_VERB_BEFORE
        and not _has_main_verb(words[1:], sentence)
    ):
        return span
    return None


def _has_main_verb(words: list[str], sentence: str) -> bool:
    """Whether a finite verb stands outside relative clauses."""
    relative = False
    for word in words:
        relative = relative or word in _OPENS_RELATIVE
        if word in _FINITE and not relative:
            return True
    return bool(re.search(r", (?:the |[A-Z])[^,]{2,60} \w+ed\b", sentence)) and not relative
