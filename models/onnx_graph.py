"""Write a fine-tuned encoder as an int8 ONNX graph.

The graph reads one window of piece ids and gives the scores of the tags for each
piece. It is written node by node: without masks and batches it is a third of what an
exporter makes of the same network, and each piece keeps a scale of its own in every
product: with one scale for all a point of F1 is lost.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

Weights = dict[str, np.ndarray]
OPSET, IR, OWN = 20, 10, "com.microsoft"
# Seven bits: with eight, processors without VNNI overflow where two products meet,
# and the names would depend on the machine.
WEIGHT_TOP = 63
TINY = np.float32(1e-12)


class Graph:
    """Nodes and constants of a graph being written."""

    def __init__(self, int8: bool) -> None:
        self.int8 = int8
        self.nodes: list[onnx.NodeProto] = []
        self.constants: list[onnx.TensorProto] = []

    def constant(self, value: np.ndarray) -> str:
        """A constant's name."""
        name = f"c{len(self.constants)}"
        value = np.array(value, order="C")
        self.constants.append(numpy_helper.from_array(value, name))
        return name

    def integers(self, *values: int) -> str:
        """A constant list of integers."""
        return self.constant(np.array(values, np.int64))

    def node(self, kind: str, *inputs: str, **options: object) -> str:
        """The name of a new node's result."""
        name = f"n{len(self.nodes)}"
        self.nodes.append(helper.make_node(kind, list(inputs), [name], name, **options))
        return name

    def linear(self, x: str, weight: np.ndarray, bias: np.ndarray) -> str:
        """A linear layer, its weight as PyTorch keeps it."""
        if self.int8:
            product = self.product(x, weight.T)
        else:
            product = self.node("MatMul", x, self.constant(weight.T))
        return self.node("Add", product, self.constant(bias))

    def product(self, x: str, weight: np.ndarray) -> str:
        """``x`` times ``weight`` in integers, each row and column with its scale."""
        whole, column_scale = to_integers(weight, axis=0, top=WEIGHT_TOP)
        largest, least = (
            self.node(kind, x, self.integers(-1), keepdims=0)
            for kind in ("ReduceMax", "ReduceMin")
        )
        size = self.node("Max", largest, self.node("Neg", least), self.constant(TINY))
        scale = self.node("Div", size, self.constant(np.float32(127)))
        middle = helper.make_tensor("value", TensorProto.UINT8, [1], [128])
        middles = self.node("ConstantOfShape", self.node("Shape", scale), value=middle)
        rows = self.node("QuantizeLinear", x, scale, middles, axis=0)
        # onnxruntime's own: the columns are scaled while the sums are at hand.
        product = self.node(
            "MatMulIntegerToFloat",
            rows,
            self.constant(whole),
            self.constant(np.float32(1)),
            self.constant(column_scale.ravel()),
            self.constant(np.uint8(128)),
            domain=OWN,
        )
        return self.node(
            "Mul", product, self.node("Unsqueeze", scale, self.integers(1))
        )

    def norm(self, x: str, weights: Weights, name: str) -> str:
        """A layer norm."""
        gain = self.constant(weights[f"{name}.weight"])
        shift = self.constant(weights[f"{name}.bias"])
        return self.node("LayerNormalization", x, gain, shift, axis=-1, epsilon=1e-12)


def to_integers(
    values: np.ndarray, axis: int, top: int
) -> tuple[np.ndarray, np.ndarray]:
    """Values as int8 of at most ``top`` and the scale of each row or column."""
    scale = np.maximum(np.abs(values).max(axis=axis, keepdims=True), TINY) / top
    return np.round(values / scale).astype(np.int8), scale.astype(np.float32)


def write(weights: Weights, heads: int, path: Path, *, int8: bool = True) -> None:
    """Write the graph of a BERT with a linear head (``head.weight``) to ``path``."""
    graph = Graph(int8)
    x = embed(graph, weights)
    layer = 0
    while f"bert.encoder.layer.{layer}.output.dense.weight" in weights:
        x = encode(graph, weights, f"bert.encoder.layer.{layer}", x, heads)
        layer += 1
    scores = graph.linear(x, weights["head.weight"], weights["head.bias"])
    graph.nodes.append(helper.make_node("Identity", [scores], ["scores"], "scores"))
    model = helper.make_model(
        helper.make_graph(
            graph.nodes,
            "names",
            [helper.make_tensor_value_info("pieces", TensorProto.INT64, ["n"])],
            [helper.make_tensor_value_info("scores", TensorProto.FLOAT, ["n", None])],
            graph.constants,
        ),
        opset_imports=[helper.make_opsetid("", OPSET), helper.make_opsetid(OWN, 1)],
        ir_version=IR,
    )
    onnx.save(model, path)


def embed(graph: Graph, weights: Weights) -> str:
    """Sum of word, position and type embeddings, normalised."""
    name = "bert.embeddings"
    rows = weights[f"{name}.word_embeddings.weight"]
    if graph.int8:
        whole, scale = to_integers(rows, axis=1, top=127)
        small = graph.node("Gather", graph.constant(whole), "pieces")
        floats = graph.node("Cast", small, to=TensorProto.FLOAT)
        scales = graph.node("Gather", graph.constant(scale), "pieces")
        words = graph.node("Mul", floats, scales)
    else:
        words = graph.node("Gather", graph.constant(rows), "pieces")
    places = weights[f"{name}.position_embeddings.weight"]
    # Every piece is of the first type: its embedding goes with the position's.
    places = places + weights[f"{name}.token_type_embeddings.weight"][0]
    length = graph.node("Shape", "pieces")
    first = graph.node(
        "Slice", graph.constant(places), graph.integers(0), length, graph.integers(0)
    )
    return graph.norm(graph.node("Add", words, first), weights, f"{name}.LayerNorm")


def encode(graph: Graph, weights: Weights, name: str, x: str, heads: int) -> str:
    """One layer of the encoder."""
    mixed = attend(graph, weights, f"{name}.attention.self", x, heads)
    x = add(graph, weights, f"{name}.attention.output", mixed, x)
    wide = graph.linear(x, *both(weights, f"{name}.intermediate.dense"))
    return add(graph, weights, f"{name}.output", graph.node("Gelu", wide), x)


def add(graph: Graph, weights: Weights, name: str, new: str, x: str) -> str:
    """A projection added to what came in, normalised."""
    projected = graph.linear(new, *both(weights, f"{name}.dense"))
    return graph.norm(graph.node("Add", projected, x), weights, f"{name}.LayerNorm")


def attend(graph: Graph, weights: Weights, name: str, x: str, heads: int) -> str:
    """Self-attention before its output projection."""
    width = len(weights[f"{name}.query.bias"])
    size = width // heads
    weight, bias = zip(
        *(both(weights, f"{name}.{x}") for x in ("query", "key", "value")), strict=True
    )
    # The scale of the dot product is put into the query's weights.
    scale = np.repeat([size**-0.5, 1, 1], width).astype(np.float32)
    joined = graph.linear(
        x, np.concatenate(weight) * scale[:, None], np.concatenate(bias) * scale
    )
    split = graph.node("Reshape", joined, graph.integers(0, 3, heads, size))
    split = graph.node("Transpose", split, perm=[1, 2, 0, 3])
    query, key, value = (
        graph.node("Gather", split, graph.constant(np.array(i, np.int64)))
        for i in range(3)
    )
    turned = graph.node("Transpose", key, perm=[0, 2, 1])
    shares = graph.node("Softmax", graph.node("MatMul", query, turned), axis=-1)
    mixed = graph.node("MatMul", shares, value)
    mixed = graph.node("Transpose", mixed, perm=[1, 0, 2])
    return graph.node("Reshape", mixed, graph.integers(0, width))


def both(weights: Weights, name: str) -> tuple[np.ndarray, np.ndarray]:
    """Weight and bias of a linear layer."""
    return weights[f"{name}.weight"], weights[f"{name}.bias"]
