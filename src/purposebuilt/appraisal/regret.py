"""What each partner loses under each option, by its own weights."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from purposebuilt.appraisal.results import Option, Regret
from purposebuilt.appraisal.spread import Spread
from purposebuilt.appraisal.voices import Voice
from purposebuilt.programme import Floats


def costs(losses: Floats, voices: Sequence[Voice]) -> Floats:
    """The weighted sum of losses of each point (N x k) for each voice: N x voices, 0 to 1 inside the frontier."""
    weights = np.array([voice.weights for voice in voices]).reshape(len(voices), losses.shape[1])
    weighted: Floats = losses @ weights.T
    return weighted


def partner_losses(losses: Floats, voices: Sequence[Voice], values: Floats | None = None) -> Floats:
    """How much worse each row is for each voice than its favourite on the frontier: rows x voices, 0 to 1.

    `losses` are those of the frontier's points, `values` the losses of other rows (the frontier itself if none).
    Rows outside the frontier's range, such as today's arrangement, are held at 0 and 1.
    """
    favourite = costs(losses, voices).min(axis=0)
    given = costs(losses if values is None else values, voices)
    lost: Floats = np.clip(given - favourite, 0.0, 1.0)
    return lost


def regret(spread: Spread, options: Sequence[Option], voices: Sequence[Voice]) -> tuple[Regret, ...]:
    """The loss of every partner under every option, partners in the design's order, options as listed."""
    if not voices or not options:
        return ()
    values = np.array([[option.scores[each.name] for each in spread.objectives] for option in options])
    lost = partner_losses(spread.losses(), voices, spread.losses(values))
    return tuple(
        Regret(voice.key, option.key, round(float(lost[row, at]), 9) + 0.0)
        for at, voice in enumerate(voices)
        for row, option in enumerate(options)
    )
