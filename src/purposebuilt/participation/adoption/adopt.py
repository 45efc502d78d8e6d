"""From why to what: a design takes up what a room said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from purposebuilt import rulebooks
from purposebuilt.design import Design, Source
from purposebuilt.participation.adoption.choices import TO_COMPLETE, Choices, heard, source_key
from purposebuilt.participation.adoption.result import Adopted
from purposebuilt.participation.adoption.taken import Taken, left_said, take_up
from purposebuilt.participation.adoption.tensions import Felt, a, feel
from purposebuilt.participation.adoption.why import why_trace
from purposebuilt.participation.camps import camps
from purposebuilt.participation.ground import Sort, shared_ground
from purposebuilt.participation.room import Room
from purposebuilt.participation.small_numbers import ReleasedGround, released, smallest_cell
from purposebuilt.participation.weights import Fed, feed, ways_heard
from purposebuilt.problems import Problem, Severity, Where, register
from purposebuilt.rulebooks.rulebook import Rulebook

OTHER_DESIGN = register("PB575", "A room was held for another design than the one that takes it up.")


def adopt(
    room: Room,
    design: Design,
    take: Sequence[str] | None = None,
    choices: Choices | None = None,
    ground: ReleasedGround | None = None,
    rulebook: Rulebook | None = None,
) -> Adopted:
    """Take up in a design what a room said; doing it again changes nothing.

    Statements on shared ground that word no purpose yet become purposes; `take` names others instead (none where it is
    empty). Each gap becomes a tension, or is added to the one that the design has. Weights become those of partners and
    criteria. `ground` is what may be told of the room, worked out here where it is not given; so is the
    `rulebook` that the design names. Raises :class:`Refusal` with every problem where a statement that was named cannot
    become a purpose.
    """
    how = choices or Choices()
    book = rulebooks.load(design.identity.rulebook) if rulebook is None else rulebook
    found = _found(room, book) if ground is None else ground
    taken = take_up(room, design, book, take, how, found)
    wider = replace(design, purposes=(*design.purposes, *taken.purposes))
    quiet = Felt(design.tensions, (), ())
    felt = feel(room, wider, book, found, taken.words, how) if how.tensions else quiet
    weighed = _weighed(room, wider, taken, how)
    made = replace(weighed.design, tensions=felt.all)
    if made != design:
        made = replace(made, sources=_sources(room, design, how))
    return Adopted(
        design=made,
        purposes=taken.purposes,
        tensions=felt.added,
        updated=felt.updated,
        words=taken.words,
        left=taken.left,
        done=_done(taken, felt, found, weighed, same=made == design),
        why=why_trace(room, made, book, taken.words, found),
        problems=(*taken.problems, *weighed.problems, *_other(room, design)),
    )


def _found(room: Room, rulebook: Rulebook) -> ReleasedGround:
    """What may be told of the room's shared ground, with its camps where there are any."""
    return released(shared_ground(room, camps=camps(room).by_participant), room, smallest_cell(rulebook.key))


def _weighed(room: Room, design: Design, taken: Taken, choices: Choices) -> Fed:
    """The design with the room's weights; what was given to a statement counts for the purpose that it words.

    Weights go in once: where the design cites the room they are in it already, unless a way of asking is named.
    """
    cited = any(each.key == source_key(room, choices) for each in design.sources)
    if not choices.weights or not ways_heard(room) or (cited and choices.way is None):
        return Fed(design, None, (), (), (), (), (), ())
    words = taken.words
    statements = tuple(replace(each, purpose=words.get(each.key, each.purpose)) for each in room.statements)
    return feed(design, replace(room, statements=statements), choices.way)


def _sources(room: Room, design: Design, choices: Choices) -> tuple[Source, ...]:
    """The sources of a design with the room among them, so that what came from it can be told."""
    key = source_key(room, choices)
    if any(each.key == key for each in design.sources):
        return design.sources
    names = {each.key: each.name for each in design.partners}
    about = room.about
    made_up = (
        "Illustrative: made up, nobody was asked; not to be quoted as anybody's view." if about.illustrative else ""
    )
    last = max(room.rounds, key=lambda each: each.number, default=None)
    publisher = names.get(about.convenor, about.convenor)
    return (*design.sources, Source(key, about.title, publisher, date=last.date if last else "", attribution=made_up))


def _other(room: Room, design: Design) -> tuple[Problem, ...]:
    """A warning where the room was held for a design with another title."""
    if not room.about.design or room.about.design == design.identity.title:
        return ()
    message = f"The room was held for '{room.about.design}', and this design is '{design.identity.title}'."
    remedy = "Go on if the two are the same by another name."
    return (Problem(OTHER_DESIGN, message, remedy, Severity.WARNING, Where("about", column="design")),)


def _weights_said(weighed: Fed) -> list[str]:
    """How many partners' weights are new, by which way of asking, and how many stay."""
    if weighed.way is None:
        return []
    said = [
        f"Partners whose weights come from the room, asked for by {weighed.way.value}: {len(weighed.spoke)}.",
        f"Partners whose weights stay as they were written: {len(weighed.kept)}.",
    ]
    if weighed.lost:
        said.append(f"What was given to {', '.join(weighed.lost)} found no criterion and is shared over the rest.")
    return said


def _done(taken: Taken, felt: Felt, ground: ReleasedGround, weighed: Fed, *, same: bool) -> tuple[str, ...]:
    """What was done, in plain sentences, and what people have to do next."""
    by_purpose = {purpose: key for key, purpose in reversed(list(taken.words.items()))}
    said = [f"The statement '{by_purpose[each.key]}' became a purpose: {each.statement}" for each in taken.purposes]
    sorts = {heard(each.key): each.sort for each in ground.statements}
    said += [f"{a(sorts[each.key])} became a tension: {each.good_a}" for each in felt.added]
    said += [f"The tension '{each.title}' now says who was heard." for each in felt.updated]
    said += _weights_said(weighed)
    if same:
        told = ground.verdicts and not taken.left
        said = ["Nothing changed: the design already says what the room said." if told else "Nothing changed."]
    said += left_said(taken)
    unwritten = sum(each.good_b == TO_COMPLETE for each in felt.added)
    if unwritten:
        who = "One new tension lacks its" if unwritten == 1 else f"{unwritten} new tensions lack their"
        said.append(
            f"{who} second good: nobody gave a reason that can be shown, so those who disagree have to write it."
        )
    unclear = sum(each.sort is Sort.UNCLEAR for each in ground.statements)
    if unclear:
        which = "One statement is" if unclear == 1 else f"{unclear} statements are"
        said.append(f"{which} not yet understood and became nothing: talk about the words first.")
    if not ground.verdicts:
        said.append("There are too few organisations for verdicts: choose by name what is to become a purpose.")
    return tuple(said)
