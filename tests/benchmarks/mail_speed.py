"""How long it takes to find the copies and order the threads of a parcel of mail, and how that grows with the parcel.

    python tests/benchmarks/mail_speed.py [--messages 2000]

Draws parcels and their halves: mails of which none is printed twice, mails of which one in ten is, and mails each printed four,
twelve or sixty times. Every print hides up to half of its words. Prints processor seconds for copies and threads together, the
median of three rounds, and how many times as long the whole takes as its half: 2 is linear. Two messages are about one
printed page.
"""

import argparse
import gc
import statistics
import sys
import time
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).parents[1]))

from copymaking import Mail, Parcel, Printing, make_mail, make_parcel, seed_random

from foialyzer.mail.copies.search import find_copies, mark_copies
from foialyzer.mail.threads.order import order_threads

PRINTS = {"no copies": 1.0, "one in ten twice": 1.1, "each four times": 4.0, "each twelve times": 12.0, "each sixty times": 60.0}


def draw(messages: int, prints_each: float) -> Parcel:
    """Return a parcel of so many messages, each mail being printed so many times on average."""
    random = seed_random(messages)
    count = round(messages / prints_each)
    mails = [make_mail(random, random.randint(2, 20), random.choice((0.0, 0.2, 0.7))) for _ in range(count)]
    prints = [*mails, *(mails[number % count] for number in range(messages - count))]
    random.shuffle(prints)
    return make_parcel(random, [print_once(random, mail) for mail in prints])


def print_once(random: Random, mail: Mail) -> tuple[Mail, Printing]:
    """Return a mail with a way to print it."""
    return mail, Printing(share=random.uniform(0, 0.5), named=random.random() < 0.9, mark=random.choice(("", "> ")))


def seconds(parcel: Parcel) -> float:
    """Return how long copies and threads of a parcel take."""
    start = time.process_time()
    copies = find_copies(parcel.string, parcel.messages, parcel.redactions)
    order_threads(mark_copies(parcel.string, parcel.messages, copies))
    return time.process_time() - start


def main() -> None:
    """Print seconds and growth for each parcel."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--messages", type=int, default=2000)
    messages = parser.parse_args().messages
    gc.disable()
    for name, each in PRINTS.items():
        whole, half = draw(messages, each), draw(messages // 2, each)
        took, took_half = (statistics.median(seconds(parcel) for _ in range(3)) for parcel in (whole, half))
        size = f"{messages} messages, {len(whole.string)} characters"
        print(f"{name:17s} {size}: {took:5.2f} s, {took / took_half:3.1f} times its half")


if __name__ == "__main__":
    main()
