import io

import docx
import pytest

from assistant.errors import ExportError
from assistant.export.layout import national_layout
from assistant.export.returned_word import read_returned
from assistant.export.revising.revise_word import NewParagraph, revise_word
from assistant.export.word import write_word
from tests.export.samples import SAMPLE, TITLE


def marked_up(**comments: str) -> bytes:
    """Return the sample's review copy with comments at the paragraphs that begin so."""
    document = docx.Document(io.BytesIO(write_word(SAMPLE, national_layout(), review=True)))
    for start, text in comments.items():
        paragraph = next(p for p in document.paragraphs if p.text.startswith(start))
        document.add_comment(paragraph.runs, text=text, author="王处", initials="王")
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def test_what_went_out_comes_back_the_same() -> None:
    for review in (False, True):
        returned = read_returned(write_word(SAMPLE, national_layout(), review=review))
        back = returned.manuscript
        assert back.title == TITLE
        assert [(b.level, b.text) for b in back.blocks] == [
            (b.level, b.text) for b in SAMPLE.blocks
        ]
        assert back.reference == SAMPLE.reference
        assert not returned.had_changes


def test_peoples_comments_come_back_and_our_own_remarks_do_not() -> None:
    back = read_returned(marked_up(除险="压缩到一百字")).manuscript
    notes = [(b.text[:4], note) for b in back.blocks for s in b.stretches for note in s.remarks]
    ((place, note),) = notes
    assert place == "除险加固"
    assert (note.author, note.text) == ("王处", "压缩到一百字")
    assert note.quoted == "除险加固山塘6处，清淤河道〔待填：公里数〕。"


@pytest.mark.parametrize(("accept", "text"), [(True, "16处"), (False, "6处")])
def test_tracked_changes_are_accepted_or_rejected(accept: bool, text: str) -> None:
    new = [NewParagraph(text=TITLE)]
    new += [NewParagraph(text=b.text.replace("6处", "16处"), level=b.level) for b in SAMPLE.blocks]
    data = revise_word(write_word(SAMPLE, national_layout()), new, author="李科").content
    back = read_returned(data, accept=accept)
    assert back.had_changes
    changed = next(block.text for block in back.manuscript.blocks if block.text.startswith("除险"))
    assert changed == f"除险加固山塘{text}，清淤河道〔待填：公里数〕。"


def test_what_is_no_word_file_is_refused() -> None:
    with pytest.raises(ExportError):
        read_returned(b"<html></html>")
