"""Define the layout of a page: the national standard, or a unit's own."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from pathlib import Path
from typing import Annotated, Literal

from pydantic import ConfigDict, Field, TypeAdapter, ValidationError
from pydantic.dataclasses import dataclass

from assistant.errors import SettingsError
from assistant.foreign_files import MAX_TEXT, read_foreign_file, refuse_faults

_HINT = "可运行 assistant profile 生成一份完整的样子，对照修改。"
_STRICT = ConfigDict(extra="forbid")
_POINTS_PER_MM = 72 / 25.4

Millimetres = Annotated[float, Field(ge=0, le=1000)]
Points = Annotated[float, Field(ge=4, le=100)]
Align = Literal["left", "center", "right", "justify"]


@dataclass(frozen=True, slots=True, kw_only=True, config=_STRICT)
class PageSize:
    """Paper, margins and character grid, in the terms of GB/T 9704."""

    width: Millimetres
    height: Millimetres
    top: Millimetres
    bottom: Millimetres
    left: Millimetres
    right: Millimetres
    lines: Annotated[int, Field(ge=0, le=100)]  # per page; 0: no grid
    characters: Annotated[int, Field(ge=0, le=100)]  # per line; 0: no grid

    @property
    def text_width(self) -> float:
        """The width of the type area in points."""
        return (self.width - self.left - self.right) * _POINTS_PER_MM

    @property
    def text_height(self) -> float:
        """The height of the type area in points."""
        return (self.height - self.top - self.bottom) * _POINTS_PER_MM


@dataclass(frozen=True, slots=True, kw_only=True, config=_STRICT)
class TypeFace:
    """Font, size and spacing of one kind of paragraph."""

    font: str
    size: Points
    align: Align = "left"
    indent: Annotated[float, Field(ge=0, le=20)] = 0  # of the first line, in characters
    bold: bool = False
    line_spacing: Annotated[float, Field(ge=0, le=200)] = 0  # points; 0: that of the grid


@dataclass(frozen=True, slots=True, kw_only=True, config=_STRICT)
class PageNumber:
    """The style of page numbers."""

    font: str
    size: Points
    pattern: str = "— {} —"
    place: Literal["outside", "center", "none"] = "outside"
    below_text: Millimetres = 7


@dataclass(frozen=True, slots=True, kw_only=True, config=_STRICT)
class Layout:
    """A layout profile: page, faces, page number, and fallback fonts."""

    name: str
    page: PageSize
    title: TypeFace
    body: TypeFace
    heading1: TypeFace
    heading2: TypeFace
    heading3: TypeFace
    heading4: TypeFace
    table: TypeFace
    page_number: PageNumber
    fallbacks: dict[str, tuple[str, ...]] = Field(default_factory=dict)

    @property
    def headings(self) -> tuple[TypeFace, TypeFace, TypeFace, TypeFace]:
        """The faces of the headings, outermost first."""
        return (self.heading1, self.heading2, self.heading3, self.heading4)

    @property
    def line_pitch(self) -> float:
        """The line pitch in points, so that `page.lines` just fit; 0 without a grid."""
        return self.page.text_height / self.page.lines if self.page.lines else 0.0

    @property
    def character_pitch(self) -> float:
        """The character pitch of the body in points; its size without a grid."""
        characters = self.page.characters
        return self.page.text_width / characters if characters else self.body.size


def national_layout() -> Layout:
    """Return the layout of GB/T 9704-2012, the default."""
    return _parse_layout(
        files("assistant").joinpath("data/layouts/national.toml").read_text("utf-8")
    )


@refuse_faults(SettingsError, what="版式文件", hint=_HINT)
def load_layout(path: Path) -> Layout:
    """Return the layout in a TOML file. Raises SettingsError for an invalid one."""
    content = read_foreign_file(
        path, refusal=SettingsError, most=MAX_TEXT, lead=f"读不到版式文件：{path}。"
    )
    try:
        return _parse_layout(content.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise SettingsError(f"版式文件不是 UTF-8 文本：{path}", hint="请另存为 UTF-8。") from error
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"版式文件格式有误：{path}（{error}）", hint=_HINT) from error
    except ValidationError as error:
        where = "、".join(".".join(map(str, fault["loc"])) for fault in error.errors())
        raise SettingsError(f"版式文件里这几项有误或多余：{where}（{path}）", hint=_HINT) from error


def _parse_layout(text: str) -> Layout:
    return TypeAdapter(Layout).validate_python(tomllib.loads(text))
