"""Who stayed away from a meeting, or had somebody else come."""

import pytest

from tests.rag.record.reading import meeting, took_part


@pytest.mark.parametrize(
    "clause",
    [
        "did not come and sent External Affairs Minister Subrahmanyam Jaishankar in his place",
        "stayed away and was represented by External Affairs Minister Subrahmanyam Jaishankar",
        "did not travel to Bishkek; External Affairs Minister Subrahmanyam Jaishankar represented India",
    ],
)
def test_whoever_came_instead_is_present_and_the_other_absent(clause: str) -> None:
    found = took_part(meeting(f"The SCO met in Bishkek. Indian Prime Minister Narendra Modi {clause}."))
    assert found["Narendra Modi"] == "absent"
    assert found["Subrahmanyam Jaishankar"] == "present"
    assert found["India"] == "present"


@pytest.mark.parametrize(
    "sentence",
    [
        "Serbia's President Goran Petrov will not be here; his office says he is ill.",
        "Serbia's Minister for Northern Affairs, Goran Petrov, sent apologies as parliament was sitting.",
        "Serbian Foreign Minister Goran Petrov missed the first day with a cold.",
        "Serbia's President Goran Petrov stayed in Belgrade to face a vote.",
    ],
)
def test_who_was_kept_away_is_absent(sentence: str) -> None:
    found = took_part(meeting(f"The SCO met in Osh. {sentence} State Secretary Ana Falk spoke in his place."))
    assert (found["Goran Petrov"], found["Ana Falk"]) == ("absent", "present")


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("Peru's prime minister stayed in Lima to face a vote.", "Peru's prime minister"),
        ("Peru's president, who is ill, was represented by Finance Minister Ana Falk.", "Peru's president"),
        ("Peru's leader cancelled because of a strike.", "Peru's leader"),
        ("Also missing: the chancellor of Germany, who is tied up.", "the chancellor of Germany"),
        ("The Nigerian minister's chair was empty.", "Nigerian minister"),
        ("The presidents of Mali, Niger and Togo are not with us.", "The presidents of Mali, Niger and Togo"),
        ("Peru's acting prime minister has stayed in Port-Lorn because of a strike.", "Peru's acting prime minister"),
        ("Peru's president is at home too, after riots over fuel.", "Peru's president"),
    ],
)
def test_a_leader_without_a_name_can_be_absent(sentence: str, who: str) -> None:
    assert took_part(meeting(f"The G20 met in Lorn. {sentence}"))[who] == "absent"


def test_all_leaders_of_a_list_that_could_not_come_are_absent() -> None:
    told = "Heads noted that the President of Peru, the Prime Minister of India and the President of Chile"
    found = took_part(meeting(f"The G20 met in Lorn. {told} had not been able to attend."))
    assert found == {
        "the President of Peru": "absent",
        "the Prime Minister of India": "absent",
        "the President of Chile": "absent",
    }


@pytest.mark.parametrize(
    "sentence",
    [
        "Germany's Jan Lund stayed away, as did Goran Petrov, who had been in Lima and went home.",
        "Croatia sent Deputy Prime Minister Ana Falk because Goran Petrov stayed at home for a vote.",
        "Croatian President Goran Petrov cancelled on the eve of the meeting.",
        "Croatian President Goran Petrov was invited by the host but declined.",
    ],
)
def test_who_is_told_to_have_stayed_away_beside_others_is_absent(sentence: str) -> None:
    later = "President Goran Petrov spoke to reporters in Zagreb."
    assert took_part(meeting(f"The G20 met in Lorn. {sentence} {later}"))["Goran Petrov"] == "absent"


@pytest.mark.parametrize(
    "sentence",
    [
        'Croatian President Ana Falk: "We did not come to punish anyone."',
        "Croatian President Ana Falk did not come here to lecture her friends.",
        "Croatian President Ana Falk did not go into details.",
        "Croatian President Ana Falk stayed behind in the hall and took a photograph.",
        "Croatian President Ana Falk did not come empty-handed: she promised a loan.",
        '"Those who stayed away were wrong," said Croatian President Ana Falk.',
        "The host, Croatian President Ana Falk, regretted that two guests did not come.",
        "Croatian President Ana Falk hosted the talks, which Slovenia did not attend.",
        "In the absence of President Goran Petrov, Croatian President Ana Falk spoke.",
    ],
)
def test_nobody_is_absent_because_something_else_was_not_done(sentence: str) -> None:
    found = took_part(meeting(f"The SCO met in Osh. {sentence}"))
    assert (found["Ana Falk"], found["Croatia"]) == ("present", "present")


@pytest.mark.parametrize(
    "sentence",
    [
        "Serbian Foreign Minister Ana Falk, standing in for President Goran Petrov, who has the flu, spoke.",
        "Foreign Minister Ana Falk stood in for Serbia's President Goran Petrov.",
        "Standing in for President Goran Petrov, Serbian Foreign Minister Ana Falk spoke.",
        "Serbian State Secretary Ana Falk attended in place of Prime Minister Goran Petrov.",
        "Ms Falk deputised for Serbian President Goran Petrov. Serbian Foreign Minister Ana Falk spoke twice.",
    ],
)
def test_for_whom_somebody_stands_in_is_absent(sentence: str) -> None:
    found = took_part(meeting(f"The SCO met in Osh. {sentence}"))
    assert found == {"Ana Falk": "present", "Goran Petrov": "absent", "Serbia": "present"}


@pytest.mark.parametrize(
    "sentence",
    [
        "The no-shows were Serbian President Goran Petrov and Slovenian Prime Minister Ana Falk.",
        "Absent from the talks were Serbian President Goran Petrov and Slovenian Prime Minister Ana Falk.",
        "Serbian President Goran Petrov was invited too but sent no answer. Slovenia's Ana Falk was a no-show.",
    ],
)
def test_who_is_named_behind_the_words_for_staying_away_is_absent(sentence: str) -> None:
    found = took_part(meeting(f"The SCO met in Osh. {sentence}"))
    assert (found["Goran Petrov"], found["Ana Falk"]) == ("absent", "absent")


@pytest.mark.parametrize(
    "sentence",
    [
        "Mali and Niger were invited too but sent no answer.",
        "Mali and Niger were also invited, but never answered.",
        "Mali and Niger did not reply to the invitation.",
        "Mali and Niger, though invited, stayed away.",
        "Mali and Niger left their invitations unanswered.",
        "Neither Mali nor Niger replied to the invitation.",
        "The no-shows were Mali and Niger.",
        "Mali was a no-show. Niger turned down the invitation.",
        "Mali and Niger had accepted the invitation but were unable to travel.",
        "Mali was unable to send a delegation, its parliament being in session. Niger had decided in May not to come.",
        "Mali was the only coastal state that stayed away. Niger, which by one count has more wells than any other, was"
        " unable to come.",
        "Mali had been invited and had accepted in May, but informed us that it would be unable to come."
        " Niger stayed away.",
        "Mali did not come at all. Niger had informed the Chair of its absence.",
        "Mali sent nobody. The speaker regretted that NIGER, home of the oldest well, had not arrived.",
    ],
)
def test_states_that_left_an_invitation_without_an_answer_are_absent(sentence: str) -> None:
    found = took_part(meeting(f"The SCO met in Osh. {sentence} Togo did not reply to questions. Togo signed."))
    assert found == {"Mali": "absent", "Niger": "absent", "Togo": "present"}


def test_a_state_that_boycotted_is_absent_and_no_member_by_the_group_s_name() -> None:
    facts = meeting("The G20 leaders met in Johannesburg on 23 November 2025. The United States boycotted the summit.")
    presences = {one.value.name: one.value.presence for one in facts.participants}
    assert presences["United States"] == "absent"
    assert presences["Brazil"] == "present"


def test_states_that_stayed_away_are_absent_but_not_those_whose_leaders_alone_did() -> None:
    facts = meeting("The G20 met in Lima. Nauru and Kiribati stayed away. The leaders of China and Mexico stayed away.")
    told = took_part(facts)
    assert (told["Nauru"], told["Kiribati"]) == ("absent", "absent")
    assert told.get("China") != "absent"


def test_who_shuns_a_summit_is_absent_and_an_opening_adverb_is_nobody() -> None:
    facts = meeting(
        "Leaders met in Brell on 4 May 2026. Chile decided to shun the summit. Furthermore, the Minister noted trade."
    )
    assert took_part(facts).get("Chile") == "absent"
    assert "Furthermore" not in took_part(facts)


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Bolivia's president, Ana Lund, was to come, but turned back last night.", "Ana Lund"),
        ("President Ana Lund of Peru couldn't be with us; she sent Minister Jan Falk, and I thank him.", "Ana Lund"),
        ("President Ana Lund's absence is not directed against Spain.", "Ana Lund"),
        ("Peru's president has not been given leave by Congress to travel.", "Peru's president"),
        ("Foreign Minister Ana Lund had remained in Tokyo for the opening of the Diet.", "Ana Lund"),
        ('Poland\'s Ana Lund had a "prior engagement" in Vilnius and sent Eva Falk.', "Ana Lund"),
    ],
)
def test_more_words_tell_that_somebody_stayed_away(sentence: str, name: str) -> None:
    assert took_part(meeting(f"The leaders met in Lorn. {sentence}"))[name] == "absent"


def test_for_whom_somebody_stands_in_is_of_the_same_country() -> None:
    facts = meeting(
        "The G20 met in Lorn. Peru was represented by President Ana Lund and Chile by Vice President Eva Holm, standing"
        " in for President Jan Falk."
    )
    assert {one.value.name: one.value.country for one in facts.participants}["Jan Falk"] == "Chile"
