"""Write the encoder as an ONNX graph of ONNX Runtime's fused operators."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

from training.encoder.package_weights import Tensors

HEADS = 12
INPUTS = ("input_ids", "attention_mask")
UNIT_VECTORS, TOKEN_VECTORS = "sentence_embedding", "last_hidden_state"
_FUSED = "com.microsoft"
_VERSION, _FILE_VERSION = 17, 9  # of the operators, of the file
_EPSILON = 1e-12
_NORMALIZED = {"epsilon": _EPSILON}


def write_graph(path: Path, tensors: Tensors, *, layers: int, shown: int | None = None) -> None:
    """Write a graph that gives each text a unit vector.

    With `shown` it gives the vectors of all tokens after so many layers, too.
    """
    graph = _Graph()
    width = tensors["emb.word"].shape[1]
    outputs = [helper.make_tensor_value_info(UNIT_VECTORS, TensorProto.FLOAT, ["texts", width])]
    state = _embeddings(graph, tensors)
    graph.add("Cast", ["attention_mask"], "mask", to=TensorProto.INT32)
    for layer in range(layers):
        if layer == shown:
            graph.add("Identity", [state], TOKEN_VECTORS)
            shape = ["texts", "tokens", width]
            outputs.append(helper.make_tensor_value_info(TOKEN_VECTORS, TensorProto.FLOAT, shape))
        state = _layer(graph, tensors, layer, state)
    _pool(graph, state)
    graph.save(path, outputs)


class _Graph:
    """The nodes and constants of a graph, as they are added."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.constants: list[onnx.TensorProto] = []

    def constant(self, name: str, value: NDArray[Any]) -> str:
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def add(self, kind: str, inputs: list[str], output: str, **attributes: Any) -> str:
        name = f"{output}/{kind}"
        self.nodes.append(helper.make_node(kind, inputs, [output], name=name, **attributes))
        return output

    def save(self, path: Path, outputs: list[onnx.ValueInfoProto]) -> None:
        inputs = [
            helper.make_tensor_value_info(name, TensorProto.INT64, ["texts", "tokens"])
            for name in INPUTS
        ]
        graph = helper.make_graph(self.nodes, "encoder", inputs, outputs, self.constants)
        versions = [helper.make_opsetid("", _VERSION), helper.make_opsetid(_FUSED, 1)]
        model = helper.make_model(graph, opset_imports=versions)
        model.ir_version = _FILE_VERSION
        onnx.save(model, path)


def _embeddings(graph: _Graph, tensors: Tensors) -> str:
    """Add the vectors of tokens and positions; those of tokens in 8 bits, a scale for each."""
    table = tensors["emb.word"]
    width = table.shape[1]
    scale = np.maximum(np.abs(table).max(axis=1, keepdims=True), 1e-12) / 127
    graph.constant("table", np.rint(table / scale).astype(np.int8))
    graph.constant("scale", scale.astype(np.float32))
    graph.add("Gather", ["table", "input_ids"], "small")
    graph.add("Cast", ["small"], "large", to=TensorProto.FLOAT)
    graph.add("Gather", ["scale", "input_ids"], "scales")
    graph.add("Mul", ["large", "scales"], "tokens")

    # All texts are of one kind, so the vector of the kind is the same everywhere.
    graph.constant("positions", tensors["emb.pos"] + tensors["emb.type"][:width])
    graph.constant("zero", np.array([0], np.int64))
    graph.add("Shape", ["input_ids"], "length", start=1, end=2)
    graph.add("Slice", ["positions", "zero", "length", "zero"], "places")
    graph.add("Add", ["tokens", "places"], "placed")
    graph.constant("weight", tensors["emb.ln.w"])
    graph.constant("bias", tensors["emb.ln.b"])
    norm = ["placed", "weight", "bias"]
    return graph.add("LayerNormalization", norm, "embedded", axis=-1, **_NORMALIZED)


def _layer(graph: _Graph, tensors: Tensors, layer: int, state: str) -> str:
    """Add attention, then the two dense layers, each with its sum and normalization."""

    def weight(name: str) -> NDArray[np.float32]:
        return tensors[f"l{layer}.{name}"]

    def own(name: str) -> str:
        return f"{layer}.{name}"

    for name in ("ao.b", "aln.w", "aln.b", "fi.b", "fo.b", "oln.w", "oln.b"):
        graph.constant(own(name), weight(name))
    for name in ("ao.w", "fi.w", "fo.w"):
        graph.constant(own(name), weight(name).T)
    graph.constant(own("qkv.w"), np.concatenate([weight(f"{n}.w").T for n in "qkv"], axis=1))
    graph.constant(own("qkv.b"), np.concatenate([weight(f"{n}.b") for n in "qkv"]))

    attention = [state, own("qkv.w"), own("qkv.b"), "mask"]
    graph.add("Attention", attention, own("seen"), domain=_FUSED, num_heads=HEADS)
    graph.add("MatMul", [own("seen"), own("ao.w")], own("attended"))
    middle = _skip(
        graph, [own("attended"), state, own("aln.w"), own("aln.b"), own("ao.b")], own("m")
    )
    graph.add("MatMul", [middle, own("fi.w")], own("inner"))
    graph.add("BiasGelu", [own("inner"), own("fi.b")], own("active"), domain=_FUSED)
    graph.add("MatMul", [own("active"), own("fo.w")], own("outer"))
    return _skip(graph, [own("outer"), middle, own("oln.w"), own("oln.b"), own("fo.b")], own("x"))


def _skip(graph: _Graph, inputs: list[str], output: str) -> str:
    return graph.add("SkipLayerNormalization", inputs, output, domain=_FUSED, **_NORMALIZED)


def _pool(graph: _Graph, state: str) -> None:
    """Add the sum over a text's tokens, brought to length 1: the direction of their mean."""
    graph.constant("last", np.array([2], np.int64))
    graph.constant("one", np.array([1], np.int64))
    graph.add("Cast", ["attention_mask"], "share", to=TensorProto.FLOAT)
    graph.add("Unsqueeze", ["share", "last"], "shares")
    graph.add("Mul", [state, "shares"], "counted")
    graph.add("ReduceSum", ["counted", "one"], "sum", keepdims=0)
    graph.add("LpNormalization", ["sum"], UNIT_VECTORS, axis=-1, p=2)
