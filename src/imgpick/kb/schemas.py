"""The JSON Schemas that editors use for the base files, made from the same tables that check them.

``python -m imgpick.kb.schemas data`` writes them; a test holds that they are current.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from imgpick.kb.layout import FILES, SECTIONS, file_shape
from imgpick.kb.shape import json_schema


def texts() -> dict[str, str]:
    """File name -> text of every schema."""
    out = {}
    for name, sections in {**FILES, "overlay.yaml": tuple(SECTIONS)}.items():
        schema = {
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "title": f"imgpick {name}",
            **json_schema(file_shape(sections)),
        }
        out[name.replace(".yaml", ".schema.json")] = json.dumps(schema, indent=1, ensure_ascii=False) + "\n"
    return out


if __name__ == "__main__":
    for name, text in texts().items():
        (Path(sys.argv[1]) / name).write_text(text, encoding="utf-8")
