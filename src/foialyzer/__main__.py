"""Run foialyzer as `python -m foialyzer`."""

from foialyzer.cli import main

if __name__ == "__main__":
    main()
