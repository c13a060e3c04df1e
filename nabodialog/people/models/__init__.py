from .contact import ClosedDay, ContactPoint, OpeningHours
from .invitation import Invitation, MembershipInvitation
from .membership import Membership, Role
from .municipality import FormerSlug, Logo, Municipality
from .person import Person

__all__ = [
    "ClosedDay",
    "ContactPoint",
    "FormerSlug",
    "Invitation",
    "Logo",
    "Membership",
    "MembershipInvitation",
    "Municipality",
    "OpeningHours",
    "Person",
    "Role",
]
