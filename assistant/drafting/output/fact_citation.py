"""Name the lines of the ledger that a fact was read from."""

from assistant.drafting.draft import Fact


def fact_citation(fact: Fact) -> str:
    """Return the entry of a fact in the list of sources, with the lines that are told with it.

    >>> fact_citation(Fact(id="F1", text="改造公厕17座", line=2, repeated=(9,)))
    '事实 F1（台账第2、9行）'
    """
    origin = f"，来源：{fact.source}" if fact.source else ""
    lines = "、".join(map(str, (fact.line, *fact.repeated)))
    return f"事实 {fact.id}（台账第{lines}行{origin}）"
