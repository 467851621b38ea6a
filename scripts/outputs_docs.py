"""Writes the views' SQL into docs/outputs.md and README.md, so that it is what the databases run.

python scripts/outputs_docs.py
"""

from __future__ import annotations

import re
from pathlib import Path

from pipeline.outputs.views import VIEWS, select

ROOT = Path(__file__).parents[1]
PAGES = (ROOT / "docs" / "outputs.md", ROOT / "README.md")


def main() -> None:
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        for view in VIEWS:
            block = f"<!-- {view.name} -->\n```sql\n{select(view, 'postgres')}\n```"
            text = re.sub(
                rf"<!-- {view.name} -->\n```sql\n.*?```", lambda _, block=block: block, text, count=1, flags=re.DOTALL
            )
        page.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
