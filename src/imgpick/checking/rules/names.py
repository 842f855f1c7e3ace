"""Rules about names."""

from imgpick.checking.result import WARNING, Rule

RULES = (
    Rule(
        "naming-old-name", "An old name stands where a new one is in use",
        "Vendors rename ids when a preview ends. Readers who copy the old id get an error, or silently another model.",
        WARNING,
        (
            "Set the model to `gemini-3-pro-image-preview` for studio work.",
            "Teams call gemini-2.5-flash-image-preview for quick edits.",
        ),
        (
            "The id `gemini-3-pro-image-preview` was replaced by `gemini-3-pro-image`.",
            "Set the model to `gemini-3-pro-image` for studio work.",
            "Back then the id was gemini-2.5-flash-image-preview.",
        ),
    ),
    Rule(
        "naming-wrong", "No model has this name",
        "Blends such as a version and a tier that were never sold together send readers after a model that does not exist.",
        WARNING,
        (
            "Nano Banana 2 Pro renders long passages of text.",
            "We moved the whole pipeline to Nano Banana 3.",
            "Call `gemini-3-flash-image` for cheap drafts.",
            "Recraft V5 writes clean logos.",
            "Flux Pro 2 is our default for product shots.",
            "Send it to gemini-3-flash-image, also known as Nano Banana 2.",
        ),
        (
            "There is no such thing as Nano Banana 3.",
            "Nano Banana Pro renders long passages of text.",
            "Is Nano Banana 3 coming this year?",
            "Gemini 3 Flash Image, aka Nano Banana 2, is a made-up name.",
            "What some call gemini-3-flash-image (aka Nano Banana 2) never existed under that id.",
        ),
    ),
    Rule(
        "naming-version-missing", "A family's name stands where its versions differ",
        "Price, rank and licence belong to a version and a tier. A family's name alone makes the sentence true for one of them and false for the next.",
        WARNING,
        (
            "GPT Image costs $0.053 per image at medium.",
            "Nano Banana costs $0.039 per image.",
            "FLUX is open source, so this image generator may be shipped.",
            "GPT Image can export SVG files.",
            "GPT Image ranks third on LMArena.",
        ),
        (
            "GPT Image 2 costs $0.053 per image at medium quality, 1024x1024.",
            "Several models of the Nano Banana line are on sale.",
            "FLUX.1 [schnell] is open source.",
            "GPT Image is OpenAI's line of image models.",
        ),
    ),
    Rule(
        "naming-two-models", "Two names are taken for one model",
        "Vendors sell neighbouring models under similar names; a reader who takes one for the other gets another price, another size and another rank.",
        WARNING,
        (
            "Nano Banana Pro, which is really Gemini 3.1 Flash Image, keeps text readable.",
            "GPT Image 2, also known as GPT Image 1.5, draws posters.",
        ),
        (
            "Nano Banana Pro, which is really Gemini 3 Pro Image, keeps text readable.",
            "Nano Banana Pro is better than Gemini 3.1 Flash Image at text.",
        ),
    ),
    Rule(
        "naming-unknown-version", "The base does not know this version",
        "A version beyond the newest known one is a rumour, a slip, or news that the base has not yet: each deserves a look.",
        WARNING,
        (
            "Midjourney v9 draws hands without mistakes.",
            "We ran the brief through GPT Image 4.",
            "Ideogram 6 sets three lines of type.",
        ),
        (
            "Midjourney v8.2 draws hands well.",
            "We made four Midjourney 3 by 3 grids.",
            "Midjourney 2 images later we had the cover.",
            "Once Midjourney v9 is announced we will test it.",
        ),
    ),
    Rule(
        "naming-unknown-id", "No route lists this id",
        "Calls with an id that no route lists fail. Tiers are parameters of a call and not part of the id.",
        WARNING,
        (
            "Use `gpt-image-2-ultra` as the model id.",
            "Set model=flux-2-pro-hd in the request.",
            "The model id is gpt-image-2.5-turbo.",
        ),
        (
            "Use `gpt-image-2` as the model id and set quality to high.",
            "Our gpt-image-2-based workflow saves the prompts.",
            "The file gpt-image-2-sample.png is attached.",
        ),
    ),
    Rule(
        "naming-id-of-another", "The id belongs to another model",
        "Whoever calls it gets, and pays, another model than the sentence names.",
        WARNING,
        ("Calling gemini-3.1-flash-image gives you Nano Banana Pro.", "The id gpt-image-1.5 is GPT Image 2."),
        ("Calling gemini-3.1-flash-image gives you Nano Banana 2.", "gpt-image-1.5 is older than GPT Image 2."),
    ),
    Rule(
        "naming-vendor", "The model is another vendor's",
        "Whoever looks for it at the wrong vendor finds another model, or none.",
        WARNING,
        (
            "Google's Seedream 5.5 writes layered files.",
            "FLUX.2 [pro], made by ByteDance, is quick.",
            "With Seedream 5.5 Google has finally caught up.",
            "Black Forest Labs' Ideogram 4.5 spells well.",
            "Google released Seedream 5.5 in October.",
        ),
        (
            "ByteDance's Seedream 5.5 writes layered files.",
            "FLUX.2 [pro] by Black Forest Labs is quick.",
            "Google's rival to Seedream 5.5 is Nano Banana 2.1.",
            "Black Forest Labs' FLUX.2 [pro] is quick.",
            "Black Forest Labs' answer to Ideogram 4.5 is FLUX 3 Image.",
            "Google launched FLUX.2 [pro] on Vertex AI.",
            "ByteDance released Seedream 5.5 in October.",
            "Adobe sells Nano Banana Pro in Firefly, too.",
            "Microsoft's GPT Image 2 deployment runs on Azure.",
        ),
    ),
    Rule(
        "naming-product-id", "A product's name stands where an API takes an id",
        "Product names are marketing; the API takes the id that its documentation lists.",
        WARNING,
        (
            'Send model="nano-banana-pro" to the Gemini API.',
            "The model id for Google's new model is `nano-banana-2.1`.",
        ),
        (
            "The API id of Nano Banana Pro is `gemini-3-pro-image`.",
            'Send model="gemini-3-pro-image" to the Gemini API.',
            "Nano Banana Pro is the name that Google markets.",
        ),
    ),
)  # fmt: skip
