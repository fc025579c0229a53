"""The ten checks of docs/packs.md, in their order."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Callable, Sequence
from typing import Any

from completeness import DOCUMENTS, check_fields, check_files, check_log, check_omitted, check_registers, check_series, check_time, common, read_withheld
from evidence import Tree, included, read_checkpoint, read_key, read_note, read_proof, read_record, signers
from faults import Fault, NotMade, fail, require
from plain import canonical_object, hash_of, text_lines, texts_of
from stored_zip import Pack, open_pack

CHECKS = ("zip", "bag", "hashes", "checkpoint", "key", "continues", "documents", "completeness", "volumes", "last-pack")
PROOFS = "data/07_proofs/"
TAG_FILES = {"bagit.txt", "bag-info.txt", "manifest-sha256.txt", "pack.note", "tagmanifest-sha256.txt"}
BAGIT = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"


class Verification:
    """One pack under verification. A check says what holds, or raises; what it read, the next ones use."""

    def __init__(self, path: Any, keys: Sequence[Any], last: Any):
        self.path, self.keys, self.last = path, keys, last

    def zip(self) -> str:
        self.file, self.pack = open_pack(self.path)
        return f"The ZIP is whole and has {len(self.pack.entries)} files."

    def bag(self) -> str:
        pack = self.pack
        self.payload = {path: entry for path, entry in pack.entries.items() if path.startswith("data/")}
        self.tags = {path: entry for path, entry in pack.entries.items() if path not in self.payload}
        for path in sorted(TAG_FILES ^ set(self.tags)):
            fail(f"{path} is missing." if path in TAG_FILES else f"{path!r} is neither in data/ nor a tag file.")
        require(pack.content("bagit.txt") == BAGIT, "bagit.txt is not that of BagIt 1.0.")
        lines = text_lines(pack.content("bag-info.txt"), "bag-info.txt")
        labelled = all(re.fullmatch(r"[^\s:][^:]*: .*|[ \t]+\S.*", line) for line in lines)
        require(labelled, "bag-info.txt has a line that is no label and value.")
        oxum = [line for line in lines if line.partition(":")[0].strip().casefold() == "payload-oxum"]
        right = f"Payload-Oxum: {sum(entry.size for entry in self.payload.values())}.{len(self.payload)}"
        require(oxum == [right], f"bag-info.txt does not say {right}.")
        counts = [line for line in lines if line.partition(":")[0].strip().casefold() == "bag-count"]
        self.bag_count = counts or ["Bag-Count: 1 of 1"]
        self.manifests = {name: read_manifest(pack, name) for name in ("tagmanifest-sha256.txt", "manifest-sha256.txt")}
        return "The folder is a bag of BagIt 1.0."

    def hashes(self) -> str:
        tags = {path: entry for path, entry in self.tags.items() if path != "tagmanifest-sha256.txt"}
        for (name, listed), files in zip(self.manifests.items(), (tags, self.payload), strict=True):
            for path in sorted(set(listed) ^ set(files)):
                fail(f"{path!r} is not listed in {name}." if path in files else f"{path!r} of {name} is missing.")
            for path, entry in files.items():
                require(listed[path] == entry.sha256, f"{path!r} has another hash than {name} lists.")
        return f"All {len(self.payload)} files of data/ have their hash."

    def checkpoint(self) -> str:
        self.log_keys = [read_key(line) for line in text_lines(self.pack.content(PROOFS + "keys.txt"), "keys.txt")]
        require(len(set(self.log_keys)) == len(self.log_keys), "keys.txt names a key twice.")
        self.note = self.pack.content(PROOFS + "checkpoint.txt")
        self.head = read_checkpoint(self.note, "checkpoint.txt")
        self.signers = [signers(self.head.note, self.head.origin, self.log_keys, "checkpoint.txt")]
        whole = read_note(self.pack.content("pack.note"), "pack.note")
        self.signers.append(signers(whole, self.head.origin, self.log_keys, "pack.note"))
        hashes = (self.tags[name].sha256 for name in ("manifest-sha256.txt", "bag-info.txt"))
        text = "\n".join(("briefke/pack/1", self.head.origin, *hashes)) + "\n"
        require(whole.text == text.encode(), "pack.note is of another pack.")
        return f"The head of the log {self.head.origin!r}, of {self.head.size} entries, is signed."

    def key(self) -> str:
        if not self.keys:
            raise NotMade("No key was given.")
        try:
            held = [read_key(str(line).strip()) for line in self.keys]
        except Fault as fault:
            raise NotMade(f"A key that was given is none: {fault}") from fault
        public = {key.public for key in held}
        for signed in self.signers:
            require(any(key.public in public for key in signed), "The key that signed is not one that you hold.")
        return "The key that signed is one that you hold."

    def continues(self) -> str:
        data = self.pack.content(PROOFS + "completeness.json")
        require(data.endswith(b"\n"), "The last line of completeness.json does not end.")
        self.stated = canonical_object(data[:-1], "completeness.json")
        company = self.stated.get("company")
        if not isinstance(company, str) or company == "":
            fail("completeness.json names no company.")
        self.company = company
        tree = self._previous_tree()
        self.since, self.named = tree.size, set[str]()
        for line in self.pack.lines(PROOFS + "entries.ndjson"):
            record = read_record(line, self.company, f"The record {tree.size} of entries.ndjson")
            require(record["seq"] == tree.size, f"In place of the record {tree.size} stands {record['seq']}.")
            self.named.update(record["hashes"].values())
            tree.append(line)
        require(tree.size == self.head.size, f"The entries end at {tree.size}, the checkpoint at {self.head.size}.")
        require(tree.root() == self.head.root, "The entries do not lead to the checkpoint.")
        return f"The entries from {self.since} to {self.head.size} lead to the checkpoint without a gap."

    def _previous_tree(self) -> Tree:
        """The tree that the last pack ended with, or an empty one for a first pack."""
        names = [PROOFS + "previous-checkpoint.txt", PROOFS + "previous-peaks.txt"]
        if not any(name in self.pack.entries for name in names):
            return Tree(0, [])
        note, peaks = (self.pack.content(name) for name in names)
        previous = read_checkpoint(note, "previous-checkpoint.txt")
        signers(previous.note, previous.origin, self.log_keys, "previous-checkpoint.txt")
        tree = Tree(previous.size, [hash_of(line, "A peak") for line in text_lines(peaks, "previous-peaks.txt")])
        require(tree.root() == previous.root, "previous-peaks.txt does not lead to previous-checkpoint.txt.")
        return tree

    def documents(self) -> str:
        files = self.stated.get("files")
        unproven = texts_of(files.get("unproven") if isinstance(files, dict) else None, "files.unproven")
        papers = [path for path in self.payload if path.startswith(DOCUMENTS)]
        self.here = {path.removeprefix(DOCUMENTS): self.payload[path].sha256 for path in papers}
        withheld = read_withheld(self.stated)
        require(withheld is None or not self.here, "Some papers are withheld, and others are there.")
        self.papers = self.here if withheld is None else withheld
        proofs = {path: f"{PROOFS}documents/{path}.tlog-proof" for path in self.papers}
        self.proven = {path: proof for path, proof in proofs.items() if proof in self.payload}
        proving = {path for path in self.payload if path.startswith(PROOFS + "documents/")}
        for path in sorted(proving - set(self.proven.values())):
            fail(f"{path!r} proves no file that is there.")
        bare = sorted(set(self.papers) - set(self.proven))
        require(unproven == bare, "The files without a proof are not those that completeness.json lists.")
        for path in sorted(self.proven):
            self._check_proof(path)
        for path in unproven:
            require(self.papers[path] not in self.named, f"The log names {path!r}, which has no proof.")
        return f"{len(self.proven)} documents are proven, {len(unproven)} are listed as not proven."

    def _check_proof(self, path: str) -> None:
        """A document is what was printed or received: its hash stands in a record, and the record in the log."""
        what = f"The proof of {path!r}"
        proof = read_proof(self.pack.content(self.proven[path]), what)
        require(proof.note == self.note, f"{what} does not end with checkpoint.txt.")
        record = read_record(proof.record, self.company, f"The record in {what}")
        require(record["seq"] == proof.index, f"{what} is of another entry than its record.")
        require(self.papers[path] in record["hashes"].values(), f"The record in {what} does not name the file's hash.")
        require(included(proof, self.head), f"{what} does not lead to the checkpoint.")

    def completeness(self) -> str:
        stated = self.stated
        check_fields(stated)
        check_time(stated["at"], self.pack.time)
        check_log(stated["log"], self.head.origin, self.since, self.head.size)
        place = "{number} of {count}".format(**stated["volume"]) if "volume" in stated else "1 of 1"
        require(self.bag_count == [f"Bag-Count: {place}"], f"bag-info.txt does not say that it is {place}.")
        for series in stated["series"]:
            check_series(series)
        check_registers(self.pack, stated["registers"])
        check_omitted(self.pack, stated)
        check_files(stated, set(self.here), len(self.proven))
        return f"{len(stated['series'])} series, {len(stated['registers'])} registers and all files are as stated."

    def volumes(self) -> str:
        if "volume" in self.stated:
            raise NotMade("Only {number} of {count} volumes was looked at.".format(**self.stated["volume"]))
        return "It is one volume."

    def last_pack(self) -> str:
        last, path = read_last(self.last), PROOFS + "previous-checkpoint.txt"
        require(path in self.pack.entries, "This pack names no previous checkpoint, as a first pack does.")
        require(self.pack.content(path) == last, "The previous checkpoint is not that of the last time.")
        return "The previous checkpoint is that of the last time."


def read_manifest(pack: Pack, name: str) -> dict[str, str]:
    """`hash  path` in each line, each path once; BagIt writes a % in it as %25."""
    listed: dict[str, str] = {}
    for line in text_lines(pack.content(name), name):
        match = re.fullmatch(r"([0-9a-f]{64})  ((?:[^%]|%25)+)", line)
        if match is None:
            fail(f"{name} has a line that is no hash and path.")
        path = match.group(2).replace("%25", "%")
        require(path not in listed, f"{name} lists {path!r} twice.")
        listed[path] = match.group(1)
    return listed


def read_last(path: Any) -> bytes:
    """The checkpoint of the last time, from its own file or out of the pack of that time."""
    try:
        require(stat.S_ISREG(os.stat(path).st_mode), f"{path} is not a file.")
        with open(path, "rb") as either:
            start = either.read(1 << 20)
        if not start.startswith(b"PK"):
            return start
        file, pack = open_pack(path)
        with file:
            return pack.content(PROOFS + "checkpoint.txt")
    except (OSError, ValueError, TypeError, Fault) as error:
        raise NotMade(f"What you gave of the last time cannot be read: {error}") from error


def verify_set(paths: Sequence[Any], keys: Sequence[Any], last: Any, say: Callable[[str], Any]) -> tuple[str, str | None]:
    """Each volume by itself, and then whether they are one pack, whole."""
    if len(paths) == 1:
        return verify(paths[0], keys, last, say)[:2]
    looked = [verify(path, keys, last, say, frozenset({"volumes"})) for path in paths]
    for verdict, check, _run in looked:
        if verdict == "invalid":
            return verdict, check
    unmade = next((check for verdict, check, _run in looked if verdict != "valid"), None)
    if unmade is not None and unmade != "key":
        return "could-not-verify", unmade
    try:
        check_set([run for _verdict, _check, run in looked])
    except Fault as fault:
        say(f"volumes: fails: {fault}")
        return "invalid", "volumes"
    except NotMade as reason:
        say(f"volumes: not made: {reason}")
        unmade = unmade or "volumes"
    return ("could-not-verify", unmade) if unmade else ("valid", None)


def check_set(runs: Sequence[Verification]) -> None:
    """One pack: the same statements and the same head; each number once; and together what the set states."""
    first = runs[0]
    for run in runs:
        require("volume" in run.stated and "volume" in first.stated, "A pack of its own is no volume.")
        require(common(run.stated) == common(first.stated) and run.note == first.note, "The volumes are of different packs.")
    numbers = [run.stated["volume"]["number"] for run in runs]
    require(len(set(numbers)) == len(numbers), "A volume is there twice.")
    if len(numbers) != first.stated["volume"]["count"]:
        raise NotMade("Not all volumes are there.")
    for name, whole in first.stated["volume"]["whole"].items():
        there = sum(run.stated["files"][name] for run in runs)
        require(there == whole, f"The volumes hold {there} files as {name}, and state {whole}.")
    papers = [path for run in runs for path in run.papers]
    require(len(set(papers)) == len(papers), "A paper is in two volumes.")


def verify(
    path: Any, keys: Sequence[Any], last: Any, say: Callable[[str], Any], skip: frozenset[str] = frozenset()
) -> tuple[str, str | None, Verification]:
    """Makes the checks until one fails: the verdict, and the check that failed or, if none did, could not be made."""
    run, unmade = Verification(path, keys, last), None
    try:
        for name in CHECKS:
            if name in skip:
                continue
            if name == "last-pack" and last is None:
                say(f"{name}: not made: No checkpoint and no pack of the last time was given.")
                continue
            try:
                say(f"{name}: holds: {getattr(run, name.replace('-', '_'))()}")
            except Fault as fault:
                say(f"{name}: fails: {fault}")
                return "invalid", name, run
            except (NotMade, OSError, MemoryError) as reason:
                say(f"{name}: not made: {reason}")
                unmade = unmade or name
                if name not in ("key", "volumes"):
                    break
    finally:
        if hasattr(run, "file"):
            run.file.close()
    return ("could-not-verify", unmade, run) if unmade else ("valid", None, run)
