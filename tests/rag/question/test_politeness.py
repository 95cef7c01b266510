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
        ("I would be much obliged for a list of the sums.", "Give me a list of the sums."),
        ("A short note on Oslo would be much appreciated.", "A short note on Oslo"),
        ("tell me about Oslo", "tell me about Oslo"),
        ("Do they know what was agreed?", "Do they know what was agreed?"),
        ("Please quote what Oda Lund said about ports in Oslo.", "What did Oda Lund say about ports in Oslo?"),
        ("quote Lund on ports", "What did Lund say on ports?"),
        (
            "Please tell me, at whatever length you like, what the leaders decided in Oslo.",
            "What did the leaders decide in Oslo?",
        ),
        ("could you tell me how much Chile pledged?", "how much did Chile pledge?"),
        ("let me know what the agreed text says", "what the agreed text says"),
        ("can you explain why Peru left early", "why did Peru leave early"),
        ("Would you kindly summarise the Oslo summit?", "Summarise the Oslo summit"),
        ("may I ask you to compare Oslo and Lima?", "compare Oslo and Lima"),
        ("Might I ask how much Chile pledged?", "How much did Chile pledge?"),
        ("I'd like you to compare Oslo and Lima", "Compare Oslo and Lima"),
        ("Dear assistant, who chaired it?", "Who chaired it?"),
        ("ok and overall? sum that summit up for me", "summarise that summit for me"),
        ("Could you sum the Oslo summit up?", "Summarise the Oslo summit?"),
        ("put the sums of money in a list, please", "list the sums of money"),
        ("who came to Oslo, as a list", "list who came to Oslo"),
        ("Would you kindly set Oslo beside Lima and tell me in what ways they were unlike.", "Compare Oslo with Lima"),
        ("How does the Oslo text stack up against the Lima one?", "Compare the Oslo text with the Lima one?"),
        ("how do Oslo and Lima stack up against each other on fish?", "compare Oslo and Lima on fish?"),
        ("put Oslo and Lima next to each other", "put Oslo and Lima next to each other"),
        ("Kindly enumerate the sums", "Enumerate the sums"),
        ("I need all the sums pledged in Oslo", "List all the sums pledged in Oslo"),
        ("What did Lund offer? A list would be helpful.", "What did Lund offer, itemised"),
        ("do the costs sum up to a million?", "do the costs sum up to a million?"),
    ],
)
def test_what_only_asks_politely_is_left_out(polite: str, plain: str) -> None:
    assert without_talk(polite) == plain


@pytest.mark.parametrize(
    ("emphatic", "plain"),
    [
        ("what exactly did they sign in Oslo??", "what did they sign in Oslo?"),
        ("how many articles do you actually have", "how many articles do you have"),
        ("Honestly, who signed it?", "Who signed it?"),
        ("how many points does it have, exactly?", "how many points does it have?"),
        ("What the devil did they agree on?!", "What did they agree on?"),
        ("who hosted the Oslo summit again?", "who hosted the Oslo summit?"),
        ("list what was signed, as far as your articles say", "list what was signed"),
        ("were there exactly 58 points?", "were there exactly 58 points?"),
        ("when will they meet again?", "when will they meet again?"),
        ("Did Lund say “it is really so”?", "Did Lund say “it is really so”?"),
    ],
)
def test_words_of_emphasis_are_left_out(emphatic: str, plain: str) -> None:
    assert without_talk(emphatic) == plain
