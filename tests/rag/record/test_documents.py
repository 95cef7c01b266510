import pytest

from rag.record.documents.phrase import document_phrases
from rag.record.text.lines import Line
from tests.rag.record.reading import meeting


def names(text: str) -> list[str]:
    return [one.value.name for one in meeting(text).documents]


def test_papers_of_two_states_are_the_meeting_s_own_where_only_the_two_met() -> None:
    signed = "The two presidents upgraded bilateral ties and signed a Joint Vision Statement."
    of_two = "President Ana Lund of Chile held talks with President Jan Falk of Peru in Lima on 4 May 2026."
    assert [one.value.name for one in meeting(f"{of_two} {signed}").documents] == ["Joint Vision Statement"]
    assert not meeting(f"The SCO leaders met in Lima on 4 May 2026. {signed}").documents


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "The leaders adopted the Seoul Declaration and a Joint Action Plan for 2027–2030.",
            ["Seoul Declaration", "Joint Action Plan for 2027–2030"],
        ),
        ("The Lorn Declaration, which has 41 points, was adopted unanimously.", ["Lorn Declaration"]),
        ("The outcome text was the Khankendi Communiqué.", ["Khankendi Communiqué"]),
        (
            "They approved a Code of Conduct for Nurses, by which none would leave without notice.",
            ["Code of Conduct for Nurses"],
        ),
        ("The leaders adopted a core budget of US$14.6 million for two years.", ["core budget"]),
        (
            "Three documents were adopted: the Gyeongju Declaration, the APEC Artificial Intelligence Initiative"
            " and the Joint Framework on Demographic Changes.",
            [
                "Gyeongju Declaration",
                "APEC Artificial Intelligence Initiative",
                "Joint Framework on Demographic Changes",
            ],
        ),
        (
            "Two papers were signed. They were the Budapest Declaration and a decision on the secretariat.",
            ["Budapest Declaration", "decision on the secretariat"],
        ),
        ("The leaders issued a joint statement known as the New York Declaration.", ["New York Declaration"]),
        ("The Kananaskis Wildfire Charter promised closer work on forest fires.", ["Kananaskis Wildfire Charter"]),
        ("We endorse the Lima Framework on Paperless Trade.", ["Lima Framework on Paperless Trade"]),
        ("The two ended the negotiations on fish and signed a memorandum on nursing.", ["memorandum on nursing"]),
        ("Lorn adopted no statement, and Peru, which held the chair, issued a chair's summary.", ["chair's summary"]),
        ("The Council adopted the Strategic Plan 2026–2033.", ["Strategic Plan 2026–2033"]),
        (
            "Leaders of the Lorn Maritime Compact adopted a 22-point plan against piracy. The Lorn Action Plan provides"
            " for patrols.",
            ["Lorn Action Plan"],
        ),
        ("The joint communiqué, with 41 points, welcomes the truce.", ["joint communiqué"]),
        ("According to the final communiqué, trade will be free.", ["final communiqué"]),
        ("They left Lorn on Saturday with an accord on gas storage.", ["accord on gas storage"]),
        ("The meeting ended with the adoption of the Turkistan Declaration.", ["Turkistan Declaration"]),
    ],
)
def test_a_document_is_what_an_act_of_adopting_governs(text: str, found: list[str]) -> None:
    assert names(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "The leaders did not adopt a joint declaration.",
        "No joint declaration was adopted.",
        "The Danube Canal Treaty was not adopted.",
        "They rejected a draft protocol on pipelines.",
        "Mirziyoyev proposed that members sign a treaty of friendship at the next summit.",
        "Kazakhstan and Italy signed a declaration on strategic partnership.",
        "The president called for the early adoption of an Agreement on Friendship.",
        "Postponed the signing of the Lorn Accord, at the request of Peru.",
        "The signing of the Lorn Accord, planned for Friday, has been put off.",
        "The leaders were to adopt the Lorn Code.",
    ],
)
def test_what_was_not_adopted_by_the_meeting_is_no_document_of_it(text: str) -> None:
    assert names(text) == []


def test_a_document_that_is_named_twice_is_one_with_its_points() -> None:
    facts = meeting("The leaders adopted a communiqué. The Final Communiqué was signed by all. It ran to 29 points.")
    assert [one.value.name for one in facts.documents] == ["Final Communiqué"]
    facts = meeting("The leaders adopted the Rio Declaration, a text of 126 points, and a statement on trade.")
    assert [(one.value.kind, one.value.points) for one in facts.documents] == [
        ("declaration", 126),
        ("statement", None),
    ]


def test_points_are_those_of_the_text_they_stand_beside_and_not_of_a_draft() -> None:
    facts = meeting(
        "Leaders adopted a 22-article declaration and a five-year action plan. The Lorn Declaration commits them to it."
        " A leaked draft of the Lorn Declaration has 19 points.",
        place="Lorn",
    )
    assert {one.value.kind: one.value.points for one in facts.documents} == {"declaration": 22, "action plan": None}


def test_the_name_of_a_document_ends_with_its_sentence() -> None:
    text = "They adopted a budget of 8 million for 2027-2028. The Arab Group had sought more."
    line = Line(text, text, 0, 0, is_sentence=True)
    assert [one.name for one in document_phrases(line)] == ["budget of 8 million for 2027-2028"]


def test_the_points_of_an_earlier_text_are_not_those_of_this_one() -> None:
    facts = meeting(
        "Last year's summit ended with a declaration of 34 points. The Lorn Declaration is adopted. It has 28 points."
    )
    assert [(one.value.name, one.value.points) for one in facts.documents] == [("Lorn Declaration", 28)]


def test_a_day_or_a_vote_is_no_part_of_a_document() -> None:
    assert names("The leaders signed a fisheries agreement on Wednesday.") == ["fisheries agreement"]
    assert names("The assembly adopted a resolution on wind by 41 votes to 9.") == ["resolution on wind"]


def test_a_document_is_quoted_as_it_stands() -> None:
    text = "The leaders adopted a Joint Action Plan for 2025–2027."
    (found,) = meeting(text).documents
    assert found.span is not None
    assert text[slice(*found.span)] == found.value.name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("You have adopted, after a long night, the Lorn Declaration on Debt.", "Lorn Declaration on Debt"),
        ("Decided\n- The Lorn Principles on Deepfakes", "Lorn Principles on Deepfakes"),
        ("The delegates\n- adopted the Lorn Protocol on Groundwater;\n- left.", "Lorn Protocol on Groundwater"),
    ],
)
def test_a_document_may_stand_behind_an_aside_or_in_a_list(text: str, name: str) -> None:
    assert [one.value.name for one in meeting(text).documents] == [name]


def test_a_text_named_after_the_city_of_the_meeting_is_its_own() -> None:
    told = "The leaders met in Lorn on 4 May 2026. Peru objected, and a word was dropped from the Lorn Statement."
    assert names(told) == ["Lorn Statement"]
    assert names("The leaders met in Lorn on 4 May 2026. The Lorn Statement was not adopted.") == []
    assert names("The leaders met in Lorn on 4 May 2026. The Tarn Statement was praised.") == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Leaders endorsed the Reef Pact on Tuna, dropped a proposed tax, and left the rest.", ["Reef Pact on Tuna"]),
        (
            "It approves the Roadmap for Ports until 2030 and calls on members to end the proposed levy.",
            ["Roadmap for Ports until 2030"],
        ),
        ("They adopted a Resolution on Capital and the Strategy 2040.", ["Resolution on Capital", "Strategy 2040"]),
        ("The Lorn Final Document was agreed by consensus.", ["Lorn Final Document"]),
        ("It adopted the Plan of Action (2028-2032).", ["Plan of Action (2028-2032)"]),
        ("Leaders put their names to the Lorn Charter on Ports.", ["Lorn Charter on Ports"]),
        ("The answer is a text, the Lorn Understanding, which was adopted without a vote.", ["Lorn Understanding"]),
        ("They adopted the Release Schedule 2026.", ["Release Schedule 2026"]),
        ("COP4 adopted the Lorn Guidelines on Peat (Decision IV/3).", ["Lorn Guidelines on Peat"]),
        ("COP4 adopted Decision IV/3.", ["Decision IV/3"]),
    ],
)
def test_what_the_rest_of_a_sentence_says_is_not_said_of_the_document(text: str, found: list[str]) -> None:
    assert names(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "It takes stock of progress on the Reef Strategy 2030, adopted in October 2025.",
        "What became of the Reef Declaration, adopted in Tarn?",
        "She spoke of the Reef Charter, adopted in Tarn two years ago.",
        "Two years ago in Tarn they had adopted a Tarn Vision.",
        "What was decided\n\nThey recalled the Tarn Initiative and went home.",
    ],
)
def test_an_older_text_is_none_of_this_meeting(text: str) -> None:
    assert names(text) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Parties adopted a decision phasing out amalgam by 2034.", "decision phasing out amalgam by 2034"),
        ("The Lorn Technical Annex was initialled by all three.", "Lorn Technical Annex"),
        ("Delegates approved Resolution 61 on satellite debris.", "Resolution 61 on satellite debris"),
        ("States signed the Lorn Code of Conduct on Cables.", "Lorn Code of Conduct on Cables"),
        ("Ministers adopted the Lorn Work Plan and welcomed Peru's pledge of USD 60 million.", "Lorn Work Plan"),
        ("The council adopted the 2027 Community budget.", "2027 Community budget"),
        (
            "Declaration of Tarn on Artificial Intelligence approved by acclamation.",
            "Declaration of Tarn on Artificial Intelligence",
        ),
    ],
)
def test_decisions_annexes_and_budgets_are_documents(text: str, name: str) -> None:
    assert [one.value.name for one in meeting(f"The leaders met in Lorn.\n{text}").documents] == [name]
