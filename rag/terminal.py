"""Answers and articles laid out for a person at a terminal.

Text from articles and questions is never read as rich markup, and it is printed without control characters (which are
dropped when text is normalised) and without marks of direction. So no article can colour the terminal, move its cursor,
or be shown in another order than it is stored in.
"""

import datetime as dt
import io
import shlex
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import get_args

from rich import box
from rich.console import Console
from rich.padding import Padding
from rich.table import Column, Table
from rich.text import Text

from rag.claims import Checked
from rag.conversations import Feedback
from rag.english import day_of, in_stored_order, normalise
from rag.outcomes import (
    Coming,
    Disagreement,
    FollowUp,
    LibraryRecord,
    MeetingRecord,
    Outcome,
    ToldDifferently,
    announced_line,
    in_parts,
    known_before_end,
    record_on,
    told_differently_at,
)
from rag.presenting import (
    accounts_shown,
    apart_line,
    arranged,
    basis,
    count_shown,
    printed_line,
    provenance,
    quote_told,
    said_elsewhere,
    statement_notes,
)
from rag.question import Meeting
from rag.record import (
    MeetingDocument,
    NextMeeting,
    Participant,
    ParticipantKind,
    Presence,
    Statement,
    StatementStatus,
)
from rag.store import Library
from rag.types import Answer, Article, ClaimVerdict, Quote, Source, Span, Writing, stories

MAX_COLUMNS = 100
"""Columns at most; longer lines are hard to read."""
NEAREST = 3
"""Passages shown with a refusal."""


def allow_any_characters() -> None:
    """Let standard output and error write "?" for what the terminal's encoding has no character for."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def show_command(article_id: str, data: Path | None = None) -> str:
    """The command that shows an article, as it can be pasted into a shell.

    Args:
        article_id: Of any characters.
        data: The data directory when it was named with `--data`.
    """
    named = ["--data", str(data)] if data is not None else []
    told = [*named, "--", article_id] if article_id.startswith("-") else [article_id, *named]
    return shlex.join(["python", "-m", "rag", "show", *told])


def print_answer(answer: Answer, library: Library, console: Console, data: Path | None = None) -> None:
    """The line that answers, the quotes with their references, sections and table; or the refusal with what is near.

    Args:
        answer: To print.
        library: That it was answered from.
        console: Where it is printed.
        data: The data directory when it was named with `--data`; the commands that are shown name it too.
    """
    if " ".join(answer.standalone_question.casefold().split()) != " ".join(answer.question.casefold().split()):
        console.print(_text(f"Understood as: {answer.standalone_question}\n", style="italic"))
    if answer.status == "declined":
        console.print(_text(answer.text, style="bold"))
        for hit in answer.hits[:NEAREST]:
            article = library.article(hit.passage.article_id)
            text = library.cut(article.id, hit.passage.start, hit.passage.end)
            console.print()
            console.print(Text.assemble(_text("Not an answer · ", style="yellow"), reference(article)))
            console.print(Padding(_text(" ".join(text.split()), style="dim"), (0, 0, 0, 2)))
        return
    if answer.status == "about":
        console.print(_text(answer.text))
        return
    if answer.note:
        console.print(_text(f"{answer.note}\n", style="yellow"))
    if answer.headline:
        console.print(_text(answer.headline, style="bold"))
    places = arranged(answer)
    statements = library.statements(quote.article_id for quote in (*answer.quotes, *places.related))
    articles = [library.article(one) for one in {quote.article_id for quote in (*answer.quotes, *places.related)}]
    early = known_before_end(articles, library.articles_without_text()) if articles else {}
    record = record_on(library, early)
    printed = partial(
        _print_quotes, statements=statements, early=early, record=record, library=library, console=console, data=data
    )
    if answer.model is not None and answer.writing is not None:
        print_writing(answer.writing, console)
    else:
        printed("", places.leading)
        _print_composed(answer, console)
        printed("Also said", places.further)
    cited = {quote.marker for quote in answer.quotes}
    printed("Quoted", [quote for quote in places.noted if quote.marker in cited])
    printed("Near the question, but not part of the answer", places.related)
    console.print(_text(f"\n{basis(answer)}.", style="dim"))


def _print_quotes(
    title: str,
    quotes: Sequence[Quote],
    statements: Sequence[Statement],
    early: Mapping[str, bool | None],
    record: LibraryRecord,
    library: Library,
    console: Console,
    data: Path | None,
) -> None:
    """Quotes under a title, each with the status of what it states, its reference and its place."""
    if quotes and title:
        console.print(_text(f"\n{title}", style="bold"))
    for nth, quote in enumerate(quotes):
        if nth:
            console.print()
        article = library.article(quote.article_id)
        before = quote.before and library.cut(quote.article_id, quote.before.start, quote.before.end)
        context = _text(f"{before} ", style="dim") if before else Text()
        begin, answering, rest = quote.around_answer
        words = (_text(f"“{begin}"), _text(answering, style="bold"), _text(f"{rest}”"))
        console.print(Text.assemble(_text(f"[{quote.marker}] ", style="bold cyan"), context, *words))
        if told := quote_told(quote, statements, article, early=early[article.id] is True):
            console.print(Padding(_text(f"{told[:1].upper()}{told[1:]}", style="magenta"), (0, 0, 0, 4)))
        console.print(Padding(reference(article), (0, 0, 0, 4)))
        _print_place(console, data, quote.article_id, (quote.start, quote.end))
        _print_apart(told_differently_at(record, quote.article_id, quote.start, quote.end), console, data)
        others = [library.article(one) for one in library.stories(each.article_id for each in quote.also)]
        if told := said_elsewhere(article, others):
            titles = "; ".join(one.title for one in others if stories([one]) != stories([article]))
            console.print(Padding(_text(f"Also in {told}: {titles}", style="dim"), (0, 0, 0, 4)))
        if told := printed_line(library.also_printed([article.id]).get(article.id, ())):
            console.print(Padding(_text(told, style="dim"), (0, 0, 0, 4)))


def _print_composed(answer: Answer, console: Console) -> None:
    """The sections, the table, and how many entries of a list are shown."""
    for section in answer.sections:
        console.print(_text(f"\n{section.title}", style="bold"))
        for item in section.items:
            console.print(Padding(_text(f"- {item}"), (0, 0, 0, 2)))
    if answer.table is not None:
        drawn = Table(*(Column(_text(name)) for name in answer.table.columns), box=box.SIMPLE)
        for row in answer.table.rows:
            drawn.add_row(*(_text(str(cell)) for cell in row))
        console.print(drawn)
    if how_many := count_shown(answer):
        console.print(_text(f"\n{how_many}", style="dim"))


def print_writing(writing: Writing, console: Console) -> None:
    """What a model wrote, reasons under each sentence that its quotes do not support, and a count of verdicts."""
    done = 0
    for claim in writing.claims:
        console.print(_text(writing.text[done : claim.end].strip()))
        done = claim.end
        for reason in claim.reasons:
            console.print(Padding(_text(f"{claim.verdict}: {reason}", style="bold red"), (0, 0, 0, 4)))
    counts = Counter(claim.verdict for claim in writing.claims)
    told = ", ".join(f"{counts[verdict]} {verdict}" for verdict in get_args(ClaimVerdict) if counts[verdict])
    console.print(_text(f"\nWritten by {writing.model}, {writing.seconds:.1f} s. Sentences: {told}.\n", style="dim"))


def print_checked(sentence: str, checked: Checked, console: Console) -> None:
    """A written sentence, and below it the verdict with its reasons."""
    colour = {"supported": "green", "partly": "yellow"}.get(checked.verdict, "red")
    console.print(_text(normalise(" ".join(sentence.split()))))
    reasons = f": {'; '.join(checked.reasons)}" if checked.reasons else ""
    console.print(
        Padding(Text.assemble(_text(checked.verdict, style=colour), _text(reasons, style="dim")), (0, 0, 0, 4))
    )


def print_article(article: Article, console: Console, prints: Sequence[Source] = ()) -> None:
    """The whole article, preceded by its metadata; after it what it was drawn from, and where else it was printed."""
    console.print(_text(article.title, style="bold"))
    console.print(reference(article, titled=False))
    particulars = {"Participants": article.participants, "Topics": article.topics}
    for name, values in particulars.items():
        if values:
            console.print(_text(f"{name}: {', '.join(values)}", style="dim"))
    console.print()
    console.print(_text(article.text))
    for title, sources in (("Drawn from", article.sources), ("Also printed by", prints)):
        if sources:
            console.print(_text(f"\n{title}", style="bold"))
        for source in sources:
            parts = [source.publisher, source.title, source.published and source.published.isoformat(), source.url]
            console.print(Padding(_text(" · ".join(part for part in parts if part), style="dim"), (0, 0, 0, 2)))


def _print_apart(told: Sequence[ToldDifferently], console: Console, data: Path | None) -> None:
    """What is told differently elsewhere, with the sentence that says so and its place."""
    for one, account in accounts_shown(told):
        words = f": “{' '.join(account.text.split())}”" if account.text else f": {account.article.title}"
        console.print(Padding(_text(f"{apart_line(one, account)}{words}", style="yellow"), (0, 0, 0, 4)))
        _print_place(console, data, account.article.id, account.quote, indent=6)


def print_outcomes(
    outcomes: Sequence[Outcome], record: LibraryRecord, console: Console, data: Path | None = None
) -> None:
    """Outcomes by meeting and status, each with its sentence and place; a count at the end.

    Args:
        outcomes: To print.
        record: Of all articles on their meetings, which may tell one differently.
        console: Where they are printed.
        data: As in an answer.
    """
    last: tuple[object, object] = (None, None)
    headings = [one.meeting.heading if one.meeting else one.article.title for one in outcomes]
    statuses = get_args(StatementStatus)
    together = sorted(
        zip(headings, outcomes, strict=True),
        key=lambda each: (headings.index(each[0]), statuses.index(each[1].statement.status)),
    )
    for heading, one in together:
        if (heading, one.statement.status) != last:
            console.print(_text(f"\n{heading} · {one.statement.status}", style="bold"))
            last = (heading, one.statement.status)
        start, end = one.statement.clause
        actors = ", ".join(actor.name for actor in one.statement.actors)
        words = _text(" ".join(one.article.text[start:end].split()))
        line = Text.assemble(_text(f"{actors}: " if actors else "", style="cyan"), words)
        console.print(Padding(line, (0, 0, 0, 2)))
        notes = "  ·  ".join(statement_notes(one.statement, one.known_before_end))
        _print_place(console, data, one.article.id, (start, end), notes)
        _print_apart(told_differently_at(record, one.article.id, start, end), console, data)
    counts = Counter(one.statement.status for one in outcomes)
    told = ", ".join(f"{counts[status]} {status}" for status in get_args(StatementStatus) if counts[status])
    console.print(_text(f"\n{told or 'Nothing'}.", style="dim"))


def print_meeting(held: LibraryRecord, meeting: Meeting, console: Console, data: Path | None = None) -> None:
    """A meeting: who was there, its documents and what comes next, its outcomes, what differs and what came of it."""
    record = held.meeting(meeting)
    console.print(_text(meeting.heading, style="bold"))
    _, after = held.beside(meeting)
    for name, values in _told_of(record, after):
        if values:
            console.print(Padding(_text(f"{name}: {'; '.join(values)}"), (0, 0, 0, 4)))
    for article in held.articles(meeting.article_ids):
        console.print(reference(article))
    outcomes = [one for one in held.of(meeting.article_ids) if one.statement.status != "reported"]
    print_outcomes(outcomes, held, console, data)
    _print_disagreements(held.disagreements(meeting), console, data)
    _print_followups(held.what_came_of(meeting.article_ids), console, data)


def _told_of(record: MeetingRecord, after: Meeting | Coming | None) -> Iterator[tuple[str, list[str]]]:
    """What is told of a meeting, each value once; values that differ stand side by side."""
    yield "Day", [day_of(one.value) for one in record.last_days]
    yield "Place", [one.value for one in record.places]
    yield "In the chair", [participant_line(one.value) for one in record.chairs]
    for presence in get_args(Presence):
        kinds: tuple[ParticipantKind, ...]
        for name, kinds in (("states and organisations", ("state", "organisation")), ("persons", ("person",))):
            who = [participant_line(one.value) for one in record.who(presence, *kinds)]
            yield f"{presence.capitalize()}, {name}", who
    yield "Documents", [document_line(one.value) for one in record.documents]
    yield "Next", [next_meeting_line(one.value) for one in record.next_meetings]
    yield "Before it", [record.predecessor.heading] if record.predecessor else []
    yield "After it", [_event_line(after)] if after else []


def _event_line(event: Meeting | Coming) -> str:
    """Its name, and that it is only announced where it is."""
    return f"{event.heading} (announced)" if isinstance(event, Coming) else event.heading


def _print_disagreements(found: Sequence[Disagreement], console: Console, data: Path | None) -> None:
    """What is told differently, each account with its place."""
    if found:
        console.print(_text("\nTold differently", style="bold"))
    for one in found:
        console.print(Padding(_text(one.about or "Accounts differ", style="cyan"), (0, 0, 0, 2)))
        for side in one.sides:
            console.print(Padding(_text(f"- {side.value}"), (0, 0, 0, 4)))
            _print_place(console, data, side.article_id, side.span, indent=6)


def _print_followups(found: Sequence[FollowUp], console: Console, data: Path | None) -> None:
    """Proposals, each above a later statement that possibly concerns its matter."""
    if found:
        console.print(_text("\nWhat came of it, possibly related", style="bold"))
    for one in found:
        for lead, outcome in (("", one.proposal), ("→ ", one.later)):
            status, day = outcome.statement.status, outcome.article.date
            told = f"{lead}{status}, {day_of(day)}: " if day else f"{lead}{status}: "
            words = " ".join(outcome.article.text[slice(*outcome.statement.clause)].split())
            console.print(Padding(Text.assemble(_text(told, style="cyan"), _text(words)), (0, 0, 0, 2)))
            _print_place(console, data, outcome.article.id, outcome.statement.clause)


def _print_place(
    console: Console, data: Path | None, article_id: str, span: Span | None, note: str = "", *, indent: int = 4
) -> None:
    """The command that shows the article and where in it, on one line, however long: it is there to be pasted."""
    where = f"characters {span[0]}–{span[1]}" if span else "front matter"
    told = "  ·  ".join(filter(None, [show_command(article_id, data), where, note]))
    console.print(_text(" " * indent + told, style="dim"), soft_wrap=True)


def participant_line(who: Participant) -> str:
    """`Shavkat Mirziyoyev (President, Uzbekistan)`, as far as it is told."""
    told = ", ".join(part for part in (who.office, who.country) if part)
    return f"{who.name} ({told})" if told else who.name


def document_line(document: MeetingDocument) -> str:
    """`Final Communiqué, 29 points (adopted)`."""
    points = f", {document.points} points" if document.points else ""
    return f"{document.name}{points} ({document.status})"


def print_calendar(announced: Sequence[Coming], today: dt.date, console: Console, data: Path | None = None) -> None:
    """Announced meetings, what is to come apart from what is past or may be, each with the words that announce it."""
    for _, title, note, part in in_parts(announced, today):
        console.print(_text(f"\n{title}", style="bold cyan"))
        if note:
            console.print(Padding(_text(note, style="dim"), (0, 0, 0, 2)))
        for one in part:
            console.print(Padding(_text(f"{one.title}: {next_meeting_line(one.next)}", style="bold"), (0, 0, 0, 2)))
            _print_announcing(one, console, data)


def print_announced(
    held: LibraryRecord, coming: Coming, today: dt.date, console: Console, data: Path | None = None
) -> None:
    """A meeting that is only announced: when and where, what it stands between, and the words that announce it."""
    console.print(_text(coming.heading, style="bold"))
    console.print(Padding(_text(announced_line(coming, today)), (0, 0, 0, 4)))
    before, after = held.beside(coming)
    told = {
        "When": next_meeting_line(replace(coming.next, place=None, venue_open=False)),
        "Place": coming.next.place or ("venue open" if coming.next.venue_open else ""),
        "In question": "; ".join(coming.next.candidates),
        "Before it": _event_line(before) if before else "",
        "After it": _event_line(after) if after else "",
    }
    for name, value in told.items():
        if value:
            console.print(Padding(_text(f"{name}: {value}"), (0, 0, 0, 4)))
    console.print(_text("\nAnnounced in", style="bold"))
    _print_announcing(coming, console, data)


def _print_announcing(coming: Coming, console: Console, data: Path | None) -> None:
    for article, span in coming.announcing:
        words = " ".join(article.text[slice(*span)].split()) if span else article.title
        console.print(Padding(_text(f"“{words}”" if span else words, style="dim"), (0, 0, 0, 4)))
        _print_place(console, data, article.id, span)


def next_meeting_line(following: NextMeeting) -> str:
    """`Bishkek, 2026`, as far as it is told."""
    day = day_of(following.day) if following.day else str(following.year or "year not told")
    return ", ".join(part for part in (following.place or ("venue open" if following.venue_open else ""), day) if part)


def print_feedback(feedback: Feedback, console: Console) -> None:
    """What a person thought of an answer or a quote, in a few lines."""
    when = dt.datetime.fromtimestamp(feedback.given_at, dt.UTC)
    head = f"{when:%Y-%m-%d %H:%M} UTC  ·  answer {feedback.answer.id}"
    console.print(Text.assemble(_text(f"{feedback.verdict}  ", style="bold"), _text(head, style="dim")))
    console.print(Padding(_text(feedback.answer.question), (0, 0, 0, 4)))
    if feedback.reason:
        console.print(Padding(_text(f"Why: {feedback.reason}"), (0, 0, 0, 4)))
    if quote := feedback.quote:
        console.print(Padding(_text(f"[{quote.marker}] “{quote.text}”"), (0, 0, 0, 4)))
        place = f"{quote.article_id}  ·  characters {quote.start}–{quote.end}"
        console.print(Padding(_text(place, style="dim"), (0, 0, 0, 4)))


def reference(article: Article, *, titled: bool = True) -> Text:
    """Where a quote is from, on one line."""
    day = article.date or article.published
    parts = [
        article.title if titled else None,
        article.summit,
        article.place,
        day_of(day) if day else None,
        provenance(article) or None,
    ]
    return _text(" · ".join(part for part in parts if part), style="green")


def _text(text: str, style: str = "") -> Text:
    return Text(in_stored_order(text), style=style)
