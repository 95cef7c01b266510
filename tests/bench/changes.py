"""Changes articles of a folder again and again, and takes each change into a library, as a process of its own.

`python -m tests.bench.changes FOLDER DATA SECONDS` prints what was done as one JSON object.
"""

import json
import random
import sys
import time
from collections import Counter
from pathlib import Path

from ingest.pipeline import ingest
from rag.encoding import Embedder
from rag.settings import Settings

SEED = 20251009
CHANGED = 2
"""Articles changed before each run; one more is removed or comes back."""


def main() -> None:
    folder, data, seconds = Path(sys.argv[1]), Path(sys.argv[2]), float(sys.argv[3])
    whole = {file: file.read_text(encoding="utf-8") for file in sorted(folder.iterdir())}
    embedder = Embedder.load()
    chance, done = random.Random(SEED), Counter[str]()
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        change(whole, chance, done["runs"])
        report = ingest([str(folder)], Settings(data=data), prune=True, load=lambda: embedder)
        done.update(runs=1, added=len(report.added), updated=len(report.updated), removed=len(report.removed))
    print(json.dumps(done))


def change(whole: dict[Path, str], chance: random.Random, number: int) -> None:
    """Put a sentence before the text of some of the articles, so that all that follows moves, and take one away."""
    for file in chance.sample([*whole], CHANGED):
        head, body = whole[file].split("\n---\n", 1)
        note = "Read again. " * chance.randint(1, 9)
        file.write_text(f"{head}\n---\n\n{note}This is correction {number}.\n{body}", encoding="utf-8")
    removed = chance.choice([*whole])
    if removed.exists():
        removed.unlink()
    else:
        removed.write_text(whole[removed], encoding="utf-8")


if __name__ == "__main__":
    main()
