"""What a question sets beside each other, by its wording."""

import pytest

from rag.question import set_beside


@pytest.mark.parametrize(
    ("question", "sides", "matters"),
    [
        ("FM3 and FM4 side by side, on fees and on fish", ("FM3", "FM4"), ("fees", "fish")),
        ("the vote on fish, Oslo 2019 vs Lima", ("Oslo 2019", "Lima"), ("the vote on fish",)),
        ("Compare Lund's trip with Boric's: what came of each?", ("Lund", "Boric"), ("what came of each",)),
        ("put Oslo next to Lima, fish only", ("Oslo", "Lima"), ("fish only",)),
        (
            "Asian summits with Peru and Chile: what document came out of each?",
            ("Peru", "Chile"),
            ("what document came out of each",),
        ),
        ("Oslo vs. Lima: arrears, ports. What changed in a year?", ("Oslo", "Lima"), ("arrears", "ports")),
        ("Oslo vs Lima vs Quito: fish", ("Oslo", "Lima", "Quito"), ("fish",)),
        (
            "Chile's line on treaties, 2023 against 2025 - what changed?",
            ("2023", "2025"),
            ("Chile's line on treaties",),
        ),
        (
            "Harbour Link and Port+: what is each for and who pays?",
            ("Harbour Link", "Port+"),
            ("what is each for", "who pays"),
        ),
        ("Lund's and Boric's trips to Asia: which one brought deals?", ("Lund", "Boric"), ("which one brought deals",)),
        ("who got the chair after Oslo and who after Lima?", ("Oslo", "Lima"), ("who got the chair",)),
        ("Number of papers in Oslo and in Lima (ports)?", ("Oslo", "Lima"), ("Number of papers",)),
        ("How full was the lake in Oslo and in Lima?", ("Oslo", "Lima"), ("How full was the lake",)),
        (
            "How many points did the texts of Oslo and of Lima contain?",
            ("Oslo", "Lima"),
            ("How many points did the texts",),
        ),
        (
            "what changed on reefs from the Oslo text to the one in Lima and then to Quito's",
            ("Oslo text", "Lima", "Quito"),
            ("reefs",),
        ),
        ("reefs: the number from Oslo vs the number from Lima", ("Oslo", "Lima"), ("reefs",)),
        ("noise of ships: EU position vs Chile's", ("EU", "Chile"), ("noise of ships",)),
        ("Norway's vs Peru's offer on reefs", ("Norway", "Peru"), ("reefs",)),
        ("fish vs ports at the Cedar Council", ("fish", "ports"), ()),
        ("How did Kenya's vote on fish differ between Oslo and Lima?", ("Oslo", "Lima"), ("Kenya's vote on fish",)),
        ("how has the rank of Fiji changed from 2023 to 2025", ("2023", "2025"), ("the rank of Fiji",)),
        ("Reefs: what did Oslo fix and what did Lima keep, add or drop?", ("Oslo", "Lima"), ("Reefs",)),
        ("Results of Lund's Asia trip in 2024 against Boric's in 2025?", ("Lund", "Boric"), ("Results",)),
        ("who gave more for reefs, Chile or Peru?", ("Chile", "Peru"), ("gave more for reefs",)),
        ("compare the figures on reefs: Chile and Peru", ("Chile", "Peru"), ("the figures on reefs",)),
        (
            "Compare Trinidad and Tobago with Peru on reefs",
            ("Trinidad and Tobago", "Peru"),
            ("reefs",),
        ),
        (
            "Who trades more with Asia: Kenya, Peru or Chile? I want the figures of 2025.",
            ("Kenya", "Peru", "Chile"),
            ("trades more with Asia",),
        ),
        ("Oslo vs Lima on reefs, one para", ("Oslo", "Lima"), ("reefs",)),
        (
            "Compare the wording on reefs in the Pact for the Lake and in the Oslo text of 2025.",
            ("Pact for the Lake", "Oslo text of 2025"),
            ("the wording on reefs",),
        ),
        (
            "I need the trade of Asia with the EU, China and Peru next to each other, in a table.",
            ("EU", "China", "Peru"),
            ("the trade of Asia",),
        ),
    ],
)
def test_sides_and_what_is_asked_of_each_are_told_by_the_wording(
    question: str, sides: tuple[str, ...], matters: tuple[str, ...]
) -> None:
    told = set_beside(question)
    assert told is not None
    assert (told.sides, told.matters) == (sides, matters)


@pytest.mark.parametrize(
    "question",
    [
        "What was agreed against drugs in Oslo?",
        "Was the plan adopted: yes or no?",
        "who came to Oslo and what was said?",
        "How much did the G7 put up against hunger in June 2022?",
    ],
)
def test_other_questions_set_nothing_beside_each_other(question: str) -> None:
    assert set_beside(question) is None


@pytest.mark.parametrize(
    ("question", "written"),
    [
        ("who got the chair after Oslo and who after Lima?", "who got the chair after Oslo?"),
        ("Port+ and Harbour Link: what is each one for?", "what is Port+ for"),
        ("Lund's and Boric's trips: which one brought deals?", "Lund's trips brought deals"),
        ("fish, Oslo vs Lima", "fish, Oslo"),
    ],
)
def test_what_is_asked_of_one_side_is_written_out(question: str, written: str) -> None:
    told = set_beside(question)
    assert told is not None
    assert told.question(told.matters[0], told.sides[0]) == written
