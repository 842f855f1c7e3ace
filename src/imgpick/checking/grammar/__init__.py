"""The words of claims, apart from any base: tiers, sizes, routes, figures, features, places, and who speaks."""
