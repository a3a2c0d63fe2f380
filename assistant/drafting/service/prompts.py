"""Load the prompts that go to a language model."""

from __future__ import annotations

from pathlib import Path
from string import Formatter

from assistant.errors import PromptError
from assistant.foreign_files import MAX_TEXT, read_foreign_file, refuse_faults
from assistant.resources import resource_folder

_HINT = "请恢复该文件，或检查设置 prompts 指向的文件夹。"


@refuse_faults(PromptError, what="提示词文件", hint=_HINT)
def load_prompt(name: str, *, variables: frozenset[str], folder: Path | None = None) -> str:
    """Return the text of the prompt `name`, its {variables} not yet filled in.

    `folder` holds the user's own prompts; None takes those of the package. Raises PromptError if
    the file is missing or has other variables than `variables`.
    """
    path = (folder or resource_folder("prompts")) / f"{name}.md"
    try:
        text = read_foreign_file(
            path, refusal=PromptError, most=MAX_TEXT, lead=f"读不到提示词文件：{path}。"
        ).decode("utf-8")
    except UnicodeDecodeError as error:
        raise PromptError(f"提示词文件不是 UTF-8 文本：{path}", hint=_HINT) from error
    found = _variables(text, path)
    if found != variables:
        raise PromptError(
            f"提示词 {path.name} 的变量与程序不一致：{_difference(found, variables)}",
            hint="花括号里只能写程序提供的变量；正文里的花括号要写成 {{ 和 }}。",
        )
    return text


def _variables(text: str, path: Path) -> frozenset[str]:
    try:
        return frozenset(name for _, name, _, _ in Formatter().parse(text) if name is not None)
    except ValueError as error:
        raise PromptError(
            f"提示词 {path.name} 的花括号不成对。", hint="正文里的花括号要写成 {{ 和 }}。"
        ) from error


def _difference(found: frozenset[str], wanted: frozenset[str]) -> str:
    missing = [f"缺少 {{{name}}}" for name in sorted(wanted - found)]
    unknown = [f"多出 {{{name}}}" for name in sorted(found - wanted)]
    return "，".join(missing + unknown)
