"""Pictures of one folder are one report where their names or the folder say so."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.reports.loading.picture_sets import describe_set, group_pictures


@pytest.mark.parametrize(
    ("names", "groups"),
    [
        pytest.param(["1.jpg", "2.jpg", "10.jpg"], ["1.jpg 2.jpg 10.jpg"], id="numbers"),
        pytest.param(
            ["封面.png", "正文.JPG"], ["封面.png 正文.JPG"], id="a folder of pictures only"
        ),
        pytest.param(
            ["IMG_0002.jpg", "IMG_0010.png", "说明.txt"],
            ["IMG_0002.jpg IMG_0010.png", "说明.txt"],
            id="a series beside another file",
        ),
        pytest.param(
            ["甲（1）.jpg", "甲（2）.jpg", "乙第1页.jpg", "乙第2页.jpg", "丙.md"],
            ["丙.md", "乙第1页.jpg 乙第2页.jpg", "甲（1）.jpg 甲（2）.jpg"],
            id="two series",
        ),
        pytest.param(
            ["2023年总结.jpg", "2024年总结.jpg", "说明.md"],
            ["2023年总结.jpg", "2024年总结.jpg", "说明.md"],
            id="a number in front is no page",
        ),
        pytest.param(["合影.jpg", "总结.docx"], ["合影.jpg", "总结.docx"], id="one by itself"),
        pytest.param(["甲.pdf", "乙.pdf"], ["乙.pdf", "甲.pdf"], id="no pictures"),
    ],
)
def test_pictures_of_one_report(names: list[str], groups: list[str]) -> None:
    found = group_pictures([Path("旧档", name) for name in names])
    assert [" ".join(path.name for path in group) for group in found] == groups


def test_two_folders_are_two_reports() -> None:
    files = [Path(folder, name) for folder in ("甲", "乙") for name in ("1.jpg", "2.jpg")]
    assert group_pictures(files) == [(files[2], files[3]), (files[0], files[1])]
    assert describe_set(files[:2]) == "2张图片（1.jpg 至 2.jpg）合为一份。"
