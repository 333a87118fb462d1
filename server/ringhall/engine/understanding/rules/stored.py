"""A trained model as bytes, and back: plain arrays, nothing that could be run."""

import io
import json
from typing import Any
from zipfile import BadZipFile

import numpy as np

from ringhall.engine.understanding.errors import ModelBroken
from ringhall.engine.understanding.rules.model import VECTOR, Model, Weights

BYTES_MAX = 256 << 20
ARRAYS = {
    "keys": (np.uint32, 1), "rarity": (np.float32, 1), "linear": (np.float16, 2), "linear_bias": (np.float32, 1),
    "hidden": (np.float16, 2), "hidden_bias": (np.float32, 1), "outer": (np.float32, 2), "outer_bias": (np.float32, 1),
}  # fmt: skip


def to_bytes(model: Model) -> bytes:
    """The model as a file of arrays; the same model is always the same bytes."""
    head = {
        "version": model.version,
        "intents": model.intents,
        "known_from": model.known_from,
        "sentences": model.sentences,
    }
    arrays: dict[str, Any] = {name: getattr(model.weights, name) for name in ARRAYS}
    file = io.BytesIO()
    np.savez(file, head=np.frombuffer(json.dumps(head).encode(), dtype=np.uint8), surety=model.surety, **arrays)
    return file.getvalue()


def from_bytes(data: bytes) -> Model:
    """The model that was stored. Raises ModelBroken for whatever is none."""
    if len(data) > BYTES_MAX:
        raise ModelBroken
    try:
        with np.load(io.BytesIO(data), allow_pickle=False) as file:
            head = json.loads(file["head"].tobytes())
            surety = file["surety"]
            arrays = {name: file[name] for name in ARRAYS}
        model = Model(
            version=str(head["version"]),
            intents=tuple(map(str, head["intents"])),
            weights=Weights(**arrays),
            surety=surety,
            known_from=float(head["known_from"]),
            sentences=str(head.get("sentences", "")),
        )
    except (ValueError, KeyError, TypeError, OSError, EOFError, BadZipFile):
        raise ModelBroken from None
    if not _fits(model):
        raise ModelBroken
    return model


def _fits(model: Model) -> bool:
    weights, columns = model.weights, len(model.intents)
    for name, (kind, dimensions) in ARRAYS.items():
        array = getattr(weights, name)
        if array.dtype != kind or array.ndim != dimensions or not np.isfinite(array).all():
            return False
    rows, middle = len(weights.keys), len(weights.hidden_bias)
    return (
        columns >= 2
        and rows > 0
        and bool((weights.keys[1:] > weights.keys[:-1]).all())
        and weights.rarity.shape == (rows,)
        and weights.meaning_rows == (VECTOR if model.sentences else 0)
        and weights.linear.shape[1] == columns
        and weights.hidden.shape == (len(weights.linear), middle)
        and weights.outer.shape == (middle, columns)
        and weights.linear_bias.shape == weights.outer_bias.shape == (columns,)
        and model.surety.shape == (5,)
    )
