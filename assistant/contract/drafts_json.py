"""Convert stored drafts to the JSON of the contract."""

from assistant.contract.json_values import JsonRow, to_row
from assistant.drafting.drafts.stored_draft import StoredDraft, StoredSection


def draft_row(stored: StoredDraft) -> JsonRow:
    """Return one draft of the list."""
    return {
        "id": stored.id,
        "title": stored.plan.title,
        **to_row(stored, "made", "changed", "written"),
        "sections": len(stored.sections),
        "open": len(stored.draft().unresolved),
    }


def section_versions_row(section: StoredSection) -> JsonRow:
    """Return one section of a draft with its history, the oldest version first."""
    return {
        "heading": section.heading,
        "locked": section.is_locked,
        "versions": [
            to_row(version, "made", "how", "instruction", "text") for version in section.versions
        ],
    }
