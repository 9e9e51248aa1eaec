"""Ratios of this service to named peers, measured side by side in one run: `python -m bench`."""
