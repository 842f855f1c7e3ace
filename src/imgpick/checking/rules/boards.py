"""Rules about ranks and scores."""

from imgpick.checking.result import ERROR, SUGGESTION, WARNING, Rule

RULES = (
    Rule(
        "rank-board-missing", "A rank without its leaderboard",
        "LMArena and Artificial Analysis disagree, and each has several categories.",
        WARNING,
        (
            "GPT Image 2 is ranked #1 in the world.",
            "Nano Banana Pro tops the leaderboard.",
            "FLUX.2 [max] sits in third place in the rankings.",
            "Among image models, Seedream 5 Pro is the highest-rated on the charts.",
        ),
        (
            "GPT Image 2 was number 3 on LMArena on 7 October 2026.",
            "Our number one reason for GPT Image 2 is text.",
            "The first image from GPT Image 2 took a minute.",
            "In second grade the class drew with GPT Image 2.",
        ),
    ),
    Rule(
        "rank-mismatch", "The board says another rank",
        "Ranks are looked up by readers within seconds.",
        ERROR,
        (
            "On LMArena's text-to-image board of 7 October 2026, GPT Image 2 is ranked first.",
            "FLUX.2 [dev] holds the top spot on LMArena.",
            "Recraft V4.1 leads the LMArena leaderboard.",
            "Nano Banana Pro took bronze on LMArena's text-to-image board of 7 October 2026.",
        ),
        (
            "On LMArena's text-to-image board of 22 May 2026, GPT Image 2 was ranked first.",
            "On 7 October 2026 GPT Image 2.5 Sunburst was number one on LMArena.",
            "FLUX.2 [dev] is not the leader on LMArena.",
            "GPT Image 2 took bronze on LMArena's text-to-image board of 7 October 2026.",
            "GPT Image 2 drew a silver medal on velvet; LMArena had it third on 7 October 2026.",
        ),
    ),
    Rule(
        "rank-outdated", "The rank was right once",
        "New models push old ones down; a rank without its day ages silently.",
        ERROR,
        (
            "GPT Image 2 ranks first on LMArena.",
            "GPT Image 2 is at the top of the Artificial Analysis leaderboard.",
        ),
        (
            "GPT Image 2 ranked first on LMArena in May 2026.",
            "In May 2026 GPT Image 2 was at the top of the Artificial Analysis leaderboard.",
            "GPT Image 2 once held first place on LMArena.",
        ),
    ),
    Rule(
        "rank-undated", "A rank without its day",
        "Boards change weekly; the day is part of the rank.",
        SUGGESTION,
        ("GPT Image 2.5 Sunburst ranks first on LMArena.", "Krea 2 is number 8 on Artificial Analysis."),
        ("On 7 October 2026 GPT Image 2.5 Sunburst ranks first on LMArena.",),
    ),
    Rule(
        "rank-interval", "“Beats” inside the interval",
        "Scores carry a 95 % interval; a gap smaller than it is a tie.",
        WARNING,
        (
            "MAI-Image-2.6 beats Nano Banana 2.1 on LMArena.",
            "On LMArena, Seedream 5 Pro ranks above Qwen-Image 3.0 Pro.",
        ),
        (
            "MAI-Image-2.6 is level with Nano Banana 2.1 on LMArena.",
            "GPT Image 2.5 Sunburst beats FLUX.2 [dev] on LMArena.",
        ),
    ),
    Rule(
        "rank-order", "The board has the two the other way round",
        "A turned comparison turns the advice round.",
        ERROR,
        ("FLUX.2 [dev] outranks GPT Image 2 on LMArena.", "On LMArena GPT Image 2 trails FLUX.2 [dev]."),
        ("GPT Image 2 outranks FLUX.2 [dev] on LMArena.", "On LMArena FLUX.2 [dev] trails GPT Image 2."),
    ),
    Rule(
        "rank-unlisted", "A rank of a model that the tables do not have",
        "A model that came out after the newest table has no rank there yet.",
        SUGGESTION,
        ("MAI-Image-2.7 is ranked second on LMArena.",),
        ("MAI-Image-2.6 was ranked fifth on LMArena on 7 October 2026.",),
    ),
    Rule(
        "elo-unlisted", "A score of a model that the tables do not have",
        "A model that came out after the newest table has no score there yet.",
        SUGGESTION,
        ("MAI-Image-2.7 has an Elo of 1360 on LMArena.",),
        ("MAI-Image-2.6 had an Elo of 1332 on LMArena on 7 October 2026.",),
    ),
    Rule(
        "rank-convenience", "Convenience and rank stand for each other",
        "Where a model is used and how its images fare are two reasons; neither proves the other.",
        SUGGESTION,
        ("GPT Image 2 is ranked highest because it is built into ChatGPT.",),
        ("GPT Image 2 is built into ChatGPT. On quality it was number 3 on LMArena on 7 October 2026.",),
    ),
    Rule(
        "elo-board-missing", "A score without its board",
        "1,200 points on one board and on another have nothing in common.",
        WARNING,
        ("GPT Image 2 has an Elo of 1512.", "With a score of 1388 points, GPT Image 2 is far ahead.", "Nano Banana 2 reaches 1260 Elo."),
        ("GPT Image 2 draws 1024 pixels a side.", "GPT Image 2 has 1500 reviews."),
    ),
    Rule(
        "elo-mismatch", "The board says another score",
        "A score is only worth quoting with the table it stands in.",
        ERROR,
        ("GPT Image 2 has an Elo of 1290 on LMArena.", "On 22 May 2026 GPT Image 2 scored 1450 on LMArena."),
        ("On 22 May 2026 GPT Image 2 scored 1389 on LMArena.", "GPT Image 2.5 Sunburst scored 1424.6 on LMArena on 7 October 2026."),
    ),
    Rule(
        "elo-outdated", "A score of the launch quoted as today's",
        "Scores fall from their launch value within weeks as votes come in.",
        ERROR,
        ("GPT Image 2 has an Elo score of 1512 on LMArena.", "GPT Image 2 scores 1398 on LMArena's text-to-image board."),
        ("At launch, GPT Image 2 had an Elo score of 1512 on LMArena.", "On 19 April 2026 GPT Image 2 scored 1512 on LMArena."),
    ),
    Rule(
        "elo-undated", "A score without its day",
        "Scores move with every week of votes.",
        SUGGESTION,
        ("GPT Image 2.5 Sunburst scores 1424.6 on LMArena.",),
        ("On 7 October 2026 GPT Image 2.5 Sunburst scores 1424.6 on LMArena.",),
    ),
    Rule(
        "elo-board-mixed", "The score belongs to another board",
        "Text-to-image and editing have separate boards and separate scales.",
        ERROR,
        ("GPT Image 2.5 Sunburst scores 1523.6 on LMArena's text-to-image board.",),
        ("GPT Image 2.5 Sunburst scores 1523.6 on LMArena's image edit board of October 2026.",),
    ),
    Rule(
        "elo-averaged", "Scores of two boards made into one, or compared",
        "Boards have their own scales, opponents and voters; a mean of two of them measures nothing.",
        WARNING,
        (
            "Averaged over LMArena and Artificial Analysis, GPT Image 2 has an Elo of 1277.",
            "We rank by the combined score of LMArena and Artificial Analysis, which puts GPT Image 2 first.",
            "With 1160 on Artificial Analysis Nano Banana 2.1 is weaker than Muse Image with 1274 on LMArena.",
        ),
        (
            "The scores of GPT Image 2 on LMArena and Artificial Analysis must not be averaged.",
            "In our own test GPT Image 2 averaged 8 of 10 points.",
        ),
    ),
    Rule(
        "elo-share", "The share of votes does not follow from the points",
        "Points on a board of this kind are shares of votes: 400 of them stand for ten to one.",
        WARNING,
        ("On LMArena, FLUX.2 [max] is 30 points above FLUX.2 [dev], so it wins 80 percent of the duels.", "A lead of 100 Elo points means that GPT Image 2 is preferred in 90% of all comparisons."),
        ("On a board with Elo scores, GPT Image 2 with a lead of 100 points wins 64 percent of the duels.",),
    ),
    Rule(
        "elo-tier", "A score of another tier",
        "A score counts for the tier that the board tested; no other tier has it.",
        ERROR,
        ("GPT Image 2 (high) scored 1383 on LMArena (7 October 2026).",),
        ("GPT Image 2 (medium) scored 1383 on LMArena (7 October 2026).", "GPT Image 2 scored 1383 on LMArena (7 October 2026)."),
    ),
    Rule(
        "elo-scale", "A score of Artificial Analysis without its day",
        "Artificial Analysis moved to a new scale in September 2026; scores from before and after cannot be compared.",
        WARNING,
        (
            "GPT Image 2 has an Elo of 1331 on Artificial Analysis.",
            "GPT Image 2 fell by 170 points on Artificial Analysis this autumn.",
        ),
        (
            "In June 2026 GPT Image 2 had an Elo of 1331 on Artificial Analysis.",
            "GPT Image 2 dropped about 170 points when Artificial Analysis recalibrated its arena in September 2026.",
            "Since Artificial Analysis reset its ratings in September 2026, GPT Image 2 is down from 1339 to 1171.",
        ),
    ),
)  # fmt: skip
