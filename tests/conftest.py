"""What every test may use: the Hypothesis profiles and the `shared` folder.

Profiles: `ci` draws the same examples each time, `local` new ones, `thorough` many.
Choose one with `pytest --hypothesis-profile=thorough`.
"""

import os
from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("ci", derandomize=True, deadline=None, print_blob=True)
settings.register_profile("local", deadline=None)
settings.register_profile("thorough", deadline=None, max_examples=2000)
settings.load_profile("ci" if os.environ.get("CI") else "local")


@pytest.fixture(scope="session")
def shared() -> Path:
    """Return the folder `shared` beside the checkout, which is no part of the project, or skip the test where it is absent."""
    folder = Path(__file__).resolve().parents[2] / "shared"
    if not folder.is_dir():
        pytest.skip("no folder `shared` beside the checkout")
    return folder


collect_ignore = ["benchmarks", "training"]  # scripts that measure; they need peers and data that tests do without
