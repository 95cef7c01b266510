"""Rewrites a later turn of a conversation so that it can be understood on its own, without a language model.

People continue with "and in Gabala?", "who proposed it?", "the one before that". Such a turn points back (a pronoun,
"and …") or names nothing itself. What it lacks is taken from the turn before, which is rewritten first in the same way:
"the one before that" is looked up in the series of meetings; a name replaces an earlier one of the same kind ("in
Budapest" becomes "in Gabala"); otherwise the earlier question is added in brackets. A question that needs nothing from
earlier turns is left as it is.
"""

import re
from collections.abc import Sequence

from rag.english import STOPWORDS, countries, sentence_case, terms, words
from rag.question.asked import parse_question
from rag.question.catalogue import Catalogue
from rag.question.challenge import ASKED_OF_A_CLAIM, challenged
from rag.question.meeting import Meeting
from rag.question.same_again import asked_again
from rag.question.series import meeting_meant, without_meeting
from rag.question.talk import talk_of
from rag.question.understood import Understood, understand
from rag.types import ORDINALS, Span, Turn

_NAME = r"(?:[A-Z0-9][\w.’'+-]*)(?:[ –-](?:de |of |the |al-)?(?:[A-Z0-9][\w.’'+-]*))*"
_LEAD = re.compile(
    r"^((and|but|or|so|then|also|ok(ay)?|now|what about|how about|what of|(the )?same( question| thing)?"
    r"|sorry|oops|(no|nope|wait|actually|rather)(?=[,.!])|(no,? )?i (meant|mean|said))\b[,.!\s]*)+",
    re.IGNORECASE,
)
_NOT_BUT = re.compile(r"^not (?P<not>[^,;]+?)(?:[,;]|,? but) +(?P<but>.+)$", re.IGNORECASE)
"""A correction: "not Uzbekistan, Kazakhstan"."""
_POINTS_BACK = re.compile(
    r"\b(it|its|they|them|their|theirs|he|she|him|his|her|hers|this|these|those|that one|the ones?|the same|the latter|"
    r"the former|both|such|that)\b",
    re.IGNORECASE,
)
_OTHERS = re.compile(r"\b(it|they|them|theirs|this|these|those|the same|the latter|the former)\b", re.IGNORECASE)
"""Words that point to an earlier turn even when the turn names a person: "what did Trump threaten them with?"."""
_WHEN_THAT_WAS = re.compile(
    r"^(when|where)(?: was|'s| is| did| were) (?:this|that|it|these|they)"
    r"(?: (?:held|said|announced|agreed|signed|decided|happen|take place|again))?\W*$",
    re.IGNORECASE,
)
_THERE = re.compile(r"\b(there|then|at that time)\b(?! (is|are|was|were|any|be|a|an|no|been))", re.IGNORECASE)
_INTRODUCES = re.compile(
    r"\b(is|are|was|were|be|been|says?|said|sure|true|show|mean|means|agreed|agree|hope|so) that\b"
)
_IS_IT_TRUE = re.compile(
    r"^(?:(?:please|so|and|ok)\W+)*(?:is|was|isn't|wasn't) it (?:really |also |actually )?"
    r"(?:true|right|correct|so|the case|a fact|accurate) that\b",
    re.IGNORECASE,
)
"""Asks whether what follows is so; its "it" points to nothing before."""
_THAT_MEETING = re.compile(
    r"\b(?:at |in |of |from )?(?:that|this|the same) (?:summit|meeting|conference|gathering|session)\b"
    r"|\bthere(?=\W*$|,? and\b)",
    re.IGNORECASE,
)
_THAT_PLACE = re.compile(
    r"(?<!\bis )(?<!\bare )(?<!\bwas )(?<!\bwere )\bthere(?! (?:is|are|was|were|be|been|any|a|an|no)\b)", re.IGNORECASE
)
"""The same within a turn, where nothing else of it points back: "there" of "are there actions" is no place."""
_NEXT_TO = re.compile(
    r"^the (?:one|summit|meeting|conference) ((?:after|before|following) .+?)[\s?.!]*$", re.IGNORECASE
)
"""Another meeting than the earlier turn's, told by one that comes before or after it: "the one after COP30"."""
_A_MEETING = re.compile(
    r"\bthe (?:[\w’'–-]+ ){0,5}?(?:summit|meeting|conference|session|gathering)\b(?: in [A-Z]\w+)?|\bCOP\d+\b"
)
_LAST_SERIES = re.compile(r"\bthe (?:[\w’'–-]+ ){1,5}?(?:summit|meeting|conference|session)$", re.IGNORECASE)
"""A series named at the end of a question, which the meeting's own name can replace: "the SCO summit"."""
_SUBJECT = re.compile(rf"\b(?:did|does|has|have|will) (?:the )?({_NAME})")
"""Who acts in an earlier question: "the EU" in "How much did the EU promise?"."""
_WHO_IS = re.compile(
    r"^(?:who(?:'s| is| was)|what (?:post|office|position|job|title|role) do(?:es|id))\b", re.IGNORECASE
)
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
_DECIDES = re.compile(
    r"\b(?:approve|adopt|accept|agree|sign|reject|endorse|pass|back|launch|create|set up|discuss|decide|propose|debate)"
    r"(?: on| to| about)? (?P<object>.+?)(?=,? (?:in|at|during) (?:the )?[A-Z]|,? at the |\W*$)",
    re.IGNORECASE,
)
"""What an earlier question asks whether it was decided: "the train" in "Did the Council approve the train?"."""
_FILLER = re.compile(
    r"[ -](?:thing(?:y|s)?|stuff|issue|question|matter|business|bit|part|point|topic|story)\W*$", re.IGNORECASE
)
_PLEASE = re.compile(r"[\s,]*\b(?:please|pls|plz|thanks|thx|then)\W*$", re.IGNORECASE)
_IT = re.compile(r"\b(?:it|this|that)\b(?! (?:the|a|an|was|were|is|are|would|will|had|has|can|of)\b)", re.IGNORECASE)
_THAT_CLAUSE = re.compile(r"\bthat (the|a|an|[A-Z]\w+|was|were|is|are|would|will|had|has|can)\b")
_STEPS = re.compile(
    r"\b(before (that|this|it)|previous|the one before|the year before|(next|following) (one|summit|meeting|time)"
    r"|after (that|this|it)|the one after|years? (later|earlier|before))\b",
    re.IGNORECASE,
)
_PREPOSITIONS = "in|at|on|for|after|before|from|with|to|by|of|about|between|under|during"
_OF = ("of", "for", "about", "on", "from", "with")
"""Before a series that takes the place of another, which the earlier question named without them: "and of BRICS?"."""
_AT_THE_ONE = re.compile(
    r"^(?:at|for|of|from) the (?:one|summit|meeting|session|conference) (?=(?:in|at) )", re.IGNORECASE
)
"""Leads to another meeting of what the earlier question was about: "at the one in Oslo"."""
_PHRASE = re.compile(rf"^(?:the ones? )?({_PREPOSITIONS}|)\b\s*(.+?)[\s?.!]*$", re.IGNORECASE)
_PHRASE_OPENS = re.compile(rf"^(?:{_PREPOSITIONS})\b", re.IGNORECASE)
_THE_ONE = re.compile(
    r"^the (.+?) (?:one|summit|meeting|text|declaration)s?(?P<there> (?:in|of|from) [^?]{2,40}?)?[\s?.!]*$",
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
_PEOPLE = re.compile(r"\b(he|she|him|his|her|hers|they|them|their)\b", re.IGNORECASE)
_SOMEONE_THERE = re.compile(r"^(?P<who>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?) (?P<at>in|at) (?P<where>[A-Z].+)$")
"""Another person and another place at once: "and Xi in Tianjin?"."""
_STEP = r"\b(?:next|last|latest|previous|first)"
"""Which meeting of a series, before its name in both the earlier question and the turn: "and the next SCO one?"."""
_THE_SERIES = re.compile(rf"[Tt]he {_NAME} (?:summit|meeting|conference|session)\b")
_OFFICE = re.compile(
    r"\b(president|leader|chancellor|minister|premier|king|prince|side|delegation|host|chief)s?\W*$", re.IGNORECASE
)
_NUMBERED = re.compile(r"\b([A-Z]{2,})(\d{1,3})\b")
_ITS_MATTER = re.compile(
    r"\b(?:for|to|on|about|of|with|towards?|regarding|against|over|into) (?:(?:the|an?) )?"
    r"(?P<matter>[a-z][\w-]+(?: [a-z][\w-]+)?)\W*$"
)
"""What a question says at its end that it is about: "How much will Norway give for lighthouses?"."""
_ASKS = re.compile(
    r"\b(who|what|which|when|where|why|how|did|does|do|is|are|was|were|will|would|has|have|had|can|could)\b",
    re.IGNORECASE,
)
_TELLS_TO = re.compile(
    r"^(?:(?:please|pls|can you|could you)\b[\s,]*)*(?:brief|summari[sz]e|sum up|recap|list|compare|explain|describe"
    r"|outline"
    r"|tell me|give me|show me)\b",
    re.IGNORECASE,
)
"""Opens an order that asks for something by itself."""
_OF_ANY_MEETING = frozenset(terms(" ".join((*ORDINALS, "summit meeting one president leader"))))
_YEAR = r"\b(?:19|20)\d\d\b"
_YEAR_ALONE = re.compile(
    rf"^(?:the |of |that of )*({_YEAR})(?: (?:one|summit|meeting|session|conference|edition))?\W*$"
)
_THE_MEETING = re.compile(r"\bthe (summit|meeting|conference|session)\b", re.IGNORECASE)
_HARDLY_ANY = 2
"""A question with at most this many terms besides names needs the earlier turn: "why did the British object?" does,
"when did Norway pay into the forest fund?" does not."""
_FEW_TERMS = 4
"""A question that names nothing and has at most this many terms takes its subject from the earlier turn."""
_SHORT_ANSWER = 160
"""In characters. A longer answer is a list of quotes, so a name in it may not be what was asked for."""
_SHORT_PHRASE = 7
"""In words."""


def standalone(question: str, history: Sequence[Turn], catalogue: Catalogue) -> str:
    """The question, rewritten so that it can be understood without the turns before it.

    Args:
        question: The latest turn.
        history: The turns before it, oldest first.
        catalogue: What the library holds.
    """
    if not history or talk_of(question):
        return question
    *earlier, last = history
    asked_before = standalone(last.question, earlier, catalogue)
    if claim := challenged(question, asked_before):
        return f"{ASKED_OF_A_CLAIM}{claim}?"
    if again := asked_again(question, asked_before):
        return again
    if not needs_earlier_turn(question, catalogue):
        return question
    before = understand(_with_question_mark(asked_before), catalogue)
    bare = _NOT_BUT.sub(r"\g<but>", _LEAD.sub("", _PLEASE.sub("", question.strip())))
    if _is_complete_topic(bare, catalogue):
        return _with_question_mark(sentence_case(bare))
    if _has_its_own_matter(question, before, catalogue):
        return question
    return (
        _what_it_is_for(bare, before, last.answer)
        or _when_that_was(bare, before, last.answer, catalogue)
        or _at_that_meeting(bare, before)
        or _at_another_meeting(bare, before, catalogue)
        or _at_an_unheld_meeting(bare, before, catalogue)
        or _in_its_place(bare, before, last.answer, catalogue)
        or _on_another_matter(bare, before, catalogue)
        or _on_the_same(bare, before, last.answer, catalogue)
        or _with_subject(bare, before, last.answer, catalogue)
    )


def needs_earlier_turn(question: str, catalogue: Catalogue) -> bool:
    """Whether the question cannot be understood without the one before it."""
    text = question.strip()
    if _LEAD.match(text) or _NOT_BUT.match(text) or _STEPS.search(text):
        return True
    named = catalogue.names_in(text)
    topics = _topics(text, catalogue)
    if _WHO_IS.match(text) and (named.people or topics) and not _POINTS_BACK.search(text):
        return False
    if _that_meeting(text) and not named.meeting:
        return True
    plain = _THAT_CLAUSE.sub(" ", _INTRODUCES.sub(" ", _IS_IT_TRUE.sub(" ", text)))
    no_subject = named and not (named.summits or named.places or topics)  # people, countries, years
    if _OTHERS.search(plain) and no_subject:
        return True
    if _THERE.search(text) and not (named.meeting or topics):
        return True
    if _POINTS_BACK.search(plain) or _THERE.search(text):
        return not (named or topics)
    if parse_question(text).across or _IS_IT_TRUE.match(text):  # it is about all summits, or a whole claim
        return False
    own = _own_terms(text, catalogue)
    if not _ASKS.search(text) and named:
        return not own
    if no_subject:
        return len(own) <= _HARDLY_ANY
    return not (named or topics) and len(set(terms(text))) <= _FEW_TERMS


def _is_complete_topic(bare: str, catalogue: Catalogue) -> bool:
    """Whether a phrase names a meeting and what is asked of it: "NATO spending", "brief me on the NATO summit"."""
    if _TELLS_TO.match(bare) and not _POINTS_BACK.search(bare):
        named = catalogue.names_in(bare)
        return bool(named.summits or named.places)
    return (
        _is_phrase(bare)
        and not _THE_ONE.match(bare)
        and bool(catalogue.names_in(bare).summits)
        and bool(_own_terms(bare, catalogue))
    )


def _has_its_own_matter(question: str, before: Understood, catalogue: Catalogue) -> bool:
    """Whether a question points to nothing before, names who acts, and is on what the earlier meeting is not about."""
    found = _ITS_MATTER.search(question)
    if not found or not _ASKS.match(question) or _LEAD.match(question) or not catalogue.names_in(question):
        return False
    if _POINTS_BACK.search(question) or _STEPS.search(question) or _THERE.search(question):
        return False
    matter = [word for word in words(found["matter"]) if word not in STOPWORDS]
    told = {article_id for one in before.meetings for article_id in one.article_ids}
    return bool(matter) and told.isdisjoint(catalogue.mentioning([matter]))


def _when_that_was(bare: str, before: Understood, answer: str, catalogue: Catalogue) -> str | None:
    """After an answer about no meeting, "when was this?" asks for the day of the one whose article it quotes."""
    asked = _WHEN_THAT_WAS.match(bare)
    meeting = catalogue.meeting_quoted(answer) if asked and not before.meetings else None
    return f"{sentence_case(asked[1])} was {meeting}?" if asked and meeting else None


def _what_it_is_for(bare: str, before: Understood, answer: str) -> str | None:
    """After an answer that begins with a sum, the question what makes that sum up."""
    line = answer.split("\n")[0]
    found = _SUM.match(line) if _WHAT_FOR.match(bare) else None
    meeting = f", at {before.meetings[0]}" if len(before.meetings) == 1 else ""
    return f"What is the {found[0].strip()} made up of{meeting}?" if found else None


def _at_that_meeting(bare: str, before: Understood) -> str | None:
    """The turn with the earlier turn's meeting in place of "that summit"."""
    there = _that_meeting(bare)
    if len(before.meetings) != 1 or not there:
        return None
    meeting = str(before.meetings[0])

    def named(found: re.Match[str]) -> str:
        first = found[0].split()[0].lower()
        if first in ("of", "from"):
            return f"{first} {meeting}"
        return meeting if first in ("that", "this", "the") else f"at {meeting}"

    return _with_question_mark(sentence_case(f"{bare[: there.start()]}{named(there)}{bare[there.end() :]}"))


def _that_meeting(text: str) -> re.Match[str] | None:
    """Where a turn points to the meeting of the turn before."""
    return _THAT_MEETING.search(text) or (None if _OTHERS.search(text) else _THAT_PLACE.search(text))


def _on_the_same(bare: str, before: Understood, answer: str, catalogue: Catalogue) -> str | None:
    """The turn with what the earlier turn was about in place of "it": "Who proposed the Bukhara hub?".

    It is asked of the one meeting of the earlier turn or, where that named none, of the one that its answer quotes.
    """
    head = _head(before.text)
    found = _THE_SUBJECT.match(head)
    subject = found[1] if found else next((one["it"] for ask in (_WHAT_ON, _WHAT_IS) if (one := ask.match(head))), None)
    if subject is None or not _IT.search(bare):
        return None
    told = sentence_case(_IT.sub(lambda _: subject.strip(), bare, count=1)).rstrip(" ?")
    quoted = catalogue.meeting_quoted(answer) if not before.meetings else None
    meeting = before.meetings[0] if len(before.meetings) == 1 else quoted
    return f"{told}, at {meeting}?" if meeting else f"{told}?"


def _on_another_matter(bare: str, before: Understood, catalogue: Catalogue) -> str | None:
    """The earlier question about another matter: "what about the railway?" after "Was the bank agreed?"."""
    put = _FILLER.sub("", bare.strip(" ?!."))
    if (
        not put
        or not _is_phrase(put)
        or _POINTS_BACK.search(put)
        or _PHRASE_OPENS.match(put)
        or _TELLS_TO.match(put)
        or catalogue.names_in(put)
    ):
        return None
    text = _root(before, catalogue).text
    for pattern, group in ((_THE_SUBJECT, 1), (_DECIDES, "object"), (_WHAT_ON, "it"), (_WHAT_IS, "it")):
        if found := pattern.search(_head(text)):
            start, end = found.span(group)
            return f"{text[:start]}{put}{' ' if text[end - 1] == ' ' else ''}{text[end:]}"
    return None


def _at_another_meeting(bare: str, before: Understood, catalogue: Catalogue) -> str | None:
    """The question about another meeting: "the meeting before that", "two years later in Astana?", "the second one"."""
    meeting, rest = meeting_meant(bare, before, catalogue)
    if meeting is None:
        return None
    asked = rest
    if _is_phrase(rest):
        asked = _head(before.text)
        if someone := [name for name in re.findall(_NAME, rest) if catalogue.names_in(name).people]:
            asked = _with_person(asked, someone[0], catalogue) or asked
    without = without_meeting(asked, before.meetings).rstrip(" ?")
    series = _LAST_SERIES.search(without)
    if series and catalogue.names_in(series[0]).summits == {meeting.summit}:
        return f"{sentence_case(without[: series.start()])}{meeting}?"
    return f"{sentence_case(re.sub(r' +,', ',', without))}, at {meeting}?"


def _in_its_place(bare: str, before: Understood, answer: str, catalogue: Catalogue) -> str | None:
    """The earlier question with one name replaced: "in Gabala?", "the one for Central Asia?", "after them?"."""
    if next_to := _NEXT_TO.match(bare):
        of = catalogue.names_in(next_to[1]).meeting and _A_MEETING.search(before.text)
        return f"{before.text[: of.start()]}the summit {next_to[1]}{before.text[of.end() :]}" if of else None
    phrase = _PHRASE.match(_THE_ONE.sub(r"\1\g<there>", bare) if _is_phrase(bare) else bare)
    if not phrase or not _is_phrase(bare):
        return None
    preposition, put = phrase[1].lower(), phrase[2]
    if not preposition and (both := _SOMEONE_THERE.match(put)) and catalogue.names_in(both["who"]).people:
        asked = _with_person(_root(before, catalogue).text, both["who"], catalogue)
        there = asked and _put(understand(asked, catalogue), both["at"].lower(), both["where"], catalogue)
        if there:
            return there
    if _POINTS_BACK.fullmatch(put):
        names = re.findall(_NAME, answer) if len(answer) <= _SHORT_ANSWER and _PEOPLE.fullmatch(put) else []
        if not names:
            return None
        put = names[0].rstrip(".,")
    if not any(map(str.isupper, put)) and catalogue.names_in(put):
        put = _capitalised(put)
    if not preposition and not catalogue.names_in(put).meeting and catalogue.names_in(f"in {put}").places:
        preposition = "in"
    earlier = _root(before, catalogue)
    if year := _YEAR_ALONE.match(put):
        return _in_another_year(earlier.text, year[1])
    return _put(earlier, preposition, put, catalogue)


def _at_an_unheld_meeting(bare: str, before: Understood, catalogue: Catalogue) -> str | None:
    """The earlier question, asked of a meeting of its series in a place where the library holds none."""
    where = _AT_THE_ONE.sub("", bare).strip(" ?.!")
    earlier = _root(before, catalogue)
    if where == bare.strip(" ?.!") or len(earlier.meetings) != 1 or catalogue.names_in(where).places:
        return None
    (meeting,) = earlier.meetings
    asked = without_meeting(earlier.text, earlier.meetings).rstrip(" ?")
    asked = re.sub(rf",? (?:at|of|from) (?:the )?{re.escape(meeting.summit)}$", "", asked)
    for word in words(meeting.city):
        asked = re.sub(rf"\b{word} ", "", asked, flags=re.IGNORECASE)
    return f"{asked}, at the {meeting.summit} {where}?"


def _put(earlier: Understood, preposition: str, put: str, catalogue: Catalogue) -> str | None:
    """The earlier question, with its name or phrase of the same kind replaced by the given one."""
    before = earlier.text
    if (number := _NUMBERED.search(put)) and re.search(rf"\b{number[1]}\d", before):
        return re.sub(rf"\b{number[1]}\d{{1,3}}\b", number[0], before, count=1)
    named = catalogue.names_in(put)
    if _OFFICE.search(put) or (named.people and not named.meeting):
        return _with_person(before, put, catalogue)
    if preposition and (found := list(re.finditer(rf"\b{preposition} (the )?{_NAME}", before))):
        return f"{before[: found[-1].start()]}{preposition} {put}{before[found[-1].end() :]}"
    of_series = not preposition or preposition in _OF
    if named.summits and of_series and (told := _series_in(before, catalogue)):
        put = re.sub(rf"^{_STEP} (?=\S)", "", put) if re.search(rf"{_STEP} $", before[: told[0]]) else put
        the = "the " if _THE_SERIES.match(before[told[0] :]) and not put.startswith("the ") else ""
        return without_meeting(f"{before[: told[0]]}{the}{put}{before[told[1] :]}", earlier.meetings)
    if (named.places or named.summits) and earlier.meetings:
        asked = without_meeting(before, earlier.meetings).rstrip(" ?")
        return f"{asked}, {preposition or ('at' if named.summits else 'in')} {put}?"
    if len(countries(put)) == 1:
        alike = next((name for name in re.findall(_NAME, before) if len(countries(name)) == 1), None)
        someone = alike or next(iter(_SUBJECT.findall(before)), None)
        if someone:
            asked = re.sub(rf"(?:\bthe )?{re.escape(someone)}", put, before, count=1)
            return asked if _took_part(put, earlier.meetings, catalogue) else without_meeting(asked, earlier.meetings)
    if preposition and (last := re.search(rf"\b{preposition} [a-z]+\?$", before)):
        return f"{before[: last.start()]}{preposition} {put}?"
    elsewhere = preposition in ("in", "at") and put[:1].isupper() and len(earlier.meetings) == 1
    return f"{without_meeting(before, earlier.meetings).rstrip(' ?')}, {preposition} {put}?" if elsewhere else None


def _in_another_year(before: str, year: str) -> str:
    """The earlier question, asked of another year: in place of the one that it gives, or of "the summit"."""
    if re.search(_YEAR, before):
        return re.sub(_YEAR, year, before, count=1)
    if found := _THE_MEETING.search(before):
        return f"{before[: found.start()]}the {year} {found[1]}{before[found.end() :]}"
    return f"{before.rstrip(' ?')} in {year}?"


def _series_in(text: str, catalogue: Catalogue) -> Span | None:
    """Where a question names a series by a name of its own, with its article: "the G20"."""
    for found in re.finditer(rf"(?:\b[Tt]he )?{_NAME}", text):
        named = found[0][max(found[0].find("the "), 0) :]  # not "Did the G20"
        if catalogue.names_in(named).summits and not countries(named):
            return found.end() - len(named), found.end()
    return None


def _took_part(country: str, meetings: Sequence[Meeting], catalogue: Catalogue) -> bool:
    """Whether an article on one of these meetings is about the country; so too when there are no meetings."""
    agreement = catalogue.agreement(catalogue.names_in(country))
    return not meetings or any(agreement[one]["country"] > 0 for each in meetings for one in each.article_ids)


def _with_person(before: str, put: str, catalogue: Catalogue) -> str | None:
    """The earlier question, asked about another person."""
    in_small = next((word for word in re.findall(r"\b[a-z]{4,}\b", before) if catalogue.names_in(word).people), None)
    if in_small:
        return before.replace(in_small, put.rstrip("?!. "), 1)
    for name in re.findall(
        r"(?<=\w )(?:[A-Z][\w’'-]+ )*[A-Z][\w’'-]+(?: (?:president|leader))?|the \w+ president", before
    ):
        if (catalogue.names_in(name).people or _OFFICE.search(name)) and not catalogue.names_in(name).meeting:
            return before.replace(name, put.rstrip("?!. "), 1)
    return None


def _with_subject(bare: str, before: Understood, answer: str, catalogue: Catalogue) -> str:
    """The turn with its meeting named, or with the earlier question in brackets when it has no subject of its own."""
    told = [str(meeting) for meeting in before.meetings]
    named = bool(catalogue.names_in(bare)) or bool(_topics(bare, catalogue))
    if named and len(set(terms(bare))) > 2 and len(told) == 1 and not _POINTS_BACK.search(bare):
        return f"{sentence_case(bare.rstrip(' ?'))}, at {told[0]}?"
    subject = _root(before, catalogue).text
    points = _PEOPLE.search(bare) or _THERE.search(bare)
    if points and len(answer) <= _SHORT_ANSWER and re.findall(_NAME, answer):
        subject = f"{subject} {answer.strip()}"
    return f"{sentence_case(bare.rstrip(' ?'))}? ({subject})"


def _topics(text: str, catalogue: Catalogue) -> list[str]:
    """Capitalised names in the text that are neither people nor countries: "Pact", "COP31", "Turkmenbashi"."""
    inside = re.findall(r"(?<=[\w,;:’'\"] )[A-Z][\w’'-]*", text)
    return [
        one for one in inside if one not in ("I", "OK") and not catalogue.names_in(one).people and not countries(one)
    ]


def _own_terms(text: str, catalogue: Catalogue) -> set[str]:
    """The stems of the text's words, without names, numbers and words that fit any meeting."""
    return {
        term
        for word in words(text)
        for term in terms(word)
        if term not in _OF_ANY_MEETING and not word.isdigit() and not catalogue.names_in(word)
    }


def _is_phrase(bare: str) -> bool:
    """Whether the turn is only a name or a prepositional phrase, without a question word."""
    return len(words(bare)) <= _SHORT_PHRASE and not _ASKS.search(bare)


def _head(before: str) -> str:
    """An earlier turn without the question that was added to it in brackets."""
    return re.sub(r"\?? \([^()]*\)", "", before)


def _root(before: Understood, catalogue: Catalogue) -> Understood:
    """The question that was added to an earlier turn in brackets, or else that turn."""
    inside = re.search(r"\? \(([^()]*\?)", before.text)
    return understand(inside[1], catalogue) if inside else before


def _with_question_mark(question: str) -> str:
    return question if question.rstrip().endswith(("?", ")")) else f"{question.rstrip(' .!')}?"


def _capitalised(name: str) -> str:
    return " ".join(word if word in STOPWORDS else sentence_case(word) for word in name.split())
