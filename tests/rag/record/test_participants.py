"""Who took part in a meeting, for whom and as what."""

import pytest

from tests.rag.record.reading import meeting, took_part


def test_who_attended_is_present_with_the_state() -> None:
    facts = meeting("The SCO met in Tianjin. Russian President Vladimir Putin attended the summit.")
    assert took_part(facts) == {"Vladimir Putin": "present", "Russia": "present"}


def test_the_name_of_a_person_is_no_country() -> None:
    found = took_part(
        meeting("The G20 met in Lorn. Nine came: the leaders Ana Falk of Spain and Luís Montenegro of Peru.")
    )
    assert "Montenegro" not in found


def test_observers_and_guests_are_told_from_participants() -> None:
    found = took_part(
        meeting(
            "The OTS met in Gabala. Hungarian Foreign Minister Anita Orban attended as an observer."
            " Ukrainian President Volodymyr Zelensky was invited as a guest."
        )
    )
    assert found["Anita Orban"] == found["Hungary"] == "observer"
    assert found["Volodymyr Zelensky"] == "invited"


def test_a_state_that_attends_as_an_observer_is_one() -> None:
    found = took_part(meeting("The SCO met in Osh. Tajikistan joined the talks; Afghanistan attended as an observer."))
    assert found == {"Tajikistan": "present", "Afghanistan": "observer"}


def test_who_took_part_is_listed_and_who_took_part_as_an_observer_stays_one() -> None:
    found = took_part(
        meeting(
            "The Reef Ministerial met in Lorn.\n\n- Three coastal States took part: Kenya, Oman and France on behalf of"
            " Réunion.\n- The European Union and Japan took part as observers.\n- The European Union pledged 2 million,"
            " and Japan announced one."
        )
    )
    assert found == {
        "Kenya": "present",
        "Oman": "present",
        "France": "present",
        "European Union": "observer",
        "Japan": "observer",
    }


@pytest.mark.parametrize(
    ("sentence", "there"),
    [
        ("The Federal Republic of Nigeria was represented by its Minister of Foreign Affairs.", {"Nigeria": "present"}),
        ("We thank Peru, which attended as an observer, and regret that Chile did not attend.", {"Peru": "observer"}),
        (
            "Peru sent its trade minister, Nauru its ambassador, and Chile stayed away.",
            {"Peru": "present", "Nauru": "present"},
        ),
        (
            "Greece was with us as a guest, through Deputy Minister Jan Falk.",
            {"Greece": "present", "Jan Falk": "present"},
        ),
        ("Cuba asked to become an associate.", {}),
    ],
)
def test_a_state_is_there_through_whom_it_sends_and_not_because_it_would_like_to_join(
    sentence: str, there: dict[str, str]
) -> None:
    found = took_part(meeting(f"The leaders met in Lorn. {sentence}"))
    assert {name: presence for name, presence in found.items() if presence != "absent"} == there


def test_whoever_was_not_invited_is_no_participant() -> None:
    facts = meeting("ASEAN met in Manila. Myanmar's leader, Min Aung Hlaing, was not invited.")
    assert "Min Aung Hlaing" not in took_part(facts)


def test_members_by_the_group_s_name_say_that_they_are_not_named() -> None:
    facts = meeting("Leaders of the G7 met in Evian.")
    member = next(one for one in facts.participants if one.value.name == "Japan")
    assert not member.value.named
    assert member.span is not None


def test_a_list_behind_the_presidents_of_is_of_states() -> None:
    found = took_part(
        meeting("The presidents of Kazakhstan, the Kyrgyz Republic and Tajikistan took part in the summit.")
    )
    assert found == {"Kazakhstan": "present", "Kyrgyzstan": "present", "Tajikistan": "present"}


def test_spokespeople_take_no_part() -> None:
    facts = meeting("NATO met in Ankara. White House spokeswoman Anna Kelly said the summit had gone well.")
    assert "Anna Kelly" not in took_part(facts)


def test_an_office_of_several_is_told_of_one() -> None:
    facts = meeting(
        "The ECO met in Lima. Presidents Masoud Pezeshkian of Iran and Sadyr Japarov of Kyrgyzstan attended."
    )
    assert {one.value.office for one in facts.participants if one.value.name == "Masoud Pezeshkian"} == {"President"}


def test_those_in_lists_of_attendance_took_part_with_their_states() -> None:
    facts = meeting(
        "The Twelfth Summit of the Lorn Community was held in Brell on 4 May 2026. The Summit was attended by:\n"
        "Peru: Mr. Juan Mora, President\n"
        "Chile: The Rt. Hon. Dr. Ana Lund, Prime Minister\n"
        "Kenya was represented by the Honourable Amina Odhi, the Deputy Minister, and Ghana by the Honourable Kofi"
        " Mens.\n"
        "Other members in attendance were: Prime Minister of Belize, the Honourable Rosa Tilt; President of Guyana,"
        " His Excellency Mohan Sirk; and the Premier of Fiji, Dr the Honourable Lena Paru.\n"
    )
    present = took_part(facts)
    for name in ("Juan Mora", "Ana Lund", "Amina Odhi", "Kofi Mens", "Rosa Tilt", "Mohan Sirk", "Lena Paru"):
        assert present.get(name) == "present", name
    assert {"Peru", "Chile", "Kenya", "Ghana", "Belize", "Guyana", "Fiji"} <= set(present)


@pytest.mark.parametrize(
    ("sentence", "name", "presence"),
    [
        ("Chile and Oman attended as observers, as did the European Union.", "Oman", "observer"),
        ("China, India and the European Union attended as observers.", "European Union", "observer"),
        ("Peru sent its trade minister, Ana Lund.", "Peru", "present"),
        ("Peru is not taking part in our session.", "Peru", "absent"),
        ("Peru, which withdrew last year, was not represented.", "Peru", "absent"),
        ("Nobody came from Peru.", "Peru", "absent"),
        ("Peru, for the Island Group, asked for more time.", "Peru", "present"),
        ("Forty delegations attended, among them those of Chile and Peru.", "Peru", "present"),
        ("Peru's Ana Lund delegated her prime minister, Jan Falk.", "Ana Lund", "absent"),
        ("Oman was not invited, and President Ana Lund of Peru cancelled her trip.", "Ana Lund", "absent"),
        ("Peru's Ana Lund hesitated for long.", "Ana Lund", "present"),
        ("UN General Assembly President Ana Lund addressed the leaders.", "Ana Lund", "present"),
        ("ANA LUND: We met.\n\nJAN FALK: We did.\n\nANA LUND: Thank you.", "Ana Lund", "present"),
    ],
)
def test_who_came_is_told_in_many_ways(sentence: str, name: str, presence: str) -> None:
    assert took_part(meeting(f"The SCO met in Osh.\n\n{sentence}")).get(name) == presence


def test_readouts_do_not_take_an_adverb_for_a_person() -> None:
    found = took_part(meeting("Today, the Prime Minister, Mark Carney, met with the President of Kenya, William Ruto."))
    assert "Today" not in found


def test_a_list_by_countries_names_states_and_their_leaders() -> None:
    found = took_part(
        meeting(
            "The following took part: for Benin, Awa Soglo, President; for Togo, Kossi Agbo, Prime Minister. "
            "The Republic of Niger was absent. The Conference elected Kossi Agbo Chairman."
        )
    )
    assert found == {"Awa Soglo": "present", "Kossi Agbo": "present", "Benin": "present", "Togo": "present"} | {
        "Niger": "absent"
    }


@pytest.mark.parametrize(
    ("sentence", "presence"),
    [
        ("Hungary, which is not a member, sat in as an observer.", "observer"),
        ("Hungary has been invited as a guest.", "invited"),
        ("Hungary, a guest, promised money.", "invited"),
        ("Hungary, an applicant, was given observer status.", "observer"),
        ("Hungary came as a guest.", "invited"),
        ("Hungary was unable to participate.", "absent"),
        ("Hungary cancelled on the morning of the opening.", "absent"),
        ("HUNGARY called for a review clause.", "present"),
        ("Leaders or representatives will be present from the Cook Islands, Hungary and Fiji.", "present"),
    ],
)
def test_a_state_may_look_on_or_be_invited(sentence: str, presence: str) -> None:
    assert took_part(meeting(f"The leaders met in Lorn. {sentence}"))["Hungary"] == presence


def test_who_is_only_spoken_of_or_an_opening_word_is_nobody() -> None:
    found = took_part(
        meeting(
            "US President Joe Biden attended the summit. He is to fly to Lorn to discuss grain with North Korean "
            "leader Kim Jong Un. Although Sergei Lavrov, Russia's foreign minister, attended it, no text was adopted."
        )
    )
    assert {one for one in found if " " in one and one != "United States"} == {"Joe Biden", "Sergei Lavrov"}


def test_the_office_in_a_speaker_s_label_makes_a_participant() -> None:
    assert "Lund" in took_part(meeting("PRIME MINISTER LUND: We adopted the statement in Lorn today."))


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "The presidents of Peru, Ana Lund; Chile, Jan Falk; and the Dominican Republic, Eva Roth, attended.",
            "Ana Lund, Jan Falk, Eva Roth, Peru, Chile, Dominican Republic: present",
        ),
        (
            "Noted with regret the absence of the President of Peru, Ana Lund, and welcomed the presence of her"
            " Minister of Trade, Jan Falk.",
            "Ana Lund: absent; Jan Falk, Peru: present",
        ),
        ("Greeted the presence, as a special guest, of the President of Peru, Ana Lund.", "Ana Lund, Peru: invited"),
        ("Among the guests was Peru's foreign minister, Ana Lund.", "Ana Lund, Peru: invited"),
        ("Peru sent Deputy Prime Minister Ana Lund.", "Ana Lund, Peru: present"),
        ("Peru sent its ambassador to Ottawa, Ana Lund.", "Ana Lund, Peru: present"),
        ("Peru had its trade minister, Ana Lund, in the room.", "Ana Lund, Peru: present"),
        ("Peru was represented by the retired banker Ana Lund.", "Ana Lund, Peru: present"),
        ("Peru and Chile were shut out of the hall.", "Peru, Chile: absent"),
        ("Peru sent apologies.", "Peru: absent"),
        ("Peru took no part: its envoy watched from afar.", "Peru: absent"),
        ("Peru: chair vacant.", "Peru: absent"),
        ("Observers: Peru, Chile.", "Peru, Chile: observer"),
        ("Absent: Peru and Chile.", "Peru, Chile: absent"),
        ("In the room: Peru (Lund), Chile (Falk).", "Lund, Falk, Peru, Chile: present"),
        ("Peru at vice-ministerial level only - Lund.", "Lund, Peru: present"),
        ("Peru, an observer, sent Foreign Minister Ana Lund.", "Ana Lund, Peru: observer"),
        ("Peru and Chile sat among the observers.", "Peru, Chile: observer"),
        (
            "Peru's Ana Lund and Chile's Jan Falk did not come; both were represented by their ambassadors.",
            "Ana Lund, Jan Falk: absent; Peru, Chile: present",
        ),
        (
            "Peruvian President Ana Lund cut short her visit, and Vice President Jan Falk spoke in her place.",
            "Ana Lund, Jan Falk, Peru: present",
        ),
        (
            "Peruvian President Ana Lund stayed in Lima because of a storm. Her foreign minister, Jan Falk, is sitting"
            " in the first row.",
            "Ana Lund: absent; Jan Falk, Peru: present",
        ),
        ("Peru's president, Ana Lund, was among those absent.", "Ana Lund: absent"),
        ("Peru's president, Ana Lund, was unable to travel.", "Ana Lund: absent"),
        ("Peru's president, Ana Lund, who had been due to come, was detained in Lima.", "Ana Lund: absent"),
        ("QUESTION: President Lund isn't here. Nor is Mr Falk.", "Lund, Falk: absent"),
        (
            "President Ana Lund of Peru, whose country held the previous summit, handed over the gavel.",
            "Ana Lund, Peru: present",
        ),
        (
            "Peru's foreign minister Ana Lund and its adviser Jan Falk were also present.",
            "Ana Lund, Jan Falk, Peru: present",
        ),
        ("All partners attended, among them the Saami Council and the Reef Bank.", "Saami Council, Reef Bank: present"),
        ("Peru, readmitted last year, was present.", "Peru: present"),
        (
            "Peru, the Reef Bank and the Food and Land Organization took part as observers.",
            "Peru, Reef Bank, Food and Land Organization: observer",
        ),
        ("Peru, an observer, asked to join the exercise.", "Peru: observer"),
        ("Observers: Peru, the Lorn NGO Forum.", "Peru, Lorn NGO Forum: observer"),
        ("The heads of customs of Peru, Chile and Cuba met for the ninth time.", "Peru, Chile, Cuba: present"),
        ("Peru was invited to resubmit it. The ministers of Peru, Chile and Cuba met.", "Peru, Chile, Cuba: present"),
        ("A one-day meeting of Peru, Chile and Cuba.", "Peru, Chile, Cuba: present"),
        ("Peru, Chile and Cuba.", "Peru, Chile, Cuba: present"),
        ("Three banks have sat around this table: Peru, Chile and the Maldives.", "Peru, Chile, Maldives: present"),
        (
            "For the southern group, Peru, Chile and Cuba sat; for the northern group, Italy and Norway.",
            "Peru, Chile, Cuba, Italy, Norway: present",
        ),
        ("The seat for Peru was empty.", "Peru: absent"),
        ("The delegation of Peru, invited as a guest, was unable to travel.", "Peru: absent"),
        ("The Ibero-American secretary general, Ana Lund, spoke.", "Ana Lund: present"),
    ],
)
def test_presence_is_told_in_lists_labels_and_asides(sentence: str, expected: str) -> None:
    told = [one.rsplit(": ", 1) for one in expected.split("; ")]
    wanted = {name: presence for names, presence in told for name in names.split(", ")}
    assert took_part(meeting(f"The leaders met in Lorn on 4 May 2027. {sentence}")) == wanted


def test_an_address_or_a_part_of_a_title_is_no_person() -> None:
    text = "Question: Sir, President Lund isn't here. They thanked her as President Pro Tempore of the bloc."
    assert took_part(meeting(text)) == {"Lund": "absent"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("President Goran Petrov of Serbia, back from leave, signed it.", {"Goran Petrov": "present"}),
        ("Also at the table were Serbian aide Goran Petrov and Ana Falk.", {"Goran Petrov": "present"}),
        (
            "Serbia's Goran Petrov was represented by Minister Ana Falk.",
            {"Goran Petrov": "absent", "Ana Falk": "present"},
        ),
        ("Goran Petrov of Serbia sent his deputy, Ana Falk.", {"Goran Petrov": "absent", "Ana Falk": "present"}),
        ("Serbia excused itself. Peru withdrew on Monday.", {"Serbia": "absent", "Peru": "absent"}),
        ("The UNITED KINGDOM, supported by PERU, asked for time.", {"United Kingdom": "present", "Peru": "present"}),
        ("Serbia and Peru are represented at ministerial level.", {"Serbia": "present", "Peru": "present"}),
        ("Peru urges lenders to wait. A proposal by Chile was lost.", {"Peru": "present", "Chile": "present"}),
        ("Spain spoke as a permanent observer.", {"Spain": "observer"}),
        ("Peru sent an ambassador, and Spain did not show up.", {"Peru": "present", "Spain": "absent"}),
        ("Peru was represented by Minister Ana Falk, as President Jan Lund was ill.", {"Jan Lund": "absent"}),
        ("Spain's Ana Falk blocks it; Peru's Jan Lund backs it.", {"Ana Falk": "present", "Jan Lund": "present"}),
        ("A motion tabled by Peru and Chile was lost.", {"Peru": "present", "Chile": "present"}),
        ("Peru, Chile and Spain undertake to share data.", {"Peru": "present", "Spain": "present"}),
        ("With the presence, as special guest, of Jan Lund, President of Chile.", {"Jan Lund": "invited"}),
        (
            "Guests: Commission President Ana Falk; King Jan Roe of Spain.",
            {"Ana Falk": "invited", "Jan Roe": "invited"},
        ),
        ("Peru, Chile and Spain sent ministers; Malta cried off.", {"Peru": "present", "Malta": "absent"}),
        ("Malta conveyed its regrets.", {"Malta": "absent"}),
        ("Not here: Malta, Peru.", {"Malta": "absent", "Peru": "absent"}),
        ("Did not attend: Spain, Peru", {"Spain": "absent", "Peru": "absent"}),
        (
            "The chancellors of Peru, Ana Falk; and Chile, Jan Lund, took part.",
            {"Ana Falk": "present", "Chile": "present"},
        ),
    ],
)
def test_who_was_there_is_told_in_many_ways(text: str, expected: dict[str, str]) -> None:
    found = took_part(meeting(f"The G20 met in Lorn.\n{text}"))
    assert {name: found.get(name) for name in expected} == expected


@pytest.mark.parametrize(
    ("text", "of"),
    [
        ("Ana Falk of Peru was in the hall, while President Jan Lund spoke by video link.", {"Jan Lund": None}),
        ("Peru's President Ana Falk stayed away. President Jan Lund spoke first.", {"Jan Lund": None}),
        ("Peru's President Ana Falk stayed away. Minister Jan Lund spoke in her place.", {"Jan Lund": "Peru"}),
        ("Foreign Minister Jan Lund led the Chilean delegation.", {"Jan Lund": "Chile"}),
        (
            "Attendance:\nPeru: H.E. Professor Ana Falk, President\nChile: Hon. Jan Lund",
            {"Ana Falk": "Peru", "Jan Lund": "Chile"},
        ),
    ],
)
def test_a_person_s_country_is_told_with_the_name_and_is_never_a_neighbour_s(
    text: str, of: dict[str, str | None]
) -> None:
    people = {one.value.name: one.value for one in meeting(f"The G20 met in Lorn.\n{text}").participants}
    assert {name: people[name].country for name in of} == of


def test_a_name_with_jr_behind_it_is_the_same_person_s() -> None:
    found = took_part(meeting("The G20 met in Lorn. President Lund of Chile spoke. Jan Lund Jr told them of a bank."))
    assert [name for name in found if "Lund" in name] == ["Jan Lund Jr"]


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Peru's seat was taken by its ambassador.", "Peru"),
        ("Ecuador and Peru sent vice-presidents.", "Peru"),
        (
            "Three presidents came: the host, Jan Falk of Chile, the chair, Ana Lund of Peru, and Eva Ro of Cuba.",
            "Ana Lund",
        ),
        ("Only two presidents came: Chile's Jan Falk and Peru's Ana Lund.", "Ana Lund"),
        ("Today we were joined by our colleague from Peru, Ana Lund.", "Peru"),
    ],
)
def test_more_words_tell_who_was_there(sentence: str, name: str) -> None:
    assert took_part(meeting(f"The leaders met in Lorn. {sentence}"))[name] == "present"


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Absent: the heads of Peru, Chile and Cuba.", "Peru"),
        ("Peru sent a video message.", "Peru"),
        ("The host, President Ana Lund, spoke of bridges.", "Austria"),
    ],
)
def test_states_are_not_told_by_their_heads_or_the_sentence_before(sentence: str, name: str) -> None:
    assert name not in took_part(meeting(f"The leaders met in Lorn. Austria is small. {sentence}"))
