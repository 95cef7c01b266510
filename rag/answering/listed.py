"""Answers a question for a complete list: what was proposed, adopted, announced or said and by whom, and all sums.

Every statement of the record that fits is listed, once where several articles tell it, under who acted or what became
of it. Nothing is left out for length, so the count in the headline is that of the record.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace

from rag.answering.asked import Asked
from rag.answering.composed import Citations, Composed
from rag.answering.deadlines import asks_for_deadlines, deadlines
from rag.answering.differences import asks_for_differences, differences
from rag.answering.disputes import asks_for_disputes, disputes
from rag.answering.documents import counts_documents, document_items, documents, told_number
from rag.answering.largest import asks_for_largest, largest
from rag.answering.matter_list import sentences_on
from rag.answering.meant import Meant, articles_meant, meant
from rag.answering.money import money
from rag.answering.naming import counted, counted_articles, fragment, shortened
from rag.answering.status import POINTS_BACK, fate_of
from rag.answering.tabled import BY_COUNTRY, country_of
from rag.answering.topic import Topic
from rag.answering.who import Actors, spoken_of
from rag.english import countries, listing, number_of, sentence_case, terms, with_article, words
from rag.meeting_record import meeting_record
from rag.question import Meeting
from rag.record import CENTRAL_ASIA, Statement, StatementStatus, is_everyone
from rag.types import Item, Section

_STATUS_WORDS: Mapping[StatementStatus, re.Pattern[str]] = {
    "adopted": re.compile(r"\b(adopt|sign|agree|approv|decid|decision|outcome|result|undertook|undertak|endors)"),
    "announced": re.compile(r"\b(announc|pledg|promis|commit|launch|offer)"),
    "proposed": re.compile(
        r"\b(propos|suggest|initiative|idea|call(ed)? for|urg(e|ed)|recommend|put forward|want(ed)?)"
    ),
    "failed": re.compile(r"\b(fail|reject|refus|block|drop|postpon|shelv|cancel|veto|not agreed)"),
}  # fmt: skip
_NOUNS: Mapping[StatementStatus, str] = {
    "adopted": "decision",
    "announced": "announcement",
    "proposed": "proposal",
    "failed": "failure",
    "reported": "statement",
}
_TITLES: Mapping[StatementStatus, str] = {
    "adopted": "Adopted",
    "announced": "Announced",
    "proposed": "Only proposed",
    "failed": "Not agreed",
    "reported": "Said",
}
_MONEY = re.compile(
    r"\b(money|sums?|funds?|funding|financ\w+|amounts?|how much|billions?|figures|loans?|grants?|investments?"
    r"|donations?|contributions|donors?|contributors|currenc(y|ies))\b"
)
_PLEDGES = re.compile(r"\bpledges\b")
"""Most are of money; where none is, the announcements are listed."""
_DOCUMENTS = re.compile(
    r"\b(documents?|texts|papers|declarations?|agreements|statements|communiqu[eé]s|programmes|programs|concepts|plans"
    r"|strategies|roadmaps|treaties|memorandums|memoranda|protocols|resolutions|charters|conventions|frameworks"
    r"|(?:each|every) (?:joint )?(?:agreement|statement|communiqu[eé]|programme|program|concept|plan|strategy|roadmap"
    r"|treaty|memorandum|protocol|resolution))\b"
)
_SAID = re.compile(
    r"\bwho said what\b|\bwhat (?:role|part|contribution|input)\b"
    r"|\b(say|says|said|saying|think|argue[ds]?|statements?)\b"
)
_ASKING = frozenset(
    terms(
        """list everything all complete full every each make table show give name enumerate proposed propose proposal
        proposals suggested suggest suggesting suggestions initiative initiatives idea ideas put forward called call
        urged urge adopted adopt signed sign agreed agree agreements approved decided decisions decision announced
        announce announcements pledged pledge pledges promised promise commitments committed money sum sums funding
        finance funds amount amounts document documents text texts papers outcomes outcome results result only said
        say who what thing things came out side own account president presidents country countries far overview
        mentioned library articles both separately launched launch offered offer rejected failed respectively
        total want wanted minister prime central asian made taken take took put tabled presented came come proposer
        proposers meeting held leaders parties sides group groups member members states adoption passed pass done do
        undertook commit endorsed endorse reached reach there new kind kinds sort sorts bring brought come arrive
        arrived present submit submitted lay laid float floated raise raised forward five six seven programmes programs
        concepts plans strategies roadmaps treaties memorandums memoranda protocols resolutions charters conventions
        frameworks communiques joint statement whatever whichever regardless anywhere ever exactly precisely
        behalf bullet bulleted numbered point points deadline deadlines set limit limits time postponed
        dropped shelved cancelled blocked refused vetoed could couldn unable much put gave given give contributed paid
        donated billion million dollar euro around alongside beside sideline sidelines margin margins fringe fringes
        achieved accomplished settled resolved analysis piece report mentioned number numbers contribution
        contributions due role part play played input planned expected scheduled happen currency purpose financial
        donation donations donor donors giver givers contributor contributors figure figures
        invest investment investments own currency currencies row column columns separate breakdown split
        pay pays visit visits trip trips membership memberships deal deals accession accessions"""
    )
)
_ALL = re.compile(r"\b(?:all|every|everything|each|which|what|list)\b")
_NOT_DECIDED = re.compile(
    r"\bnot (?:yet )?(?:be )?(?:achieved?|accomplished?|reached|settled|resolved|solved|agreed?|adopt(?:ed)?"
    r"|sign(?:ed)?|approved?|decided?|endorsed?)\b"
    r"|\bleft (?:open|out|undecided|unresolved|for later)\b|\bremain(?:ed|s)? (?:open|undecided|unresolved)\b"
    r"|\bfail(?:ed)? to (?:agree|adopt|sign|approve|decide|endorse)\b"
)
_PROPOSALS = re.compile(r"\b(?:proposals|ideas|suggestions|initiatives|plans|demands|requests)\b")
"""What, asked for as not agreed, failed."""
_PUT_FORWARD = re.compile(r"\b(?:put forward|made|tabled|came|propose)\b")
_COLUMN = (
    r"(?:(?:the|their|its|each|respective) )*(?:currenc(?:y|ies)|purposes?|dates?|deadlines?|status(?:es)?|results?"
    r"|outcomes?|proposers?|amounts?|sums?|countr(?:y|ies)|sources?|names?|places?|reasons?|years?|donors?|givers?"
    r"|recipients?|authors?|votes?|quotes?|references?|numbers?|(?:who|by whom|what for)\b[^,]{0,30})"
)
_ONLY_THOSE = re.compile(r",? only those (?P<fate>adopted|announced|proposed|rejected)\W*$", re.IGNORECASE)
"""Wants of a list only what came out so."""
_FATES: Mapping[str, StatementStatus] = {
    "adopted": "adopted", "announced": "announced", "proposed": "proposed", "rejected": "failed"
}  # fmt: skip
_COLUMNS = re.compile(
    rf",? (?:(?:along |together )?with|including|incl\.?|plus|showing|giving|stating|(?:sorted |grouped "
    rf"|split )?by) {_COLUMN}"
    rf"(?:,? (?:and )?{_COLUMN})*\W*$",
    re.IGNORECASE,
)
_IS_NO_PROPOSAL = re.compile(r"^(proposals|ideas|initiatives|suggestions|offers|plans)$", re.IGNORECASE)
_EACH_LEADER = re.compile(
    r"\b(each|every|all|(?:all )?the (?:two|three|four|five|six|seven|eight|nine|ten))"
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
_UNDERTAKES = re.compile(
    r"^(?:[^,]{0,60} )?(?:also |then )?(?:plan(?:s|ned)|intend(?:s|ed)|opened access|is to (?:build|give"
    r"|provide|open)|opens access)\b"
    r"|\breported that \S+ (?:opened|promised|pledged|offered)\b",
)
_AROUND = re.compile(r"\b(?:around|alongside|sidelines?|side-lines?|margins?|fringes?|on the side)\b")
"""Asks for what others did while a meeting was held, too."""
_DEAL = re.compile(
    r"\b(?:agreements?|deals?|pacts?|treat(?:y|ies)|frameworks?|memorand\w+|contracts?|arrangements?)\b", re.I
)
_NOT_NAMED = re.compile(r"(?:it|them|this|these|both)\b", re.IGNORECASE)
"""What was signed or adopted, where only the sentence before names it."""
_JOINS = re.compile(r"\s*(?:but|and|or|while|which|nor)\b")
"""Opens a clause that cannot be read without the one before it."""
_BULLET = re.compile(r"^[-–—•*▪]+ ")
_OPENING = 300
"""In characters: a byline and the first sentence."""
TOGETHER = "Together"
"""Who acts where the participants do as a whole, or nobody is named."""
LONGEST_ITEM = 240
"""In characters."""
LEAST_SHARED_WORDS = 4
"""A shorter piece has too few words to be told as a part of another."""
SAME = 0.6
"""0-1: two pieces that share so many words (Dice 1945) and are by the same actor are one."""


@dataclass(slots=True)
class _Entry:
    """Something to be listed, with every place that tells it."""

    statement: Statement
    meeting: Meeting | None
    who: str
    words: frozenset[str]
    story: str
    """Of its article; see `rag.types.Article`."""
    others: list[Statement] = field(default_factory=list)

    @property
    def statements(self) -> list[Statement]:
        """The first telling and any others."""
        return [self.statement, *self.others]


_OF_THEIR_OWN: tuple[tuple[Callable[[Meant], bool], Callable[[Asked, Meant], Composed | None]], ...] = (
    (asks_for_differences, differences),
    (asks_for_disputes, disputes),
    (asks_for_largest, lambda asked, what: largest(asked, what, _ASKING)),
    (asks_for_deadlines, lambda asked, what: deadlines(asked, what, Topic.of(what.topic - _ASKING, asked))),
)
"""Lists that are told by their wording alone."""


def complete_list(asked: Asked) -> Composed | None:
    """The complete list asked for; None when the record holds none, or the question asks for no list of this kind."""
    whole = meant(asked)
    if only := _ONLY_THOSE.search(whole.written):
        return only_those(_FATES[only["fate"].lower()], asked)
    what = _of_all(asked, _without_columns(whole))
    own = next((composer for asks, composer in _OF_THEIR_OWN if asks(what)), None)
    if own:
        return own(asked, what)
    statuses = _statuses(what)
    if _MONEY.search(whole.text) or _PLEDGES.search(whole.text):
        sums = money(asked, what, Topic.of(what.topic - _ASKING, asked))
        if sums or not statuses:
            return sums
    around = statuses in ((), ("adopted",)) and bool(_AROUND.search(what.text))
    if around:
        statuses = ("adopted",)
    elif _DOCUMENTS.search(what.text) and statuses in ((), ("adopted",)):
        named = documents(asked, what)
        if named or not statuses:
            return named
    found = _of_statements(asked, what, statuses, around=around)
    if found is None and _ALL.search(what.text) and not statuses and (what.meetings or what.period):
        return sentences_on(asked, what, Topic.of(what.topic - _ASKING, asked))
    return found


def only_those(status: StatementStatus, asked: Asked) -> Composed | None:
    """Of the list that was asked for, what came out so; where nothing tells that of any, this and the whole list."""
    asked = asked.of(_ONLY_THOSE.sub("?", asked.understood.text))
    what = _of_all(asked, _without_columns(meant(asked)))
    statuses = _statuses(what)
    if statuses == (status,):
        return complete_list(asked)
    if status in statuses or not statuses:
        return _of_statements(asked, what, (status,), around=False)
    actors, topic = Actors.named(asked, what), Topic.of((what.topic | _subject(what)) - _ASKING, asked)
    entries = _entries(asked, what, statuses, actors, topic)
    came = [one for one in entries if fate_of(one.statement, asked) == status]
    if came:
        return _composed(came, asked, what, statuses, actors)
    whole = _composed(entries, asked, what, statuses, actors)
    if not entries or whole is None or not whole.quotes:
        return None
    word = next(word for word, one in _FATES.items() if one == status)
    return replace(whole, headline=f"Nothing in the library says that any of this was {word}: {whole.headline}")


def _of_statements(
    asked: Asked, what: Meant, statuses: tuple[StatementStatus, ...], *, around: bool
) -> Composed | None:
    """All statements of these statuses, of the meetings, the time, the actors or the topic meant.

    Args:
        asked: The question.
        what: What it means.
        statuses: Those asked for; empty where it asks for what somebody said.
        around: Whether it asks for what some of those who met agreed on by themselves, too.
    """
    actors = Actors.named(asked, what)
    topic = Topic.of((what.topic | _subject(what)) - _ASKING, asked)
    if not statuses and not (_SAID.search(what.text) or (_PUTS.search(what.text) and _EACH_LEADER.search(what.text))):
        return None
    if not (what.meetings or what.period or actors or topic):
        return None
    entries = _entries(asked, what, statuses, actors, topic)
    if not entries and actors and statuses and (own := _opening_with(actors, asked, what)):
        entries = _entries(asked, what, statuses, actors, topic, own)
    if not entries and statuses == ("failed",) and _NOT_DECIDED.search(what.text):
        statuses = ("proposed",)
        entries = _entries(asked, what, statuses, actors, topic)
    if around and (deals := _deals(asked, what, actors, topic)):
        statuses, entries = ("adopted", "announced"), [*entries, *deals]
    if not entries and not statuses:
        entries = [one for one in _entries(asked, what, (), actors, Topic({})) if _is_read(one.statement, asked)]
    composed = _composed(entries, asked, what, statuses, actors)
    return composed if composed and composed.quotes else None


def _without_columns(what: Meant) -> Meant:
    """The question without what is to be told of each entry: "with the currency and the purpose"."""
    written, text = _COLUMNS.sub("", what.written), _COLUMNS.sub("", what.text)
    cut = frozenset(terms(what.written)) - frozenset(terms(written))
    return replace(what, written=written, text=text, topic=what.topic - cut)


def _opening_with(actors: Actors, asked: Asked, what: Meant) -> frozenset[str]:
    """Of the articles meant those that open with the actors, as their own press service's do."""
    found = set()
    for article_id in articles_meant(asked, what) or ():
        opening = asked.library.article(article_id).text[:_OPENING]
        if actors.countries & {*countries(opening)} or actors.people & {*words(opening)}:
            found.add(article_id)
    return frozenset(found)


def _of_all(asked: Asked, what: Meant) -> Meant:
    """All meetings, where a question for all there is limits itself to nothing."""
    named = asked.understood.named
    limited = named.summits or named.places or named.people or named.countries or what.topic - _ASKING
    if what.meetings or what.period or limited or not _ALL.search(what.text):
        return what
    return replace(what, meetings=tuple(asked.catalogue.meetings))


def _subject(what: Meant) -> frozenset[str]:
    """Stems of a country that is spoken of and does not act: "who said what on Afghanistan"."""
    return frozenset(terms(" ".join(country for country in spoken_of(what.text))))


def _statuses(what: Meant) -> tuple[StatementStatus, ...]:
    text = _NOT_DECIDED.sub("rejected", what.text)
    fails = _STATUS_WORDS["failed"].search(text)
    if fails and _PROPOSALS.search(text) and not _PUT_FORWARD.search(text):
        return ("failed",)
    return tuple(status for status, pattern in _STATUS_WORDS.items() if pattern.search(text))


def _entries(
    asked: Asked,
    what: Meant,
    statuses: Sequence[StatementStatus],
    actors: Actors,
    topic: Topic,
    by_default: Set[str] = frozenset(),
) -> list[_Entry]:
    """What is to be listed, in order of the articles, each once.

    Args:
        asked: The question.
        what: What it means.
        statuses: Those asked for; empty for all.
        actors: Who is asked about.
        topic: What it is to be on.
        by_default: Ids of articles that speak of the actors where they name nobody.
    """
    ids = articles_meant(asked, what)
    entries: list[_Entry] = []
    leaders = bool(_EACH_LEADER.search(what.text))
    together = _acting_together(what, actors)
    region = frozenset(CENTRAL_ASIA) if "central asian" in what.text else frozenset()
    about = {article_id: one for one in asked.catalogue.meetings for article_id in one.article_ids}
    statements = asked.library.statements(ids)
    stories = asked.library.stories({one.article_id for one in statements})
    for one in statements:
        if not _has_status(one, statuses, asked, actors):
            continue
        if _IS_NO_PROPOSAL.match(asked.library.cut(one.article_id, *one.cue)):
            continue
        clause = asked.library.cut(one.article_id, *one.clause)
        theirs = actors.act(one) or actors.by_office(clause) or (one.article_id in by_default and not one.actors)
        if together and not together <= {*words(asked.library.cut(one.article_id, *one.span))}:
            continue
        if (actors and not theirs) or clause.rstrip().endswith(":"):
            continue
        if one.status == "adopted" and counts_documents(clause) and not topic:
            continue
        if leaders and not actors.by_a_leader(one, region):
            continue
        if topic and not topic.is_of(clause):
            continue
        entry = _Entry(
            one,
            about.get(one.article_id),
            actors.label(one),
            frozenset(terms(fragment(one, asked.library))),
            stories.get(one.article_id, one.article_id),
        )
        same = next((each for each in entries if _same(each, entry)), None)
        if same is None:
            entries.append(entry)
        else:
            same.others.append(one)
    return entries


def _acting_together(what: Meant, actors: Actors) -> frozenset[str]:
    """Two people of whom it is asked what they agreed with each other; empty when it asks for no such thing."""
    found = _AGREE_TOGETHER.search(what.text)
    both = frozenset(words(" ".join(found.groups()))) if found else frozenset[str]()
    return both if len(both) > 1 and both <= actors.people else frozenset()


def _deals(asked: Asked, what: Meant, actors: Actors, topic: Topic) -> list[_Entry]:
    """The agreements that some of those who came announced by themselves."""
    announced = _entries(asked, what, ("announced",), actors, topic)
    return [
        one for one in announced if _DEAL.search(asked.library.cut(one.statement.article_id, *one.statement.clause))
    ]


def _is_read(statement: Statement, asked: Asked) -> bool:
    """Whether the reader chose its sentence: a saying seldom repeats what it is on."""
    return any(
        quote.article_id == statement.article_id and quote.start <= statement.span[0] < quote.end
        for quote in asked.reading.quotes
    )


def _same(one: _Entry, other: _Entry) -> bool:
    """Whether two articles on one meeting tell the same, two reprints of one story, or two readings of one sentence."""
    if one.statement.status != other.statement.status or (one.meeting != other.meeting and one.story != other.story):
        return False
    shared, shorter = len(one.words & other.words), min(len(one.words), len(other.words))
    here, there = one.statement, other.statement
    if here.article_id == there.article_id:
        return here.span == there.span and shared == shorter
    if one.story != other.story and (one.meeting is None or one.who != other.who):
        return False
    return 2 * shared >= SAME * (len(one.words) + len(other.words)) or (
        shorter >= LEAST_SHARED_WORDS and shared == shorter
    )


def _has_status(statement: Statement, statuses: Sequence[StatementStatus], asked: Asked, actors: Actors) -> bool:
    """Whether a statement is of a status asked for; what somebody plans to do is announced by them."""
    if not statuses:
        return bool(statement.actors)
    if statement.status in statuses:
        return True
    if "announced" not in statuses or statement.status != "reported" or not actors:
        return False
    return bool(_UNDERTAKES.search(asked.library.cut(statement.article_id, *statement.clause)))


def _composed(
    entries: Sequence[_Entry], asked: Asked, what: Meant, statuses: Sequence[StatementStatus], actors: Actors
) -> Composed | None:
    citations = Citations(asked.library)
    sections = []
    named, told = _documents(asked, what, statuses, actors, citations)
    if named:
        sections.append(Section("Documents", named))
        cited = {(quote.article_id, quote.start) for quote in citations.quotes}
        names = tuple(item.text.partition(",")[0].casefold() for item in named)
        entries = [
            one
            for one in entries
            if (one.statement.article_id, one.statement.span[0]) not in cited
            and not fragment(one.statement, asked.library).casefold().removeprefix("the ").startswith(names)
        ]
    alone = len({entry.who for entry in entries}) == 1 and bool(actors)
    for title, group in _grouped(entries, asked, what, statuses, actors):
        items = tuple(
            _item(
                entry,
                asked,
                citations,
                alone=alone or title in (entry.who, TOGETHER),
                verb=not statuses or entry.statement.status in ("reported", "failed"),
            )
            for entry in group
        )
        sections.append(Section(title, items))
    articles = {one.article_id for entry in entries for one in entry.statements}
    articles |= {quote.article_id for quote in citations.quotes}
    there = len(entries) + len(named)
    return Composed(
        "list",
        headline=_headline(entries, what, statuses, actors, told, counted_articles(articles, asked.library)),
        sections=tuple(sections),
        quotes=tuple(citations.quotes),
        shown=there,
        there=there,
    )


def _documents(
    asked: Asked, what: Meant, statuses: Sequence[StatementStatus], actors: Actors, citations: Citations
) -> tuple[tuple[Item, ...], str]:
    """The documents adopted at the one meeting meant, where what was adopted is asked for, and how many there were."""
    if "adopted" not in statuses or len(what.meetings) != 1 or actors or what.topic - _ASKING:
        return (), ""
    record = meeting_record(what.meetings[0], asked.library, asked.catalogue.meetings)
    items = tuple(document_items(record, asked, citations))
    number = told_number(record, asked) if items else None
    if number is None:
        return items, counted(len(items), "document") if items else ""
    citations.cite(number[1].article_id, number[1].span)
    every = number[0].split()[0].casefold() in (str(len(items)), number_of(len(items), "x", "x").split()[0])
    return items, number[0] if every else f"{number[0]} ({len(items)} named here)"


def _grouped(
    entries: Sequence[_Entry], asked: Asked, what: Meant, statuses: Sequence[StatementStatus], actors: Actors
) -> list[tuple[str, list[_Entry]]]:
    """The entries by status where several are asked for, by who acts, or by meeting where one actor or a time is."""
    groups: dict[str, list[_Entry]] = defaultdict(list)
    if BY_COUNTRY.search(asked.understood.text):
        for entry in entries:
            names = [country_of(one.name, actors.of_country) for one in entry.statement.actors]
            groups[listing(list(dict.fromkeys(names))) or TOGETHER].append(entry)
        return sorted(groups.items())
    meeting_of = {article_id: one.heading for one in asked.catalogue.meetings for article_id in one.article_ids}
    if len(statuses) > 1:
        for status in statuses:
            for entry in entries:
                if entry.statement.status == status:
                    groups[_TITLES[status]].append(entry)
        return list(groups.items())
    by_meeting = what.period or (actors and len({entry.who for entry in entries}) <= 2)
    for entry in entries:
        key = meeting_of.get(entry.statement.article_id, "Other articles") if by_meeting else entry.who
        together = not by_meeting and entry.statement.status == "adopted" and is_everyone(key)
        groups[TOGETHER if together else key or TOGETHER].append(entry)
    return list(groups.items())


def _item(entry: _Entry, asked: Asked, citations: Citations, *, alone: bool, verb: bool) -> Item:
    """An entry of the list: what was decided or proposed, or the whole clause where its verb matters."""
    markers = tuple(dict.fromkeys(citations.cite(one.article_id, one.span) for one in entry.statements))
    one = entry.statement
    said = asked.library.cut(one.article_id, *one.clause) if verb else fragment(one, asked.library)
    if verb and _JOINS.match(said):
        said = asked.library.cut(one.article_id, *one.span)
    said = shortened(_BULLET.sub("", " ".join(said.split())).strip(".;:, "), LONGEST_ITEM)
    unnamed = one.what and _NOT_NAMED.match(asked.library.cut(one.article_id, *one.what).lstrip())
    if unnamed or (one.status in ("adopted", "failed") and POINTS_BACK.match(said)):
        before = asked.library.sentence_before(one.article_id, one.span[0])
        if before is not None:
            named_in = " ".join(asked.library.cut(one.article_id, before.start, before.end).split())
            markers = (citations.cite(one.article_id, (before.start, before.end)), *markers)
            return Item(shortened(f"{named_in} {said}", LONGEST_ITEM), markers)
    named = not alone and entry.who and not verb
    return Item(f"{entry.who}: {said}" if named else sentence_case(said), markers)


def _headline(
    entries: Sequence[_Entry],
    what: Meant,
    statuses: Sequence[StatementStatus],
    actors: Actors,
    documents: str,
    articles: str,
) -> str:
    counts = [(status, sum(one.statement.status == status for one in entries)) for status in statuses or ("reported",)]
    if not statuses:
        counts = [("reported", len(entries))]
    named = [documents] if documents else []
    noun = "further decision" if documents else "decision"
    told = listing(
        [
            *named,
            *(counted(count, noun if status == "adopted" else _NOUNS[status]) for status, count in counts if count),
        ]
    )
    by = f" by {listing([with_article(name) for name in actors.names], 'or')}" if actors else ""
    when = f" {what.when}," if what.when else ""
    return f"{sentence_case(told)}{by}{when} in {articles}."
