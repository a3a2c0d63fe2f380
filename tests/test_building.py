"""The package keeps its own rules: small files and functions, cheap imports, documented words."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
MODULES = sorted((ROOT / "assistant").rglob("*.py"))
_HEAVY = (
    "faiss",
    "gradio",
    "langchain",
    "langchain_core",
    "lxml",
    "numpy",
    "onnxruntime",
    "openai",
    "pydantic",
    "rich.table",
    "sentence_transformers",
    "tantivy",
    "torch",
)
_Functions = ast.FunctionDef | ast.AsyncFunctionDef


def _name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def _functions(path: Path) -> list[_Functions]:
    tree = ast.parse(path.read_text("utf-8"))
    return [node for node in ast.walk(tree) if isinstance(node, _Functions)]


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_a_file_answers_one_question_briefly(path: Path) -> None:
    source = path.read_text("utf-8")
    assert ast.get_docstring(ast.parse(source)), "the first line says what the file is for"
    assert source.count("\n") <= 300
    for function in _functions(path):
        assert (function.end_lineno or 0) - function.lineno < 50, function.name


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_public_functions_are_documented(path: Path) -> None:
    tree = ast.parse(path.read_text("utf-8"))
    bare = [
        node.name
        for node in tree.body
        if isinstance(node, _Functions | ast.ClassDef)
        and not node.name.startswith("_")
        and not ast.get_docstring(node)
    ]
    assert not bare


def test_the_command_line_starts_without_heavy_libraries() -> None:
    code = f"import sys, assistant.cli; print([name for name in {_HEAVY!r} if name in sys.modules])"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
