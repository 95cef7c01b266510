"""Reads who acts in a clause: its subject, who is named after "by", or who says it."""

import re
from dataclasses import dataclass

from rag.record.actors.acting import Acting
from rag.record.actors.introduction import introduction
from rag.record.actors.subject import ends_subject, hangs_on_noun, stands_before_verb
from rag.record.actors.together import acting_together
from rag.record.people import GROUPS, Names, PossibleActor, possible_actors
from rag.record.values import Actor
from rag.types import Span

_US = re.compile(r"[Ww]e\b")
_HE = re.compile(r"\b(?:he|she)\b", re.IGNORECASE)
_PRONOUN = re.compile(
    r"\b(?P<one>he|she)\b|\b(?P<they>they)\b|\b(?P<it>it)\b|\b(?P<we>we)\b"
    r"|(?P<whose>^\W*(?:his|her)\b|\b(?:his|her) (?:(?-i:[a-z]+) ){1,3}$)",
    re.IGNORECASE,
)
_BY = re.compile(r".{0,40}?\bby (?:the )?")
_FROM_ONE = re.compile(r" (?:jointly )?(?:by|from|of) (?:the )?(?=[A-Z])")
"""Between a proposal and who made it."""
_OF_OTHERS = re.compile(r";| (?:to|for|that) ")
"""Behind who made a proposal: its matter, or what is told of others."""
_MADE_BY = re.compile(
    r"\b(?:proposal|motion|amendment|resolution|suggestion|plea|request|plan|idea|draft)s? (?:tabled |made "
    r"|submitted )?"
    r"(?:by|from) (?:the )?(?=[A-Z])"
)
"""In front of who made what became of nothing: "a plea by Peru for a bridge was ignored"."""
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
"""Matches what is said of an event, so that nobody acts: "will take place"."""
_CAME_FROM = re.compile(
    r"\b(?:came|comes|stem(?:s|med)|originat(?:es|ed)) (?:\w+ly |also )?from"
    r" (?P<who>(?:the )?[A-Z][\w'-]+(?: [A-Z][\w'-]+){0,3})\W*$"
)
"""Matches who something comes from: "the longest list of proposals came from Mora"."""
_SAYS = r"(?:said|says|argued|declared|announced|stressed|warned|insisted|promised|told|explained)"
_SAID_FIRST = re.compile(rf"(?P<who>[A-Z][\w'-]+) {_SAYS}\b")
_SPEAKS = re.compile(
    r"(?:, (?:for|on behalf of|supported by|opposed by|with) [^.;]{2,80}?,|,)? (?:(?:also|then|further) )?"
    rf"(?:{_SAYS}|stated|noted|stressed|underscored|underlined|highlighted|emphasi[sz]ed|urged|called|proposed"
    rf"|suggested"
    r"|supported|opposed|recogni[sz]ed|requested|asked|indicated|expressed|welcomed|reported|lamented|cautioned"
    r"|observed|objected|preferred|reiterated|responded|added|recalled|supports?|queried|expected|sought|wanted"
    r"|outlined"
    r"|introduced|presented|described|identified|summari[sz]ed|reviewed|elaborated|favou?red|advocated"
    r"|recommended|offered"
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
"""Matches a text as the subject, as in "the conclusions invite": then nobody acts."""
_A_GROUP = re.compile(
    rf"{GROUPS}|they|it|we|others|some|both|who|this|that|the|an?|its|his|her|their|our", re.IGNORECASE
)
_HIS_PLAN = re.compile(r"\b(?:under|in) (?:his|her) (?:plan|proposal|scheme|view|idea)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ActorReader:
    """Reads who acts in the clauses of an article, in order."""

    text: str
    """The article's (`rag.record.text.uniform`)."""
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
        found = _FROM_ONE.match(self.text, cue[1], clause[1]) or _MADE_BY.search(self.text, clause[0], cue[0])
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
        """Who says what a clause quotes: nobody when a text does; None when the clause quotes nothing."""
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
        return acting_together(self.text[slice(*who)], who[0], persons or named)

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
            return acting_together(self.text[start:end], start, named[:1])
        return (Actor(found["who"], (start, end)),) if re.fullmatch(r"[A-Z][\w'-]+", found["who"]) else ()

    def _spoken_of(self, clause: Span, verb: Span) -> tuple[Actor, ...]:
        """Who acts in what somebody says about others: "Peru will send aid, officials said"."""
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
        return acting_together(self.text[start:end], start, kept[-1:])

    def _after_by(self, start: int, end: int) -> tuple[Actor, ...]:
        end = start + len(_OF_OTHERS.split(self.text[start:end], maxsplit=1)[0])
        found = self._candidates((start, end), end)
        return acting_together(self.text[start:end], start, found) if found and found[0].start < _BY_WITHIN else ()

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
            self.acting.person = acting_together(subject, within[0], spoken[:1])[0]
        by_person = announced and bool(spoken) and spoken[0].kind == "person"
        if _HOPES.search(subject):
            found = []
        if found and not by_person and not hangs_on_noun(self.text[inner : within[1]], found[0]):
            return acting_together(self.text[inner : within[1]], inner, found)
        return self._subject(speaker, clause)

    def _subject(self, within: Span, clause: Span) -> tuple[Actor, ...]:
        subject = self.text[slice(*within)]
        found = self._candidates(within, clause[1])
        if found and hangs_on_noun(subject, found[0]):
            found = found[-1:] if stands_before_verb(subject, found[-1]) else []
        if len(found) == 1 and found[0].kind == "name" and not ends_subject(subject[found[0].end :]):
            found = []
        pronoun = _PRONOUN.search(subject)
        if pronoun and pronoun["we"]:
            return self._of_us(within[0] + pronoun.start(), subject, clause)
        aide = pronoun and pronoun["whose"] and found and found[0].kind == "person"
        if pronoun and not aide and (not found or pronoun.start() < found[0].start):
            return self._meant(pronoun)
        return acting_together(subject, within[0], found)

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
