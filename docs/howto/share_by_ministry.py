"""Prints how much of the mail each authority redacted, over any number of releases.

Call: python docs/howto/share_by_ministry.py RELEASE...
"""

import sys
from collections import defaultdict

from foialyzer import UnreadableInputError, analyse
from foialyzer.redaction.hidden_chars import HiddenChars, Survival

UNKNOWN = "(no letter names the authority)"


def add_up(parts: list[Survival]) -> Survival:
    """Return the survival of several releases together: the share of the sum."""
    hidden = HiddenChars.total(part.hidden_chars for part in parts)
    return Survival.of(sum(part.visible_chars for part in parts), hidden)


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

    print("redacted  at least–at most  releases  authority")
    added = [(add_up(parts).share, name, len(parts)) for name, parts in releases.items()]
    rows = [(share, name, count) for share, name, count in added if share]
    for share, name, count in sorted(rows, key=lambda row: row[0].estimate):
        least, most = 1 - share.high, 1 - share.low  # least is redacted where most can be read
        between = f"{least:.0%}–{most:.0%}"
        print(f"{1 - share.estimate:8.0%}  {between:>16}  {count:8}  {name}")


if __name__ == "__main__":
    main(sys.argv[1:])
