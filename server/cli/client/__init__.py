"""Talks to a Limner server: connects, retries, resumes, verifies. Knows nothing of a command line."""
