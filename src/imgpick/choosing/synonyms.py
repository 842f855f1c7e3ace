"""What people write for the words of a brief."""

import re
from collections.abc import Mapping

WORKFLOWS = {
    "chat-app": "app", "chat": "app", "apps": "app", "chat-gpt": "chatgpt", "gemini": "gemini-app", "local": "self-host",
    "on-prem": "self-host", "on-premises": "self-host", "on-premise": "self-host", "self-hosted": "self-host",
    "own-gpu": "self-host", "own-gpus": "self-host", "offline": "self-host", "laptop": "self-host", "apis": "api", "sdk": "api",
    "script": "api", "code": "api", "mcp": "api", "agent": "api", "agents": "api",
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
    "social-media": "social", "marketing": "marketing-concepts", "meme": "social", "memes": "social", "youtube": "thumbnails",
    "article": "editorial", "articles": "editorial", "blog-posts": "editorial", "newsletter": "editorial", "news": "editorial",
    "real-estate": "photoreal", "interior": "photoreal", "interiors": "photoreal", "architecture": "photoreal", "food": "photoreal",
    "fashion": "photoreal", "stock": "photoreal", "stock-photos": "photoreal", "realism": "photoreal",
    "product-photography": "product", "catalogue": "product", "catalog": "product", "selfie": "portraits", "selfies": "portraits",
    "art": "illustration", "game": "illustration", "games": "illustration", "book": "illustration", "books": "illustration",
    "storybook": "illustration", "picture-book": "illustration", "children's-book": "illustration", "t-shirt": "illustration",
    "t-shirts": "illustration", "merch": "illustration", "merchandise": "illustration", "print-on-demand": "illustration",
    "game-assets": "icons", "sprite": "icons", "sprites": "icons", "emoji": "icons", "emotes": "icons", "book-cover": "posters",
    "book-covers": "posters", "cover": "posters", "covers": "posters", "brochure": "posters", "brochures": "posters",
    "invitations": "posters", "signs": "posters", "signage": "posters", "labels": "packaging", "label": "packaging",
    "chart": "infographics", "charts": "infographics", "education": "infographics", "teaching": "infographics",
    "worksheets": "infographics", "textbook": "infographics", "medical": "infographics", "anatomy": "infographics",
    "scientific": "infographics", "retouching": "editing", "photo-editing": "editing", "mascot": "characters",
    "mascots": "characters",
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
    "licensed-data": "licensed-training-data", "gpu": "vram", "memory": "vram", "newest": "current", "latest": "current",
    "not-superseded": "current", "up-to-date": "current",
}  # fmt: skip
WISHES = {
    "cost": "price", "costs": "price", "cheap": "price", "cheapest": "price", "money": "price", "latency": "speed",
    "fast": "speed", "fastest": "speed", "seconds": "speed", "look": "quality", "looks": "quality", "realism": "quality",
    "preference": "quality", "rank": "quality", "typography": "text", "lettering": "text", "ease": "convenience",
    "ease-of-use": "convenience", "openness": "freedom", "legal": "legal-safety", "compliance": "legal-safety",
    "copyright": "legal-safety", "safety": "legal-safety",
}  # fmt: skip
ROUTES = {
    "aws": "bedrock", "amazon": "bedrock", "amazon-web-services": "bedrock", "gcp": "vertex", "google-cloud": "vertex",
}  # fmt: skip
"""Clouds, by the route of theirs that serves image models; of Azure's two each has its own name."""
NO_NEEDS = {
    "offline": "weights on a machine of your own: --workflow self-host, with --need vram=GB for its card",
    "free": "write --max-monthly 0",
    "budget": "write --max-monthly or --max-per-image",
    "no-subscription": "what an API sells is paid by the image: --workflow api, or --not-route chat-app",
    "pay-per-use": "what an API sells is paid by the image: --workflow api, or --not-route chat-app",
    "consistency": "no source measures it alone: --use characters reads the board for several pictures, --need references=3 asks for input images",
    "mcp": "an agent reaches whatever has an API: --workflow api",
    "agents": "an agent reaches whatever has an API: --workflow api",
    "print": "say the pixels, such as --size 2480x3508 for A4 at 300 dots an inch",
    "dpi": "say the pixels, such as --size 2480x3508 for A4 at 300 dots an inch",
    "commercial": "for weights of your own --need commercial-weights, for a vendor that stands in for claims --need indemnity",
    "commercial-use": "for weights of your own --need commercial-weights, for a vendor that stands in for claims --need indemnity",
    "accuracy": "boards rate what people prefer, and nobody rates whether a drawing is right: have an expert look",
    "nsfw": "the base has no facts about what a seller refuses to draw",
}
"""What people ask for that is no need, and how to say it."""
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


def no_need(name: str) -> str:
    """How to say what is no need; empty where nothing is known of it."""
    word = name.replace(" ", "-").replace("_", "-")
    return NO_NEEDS.get(word) or next((hint for key, hint in NO_NEEDS.items() if f"-{key}-" in f"-{word}-"), "")


def monthly(text: str) -> str:
    """A figure without the words that say it is one a month."""
    return re.sub(r"\s*(?:images?|pictures?)?\s*(?:/|per|an?)\s*mo(?:nth)?$", "", text.strip(), flags=re.IGNORECASE)


def language(code: str) -> str:
    """A language's name by its code; the code where no name is known."""
    return next((name.capitalize() for name, own in LANGUAGES.items() if own == code), code)
