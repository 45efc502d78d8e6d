"""Help, what is not understood, and terminals of every sort."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.command_line.shell import ROOT, TINY, ask, environment

COMMANDS = ("appraise", "check", "convert", "explain", "functions", "rules", "template")


def test_help_lists_every_command_and_every_exit_code() -> None:
    said = ask("--help")
    assert said.returncode == 0
    for word in (*COMMANDS, "0 ", "1 ", "2 ", "11", "12", "13", "14", "130"):
        assert word in said.stdout


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself_with_an_example(command: str) -> None:
    said = ask(command, "--help")
    assert said.returncode == 0
    assert f"purposebuilt {command} " in said.stdout.split("Example")[1]
    assert "Exit codes:" in said.stdout
    assert "--json" in said.stdout


def test_nothing_asked_shows_what_can_be_asked() -> None:
    said = ask()
    assert said.returncode == 2
    assert "appraise" in said.stdout + said.stderr


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["apraise"], "Did you mean 'appraise'?"),
        (["check"], "Missing argument 'DESIGN'"),
        (["check", TINY, "--jsn"], "Did you mean '--json'?"),
        (["appraise", TINY, "--coverage", "200%"], "'200%' is not a share"),
        (["appraise", TINY, "--coverage", "most"], "'most' is not a share"),
        (["appraise", TINY, "--time-limit", "soon"], "'soon' is not a time limit"),
        (["appraise", TINY, "--time-limit", "0"], "'0' is not a time limit"),
        (["appraise", TINY, "--workers", "0"], "--workers"),
        (["rules", "R99999"], "'R99999' is not a rule of 'england_2022_act'."),
        (["rules", "R99999"], "[PB456]"),
        (["rules", "--rulebook", "england"], "england_2022_act"),
        (["functions", "jnsa"], "Did you mean 'jsna'? [PB456]"),
    ],
)
def test_what_is_not_understood_is_said_with_a_suggestion(arguments: list[object], told: str) -> None:
    said = ask(*arguments)
    assert (said.returncode, said.stdout) == (2, "")
    assert told in " ".join(said.stderr.split())


@pytest.mark.parametrize("encoding", ["cp1252", "ascii", "utf-8"])
@pytest.mark.parametrize("columns", ["20", "80"])
def test_no_terminal_is_too_narrow_or_too_old(encoding: str, columns: str) -> None:
    for arguments in (["check", TINY], ["functions", "--search", "a"], ["rules"]):
        said = ask(*arguments, PYTHONIOENCODING=encoding, COLUMNS=columns, NO_COLOR="1", TERM="dumb")
        assert (said.returncode, said.stderr) == (0, "")
        assert "\x1b" not in said.stdout


def test_a_reader_who_stops_reading_is_no_mistake() -> None:
    read, write = os.pipe()
    os.close(read)
    command = [sys.executable, "-m", "purposebuilt", "rules"]
    done = subprocess.run(command, cwd=ROOT, env=environment(), stdout=write, stderr=subprocess.PIPE, check=False)
    os.close(write)
    assert (done.returncode, done.stderr) == (0, b"")


def test_our_own_fault_is_one_sentence_and_a_log(tmp_path: Path) -> None:
    broken = tmp_path / "purposebuilt_broken.py"
    broken.write_text(
        "import sys\n"
        "from purposebuilt import rulebooks\n"
        "from purposebuilt.cli import main\n"
        "def fail(key): raise ZeroDivisionError('a slip')\n"
        "rulebooks.load = fail\n"
        "main(['rules'])\n"
    )
    command = [sys.executable, str(broken)]
    done = subprocess.run(command, env=environment(TMPDIR=str(tmp_path)), capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert "ZeroDivisionError" in done.stderr
    (log,) = tmp_path.glob("purposebuilt-*.log")
    assert str(log) in done.stderr
    assert "a slip" in log.read_text(encoding="utf-8")
