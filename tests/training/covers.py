"""Train the trees that judge what may be a cover on a page image, and say how well they do on pages they were not trained on.

    python tests/training/covers.py PAGES CLEAN [--printed FOLDER] [--write] [--family]

PAGES holds page images and `gold.json` with, for each, a style and the boxes that people drew: [x0, top, x1, bottom] in
pixels. CLEAN holds images of pages without covers, named `<document>-page<number>.png`. On these, covers are also drawn for
practice, with what only looks like them (covered.py). FOLDER holds practice pages made of born-digital releases (printed.py).
Needs scikit-learn.

Pages of one document, with everything drawn over them, are never on both sides of a fold. With `--family` no release is: all
the numbered documents of one release are held out at once. A found box and a drawn one match at an intersection over union of
a half, one to one. The figures printed are those of the held-out folds; the trees written by `--write` have seen every page.
"""

import argparse
import json
import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

import cv2
import numpy as np
from attrs import frozen
from covered import draw_covered
from numpy.typing import NDArray
from PIL import Image
from sklearn.ensemble import GradientBoostingClassifier
from sklearn.model_selection import GroupKFold

from foialyzer.pixels.covers import choose_covers, find_candidates
from foialyzer.pixels.page_image import prepare_sheet
from foialyzer.pixels.traits import TRAITS, measure_traits

FOREST = Path(__file__).resolve().parents[2] / "src/foialyzer/data/covers/forest.json"
PRACTICE = 5  # pages drawn over each clean page
WEIGHT = 0.6  # of a candidate on a drawn page against one on a real page
FOLDS = 6
SEEDS = 3
RATE = 0.1
OTHERS = ("clean", "printed")  # styles of pages that are not counted among all

Trees = list[Any]  # scikit-learn has no types
Task = tuple[Path, str, list[list[float]], int | None]
Boxes = Sequence[Sequence[float]]


@frozen(eq=False)
class Judged:
    """The candidates of one page: what was measured of each, its box in pixels of the image, its best overlap with a cover."""

    name: str
    style: str
    traits: NDArray[np.float64]
    boxes: list[tuple[int, int, int, int]]
    overlaps: NDArray[np.float64]
    gold: list[list[float]]


def overlap(p: Sequence[float], q: Sequence[float]) -> float:
    """Return the intersection over the union of two boxes."""
    wide, high = min(p[2], q[2]) - max(p[0], q[0]), min(p[3], q[3]) - max(p[1], q[1])
    if wide <= 0 or high <= 0:
        return 0.0
    common = wide * high
    return common / ((p[2] - p[0]) * (p[3] - p[1]) + (q[2] - q[0]) * (q[3] - q[1]) - common)


def judge(task: Task) -> Judged:
    """Return the candidates of a page; with a seed, of the page with covers drawn over it."""
    cv2.setNumThreads(1)
    path, style, gold, seed = task
    pixels = np.asarray(Image.open(path).convert("RGB"))
    if seed is not None:
        pixels, drawn = draw_covered(pixels, seed)
        gold = [[float(v) for v in box] for box in drawn]
    sheet = prepare_sheet(pixels, None)
    candidates = find_candidates(sheet)
    boxes = [tuple(v * sheet.scale for v in c.box) for c in candidates]
    best = np.array([max((overlap(b, g) for g in gold), default=0.0) for b in boxes])
    return Judged(path.name, style, measure_traits(sheet, candidates), boxes, best, gold)  # type: ignore[arg-type]


def name_document(page: str) -> str:
    """Return what pages of one document share: the name up to the number of the page."""
    return re.split(r"[-_]page|__concat", page)[0]


def name_family(page: str) -> str:
    """Return what documents of one release share: numbered files come from one release."""
    document = name_document(page)
    return "numbered" if re.fullmatch(r"\d{4}", document) else re.sub(r"_[ab]$", "", document)


def train(pages: Sequence[Judged]) -> Trees:
    """Return a few sets of boosted trees, which differ by the seed alone, that tell covers among the candidates of pages."""
    pages = [page for page in pages if len(page.boxes)]
    table = np.vstack([page.traits for page in pages])
    truth = np.concatenate([page.overlaps >= 0.5 for page in pages])
    weights = np.concatenate([np.full(len(page.boxes), WEIGHT if page.style == "drawn" else 1.0) for page in pages])
    return [
        GradientBoostingClassifier(
            n_estimators=120,
            max_depth=6,
            learning_rate=RATE,
            subsample=0.4,
            max_features=0.2,
            min_samples_leaf=4,
            random_state=seed,
        ).fit(table, truth, sample_weight=weights)
        for seed in range(SEEDS)
    ]


def judge_by(trees: Trees, table: NDArray[np.float64]) -> list[float]:
    """Return the score of each row: of the mean of the log odds."""
    if not len(table):
        return []
    odds = np.mean([one.decision_function(table) for one in trees], axis=0)
    return [float(v) for v in 1 / (1 + np.exp(-odds))]


def score_folds(pages: Sequence[Judged], name: Callable[[str], str]) -> dict[str, list[float]]:
    """Return for each real page the scores of its candidates by trees that saw nothing of its group."""
    real = [page for page in pages if page.style != "drawn"]
    groups = [name(page.name) for page in real]
    scores: dict[str, list[float]] = {}
    for _, held in GroupKFold(FOLDS).split(real, groups=groups):
        out = {groups[i] for i in held}
        trees = train([page for page in pages if name(page.name) not in out])
        for i in held:
            scores[real[i].name] = judge_by(trees, real[i].traits)
    return scores


def count_matches(gold: Boxes, found: Boxes) -> int:
    """Return how many boxes match, the best pairs first."""
    pairs = sorted(((overlap(g, f), i, j) for i, g in enumerate(gold) for j, f in enumerate(found)), reverse=True)
    left, right = set(), set()
    for share, i, j in pairs:
        if share >= 0.5 and i not in left and j not in right:
            left.add(i)
            right.add(j)
    return len(left)


def print_figures(pages: Sequence[Judged], scores: dict[str, list[float]]) -> None:
    """Print precision, recall and F1 of each style, and how many covers were found on pages without any."""
    tally: dict[str, NDArray[np.int64]] = defaultdict(lambda: np.zeros(3, dtype=np.int64))
    for page in pages:
        if page.style != "drawn":
            found = [box for _, box in choose_covers(page.boxes, scores[page.name])]
            right = count_matches(page.gold, found)
            for key in {page.style, page.style if page.style in OTHERS else "all"}:
                tally[key] += (right, len(found) - right, len(page.gold) - right)
    for key, (right, extra, missed) in sorted(tally.items(), key=lambda item: (item[0] in {"all", *OTHERS}, item[0])):
        p, r = right / max(right + extra, 1), right / max(right + missed, 1)
        f1 = 2 * right / max(2 * right + extra + missed, 1)
        print(f"{key:8s} P {p:.3f}  R {r:.3f}  F1 {f1:.3f}   ({right} right, {extra} too many, {missed} missed)")


def write_forest(trees: Trees, path: Path) -> None:
    """Write the sets of trees as one, each tree with its share: a node is [trait, threshold, left, right], a leaf [value]."""
    written = [write_tree(tree[0].tree_, RATE / len(trees)) for one in trees for tree in one.estimators_]
    priors = [float(one.init_.class_prior_[1]) for one in trees]
    start = float(np.mean([np.log(p / (1 - p)) for p in priors]))
    depth = max(int(tree[0].tree_.max_depth) for one in trees for tree in one.estimators_)
    held = {"traits": TRAITS, "start": round(start, 4), "depth": depth, "trees": written}
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(held, separators=(",", ":")) + "\n")


def write_tree(tree: Any, share: float) -> list[list[float]]:  # noqa: ANN401 scikit-learn has no types
    """Return the nodes of one tree, each leaf multiplied by its share in the vote."""
    return [
        [round(float(tree.value[n][0][0]) * share, 4)]
        if tree.children_left[n] < 0
        else [int(tree.feature[n]), round_up(float(tree.threshold[n])), int(tree.children_left[n]), int(tree.children_right[n])]
        for n in range(tree.node_count)
    ]


def round_up(threshold: float) -> float:
    """Return a threshold with fewer digits and not below it, so that a value that equals it stays on its side."""
    return float(np.ceil(threshold * 10000) / 10000)


def list_pages(folder: Path) -> list[Task]:
    """Return the pages of a folder with their style and boxes."""
    gold = json.loads((folder / "gold.json").read_text("utf-8"))
    return [(folder / name, page["style"], page["boxes"], None) for name, page in sorted(gold.items())]


def main() -> None:
    """Read the pages, print the figures of held-out folds, and write the trees when asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pages", type=Path)
    parser.add_argument("clean", type=Path)
    parser.add_argument("--printed", type=Path, help="practice pages with gold.json, as printed.py makes them")
    parser.add_argument("--write", action="store_true", help="write the trees into the package")
    parser.add_argument("--family", action="store_true", help="hold out whole releases")
    given = parser.parse_args()
    tasks = list_pages(given.pages)
    if given.printed:
        tasks += [(path, "printed", boxes, None) for path, _, boxes, _ in list_pages(given.printed)]
    clean = sorted(given.clean.glob("*.png"))
    tasks += [(path, "clean", [], None) for path in clean]
    tasks += [(path, "drawn", [], n * len(clean) + i) for n in range(PRACTICE) for i, path in enumerate(clean)]
    with ProcessPoolExecutor(2) as pool:
        pages = list(pool.map(judge, tasks, chunksize=4))
    print_figures(pages, score_folds(pages, name_family if given.family else name_document))
    if given.write:
        write_forest(train(pages), FOREST)


if __name__ == "__main__":
    main()
