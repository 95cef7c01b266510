"""Tells a claim that is to be checked from the words that ask for it: "is it right that …", "my draft says: …".

The wordings that show that a text is to be checked are also those that are cut off, so the two never differ.
"""

import re

from rag.english import QUESTION_WORDS, content, is_verb, word_set, words

_SO = (
    r"(?:correct|right|true|accurate|so|ok(?:ay)?|fair|a fact|factual|wrong|false|incorrect|untrue|valid|supported"
    r"|sound|solid|reliable|legit(?:imate)?|well[- ]founded)"
)
_NOUN = r"(?:claims?|statements?|paragraphs?|texts?|sentences?|drafts?|facts?|notes?|passages?|lines?|points?|summary)"
_THIS = (
    r"(?:(?:this|that|it|these|those|the following|my|our|the|he|she|they|both|all)(?: following)?"
    rf"(?: of (?:it|this|that|these|those|them))?(?: {_NOUN})?)"
)
_IS_IT_SO = (
    rf"(?:is|are|was|were|isn't|aren't) {_THIS}(?: (?:really|actually|indeed|all|both|still|factually))? {_SO}"
    rf"(?:,? or (?:{_SO}|not))?(?: to (?:say|claim|state|write))?"
)
_NOT_SO = r"(?:false|wrong|incorrect|not|no|fiction|myth|untrue)"
_EITHER = rf"(?:(?:true|right|correct|fact|accurate|yes)\s*(?:or|/)\s*{_NOT_SO}|t/f)"
_CHECKS = r"(?:(?:double|fact)[- ]?check(?:ing)?|check|verify|confirm|validate)"
_CHECK = rf"{_CHECKS}(?: (?:this|that|it|these|for me|whether|if|please|pls|the following)\b)+(?: {_NOUN})?|{_CHECKS}"
_LOOK_OVER = (
    r"(?:(?:go|look|read|run|comb) (?:over|through)|proof-?read|vet|review|scan|inspect|examine)"
    rf" (?:this|these|my|our|the following)(?: \w+)?? {_NOUN}(?: (?:below|here))?"
    r"(?: for (?:\w+ )?(?:mistakes?|errors?|slips|inaccurac(?:y|ies)|accuracy|correctness|facts|me))?"
    r"(?: before (?:i|we|it) [^?:.!\"“]{3,40})?"
)
_TO_BE_CHECKED = (
    rf"(?:(?:i|we)(?: would|'d)? )?(?:need|want|like)(?: to have)? {_THIS}"
    r" (?:confirmed|checked|verified|validated|fact[- ]?checked|looked over)"
    r"(?: (?:asap|a\.s\.a\.p\.|quickly|fast|urgently|right away|now|today|tonight))?"
)
_TO_BE_CORRECTED = (
    r"(?:(?:note|memo|minute|draft|text) (?:for|to) (?:the |my |our )?[\w ]{2,20}[,:.] (?:please |pls )?)?"
    rf"(?:correct|amend|fix|revise|edit)(?: (?:{_THIS}|me|anything|whatever|what))? "
    r"(?:where(?:ver)?|if|as|is) (?:it is |i am |i'm |this is )?(?:needed|necessary|required|wrong|need be|appropriate)"
)
_TO_RELY_ON = rf"(?:can|could|may|should) (?:i|we) (?:rely on|trust|believe|count on|go with) {_THIS}"
_HELD = r"(?:your|the|any) (?:articles?|sources?|texts?)"
_PUT = (
    "(?:(?:say|write|print|state|claim|publish|use|run|quote|post|report|tell (?:\\w+ ){1,2}?\\w+(?= that))"
    "(?: (?:in|on) (?:an?|the|my|our) [\\w -]{1,25}?(?= that))?)"
)
_MAY_SAY = (
    rf"(?:(?:can|could|may|should) (?:i|we)(?: safely)? {_PUT}(?: (?:that|this|it|so)(?=\W*$))?"
    rf"|(?:(?:would it|is it|is this|is that|it would) )?(?:be )?(?:{_SO}|safe|good|fit) to {_PUT}"
    r"|(?:is|isn't) it (?:really )?the case"
    rf"|do(?:es)? (?:the library|anything|{_HELD}) (?:support|confirm|back up|bear out)(?: the claim)?)"
)
_ARE_BEHIND = (
    rf"(?:is {_THIS} (?:supported|confirmed|backed(?: up)?|borne out) by (?:the library|{_HELD})"
    rf"|do {_HELD} (?:support|confirm|back|bear) {_THIS}(?: up| out)?)"
)
_STRONG = (
    rf"(?:(?:here(?:'s| is| are) [\w ]{{1,30}}[,:.] )?{_IS_IT_SO}|{_EITHER}|(?:is it )?(?:true|right|correct) that"
    r"|correct me if (?:i'm|i am|this is) wrong|am i (?:right|correct|wrong)"
    r"(?: (?:in (?:thinking|saying|believing)|to (?:think|say|believe)))?"
    rf"|(?:did|have|do) (?:i|we) (?:get|got|have) {_THIS} right"
    rf"|(?:tell me|let me know) (?:if|whether) {_THIS} (?:is|are) {_SO}"
    r"|surely(?! (?:you|we|i)\b)"
    rf"|is there any truth (?:in|to)(?: the claim)?|does {_THIS} (?:hold(?: up)?|stand up)"
    rf"|{_MAY_SAY}|{_ARE_BEHIND}|{_LOOK_OVER}|{_TO_BE_CHECKED}|{_TO_BE_CORRECTED}|{_TO_RELY_ON}|{_CHECK})"
)
_TOLD = (
    r"(?:(?:has|have|had|keeps?|is|was)(?: just| also| now)? (?:written|said|told (?:me|us)|claimed|stated|argued"
    r"|suggested|insisted|noted|put(?: it)?|saying|telling (?:me|us)|claiming|insisting)"
    r"|maintains?|maintained|asserts?|asserted|contends?|alleges?|alleged|reckoned|inform(?:s|ed)? (?:me|us)"
    r"|swears?|swore|vows?|is (?:sure|convinced|certain)"
    r"|said|says|say|told (?:me|us)|tells (?:me|us)|claim(?:s|ed)?|insist(?:s|ed)?|reads?|states?|stated|writes?"
    r"|wrote|thinks?|argue[sd]?|reckons?|has it|goes|suggests?)"
)
_TELLER = (
    r"(?:(?:someone|somebody|people|they|rumou?r|wikipedia|(?:(?:my|our|a|an|the|this|one|some|another) )(?:\w+ )?"
    r"(?:draft|texts?|notes?"
    r"|memo|brief(?:ing)?|articles?|reports?|papers?|slides?|colleague|boss|friend|editor|students?|teacher|intern|assistant"
    r"|neighbou?r|prof(?:essor)?|relative|cousin|uncle|aunt|acquaintance|client|manager|lawyer|expert|historian"
    r"|piece|story|script|posts?|summary|team|tweet|(?:web)?site|page|chatbot|blog|newspaper|outlet|agency|reporter"
    r"|analyst|source|press|paragraph|email|speaker)"
    r"|(?:the |a |this |our |my )?(?:\w+ )?(?:copy|caption|headline|cable|wire|lede|proof|minutes|transcript)"
    rf"(?= {_TOLD}\b|:)|(?:my|our) (?:[\w’'-]+ ){{0,2}}?[\w’'-]+(?= {_TOLD}\b))"
    r"(?: of (?:mine|ours))?(?: (?:in|from|on|at) (?:an? |the |my |our )?\w+)?)"
)
_SOURCE = (
    r"(?:(?:i|we)(?:'ve| have)? (?:just )?(?:read|heard|saw|seen|was told|were told|am told|learnt|learned|wrote"
    r"|have written)(?: somewhere| (?:in|from|on) [\w ]{1,30}?)?"
    rf"|(?:(?:in|on) (?:an?|the|my|our|this|one|some) [\w ]{{1,25}}?,? )?(?:i|we)(?:'ve| have)?"
    r" (?:found|came across|come across|noticed|spotted|saw|seen|have|ran into) (?:(?:these|the following|\d|two|three"
    rf"|four|several|some|a few|a couple of|this|an?) )+(?:\w+ )??{_NOUN}"
    r"(?: (?:about|on|regarding|concerning) [^:]{2,50}?)?(?=:)"
    rf"|{_TELLER}(?: (?:here|just|also|now|today))? {_TOLD}"
    r"(?: (?:in|on|at) (?:an?|the|my|our|this|some) [\w ]{1,20}?(?= that\b))?|it is said|it's said|rumou?r has it"
    rf"|{_TELLER}(?=:)|(?:{_NOUN}|assertion)(?: \d+| [a-d])?(?=:)"
    rf"|[\w' ]{{1,40}}(?=:\s*[\"“'‘])|(?:from|in|per) (?:an?|the|my|our|this) [\w' ]{{1,30}}(?=:)"
    r"|in (?:an?|the|my|our|this) [\w'’ -]{1,40}? (?:it|he|she|they|we|i) (?:says?|said|states?|stated|reads?|claims?"
    r"|claimed|writes?|wrote)"
    r"|(?:we're|we are|i'm|i am) (?:about|going) to (?:publish|print|write|say))"
)
_CALLS = re.compile(
    rf"^\s*{_TELLER} (?:calls|called|describes|described|lists|listed|names|named|counts|counted) (?P<who>[^,.;:]+?)"
    r" (?:as )?(?P<what>(?:an?|the|one of) .+)",
    re.IGNORECASE | re.DOTALL,
)
"""Says in a draft what somebody is: "our note calls Peru a member"."""
_NUMBERED = re.compile(r"(?:^|(?<=\s))\(?(?:\d|[a-h])[).](?=\s)")
_ASKS_WHICH = re.compile(
    rf"\b(?:which|what|any|one) (?:one )?(?:of (?:them|these|those|the (?:\w+ ){{0,2}}{_NOUN})|{_NOUN}|ones?)"
    rf" (?:is|are|isn't|aren't) (?:\w+ )?{_SO}|\b{_CHECKS}\b|\b{_EITHER}|\b(?:is|are) {_THIS}(?: all)? {_SO}",
    re.IGNORECASE,
)
"""Asks of several numbered claims: "which of them is wrong?"."""
_BELIEF = r"(?:(?:i|we) (?:think|thought|believe|believed|understand|gather|assume|remember|recall)|apparently)"
_POLITE = (
    r"(?:(?:please|pls|kindly|(?:can|could|would|will) you(?: (?:please|just|kindly|quickly|also))*|hi|hello|hey|hmm?"
    r"|quick|just|so|and|but|ok|well|wait|i need you to|i want you to|i'd like you to|help me"
    r"|(?:i|we)(?:'d| would) (?:be (?:very |most )?(?:glad|grateful|happy|pleased)|appreciate it) if"
    r" (?:you|someone|somebody|anyone|anybody) (?:could|would|can))[, ]+)*"
)
_AFTER = (
    rf"(?:,? (?:please|pls))?(?:,? (?:that|whether|if|this|the following))*(?: {_NOUN})?(?:,? (?:please|pls))?"
    r"(?:,? (?:sentence|line|point|claim|fact) (?:by|for|after) (?:sentence|line|point|claim|fact))?"
    r"\s*(?::\s*(?-i:that)\s+|[:?,;.!–—-]*\s*)"
)
_LEAD = re.compile(rf"^[\s\"“]*{_POLITE}{_STRONG}\b(?! out\b){_AFTER}", re.IGNORECASE)
_LED = re.compile(rf"^[\s\"“]*{_POLITE}{_SOURCE}\b{_AFTER}", re.IGNORECASE)
_BELIEVED = re.compile(rf"^\s*{_POLITE}{_BELIEF}\b(?: that)?[,:]?\s*", re.IGNORECASE)
_TAG = (
    r"(?:is|are|was|were|do|does|did|has|have|had|will|would|wo(?=n't)|can|ca(?=n't)|could)(?:n't)?"
    r" (?:it|he|she|they|there)(?: not)?"
    r"|isn't that so"
)
"""The end of "…, doesn't it?"."""
_PAUSE = r"(?:[,;.:!?(\"”'’–—]|(?<=\s)-)\s*"
"""A word by itself at the end asks only after a pause: "…, right?", not "was that right?"."""
_BARE = rf"(?:and |so )?(?:is )?(?:{_SO}|confirmed|fake(?: news)?|yes or no|yes|no|{_TAG})"
_OR = r"(?:,? (?:or (?:not|wrong|false|true|right)|please|pls|at all))*[\s?.!)]*$"
_TAIL = re.compile(
    rf"(?:(?:^|[\s,;.:!?\"”'’–—-]+)(?:{_POLITE}{_STRONG}(?:,? (?:please|pls))?|(?:is|are) (?:he|she|they) {_SO}"
    rf"|please|pls)|(?:{_PAUSE})+{_BARE}){_OR}",
    re.IGNORECASE,
)
_REASON = re.compile(
    r"(?<=[.!?\"”]) +(?:before|so that|as|since|because|if) (?:he|she|they|i|we|it|(?:the|my|our) \w+)\b[^.?!:]{2,60}"
    r"[:,–—-]*\s*$",
    re.IGNORECASE,
)
"""Why it is asked, in front of the words that ask: "Before he says so in public: does that hold?"."""
_BARE_TAIL = re.compile(rf"{_PAUSE}{_BARE}[\w, ]*[\s?)]*\?[\s?)]*$", re.IGNORECASE)
_ENDS_ASKING = re.compile(
    rf"(?:{_STRONG}|(?:is|are) (?:he|she|they) {_SO})(?:,? please|,? pls| or not)*\s*[?.!]*\s*$", re.IGNORECASE
)
_ASKS_ITSELF = re.compile(
    r"^(?:who|what|which|when|where|why|how|is|are|was|were|did|do|does|has|have|had|will|can|could|list|name|show"
    r"|tell|give|compare|summari[sz]e)\b",
    re.IGNORECASE,
)
_ASKS_BEHIND = re.compile(rf"\s[–—-]\s+(?:{'|'.join(QUESTION_WORDS)})\b[^.?!]*\W*$", re.IGNORECASE)
"""Names somebody or something, and then asks: "Ana Lund - what office does she hold"."""
_IMPERATIVE = re.compile(rf"^\s*{_POLITE}(?:check|confirm|verify|validate)\b(?!\s*:)", re.IGNORECASE)
_STATES = re.compile(r"[:\"“]|\b(?:that|whether|if|this|these|following|it)\b", re.IGNORECASE)
_WH = re.compile(rf"\b(?:{'|'.join(QUESTION_WORDS)})\b[^.!]*\?", re.IGNORECASE)


_FOR_USE = word_set(
    """accurate alright approve approved clear cleared correct decided fact factual fair fine final go good happy hold
    holds issue issues objection objections ok okay problem problems right safe settled sign sound solid stand stands
    true usable wise worry worries"""
)
"""Words of somebody who asks whether a sentence may go out as it stands: "safe to run?", "sign off?", "any issues?"."""
_OF_THE_TEXT = word_set(
    """copy draft figure line number print publish press put quote run say sentence send state statement story text use
    way wording write claim cite file tomorrow today now before"""
)
_LAST_ASKED = re.compile(
    r"(?P<said>.*?[^\s–—-])(?:\s+[–—-]+\s+|(?<=[.!\"'”’)])\s+|[;:,]\s+(?=(?:any|ok|good|safe)\b))"
    r"(?P<asks>[^.!?:;\"“”]{2,60}\?)[\s?!]*$",
    re.IGNORECASE | re.DOTALL,
)
_HAVE = re.compile(
    rf"^\s*{_POLITE}(?:i|we)(?:'ve| have)(?: got)?(?: here)? (?=(?:an?|the|this) (?:figure|number|sum|total|date)\b)"
    rf"|^\s*{_POLITE}(?:i|we)(?:'ve| have)(?: got)?(?: here)? (?:an?|the|this) {_NOUN}(?: (?:that|which))?"
    r"(?: (?:says?|saying|reads?|claims?|claiming))?(?: that|:)? ",
    re.IGNORECASE,
)


def numbered_claims(text: str) -> list[str]:
    """The claims that are numbered in a text which asks whether they are so; empty for another text."""
    before, *claims = (one.strip(" ;,") for one in _NUMBERED.split(text))
    return claims if len(claims) > 1 and _ASKS_WHICH.search(before) else []


def asks_to_check(text: str) -> bool:
    """Whether a text asks if something is so, and says what."""
    if numbered_claims(text) or _without_asking_for_use(text) != text:
        return True
    led = _LEAD.sub("", text, count=1)
    if led != text:
        return not _IMPERATIVE.match(text) or bool(_STATES.search(text)) or any(map(is_verb, words(led)))
    told = _LED.sub("", text, count=1)
    if told != text and not _WH.search(told):
        return True
    if _ASKS_ITSELF.match(text.strip()) or _ASKS_BEHIND.search(text):
        return False
    return bool(_ENDS_ASKING.search(text) or (_TAIL.search(text) and _BARE_TAIL.search(text)))


def without_asking(text: str) -> str:
    """What is claimed, without the words that ask for a check; empty where nothing else stands there."""
    if (said := _without_asking_for_use(text)) != text:
        text = _HAVE.sub("", said, count=1).rstrip(" .,;:")
    for _ in range(3):  # "please check: I read that …"
        text = _BELIEVED.sub("", _LED.sub("", _LEAD.sub("", text, count=1), count=1), count=1)
    for _ in range(2):  # "…, true? please check."
        if (bare := _TAIL.sub("", text)) != text:
            text = _REASON.sub("", bare)
    return _CALLS.sub(r"\g<who> is \g<what>", text, count=1)


def _without_asking_for_use(text: str) -> str:
    """A text that says something without the short question behind it whether that may go out; else as it is."""
    found = _LAST_ASKED.match(text)
    said = found["said"] if found else ""
    if found is None or said.endswith("?") or _ASKS_ITSELF.match(said.strip("\"'“‘ ")):
        return text
    asks = {*content(found["asks"])}
    meant = bool(asks & _FOR_USE) and asks <= _FOR_USE | _OF_THE_TEXT
    return said if meant and any(map(is_verb, words(said))) else text
