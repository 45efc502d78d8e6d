"""Sketches drawn as SVG in Python: a title, a description, letters and shapes as well as colour."""

from purposebuilt.publishing.pictures.drawing import NARROW, WIDE, draw

__all__ = ["NARROW", "WIDE", "draw"]
