"""Run the encoder in this folder inside sentence-transformers.

SentenceTransformer(folder, trust_remote_code=True) gives the vectors that the program itself uses.
Needs onnxruntime and tokenizers.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Self

import numpy as np
import torch
from onnxruntime import InferenceSession
from sentence_transformers.base.modules import InputModule
from tokenizers import Tokenizer

_PAD = 1


class OnnxModule(InputModule):
    """Texts in, unit vectors out."""

    save_in_root = True

    def __init__(self, folder: str) -> None:
        super().__init__()
        self.folder = Path(folder)
        self.tokenizer = Tokenizer.from_file(str(self.folder / "tokenizer.json"))
        self.tokenizer.enable_padding(pad_id=_PAD, pad_token=self.tokenizer.id_to_token(_PAD))
        self.session = InferenceSession(
            str(self.folder / "model.onnx"), providers=["CPUExecutionProvider"]
        )

    @classmethod
    def load(cls, model_name_or_path: str, *_: object, **__: object) -> Self:
        return cls(model_name_or_path)

    def save(self, output_path: str, *_: object, **__: object) -> None:
        for file in (*self.folder.glob("*.json"), *self.folder.glob("*.onnx"), Path(__file__)):
            Path(output_path, file.name).write_bytes(file.read_bytes())

    def preprocess(
        self, inputs: Sequence[str], prompt: str | None = None, **_: object
    ) -> dict[str, torch.Tensor]:
        encodings = self.tokenizer.encode_batch([(prompt or "") + text for text in inputs])
        return {
            "input_ids": torch.tensor([encoding.ids for encoding in encodings]),
            "attention_mask": torch.tensor([encoding.attention_mask for encoding in encodings]),
        }

    def forward(self, features: dict[str, Any], **_: object) -> dict[str, Any]:
        names = ("input_ids", "attention_mask")
        inputs = {name: features[name].cpu().numpy().astype(np.int64) for name in names}
        (vectors,) = self.session.run(["sentence_embedding"], inputs)
        device = features["input_ids"].device
        return features | {"sentence_embedding": torch.from_numpy(vectors).to(device)}

    def get_sentence_embedding_dimension(self) -> int:
        return int(self.session.get_outputs()[0].shape[1])
