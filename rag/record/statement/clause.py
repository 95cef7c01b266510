"""A clause for reading its status: its words, who acts in it, and what introduces it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rag.english import ARTICLES, AUXILIARIES, Token, is_verb, number_words, word_set
from rag.record.statement.cues import BE, HAVE, MODAL, Cue
from rag.record.statement.instruments import TEXTS

BETWEEN = word_set("also yet even still now then already first formally both all jointly later again therefore")
"""Words that may stand between a verb and its auxiliary."""
_JOINT = frozenset(number_words(2, 10)) | word_set(
    """leaders presidents ministers heads party parties participants member members sides countries states nations
    governments delegates delegations negotiators they both we all
    summit conference meeting session council assembly declaration communiqué communique statement document
    documents text charter pact package allies alliance group g7 g8 g20 brics sco nato asean signatories consensus
    plan decision agreement framework treaty roadmap partners deal compromise memorandum resolution accord
    protocol committee panel plenary forum union congress delegation signing accession proposal idea work
    programme conferences organisation scheme initiative economies authorities institutions chiefs mayors governors"""
)
"""Who or what stands for all who take part together: they, their meeting, and its texts."""
AUTHORITY = re.compile(r"(?:[Tt]he )?(?:[A-Z]{3,} )?Authority(?! of (?!Heads\b))\b")
"""A conference of heads of state that is called so; a port authority, or that of a people, acts alone."""
_ASKING = word_set("urge urges invite invites encourage encourages request requests recommend recommends")
"""What opens a point of a communiqué that asks: "Urge buyers of gold to require certificates"."""
_BEHIND_ASKING: tuple[list[str], ...] = (
    [],
    ["for"],
    ["from"],
    ["by"],
    ["of"],
    ["to"],
    ["was"],
    ["were"],
    ["is"],
    ["are"],
)
_COUNTED = frozenset(number_words(2, 10))
_ALONE = word_set(
    """he she it i his her its bank company companies ministry government president minister king emir prime
    commission consortium spokesman spokeswoman chancellor fund firm firms foundation sponsors corporation
    regulator"""
)
"""Who acts alone."""
_ALSO_JOINT = word_set("union work initiative")
"""Joint nouns that may also stand beside one who acts alone."""
_PARTIES = word_set("party parties sides signatories")
_ACCOUNTS = word_set(
    "report reports account accounts outlet outlets media newspapers readouts sources figures estimates papers"
)
_DETERMINERS = word_set("the a an this that its his her their our no any such of for in with on first new joint")
_HAVE_NOUN = word_set("drew drawn gained found won lacked lacks met")
"""Verbs whose object a word behind them is: "drew support from"."""
_OFFERED = word_set("paragraph proposal motion amendment sentence clause reference idea request passage draft")
_SUBJECTS = word_set("he she they it we and who which")
_NEXT = word_set(
    "and but that which who to or ; while where saying adding noting arguing warning stressing calling citing"
)
_BEFORE_ATTRIBUTE = word_set("not than as two three four several any other of these those such")
_OF_STATES = re.compile(r"\b(?:United|Federated) States\b|\bUnited Nations\b", re.IGNORECASE)
"""Names of one that hold a word for several."""
_ASIDES = word_set("supported opposed backed joined seconded queried")
_SOME = re.compile(
    rf"(?:the )?(?:some|several|many|most|certain|other|a (?:few|number|couple)(?: of)?|two|three|four)\b"
    rf"|(?:{'|'.join(number_words(5, 12))}) \w+s\b",
    re.IGNORECASE,
)
_NOBODY = re.compile(
    r"(?:and |but )?(?:nobody|no[- ]one|none of|no (?:\w+ )?(?:country|delegat\w+|government|leader|member|minister"
    r"|party|president|side|state)s?)\b",
    re.IGNORECASE,
)
_OBSERVERS = word_set("experts analysts observers critics economists scientists researchers historians scholars polls")
_THAT_CLAUSE = (["that"], ["there"], ["they"], ["it"], ["he"], ["she"], ["they'll"], ["he'd"], ["she'd"], ["they'd"])
_FACTUAL = word_set("is are was were has have had will would could may might can they'll he'd she'd they'd")
_QUESTIONS = tuple([one] for one in ("why", "whether", "if", "about", "what", "when", "how", "who", "where"))
_HEARSAY = (["believed"], ["thought"], ["said"], ["rumoured"], ["known"])
_PREPOSITIONS = word_set("of from in with for on by against about")
_JOINING = word_set("and or but , ; : ( ) that which who it they he she we")
_NO_NOUN = word_set(
    """the a an this that these those its his her their our it them him us all any some no not by for from in on at to
    of with into over under after before because as until since and or but without when while whether what how here
    there again yet both each every such only"""
)
_COUPLE = re.compile(
    r"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*,? and (?:the )?(?:[A-Z][\w’'-]+|\d+ countries)|\bG7\b|\bG8\b|\bG20\b"
)
_TEXT_NAMED = r"(?:deal|decision|accord|agreement|declaration|memorandum|treaty|communiqué)"
_UNDER_TEXT = re.compile(
    rf"\b(?:under|in|per|by|according to) (?:the|this|their) (?:\w+ ){{0,2}}{_TEXT_NAMED}\b"
    r"|(?:communiqué|declaration|statement|text|document|accord) (?:says|said|states|reads|adds)\b",
    re.IGNORECASE,
)
_WISHED_PLAN = re.compile(
    r"\b(?:under|in) (?:his|her|its|their|[A-Z]\w+['’]s) (?:plan|proposal|scheme|view|idea)\b"
    r"|\b(?:under|in|according to) (?:the|this|that|a|an) (?:\w+ )?(?:draft|proposal)\b",
    re.IGNORECASE,
)
_ON_ITS_OWN = re.compile(r"\b(?:on (?:its|his|her|their) own|unilaterally)\b")
_AS_PROPOSED = re.compile(r"\bas (?:first |originally )?(?:tabled|proposed|drafted)\b")
_DRAFT = re.compile(r"\b(?:draft|proposal|proposed)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class StatusClause:
    """The words of a clause after what introduces it."""

    tokens: Sequence[Token]
    words: Sequence[str]
    """In lower case, but for names."""
    subject: str
    introduction: str

    def before(self, cue: Cue) -> list[str]:
        """The four words before a cue, without adverbs."""
        near = self.words[max(0, cue.first - 6) : cue.first]
        return [one for one in near if one not in BETWEEN and one[-2:] != "ly"][-4:]

    @property
    def is_joint(self) -> bool:
        """Whether those named before the verb act together, or nobody is named."""
        named = re.findall(r"\w+", _OF_STATES.sub("one", self.subject).lower())
        if not named or _COUPLE.search(self.subject):
            return True
        joint = _JOINT & set(named) or AUTHORITY.match(self.subject.strip())
        return bool(joint) and named[0] not in ("he", "she", "it")

    @property
    def one_acts(self) -> bool:
        """Whether one alone acts: a person, a bank, a government."""
        named = set(re.findall(r"\w+", self.subject.lower()))
        return bool(named & _ALONE and not named & _JOINT - _ALSO_JOINT) or not self.is_joint

    @property
    def alone_acts(self) -> bool:
        """Whether a body or person acts that is named as one: "the World Bank", "his government"."""
        named = set(re.findall(r"\w+", self.subject.lower()))
        return bool(named & _ALONE and not named & _JOINT - _ALSO_JOINT) and not _COUPLE.search(self.subject)

    @property
    def text_acts(self) -> bool:
        """Whether a text acts, as in "the declaration rejects"."""
        return bool(TEXTS & set(re.findall(r"\w+", self.subject.lower())))

    @property
    def is_on_offer(self) -> bool:
        """Whether what was on the table is the subject, a text or a part of it: "the amendment"."""
        return self.text_acts or bool(_OFFERED & set(re.findall(r"\w+", self.subject.lower())))

    @property
    def some_act(self) -> bool:
        """Whether only some of those who met act: "several delegates"."""
        return bool(_SOME.match(self.subject))

    @property
    def observers_act(self) -> bool:
        """Whether those act who decide nothing, such as experts."""
        return bool(_OBSERVERS & set(re.findall(r"\w+", self.subject.lower()))) and not self.text_acts

    def indicates(self, cue: Cue) -> bool:
        """Whether "suggest" tells what something lets one think: "the data suggest that trade will grow"."""
        after = self.words[cue.last :]
        return (
            self.words[cue.first].startswith("suggest")
            and after[:1] in _THAT_CLAUSE
            and after[1:2] != [","]
            and bool(_FACTUAL & set(after[:12]))
            and not {"should", "be"} & set(after)
        )

    def is_negated(self, cue: Cue) -> bool:
        """Whether "not" stands right before a verb: "did not block", "didn't veto"."""
        return any(one == "not" or one.endswith("n't") for one in self.before(cue)[-2:])

    @property
    def nobody_acts(self) -> bool:
        """Whether the subject is nobody: "no delegation", "none of the six"."""
        return bool(_NOBODY.match(self.subject) or _NOBODY.match(" ".join(self.words)))

    def inquires(self, cue: Cue) -> bool:
        """Whether "ask" stands for a question: "asked why he had left"."""
        return self.words[cue.first].startswith("ask") and self.words[cue.last : cue.last + 1] in _QUESTIONS

    @property
    def it_acts(self) -> bool:
        """Whether a text acts, or "it", which may stand for one."""
        return self.text_acts or bool(re.search(r"\bit\b", self.subject.lower()))

    @property
    def parties_act(self) -> bool:
        """Whether the parties to a treaty act, which its articles bind: "each party", "the signatories"."""
        return bool(_PARTIES & set(re.findall(r"\w+", self.subject.lower())))

    @property
    def is_conditional(self) -> bool:
        """Whether it tells what would be: "if the plan is accepted, each would …"."""
        return self.introduction.lstrip().startswith("If ")

    @property
    def asks(self) -> bool:
        """Whether it is an indirect question: "and if it would cover all"."""
        opened = [one for one in self.words[:3] if one not in ("and", "or", "but", ",")]
        return opened[:1] in (["if"], ["whether"]) and not self.is_conditional

    def is_only_named(self, cue: Cue) -> bool:
        """Whether a noun proposes nothing here: "a request for comment", "such a proposal was premature"."""
        after = self.words[cue.last :]
        if after[:2] == ["for", "comment"]:
            return True
        if self.words[cue.first].startswith("appeal") and after[:1] in (["body"], ["court"], ["chamber"], ["panel"]):
            return True
        if self.words[cue.first] == "demand" and after[:1] not in (["for"], ["to"], ["that"], ["by"], ["from"]):
            return True  # "two per cent of world demand"
        if self.words[cue.first - 1 : cue.first] in (["on"], ["about"], ["regarding"], ["concerning"]):
            return True
        told = {"such", "this", "that", "the"} & set(self.words[max(0, cue.first - 2) : cue.first])
        if told and after[:1] and after[0] in BE:
            return True
        return self.words[cue.first].startswith("draft") and "will" in self.words[: cue.first]

    @property
    def two_act(self) -> bool:
        """Whether those who act are named one by one."""
        return bool(_COUPLE.search(self.subject)) and not _JOINT & set(re.findall(r"\w+", self.subject.lower()))

    @property
    def is_repeated(self) -> bool:
        """Whether it tells of what was done again and again: "since 1998 it has adopted …"."""
        return self.introduction.lstrip().startswith(("Since ", "Over the ")) or self.words[:1] == ["since"]

    @property
    def acts_for_itself(self) -> bool:
        """Whether one is said to act for itself."""
        return bool(_ON_ITS_OWN.search(" ".join(self.words)))

    def accounts_act(self, cue: Cue) -> bool:
        """Whether reports of others act, as in "a figure that other reports did not repeat", "sources disagree"."""
        told = {"repeat", "disagree", "disagreed"} & set(self.words[cue.first : cue.last])
        return bool(told) and bool(_ACCOUNTS & set(self.before(cue)))

    @property
    def is_about_draft(self) -> bool:
        """Whether a draft or proposal is spoken of."""
        return bool(_DRAFT.search(self.subject) or _AS_PROPOSED.search(" ".join(self.words)))

    @property
    def tells_text(self) -> bool:
        """Whether it tells what a text says: "under the accord", "the communiqué says"."""
        return bool(_UNDER_TEXT.search(self._whole))

    @property
    def tells_wish(self) -> bool:
        """Whether it tells what somebody wishes: "under his plan"."""
        return bool(_WISHED_PLAN.search(self._whole))

    @property
    def _whole(self) -> str:
        return f"{self.introduction} {' '.join(self.words)}"

    def is_to_come(self, cue: Cue) -> bool:
        """Whether a verb tells of what is still to come: "will sign", "would be signed", "is to sign"."""
        before = self.before(cue)
        after_modal = before and (before[-1] in MODAL or (before[-1] == "be" and len(before) > 1))
        if cue.form in ("base", "past") and after_modal:
            return True
        return before[-2:] == ["to", "be"] or (cue.form == "base" and bool(BE & set(before[-2:-1])))

    def is_passive(self, cue: Cue) -> bool:
        """Whether a verb is in the passive."""
        before = self.before(cue)
        alike = cue.form == "base" and bool(BE & set(before[-1:]))  # "was set up": no form of its own
        return alike or (cue.form == "past" and bool(BE & set(before[-2:])))

    def is_noun(self, cue: Cue) -> bool:
        """Whether a word that may be a verb stands for a thing: "the pledge", "a joint offer", "its demand"."""
        if self.words[cue.first] == "states" and self.words[cue.last : cue.last + 1] not in (["that"], [","], [":"]):
            return True
        if self.words[cue.first] == "signs" and self.words[cue.last : cue.last + 1] in (["of"], ["that"]):
            return True
        if cue.first and self.words[cue.first] == "pressed" and self.words[cue.first - 1] == "hard":
            return True
        if cue.first and self.words[cue.first] == "votes" and self.words[cue.first - 1].isdigit():
            return True
        if cue.form not in ("base", "present") or cue.last - cue.first > 1:
            return False
        if cue.first == 0:
            return self.words[0] not in _ASKING or self.words[1:2] in _BEHIND_ASKING
        before = self.words[cue.first - 1]
        if self._is_named_before(before) or self._is_named_after(cue):
            return True
        if before in _COUNTED or (before in _JOINT and before.endswith("s")):
            return False  # "the seven undertake", "the leaders back it"
        if cue.form == "base" and (before in _HAVE_NOUN or self._ends_with(cue)):
            return True
        after_article = cue.first > 1 and self.words[cue.first - 2] in _DETERMINERS
        return after_article and before not in AUXILIARIES and cue.form == "base"

    def _ends_with(self, cue: Cue) -> bool:
        """Whether a word ends its clause behind an article, or is the second of two subjects: "milk and cement"."""
        ends = self.words[cue.last : cue.last + 1] in ([], ["."], [","])
        described = bool(ARTICLES & set(self.words[max(0, cue.first - 3) : cue.first]))
        joined = self.words[cue.first - 1] == "and" and not any(map(is_verb, self.words[: cue.first]))
        return (ends and described and "to" not in self.words[max(0, cue.first - 3) : cue.first]) or (
            joined and cue.first == 2
        )

    def _is_named_before(self, before: str) -> bool:
        """Whether the word before one makes it a noun: "the pledge", "40 million pledges", "its demand"."""
        counted = before in ("million", "billion", "trillion") or before.isdigit()
        described = before.endswith("ing") and before[:1].islower() and before != "helping"
        return counted or described or before in _DETERMINERS or before.endswith(("'s", "’s"))

    def _is_named_after(self, cue: Cue) -> bool:
        """Whether the verb after a word makes it a noun: "a proposal on police tasks was rejected"."""
        return bool(AUXILIARIES & set(self.words[cue.last : cue.last + 1])) and "what" not in self.words[: cue.first]

    def is_attribute(self, cue: Cue) -> bool:
        """Whether a past form stands before the noun it describes: "use frozen assets", "of rejected applicants"."""
        if cue.kind != "fail" or cue.form != "past" or cue.last - cue.first > 1 or not cue.first:
            return False
        before = self.words[cue.first - 1]
        after = next(iter(self.words[cue.last : cue.last + 1]), "")
        if not after.isalpha() or after in _NO_NOUN or after[:1].isupper() or after.endswith("ly"):
            return False
        governed = bool(AUXILIARIES & set(self.words[: cue.first - 1])) and before not in _JOINING
        return before in _PREPOSITIONS or (governed and before not in AUXILIARIES | BETWEEN and before[-2:] != "ly")

    def is_contrasted(self, cue: Cue) -> bool:
        """Whether a past form only describes a thing: "proposals, not agreed projects", "a proposed corridor"."""
        before = self.words[cue.first - 1] if cue.first else ""
        governed = cue.kind == "alone" and before in _PREPOSITIONS - {"by"}  # "in selected towns"
        return cue.form == "past" and (before in _BEFORE_ATTRIBUTE or before in ARTICLES or governed)

    def is_modifier(self, cue: Cue, *, last: bool) -> bool:
        """Whether a form belongs to a noun: a verb of the clause is still to come, or it says only what for.

        Args:
            cue: The form.
            last: Whether no cue follows it.
        """
        if not last and self._is_aside(cue):
            return True
        before = self.words[cue.first - 1] if cue.first else ""
        if cue.form == "base" and before == "to" and self.words[cue.first - 2 : cue.first - 1] in _HEARSAY:
            return True
        if cue.form == "base" and before == "to":
            return self._says_what_for(cue, last=last)
        if (
            cue.first > 1
            and self.words[cue.first] in _ASIDES
            and before in (",", "but", "and")
            and self.words[cue.last : cue.last + 1] == ["by"]
        ):
            return "," in self.words[cue.last :]  # an aside: "Peru, supported by Chile, said"
        if last or (cue.kind == "say" and (before[:1].isupper() or self.words[cue.first] in ("said", "says"))):
            return False  # "Lund said the bank would open"
        first_aside = "," not in self.words[: max(0, cue.first - 1)]
        told_aside = cue.kind in ("report", "alone") or (cue.kind == "adopt" and first_aside)
        if told_aside and cue.form == "past" and before == "," and cue.first > 1:
            return "," in self.words[cue.last :]  # "The meetings, held in Cape Town, agreed"
        if cue.kind == "report" and before in ("who", "which"):
            return "," in self.words[cue.last :]
        if cue.form == "noun" and cue.kind == "await":
            return before not in AUXILIARIES and bool(AUXILIARIES & set(self.words[cue.last :]))
        if cue.kind == "say" and self.words[cue.last : cue.last + 2] in (["both", "had"], ["all", "had"]):
            return False
        participle = cue.form == "past" or self.words[cue.first] in ("put", "set", "cut")
        return participle and cue.first > 0 and self._follows_noun(before) and self._verb_follows(cue)

    def _is_aside(self, cue: Cue) -> bool:
        """Whether a form stands in what is told aside: "the plan, which Peru had opposed, was signed"."""
        opens = next((nth for nth in range(cue.first - 1, 0, -1) if self.words[nth] == ","), None)
        if opens is None or self.words[opens + 1] not in ("which", "who", "whom"):
            return False
        if any(word in AUXILIARIES for word in self.words[:opens]):
            return False
        closes = next((nth for nth in range(cue.last, len(self.words)) if self.words[nth] == ","), None)
        return closes is not None and bool(AUXILIARIES & set(self.words[closes + 1 : closes + 3]))

    def _says_what_for(self, cue: Cue, *, last: bool) -> bool:
        """Whether an infinitive depends on a noun: "efforts to set up a bank"."""
        governed = (BE | HAVE) & set(self.words[max(0, cue.first - 2) : cue.first - 1])
        if cue.kind in ("adopt", "alone", "support", "launch") and not governed:
            return True
        acts_before = AUXILIARIES & set(self.words[: cue.first])
        return not last and not acts_before and bool(AUXILIARIES & set(self.words[cue.last :]))

    def _follows_noun(self, before: str) -> bool:
        return before not in AUXILIARIES and before not in BETWEEN and before not in _SUBJECTS

    def _verb_follows(self, cue: Cue) -> bool:
        rest = self.words[cue.last :]
        upto = next((nth for nth, word in enumerate(rest) if word in _NEXT), len(rest))
        acts = next(
            (nth for nth, word in enumerate(rest) if word in AUXILIARIES and rest[nth - 1] not in ARTICLES), len(rest)
        )  # not "five cents a can"
        return acts < upto
