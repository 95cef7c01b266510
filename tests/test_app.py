"""The page as Streamlit runs it, over a fake desk. Clicks inside our own components are tested in a real browser."""

import json
import sys
import threading
import time
import tomllib
from collections.abc import Callable
from typing import Any

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from rag.conversations.store import Conversations
from rag.errors import EmbedderError
from rag.ui.answer.drawings import Drawings
from rag.ui.conversations.archive import Archive
from rag.ui.desk.desk import Desk
from rag.ui.library.intake import Intake
from tests.browser.serving import ROOT
from tests.rag.ui.answers import DECLINED
from tests.rag.ui.articles import PLAN
from tests.rag.ui.fakes import FakeChain, HeldChain, fake_desk
from tests.rag.ui.intakes import fake_intake


def page(desk: Desk, archive: Archive | None = None, intake: Intake | None = None) -> AppTest:
    def script(desk, archive, intake):  # type: ignore[no-untyped-def]  # run as source of its own: Desk is no name there
        from rag.ui.window.window import show_window

        show_window(lambda: desk, lambda: archive, lambda: intake)

    given = {"desk": desk, "archive": archive or Archive(Conversations()), "intake": intake or fake_intake(desk)}
    return AppTest.from_function(script, kwargs=given, default_timeout=20)


def drawn(at: AppTest, component: str, where: str = "main") -> list[dict[str, Any]]:
    """What the page gave to our components of that name, in order."""
    found = getattr(at, where).get("bidi_component")
    protos = [each.proto.bidi_component if hasattr(each.proto, "bidi_component") else each.proto for each in found]
    return [json.loads(proto.json)[0] for proto in protos if proto.component_name == component]


def exchanges(at: AppTest) -> list[dict[str, Any]]:
    return drawn(at, "readout_exchange")


def run_until(at: AppTest, holds: Callable[[AppTest], bool]) -> AppTest:
    deadline = time.monotonic() + 15
    while time.monotonic() < deadline:
        at.run()
        assert not at.exception, at.exception
        if holds(at):
            return at
        time.sleep(0.02)
    pytest.fail("the page never came to that state")


def ready(at: AppTest) -> AppTest:
    return run_until(at, lambda at: any(text.value.startswith("Ready") for text in at.text))


def settled(at: AppTest) -> bool:
    states = [each["state"] for each in exchanges(at)]
    return bool(states) and not {"waiting", "searching", "writing"} & set(states)


def test_an_empty_chat_offers_questions_made_from_the_library_once_they_are_known_to_be_answered() -> None:
    loading = threading.Event()
    at = page(fake_desk(loading=loading)).run()
    assert drawn(at, "readout_welcome") == [{"questions": None}]
    loading.set()
    run_until(at, lambda at: drawn(at, "readout_welcome")[0]["questions"] is not None)
    first, *others = drawn(at, "readout_welcome")[0]["questions"]
    assert first == "What did the leaders adopt at the second Central Asia–Russia Summit in Dushanbe?"
    assert len(others) == 3


def test_the_page_asks_once_more_for_an_answer_that_came_while_it_was_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    chain, archive = HeldChain(), Archive(Conversations())
    desk = fake_desk(chain=chain)
    at = ready(page(desk, archive))
    drawn_before = Drawings.drawn

    def drawn_late(*given: Any, **named: Any) -> Any:
        found = drawn_before(*given, **named)
        chain.go_on.set()
        assert chain.ended.wait(15)
        exchange = given[1]
        while exchange.pending:
            time.sleep(0.005)
        return found

    monkeypatch.setattr(Drawings, "drawn", drawn_late)
    at.chat_input[0].set_value("adopt, hold").run()
    assert [each["state"] for each in exchanges(at)] in (["searching"], ["writing"])
    assert any(poll["changed"] for poll in drawn(at, "readout_poll"))


def test_only_the_latest_answer_leads_on_to_more_questions() -> None:
    at = ready(page(fake_desk()))
    at.chat_input[0].set_value("What about Bukhara?")
    run_until(at, lambda at: settled(at) and bool(exchanges(at)[-1]["follow"]))
    at.chat_input[0].set_value("What about the pledge?")
    run_until(at, lambda at: settled(at) and len(exchanges(at)) == 2 and bool(exchanges(at)[-1]["follow"]))
    assert exchanges(at)[0]["follow"] == []
    assert "What was said about the format" in exchanges(at)[1]["follow"][0]


def test_nothing_that_is_drawn_has_streamlit_import_pandas(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in [one for one in sys.modules if one.split(".")[0] == "pandas"]:
        monkeypatch.delitem(sys.modules, module)
    monkeypatch.setitem(sys.modules, "pandas", None)
    at = ready(page(fake_desk()))
    at.chat_input[0].set_value("What did they adopt?")
    run_until(at, settled)


def test_a_question_is_answered_with_quotes_that_were_checked() -> None:
    at = ready(page(fake_desk()))
    at.chat_input[0].set_value("What did they adopt?")
    (exchange,) = exchanges(run_until(at, settled))
    assert exchange["state"] == "answered"
    assert exchange["paragraphs"][0][0]["text"].startswith(f"“{PLAN}”")
    assert exchange["checked"] == {
        "text": "3 quotes, all word for word from 2 articles",
        "sound": True,
        "quoted": True,
        "basis": "Read from the record of what the articles state",
    }
    assert not drawn(at, "readout_welcome")


def test_a_question_that_the_library_cannot_answer_is_declined_with_what_is_nearest() -> None:
    at = ready(page(fake_desk()))
    at.chat_input[0].set_value("What is the capital of Peru?")
    (exchange,) = exchanges(run_until(at, settled))
    assert exchange["state"] == "declined"
    assert exchange["paragraphs"] == [[{"text": DECLINED}]]
    assert len(exchange["nearest"]) == 3
    assert exchange["checked"] is None


def test_an_empty_library_says_how_to_fill_it() -> None:
    at = page(fake_desk(articles=())).run()
    assert at.code[0].value == "python -m ingest corpus/"
    assert not at.chat_input
    assert "holds no article" in at.text[0].value


def test_a_failed_load_is_one_plain_sentence_and_can_be_tried_again() -> None:
    at = page(fake_desk(failures=[EmbedderError("The model in '/m' is not the one expected. Install it again.")]))
    run_until(at, lambda at: any(button.label == "Try again" for button in at.button))
    assert at.text[0].value == "The model in '/m' is not the one expected. Install it again."
    at.button(key="try-again").click()
    ready(at)


def test_an_error_of_another_kind_does_not_reach_the_page() -> None:
    at = page(fake_desk(failures=[ZeroDivisionError("secret detail")]))
    run_until(at, lambda at: any(button.label == "Try again" for button in at.button))
    assert at.text[0].value == "The language model could not be loaded. The log of the server says why."


def test_a_question_asked_while_the_model_loads_waits_and_is_then_answered() -> None:
    loading = threading.Event()
    at = page(fake_desk(loading=loading)).run()
    assert at.text[0].value.startswith("Loading the language model… ")
    at.chat_input[0].set_value("What did they adopt?").run()
    assert exchanges(at)[0]["state"] == "waiting"
    assert "kept" in exchanges(at)[0]["note"]
    loading.set()
    assert exchanges(run_until(at, settled))[0]["state"] == "answered"


def test_a_question_asked_while_an_answer_streams_is_answered_after_it() -> None:
    at = ready(page(fake_desk(chain=FakeChain(pause_s=0.02))))
    at.chat_input[0].set_value("What did they adopt?").run()
    at.chat_input[0].set_value("And the pledge?").run()
    assert len(exchanges(at)) == 2
    assert [each["state"] for each in exchanges(run_until(at, settled))] == ["answered", "answered"]


def test_a_question_that_breaks_the_chain_can_be_asked_again_and_says_nothing_of_the_cause() -> None:
    at = ready(page(fake_desk(chain=FakeChain(fails_on="break"))))
    at.chat_input[0].set_value("break").run()
    (exchange,) = exchanges(run_until(at, settled))
    assert exchange["state"] == "failed"
    assert exchange["trouble"] == "This question could not be answered. The log of the server says why."


def test_a_new_conversation_starts_empty() -> None:
    at = ready(page(fake_desk()))
    at.chat_input[0].set_value("What did they adopt?")
    run_until(at, settled)
    at.button(key="new-conversation").click().run()
    assert exchanges(at) == []
    assert drawn(at, "readout_welcome")


def test_conversations_that_cannot_be_opened_are_one_plain_sentence_and_can_be_tried_again() -> None:
    def script(failures, desk, archive, intake):  # type: ignore[no-untyped-def]
        from rag.errors import ConversationsError
        from rag.ui.window.window import show_window

        def find_archive():  # type: ignore[no-untyped-def]
            if failures:
                raise ConversationsError(failures.pop())
            return archive

        show_window(lambda: desk, find_archive, lambda: intake)

    desk = fake_desk()
    given = {"failures": ["The file is damaged."], "desk": desk, "archive": Archive(Conversations())}
    given["intake"] = fake_intake(desk)
    at = AppTest.from_function(script, kwargs=given, default_timeout=20).run()
    assert at.text[0].value == "The file is damaged."
    at.button(key="try-again").click()
    ready(at)


def test_a_conversation_that_cannot_be_kept_says_so_under_its_answer() -> None:
    archive = Archive(Conversations())
    at = ready(page(fake_desk(), archive))
    archive.store.close()
    at.chat_input[0].set_value("What did they adopt?")
    run_until(at, settled)
    assert [text.value for text in at.text if text.value.startswith("This conversation may be lost.")]


def test_where_sign_in_is_configured_there_is_a_button_for_each_provider() -> None:
    at = page(fake_desk())
    assert not [button.label for button in at.run().button if "Sign in" in button.label]
    at = page(fake_desk())
    at.user = {"is_logged_in": False}
    at.secrets["auth"] = {"cookie_secret": "x", "example": {"client_id": "y"}, "other": {"client_id": "z"}}
    labels = [button.label for button in at.run().button]
    assert [label for label in labels if "Sign in" in label] == ["Sign in with example", "Sign in with other"]


def test_a_person_who_signed_in_finds_their_conversations_in_another_browser_and_nobody_else_does() -> None:
    desk, archive = fake_desk(), Archive(Conversations())
    anna = {"is_logged_in": True, "iss": "https://id.example.org", "sub": "anna"}
    asked = "What did they adopt?"
    for user, titles in ((anna, []), (anna, [asked]), (anna | {"sub": "boris"}, []), ({}, [])):
        at = page(desk, archive)
        at.user = user
        if user:
            at.secrets["auth"] = {"client_id": "y"}
        ready(at)
        (kept,) = drawn(at, "readout_history", "sidebar")
        assert [one["title"] for one in kept["conversations"]] == titles
        assert ("Sign out" in {button.label for button in at.button}) == bool(user)
        if user == anna and not titles:
            at.chat_input[0].set_value(asked)
            run_until(at, settled)


def test_blanks_and_control_characters_are_no_question() -> None:
    at = ready(page(fake_desk()))
    at.chat_input[0].set_value("\u0007 \u0001 ").run()
    assert exchanges(at) == []


def test_what_the_server_and_the_pages_cache_by_the_same_function_is_one() -> None:
    """So the API asks the very desk that `app.py` shows; Streamlit runs that file under two names."""
    made: list[Desk] = [st.cache_resource(fake_desk, show_spinner=False)() for _ in range(2)]
    assert made[0] is made[1]
    st.cache_resource(fake_desk, show_spinner=False).clear()  # type: ignore[attr-defined]


def test_what_stands_alone_in_the_script_is_not_written_on_the_page() -> None:
    settings = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    assert settings["runner"]["magicEnabled"] is False
