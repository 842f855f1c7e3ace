"""Results to text. Nothing here prints, loads a base or reads the clock."""
