"""Rules about the life of models."""

from imgpick.checking.result import ERROR, WARNING, Rule

RULES = (
    Rule(
        "stale-date-newest", "Called the newest, but newer ones are out",
        "Lines are renewed every few months; “latest” is the word that ages first.",
        ERROR,
        (
            "GPT Image 2 is OpenAI's latest image model.",
            "Google's newest image generator is Nano Banana Pro.",
            "Black Forest Labs' flagship, FLUX.1.1 [pro], leads the line.",
            "The latest version of Ideogram is Ideogram 4.",
            "Recraft V4 is the most recent release from Recraft.",
            "Midjourney's newest version is V7.",
            "Midjourney's default version is V8.1.",
            "Midjourney V8.1 is still the default these days.",
            "Midjourney runs V7 unless told otherwise.",
            "Nano Banana Pro is Google's default image model.",
        ),
        (
            "GPT Image 2.6 Sunburst is OpenAI's latest image model.",
            "GPT Image 2 is no longer OpenAI's latest image model.",
            "At launch, GPT Image 2 was OpenAI's newest image model.",
            "Check the latest price of GPT Image 2 before you commit.",
            "Is Nano Banana Pro still the newest model from Google?",
            "Midjourney v8.2 is the latest Midjourney version.",
            "Midjourney's default version is V8.2.",
            "Nano Banana 2 is our default these days.",
            "Nano Banana Pro is Google's default image model for slides.",
            "Use V7 of Midjourney unless you need sharper hands.",
        ),
    ),
    Rule(
        "stale-date-retired", "A retired model is recommended",
        "A model that was switched off cannot be used, however good it was.",
        ERROR,
        (
            "For quick drafts we recommend DALL-E 3.",
            "Use Imagen 4 for photographs of food.",
            "GPT Image 1 is a solid choice for icons.",
            "Start with Imagen 4 Fast when the budget is small.",
            "For book covers we'd send newcomers to DALL-E 3.",
        ),
        (
            "DALL-E 3 was retired in May 2026; use GPT Image 2 instead.",
            "Imagen 4 used to be our pick for food.",
            "Do not start new work with GPT Image 1.",
            "I would never point anyone to DALL-E 3.",
            "We always send old invoices to archive.org, and DALL-E 3 pictures too.",
            "GPT Image 2 is a solid choice for icons.",
        ),
    ),
    Rule(
        "stale-date-retiring", "A model with an announced end is recommended",
        "Work that starts on a model with an announced end has to move soon; the reader should know the day.",
        WARNING,
        (
            "We recommend GPT Image 1.5 for new projects.",
            "GPT Image 1 Mini is a good choice for thumbnails.",
        ),
        (
            "GPT Image 1.5 is deprecated, so plan the move to GPT Image 2.6.",
            "GPT Image 2 is a good choice for thumbnails.",
        ),
    ),
    Rule(
        "availability-retired", "Said to be available, though it was switched off",
        "Where a model can be had is the first thing a reader tries.",
        ERROR,
        (
            "Imagen 4 is available through the Gemini API.",
            "DALL-E 3 is still available via the OpenAI API.",
        ),
        (
            "Imagen 4 is no longer available through the Gemini API.",
            "GPT Image 2 is available via the OpenAI API.",
        ),
    ),
    Rule(
        "availability-not-retired", "Said to be retired, though the base has no end for it",
        "A model that is only superseded keeps working, often at a lower price.",
        ERROR,
        (
            "FLUX.2 [pro] has been discontinued.",
            "Nano Banana Pro was shut down by Google.",
        ),
        (
            "DALL-E 3 has been discontinued.",
            "GPT Image 1 was shut down on 23 October 2026.",
            "FLUX.2 [pro] has not been discontinued.",
        ),
    ),
    Rule(
        "availability-ending", "Said to have no end, though one is announced",
        "A plan for next year needs a model that is still there.",
        ERROR,
        (
            "GPT Image 1.5 has no retirement date.",
            "GPT Image 1 Mini is not being deprecated.",
            "You can keep using DALL-E 3 through spring 2027.",
            "OpenAI will support GPT Image 1.5 until March 2027.",
            "DALL-E 3 is supported until 2027.",
        ),
        (
            "GPT Image 2 has no retirement date.",
            "You can keep using GPT Image 1.5 until 1 December 2026.",
            "You can keep using GPT Image 2 through 2027.",
            "You cannot keep using DALL-E 3 until 2027.",
        ),
    ),
    Rule(
        "stale-date-day", "The day of the end is another",
        "Teams plan their move by this day.",
        ERROR,
        ("DALL-E 3 was retired on 1 January 2026.", "GPT Image 1 was shut down on 2 March 2026."),
        ("DALL-E 3 was retired on 12 May 2026.", "GPT Image 1 was shut down in October 2026."),
    ),
    Rule(
        "stale-date-release", "The day of release is another",
        "Release days decide which leaderboard tables and prices can have known a model at all.",
        ERROR,
        (
            "GPT Image 2 was released on 3 March 2026.",
            "Nano Banana Pro launched in June 2025.",
            "FLUX.2 [pro] came out in May 2026.",
        ),
        (
            "GPT Image 2 was released on 21 April 2026.",
            "Nano Banana Pro launched in November 2025.",
            "FLUX.2 [pro] came out on November 25, 2025.",
            "Will GPT Image 3 be released in 2027?",
        ),
    ),
)  # fmt: skip
