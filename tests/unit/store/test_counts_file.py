"""kiosk-counts.json: whole or not at all, and never a reason not to start."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest

from desktop.domain.kiosk import MOST_DAYS, DayCounts, for_disk, for_staff
from desktop.store.counts_file import CountsFile
from desktop.store.profile import Profile

DAY = dt.date(2026, 11, 21)
TOMORROW = DAY + dt.timedelta(1)
BUSY = DayCounts(DAY, 7, 12, {"two-main-ways": 4}, {"en-GB": 7})


def quiet(days_ago: int, sessions: int) -> DayCounts:
    return DayCounts(DAY - dt.timedelta(days_ago), sessions, 1, {"relapse": sessions}, {})


@pytest.fixture
def profile(tmp_path: Path) -> Profile:
    return Profile(tmp_path / "profile")


def kept(profile: Profile, data: bytes) -> CountsFile:
    profile.prepare()
    profile.counts.write_bytes(data)
    return CountsFile(profile)


def test_what_is_written_is_read_again(profile: Profile) -> None:
    file = CountsFile(profile)
    assert file.read() == ()
    file.write([quiet(1, 2), BUSY])
    assert CountsFile(profile).read() == (quiet(1, 2), BUSY)
    assert [path.name for path in profile.root.iterdir()] == [profile.counts.name]


@pytest.mark.parametrize(
    "data",
    [
        *(b"", b"\0" * 900, b"[]", b"{", b"[" * 100_000, b'{"version": 1, "days": 3}'),
        *(b'{"version": 2, "days": []}', b'{"version": true}'),
    ],
)
def test_a_damaged_or_later_file_is_kept_aside_and_begun_anew(
    profile: Profile, data: bytes
) -> None:
    file = kept(profile, data)
    assert file.read() == ()
    assert profile.counts.read_bytes() == data
    file.write([BUSY])
    file.write([BUSY])
    assert CountsFile(profile).read() == (BUSY,)
    assert profile.counts.with_name("kiosk-counts.unread.json").read_bytes() == data


@pytest.mark.parametrize(
    "change",
    [
        *({"day": "yesterday"}, {"day": 3}, {"sessions": -1}, {"sessions": True}, {"prints": 1e9}),
        *({"pages": []}, {"pages": {"x" * 999: 1}}, {"languages": {"en": "many"}}),
    ],
)
def test_a_wrong_day_is_left_out_alone(profile: Profile, change: dict[str, object]) -> None:
    CountsFile(profile).write([quiet(1, 3), BUSY])
    held = json.loads(profile.counts.read_bytes())
    held["days"][0] |= change
    assert kept(profile, json.dumps(held).encode()).read() == (BUSY,)


def test_no_more_than_a_year_is_read(profile: Profile) -> None:
    CountsFile(profile).write([quiet(ago, 1) for ago in range(500)])
    read = CountsFile(profile).read()
    assert len(read) == MOST_DAYS
    assert read[-1].day == DAY


def test_a_place_that_cannot_be_written_keeps_what_it_holds(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    file = CountsFile(Profile(tmp_path / "file" / "profile"))
    assert file.read() == ()
    with pytest.raises(NotADirectoryError):
        file.write([BUSY])


def test_quiet_days_are_merged_before_anybody_sees_them() -> None:
    rows = for_staff([quiet(2, 4), BUSY, quiet(1, 1)], TOMORROW)
    assert [(len(row.days), row.sessions, row.prints) for row in rows] == [(1, 7, 12), (2, 5, 2)]
    assert rows[1].pages == {"relapse": 5}


def test_too_few_sessions_in_all_are_not_told() -> None:
    [row] = for_staff([quiet(2, 3), quiet(1, 1)], TOMORROW)
    assert (len(row.days), row.sessions, row.prints, dict(row.pages)) == (2, 0, 0, {})
    assert for_staff([], TOMORROW) == ()


def test_what_was_opened_today_is_told_tomorrow() -> None:
    before, after = (
        for_staff([quiet(1, 4), DayCounts(DAY, sessions, 0, {"relapse": sessions})], DAY)
        for sessions in (1, 2)
    )
    assert (before[0].sessions, after[0].sessions) == (5, 6)
    assert before[0].pages == after[0].pages == {"relapse": 4}
    [row] = for_staff([BUSY], DAY)
    assert (row.sessions, row.prints, dict(row.pages)) == (7, 12, {})


def test_the_disk_never_tells_what_a_few_visitors_opened(profile: Profile) -> None:
    [one, other] = for_disk([quiet(2, 3), quiet(1, 1)])
    assert (one.sessions, one.prints, other.sessions) == (3, 1, 1)
    assert not one.pages
    assert not other.pages
    days = [quiet(3, 1), quiet(2, 3), BUSY, quiet(1, 1)]
    written = for_disk(days)
    assert for_staff(written, TOMORROW) == for_staff(days, TOMORROW)
    assert [dict(each.pages) for each in written] == [{}, {"relapse": 5}, {}, dict(BUSY.pages)]
    assert for_disk(written) == written  # read after a restart, and written again
