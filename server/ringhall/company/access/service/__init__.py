"""What access does: sessions (signing in and out), PINs, second factors, users (who there is), roles (their rights)."""

from ringhall.company.access.service.pins import Pins
from ringhall.company.access.service.roles import Roles, check_may_give
from ringhall.company.access.service.second_factor import SecondFactor
from ringhall.company.access.service.sessions import Access, require
from ringhall.company.access.service.setup_door import SetupDoor
from ringhall.company.access.service.users import Users

__all__ = ["Access", "Pins", "Roles", "SecondFactor", "SetupDoor", "Users", "check_may_give", "require"]
