"""Who held or takes the chair of a body before or after somebody, by what articles tell of its passing."""

from collections.abc import Iterator

import pytest

from rag.chain import AnswerChain
from tests.rag.fakes import filled_chain, write_articles

CORAL = {
    "lima": "President Rosa Quispe of Peru chaired the Coral Summit. At the close Peru handed the chair to Kenya.",
    "mombasa": "President William Ruto of Kenya chaired it. The chairmanship was due to pass from Kenya to"
    " Malta in 2026. Chile hopes for a seat.",
}


@pytest.fixture(scope="module")
def coral(tmp_path_factory: pytest.TempPathFactory) -> Iterator[AnswerChain]:
    folder = tmp_path_factory.mktemp("coral")
    for year, (name, text) in zip((2024, 2025), CORAL.items(), strict=True):
        told = {"summit": "Coral Summit", "edition": year - 2020, "date": f"{year}-05-04"}
        write_articles(folder / "news", {name: text}, **told)
    with filled_chain(folder) as chain:
        yield chain


def test_who_presides_now_is_told_last(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("reef")
    text = "President Rosa Quispe of Peru chaired it. Quispe hands the gavel over. Kenya will preside over the bloc for"
    told = {"summit": "Reef Summit", "edition": 3, "date": "2025-05-04"}
    write_articles(folder / "news", {"lima": f"{text} the first half of 2026. Chile waits."}, **told)
    with filled_chain(folder) as reef:
        assert reef.invoke("who has the presidency of the Reef Summit now?").headline == "Kenya."
        assert reef.invoke("who chaired the Reef Summit, and who presides over it now").headline.endswith("Kenya.")


@pytest.mark.parametrize(
    ("question", "headline", "quoted"),
    [
        ("Who held the chair of the Coral Summit before Kenya?", "Peru.", "handed the chair"),
        ("Who has the Coral Summit chair after Peru?", "Kenya.", "handed the chair"),
        ("Who chairs the Coral Summit next?", "Malta.", "was due to pass"),
        ("Which country takes over the Coral Summit chairmanship from Kenya?", "Malta.", "was due to pass"),
        ("Who held the Coral Summit chair before Malta?", "Kenya.", "was due to pass"),
    ],
)
def test_the_chair_passes_from_state_to_state(coral: AnswerChain, question: str, headline: str, quoted: str) -> None:
    answer = coral.invoke(question)
    assert answer.headline == headline
    assert any(quoted in one.text for one in answer.quotes)


def test_who_chaired_one_meeting_is_no_succession(coral: AnswerChain) -> None:
    assert "Ruto" in coral.invoke("Who chaired the fifth Coral Summit?").headline
