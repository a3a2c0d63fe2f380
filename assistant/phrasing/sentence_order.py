"""Name how sentences are ordered."""

from enum import StrEnum


class Order(StrEnum):
    """Best first, or by what stands on one side of the match."""

    BEST = "best"
    LEFT = "left"
    RIGHT = "right"
