"""The gate as one table: every act, the stages in which it is possible, its rules, and where it leads.

Whatever surface an act comes from, it passes here or not at all. `docs/the-gate.md` shows the whole.
"""

from amends.cases.gate.attempt import AnyTransition
from amends.cases.gate.table import ending, giving, making_it_right, never_stuck, on_the_call
from amends.cases.gate.table.stages import ON_ITS_WAY

__all__ = ["ON_ITS_WAY", "TABLE"]

TABLE: tuple[AnyTransition, ...] = (
    *on_the_call.PART,
    *giving.PART,
    *making_it_right.PART,
    *never_stuck.PART,
    *ending.PART,
)
