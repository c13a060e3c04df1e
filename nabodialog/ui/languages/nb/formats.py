"""Bokmål, as Språkrådet writes it: kl. 18.30."""

TIME_FORMAT = "H.i"
TIME_INPUT_FORMATS = ["%H:%M", "%H.%M", "%H:%M:%S"]
