"""Prints how much of the mail each authority redacted, over any number of releases.

Call: python docs/howto/share_by_ministry.py RELEASE...
"""

import sys
from collections import defaultdict

from foialyzer import UnreadableInputError, analyse
from foialyzer.redaction.hidden import HiddenChars, Survival

UNKNOWN = "(no letter names the authority)"


def add_up(parts: list[Survival]) -> Survival:
    """Return the survival of several releases together: characters are added, and the share is that of the sum."""
    return Survival.of(sum(part.visible_chars for part in parts), HiddenChars.total(part.hidden_chars for part in parts))


def main(paths: list[str]) -> None:
    """Print one line for each authority, the one that redacted most first."""
    releases: dict[str, list[Survival]] = defaultdict(list)
    for path in paths:
        try:
            release = analyse(path)
        except UnreadableInputError as error:
            print(f"left out: {error}", file=sys.stderr)
            continue
        if release.survival.messages.share is None:
            print(f"left out: {path} holds no mail", file=sys.stderr)
            continue
        authority = release.letter.authority if release.letter else None
        releases[authority or UNKNOWN].append(release.survival.messages)

    rows = [(add_up(parts).share, authority, len(parts)) for authority, parts in releases.items()]
    print("redacted  at least–at most  releases  authority")
    for share, authority, count in sorted(rows, key=lambda row: row[0].estimate):
        low, high = 1 - share.high, 1 - share.low  # least is redacted where most can be read
        print(f"{1 - share.estimate:8.0%}  {f'{low:.0%}–{high:.0%}':>16}  {count:8}  {authority}")


if __name__ == "__main__":
    main(sys.argv[1:])
