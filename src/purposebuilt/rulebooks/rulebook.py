"""What a rulebook holds: law and guidance as dated values, each with its source."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from purposebuilt.design import Aim, Delegable, Envelope, Figure, Function, Preference


@dataclass(frozen=True, slots=True)
class Level:
    """A level at which things are decided or done; `order` rises from the neighbourhood to the nation.

    `closeness` (0-1) is how near to people a decision at this level is taken.
    """

    key: str
    name: str
    order: int
    closeness: Figure
    source: str = ""


@dataclass(frozen=True, slots=True)
class PartnerKind:
    """A kind of partner and what the law makes of it.

    `relevant_body`: may be party to a section 65Z5 arrangement (R07); only those that are also an `nhs_body` may give
    one. `nhs_body`, `local_authority`: for pooled money (R09, R10). `holds_duties_of`: whose duties in the catalogue
    a body of this kind may hold (an acute trust those of ``nhs-trust``), empty where none. `independent`: companies,
    charities, federations and the like.
    """

    key: str
    name: str
    relevant_body: bool = False
    nhs_body: bool = False
    local_authority: bool = False
    provider: bool = False
    note: str = ""
    source: str = ""
    holds_duties_of: str = ""
    independent: bool = False


@dataclass(frozen=True, slots=True)
class Mode:
    """One of the six ways to deliver."""

    key: str
    name: str
    sentence: str
    best_for: str = ""
    risks: str = ""
    example: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Approval:
    """A yes that a mechanism needs: from whom, in which lane, once or each time, how long it takes.

    `one_off` counts approvals to set the mechanism up; `recurring` those needed for each decision afterwards.
    `by` is ``icb``, ``receiver``, ``council``, ``each-partner``, ``nhs-england`` or ``ministers``.
    """

    mechanism: str
    order: int
    lane: str
    by: str
    one_off: int
    recurring: int
    weeks: Figure
    source: str = ""


@dataclass(frozen=True, slots=True)
class Mechanism:
    """A legal vehicle.

    `may_give` and `may_receive` are kinds of partner. `delegable` are the catalogue's delegability values for which
    it may be used.
    `moves_decision` says whether the power to decide moves; `joint` whether it lawfully links several doers of one
    function (R02);
    `contract` whether the doer works under a contract; `holder_decides` whether only who holds the duty (or holds it
    from NHS England) may decide under it, so that a provider never decides what it is paid for. `liability` says who
    answers in law for how the function is exercised (R12). `asks` is the readiness it asks of the receiver (0-5
    points), `months` the time to set up, `reversibility` 0 (cannot be undone) to 3 (easy).
    """

    key: str
    name: str
    what: str
    may_give: tuple[str, ...]
    may_receive: tuple[str, ...]
    delegable: tuple[Delegable, ...]
    not_passed_on: str
    moves_decision: bool
    joint: bool
    contract: bool
    asks: Figure
    months: Figure
    reversibility: Figure
    approvals: tuple[Approval, ...] = ()
    law: str = ""
    source: str = ""
    holder_decides: bool = False
    liability: str = ""


@dataclass(frozen=True, slots=True)
class Pattern:
    """A shape of arrangement that the rulebook allows, from which candidates for a line are made.

    `decides`, `does`, `funds` and `employs` name bodies: ``icb``, ``icb-board``, ``icb-committee``,
    ``place-committee``,
    ``joint-committee``, ``duty-holder``, ``same-as-does``, ``other-icb``, or a kind of partner (each partner of that
    kind which serves the place gives one candidate). `delegable`, `duty_holders` and `footprints` say for which
    functions it may be used; empty means any. `functions` names the only functions of the catalogue that it is for, and
    `never_for` those that it is not for, because the bodies could not do them well or would buy from themselves.
    """

    key: str
    mode: str
    mechanism: str
    sentence: str
    decides: str
    decides_level: str
    does: str
    does_level: str
    funds: str
    employs: str
    delegable: tuple[Delegable, ...] = ()
    duty_holders: tuple[str, ...] = ()
    footprints: tuple[str, ...] = ()
    recommends: str = ""
    source: str = ""
    functions: tuple[str, ...] = ()
    never_for: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Variation:
    """At which level a function may differ from place to place, by its footprint and whether it may be delegated.

    `varies_at` is a level: one line for each area of that level in the system, or one for the system itself.
    """

    footprint: str
    delegable: Delegable
    varies_at: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class Limit:
    """Vehicles that may not be used for some functions, whatever their delegability says; `why` is a whole sentence."""

    key: str
    functions: tuple[str, ...]
    mechanisms: tuple[str, ...]
    why: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class Wording:
    """How a scheme words a function: its verb, whom the law has consulted or told, and from whom it was delegated.

    `verb` replaces *Approve* where the function is no decision (a duty on how a body acts) or a decision about one
    person. `held_from` is the kind of body whose function it is, where another exercises it under an agreement.
    """

    function: str
    verb: str = ""
    consult: str = ""
    note: str = ""
    held_from: str = ""
    source: str = ""


class RuleKind(StrEnum):
    """A rule is computed by a named check, or attested by somebody with evidence and a date."""

    COMPUTED = "computed"
    ATTESTED = "attested"


@dataclass(frozen=True, slots=True)
class Rule:
    """A test that a lawful and sensible design passes. `check` names the check where the rule is computed.

    `asks` is the question put to whoever attests; a computed rule has one too where the computation can refute but
    not prove. `starts` and `ends` are the first and the last day on which it holds (ISO, empty means open).
    `functions`, `mechanisms` and `kinds` are what the rule is about: keys of functions, mechanisms and kinds of
    partner. An attested rule that names functions or mechanisms applies only where the design uses one of them.
    """

    key: str
    sentence: str
    force: str
    scope: str
    kind: RuleKind
    basis: str
    check: str = ""
    asks: str = ""
    starts: str = ""
    ends: str = ""
    source: str = ""
    functions: tuple[str, ...] = ()
    mechanisms: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RuleMeasure:
    """A rule that a configuration can be held to in a search: a measure is at least, or at most, a level."""

    rule: str
    measure: str
    preference: Preference
    level: Figure
    source: str = ""


@dataclass(frozen=True, slots=True)
class Value:
    """A number that law, guidance or practice sets for a thing we do; `sentence` says what it is the number of."""

    key: str
    value: Figure
    unit: str
    sentence: str
    starts: str = ""
    ends: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Rulebook:
    """Law and guidance in force over a period, perhaps laid over another rulebook (`base`)."""

    key: str
    title: str
    starts: str
    ends: str = ""
    base: str = ""
    note: str = ""
    aims: tuple[Aim, ...] = ()
    levels: tuple[Level, ...] = ()
    partner_kinds: tuple[PartnerKind, ...] = ()
    modes: tuple[Mode, ...] = ()
    mechanisms: tuple[Mechanism, ...] = ()
    patterns: tuple[Pattern, ...] = ()
    functions: tuple[Function, ...] = ()
    rules: tuple[Rule, ...] = ()
    envelopes: tuple[Envelope, ...] = ()
    variation: tuple[Variation, ...] = ()
    rule_measures: tuple[RuleMeasure, ...] = ()
    limits: tuple[Limit, ...] = ()
    wordings: tuple[Wording, ...] = ()
    values: tuple[Value, ...] = ()
