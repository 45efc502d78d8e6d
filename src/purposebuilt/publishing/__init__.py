"""Saying it: the documents that an appraisal becomes.

:func:`publish` writes the pack; :func:`as_json` gives the appraisal as data.
"""

from purposebuilt.publishing.appraisal_json import as_json
from purposebuilt.publishing.pack import publish

__all__ = ["as_json", "publish"]
