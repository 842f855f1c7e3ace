"""Compiles the base into one file when a wheel is built, so that start-up never parses YAML."""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileBase(BuildHookInterface):  # type: ignore[type-arg,misc]
    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version == "editable":
            return
        sys.path.insert(0, str(Path(self.root) / "src"))
        from imgpick.kb.load import read, to_ship
        from imgpick.kb.pack import write

        self._folder = TemporaryDirectory()
        path = Path(self._folder.name) / "base.pack"
        path.write_bytes(write(to_ship(read(Path(self.root) / "data" / "models.yaml"), today="9999-12-31")))
        build_data["force_include"][str(path)] = "imgpick/data/base.pack"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        if version != "editable":
            self._folder.cleanup()
