"""Makes big bases: the shipped one with its models many times over, under new ids and names."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from imgpick.kb.build import Sections
from imgpick.kb.load import check, read


def grown(count: int) -> Sections:
    """The sections of a base with ``count`` models; the shipped ones, and copies in families of their own: whoever asks
    for a shipped family asks for none of them."""
    sections, _ = check(read(None), "9999-12-31")
    own = [m for m in sections["models"] if sum(n["family"] == m["family"] for n in sections["models"]) > 2]
    models, families = list(sections["models"]), {str(f["id"]): f for f in sections["families"]}
    while len(models) < count:
        number = len(models)
        old = own[number % len(own)]
        copy, family = f"zz{number:06}-{old['id']}", f"zz-{old['family']}"
        models.append(
            {**old, "id": copy, "family": family, "name": f"Copy {number} of {_plain(old['name'])}", "names": []}
        )
        families.setdefault(family, _copied(families[old["family"]], copy))
    in_order = sorted(models, key=lambda model: str(model["id"]))
    return {**sections, "models": in_order, "families": [families[key] for key in sorted(families)]}


def _copied(family: dict[str, Any], current: str) -> dict[str, Any]:
    """A family of copies, of which one is current."""
    first = {**family["current"][-1], "model": current}
    return {
        **family,
        "id": f"zz-{family['id']}",
        "name": f"Copies of {family['name']}",
        "names": [],
        "current": [first],
    }


def _plain(name: str) -> str:
    return re.sub(r"[^A-Za-z ]", "", name).strip()


def write(path: Path, count: int) -> None:
    """Write models and families as one YAML file; the other sections come from the shipped files."""
    sections = grown(count)
    text = 'schema: imgpick-base/1\nversion: "2026.11.22"\n'
    for name in ("models", "families"):
        text += f"{name}:\n" + "".join(f"- {json.dumps(item, ensure_ascii=False)}\n" for item in sections[name])
    path.write_text(text, encoding="utf-8")
