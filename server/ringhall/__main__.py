"""python -m ringhall, and the command `ringhall`."""

from ringhall.apps.cli.main import main

__all__ = ["main"]

if __name__ == "__main__":
    main()
