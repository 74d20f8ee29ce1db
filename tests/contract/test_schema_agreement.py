"""jsonschema-rs, which accepts or rejects, and jsonschema, which explains, give the same answer."""

from __future__ import annotations

import copy
import json
import random
from pathlib import Path

from factcheck.contract.conformance import conforms, explainer
from factcheck.contract.files import read_schema, schema_names

MUTANTS = 6000

ODDITIES = [
    None, True, False, 0, -1, 1, 1.0, 1.5, -0.0, 2**53, 2**53 - 1, 10**30, 1e300, "", " ", "a", "a\n", "A", "é",
    "１", "٣", "a-b", "a--b", "a.b", "-a", "1999-02-29", "2000-02-29", "0000-01-01", "0001-01-01", "1999-03-26\n",
    "1999-3-26", "１９９９-03-26", "1999-03-26T00:00:00Z", "1999~", "1999-23", "1999-25", "../1999", "1999/..",
    "../..", "1999-03/1998", "http://a", "http://a b", "http://[::1]/", "http://[x", "HTTP://A",
    "https://a:99999/", "https://é.example", "http://", "https://a/%zz", "javascript:x", "mailto:a@b", "asserted",
    "core", "title", "x" * 101, [], {}, [[]], [None], ["a", "a"], [1, 1.0], [1, True], [0, False], {"a": 1}, {"id":
    "a"}, [{"start": 0, "end": 1, "exact": "x"}], "\ud7ff", "\U0010ffff", "a\u2028",
]  # fmt: skip


def seeds():
    """Give records to spoil: the examples of every schema, and claims of the shipped file."""
    for name in schema_names():
        if "properties" in read_schema(name):
            yield from ((name, example) for example in read_schema(name)["examples"])
    root = Path(__file__).resolve().parents[2]
    for path in (root / "annotations/kosovo-objectives-1999.claims.json", root / "tests/examples/valid/every-record.claims.json"):
        value = json.loads(path.read_text(encoding="utf-8"))
        for name, records in (("claim", value["claims"][:40]), ("work", value.get("works", [])), ("origin", value["origins"])):
            yield from ((name, record) for record in records)


def spoilt(value, rng):
    value = copy.deepcopy(value)
    for _ in range(rng.choice([1, 1, 1, 2, 3])):
        place, key, parent = value, None, None
        while isinstance(place, dict | list) and place and (parent is None or rng.random() < 0.75):
            parent, key = place, rng.choice(list(place) if isinstance(place, dict) else range(len(place)))
            place = parent[key]
        if parent is None:
            return rng.choice(ODDITIES)
        action = rng.random()
        if action < 0.65:
            parent[key] = copy.deepcopy(rng.choice(ODDITIES))
        elif action < 0.75:
            del parent[key]
        elif isinstance(parent, list):
            parent.insert(rng.randrange(len(parent) + 1), copy.deepcopy(rng.choice([parent[key], *ODDITIES])))
        else:
            parent[rng.choice([*parent, "unheard-of", "low", "value", "since", "as_of", "path", "text"])] = copy.deepcopy(
                rng.choice(ODDITIES)
            )
    return value


def test_both_validators_agree_on_every_mutant():
    rng = random.Random(20120203)
    material = list(seeds())
    answers = {True: 0, False: 0}
    disagreements = []
    for number in range(MUTANTS):
        name, record = material[number % len(material)]
        mutant = spoilt(record, rng)
        quick, slow = conforms(mutant, name), explainer(name).is_valid(mutant)
        answers[quick] += 1
        if quick != slow:
            disagreements.append((name, quick, slow, mutant))

    assert disagreements == []
    assert min(answers.values()) > MUTANTS / 20
