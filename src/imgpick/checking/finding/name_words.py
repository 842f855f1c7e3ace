"""Words of names that mean other things, too, words that make no id of a name, and those that tell members of a family apart."""

COMPOUND = frozenset(
    ["based", "style", "powered", "generated", "like", "class", "only", "driven", "made", "level", "quality", "sized", "compatible", "ready", "native",
     "first", "specific", "centred", "centered", "era", "family", "series", "line", "backed", "grade", "friendly", "related", "versus", "vs", "api"]
)  # fmt: skip
"""Behind a name and a hyphen they make an adjective: "GPT-Image-2-based"."""
COMMON = frozenset(
    ["flux", "photon", "muse", "luma", "reve", "firefly", "leonardo", "imagen", "wan", "riverflow", "hunyuan", "kling",
     "krea", "fibo", "bria", "hidream", "ernie"]
)  # fmt: skip
"""First words that mean other things, too: alone they need a context."""
NUMBERED = frozenset(["flux", "photon", "luma", "firefly", "leonardo", "wan", "kling", "muse"])
"""Those that need one with a bare number, too."""
MEMBER = "(mini|pro|flash|lite|max|ultra|turbo|flex|klein|schnell|dev|fast)"
"""The last word of a member of some family, in a group of a pattern."""
