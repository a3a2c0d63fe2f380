"""Read a cases file: queries, and the lines that answer them."""

from dataclasses import dataclass
from pathlib import Path, PureWindowsPath
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from assistant.errors import QueryError
from assistant.foreign_files import MAX_TEXT, read_foreign_file, refuse_faults
from assistant.records import Place

_EXAMPLE = (
    '写成 [{"id": "1", "query": "老旧小区改造", "kind": "标题",'
    ' "relevant": [{"file": "城管局.txt", "line": 16}], "acceptable": []}, …]，存为 UTF-8 编码。'
)
_FIELDS = {"id": "编号", "query": "查询", "kind": "类型", "file": "文件名", "line": "行号"}


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchCase:
    """A query, and the places of its answers; files by name alone, in any folder."""

    id: str
    query: str
    kind: str  # "" if the file gives none
    relevant: frozenset[Place]  # at least one
    acceptable: frozenset[Place]  # neither right nor wrong


@refuse_faults(QueryError, what="案例文件", hint=_EXAMPLE)
def load_cases(path: Path) -> list[SearchCase]:
    """Return the cases of a JSON file, at least one. Raises QueryError with the fault."""
    content = read_foreign_file(
        path, refusal=QueryError, most=MAX_TEXT, lead=f"案例文件 {path} 读不出来。"
    )
    try:
        rows = _ROWS.validate_json(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise QueryError(f"案例文件 {path} 读不出来：{error}", hint=_EXAMPLE) from error
    except ValidationError as error:
        raise QueryError(f"案例文件 {path} 有误：{_first_error(error)}", hint=_EXAMPLE) from error
    return [
        SearchCase(
            id=row.id,
            query=row.query,
            kind=row.kind,
            relevant=_places(row.relevant),
            acceptable=_places(row.acceptable) - _places(row.relevant),
        )
        for row in rows
    ]


def place_by_name(file: str, line: int) -> Place:
    r"""Return a place with the bare file name: an archive and a cases file differ in folders.

    >>> place_by_name("D:\\总结\\a.txt", 3) == place_by_name("总结/a.txt", 3)
    True
    """
    return Place(file=PureWindowsPath(file).name, line=line)


class _AnswerLine(BaseModel):
    file: Annotated[str, Field(min_length=1)]
    line: Annotated[int, Field(ge=1)]


class _CaseRow(BaseModel):
    model_config = ConfigDict(coerce_numbers_to_str=True, str_strip_whitespace=True)

    id: str
    query: Annotated[str, Field(min_length=1)]
    kind: str = ""
    relevant: Annotated[list[_AnswerLine], Field(min_length=1)]
    acceptable: list[_AnswerLine] = []


_ROWS = TypeAdapter(Annotated[list[_CaseRow], Field(min_length=1)])


def _places(lines: list[_AnswerLine]) -> frozenset[Place]:
    return frozenset(place_by_name(line.file, line.line) for line in lines)


def _first_error(error: ValidationError) -> str:
    """Return the first error, with its case and field."""
    complaint: Any = error.errors()[0]
    if not complaint["loc"]:
        return str(complaint["msg"])
    number, *rest = complaint["loc"]
    field = " › ".join(_FIELDS.get(part, str(part)) for part in rest)
    return f"第 {number + 1} 条{'的 ' + field if field else ''}：{complaint['msg']}"
