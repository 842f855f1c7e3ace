"""What an assistant can ask for: tools, resources and prompts, apart from the protocol that carries them."""
