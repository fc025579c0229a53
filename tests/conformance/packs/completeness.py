"""What completeness.json states of registers and of series of numbers, held against the pack."""

from __future__ import annotations

import re
import sys
from datetime import UTC, datetime, timedelta
from typing import Any

from faults import fail, require
from plain import count_of, csv_records, texts_of, with_keys
from stored_zip import Pack

TEXTS = {"company", "companyName", "scheme", "label", "from", "to", "at"}
KEYS = TEXTS | {"format", "log", "series", "registers", "files"}
SERIES_KEYS = {"documentType", "first", "last", "used", "voided", "missing"}
DOCUMENTS = "data/05_documents/"


def check_replaces(replaces: Any) -> None:
    """The pack that this one takes the place of: its id, its label, the hash of its ZIP, and why."""
    with_keys(replaces, {"pack", "label", "sha256", "because"}, "The replaced pack")
    require(all(isinstance(value, str) for value in replaces.values()), "The replaced pack has a field that is no text.")
    require(re.fullmatch(r"[0-9a-f]{64}", replaces["sha256"]) is not None, "The hash of the replaced pack is none.")
    require(re.fullmatch(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", replaces["pack"]) is not None, "Its id is none.")


def check_purpose(purpose: Any, omitted: Any) -> None:
    """Whom the pack is for, and what that leaves out: files, folders, or columns of a register."""
    with_keys(purpose, {"key", "name"}, "The purpose")
    require(all(isinstance(value, str) for value in purpose.values()), "The purpose has a field that is no text.")
    require(purpose["name"] != "", "The purpose has no name.")
    require(isinstance(omitted, list), "What is left out is no list.")
    for each in omitted:
        bare = not isinstance(each, dict) or "columns" not in each
        with_keys(each, {"path"} if bare else {"path", "columns"}, "What is left out")
        require(isinstance(each["path"], str) and each["path"] != "", "What is left out has no path.")
        if "columns" in each:
            columns = texts_of(each["columns"], "columns")
            require(columns != [] and "" not in columns, "What is left out has no columns.")


def read_withheld(stated: Any) -> dict[str, str] | None:
    """The papers that a redacted pack proves and does not hold, with their hashes; none if it is not redacted."""
    if "withheld" not in stated:
        return None
    withheld = stated["withheld"]
    require(isinstance(withheld, list), "What is withheld is no list.")
    papers: dict[str, str] = {}
    for each in withheld:
        with_keys(each, {"path", "sha256"}, "A withheld paper")
        path, sha256 = each["path"], each["sha256"]
        require(isinstance(path, str) and path != "", "A withheld paper has no path.")
        named = isinstance(sha256, str) and re.fullmatch(r"[0-9a-f]{64}", sha256) is not None
        require(named, f"The withheld {path!r} has no hash.")
        require(path not in papers, f"{path!r} is withheld twice.")
        papers[path] = sha256
    return papers


def check_volume(volume: Any, registers: Any) -> None:
    """Which volume of how many it is; registers stand in the first one alone."""
    with_keys(volume, {"number", "count", "whole"}, "The volume")
    number, count = count_of(volume["number"], "volume.number"), count_of(volume["count"], "volume.count")
    require(count >= 2 and 1 <= number <= count, "There is no such volume.")
    with_keys(volume["whole"], {"issued", "received", "other"}, "What all volumes hold")
    for name, files in volume["whole"].items():
        count_of(files, f"volume.whole.{name}")
    require(number == 1 or registers == [], "Registers stand in the first volume alone.")


def check_omitted(pack: Pack, stated: Any) -> None:
    """What is stated as left out is not there."""
    omitted = stated.get("omitted", [])
    paths = [each["path"] for each in omitted]
    require(len(set(paths)) == len(paths), "Something is stated as left out twice.")
    registers = {register["path"] for register in stated["registers"]}
    later = "volume" in stated and stated["volume"]["number"] > 1
    for each in omitted:
        path = f"data/{each['path']}"
        if "columns" not in each:
            there = [name for name in pack.entries if name.startswith(path)] if path.endswith("/") else [path]
            require(not any(name in pack.entries for name in there), f"{path!r} is left out, and there.")
            continue
        if later:
            continue
        require(each["path"] in registers, f"Columns are left out of {path!r}, which is no register.")
        head = pack.content(path, sys.maxsize).split(b"\n")[0].rstrip().decode("latin-1").split(",")
        require(not set(head) & set(each["columns"]), f"Columns are left out of {path!r}, and there.")


def check_fields(stated: Any) -> None:
    replacing = isinstance(stated, dict) and "replaces" in stated
    bound = isinstance(stated, dict) and ("purpose" in stated or "omitted" in stated)
    split = isinstance(stated, dict) and "volume" in stated
    more = ({"replaces"} if replacing else set()) | ({"purpose", "omitted"} if bound else set())
    redacted = isinstance(stated, dict) and "withheld" in stated
    more |= {"withheld"} if redacted else set()
    more |= {"volume"} if split else set()
    with_keys(stated, KEYS | more, "completeness.json")
    if replacing:
        check_replaces(stated["replaces"])
    if bound:
        check_purpose(stated["purpose"], stated["omitted"])
    if split:
        check_volume(stated["volume"], stated["registers"])
    require(stated["format"] == "briefke/completeness/1", "completeness.json is of another format.")
    require(all(isinstance(stated[key], str) for key in TEXTS), "completeness.json has a field that is no text.")
    require(isinstance(stated["series"], list), "The series of completeness.json are no list.")
    require(isinstance(stated["registers"], list), "The registers of completeness.json are no list.")


def check_log(log: Any, origin: str, since: int, until: int) -> None:
    """`from` and `to` are the sizes of the log at both ends."""
    with_keys(log, {"origin", "from", "to"}, "The log of completeness.json")
    ends = log["origin"], count_of(log["from"], "log.from"), count_of(log["to"], "log.to")
    require(ends == (origin, since, until), "The log is not as completeness.json states it.")


def check_time(at: Any, time: Any) -> None:
    """The ZIP is of the second that the pack states, to two seconds, and that has come: a day is for a slow clock."""
    try:
        made = datetime.strptime(str(at), "%Y-%m-%dT%H:%M:%S.%fZ").replace(tzinfo=UTC)
    except ValueError:
        fail(f"{at!r} is no time.")
    packed = made.hour << 11 | made.minute << 5 | made.second // 2, made.year - 1980 << 9 | made.month << 5 | made.day
    require(time == packed, "The time in the ZIP is not the one that completeness.json states.")
    require(made <= datetime.now(UTC) + timedelta(days=1), f"The pack is of {at}, which has not come yet.")


def serial(number: Any) -> int:
    """The running number that a document's number ends with."""
    match = re.fullmatch(r".*?([0-9]{1,18})", number) if isinstance(number, str) else None
    if match is None:
        fail(f"{number!r} is not the number of a document.")
    return int(match.group(1))


def check_series(series: Any) -> None:
    """Every number from the first to the last is either used or missing, and no more are voided than used."""
    with_keys(series, SERIES_KEYS, "A series")
    kind = series["documentType"]
    require(isinstance(kind, str), "A series has no type of documents.")
    first, last = serial(series["first"]), serial(series["last"])
    missing = [serial(number) for number in texts_of(series["missing"], "missing")]
    used, voided = count_of(series["used"], "used"), count_of(series["voided"], "voided")
    within = all(first <= number <= last for number in missing)
    require(within and missing == sorted(set(missing)), f"The missing numbers of {kind!r} do not fit.")
    require(used + len(missing) == last - first + 1, f"Used and missing of {kind!r} do not fill first to last.")
    require(voided <= used, f"More numbers of {kind!r} are voided than used.")


def check_registers(pack: Pack, registers: list[Any]) -> None:
    """Every CSV but those among the documents is a register; its path may begin at data/ or within it."""
    found: set[str] = set()
    for register in registers:
        with_keys(register, {"path", "rows"}, "A register")
        path = str(register["path"])
        path = path if path.startswith("data/") else f"data/{path}"
        require(path not in found, f"The register {path!r} is stated twice.")
        found.add(path)
        rows = csv_records(pack.content(path, sys.maxsize), path) - 1
        require(count_of(register["rows"], "rows") == rows, f"{path!r} has {rows} rows, not {register['rows']}.")
    for path in pack.entries:
        register = path.startswith("data/") and path.casefold().endswith(".csv") and not path.startswith(DOCUMENTS)
        require(not register or path in found, f"completeness.json does not state the register {path!r}.")


def check_files(stated: Any, paths: set[str], proven: int) -> None:
    """The counts of documents, by where they stand and by whether they have a proof."""
    files = stated["files"]
    with_keys(files, {"issued", "received", "other", "proven", "unproven"}, "files")
    issued, received = (sum(path.startswith(folder) for path in paths) for folder in ("issued/", "received/"))
    right = {"issued": issued, "received": received, "other": len(paths) - issued - received, "proven": proven}
    for name, count in right.items():
        told = count_of(files[name], f"files.{name}")
        require(told == count, f"completeness.json states {told} files as {name}, there are {count}.")
    for name, most in stated["volume"]["whole"].items() if "volume" in stated else ():
        require(right[name] <= most, f"There are {right[name]} files as {name}, and {most} in all volumes.")


def common(stated: Any) -> dict[str, Any]:
    """What every volume of a pack states in the same words."""
    own = ("files", "registers", "volume", "withheld")
    rest = {key: value for key, value in stated.items() if key not in own} | {"withheld": "withheld" in stated}
    return rest | {"count": stated["volume"]["count"], "whole": stated["volume"]["whole"]}
