"""Who may ask, and how much."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from starlette.testclient import TestClient

from rag.serving.failures import RequestError
from rag.serving.limits import ALL_AT_ONCE, CLIENTS_REMEMBERED, Limits
from tests.rag.serving.served import TOKEN, asked, client, told
from tests.rag.ui.fakes import FakeChain, fake_desk

ADDRESS = "/api/openapi.json"


@pytest.mark.parametrize(
    ("bound_to", "came_from", "headers", "status"),
    [
        ("127.0.0.1", "127.0.0.1", {}, 200),
        ("::1", "::1", {"host": "[::1]:8501"}, 200),
        ("localhost", "127.0.0.1", {"host": "localhost:8501"}, 200),
        ("127.0.0.1", "127.0.0.1", {"authorization": "Bearer whatever-a-client-sends"}, 200),
        # a name that was made to lead here: DNS rebinding
        ("127.0.0.1", "127.0.0.1", {"host": "evil.example"}, 403),
        ("127.0.0.1", "127.0.0.1", {"host": "127.0.0.1.evil.example"}, 403),
        ("127.0.0.1", "127.0.0.1", {"host": "evil.example@127.0.0.1.nip.example"}, 403),
        # other machines can reach the server, whatever it was told to listen on
        ("0.0.0.0", "127.0.0.1", {}, 403),
        ("0.0.0.0", "192.0.2.7", {}, 403),
        (None, "127.0.0.1", {}, 403),
        ("192.0.2.1", "192.0.2.7", {}, 403),
        ("127.0.0.1", "192.0.2.7", {}, 403),
        ("127.0.0.1", "127.0.0.1", {"x-forwarded-for": "192.0.2.7"}, 403),
        ("127.0.0.1", "127.0.0.1", {"forwarded": "for=192.0.2.7"}, 403),
        # a page of another origin
        ("127.0.0.1", "127.0.0.1", {"origin": "https://evil.example"}, 403),
        ("127.0.0.1", "127.0.0.1", {"origin": "null"}, 403),
        ("127.0.0.1", "127.0.0.1", {"origin": "http://127.0.0.1:8501"}, 200),
    ],
)
def test_without_tokens_only_programs_of_this_machine_are_answered(
    bound_to: str | None, came_from: str, headers: dict[str, str], status: int
) -> None:
    response = client(bound_to=bound_to, came_from=came_from).get(ADDRESS, headers=headers)
    assert response.status_code == status
    assert status == 200 or told(response)


def test_on_a_public_address_without_tokens_the_api_is_off_and_says_so() -> None:
    api = client(bound_to="0.0.0.0", came_from="192.0.2.7")
    for response in (api.get("/api/articles"), api.get("/v1/models"), asked(api, question="Who?")):
        assert response.status_code == 403
        assert "The API is off" in told(response)
        assert "READOUT_API_TOKENS" in told(response)


@pytest.mark.parametrize("bound_to", ["0.0.0.0", "127.0.0.1"])
def test_with_tokens_only_who_has_one_is_answered(bound_to: str) -> None:
    other = TOKEN[::-1]
    api = client(bound_to=bound_to, came_from="192.0.2.7", api_tokens=f"{TOKEN}, {other}")
    for headers in ({}, {"authorization": "Bearer"}, {"authorization": TOKEN}, {"authorization": f"Basic {TOKEN}"}):
        response = api.get(ADDRESS, headers=headers)
        assert (response.status_code, response.headers["www-authenticate"]) == (401, "Bearer")
        assert TOKEN not in response.text
    assert api.get(ADDRESS, headers={"authorization": f"Bearer {TOKEN}x"}).status_code == 401
    assert api.get(f"{ADDRESS}?token={TOKEN}").status_code == 401
    for token in (TOKEN, other):
        for host in ("readout.example.org", "127.0.0.1"):
            given = {"authorization": f"bearer {token}", "host": host, "x-forwarded-for": "192.0.2.9"}
            assert api.get(ADDRESS, headers=given).status_code == 200


def test_tokens_cannot_be_tried_by_the_thousand() -> None:
    api = client(api_tokens=TOKEN, api_requests_a_minute=3)
    tried = [api.get(ADDRESS, headers={"authorization": f"Bearer guess-{n}"}).status_code for n in range(5)]
    assert tried == [401, 401, 401, 429, 429]
    assert api.get(ADDRESS, headers={"authorization": f"Bearer {TOKEN}"}).status_code == 200


def test_a_wrong_setting_is_told_without_the_token() -> None:
    response = client(api_tokens="short").get(ADDRESS)
    assert response.status_code == 500
    assert "READOUT_API_TOKENS is not usable" in told(response)
    assert "'short'" not in told(response)


def test_nothing_is_let_in_from_other_origins() -> None:
    api = client()
    asks = {"origin": "https://evil.example", "access-control-request-method": "POST"}
    for response in (api.options("/api/ask", headers=asks), api.get(ADDRESS), api.get(ADDRESS, headers=asks)):
        assert not [name for name in response.headers if name.startswith("access-control")]


def test_pages_of_origins_that_are_named_may_ask_with_a_token() -> None:
    desk, bearer = "https://desk.example", {"authorization": f"Bearer {TOKEN}"}
    api = client(api_tokens=TOKEN, api_origins=f"{desk}, http://10.0.0.7:3000")
    before = api.options("/api/ask", headers={"origin": desk, "access-control-request-method": "POST"})
    assert (before.status_code, before.headers["access-control-allow-origin"]) == (200, desk)
    assert "authorization" in before.headers["access-control-allow-headers"].casefold()
    for headers, status in ((bearer, 200), ({}, 401)):
        response = api.get(ADDRESS, headers={"origin": desk} | headers)
        assert (response.status_code, response.headers["access-control-allow-origin"]) == (status, desk)
    evil = api.get(ADDRESS, headers={"origin": "https://desk.example.evil.example"} | bearer)
    assert evil.status_code == 403
    assert "access-control-allow-origin" not in evil.headers


def test_without_tokens_no_page_elsewhere_may_ask_though_it_is_named() -> None:
    response = client(api_origins="https://desk.example").get(ADDRESS, headers={"origin": "https://desk.example"})
    assert response.status_code == 403


@pytest.mark.parametrize("origin", ["*", "desk.example", "https://desk.example/app", "ftp://desk.example", "https://"])
def test_what_is_no_origin_is_said(origin: str) -> None:
    told_of = told(client(api_tokens=TOKEN, api_origins=origin).get(ADDRESS))
    assert "READOUT_API_ORIGINS" in told_of
    assert "https://host" in told_of


def test_each_program_may_send_so_many_requests_a_minute() -> None:
    api = client(api_tokens=f"{TOKEN},{TOKEN[::-1]}", api_requests_a_minute=2)
    one, other = ({"authorization": f"Bearer {token}"} for token in (TOKEN, TOKEN[::-1]))
    assert [api.get(ADDRESS, headers=one).status_code for _ in range(3)] == [200, 200, 429]
    response = api.get("/v1/models", headers=one)  # /api and /v1 are counted together
    assert response.status_code == 429
    assert 0 < int(response.headers["retry-after"]) <= 60
    assert api.get(ADDRESS, headers=other).status_code == 200


def test_each_program_may_have_so_many_requests_answered_at_once() -> None:
    answering, go_on = threading.Event(), threading.Event()

    class Waiting(FakeChain):
        def stream(self, question):  # type: ignore[no-untyped-def]
            answering.set()
            go_on.wait(10)
            yield from super().stream(question)

    with client(fake_desk(chain=Waiting()), api_requests_at_once=1) as api, ThreadPoolExecutor() as pool:
        first = pool.submit(asked, api, question="What about Bukhara?")
        answering.wait(10)
        response = api.get(ADDRESS)  # the event loop goes on meanwhile
        assert (response.status_code, response.headers["retry-after"]) == (429, "1")
        go_on.set()
        assert first.result().status_code == 200
        assert api.get(ADDRESS).status_code == 200


def test_a_minute_later_one_may_ask_again() -> None:
    now = 0.0
    limits = Limits(2, 4, clock=lambda: now)
    limits.count("a")
    now = 30.0
    limits.count("a")
    now = 59.0
    with pytest.raises(RequestError, match="Ask again in 2 seconds") as refused:
        limits.count("a")
    assert refused.value.headers == {"Retry-After": "2"}
    now = 61.0
    limits.count("a")


def test_what_is_remembered_of_programs_does_not_grow_without_end() -> None:
    limits = Limits(1, 1)
    for n in range(CLIENTS_REMEMBERED + 1):
        with limits.taken(f"address {n}"):
            pass
    assert len(limits._times) == CLIENTS_REMEMBERED
    assert not limits._under_way


def test_of_all_programs_together_only_so_many_are_answered_at_once() -> None:
    limits = Limits(1000, 1000)
    opened = [limits.taken(f"address {n}") for n in range(ALL_AT_ONCE)]
    for one in opened:
        one.__enter__()
    with pytest.raises(RequestError, match="Very many"), limits.taken("another"):
        pass


def test_a_websocket_is_closed() -> None:
    api: TestClient = client()
    with pytest.raises(Exception), api.websocket_connect("/api/ask"):  # noqa: B017, PT011 - closed, in whatever way
        pass
