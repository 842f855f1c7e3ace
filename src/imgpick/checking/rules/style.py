"""Rules about the style of an argument."""

from imgpick.checking.result import SUGGESTION, Rule

RULES = (
    Rule(
        "superlative-unsourced", "A superlative without a source",
        "“Best” for what, by whose judgement, on which day? Without it the reader cannot check.",
        SUGGESTION,
        (
            "GPT Image 2 is the best image model.",
            "Nothing comes close: Midjourney v8.2 is unbeatable.",
            "Nano Banana Pro is the most realistic image generator.",
            "FLUX.2 [max] is by far the fastest model.",
            "Recraft V4.1 is the only sensible choice for logos.",
            "For packshots Nano Banana Pro is the #1 generator.",
            "GPT Image 2 is still number one for infographics.",
            "Ideogram 4.5 remains the No. 1 choice of designers.",
        ),
        (
            "In our blind test of 200 prompts GPT Image 2 was the best.",
            "We think Midjourney v8.2 is the most beautiful.",
            "GPT Image 2 is one of the best-known models.",
            "The best way to prompt GPT Image 2 is to be brief.",
            "GPT Image 2 is not the best model for icons.",
            "GPT Image 2 is our number one choice for infographics.",
            "The no. 1 API mistake with GPT Image 2 is to ask for PNG.",
            "Tip #1: tell GPT Image 2 what the light is like.",
            "The #1 complaint about GPT Image 2 is its yellow tint.",
            "Which model is best, GPT Image 2 or Nano Banana Pro?",
        ),
    ),
    Rule(
        "superlative-unsourced-figure", "A measurement that nobody is named for",
        "“98 % accurate” on which prompts, by whose count? A figure looks like evidence; without its maker it is none.",
        SUGGESTION,
        (
            "GPT Image 2 renders text with 98% accuracy.",
            "Ideogram 4 gets 95% of words right.",
            "FLUX.2 [klein] 4B is 3x faster than any rival.",
        ),
        (
            "In our test of 50 prompts, GPT Image 2 got 90% of words right.",
            "According to its maker, Ideogram 4 gets 95% of words right.",
            "GPT Image 2 takes 50% of our budget.",
        ),
    ),
    Rule(
        "superlative-unsourced-unlimited", "“Unlimited” where nobody promises it",
        "Plans of chat apps have limits that move with demand; no vendor publishes an endless number of pictures.",
        SUGGESTION,
        (
            "With ChatGPT Plus you can make unlimited images with GPT Image 2.",
            "ChatGPT Plus paints as many pictures as you like with GPT Image 2.",
        ),
        (
            "ChatGPT Plus does not include unlimited images with GPT Image 2.",
            "The API sets no monthly limit on GPT Image 2.",
        ),
    ),
    Rule(
        "superlative-unsourced-familiar", "Familiarity as a reason",
        "A name that everybody knows says nothing about price, rank or fit.",
        SUGGESTION,
        (
            "Use GPT Image 2 because everyone knows it.",
            "We recommend Midjourney v8.2 since it is the most popular.",
            "Choose GPT Image 2 simply because it is from OpenAI.",
        ),
        (
            "Do not choose GPT Image 2 only because it is familiar.",
            "Recommending GPT Image 2 only because it is familiar is a mistake.",
            "Use GPT Image 2 because it takes sixteen reference images.",
        ),
    ),
)  # fmt: skip
