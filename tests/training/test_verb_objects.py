"""Things behind verbs are counted where reports count them too."""

from __future__ import annotations

from training.verb_objects import verb_objects


def test_only_what_is_counted_somewhere_is_kept() -> None:
    texts = ["安装路灯40盏，安装路灯，安装完毕", "安装路灯12盏，安装完毕，安装完毕"]
    assert verb_objects(texts, ["安装", "拆除"]) == {"安装": {"路灯": 3}, "拆除": {}}
