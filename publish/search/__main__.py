"""python -m publish.search SITE: SITE/search/*.js, from the built pages and the facts."""

from __future__ import annotations

import sys
from pathlib import Path

from .. import project
from .index import write

if __name__ == "__main__":
    print("写好 " + "、".join(path.name for path in write(project.load(), Path(sys.argv[1]))))
