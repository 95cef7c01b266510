"""What a person does in the window, in the words of the tests."""

from playwright.sync_api import Locator, Page, expect

ADOPTED = "What did the leaders adopt at the second Central Asia–Russia summit?"
SEALED = "How did the leaders seal the second Central Asia–Russia summit?"
"""A question for a fact, which a language model may answer; a list it may not."""
RUSSIA = "Central Asia–Russia Summit"
BUKHARA_ASKED = "What about Bukhara?"
CHECKED = '[data-readout="checked"]'
WRITTEN_MS = 30_000
IN_SIGHT = """([inner, outer]) => new Promise((done) => {
  const end = performance.now() + 10_000;
  let since = 0;
  const look = (now) => {
    const [inside, around] = [inner.getBoundingClientRect(), outer.getBoundingClientRect()];
    const seen = inner.isConnected && inside.top >= around.top && inside.bottom <= around.bottom;
    since = seen ? since || now : 0;
    if (now > end || (since && now - since > 150)) done(since > 0);
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
})"""


AT_REST = """() => document.getAnimations().every(
  (animation) => animation.effect.getComputedTiming().iterations === Infinity || animation.playState === "finished"
)"""


def open_window(page: Page, address: str) -> Page:
    page.goto(address)
    expect(page.get_by_role("heading", name="What did they actually decide?")).to_be_visible()
    drawn_whole(page)
    return page


def open_library(page: Page, address: str) -> Page:
    page.goto(f"{address}/library")
    expect(page.get_by_role("heading", name="The library")).to_be_visible()
    drawn_whole(page)
    return page


def drawn_whole(page: Page) -> None:
    """Wait until the first run has ended: what comes late moves what is being clicked, and the click is lost."""
    expect(page.locator('[data-test-script-state="notRunning"]')).to_be_attached()


def at_rest(locator: Locator) -> Locator:
    """The same once it keeps its place: while things fold out above, a click would begin on it and end elsewhere."""
    expect(locator).to_be_visible()
    before, box = None, locator.bounding_box()
    while box != before:
        locator.page.wait_for_timeout(200)
        before, box = box, locator.bounding_box()
    return locator


def ask(page: Page, question: str) -> None:
    box = page.get_by_test_id("stChatInputTextArea")
    box.fill(question)
    box.press("Enter")


def citations(page: Page) -> Locator:
    return page.locator('[data-readout="citation"]')


def source(page: Page) -> Locator:
    return page.locator('[data-readout="source"]')


def mark(page: Page) -> Locator:
    return page.locator('mark[data-readout="quote"]')


def count(page: Page) -> Locator:
    """How many articles the library page shows."""
    return page.locator('[data-readout="count"]')


def titles(page: Page) -> Locator:
    """Of the articles listed there."""
    return page.locator('[data-readout="article"] .readout-title')


def expect_in_sight(inner: Locator, outer: Locator) -> None:
    """Wait until `inner` lies, top to bottom, within what is seen of `outer`, and still does a moment later."""
    assert inner.page.evaluate(IN_SIGHT, [inner.element_handle(), outer.element_handle()])


def come_to_rest(page: Page) -> None:
    """Wait until whatever fades, slides or flashes has ended; a spinner may go on."""
    page.wait_for_function(AT_REST)


def choose_summit(page: Page, summit: str) -> None:
    page.locator(".st-key-scope button").first.click()
    page.get_by_role("combobox", name="Summits").click()
    page.get_by_role("option", name=summit).click()
    page.keyboard.press("Escape")  # the list; while it is open nothing else can be reached
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name=f"Asking only: {summit}")).to_be_visible()


def edit(page: Page) -> Locator:
    return page.get_by_role("button", name="Edit this question")


def begin_to_edit(page: Page) -> None:
    """Press the last question's pencil, later than a click would be taken for one on the stop button before it."""
    expect(edit(page).last).to_be_visible()
    page.wait_for_timeout(500)
    edit(page).last.click()


def questions(page: Page) -> Locator:
    return page.locator(".readout-question")


def stop(page: Page) -> Locator:
    return page.get_by_role("button", name="Stop answering this question")


def stopped(page: Page) -> Locator:
    return page.locator('[data-readout="stopped"]')


def box(page: Page) -> Locator:
    return page.get_by_label("The question as you mean it")


def suggested(page: Page) -> Locator:
    return page.get_by_role("region", name="Suggested questions").get_by_role("button")
