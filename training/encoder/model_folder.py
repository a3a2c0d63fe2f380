"""Write the folder of an encoder: weights in 8 bits, tokenizer, settings, a module for others."""

from __future__ import annotations

import hashlib
import json
import tempfile
from pathlib import Path

from onnx import TensorProto
from onnxruntime.quantization import QuantType, quantize_dynamic
from tokenizers import Tokenizer

from assistant.archive.embedding.encoder import Encoder
from assistant.resources import resource_folder
from training.encoder.chinese_pieces import LONGEST
from training.encoder.graph import write_graph
from training.encoder.package_weights import Tensors

NAME = "e5-small-chinese-reports"
PROMPTS = {"query": "query: ", "document": "passage: "}
_MODULE = resource_folder("data") / "encoder" / "onnx_module.py"  # as it ships
_PROBE = "推进老旧小区改造，新增停车位320个，群众满意度达95%以上。"
_DIGITS = 4  # of the probe's vector


def write_folder(folder: Path, tensors: Tensors, tokenizer: Tokenizer, *, layers: int) -> None:
    """Write the model into `folder`, created if missing."""
    folder.mkdir(parents=True, exist_ok=True)
    write_quantized(folder / "model.onnx", tensors, layers=layers)
    tokenizer.save(str(folder / "tokenizer.json"), pretty=False)
    _write_settings(folder, dimension=tensors["emb.word"].shape[1])
    (folder / _MODULE.name).write_bytes(_MODULE.read_bytes())
    module = {"idx": 0, "name": "0", "path": "", "type": f"{_MODULE.stem}.OnnxModule"}
    _write(folder / "modules.json", [module])
    sentences = {"prompts": PROMPTS, "default_prompt_name": None, "similarity_fn_name": "cosine"}
    _write(folder / "config_sentence_transformers.json", sentences)


def write_quantized(path: Path, tensors: Tensors, *, layers: int, shown: int | None = None) -> None:
    """Write the graph with its matrices in 8 bits, a scale for each of their columns."""
    with tempfile.TemporaryDirectory() as scratch:
        whole = Path(scratch) / "whole.onnx"
        write_graph(whole, tensors, layers=layers, shown=shown)
        quantize_dynamic(
            whole,
            path,
            weight_type=QuantType.QInt8,
            op_types_to_quantize=["MatMul", "Attention"],
            per_channel=True,
            # 7 of the 8 bits: processors without VNNI add products in 16 bits, which overflow.
            reduce_range=True,
            extra_options={"MatMulConstBOnly": True, "DefaultTensorType": TensorProto.FLOAT},
        )


def _write_settings(folder: Path, *, dimension: int) -> None:
    """Write what the program needs to know, and the vector that the probe has to have."""
    weights = (folder / "model.onnx").read_bytes()
    vocabulary = (folder / "tokenizer.json").read_bytes()
    settings: dict[str, object] = {
        "name": NAME,
        "sha256": hashlib.sha256(vocabulary + weights).hexdigest(),
        "bytes": len(weights),
        "dimension": dimension,
        "longest": LONGEST,
        "query_prompt": PROMPTS["query"],
        "passage_prompt": PROMPTS["document"],
        "probe": "",
        "probe_vector": [],
    }
    _write(folder / "encoder.json", settings)
    vector = Encoder.open(folder).encode_passages([_PROBE])[0]
    known = {"probe": _PROBE, "probe_vector": [round(float(x), _DIGITS) for x in vector]}
    _write(folder / "encoder.json", settings | known)


def _write(path: Path, content: object) -> None:
    path.write_text(json.dumps(content, ensure_ascii=False) + "\n", encoding="utf-8")
