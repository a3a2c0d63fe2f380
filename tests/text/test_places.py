from assistant.text.places import counties, place_names


def test_places_are_named_without_their_rank() -> None:
    assert {"北京", "杭州", "黔东南", "西双版纳"} <= place_names()
    assert not any(name.endswith(("省", "市")) for name in place_names())


def test_counties_know_the_places_above_them() -> None:
    assert counties()["南浔区"] == {"浙江", "湖州"}
    assert {"兰州", "拉萨"} <= counties()["城关区"]
    assert len(counties()) > 2700
