from rag.record.people.people import people_of
from tests.rag.record.reading import lines


def found(text: str) -> dict[str, tuple[str | None, str | None]]:
    return {one.name: (one.office, one.country or one.body) for one in people_of(lines(text))}


def test_office_and_country_are_read_from_either_side_of_a_name() -> None:
    assert found(
        "Uzbek President Shavkat Mirziyoyev, Xi Jinping of China, Hungary's prime minister, Viktor Orbán,"
        " the President of Tajikistan Emomali Rahmon and UN Secretary-General António Guterres attended."
    ) == {
        "Shavkat Mirziyoyev": ("President", "Uzbekistan"),
        "Xi Jinping": (None, "China"),
        "Viktor Orbán": ("prime minister", "Hungary"),
        "Emomali Rahmon": ("President", "Tajikistan"),
        "António Guterres": ("UN Secretary-General", "United Nations"),
    }


def test_a_field_is_no_country_and_a_form_of_address_no_name() -> None:
    assert found(
        "Cameroon's Minister of Commerce, Clementine Ngo, President of the Council Sigrun Holm (Iceland), the Saudi"
        " Minister of Energy, Faris Damri, and the Minister of Trade of Chile, Mr Pablo Rojas, spoke."
        " The Prime Minister of Samoa, Honourable Lina Tuiva, presided. Ms Tuiva left."
    ) == {
        "Clementine Ngo": ("Minister", "Cameroon"),
        "Sigrun Holm": ("President", "Iceland"),
        "Faris Damri": ("Minister", "Saudi Arabia"),
        "Pablo Rojas": ("Minister", "Chile"),
        "Lina Tuiva": ("Prime Minister", "Samoa"),
    }


def test_a_cabinet_secretary_is_of_the_country_in_front() -> None:
    text = "It was co-chaired by Kenya's Cabinet Secretary for Agriculture, Wanjiru Kamau."
    assert found(text) == {"Wanjiru Kamau": ("Cabinet Secretary", "Kenya")}


def test_one_person_in_two_spellings_is_one() -> None:
    text = "President Shavkat Mirziyoyev of Uzbekistan came. Mirziyaev spoke. Shavkat Mirziyayev left."
    assert list(found(text)) == ["Shavkat Mirziyoyev"]


def test_the_first_of_two_surnames_may_stand_for_the_person() -> None:
    assert list(found("The President of Peru, Ana Lund Arévalo, spoke. President Lund closed the talks.")) == [
        "Ana Lund Arévalo"
    ]


def test_a_particle_belongs_to_the_name() -> None:
    text = "Brazilian President Luiz Inacio Lula da Silva met Crown Prince Mohammed bin Salman."
    assert list(found(text)) == ["Luiz Inacio Lula da Silva", "Mohammed bin Salman"]


def test_an_institute_or_a_city_is_nobody() -> None:
    text = "A branch of the Moscow Engineering Physics Institute opens in Bukhara, and Somon Air ordered jets."
    assert found(text) == {}


def test_whoever_came_for_a_country_is_of_it() -> None:
    text = "Present: for Peru, Ms Ana Lund (head of delegation), Mr Jan Falk; for Chile, Ms Eva Berg."
    assert found(text) == {"Ana Lund": (None, "Peru"), "Jan Falk": (None, "Peru"), "Eva Berg": (None, "Chile")}
