"""What people write for the words of a brief."""

from collections.abc import Mapping

WORKFLOWS = {
    "chat-app": "app", "chat": "app", "apps": "app", "chat-gpt": "chatgpt", "gemini": "gemini-app", "local": "self-host",
    "on-prem": "self-host", "on-premises": "self-host", "self-hosted": "self-host", "own-gpu": "self-host", "apis": "api",
}  # fmt: skip
USES = {
    "logo": "logo-vector", "logos": "logo-vector", "vector": "logo-vector", "headshot": "portraits", "headshots": "portraits",
    "avatar": "portraits", "avatars": "portraits", "portrait": "portraits", "ecommerce": "product", "e-commerce": "product",
    "products": "product", "product-photos": "product", "menu": "posters", "menus": "posters", "menu-cards": "posters",
    "flyer": "posters", "flyers": "posters", "poster": "posters", "diagram": "infographics", "diagrams": "infographics",
    "infographic": "infographics", "sticker": "illustration", "stickers": "illustration", "illustrations": "illustration",
    "wallpaper": "illustration", "wallpapers": "illustration", "concept-art": "illustration", "thumbnail": "thumbnails",
    "blog": "editorial", "ad": "ads", "advertising": "ads", "banner": "ads", "banners": "ads", "comic": "comics",
    "manga": "comics", "storyboard": "storyboards", "icon": "icons", "ui": "ui-mockups", "mockups": "ui-mockups",
    "mock-ups": "ui-mockups", "edit": "editing", "edits": "editing", "character": "characters", "slide": "slides",
    "presentations": "slides", "branding": "brand-design", "photo": "photoreal", "photos": "photoreal", "realistic": "photoreal",
    "social-media": "social", "marketing": "marketing-concepts",
}  # fmt: skip
NEEDS = {
    "inpaint": "mask-edit", "inpainting": "mask-edit", "mask": "mask-edit", "alpha": "transparent", "transparency": "transparent",
    "transparent-background": "transparent", "vector": "svg", "vectors": "svg", "c2pa": "provenance", "watermark": "provenance",
    "synthid": "provenance", "lora": "fine-tune", "loras": "fine-tune", "finetune": "fine-tune", "fine-tuning": "fine-tune",
    "refs": "references", "reference": "references", "reference-images": "references", "latency": "max-seconds",
    "seconds": "max-seconds", "stream": "streaming", "editing": "edit", "edits": "edit", "weights": "open-weights",
    "open-source": "open-weights", "lang": "language", "languages": "multilingual-text", "multilingual": "multilingual-text",
    "ratio": "aspect", "aspect-ratio": "aspect", "brand-colors": "brand-colours", "colors": "brand-colours",
    "colours": "brand-colours", "style": "style-reference", "search": "web-search", "grounding": "web-search",
    "licensed-data": "licensed-training-data", "gpu": "vram", "memory": "vram",
}  # fmt: skip
UNITS = {"vram": "gb", "max-seconds": "s", "images-per-call": "x"}
"""Units that may stand behind a need's number."""
REGIONS = ("eu", "us", "region", "regions", "residency", "gdpr", "dpa")
"""Words of needs about where data is processed."""
DATA_USE = ("privacy", "private", "confidential", "confidentiality", "nda", "no-training", "opt-out")
"""Words of needs about what becomes of the pictures that one sends."""
LANGUAGES = {
    "arabic": "ar", "bengali": "bn", "bulgarian": "bg", "catalan": "ca", "chinese": "zh", "mandarin": "zh", "croatian": "hr",
    "czech": "cs", "danish": "da", "dutch": "nl", "english": "en", "farsi": "fa", "filipino": "tl", "finnish": "fi",
    "french": "fr", "german": "de", "greek": "el", "gujarati": "gu", "hebrew": "he", "hindi": "hi", "hungarian": "hu",
    "indonesian": "id", "italian": "it", "japanese": "ja", "kannada": "kn", "korean": "ko", "malay": "ms", "malayalam": "ml",
    "marathi": "mr", "norwegian": "no", "persian": "fa", "polish": "pl", "portuguese": "pt", "punjabi": "pa", "romanian": "ro",
    "russian": "ru", "serbian": "sr", "slovak": "sk", "spanish": "es", "swahili": "sw", "swedish": "sv", "tagalog": "tl",
    "tamil": "ta", "telugu": "te", "thai": "th", "turkish": "tr", "ukrainian": "uk", "urdu": "ur", "vietnamese": "vi",
}  # fmt: skip
"""Names of languages that people write instead of codes."""


def of(text: str, known: Mapping[str, str]) -> str:
    """The word of the brief for what somebody wrote; the text itself where it is no such synonym."""
    return known.get(text.strip().lower().replace(" ", "-").replace("_", "-"), text)


def about_data_use(name: str) -> bool:
    """Whether a need that nobody knows asks what becomes of one's own data."""
    words = name.replace(" ", "-").replace("_", "-")
    return any(f"-{word}-" in f"-{words}-" for word in DATA_USE)


def language(code: str) -> str:
    """A language's name by its code; the code where no name is known."""
    return next((name.capitalize() for name, own in LANGUAGES.items() if own == code), code)
