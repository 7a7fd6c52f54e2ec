"""Prints every passage that was withheld as a personal opinion on policy, with the words before it that can be read.

Call: python docs/howto/opinions.py RELEASE...
"""

import re
import sys
from pathlib import Path

from foialyzer import analyse

OPINION = {"nl-wob:11.1", "nl-woo:5.2.1"}
BEFORE = 70  # characters


def main(paths: list[str]) -> None:
    """Print two lines for each passage: where and how long it is, and what stands before it."""
    for path in paths:
        release = analyse(path)
        messages = {message.id: message for message in release.messages}
        for redaction in release.redactions:
            ground = next((g for g in redaction.grounds if g.id in OPINION), None)
            if ground is None or redaction.span is None:
                continue
            message = messages.get(redaction.message or "")
            sent = (message and message.sent) or "no date"
            hidden = redaction.hidden_chars
            place = f"{Path(path).parent.name} page {redaction.page}, {sent}"
            size = f"{hidden.low}–{hidden.high} characters"
            print(f"{place}, {size} ({ground.id} {ground.basis}, confidence {ground.confidence})")
            start = redaction.span.start
            before = re.sub("█+", "█", release.text[max(0, start - BEFORE) : start])
            print("    ..." + " ".join(before.split()[1:]) + " [...]")  # the first may be half a word


if __name__ == "__main__":
    main(sys.argv[1:])
