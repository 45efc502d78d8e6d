"""Running a command: what goes wrong is said in a sentence, and the shell is told how it ended."""

from __future__ import annotations

import io
import os
import signal
import sys
import tempfile
import traceback
from collections.abc import Sequence

import click

from purposebuilt.problems import Exit, Refusal

INTERRUPTED = 130
"""What a shell expects of a command that was stopped with Ctrl-C."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and end the process with its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    given = list(sys.argv[1:] if arguments is None else arguments)
    code = run(given)
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        _nobody_reads()
    if code == INTERRUPTED:
        sys.stderr.flush()
        os._exit(code)  # a solve in a thread of its own cannot always be stopped, and is not waited for
    sys.exit(code)


def run(arguments: list[str]) -> int:
    """Run a command and give its exit code; errors are said on stderr (with ``--json`` on stdout as well)."""
    from purposebuilt.cli.commands import purposebuilt

    try:
        return _invoke(purposebuilt, arguments)
    except (click.exceptions.Exit, click.ClickException, Refusal) as ended:
        return _ended(ended, "--json" in arguments)
    except (KeyboardInterrupt, click.Abort):
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        click.echo("\nStopped as you asked. Nothing was half written.", err=True)
        return INTERRUPTED
    except BrokenPipeError:
        _nobody_reads()
        return int(Exit.DONE)
    except Exception as error:
        return _our_fault(error)


def _invoke(command: click.Command, arguments: list[str]) -> int:
    with command.make_context("purposebuilt", arguments) as context:
        answer = command.invoke(context)
    return int(answer) if isinstance(answer, int) else int(Exit.DONE)


def _ended(ended: Exception, machine: bool) -> int:
    if isinstance(ended, Refusal):
        return _refused(ended, machine)
    if isinstance(ended, click.exceptions.Exit):
        return ended.exit_code
    return _not_understood(ended)


def _not_understood(error: Exception) -> int:
    context = getattr(error, "ctx", None)
    click.echo(error.format_message() if isinstance(error, click.ClickException) else str(error), err=True)
    if context is not None:
        click.echo(f"'{context.command_path} --help' says what can be asked for.", err=True)
    return int(Exit.NOT_UNDERSTOOD)


def _refused(refusal: Refusal, machine: bool) -> int:
    from purposebuilt.cli.plain import as_json
    from purposebuilt.cli.problems_said import counted, problems_said

    if machine:
        click.echo(as_json({"exit_code": int(refusal.exit_code), "problems": refusal.problems}))
    else:
        click.echo(problems_said(refusal.problems), err=True)
        if refusal.exit_code == Exit.DESIGN_NOT_READY:
            click.echo(f"\nNot ready: {counted(refusal.problems)}.", err=True)
    return int(refusal.exit_code)


def _our_fault(error: Exception) -> int:
    with tempfile.NamedTemporaryFile("w", prefix="purposebuilt-", suffix=".log", delete=False, encoding="utf-8") as log:
        log.write("".join(traceback.format_exception(error)))
    click.echo(
        f"Purposebuilt made a mistake of its own ({type(error).__name__}), and wrote what it knows to {log.name}; "
        "send that file to whoever looks after Purposebuilt for you.",
        err=True,
    )
    return int(Exit.OUR_FAULT)


def _nobody_reads() -> None:
    """Whoever read our output stopped reading (such as `head`): be quiet, it is no mistake."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
