"""`python -m amends` is `amends`."""

import sys

from amends.main import main

sys.exit(main())
