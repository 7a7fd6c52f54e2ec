"""The colours of grounds."""

import re

import pytest
from drawn import releases
from hypothesis import HealthCheck, given, settings
from paper import Recipe, render_transcript

from foialyzer.analysis import analyse
from foialyzer.law.grounds import find_ground
from foialyzer.readers.transcript import parse_transcript
from foialyzer.report.palette import (
    MARK,
    PERSONAL,
    SUBSTANTIVE,
    UNKNOWN,
    choose_paints,
    list_grounds,
    paint_of,
    render_palette,
)

Rgb = tuple[float, float, float]
# How people without red, green or blue cones see colours: Machado, Oliveira and Fernandes (2009), linear rgb.
BLINDNESS = {
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.01182, 0.04294, 0.968881)),
}


def linear(colour: str) -> Rgb:
    """Return a hexadecimal colour in linear light."""
    digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
    red, green, blue = (int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4))
    return tuple(n / 12.92 if n <= 0.04045 else ((n + 0.055) / 1.055) ** 2.4 for n in (red, green, blue))  # type: ignore[return-value]


def luminance(colour: str) -> float:
    """Return the relative luminance that WCAG defines."""
    red, green, blue = linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast that WCAG defines, from 1 to 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@settings(max_examples=25, suppress_health_check=list(HealthCheck), deadline=None)
@given(releases())
def test_law_every_redaction_has_a_paint(recipe: Recipe) -> None:
    """Each redaction of a drawn release has the paint of its likeliest ground, and substantive grounds come before personal."""
    release = analyse(parse_transcript(render_transcript(recipe)[0], "a.txt"))
    paints = choose_paints(release)
    personal = [ground.personal for id_ in list_grounds(release) if (ground := find_ground(id_))]
    assert personal == sorted(personal)
    for redaction in release.redactions:
        paint = paint_of(redaction, paints)
        assert (paint.ground and paint.ground.id) == (redaction.grounds[0].id if redaction.grounds else None)


# cases


@pytest.mark.parametrize("row", [*SUBSTANTIVE, *PERSONAL, UNKNOWN, MARK])
def test_ink_can_be_read(row: tuple[str, str, str, str]) -> None:
    """The code on each colour has a contrast of at least 4.5 to 1, by day and by night."""
    assert contrast(row[0], row[1]) >= 4.5
    assert contrast(row[2], row[3]) >= 4.5


@pytest.mark.parametrize("blindness", BLINDNESS)
@pytest.mark.parametrize("at", [0, 2])
def test_the_first_colours_differ_for_everyone(blindness: str, at: int) -> None:
    """The first four substantive colours and the first personal one are told apart by people who do not see every colour."""
    matrix = BLINDNESS[blindness]
    seen = [
        tuple(sum(weight * part for weight, part in zip(row, linear(colours[at]), strict=True)) for row in matrix)
        for colours in (*SUBSTANTIVE[:4], PERSONAL[0])
    ]
    pairs = [(one, other) for n, one in enumerate(seen) for other in seen[n + 1 :]]
    apart = [max(abs(max(a, 0) ** 0.45 - max(b, 0) ** 0.45) for a, b in zip(one, other, strict=True)) for one, other in pairs]
    assert min(apart) > 0.08


def test_every_class_has_its_colours() -> None:
    """The style rules name a colour for each class of each paint."""
    rules = render_palette()
    for css in [*(f"g{n}" for n in range(1, 9)), "p1", "p2", "p3", "gu", "gm"]:
        assert len(re.findall(rf"--{css}:#", rules)) == 2


def test_rgb() -> None:
    """The fill by day is also given as parts of red, green and blue, from colours of three and of six digits."""
    paints = choose_paints(analyse(parse_transcript("Dag [gelakt: 10.2.e],", "a.txt")))
    assert paints["nl-wob:10.2.e"].rgb == pytest.approx((0x5A / 255, 0x64 / 255, 0x72 / 255))
