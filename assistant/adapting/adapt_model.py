"""Fit the built-in model to an archive, and measure the gain."""

from collections.abc import Sequence
from dataclasses import astuple, dataclass
from pathlib import Path

from assistant.adapting.hold_out import hold_out_reports
from assistant.adapting.measure_model import DEPTH, Task, held_out_task, measure_model
from assistant.adapting.training_pairs import TrainingPair, archive_pairs, shuffle_pairs
from assistant.archive.archive_records import Progress
from assistant.archive.embedding import Embedder
from assistant.archive.embedding.static_folder import write_static
from assistant.archive.embedding.static_model import StaticEmbedder
from assistant.archive.protocol import PassageStore
from assistant.errors import ArchiveError
from assistant.evaluation.bootstrap import Interval, bootstrap_interval, paired_interval
from assistant.evaluation.metrics import RankingScores, measure_names

_MOST_PAIRS = 60_000  # more pairs gain little, and take longer than a few minutes
_FEWEST_PAIRS, _FEWEST_QUERIES = 200, 50  # with fewer the measures mean nothing


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureChange:
    """A measure before and after training, with the paired difference."""

    name: str
    before: Interval
    after: Interval
    difference: Interval


@dataclass(frozen=True, slots=True, kw_only=True)
class Adaptation:
    """A trained model's measures beside those of the model in use, on held-out reports."""

    reports: int
    pairs: int  # of training
    texts: int  # searched with the held-out queries
    before: tuple[RankingScores, ...]  # one per held-out query
    after: tuple[RankingScores, ...]

    @property
    def measures(self) -> tuple[MeasureChange, ...]:
        """Recall, MRR and nDCG, each at 10."""
        names = measure_names(DEPTH)[-3:]
        columns = (list(zip(*map(astuple, side), strict=True))[-3:] for side in self._runs)
        return tuple(
            MeasureChange(
                name=name,
                before=bootstrap_interval(before),
                after=bootstrap_interval(after),
                difference=paired_interval(before, after),
            )
            for name, before, after in zip(names, *columns, strict=True)
        )

    @property
    def is_better(self) -> bool:
        """Whether the gain is significant: its 95 % interval lies above zero.

        Judged by nDCG@10, which reflects both whether a text is found and at which rank.
        """
        return self.measures[-1].difference.low > 0

    @property
    def _runs(self) -> tuple[tuple[RankingScores, ...], ...]:
        return self.before, self.after


def adapt_model(
    store: PassageStore,
    *,
    base: StaticEmbedder,
    current: Embedder,
    folder: Path,
    epochs: int | None,
    progress: Progress,
) -> Adaptation:
    """Write `base`, fitted to the reports of `store`, into `folder`, and return its measures.

    They stand beside those of `current`, the model in use. Raises ArchiveError for a small archive.
    """
    pairs, reports = _collect_pairs(store, progress)
    training, held_out = hold_out_reports(pairs)
    task = held_out_task(held_out, training)
    _require_enough(training, task)
    # Late: it imports torch, which takes seconds.
    from assistant.adapting.fit_vectors import fit_vectors

    def on_step(step: int, steps: int, _loss: float) -> None:
        if not step:
            progress.start("训练模型", steps)
        progress.advance()

    write_static(
        folder, base.tokenizer, fit_vectors(base, training, epochs=epochs, on_step=on_step)
    )
    trained = StaticEmbedder.open(folder, name="trained")
    return Adaptation(
        reports=reports,
        pairs=len(training),
        texts=len(task.texts),
        before=tuple(measure_model(current, task)),
        after=tuple(measure_model(trained, task)),
    )


def _collect_pairs(store: PassageStore, progress: Progress) -> tuple[list[TrainingPair], int]:
    """Return the pairs of as many reports as needed, and the number of reports."""
    entries = {entry.id: entry for entry in store.reports()}
    progress.start("整理语料", len(entries))
    pairs: list[TrainingPair] = []
    read = 0
    for report_id in shuffle_pairs(entries):
        if len(pairs) >= _MOST_PAIRS:
            break
        pairs += archive_pairs(store, [entries[report_id]])
        read += 1
        progress.advance()
    return pairs, read


def _require_enough(training: Sequence[TrainingPair], task: Task) -> None:
    if len(training) < _FEWEST_PAIRS or len(task.queries) < _FEWEST_QUERIES:
        raise ArchiveError(
            f"档案太小，练不出更好的模型：可学的只有 {len(training)} 对，可用来检验的只有"
            f" {len(task.queries)} 个查询（至少要 {_FEWEST_PAIRS} 对和 {_FEWEST_QUERIES} 个）。",
            hint="请先收录更多报告，一般二三十篇就够；在此之前内置模型照常可用。",
        )
