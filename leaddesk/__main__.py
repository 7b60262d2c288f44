"""Start LeadDesk with ``python -m leaddesk``."""

import sys

from leaddesk.app import main

if __name__ == "__main__":
    sys.exit(main())
