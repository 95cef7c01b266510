"""Who acts in a clause: the head of its subject and those joined to it, or who is named after "by".

A pronoun stands for the one who acted last. Countries go by their usual name, persons by the full name that the
article gives first, bodies and groups ("leaders") as they are written.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from rag.english import CLAUSE_OPENERS, MONTHS, countries, is_verb, word_set
from rag.record.names import Names
from rag.record.possible_actors import GROUPS, PossibleActor, possible_actors
from rag.record.values import Actor
from rag.types import Span

_US = re.compile(r"[Ww]e\b")
_HE = re.compile(r"\b(?:he|she)\b", re.IGNORECASE)
_PRONOUN = re.compile(
    r"\b(?P<one>he|she)\b|\b(?P<they>they)\b|\b(?P<it>it)\b|\b(?P<we>we)\b"
    r"|(?P<whose>^\W*(?:his|her)\b|\b(?:his|her) (?:(?-i:[a-z]+) ){1,3}$)",
    re.IGNORECASE,
)
_CONJUNCTION = re.compile(rf"\s*(?:{'|'.join(CLAUSE_OPENERS)})\s+", re.IGNORECASE)
_ADVERBS = (
    *("Already", "Again", "Yet", "Still", "Then", "Thus", "Hence", "Now", "Today", "Yesterday", "Later", "Inside"),
    *("Outside", "Elsewhere", "Here", "There", "Meanwhile", "However", "Instead", "Nevertheless", "Nonetheless"),
    *("Moreover", "Furthermore", "Therefore", "Otherwise", "Too", "So", "Once", "Overall", r"[A-Z]\w+ly"),
)
_INTRODUCTORY = re.compile(
    r"(?:In|On|At|Under|For|During|After|Before|With|Without|From|To|By|Since|As|Besides|Apart|Unlike|Despite|Following"
    r"|Of|Among|Alongside|Through|Describing|Speaking|Meeting|While|When|Although|Though|Where|Also|Days|Earlier"
    r"|Separately|Contrary|Amid|Beyond|Ahead|According)\b"
    r"|(?:Instead of|Prior to|Rather than|Because of|Due to|Based on|Thanks to|Given)\b"
    r"|[A-Z][a-z]+ed (?:by|about|whether|if|on whether)\b"
    rf"|(?:{'|'.join(_ADVERBS)})(?: (?:this|last|that) \w+)?(?=, )|\d{{1,2}} (?:{'|'.join(MONTHS)})\b"
)
_GOES_ON = re.compile(r"(?:in|on|at|under|for|during|after|before|with|without|from|following|amid|despite|through)\b")
"""How an introduction goes on behind another one: "In 2021, in an essay for the paper, …"."""
_LIST_GOES_ON = re.compile(
    r"(?!(?:the|an?|both|all|some|many|most|several|its?|his|her|their|they|he|she|we|one|no|who|which)\b)[a-z]"
)
"""Behind a comma in an introduction: "On making the reports, conclusions and annexes available, Peru said"."""
_PAST_ASIDE = re.compile(
    r"(?:held|convened|hosted|organi[sz]ed|chaired|led) (?:in|on|at|by|from)\b|(?:supported|opposed|joined|backed) by\b"
)
"""What is told aside of what introduces a subject: "At its session, held in Lima, delegates met"."""
_PARTICIPLE = re.compile(rf"[A-Z][a-z]+ing (?!(?i:{GROUPS})\b)(?P<next>[\w'-]+)")
_PLACE_BETWEEN = re.compile(r"[A-Z][\w' -]+, (?:in|on|at|after|before|during|which|where) [^,]*, ")
"""Between two introductions: "Meeting in Lima, Peru, on 4 May, the ministers …"."""
_HEADING = re.compile(r"[A-Z][^:;,.\"()]{2,60}: (?=[A-Z])|[A-Z][A-Z\d ,&/'()-]{4,90} ?: ?(?=[A-Z])")
"""What stands before the sentence proper: "Final outcome: In its decision …"."""
_DATED = re.compile(
    rf"(?:In|At) (?:[A-Z][\w'-]*|the) ?(?:[A-Z][\w'-]* )*on \d{{1,2}} (?:{'|'.join(MONTHS)})(?: \d{{4}})? "
)
"""An introduction without a comma: "In Samarkand on 4 April 2025 the European Union …"."""
_TITLED = r"(?:the |President |Prime Minister |Chancellor |King |[A-Z][\w']+(?:'s)? (?:President |Prime Minister )?)*"
_JOINS = re.compile(
    r"(?:(?: of| from) (?:the )?[A-Z][\w']+(?: [A-Z][\w']+)*)?"
    r"(?:, for (?:the )?[A-Z][\w'/&-]*(?: (?:of |and |the )*[A-Z][\w'/&-]*)*)?"
    rf"(?:, (?:and |or |(?:together |along )?with )?| (?:and|or|nor|as well as|along with) ){_TITLED}"
)
"""Between those who act together: also "Kenya, for the African Group, and Peru", "Peru, with Chile"."""
_OF_COUNTRY = re.compile(r" (?:of|from) (?:the )?")
_BESIDE = re.compile(r"(?:'s)? (?:(?!and )\w+ ){0,3}")
_HIS_OFFICE = re.compile(r"(?:'s)? (?!and\b|or\b)[a-z]+")
"""Behind a country that stands beside a person: "Mora, Kenya's chief negotiator"."""
_HOLDS_OFFICE = re.compile(r" (?:president|prime minister|chancellor|premier|king|leader|\w+ minister)$")
"""Ends one whose name follows a comma: "the Peruvian president, Ana Lund"."""
_NAMED_AFTER = re.compile(r"(?: of (?:the )?[A-Z][\w-]+(?: [A-Z][\w-]+){0,2})?, (?:the (?:(?!and )[\w'-]+ ){1,5})?")
"""Between an office and who holds it: "its chairperson, the Russian commissioner Tatyana Moskalkova"."""
_SPOKEN_FOR = re.compile(r", (?:speaking )?(?:for|on behalf of) (?:the )?")
_BY = re.compile(r".{0,40}?\bby (?:the )?")
_FROM_ONE = re.compile(r" (?:jointly )?(?:by|from) (?:the )?(?=[A-Z])")
"""Between a proposal and who made it."""
_BY_WITHIN = 25
"""Characters after "by" within which the name of who acts begins."""
_SPEECH = re.compile(r" (?:said|says|told|announced|reported|confirmed|wrote|added)\b")
_TELLS = re.compile(r" (?:said|says|told|added|explained|wrote)\b")
_SAID_BEHIND = re.compile(
    r"[^,], (?P<who>he|she|(?:the )?(?:[A-Z][\w'-]+)(?: [\w'-]+){0,3}?) (?:said|announced|argued|stressed|added|warned"
    r"|suggested|explained|promised|insisted|told (?:the )?[\w' ]+)(?=[,.]|$)"
)
_SAID_INVERTED = re.compile(
    r"[^,\"], (?:said|says|added|argued|warned|explained"
    r"|wrote) (?P<who>(?:the )?[A-Z][\w'-]+(?: [A-Z][\w'-]+){0,3})(?=[,.]|$)"
)
"""Who says it, behind the verb: "it takes time, says Lund"."""
_HAPPENS = re.compile(
    r"(?:(?:will|would|is|are|was|were|has|have|had|to|also|now|been|be|due|set|scheduled|expected) )*"
    r"(?:(?:takes?|took|taken|taking) place|(?:be|been|is|are|was|were) held)\b"
)
"""What is said of a meeting, which acts in nothing."""
_CAME_FROM = re.compile(
    r"\b(?:came|comes|stem(?:s|med)|originat(?:es|ed)) (?:\w+ly |also )?from"
    r" (?P<who>(?:the )?[A-Z][\w'-]+(?: [A-Z][\w'-]+){0,3})\W*$"
)
"""The one whose something is: "the longest list of proposals came from Mora"."""
_SAYS = r"(?:said|says|argued|declared|announced|stressed|warned|insisted|promised|told|explained)"
_SAID_FIRST = re.compile(rf"(?P<who>[A-Z][\w'-]+) {_SAYS}\b")
_SPEAKS = re.compile(
    r"(?:, (?:for|on behalf of|supported by|opposed by|with) [^.;]{2,80}?,|,)? (?:(?:also|then|further) )?"
    rf"(?:{_SAYS}|stated|noted|stressed|underscored|underlined|highlighted|emphasi[sz]ed|urged|called|proposed|suggested"
    r"|supported|opposed|recogni[sz]ed|requested|asked|indicated|expressed|welcomed|reported|lamented|cautioned"
    r"|observed|objected|preferred|reiterated|responded|added|recalled|supports?|queried|expected|sought|wanted|outlined"
    r"|introduced|presented|described|identified|summari[sz]ed|reviewed|elaborated|favou?red|advocated|recommended|offered"
    r"|questioned|clarified|referred|pointed|asserted|commended|thanked|listed|drew)\b"
)
_TITLED_SAID = re.compile(rf"(?:The |the )?(?P<who>(?:(?:[A-Z][\w.'/-]*|of|for) ){{1,6}}[A-Z][\w'-]+) {_SAYS}\b")
_QUOTED = re.compile(
    rf"[,.?!…-]\" (?:(?P<who>(?:[^\s\",;]+ ){{0,9}}?[^\s\",;]+)"
    rf" (?:{_SAYS}|added|noted|wrote|tweeted|recalled|asked|concluded)\b"
    r"|(?:said|says|asked|wrote) (?P<behind>[^\",;]+))"
)
"""Who says what is quoted: '…," Prime Minister Ana Lund told reporters', '…," said Lund'."""
_SUBORDINATE = re.compile(r"(?:since|because|as|although|though|while|if|when|unless)\b")
_NAME = re.compile(r"[A-Z][\w'-]{2,}(?: [A-Z][\w'-]+){0,2}")
_PLAIN = re.compile(
    r"(?:the|a|an|one) (?P<noun>(?:[a-z-]+ )?(?!statement|report|text|document|declaration|letter|post|headline|note"
    r"|communiqu|release|message|filing)[a-z-]{4,})"
)
"""Who speaks, in words that name nobody: "the hospital"."""
_HOPES = re.compile(r"\b(?:express\w*|hop(?:es?|ed)|(?:is|are|was|were) confident)\b[^,]* that ")
_IN_VIEW_OF = re.compile(r"In (?P<who>[A-Z][\w-]+)'s (?:view|words|opinion|plan|proposal)\b")
_CLEFT = re.compile(r"[Ii]t (?:was|is) (?P<who>[^,;]{3,60}?) (?:that|who|which) ")
"""Before the verb in "It was Peru that proposed"."""
_TEXT_ACTS = re.compile(
    r"(?:(?:The|the|This|this|These|these|Its|its|A|a) )?(?:(?:draft|final|joint|new|proposed|revised|COP|SBI"
    r"|SBSTA|CMP) )*(?:(?:decision|proposal|draft|text"
    r"|document|report|paper|resolution|paragraph|recommendation|memorandum|treaty|bill"
    r"|plan)(?: \([^)]*\))? (?:also |further )?(?!was\b|is\b|has\b)[a-z]+s\b"
    r"|(?:decisions|conclusions|proposals|drafts|texts|documents|reports|guidelines|recommendations) (?:also "
    r"|further )?"
    r"(?:invite|request|urge|call|recommend|note|welcome|encourage|ask|require|provide|contain|include|establish"
    r"|state|reflect|express|propose|suggest|set)\b)"
)
"""A text that acts, as in "the conclusions invite": nobody does."""
_A_GROUP = re.compile(
    rf"{GROUPS}|they|it|we|others|some|both|who|this|that|the|an?|its|his|her|their|our", re.IGNORECASE
)
_HIS_PLAN = re.compile(r"\b(?:under|in) (?:his|her) (?:plan|proposal|scheme|view|idea)\b", re.IGNORECASE)
_HANGING = re.compile(
    r"\b[a-z]\w+ (?:\w+ ){0,3}?(?:of|to|in|for|with|on|by|from|between|at|about|against|into|under)\b|^\W*no\b"
    r"|[a-z], (?:already |still )?[a-z]+ing\b",
    re.IGNORECASE,
)
_BEFORE_NAMES = word_set("of to in for with on by from between at about against into under and the")
_ONLY_SHORT_WORDS = re.compile(r"\W*(?:(?:\w{1,4}|\w+ly)\W+)*\Z")


@dataclass(slots=True)
class Acting:
    """Who acted last, for the pronouns of what follows."""

    person: Actor | None = None
    group: tuple[Actor, ...] = ()
    thing: Actor | None = None
    delegation: Actor | None = None
    """A country or body that spoke last in this paragraph: bulletins go on with "he" for whoever speaks for it."""

    def begin_paragraph(self) -> None:
        """Let pronouns mean no delegation of the paragraph before."""
        self.delegation = None

    def remember(self, actors: Sequence[Actor], names: Names) -> None:
        """Keep these as the last ones; "it" is meant only of who acts in the sentence before."""
        self.thing = None
        if len(actors) == 1 and actors[0].name in names.everybody:
            self.person = actors[0]
        elif len(actors) > 1 or (actors and re.search(GROUPS, actors[0].name)):
            self.group = tuple(actors)
        elif actors:
            self.thing = actors[0]


@dataclass(frozen=True, slots=True)
class ActorReader:
    """Reads who acts in the clauses of an article, in order."""

    text: str
    """The article's (`rag.record.uniform`)."""
    names: Names
    acting: Acting

    def read(self, clause: Span, verb: Span, *, passive: bool, announced: bool) -> tuple[Actor, ...]:
        """Who acts in a clause.

        Args:
            clause: Its range.
            verb: The words before it hold the subject.
            passive: Whether the subject is what something is done to, so that only "by" names who acts.
            announced: Whether the one who speaks acts, rather than the one spoken of.
        """
        if (told := self._quoted(clause)) is not None:
            return told
        if told := self._attributed(clause):
            return (() if passive else self._spoken_of(clause, verb)) + told
        if _US.match(self.text, verb[0]) and not _SPEECH.search(self.text[clause[0] : verb[0]].partition('"')[0]):
            return (Actor("we", (verb[0], verb[0] + 2)),)
        if passive and (by := _BY.match(self.text[verb[1] : clause[1]])):
            return self._after_by(verb[1] + by.end(), clause[1])
        if _HAPPENS.match(self.text, verb[0], clause[1]):
            return ()
        start = clause[0] + introduction(self.text[clause[0] : verb[0]])
        subject = self.text[start : verb[0]]
        if cleft := _CLEFT.fullmatch(subject):
            return self._subject((start + cleft.start("who"), start + cleft.end("who")), clause)
        if _TEXT_ACTS.match(self.text, start, clause[1]):
            return ()
        if passive:
            speech = _SPEECH.search(subject)
            return self._subject((start, start + speech.start() + 1), clause) if speech else ()
        if " that " in subject:
            return self._of_speech((start, verb[0]), clause, announced=announced)
        return self._subject((start, verb[0]), clause)

    def proposer(self, cue: Span, clause: Span) -> tuple[Actor, ...]:
        """Who made the proposal that is named at a cue: "a proposal by Peru", "tabled by Peru"; nobody otherwise."""
        found = _FROM_ONE.match(self.text, cue[1], clause[1])
        return self._after_by(found.end(), clause[1]) if found else ()

    def remember(self, actors: tuple[Actor, ...], clause: Span) -> None:
        """Keep who acts in a clause for the pronouns of what follows."""
        self.acting.remember(actors, self.names)
        if actors and actors != (self.acting.delegation,):
            speaks = actors[0].name not in self.names.everybody and self._speaks_first(actors[0], clause)
            self.acting.delegation = actors[0] if speaks else None

    def _speaks_first(self, one: Actor, clause: Span) -> bool:
        """Whether a clause opens with one who speaks: "Peru said", "Kenya, for the African Group, stressed"."""
        words = self.text[clause[0] : one.span[0]]
        before = words[introduction(words) :].strip().lower()
        return before in ("", "the") and bool(_SPEAKS.match(self.text, one.span[1], clause[1]))

    def _candidates(self, within: Span, end: int) -> list[PossibleActor]:
        last = self.acting.person.name if self.acting.person else None
        return possible_actors(self.text, within, end, self.names, last)

    def _quoted(self, clause: Span) -> tuple[Actor, ...] | None:
        """Who says what a clause quotes, nobody when a text does; None when it tells of nobody behind a quotation."""
        found = _QUOTED.search(self.text, *clause)
        if found is None:
            return None
        who = found.span("who") if found["who"] else found.span("behind")
        if _HE.fullmatch(self.text, *who):
            return self._last_person()
        named = self._candidates(who, clause[1])
        persons = [one for one in named if one.kind == "person"]
        if not named and _NAME.fullmatch(self.text, *who):
            return (Actor(self.text[slice(*who)], who),)
        if not named and (plain := _PLAIN.fullmatch(self.text, *who)):
            return (Actor(plain["noun"], plain.span("noun")),)
        return _joined(self.text[slice(*who)], who[0], persons or named)

    def _attributed(self, clause: Span) -> tuple[Actor, ...]:
        """Who says or plans it, as the clause or the words behind it tell: "…, Putin announced", "under his plan"."""
        words = self.text[slice(*clause)]
        if _HIS_PLAN.search(words) and self.acting.person:
            return self._last_person()
        begins = introduction(words)
        found = _SAID_BEHIND.search(words) or _SAID_FIRST.match(words, begins) or _IN_VIEW_OF.match(words)
        found = found or _SAID_INVERTED.search(words) or _CAME_FROM.search(words)
        if found is None:
            return self._titled(clause, begins)
        if _A_GROUP.fullmatch(found["who"]):
            return ()
        if found["who"].lower() in ("he", "she"):
            return self._last_person()
        start, end = (clause[0] + at for at in found.span("who"))
        named = [one for one in self._candidates((start, end), clause[1]) if one.kind in ("person", "country", "name")]
        if named:
            return _joined(self.text[start:end], start, named[:1])
        return (Actor(found["who"], (start, end)),) if re.fullmatch(r"[A-Z][\w'-]+", found["who"]) else ()

    def _spoken_of(self, clause: Span, verb: Span) -> tuple[Actor, ...]:
        """Who acts in what somebody tells of others: "Peru will send aid, officials said"."""
        words = self.text[slice(*clause)]
        behind = _SAID_BEHIND.search(words)
        if behind is None or '"' in words or clause[0] + behind.start("who") < verb[1] or not _TELLS.search(behind[0]):
            return ()
        start = clause[0] + introduction(self.text[clause[0] : verb[0]])
        return self._subject((start, verb[0]), clause)

    def _titled(self, clause: Span, begins: int) -> tuple[Actor, ...]:
        """Who speaks by title and name: "Committee Chair Lund said"; a person before whatever else is named."""
        found = _TITLED_SAID.match(self.text[slice(*clause)], begins)
        if found is None:
            return ()
        start, end = (clause[0] + at for at in found.span("who"))
        named = self._candidates((start, end), clause[1])
        persons = [one for one in named if one.kind == "person"]
        kept = persons or [one for one in named if start + one.end == end]
        return _joined(self.text[start:end], start, kept[-1:])

    def _after_by(self, start: int, end: int) -> tuple[Actor, ...]:
        found = self._candidates((start, end), end)
        return _joined(self.text[start:end], start, found) if found and found[0].start < _BY_WITHIN else ()

    def _of_speech(self, within: Span, clause: Span, *, announced: bool) -> tuple[Actor, ...]:
        """Of "A said that B would": B, or A where A is a person who announces something."""
        subject = self.text[slice(*within)]
        inner = within[0] + subject.rindex(" that ") + len(" that ")
        if _SUBORDINATE.match(self.text, inner):
            inner = within[1]
        speaker = (within[0], within[0] + subject.index(" that "))
        found = self._candidates((inner, within[1]), clause[1])
        spoken = self._candidates(speaker, clause[1])
        if spoken and spoken[0].kind == "person":  # "he" of the next sentence, whoever acts in what is said
            self.acting.person = _joined(subject, within[0], spoken[:1])[0]
        by_person = announced and bool(spoken) and spoken[0].kind == "person"
        if _HOPES.search(subject):
            found = []
        if found and not by_person and not _hangs(self.text[inner : within[1]], found[0]):
            return _joined(self.text[inner : within[1]], inner, found)
        return self._subject(speaker, clause)

    def _subject(self, within: Span, clause: Span) -> tuple[Actor, ...]:
        subject = self.text[slice(*within)]
        found = self._candidates(within, clause[1])
        if found and _hangs(subject, found[0]):
            found = found[-1:] if _stands_before_verb(subject, found[-1]) else []
        if len(found) == 1 and found[0].kind == "name" and not _ends_subject(subject[found[0].end :]):
            found = []
        pronoun = _PRONOUN.search(subject)
        if pronoun and pronoun["we"]:
            return self._of_us(within[0] + pronoun.start(), subject, clause)
        aide = pronoun and pronoun["whose"] and found and found[0].kind == "person"
        if pronoun and not aide and (not found or pronoun.start() < found[0].start):
            return self._meant(pronoun)
        return _joined(subject, within[0], found)

    def _of_us(self, at: int, subject: str, clause: Span) -> tuple[Actor, ...]:
        if '"' not in subject:
            return (Actor("we", (at, at + 2)),)
        spoken = _HE.search(self.text[slice(*clause)])
        return self._last_person() if spoken else ()

    def _last_person(self) -> tuple[Actor, ...]:
        one = self.acting.delegation or self.acting.person
        return (one,) if one else ()

    def _meant(self, pronoun: re.Match[str]) -> tuple[Actor, ...]:
        if pronoun["they"]:
            return self.acting.group
        if pronoun["it"]:
            return (self.acting.thing,) if self.acting.thing else ()
        return self._last_person()


def _ends_subject(after: str) -> bool:
    """Whether nothing but an aside stands between a name and its verb: not "the Nowruz holiday was"."""
    return after.startswith(",") or bool(_ONLY_SHORT_WORDS.match(after))


def _hangs(subject: str, first: PossibleActor) -> bool:
    """Whether a name only belongs to another noun before it: "deliveries to Europe", "No delegation from Ghana"."""
    return bool(_HANGING.search(subject[: first.start]))


def _stands_before_verb(subject: str, last: PossibleActor) -> bool:
    """Whether a name ends a subject and follows no preposition: "At the close on 10 September Modi"."""
    before = subject[: last.start].rstrip().rpartition(" ")[2].lower()
    ends = _ONLY_SHORT_WORDS.match(subject[last.end :])
    return bool(ends) and last.kind in ("person", "name") and before not in _BEFORE_NAMES


def introduction(clause: str) -> int:
    """How many characters of a clause come before its subject: "On the economy, ", "Expressing regret, ", "and "."""
    joined = _CONJUNCTION.match(clause)
    at = joined.end() if joined else 0
    if (heading := _HEADING.match(clause, at)) and (heading.group().isupper() or _introduces(clause, heading.end())):
        at = heading.end()
    if dated := _DATED.match(clause, at):
        return dated.end()
    while _introduces(clause, at) and (comma := clause.find(", ", at)) >= 0:
        at = comma + 2
        while _LIST_GOES_ON.match(clause, at) and (comma := clause.find(", ", at)) >= 0:
            if not _PAST_ASIDE.match(clause, at) and any(is_verb(word) for word in clause[at:comma].split()):
                break
            at = comma + 2
        if place := _PLACE_BETWEEN.match(clause, at):
            at = place.end()
    return at


def _introduces(clause: str, at: int) -> bool:
    """Whether words that introduce a subject stand there; "Beijing announced" is no participle."""
    if _INTRODUCTORY.match(clause, at) or (at and _GOES_ON.match(clause, at)):
        return True
    found = _PARTICIPLE.match(clause, at)
    return found is not None and not countries(found.group()) and not is_verb(found["next"])


def _joined(subject: str, offset: int, found: Sequence[PossibleActor]) -> tuple[Actor, ...]:
    """The first that a subject names, and those that "and" joins to it."""
    kept = list(found[:1])
    of_first: PossibleActor | None = None
    """The country of a group that stands first: "the presidents of Peru and Chile"."""
    for one in found[1:]:
        last, between = kept[-1], subject[kept[-1].end : one.start]
        beside = last.kind not in ("person", "group") and _BESIDE.fullmatch(between)
        if one.kind == "person" and (beside or (last.kind == "body" and _NAMED_AFTER.fullmatch(between))):
            kept[-1] = one
        elif one.name == last.name or _SPOKEN_FOR.fullmatch(between):
            kept[-1] = replace(last, end=one.end)
        elif one.kind == "person" and between == ", " and _HOLDS_OFFICE.search(subject, last.start, last.end):
            kept[-1] = one
        elif (
            last.kind == "person"
            and between == ", "
            and (one.kind == "body" or (one.kind == "country" and _HIS_OFFICE.match(subject, one.end)))
        ):
            break
        elif one.kind == "country" and _OF_COUNTRY.fullmatch(between):
            of_first = one if len(kept) == 1 and last.kind == "group" else None
            kept[-1] = replace(last, end=one.end)
        elif _JOINS.fullmatch(between) and not (between == ", the " and one.kind in ("body", "group")):
            if of_first and one.kind == "country" and len(kept) == 1:
                kept = [of_first]
            kept.append(one)
        else:
            break
    return tuple(Actor(one.name, (offset + one.start, offset + one.end)) for one in kept)
