"""The method of equal shares as it is defined, in fractions, voice by voice and raise by raise: slow and obvious."""

from fractions import Fraction

from purposebuilt.participation.shares import Instance


def gains(instance: Instance) -> list[dict[int, Fraction]]:
    if instance.points is None:
        return [{at: instance.projects[at].cost for at in wanted} for wanted in instance.wishes]
    return [
        dict(zip(wanted, given, strict=True)) for wanted, given in zip(instance.wishes, instance.points, strict=True)
    ]


def rate(cost: Fraction, backing: list[tuple[Fraction, Fraction]]) -> Fraction | None:
    """The least r at which payments min(held, r * gain) reach the cost, trying where each in turn has all to pay."""
    if not backing or sum(held for held, _ in backing) < cost:
        return None
    backing = sorted(backing, key=lambda one: one[0] / one[1])
    for at in range(len(backing)):
        rest = cost - sum(held for held, _ in backing[:at])
        each = rest / sum(gain for _, gain in backing[at:])
        if each * backing[at][1] <= backing[at][0]:
            return each
    raise AssertionError("somebody pays the last of it")


def fixed(instance: Instance, part: Fraction, rank=lambda one: one.key) -> list[int]:
    """What is bought, in order, where a voice of weight 1 holds `part`."""
    weights = [voice.weight for voice in instance.voices]
    held = [part * weight for weight in weights]
    wishes = gains(instance)
    left = [at for at, one in enumerate(instance.projects) if one.cost > 0]
    order = [
        at
        for at, one in sorted(enumerate(instance.projects), key=lambda pair: pair[1].key)
        if one.cost == 0 and instance.points is not None and any(wish.get(at) for wish in wishes)
    ]
    while True:
        found = []
        for at in left:
            backing = [(held[i], weights[i] * wish[at]) for i, wish in enumerate(wishes) if wish.get(at)]
            least = rate(instance.projects[at].cost, backing)
            if least is not None:
                found.append((least, rank(instance.projects[at]), at))
        if not found:
            return order
        least, _, at = min(found)
        for i, wish in enumerate(wishes):
            if wish.get(at):
                held[i] -= min(held[i], least * weights[i] * wish[at])
        order.append(at)
        left.remove(at)


def raised(
    instance: Instance, start: Fraction, until_full: bool = True, rank=lambda one: one.key
) -> tuple[int, list[int]]:
    """Raise parts by one unit again and again."""
    wishes = gains(instance)
    wanted = [at for at, one in enumerate(instance.projects) if one.cost > 0 and any(wish.get(at) for wish in wishes)]
    before: tuple[int, list[int]] = (0, [])
    steps = 0
    while True:
        order = fixed(instance, start + steps, rank)
        spent = sum(instance.projects[at].cost for at in order)
        left = [instance.projects[at].cost for at in wanted if at not in order]
        if spent > instance.budget:
            return before
        if not left or (until_full and min(left) > instance.budget - spent):
            return steps, order
        before = steps, order
        steps += 1


def filling(instance: Instance, order: list[int]) -> list[int]:
    """Add what gives most for its cost and still fits, names breaking ties."""
    wishes = gains(instance)
    density = []
    for at, one in enumerate(instance.projects):
        total = sum(
            (voice.weight * wish.get(at, 0) for voice, wish in zip(instance.voices, wishes, strict=True)), Fraction(0)
        )
        value = Fraction(0) if total == 0 else (total / one.cost if one.cost else Fraction(10**30))
        density.append((-value, one.key, at))
    order = list(order)
    for _, _, at in sorted(density):
        if (
            at not in order
            and sum(instance.projects[n].cost for n in order) + instance.projects[at].cost <= instance.budget
        ):
            order.append(at)
    return order
