"""Convert the update of a draft to the JSON of the contract."""

from assistant.contract.json_values import JsonRow
from assistant.drafting.draft import Fact
from assistant.drafting.drafts.stored_draft import StoredDraft
from assistant.drafting.drafts.updating.ledger_changes import FactChange, FactChangeKind
from assistant.drafting.drafts.updating.updated_draft import UpdatedDraft


def update_row(updated: UpdatedDraft) -> JsonRow:
    """Return what changed in the ledger and in the draft, and what is left to a person."""
    changes = [one for one in updated.changes.changes if one.kind is not FactChangeKind.SAME]
    return {
        "id": updated.draft.id,
        "facts": [_change_row(one) for one in changes],
        "places": [
            {
                "section": one.section,
                "kind": one.kind.value,
                "done": one.is_done,
                "before": one.before,
                "after": one.after,
            }
            for one in updated.places
        ],
        "unplaced": [_fact_row(fact) for fact in updated.unplaced],
        "proposals": proposal_rows(updated.draft),
    }


def proposal_rows(stored: StoredDraft) -> list[JsonRow]:
    """Return what updates have proposed and nobody has settled, numbered as `settle` counts."""
    return [
        {
            "number": number,
            "section": stored.sections[one.section].heading,
            "before": one.before,
            "after": one.after,
            "reason": one.reason,
        }
        for number, one in enumerate(stored.open_proposals, start=1)
    ]


def _change_row(change: FactChange) -> JsonRow:
    return {
        "kind": change.kind.value,
        "parts": list(change.parts),
        "before": None if change.before is None else _fact_row(change.before),
        "after": [_fact_row(fact) for fact in change.after],
    }


def _fact_row(fact: Fact) -> JsonRow:
    return {"fact": fact.id, "line": fact.line, "text": fact.text}
