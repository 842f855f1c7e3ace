"""What people write for the words of a brief."""

import re
from collections.abc import Collection, Mapping

WORKFLOWS = {
    "chat-app": "app", "chat": "app", "apps": "app", "chat-gpt": "chatgpt", "gemini": "gemini-app", "local": "self-host",
    "on-prem": "self-host", "on-premises": "self-host", "on-premise": "self-host", "self-hosted": "self-host",
    "own-gpu": "self-host", "own-gpus": "self-host", "offline": "self-host", "laptop": "self-host", "apis": "api", "sdk": "api",
    "script": "api", "code": "api", "mcp": "api", "agent": "api", "agents": "api", "pipeline": "api", "automation": "api",
    "automated": "api", "backend": "api", "cms": "api", "hosted-app": "app", "web-app": "app", "website": "app", "web": "app",
    "browser": "app", "subscription": "app", "plan": "app", "discord": "app", "chatgpt-plan": "chatgpt", "chatgpt-free": "chatgpt",
    "chatgpt-plus": "chatgpt", "comfyui": "self-host", "own-hardware": "self-host", "own-server": "self-host",
    "own-servers": "self-host", "home-gpu": "self-host", "local-gpu": "self-host",
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
    "mascots": "characters", "post": "social", "posts": "social", "carousel": "social", "carousels": "social",
    "instagram": "social", "linkedin": "social", "pinterest": "social", "tiktok": "social", "social-card": "social",
    "social-cards": "social", "og-image": "social", "og-images": "social", "quotes": "social", "campaign": "ads",
    "campaigns": "ads", "advert": "ads", "adverts": "ads", "ad-creatives": "ads", "key-visual": "ads", "key-visuals": "ads",
    "landing-page": "marketing-concepts", "hero-image": "marketing-concepts", "hero-images": "marketing-concepts",
    "concepts": "marketing-concepts", "header": "editorial", "headers": "editorial", "e-mail": "editorial", "email": "editorial",
    "mood-board": "illustration", "mood-boards": "illustration", "moodboard": "illustration", "moodboards": "illustration",
    "art-direction": "illustration", "style-exploration": "illustration", "artwork": "illustration", "painting": "illustration",
    "paintings": "illustration", "pixel-art": "illustration", "tattoo": "illustration", "tattoos": "illustration",
    "childrens-book": "illustration", "children’s-book": "illustration", "coloring": "illustration", "colouring": "illustration",
    "fashion-editorial": "photoreal", "editorial-photo": "photoreal", "editorial-photos": "photoreal", "lifestyle": "photoreal",
    "photography": "photoreal", "photorealistic": "photoreal", "photorealism": "photoreal", "travel": "photoreal",
    "packshot": "product", "packshots": "product", "listing": "product", "listings": "product", "shop": "product",
    "online-shop": "product", "webshop": "product", "store": "product", "people": "portraits", "faces": "portraits",
    "humans": "portraits", "person": "portraits", "profile-picture": "portraits", "profile-pictures": "portraits",
    "graphic-novel": "comics", "graphic-novels": "comics", "webtoon": "comics", "webtoons": "comics", "comic-strip": "comics",
    "wordmark": "logo-vector", "wordmarks": "logo-vector", "svg": "logo-vector", "brand": "brand-design",
    "brand-identity": "brand-design", "identity": "brand-design", "tile": "icons", "tiles": "icons", "tileset": "icons",
    "cards": "posters", "billboard": "posters", "billboards": "posters", "leaflet": "posters", "leaflets": "posters",
    "deck": "slides", "decks": "slides", "presentation": "slides", "powerpoint": "slides", "flowchart": "infographics",
    "flowcharts": "infographics", "timeline": "infographics", "timelines": "infographics", "map": "infographics",
    "maps": "infographics", "figure": "infographics", "figures": "infographics", "schematics": "infographics",
    "mockup": "ui-mockups", "mock-up": "ui-mockups", "wireframe": "ui-mockups", "wireframes": "ui-mockups",
    "screens": "ui-mockups", "screenshots": "ui-mockups", "dashboard": "ui-mockups", "dashboards": "ui-mockups",
    "web-design": "ui-mockups", "product-mockup": "product", "product-mockups": "product", "removal": "editing",
    "replacement": "editing", "background-swap": "editing", "background-swaps": "editing", "restoration": "editing",
    "retouch": "editing", "inpainting": "editing", "outpainting": "editing", "restyling": "editing", "colorization": "editing",
    "colourisation": "editing", "try-on": "editing", "character-consistency": "characters", "consistent-characters": "characters",
    "everything": "general", "anything": "general", "all-round": "general", "all-purpose": "general", "various": "general",
}  # fmt: skip
FOREMOST = ("anime",)
"""Styles that decide wherever they stand in a phrase: an anime portrait is anime."""
NO_PICTURES = {
    "video": "the base holds models of still pictures; for frames of one --use storyboards",
    "videos": "the base holds models of still pictures; for frames of one --use storyboards",
    "animation": "the base holds models of still pictures; for frames of one --use storyboards",
    "upscaling": "the base holds no upscalers; for large pictures --need 4k",
    "upscale": "the base holds no upscalers; for large pictures --need 4k",
}
"""What no model of the base makes, whatever stands beside it, and what to do."""
NO_USES = {
    "draft": "say what they are drafts of; for many tries --order speed,price",
    "drafts": "say what they are drafts of; for many tries --order speed,price",
    "prototype": "say what it shows; for many tries --order speed,price",
    "prototypes": "say what they show; for many tries --order speed,price",
    "final": "say what they show; for the best of it --order quality",
    "finals": "say what they show; for the best of it --order quality",
    "celebrity": "the base has no facts about what a seller refuses to draw",
    "celebrities": "the base has no facts about what a seller refuses to draw",
    "nsfw": "the base has no facts about what a seller refuses to draw",
    "print": "say what it shows, and the pixels, such as --size 2480x3508 for A4 at 300 dots an inch",
}
"""What people say of a picture that is no use, and how to say it."""
TEXTS = {
    "dense": (
        "dense", "heavy", "text-heavy", "long", "lot", "lots", "paragraph", "paragraphs", "small", "fine", "tables", "layered", "full",
        "body", "labels",
    ),
    "short": (
        "short", "headline", "headlines", "title", "titles", "word", "words", "slogan", "slogans", "tagline", "taglines", "caption",
        "captions", "price", "prices", "cta", "label", "name", "names", "phrase", "phrases", "some", "little", "bubbles", "balloons",
        "signage", "sign", "signs", "legible", "readable", "yes", "true",
    ),
    "none": ("none", "no", "without", "nothing", "false", "0"),
}  # fmt: skip
"""What people say of the words in a picture: the most of what they name counts."""
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
    "not-superseded": "current", "up-to-date": "current", "alpha-channel": "transparent", "transparent-png": "transparent",
    "cut-out": "transparent", "cutout": "transparent", "no-background": "transparent", "eps": "svg", "editable-vector": "svg",
    "vector-output": "svg", "psd": "layers", "palette": "brand-colours", "hex": "brand-colours", "layout": "exact-layout",
    "indemnification": "indemnity", "licensed-content": "licensed-training-data", "licensed-training": "licensed-training-data",
    "conversation": "multi-turn", "conversational": "multi-turn", "iterative-editing": "multi-turn",
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
    "moderation": "the base has no facts about what a seller refuses to draw",
    "refusals": "the base has no facts about what a seller refuses to draw",
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
    return known.get(_hyphened(text), text)


def use(phrase: str, uses: Collection[str]) -> str:
    """The use that a phrase names: what stands last in it as a rule, for a blog thumbnail is a thumbnail, and what comes
    before a preposition sooner than what follows; the phrase itself where it names none, or what is no picture."""
    words = _hyphened(phrase).split("-")
    first = next((word for word in FOREMOST if word in words), "")
    if first or any(word in NO_PICTURES for word in words):
        return first or phrase
    if (whole := "-".join(words)) in uses or whole in USES:
        return USES.get(whole, whole)
    found = (_last_use(part, uses) for part in _PREPOSITION.split(f" {' '.join(words)} "))
    return next(filter(None, found), phrase)


def _last_use(part: str, uses: Collection[str]) -> str:
    words = part.split()
    runs = ("-".join(words[start:end]) for end in range(len(words), 0, -1) for start in range(end))
    return next((USES.get(run, run) for run in runs if run in uses or run in USES), "")


_PREPOSITION = re.compile(r" (?:for|of|with|in|on|from|at|by|to|that|about) ")


def no_use(phrase: str) -> str:
    """How to say what is no use; empty where nothing is known of it."""
    return next((hint for word, hint in {**NO_PICTURES, **NO_USES}.items() if word in _hyphened(phrase).split("-")), "")


def text(phrase: str) -> str:
    """How much text a phrase speaks of; the phrase itself where it does not say, or says both none and some."""
    words = set(re.findall(r"[\w-]+", phrase.lower()))
    if "no" in words and words <= _NO_WORDS:
        return "none"
    said = [amount for amount, known in TEXTS.items() if words.intersection(known)]
    return phrase if not said or ("none" in said and len(said) > 1) else said[0]


_NO_WORDS = frozenset(["no", "word", "words", "text", "caption", "captions", "at", "all"])


def _hyphened(text: str) -> str:
    return re.sub(r"[\s_-]+", "-", text.strip().lower())


def about_data_use(name: str) -> bool:
    """Whether a need that nobody knows asks what becomes of one's own data."""
    words = name.replace(" ", "-").replace("_", "-")
    return any(f"-{word}-" in f"-{words}-" for word in DATA_USE)


def no_need(name: str) -> str:
    """How to say what is no need; empty where nothing is known of it."""
    word = name.replace(" ", "-").replace("_", "-")
    return NO_NEEDS.get(word) or next((hint for key, hint in NO_NEEDS.items() if f"-{key}-" in f"-{word}-"), "")


def language(code: str) -> str:
    """A language's name by its code; the code where no name is known."""
    return next((name.capitalize() for name, own in LANGUAGES.items() if own == code), code)
