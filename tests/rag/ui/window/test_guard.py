import logging

import pytest
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient
from streamlit.testing.v1 import AppTest

from rag.ui.window.guard import content_security_policy, guards


def served() -> TestClient:
    def page(request: object) -> PlainTextResponse:
        return PlainTextResponse("a page", headers={"X-Frame-Options": "ALLOWALL"})

    return TestClient(Starlette(routes=[Route("/", page)], middleware=guards()))


def test_every_response_has_the_headers_even_where_there_is_no_such_page() -> None:
    for path in ("/", "/nothing-here"):
        headers = served().get(path).headers
        assert headers["X-Frame-Options"] == "DENY"
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Referrer-Policy"] == "same-origin"
        assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]


def test_the_policy_lets_nothing_be_loaded_from_elsewhere_and_no_inline_script_run_but_the_pages_own() -> None:
    policy = dict(
        directive.split(" ", 1)
        for directive in content_security_policy("<script>\n  known()\n</script><script src=x></script>").split("; ")
    )
    assert policy["default-src"] == "'none'"
    # sha256 of "\n  known()\n", worked out with openssl
    assert policy["script-src"] == "'self' blob: 'sha256-+YWZIhMrr9WjhrQNFhkXaxfRGtAQ2vpOGgJmCK++ljw='"
    assert "unsafe-eval" not in str(policy)
    for directive, value in policy.items():
        assert not {"*", "http:", "https:"} & set(value.split()), directive


def test_an_error_while_drawing_is_one_sentence_on_the_page_and_whole_in_the_log(
    caplog: pytest.LogCaptureFixture,
) -> None:
    def script() -> None:
        from rag.ui.window.guard import explain

        assert explain(RuntimeError("secret detail"))

    with caplog.at_level(logging.ERROR):
        at = AppTest.from_function(script).run()
    assert [text.value for text in at.text] == [
        "Something went wrong while this page was drawn. Reload it; the log of the server says what failed."
    ]
    assert "secret detail" in caplog.text
