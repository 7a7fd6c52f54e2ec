"""How long mail takes to be read from texts made to be slow, and how that grows with their length.

    python tests/benchmarks/mail_hostile.py [--largest 10000000]

Each text is one piece said again and again. Prints, for each, processor seconds for a text of 100,000 characters from headers to
threads, and for every tenfold length by how much the time grew: 10 is linear. Stops at the largest
length, or where a text takes a minute.
"""

import argparse
import gc
import time
from itertools import pairwise

from foialyzer.mail.copies.search import find_copies, mark_copies
from foialyzer.mail.headers.search import find_headers
from foialyzer.mail.messages import Message, split_messages
from foialyzer.mail.threads.order import order_threads
from foialyzer.page.layout import Text, lay_out
from foialyzer.readers.transcript import parse_transcript
from foialyzer.release.segments import split_segments

BLOCK = "Van: Jan Bos <jan@a.example>\nVerzonden: dinsdag 5 maart 2019 10:22\nAan: Piet Vos\nOnderwerp: plan\n\nAkkoord.\n\n"
PIECES = {
    "quote marks": ">",
    "quote marks and spaces": "> ",
    "labels": "Van:",
    "labels on lines": "Van: \n",
    "labels without values": "Van:\nVerzonden:\nAan:\nCC:\nOnderwerp:\n",
    "labels, two blank lines": "Van:\n\n\nAan:\n\n\n",
    "one label and commas": "Aan: a, b, c,\n",
    "recipients": "Jan Bos <jan@a.example>; ",
    "recipients on lines": "Jan Bos <jan@a.example>;\n",
    "digits": "1",
    "digits and spaces": "12 ",
    "digits and dots": "12.11.",
    "years": "3 november 2019 ",
    "months": "november ",
    "times": "10:22 ",
    "covers": "█",
    "covers and spaces": "█ ",
    "covers on lines": "█████\n",
    "dots": ".",
    "brackets": "<",
    "brackets both ways": "<>",
    "at signs": "a@",
    "domains": "a.b-",
    "slashes": "AB/",
    "colons": ":",
    "colons on lines": "a:\n",
    "semicolons": ";",
    "spaces": " ",
    "line ends": "\n",
    "dashes": "-",
    "rules": "-----\n",
    "rules and spaces": "----- ",
    "separators": "-----Oorspronkelijk bericht-----\n",
    "asterisks": "*",
    "letters": "a",
    "words": "wrote ",
    "verbs on lines": "Op 3 nov. 2019 om 09:14 schreef\n",
    "attributions": "Op 3 nov. 2019 om 09:14 schreef Jan:\n",
    "near attributions": "Op 3 november heeft Jan het volgende geschreven:\n",
    "attributions without end": "On Tue, 3 Nov 2019 at 09:14 Jan ",
    "nested quotes": None,
    "one mail": BLOCK,
    "mails": None,
    "prefixes": "RE: ",
    "subject of prefixes": "Onderwerp: RE: FW: ",
    "chat": "[05-03-2019 10:22:31] Jan: ja\n",
    "stamps on a line": "[05-03-2019 10:22] ",
    "greetings": "Beste Jan,\n",
    "valedictions": "Met vriendelijke groet,\n",
    "byte order marks": "\ufeff",
    "accents": "e\u0301",
    "null": "\0",
    "zero width": "\u200b",
    "ideographs": "年",
}


def write(name: str, length: int) -> str:
    """Return a text of so many characters."""
    piece = PIECES[name]
    if piece is not None:
        return (piece * (length // len(piece) + 1))[:length]
    rows: list[str] = []
    size = depth = 0
    while size < length:
        depth += 1
        sent = f"{depth % 28 + 1} maart 2019 {depth % 24}:{depth % 60:02}"
        rows.append(
            f"{'>' * (depth % 300)} Op {sent} schreef Jan{depth}:\n" if name[0] == "n" else BLOCK.replace("Akkoord", sent)
        )
        size += len(rows[-1])
    return "".join(rows)[:length]


def read(string: str) -> None:
    """Run everything from headers to threads."""
    text: Text = lay_out(parse_transcript(string, "a.txt"), [])
    headers = find_headers(text.string)
    messages: list[Message] = []
    for segment in split_segments(text, headers):
        inside = [header for header in headers if header.span in segment.span]
        messages += split_messages(text, segment.id, segment.span, inside, len(messages) + 1)
    order_threads(mark_copies(text.string, messages, find_copies(text.string, messages, ())))


def main() -> None:
    """Print seconds and growth for each text."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--largest", type=int, default=10_000_000)
    parser.add_argument("--only", help="part of the name of a text")
    given = parser.parse_args()
    gc.disable()
    read("Van: a\n")
    for name in (name for name in PIECES if (given.only or "") in name):
        took: list[float] = []
        length = 10_000
        while length <= given.largest and not (took and took[-1] > 60):
            string = write(name, length)
            start = time.process_time()
            read(string)
            took.append(time.process_time() - start)
            length *= 10
        growth = " ".join(f"{after / before:6.1f}" for before, after in pairwise(took))
        print(f"{name:24s} {took[1]:6.2f} s at 100 kB; growth {growth}")


if __name__ == "__main__":
    main()
