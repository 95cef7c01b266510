"""What is said when a question is declined: that nothing answers, what the library holds on it, and what it lacks."""

import re
from collections.abc import Iterator, Sequence

from rag.english import STOPWORDS, alike, content, known_verbs, listing, number_of, stem, terms, verb_stem, words
from rag.errors import ArticleNotFoundError
from rag.presenting import of_sources
from rag.question import Understood, aside_of
from rag.store import Library
from rag.types import Hit, Refusal, Scope

_NAMED_PHRASES = 2
NAMED_ARTICLES = 3
"""How many articles a refusal names."""
_WORD = rf"(?!(?:{'|'.join(sorted(STOPWORDS))})\b)[\w’'-]+"
_PHRASE = re.compile(rf"\b{_WORD}(?: (?:(?:of|for|on|and) (?:the )?)?{_WORD})*", re.IGNORECASE)
"""Words of content one after another, joined by short words: "chief of staff"."""
_SAYING = frozenset[str]().union(
    *(alike(verb_stem(one)) for one in ("say", "propose", "urge", "promise", "pledge", "announce"))
)
_ANYBODY = frozenset({"people", "person", "persons", "anybody", "somebody", "someone", "anyone", "everybody"})
"""Of whom a question asks what befell them; that an article lacks the word tells nothing."""
_OWNER = re.compile(r"(?:['’]s|(?<=s)['’])(?!\w)")
"""Ends the name of an owner, which is one thing, and what they own another: "Peru's trade"."""
_EXTENT = frozenset({"anywhere", "somewhere", "everywhere", "elsewhere", "anything", "something", "everything"})
"""How far is looked, and what for; no matter of its own."""


def refusal(question: Understood, hits: Sequence[Hit], scope: Scope, library: Library) -> Refusal:
    """What the library holds and lacks on the question, and the titles of the nearest articles.

    Args:
        question: The declined question.
        hits: What was found, best first.
        scope: What the question was limited to.
        library: Where the articles are.
    """
    first = "What you limited the question to does not answer it." if scope else "The library does not answer this."
    nearest = tuple(library.titles(hit.passage.article_id for hit in hits)[:NAMED_ARTICLES])
    if not nearest:
        return Refusal(f"{first} It holds no article there.")
    held = None if scope else _held(question, library) or _mentions(question.text, library)
    return Refusal(f"{first} {held}" if held else first, nearest)


def _mentions(question: str, library: Library) -> str | None:
    """Which of the question's names and phrases no article mentions; where all are mentioned, that none of them tells.

    Words that never occur come before phrases whose words occur apart.
    """
    own = question[: aside_of(question)]
    told = [*_phrases(own)]
    absent = []
    for phrase in told:
        unknown = [word for word in re.findall(r"[\w’'-]+", phrase) if content(word) and not library.mentions(word)]
        names = [word for word in unknown if word[0].isupper()]
        absent += names or [phrase] * bool(unknown)
    absent = absent or [phrase for phrase in told if " " in phrase and not library.mentions(phrase)]
    if absent:
        return f"No article mentions {listing([f'“{one}”' for one in absent[:2]], 'or')}."
    if len(told) == 1 and told[0][:1].isupper():  # with what the question before is about
        told += [one for one in _phrases(question[len(own) :].strip(" ()")) if one != told[0] and " " in one][:1]
    if len(told) < 2:
        return None
    return (
        f"Articles mention {listing([f'“{one}”' for one in told])}, but no sentence answers as far as Readout can tell."
    )


def _phrases(question: str) -> Iterator[str]:
    """The runs of words of content, parted at words of saying, at what somebody named does and at what they own.

    "Tokayev" and "water" of "What did Tokayev propose on water?".
    """
    for found in _PHRASE.finditer(question):
        run: list[str] = []
        for word in [*_OWNER.sub(" . ", found[0]).split(), ""]:
            does = word.islower() and run and run[-1][0].isupper() and verb_stem(word) in known_verbs()
            if word.strip(".") and not does and verb_stem(word) not in _SAYING and word not in _EXTENT:
                run.append(word)
                continue
            while run and not content(run[0]):
                run.pop(0)
            while run and not content(run[-1]):
                run.pop()
            if run:
                yield " ".join(run)
            run = []


def _held(question: Understood, library: Library) -> str | None:
    """How many articles there are on the one meeting that the question names, and which of its words they lack."""
    if len(question.meetings) != 1:
        return None
    (meeting,) = question.meetings
    ids = meeting.article_ids
    sources = len({*library.stories(ids).values()})
    told = f"It holds {of_sources(number_of(len(ids), 'article'), len(ids), sources)} on {meeting}"
    missing = _missing(question.text, ids, library)
    if not missing:
        of_meeting = {*content(f"{meeting.summit} {meeting.place or ''}")}
        on = [f"“{one}”" for one in _phrases(question.text) if not of_meeting.issuperset(content(one))]
        asked_of = f" on {listing(on[:_NAMED_PHRASES])}" if on else ""
        return f"{told}, but no sentence there that answers{asked_of} as far as Readout can tell."
    said = " or ".join(f"“{word}”" for word in missing[:2])
    return f"{told}; {'it does not mention' if len(ids) == 1 else 'none mentions'} {said}."


def _missing(question: str, article_ids: Sequence[str], library: Library) -> list[str]:
    """The question's names and nouns that occur in none of the articles, the longest first.

    A verb says little, as the articles may tell the same by another, "pay" by "contribution"; so one is named only
    where nothing else is missing, and no verb like it is there: "arrested" of "how many people were arrested?".
    """
    present: set[str] = set()
    done: set[str] = set()
    for article_id in article_ids:
        try:
            article = library.article(article_id)
        except ArticleNotFoundError:  # removed since the catalogue was made
            continue
        told = f"{article.heading}\n{article.text}"
        present |= set(terms(told))
        done |= {verb_stem(one) for one in words(told)}
    written = {one.casefold(): one for one in re.findall(r"[A-Z][\w’'-]+", question)}
    matter = [word for word in content(question) if word in written or verb_stem(word) not in known_verbs() | _SAYING]
    asked = dict.fromkeys(word for word in matter if stem(word) not in present and word not in _ANYBODY)
    if not asked:
        verbs = (word for word in content(question) if word not in matter and verb_stem(word) not in _SAYING)
        asked = dict.fromkeys(word for word in verbs if done.isdisjoint({verb_stem(word), *alike(verb_stem(word))}))
    return [written.get(one, one) for one in sorted(asked, key=len, reverse=True)]
