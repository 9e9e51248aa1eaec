"""Grids that are painted into pictures of maps: whether there is one, and where its lines lie."""
