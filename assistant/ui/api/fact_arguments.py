"""Read this year's facts from the arguments of a job."""

from assistant.drafting.draft import Fact
from assistant.ui.api.sent_files import files_on_disk
from assistant.ui.api.shapes.files import AnyFileJson
from assistant.ui.tabs.draft.inputs.collect_facts import collect_facts, load_ledgers


def read_facts(text: str, file: AnyFileJson | None, *, outline: str = "") -> tuple[Fact, ...]:
    """Return the facts of a text and of a file together; none where neither is given.

    The year of the outline tells this year's columns from the others. Raises
    OutlineError or LoadError for a text or a file without facts.
    """
    with files_on_disk([file] if file else []) as files:
        ledgers = load_ledgers([str(one) for one in files], outline=outline)
        return tuple(collect_facts(text, (), ledgers, outline=outline))
