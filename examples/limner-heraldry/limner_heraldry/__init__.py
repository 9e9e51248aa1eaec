"""Coats of arms for Limner."""
