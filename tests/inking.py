"""Page images with printed words, drawn for tests."""

from PIL import Image, ImageDraw, ImageFont

__all__ = ["draw_page", "write_text"]

_LINE = "Naar aanleiding van uw brief delen wij u mee dat het verzoek is ontvangen en wordt beoordeeld"


def write_text(draw: ImageDraw.ImageDraw, at: tuple[int, int], text: str, *, colour: str = "black", size: int = 22) -> None:
    """Write words with their left top corner at a place."""
    draw.text(at, text, font=ImageFont.load_default(size), fill=colour)


def draw_page(lines: int = 20) -> Image.Image:
    """Return an A4 page at 150 dots an inch with lines of words every 36 pixels from 220 on, each 22 pixels high."""
    page = Image.new("RGB", (1240, 1754), "white")
    draw = ImageDraw.Draw(page)
    for line in range(lines):
        write_text(draw, (150, 220 + 36 * line), _LINE[: 92 - 11 * (line % 5 == 4)])
    return page
