"""Hold out reports of an archive from training, to measure on them."""

from collections import Counter, defaultdict
from collections.abc import Sequence

from assistant.adapting.training_pairs import TrainingPair, shuffle_pairs

_HELD_OUT_SHARE = 0.2  # of the pairs
_ORGANISATIONS_ENOUGH = 5
_GENERIC_FROM = 3  # a heading of this many organisations or reports says nothing about its text


def hold_out_reports(
    pairs: Sequence[TrainingPair],
) -> tuple[list[TrainingPair], list[TrainingPair]]:
    """Return the pairs to train on, and those to measure on.

    An organisation repeats its wording from year to year, so all its reports are on one side;
    with few organisations the reports are split instead. No text and no query of a held-out pair is
    trained on. Generic headings are on neither side.
    """
    groups = _split_groups(pairs)
    informative = _informative_rows(pairs, groups)
    held_out = _held_out_groups([groups[n] for n in informative])
    measured = [pairs[n] for n in informative if groups[n] in held_out]
    texts, queries = {pair.text for pair in measured}, {pair.query for pair in measured}
    training = [
        pairs[n]
        for n in informative
        if groups[n] not in held_out
        and pairs[n].text not in texts
        and pairs[n].query not in queries
    ]
    return training, measured


def _split_groups(pairs: Sequence[TrainingPair]) -> list[str]:
    """Return for each pair the group that must stay on one side."""
    organisations = {pair.organisation for pair in pairs if pair.organisation}
    if len(organisations) < _ORGANISATIONS_ENOUGH:
        return [pair.report for pair in pairs]
    return [pair.organisation or pair.report for pair in pairs]


def _informative_rows(pairs: Sequence[TrainingPair], groups: Sequence[str]) -> list[int]:
    """Return the rows of the pairs whose query is no generic heading."""
    users: defaultdict[str, set[str]] = defaultdict(set)
    for pair, group in zip(pairs, groups, strict=True):
        users[pair.query].add(group)
    return [n for n, pair in enumerate(pairs) if len(users[pair.query]) < _GENERIC_FROM]


def _held_out_groups(groups: Sequence[str]) -> set[str]:
    """Return groups with a fifth of the pairs; the same ones for the same archive."""
    sizes = Counter(groups)
    wanted, chosen = _HELD_OUT_SHARE * len(groups), set()
    for group in shuffle_pairs(sizes):
        if wanted <= 0:
            break
        chosen.add(group)
        wanted -= sizes[group]
    return chosen
