import pytest

from rag.ui.conversations.owner import hashed, known_id, owner_of

BROWSER = "0123456789abcdef0123456789abcdef"
ANNA = {"is_logged_in": True, "iss": "https://id.example.org", "sub": "17"}


def test_a_person_who_signed_in_is_the_same_in_every_browser() -> None:
    assert owner_of(ANNA, BROWSER) == owner_of(ANNA, "f" * 32)
    assert owner_of(ANNA, BROWSER) != owner_of(ANNA | {"sub": "18"}, BROWSER)
    assert owner_of(ANNA, BROWSER) != owner_of(ANNA | {"iss": "https://other.example.org"}, BROWSER)


@pytest.mark.parametrize(
    "user",
    [{}, ANNA | {"is_logged_in": False}, ANNA | {"sub": ""}, ANNA | {"iss": None}, ANNA | {"is_logged_in": "yes"}],
)
def test_anybody_else_is_their_browser(user: dict[str, object]) -> None:
    assert owner_of(user, BROWSER) == owner_of({}, BROWSER) != owner_of({}, "f" * 32)


def test_no_claim_can_be_made_to_look_like_another_owner() -> None:
    forged = {"is_logged_in": True, "iss": 'https://id.example.org", "17', "sub": ""}
    assert owner_of(forged, BROWSER) == owner_of({}, BROWSER)
    assert owner_of(ANNA | {"iss": "a", "sub": 'b", "c'}, BROWSER) != owner_of(
        ANNA | {"iss": 'a", "b', "sub": "c"}, BROWSER
    )


def test_the_store_is_not_told_what_is_in_the_cookie() -> None:
    assert BROWSER not in owner_of({}, BROWSER)
    assert BROWSER not in hashed(BROWSER)


@pytest.mark.parametrize("cookie", [None, "", "x", BROWSER[:-1], BROWSER + "0", BROWSER.upper(), BROWSER + "\n", 17])
def test_a_cookie_that_is_not_one_of_ours_is_no_id(cookie: object) -> None:
    assert known_id(cookie) is None
    assert known_id(BROWSER) == BROWSER
