"""What a wall check saw, drawn over the painted map: for people who ask why a picture was refused."""

from typing import Final

from PIL import Image, ImageDraw

from server.imaging.finishing.wall_check import WallSight
from server.imaging.finishing.verdict import MOST_P95

STANDING: Final = (40, 200, 70)
ELSEWHERE: Final = (255, 150, 0)
MISSING: Final = (235, 30, 40)
CLOSED: Final = (235, 30, 200)
"""Colours of walls that are where they were, of those that lie elsewhere, of lost ones, and of closed doors."""
