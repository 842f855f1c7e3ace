"""Check a corpus that is spread over workers: ``imgpick.check_text`` on the partitions of a Dask bag.

The base is opened on the worker, from the compiled file of its own installation: only paths go out and
only findings come back. Run it on one machine, or name the scheduler of a cluster:

    python examples/dask_corpus.py --today 2026-11-22 articles/
    python examples/dask_corpus.py --today 2026-11-22 --scheduler tcp://10.0.0.5:8786 articles/
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import imgpick

FORMS = {".md": "markdown", ".mdx": "mdx", ".html": "html", ".htm": "html", ".rst": "rst", ".txt": "text"}


def findings(document: tuple[str, str], base: Any, today: str) -> Iterator[dict[str, Any]]:
    """The findings of one (path, text), as plain data with 1-based lines and columns."""
    path, text = document
    report = imgpick.check_text(text, base, today=today, form=FORMS.get(Path(path).suffix.lower(), "text"))
    for claim in report.findings:
        line = text.count("\n", 0, claim.start) + 1
        column = claim.start - text.rfind("\n", 0, claim.start)
        yield {
            "path": path,
            "line": line,
            "column": column,
            "rule": claim.rule,
            "severity": claim.severity,
            "message": claim.message,
        }


def check_partition(paths: Iterable[str], today: str) -> list[dict[str, Any]]:
    """The findings of a partition; what is no text is named and passed over.

    The base is opened and the files are read here, on the worker: it must see them, and a partition should
    be many documents.
    """
    base = imgpick.load()
    found: list[dict[str, Any]] = []
    for path in paths:
        try:
            text = Path(path).read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            found.append({"path": path, "error": str(error)})
        else:
            found += findings((path, text), base, today)
    return found


def check_corpus(paths: Iterable[str], client: Any, today: str, partitions: int = 8) -> list[dict[str, Any]]:
    """The findings of all documents in the order of their paths."""
    import dask.bag

    corpus = dask.bag.from_sequence(sorted(paths), npartitions=partitions)
    result: list[dict[str, Any]] = client.compute(corpus.map_partitions(check_partition, today)).result()
    return result


def main() -> None:
    """Print the findings of a folder as JSON lines."""
    from dask.distributed import Client, LocalCluster

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--today", required=True, help="the day to check against (YYYY-MM-DD)")
    parser.add_argument("--scheduler", help="address of a running scheduler; without it two workers start here")
    asked = parser.parse_args()
    paths = [str(path) for path in asked.folder.rglob("*") if path.suffix.lower() in FORMS]
    if asked.scheduler:
        with Client(asked.scheduler) as client:
            found = check_corpus(paths, client, asked.today)
    else:
        with (
            LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None) as cluster,
            Client(cluster) as client,
        ):
            found = check_corpus(paths, client, asked.today)
    for finding in found:
        print(json.dumps(finding, ensure_ascii=False))


if __name__ == "__main__":
    main()
