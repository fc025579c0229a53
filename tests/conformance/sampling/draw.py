"""Draws a sample again from its plan and its population, written from docs/sampling.md with the standard library alone.

draw.py plan.json population.csv: exit 0 when the same items come out, 1 when others do or the population is another.
"""
import csv
import hashlib
import io
import json
import sys


class Stream:
    def __init__(self, seed):
        self.seed, self.count, self.left = seed, 0, []

    def below(self, limit):
        fair = 2**64 - 2**64 % limit
        while True:
            if not self.left:
                digest = hashlib.sha256(f"{self.seed}:{self.count}".encode("ascii")).digest()
                self.count += 1
                self.left = [int.from_bytes(digest[at : at + 8], "big") for at in range(0, 32, 8)]
            drawn = self.left.pop(0)
            if drawn < fair:
                return drawn % limit


def chosen(stream, items, size):
    order = list(range(len(items)))
    count = min(size, len(items))
    for at in range(count):
        other = at + stream.below(len(items) - at)
        order[at], order[other] = order[other], order[at]
    return sorted(items[at]["position"] for at in order[:count])


def by_value(stream, items, interval):
    start, total, taken = stream.below(interval), 0, []
    for item in items:
        if item["value"] is None or item["value"] <= 0:
            continue
        before, total = total, total + item["value"]
        # Points lie at start, start + interval, and so on; those at or above `before` and below `total` fall on it.
        hits = max(0, -((start - total) // interval)) - max(0, -((start - before) // interval))
        if hits > 0:
            taken.append(item["position"])
    return taken


def draw(plan, items):
    stream, method = Stream(plan["seed"]), plan["method"]
    if method in ("attribute", "random"):
        return chosen(stream, items, plan["size"])
    if method == "systematic":
        count = min(plan["size"], len(items))
        start = stream.below(len(items))
        return sorted({items[(start + at * len(items)) // count]["position"] for at in range(count)})
    if method == "monetary":
        return by_value(stream, items, int(plan["interval"]))
    if method == "risk":
        within = [item for item in items if item["month"] in plan["months"]]
        first = plan["months"][0]
        whole = [i for i in within if plan["level"] == "high" or (plan["level"] == "medium" and i["month"] == first)]
        others = [item for item in within if item not in whole]
        return sorted([item["position"] for item in whole] + chosen(stream, others, plan["size"]))
    least = None if plan["from"] is None else int(plan["from"])
    return [
        i["position"]
        for i in items
        if i["position"] in plan["positions"] or (least is not None and i["value"] is not None and i["value"] >= least)
    ]


def replacements(plan, items, selection):
    months = plan.get("months") if plan["method"] == "risk" else None
    within = [item["position"] for item in items if months is None or item["month"] in months]
    stand_ins = [each for each in selection if each["replaces"] is not None]
    taken = {each["position"] for each in selection} - {each["position"] for each in stand_ins}
    for each in sorted(stand_ins, key=lambda one: one["order"]):
        left = [position for position in within if position not in taken]
        if left[Stream(f"{plan['seed']}:in place of {each['replaces']}").below(len(left))] != each["position"]:
            return False
        taken.add(each["position"])
    return True


def read(text, measure):
    items = []
    for row in csv.DictReader(io.StringIO(text, newline="")):
        if measure is None:
            written = ""
        else:
            written = row["carats"] if measure == "carats" else row["amount"] if row["currency"] == measure else ""
        value = int(written.replace(".", "")) if written else None
        items.append({"position": int(row["position"]), "month": row["day"][:7], "value": value})
    return items


def main(plan_path, population_path):
    with open(plan_path, encoding="utf-8") as file:
        sample = json.load(file)
    with open(population_path, "rb") as file:
        content = file.read()
    if hashlib.sha256(content).hexdigest() != sample["population"]["sha256"]:
        return "the population is not the one of this plan"
    items = read(content.decode("utf-8"), sample["measure"])
    drawn = [each["position"] for each in sample["selection"] if each["replaces"] is None]
    if draw(sample["plan"], items) != drawn:
        return "other items come out"
    if not replacements(sample["plan"], items, sample["selection"]):
        return "other replacements come out"
    return None


if __name__ == "__main__":
    fault = main(*sys.argv[1:3])
    print(fault or "the same items come out")
    sys.exit(0 if fault is None else 1)
