"""Rules about capabilities, licences and access."""

from imgpick.checking.result import ERROR, WARNING, Rule

RULES = (
    Rule(
        "capability-contradicted", "The base says the opposite of this capability",
        "A missing capability is found out after the purchase.",
        ERROR,
        (
            "GPT Image 2 supports transparent backgrounds.",
            "GPT Image 2.6 Sunburst cannot export SVG.",
            "Imagen 4 can edit images.",
            "GPT Image 2.5 Sunburst outputs SVG.",
            "Nano Banana Pro cannot produce 4K images.",
            "GPT Image 1.5 generates native 4K images.",
            "Recraft V4.1 has no SVG output.",
        ),
        (
            "GPT Image 2.6 Sunburst supports transparent backgrounds.",
            "GPT Image 2.6 Sunburst exports SVG.",
            "GPT Image 2 does not support transparent backgrounds.",
            "GPT Image 2.5 Sunburst cannot output SVG.",
            "Nano Banana Pro produces 4K images.",
            "GPT Image 1.5 is limited to 1536 pixels, so there is no 4K.",
            "Can GPT Image 2 export SVG?",
            "If you need transparent backgrounds, compare GPT Image 2 with others.",
            "Recraft V4.1 has native SVG output.",
        ),
    ),
    Rule(
        "capability-number", "The number is another",
        "Limits on reference images and images per call decide how a workflow is built.",
        ERROR,
        ("Nano Banana Pro accepts up to 40 reference images.", "GPT Image 2 takes at most 4 reference images.", "FLUX 3 Image returns up to 8 images per call."),
        ("Nano Banana Pro accepts up to 14 reference images.", "GPT Image 2 takes up to 16 reference images.", "We tested Nano Banana Pro with 3 reference images."),
    ),
    Rule(
        "capability-tier", "The model has no such tier",
        "A request that names a tier of another version fails or is billed as another tier.",
        ERROR,
        ("Set quality to max for GPT Image 2.", "With gpt-image-2 we always run the xhigh tier.", "GPT Image 1.5 sounds best with quality: \"xhigh\"."),
        ("Set quality to max for GPT Image 2.5 Flare.", "GPT Image 2 knows no quality max.", "Set quality to high for GPT Image 2."),
    ),
    Rule(
        "licence-contradicted", "The licence says something else",
        "“Open source” for weights that only researchers may use is a legal risk for whoever believes it.",
        ERROR,
        (
            "FLUX.2 [dev] is open source.",
            "Ideogram 4 is fully open-source.",
            "Qwen-Image 2.1 is free for commercial use.",
            "GPT Image 2 is open-weight.",
            "The weights of Z-Image Turbo are closed.",
            "FLUX.2 [dev] is released under the Apache 2.0 license.",
            "You can self-host Nano Banana Pro.",
        ),
        (
            "FLUX.2 [klein] 4B is open source under Apache 2.0.",
            "FLUX.2 [dev] has open weights under a non-commercial licence.",
            "FLUX.2 [dev] is not open source.",
            "GPT Image 2 is proprietary.",
            "Z-Image Turbo is free for commercial use.",
            "You can self-host Z-Image Turbo.",
            "GPT Image 2 works with an open-source client.",
        ),
    ),
    Rule(
        "licence-condition", "Commercial use has a condition that is not named",
        "Community licences end at a revenue or a border.",
        WARNING,
        ("Krea 2 is free for commercial use.", "Stable Diffusion 3.5 can be used commercially."),
        ("Krea 2 is free for commercial use below $1M annual revenue.",),
    ),
    Rule(
        "availability-contradicted", "The route does not serve it",
        "Readers try the route first.",
        ERROR,
        ("FLUX.2 [dev] is available through the BFL API.", "GPT Image 2 is only available in ChatGPT.", "Nano Banana Pro is exclusive to the Gemini app."),
        ("FLUX.2 [pro] is available through the BFL API.", "GPT Image 2 is available through the OpenAI API.", "Nano Banana Pro is available on Vertex AI."),
    ),
    Rule(
        "availability-api", "Whether there is an API is the other way round",
        "Without an API there is no automation; with one there is a bill.",
        ERROR,
        ("Midjourney v8.2 has an official API.", "GPT Image 2 has no API.", "Nano Banana Pro does not have an official API."),
        ("Midjourney v8.2 has no official API.", "GPT Image 2 has an API.", "Midjourney offers no API."),
    ),
)  # fmt: skip
