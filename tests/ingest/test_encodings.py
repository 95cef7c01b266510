"""Bytes of every encoding become the text that was meant; what is no text is refused."""

import pytest

from ingest.extract import extract
from ingest.raw import RawDocument
from rag.errors import SourceError
from tests.ingest.extracting import markdown, plain


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_encodings_that_say_what_they_are_are_read(encoding: str) -> None:
    assert plain("Erdoğan — “да”.".encode(encoding)).text == "Erdoğan — “да”."


PROSE = "Второй саммит прошёл в Астане. Главы государств подписали договор."


@pytest.mark.parametrize(
    ("written", "encoding"),
    [
        (PROSE, "cp1251"),
        (PROSE, "koi8_r"),
        (PROSE, "cp866"),
        (PROSE, "mac_cyrillic"),
        (PROSE, "iso8859_5"),
        ("Les préfets élargissent la route à Orléans – « à Noël », dit-on.", "mac_roman"),
        ("Wojewodowie uzgodnili wspólną opłatę za śluzy w Łodzi.", "iso8859_2"),
        ("Wojewodowie uzgodnili wspólną opłatę za śluzy w Łodzi.", "cp1250"),
        ("Второй саммит.", "cp1251"),
        ("São Paulo received the presidents, who dined at the café.", "cp1252"),
        ("São Paulo.", "cp1252"),
        ("“We agree,” he said – and left.", "cp1252"),
        ("Президент України заявив у Києві, що саміт ухвалив їхню декларацію.", "koi8_u"),
        ("Президент України заявив у Києві, що саміт ухвалив їхню декларацію.", "cp1125"),
        ("Қазақстан Президенті бірлескен мәлімдеме қабылданғанын айтты.", "kz1048"),
        ("Қазақстан Президенті бірлескен мәлімдеме қабылданғанын айтты.", "ptcp154"),
        ("Dışişleri bakanları bildirinin imzalandığını söyledi.", "cp1254"),
        ("Dışişleri bakanları bildirinin imzalandığını söyledi.", "cp857"),
        ("A következő csúcstalálkozó őszi időpontját később közlik.", "cp1250"),
        ("Další schůzka se uskuteční příští rok v Brně.", "cp852"),
        ("Wojewodowie uzgodnili wspólną opłatę za śluzy w Łodzi.", "mac_latin2"),
        ("Große Änderungen müssen für das nächste Jahr geprüft werden.", "cp850"),
        (PROSE, "utf-16-le"),
        ("Six presidents met in Dushanbe.", "utf-16-be"),
    ],
)
def test_older_encodings_are_recognised_and_the_guess_is_said(written: str, encoding: str) -> None:
    found = extract(RawDocument("a", "/a.txt", "text", written.encode(encoding)))
    assert found.article.text == written
    assert "guessed" in found.notes[0]


@pytest.mark.parametrize(
    "content",
    [
        PROSE.encode()[:41] + b"\xff" + PROSE.encode()[41:],
        PROSE.encode() + PROSE.encode()[:1],
        PROSE.encode() + b"\xed\xa0\x80",
    ],
    ids=["a wrong byte", "cut within a letter", "a lone surrogate"],
)
def test_damaged_utf8_loses_its_damaged_bytes_and_no_others_and_this_is_said(content: bytes) -> None:
    found = extract(RawDocument("a", "/a.txt", "text", content))
    assert found.article.text == PROSE.encode().decode("utf-8")
    assert "damaged bytes left out" in found.notes[0]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (rb"{\rtf1 Six met.}", "a file of another kind"),
        (b"\xff\xfeodd", "not UTF-16"),
        (b"\x89PNG\r\n\x1a\n\0\0", "a file of another kind"),
        (b"PK\x03\x04 and so on", "a file of another kind"),
        (bytes(range(256)) * 4, "not text"),
        (b"", "holds no text"),
        (b"\n \n\0\n", "holds no text"),
        (b"\xef\xbb\xbf", "holds no text"),
        (b"... --- !!!", "holds no text"),
    ],
)
def test_bytes_that_are_no_text_are_refused_with_the_reason(content: bytes, reason: str) -> None:
    for read_as in (plain, markdown):
        with pytest.raises(SourceError, match=reason):
            read_as(content)


def test_single_letters_of_windows_1252_in_utf8_are_read_as_such_and_this_is_said() -> None:
    content = "The café in São Lorn is open. ".encode() + "It’s new – at last.".encode("cp1252")
    found = extract(RawDocument("a", "/a.txt", "text", content))
    assert found.article.text == "The café in São Lorn is open. It’s new – at last."
    assert found.notes == ("is read as UTF-8 with single letters in Windows-1252 between, which was guessed",)
