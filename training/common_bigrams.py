"""Learn which pairs of Chinese characters every office writes, and which only one place does.

    python training/common_bigrams.py CORPUS

CORPUS is the folder with `gov_reports.tar.xz` (group/place/year.md) and `extra_pairs.jsonl.xz`.
Written are `assistant/data/common_bigrams.txt` (each line: a first character and all the
second characters that may follow it) and `assistant/data/places.txt` (provinces and prefectures).
The same corpus gives the same files. About two minutes.
"""

from __future__ import annotations

import json
import lzma
import re
import sys
import tarfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter
from pathlib import Path, PurePosixPath

DATA = Path(__file__).parents[1] / "assistant" / "data"
OFFICE_WORDS = Path(__file__).with_name("office_words.txt")

# Common is what many places write without any one of them having made it its own: a name such
# as that of a development zone is in many reports, but most of the times in those of its city.
PLACES_AT_LEAST = 15
SHARE_OF_ONE_PLACE = 0.15
WIDESPREAD, SHARE_OF_ONE_PLACE_IF_WIDESPREAD = 60, 0.35
LAWS_AT_LEAST = 8  # statutes have the words of law enforcement that government reports lack

HAN = re.compile("[\u4e00-\u9fff]{2,}")
PEOPLES = "哈萨克|柯尔克孜|蒙古|彝|白|朝鲜|傣|景颇|傈僳|土家|苗|壮|回|藏|哈尼|侗|布依|羌|维吾尔"
RANK = re.compile(rf"(?:(?:{PEOPLES})族?)*(?:自治区|自治州)$|(?:地区|省|市|盟)$")
PROVINCES = """
    北京 天津 上海 重庆 河北 山西 辽宁 吉林 黑龙江 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东
    海南 四川 贵州 云南 陕西 甘肃 青海 台湾 内蒙古 广西 西藏 宁夏 新疆 香港 澳门
"""


def bigrams(text: str) -> Iterator[str]:
    """Yield each pair of neighbouring Chinese characters."""
    for run in HAN.findall(text):
        yield from map(str.__add__, run, run[1:])


def reports(corpus: Path) -> Iterator[tuple[str, str]]:
    """Yield place and text of each report of a province or a city."""
    with tarfile.open(corpus / "gov_reports.tar.xz") as archive:
        for member in archive:
            parts = PurePosixPath(member.name).parts
            stream = archive.extractfile(member)
            if stream is not None and member.name.endswith(".md") and len(parts) >= 3:
                yield parts[-2], stream.read().decode("utf-8")


def laws(corpus: Path) -> Iterator[tuple[str, str]]:
    """Yield name and text of each article of a statute."""
    with lzma.open(corpus / "extra_pairs.jsonl.xz", "rt", encoding="utf-8") as lines:
        for line in lines:
            pair = json.loads(line)
            if pair["source"] == "laws":
                yield pair["q"].split()[0], f"{pair['q']}。{pair['d']}"


def counted(texts: Iterable[tuple[str, str]]) -> dict[str, Counter[str]]:
    """Return, for each owner of texts, how often each bigram is in them."""
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for owner, text in texts:
        counts[owner].update(bigrams(text))
    return counts


def common(places: dict[str, Counter[str]], statutes: dict[str, Counter[str]]) -> set[str]:
    """Return the bigrams anybody may write."""
    spread: Counter[str] = Counter()
    total: Counter[str] = Counter()
    most: dict[str, int] = {}
    for counts in places.values():
        spread.update(counts.keys())
        total.update(counts)
        for bigram, count in counts.items():
            most[bigram] = max(most.get(bigram, 0), count)
    in_laws = Counter(bigram for counts in statutes.values() for bigram in counts)

    found = {bigram for bigram, number in spread.items() if number >= PLACES_AT_LEAST}
    found |= {bigram for bigram, number in in_laws.items() if number >= LAWS_AT_LEAST}
    found -= {b for b in found if most.get(b, 0) > total[b] * _share_allowed(spread[b])}
    return found | set(bigrams(OFFICE_WORDS.read_text(encoding="utf-8")))


def _share_allowed(places: int) -> float:
    return SHARE_OF_ONE_PLACE_IF_WIDESPREAD if places >= WIDESPREAD else SHARE_OF_ONE_PLACE


def short_name(place: str) -> str:
    """Return the name of a province or prefecture without its rank and its peoples."""
    name = RANK.sub("", place)
    return name if len(name) > 1 else place.removesuffix("自治区")


def main(corpus: Path) -> None:
    places = counted(reports(corpus))
    found = sorted(common(places, counted(laws(corpus))))
    rows = (
        "".join([first, *(bigram[1] for bigram in group)])
        for first, group in groupby(found, key=itemgetter(0))
    )
    names = sorted({short_name(place) for place in places} | set(PROVINCES.split()))
    DATA.joinpath("common_bigrams.txt").write_text("\n".join(rows) + "\n", encoding="utf-8")
    DATA.joinpath("places.txt").write_text("\n".join(names) + "\n", encoding="utf-8")
    print(f"{len(places)} places, {len(found)} bigrams, {len(names)} names")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
