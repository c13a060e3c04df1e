from .contact import ContactPoint, OpeningHours
from .invitation import Invitation, MembershipInvitation
from .membership import Membership, Role
from .municipality import Logo, Municipality
from .person import Person

__all__ = [
    "ContactPoint",
    "Invitation",
    "Logo",
    "Membership",
    "MembershipInvitation",
    "Municipality",
    "OpeningHours",
    "Person",
    "Role",
]
