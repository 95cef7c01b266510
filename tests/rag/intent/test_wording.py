"""What a request is put as, given its intent and slots."""

import re

import pytest

from rag.intent.labels import INTENTS
from rag.intent.reader import Intent
from rag.intent.wording import recognised

MARKED = re.compile(r"\[([MATDC]) ([^\]]+)\]")


def put(intent: str, marked: str, chance: float = 0.95) -> str | None:
    """A request with its slots marked as in `tests/eval/intents`."""
    text, slots, at = "", [], 0
    for found in MARKED.finditer(marked):
        text += marked[at : found.start()]
        slots.append((found[1], (len(text), len(text) + len(found[2]))))
        text += found[2]
        at = found.end()
    return recognised(text + marked[at:], Intent(intent, chance, tuple(slots)))


@pytest.mark.parametrize(
    ("intent", "marked", "plain"),
    [
        ("status", "[T gulf railway] - done deal?", "Was gulf railway agreed?"),
        (
            "status",
            "has [T the levy] been approved yet, in [M Montego Bay]",
            "Was the levy approved at the Montego Bay summit?",
        ),
        ("status", "[A Oslo] [T and] [A Lima]: signed?", "Was an agreement between Oslo and Lima signed?"),
        ("came", "faces round the table, [M Luanda]", "Who came to the summit in Luanda?"),
        ("came", "delegations present [M Vientiane ASEAN]", "Who came to the Vientiane ASEAN summit?"),
        ("absent", "empty chairs at [M COP29]?", "Who was absent from COP29?"),
        ("did_attend", "[A Modi] a no-show at [M the Awaza conference]?", "Did Modi attend the Awaza conference?"),
        ("said", "[A Macron]'s two cents on [T fishing]", "What did Macron say about fishing?"),
        ("proposed", "What did [A Tonga] want of [M the Apia forum]", "What did Tonga propose at the Apia forum?"),
        ("proposed", "ideas aired, [M Apia]", "List everything that was proposed at the summit in Apia"),
        ("pledges", "[A Norway]'s purse at [M Belém]", "What did Norway pledge at the summit in Belém?"),
        (
            "pledges",
            "[A Norway]: the sum it is in for at [M Belém]",
            "How much did Norway pledge at the summit in Belém?",
        ),
        ("next", "[M the next SCO get-together] - place?", "When and where is the next SCO get-together?"),
        ("compare", "[M Kazan] next to [M Rio], [T gas]", "Compare Kazan and Rio on gas"),
        ("signatories", "names not under [T the pact]", "Who did not sign the pact?"),
        ("documents", "inked at [M Gabala]", "What was adopted at the summit in Gabala?"),
        ("documents", "texts inked at [M Gabala]", "Which documents were adopted at the summit in Gabala?"),
        ("points", "paragraph tally of [T the Kazan text]", "How many paragraphs does the Kazan text have?"),
        ("list_meetings", "line-up of [D 2023]", "List all meetings in 2023"),
        ("count_meetings", "tally of [M G20] ones", "How many G20 meetings do you have?"),
        ("check", "my colleague says [C Spain left NATO today]. hm?", "Is this correct: Spain left NATO today"),
        ("digest", "[M Rio], the gist, in five bullets", "Summarise the summit in Rio, in five bullets"),
        (
            "sums",
            "money talk at [M Samarkand] as a table",
            "List all sums of money announced at the summit in Samarkand, as a table",
        ),
        (
            "said",
            "need [A macron] lines, [M tianjin], [M sept] [D 2025]",
            "What did macron say at the summit in tianjin, sept, 2025?",
        ),
        ("who_is", "[A Gurbanguly], his role? not [A Serdar]", "Who is Gurbanguly?"),
        ("identity", "Which llm sits behind this", "Which model do you use?"),
        ("identity", "What am i talking to", "Who are you?"),
    ],
)
def test_a_request_is_said_in_the_wording_that_the_rules_know(intent: str, marked: str, plain: str) -> None:
    assert put(intent, marked) == plain


@pytest.mark.parametrize(
    ("intent", "marked"),
    [
        ("other", "[M Rio], length of the runway"),
        ("why", "reasons for [A the US] absence"),
        ("status", "is it agreed"),
        ("did_attend", "was [A Modi] there"),
        ("compare", "[M Rio] and the others"),
        ("proposed", "ideas?"),
        ("held", "anything?"),
        ("who_is", "[A X] - his job"),
        ("check", "sure? [C Spain left NATO]"),
        ("signatories", "[A India] under [T the pact]?"),
        ("who_said", "speakers on [T gas], also on [T oil]"),
        ("points", "number of signatories of [T the Kazan text]"),
        ("came", "faces round [M the] table"),
        ("came", "who turned up at [M Rio], and who spoke first?"),
        ("said", "what did [A Macron] say on [T fishing] in the end"),
        ("said", "exact quote from [A Macron] on [T fishing]"),
        ("check", "hm, [C the joint lawsuit against the ban]"),
        ("status", "[T the levy] " + "and so on " * 30),
        ("proposed", "What levy did [A Tonga] propose at [M the Apia forum]"),
    ],
)
def test_what_has_no_wording_lacks_a_slot_asks_twice_or_is_put_well_stays(intent: str, marked: str) -> None:
    assert put(intent, marked) is None


def test_what_is_unsure_stays() -> None:
    assert put("status", "[T the levy]: in the bag?", chance=0.3) is None


def test_every_intent_that_has_a_wording_is_one_that_is_told_apart() -> None:
    from rag.intent.wording import _WORDINGS

    assert set(_WORDINGS) == {*INTENTS} - {"why", "other"}


def test_what_begins_as_a_question_does_stays_unless_it_is_beyond_doubt() -> None:
    assert put("absent", "who stormed out in [M Lima]", chance=0.9) is None
    assert put("absent", "[M Lima]: empty chairs", chance=0.9) == "Who was absent from the summit in Lima?"
