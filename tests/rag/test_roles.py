"""Whom the settings name, by what a provider says of people."""

from collections.abc import Mapping
from typing import Any

import pytest

from rag.errors import UsageError
from rag.roles import ROLES, Roles, may, people_named
from rag.settings import Settings

ANNA = {"is_logged_in": True, "sub": "1", "email": "Anna@example.org", "email_verified": True}


def test_each_role_may_do_what_those_before_it_may() -> None:
    assert [[may(role, needed) for needed in ROLES] for role in ROLES] == [
        [True, False, False],
        [True, True, False],
        [True, True, True],
    ]


@pytest.mark.parametrize(
    ("named", "claims", "is_meant"),
    [
        ("anna@example.org", ANNA, True),
        ("boris@example.org, anna@example.org", ANNA, True),
        ("boris@example.org", ANNA, False),
        # what people can choose freely names nobody
        ("anna@example.org", {**ANNA, "email_verified": False}, False),
        ("anna@example.org", {"is_logged_in": True, "email": "anna@example.org"}, False),
        ("anna@example.org", {**ANNA, "email_verified": "true"}, True),
        # who has not signed in has no claims, whatever a proxy's header says
        ("anna@example.org", {**ANNA, "is_logged_in": False}, False),
        ("groups=editors", {"is_logged_in": True, "groups": ["staff", "editors"]}, True),
        ("groups=editors", {"is_logged_in": True, "groups": ["editors-in-chief"]}, False),
        ("groups=editors", {"is_logged_in": True, "groups": "editors"}, True),
        ("groups=editors", {"is_logged_in": True, "groups": {"editors": True}}, False),
        ("groups=editors", {"is_logged_in": True}, False),
        ("realm_access.roles=editor", {"is_logged_in": True, "realm_access": {"roles": ["editor"]}}, True),
        ("realm_access.roles=editor", {"is_logged_in": True, "realm_access": ["roles"]}, False),
        ("https://example.org/roles=editor", {"is_logged_in": True, "https://example.org/roles": ["editor"]}, True),
        ("sub=1", ANNA, True),
        ("sub=11", ANNA, False),
    ],
)
def test_people_are_named_by_verified_addresses_and_by_claims(
    named: str, claims: Mapping[str, Any], is_meant: bool
) -> None:
    assert Roles(editors=people_named(named)).of(claims) == ("editor" if is_meant else "reader")
    assert Roles(owners=people_named(named)).of(claims) == ("owner" if is_meant else "reader")


def test_who_is_named_twice_has_the_higher_role() -> None:
    named = people_named("anna@example.org")
    assert Roles(editors=named, owners=named).of(ANNA) == "owner"


@pytest.mark.parametrize("named", ["anna", "=editors", "groups=", "anna@example.org, boris"])
def test_a_setting_that_names_nobody_is_said_with_what_to_write(named: str) -> None:
    with pytest.raises(UsageError, match=r"READOUT_EDITORS is .*names nobody; write an e-mail address"):
        Settings.read(editors=named)


@pytest.mark.parametrize("address", ["127.0.0.1", "0.0.0.0"])
@pytest.mark.parametrize(
    ("locked", "of_anna", "of_others"),
    [(None, "editor", "reader"), (False, "editor", "reader"), (True,) + ("reader",) * 2],
)
def test_where_people_are_named_they_alone_may_change_the_library_unless_it_is_locked_for_all(
    address: str, locked: bool | None, of_anna: str, of_others: str
) -> None:
    settings = Settings.read(library_locked=locked, editors="anna@example.org", owners="groups=owners")
    assert settings.role_on(address, ANNA) == of_anna
    assert settings.role_on(address, {**ANNA, "email": "boris@example.org"}) == of_others
    assert settings.role_on(address) == of_others


def test_a_token_carries_its_role_and_only_reads_where_the_library_is_locked() -> None:
    tokens = "read-0123456789abcdef, editor:edit-0123456789abcdef,owner: own-0123456789abcdef"
    plain = {"read-0123456789abcdef": "reader", "edit-0123456789abcdef": "editor", "own-0123456789abcdef": "owner"}
    assert Settings.read(api_tokens=tokens).tokens == plain
    assert set(Settings.read(api_tokens=tokens, library_locked=True).tokens.values()) == {"reader"}
    with pytest.raises(UsageError, match="READOUT_API_TOKENS is not usable"):
        Settings.read(api_tokens="editor:too-short")
