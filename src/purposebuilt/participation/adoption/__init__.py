"""From why to what: what a room said becomes purposes and tensions of a design."""

from purposebuilt.participation.adoption.adopt import adopt
from purposebuilt.participation.adoption.choices import Choices
from purposebuilt.participation.adoption.result import Adopted, Left, Spoken, WhyTrace

__all__ = ["Adopted", "Choices", "Left", "Spoken", "WhyTrace", "adopt"]
