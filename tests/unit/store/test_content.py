from __future__ import annotations

import shutil
import threading
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import OperationalError

from desktop.compiler.writer import write_content
from desktop.domain.content import PageKind
from desktop.domain.errors import ContentStoreError, NotFoundError
from desktop.store.content import ContentStore, open_content
from tests.builders import a_library, a_topic
from tests.small_library import TERMS, TREATMENTS, small_library


@pytest.mark.parametrize(
    "folder", ["plain", "with space", "a#b", "50%20off", "Привет", "日本語", "q?x=1&y", "é'\"ü"]
)
def test_content_opens_from_a_folder_of_any_name(tmp_path: Path, folder: str) -> None:
    target = tmp_path / folder / "content.db"
    write_content(a_library(), target, "x")
    engine = open_content(target)
    assert ContentStore(engine).topic("a-topic") == a_topic()
    engine.dispose()


def test_content_opens_by_a_relative_path(
    content_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(content_file.parent)
    open_content(Path(content_file.name)).dispose()


def test_content_opens_from_a_folder_where_nothing_can_be_written(tmp_path: Path) -> None:
    target = tmp_path / "content.db"
    write_content(a_library(), target, "x")
    target.chmod(0o444)
    tmp_path.chmod(0o555)
    try:
        engine = open_content(target)
        assert ContentStore(engine).cards()
        engine.dispose()
        assert len(list(tmp_path.iterdir())) == 2
    finally:
        tmp_path.chmod(0o755)


def below_a_long_name(folder: Path) -> Path:
    """A folder whose name SQLite would refuse: 200 letters, 600 bytes."""
    deep = folder.joinpath(*["日本語" * 10] * 7)
    deep.mkdir(parents=True)
    return deep


def test_content_opens_below_a_name_that_is_too_long_for_sqlite(
    content_file: Path, tmp_path: Path
) -> None:
    target = below_a_long_name(tmp_path) / "content.db"
    shutil.copy(content_file, target)
    engine = open_content(target)
    assert ContentStore(engine).cards()
    engine.dispose()
    target.unlink()
    with pytest.raises(ContentStoreError, match="install Waymark again"):
        open_content(target)


@pytest.mark.parametrize("long", [False, True])
def test_nothing_can_be_written_into_open_content(
    content_file: Path, tmp_path: Path, long: bool
) -> None:
    if long:
        content_file = Path(shutil.copy(content_file, below_a_long_name(tmp_path)))
    engine = open_content(content_file)
    with engine.connect() as connection, pytest.raises(OperationalError, match="readonly"):
        connection.execute(text("DELETE FROM page"))
    engine.dispose()


@pytest.mark.parametrize("content", [None, b"", b"not a database", b"\0" * 8192])
def test_a_file_that_is_no_content_is_refused_in_one_sentence(
    tmp_path: Path, content: bytes | None
) -> None:
    target = tmp_path / "content.db"
    if content is not None:
        target.write_bytes(content)
    with pytest.raises(ContentStoreError, match=r"content\.db .* install Waymark again\.$"):
        open_content(target)


@pytest.mark.parametrize(("offset", "said"), [(60, "another version"), (68, "not Waymark's")])
def test_another_schema_or_program_is_refused(
    content_file: Path, tmp_path: Path, offset: int, said: str
) -> None:
    content = bytearray(content_file.read_bytes())
    content[offset : offset + 4] = (77).to_bytes(4, "big")
    target = tmp_path / "content.db"
    target.write_bytes(content)
    with pytest.raises(ContentStoreError, match=said):
        open_content(target)


def test_every_page_comes_back_as_it_was_written(content: ContentStore) -> None:
    library = small_library()
    assert content.edition() == library.edition
    assert tuple(content.topic(topic.id) for topic in library.topics) == library.topics
    assert tuple(content.strategy(page.id) for page in library.strategies) == library.strategies
    assert tuple(content.treatment(page.id) for page in library.treatments) == library.treatments
    assert tuple(content.comparison(page.id) for page in library.comparisons) == library.comparisons
    assert tuple(content.diagram(page.id) for page in library.diagrams) == library.diagrams
    assert content.terms() == library.terms
    assert content.packs() == library.packs
    assert content.finding("seizures") == library.findings[0]
    assert content.values() == library.values
    assert tuple(content.board(board.id) for board in library.boards) == library.boards
    assert tuple(content.answers(each.option) for each in library.answers) == library.answers


def test_what_no_board_holds_is_told_with_what_is_near(content: ContentStore) -> None:
    with pytest.raises(NotFoundError) as board:
        content.board("drugs")
    assert board.value.nearest == ("strategies", "treatments")
    with pytest.raises(NotFoundError) as option:
        content.answers("alemtuzumb")
    assert option.value.nearest[0] == "alemtuzumab"


def test_cards_stand_in_the_order_of_kinds_and_files(content: ContentStore) -> None:
    library = small_library()
    cards = content.cards()
    assert [card.id for card in content.cards(PageKind.TOPIC)] == [t.id for t in library.topics]
    assert list(dict.fromkeys(card.kind for card in cards)) == list(PageKind)
    assert cards[0].title == "What MS is"
    assert cards[0].icon == "arrows-clockwise"
    assert cards[-1].id.startswith("term:")
    assert all(card.words > 0 and card.minutes >= 1 for card in cards)


def test_sources_come_in_the_order_asked_for(content: ContentStore) -> None:
    keys = ["cossburn2013", "boffa2021", "cossburn2013"]
    assert [source.key for source in content.sources(keys)] == keys
    with pytest.raises(NotFoundError, match="nobody1999"):
        content.sources(["boffa2021", "nobody1999"])


def test_a_term_is_found_by_its_id_and_by_its_page_id(content: ContentStore) -> None:
    assert content.term("neda") == content.term("term:neda")


def test_the_kind_of_a_page_is_known_and_of_anything_else_is_none(content: ContentStore) -> None:
    assert content.kind_of("a-topic") is PageKind.TOPIC
    assert content.kind_of("term:neda") is PageKind.TERM
    assert content.kind_of("neda") is None
    assert content.kind_of("\ud800'; --") is None


def test_a_missing_page_names_the_nearest(content: ContentStore) -> None:
    with pytest.raises(NotFoundError) as error:
        content.topic("two-main-wasy")
    assert error.value.wanted == "two-main-wasy"
    assert error.value.nearest[0] == "two-main-ways"


def test_a_page_of_another_kind_is_not_handed_out(content: ContentStore) -> None:
    with pytest.raises(NotFoundError):
        content.topic("alemtuzumab")


def test_a_missing_finding_names_the_nearest(content: ContentStore) -> None:
    with pytest.raises(NotFoundError) as error:
        content.finding("seizure")
    assert error.value.nearest == ("seizures",)


@pytest.mark.parametrize(
    ("said", "page"),
    [
        ("two-main-ways", "two-main-ways"),
        ("  TWO-MAIN-WAYS ", "two-main-ways"),
        ("term:neda", "term:neda"),
        ("neda", "term:neda"),
        ("No evidence of  disease activity", "term:neda"),
        ("Lemtrada", "alemtuzumab"),
        ("avonex", "interferon-beta-1a"),
        ("Avonex (into muscle)", "interferon-beta-1a"),
        ("AHSCT", "stem-cell-transplant"),
        ("reboot my immune system", "immune-reconstitution-therapy"),
        ("b-cell", "term:b-cell"),
        ("de escalation", "term:de-escalation"),
        ("Maintenance or a short course?", "maintenance-or-irt"),
    ],
)
def test_a_page_is_found_by_id_word_or_name(content: ContentStore, said: str, page: str) -> None:
    assert content.resolve(said) == page


def test_every_name_resolves_to_a_page(content: ContentStore) -> None:
    for term, aliases in TERMS.items():
        for name in (term, *aliases):
            assert content.kind_of(content.resolve(name)) is not None
    for treatment in TREATMENTS:
        assert content.kind_of(content.resolve(treatment)) is PageKind.TREATMENT


@pytest.mark.parametrize("said", ["", "   ", "zzzzqqqq", "\x00", "\ud800", "x" * 100_000, "👩‍⚕️"])
def test_what_names_no_page_is_not_found(content: ContentStore, said: str) -> None:
    with pytest.raises(NotFoundError) as error:
        content.resolve(said)
    assert len(str(error.value)) < 400
    str(error.value).encode()  # can be printed


def test_nearest_looks_at_names_as_well_as_ids(content: ContentStore) -> None:
    assert content.nearest("lemtrda")[0] == "alemtuzumab"
    assert content.nearest("cladribin-tablets")[0] == "cladribine-tablets"
    assert len(content.nearest("a")) <= 3


def test_values_are_read_once(content: ContentStore) -> None:
    assert content.topic("a-topic") is content.topic("a-topic")
    assert content.edition() is content.edition()


def test_many_threads_may_read_at_once(content: ContentStore) -> None:
    ids = [card.id for card in content.cards(PageKind.TREATMENT)]
    found: list[str] = []

    def read() -> None:
        found.extend(content.treatment(id).id for id in ids)

    threads = [threading.Thread(target=read) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(found) == sorted(ids * 8)
