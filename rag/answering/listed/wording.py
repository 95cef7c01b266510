"""How a question asks for a list: what came out how, who acts, what is to be told of each, and what limits it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from rag.answering.meant import Meant
from rag.answering.who import Actors
from rag.english import MEETING_NOUNS, number_words, terms, words
from rag.question import columns_of, without_columns
from rag.record import StatementStatus, statuses_named

_STATUS_WORDS: Mapping[StatementStatus, re.Pattern[str]] = {
    "adopted": re.compile(r"\b(adopt|sign|agree|approv|settle[ds]?\b|decid|decision|outcome|result|undertook|undertak"
        r"|endors)"),
    "announced": re.compile(
        r"\b(announc|pledg|promis|commit|launch|offer|(?:put|brought|laid|place[ds]?) (?:on|to) the table)"
    ),
    "proposed": re.compile(
        r"\b(propos|suggest|initiative|idea|call(ed)? for|urg(e|ed)|recommend|put forward|want(ed)?"
        r"|(?:put|brought|laid|place[ds]?) (?:on|to) the table)"
    ),
    "failed": re.compile(
        r"\b(fail|reject|refus|block|drop|postpon|shelv|cancel|veto|not agreed|defeated|withdrawn"
        r"|(?:turn|vot|strik|struck|shot|knock)(?:ed)? down|(?:led|leading|got|getting|went|going) nowhere"
        r"|(?:came|coming|led) to nothing|fell through|thr(?:own|ew) out|(?:went|got|stood) no further"
        r"|(?:found|won|got|had) (?:no|little) (?:support|backing|majority|agreement|taker)"
        r"|(?:did not|didn't|never) (?:make it|get through|pass|fly|succeed|come off|find (?:support|agreement))"
        r"|(?:left|came away|went away) empty-handed|without (?:success|(?:a )?result|agreement|support|effect))"
    ),
}  # fmt: skip
FATES: Mapping[str, StatementStatus] = {
    "adopted": "adopted", "announced": "announced", "proposed": "proposed", "rejected": "failed"
}  # fmt: skip
LIST_STEMS = frozenset(
    terms(
        """list everything all complete full short every each make table show give name enumerate proposed propose
        proposal proposals suggested suggest suggesting suggestions initiative initiatives idea ideas put forward called
        call urged urge adopted adopt signed sign agreed agree agreements approved decided decisions decision announced
        announce announcements pledged pledge pledges promised promise commitments committed money sum sums funding
        finance funds amount amounts document documents text texts papers outcomes outcome results result only said
        say who what thing things came out side own account president presidents country countries far overview
        mentioned library articles both separately launched launch offered offer rejected failed respectively along
        total want wanted minister prime central asian made taken take took put tabled presented came come proposer
        proposers meeting held leaders parties sides group groups member members states adoption passed pass done do
        undertook commit endorsed endorse reached reach there new kind kinds sort sorts bring brought come arrive
        arrived present submit submitted lay laid float floated raise raised forward five six seven programmes programs
        concepts plans strategies roadmaps treaties memorandums memoranda protocols resolutions charters conventions
        frameworks communiques joint statement whatever whichever regardless anywhere ever exactly precisely
        behalf bullet bulleted numbered point points deadline deadlines set limit limits time postponed
        dropped shelved cancelled blocked refused vetoed could couldn unable much put gave given give contributed paid
        donated billion million dollar euro around round alongside beside sideline sidelines margin margins fringe
        fringes achieved accomplished settled resolved analysis piece report mentioned number numbers contribution
        contributions due role part play played input planned expected scheduled happen currency purpose financial
        donation donations donor donors giver givers contributor contributors figure figures
        invest investment investments own currency currencies row column columns separate breakdown split
        itself himself herself themselves
        worth value values valued counterpart counterparts partner partners above over below under exceed exceeding
        least contract contracts order orders project projects merely simply lists purchase purchases partnership
        partnerships grouped separate floated apart
        undecided unresolved unsettled pending outstanding left open remain remained stay stayed still matter matters
        issue issues file files question questions item items across whole various different several
        pay pays visit visits trip trips membership memberships deal deals accession accessions
        carry carries carrying date dates dated
        alone through need people ppl itemised itemized itemise itemize enumerate enumeration formally gained approval
        include included including delegates delegations negotiators ahead line row per cash term terms big large size
        sized hefty years business businesses gain secure land win won strike struck clinch conclude concluded
        year leave home away talk talked spoken re ve ll each went"""
    )
)
_MONEY = re.compile(
    r"\b(money|monetary|cash|sums?|funds?|funding|financ\w+|amounts?|how much|[mb]illions?|figures|loans?|grants?"
    r"|investments?|donations?|contributions|donors?|contributors|givers?|currenc(y|ies)"
    r"|who(?: \w+)? (?:pays?|paid|gives?|gave)"
    r"|who (?:\w+ )?(?:pledged|promised|contributed|donated) (?:what|how much)"
    r"|what (?:each|they|everybody|everyone)(?: \w+)? (?:pays?|paid|gives?|gave|pledged|promised|contributed))\b"
)
_REST_OF_WORD = re.compile(r"[\w'-]*")
_VALUE = re.compile(r"\b(?:values?|worth)\b")
"""Of what is to be told of each: a sum of money, unlike the values that those who met share."""
_PLEDGES = re.compile(r"\bpledges\b")
"""Most pledges are of money; where none is, the announcements are listed."""
_DEALS = re.compile(r"\b(?:deals?|contracts?|orders?|purchases?|business(?:es)?)\b")
_DOCUMENTS = re.compile(
    r"\b(documents?|texts|papers|declarations?|agreements|statements|communiqu[eé]s|programmes|programs|concepts|plans"
    r"|strategies|roadmaps|treaties|memorandums|memoranda|protocols|resolutions|charters|conventions|frameworks"
    r"|(?:each|every) (?:joint )?(?:agreement|statement|communiqu[eé]|programme|program|concept|plan|strategy|roadmap"
    r"|treaty|memorandum|protocol|resolution)|on paper|in writing)\b"
)
_SAID = re.compile(
    r"\bwho said what\b|\bwhat (?:role|part|contribution|input)\b"
    r"|\b(say|says|said|saying|think|argue[ds]?|statements?)\b"
)
_PART = re.compile(r"\bwhat (?:role|part|contribution|input)\b")
_ALL = re.compile(r"\b(?:all|every|everything|each|which|what|list)\b")
_NOT_DECIDED = re.compile(
    r"\b(?:not|never|without) (?:yet |ever )?(?:be(?:ing)? |been |having been |getting )?"
    r"(?:(?:manage(?:d)? to|able to) )?(?:achieved?|accomplished?|reached"
    r"|settled|resolved|solved|agreed?|adopt(?:ed)?"
    r"|sign(?:ed)?|approved?|decided?|endorsed?"
    r"|(?:find|found|reach|win|won) (?:an? |any )?(?:agreement|consensus|majority|common ground))\b"
    r"|\bno (?:agreement|consensus|decision)\b"
    r"|\b(?:left|remain(?:ed|s)?|stay(?:ed|s)?|still|is|are|was|were) (?:open|out|undecided|unresolved|unsettled"
    r"|pending|outstanding|for later)\b"
    r"|\b(?:fail(?:ed)? to|unable to|(?:could|can|did|do) not|(?:couldn|didn|can)'t)(?: manage to)?"
    r" (?:agree|adopt|sign|approve|decide|endorse|settle)\b"
    r"|\b(?:undecided|unresolved|unsettled|outstanding) (?:matters|issues|files|questions|points|items)\b"
)
_PROPOSALS = re.compile(r"\b(?:proposals|ideas|suggestions|initiatives|plans|demands|requests)\b")
"""What, asked for as not agreed, failed."""
_PUT_FORWARD = re.compile(r"\b(?:put forward|made|tabled|came|propose)\b")
ONLY_THOSE = re.compile(r",? only those (?P<fate>adopted|announced|proposed|rejected)\W*$", re.IGNORECASE)
"""Limits a list to what came out in one way."""
_EACH_LEADER = re.compile(
    rf"\b(each|every|all|(?:all )?the (?:{'|'.join(number_words(2, 10))}))"
    r"( one)?( of)?( the)?( (?!the\b|which\b|that\b)\w+){0,3}?"
    r" (presidents?|leaders?|heads? of state)\b"
)
_PUTS = re.compile(
    r"\b(?:bring|brought|rais(?:e|ed)|offer(?:ed)?|ask(?:ed)? for|request(?:ed)?|demand(?:ed)?|want(?:ed)?)\b"
)
"""What somebody does at a meeting that is of no one status."""
_AGREE_TOGETHER = re.compile(
    r"\b([\w-]+) and (?:[\w-]+ ){0,2}?([\w-]+) (?:\w+ )?(?:agree|sign|adopt|decide|settle)(?:d|ed)?\b"
)
"""Asks what two agreed with each other: "what did Xi and Biden agree?"."""
_AROUND = re.compile(r"\b(?:around|alongside|sidelines?|side-lines?|margins?|fringes?|on the side)\b")
"""Asks also for what others did while a meeting was held."""


def statuses_asked(what: Meant) -> tuple[StatementStatus, ...]:
    """The statuses asked for; empty where the question names none."""
    text = _NOT_DECIDED.sub("rejected", what.text)
    fails = _STATUS_WORDS["failed"].search(text)
    if fails and _PROPOSALS.search(text) and not _PUT_FORWARD.search(_STATUS_WORDS["failed"].sub("", text)):
        return ("failed",)
    named = tuple(status for status, pattern in _STATUS_WORDS.items() if pattern.search(text))
    return named or tuple(dict.fromkeys(statuses_named(text).values()))


def without_status_verbs(what: Meant) -> Meant:
    """The question with a topic that holds none of the verbs which name what became of something."""
    return replace(what, topic=what.topic - frozenset(terms(" ".join(statuses_named(what.text)))))


_WHOSE = re.compile(
    rf"[\w'’-]+ (?:(?:{'|'.join(MEETING_NOUNS)}|ministerial|thing)s?|delegat\w+|ministers|leaders|negotiators|parties"
    r"|people|summary|bulletin|communiqu[eé]|readout|speech|address|article|page|interview|report)\b",
    re.IGNORECASE,
)
"""Names a meeting, those who met or an account of it by what they are on: "the peatlands delegates"."""
_OF_THOSE_WHO_MET = re.compile(rf"([\w-]+s)['’] (?:\w+ )?(?:{'|'.join(MEETING_NOUNS)})s?\b", re.IGNORECASE)
"""Names a meeting by who meets there: "the mayors' meeting"."""
_LEFT_OUT = re.compile(
    r"\s*(?:[,;.(–—-]\s*(?:and |but |please )*)(?:not|no|nothing|without|excluding|except|leave out)"
    r" (?!(?:yet|more|less|later)\b)[^,;?]{3,60}$",
    re.IGNORECASE,
)
"""What a list is not to have, at the end of the question: "- not what was merely noted"."""


def without_exclusion(text: str) -> str:
    """The question without what its list is not to have."""
    return _LEFT_OUT.sub("", text)


def without_what_names_the_meeting(what: Meant, titles: Sequence[str]) -> Meant:
    """The question with a topic that holds no words by which it only calls the meeting, or an account of it.

    Args:
        what: The question.
        titles: Of the articles on the meeting, whose words these are.
    """
    called = frozenset(term for found in _WHOSE.finditer(what.written) for term in terms(found[0]))
    own = frozenset(terms(" ".join(titles)))
    theirs = frozenset(term for found in _OF_THOSE_WHO_MET.finditer(what.written) for term in terms(found[1]))
    return replace(what, topic=what.topic - (called & own) - theirs) if what.meetings else what


def without_what_to_tell(what: Meant) -> Meant:
    """The question without what is to be told of each entry: "with the currency and the purpose"."""
    written, text = without_columns(what.written), without_columns(what.text)
    cut = frozenset(terms(what.written)) - frozenset(terms(written))
    return replace(what, written=written, text=text, topic=what.topic - cut)


def asks_for_all(what: Meant) -> bool:
    """Whether it asks for all there is of something, or which."""
    return bool(_ALL.search(what.text))


def asks_for_money(what: Meant) -> bool:
    """Whether it asks for sums."""
    return bool(_MONEY.search(what.text) or _PLEDGES.search(what.text) or _VALUE.search(columns_of(what.text)))


def asks_for_deals(what: Meant) -> bool:
    """Whether it asks for business that was done, which is mostly told with what it is worth."""
    return bool(_DEALS.search(what.text))


def asks_for_documents(what: Meant) -> bool:
    """Whether it names a kind of document."""
    return bool(_DOCUMENTS.search(what.text))


def asks_for_sayings(what: Meant) -> bool:
    """Whether it asks for what was said, or for what each leader brought to the meeting."""
    return bool(_SAID.search(what.text) or (_PUTS.search(what.text) and asks_of_each_leader(what)))


def without_words_of_failing(what: Meant) -> Meant:
    """The question, where it asks for what was not decided, with a topic that holds none of the words that say so."""
    fails = (found for one in (_NOT_DECIDED, _STATUS_WORDS["failed"]) for found in one.finditer(what.text))
    told = (found[0] + (_REST_OF_WORD.match(what.text, found.end()) or [""])[0] for found in fails)
    said = frozenset(term for one in told for term in terms(one))
    return replace(what, topic=what.topic - said - _MANAGED) if said else what


_MANAGED = frozenset(terms("fail manage able unable"))


def asks_for_the_part(what: Meant) -> bool:
    """Whether it asks what part somebody played."""
    return bool(_PART.search(what.text))


def asks_for_undecided(what: Meant) -> bool:
    """Whether it asks for what was not decided."""
    return bool(_NOT_DECIDED.search(what.text))


def asks_for_what_was_around(what: Meant) -> bool:
    """Whether it asks for what some of those who met did on the side of the meeting."""
    return bool(_AROUND.search(what.text))


def asks_of_each_leader(what: Meant) -> bool:
    """Whether it asks for what each of the leaders did."""
    return bool(_EACH_LEADER.search(what.text))


def agreeing_together(what: Meant, actors: Actors) -> frozenset[str]:
    """Two people of whom it is asked what they agreed with each other; empty when it asks for no such thing."""
    found = _AGREE_TOGETHER.search(what.text)
    both = frozenset(words(" ".join(found.groups()))) if found else frozenset[str]()
    return both if len(both) > 1 and both <= actors.people else frozenset()
