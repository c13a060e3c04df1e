from .contact import ClosedDay, ContactPoint, OpeningHours
from .identity import Identity, OutsideSession
from .invitation import Invitation, MembershipInvitation
from .membership import Membership, Role
from .municipality import FormerSlug, Logo, Municipality
from .person import Person
from .sign_in import SignIn, Way

__all__ = [
    "ClosedDay",
    "ContactPoint",
    "FormerSlug",
    "Identity",
    "Invitation",
    "Logo",
    "Membership",
    "MembershipInvitation",
    "Municipality",
    "OpeningHours",
    "OutsideSession",
    "Person",
    "Role",
    "SignIn",
    "Way",
]
