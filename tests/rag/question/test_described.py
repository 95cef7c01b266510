"""Meetings that a question describes instead of naming them."""

import datetime as dt

import pytest

from rag.question.catalogue import Catalogue
from rag.question.understood import understand
from tests.rag.fakes import article

TUNA = "Tuna states trim their catch"
CATALOGUE = Catalogue(
    (
        article(
            "Ministers chaired by Mauritius cut the yellowfin quota.",
            "tuna",
            title=TUNA,
            place="Port Mathurin, Rodrigues",
            date=dt.date(2025, 5, 14),
        ),
        article(
            "Archivists argued over a convention.", "paper", title="The paper that stayed", place="Valletta, Malta"
        ),
        article(
            "Harbour forces opened a register. Tuna was no matter.",
            "ports",
            summit="Ports Police Network General Assembly",
            edition=15,
            place="Gdynia, Poland",
            date=dt.date(2025, 9, 18),
        ),
        article("Nothing on fish.", "river", summit="Lorn Basin Council", place="Tabor", date=dt.date(2024, 3, 1)),
    )
)


@pytest.mark.parametrize(
    ("question", "about"),
    [
        ("who was in the chair for the tuna session on Rodrigues?", "tuna"),
        ("gist of the tuna statement", "tuna"),
        ("summary of the tuna meeting in Port Mathurin", "tuna"),
        ("Brief me on the Valletta archivists conference", "paper"),
        ("What came out of the ports police assembly?", "ports"),
        ("readout of the Lorn basin talks, please", "river"),
        (f"Who chaired “{TUNA}”?", "tuna"),
    ],
)
def test_words_beside_a_meeting_tell_which_it_is(question: str, about: str) -> None:
    assert [one.article_ids for one in understand(question, CATALOGUE).meetings] == [(about,)]


@pytest.mark.parametrize(
    "question",
    [
        "who chaired the whaling session on Rodrigues?",  # no article there has whaling
        "who came to the NATO summit?",
        "What did the tuna session decide in Lima?",  # it was elsewhere
        "What did the tuna session decide in 2019?",
        "What did ministers want to trim?",  # no meeting is spoken of
        "Which tuna meetings are held?",
        "who came to the ___ summit of the ___?",
    ],
)
def test_what_fits_no_meeting_describes_none(question: str) -> None:
    assert understand(question, CATALOGUE).meetings == ()


@pytest.mark.parametrize(
    ("question", "put"),
    [
        ("Brief me on the Valletta archivists conference", "Brief me on “The paper that stayed”"),
        ("who led the tuna session on Rodrigues?", f"who led “{TUNA}”?"),
        ("readout of the tuna session, please", f"readout of “{TUNA}”, please"),
        ("readout of the ports police assembly, please", "readout of the ports police assembly, please"),
        ("when was the tuna declaration signed?", "when was the tuna declaration signed?"),
        ("when is the next ports police assembly?", "when is the next ports police assembly?"),
        ("who came to the NATO summit?", "who came to the NATO summit?"),
        (f"Summarise “{TUNA}”", f"Summarise “{TUNA}”"),
    ],
)
def test_what_describes_a_meeting_gives_way_to_its_name(question: str, put: str) -> None:
    assert CATALOGUE.in_its_name(question) == put
