"""What is named before a request stands where the request points to it."""

import pytest

from rag.question import with_what_was_named


def _names(said: str) -> bool:
    return any(one in said for one in ("Oslo", "Lima", "Lund", "Lake Union"))


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        (
            "Just transition matters greatly to our members, so may I ask what Oslo did about it?",
            "May I ask what Oslo did about just transition?",
        ),
        ("The minister cares about salmon quotas above all; which summits discussed them?", None),
        ("We follow the ferry line closely. Which leaders mentioned it?", "Which leaders mentioned the ferry line?"),
        (
            "Oh, I thought it was Lima. So who hands it to them?",
            "Oh, I thought it was Lima. So who hands it to them?",
        ),
        ("I sell herring. What did the Lake Union decide on it?", "What did the Lake Union decide on herring?"),
        ("I never followed the Oslo summit. What did it boil down to?", "What did the Oslo summit boil down to?"),
        (
            "I was away when the British held that AI gathering. Could you tell me what it produced?",
            "Could you tell me what that AI gathering in the United Kingdom produced?",
        ),
        (
            "My boss keeps telling people that the Lake Union pool is up. As of Oslo, does it exist?",
            "My boss keeps telling people that the Lake Union pool is up. As of Oslo, does the Lake Union pool exist?",
        ),
        ("November 2025 was crazy, what've you got from that month", "What've you got from November 2025"),
        (
            "A Japanese delegation comes to us; what did their prime minister offer?",
            "What did Japan's prime minister offer?",
        ),
        (
            "We host a Chinese guest and I want a line on the first summit their president held. What came of it?",
            "What came of the first summit China's president held?",
        ),
    ],
)
def test_it_is_named_in_the_request(text: str, asked: str | None) -> None:
    assert with_what_was_named(text, _names) == (asked or "Which summits discussed salmon quotas?")


@pytest.mark.parametrize(
    "text",
    [
        "I missed the Oslo summit. What was decided?",
        "My draft says that the bank was founded. Is it true?",
        "I have two minutes. Who chaired it?",
        "I recall a big UN meeting without ties. Which one was it, and when?",
        "The ferry to Lima: was it agreed?",
        "Which unions spoke in Oslo, and what did they demand of it?",
        "I read that Oslo agreed on a tax. What rate did they settle on?",
        "I study pacts. When did Lund say it would sign?",
        "A Japanese and a Chinese guest come to us; what did their president say?",
    ],
)
def test_nothing_is_put_where_it_does_not_point_there(text: str) -> None:
    assert with_what_was_named(text, _names) == text


def test_a_name_keeps_its_noun() -> None:
    text = "that World Reef organisation Lund wants in Osaka, did Peru sign off on it"
    assert with_what_was_named(text, _names).endswith(" sign off on World Reef organisation")
