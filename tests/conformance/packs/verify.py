#!/usr/bin/env python3
"""Verifies an audit pack by docs/packs.md alone: Python's standard library, and `openssl` for Ed25519.

A second implementation, written from the specification without sight of the first (trust.md, EVD-3).

    python3 verify.py pack.zip [more-volumes.zip]... [--key LINE]... [--last CHECKPOINT-OR-PACK]
    python3 verify.py --batch

The first exits with 0 (valid), 1 (invalid) or 2 (could not verify); the second reads lines of JSON, {"packs", "keys",
"last"}, and writes {"verdict", "check"}.
"""

from __future__ import annotations

import argparse
import io
import json
import sys
from typing import Any

from checks import verify_set

EXITS = {"valid": 0, "invalid": 1, "could-not-verify": 2}


def one(paths: list[str], keys: list[str], last: str | None) -> int:
    """Verifies one pack for a reader: a line for each check, then the answer."""
    verdict, check = verify_set(paths, keys, last, print)
    print(f"invalid: {check}" if verdict == "invalid" else verdict.replace("-", " "))
    return EXITS[verdict]


def batch() -> int:
    """Verifies many packs in one process; a line that asks for none is answered as well."""
    for line in sys.stdin:
        print(json.dumps(answer(line)), flush=True)
    return 0


def answer(line: str) -> dict[str, Any]:
    try:
        asked = json.loads(line)
        packs, keys, last = list(asked["packs"]), list(asked.get("keys") or []), asked.get("last")
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return {"verdict": "could-not-verify", "check": None}
    if not packs:
        return {"verdict": "could-not-verify", "check": None}
    verdict, check = verify_set(packs, keys, last, lambda sentence: None)
    return {"verdict": verdict, "check": check}


def main() -> int:
    for stream in (sys.stdout, sys.stdin):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    parser = argparse.ArgumentParser(description="Verifies an audit pack by docs/packs.md.")
    parser.add_argument("packs", nargs="*", metavar="PACK")
    parser.add_argument("--key", action="append", default=[], metavar="LINE", help="a key of the log that you hold")
    parser.add_argument("--last", metavar="FILE", help="the checkpoint, or the pack, of the last time")
    parser.add_argument("--batch", action="store_true", help="read JSON lines from standard input")
    asked = parser.parse_args()
    if asked.batch == bool(asked.packs):
        parser.error("give one pack, or --batch")
    return batch() if asked.batch else one(asked.packs, asked.key, asked.last)


if __name__ == "__main__":
    sys.exit(main())
