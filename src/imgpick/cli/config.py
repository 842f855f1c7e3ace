"""Settings of a project: ``[tool.imgpick.check]`` in pyproject.toml, or ``[check]`` in .imgpick.toml."""

from pathlib import Path
from typing import Any

from imgpick.errors import ImgpickError, suggestion
from imgpick.records import NamedTuple

KEYS: dict[str, type] = {
    "select": list,
    "ignore": list,
    "exclude": list,
    "fail-on": str,
    "baseline": str,
    "data": str,
    "overlay": list,
}


class Config(NamedTuple):
    """The settings that were found; paths in them are meant from the file's folder."""

    file: str = ""
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    fail_on: str = ""
    baseline: str = ""
    data: str = ""
    overlay: tuple[str, ...] = ()


def find(folder: Path) -> Config:
    """The settings of the nearest folder upwards that has some."""
    for parent in (folder, *folder.parents):
        for name in (".imgpick.toml", "pyproject.toml"):
            path = parent / name
            if path.is_file():
                table = _table(path)
                if table is not None:
                    return _config(path, table)
        if (parent / ".git").exists():
            break
    return Config()


def _table(path: Path) -> dict[str, Any] | None:
    shared = path.name == "pyproject.toml"
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ImgpickError(f"{path}: cannot be read: {error}") from error
    if shared and "imgpick" not in text:
        return None
    import tomllib

    try:
        tree = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        if shared and "[tool.imgpick" not in text:  # somebody else's mistake
            return None
        why = "nested too deeply" if isinstance(error, RecursionError) else error
        raise ImgpickError(f"{path}: {why}") from error
    if shared:
        tool = tree.get("tool")
        tree = _is_table(f"{path}: tool.imgpick", tool.get("imgpick", {}) if isinstance(tool, dict) else {})
        if not tree:
            return None
    unknown = [key for key in tree if key != "check"]
    if unknown:
        raise ImgpickError(
            f"{path}: {unknown[0]!r} is not known",
            hint="settings stand under [tool.imgpick.check] or, in .imgpick.toml, [check]",
        )
    return _is_table(f"{path}: check", tree.get("check", {}))


def _is_table(where: str, value: Any) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise ImgpickError(f"{where} must be a table")
    return value


def _config(path: Path, table: dict[str, Any]) -> Config:
    values: dict[str, Any] = {}
    for key, value in table.items():
        kind = KEYS.get(key)
        if kind is None:
            raise ImgpickError(
                f"{path}: check.{key} is not known", hint=suggestion(key, KEYS) or f"one of: {', '.join(KEYS)}"
            )
        values[key.replace("-", "_")] = _value(f"{path}: check.{key}", value, kind is list)
    for key in ("baseline", "data"):
        if key in values:
            values[key] = str(path.parent / values[key])
    if "overlay" in values:
        values["overlay"] = tuple(str(path.parent / item) for item in values["overlay"])
    return Config(str(path), **values)


def _value(where: str, value: Any, is_list: bool) -> str | tuple[str, ...]:
    """A text, or a tuple of texts. Raises ImgpickError for anything else."""
    if is_list and isinstance(value, list) and all(isinstance(item, str) for item in value):
        return tuple(value)
    if not is_list and isinstance(value, str):
        return value
    raise ImgpickError(f"{where} must be {'a list of texts' if is_list else 'a text'}")
