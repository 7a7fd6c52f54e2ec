"""Prints which part of an organisation mailed which, and how often, as far as the headers of a release can be read.

Call: python docs/howto/who_mailed_whom.py RELEASE...
"""

import sys
from collections import Counter

from foialyzer import analyse
from foialyzer.mail.people import Person


def home_of(person: Person | None) -> str:
    """Return the unit or the domain of a person: it often survives where the name does not, and it names nobody."""
    return (person and (person.unit or person.domain)) or "unknown"


def main(paths: list[str]) -> None:
    """Print one line for each pair of sender and recipient, the most frequent first."""
    pairs: Counter[tuple[str, str]] = Counter()
    for path in paths:
        for message in analyse(path).messages:
            if message.copy_of is not None:
                continue  # another print of a mail that is counted already
            for recipient in (*message.to, *message.cc):
                pairs[home_of(message.sender), home_of(recipient)] += 1

    for (one, other), count in sorted(pairs.items(), key=lambda row: (-row[1], row[0])):
        print(f"{count:5}  {one} > {other}")


if __name__ == "__main__":
    main(sys.argv[1:])
