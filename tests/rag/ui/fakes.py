"""A small library and chain of the real ones' shape, for tests of the window: no model, no files, nothing to load.

The fake chain answers when a question contains one of the words in `ANSWERS`, quoting the sentences named there, and
declines any other. Each article has one awkward feature.
"""

import datetime as dt
import re
import threading
import time
import uuid
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from ingest.extract import corrected
from ingest.raw import Skipped
from ingest.report import IngestReport
from ingest.submitted import ReadReport
from rag.english.words import words
from rag.errors import ArticleNotFoundError, EmptyLibraryError
from rag.outcomes import people_of_countries
from rag.record import ArticleRecord, MeetingFacts, Statement, StatementStatus, read_record, with_meeting
from rag.roles import Role
from rag.submission import Checkable, Correction, Linked, Pasted, ReadAhead, Submission, Upload
from rag.types import (
    Answer,
    Article,
    EarlierVersion,
    Hit,
    Item,
    Kind,
    Location,
    Passage,
    Question,
    Quote,
    Refusal,
    Section,
    Sentence,
    Source,
    Table,
)
from rag.ui.desk.desk import AnswerEvent, Desk
from rag.ui.library.intake import Intake
from rag.ui.library.reports import JobProgress
from rag.vocabulary import ArticleVocabulary

DECLINED = "The library does not say. It holds nothing that answers this question."

PLAN = "They adopted a Final Communiqué and a Joint Action Plan for 2025–2027."
REVIEW = "The plan's results would be reviewed at a third summit in 2027."
HUB = "A hub in Bukhara was proposed 🚆🚆 but not adopted [1]."
HOSTILE = "Leaders <b>agreed</b> **nothing** about $5 and $6, :red[said] the readout."
PLEDGE = "China pledged 26 billion yuan."
FORMAT = "The format was set up in Xi'an."
VENUE = "The venue was left open."

DUSHANBE = Article(
    id="dushanbe",
    title="Dushanbe summit ends with a communiqué and an action plan",
    text=f"Six presidents met in Dushanbe. {PLAN} Rahmon chaired.\n\n"
    + "\n\n".join(f"Paragraph {n} speaks of trade, transport and water at length, as such texts do." for n in range(30))
    + f"\n\n{REVIEW} {VENUE}",
    sha256="1",
    summit="Central Asia–Russia Summit",
    edition=2,
    date=dt.date(2025, 10, 9),
    place="Dushanbe, Tajikistan",
    topics=("trade", "security", "venue"),
    publisher="News Central Asia",
    url="https://example.org/a",
    sources=(
        Source("News Central Asia", "Communiqué of the Dushanbe Summit", "https://example.org/a", dt.date(2025, 10, 9)),
        Source("TASS", "Ushakov on the agenda", "https://example.org/b"),
        Source("Khovar", None, "javascript:alert(1)"),
    ),
)
# The emoji before the quote are two UTF-16 units each: a mark placed by the browser's own counting would be off.
BUKHARA = Article(
    id="bukhara",
    title="What Uzbekistan proposed",
    text=f"🚆🚆🚆 A railway first. {HUB} More talks follow.",
    sha256="2",
    summit="Central Asia–Russia Summit",
    edition=2,
    date=dt.date(2025, 10, 10),
    place="Dushanbe, Tajikistan",
    topics=("transport",),
    publisher="UzDaily",
    url="https://example.org/bukhara",
)
HOSTILE_ARTICLE = Article(
    id="hostile",
    title="<img src=x onerror=alert(1)> **Bold** [link](https://example.org) :smile:",
    text=f"<script>document.title='owned'</script> ![x](https://example.org/beacon.png)\n\n{HOSTILE}",
    sha256="3",
    summit="**G20** <i>Summit</i>",
    date=dt.date(2024, 11, 19),
    place="Rio de Janeiro, Brazil",
    topics=("taxation", "readout"),
    publisher="<u>Press</u>",
    url="javascript:alert(document.domain)",
)
XIAN = Article(
    id="xian",
    title="Xi'an summit sets up a two-yearly format",
    text=f"{FORMAT} {PLEDGE}",
    sha256="4",
    summit="Central Asia–China Summit",
    edition=1,
    date=dt.date(2023, 5, 19),
    place="Xi'an, China",
    topics=("investment", "format"),
)
ARTICLES = (XIAN, HOSTILE_ARTICLE, DUSHANBE, BUKHARA)
RIGA = Article(
    id="riga",
    title="Riga summit adopts a charter",
    text="The leaders adopted the Riga Charter and an Action Plan for 2025–2028 in Riga on 4 May 2025. "
    "Latvia pledged 2 billion euros for clean rivers by 2028. President Anna Kalns of Latvia chaired the meeting. "
    "Estonia proposed a joint water fund. Estonia also proposed a school of hydrology. "
    "The participants did not agree on a border treaty. Finnish President Elias Korhonen did not attend. "
    "The third summit will be held in Tallinn in 2098.",
    sha256="6",
    summit="Five Rivers Summit",
    edition=2,
    date=dt.date(2025, 5, 4),
    place="Riga, Latvia",
    participants=("Latvia", "Estonia", "Lithuania"),
    topics=("water", "energy"),
    publisher="Baltic Wire",
    url="https://example.org/riga",
)
# Of the same meeting, with another day and place, and a sentence that a spreadsheet would run.
JURMALA = Article(
    id="jurmala",
    title="The second Five Rivers Summit",
    text="Leaders of four states met in Jurmala on 5 May 2025 for the second Five Rivers Summit. "
    "=1+1 boats were pledged by Lithuania, it said. They adopted the Riga Charter.",
    sha256="7",
    summit="Five Rivers Summit",
    edition=2,
    date=dt.date(2025, 5, 5),
    place="Jurmala, Latvia",
    topics=("water",),
)
OSLO = Article(
    id="oslo",
    title="Oslo talks on fjords",
    text="The leaders signed a treaty on fjords in Oslo on 3 June 2018. "
    "The next summit will be held in Bergen in 2019.",
    sha256="8",
    summit="Fjord Summit",
    edition=1,
    date=dt.date(2018, 6, 3),
    place="Oslo, Norway",
    topics=("fishing",),
)
RECORDED = (OSLO, HOSTILE_ARTICLE, RIGA, JURMALA)
"""Articles that record more than they quote."""
UNDATED = Article("opinion", "An opinion", "Summits matter.", "5")
MANY = tuple(
    Article(
        f"meeting-{n:04}",
        f"Report {n:04}",
        f"Point {n}.",
        str(n),
        summit=f"Series {n % 60:02}",
        edition=n // 60 + 1,
        date=dt.date(1985 + n // 60, n % 12 + 1, n % 28 + 1),
        place=f"City {n % 97}",
        participants=(f"Country {n % 200:03}", f"Country {n % 13:03}"),
        topics=(f"topic {n % 31}",),
    )
    for n in range(2500)
)
"""A large library of forty years."""

ANSWERS: dict[str, tuple[tuple[Article, str], ...]] = {
    "adopt": ((DUSHANBE, PLAN), (DUSHANBE, REVIEW), (BUKHARA, HUB)),
    "bukhara": ((BUKHARA, HUB),),
    "taxation": ((HOSTILE_ARTICLE, HOSTILE),),
    "pledge": ((XIAN, PLEDGE),),
    "third": ((DUSHANBE, REVIEW),),
    "venue": ((DUSHANBE, VENUE),),
    "readout": ((HOSTILE_ARTICLE, HOSTILE),),
    "format": ((XIAN, FORMAT),),
}


PASTED = (
    "Six presidents met in Dushanbe and adopted a joint action plan for the years from 2025 to 2027. According to the "
    "communiqué, its results would be reviewed at a third summit in 2027, and a hub in Bukhara was agreed. China, not "
    "present itself, had pledged 26 billion yuan at the summit in Xi'an two years earlier. Is this correct?"
)
ASKED: dict[Kind, str] = {
    "about": "hi",
    "library": "How many meetings do you hold?",
    "meeting": "Who was in the chair in Dushanbe?",
    "status": "Was the hub agreed?",
    "list": "List every outcome of Dushanbe",
    "compare": "Compare Dushanbe and Xi'an",
    "digest": "Summarise Dushanbe",
    "check": PASTED,
}
"""A question for each kind of answer that is composed."""


class FakeLibrary:
    """Articles in memory. As in the real one, a read may come while a job writes: each change is a new dictionary."""

    def __init__(self, articles: tuple[Article, ...] = ARTICLES) -> None:
        self._articles = {article.id: article for article in articles}
        self.closed = False
        self.earlier: list[Article] = []

    def opened(self) -> "FakeLibrary":
        if not self._articles:
            raise EmptyLibraryError(
                "The library in '.readout' holds no article yet. Fill it with `python -m ingest corpus/`."
            )
        return self

    def article(self, article_id: str) -> Article:
        if (found := self._articles.get(article_id)) is None:
            raise ArticleNotFoundError(f"No article {article_id!r}.")
        return found

    def cut(self, article_id: str, start: int, end: int) -> str:
        return self.article(article_id).text[start:end]

    def summits(self) -> tuple[str, ...]:
        return tuple(sorted({one.summit for one in self._articles.values() if one.summit}))

    def sentence_before(self, article_id: str, start: int) -> Sentence | None:
        return next((one for one in reversed(sentences(self.article(article_id))) if one.end <= start), None)

    def sentence_after(self, article_id: str, end: int) -> Sentence | None:
        return next((one for one in sentences(self.article(article_id)) if one.start >= end), None)

    def articles_with_meetings(self) -> tuple[Article, ...]:
        return tuple(with_meeting(article, record(article).meeting) for article in self.articles())

    def articles_without_text(self) -> tuple[Article, ...]:
        return self.articles_with_meetings()

    @property
    def vocabulary(self) -> ArticleVocabulary:
        return ArticleVocabulary(self.articles())

    def country_of(self, person: str) -> str | None:
        return people_of_countries(self.meeting_facts()).get(person)

    def statements(
        self, article_ids: Iterable[str] | None = None, status: StatementStatus | None = None
    ) -> tuple[Statement, ...]:
        found = (one for article in self._held(article_ids) for one in record(article).statements)
        return tuple(one for one in found if status in (None, one.status))

    def meeting_facts(self, article_ids: Iterable[str] | None = None) -> tuple[MeetingFacts, ...]:
        return tuple(record(article).meeting for article in self._held(article_ids))

    def put(self, article: Article) -> None:
        self.earlier += [one for one in self._articles.values() if one.id == article.id]
        self._articles = {**self._articles, article.id: article}

    def remove(self, article_id: str) -> None:
        self._articles = {held: article for held, article in self._articles.items() if held != article_id}

    def articles_with(self, text: str) -> frozenset[str]:
        found = (one for one in self._articles.values() if set(words(text)) <= set(words(f"{one.heading} {one.text}")))
        return frozenset(one.id for one in found)

    def stored_order(self) -> dict[str, int]:
        return {article_id: nth for nth, article_id in enumerate(self._articles)}

    def earlier_version(self, article_id: str, start: int, text: str) -> EarlierVersion | None:
        found = (one for one in self.earlier if one.id == article_id and one.says(text, start, start + len(text)))
        return next((EarlierVersion(one, dt.date(2025, 11, 26)) for one in found), None)

    def is_pdf(self, article_id: str) -> bool:
        return False

    def also_printed(self, article_ids: Iterable[str] | None = None) -> dict[str, tuple[Source, ...]]:
        found: dict[str, tuple[Source, ...]] = {}
        for own in self._held(article_ids):
            for other in self._articles.values():
                if other.id != own.id and other.story and other.story == own.story:
                    found[own.id] = (
                        *found.get(own.id, ()),
                        Source(other.publisher or other.title, other.publisher and other.title, other.url),
                    )
        return found

    def state(self) -> str:
        return str(hash(self.articles()))

    def close(self) -> None:
        self.closed = True

    def articles(self) -> tuple[Article, ...]:
        return tuple(self._articles.values())

    def _held(self, article_ids: Iterable[str] | None) -> list[Article]:
        """Those of these articles that are still held, or all when None."""
        wanted = None if article_ids is None else set(article_ids)
        return [article for article in self._articles.values() if wanted is None or article.id in wanted]


class FakeChain:
    """Answers from `ANSWERS`. `pause_s` lies between any two pieces that it streams."""

    def __init__(self, pause_s: float = 0.0, fails_on: str = "\0") -> None:
        self.pause_s = pause_s
        self.fails_on = fails_on
        self.asked: list[Question] = []

    def stream(self, question: Question) -> Iterator[AnswerEvent]:
        self.asked.append(question)
        found = next((sentences for word, sentences in ANSWERS.items() if word in question.text.lower()), ())
        answer = answered(question.text, found) if found else declined(question.text)
        kind = next((kind for kind, asked in ASKED.items() if asked == question.text), None)
        if kind is not None:
            answer = composed(kind)
        elif "adopt" in question.text.lower():
            answer = replace(answer, kind="status")  # which shows all its quotes at once
        if question.history and question.text.startswith("and "):
            answer = replace(answer, standalone_question=f"{question.text[4:]} ({question.history[-1].question})")
        if kind is None and "third" in question.text:  # its quote leans on the sentence before, and others say the same
            start = DUSHANBE.text.index(PLAN)
            also = (Location("bukhara", 0, 5), Location("xian", 0, 5))
            told = replace(answer.quotes[0], before=Sentence(start, start + len(PLAN)), also=also)
            answer = replace(answer, quotes=(told,))
        yield answer.hits
        for word in answer.text.split(" "):
            time.sleep(self.pause_s)
            yield f"{word} "
            if self.fails_on in question.text:
                raise RuntimeError("secret detail")
        yield answer

    @property
    def models(self) -> tuple[str, ...]:
        return ()

    def greet_models(self) -> tuple[str, ...]:
        return ()

    def close(self) -> None:
        """Nothing is held."""


class HeldChain(FakeChain):
    """Goes on with a question that has "hold" in it, past its first pieces, only when `go_on` is set."""

    def __init__(self, pieces: int = 3) -> None:
        super().__init__()
        self.go_on = threading.Event()
        self.pieces = pieces
        self.ended = threading.Event()

    def stream(self, question: Question) -> Iterator[AnswerEvent]:
        for number, piece in enumerate(super().stream(question)):
            if "hold" in question.text and number == self.pieces:
                self.go_on.wait(20)
            yield piece
        if "hold" in question.text:
            self.ended.set()


def sentences(article: Article) -> list[Sentence]:
    """Its sentences, each of which ends with a full stop before white space."""
    return [Sentence(found.start(), found.end()) for found in re.finditer(r"\S.*?\.(?=\s|$)", article.text)]


def record(article: Article) -> ArticleRecord:
    """What is read from it."""
    return read_record(article, [(one.start, one.end) for one in sentences(article)])


def answered(question: str, found: tuple[tuple[Article, str], ...]) -> Answer:
    """An answer that quotes the sentences found; passages of two more articles came up as well."""
    quotes = tuple(quote(marker, *where) for marker, where in enumerate(found, start=1))
    hits = tuple(hit(rank, article) for rank, article in enumerate((found[0][0], XIAN, HOSTILE_ARTICLE), start=1))
    return Answer(uuid.uuid4().hex, question, question, "answered", quotes, hits, 0.9)


def composed(kind: Kind) -> Answer:
    """An answer of that kind to its question in `ASKED`, over quotes 1 to 4 of `PLAN`, `REVIEW`, `HUB`, `PLEDGE`."""
    sentences = ((DUSHANBE, PLAN), (DUSHANBE, REVIEW), (BUKHARA, HUB), (XIAN, PLEDGE))
    answer = replace(answered(ASKED.get(kind, "?"), sentences), kind=kind, confidence=1.0)
    adopted = Section("Adopted", (Item(PLAN, (1,)), Item("Reviewed at a third summit in 2027", (2,))))
    proposed = Section("Only proposed", (Item("A hub in Bukhara", (3,)),))
    chair = quote(1, DUSHANBE, "Rahmon chaired.")
    near = quote(2, BUKHARA, HUB)
    return {
        "about": replace(answer, status="about", quotes=(), hits=(), headline="Hello. I answer from 4 articles."),
        "library": replace(
            answer,
            quotes=(),
            headline="Three meetings, in four articles.",
            table=Table(("Meeting", "Articles"), ((Item("Dushanbe"), Item("2")), (Item("Xi'an"), Item("1")))),
        ),
        "meeting": replace(answer, quotes=(chair,), headline="Rahmon."),
        "status": replace(answer, quotes=(quote(1, BUKHARA, HUB),), headline="Only proposed, and not adopted."),
        "list": replace(answer, headline="Three outcomes.", sections=(adopted, proposed), shown=3, there=3),
        "compare": replace(
            answer,
            headline="Dushanbe set a plan, Xi'an a sum.",
            table=Table(
                ("", "Central Asia–Russia Summit, Dushanbe 2025", "Central Asia–China Summit, Xi'an 2023"),
                (
                    (Item("Adopted"), Item("A Joint Action Plan for 2025–2027", (1,)), Item("Nothing in the library")),
                    (Item("Money"), Item("Nothing in the library"), Item(PLEDGE, (4,))),
                ),
            ),
        ),
        "digest": replace(
            answer,
            headline="Six presidents met and adopted a plan [1].",
            sections=(Section("Next", (Item("A third summit", (2,)),)), proposed),
            related=(quote(5, DUSHANBE, VENUE),),
        ),
        "check": replace(
            answer,
            headline="One claim is borne out; one is not.",
            sections=(
                Section("Borne out", (Item("“adopted a joint action plan”", (1,)),)),
                Section("Wrong", (Item("“a hub in Bukhara was agreed”: the quote says proposed", (3,)),)),
            ),
        ),
        "fact": replace(answer, quotes=(chair, near), confidence=0.9),
    }[kind]


def declined(question: str) -> Answer:
    """A decline that holds up the first passage of three articles."""
    hits = tuple(hit(rank, article) for rank, article in enumerate((DUSHANBE, BUKHARA, HOSTILE_ARTICLE), start=1))
    refusal = Refusal(DECLINED, (DUSHANBE.title, BUKHARA.title, HOSTILE_ARTICLE.title))
    return Answer(uuid.uuid4().hex, question, question, "declined", (), hits, 0.1, refusal)


def quote(marker: int, article: Article, sentence: str) -> Quote:
    """The quote of that sentence, at its place in the article."""
    start = article.text.index(sentence)
    return Quote(marker, article.id, start, start + len(sentence), sentence, 0.9)


def hit(rank: int, article: Article) -> Hit:
    """A passage of the article's first two sentences, of which the second is the nearest."""
    first = article.text.index(". ") + 1 if ". " in article.text else 10
    sentences = (Sentence(0, first), Sentence(first + 1, min(first + 60, len(article.text))))
    passage = Passage(f"{article.id}-0", article.id, 0, sentences[1].end, sentences, 40)
    return Hit(passage, rank, 0.5, sentence_cosines=(0.1, 0.4))


def fake_desk(
    articles: tuple[Article, ...] = ARTICLES,
    chain: FakeChain | None = None,
    loading: threading.Event | None = None,
    failures: list[Exception] | None = None,
    library: FakeLibrary | None = None,
) -> Desk:
    """An open desk. Its chain loads when `loading` is set (at once without one); each failure spoils one attempt."""

    def open_chain(notify: Callable[[str], None]) -> FakeChain:
        notify("Loading the language model…")
        if loading is not None:
            loading.wait(30)
        if failures:
            raise failures.pop(0)
        return chain or FakeChain()

    desk = Desk((library or FakeLibrary(articles)).opened, open_chain)
    desk.open()
    return desk


class FakeFiller:
    """Puts what is handed in into a fake library: a file's first line is its title, and only .md files are taken.

    `pause_s` lies before each article; each failure spoils one job.
    """

    def __init__(self, library: FakeLibrary, pause_s: float = 0.0, failures: list[Exception] | None = None) -> None:
        self.library = library
        self.pause_s = pause_s
        self.failures = failures or []

    def take_in(self, submissions: Sequence[Submission], progress: JobProgress) -> IngestReport:
        progress.say("Loading the language model.")
        if self.failures:
            raise self.failures.pop(0)
        progress.encoding(len(submissions))
        articles, skipped = [], []
        for submission in submissions:
            time.sleep(self.pause_s)
            progress.encoded(1)
            if isinstance(submission, Pasted):
                articles.append(pasted_article(submission))
            elif isinstance(submission, Linked):
                skipped.append(Skipped(submission.url, "this library fetches nothing"))
            elif submission.name.endswith(".md"):
                articles.append(uploaded_article(submission))
            else:
                skipped.append(Skipped(submission.name, "it cannot be read yet; save it as .txt or .md"))
        for article in articles:
            self.library.put(article)
        return IngestReport(added=tuple(article.id for article in articles), skipped=tuple(skipped))

    def read(self, submissions: Sequence[Checkable], progress: JobProgress) -> ReadReport:
        read, skipped = [], []
        for one in submissions:
            name = one.name if isinstance(one, Upload) else one.url
            progress.say(f"Reading {name}")
            time.sleep(self.pause_s)
            if name.endswith(".md"):
                given = uploaded_article(one if isinstance(one, Upload) else Upload("linked.md", b"It was signed."))
                read.append(ReadAhead(one, given, with_meeting(given, record(given).meeting)))
            else:
                skipped.append(Skipped(name, "it cannot be read yet; save it as .txt or .md"))
        return ReadReport(read=tuple(read), skipped=tuple(skipped))

    def remove(self, article_id: str, progress: JobProgress) -> IngestReport:
        time.sleep(self.pause_s)
        self.library.remove(article_id)
        return IngestReport(removed=(article_id,))

    def correct(self, article_id: str, correction: Correction, progress: JobProgress) -> IngestReport:
        time.sleep(self.pause_s)
        self.library.put(corrected(self.library.article(article_id), correction))
        return IngestReport(updated=(article_id,))


def uploaded_article(upload: Upload) -> Article:
    """The article that a file becomes: its first line is its title."""
    title, _, text = upload.content.decode().partition("\n")
    article = Article(upload.name[:-3], title, text, "9")
    return corrected(article, dict(upload.corrections).get(article.id))


def pasted_article(pasted: Pasted) -> Article:
    """The article that a pasted text becomes."""
    return Article(
        id="-".join(words(pasted.title)),
        title=pasted.title,
        text=pasted.text,
        sha256="9",
        summit=pasted.summit or None,
        edition=pasted.edition,
        date=pasted.date,
        place=pasted.place or None,
        publisher=pasted.publisher or None,
        url=pasted.url or None,
    )


def fake_intake(desk: Desk, filler: FakeFiller | None = None, *, role: Callable[[], Role] = lambda: "owner") -> Intake:
    """An intake that fills what `filler` says; without one, a library that nobody looks at."""
    filler = filler or FakeFiller(FakeLibrary())
    return Intake(filler.take_in, filler.read, filler.remove, filler.correct, desk.open, role=role)
