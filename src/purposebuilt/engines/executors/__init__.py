"""Where pieces of work are done: in this process, in several processes, or on several machines; the same answers."""

from purposebuilt.engines.executors.executor import Executor
from purposebuilt.engines.executors.processes import Processes
from purposebuilt.engines.executors.serial import Serial

__all__ = ["Executor", "Processes", "Serial"]
