"""Questions whether something was decided: agreed, adopted, signed, or only proposed."""

import re

from rag.english import QUESTION_WORDS
from rag.question.kinds.phrasing import Phrasing

_DECIDED = (
    r"(?:agreed|adopted|signed|approved|decided|endorsed|ratified|settled|launched|created|set up|established|rejected"
    r"|final|in force|a?\s?done deal|concluded|passed)"
)
_STATUS = re.compile(
    r"^(so )?(was|were|is|are|has|have|did|will)\b.*\b(agreed?|adopt(ed)?|sign(ed)?|accept(ed)?|approved?|decided?"
    r"|in(?:to)? force|tak(?:e|en) effect|ratif(?:y|ied)|implemented|paid|disbursed"
    r"|prolonged|extended|renewed|appointed|admitted|granted|awarded"
    r"|set up|created?|establish(ed)?|launch(ed)?|endorsed?|join(ed)?|rejected?"
    r"|dropped|failed?|done deal|settled|final)\b"
    r"|\b(agreed|signed|adopted|accepted|joined|endorsed|done deal|decided) or (not|only|just)\b|\byes or no\b"
    r"|\bonly proposed\b|\bor just\b"
    r"|\b(signed|agreed|adopted|approved|decided) yet\b|\bwhat (became|has become|happened (?:to|with)|came of)\b"
    rf"|^(?:(?:so|and|but|then),? )*(?!(?:{'|'.join(QUESTION_WORDS)})\b)[^?,;:]{{3,80}} (?:was|were|has been"
    rf"|have been|got) (?:\w+ly |already |now )?{_DECIDED}\b[^?,;:]*\?$"
    rf"|\b{_DECIDED}\b[^?]* or (?:(?:not|no)(?=\W*$)|(?:only|just|merely)\b)"
    rf"|(?::|,|\s[–—-])\s*(?:was (?:it|that|this) |is (?:it|that|this) |already |formally |really |ever )?{_DECIDED}"
    r"(?: (?:yet|already|now|there|(?:in|at) [\w'+ –-]{1,40}))?\s*\?"
    rf"|^(?:so |and |but )?the [^,?]{{3,80}}? {_DECIDED} (?:at|in|by|during|with|last|this) [^,?]+, ?"
    r"(?:when|where|how|who|which|what)\b"
    r"|^(?:so |and |but )?(?:is|are) there (?:now |already )?(?:an?|any|the)\b.*\b(?:now|yet|already)\b"
    r"|\bor (?:was|is|were) (?:that|it|this|they|those) (?:all )?(?:just|only|merely|mere|still|all)\b"
    r"|\b(?:just|only|merely|mere) (?:talk|words|an idea|a proposal|a plan|proposals)\b|\ball talk\b"
    r"|(?:[,;:]|\s[–—-])\s*(?:and |so )?(?:did|has|have|was|were|is|are) [^,?]{2,60}"
    r"\b(?:agreed?|adopt(?:ed)?|approved?|sign(?:ed)?|endorsed?|accept(?:ed)?|ratif(?:y|ied)|decided?)\b[^,?]{0,20}\W*$"
    r"|\bwhere (?:do|does|did) [^?,]{1,60} stand\b(?! on\b)|\bstate of play (?:on|with|of|for)\b"
    r"|\bstatus of\b|^(so |and )?did (they|the leaders|the summit|it) (agree|adopt|sign|approve|decide)\b"
    r"|\b(when|where|how|who|which|what|why)\b.*\bthe (?!(documents?|texts?|decisions?)\b)[\w'+ –-]+"
    r"\b(agreed|signed|adopted|approved|launched|created) (at|in|during|there)\b"
)

_STANDS = re.compile(
    r"^(?:(?:so|and|but|ok)\W+)*(?P<aux>is|are|was|were|has|have|did|does|do)"
    r" (?P<it>(?!it\b|this\b|that\b|there\b)[^?]+?)"
    r"(?: (?:still|even|ever|actually|really|now|already|just|all|become|got|gotten|been|made|a|the))*"
    r" (?:(?P<law>(?:binding )?law|(?:legally )?binding)"
    r"|(?P<works>in (?:operation|use|place|service)|operational|operating|functioning|working|(?:up and )?running|open"
    r"|(?:start(?:ed)?|begun|began|begin) (?:to )?(?:work|operat)(?:e|ing|ions)?)"
    r"|alive|dead(?: in the water)?|stalled|shelved|in limbo"
    r"|o(?:n|ff) (?:the table|the cards|ice|hold|track)|happen(?:ed|ing)?"
    r"|(?:go(?:ne|ing)?|got|get|getting|moved?|moving) (?:anywhere|nowhere|ahead|through|forward|on|off the ground))\b"
    r"(?: (?:on|for|upon) (?:any(?:one|body)|every(?:one|body)|all|states|members|(?:the|its|all) \w+))?"
    r"(?: (?:yet|now|at all|already|any ?more|since))*\W*(?:or\b[^?]*)?\?*$",
    re.IGNORECASE,
)
"""Asks in words of talk how far a thing has come: "is the bank dead?", "has it gone anywhere?", "is it law now?"."""


_TALK = r"(?:an? )?(?:pipe dream|proposal|promise|plan|idea|wish)|hot air|wishful thinking|talk|words"
_SETTLED = (
    r"(?:(?:all |now |already |really |actually |formally |officially |finally |even )*"
    r"(?:decided|settled|agreed(?: on)?|signed(?: off)?|approved|sealed|official|nailed down|locked in|fixed|voted|done"
    r"|real|final|on paper|in black and white|promised|proposed|floated"
    r"|(?:an? )?(?:done deal|reality|real thing|thing|fact|deal)"
    rf"|(?:(?:just|only|mere(?:ly)?|still|more than) )*(?:{_TALK}"
    r"|(?:just|only|merely|still) (?:promised|proposed|floated|announced))))"
)
_OR_NOT = rf"(?: (?:yet|now|already|by now|at all))*(?:,? or (?:not|no|{_SETTLED}|(?:is|was) (?:it|that) {_SETTLED}))?"
_THING = (
    rf"(?P<it>(?!(?:{'|'.join(QUESTION_WORDS)}|list|name|compare|give|show|tell|summari[sz]e|all|every\w*|anything)\b)"
    r"[^?;]{4,90}?)"
)
_SAID_SHORT = re.compile(
    rf"^(?:(?:so|and|but|ok)\W+)*{_THING}(?:[,:]|\s[–—-])\s*(?:and |so )?"
    rf"(?:(?:is|was|are|were|has|have) (?:that|it|this|they)(?: been)? {_SETTLED}|do(?:es)? (?:it|that|they) exist"
    r"|did (?:that|it) (?:fly|pass|get through|go (?:through|anywhere)|happen)"
    rf"|{_SETTLED}){_OR_NOT}\W*$",
    re.IGNORECASE,
)
"""Names a thing and asks in a few words whether it is settled: "joint drills: decided?", "the bank, is that real?"."""
_IS_IT_REAL = re.compile(
    rf"^(?:(?:so|and|but|ok)\W+)*(?:is|are|was|were) (?P<it>(?!it\b|this\b|that\b|there\b)[^?,;]{{3,80}}?)"
    r" (?:now |already )?(?:a (?:real )?thing|real|hot air|nailed down|locked in|sealed|signed off"
    rf"|more than (?:just )?(?:talk|words)){_OR_NOT}\W*$",
    re.IGNORECASE,
)
"""Asks the same with the thing behind the verb: "is the bank a thing now?"."""
_WHY_NOT = re.compile(r"(?:(?:so|and|but) )?(?:why|how come)\b[^?]*(?:\bnot\b|n['’]t\b)")
_LEADS_THING = re.compile(r"^(?:that|this|what about|how about) ", re.IGNORECASE)


def asked_as_status(text: str) -> str:
    """A question how far something has come, in the words of one whether it was agreed or is binding; else as it is."""
    if said := _SAID_SHORT.match(text.strip()) or _IS_IT_REAL.match(text.strip()):
        return f"Was {_LEADS_THING.sub('the ', said['it'].strip())} agreed?"
    found = _STANDS.match(text.strip())
    if found is None:
        return text
    many = found["aux"].lower() in ("are", "were", "have", "do")
    if found["law"]:
        return f"{'Are' if many else 'Is'} {found['it']} agreed with legal force?"
    if found["works"]:
        return f"{'Are' if many else 'Is'} {found['it']} in operation as agreed?"
    return f"{'Were' if many else 'Was'} {found['it']} agreed?"


def asks_for_status(asked: Phrasing) -> bool:
    """Whether it asks what became of something; why something was not done is asked by who knows that."""
    text = asked.folded
    return not _WHY_NOT.match(text) and (bool(_STATUS.search(text)) or asked_as_status(text) != text)
