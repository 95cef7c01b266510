"""A small library of two meetings, for the composers that answer from the record."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from rag.chain import AnswerChain
from tests.rag.fakes import fake_chain, fill, filled_chain, write_articles

CEDAR = (
    "President Oda Lund of Norway chaired the second Cedar Summit in Oslo on 4 and 5 May 2025."
    " The leaders of Norway, Chile, Kenya and Peru attended; President William Ruto of Kenya did not travel and was"
    " represented by Foreign Minister Musalia Mudavadi of Kenya.\n\n"
    "The leaders adopted the Oslo Declaration, a text of 14 points, and a roadmap for clean ports for 2026–2030."
    " Three documents were signed in all.\n\n"
    "President Gabriel Boric of Chile proposed a timber exchange in Valparaíso. He also called for a joint seed bank."
    " Kenya proposed a forest academy in Nairobi. None of these ideas was among the documents adopted in Oslo.\n\n"
    "Norway announced 200 million euros in grants for forests. Peru pledged 30 million dollars.\n\n"
    "Reuters reported that the leaders had agreed to found a Cedar Bank. Another account, by the agency EFE, described"
    " the step more narrowly as a decision to study one.\n\n"
    "The leaders rejected a common tax on timber."
    " The next summit will be held in Lima in 2027, and after that in Kenya."
)
FIRST = (
    "The first Cedar Summit was held in Santiago on 3 June 2023. President Gabriel Boric of Chile chaired it."
    " The leaders of Kenya and Ghana stayed away."
)
SERIES = {"summit": "Cedar Summit"}

LIVE = """# As it happened: Lagoon Summit in Bergen

*Wednesday, 3 June 2026 – our team in the hall. Newest entries last.*

**08.10** Good morning from a rainy Bergen. Leaders of the Lagoon Summit meet today in Norway.

**08.40** Peru's President Rosa Quispe will not be here. Her office says she has a broken leg. Also missing: the
chancellor of Austria, who is tied up with a budget vote.

**10.30** An official says that 500 million euros from the Harbour Fund will be paid out in July.

**12.20** CORRECTION. At 10.30 we gave the sum to be paid out from the Harbour Fund as 500 million euros. The
secretariat now says that 320 million euros will be paid out.

**16.00** The Bergen Declaration is adopted. Chile proposed a school of pilots in Iquique; it was not agreed.

**17.10** Norway will give 40 million euros for lighthouses. And the next one?

**18.10** We're closing here. Thank you for reading.
"""
TRANSCRIPT = """Transcript – press conference following the ministers' meeting of the Copper Board, Lima, 9 May 2026

MODERATOR: Good afternoon. Questions, please.

MINISTER ROJAS: We had a short meeting, which is usually a good sign for a board such as this one.

First, the quota for the nine members of the board stays in force until 31 December 2027.

Second, the nine members will raise their output by 12,000 tonnes in July.

Q (Harbour Daily): Minister, did Zambia get more?

MINISTER ROJAS: Zambia asked for a higher quota. It was not approved.
"""
REEF = """The leaders of the Reef Forum met in Suva and adopted the Suva Declaration. The talks ended on 4 May 2026.

Fiji had asked for a ten-year pause on sand dredging. Malta and Cyprus objected, and the text only notes the request.

The leaders opened a coral fund. Its office was placed in Suva, and Norway promised to carry half of the running costs.
Chile and Peru were named as further contributors.

Digital passports. A proposal for common papers came from Samoa. It was adopted with two changes after a long debate.

The leaders received a report on free movement, which Fiji and Samoa have practised since 2025. They welcomed the
decision of Kenya and Ghana to join the arrangement on 1 January 2027. Tonga would need more time for its own decision.

President Ana Vula of Fiji spoke on trade and the economy of the islands. President Tomas Reyes of Chile said that ports
decide what fish are worth, and offered to build a cold store in Suva.

The next summit will be held in Apia, Samoa, in 2028. No dates have been fixed. A joint commission on reefs will meet in
Nadi in October 2026.
"""


@pytest.fixture(scope="module")
def harbour(tmp_path_factory: pytest.TempPathFactory) -> Iterator[AnswerChain]:
    """The chain over a live report and a transcript without front matter, and an article on a forum."""
    folder: Path = tmp_path_factory.mktemp("harbour")
    write_articles(folder / "news", {"bergen-live": LIVE, "copper-transcript": TRANSCRIPT})
    write_articles(
        folder / "news", {"reef": REEF}, summit="Reef Forum", edition=4, date="2026-05-04", place="Suva, Fiji"
    )
    with filled_chain(folder) as chain:
        yield chain


@pytest.fixture(scope="module")
def cedar(tmp_path_factory: pytest.TempPathFactory) -> Iterator[AnswerChain]:
    """The chain over the two Cedar Summits, and an article on timber that belongs to none."""
    folder: Path = tmp_path_factory.mktemp("cedar")
    news = folder / "news"
    write_articles(news, {"oslo": CEDAR}, edition=2, date="2025-05-05", place="Oslo, Norway", **SERIES)
    write_articles(news, {"santiago": FIRST}, edition=1, date="2023-06-03", place="Santiago, Chile", **SERIES)
    fill(news, folder / "data")
    chain = fake_chain(folder / "data")
    yield chain
    chain.close()
