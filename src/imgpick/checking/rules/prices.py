"""Rules about prices."""

from imgpick.checking.result import ERROR, WARNING, Rule

RULES = (
    Rule(
        "price-mismatch", "No price of the model is this figure",
        "A figure that no tier, size or route makes true is the first thing that a reader with an invoice sees.",
        ERROR,
        (
            "GPT Image 2 at medium quality costs $0.09 per image.",
            "FLUX.2 [pro] runs at $0.08 per megapixel on the BFL API.",
            "Nano Banana Pro charges $0.45 per image at 4K.",
            "Recraft V4.1 Flash is priced at $0.02 per image.",
            "A thousand images with Seedream 5.5 at 1K cost $45.",
            "| Model | Price per image |\n|---|---|\n| FLUX.2 [max] | $0.12 |",
        ),
        (
            "GPT Image 2 at medium quality costs $0.053 per image.",
            "GPT Image 2 at medium quality costs about 5 cents per image.",
            "GPT Image 2 at high quality comes to $0.21 per image.",
            "FLUX.2 [pro] costs $0.03 for the first megapixel.",
            "Nano Banana Pro costs $0.24 per image at 4K and $0.134 at 2K.",
            "Nano Banana Pro costs under $0.25 per image at 4K.",
            "1,000 images with Seedream 5.5 at 1K cost $20.",
            "Our team spent $400 on GPT Image 2 last week.",
            "If GPT Image 2 cost $0.01 per image, we would switch at once.",
            "Does Nano Banana Pro really cost $0.90 per image?",
            "GPT Image 2 does not cost $0.90 per image.",
            "| Model | Price per image |\n|---|---|\n| FLUX.2 [max] | $0.07 |",
            "GPT Image 2 bills $30 per 1M image output tokens.",
            "Nano Banana 2.1 costs $0.0336 at 1K, $0.0504 at 2K and $0.113 at 4K.",
        ),
    ),
    Rule(
        "price-outdated", "The figure was right once",
        "Introductory prices end and ids are repriced; old figures live on in articles.",
        ERROR,
        (
            "FLUX 3 Image costs $0.024 per image at 1K on the BFL API.",
            "DALL-E 3 costs $0.08 per image at 1024x1792.",
        ),
        (
            "FLUX 3 Image cost $0.024 per image at launch; it costs $0.048 at 1K now.",
            "FLUX 3 Image costs $0.048 per image at 1K on the BFL API.",
        ),
    ),
    Rule(
        "price-unit", "The figure is right, the unit is not",
        "Dollars per million tokens, per thousand images and per image differ by orders of magnitude.",
        ERROR,
        (
            "GPT Image 2 costs $30 per image.",
            "FLUX.2 [pro] at $0.015 per image is a bargain.",
        ),
        ("GPT Image 2 costs $30 per million image output tokens.",),
    ),
    Rule(
        "price-route", "One route's price stands as the model's price",
        "Providers and resellers set their own prices; the vendor's is another.",
        WARNING,
        ("GPT Image 2 costs $0.128 per image at high quality.",),
        (
            "On Replicate, GPT Image 2 costs $0.128 per image at high quality.",
            "Through Replicate a high-quality image of GPT Image 2 costs $0.128.",
        ),
    ),
    Rule(
        "tier-missing-size", "The figure holds for one size that is not named",
        "Where a larger image costs more, a price without its size is a price for somebody else.",
        WARNING,
        ("Nano Banana Pro costs $0.24 per image.", "Nano Banana 2.1 costs $0.113 per image."),
        ("Nano Banana Pro costs $0.24 per image at 4K.", "Nano Banana 2.1 costs $0.0336 per image."),
    ),
    Rule(
        "tier-missing", "A price without the tier that makes it true",
        "Between the lowest and the highest tier of one model lies a factor of ten and more.",
        WARNING,
        (
            "GPT Image 2 costs $0.053 per image.",
            "Each image from GPT Image 2 is about $0.21.",
            "Ideogram 4.5 charges $0.06 per image.",
            "You pay $0.006 an image with GPT Image 2.",
        ),
        (
            "GPT Image 2 costs $0.053 per image at medium quality.",
            "GPT Image 2 (medium) costs $0.053 per image.",
            "Depending on tier, GPT Image 2 costs from $0.006 to $0.211 per image.",
            "GPT Image 2 costs $0.006, $0.053 or $0.211 at low, medium or high quality.",
            "FLUX.2 [pro] costs $0.03 per image.",
            "At low quality GPT Image 2 is $0.006 an image.",
        ),
    ),
    Rule(
        "chatgpt-vs-api-price", "A chat app's plan and an API price are mixed up",
        "A plan is paid by the month and has limits, an API by image or token. Neither pays for the other.",
        WARNING,
        (
            "ChatGPT Plus includes API access to GPT Image 2 for $20 a month.",
            "GPT Image 2 costs $20 a month.",
            "In ChatGPT, every GPT Image 2 picture costs $0.053.",
            "Your ChatGPT subscription covers the API calls to GPT Image 2 as well.",
            "GPT Image 2 costs the same in ChatGPT as through the API.",
        ),
        (
            "ChatGPT Plus costs $20 a month; API calls to GPT Image 2 are billed separately.",
            "ChatGPT Plus does not include API access to GPT Image 2.",
            "ChatGPT Plus at $20 a month lets you make pictures with GPT Image 2 within limits.",
            "GPT Image 2 can be used in ChatGPT and through the API.",
        ),
    ),
    Rule(
        "price-plan", "The plan has another price",
        "Plans are renamed and repriced; the base lists them with their day.",
        ERROR,
        ("GPT Image 2 comes with ChatGPT Plus at $35 a month.", "Midjourney v8.2 needs the Standard plan at $45 a month."),
        ("GPT Image 2 comes with ChatGPT Plus at $20 a month.", "Midjourney v8.2 needs the Standard plan at $30 a month."),
    ),
    Rule(
        "price-free", "Called free, but it has a price",
        "A free plan with limits in an app, or open weights, is not a free API.",
        WARNING,
        (
            "GPT Image 2 is completely free.",
            "The Nano Banana Pro API is free of charge.",
            "Midjourney v8.2 is free to use.",
        ),
        (
            "GPT Image 2 is not free.",
            "ChatGPT has a free plan with a few images a day from GPT Image 2.",
            "GPT Image 2 leaves you free to choose the size.",
            "FLUX.1 [schnell] is free to download and run.",
        ),
    ),
    Rule(
        "price-comparison", "The comparison of prices is the other way round",
        "A wrong comparison is worse than a wrong figure: it turns the advice round.",
        ERROR,
        (
            "Nano Banana Pro is cheaper than FLUX.2 [pro].",
            "FLUX.2 [pro] is more expensive than Nano Banana Pro.",
            "Recraft V4.1 Flash costs more than FLUX.2 [max].",
        ),
        (
            "FLUX.2 [pro] is cheaper than Nano Banana Pro.",
            "Nano Banana Pro is more expensive than FLUX.2 [pro].",
            "GPT Image 2 at low quality is cheaper than Nano Banana Pro.",
            "Something cheaper than Nano Banana Pro would be welcome.",
        ),
    ),
    Rule(
        "price-comparison-tier", "Which is cheaper depends on the tier",
        "Where the price ranges overlap, the sentence is true for one tier and false for the next.",
        WARNING,
        ("GPT Image 2 is cheaper than FLUX.2 [pro].", "GPT Image 2 is more expensive than Nano Banana Pro."),
        ("GPT Image 2 at high quality is more expensive than Nano Banana Pro.",),
    ),
)  # fmt: skip
