from assistant.text.places import place_names


def test_places_are_named_without_their_rank() -> None:
    assert {"北京", "杭州", "黔东南", "西双版纳"} <= place_names()
    assert not any(name.endswith(("省", "市")) for name in place_names())
