"""What an editor shows of a text: findings, facts, repairs, names; apart from the protocol that carries them."""
