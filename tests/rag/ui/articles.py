"""Articles of the real ones' shape, for tests of the window; each has one awkward feature."""

import datetime as dt
import functools
import re

from rag.record import ArticleRecord, read_record
from rag.types import (
    Article,
    Sentence,
    Source,
)

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


# Of the same meeting too, with another sum for the same pledge.
LIEPAJA = Article(
    id="liepaja",
    title="What Latvia promised",
    text="Latvia pledged 3 billion euros for clean rivers by 2028. The hosts were thanked.",
    sha256="9",
    summit="Five Rivers Summit",
    edition=2,
    date=dt.date(2025, 5, 4),
    place="Riga, Latvia",
    publisher="Liepaja Post",
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


def sentences(article: Article) -> list[Sentence]:
    """Its sentences, each of which ends with a full stop before white space."""
    return [Sentence(found.start(), found.end()) for found in re.finditer(r"\S.*?\.(?=\s|$)", article.text)]


@functools.cache
def record(article: Article) -> ArticleRecord:
    """What is read from it."""
    return read_record(article, [(one.start, one.end) for one in sentences(article)])
