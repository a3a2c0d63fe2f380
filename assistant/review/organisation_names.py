"""Decide whether two names mean the same unit: 青石镇人民政府 is 东浦区青石镇人民政府."""

_SHORTEST = 3  # characters; 财政局 alone may be any unit's


def is_same_unit(one: str, other: str) -> bool:
    """Return whether the names are equal, or one is the other without its leading places.

    >>> is_same_unit("东浦区青石镇人民政府", "青石镇人民政府")
    True
    >>> is_same_unit("东浦区财政局", "财政局")
    False
    """
    shorter, longer = sorted((one, other), key=len)
    return bool(shorter) and (
        one == other or (len(shorter) > _SHORTEST and longer.endswith(shorter))
    )
