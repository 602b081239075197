"""Starts one command, waits for it, and prints what came of it as JSON.

A process of its own, and a small one: the peak that the system reports for a command is never below that of the process
that started it.
"""

import json
import os
import signal
import sys
from time import perf_counter


def main() -> None:
    limit, command = float(sys.argv[1]), sys.argv[2:]
    nowhere = os.open(os.devnull, os.O_RDWR)
    files = [(os.POSIX_SPAWN_DUP2, nowhere, stream) for stream in (0, 1, 2)]
    started = perf_counter()
    child = os.posix_spawn(command[0], command, os.environ, file_actions=files)
    stopped = False

    def stop(*_: object) -> None:
        nonlocal stopped
        stopped = True
        os.kill(child, signal.SIGKILL)

    signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, limit)
    _, status, usage = os.wait4(child, 0)
    seconds = perf_counter() - started
    processor = usage.ru_utime + usage.ru_stime
    peak = usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    exit_status = None if stopped else os.waitstatus_to_exitcode(status)
    print(json.dumps({"status": exit_status, "seconds": seconds, "processor_seconds": processor, "peak_bytes": peak}))


if __name__ == "__main__":
    main()
