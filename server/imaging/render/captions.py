"""What is written at the legs of a route: names, distances, times."""

from server.domain.distances import RULES, legs_of
from server.domain.overlays.route import Route
from server.domain.scene import Measure
from server.imaging.render.courses import Course
from server.imaging.render.easel import Easel

MOST_LEGS = 100
UNMEASURED_LEGS = "The legs of a route are not measured: the image has no grid that tells how long its lengths are."
TOO_MANY_LEGS = f"Of a route only the first {MOST_LEGS} legs are written at."
UNTIMED = "The legs of a route are not timed: it does not say how fast those are who go."


def captions_of(easel: Easel, route: Route, course: Course) -> tuple[list[tuple[int, str]], str]:
    """What is written at which legs of a course, and what could not be told."""
    numbers = range(len(course.arcs) - 1)[:MOST_LEGS]
    labels = {leg: _given(route, course, leg) for leg in numbers}
    wanted = route.captions in ("distance", "time", "both")
    if not wanted:
        return [(leg, text) for leg, text in labels.items() if text], ""
    if (measure := easel.measure) is None:
        return [(leg, text) for leg, text in labels.items() if text], UNMEASURED_LEGS
    warning = TOO_MANY_LEGS if len(course.arcs) - 1 > MOST_LEGS else ""
    if route.captions != "distance" and route.speed <= 0:
        warning = UNTIMED
    lengths = _distances(easel, route, course, measure)
    return [(leg, labels[leg] or _words(route, lengths[leg], measure.unit)) for leg in numbers], warning


def _given(route: Route, course: Course, leg: int) -> str:
    place = int(course.places[leg])
    return route.leg_labels[place] if place < len(route.leg_labels) else ""


def _distances(easel: Easel, route: Route, course: Course, measure: Measure) -> list[float]:
    places = [route.points[int(each)] for each in course.places[: MOST_LEGS + 1]]
    if route.closed and len(course.places) <= MOST_LEGS:
        places.append(places[0])
    if measure.rule not in RULES:  # a row of another writer
        measure = Measure(measure.per_cell, measure.unit)
    return [each.distance for each in legs_of(places, easel.viewport.lattice, measure)]


def _words(route: Route, distance: float, unit: str) -> str:
    texts = []
    if route.captions in ("distance", "both"):
        texts.append(length_text(distance, unit))
    if route.captions in ("time", "both") and route.speed > 0:
        texts.append(time_text(distance / route.speed))
    return ", ".join(texts)


def length_text(length: float, unit: str) -> str:
    """A length as it is written, such as "30 ft": of long ones no fractions."""
    digits = 0 if length >= 100 else 1
    return f"{length:.{digits}f}".removesuffix(".0") + f" {unit}"


def time_text(hours: float) -> str:
    """A time as it is written, such as "2 h 30 min"."""
    minutes = round(hours * 60)
    if minutes < 1:
        return "< 1 min"
    if minutes >= 100 * 60:
        return f"{round(hours / 24)} d"
    parts = [f"{minutes // 60} h" if minutes >= 60 else "", f"{minutes % 60} min" if minutes % 60 else ""]
    return " ".join(filter(None, parts))
