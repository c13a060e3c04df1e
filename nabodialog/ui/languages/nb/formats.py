"""Bokmål, as Språkrådet writes it: kl. 18.30."""

TIME_FORMAT = "H.i"
