"""What is indexed of a text holds its paragraph, of an endless one only what is around it."""

from pathlib import Path

from assistant.archive.archive import Archive
from assistant.archive.database.indexed_texts import keyword_entries
from assistant.archive.database.schema import open_database
from assistant.records import Function, Section
from tests.archive.making import file, paragraph, report, store

USUAL, ENDLESS = 2_000, 200_000  # characters
STEP = 500


def long_paragraph(line: int, length: int) -> str:
    return "".join(chr(0x4E00 + (line + n) % 5000) for n in range(length))


def test_an_endless_paragraph_is_not_held_by_each_of_its_passages(
    archive: Archive, folder: Path
) -> None:
    texts = {1: long_paragraph(1, USUAL), 2: long_paragraph(2, ENDLESS)}
    paragraphs = tuple(
        paragraph(
            line,
            text,
            *((at, at + STEP, f"{line}:{at}") for at in range(0, len(text), STEP)),
        )
        for line, text in texts.items()
    )
    section = Section(path=("一、工作",), function=Function.RESULTS, line=1, paragraphs=paragraphs)
    store(archive, file("a.md", report("总结", section)))
    held = {one.clean: one.paragraph for one in keyword_entries(open_database(folder), None)}
    assert len(held) == (USUAL + ENDLESS) // STEP
    for clean, around in held.items():
        line, at = map(int, clean.split(":"))
        assert texts[line][at : at + STEP] in around
        assert around in texts[line]
    assert all(held[f"1:{at}"] == texts[1] for at in range(0, USUAL, STEP))
    assert sum(map(len, held.values())) < 100 * ENDLESS
