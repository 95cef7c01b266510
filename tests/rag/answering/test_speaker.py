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
