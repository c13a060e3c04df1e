"""What each role can meet at a door, and the answers that many doors share."""

OPEN, NO, NOT_FOUND, SIGN_IN = "open", "403", "404", "sign in"

#               administrator leader     member     reader     partner    outsider   nobody
PUBLIC = (OPEN, OPEN, OPEN, OPEN, OPEN, OPEN, OPEN)
# The administrator's own.
OWN = (OPEN, NOT_FOUND, NOT_FOUND, NOT_FOUND, NOT_FOUND, NOT_FOUND, SIGN_IN)
WRONG_SECRET = (NOT_FOUND,) * 7
SIGNED_IN = (OPEN, OPEN, OPEN, OPEN, OPEN, OPEN, SIGN_IN)
MUNICIPALITY_READ = (OPEN, OPEN, OPEN, OPEN, NOT_FOUND, NOT_FOUND, SIGN_IN)
MUNICIPALITY_START = (OPEN, OPEN, NO, NO, NOT_FOUND, NOT_FOUND, SIGN_IN)
MUNICIPALITY_ADMINISTER = (OPEN, NO, NO, NO, NOT_FOUND, NOT_FOUND, SIGN_IN)
PROJECT_READ = (OPEN, OPEN, OPEN, OPEN, OPEN, NOT_FOUND, SIGN_IN)
PROJECT_CHANGE = (OPEN, OPEN, OPEN, NO, OPEN, NOT_FOUND, SIGN_IN)
OWN_DRAFT = (OPEN, NOT_FOUND, NOT_FOUND, NO, NOT_FOUND, NOT_FOUND, SIGN_IN)  # the administrator's
# What holds addresses: those who lead the project, and the one who made it (here the leader).
PROJECT_OWN = (OPEN, OPEN, NOT_FOUND, NO, NOT_FOUND, NOT_FOUND, SIGN_IN)
OWN_IDENTITY = (NOT_FOUND, OPEN, NOT_FOUND, NOT_FOUND, NOT_FOUND, NOT_FOUND, SIGN_IN)  # the leader's
PROJECT_LEAD = (OPEN, OPEN, NO, NO, NO, NOT_FOUND, SIGN_IN)
PROJECT_ANSWER = PROJECT_LEAD  # and whoever has the project's word for it: nobody on the stage
