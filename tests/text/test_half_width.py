from assistant.text.half_width import to_half_width


def test_marks_stay_and_so_do_places() -> None:
    text = "Ａ类１２个，占８５％（其中Ｂ类５℅）；"
    assert to_half_width(text) == "A类12个，占85%（其中B类5%）；"
    assert len(to_half_width(text)) == len(text)
