"""Photographs and scans set straight: the sheet found on the table it lies on, writing brought level.

Nothing here looks at the writing itself; what is drawn for people stays as it came, and boxes are carried back to it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np

from poworkbench.adapters.documents.scans.recognition import Corners, Pixels

#: A sheet fills at least this share of a photograph; one that fills nearly all of it needs no cutting out.
_LEAST, _MOST = 0.25, 0.94
_LOOKED_AT = 800
#: Sides of a sheet that lies nearly straight differ by less than this share: then it is a scan, not a photograph.
_STRAIGHT = 0.004
_IDENTITY = np.eye(3)


@dataclass(frozen=True, slots=True)
class Straight:
    """A picture set straight, and the way back: `home` carries its points to those of the picture it came from."""

    picture: Pixels
    home: Corners

    def back(self, points: Corners) -> Corners:
        """Points (n × 2) of the straight picture where they are on the one it came from."""
        if np.array_equal(self.home, _IDENTITY):
            return points
        return cv2.perspectiveTransform(points.reshape(-1, 1, 2), self.home).reshape(-1, 2)


def straightened(picture: Pixels) -> Straight:
    """The sheet of a photograph as if it had been scanned; the picture itself where no edges of a sheet are seen."""
    sheet = _sheet(picture)
    if sheet is None:
        return Straight(picture, _IDENTITY)
    width = round(max(_length(sheet[0], sheet[1]), _length(sheet[3], sheet[2])))
    height = round(max(_length(sheet[0], sheet[3]), _length(sheet[1], sheet[2])))
    flat = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    there = cv2.getPerspectiveTransform(sheet.astype(np.float32), flat)
    return Straight(cv2.warpPerspective(picture, there, (width, height)), np.linalg.inv(there))


def turned(straight: Straight, quarters: int) -> Straight:
    """The picture turned to the left by so many quarters."""
    height, width = straight.picture.shape[:2]
    ways = {
        1: np.array([[0, -1, width - 1], [1, 0, 0], [0, 0, 1]], float),
        2: np.array([[-1, 0, width - 1], [0, -1, height - 1], [0, 0, 1]], float),
        3: np.array([[0, 1, 0], [-1, 0, height - 1], [0, 0, 1]], float),
    }
    return Straight(np.ascontiguousarray(np.rot90(straight.picture, quarters)), straight.home @ ways[quarters])


def _sheet(picture: Pixels) -> Corners | None:
    """The corners of a bright sheet on a darker ground, from the upper left round to the right."""
    height, width = picture.shape[:2]
    scale = min(1.0, _LOOKED_AT / max(height, width))
    small = cv2.resize(
        cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY), None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA
    )
    blurred = cv2.GaussianBlur(small, (7, 7), 0)
    _level, light = cv2.threshold(blurred, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    light = cv2.morphologyEx(light, cv2.MORPH_CLOSE, np.ones((15, 15), np.uint8))
    outlines, _tree = cv2.findContours(light, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    for outline in sorted(outlines, key=cv2.contourArea, reverse=True)[:1]:
        hull = cv2.convexHull(outline)
        corners = cv2.approxPolyDP(hull, 0.02 * cv2.arcLength(hull, closed=True), closed=True)
        share = cv2.contourArea(corners) / small.size
        filled = cv2.contourArea(outline) / max(1.0, cv2.contourArea(corners))
        if len(corners) == 4 and _LEAST < share < _MOST and filled > 0.9:
            return _in_order(corners.reshape(4, 2).astype(float) / scale)
    return None


def _in_order(corners: Corners) -> Corners:
    """Upper left, upper right, lower right, lower left."""
    sums, gaps = corners.sum(axis=1), corners[:, 1] - corners[:, 0]
    return corners[[int(sums.argmin()), int(gaps.argmin()), int(sums.argmax()), int(gaps.argmax())]]


def _length(a: Corners, b: Corners) -> float:
    return float(np.linalg.norm(a - b))


def leveller(lines: Sequence[Corners]) -> Corners:
    """What brings lines of writing level: a matrix for the points (x, y, 1) of the picture, by the longest lines.

    A scan lies crooked by one angle all over, so the middle of all angles is taken, the longer lines counting more.
    """
    runs = np.array([(box[1] + box[2] - box[0] - box[3]) / 2 for box in lines])
    if not len(runs):
        return _IDENTITY
    lengths = np.linalg.norm(runs, axis=1)
    long = lengths >= np.quantile(lengths, 0.6)
    angle = float(np.median(np.arctan2(runs[long, 1], runs[long, 0])))
    cos, sin = np.cos(-angle), np.sin(-angle)
    return np.array([[cos, -sin, 0.0], [sin, cos, 0.0], [0.0, 0.0, 1.0]])
