"""Pieces of work that other processes can import."""

import os

import numpy as np


def scaled(shared: np.ndarray, item: int) -> np.ndarray:
    """Floating point in a fixed order: the same bits wherever it is done."""
    return np.cumsum(np.sin(shared * item)) / 3.0


def third_fails(shared: np.ndarray, item: int) -> int:
    if item == 3:
        raise ValueError("the third has no place")
    return item


def gives_nothing(shared: np.ndarray, item: int) -> None:
    return None


def ends(shared: np.ndarray, item: int) -> int:
    if item == 2:
        os._exit(3)
    return item


def whose(shared: np.ndarray, item: int) -> int:
    return os.getpid()
