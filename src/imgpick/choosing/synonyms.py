"""What people write for the words of a brief."""

import re
from collections.abc import Collection, Mapping

from imgpick.choosing import hints
from imgpick.choosing.hints import hyphened

WORKFLOWS = {
    "chat-app": "app", "chat": "app", "apps": "app", "chat-gpt": "chatgpt", "gemini": "gemini-app", "local": "self-host",
    "on-prem": "self-host", "on-premises": "self-host", "on-premise": "self-host", "self-hosted": "self-host",
    "own-gpu": "self-host", "own-gpus": "self-host", "offline": "self-host", "laptop": "self-host", "apis": "api", "sdk": "api",
    "script": "api", "code": "api", "mcp": "api", "agent": "api", "agents": "api", "pipeline": "api", "automation": "api",
    "automated": "api", "backend": "api", "cms": "api", "hosted-app": "app", "web-app": "app", "website": "app", "web": "app",
    "browser": "app", "subscription": "app", "plan": "app", "discord": "app", "chatgpt-plan": "chatgpt", "chatgpt-free": "chatgpt",
    "chatgpt-plus": "chatgpt", "comfyui": "self-host", "own-hardware": "self-host", "own-server": "self-host",
    "own-servers": "self-host", "home-gpu": "self-host", "local-gpu": "self-host",
    "api-only": "api", "claude-code": "api", "cursor": "api", "n8n": "api", "zapier": "api", "headless": "api",
    "server": "api", "chatgpt-app": "chatgpt", "chat-gpt-app": "chatgpt", "chatgpt-web": "chatgpt", "no-api": "app",
    "no-code": "app", "mobile": "app", "phone": "app", "tablet": "app", "gui": "app", "locally": "self-host",
    "my-gpu": "self-host", "my-own-gpu": "self-host", "my-pc": "self-host", "pc": "self-host", "mac": "self-host",
    "desktop": "self-host", "automatic1111": "self-host", "a1111": "self-host", "forge": "self-host",
    "self-hosting": "self-host", "runpod": "self-host", "colab": "self-host", "rented-gpu": "self-host",
    "rented-gpus": "self-host", "h100": "self-host", "all": "any", "either": "any", "both": "any", "hybrid": "any",
    "no-preference": "any",
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
    "game-assets": "illustration", "sprite": "icons", "sprites": "icons", "emoji": "icons", "emotes": "icons", "book-cover": "posters",
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
    "influencer": "characters", "influencers": "characters", "oc": "characters",
    "lookbook": "photoreal", "lookbooks": "photoreal", "texture": "photoreal", "textures": "photoreal",
    "pbr-materials": "photoreal", "landscape": "photoreal", "landscapes": "photoreal",
    "nature": "photoreal", "scenery": "photoreal", "cars": "photoreal", "automotive": "photoreal",
    "vehicles": "photoreal", "recipe": "photoreal", "recipes": "photoreal", "hands": "photoreal",
    "crowds": "photoreal", "still": "photoreal", "stills": "photoreal", "cinematic": "photoreal",
    "film-stills": "photoreal", "pattern": "illustration", "patterns": "illustration", "watercolor": "illustration",
    "watercolour": "illustration", "low-poly": "illustration", "3d-render": "illustration",
    "3d-renders": "illustration", "clay": "illustration", "pixar": "illustration",
    "cartoon": "illustration", "cartoons": "illustration", "nft": "illustration", "nfts": "illustration",
    "mug": "illustration", "mugs": "illustration", "empty-states": "illustration", "worldbuilding": "illustration",
    "crafts": "illustration", "caricature": "illustration", "caricatures": "illustration", "jewelry": "product",
    "jewellery": "product", "product-render": "product", "etsy-mockups": "product", "t-shirt-mockups": "product",
    "staging": "editing", "face-swap": "editing", "face-swaps": "editing",
    "style-transfer": "editing", "image-to-image": "editing", "img2img": "editing", "relighting": "editing",
    "color-grading": "editing", "colour-grading": "editing", "remove-background": "editing", "colorize": "editing",
    "colorize-photos": "editing", "colourise": "editing", "virtual-try-on": "editing",
    "floor-plan": "infographics", "floor-plans": "infographics", "blueprint": "infographics",
    "blueprints": "infographics", "technical-drawing": "infographics", "technical-drawings": "infographics",
    "patent-drawing": "infographics", "patent-drawings": "infographics",
    "data-visualization": "infographics", "data-visualisation": "infographics",
    "explainer": "infographics", "explainer-graphics": "infographics",
    "flashcards": "infographics", "flashcard": "infographics", "certificate": "posters", "certificates": "posters",
    "typography": "posters", "lettering": "posters", "calligraphy": "posters", "favicon": "icons",
    "favicons": "icons", "emojis": "icons", "landing-pages": "marketing-concepts", "featured-image": "editorial",
    "featured-images": "editorial", "whitepaper": "editorial",
    "open-graph": "social", "open-graph-image": "social", "open-graph-images": "social", "quote-cards": "social",
    "ghibli": "anime", "vtuber": "anime", "vtubers": "anime", "light-novel": "anime", "light-novels": "anime",
    "keynote": "slides", "keynotes": "slides", "hairstyles": "portraits", "makeup": "portraits",
    "linkedin-photo": "portraits", "linkedin-photos": "portraits", "passport-photo": "portraits",
    "passport-photos": "portraits", "dating-photo": "portraits", "dating-photos": "portraits",
    "profile-photo": "portraits", "profile-photos": "portraits", "comic-book": "comics", "comic-books": "comics",
    "packaging-mockup": "packaging", "packaging-mockups": "packaging", "tiktok-cover": "thumbnails",
    "tiktok-covers": "thumbnails", "reel-cover": "thumbnails", "reel-covers": "thumbnails",
    "invitation": "posters", "doodle": "illustration", "doodles": "illustration", "sketch": "illustration",
    "sketches": "illustration", "backgrounds": "illustration", "drawing": "illustration", "drawings": "illustration",
    "swap": "editing", "swaps": "editing", "architectural-visualization": "photoreal", "monsters": "characters",
    "architectural-visualisation": "photoreal", "cookbook": "photoreal", "onboarding": "ui-mockups", "creatures": "characters",
    "quote-graphics": "social",
}  # fmt: skip
FOREMOST = ("anime",)
"""Styles that decide wherever they stand in a phrase: an anime portrait is anime."""
TEXTS = {
    "dense": (
        "dense", "heavy", "text-heavy", "long", "lot", "lots", "paragraph", "paragraphs", "small", "fine", "tables", "layered", "full",
        "body", "labels", "mostly",
    ),
    "short": (
        "short", "headline", "headlines", "title", "titles", "word", "words", "slogan", "slogans", "tagline", "taglines", "caption",
        "captions", "price", "prices", "cta", "label", "name", "names", "phrase", "phrases", "some", "little", "bubbles", "balloons",
        "signage", "sign", "signs", "line", "lines", "logo", "legible", "readable", "yes", "true",
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
    "masks": "mask-edit", "img2img": "edit", "image-to-image": "edit", "image-input": "edit", "seeds": "seed",
    "reproducible": "seed", "reproducibility": "seed", "deterministic": "seed", "bulk": "batch",
    "batch-api": "batch", "conversational-editing": "multi-turn",
    "content-credentials": "provenance", "ethical-training": "licensed-training-data",
    "ethically-trained": "licensed-training-data", "licensed-training-images": "licensed-training-data",
    "multiple-languages": "multilingual-text", "several-languages": "multilingual-text",
    "non-latin": "multilingual-text", "multi-language": "multilingual-text", "finetuning": "fine-tune",
    "custom-training": "fine-tune", "custom-model": "fine-tune",
    "bounding-boxes": "exact-layout", "layout-control": "exact-layout", "hex-colors": "brand-colours",
    "hex-colours": "brand-colours", "hex-codes": "brand-colours", "layered-psd": "layers", "psd-layers": "layers",
    "layered": "layers", "real-world-knowledge": "web-search", "google-search": "web-search",
    "live-data": "web-search", "streaming-preview": "streaming", "variations": "images-per-call",
    "several-images": "images-per-call", "multiple-images": "images-per-call", "n": "images-per-call",
    "multiple-references": "references", "image-references": "references", "vectorized": "svg",
    "png-with-alpha": "transparent", "alpha-png": "transparent", "removed-background": "transparent",
}  # fmt: skip
WISHES = {
    "cost": "price", "costs": "price", "cheap": "price", "cheapest": "price", "money": "price", "latency": "speed",
    "fast": "speed", "fastest": "speed", "seconds": "speed", "look": "quality", "looks": "quality", "realism": "quality",
    "preference": "quality", "rank": "quality", "typography": "text", "lettering": "text", "ease": "convenience",
    "ease-of-use": "convenience", "openness": "freedom", "legal": "legal-safety", "compliance": "legal-safety",
    "copyright": "legal-safety", "safety": "legal-safety",
    "photorealism": "quality", "aesthetics": "quality", "aesthetic": "quality", "prompt-adherence": "quality",
    "adherence": "quality", "instruction-following": "quality", "beautiful": "quality", "best": "quality",
    "editing": "control", "flexibility": "control", "controllability": "control", "budget": "price",
    "value": "price", "legibility": "text", "spelling": "text",
}  # fmt: skip
VENDORS = {
    "deepmind": "Google", "google-deepmind": "Google", "novelai": "Anlatan", "tongyi": "Alibaba", "alibaba-cloud": "Alibaba",
    "zhipu": "Z.ai", "qwen": "Alibaba", "kuaishou": "KlingAI", "azure": "Microsoft",
}  # fmt: skip
"""Companies by names that are no model's."""
ROUTES = {
    "aws": "bedrock", "amazon": "bedrock", "amazon-web-services": "bedrock", "gcp": "vertex", "google-cloud": "vertex",
}  # fmt: skip
"""Clouds, by the route of theirs that serves image models; of Azure's two each has its own name."""
UNITS = {"vram": "gb", "max-seconds": "s", "images-per-call": "x"}
"""Units that may stand behind a need's number."""
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


def of(text: str, known: Mapping[str, str], words: Collection[str] = ()) -> str:
    """The word of the brief for what somebody wrote, which may be one of its ``words`` without the hyphen; the text itself
    where it is no such word."""
    word = hyphened(text)
    return word if word in words else known.get(word, text)


def use(phrase: str, uses: Collection[str]) -> str:
    """The use that a phrase names: what stands last in it as a rule, for a blog thumbnail is a thumbnail, and what comes
    before a preposition sooner than what follows; the phrase itself where it names none, or what is no picture."""
    words = hyphened(phrase).replace("video-game", "game").split("-")
    first = next((word for word in FOREMOST if word in words), "")
    if first or hints.of("-".join(words), hints.NO_PICTURES):
        return first or phrase
    if (whole := "-".join(words)) in uses or whole in USES:
        return USES.get(whole, whole)
    for name in _ONE_NAME:
        whole = f"-{whole}-".replace(f"-{name}-", f"-{USES[name]}-").strip("-")
    found = (_last_use(part, uses) for part in _PREPOSITION.split(f" {whole.replace('-', ' ')} "))
    return next(filter(None, found), phrase)


def _last_use(part: str, uses: Collection[str]) -> str:
    words = part.split()
    runs = ("-".join(words[start:end]) for end in range(len(words), 0, -1) for start in range(end))
    return next((USES.get(run, run) for run in runs if run in uses or run in USES), "")


_PREPOSITION = re.compile(r" (?:for|of|with|in|on|from|at|by|to|that|about) ")
_ONE_NAME = [name for name in USES if _PREPOSITION.search(f" {name.replace('-', ' ')} ")]
"""Names of uses in which a preposition splits nothing: a virtual try-on is on nothing."""


def need(said: str, words: Collection[str]) -> str:
    """A need with its value as the brief writes it, from what people write of cards, languages, shapes and counts; what is
    said itself where it is no such phrase."""
    phrase = re.sub(r"\s+", " ", said.strip().lower())
    for pattern, name in _VALUED:
        if found := pattern.fullmatch(phrase):
            return f"{name}={found[1]}"
    bare = without(phrase, _OF_NEEDS)
    if bare in LANGUAGES:
        return f"language={LANGUAGES[bare]}"
    whole = of(said, NEEDS, words)
    return bare if whole == said and (bare in NEEDS or bare in words) else said


def without(phrase: str, words: Collection[str]) -> str:
    """A phrase as one word, without the words that say nothing of what is meant."""
    return "-".join(word for word in hyphened(phrase).split("-") if word not in words)


_VALUED = [
    (re.compile(pattern), name)
    for pattern, name in (
        (r"(\d+:\d+)(?: ratio| aspect ratio| format)?", "aspect"),
        (r"(?:vram |gpu )?(\d+) ?gb(?: of)?(?: vram| memory| gpu| card| ram)?", "vram"),
        (r"(?:at least |up to )?(\d+)(?: reference| input) images?", "references"),
        (r"(?:at least |up to )?(\d+) references", "references"),
        (r"(?:under |within |less than |< ?)?(\d+(?:\.\d+)?) ?(?:s|secs?|seconds?)", "max-seconds"),
        (r"(\d+) (?:images|pictures|variations)(?: (?:per|in one|a) (?:call|request|prompt))?", "images-per-call"),
    )
]
_OF_NEEDS = (
    "text", "language", "script", "letters", "characters", "in", "with", "png", "export", "output", "file", "files", "format",
    "support", "existing", "photos", "pictures",
)  # fmt: skip
_OF_WISHES = ("first", "best", "low", "lowest", "high", "highest", "good", "top")


def wish(said: str, words: Collection[str]) -> str:
    """The wish that somebody means, with words such as "low" or "first" around it or without."""
    found = of(said, WISHES, words)
    return found if found in words else of(without(said, _OF_WISHES) or said, WISHES, words)


def workflow(said: str, words: Collection[str]) -> str:
    """The workflow that is named last in a phrase that names one; empty where none is, or one is denied."""
    parts = hyphened(said).split("-")
    named = [name for part in parts if (name := of(part, WORKFLOWS, words)) in words]
    return named[-1] if named and not {"no", "not", "without"}.intersection(parts) else ""


def text(phrase: str) -> str:
    """How much text a phrase speaks of; the phrase itself where it does not say, or says both none and some."""
    words = set(re.findall(r"[\w-]+", phrase.lower()))
    if "no" in words and words <= _NO_WORDS:
        return "none"
    said = [amount for amount, known in TEXTS.items() if words.intersection(known)]
    return phrase if not said or ("none" in said and len(said) > 1) else said[0]


_NO_WORDS = frozenset(["no", "word", "words", "text", "caption", "captions", "at", "all"])


def language(code: str) -> str:
    """A language's name by its code; the code where no name is known."""
    return next((name.capitalize() for name, own in LANGUAGES.items() if own == code), code)
