"""Who is asked about is told from those who only give a meeting its name."""

from dataclasses import replace

import pytest

from rag.answering.meant import Meant
from rag.answering.who import acting_countries
from rag.question import Meeting

MET = tuple(Meeting(summit, None, None, "Oslo, Norway") for summit in ("EU–Peru Summit", "EU–Central Asia Summit"))
ASKED = Meant("", "", MET, (), frozenset(), None, "", frozenset())


@pytest.mark.parametrize(
    ("text", "acting"),
    [
        ("all the sums of the EU–Peru summit in Oslo", set()),
        ("Oslo EU-Central Asia summit: all the sums", set()),
        ("2nd Peru/Central Asia summit, which texts got approved", set()),
        ("At Oslo, what were all the promises made by Chile?", {"Chile"}),
        ("what did Chile promise at the EU–Peru summit", {"Chile"}),
    ],
)
def test_those_whom_a_meeting_is_named_for_do_not_act(text: str, acting: set[str]) -> None:
    assert acting_countries(replace(ASKED, text=text.lower(), written=text)) == acting
