"""What somebody said is told from their own sentences."""

from rag.answering.speaker import by_the_speaker
from rag.chain import AnswerChain
from rag.types import Quote
from tests.rag.answering.asked import asked_of


def quote_of(chain: AnswerChain, words: str) -> Quote:
    text = chain.library.article("reef").text
    start = text.index(words)
    end = text.index(".", start) + 1
    return Quote(1, "reef", start, end, text[start:end], 0.7)


def test_another_speakers_sentence_gives_way_to_what_the_record_has_of_the_one_asked_about(
    harbour: AnswerChain,
) -> None:
    other = quote_of(harbour, "President Ana Vula")
    asked = asked_of(harbour.library, "what did Reyes say on the economy in Suva?", quotes=(other,))
    quotes, line = by_the_speaker(asked.reading.quotes, asked)
    assert quotes[0].text.startswith("President Tomas Reyes of Chile said")
    assert line.startswith("President Tomas Reyes of Chile said")
    assert other not in quotes


def test_a_question_on_the_matter_alone_keeps_all_quotes(harbour: AnswerChain) -> None:
    other = quote_of(harbour, "President Ana Vula")
    asked = asked_of(harbour.library, "what was said on the economy in Suva?", quotes=(other,))
    assert by_the_speaker(asked.reading.quotes, asked) == ((other,), "")


def test_what_somebody_said_on_something_else_does_not_take_a_quotes_place(harbour: AnswerChain) -> None:
    other = quote_of(harbour, "President Ana Vula")
    asked = asked_of(harbour.library, "what did Reyes say on passports?", quotes=(other,))
    assert by_the_speaker(asked.reading.quotes, asked) == ((other,), "")


def test_whom_somebody_speaks_to_is_no_speaker(harbour: AnswerChain) -> None:
    theirs = quote_of(harbour, "President Tomas Reyes of Chile said")
    asked = asked_of(harbour.library, "what did Ana Vula tell Tomas Reyes on ports?", quotes=(theirs,))
    quotes, line = by_the_speaker(asked.reading.quotes, asked)
    assert theirs not in quotes or not line
    asked = asked_of(harbour.library, "what did Tomas Reyes tell Ana Vula on ports?", quotes=(theirs,))
    assert by_the_speaker(asked.reading.quotes, asked) == ((theirs,), "")
