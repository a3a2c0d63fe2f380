"""Run the upper layers of the encoder in torch, where they can be trained."""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional

from training.encoder.graph import HEADS
from training.encoder.package_weights import Tensors

_EPSILON = 1e-12
_FAR = 1e9  # below zero: a padding token gets no attention
_DENSE, _NORMS = ("q", "k", "v", "ao", "fi", "fo"), ("aln", "oln")


class Layer(nn.Module):
    """One layer: attention and two dense layers, each with its sum and normalization."""

    def __init__(self, width: int, inner: int) -> None:
        super().__init__()
        self.q, self.k, self.v, self.ao = (nn.Linear(width, width) for _ in range(4))
        self.fi, self.fo = nn.Linear(width, inner), nn.Linear(inner, width)
        self.aln, self.oln = (nn.LayerNorm(width, eps=_EPSILON) for _ in range(2))

    def forward(self, state: Tensor, mask: Tensor) -> Tensor:
        texts, tokens, width = state.shape

        def split(part: Tensor) -> Tensor:
            return part.view(texts, tokens, HEADS, width // HEADS).transpose(1, 2)

        # Written out: the fused attention of torch takes twice as long for short texts in 16 bits.
        nearness = split(self.q(state)) @ split(self.k(state)).transpose(-1, -2)
        share = functional.softmax(nearness * (width // HEADS) ** -0.5 + mask, dim=-1)
        seen = share.to(state.dtype) @ split(self.v(state))
        seen = seen.transpose(1, 2).reshape(texts, tokens, width)
        state = self.aln(state + self.ao(seen))
        normal: Tensor = self.oln(state + self.fo(functional.gelu(self.fi(state))))
        return normal


class UpperLayers(nn.Module):
    """The layers from `first` on, and the direction of the mean over a text's tokens."""

    def __init__(self, tensors: Tensors, *, first: int, layers: int) -> None:
        super().__init__()
        self.first = first
        inner, width = tensors["l0.fi.w"].shape
        self.layers = nn.ModuleList(Layer(width, inner) for _ in range(first, layers))
        self.load_state_dict(
            {
                ours: torch.from_numpy(tensors[theirs].copy())
                for ours, theirs in _names(first, layers).items()
            }
        )

    def forward(self, state: Tensor, attended: Tensor) -> Tensor:
        mask = (attended[:, None, None, :] - 1) * _FAR
        for layer in self.layers:
            state = layer(state, mask)
        total = (state.float() * attended[:, :, None]).sum(dim=1)
        return functional.normalize(total, dim=-1)

    def tensors(self) -> Tensors:
        """Return the weights under the names of the package."""
        names = _names(self.first, self.first + len(self.layers))
        return {names[ours]: weight.float().numpy() for ours, weight in self.state_dict().items()}


def _names(first: int, layers: int) -> dict[str, str]:
    """Return our name of each weight with the package's."""
    ends = {"weight": "w", "bias": "b"}
    return {
        f"layers.{layer - first}.{part}.{end}": f"l{layer}.{part}.{short}"
        for layer in range(first, layers)
        for part in (*_DENSE, *_NORMS)
        for end, short in ends.items()
    }
