"""Adding and removing by other programs, each as its token's role lets it."""

from typing import Any

import pytest
from starlette.testclient import TestClient

from rag.ui.library.intake import Intake
from tests.rag.serving.served import TOKEN, client, told
from tests.rag.serving.test_library_api import check
from tests.rag.ui.articles import ARTICLES
from tests.rag.ui.fakes import FakeLibrary, fake_desk
from tests.rag.ui.intakes import FakeFiller, fake_intake

GIVEN = {"title": "A hub in Osh", "text": "The six agreed on a hub in Osh.", "date": "2026-03-01", "edition": 3}
READER, EDITOR, OWNER = (f"{TOKEN}-{role}" for role in ("r", "e", "o"))
TOKENS = f"{READER},editor:{EDITOR},owner:{OWNER}"


class Changed:
    """A library that programs change over the API."""

    def __init__(self, failures: list[Exception] | None = None, **settings: Any) -> None:
        self.library = FakeLibrary(ARTICLES)
        desk = fake_desk(library=self.library)
        # The window's own people may do nothing here: what a token may is not theirs.
        self.intake: Intake = fake_intake(desk, FakeFiller(self.library, failures=failures), role=lambda: "reader")
        self.api: TestClient = client(desk, intake=self.intake, **settings)

    def add(self, token: str = EDITOR, **given: Any) -> Any:
        return self.api.post("/api/articles", json=given, headers={"authorization": f"Bearer {token}"})

    def remove(self, article_id: str, token: str = OWNER) -> Any:
        return self.api.delete(f"/api/articles/{article_id}", headers={"authorization": f"Bearer {token}"})

    @property
    def ids(self) -> list[str]:
        return [article.id for article in self.library.articles()]


def test_an_editors_program_adds_and_an_owners_removes() -> None:
    changed = Changed(api_tokens=TOKENS)
    document = changed.api.get("/api/openapi.json", headers={"authorization": f"Bearer {READER}"}).json()
    response = changed.add(**GIVEN)
    assert response.status_code == 201
    check(response.json(), "/api/articles", document, "post", "201")
    assert response.json()["added"] == ["a-hub-in-osh"]
    added = changed.library.article("a-hub-in-osh")
    assert (added.text, str(added.date), added.edition) == (GIVEN["text"], "2026-03-01", 3)
    response = changed.remove("a-hub-in-osh")
    assert response.status_code == 200
    check(response.json(), "/api/articles/{id}", document, "delete")
    assert "a-hub-in-osh" not in changed.ids


@pytest.mark.parametrize(("token", "may_add"), [(READER, False), (EDITOR, True), (OWNER, True)])
def test_a_program_does_no_more_than_its_token_lets_it(token: str, may_add: bool) -> None:
    changed = Changed(api_tokens=TOKENS)
    response = changed.add(token, **GIVEN)
    assert response.status_code == (201 if may_add else 403)
    if token != OWNER:
        refused = changed.remove("bukhara", token)
        assert refused.status_code == 403
        assert "Only an owner removes articles" in told(refused)
        assert "bukhara" in changed.ids


def test_where_the_library_is_locked_no_token_changes_it() -> None:
    changed = Changed(api_tokens=TOKENS, library_locked=True)
    assert [changed.add(OWNER, **GIVEN).status_code, changed.remove("bukhara").status_code] == [403, 403]


@pytest.mark.parametrize(
    ("settings", "status"), [({}, 201), ({"library_locked": True}, 403), ({"editors": "anna@example.org"}, 403)]
)
def test_without_tokens_programs_of_this_machine_may_what_a_person_there_may(
    settings: dict[str, Any], status: int
) -> None:
    changed = Changed(**settings)
    assert changed.api.post("/api/articles", json=GIVEN).status_code == status


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"title": "No text"}, "give title and text"),
        ({"text": "No title."}, "give the article a title"),
        ({}, "give title and text"),
        ({"url": "https://example.org/a", "place": "Osh"}, "nothing else"),
        ({**GIVEN, "edition": 0}, "edition is 0"),
        ({**GIVEN, "date": "yesterday"}, "date is 'yesterday'"),
        ({**GIVEN, "author": "Anna"}, "author is not known here"),
        ({"url": "https://example.org/a"}, "Nothing was added. https://example.org/a: this library fetches nothing"),
    ],
)
def test_what_cannot_be_added_is_said(given: dict[str, Any], said: str) -> None:
    changed = Changed(api_tokens=TOKENS)
    response = changed.add(**given)
    assert response.status_code == 400
    assert said in told(response)
    assert len(changed.ids) == len(ARTICLES)


def test_an_article_that_is_not_there_cannot_be_removed_and_a_failure_is_said() -> None:
    assert Changed(api_tokens=TOKENS).remove("gone").status_code == 404
    response = Changed([RuntimeError("secret detail")], api_tokens=TOKENS).add(**GIVEN)
    assert response.status_code == 503
    assert "could not be added" in told(response)
    assert "secret" not in told(response)


def test_pages_of_other_origins_cannot_change_anything() -> None:
    changed = Changed()
    for method, path in (("POST", "/api/articles"), ("DELETE", "/api/articles/bukhara")):
        response = changed.api.request(method, path, json=GIVEN, headers={"origin": "https://evil.example"})
        assert response.status_code == 403
    assert len(changed.ids) == len(ARTICLES)
