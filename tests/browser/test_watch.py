"""The watch that every page of a test is under is itself tried: one that sees nothing would pass every test."""

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import Watch


@pytest.mark.parametrize(
    ("content", "seen"),
    [
        ("<script>alert('owned')</script>", "a script ran"),
        ("<img src=http://elsewhere.invalid/beacon>", "outside this machine"),
    ],
)
def test_a_dialog_and_a_request_to_another_machine_fail_the_test_once(
    browser: Browser, content: str, seen: str
) -> None:
    watch = Watch()
    context = watch.over(browser.new_context())
    page = context.new_page()
    page.set_content(content)
    page.evaluate("1")  # its events have come by then
    context.close()
    with pytest.raises(AssertionError, match=seen):
        watch.end()
    watch.end()
