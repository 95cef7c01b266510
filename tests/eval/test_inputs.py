"""What `make eval` is given."""

from pathlib import Path

from tests.eval.__main__ import missing_inputs


def test_files_that_are_not_there_are_named_before_anything_is_measured(tmp_path: Path) -> None:
    (tmp_path / "claims.jsonl").touch()
    (tmp_path / "questions.json").touch()
    there, gone = str(tmp_path / "claims.jsonl"), str(tmp_path / "gone.jsonl")
    assert missing_inputs({}) == []
    assert missing_inputs({"CLAIMS": there, "CLAPNQ": there, "OUTSIDE": str(tmp_path), "RECORD": "", "JOINT": ""}) == []
    told = missing_inputs({"CLAIMS": f"{there} {gone}", "OUTSIDE": str(tmp_path / "none"), "JOINT": str(tmp_path)})
    assert [one.partition(":")[0] for one in told] == ["CLAIMS", "OUTSIDE", "JOINT"]
    assert repr(gone) in told[0]
