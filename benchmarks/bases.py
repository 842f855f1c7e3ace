"""Makes big bases: the shipped one with its models many times over, under new ids and names."""

from __future__ import annotations

import json
import re
from pathlib import Path

from imgpick.kb.build import Sections
from imgpick.kb.load import check, read


def grown(count: int) -> Sections:
    """The sections of a base with ``count`` models; the first ones are the shipped ones."""
    sections, _ = check(read(None), "9999-12-31")
    own = [m for m in sections["models"] if sum(n["family"] == m["family"] for n in sections["models"]) > 2]
    models = list(sections["models"])
    while len(models) < count:
        number = len(models)
        old = own[number % len(own)]
        models.append(
            {**old, "id": f"zz{number:06}-{old['id']}", "name": f"Copy {number} of {_plain(old['name'])}", "names": []}
        )
    return {**sections, "models": sorted(models, key=lambda model: str(model["id"]))}


def _plain(name: str) -> str:
    return re.sub(r"[^A-Za-z ]", "", name).strip()


def write(path: Path, count: int) -> None:
    """Write the models as one YAML file; the other sections come from the shipped files."""
    models = grown(count)["models"]
    rows = "".join(f"- {json.dumps(model, ensure_ascii=False)}\n" for model in models)
    path.write_text(f'schema: imgpick-base/1\nversion: "2026.11.22"\nmodels:\n{rows}', encoding="utf-8")
