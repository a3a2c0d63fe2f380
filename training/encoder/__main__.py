"""Build the encoder: python -m training.encoder CORPUS -o FOLDER."""

import argparse
from pathlib import Path

import numpy as np

from training.encoder.chinese_pieces import build_tokenizer, choose_pieces
from training.encoder.model_folder import write_folder
from training.encoder.package_weights import read_installed
from training.pairs import training_pairs


def main() -> None:
    """Read package and corpus, write the model."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path, help="folder with gov_pairs and extra_pairs")
    parser.add_argument("-o", "--output", type=Path, required=True)
    arguments = parser.parse_args()

    model = read_installed()
    pairs = training_pairs(arguments.corpus)
    texts = sorted({pair.query for pair in pairs} | {pair.text for pair in pairs})
    kept = choose_pieces(texts, model.pieces, model.scores)
    print(f"{len(texts)} texts, {len(kept)} of {len(model.pieces)} pieces kept")
    tokenizer = build_tokenizer([model.pieces[n] for n in kept], [model.scores[n] for n in kept])
    tensors = model.tensors | {"emb.word": np.ascontiguousarray(model.tensors["emb.word"][kept])}
    write_folder(arguments.output, tensors, tokenizer, layers=model.layers)


if __name__ == "__main__":
    main()
