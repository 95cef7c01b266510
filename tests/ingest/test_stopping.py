"""Ingest stopped at each of its steps, and asked beside: what is in stays in, whole and once, and can be quoted."""

import random
import shutil
import signal
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from ingest.pipeline import ingest
from rag.encoding.embedder import recipe_of
from rag.settings import Settings
from rag.store.index import PassageIndex
from rag.store.library import Library
from rag.types import EVERYTHING, Quote
from tests.ingest.askers import ask_while
from tests.ingest.filling import check_whole, texts
from tests.ingest.stopping import Runs
from tests.rag.fake_embedder import VOCABULARY, counted
from tests.rag.fakes import fake_chain, fill, never_loaded, write_articles

BEFORE = {"astana": "A treaty was signed.", "tokyo": "A fund for water was announced."}
AFTER = {"astana": "A treaty was signed.", "tokyo": "A fund for gas was announced.", "xian": "A railway was agreed."}
MOMENTS = 6


@pytest.fixture(scope="module")
def runs() -> Iterator[Runs]:
    """Each makes a generation of the index, as one that changes much does, unless it is told not to."""
    one = Runs()
    yield one
    one.close()


@pytest.fixture
def news(tmp_path: Path) -> Path:
    return write_articles(tmp_path / "after", AFTER)


@pytest.fixture
def filled(tmp_path: Path) -> Path:
    fill(write_articles(tmp_path / "before", BEFORE), tmp_path / "filled")
    shutil.rmtree(tmp_path / "before")  # so that the articles are taken for those of the other folder, moved
    return tmp_path / "filled"


def check_stopped(data: Path) -> None:
    """Each article is the old one or the new one, and can be found by the words and the vector it has."""
    held = texts(data)
    assert held.keys() >= BEFORE.keys()
    assert all(text in (BEFORE.get(name), AFTER[name]) for name, text in held.items())
    library = Library.open(data)
    index = PassageIndex(data, recipe_of(None))
    index.refresh(library)  # as the chat does at its start
    for name, text in held.items():
        [word] = {"treaty", "water", "gas", "railway"} & set(text.split())
        assert {one.split(":")[0] for one, _ in library.search_words(f'"{word}"', 9, EVERYTHING)} == {name}
        assert index.search(counted(text), 1, EVERYTHING, library)[0][0].split(":")[0] == name
    index.close()
    library.close()


def check_rest(news: Path, data: Path) -> None:
    """The next run does what was left and no more, and the one after that nothing."""
    fill(news, data)
    check_whole(data, set(AFTER))
    assert texts(data) == AFTER
    again = ingest([str(news)], Settings.read(data=data), load=never_loaded)
    assert (again.unchanged, again.updated, again.added) == (len(AFTER), (), ())


def test_a_run_killed_at_any_step_is_finished_by_the_next(runs: Runs, news: Path, filled: Path, tmp_path: Path) -> None:
    steps = runs.run(news, Path(shutil.copytree(filled, tmp_path / "whole")))["steps"]
    assert steps.count("COMMIT") == 4  # one article moved, one changed, one new; the library names its index
    assert "os.rename CURRENT.draft" in steps
    for number, name in enumerate(steps):
        data = Path(shutil.copytree(filled, tmp_path / f"killed-{number}"))
        assert runs.run(news, data, "kill", number)["ended"] == -signal.SIGKILL, name
        check_stopped(data)
        check_rest(news, data)


def test_a_run_that_changes_too_little_for_another_index_is_finished_by_the_next(
    runs: Runs, news: Path, filled: Path, tmp_path: Path
) -> None:
    steps = runs.run(news, Path(shutil.copytree(filled, tmp_path / "whole")), most_changed=1000)["steps"]
    assert steps.count("COMMIT") == 3
    assert "os.rename CURRENT.draft" not in steps
    for number, name in enumerate(steps):
        data = Path(shutil.copytree(filled, tmp_path / f"killed-{number}"))
        assert runs.run(news, data, "kill", number, most_changed=1000)["ended"] == -signal.SIGKILL, name
        check_stopped(data)
        check_rest(news, data)


def test_a_first_run_killed_at_any_step_is_finished_by_the_next(runs: Runs, news: Path, tmp_path: Path) -> None:
    steps = runs.run(news, tmp_path / "whole")["steps"]
    for number, name in enumerate(steps):
        data = tmp_path / f"killed-{number}"
        assert runs.run(news, data, "kill", number)["ended"] == -signal.SIGKILL, name
        check_rest(news, data)


def test_a_run_killed_at_any_moment_is_finished_by_the_next(
    runs: Runs, news: Path, filled: Path, tmp_path: Path
) -> None:
    """Moments within steps, too, as in Chroma's native code; the soak has hundreds."""
    begun = time.perf_counter()
    runs.run(news, Path(shutil.copytree(filled, tmp_path / "whole")))
    whole_s, moments = time.perf_counter() - begun, random.Random(20251009)
    for number in range(MOMENTS):
        data = Path(shutil.copytree(filled, tmp_path / f"killed-{number}"))
        ended = runs.run(news, data, killed_after_s=moments.uniform(0, whole_s))["ended"]
        assert ended in (-signal.SIGKILL, 0)
        check_stopped(data)
        check_rest(news, data)


def test_a_power_cut_at_any_step_takes_no_article_that_was_stored(
    runs: Runs, news: Path, filled: Path, tmp_path: Path
) -> None:
    steps = runs.run(news, filled, "cut")["steps"]
    after_commits = [BEFORE, BEFORE, BEFORE | {"tokyo": AFTER["tokyo"]}, AFTER, AFTER]
    checked = set()
    for number in range(len(steps)):
        data = tmp_path / f"cut-{number}"
        if (content := content_of(data)) in checked:
            continue
        checked.add(content)
        check_stopped(data)
        assert texts(data) == after_commits[steps[:number].count("COMMIT")], steps[:number]
        check_rest(news, data)
    assert len(checked) >= 6
    check_whole(tmp_path / "cut-end", set(AFTER))  # the index too, and it is not built again
    assert texts(tmp_path / "cut-end") == AFTER


def content_of(folder: Path) -> frozenset[tuple[str, bytes]]:
    return frozenset(
        (str(one.relative_to(folder)), one.read_bytes() if one.is_file() else b"") for one in folder.rglob("*")
    )


def test_a_disk_that_is_full_at_any_step_is_said_to_be_and_loses_nothing(
    runs: Runs, news: Path, filled: Path, tmp_path: Path
) -> None:
    steps = runs.run(news, Path(shutil.copytree(filled, tmp_path / "whole")), "full", 10_000)["steps"]
    said = []
    for number, name in enumerate(steps):
        data = Path(shutil.copytree(filled, tmp_path / f"full-{number}"))
        run = runs.run(news, data, "full", number)
        assert run["ended"] == bool(run["said"]), name
        said += [run["said"]] if run["said"] else []
        check_stopped(data)
        check_rest(news, data)
    assert len(said) >= 5
    assert all("the disk is full. Free some space" in one for one in said), said


# Asked meanwhile

PLACES = ("astana", "dushanbe", "tokyo", "xian")


def told(place: str, words_before: int) -> str:
    """An article whose sentences lie the further back the more words stand before them."""
    signed = (f"The leaders in {place.title()} signed the {what} on 9 October 2025." for what in VOCABULARY)
    return "\n\n".join((f"{'Word ' * words_before}came first.", *signed))


def is_a_sentence_of_it(quote: Quote) -> bool:
    return quote.text[:4] in ("The ", "Word") and quote.text.endswith(".")


def test_eight_who_ask_while_articles_come_and_change_get_answers_whose_quotes_are_found(
    runs: Runs, tmp_path: Path
) -> None:
    news, data = tmp_path / "news", tmp_path / "data"
    fill(write_articles(news, {place: told(place, 1) for place in PLACES}), data)
    chain = fake_chain(data)
    questions = [f"Was the {what} in {place.title()} signed?" for what in VOCABULARY for place in PLACES]

    def change() -> None:
        write_articles(news, {place: told(place, 5) for place in PLACES[1:]} | {"more": told("baku", 9)})
        assert runs.run(news, data)["ended"] == 0

    with ThreadPoolExecutor(1) as pool, closing(chain):
        changing = pool.submit(change)
        asked = ask_while(chain, questions, 8, lambda: not changing.done(), is_a_sentence_of_it)
        changing.result()
    assert asked.faults == []
    assert (asked.answers, asked.of_removed_articles) == (asked.answered, 0)
    assert asked.quotes >= asked.answers >= 8
