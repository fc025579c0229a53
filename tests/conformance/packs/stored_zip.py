"""The ZIP of a pack: “every byte of it is laid down, so that no other ZIP holds the same bag”."""

from __future__ import annotations

import hashlib
import os
import stat
import struct
import unicodedata
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, BinaryIO

from faults import NotMade, fail, require

CHUNK = 1 << 20
MAX_TEXT = 64 << 20
LOCAL = struct.Struct("<IHHHHHIIIHH")
CENTRAL = struct.Struct("<IHHHHHHIIIHHHHHII")
DESCRIPTOR = struct.Struct("<IIII")
END = struct.Struct("<IHHHHIIH")
MADE_BY, NEEDED, FLAGS, STORED, ATTRIBUTES = 0x033F, 20, 0x0808, 0, 0o100644 << 16


@dataclass(frozen=True)
class Entry:
    offset: int
    size: int
    sha256: str


class Pack:
    """The files of a ZIP that is laid down byte by byte (“The ZIP”), by their paths within its one folder."""

    def __init__(self, file: BinaryIO, length: int):
        self.file = file
        self.entries: dict[str, Entry] = {}
        require(length >= END.size, "The file is too short for a ZIP.")
        count, size, start = self._end(length)
        directory = self._read(start, size)
        names: list[str] = []
        position, at, time = 0, 0, None
        for _ in range(count):
            require(at + CENTRAL.size <= size, "The central directory ends early.")
            fields = CENTRAL.unpack_from(directory, at)
            name = directory[at + CENTRAL.size : at + CENTRAL.size + fields[10]]
            at += CENTRAL.size + fields[10]
            time = time or fields[5:7]
            names.append(check_name(name))
            entry, position = self._entry(name, fields, time, position, start)
            self.entries[names[-1]] = entry
        self.time = time
        require(at == size and position == start, "Something stands between entries, directory and end.")
        self.entries = {path: self.entries[name] for name, path in within_one_folder(names).items()}

    def _read(self, offset: int, length: int) -> bytes:
        self.file.seek(offset)
        data = self.file.read(length)
        require(len(data) == length, "The file ends early.")
        return data

    def _end(self, length: int) -> tuple[int, int, int]:
        signature, disk, first, here, count, size, start, comment = END.unpack(self._read(length - END.size, END.size))
        require(signature == 0x06054B50 and comment == 0, "The file does not end with the end record of a ZIP.")
        require((disk, first) == (0, 0) and here == count, "The end record speaks of several disks.")
        require(start + size + END.size == length, "The end record does not follow the central directory.")
        return count, size, start

    def _entry(self, name: bytes, fields: tuple[int, ...], time: Any, position: int, end: int) -> tuple[Entry, int]:
        """Holds an entry's central record, local header, data and descriptor against each other."""
        crc, size = fields[7], fields[9]
        start = (0x02014B50, MADE_BY, NEEDED, FLAGS, STORED, *time, crc, size, size)
        laid_down = (*start, len(name), 0, 0, 0, 0, ATTRIBUTES, position)
        require(fields == laid_down, f"The central record of {name!r} is not as laid down.")
        header = LOCAL.pack(0x04034B50, NEEDED, FLAGS, STORED, *time, 0, 0, 0, len(name), 0) + name
        data = position + len(header)
        after = data + size + DESCRIPTOR.size
        require(after <= end, f"The entry {name!r} reaches into the central directory.")
        require(self._read(position, len(header)) == header, f"The local header of {name!r} is not as laid down.")
        digest, found = hashlib.sha256(), 0
        for chunk in self._chunks(data, size):
            digest.update(chunk)
            found = zlib.crc32(chunk, found)
        descriptor = DESCRIPTOR.pack(0x08074B50, crc, size, size)
        require(found == crc, f"The data of {name!r} have another CRC-32 than the ZIP says.")
        behind = self._read(data + size, DESCRIPTOR.size)
        require(behind == descriptor, f"The descriptor of {name!r} is not as laid down.")
        return Entry(data, size, digest.hexdigest()), after

    def _chunks(self, offset: int, size: int) -> Iterator[bytes]:
        for start in range(0, size, CHUNK):
            yield self._read(offset + start, min(CHUNK, size - start))

    def content(self, path: str, limit: int = MAX_TEXT) -> bytes:
        """A file's bytes; one that is missing, or too large for what it is, is a fault."""
        require(path in self.entries, f"{path} is missing.")
        require(self.entries[path].size <= limit, f"{path} is too large.")
        return self._read(self.entries[path].offset, self.entries[path].size)

    def lines(self, path: str) -> Iterator[bytes]:
        """The lines of a text file of any size, without their ends."""
        require(path in self.entries, f"{path} is missing.")
        rest = b""
        for chunk in self._chunks(self.entries[path].offset, self.entries[path].size):
            *whole, rest = (rest + chunk).split(b"\n")
            require(len(rest) <= MAX_TEXT, f"{path} has a line that is too long.")
            yield from whole
        require(rest == b"", f"The last line of {path} does not end.")


def check_name(raw: bytes) -> str:
    """A name is relative, with `/`, in NFC, of 400 bytes at most, and nothing that leads out of the folder."""
    try:
        name = raw.decode("utf-8")
    except UnicodeDecodeError:
        fail(f"The name {raw!r} is not UTF-8.")
    require(len(raw) <= 400, f"The name {name!r} is longer than 400 bytes.")
    require(unicodedata.is_normalized("NFC", name), f"The name {name!r} is not in NFC.")
    bad = any(letter in "\\:" or unicodedata.category(letter) == "Cc" for letter in name)
    require(not bad, f"The name {name!r} has a backslash, a colon or a control character.")
    require(not {"", ".", ".."} & set(name.split("/")), f"The name {name!r} has an empty part, or one of dots.")
    return name


def within_one_folder(names: Sequence[str]) -> dict[str, str]:
    """Each name with its path in the one folder; none twice, in any case of letters, and none the folder of another."""
    require(bool(names), "The ZIP is empty.")
    folders = {name.split("/")[0] for name in names}
    require(len(folders) == 1 and all("/" in name for name in names), "Not everything is within one folder.")
    seen: set[str] = set()
    for name in names:
        require(name.casefold() not in seen, f"The name {name!r} is there twice.")
        seen.add(name.casefold())
    for name in seen:
        parts = name.split("/")
        above = {"/".join(parts[:count]) for count in range(1, len(parts))}
        require(not above & seen, f"A folder of {name!r} is also a file.")
    return {name: name.split("/", 1)[1] for name in names}


def open_pack(path: Any) -> tuple[BinaryIO, Pack]:
    """Opens a regular file only, as a pipe might never end."""
    try:
        status = os.stat(path)
        if not stat.S_ISREG(status.st_mode):
            raise NotMade(f"{path} is not a file.")
        file = open(path, "rb")
    except (OSError, ValueError, TypeError) as error:
        raise NotMade(f"The file cannot be opened: {error}.") from error
    try:
        return file, Pack(file, status.st_size)
    except BaseException:
        file.close()
        raise
