"""Run foialyzer as `python -m foialyzer`."""

import sys

from foialyzer.cli import main

if __name__ == "__main__":
    sys.exit(main())
