"""The municipality's own pages."""

from .roles import MUNICIPALITY_ADMINISTER, MUNICIPALITY_READ, SIGNED_IN

DOORS = {
    # the municipality
    "ui:patterns": SIGNED_IN,
    "desk:my_day": SIGNED_IN,
    "desk:plain_language": SIGNED_IN,
    "desk:municipality": MUNICIPALITY_READ,
    "desk:people": MUNICIPALITY_READ,
    "desk:invitation": MUNICIPALITY_ADMINISTER,
    "desk:role": MUNICIPALITY_ADMINISTER,
    "desk:removal": MUNICIPALITY_ADMINISTER,
    "desk:second_factor": MUNICIPALITY_ADMINISTER,
    "desk:signing_out": MUNICIPALITY_ADMINISTER,
    "desk:invitation_again": MUNICIPALITY_ADMINISTER,
    "desk:invitation_withdrawal": MUNICIPALITY_ADMINISTER,
    "desk:settings": MUNICIPALITY_ADMINISTER,
    "desk:logo": MUNICIPALITY_ADMINISTER,
    "desk:logo_removal": MUNICIPALITY_ADMINISTER,
    "desk:logo_picture": MUNICIPALITY_READ,
    "desk:log": MUNICIPALITY_ADMINISTER,
    "desk:log_export": MUNICIPALITY_ADMINISTER,
    "desk:contact_point": MUNICIPALITY_ADMINISTER,
    "desk:contact_point_verification": MUNICIPALITY_ADMINISTER,
    "post:outbox": MUNICIPALITY_ADMINISTER,
    "post:again": MUNICIPALITY_ADMINISTER,
    "running:state": MUNICIPALITY_ADMINISTER,
}
