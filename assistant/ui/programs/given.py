"""Read this year's facts as a program gives them."""

from assistant.drafting.records import Fact
from assistant.ui.draft.facts_given import facts_given, read_ledgers
from assistant.ui.programs.sent import on_disk
from assistant.ui.programs.shapes.files import AnyFile


def facts_of(text: str, file: AnyFile | None) -> tuple[Fact, ...]:
    """Return the facts of a text and of a file together; none where neither is given.

    Raises OutlineError or LoadError for what holds no fact.
    """
    with on_disk([file] if file else []) as files:
        return tuple(facts_given(text, (), read_ledgers([str(one) for one in files])))
