"""Days played again."""

from ringhall.oversight.simulation.service.exact import Difference, Retold, retell
from ringhall.oversight.simulation.service.rerun import Rerun

__all__ = ["Difference", "Rerun", "Retold", "retell"]
