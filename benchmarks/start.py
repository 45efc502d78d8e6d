"""How long Purposebuilt takes to start: `import purposebuilt` and `purposebuilt --help`, best and middle of nine."""

import statistics
import subprocess
import sys
import time

RUNS = 9
ASKED = {
    "python alone": ["-c", "pass"],
    "import purposebuilt": ["-c", "import purposebuilt"],
    "purposebuilt --help": ["-m", "purposebuilt", "--help"],
    "purposebuilt appraise --help": ["-m", "purposebuilt", "appraise", "--help"],
}


def seconds(arguments: list[str]) -> float:
    began = time.perf_counter()
    subprocess.run([sys.executable, *arguments], check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - began


def main() -> None:
    print(f"{'':30} {'best':>7} {'middle':>7}  seconds, {RUNS} runs each")
    for name, arguments in ASKED.items():
        taken = [seconds(arguments) for _ in range(RUNS)]
        print(f"{name:30} {min(taken):7.3f} {statistics.median(taken):7.3f}")


if __name__ == "__main__":
    main()
