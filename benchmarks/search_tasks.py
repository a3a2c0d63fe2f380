"""Make the archives and cases of the search benchmark; archives are kept between runs."""

import random
import re
import tarfile
import tomllib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from assistant.archive.archive import Archive
from assistant.archive.archive_records import ReadFile
from assistant.archive.embedding import Embedder
from assistant.archive.ingest.ingest_files import ingest
from assistant.archive.quiet_progress import QuietProgress
from assistant.evaluation.cases import SearchCase, load_cases, place_by_name
from assistant.records import Function, Kind, Level, Line, Period, Place, Report, Section, Span
from assistant.reports.passages import cut_paragraph
from benchmarks.embedding import Task, headings, held_out, held_out_places

_REPORT = "某局2024年工作总结.txt"
_LEAST_BYTES = 15_000  # of a government report worth searching
_SEED = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchTask:
    """Cases, and the archive that answers them."""

    name: str
    archive: Archive
    cases: Sequence[SearchCase]


def made_report(texts: Sequence[str]) -> Report:
    """Return a report of these paragraphs and nothing else, on the lines from 1."""
    paragraphs = [cut_paragraph(Line(number=n, text=text)) for n, text in enumerate(texts, 1)]
    section = Section(path=(), function=Function.OTHER, line=1, paragraphs=tuple(paragraphs))
    return Report(
        title=_REPORT[:-4],
        organisation="某局",
        org_type="其他",
        level=Level.CITY,
        period=Period(year=2024, span=Span.YEAR),
        kind=Kind.SUMMARY,
        first_line=1,
        last_line=len(texts),
        sections=(section,),
    )


def store_texts(archive: Archive, texts: Sequence[str]) -> None:
    """Store these paragraphs as one report."""
    file = ReadFile(
        path=Path(_REPORT).absolute(),
        size=1,
        content_hash="0",
        format="txt",
        has_line_numbers=True,
        reports=(made_report(texts),),
    )
    with archive.open_writer(progress=_quiet()) as intake:
        intake.add([file])


def paragraph_cases(task: Task) -> list[SearchCase]:
    """Return the cases of a task whose texts are the lines of one report."""
    return [
        SearchCase(
            id=str(number),
            query=query,
            kind="",
            relevant=frozenset(place_by_name(_REPORT, n + 1) for n in right),
            acceptable=frozenset(),
        )
        for number, (query, right) in enumerate(zip(task.queries, task.right, strict=True))
    ]


def own_cases(archive: Archive) -> list[SearchCase]:
    """Return the queries of queries.toml; paragraphs that their patterns find are relevant."""
    tables = tomllib.loads(Path(__file__).with_name("queries.toml").read_text(encoding="utf-8"))
    paragraphs: dict[Place, str] = {}
    for report in archive.reports():
        for passage in archive.report_passages(report.id):
            for place in (passage.place, *passage.also_at):
                paragraphs[place_by_name(place.file, place.line)] = passage.paragraph
    cases = [
        SearchCase(
            id=query,
            query=query,
            kind="",
            relevant=frozenset(place for place, text in paragraphs.items() if re.search(one, text)),
            acceptable=frozenset(),
        )
        for table in tables.values()
        for query, one in table.items()
    ]
    return [case for case in cases if case.relevant]


def government_reports(corpus: Path, folder: Path) -> Path:
    """Write one long report of each held-out place into `folder`; return it."""
    if folder.is_dir():
        return folder
    folder.mkdir(parents=True)
    places = held_out_places()
    with tarfile.open(corpus / "gov_reports.tar.xz") as archive:
        reports: dict[str, list[tarfile.TarInfo]] = {}
        for member in archive.getmembers():
            place = PurePosixPath(member.name).parent.name
            if place in places and member.size > _LEAST_BYTES:
                reports.setdefault(place, []).append(member)
        rng = random.Random(_SEED)
        for place in sorted(reports):
            content = archive.extractfile(rng.choice(reports[place]))
            if content is not None:
                (folder / f"{place}.md").write_bytes(content.read())
    return folder


def open_task(
    name: str,
    folder: Path,
    static: Embedder,
    encoder: Embedder | None,
    fill: Callable[[Archive], object],
) -> Archive:
    """Return the archive in `folder`, filled and read by the encoder on the first run."""
    filled = (folder / name).is_dir()
    archive = Archive.create_or_open(folder / name, embedder=static, encoder=lambda: encoder)
    if not filled:
        fill(archive)
    if encoder is not None:
        archive.encode_passages(progress=_quiet())
    return archive


def _quiet() -> QuietProgress:
    return QuietProgress(lambda _: None)


def _ingest(*paths: Path) -> Callable[[Archive], object]:
    return lambda archive: ingest(archive, paths, progress=_quiet())


def search_tasks(
    shared: Path, folder: Path, static: Embedder, encoder: Embedder | None
) -> list[SearchTask]:
    """Return the four tasks; the archives are in `folder`, read by `encoder` if there is one."""

    def opened(name: str, fill: Callable[[Archive], object]) -> Archive:
        return open_task(name, folder, static, encoder, fill)

    titles, leads = headings(shared / "cases"), held_out(shared / "corpus")
    sources = Path(__file__).parent.parent / "examples" / "sources"
    reports = government_reports(shared / "corpus", folder / "government")
    seeds = opened("seeds", _ingest(shared / "seeds"))
    own = opened("own", _ingest(sources, reports))
    paragraphs = opened("headings", lambda archive: store_texts(archive, titles.texts))
    rests = opened("leads", lambda archive: store_texts(archive, leads.texts))
    return [
        SearchTask(name="headings", archive=paragraphs, cases=paragraph_cases(titles)),
        SearchTask(name="own queries", archive=own, cases=own_cases(own)),
        SearchTask(name="leads", archive=rests, cases=paragraph_cases(leads)),
        SearchTask(
            name="searches", archive=seeds, cases=load_cases(shared / "cases" / "retrieval.json")
        ),
    ]
