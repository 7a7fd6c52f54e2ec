"""Faults planted in parcels that are in order: what makes each finding true, and nothing else."""

from collections.abc import Callable, Mapping
from typing import Any, Literal

from attrs import evolve
from parcels import ParcelRecipe

Plant = Callable[[ParcelRecipe, int], ParcelRecipe]
NAME = "Hendrika Bloemveld"


def change(recipe: ParcelRecipe, index: int, **changes: Any) -> ParcelRecipe:  # noqa: ANN401  (any field)
    """Return a parcel in which one document is otherwise."""
    papers = list(recipe.papers)
    papers[index] = evolve(papers[index], **changes)
    return evolve(recipe, papers=tuple(papers))


def _gap(recipe: ParcelRecipe, index: int) -> ParcelRecipe:
    """Return a parcel whose numbers skip one: the document behind it and all later ones count one more."""
    later = tuple(evolve(paper, number=str(int(paper.number) + 1)) for paper in recipe.papers[index:])
    return evolve(recipe, papers=(*recipe.papers[: max(1, index)], *later[max(0, 1 - index) :]))


def _left_behind(place: Literal["outline", "annotation", "metadata"]) -> Plant:
    return lambda recipe, _: evolve(recipe, left_behind=(place, NAME))


def _two(recipe: ParcelRecipe) -> ParcelRecipe:
    return evolve(recipe, argued=(*recipe.argued, "i"))


# What is planted for each code, in the document of an index.
FAULTS: Mapping[str, Plant] = {
    "annexes-differ": lambda recipe, _: evolve(recipe, announced=len(recipe.papers) + 6),
    "argued-not-used": lambda recipe, _: evolve(recipe, argued=(*recipe.argued, "b")),
    "decision-late": lambda recipe, _: evolve(recipe, decided="20 november 2023"),
    "documents-differ": lambda recipe, _: evolve(recipe, found=len(recipe.papers) + 3),
    "ground-combined": lambda recipe, index: change(
        evolve(recipe, argued=(*recipe.argued, "5.1.5")), index, listed=("5.1.2.e", "5.1.5"), codes=("5.1.2.e, 5.1.5",)
    ),
    "ground-nonexistent": lambda recipe, index: change(recipe, index, listed=("5.1.2.e", "5.1.1.i")),
    "ground-not-argued": lambda recipe, index: change(recipe, index, listed=("5.1.2.e", "5.1.2.i"), codes=("5.1.2.e", "5.1.2.i")),
    "ground-not-listed": lambda recipe, index: change(
        change(_two(recipe), index, codes=("5.1.2.e", "5.1.2.i")),
        index - 1,
        listed=("5.1.2.e", "5.1.2.i"),
        codes=("5.1.2.i", "5.1.2.e"),
    ),
    "ground-not-printed": lambda recipe, index: change(_two(recipe), index, listed=("5.1.2.e", "5.1.2.i")),
    "ground-unknown": lambda recipe, index: change(recipe, index, codes=("5.1.2.e", "vertrouwelijk")),
    "leak-annotation": _left_behind("annotation"),
    "leak-metadata": _left_behind("metadata"),
    "leak-outline": _left_behind("outline"),
    "leak-text": lambda recipe, index: change(recipe, index, under=NAME),
    "listed-not-present": lambda recipe, index: change(recipe, index, in_parcel=False),
    "no-code-printed": lambda recipe, index: change(recipe, index, codes=("5.1.2.e", "")),
    "numbering-gap": _gap,
    "old-document-refused": lambda recipe, index: change(recipe, index, day="3-5-2015"),
    "present-not-listed": lambda recipe, _: change(recipe, -1, in_list=False),
    "public-yet-redacted": lambda recipe, index: change(recipe, index, judgement="public", listed=()),
    "statute-not-in-force": lambda recipe, index: change(recipe, index, codes=("5.1.2.e", "10.2.e")),
    "withheld-yet-present": lambda recipe, index: change(recipe, index, judgement="withheld"),
}
# Those that a document must be known by its number for.
BY_NUMBER = frozenset(
    {
        "ground-not-listed",
        "ground-not-printed",
        "listed-not-present",
        "present-not-listed",
        "public-yet-redacted",
        "withheld-yet-present",
    }
)
