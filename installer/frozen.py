"""Where the made program starts: LeadDesk, or with ``--smoke FILE`` the test of the program folder itself."""

from __future__ import annotations

import multiprocessing
import sys


def main() -> int:
    """Start what was asked for."""
    if sys.argv[1:2] == ["--smoke"]:
        from installer import smoke

        return smoke.main(sys.argv[2:])
    from leaddesk import app

    return app.main()


if __name__ == "__main__":
    # children of the made program start here as well and are told what to do by this call
    multiprocessing.freeze_support()
    sys.exit(main())
