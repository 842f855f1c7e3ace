"""Two calls as they were written in spring 2026."""

from openai import OpenAI

client = OpenAI()
draft = client.images.generate(model="gpt-image-1-mini", prompt="a lighthouse", quality="low")
poster = client.images.generate(model="gpt-image-2", prompt="a lighthouse", quality="high")
