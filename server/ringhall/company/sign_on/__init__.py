"""Signing in by a provider of identities that the company has already (OpenID Connect)."""
