"""Answers a question why somebody refused, or stayed away, who by the articles signed, backed it or was there.

Also what somebody said at a meeting that by the articles they stayed away from, with who came in their place.

"Why did A refuse to sign the declaration?" where a sentence says "A and B both signed". That nothing tells of a refusal
would be true and would hide what is known.
"""

import re
from dataclasses import replace

from rag.answering.asked import Asked
from rag.answering.attendance import absent, attended
from rag.answering.check import denies
from rag.answering.composed import Citations, Composed
from rag.answering.meant import Meant, meant
from rag.answering.premise import silent_there
from rag.answering.sentences import ArticleSentence, sentences_of
from rag.answering.status import inline, refused
from rag.english import PHRASE_OPENERS, STOPWORDS, clauses, countries, plain, sentence_case, stem, terms, words

_WHY = r"^(?:(?:so|and|but|ok|hi|please)\W+)*(?:why|how come|when|where|for what reason|on what grounds?)"
_AUX = r"(?:did|does|do|would|has|had|was|were|is)"
_NOT = rf"(?:{_AUX}n['’]t (?P<one>.+?)|{_AUX} (?P<other>.+?) (?:not|never)|(?P<third>.+?) {_AUX}(?:n['’]t| not))"
_SIGN = r"(?:sign|join|endorse|ratify)"
_BACK = r"(?:back|accept|support|approve|agree to|agree with|adopt|welcome)"
_REFUSED = re.compile(
    rf"{_WHY} (?:(?:{_AUX} )?(?P<who>.+?) (?:(?:refuse[ds]?|decline[ds]?|fail(?:ed|s)?) to (?P<act>{_SIGN}|{_BACK})"
    r"|(?P<against>(?:reject|oppose|block|veto|object)(?:e?d)?(?: to)?|voted? against|turn(?:ed)? down))"
    rf"|{_NOT} (?P<undone>{_SIGN}|{_BACK}))\b(?P<rest>[^?]*)",
    re.IGNORECASE,
)
_AWAY = re.compile(
    rf"{_WHY} (?:(?:{_AUX} )?(?P<who>.+?) (?:skip(?:ped)?|miss(?:ed)?|boycott(?:ed)?|stay(?:ed)? away from"
    rf"|(?:absent|missing) from)|{_NOT} (?:attend|come to|go to|travel to|show up (?:at|for)|take part in|at))\b"
    r"(?P<rest>[^?]*)",
    re.IGNORECASE,
)
_SIGNED = re.compile(r"\b(?:signed|joined|endorsed|ratified)\b")
_BACKED = re.compile(
    r"\b(?:signed|joined|endorsed|ratified|backed|accepted|supported|approved|welcomed|agreed to|voted for)\b"
)
_AMONG = re.compile(r"\bamong (?:them|these|those|the (?:signatories|supporters|\w+ parties))\b")
"""Counts somebody among those of whom the sentence before tells."""
_OBJECT_WITHIN = 6
"""In words, after the verb."""


def contrary(asked: Asked) -> Composed | None:
    """That somebody did what the question says they would not; None where no sentence says so, or one says they did."""
    text = plain(asked.understood.text)
    if away := _AWAY.match(text):
        return _was_there(_who(away), away["rest"], asked)
    if found := _REFUSED.match(text):
        signs = re.match(_SIGN, found["act"] or found["undone"] or "", re.IGNORECASE)
        return _did_it(_who(found), found["rest"], asked, _SIGNED if signs else _BACKED)
    return _was_not_there(silent_there(asked), asked)


def _who(found: re.Match[str]) -> str:
    return found["who"] or found["one"] or found["other"] or found["third"]


def _names_them(who: str, text: str, asked: Asked) -> bool:
    """Whether a text names the countries or the people that the question says refused."""
    people = asked.understood.named.people & {*words(who)}
    return bool(people & {*words(text)} or {*countries(who)} & {*countries(text)})


def _was_there(who: str, rest: str, asked: Asked) -> Composed | None:
    other = asked.of(f"Did {who} attend{rest}?")
    told = attended(other, meant(other))
    if told is None or not told.headline.startswith("Yes: "):
        return None
    ids = {article_id for meeting in meant(other).meetings for article_id in meeting.article_ids}
    own = [one for one in asked.reading.quotes if one.article_id in ids]
    if any(_names_them(who, one.text, asked) and denies(one.text) for one in own):
        return None  # there on the first day alone
    return replace(told, headline=sentence_case(told.headline.removeprefix("Yes: ")))


def _was_not_there(who: str, asked: Asked) -> Composed | None:
    """That the people whose words at a meeting are asked for, and not told, were absent, and who came instead."""
    people = asked.understood.named.people & {*words(who)}
    other = asked.of(f"Who came instead of {who} at {asked.understood.meetings[0]}?") if people else None
    gone = absent(other, meant(other)) if other else None
    if gone is None or people.isdisjoint(words(gone.headline)):
        return None
    return replace(
        gone, kind="fact", headline=f"Nothing in the library says that they spoke there; absent: {gone.headline}"
    )


def _did_it(who: str, rest: str, asked: Asked, done: re.Pattern[str]) -> Composed | None:
    other = asked.of(f"Did {who} back{rest}?")
    what = meant(other)
    if not what.meetings or refused(other, what):
        return None
    before: ArticleSentence | None = None
    for one in _on(what, asked):
        citations = Citations(asked.library)
        if _names_them(who, one.text, asked) and not denies(one.text):
            said = next((said for said in done.finditer(one.text) if _of_it(said, one.text, rest)), None)
            told = [one]
            if said is None and before and _AMONG.search(one.text) and not denies(before.text):
                said, told = done.search(before.text) or _NAMED_SO.search(before.text), [one, before]
            if said:
                for each in told:
                    citations.cite(each.article_id, each.span)
                act = said[0] if done.match(said[0]) else "signed"
                differ = asked.record.accounts_at(one.article_id, *one.span)
                headline = "Accounts differ." if differ else f"{sentence_case(who)} {act}: {inline(one.text)}."
                return Composed("fact", headline=headline, quotes=tuple(citations.quotes))
        before = one
    return None


_NAMED_SO = re.compile(r"\bsignator(?:y|ies)\b", re.IGNORECASE)


def _on(what: Meant, asked: Asked) -> list[ArticleSentence]:
    return sentences_of(asked.library, [one for meeting in what.meetings for one in meeting.article_ids])


def _of_it(said: re.Match[str], text: str, rest: str) -> bool:
    """Whether what was signed or backed is what the question names, or nothing else is named: "both signed"."""
    _, end = next(span for span in clauses(text) if span[0] <= said.start() < span[1])
    following = re.split(r"[,;:.]", text[said.end() : end])[0].split()[:_OBJECT_WITHIN]
    names: list[str] = []
    for word in following:
        if word.lower() in PHRASE_OPENERS and word.lower() != "to":
            break
        names.append(word)
    of_it = {stem(word) for word in words(" ".join(names)) if word not in STOPWORDS}
    shared = of_it & {*terms(rest)}
    return not of_it or len(shared) > 1 or (bool(shared) and names[0].lower() in ("the", "this", "that"))
