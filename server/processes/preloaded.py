"""The last module that children are preloaded with: what is there now stays, so no child looks through it or copies it.

A collection writes to all it looks through, and what a child writes to is its own: 1 MiB of each.
"""

import gc

gc.collect()
gc.freeze()
