"""The quality gate: compares what the shipped network reaches on the development sets with floors that only rise.

`python -m tests.eval.gate --accept` raises the floors in `floors.json` to what is measured now, less `TOLERANCE`, and
notes the hash of the data; a floor is lowered only with `--lower` as well. The shipped weights have seen the
development questions, so this only guards against getting worse; `make eval` estimates how good it is. The second
reading is left out, as in the tests' chain: it takes several times as long as all else. What the record reads
of labelled sentences and texts is held in the same way.
"""

import argparse
import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path

from rag.chain import AnswerChain
from rag.claims.checker import ClaimChecker
from tests.eval.claims import SETS, claim_measures, flagged, read_claims
from tests.eval.corpus import ROOT, open_chain
from tests.eval.day import FILE as DAY
from tests.eval.day import asked, failures, read_day
from tests.eval.dialogues import across, articles_quoted, later_turns, quoted_within
from tests.eval.measure import by_reader, judge, measure
from tests.eval.meetings import LABELS, UNSEEN, meeting_measures
from tests.eval.questions import DEVELOPMENT, HERE, read_cases
from tests.eval.record import record_measures

FLOORS = HERE / "floors.json"
TOLERANCE = 0.02
"""How far a measure may differ through rounding on another machine before that counts."""
LOWER_IS_BETTER = frozenset(
    {
        "wrongly_declined",
        "wrongly_answered",
        "calibration_error",
        "claims_wrongly_flagged",
        "proposals_shown_as_adopted",
    }
)


def data_sha256() -> str:
    """Hash of the question sets, the written sentences, what is labelled for the record, and the corpus."""
    digest = hashlib.sha256()
    conversations = [HERE / "dialogues.json", HERE / "cross.json", DAY]
    of_record = [HERE / "status.json", HERE / "statements.jsonl", HERE / "record-corpus.jsonl", LABELS]
    texts = [one for one in UNSEEN.rglob("*") if one.is_file()]
    questions = [*DEVELOPMENT.glob("*.json"), *conversations, *SETS.values()]
    files = [*questions, *of_record, *texts, *(ROOT / "corpus").glob("*.md")]
    for file in sorted(files):
        digest.update(file.name.encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()


def measured(chain: AnswerChain) -> dict[str, float]:
    """All gated measures with the shipped weights."""
    judged = [judge(by_reader(case, chain), chain.library) for case in read_cases(DEVELOPMENT)]
    turns = [turn for turn in later_turns(HERE / "dialogues.json") if turn.gold]
    found = [quoted_within(chain.invoke(turn.question), turn.gold, 3) for turn in turns]
    several = [len(articles_quoted(chain.invoke(one.question), one.gold)) >= 2 for one in across(HERE / "cross.json")]
    claims = [one for file in SETS.values() for one in read_claims(file)]
    checked = flagged(ClaimChecker(chain.retriever.embedder), claims)
    return {
        **{name: value for name, value in asdict(measure(judged)).items() if name != "questions"},
        "dialogues_quote_at_3": sum(found) / len(found),
        "across_two_articles": sum(several) / len(several),
        **_answered(chain),
        **claim_measures(checked),
        **record_measures(),
        **meeting_measures(),
    }


def _answered(chain: AnswerChain) -> dict[str, float]:
    """Questions through the whole chain: facts by their first quotes, and a day's questions by what they expect."""
    facts = [case for case in read_cases(DEVELOPMENT) if case.gold]
    found = [(chain.invoke(case.question), case.gold) for case in facts]
    day = read_day()
    return {
        **{
            f"answers_quote_at_{places}": sum(quoted_within(answer, gold, places) for answer, gold in found)
            / len(found)
            for places in (1, 3)
        },
        "day_answered_as_expected": sum(not failures(one["expect"], asked(one, chain), chain) for one in day)
        / len(day),
    }


def shortfalls(values: Mapping[str, float], floors: Mapping[str, float]) -> list[str]:
    """A sentence for each measure that is worse than its floor, or was not measured."""
    found = []
    for name, floor in floors.items():
        if name not in values:
            found.append(f"{name} was not measured; its floor is {floor:.3f}.")
        elif (values[name] > floor) if name in LOWER_IS_BETTER else (values[name] < floor):
            found.append(f"{name} is {values[name]:.3f}; its floor is {floor:.3f}.")
    return found


def moved(values: Mapping[str, float], floors: Mapping[str, float], *, lower: bool) -> dict[str, float]:
    """The new floors: stricter where the measured values allow it, laxer only with `lower`."""
    after = {}
    for name, value in values.items():
        worse = name in LOWER_IS_BETTER
        reached = round(value + TOLERANCE if worse else value - TOLERANCE, 4)
        held = floors.get(name, reached)
        after[name] = reached if lower else (min if worse else max)(held, reached)
    return after


def stored(file: Path = FLOORS) -> tuple[str, dict[str, float]]:
    """The hash and the floors as checked in; both empty when there are none yet."""
    if not file.is_file():
        return "", {}
    given = json.loads(file.read_text(encoding="utf-8"))
    return given["data_sha256"], given["floors"]


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.eval.gate", description="Raise the floors of quality.")
    parser.add_argument("--accept", action="store_true", help="write what is measured now")
    parser.add_argument("--lower", action="store_true", help="allow a floor to fall")
    given = parser.parse_args()
    values = measured(open_chain(read_again=False))
    _, floors = stored()
    for sentence in shortfalls(values, floors):
        print(sentence)
    if given.accept:
        after = moved(values, floors, lower=given.lower)
        for name in after:
            print(f"{name}: {floors.get(name, float('nan')):.3f} -> {after[name]:.3f}")
        FLOORS.write_text(
            json.dumps({"data_sha256": data_sha256(), "floors": after}, indent=1) + "\n", encoding="utf-8"
        )


if __name__ == "__main__":
    main()
