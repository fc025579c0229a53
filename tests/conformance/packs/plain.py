"""Text, Base64, canonical JSON and CSV, each in the one way that a pack writes it."""

from __future__ import annotations

import base64
import json
import re
from typing import Any, NoReturn

from faults import fail, require


def decode(data: bytes, what: str) -> str:
    """“Text is UTF-8 without a mark, lines end with LF, and every text file ends with one.”"""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        fail(f"{what} is not UTF-8.")
    require(not text.startswith("\ufeff") and "\r" not in text, f"{what} has a mark or a CR.")
    require(text == "" or text.endswith("\n"), f"The last line of {what} does not end.")
    return text


def text_lines(data: bytes, what: str) -> list[str]:
    return decode(data, what).split("\n")[:-1]


def from_base64(text: str, what: str) -> bytes:
    """Standard Base64 with padding, in the one way that it is written."""
    try:
        data = base64.b64decode(text.encode("ascii"), validate=True)
    except ValueError:
        fail(f"{what} is not Base64.")
    require(base64.b64encode(data).decode("ascii") == text, f"{what} is not the usual Base64.")
    return data


def hash_of(text: str, what: str) -> bytes:
    data = from_base64(text, what)
    require(len(data) == 32, f"{what} is not a SHA-256.")
    return data


def size_of(text: str, what: str) -> int:
    require(re.fullmatch(r"0|[1-9][0-9]{0,15}", text) is not None, f"{what} is not a decimal number.")
    return int(text)


def ordered(value: Any) -> Any:
    """A value with the keys of its objects in the order of RFC 8785: by UTF-16 code units."""
    if isinstance(value, dict):
        keys = sorted(value, key=lambda key: key.encode("utf-16-be", "surrogatepass"))
        return {key: ordered(value[key]) for key in keys}
    return [ordered(each) for each in value] if isinstance(value, list) else value


def whole_number(text: str) -> int:
    number = int(text)
    if abs(number) > 2**53 - 1:
        raise ValueError("not exact in JSON")
    return number


def no_number(text: str) -> NoReturn:
    raise ValueError(f"no number of a pack: {text}")


def canonical_object(data: bytes, what: str) -> dict[str, Any]:
    """An object in canonical JSON (RFC 8785): what is read, written again, gives the same bytes."""
    try:
        text = data.decode("utf-8")
        value = json.loads(text, parse_int=whole_number, parse_float=no_number, parse_constant=no_number)
        again = json.dumps(ordered(value), ensure_ascii=False, separators=(",", ":")).encode("utf-8")
    except (ValueError, RecursionError):
        fail(f"{what} is not JSON.")
    if not isinstance(value, dict) or again != data:
        fail(f"{what} is not an object in canonical JSON.")
    return value


def count_of(value: Any, what: str) -> int:
    """A whole number from 0 on; true and false, which Python counts with, are none."""
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        fail(f"{what} is not a count.")
    return value


def texts_of(value: Any, what: str) -> list[str]:
    if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
        fail(f"{what} is not a list of texts.")
    return value


def with_keys(value: Any, keys: set[str], what: str) -> dict[str, Any]:
    """An object with these fields and no other."""
    if not isinstance(value, dict) or set(value) != keys:
        fail(f"{what} has not the fields that it should have.")
    return value


def csv_records(data: bytes, path: str) -> int:
    """How many records a CSV has by RFC 4180; a line end within quotes is none."""
    field = re.compile(rb'(?:"[^"]*(?:""[^"]*)*"|[^",\r\n]*)(,|\r?\n|\Z)')
    records, position = 0, 0
    while position < len(data):
        match = field.match(data, position)
        if match is None:
            fail(f"{path} is not CSV by RFC 4180.")
        records += match.group(1) != b","
        position = match.end()
    return records + data.endswith(b",")
