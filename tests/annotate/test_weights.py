"""The pinned pipeline is read only as it was measured."""

from pathlib import Path

import pytest

from kg.annotate.weights import check_pinned, files_sha256
from kg.errors import ModelError


def test_the_digest_does_not_see_compiled_python(tmp_path: Path) -> None:
    (tmp_path / "weights").write_bytes(b"1")
    before = files_sha256(tmp_path)
    (tmp_path / "__pycache__").mkdir()
    (tmp_path / "__pycache__" / "a.pyc").write_bytes(b"2")
    assert files_sha256(tmp_path) == before


def test_the_digest_sees_a_renamed_file(tmp_path: Path) -> None:
    (tmp_path / "weights").write_bytes(b"1")
    before = files_sha256(tmp_path)
    (tmp_path / "weights").rename(tmp_path / "heights")
    assert files_sha256(tmp_path) != before


def test_changed_weights_are_refused_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "weights").write_bytes(b"changed")
    with pytest.raises(ModelError, match="reinstall it, or name another pipeline with --model") as refused:
        check_pinned(tmp_path)
    assert "\n" not in str(refused.value)
