"""Signed notes, checkpoints, proofs and records of the evidence log (C2SP; RFC 6962)."""

from __future__ import annotations

import functools
import hashlib
import os
import re
import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from faults import NotMade, fail, require
from plain import canonical_object, count_of, decode, from_base64, hash_of, size_of, text_lines, with_keys

RECORD_KEYS = {
    *("actor", "actorKind", "at", "company", "details", "format"),
    *("hashes", "objectId", "objectKind", "seq", "verb"),
}
MAX_SIGNATURES = 64


@dataclass(frozen=True)
class Key:
    name: str
    id: bytes
    public: bytes


@dataclass(frozen=True)
class Note:
    text: bytes
    signatures: tuple[tuple[str, bytes], ...]


@dataclass(frozen=True)
class Checkpoint:
    origin: str
    size: int
    root: bytes
    note: Note


def read_key(line: str) -> Key:
    """`name+id+Base64 of 0x01 and the key`; the id begins the SHA-256 of name, LF, 0x01 and key."""
    match = re.fullmatch(r"([^\s+]+)\+([0-9a-f]{8})\+(\S+)", line)
    if match is None:
        fail(f"{line[:80]!r} is not a key.")
    name, hexadecimal, encoded = match.groups()
    public = from_base64(encoded, "A key")
    require(len(public) == 33 and public[0] == 1, f"The key of {name!r} is not of Ed25519.")
    own = hashlib.sha256(name.encode("utf-8") + b"\n" + public).digest()[:4]
    require(own.hex() == hexadecimal, f"The key of {name!r} has another id than it says.")
    return Key(name, own, public[1:])


def read_note(data: bytes, what: str) -> Note:
    """A signed note: its text, an empty line, and a line for each signature (C2SP signed-note)."""
    note = decode(data, what)
    require(not re.search(r"[\x00-\x09\x0b-\x1f]", note), f"{what} has control characters.")
    text, blank, tail = note.rpartition("\n\n")
    require(blank != "", f"{what} is not a signed note.")
    lines = tail.split("\n")[:-1]
    require(0 < len(lines) <= MAX_SIGNATURES, f"{what} has no signature, or too many.")
    return Note(f"{text}\n".encode(), tuple(read_signature(line, what) for line in lines))


def read_checkpoint(data: bytes, what: str) -> Checkpoint:
    note = read_note(data, what)
    origin, size, root, *extensions = [*note.text.decode().rstrip("\n").split("\n"), "", ""]
    require(origin != "" and "" not in extensions[:-2], f"{what} is not a checkpoint.")
    leaves, head = size_of(size, f"The size in {what}"), hash_of(root, f"The root in {what}")
    return Checkpoint(origin, leaves, head, note)


def read_signature(line: str, what: str) -> tuple[str, bytes]:
    match = re.fullmatch(r"— ([^\s+]+) (\S+)", line)
    if match is None:
        fail(f"{what} has a line that is no signature.")
    signature = from_base64(match.group(2), f"A signature of {what}")
    require(len(signature) > 4, f"A signature of {what} is too short.")
    return match.group(1), signature


def signers(note: Note, origin: str, keys: Sequence[Key], what: str) -> list[Key]:
    """Which of the keys signed; others are ignored, but a signature by one of them that is wrong spoils the note."""
    found: list[Key] = []
    for name, signature in note.signatures:
        for key in (key for key in keys if (key.name, key.id) == (name, signature[:4])):
            require(key not in found, f"{what} is signed twice by one key.")
            right = is_signed(key.public, note.text, signature[4:])
            require(right, f"The signature of {name!r} under {what} is wrong.")
            found.append(key)
    own = [key for key in found if key.name == origin]
    require(bool(own), f"{what} is not signed by a key of its log in keys.txt.")
    return own


@functools.lru_cache(maxsize=4096)
def is_signed(public: bytes, text: bytes, signature: bytes) -> bool:
    """Asks openssl whether the Ed25519 signature is right (RFC 8032; the key in DER by RFC 8410)."""
    with tempfile.TemporaryDirectory() as folder:
        files = {"key": bytes.fromhex("302a300506032b6570032100") + public, "text": text, "signature": signature}
        for name, data in files.items():
            with open(os.path.join(folder, name), "wb") as file:
                file.write(data)
        command = "openssl pkeyutl -verify -pubin -keyform DER -inkey key -rawin -in text -sigfile signature".split()
        try:
            answer = subprocess.run(command, cwd=folder, capture_output=True, timeout=60, check=False)
        except (OSError, subprocess.TimeoutExpired) as error:
            raise NotMade(f"openssl does not run: {error}.") from error
    said = answer.stdout + answer.stderr
    if answer.returncode != 0 and b"Signature Verification Failure" not in said:
        raise NotMade("openssl could not check the signature; version 3 can.")
    return answer.returncode == 0 and b"Signature Verified Successfully" in said


def leaf(record: bytes) -> bytes:
    return hashlib.sha256(b"\0" + record).digest()


def node(left: bytes, right: bytes) -> bytes:
    return hashlib.sha256(b"\1" + left + right).digest()


class Tree:
    """A tree that grows, as the hashes of its complete subtrees, from the largest on."""

    def __init__(self, size: int, peaks: list[bytes]):
        require(len(peaks) == bin(size).count("1"), "previous-peaks.txt has not one hash for each complete subtree.")
        self.size, self.peaks = size, peaks

    def append(self, record: bytes) -> None:
        value, rest = leaf(record), self.size
        while rest & 1:
            value, rest = node(self.peaks.pop(), value), rest >> 1
        self.peaks.append(value)
        self.size += 1

    def root(self) -> bytes:
        """The peaks folded from the right; of an empty tree, the hash of nothing."""
        if not self.peaks:
            return hashlib.sha256().digest()
        return functools.reduce(lambda right, left: node(left, right), reversed(self.peaks))


@dataclass(frozen=True)
class Proof:
    record: bytes
    index: int
    path: tuple[bytes, ...]
    note: bytes


def read_proof(data: bytes, what: str) -> Proof:
    """C2SP tlog-proof: first line, `extra`, `index`, hashes; after an empty line the checkpoint."""
    start, blank, note = data.partition(b"\n\n")
    head, extra, index, *hashes = [*text_lines(start + b"\n", what), "", ""]
    fields = head == "c2sp.org/tlog-proof@v1" and extra.startswith("extra ") and index.startswith("index ")
    require(blank != b"" and fields, f"{what} is no tlog-proof.")
    path = tuple(hash_of(line, f"A hash in {what}") for line in hashes[:-2])
    record = from_base64(extra.removeprefix("extra "), f"The record in {what}")
    return Proof(record, size_of(index.removeprefix("index "), f"The index in {what}"), path, note)


def included(proof: Proof, checkpoint: Checkpoint) -> bool:
    """Whether the path leads from the record to the root (RFC 6962, 2.1.1; the algorithm of RFC 9162, 2.1.3.2)."""
    value, at, last = leaf(proof.record), proof.index, checkpoint.size - 1
    for each in proof.path:
        if last <= 0:
            return False
        if at & 1 or at == last:
            value = node(each, value)
            while not at & 1 and at:
                at, last = at >> 1, last >> 1
        else:
            value = node(value, each)
        at, last = at >> 1, last >> 1
    return proof.index < checkpoint.size and last == 0 and value == checkpoint.root


def read_record(data: bytes, company: str, what: str) -> dict[str, Any]:
    record = with_keys(canonical_object(data, what), RECORD_KEYS, what)
    require(record["format"] == "briefke/entry/1", f"{what} is of another format.")
    require(record["company"] == company, f"{what} is of another company.")
    hashes = record["hashes"]
    named = isinstance(hashes, dict) and all(isinstance(each, str) for each in hashes.values())
    require(named, f"The hashes of {what} are no texts by their names.")
    count_of(record["seq"], f"The number of {what}")
    return record
