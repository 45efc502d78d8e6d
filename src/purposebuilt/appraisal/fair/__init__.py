"""Fair designs, sought over every possible design and not only picked from a list."""

from purposebuilt.appraisal.fair.designs import Asking, FairDesigns, fair_designs

__all__ = ["Asking", "FairDesigns", "fair_designs"]
