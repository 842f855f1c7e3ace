"""What people ask for that a brief has no word for, and how to say it instead."""

from __future__ import annotations

import re
from collections.abc import Mapping

_STILL = "the base holds models of still pictures; for frames of one --use storyboards"
_NO_UPSCALER = "the base holds no upscalers; for large pictures --need 4k"
_REFUSALS = "the base has no facts about what a seller refuses to draw"
_PIXELS = "the pixels, such as --size 2480x3508 for A4 at 300 dots an inch"
_LICENCES = (
    "for weights of your own --need commercial-weights, for a vendor that stands in for claims --need indemnity, for"
    " pictures that it had a licence to learn from --need licensed-training-data"
)
_OWN_GPUS = "weights on a machine of your own: --workflow self-host, with --need vram=GB for its card"
_ONE_FACE = (
    "no source measures it alone: --use characters reads the board for several pictures, --need references=3 asks for"
    " input images"
)
_VOTED = "boards rate it by votes, which is no yes or no: --order quality, and --use for what the pictures show"
_RIGHT = "boards rate what people prefer, and nobody rates whether a drawing is right: have an expert look"
_NO_FACTS = "the base has no facts about it; nearest are references=3, style-reference, mask-edit and exact-layout"
_ASK = "the base has no facts about contracts, certificates or limits of use: ask the seller"

_TONGUES = ("english", "german", "french", "spanish", "chinese", "japanese", "korean", "arabic", "hindi", "russian")

NO_PICTURES = {
    _STILL: ("video", "videos", "animation", "animations", "animated"),
    _NO_UPSCALER: ("upscaling", "upscale", "upscaler", "upscaled"),
}
"""What no model of the base makes, whatever stands beside it."""
NO_USES = {
    "say what they are drafts of; for many tries --order speed,price": ("draft", "drafts"),
    "say what they show; for many tries --order speed,price": ("prototype", "prototypes", "prototyping"),
    "say what they show; for the best of it --order quality": ("final", "finals"),
    "say what they show; an agent or a script reaches whatever has an API: --workflow api": (
        "agent", "agents", "skill", "skills", "automation", "chatbot", "chatbots", "pipeline", "research", "dataset", "data",
    ),
    "say what stands around the words; how many there are is --text short or dense": ("text", "words"),
    "the base holds models of flat pictures; for the look of a model --use illustration": ("3d",),
    _REFUSALS: ("celebrity", "celebrities", "nsfw", "adult", "hentai"),
    f"say what it shows, and {_PIXELS}": ("print", "prints", "printing"),
}  # fmt: skip
"""What people say of a picture that is no use."""
NO_NEEDS = {
    "the base knows who marks pictures (--need provenance), and of nobody whether every mark can be left out": (
        "watermark-free", "no-watermark", "no-watermarks", "without-watermark", "unwatermarked", "remove-watermark",
    ),
    "an agent, a script or a plug-in reaches whatever has an API: --workflow api": ("mcp", "agents", "api", "sdk", "python"),
    "pictures made by hand in an app: --workflow app, chatgpt or gemini-app": ("no-api", "no-code", "app", "mobile", "chat"),
    "write --max-monthly 0": ("free", "free-tier"),
    "write --max-monthly or --max-per-image": ("budget",),
    "write --max-per-image or --max-monthly, or put it first: --order price": (
        "cheap", "cheapest", "low-cost", "inexpensive", "affordable", "price", "cost",
    ),
    "what a plan allows is told under a verdict: --workflow app": ("unlimited",),
    "what an API sells is paid by the image: --workflow api, or --not-route chat-app": (
        "no-subscription", "pay-per-use", "pay-as-you-go",
    ),
    _OWN_GPUS: ("offline", "local", "on-prem", "on-premise", "on-premises", "self-host", "self-hosted", "comfyui"),
    "say the memory of its card: --need vram=12": (
        "rtx", "gtx", "mac", "macbook", "apple-silicon", "nvidia", "amd", "cpu", "laptop", "low-vram",
    ),
    "say in how many seconds: --need max-seconds=2; or put it first: --order speed": (
        "real-time", "realtime", "fast", "speed", "instant", "low-latency", "sub-second", "quick", "turbo",
    ),
    _ONE_FACE: (
        "consistency", "consistent", "identity", "same-character", "same-face", "recurring-characters", "preservation",
    ),
    "input images carry it: --need references=2, --need edit; no source measures how well": ("face-swap", "try-on", "likeness"),
    f"say {_PIXELS}": ("print", "dpi"),
    "say how large: --need 2k, --need 4k, or --size with pixels": (
        "high-resolution", "hi-res", "high-res", "highres", "large", "8k", "custom-size",
    ),
    "a shape is its ratio: --need aspect=16:9": ("wide", "widescreen", "square", "portrait", "landscape", "vertical"),
    "for an alpha channel --need transparent, for vector files --need svg": ("png", "webp", "jpeg", "jpg"),
    _LICENCES: (
        "commercial", "commercial-use", "commercially", "copyright", "copyrights", "legal", "brand-safe", "ip", "royalty-free",
    ),
    "weights that a business may run: --need commercial-weights; a verdict on own GPUs names the licence": (
        "apache", "mit", "licence", "license", "licensing",
    ),
    "how many words there are: --text short or dense; put it first: --order text": (
        "text", "exact-text", "text-rendering", "typography", "lettering", "spelling", "font", "fonts",
    ),
    "name the language: --need language=ar": ("rtl", "script", "scripts", "translation"),
    _RIGHT: ("accuracy", "factual", "anatomy"),
    _VOTED: (
        "quality", "photorealism", "photorealistic", "realistic", "realism", "adherence", "aesthetics", "faces", "hands",
        "instruction-following", "reasoning", "thinking", "detail", "skin",
    ),
    "for pictures without a ground --need transparent; to take one away from a photo --use editing": (
        "background-removal", "remove-background",
    ),
    "a part of a picture is changed with --need mask-edit, all of it with --need edit": ("outpainting", "object-removal"),
    "what nothing has replaced: --need current; served until a day: --need lasts-until=2027-12-31": (
        "stable", "long-term", "deprecation", "no-deprecation", "future-proof",
    ),
    "clouds are routes: --route azure, --route bedrock, --route vertex": ("azure", "aws", "gcp", "vertex", "bedrock"),
    "the base has no facts about plug-ins; --workflow app asks for the vendors' own apps": (
        "photoshop", "figma", "canva", "plugin", "plugins", "plug-in",
    ),
    _ASK: ("sla", "enterprise", "hipaa", "soc2", "iso", "rate-limit", "rate-limits", "throughput", "support", "webhook", "async"),
    _NO_FACTS: ("controlnet", "pose", "depth", "camera", "negative-prompt", "negative-prompts"),
    _REFUSALS: (
        "nsfw", "moderation", "refusals", "uncensored", "adult", "celebrities", "real-people", "kids", "children", "violence",
    ),
    _STILL: ("video", "videos", "animation"),
    _NO_UPSCALER: ("upscaling", "upscale", "upscaler"),
    "the base holds models of flat pictures": ("3d",),
}  # fmt: skip
"""What people ask for that is no need; what stands first is heard first."""
NO_WISHES = {
    "what becomes of your pictures is told under a verdict where it is known; what runs on own GPUs stays there:"
    " --workflow self-host": ("privacy",),
    "what one may do with a model is freedom, who stands in for claims is legal-safety": ("licence", "license", "licensing"),
    _ONE_FACE: ("consistency",),
    _RIGHT: ("accuracy",),
    "a limit is a need: --need current, --need lasts-until=2027-12-31": ("reliability", "stability"),
}  # fmt: skip
"""What people lift first that is no wish."""
NO_TEXTS = {
    "say how much of it with --text short or dense, and which with --need language=de": (
        "multilingual", "bilingual", "language", "languages", "translated", *_TONGUES,
    ),
}  # fmt: skip
NO_WORKFLOWS = {
    "the base has no facts about plug-ins; the vendors' own apps are --workflow app": ("canva", "photoshop", "figma", "plugin"),
    "somebody else's machines are --workflow api, rented GPUs --workflow self-host": ("cloud", "hosted", "huggingface"),
}  # fmt: skip
REGIONS = (
    "eu",
    "us",
    "region",
    "regions",
    "residency",
    "gdpr",
    "dsgvo",
    "dpa",
    "hosting",
    "hosted",
    "europe",
    "european",
)
"""Words of needs about where data is processed."""
DATA_USE = (
    "privacy", "private", "confidential", "confidentiality", "nda", "no-training", "opt-out", "retention", "zdr", "my-data",
)  # fmt: skip
"""Words of needs about what becomes of the pictures that one sends."""


def hyphened(text: str) -> str:
    """A phrase as one word of the brief."""
    return re.sub(r"[\s_-]+", "-", text.strip().lower())


def of(phrase: str, *told: Mapping[str, tuple[str, ...]]) -> str:
    """What to write instead of a phrase, by the whole of it or else by words in it; empty where nothing is known of it."""
    word = hyphened(phrase)
    said = [(hint, words) for hints in told for hint, words in hints.items()]
    whole = next((hint for hint, words in said if word in words), "")
    return whole or next((hint for hint, words in said if any(has(word, part) for part in words)), "")


def has(hyphened_phrase: str, word: str) -> bool:
    """Whether a phrase with hyphens holds a word."""
    return f"-{word}-" in f"-{hyphened_phrase}-"


def about_regions(name: str) -> bool:
    """Whether a need that nobody knows asks where data is processed."""
    return any(has(hyphened(name), word) for word in REGIONS)


def about_data_use(name: str) -> bool:
    """Whether a need that nobody knows asks what becomes of one's own data."""
    return any(has(hyphened(name), word) for word in DATA_USE)
