"""The page about prompts names every file and every variable there is."""

from pathlib import Path

from assistant.drafting.service.ask_places import PLACEMENT_VARIABLES
from assistant.drafting.service.section_prompt import REVISION_VARIABLES

ROOT = Path(__file__).resolve().parents[3]


def test_every_prompt_and_variable_is_documented() -> None:
    page = (ROOT / "docs" / "prompts.md").read_text("utf-8")
    for file in (ROOT / "prompts").glob("*.md"):
        assert f"`{file.name}`" in page
    for variable in REVISION_VARIABLES | PLACEMENT_VARIABLES:
        assert f"`{{{variable}}}`" in page
