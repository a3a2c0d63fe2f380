import pytest

from assistant.text.substitutes import restore_characters, restore_party, restore_wechat


@pytest.mark.parametrize(
    ("text", "restored"),
    [
        pytest.param("加强D的建设", "加强党的建设", id="the party"),
        pytest.param("共产DD和国家机关", "共产党党和国家机关", id="doubled"),
        pytest.param("D级危房，D栋", None, id="a grade, a building"),
        pytest.param("3D打印，EOD项目", None, id="part of a term"),
    ],
)
def test_restore_party(text: str, restored: str | None) -> None:
    assert restore_party(text) == (restored or text)


@pytest.mark.parametrize(
    ("text", "restored"),
    [
        pytest.param("建立AAA群", "建立微信群", id="a group chat"),
        pytest.param("xAAA公众号", "x微信公众号", id="behind a mask"),
        pytest.param("AAA级景区，获评AAA级企业", None, id="a rating"),
        pytest.param("信用等级AAA，评为AAA", None, id="a rating behind its name"),
        pytest.param("AAA+，BAAA", None, id="part of a code"),
    ],
)
def test_restore_wechat(text: str, restored: str | None) -> None:
    assert restore_wechat(text) == (restored or text)


def test_radicals_stand_for_the_characters_of_the_mainland() -> None:
    assert restore_characters("农⼾3.2万⼾，⾨⻔、⻓⾧，⾭⻘") == "农户3.2万户，门门、长长，青青"
    assert restore_characters("門戶") == "門戶", "what was typed stays"
