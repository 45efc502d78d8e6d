"""Compiles what is compiled (the tree, and runs of equal shares) while the package is installed.

By whichever compiler is there, in order: $CXX, c++, g++, clang++, then the one that the package `ziglang` brings (see
compiler.lock). The flags name no machine of their own: arithmetic is not contracted, so a search takes the same steps
on every machine.
"""

from __future__ import annotations

import importlib.util
import os
import platform
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

COMPILED = (
    Path("src/purposebuilt/engines/tree/tree.bin"),
    Path("src/purposebuilt/participation/shares/runs/shares.bin"),
)
"""What is made; each from the `door.cpp` beside it."""

FLAGS = ["-std=c++17", "-O3", "-ffp-contract=off", "-fno-math-errno", "-shared", "-fPIC", "-fvisibility=hidden"]


class Compiled(BuildHookInterface):
    """Leaves each compiled file beside its sources and puts it into the package."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile. Raises RuntimeError, saying what to install, where no compiler is found or it fails."""
        del version
        for made in COMPILED:
            target = Path(self.root) / made
            command = [*compiler(), *FLAGS, str(target.with_name("door.cpp")), "-o", str(target)]
            done = subprocess.run(command, capture_output=True, text=True, check=False)
            if done.returncode:
                raise RuntimeError(f"{made.name} could not be built: {' '.join(command)}\n{done.stderr}")
            build_data["artifacts"].append(str(made))
        build_data["pure_python"] = False
        build_data["infer_tag"] = True


def compiler() -> list[str]:
    """The command of a C++ compiler, and how it is told of vector instructions that nearly every machine has."""
    for name in (os.environ.get("CXX", ""), "c++", "g++", "clang++"):
        if name and shutil.which(name):
            return [name, *(["-march=x86-64-v3"] if has_vectors() else [])]
    if importlib.util.find_spec("ziglang"):
        return [sys.executable, "-m", "ziglang", "c++", *(["-march=x86_64_v3"] if has_vectors() else [])]
    raise RuntimeError("No C++ compiler was found: install g++, or the packages of compiler.lock, then install again.")


def has_vectors() -> bool:
    """Whether this machine is known to have AVX2 and what came with it."""
    known = Path("/proc/cpuinfo")
    return platform.machine() in {"x86_64", "AMD64"} and known.is_file() and " avx2 " in known.read_text()
