"""What a newcomer is told when something that the two commands need is missing: one sentence, and stop."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

HOUSE = Path(__file__).parents[3]
TOOLS = ("bash", "env", "make", "chmod", "dirname", "cmp", "sed", "grep", "cp", "rm", "mkdir", "touch", "cat", "sh")

FILES = ("Makefile", "bootstrap.sh", "requirements.lock", "compiler.lock", "pyproject.toml", "hatch_build.py")
FILES += ("package-lock.json", ".npmrc")

PYTHON = """#!/bin/sh
case "$*" in
  *"%d.%d"*) echo {version} ;;
  *"sys.exit"*) exit {old} ;;
  *ensurepip*) exit {no_venv} ;;
  *"-m venv .boot"*) mkdir -p .boot/bin
    printf '#!/bin/sh\\n[ "$1" = install ] || exit 1\\n{pip}\\n' > .boot/bin/pip
    printf '#!/bin/sh\\n{uv}\\n' > .boot/bin/uv
    chmod +x .boot/bin/pip .boot/bin/uv ;;
esac
"""


@pytest.fixture
def machine(tmp_path: Path) -> Path:
    """A machine with a shell and make, the project's own files, and nothing else."""
    commands = tmp_path / "commands"
    commands.mkdir()
    for tool in TOOLS:
        found = shutil.which(tool)
        assert found, tool
        (commands / tool).symlink_to(found)
    project = tmp_path / "project"
    project.mkdir()
    for name in FILES:
        shutil.copy(HOUSE / name, project / name)
    put(tmp_path, "c++", "#!/bin/sh\n")
    return tmp_path


def put(machine: Path, name: str, text: str) -> None:
    command = machine / "commands" / name
    command.write_text(text)
    command.chmod(0o755)


def python(version: str = "3.11", old: int = 0, no_venv: int = 0, pip: str = "exit 0", uv: str = "exit 0") -> str:
    return PYTHON.format(version=version, old=old, no_venv=no_venv, pip=pip, uv=uv)


def make(machine: Path, target: str) -> tuple[int, list[str]]:
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("PY", "UV_", "MAKE", "MFLAGS"))}
    done = subprocess.run(
        ["make", "-s", target],
        cwd=machine / "project",
        env=environment | {"PATH": str(machine / "commands")},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    said = (done.stdout + done.stderr).splitlines()
    return done.returncode, [line for line in said if not line.startswith(("make", "Installing Purposebuilt"))]


def refused(machine: Path, target: str = ".venv/.ok") -> str:
    code, lines = make(machine, target)
    assert code != 0
    assert len(lines) == 1, lines
    return lines[0]


def test_no_python_at_all(machine: Path) -> None:
    sentence = refused(machine)
    assert "needs Python 3.11 or newer, and this machine has none" in sentence
    assert "apt-get install python3.11 python3.11-venv" in sentence


def test_an_old_python(machine: Path) -> None:
    put(machine, "python3", python(version="3.9", old=1))
    assert "needs Python 3.11 or newer, and python3 here is only 3.9" in refused(machine)


def test_a_newer_python_is_taken(machine: Path) -> None:
    put(machine, "python3", python(version="3.13", no_venv=1))
    assert "apt-get install python3.13-venv" in refused(machine)


def test_python_3_11_is_preferred(machine: Path) -> None:
    put(machine, "python3", python(version="3.13", no_venv=1))
    put(machine, "python3.11", python(version="3.11", no_venv=1))
    assert "apt-get install python3.11-venv" in refused(machine)


def test_no_network_for_the_installer(machine: Path) -> None:
    put(machine, "python3.11", python(pip="exit 1"))
    assert refused(machine).startswith("The installer uv could not be fetched: check that this machine reaches")


def test_no_network_for_a_package(machine: Path) -> None:
    put(machine, "python3.11", python(uv="[ $1 = venv ] || exit 1"))
    assert refused(machine).startswith("A package could not be fetched: check that this machine reaches")


def test_a_package_that_is_not_what_the_lock_says(machine: Path) -> None:
    put(machine, "python3.11", python(uv="[ $1 = venv ] || { echo Hash mismatch for x; exit 1; }"))
    assert refused(machine).startswith("A package did not match its fingerprint in requirements.lock")


def test_a_full_disk(machine: Path) -> None:
    put(machine, "python3.11", python(uv="[ $1 = venv ] || { echo No space left on device; exit 1; }"))
    assert refused(machine).startswith("The disk is full, so the installation stopped: free about 1 GB")


def test_the_installation_is_done_once_and_again_when_the_lock_changes(machine: Path) -> None:
    counted = "echo $1 $2 >> uv.calls; mkdir -p .venv"
    put(machine, "python3.11", python(uv=counted))
    calls = machine / "project" / "uv.calls"
    lock = machine / "project" / "requirements.lock"
    assert make(machine, ".venv/.ok") == (0, [])
    first = calls.read_text()
    assert make(machine, ".venv/.ok") == (0, [])
    assert calls.read_text() == first
    after = (machine / "project" / ".venv" / ".ok").stat().st_mtime + 5
    os.utime(lock, (after, after))
    assert make(machine, ".venv/.ok") == (0, [])
    assert calls.read_text() == first * 2


def test_a_machine_without_a_compiler_is_given_one(machine: Path) -> None:
    put(machine, "python3.11", python(uv="echo $* >> uv.calls; mkdir -p .venv"))
    assert make(machine, ".venv/.ok") == (0, [])
    calls = machine / "project" / "uv.calls"
    assert "compiler.lock" not in calls.read_text()
    (machine / "commands" / "c++").unlink()
    (machine / "project" / ".venv" / ".ok").unlink()
    assert make(machine, ".venv/.ok") == (0, ["No C++ compiler here: fetching one (about 100 MB, once)."])
    assert "--require-hashes -r compiler.lock" in calls.read_text()


def test_a_compiler_that_cannot_be_fetched(machine: Path) -> None:
    (machine / "commands" / "c++").unlink()
    put(machine, "python3.11", python(uv='case "$*" in *compiler.lock*) exit 1 ;; esac; mkdir -p .venv'))
    code, lines = make(machine, ".venv/.ok")
    assert code != 0
    assert lines[-1].startswith("The compiler could not be fetched: check that this machine reaches")


def test_a_failed_installation_leaves_no_stamp(machine: Path) -> None:
    put(machine, "python3.11", python(pip="exit 1"))
    refused(machine)
    assert not (machine / "project" / ".venv" / ".ok").exists()


def test_only_the_tests_need_npm(machine: Path) -> None:
    put(machine, "python3.11", python(uv="mkdir -p .venv"))
    sentence = refused(machine, "test")
    assert "this machine has none: run 'apt-get install nodejs npm'" in sentence
    code, _ = make(machine, ".venv/.ok")
    assert code == 0


def test_npm_without_network(machine: Path) -> None:
    put(machine, "python3.11", python(uv="mkdir -p .venv"))
    put(machine, "npm", "#!/bin/sh\nexit 1\n")
    assert refused(machine, "test").startswith("The accessibility checker axe-core could not be fetched")
