"""What it costs to import a module into a fresh process, as JSON: seconds on the clock and peak memory.

python benchmarks/alone/imported.py MODULE
"""

import importlib
import json
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from alone.classic import peak_mb

began = time.perf_counter()
importlib.import_module(sys.argv[1])
print(json.dumps({"seconds": time.perf_counter() - began, "peak_mb": peak_mb()}))
