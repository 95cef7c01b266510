"""Texts that part words with several spaces."""

from rag.record import read_record
from tests.rag.record.reading import article, sentences


def test_what_is_read_from_a_text_with_runs_of_spaces_stands_where_the_article_has_it() -> None:
    text = "Lorn,  4 May.\n\nThe   summit closed.  Co-Chair Ana  Lund  pledged  3 million  euros by  2030."
    given = article(text)
    record = read_record(given, sentences(text))
    (pledge,) = [one for one in record.statements if one.status == "announced"]
    assert [one.name for one in pledge.actors] == ["Ana Lund"]
    assert text[slice(*pledge.actors[0].span)].endswith("Ana  Lund")
    assert [text[slice(*one.span)] for one in pledge.amounts] == ["3 million  euros"]
    assert [text[slice(*one.span)] for one in pledge.deadlines] == ["by  2030"]
    assert text[slice(*pledge.cue)] == "pledged"
    assert text[slice(*pledge.span)].startswith("Co-Chair Ana")
