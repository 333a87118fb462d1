"""Writes the API's OpenAPI document to docs/map/openapi.json; with --check it only compares."""

import json
import sys
from pathlib import Path

from ringhall.apps.api.app import openapi_document

FILE = Path(__file__).resolve().parent.parent / "docs" / "map" / "openapi.json"


def main(arguments: list[str]) -> int:
    """Write the file, or with --check say whether it is as the routes are."""
    text = json.dumps(openapi_document(), indent=2, ensure_ascii=False, sort_keys=True) + "\n"
    if "--check" not in arguments:
        FILE.parent.mkdir(parents=True, exist_ok=True)
        FILE.write_text(text, encoding="utf-8")
        return 0
    if FILE.is_file() and FILE.read_text(encoding="utf-8") == text:
        return 0
    print("docs/map/openapi.json is not what the routes say: run `python -m tools.openapi` and commit it.")
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
