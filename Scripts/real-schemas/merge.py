#!/usr/bin/env python3
"""merge.py SCHEMA.yaml OVERLAY.yaml: prints the schema with the overlay's keys put over it. Lists of mappings with a
`code` are joined by it; `every_indicator: {key: code}` gives each indicator a key that repeats its code. null drops a key."""
import sys

import yaml


def merged(base, over):
    if isinstance(base, dict) and isinstance(over, dict):
        out = dict(base)
        for key, value in over.items():
            if value is None or value == "null":
                out.pop(key, None)
            else:
                out[key] = merged(out[key], value) if key in out else value
        return out
    if isinstance(base, list) and isinstance(over, list) and all(isinstance(x, dict) and "code" in x for x in over):
        known = {x["code"] for x in base}
        changes = {x["code"]: x for x in over}
        missing = set(changes) - known
        if missing:
            sys.exit(f"no such code: {sorted(missing)}")
        return [merged(x, changes.get(x["code"], {})) for x in base]
    return over


def main():
    base, over = (yaml.load(open(p, encoding="utf-8"), Loader=yaml.BaseLoader) for p in sys.argv[1:3])
    repeated = over.pop("every_indicator", {})
    out = merged(base, over)
    for indicator in out["indicators"]:
        for key in repeated:
            indicator[key] = indicator["code"]
    yaml.safe_dump(out, sys.stdout, allow_unicode=True, sort_keys=False, default_flow_style=False)


main()
