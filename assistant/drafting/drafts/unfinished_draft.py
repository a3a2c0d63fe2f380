"""Build the error for a draft with failed sections: what is saved, and how to continue."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.drafting.drafts.stored_draft import StoredDraft
from assistant.drafting.events import SectionFailed
from assistant.errors import ProviderError

_NAMED = 3  # sections that a message lists


def unfinished_draft_error(
    stored: StoredDraft, failures: Sequence[SectionFailed], *, is_saved: bool
) -> ProviderError:
    """Return the error for these failures, in the words of the first of them."""
    names = "、".join(stored.sections[failure.number].heading for failure in failures[:_NAMED])
    more = f"等 {len(failures)} 节" if len(failures) > _NAMED else ""
    error = failures[0].error
    done = f"草稿 {stored.id} 已写好 {stored.written}/{len(stored.sections)} 节"
    saved = f"都已保存；没写成：{names}{more}。" if is_saved else "但存不下来。"
    go_on = f" 接着写：assistant draft --resume {stored.id}" if is_saved else ""
    return ProviderError(f"{error} {done}，{saved}", hint=f"{error.hint}{go_on}")
