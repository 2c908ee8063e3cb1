"""Where the contents of files are kept: in a bucket as in a directory."""

import stat
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from domain import doctor, file_store
from domain.config import settings
from tests.cards import rita_makes
from tests.crm import Crm
from tests.documents import PNG, announced, code, got, put, uploaded
from tests.s3 import S3, s3

pytestmark = pytest.mark.anyio


@pytest.fixture
async def bucket(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[S3]:
    async with s3() as made:
        monkeypatch.setattr(settings(), "files_store", "s3://crm-files/voronka")
        monkeypatch.setattr(settings(), "files_endpoint", made.endpoint)
        monkeypatch.setattr(settings(), "files_region", "eu-north-1")
        monkeypatch.setattr(settings(), "files_key_id", "key")
        monkeypatch.setattr(settings(), "files_secret", "secret")
        yield made


@pytest.mark.feature("D36")
async def test_files_can_be_kept_in_a_bucket(crm: Crm, bucket: S3) -> None:
    rita, deal = crm.as_("rita"), await rita_makes(crm)
    small = await uploaded(rita, deal)
    assert bucket.asked == ["PUT"]
    contents = PNG + bytes(range(256)) * 44_000
    large = await uploaded(rita, deal, "large.png", contents)
    parts = ["PUT partNumber,uploadId"] * 3  # none of them the whole file
    assert sorted(bucket.asked[1:]) == sorted(["POST uploads", *parts, "POST uploadId"])
    assert all(path.startswith("/crm-files/voronka/") for path in bucket.objects)
    assert (await got(rita, large)).content == contents
    assert (await got(rita, small, Range="bytes=1-3")).content == b"PNG"

    async def too_long() -> AsyncIterator[bytes]:
        yield contents
        yield b"more"

    answer = await put(rita, await announced(rita, deal, size=len(contents)), too_long())
    assert code(answer) == (413, "FILE_LARGER_THAN_ANNOUNCED")
    assert (len(bucket.objects), bucket.uploads) == (2, {})  # aborted: nothing is left to be paid for
    await rita.do("fileDelete", "", fileId=large)
    await file_store.sweep()
    assert list(bucket.objects.values()) == [PNG]
    assert (await doctor._files()).well
    assert len(bucket.objects) == 1


async def test_a_store_that_does_not_answer_is_told_of(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(settings(), "files_store", str(tmp_path / "files"))
    assert (await doctor._files()).well
    assert stat.S_IMODE((tmp_path / "files").stat().st_mode) == 0o700
    (tmp_path / "taken").write_text("no directory")
    monkeypatch.setattr(settings(), "files_store", str(tmp_path / "taken"))
    found = await doctor._files()
    assert (found.well, found.says) == (False, f"{tmp_path / 'taken'} can't be used (FileExistsError)")
