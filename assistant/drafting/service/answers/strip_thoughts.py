"""Strip a model's thoughts from its answer, however its template sets them off."""

from __future__ import annotations

import re

from assistant.text.lexicon import group

_NAME = r"(?:\w+:)?(?:think(?:ing)?|thoughts?|reason(?:ing)?|analysis|reflection)"
_LABEL = rf"^[ \t]*(?:\#+[ \t]*)?[*【\[]*{group('asides.answer_label').pattern}[*】\]]*"
# Marks of templates: Qwen and DeepSeek, Gemma, Kimi, Magistral, harmony (gpt-oss), Open WebUI.
_MARK = re.compile(
    rf"""
    (?P<answer>
        <\|channel\|>\s*final\s*(?:<\|message\|>)?   # harmony
      | (?<=\S)assistant\s?final                     # harmony without its marks
      | <\|begin_of_solution\|>
      | <answer>
      | {_LABEL}[：:][ \t]*$ | {_LABEL}[ \t]*$ | {_LABEL}[：:]
    )
  | (?P<begin>
        <\|channel\|>\s*(?:analysis|commentary)\s*(?:<\|message\|>)?
      | \A\s*(?:analysis|commentary)(?![A-Za-z\s])
      | <{_NAME}\s*>
      | <details[^<>]*reasoning[^<>]*>
      | \[{_NAME}\] | ◁{_NAME}▷ | <\|begin_of_{_NAME}\|>
      | <unused94>
    )
  | (?P<end>
        </{_NAME}\s*> | \[/{_NAME}\] | ◁/{_NAME}▷ | <\|end_of_{_NAME}\|>
    )
  | (?P<either> </details> | <unused95> | <\|end\|>)  # ends a thought, where there is one
    """,
    re.IGNORECASE | re.MULTILINE | re.VERBOSE,
)
_LABELLED = re.compile(
    rf"\A\s*(?:\#+\s*)?[*【\[]*{group('asides.thought_label').pattern}[*】\]]*[ \t]*(?:[：:]|$)"
    r".*?(?:\n\s*\n|\Z)",
    re.DOTALL | re.MULTILINE,
)
_MONOLOGUE = group("asides.monologue")
_SOURCE = re.compile(r"[\[［【(（]\s*[FPfp]\s?\d")
_FEWEST_CUES = 2


def strip_thoughts(answer: str) -> str:
    """Return an answer without the model's thoughts; "" as long as they have no end.

    >>> strip_thoughts("<think>先写公厕。</think>新建公厕12座。")
    '新建公厕12座。'
    """
    kept: list[str] = []
    start, is_thinking = 0, False
    for mark in _MARK.finditer(answer):
        if mark["begin"]:
            kept += [] if is_thinking else [answer[start : mark.start()]]
            is_thinking = True
        elif mark["answer"] or mark["end"]:
            # What ends without a beginning began with the answer: the template opened it.
            kept = kept if mark["end"] and is_thinking else []
            is_thinking = False
        elif is_thinking:
            is_thinking = False
        else:
            continue
        start = mark.end()
    kept += [] if is_thinking else [answer[start:]]
    text = _LABELLED.sub("", "".join(kept), count=1)
    return "\n".join(line for line in text.split("\n") if not _is_monologue(line))


def _is_monologue(line: str) -> bool:
    """Return whether a line without sources speaks of how to write, not of the year's work."""
    return _MONOLOGUE.count_in(line) >= _FEWEST_CUES and not _SOURCE.search(line)
