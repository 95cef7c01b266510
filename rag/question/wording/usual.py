"""Puts a request in the words that most people use for it: "X's remarks in Oslo, please" asks what X said in Oslo.

Each kind of question is recognised by its usual wordings, so rarer ones of the same meaning are turned into these
first. Single words are put in known ones before (`rag.question.wording.known`); this is on the shape of a request. A
claim that is to be checked keeps its words.
"""

import re
from collections.abc import Callable, Sequence

from rag.english import AUXILIARIES, QUESTION_WORDS, countries, number_words

_LEAD = r"(?P<lead>(?:(?:and|so|but|ok(?:ay)?|then|also)\W+)*)"
_GET = (
    r"(?:(?:(?:please|just|could you|can you|would you) )*(?:(?:i|we)(?:'d| would)? (?:\w+ )?)?"
    r"(?:pull up|dig (?:up|out)|find|get|give|show|fetch|need|want|like|looking for)(?: me| us)?"
    r"(?: to (?:see|read|have))? )?"
)
_SAID = r"(?:remarks|words|comments|quotes?|quotations?|statements|speech|address|intervention)"
_LINE = r"(?:lines?|stance|position|views?|attitude|take)"
_PUT_FORWARD = r"(?:put forward|put on the table|floated|tabled|pitched|suggested|brought up|came up with|thought up)"
_MORE = (
    r"^(?:(?:(?:please|go on|ok(?:ay)?|good|and|so|could you|can you|would you|now)\b)\W+)*"
    r"(?:(?:what else|anything else|anything more)(?: is there| was there)?"
    r"|expand(?: (?:a (?:little|bit)|further))?(?: on (?:that|this|it))?"
    r"|elaborate(?: on (?:that|this|it))?|go on|continue|keep going|carry on|(?:in )?more details?|say more"
    r"|(?:give|show) me more(?: details?)?)(?: (?:a (?:little|bit)(?: more)?|further))?"
    r"(?: (?:from|at|of|on|about) (?:it|there|(?:that|this) (?:summit|meeting|session|conference)))?"
    r"(?:, please| please)?\W*$"
)
_CAME = (
    r"(?:(?:come|go|travel|fly|make it|get) to|(?:show|turn) up (?:at|in|to|for)|take part in"
    r"|put in an appearance (?:at|in))"
)
_THEY = r"(?:they|the leaders|the members|the summit|anyone|anybody)"
_COUNT = rf"(?:{'|'.join(number_words(2, 9))}|[2-9])"
_NAMING = r"(?:(?:please|list|name|all|the|who|what|which|are|will be|next|coming|future) )*"
_NOVEL = r"(?:unprecedented|without precedent|an? (?:first|novelty|historic first)|novel|historic(?:al)?)"
"""Says that something happened for the first time."""
_SUCH_A = (
    r"(?:such )?an? (?:[\w-]+ ){1,2}(?:place|spot|venue|choice|setting|moment|time|issue|topic|matter|subject|step"
    r"|question|case|host|partner|deal|text|decision)"
)
"""What something is called, and not what it was made to do: "a touchy place", unlike "sign a pact"."""


def _was_it_done(found: re.Match[str]) -> str:
    """Asks whether a thing named without a verb was done: "charter signed in Oslo? yes or no"."""
    it = re.sub(r"^(?:(?:the|an?) )?", "the ", found["it"], count=1)
    return f"{found['lead']}was {it} {found['did']}{found['at'] or ''}?"


def _who_for_a_country(found: re.Match[str]) -> str:
    """Asks who came for a country: "Peru at the Oslo summit - who came?"; as it was where no country is named."""
    return f"{found['lead']}who represented {found['who']} at {found['at']}?" if countries(found["who"]) else found[0]


def _what_a_country_said(found: re.Match[str]) -> str:
    """Asks what a country said: "what was Peru's line on the dam?"; as it was where no country is named."""
    about = f"{found['lead']}what did {found['who'].strip()} say about {found['it'].strip()}"
    return about if len(countries(found["who"])) == 1 else found[0]


_USUAL: Sequence[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]]] = tuple(
    (re.compile(said, re.IGNORECASE), usual)
    for said, usual in (
        (_MORE, "tell me more"),
        (r"\b(?:y/n|yes/no)(?!\w)", "yes or no"),
        (
            r"[,;–-]? ?(?:(?:as|since|because|and) )?\b(?:i|we) (?:know|understand|remember|have read"
            r"|'ve read)(?: \w+){0,2}? (?:nothing|little|not much)(?: (?:about|of|on) (?:it|that|this|them))?(?=\W*$)",
            "",
        ),
        (r",? (?:overall|all in all|on the whole|in general|by and large|broadly(?: speaking)?)(?=\W*$)", ""),
        (r"\b(?:right|just|as of) now\b|\bat this (?:very )?(?:moment|time)\b|\bat the minute\b", "now"),
        (
            rf"^{_LEAD}{_NAMING}(?P<of>(?!the\b)[\w+–'’-]+(?: [\w+–'’-]+)?) hosts (?:after|following) (?P<it>[^?,;]+?)"
            r"(?:,[^?]*)?[?.!]*$",
            r"\g<lead>which countries will host \g<of> after \g<it>?",
        ),
        (
            rf"^{_LEAD}{_NAMING}(?:next|coming|future) (?P<of>[\w+–'’-]+) hosts(?:,[^?]*| please)?[?.!]*$",
            r"\g<lead>which countries will host the next \g<of> meetings?",
        ),
        (
            rf"^{_LEAD}after (?P<it>[^?,]+?),? where (?:do|does|will|are|is) (?:the |those )?(?:(?:next )?{_COUNT} )?"
            r"(?:next )?(?P<of>[\w+–'’-]+)(?: (?:summits?|meetings?|conferences?|ones?))?"
            r"(?: (?:that|to|which|be|held|going|go|take place|come|after that|next|follow\w*))*\W*$",
            r"\g<lead>which countries will host the \g<of> after \g<it>?",
        ),
        (r"\bwho presided\b(?! over)", "who chaired"),
        (
            rf"^{_LEAD}who (?:represented|spoke for|sat for|stood for|led|headed) (?:each|every)(?: of the)?"
            r"(?: (?:member|participating))? (?:country|countries|states?|delegations?|members?|sides?)"
            r"(?P<at>(?: (?:in|at|of) [^?.,;]+)?)",
            r"\g<lead>who attended\g<at>",
        ),
        (
            rf"^{_LEAD}(?P<who>[\w’' -]{{3,30}}?) (?:at|in) (?P<at>[^?,:]{{3,40}}?)(?: ?[-–—:,?]) ?who"
            r" (?:came|went|was there|attended|showed up|turned up)(?: for (?:them|it))?\W*$",
            _who_for_a_country,
        ),
        (
            rf"^{_LEAD}(?:(?:(?:could|can|would) you )?tell me )?in (?:what|which) (?:capacity|role|function|position)"
            r" (?:(?:is|was|does|did|do) )?(?P<who>[^?,]+?)"
            r" (?:there|here|appear\w*|c[oa]me|attend\w*|sp[eo][ak]\w*|feature\w*|figure\w*|act\w*|take part|mentioned"
            r"|named|quoted|cited)\b[^?,]*",
            r"\g<lead>who is \g<who>",
        ),
        (
            rf"^{_LEAD}what (?:is|was|were) (?P<who>[^?,]{{3,40}}?)['’]s? (?:\w+ )?{_LINE}"
            rf" (?:on|about|towards?|regarding|in) (?P<it>[^?]+)",
            _what_a_country_said,
        ),
        (
            rf"^{_LEAD}(?:where|what {_LINE}) (?:did|does|do|has) (?P<who>[^?,]{{3,40}}?)"
            r" (?:stand|take|taken|have|hold) (?:on|about|towards?|regarding|in) (?P<it>[^?]+)",
            _what_a_country_said,
        ),
        (r"\b(?:say|said|says) yes to\b", "accept"),
        (r"\b(?P<a>any(?:one|body)|some(?:one|body)) from (?P<of>[\w -]+?)['’]?s leadership\b", r"\g<a> from \g<of>"),
        (
            rf"^{_LEAD}did (?:any|some)(?:one|body) (?:from|of) (?P<of>[^?]{{3,40}}?) {_CAME} ",
            r"\g<lead>did anyone from \g<of> attend ",
        ),
        (r"\b(?:take|took|taken) place later than (?:first |originally |initially )?\w+(?:ed|en)\b", "get postponed"),
        (rf"^{_LEAD}for (?:what|which) reasons? (?=\w)", r"\g<lead>why "),
        (
            rf"^{_LEAD}(?:why|how|in (?:what|which) (?:respect|way|sense|regard)s?) (?:is|was|were|are) (?P<it>[^?,]+?)"
            rf" {_NOVEL}(?P<rest>[^?,]{{0,40}}?)\W*$",
            r"\g<lead>what happened for the first time at \g<it>\g<rest>?",
        ),
        (
            rf"^{_LEAD}what (?:is|was) (?:so )?(?:new|{_NOVEL[4:-1]}) (?:about|in|at) (?P<it>(?:the|this) [^?,]+?)\W*$",
            r"\g<lead>what happened for the first time at \g<it>?",
        ),
        (
            rf"^{_LEAD}what (?:makes|made) (?P<it>[^?,]+?) (?:so )?{_NOVEL}(?P<rest>[^?,]{{0,40}}?)\W*$",
            r"\g<lead>what happened for the first time at \g<it>\g<rest>?",
        ),
        (
            rf"^{_LEAD}what made (?P<it>[^?,]+?) (?P<what>(?:so [a-z]|{_SUCH_A})[^?]*)",
            r"\g<lead>why was \g<it> \g<what>",
        ),
        (
            rf"^{_LEAD}what makes (?P<it>[^?,]+?) (?P<what>(?:so [a-z]|{_SUCH_A})[^?]*)",
            r"\g<lead>why is \g<it> \g<what>",
        ),
        (
            rf"^{_LEAD}in (?:what|which) (?:respect|way|sense|regard)s? (?P<is>is|was|were|are) (?=\w)",
            r"\g<lead>why \g<is> ",
        ),
        (
            rf"^{_LEAD}(?P<it>(?!(?:{'|'.join((*QUESTION_WORDS, *AUXILIARIES))})\b)[^?,:]{{3,80}}?)"
            r" (?P<did>adopted|signed|approved|agreed|ratified|endorsed|launched|rejected|created|set up|settled)"
            r"(?P<at> (?:in|at|by|during) [^?,]+?)?(?:\?|,| -)? ?yes or no\W*$",
            _was_it_done,
        ),
        (
            rf"^{_LEAD}(?:what(?:['’]?s| is| was) )?(?:the )?name of (?P<who>the [^?,]+?)(?:, please|,? pls)?[?.!]*$",
            r"\g<lead>who is \g<who>?",
        ),
        (rf"^{_LEAD}by whom (?:was|were|is) (?P<it>[^?,]+?) {_PUT_FORWARD}\b", r"\g<lead>who proposed \g<it>"),
        (rf"^{_LEAD}who (?:first |originally )?{_PUT_FORWARD}(?= \w)", r"\g<lead>who proposed"),
        (
            rf"^{_LEAD}who (?:put|brought) (?P<it>[^?,]+?) (?:forward|up|on the table)\b",
            r"\g<lead>who proposed \g<it>",
        ),
        (
            rf"^{_LEAD}(?P<what>[^?:,;]{{3,60}}?)(?::|,| [-–—]) (?:the )?(?:number|nr|no\.?|count) of"
            r" (?P<of>[a-z]+)\W*$",
            r"\g<lead>how many \g<of> does \g<what> have?",
        ),
        (
            rf"^{_LEAD}(?:in)?to how many (?P<of>[a-z]+) (?:is|was|does) (?P<what>[^?]+?) (?:divided|split|run)\W*$",
            r"\g<lead>how many \g<of> does \g<what> have?",
        ),
        (
            rf"^{_LEAD}(?:is|was) (?P<it>[^?]+?) something (?:that )?(?P<by>the \w+|they)(?: \w+ly)? (?P<did>\w+ed)\b",
            r"\g<lead>was \g<it> \g<did> by \g<by>",
        ),
        (
            rf"^{_LEAD}(?:have|has|did) {_THEY}(?: \w+ly| ever| already)? (?:decided?|settled?|agreed?) (?:up)?on"
            r" (?P<it>[^?,]+?)(?P<rest>,? (?:yes or no|or not|yet|already))?\W*$",
            r"\g<lead>was \g<it> agreed\g<rest>?",
        ),
        (
            r"^(?!.*\b(?:you|we (?:have|hold)|library|held|took place)\b)"
            r".{0,60}\b(?:schedule|timetable|diary|list) (?:of|for)(?: all)?(?: the)? (?P<of>meetings|summits)\b"
            r"[^?.]*?\b(?P<year>20\d\d)\b.*$",
            r"calendar of \g<of> for \g<year>",
        ),
    )
)
"""Wordings, and the usual ones in their place."""
_WHO = rf"(?!(?:{'|'.join((*QUESTION_WORDS, *AUXILIARIES))}|please)\b)(?P<who>[\w’'. -]{{3,40}}?)"
_WHOSE_WORDS = tuple(
    re.compile(said, re.IGNORECASE)
    for said in (
        rf"^{_LEAD}{_GET}(?:the |any |all )?(?:full )?{_WHO}(?:['’]s?|s['’])? {_SAID}\b"
        r"(?! (?:of|by|from) (?-i:[A-Z]))(?P<rest>.*)$",
        rf"^{_LEAD}what (?:were|was|are) {_WHO}(?:['’]s?|s)? (?:own )?{_SAID}\b(?P<rest>.*)$",
        rf"^.*?\b(?:full |whole )?(?:text|wording|transcript) of (?:the |his |her )?{_SAID}(?: that)? {_WHO}"
        r" (?:gave|made|delivered|held)\b(?P<rest>.*)$",
    )
)
"""Asks for what somebody said, by a noun."""
_VERBATIM = re.compile(r"\b(?:exact|direct|verbatim|word for word|literal(?:ly)?|quote|cite)\b", re.IGNORECASE)
"""Wants the words themselves, which is another question."""
_LINKED = re.compile(r"^,? ?(?=(?:at|in|on|from|during|about|to|over)\b)|^,? ?")
_TAIL = re.compile(
    r"(?:[\s,?]*\b(?:for (?:me|us)|in full|in (?:his|her|their) own words|please)\b)*\W*$",
    re.IGNORECASE,
)
_HEARD = re.compile(
    r"^(?:(?:so|well|ok|hi|hello)\W+)*"
    r"(?:(?:i|we)(?: keep| have been|'ve been|'ve| have| was| am|'m)?(?: just| often| also)?"
    r" (?:reading|read|hearing|hear|heard|seeing|see|saw|told)"
    r"|(?:everyone|everybody|people|they|he|she)(?: all| keep)* (?:talks?|talking|mentions?|mentioned|speaks?)"
    r"|there(?:'s| is| was| has been)(?: a lot of| much| some)? talk)(?: so much| a lot)? (?:about|of|on)"
    r" (?P<it>[^.?!;:]{3,80})[.!;:]+ *(?P<ask>[^.!]{5,150})$",
    re.IGNORECASE,
)
"""Tells of what was heard, and asks of it: "I keep reading about a fund. Is that agreed?"."""
_POINTS = re.compile(r"\b(?:it|that|this)\b(?! (?:summit|meeting|conference|year))", re.IGNORECASE)
_ABSENT = re.compile(
    r"^(?P<who>[\w’' .-]{3,40}?) (?:(?:was|were)(?:n['’]t| not)"
    r"|(?:did|could)(?:n['’]t| not) (?:come|go|travel|make it|attend)|stayed away|was absent|skipped|missed)"
    r"(?P<at>(?: (?:at|in|to|from))? [^,;.?]{3,60}?)(?:[,;.]|,? (?:and|so|but)) *(?:(?:and|so|then|but) )*"
    rf"(?P<ask>(?:{'|'.join(QUESTION_WORDS)})\b[^?]*\b(?:him|her|them|his|their)\b[^?]*)\?*$",
    re.IGNORECASE,
)
"""Says that somebody was not there, and asks who was instead: "Lund wasn't in Oslo, so who spoke for her there?"."""
_PERSON = re.compile(r"\b(?:him|her|them)\b", re.IGNORECASE)
_WHOSE = re.compile(r"\b(?:his|their|her(?= (?!there\b)[a-z]))\b", re.IGNORECASE)
_THERE = re.compile(r"\s+there\b", re.IGNORECASE)


def in_usual_words(text: str, names_person: Callable[[str], bool]) -> str:
    """The question in the usual words; unchanged where it has them already.

    Args:
        text: As it was asked.
        names_person: Whether words name a person whom the library knows, or are a name.
    """
    text = _of_what_was_heard(_of_who_was_absent(_of_what_is_sought(text)))
    for said, usual in _USUAL:
        text = said.sub(usual, text, count=1)
    for said in () if _VERBATIM.search(text) else _WHOSE_WORDS:
        if (found := said.match(text)) and names_person(found["who"].strip(" '’")):
            rest = _LINKED.sub(" ", _TAIL.sub("", found["rest"]), count=1).rstrip()
            return f"{found['lead'] if 'lead' in said.groupindex else ''}What did {found['who'].strip()} say{rest}?"
    return text


def _of_what_is_sought(text: str) -> str:
    found = _EQUALS.match(text)
    return f"who is {found['it'].title() if found['it'].islower() else found['it']}?" if found else text


_EQUALS = re.compile(r"^(?P<it>[^=?\d]{2,60}?) ?= ?(?:\?+|who)\W*$")
"""Asks who somebody is as in a sum: "ada lund = ?"."""


def _of_what_was_heard(text: str) -> str:
    found = _HEARD.match(text)
    points = _POINTS.search(found["ask"]) if found else None
    if found is None or points is None:
        return text
    it = re.sub(r"^(?:an?|some|this|that) ", "the ", found["it"].strip(), flags=re.IGNORECASE)
    return f"{found['ask'][: points.start()]}{it}{found['ask'][points.end() :]}"


def _of_who_was_absent(text: str) -> str:
    found = _ABSENT.match(text)
    if found is None:
        return text
    at = found["at"].strip()
    where = f" {at}" if re.match(r"(?:at|in)\b", at) else f" at {re.sub(r'^(?:to|from) ', '', at)}"
    ask = _PERSON.sub(found["who"], _WHOSE.sub(f"{found['who']}'s", found["ask"], count=1), count=1)
    return f"{_THERE.sub('', ask).rstrip()}{where}?"
