"""How much of what articles say about their meeting is read: `python -m tests.eval.meetings [--show] [--texts FOLDER]`.

Four sets. The corpus without its front matter, against that front matter: day, place, series, participants. Ten of
its articles whose documents, next meetings and participants were labelled by hand. Twice ten short texts in the manner
of wire copy, readouts, communiqués and bulletins, labelled before any of this ran on them; the second ten with chairs.
On first sight of these the figures were: documents found 0.87 (precision 1.00), next meetings 1.00, participants 0.90
(0.98), day, place and series 0.77, chairs 10 of 10. What was missing was then mended by kind.

A folder of one's own holds texts (`NAME.txt`) and `labels.json` as `tests/data/record/fresh` does. There `series`,
`edition`, `place` and a year may be lists, any of which is right, `null` where the text tells none; `either`,
`either_documents`, `either_next` and `either_chairs` hold what is neither right nor wrong.
"""

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from ingest.extract import extract
from ingest.raw import RawDocument
from ingest.sentences import find_sentences
from ingest.sources import read
from rag.english import countries, fold, same_name, words
from rag.record.meeting.facts import read_meeting
from rag.record.values import MeetingFacts
from rag.types import Article, Span
from tests.conftest import ROOT

LABELS = Path(__file__).with_name("meeting-facts.json")
UNSEEN = ROOT / "tests" / "data" / "record"
LATER = UNSEEN / "fresh"
ALIKE = 0.5
"""0-1: the least share of words in common (Dice 1945) by which a document found is a document labelled."""


@dataclass
class Score:
    """What was right, wrong and missed."""

    right: int = 0
    wrong: int = 0
    missed: int = 0
    told: list[str] = field(default_factory=list)

    def add(self, where: str, right: Iterable[str], wrong: Iterable[str], missed: Iterable[str]) -> None:
        """Count what was found in one article."""
        wrong, missed = list(wrong), list(missed)
        self.right += len(list(right))
        self.wrong += len(wrong)
        self.missed += len(missed)
        if wrong or missed:
            self.told.append(f"{where}: wrong {wrong} missed {missed}")

    def __add__(self, other: "Score") -> "Score":
        counts = self.right + other.right, self.wrong + other.wrong, self.missed + other.missed
        return Score(*counts, [*self.told, *other.told])

    @property
    def found(self) -> float:
        """0-1: how much of what is there is read."""
        return self.right / max(1, self.right + self.missed)

    @property
    def precision(self) -> float:
        """0-1: how much of what is read is right."""
        return self.right / max(1, self.right + self.wrong)

    @property
    def f1(self) -> float:
        """Harmonic mean of both, 0-1."""
        return 2 * self.right / max(1, 2 * self.right + self.wrong + self.missed)


Scores = Mapping[str, Score]
"""By what is read: documents, day, …"""


def sentences_of(text: str) -> list[Span]:
    """The sentences of all lines that end as prose does."""
    return [
        (one.start, one.end)
        for line in re.finditer(r"[^\s][^\n]*", text)
        if not line[0].startswith("#") and re.search(r"[.!?:…][\"”’»)]*$", line[0])
        for one in find_sentences(text, line.start(), line.end())
    ]


def corpus() -> dict[str, Article]:
    """The articles that ship, by id."""
    found = [extract(one).article for one in read(str(ROOT / "corpus")) if isinstance(one, RawDocument)]
    return {one.id: one for one in found}


def bare(article: Article) -> Article:
    """The article without what its front matter says of the meeting, and without its title."""
    return replace(
        article,
        id="article",
        title="",
        summit=None,
        edition=None,
        date=None,
        published=None,
        place=None,
        participants=(),
    )


def unseen(folder: Path) -> dict[str, Article]:
    """The short texts of a folder, by name."""
    return {
        path.stem: replace(extract(one).article, date=None)
        for path in sorted(folder.glob("*.txt"))
        for one in read(str(path))
        if isinstance(one, RawDocument)
    }


def canonical(name: str) -> str:
    """A country by its usual name, anything else folded."""
    return next(iter(countries(name)), "") or " ".join(words(name))


def same_city(one: str, other: str) -> bool:
    """Whether two places have the same city; one may give it shorter."""
    mine, theirs = ([fold(word) for word in place.split(",")[0].split()] for place in (one, other))
    short = min(len(mine), len(theirs))
    return mine[:short] == theirs[:short]


def day_of(facts: MeetingFacts) -> str:
    """The last day as labels give it, without its year when that is unknown."""
    if facts.last_day:
        return facts.last_day.value.isoformat()
    return "{:02}-{:02}".format(*facts.month_day.value) if facts.month_day else "unknown"


def states_of(facts: MeetingFacts) -> set[str]:
    """States and organisations that were not absent."""
    return {
        canonical(one.value.name)
        for one in facts.participants
        if one.value.kind != "person" and one.value.presence != "absent"
    }


def people_alike(one: str, other: str) -> bool:
    """Whether two names are one person's: the same surname in some spelling."""
    mine, theirs = words(one), words(other)
    return bool(mine and theirs) and (
        same_name(mine[-1], theirs[-1]) or set(mine) <= set(theirs) or set(theirs) <= set(mine)
    )


def match_participants(facts: MeetingFacts, label: Mapping[str, Any]) -> tuple[list[str], list[str], list[str]]:
    """Right, wrong and missed among the participants that the text itself names."""
    wanted: dict[str, str] = dict(label["participants"])
    either = [canonical(name) for name in label.get("either", ())]
    right, wrong = [], []
    for one in facts.participants:
        value = one.value
        same = (
            (lambda a, b: people_alike(a, b)) if value.kind == "person" else (lambda a, b: canonical(a) == canonical(b))
        )
        name = next((name for name in wanted if same(name, value.name)), None)
        if name is not None and (wanted[name] == value.presence or not value.named):
            right.append(name)
            del wanted[name]
        elif (
            not value.named
            or canonical(value.name) in either
            or any(same(value.name, each) for each in label.get("either", ()))
        ):
            continue
        else:
            wrong.append(f"{value.name} ({value.presence})")
    return right, wrong, [f"{name} ({presence})" for name, presence in wanted.items()]


def match_documents(facts: MeetingFacts, label: Mapping[str, Any]) -> tuple[list[str], list[str], list[str]]:
    """Right, wrong and missed among the documents, by the words they share."""
    wanted = list(label["documents"])
    right, wrong = [], []
    for one in facts.documents:
        best = max(wanted, key=lambda name: alike(name, one.value.name), default="")
        if best and alike(best, one.value.name) >= ALIKE:
            right.append(best)
            wanted.remove(best)
        elif not any(alike(name, one.value.name) >= ALIKE for name in _either(label, "either_documents")):
            wrong.append(one.value.name)
    return right, wrong, wanted


def _either(label: Mapping[str, Any], of: str) -> list[str]:
    """What is neither right nor wrong where it is found."""
    return [*label.get("either", ()), *label.get(of, ())]


def _any(wanted: Any) -> list[Any]:
    """All values that are right, of a label that gives one or several."""
    return wanted if isinstance(wanted, list) else [wanted]


def alike(one: str, other: str) -> float:
    """How alike two names of documents are, 0-1."""
    small = {"the", "a", "an", "of", "on", "for", "and", "in", "to"}
    mine, theirs = (Counter(word for word in words(name) if word not in small) for name in (one, other))
    return 2 * sum((mine & theirs).values()) / max(1, sum(mine.values()) + sum(theirs.values()))


def match_next(facts: MeetingFacts, label: Mapping[str, Any]) -> tuple[list[str], list[str], list[str]]:
    """Right, wrong and missed among the announced meetings."""
    wanted = list(label["next"])
    right, wrong = [], []
    for one in facts.next_meetings:
        value = one.value
        same = next(
            (
                each
                for each in wanted
                if value.year in _any(each["year"])
                and (
                    canonical(each["place"] or "") == canonical(value.place or "")
                    or same_city(each["place"] or "", value.place or "")
                )
            ),
            None,
        )
        if same is None and not any(same_city(each, value.place or "") for each in label.get("either_next", ())):
            wrong.append(f"{value.place} {value.year}")
        elif same is not None:
            right.append(str(value.place))
            wanted.remove(same)
    return right, wrong, [f"{one['place']} {one['year']}" for one in wanted]


def match_chairs(facts: MeetingFacts, label: Mapping[str, Any]) -> tuple[list[str], list[str], list[str]]:
    """Right, wrong and missed among those in the chair."""
    got = [one.value.name for one in facts.chairs]
    right = [one for one in got if one in label["chairs"]]
    wrong = [one for one in got if one not in label["chairs"] and one not in label.get("either_chairs", ())]
    return right, wrong, [one for one in label["chairs"] if one not in got]


def told(facts: MeetingFacts) -> dict[str, Any]:
    """What is read of the meeting's day, place, series, edition and host, None where nothing is."""
    values = {name: getattr(facts, name) for name in ("place", "series", "edition", "host")}
    return {"day": day_of(facts), **{name: fact.value if fact else None for name, fact in values.items()}}


def match_value(aspect: str, got: Any, wanted: Any) -> tuple[list[str], list[str], list[str]]:
    """Right, wrong and missed of one value: what is read where nothing is told is wrong, what is not read is missed."""
    unknown = got in (None, "unknown")
    if any(got == one or (aspect == "place" and got and one and same_city(got, one)) for one in _any(wanted)):
        return ([] if unknown else [str(got)]), [], []
    missed = [str(_any(wanted)[0])] if _any(wanted)[0] not in (None, "unknown") else []
    return [], [] if unknown else [str(got)], missed


def measured(
    articles: Mapping[str, Article], labels: Mapping[str, Any]
) -> Iterator[tuple[str, MeetingFacts, Mapping[str, Any]]]:
    """The facts read from each labelled article, its front matter taken away, with the labels."""
    for name, label in labels.items():
        article = articles[name]
        yield name, read_meeting(article, sentences_of(article.text)), label


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the figures of all sets."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--show", action="store_true", help="print what is wrong in each article, too")
    parser.add_argument("--texts", type=Path, metavar="FOLDER", help="measure the labelled texts of this folder only")
    parser.add_argument("--facts", metavar="NAME", help="print all that is read from one article of any set")
    options = parser.parse_args(arguments)
    if options.facts:
        held = {**{name: bare(one) for name, one in corpus().items()}, **unseen(UNSEEN), **unseen(LATER)}
        article = held.get(options.facts) or next(
            extract(one).article for one in read(options.facts) if isinstance(one, RawDocument)
        )
        show(read_meeting(article, sentences_of(article.text)), article)
        return
    sets = {str(options.texts): _of_folder(options.texts)} if options.texts else measured_sets()
    Console(width=120).print(meetings_table(sets))
    if options.show:
        print(*(f"{name}, {aspect}, {line}" for name, aspect, line in _wrong(sets)), sep="\n")


def meetings_table(sets: Mapping[str, Scores]) -> Table:
    """How much of each set is read, and how much of that is right."""
    table = Table(title="What articles say about their meeting")
    for name in ("", "", "found", "precision", "F1", "right", "wrong", "missed"):
        table.add_column(name, justify="right" if name else "left")
    for name, scores in sets.items():
        for nth, (aspect, one) in enumerate(scores.items()):
            shares = (f"{share:.3f}" for share in (one.found, one.precision, one.f1))
            counts = (one.right, one.wrong, one.missed)
            table.add_row("" if nth else name, aspect, *shares, *map(str, counts), end_section=nth == len(scores) - 1)
    return table


def meeting_measures() -> dict[str, float]:
    """What the gate holds: the F1 of each thing that is read, over all sets together."""
    every: dict[str, Score] = {}
    for scores in measured_sets().values():
        for aspect, one in scores.items():
            every[aspect] = every.get(aspect, Score()) + one
    return {f"meeting_{aspect.replace(' ', '_')}_f1": one.f1 for aspect, one in every.items()}


def measured_sets() -> dict[str, Scores]:
    """All sets of the repository, by what they are."""
    shipped = corpus()
    without = {name: bare(article) for name, article in shipped.items()}
    return {
        f"{len(shipped)} articles of the corpus without front matter": _of_corpus(without, shipped),
        "Ten of them, labelled": _of_labelled(without, json.loads(LABELS.read_text(encoding="utf-8"))),
        "Ten short texts, labelled unseen": _of_folder(UNSEEN),
        "Ten more short texts": _of_folder(LATER),
    }


def _wrong(sets: Mapping[str, Scores]) -> Iterator[tuple[str, str, str]]:
    for name, scores in sets.items():
        for aspect, one in scores.items():
            yield from ((name, aspect, line) for line in one.told)


def _of_corpus(without: Mapping[str, Article], shipped: Mapping[str, Article]) -> Scores:
    """Day, place, series, edition and participants against the front matter."""
    scores = {aspect: Score() for aspect in ("day", "place", "series", "edition", "participants")}
    for name, article in shipped.items():
        facts = read_meeting(without[name], sentences_of(article.text))
        given = {"day": str(article.date), "series": article.summit, "edition": article.edition, "place": article.place}
        for aspect, wanted in given.items():
            scores[aspect].add(name, *match_value(aspect, told(facts)[aspect], wanted))
        gold, got = {canonical(one) for one in article.participants}, states_of(facts)
        scores["participants"].add(name, gold & got, sorted(got - gold), sorted(gold - got))
    return scores


def _of_folder(folder: Path) -> Scores:
    return _of_labelled(unseen(folder), json.loads((folder / "labels.json").read_text(encoding="utf-8")))


def _of_labelled(articles: Mapping[str, Article], labels: Mapping[str, Any]) -> Scores:
    """Documents, next meetings and participants against labels, and day, place and series where these are labelled."""
    aspects = ("documents", "next meetings", "participants", "chairs", "day", "place", "series", "edition", "host")
    scores = {aspect: Score() for aspect in aspects}
    for name, facts, label in measured(articles, labels):
        scores["documents"].add(name, *match_documents(facts, label))
        scores["next meetings"].add(name, *match_next(facts, label))
        scores["participants"].add(name, *match_participants(facts, label))
        if "chairs" in label:
            scores["chairs"].add(name, *match_chairs(facts, label))
        for aspect, got in told(facts).items():
            if aspect in label:
                scores[aspect].add(name, *match_value(aspect, got, label[aspect]))
    return {aspect: one for aspect, one in scores.items() if one.right or one.missed}


def show(facts: MeetingFacts, article: Article) -> None:
    """Print every fact with the words it was read from."""
    for name in ("series", "edition", "first_day", "last_day", "month_day", "place", "host"):
        fact = getattr(facts, name)
        if fact:
            print(f"{name}: {fact.value}  <- {article.text[slice(*fact.span)] if fact.span else 'given'!r}")
    for fact in (*facts.participants, *facts.documents, *facts.next_meetings):
        print(f"{fact.value}  <- {article.text[slice(*fact.span)][:60] if fact.span else 'given'!r}")


if __name__ == "__main__":
    main()
