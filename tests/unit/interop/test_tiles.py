"""Things looked up by where they lie."""

from hypothesis import given, settings
from hypothesis import strategies as st

from server.interop.tiles import Tiles

PLACES = st.floats(-200, 200)
BOXES = st.tuples(PLACES, PLACES, st.floats(0, 300), st.floats(0, 300))
Box = tuple[float, float, float, float]
Corners = list[tuple[float, float]]


def corners(box: Box) -> Corners:
    return [box[:2], (box[0] + box[2], box[1] + box[3])]


@settings(deadline=None)
@given(st.lists(BOXES, max_size=12), BOXES)
def test_all_that_meet_are_near(boxes: list[tuple[float, float, float, float]], asked: Box) -> None:
    tiles: Tiles[int] = Tiles()
    for number, box in enumerate(boxes):
        tiles.add(number, corners(box))
    near = tiles.near(corners(asked))
    assert len(near) == len(set(near))
    for number, (x, y, width, height) in enumerate(boxes):
        beside = x > asked[0] + asked[2] or asked[0] > x + width
        meets = not beside and y <= asked[1] + asked[3] and asked[1] <= y + height
        assert number in near or not meets


def test_what_is_far_away_is_not_near() -> None:
    tiles: Tiles[str] = Tiles()
    tiles.add("a", [(0, 0), (1, 1)])
    tiles.add("b", [(50, 50), (51, 51)])
    assert tiles.near([(0.5, 0.5)]) == ["a"]
