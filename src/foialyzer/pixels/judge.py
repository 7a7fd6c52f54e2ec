"""How sure one may be that a candidate is a cover: the vote of a few small decision trees, from data/covers/."""

import json
from functools import cache
from importlib import resources
from typing import Any

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

__all__ = ["Forest", "load_forest"]


@frozen(eq=False)
class Forest:
    """Boosted decision trees, side by side: row t of each array is tree t, column n its node n; node 0 is the root.

    Args:
        traits: names of the columns that `score` takes, in order.
        start: the log odds before any tree has spoken.
        column: which trait a node asks for; a leaf has -1.
        threshold: up to which value a node goes left.
        left, right: the next node; a leaf leads to itself.
        value: what a leaf adds to the log odds.
        depth: nodes between a root and its farthest leaf.
    """

    traits: tuple[str, ...]
    start: float
    column: NDArray[np.int64]
    threshold: NDArray[np.float64]
    left: NDArray[np.int64]
    right: NDArray[np.int64]
    value: NDArray[np.float64]
    depth: int

    def score(self, table: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return for each row of a table the share of sureness, in (0, 1)."""
        trees = np.arange(len(self.column))
        node = np.zeros((len(table), len(trees)), dtype=np.int64)
        for _ in range(self.depth):
            asked = np.take_along_axis(table, self.column[trees, node], axis=1)
            node = np.where(asked <= self.threshold[trees, node], self.left[trees, node], self.right[trees, node])
        odds: NDArray[np.float64] = self.start + self.value[trees, node].sum(axis=1)
        return 1 / (1 + np.exp(-odds))


@cache
def load_forest() -> Forest:
    """Return the trees of the package, as trained by tests/training/covers.py."""
    held = json.loads((resources.files("foialyzer") / "data/covers/forest.json").read_text("utf-8"))
    return parse_forest(held)


def parse_forest(held: dict[str, Any]) -> Forest:
    """Return the trees that a JSON object holds: `traits`, `start`, `depth`, and `trees`, each a list of nodes.

    A node is `[trait, threshold, left, right]`, a leaf `[value]`.

    Example:
        >>> one = parse_forest({"traits": ["height"], "start": 0.0, "depth": 1, "trees": [[[0, 5.0, 1, 2], [-2.0], [2.0]]]})
        >>> one.score(np.array([[4.0], [9.0]])).round(2).tolist()
        [0.12, 0.88]
    """
    trees = held["trees"]
    most = max(len(tree) for tree in trees)
    shape = len(trees), most
    column, left, right = (np.zeros(shape, dtype=np.int64) for _ in range(3))
    threshold, value = np.zeros(shape), np.zeros(shape)
    for t, tree in enumerate(trees):
        for n, node in enumerate(tree):
            if len(node) == 1:
                value[t, n], left[t, n], right[t, n] = node[0], n, n
            else:
                column[t, n], threshold[t, n], left[t, n], right[t, n] = node
    return Forest(tuple(held["traits"]), float(held["start"]), column, threshold, left, right, value, int(held["depth"]))
