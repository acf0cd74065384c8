"""The graph that the training program writes: the same network, in int8 nearly so."""

import math
import sys
from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("onnx", reason="onnx comes with the extra 'train'")
onnxruntime = pytest.importorskip("onnxruntime")

HERE = Path(__file__).resolve().parent
WIDTH, HEADS, WIDE, PIECES, TAGS = 32, 4, 64, 50, 7
LAYER = {
    "attention.self.query": (WIDTH, WIDTH),
    "attention.self.key": (WIDTH, WIDTH),
    "attention.self.value": (WIDTH, WIDTH),
    "attention.output.dense": (WIDTH, WIDTH),
    "intermediate.dense": (WIDE, WIDTH),
    "output.dense": (WIDTH, WIDE),
}


@pytest.fixture(scope="module")
def onnx_graph():
    sys.path.insert(0, str(HERE.parent / "models"))
    try:
        import onnx_graph
    finally:
        sys.path.pop(0)
    return onnx_graph


@pytest.fixture(scope="module")
def weights():
    rng = np.random.default_rng(1)

    def draw(*shape):
        return rng.normal(0, 0.3, shape).astype(np.float32)

    drawn = {
        "bert.embeddings.word_embeddings.weight": draw(PIECES, WIDTH),
        "bert.embeddings.position_embeddings.weight": draw(16, WIDTH),
        "bert.embeddings.token_type_embeddings.weight": draw(2, WIDTH),
        "head.weight": draw(TAGS, WIDTH),
        "head.bias": draw(TAGS),
    }
    norms = ["bert.embeddings.LayerNorm"]
    for layer in ("bert.encoder.layer.0", "bert.encoder.layer.1"):
        norms += [f"{layer}.attention.output.LayerNorm", f"{layer}.output.LayerNorm"]
        for name, shape in LAYER.items():
            drawn[f"{layer}.{name}.weight"] = draw(*shape)
            drawn[f"{layer}.{name}.bias"] = draw(shape[0])
    for name in norms:
        drawn |= {f"{name}.weight": 1 + draw(WIDTH), f"{name}.bias": draw(WIDTH)}
    return drawn


def reference(weights, pieces):
    """The same network in plain arithmetic."""

    def linear(x, name):
        return x @ weights[f"{name}.weight"].T + weights[f"{name}.bias"]

    def norm(x, name):
        x = (x - x.mean(-1, keepdims=True)) / x.std(-1, keepdims=True)
        return x * weights[f"{name}.weight"] + weights[f"{name}.bias"]

    def heads(x):
        return x.reshape(len(pieces), HEADS, -1).transpose(1, 0, 2)

    embeddings = "bert.embeddings"
    x = weights[f"{embeddings}.word_embeddings.weight"][pieces]
    x = x + weights[f"{embeddings}.position_embeddings.weight"][: len(pieces)]
    x = x + weights[f"{embeddings}.token_type_embeddings.weight"][0]
    x = norm(x, f"{embeddings}.LayerNorm")
    erf = np.vectorize(math.erf)
    for layer in ("bert.encoder.layer.0", "bert.encoder.layer.1"):
        query, key, value = (
            heads(linear(x, f"{layer}.attention.self.{part}"))
            for part in ("query", "key", "value")
        )
        shares = np.exp(query @ key.transpose(0, 2, 1) / math.sqrt(WIDTH / HEADS))
        mixed = shares / shares.sum(-1, keepdims=True) @ value
        mixed = mixed.transpose(1, 0, 2).reshape(len(pieces), WIDTH)
        output = f"{layer}.attention.output"
        x = norm(x + linear(mixed, f"{output}.dense"), f"{output}.LayerNorm")
        wide = linear(x, f"{layer}.intermediate.dense")
        wide = wide * (1 + erf(wide / math.sqrt(2))) / 2
        x = norm(x + linear(wide, f"{layer}.output.dense"), f"{layer}.output.LayerNorm")
    return linear(x, "head")


def run(path, pieces):
    session = onnxruntime.InferenceSession(path, providers=["CPUExecutionProvider"])
    return session.run(None, {"pieces": np.array(pieces, np.int64)})[0]


@pytest.mark.parametrize("pieces", [[7], [0, 3, 49, 3, 2]])
def test_the_graph_is_the_network(onnx_graph, weights, tmp_path, pieces):
    onnx_graph.write(weights, HEADS, tmp_path / "full.onnx", int8=False)
    found = run(tmp_path / "full.onnx", pieces)
    np.testing.assert_allclose(found, reference(weights, pieces), atol=1e-4)


def test_int8_stays_close(onnx_graph, weights, tmp_path):
    pieces = [0, 3, 49, 21, 2]
    onnx_graph.write(weights, HEADS, tmp_path / "small.onnx")
    found, wanted = run(tmp_path / "small.onnx", pieces), reference(weights, pieces)
    assert np.abs(found - wanted).mean() < 0.03 * np.abs(wanted).max()


def test_each_row_has_a_scale_of_its_own(onnx_graph):
    whole, scale = onnx_graph.to_integers(
        np.array([[1.0, -2.0], [100.0, 50.0]], np.float32), axis=1, top=100
    )
    assert whole.tolist() == [[50, -100], [100, 50]]
    assert scale.ravel().tolist() == pytest.approx([0.02, 1.0])
