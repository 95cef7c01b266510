"""A question that is asked politely is put plainly."""

import pytest

from rag.question import without_talk


@pytest.mark.parametrize(
    ("polite", "plain"),
    [
        ("I would be most grateful if you could tell me who the chair of it is.", "Who is the chair of it?"),
        ("Could you please tell me where the summit was held?", "Where was the summit held?"),
        ("I need to know which presidents were missing", "Which presidents were missing"),
        ("can you tell me what the theme of the talks was", "what was the theme of the talks"),
        ("Compare Oslo and Lima on money, please", "Compare Oslo and Lima on money"),
        ("who came, if you can?", "who came?"),
        ("tell me about Oslo", "tell me about Oslo"),
        ("Do they know what was agreed?", "Do they know what was agreed?"),
        ("Please quote what Oda Lund said about ports in Oslo.", "What did Oda Lund say about ports in Oslo?"),
        ("quote Lund on ports", "What did Lund say on ports?"),
    ],
)
def test_what_only_asks_politely_is_left_out(polite: str, plain: str) -> None:
    assert without_talk(polite) == plain
