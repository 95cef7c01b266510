"""Pairs on invented articles (`tests.eval.invented`): claims with what they cite, sentences as they are and altered.

What is claimed rarely names the meeting as its sentences do, and sentences point back: they say "the next summit" and
"he". So some pairs get the heading of a meeting in front, which the claim may name, and some claims a name for "he".
"""

import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from rag.english import MONTHS, mentions
from tests.eval import altered
from tests.eval.entail_pair import Pair, names_in, shared
from tests.eval.invented import Invented

CLAIMED_EACH, COPIED_EACH, ALTERED_EACH = 2, 1, 1
"""How many times each claim and each sentence of an article, and each sentence with something altered is drawn."""
MISPLACED = 0.5
"""Share of the true claims on invented articles that are also put beside sentences that do not carry them, once of the
same article and once of another."""
HALF_SAID = 0.5
"""At most this share of a claim's words may stand in a sentence that is taken not to carry it."""
HEADED = 0.3
"""Share of the pairs on invented articles that get the heading of a meeting."""
NAMELESS, ELSEWHERE = 0.35, 0.35
"""Shares of these of which the claim does not name the meeting, and of the others that name another one."""
_SERIES = tuple(
    " ".join(one.split())
    for one in """ASEAN; APEC; BRICS; C5+1; CARICOM; CIS; Commonwealth; EAEU; ECO; G7; G20; GCC; NATO; OTS; SCO
    African Union; Arab League; Arctic Council; Black Sea Cooperation; Central Asia–Korea; Mercosur; Nordic Council
    Climate Change Conference (COP); EU–Central Asia; Pacific Islands Forum; Quad; SAARC""".replace("\n", ";").split(
        ";"
    )
)
_PLACES = tuple(
    " ".join(one.split())
    for one in """Almaty, Kazakhstan; Apia, Samoa; Astana, Kazakhstan; Baku, Azerbaijan; Belém, Brazil
    Busan, South Korea; Cairo, Egypt; Cusco, Peru; Dakar, Senegal; Doha, Qatar; Geneva, Switzerland; Hanoi, Vietnam
    Izmir, Türkiye; Kigali, Rwanda; Lyon, France; Madrid, Spain; Muscat, Oman; Osaka, Japan; Oslo, Norway
    Quebec, Canada; Riga, Latvia; Samarkand, Uzbekistan; Shenzhen, China; The Hague, Netherlands
    Tashkent, Uzbekistan""".replace("\n", ";").split(";")
)
_THE_MEETING = re.compile(
    r"\b([Tt]he (?:next |coming |last |second )?)"
    r"(summit|meeting|conference|council|talks|declaration|communiqué)\b"
)
_THE_LEADERS = re.compile(r"(?:The )?([Ll]eaders|[Mm]inisters|[Dd]elegates|[Mm]embers|[Pp]arties)\b")


def of_invented(articles: Sequence[Invented], chance: random.Random) -> Iterator[Pair]:
    """Claims of invented articles with what they cite, at times with the title in front or other sentences beside.

    And sentences as they are, cut short or joined, which follow: the true claims are in other words, and without these
    the quotes' own words would be taken for a sign that something is false. Of as many such sentences a word is
    altered, and true claims stand beside sentences that are about something else.
    """
    for pair in _on_invented(articles, chance):
        yield _headed(pair, chance) if chance.random() < HEADED else pair


def _on_invented(articles: Sequence[Invented], chance: random.Random) -> Iterator[Pair]:
    for article in articles:
        for claim in article.claims:
            for _ in range(CLAIMED_EACH):
                premise = _beside(claim.cited, article, chance)
                label = "entailment" if claim.true else "not_entailment"
                yield Pair(premise, claim.text, label, "invented", article.title)
        for nth in range(len(article.sentences)):
            for _ in range(COPIED_EACH):
                cited, said = _kept(nth, article, chance)
                yield Pair(_beside(cited, article, chance), said, "entailment", "invented, copied", article.title)
        yield from _named(article, chance)
        yield from _altered(article, chance)
        yield from _misplaced(article, chance.choice([one for one in articles if one is not article]), chance)


def _kept(nth: int, article: Invented, chance: random.Random) -> tuple[list[int], str]:
    """A sentence as it is, cut short, or joined with another, and the places of what it is made of."""
    sentence, other = article.sentences[nth], chance.randrange(len(article.sentences))
    ways = [altered.part, altered.shortened]
    short = next((said for way in chance.sample(ways, 2) if (said := way(sentence, chance))), sentence)
    match chance.randrange(6):
        case 0:
            return [nth], sentence
        case 1 if other != nth and len(sentence.split()) + len(article.sentences[other].split()) < 45:
            return [nth, other], altered.joined(sentence, article.sentences[other], chance)
        case _:
            return [nth], short


def _named(article: Invented, chance: random.Random) -> Iterator[Pair]:
    """Sentences on a "he" or "she", with the name of whom the sentence before is about, and with another of them."""
    every = article.sentences
    for nth in range(1, len(every)):
        said = altered.by_name(every[nth - 1], every[nth])
        if said is None:
            continue
        short = altered.part(said, chance) or said
        premise = " ".join(every[nth - 1 : nth + 1])
        yield Pair(premise, chance.choice([said, short]), "entailment", "invented, copied", article.title)
        names = [one for one in names_in(every) if one.split()[-1] not in premise and " " in one]
        if names:
            wrong = f"{chance.choice(names)} {every[nth].partition(' ')[2]}"
            yield Pair(premise, wrong, "not_entailment", "invented, altered", article.title)


def _headed(pair: Pair, chance: random.Random) -> Pair:
    """With the heading of a meeting in front of what is cited, as the checks have it, which the claim may name."""
    (series, other), (place, elsewhere) = chance.sample(_SERIES, 2), chance.sample(_PLACES, 2)
    year, later = chance.sample(range(2009, 2030), 2)
    numbered = f"{chance.randrange(4, 21)}th " if chance.random() < 0.5 else ""
    heading = f". {numbered}{series} Summit. {place}. {chance.randrange(1, 29)} {chance.choice(MONTHS)} {year}"
    premise = f"{heading} {pair.premise}"
    if chance.random() < NAMELESS:
        return replace(pair, premise=premise)
    wrong = chance.random() < ELSEWHERE
    if wrong:
        series, place, year = other, elsewhere, later
    told = _at_meeting(pair.hypothesis.rstrip("."), series, place.partition(",")[0], year, chance)
    return replace(pair, premise=premise, hypothesis=f"{told}.", label="not_entailment" if wrong else pair.label)


def _at_meeting(said: str, series: str, city: str, year: int, chance: random.Random) -> str:
    """A claim that names the meeting where its sentence only points to it, or before or behind all else."""
    if chance.random() < 0.8 and _THE_MEETING.search(said):
        return _THE_MEETING.sub(lambda found: f"{found[1]}{series} {found[2]}", said, count=1)
    if chance.random() < 0.8 and (found := _THE_LEADERS.match(said)):
        return f"{series} {found[1].lower()}{said[found.end() :]}"
    lower = said if any(one.start == 0 for one in mentions(said)) else said[:1].lower() + said[1:]
    return chance.choice(
        [
            f"At the {series} summit, {lower}",
            f"In {city}, {lower}",
            f"{said} at the {series} summit",
            f"{said} at the summit in {city}",
            f"At the {series} summit in {city} {lower}",
            f"At the {year} {series} summit, {lower}",
        ]
    )


def _altered(article: Invented, chance: random.Random) -> Iterator[Pair]:
    """Sentences that say what others do but for a number, a name, a verb or another word, and true claims alike."""
    verbs = altered.verbs_in(article.sentences)
    given = [_kept(nth, article, chance) for nth in range(len(article.sentences)) for _ in range(ALTERED_EACH)]
    given += [([*one.cited], one.text) for one in article.claims if one.true and chance.random() < 0.5]
    for cited, said in given:
        premise = _beside(cited, article, chance)
        mine = {word for one in mentions(said) for word in one.text.split()}
        # Names that stand nearby deceive more than others do.
        nearby = names_in([premise] if chance.random() < 0.6 else article.sentences)
        names = [one for one in nearby if mine.isdisjoint(one.split())]
        ways: list[tuple[int, Callable[[], str | None]]] = [
            (2, lambda said=said: altered.another_number(said, chance)),  # type: ignore[misc]
            (3, lambda said=said, names=names: altered.another_name(said, names, chance)),  # type: ignore[misc]
            (4, lambda said=said: altered.another_verb(said, verbs, chance)),  # type: ignore[misc]
            (2, lambda said=said: altered.turned(said, chance)),  # type: ignore[misc]
            (1, lambda said=said: altered.denied(said, chance)),  # type: ignore[misc]
            (3, lambda said=said: altered.another_extent(said, chance)),  # type: ignore[misc]
        ]
        for _, way in sorted(ways, key=lambda one: -(chance.random() ** (1 / one[0]))):
            if (wrong := way()) and wrong != said and wrong not in premise:
                yield Pair(premise, wrong, "not_entailment", "invented, altered", article.title)
                break


def _misplaced(article: Invented, other: Invented, chance: random.Random) -> Iterator[Pair]:
    """True claims beside sentences that say something else, those that share most words with them."""
    for claim in article.claims:
        if not claim.true or chance.random() >= MISPLACED:
            continue
        for source in (article, other):
            places = [nth for nth in range(len(source.sentences)) if source is other or nth not in claim.cited]
            shares = {nth: shared(claim.text, source.sentences[nth]) for nth in places}
            near = sorted((nth for nth in places if shares[nth] <= HALF_SAID), key=lambda nth: -shares[nth])
            if near:
                cited = chance.sample(near[:3], min(len(near), chance.choice((1, 1, 1, 2))))
                told = " ".join(source.sentences[nth] for nth in cited)
                # What the title says of the same article may well carry a claim.
                premise = f"{source.title} {told}" if source is other and chance.random() < 0.8 else told
                yield Pair(premise, claim.text, "neutral", "invented, misplaced", article.title)


def _beside(cited: Sequence[int], article: Invented, chance: random.Random) -> str:
    """The sentences cited, at times with others of the article between them and its title in front."""
    places = list(cited)
    for _ in range(chance.choice((0, 0, 0, 1, 1, 2, 4))):
        other = chance.randrange(len(article.sentences))
        at = chance.randrange(len(places) + 1)
        places[at:at] = [other] if other not in places else []
    told = [article.sentences[nth] for nth in places]
    return " ".join([article.title, *told] if chance.random() < 0.4 else told)
