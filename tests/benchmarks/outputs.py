"""The accounts of many inputs, kept in a folder so that two commits can be compared byte for byte.

    python tests/benchmarks/outputs.py write FOLDER PATH... [--no-ocr]   # one file of JSON per input below the paths
    python tests/benchmarks/outputs.py compare BEFORE AFTER              # names of inputs whose accounts differ, and where

Run `write` in a checkout of each commit with its own `src` on PYTHONPATH.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any

from foialyzer.worker import answer

KINDS = {".pdf", ".png", ".jpg", ".jpeg", ".tif", ".tiff", ".txt", ".md", ".csv", ".xlsx"}


def write(folder: Path, paths: list[Path], *, ocr: bool) -> None:
    """Write the account of every input below the paths."""
    folder.mkdir(parents=True, exist_ok=True)
    files = sorted({f for p in paths for f in (p.rglob("*") if p.is_dir() else [p]) if f.suffix.lower() in KINDS})
    with ProcessPoolExecutor(2) as pool:
        for file, line in zip(files, pool.map(partial(_account, ocr=ocr), files), strict=True):
            name = f"{hashlib.sha256(str(file.resolve()).encode()).hexdigest()[:8]}-{file.name}"[:200]
            (folder / f"{name}.json").write_bytes(line.encode("utf-8", "replace"))


def _account(file: Path, *, ocr: bool) -> str:
    return answer({"path": str(file), "name": file.name, "password": None, "ocr": ocr}, b"")


def compare(before: Path, after: Path) -> int:
    """Print every input whose accounts differ, with the first keys that do; return how many."""
    names = sorted({file.name for folder in (before, after) for file in folder.glob("*.json")})
    differing = 0
    for name in names:
        first, second = before / name, after / name
        if not (first.exists() and second.exists()):
            print(f"{name}: only in {before if first.exists() else after}")
        elif first.read_bytes() != second.read_bytes():
            print(f"{name}: {', '.join(_differences(json.loads(first.read_bytes()), json.loads(second.read_bytes())))}")
        else:
            continue
        differing += 1
    print(f"{differing} of {len(names)} differ")
    return differing


def _differences(one: Any, other: Any, path: str = "") -> list[str]:  # noqa: ANN401  (any JSON)
    if isinstance(one, dict) and isinstance(other, dict):
        keys = sorted({*one, *other})
        return [found for key in keys for found in _differences(one.get(key), other.get(key), f"{path}.{key}")][:8]
    if isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
        return [found for n, pair in enumerate(zip(one, other, strict=True)) for found in _differences(*pair, f"{path}[{n}]")][:8]
    return [] if one == other else [f"{path} {json.dumps(one)[:60]} -> {json.dumps(other)[:60]}"]


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    writing = commands.add_parser("write")
    writing.add_argument("folder", type=Path)
    writing.add_argument("paths", type=Path, nargs="+")
    writing.add_argument("--no-ocr", action="store_true")
    comparing = commands.add_parser("compare")
    comparing.add_argument("before", type=Path)
    comparing.add_argument("after", type=Path)
    chosen = parser.parse_args()
    if chosen.command == "write":
        write(chosen.folder, chosen.paths, ocr=not chosen.no_ocr)
    else:
        raise SystemExit(1 if compare(chosen.before, chosen.after) else 0)
