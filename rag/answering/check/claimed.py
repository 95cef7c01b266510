"""Cuts a text that is to be checked into claims, one a clause with a verb and a subject of its own."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

import syntok.segmenter

from rag.english import (
    AUXILIARIES,
    MONTH_NUMBERS,
    MONTHS,
    Token,
    bases_of_past,
    clauses,
    content,
    first_verb,
    is_verb,
    known_verbs,
    mentions,
    tokens,
    verb_stem,
    word_set,
)
from rag.question import asks_to_do, numbered_claims, uncontracted, without_asking
from rag.types import Span

_QUOTED = re.compile(r'^[\s"“”«»\']+|[\s"“”«»\']+$')
_JOINING = re.compile(
    r"^[\s,;]*(?:and|but|while|whereas|or|where)?[\s,]*(?:that\s+)?"
    r"(?:(?:then|after(?:wards?| that)|later(?: on)?|subsequently|thereafter|thereupon|finally|eventually|also|even)\b"
    r"[\s,]*(?=\w))?",
    re.IGNORECASE,
)

_SMALL_BEGINNING = re.compile(
    r"(?<=[a-z]{4}[.!] )(?:(?:plus|also|and also|additionally|moreover|furthermore)\b,? )?(?P<first>[a-zA-Z])"
    r"(?=[\w'’]* \w)"
)
"""Begins a sentence of somebody who types no capital letters, maybe with a word that only adds it."""
_SEMICOLON = re.compile(r";\s+")
_PRONOUN = re.compile(r"(?:it|they|he|she)\b", re.IGNORECASE)
_SEVERAL = re.compile(r"\band\b|[a-z]s$")
"""A subject that "they" may stand for."""
_AFTER_VERB = word_set("a an the its their his her this these no all any some each every both up out off until as")
"""What stands after a verb and not after a plural."""
_AFTER_PARTICIPLE = word_set("by in at on from with under within for until")


_SOMEBODY_SAYS = re.compile(
    r"^(?:(?:a|an|my|our|the|one) )?(?:[\w-]+ )?(?:colleague|boss|editor|friend|intern|source|student|teacher|reader)s?"
    r" (?:of mine )?(?:says?|said|claims?|claimed|insists?|insisted|thinks?|believes?|swears?|tells? me|told me)"
    r"(?: me)?(?: that)?,? ",
    re.IGNORECASE,
)
"""Says only from whom the claim is: "colleague says 17 leaders came"."""


def claims_in(text: str) -> Iterator[str]:
    """The claims of a text, each a sentence or a clause with a subject of its own, without the words that ask.

    A sentence that orders something, as in "…. Quote the line that decides.", claims nothing.
    """
    if numbered := numbered_claims(text):
        yield from numbered
        return
    asked = _QUOTED.sub("", text)
    bare = without_asking(asked)
    if asked.removesuffix(bare).rstrip().lower().endswith(" that"):
        bare = bare.rstrip(" ?")  # a claim whatever its verb: "is it right that Peru pays the fee?"
    stripped = _MONTH.sub(_in_full, _QUOTED.sub("", uncontracted(_SOMEBODY_SAYS.sub("", bare))))
    stripped = _SMALL_BEGINNING.sub(lambda found: found["first"].upper(), stripped)
    for paragraph in syntok.segmenter.process(stripped):
        for sentence in paragraph:
            if sentence:
                first, last = sentence[0], sentence[-1]
                whole = stripped[first.offset : last.offset + len(last.value)]
                if asks_to_do(whole):
                    continue
                for part in _SEMICOLON.split(whole) if all(map(_says, _SEMICOLON.split(whole))) else [whole]:
                    for said in _parts(part):
                        for one in (each for full in _in_few_words(said) for each in _apart(full)):
                            yield from _but_not(one)


_EXISTS = re.compile(
    r"^(?:and |so |but )?"
    r"(?:there (?:is|are|exists?)(?: (?:now|already|finally|indeed|today))+ (?P<what>(?:an?|the) .+?)"
    r"|(?P<it>.{3,80}?) (?:(?:now|already|finally) exists?|exists? (?:now|already)))"
    r"(?P<where>(?:,? (?:in|at|for|with|thanks to|since)\b.*)?)$",
    re.IGNORECASE,
)


def as_brought_about(claim: str) -> str:
    """A claim that something exists by now, as one that it was set up; any other as it is."""
    found = _EXISTS.match(claim.rstrip(" ."))
    return f"{found['what'] or found['it']} was set up{found['where']}" if found else claim


def with_subjects(claims: Sequence[str]) -> list[str]:
    """The claims, each that begins with a pronoun with the subject of the claim before in its place."""
    found: list[str] = []
    subject = ""
    for claim in claims:
        pronoun = _PRONOUN.match(claim)
        verb = first_verb(claim)
        if pronoun and subject and (pronoun[0].lower() == "they") == bool(_SEVERAL.search(subject)):
            found.append(f"{subject}{claim[pronoun.end() :]}")
        else:
            subject = claim[:verb].strip() if verb else ""
            found.append(claim)
    return found


def _apart(claim: str) -> Iterator[str]:
    """What a claim says beside its main clause, in a relative clause or of an exception, and of each whom it joins."""
    if chaired := _CHAIRED.fullmatch(claim):
        yield from _each_of(chaired["rest"])
        yield f"the meeting was chaired by {chaired['one'] or chaired['other']}"
        return
    if (excepts := _EXCEPTS.match(claim)) and first_verb(excepts["rest"]) is not None:
        yield from _each_of(excepts["rest"])
        yield f"there was {excepts['exception']}"
        return
    aside = _ASIDE.match(claim)
    if aside is None or first_verb(aside["subject"]) is not None or not all(map(_opens_with_verb, aside.group(2, 3))):
        yield from _each_of(claim)
        return
    yield f"{aside['subject']} {aside['aside']}"
    yield from _each_of(f"{aside['subject']} {aside['rest']}")


_CHAIRED = re.compile(
    r"(?P<rest>.+?),? (?:with (?P<one>[^,;]{2,60}?) (?:in the chair|presiding|chairing)"
    r"|under (?:the )?(?:chairmanship|presidency|chair) of (?P<other>[^,;]{2,60}?)) ?\.?",
    re.IGNORECASE | re.DOTALL,
)
"""Says last who was in the chair: "the ministers met in Oslo with Peru in the chair"."""
_EXCEPTS = re.compile(
    r"(?P<rest>.+?),? (?:with|w/|including|but with) (?P<exception>an? (?:\w+ )?(?:opt-out|exemption|exception|waiver"
    r"|carve-out|derogation) (?:for|of|to) .+)",
    re.IGNORECASE | re.DOTALL,
)
"""Says last that somebody is left out of what was agreed: "the states pledged 5 per cent with an opt-out for Peru"."""
_ASIDE = re.compile(r"(?P<subject>[^,]+), (?:which|who) (?P<aside>[^,]+), (?P<rest>[^,].*)", re.DOTALL)
"""A relative clause that only adds something to the subject: "Peru, which joined in 2011, became …"."""


def _opens_with_verb(part: str) -> bool:
    spoken = [one for one in tokens(part) if one.is_word]
    return bool(spoken) and (spoken[0].text.lower() in AUXILIARIES or _begins_with_verb(spoken))


def _each_of(claim: str) -> Iterator[str]:
    """A claim on two or more, one for each, where it is so of each by itself: "both A and B signed", "A and B came"."""
    verb = first_verb(claim) or len(claim)
    both = _BOTH.search(claim, verb)
    if both:
        before, names, after = claim[: both.start()], [both["one"], both["other"]], claim[both.end() :]
    else:
        subject = _IS_BOTH.sub("", claim[:verb]).strip()
        several = _IS_BOTH.match(claim) or _TOOK_PART.match(claim, verb)
        before, names, after = "", _LISTED.split(subject) if several else [], f" {claim[verb:]}"
    if len(names) < 2 or not all(len(mentions(f"of {one}")) == 1 for one in names):
        yield claim
        return
    shared = _OF_A_DEMONYM.fullmatch(names[-1])
    for one in names:
        kind = shared["kind"] if shared and " " not in one.removeprefix("the ") and one != names[-1] else ""
        yield f"{before}{one}{kind}{after}"


_IS_BOTH = re.compile(r"both (?=.* and )", re.IGNORECASE)
_BOTH = re.compile(r"\bboth (?P<one>(?:the )?[A-Z][\w’' -]*?) and (?P<other>(?:the )?[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*)")
_LISTED = re.compile(r",? and |, ")
_TOOK_PART = re.compile(
    r"(?:attended|came|took part|participated|stayed away|skipped|missed|boycotted|travel?led|flew|went)\b"
)
"""What several people do each by themselves."""
_OF_A_DEMONYM = re.compile(r"(?:the )?[A-Z]\w+(?P<kind>(?: [a-z]+)+)")
"""What two share: "the Indian and the Pakistani | prime minister"."""


def _but_not(claim: str) -> Iterator[str]:
    """A claim and what it denies of another: "signed by A, but not by B" is that A signed and that B did not."""
    found = _BUT_NOT.search(claim)
    told = claim[: found.start()].strip(" ,") if found else ""
    verb = next((one for one in tokens(told) if one.text.lower() in AUXILIARIES), None)
    place = found and re.search(rf"\b{found[1]}\b(?!.*\b{found[1]}\b)", told)
    if found is None or verb is None or not place or place.start() < verb.end:
        yield claim
        return
    yield told
    yield f"{told[: verb.end]} not{told[verb.end : place.start()]}{claim[found.start(1) :]}"


_BUT_NOT = re.compile(r"\b(?:but|and|though) not (by|in|at|to|for|with|from|on|of)\b")


def _in_few_words(claim: str) -> Iterator[str]:
    """A claim and what it says of others in few words: "Peru signed, Chile did not" is that Chile did not sign."""
    first, *others = _OTHERS.split(claim)
    told = [_DID.fullmatch(one.strip(" ,.")) for one in others]
    verb = first_verb(first)
    if not others or not all(told) or not verb:
        yield claim
        return
    yield first.strip(" ,")
    acts = first[verb:].strip(" ,")
    begins, _, rest = acts.partition(" ")
    base = bases_of_past().get(begins, begins)
    denied = f"{begins} not {rest}" if begins.lower() in AUXILIARIES else f"did not {base} {rest}"
    for one in (each for each in told if each):
        yield f"{one['who']} {denied if one['no'] else acts}".strip()


_DID = re.compile(
    r"(?:and |but |while )?(?P<who>(?:the )?[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*)"
    r" (?:did|does|do|was|were|has|have|had|is|are|will)(?P<no> not|n['’]t)?(?: too| also| either| neither)?",
)
_OTHERS = re.compile(
    r", (?=(?:and |but |while )?(?:the )?[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)* "
    r"(?:did|does|was|were|has|have|had|is|are|will)\b)"
)


def _in_full(month: re.Match[str]) -> str:
    """A month beside a number as articles write it: "1 jan" as "1 January"."""
    return MONTHS[MONTH_NUMBERS[month[0].casefold()] - 1]


_MONTH = re.compile(rf"(?<=\d )(?:{'|'.join(MONTH_NUMBERS)})\b|\b(?:{'|'.join(MONTH_NUMBERS)})(?= \d)", re.IGNORECASE)


def _says(part: str) -> bool:
    """Whether a part has a verb, and so claims something by itself."""
    every = tokens(part)
    return any(is_verb(one.text) for one in every) or _has_present(every)


def _parts(sentence: str) -> Iterator[str]:
    """A sentence, or its clauses where each says something by itself; one without a subject takes the first's."""
    if sentence.rstrip().endswith("?") and first_verb(sentence) is None and not _says(sentence):
        return
    subject = ""
    held = ""
    for start, end in _clauses(sentence):
        part = sentence[start:end]
        bare = _JOINING.sub("", part) if held else part
        joins = bare != part
        spoken = [token for token in tokens(bare) if token.is_word]
        shares = bool(spoken and subject) and _begins_with_verb(spoken)
        says = (
            bool(content(bare)) or len(spoken) > 1
            if shares
            else len(content(bare)) >= (1 if _PRONOUN.match(bare) else 2)
        )
        if not held or not joins or not says:
            held = f"{held}{part}" if held else part
            subject = subject or _subject(part)
            continue
        auxiliary = _shared_auxiliary(held, spoken) if shares else ""
        yield _tidy(held)
        held = " ".join(filter(None, (subject, auxiliary, bare))) if shares else bare
    if held and content(held):
        yield _tidy(held)


def _clauses(sentence: str) -> Iterator[Span]:
    """The clauses of a sentence, also cut before a second present verb: "has 12 articles | and sets up a fund"."""
    every = tokens(sentence)
    cuts = [
        one.start
        for one, *following in (every[nth : nth + 3] for nth in range(1, len(every) - 2))
        if one.text.lower() in ("and", "but") and (_is_present(following) or following[0].text.lower() == "that")
    ]
    cuts += [
        every[nth].start
        for nth in range(1, len(every) - 3)
        if every[nth - 1].text == "," and every[nth].text.lower() in ("and", "but") and _has_present(every[nth + 1 :])
    ]
    for start, end in clauses(sentence):
        inside = [start, *sorted({cut for cut in cuts if start < cut < end}), end]
        yield from pairwise(inside)


def _begins_with_verb(spoken: Sequence[Token]) -> bool:
    return is_verb(spoken[0].text) or _is_present(spoken)


def _is_present(spoken: Sequence[Token]) -> bool:
    """Whether it begins with a verb in "s", told from a plural by the article, number or particle after it."""
    if len(spoken) < 2 or not _may_be_present(spoken[0].text):
        return False
    second = spoken[1].text
    return second.lower() in _AFTER_VERB or second[0].isdigit() or second[0].isupper()


def _has_present(spoken: Sequence[Token]) -> bool:
    """Whether a subject and a verb in "s" begin it: "Indonesia's average tariff drops from 10.2"."""
    for nth, one in enumerate(spoken[1:_SUBJECT_WORDS], start=1):
        if not spoken[nth - 1].is_word or (nth + 1 < len(spoken) and spoken[nth].text == ","):
            return False
        after = spoken[nth + 1 :]
        if (
            (_may_be_present(one.text) or _of_several(spoken[nth - 1].text, one.text))
            and after
            and spoken[nth - 1].text.lower() not in _BEFORE_NOUN
        ):
            first, second = after[0].text, after[1].text if len(after) > 1 else ""
            if (
                first.lower() in _AFTER_VERB
                or first[0].isdigit()
                or (first in _TO_FIGURE and (second[:1].isdigit() or second[:1].isupper()))
            ):
                return True
    return False


_SUBJECT_WORDS = 7
_BEFORE_NOUN = word_set("the a an its their his her these those of in on at for with all some many several and or")
_TO_FIGURE = word_set("from to by at in on until for")


def _of_several(subject: str, word: str) -> bool:
    """Whether a word is a verb in the present after a plural: "the first grants come in 2028"."""
    return subject.islower() and subject.endswith("s") and word in _COMES


_COMES = word_set("come start begin end open close run go follow arrive return remain take meet last expire apply")


def _may_be_present(word: str) -> bool:
    return word.islower() and word.endswith("s") and verb_stem(_OES.sub("o", word)) in known_verbs()


_OES = re.compile(r"(?<=^[gd])oes$")
"""Of "goes" and "does"."""


def _subject(clause: str) -> str:
    """The words before a clause's first verb."""
    every = tokens(clause)
    certain = (one.start for nth, one in enumerate(every) if _begins_with_verb(every[nth:]))
    likely = (one.start for one in every[1:] if _may_be_present(one.text))
    return clause[: next(certain, next(likely, 0))].strip()


def _shared_auxiliary(first: str, spoken: Sequence[Token]) -> str:
    """The auxiliary of the clause before that a participle shares: "was" in "was drafted and signed by all"."""
    if spoken[0].text.lower() in AUXILIARIES or len(spoken) < 2 or spoken[1].text.lower() not in _AFTER_PARTICIPLE:
        return ""
    verbs = [one.text for one in tokens(first) if is_verb(one.text)]
    shared = verbs and verbs[0].lower() in AUXILIARIES and (len(verbs) > 1 or verbs[0].lower() in ("is", "are"))
    return verbs[0] if shared else ""


def _tidy(claim: str) -> str:
    return _QUOTED.sub("", _QUOTED.sub("", claim).strip(" ,;?"))
