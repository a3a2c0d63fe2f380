"""Write a static embedding model as the folder that sentence-transformers reads."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from assistant.archive.embedding.embedder import Vectors
from assistant.archive.storage.atomic_write import replace_file

if TYPE_CHECKING:
    from tokenizers import Tokenizer


def write_static(folder: Path, tokenizer: "Tokenizer", table: Vectors) -> None:
    """Write the model into `folder`, created if missing. Raises OSError.

    The vectors are stored as integers from -127 to 127 with a scale for each row, a quarter of the
    size. The vector of the unknown token is set to zero: an unknown word carries no meaning.
    """
    from safetensors.numpy import save

    vectors = table.copy()
    vectors[tokenizer.token_to_id(tokenizer.model.unk_token)] = 0
    scale = np.maximum(np.abs(vectors).max(axis=1), 1e-12) / 127
    small = np.rint(vectors / scale[:, None]).astype(np.int8)
    normalize = folder / "1_Normalize"
    normalize.mkdir(parents=True, exist_ok=True)
    replace_file(folder / "tokenizer.json", tokenizer.to_str().encode())
    replace_file(folder / "model.safetensors", save({"embeddings": small, "weights": scale}))
    _write(folder / "config_sentence_transformers.json", {"similarity_fn_name": "cosine"})
    _write(normalize / "config.json", {})  # git stores no empty folder
    kinds = [("StaticEmbedding", ""), ("Normalize", normalize.name)]
    rows = [
        {"idx": n, "name": str(n), "path": path, "type": f"sentence_transformers.models.{kind}"}
        for n, (kind, path) in enumerate(kinds)
    ]
    _write(folder / "modules.json", rows)


def _write(path: Path, content: object) -> None:
    replace_file(path, (json.dumps(content, indent=1) + "\n").encode())
