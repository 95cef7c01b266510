"""Later turns that want the answer before in another form: as a table, by country, as a number, ranked, shorter.

They name nothing to be asked about, so the earlier question is asked again with the form added to it: "make a table of
that, one row per country", "break it down by year", "how many?", "which was more?", "in two sentences".
"""

import re

from rag.english import number_words

_POLITE = (
    r"(?:and|now|so|then|ok(?:ay)?|please|pls|kindly"
    r"|(?:can|could|would|will) you(?: mind| be (?:so )?\w+(?: enough)?(?: as)? to)?|make|making|put|putting|show|give"
    r"|present|display|turn"
    r"|set out"
    r"|draw(?: up)?|i|me|want|need|that|this|it|them|those|these|the|same|answers?|lists?|figures|all|again|of)"
)
_BY = (
    r"(?:(?:broken down |grouped |sorted |ordered |split |arranged )?by|(?:with )?(?:one|a|each) (?:row|line|column)"
    r" (?:per|for each|a|each|for every)|per)"
)
_KEY = r"(?P<key>(?:each |the )?[a-z]+(?: (?!please|pls|thanks)[a-z]+)?)"
_AS_A_TABLE = re.compile(
    rf"^(?:{_POLITE}\b[\s,]*)*(?:(?:in|into|as|a|an) )+(?:\w+ )?table(?: form| format)?(?: of (?:that|this|it|them"
    rf"|those))?"
    rf"(?:[\s,]+{_BY} {_KEY})?(?:[\s,]*(?:please|pls|thanks|for (?:me|us)))*\W*$"
    rf"|^(?:please )?tabulate (?:that|this|it|them)(?:[\s,]+{_BY} {_KEY.replace('key', 'of')})?\W*$",
    re.IGNORECASE,
)
_BROKEN_DOWN = re.compile(
    rf"^(?:{_POLITE}\b[\s,]*)*(?:(?:break|split|group|sort|order|divide|arrange)(?:ed)? (?:(?:it|that|this|them"
    rf"|those|these)"
    rf" )?(?:down |up |out )?(?:by|per|into) |(?:broken|split) (?:down )?(?:by|per) |{_BY} ){_KEY}"
    r"(?:[\s,]*(?:please|pls|thanks|for (?:me|us)))*\W*$",
    re.IGNORECASE,
)
_HOW_MANY = re.compile(
    r"^(?:(?:and|so|ok)\W+)*how many(?: (?:is|are|were|was) (?:that|there|they|those|it)| of (?:them|those)"
    r"| in (?:all|total)| altogether| exactly)*\W*$",
    re.IGNORECASE,
)
_ASKS_WHICH = re.compile(
    r"^(?:(?:and|so|ok|please)\W+)*(?:(?:which|what|who|list|name|give me|show me)(?: all)?(?: of)?(?: the)?)\b ?",
    re.IGNORECASE,
)
"""The opening of a question for a list, in whose place "how many" can stand."""
_RANKED = re.compile(
    r"^(?:(?:and|so|ok)\W+)*(?:(?:which|who|what)(?: one| of (?:them|the two|those|these)| (?:sum|figure|number"
    r"|amount))?"
    r"(?: (?:was|is|were|are|gave|pledged|promised|had|has|got|came))*(?: out)?(?: the)?) (?P<more>more|most|less"
    r"|least|fewer"
    r"|(?:larg|bigg|small|high|low|great|long|short|earli)(?:er|est)|earlier|earliest|later|latest)\W*$",
    re.IGNORECASE,
)


_WHO_ELSE = re.compile(
    r"^(?:(?:and|so|ok)\W+)*(?:who|anyone|anybody|somebody|someone|who all) else"
    r"(?: (?P<did>did|[a-z]+ed|came|spoke)(?: (?:something|anything|that|so|it|there|any))*)?\W*$",
    re.IGNORECASE,
)
_WHO_DID = re.compile(r"^who (?:else )?(?P<did>(?!(?:did|does|is|are)\b)[a-z]+)\b(?P<rest>.*)$", re.IGNORECASE)
_WHAT_ONE_DID = re.compile(
    r"^what (?:(?:did|has|have) )(?:the )?[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)* "
    r"(?P<verb>propose|suggest|offer|pledge|promise|announce|demand)(?:e?d)?\b(?P<rest>.*)$",
    re.IGNORECASE,
)
"""Asks what one of those who met did, which others may have done, too."""
_FATE = (
    r"(?P<fate>adopted|agreed(?: on| to)?|accepted|approved|signed|decided(?: on)?|endorsed|taken up|announced"
    r"|proposed|rejected|dropped|refused|turned down)"
)
_BY_WHOM = (
    r"(?: by (?:them|everyone|all|(?:the|all the|any of the) (?:\w+ )?\w+)| there| at (?:the|that) \w+| in [A-Z]\w+)"
)
_THEM = r"(?:it|them|that|this|those|these|what \w+ \w+|(?:the|his|her|their|its|those|these) (?:\w+ )?\w+)"
"""What was listed, as a later turn points to it."""
_OF_THEM = r"(?: ones?| of (?:them|these|those|the \w+|his|her|its))?"
_ONLY = re.compile(
    r"^(?:(?:and|ok|so|now|no|please|but)\W+)*"
    rf"(?:(?:only|just) (?:the |those |these |what was )?(?:ones? )?(?:that were )?{_FATE}"
    rf"|(?:which|what|any){_OF_THEM} (?:was|were|got|has been|have been|are)"
    rf"(?: actually| really| then| finally| ever)* {_FATE.replace('fate', 'which')})"
    r"(?: ones?| texts?| documents?| proposals?| items?| things?| then| in the end| please| pls)*\W*$",
    re.IGNORECASE,
)
"""Wants of what was listed only what came out so: "only the adopted ones", "which of them were agreed?"."""
_WAS_IT = re.compile(
    r"^(?:(?:and|ok|so|but)\W+)*(?:was|were|is|are|got|has|have) "
    rf"(?:it|that|they|those|these|(?P<any>(?:any|some|one|none|all)(?: of {_THEM})?"
    r"|(?:those|these|his|her|their) (?:proposals|ideas|suggestions|initiatives|points|demands|plans)))"
    rf"(?: all| been| actually| really| ever| already)* {_FATE}{_BY_WHOM}?(?: then| in the end| or not)*\W*$",
    re.IGNORECASE,
)
_DID_THEY = re.compile(
    r"^(?:(?:and|ok|so|but)\W+)*(?:did|has|have) (?:they|anyone|(?:the|all) (?:other )?\w+)"
    r"(?: actually| really| ever| already| then| all)* (?P<fate>adopt|agree (?:on|to)|accept|approve|sign|decide on"
    r"|endorse|take up|reject|drop|refuse|turn down)(?:ed|n)? "
    rf"(?P<any>(?:any|some|one|all)(?: of {_THEM})?|them|those|these|that|(?:these|those|his|her|their) \w+"
    r"|what (?:he|she|they) \w+)(?: then| there| in the end| or not)*\W*$",
    re.IGNORECASE,
)
"""The same of those who met: "Did the summit agree to any of them?"."""
_LISTS = re.compile(
    r"^(?:please )?(?:list|name|enumerate|all|everything|every)\b"
    r"|\b(?:proposals|ideas|suggestions|initiatives|demands)\b",
    re.IGNORECASE,
)
"""A question for a list of what may come out in one way or another."""
_PUT_FORWARD = re.compile(
    r"^what\b.*\b(?:propos\w+|propose|suggest\w*|put forward|put on the table|offer\w*|demand\w*|float\w*"
    r"|ask(?:ed)? for|want\w*|pitch\w*|bring up|brought up)\b",
    re.IGNORECASE,
)
"""Asks what somebody put forward, of which any may have come out in one way or another."""
_ADOPTED = (
    *("adopt", "agreed", "agree", "accepted", "accept", "approved", "approve", "decided", "decide"),
    *("endorsed", "endorse", "signed", "sign", "taken", "take"),
)
_REJECTED = ("dropped", "drop", "refused", "refuse", "turned", "turn", "reject")
_ONE_WORD = {**dict.fromkeys(_ADOPTED, "adopted"), **dict.fromkeys(_REJECTED, "rejected")}


def asked_again(turn: str, earlier: str) -> str | None:
    """The earlier question with the form that a later turn wants; None where the turn wants something else.

    Args:
        turn: As it was asked.
        earlier: The question before it, made to stand alone.
    """
    text, asked = turn.strip(), earlier.rstrip(" ?.!")
    if found := _AS_A_TABLE.match(text):
        key = found["key"] or found["of"]
        return f"{asked}, as a table{_by(key)}?"
    if found := _BROKEN_DOWN.match(text):
        return f"{asked}, as a table{_by(found['key'])}?"
    was_it = _WAS_IT.match(text) or _DID_THEY.match(text)
    lists = _LISTS.search(asked) or (was_it and was_it["any"] and _PUT_FORWARD.search(asked))
    if found := _ONLY.match(text) or (was_it if lists else None):
        fate = (found["fate"] or found.groupdict().get("which") or "").split()[0].lower()
        return f"{_THOSE.sub('', asked)}, only those {_ONE_WORD.get(fate, fate)}?"
    if part := _part_of_brief(text, asked):
        return part
    if found := _AS_LONG_AS.match(text):
        return f"{_IN_LENGTH.sub('', asked)}, in {found['length'].lower()}?"
    if _SHORTER.match(text):
        return f"{asked}, in three points?"
    if _HOW_MANY.match(text):
        return asked_for_number(asked)
    if found := _WHO_ELSE.match(text):
        return _of_others(asked, found["did"] or "")
    if found := _RANKED.match(text):
        return f"{asked}, which was {found['more'].lower()}?"
    return None


def _part_of_brief(text: str, asked: str) -> str | None:
    """A brief on a meeting with one part alone, as a question; None where no brief or no part of one is wanted."""
    found, brief = _ONLY_PART.match(text), _BRIEF.match(asked)
    if found is None or brief is None:
        return None
    told = next(question for part, question in _PARTS if re.search(part, found["part"], re.IGNORECASE))
    return told.format(asked=asked, what=brief["what"])


_BRIEF = re.compile(
    r"^(?:(?:please|pls|can you|could you)\W+)*(?:brief(?: me)?|summari[sz]e|sum up|recap|outline"
    r"|(?:(?:write|give|prepare|draft|i need|make)(?: me)? )?(?:an?|the)? ?(?:[\w-]+ )?"
    r"(?:brief(?:ing)?|summary|overview|recap))\b"
    r"(?: (?:on|about|of|for))* (?P<what>[^,:;?]+)",
    re.IGNORECASE,
)
_PARTS = (
    (r"money|sums?|fund|financ|pledge|cash|figures", "{asked}: only the money?"),
    (r"not agreed|failed|fell|fail|open|disagree|rejected", "What was not agreed at {what}?"),
    (r"deadlines?|dates?", "Which deadlines were set at {what}?"),
    (r"who came|participants|attend", "Who came to {what}?"),
    (r"propos", "What was proposed at {what}?"),
)
"""Parts of a brief and the questions that ask for each alone."""
_ONLY_PART = re.compile(
    r"^(?:(?:and|ok|now|but|please|pls|shorter|briefer|short|much|a bit|then)\W+)*(?:only|just)(?: on)?(?: the)? "
    rf"(?P<part>(?:[\w-]+ ){{0,3}}?(?:{'|'.join(part for part, _ in _PARTS)})\w*"
    r"(?: (?:steps?|points?|questions?|through))?)"
    r"(?: (?:bits?|parts?|side))?(?:\W+(?:please|pls|thanks|in .{3,20}))*\W*$",
    re.IGNORECASE,
)
"""Wants of a brief one part: "shorter, and only the money"."""


def _of_others(asked: str, did: str) -> str | None:
    """A question for some people, or for what one of them did, as one for all of them."""
    if (found := _WHO_DID.match(asked)) and did.lower() in ("", "did", found["did"].lower()):
        return f"Who else {found['did']}{found['rest']}?"
    found = _WHAT_ONE_DID.match(asked)
    if found is None or not (did == "did" or did.lower().startswith(found["verb"].lower()) or not did):
        return None
    verb = found["verb"].lower()
    return f"What was {verb}{'d' if verb.endswith('e') else 'ed'}{found['rest']}?"


_SHORTER = re.compile(
    r"^(?:(?:and|ok|now|please|make it|a bit|much|even|can you make it|a)\W+)*(?:shorter|briefer|more briefly|in short"
    r"|short version|shorten (?:it|that|this)|less|(?:(?:way|far|much|still) )?too long)"
    r"(?: please| pls)?\W*$",
    re.IGNORECASE,
)
_LENGTH = (
    rf"(?:\d{{1,3}}|{'|'.join(number_words(1, 20))}|an?|a few|half a)(?: (?:short|single|brief))? (?:sentences?|lines?"
    r"|bullets?|bullet points?|points?|paragraphs?|words?|pages?)"
)
_AS_LONG_AS = re.compile(
    r"^(?:(?:and|ok|now|please|pls|make (?:it|that)|give me|put (?:it|that)|say (?:it|that)|can you|shorter"
    r"|briefer|(?:(?:way|far|much|still|a bit) )?too long|keep it to|in|as|to|at most|no more than|only|just"
    r"|max(?:imum)?)\b\W*)*"
    rf"(?P<length>{_LENGTH})(?: (?:only|please|pls|max|at most|instead))*\W*$",
    re.IGNORECASE,
)
"""Says only how long the answer is to be: "Shorter. Three sentences."."""
_IN_LENGTH = re.compile(rf",? (?:in|to) {_LENGTH}$", re.IGNORECASE)
_THOSE = re.compile(r", only those \w+$")


def asked_for_number(asked: str) -> str | None:
    """A question for a list as one for how many there are; as it is where it asks that, None for another question."""
    if asked.lower().startswith("how many"):
        return f"{asked}?"
    opens = _ASKS_WHICH.match(asked)
    if opens is None or opens.end() == len(asked):
        return None
    people = "people " if re.search(r"\bwho\b", opens[0], re.IGNORECASE) else ""
    return f"How many {people}{asked[opens.end() :]}?"


def _by(key: str | None) -> str:
    return f" by {re.sub(r'^(?:each|the) ', '', key.lower())}" if key else ""
