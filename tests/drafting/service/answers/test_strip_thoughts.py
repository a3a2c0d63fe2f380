"""Thoughts go, however a template sets them off; what is said aloud stays."""

from __future__ import annotations

import pytest

from assistant.drafting.service.answers.strip_thoughts import strip_thoughts

SAID = "改造公厕17座[F1]。"
THOUGHT = "好的，用户要我写公厕。我先看看事实：F1是17座，去年好像是15座。让我组织语言。"


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param(SAID, id="none"),
        pytest.param(f"<think>{THOUGHT}</think>{SAID}", id="think"),
        pytest.param(f"{THOUGHT}\n</think>\n{SAID}", id="opened by the template"),
        pytest.param(f"<Think>{THOUGHT}</Think>{SAID}", id="capitals"),
        pytest.param(f"<thought>\n{THOUGHT}\n</thought>\n{SAID}", id="thought"),
        pytest.param(f"<seed:think>{THOUGHT}</seed:think>{SAID}", id="with a prefix"),
        pytest.param(f"[THINK]{THOUGHT}[/THINK]{SAID}", id="square brackets"),
        pytest.param(f"◁think▷{THOUGHT}◁/think▷{SAID}", id="triangles"),
        pytest.param(
            f'<details type="reasoning" done="true">\n<summary>3 s</summary>\n> {THOUGHT}\n'
            f"</details>\n{SAID}",
            id="details",
        ),
        pytest.param(
            f"<|begin_of_thought|>{THOUGHT}<|end_of_thought|><|begin_of_solution|>{SAID}",
            id="begin and end",
        ),
        pytest.param(f"<unused94>thought\n{THOUGHT}<unused95>{SAID}", id="unused tokens"),
        pytest.param(
            f"<|channel|>analysis<|message|>{THOUGHT}<|end|><|start|>assistant"
            f"<|channel|>final<|message|>{SAID}",
            id="channels",
        ),
        pytest.param(f"analysis{THOUGHT}assistantfinal{SAID}", id="channels without marks"),
        pytest.param(f"<think>{THOUGHT}</think><answer>{SAID}", id="answer tag"),
        pytest.param(f"{THOUGHT}\n\n正文：\n{SAID}", id="untagged, text labelled"),
        pytest.param(f"【思考过程】\n{THOUGHT}\n\n【正文】\n{SAID}", id="both labelled"),
        pytest.param(f"思考：{THOUGHT}\n\n最终答案：{SAID}", id="labels in the line"),
        pytest.param(f"**思考过程**\n先列事实，再写做法。\n\n{SAID}", id="thought labelled"),
        pytest.param(f"{THOUGHT}\n\n{SAID}", id="talks to itself"),
        pytest.param(f"<think>{THOUGHT}</think><think>再想想。</think>{SAID}", id="twice"),
    ],
)
def test_forms(answer: str) -> None:
    assert strip_thoughts(answer).strip() == SAID


@pytest.mark.parametrize(
    "answer",
    [
        f"<think>{THOUGHT}",
        f"<|channel|>analysis<|message|>{THOUGHT}",
        f"analysis{THOUGHT}",
        f"[THINK]{THOUGHT}\n\n{THOUGHT}",
        f"<details type='reasoning'>\n{THOUGHT}",
    ],
)
def test_nothing_is_shown_before_a_thought_ends(answer: str) -> None:
    assert strip_thoughts(answer).strip() == ""


@pytest.mark.parametrize(
    "text",
    [
        "我局坚持为民服务，用户满意度98%。",
        "我为群众办实事12件，让我市群众受益。",
        "深化思想引领。\n推进分析研判机制建设。",
        "<details>\n新建公厕12座。\n</details>",
    ],
)
def test_the_words_of_reports_stay(text: str) -> None:
    assert strip_thoughts(text) == text
