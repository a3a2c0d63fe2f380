import pytest

from assistant.review.organisation_names import is_same_unit


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        pytest.param("青石镇人民政府", "青石镇人民政府", True, id="equal"),
        pytest.param("青石镇人民政府", "东浦区青石镇人民政府", True, id="without its district"),
        pytest.param("东浦区财政局", "西岸区财政局", False, id="two districts"),
        pytest.param("财政局", "东浦区财政局", False, id="a name anybody has"),
        pytest.param("", "东浦区财政局", False, id="no name"),
        pytest.param("", "", False, id="two without a name"),
    ],
)
def test_same_unit(one: str, other: str, same: bool) -> None:
    assert is_same_unit(one, other) is same
    assert is_same_unit(other, one) is same
