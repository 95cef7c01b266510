"""Who held or takes the chair of a body before or after somebody, by what articles tell of its passing."""

from collections.abc import Iterator

import pytest

from rag.answering.people import passing_in
from rag.chain import AnswerChain
from tests.rag.fakes import filled_chain, write_articles

CORAL = {
    "lima": "President Rosa Quispe of Peru chaired the Coral Summit. At the close Peru handed the chair to Kenya.",
    "mombasa": "President William Ruto of Kenya chaired it. The chairmanship was due to pass from Kenya to"
    " Malta in 2026. Chile was chosen as incoming chair. Fiji hopes for a seat.",
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
        ("Who chairs the Coral Summit next?", "Chile.", "incoming chair"),
        ("Coral Summit chair after Kenya?", "Malta.", "was due to pass"),
        ("chair of the Coral Summit after Malta", "Chile.", "incoming chair"),
        ("Coral Summit presidency following Peru?", "Kenya.", "handed the chair"),
        ("Which country takes over the Coral Summit chairmanship from Kenya?", "Malta.", "was due to pass"),
        ("Who held the Coral Summit chair before Malta?", "Kenya.", "was due to pass"),
    ],
)
def test_the_chair_passes_from_state_to_state(coral: AnswerChain, question: str, headline: str, quoted: str) -> None:
    answer = coral.invoke(question)
    assert answer.headline == headline
    assert any(quoted in one.text for one in answer.quotes)


def test_who_has_the_chair_now_is_no_answer_to_who_has_it_after_a_state_of_which_nothing_is_told(
    coral: AnswerChain,
) -> None:
    assert "Ruto" not in coral.invoke("Coral Summit chair after Chile?").headline


def test_a_chair_may_be_taken_over_from_a_state_or_shared_by_several(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("shared")
    text = "The Lagoon Summit met in Suva. Its chair, which Fiji holds, sat last.%s Tonga waits."
    took = "President Rosa Quispe of Peru took over the rotating chair of the Ridge Summit from Chile and will hold it."
    for nth, (name, told) in enumerate(
        {
            "Lagoon Summit": text % " Kenya and Malta will be co-chairs in 2027.",
            "Tide Summit": text.replace("Lagoon", "Tide") % " The presidency then passes, on 1 July, to Kenya.",
            "Ridge Summit": took,
        }.items()
    ):
        write_articles(
            folder / "news", {f"a{nth}": told}, summit=name, edition=3, date="2026-05-04", place="Suva, Fiji"
        )
    with filled_chain(folder) as chain:
        assert chain.invoke("Who co-chairs the Lagoon Summit next?").headline == "Kenya and Malta."
        assert chain.invoke("Tide Summit presidency after Fiji?").headline == "Kenya."
        assert chain.invoke("Ridge Summit chair after Chile?").headline == "Peru."


def test_who_chaired_one_meeting_is_no_succession(coral: AnswerChain) -> None:
    assert "Ruto" in coral.invoke("Who chaired the fifth Coral Summit?").headline


@pytest.mark.parametrize(
    ("claim", "headline"),
    [
        ("Malta takes over the Coral Summit chair in 2026", "Yes: borne out."),
        ("Ghana takes over the Coral Summit chair in 2026", "Wrong: the quote says Malta."),
        ("Ghana took over the Coral Summit chair", "Wrong: the quote says Kenya."),
    ],
)
def test_a_claim_is_judged_by_the_passing_it_is_on(coral: AnswerChain, claim: str, headline: str) -> None:
    assert coral.invoke(f"Is it true that {claim}?").headline == headline


@pytest.mark.parametrize(
    ("text", "to"),
    [
        ("The Republic of Angola will assume the Chair on 1 January 2026.", ("Angola",)),
        ("The next change of chair is due in spring 2027, when Sweden takes over.", ("Sweden",)),
        ("Ghana will chair the Gulf of Guinea Compact from 2026.", ("Ghana",)),
        ("Ghana will chair the working group next week.", None),
    ],
)
def test_a_chair_passes_in_other_words(text: str, to: tuple[str, ...] | None) -> None:
    told = passing_in(text)
    assert (told and told.to) == to
