"""Time what the assistant adds to a model service: to the first text, and in all.

    python -m benchmarks.service FOLDER OUTLINE FACTS [--seconds 3]

FOLDER is a folder of reports. The service is on this machine, speaks the real protocol and
takes the given seconds for each section; what is measured is all that comes on top of it.
"""

import argparse
import tempfile
import time
from pathlib import Path
from typing import Any

from assistant.cli.output.progress import TerminalProgress
from assistant.drafting.events import DraftEvent, TextArrived
from assistant.drafting.facts.load_facts import load_facts
from assistant.drafting.inputs import load_outline
from assistant.settings import load_settings
from assistant.workbench import Workbench
from tests.drafting.service.loopback import Loopback, Reply, serving
from tests.drafting.service.manners import sensible

_PIECES = 60


def reply(request: dict[str, Any], seconds: float) -> Reply:
    """Return an answer that says all facts and streams for so many seconds."""
    text = sensible(request)
    piece = max(len(text) // _PIECES, 1)
    return Reply(text=text, piece=piece, pause=seconds / (len(text) // piece + 2))


def measure(bench: Workbench, service: Loopback, outline: Path, facts: Path) -> None:
    """Print the overhead of one draft."""
    asked_before = len(service.times)
    heard: list[float] = []

    def on_event(event: DraftEvent) -> None:
        if isinstance(event, TextArrived) and not heard:
            heard.append(time.monotonic())

    text, ledger = load_outline(outline), load_facts(facts)
    started = time.monotonic()
    kept = bench.drafts.create(text, ledger)
    planned = time.monotonic()
    bench.drafts.finish(kept.id, on_event=on_event)
    ended = time.monotonic()
    sections = [s.current.effort.seconds for s in bench.drafts.get(kept.id).sections if s.current]
    asked = service.times[asked_before]
    print(
        f"planned {planned - started:.3f} s, first request sent {asked - planned:.3f} s later, "
        f"first text {heard[0] - started:.3f} s after the start; "
        f"whole {ended - started:.2f} s = {(ended - started) / max(sections):.2f} x the slowest "
        f"of {len(service.times) - asked_before} sections ({max(sections):.2f} s)"
    )


def main() -> None:
    """Draft three times: the first in a cold process."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("outline", type=Path)
    parser.add_argument("facts", type=Path)
    parser.add_argument("--seconds", type=float, default=3.0)
    options = parser.parse_args()

    def answer(request: dict[str, Any]) -> Reply:
        return reply(request, options.seconds)

    with tempfile.TemporaryDirectory() as folder, serving(Loopback(answer=answer)) as service:
        settings = load_settings(
            index=Path(folder) / "index",
            llm_base_url=service.url,
            llm_model="loopback",
            llm_parallel=16,
        )
        with Workbench(settings) as bench, TerminalProgress() as progress:
            bench.archive.ingest([options.folder], progress=progress)
        with Workbench(settings) as bench:
            for _ in range(3):
                measure(bench, service, options.outline, options.facts)


if __name__ == "__main__":
    main()
