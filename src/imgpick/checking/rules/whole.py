"""Rules about a document as a whole. They only suggest."""

from imgpick.checking.result import SUGGESTION, Rule

_FILL = " ".join(
    [
        "The brief asks for a header, three cut-outs and a banner, and the editor wants to know how long each round takes."
    ]
    * 7
)
_PRICED = "GPT Image 2 at medium quality costs $0.053 per image on the OpenAI API."
_LINK = "See [the price page](https://developers.openai.com/api/docs/pricing)."
_DAY = "Last checked 2026-11-10."

RULES = (
    Rule(
        "document-undated",
        "Prices or ranks in a text that names no day",
        "A reader cannot tell last week's figures from last year's.",
        SUGGESTION,
        (f"{_PRICED} {_LINK}\n\n{_FILL}",),
        (f"{_DAY}\n\n{_PRICED} {_LINK}\n\n{_FILL}", f"{_PRICED} {_LINK}", f"GPT Image 2 draws headers.\n\n{_FILL}"),
    ),
    Rule(
        "document-old",
        "The last check is long ago",
        "In four months a line has usually got a new model, and prices have moved.",
        SUGGESTION,
        (f"Last checked 2026-05-26.\n\n{_PRICED} {_LINK}\n\n{_FILL}",),
        (f"{_DAY}\n\n{_PRICED} {_LINK}\n\n{_FILL}",),
    ),
    Rule(
        "document-unsourced",
        "Prices are given and no page is linked",
        "A figure without its source cannot be checked.",
        SUGGESTION,
        (f"{_DAY}\n\n{_PRICED}\n\n{_FILL}",),
        (f"{_DAY}\n\n{_PRICED} {_LINK}\n\n{_FILL}",),
    ),
    Rule(
        "document-volume",
        "GPT Image for volume work with no cheaper model beside it",
        "At thousands of images a month the price per image decides, and cheaper models exist.",
        SUGGESTION,
        (f"{_DAY}\n\nFor high-volume work, GPT Image 2 fits our house style.\n\n{_FILL}",),
        (
            f"{_DAY}\n\nFor high-volume work, compare GPT Image 2 with cheaper models.\n\n{_FILL}",
            f"{_DAY}\n\nFor high-volume work, compare GPT Image 2 with Recraft V4.1 Flash.\n\n{_FILL}",
        ),
    ),
    Rule(
        "document-rivals",
        "A comparison that leaves out the usual rivals",
        "Readers choose among the few models that everybody compares; leaving all of them out narrows the choice unseen.",
        SUGGESTION,
        (f"{_DAY}\n\nGPT Image 2 against Krea 2: GPT Image 2 sets type, Krea 2 paints.\n\n{_FILL}",),
        (f"{_DAY}\n\nGPT Image 2 against Nano Banana Pro: both set type.\n\n{_FILL}",),
    ),
)
