"""Signing in elsewhere: an OpenID Connect client for Ansattporten, ID-porten, Entra ID and their like."""
