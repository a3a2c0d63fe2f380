"""Read this year's facts as a program gives them."""

from assistant.drafting.draft import Fact
from assistant.ui.api.sent_files import on_disk
from assistant.ui.api.shapes.files import AnyFile
from assistant.ui.tabs.draft.collect_facts import facts_given, read_ledgers


def facts_of(text: str, file: AnyFile | None) -> tuple[Fact, ...]:
    """Return the facts of a text and of a file together; none where neither is given.

    Raises OutlineError or LoadError for what holds no fact.
    """
    with on_disk([file] if file else []) as files:
        return tuple(facts_given(text, (), read_ledgers([str(one) for one in files])))
