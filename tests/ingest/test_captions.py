"""Captions of recordings, which are read as transcripts."""

import pytest

from ingest.extract import extract
from ingest.raw import RawDocument

SUBRIP = """1
00:00:01,000 --> 00:00:04,000
SECRETARY: We agreed on a fund

2
00:00:04,000 --> 00:00:08,000
for water {\\an8}in Lorn.

3
00:00:08,500 --> 00:00:10,000
- Who pays?
- All of us, <i>equally</i>.

4
00:00:40,000 --> 00:00:42,500
The session is closed.
"""
WEBVTT = """WEBVTT - Cape Lorn

NOTE made by hand

00:01.000 --> 00:04.000 align:start
<v.loud Amb. Lee>We agreed &amp; signed the pact

2
00:04.000 --> 00:06.000
<v Amb. Lee>on Friday.

00:06.000 --> 00:08.000
<v Dana Pell>Who <00:07.000><c>pays?</c>
"""
ROLLING = """WEBVTT

00:00.000 --> 00:02.000
we agreed on a fund

00:02.000 --> 00:04.000
we agreed on a fund
for water in lorn

00:04.000 --> 00:06.000
for water in lorn
and on nothing else
"""


def paragraphs(captions: str) -> list[str]:
    return extract(RawDocument("a", "/a.srt", "text", captions.encode())).article.text.split("\n\n")


@pytest.mark.parametrize("captions", [SUBRIP, "\ufeff" + SUBRIP.replace("\n", "\r\n")])
def test_what_is_said_is_put_together_until_another_speaks_or_nobody_does(captions: str) -> None:
    assert paragraphs(captions) == [
        "SECRETARY: We agreed on a fund for water in Lorn.",
        "Who pays?",
        "All of us, equally.",
        "The session is closed.",
    ]


def test_who_speaks_is_named_where_another_begins() -> None:
    assert paragraphs(WEBVTT) == ["Amb. Lee: We agreed & signed the pact on Friday.", "Dana Pell: Who pays?"]


def test_a_line_that_rolls_on_into_the_next_caption_is_read_once() -> None:
    assert paragraphs(ROLLING) == ["we agreed on a fund for water in lorn and on nothing else"]


def test_what_is_not_said_is_reported() -> None:
    told = [(one.reason, one.text) for one in extract(RawDocument("a", "/a.vtt", "text", WEBVTT.encode())).left_out]
    assert told[:2] == [
        ("note in a file of captions", "WEBVTT - Cape Lorn"),
        ("note in a file of captions", "NOTE made by hand"),
    ]
    assert [reason for reason, _ in told[2:]] == ["time of a caption"] * 3


def test_long_speech_is_cut_into_paragraphs_with_full_stops_or_without() -> None:
    for words in ("The fund is for water in Lorn.", "the fund is for water in lorn"):
        cues = [f"00:{nth:02}.000 --> 00:{nth + 1:02}.000\n{nth} {words}" for nth in range(59)]
        found = paragraphs("WEBVTT\n\n" + "\n\n".join(cues))
        assert len(found) > 1
        assert max(map(len, found)) < 1300
        assert sum(one.lower().count("water") for one in found) == 59
