"""The settings, the only reader of the environment."""

from pathlib import Path

import pytest
from pydantic import ValidationError

from rag.errors import UsageError
from rag.settings import Settings


def test_without_any_setting_the_library_lies_in_the_working_directory() -> None:
    settings = Settings.read()
    assert (settings.data, settings.embedder, settings.passages_per_article) == (Path(".readout"), None, 4)


def test_a_dotenv_file_in_the_working_directory_is_read() -> None:
    Path(".env").write_text("READOUT_DATA=/srv/readout\nOPENAI_API_KEY=unrelated\n")
    assert Settings.read().data == Path("/srv/readout")


def test_the_environment_wins_over_dotenv_and_an_argument_over_both(monkeypatch: pytest.MonkeyPatch) -> None:
    Path(".env").write_text("READOUT_DATA=/from/dotenv\n")
    monkeypatch.setenv("READOUT_DATA", "/from/environment")
    assert Settings.read().data == Path("/from/environment")
    assert Settings.read(data=None).data == Path("/from/environment")
    assert Settings.read(data=Path("/given")).data == Path("/given")


@pytest.mark.parametrize("wrong", ["many", "0", "1.5"])
def test_a_wrong_value_is_named_with_its_variable(wrong: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("READOUT_PASSAGES_PER_ARTICLE", wrong)
    with pytest.raises(UsageError, match=f"READOUT_PASSAGES_PER_ARTICLE is '{wrong}'"):
        Settings.read()


def test_tokens_are_parted_by_commas_and_told_nowhere(monkeypatch: pytest.MonkeyPatch) -> None:
    assert not Settings.read().tokens
    monkeypatch.setenv("READOUT_API_TOKENS", f"{'a' * 16}, {'b' * 20},")
    assert [*Settings.read().tokens] == ["a" * 16, "b" * 20]
    assert "aaaa" not in repr(Settings.read())
    monkeypatch.setenv("READOUT_API_TOKENS", "tooshort")
    with pytest.raises(UsageError, match=r"READOUT_API_TOKENS is not usable: .*at least 16") as refused:
        Settings.read()
    assert "tooshort" not in str(refused.value)


def test_a_variable_left_blank_is_as_good_as_unset(monkeypatch: pytest.MonkeyPatch) -> None:
    """`.env` files are often a template whose lines were left blank."""
    monkeypatch.setenv("READOUT_EMBEDDER", "")
    Path(".env").write_text("READOUT_DATA=\nREADOUT_DEVICE=\n")
    assert Settings.read() == Settings.read(data=Path(".readout"))
    assert Settings.read().embedder is None


def test_settings_cannot_be_changed() -> None:
    with pytest.raises(ValidationError):
        Settings.read().data = Path("/elsewhere")  # type: ignore[misc]


@pytest.mark.parametrize(
    ("address", "unset", "true", "false"),
    [
        ("127.0.0.1", False, True, False),
        ("127.0.0.2", False, True, False),
        ("::1", False, True, False),
        ("localhost", False, True, False),
        ("0.0.0.0", True, True, False),
        ("::", True, True, False),
        ("192.0.2.7", True, True, False),
        ("readout.example.org", True, True, False),
        ("", True, True, False),
        (None, True, True, False),
    ],
)
def test_the_library_is_locked_where_other_machines_reach_it_unless_that_is_set(
    address: str | None, unset: bool, true: bool, false: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    for given, locked in (("", unset), ("true", true), ("false", false)):
        monkeypatch.setenv("READOUT_LIBRARY_LOCKED", given)
        assert Settings.read().role_on(address) == ("reader" if locked else "owner")


def test_a_lock_that_is_neither_on_nor_off_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("READOUT_LIBRARY_LOCKED", "perhaps")
    with pytest.raises(UsageError, match="READOUT_LIBRARY_LOCKED is 'perhaps'"):
        Settings.read()


def test_the_window_is_served_to_this_machine_alone_unless_an_address_is_set(monkeypatch: pytest.MonkeyPatch) -> None:
    assert Settings.read().address == "127.0.0.1"
    monkeypatch.setenv("READOUT_ADDRESS", "0.0.0.0")
    assert Settings.read().address == "0.0.0.0"
