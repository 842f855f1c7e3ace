"""Whole briefs on the shipped base: what must and must not come out."""

from __future__ import annotations

from typing import Any

import pytest

from imgpick.choosing.brief import Need, brief
from imgpick.choosing.check import FAIL, PASS, UNKNOWN
from imgpick.choosing.needs import check
from imgpick.choosing.preference import estimate
from imgpick.choosing.reasons import flips
from imgpick.choosing.result import NOT_ENOUGH
from imgpick.choosing.scales import Scales, board_for
from imgpick.choosing.scoring import total, weights
from imgpick.choosing.screen import screen
from imgpick.choosing.turned import Turned
from imgpick.choosing.verdict import choose
from imgpick.costing.offers import Offer
from imgpick.kb.base import Base
from imgpick.render.choose_terminal import headline
from tests.choosing.conftest import answer
from tests.conftest import TODAY


def test_chatgpt_is_answered_with_what_it_offers_now_and_convenience_as_the_reason(base: Base) -> None:
    choice = answer(base, workflow="chatgpt", use=["marketing-concepts"])
    assert choice.verdict.name == "ChatGPT Images 2.6"
    assert choice.verdict.offer is not None
    assert choice.verdict.offer.route == "chatgpt"
    assert choice.verdict.per_image is None
    assert "inside the tool" in choice.verdict.convenience
    assert any("no API credit" in text for text in choice.caveats)
    assert "api-later" in {also.kind for also in choice.also}


def test_thumbnails_in_volume_stay_inside_the_budget_with_a_named_tier(base: Base) -> None:
    choice = answer(base, workflow="api", use=["thumbnails"], text="short", images="50k", max_monthly="500")
    verdict = choice.verdict
    assert verdict.offer is not None
    assert verdict.offer.cost is not None
    assert verdict.per_month is not None
    assert verdict.per_month <= 500
    assert verdict.offer.tier
    assert all(s.offer.cost and s.offer.cost.per_image * 50_000 <= 500 for s in choice.ranking)
    dear = next(group for group in choice.ruled_out if group.limit == "max-monthly=500")
    tiers = {(o.model, o.tier) for o, _ in dear.offers}
    assert ("gpt-image-2", "high") in tiers
    assert "$" in dear.text


def test_commercial_self_hosting_takes_only_licences_that_allow_it(base: Base) -> None:
    choice = answer(base, workflow="self-host", need=["commercial-weights"])
    assert all(base.model(s.offer.model).licence.self_host == "yes" for s in choice.ranking)
    out = next(group for group in choice.ruled_out if group.limit == "commercial-weights")
    assert {"flux-2-dev", "ideogram-4", "qwen-image-2.1"} <= {o.model for o, _ in out.offers}
    for name in ("FLUX.2 [dev]", "Ideogram 4.0", "Qwen-Image-2.1"):
        assert name in out.text


@pytest.mark.parametrize(
    ("answers", "check"),
    [
        (
            {"need": ["svg"]},
            lambda base, o: base.model(o.model).any_capability("svg", TODAY)[0].value == "yes",
        ),
        (
            {"need": ["transparent"]},
            lambda base, o: base.model(o.model).capability("transparent", TODAY).value == "yes",
        ),
        ({"max_per_image": "0.01"}, lambda base, o: o.per_image <= 0.01),
        ({"size": "4K", "workflow": "api"}, lambda base, o: o.size in ("4K", "3840x2160", "any")),
        ({"workflow": "api", "vendor": ["google"]}, lambda base, o: base.model(o.model).vendor == "Google"),
        (
            {"workflow": "api", "not_vendor": ["openai"]},
            lambda base, o: base.model(o.model).vendor != "OpenAI",
        ),
        ({"tier": ["low"], "workflow": "api"}, lambda base, o: o.tier == "low"),
        ({"route": ["fal"]}, lambda base, o: o.route == "fal"),
        ({"need": ["batch"], "workflow": "api"}, lambda base, o: o.mode == "batch"),
    ],
)
def test_the_winner_meets_the_brief(base: Base, answers: dict[str, Any], check: Any) -> None:
    choice = answer(base, **answers)
    assert choice.verdict.kind in ("clear", "leaning", "tie")
    assert check(base, choice.verdict.offer)


def test_a_lot_of_text_puts_text_first(base: Base) -> None:
    choice = answer(base, text="dense")
    assert choice.brief.order[0] == "text"
    assert choice.ranking[0].values["text"].mid > 0.8


def test_an_impossible_brief_names_the_cheapest_limit_to_relax(base: Base) -> None:
    choice = answer(base, workflow="api", max_per_image="0.0001")
    assert choice.verdict.kind == "nothing_fits"
    assert choice.verdict.offer is None
    assert choice.relax is not None
    assert choice.relax.limit == "max-per-image=0.0001"
    assert choice.verdict.sentence.startswith("Nothing with a known price fits this brief. Without max-per-image")


def test_what_nobody_can_confirm_is_shown_apart_and_can_be_excluded(base: Base) -> None:
    need = ["streaming", "seed"]
    allowed = answer(base, workflow="api", need=need)
    assert allowed.verdict.kind == "not_enough_evidence"
    assert allowed.cannot_confirm
    assert any("cannot confirm" in text for text in allowed.caveats)
    assert answer(base, workflow="api", need=need, unknown="exclude").verdict.kind == "nothing_fits"


@pytest.mark.parametrize(
    ("family", "doubted"),
    [
        ("gpt-image", {"gpt-image-2.5-sunburst", "gpt-image-2.5-flare"}),
        ("nano-banana", {"nano-banana-2.1"}),
    ],
)
def test_a_quoted_or_computed_price_does_not_settle_whether_batches_are_sold(
    base: Base, family: str, doubted: set[str]
) -> None:
    choice = answer(base, workflow="api", family=[family], need=["batch"])
    assert not doubted & {scored.offer.model for scored in choice.ranking}
    assert doubted <= {scored.offer.model for scored in choice.cannot_confirm}


def test_an_offer_in_batches_that_nobody_can_confirm_wins_only_with_a_doubt(base: Base) -> None:
    choice = answer(base, workflow="api", tier=["xhigh"], need=["batch"])
    assert choice.verdict.sentence.startswith("Perhaps ")
    assert any(text.startswith("cannot confirm: batch: unknown") for text in choice.caveats)


def test_a_price_that_somebody_passed_on_says_who(base: Base) -> None:
    choice = answer(base, workflow="api", family=["nano-banana"], route=["gemini-api"])
    (caveat,) = [text for text in choice.caveats if text.startswith("the price is quoted")]
    assert "(Google, 2026-10-09, through a public repository's note" in caveat


def test_a_language_that_hardly_anybody_lists_rules_nobody_out(base: Base) -> None:
    choice = answer(base, workflow="api", text="dense", need=["language=zh"])
    assert choice.verdict.sentence.startswith("Perhaps ")
    unsaid = next(text for text in choice.caveats if text.startswith("cannot confirm: text in Chinese: no source says"))
    assert "of GPT Image 2, which it follows, a source names several languages (Chinese" in unsaid
    sure = next(item for item in choice.also if item.kind == "confirmed")
    assert "zh" in str(base.model(sure.offer.model).raw["capabilities"]["languages"])
    assert answer(base, workflow="api", need=["language=ja"], unknown="exclude").verdict.kind == "nothing_fits"


def test_a_route_that_is_asked_for_counts_without_a_price(base: Base) -> None:
    choice = answer(base, workflow="api", route=["vertex"])
    assert choice.verdict.offer is not None
    assert choice.verdict.offer.route == "vertex"
    assert choice.verdict.per_image is None
    assert any("no price" in text for text in choice.caveats)


def test_a_price_of_another_shape_says_so(base: Base) -> None:
    square = answer(base, workflow="api", need=["aspect=16:9"], family=["gpt-image-2.5"], tier=["medium"])
    assert "no source prices 16:9 at medium on OpenAI API: the price is that of 1024x1024" in square.caveats
    wide = answer(base, workflow="api", need=["aspect=3:2"], family=["gpt-image-2.5"], tier=["high"])
    assert not any("the price is that of" in text for text in wide.caveats)


def test_a_route_without_models_says_so(base: Base) -> None:
    choice = answer(base, workflow="api", route=["bedrock"])
    assert choice.verdict.kind == "nothing_fits"
    assert "On another route there is" in choice.verdict.sentence
    assert choice.caveats == (f"Amazon Bedrock: {base.route('bedrock').note}",)


def test_too_large_a_picture_is_answered_with_the_largest(base: Base) -> None:
    choice = answer(base, workflow="api", size="12000x8000")
    assert choice.verdict.kind == "nothing_fits"
    assert choice.relax is not None
    assert "5456 px" in choice.relax.text
    (fact,) = choice.relax.facts
    assert (fact.value, fact.path) == ("5456", "flux-3-image.capabilities.max-edge")
    assert fact.day in choice.relax.text
    assert fact in choice.facts


@pytest.mark.parametrize("word", ["0", "free", "$0"])
def test_what_costs_nothing_can_be_asked_for(base: Base, word: str) -> None:
    assert answer(base, workflow="api", max_monthly=word).verdict.kind == "nothing_fits"
    assert answer(base, workflow="chatgpt", images="5", max_monthly=word).verdict.offer is not None


def test_resellers_compete_only_when_asked(base: Base) -> None:
    kinds = {s.offer.kind for s in answer(base, workflow="api", images="50k").ranking}
    assert "reseller" not in kinds
    asked = answer(base, workflow="api", images="50k", include_resellers="yes", route=["reseller"])
    assert {s.offer.kind for s in asked.ranking} == {"reseller"}


def test_models_that_stop_soon_are_ruled_out_with_their_day(base: Base) -> None:
    out = next(group for group in answer(base, workflow="api").ruled_out if group.limit == "served")
    reasons = {o.model: check.reason for o, check in out.offers}
    assert reasons["gpt-image-1.5"] == "stops on 2026-12-01, in 9 days"
    assert reasons["dall-e-3"] == "retired on 2026-05-12"
    assert "not confirmed" in reasons["nano-banana-2"]


def test_a_tier_below_the_tested_one_is_never_handed_its_score(base: Base) -> None:
    model = base.model("gpt-image-2")
    tested = estimate(model, "medium", "lmarena-t2i", TODAY)
    low, high = estimate(model, "low", "lmarena-t2i", TODAY), estimate(model, "high", "lmarena-t2i", TODAY)
    assert (tested.how, low.how, high.how) == ("tested", "other-tier", "other-tier")
    assert low.high <= tested.high
    assert low.mid < tested.mid < high.mid
    assert high.low >= tested.low


def test_an_unrated_successor_gets_a_stated_prior_and_a_newcomer_gets_none(base: Base) -> None:
    prior = estimate(base.model("gpt-image-2.6-sunburst"), "high", "lmarena-t2i", TODAY)
    assert prior.how == "predecessor"
    assert prior.scores[0].model == "gpt-image-2.5-sunburst"
    assert estimate(base.model("flux-3-image"), "", "lmarena-t2i", TODAY).how == "unknown"
    choice = answer(base, workflow="api")
    assert "flux-3-image" in {s.offer.model for s in choice.unrated}
    assert "flux-3-image" not in {s.offer.model for s in choice.ranking}


def test_a_dearer_tier_is_never_assumed_faster(base: Base) -> None:
    choice = answer(base, workflow="api", family=["gpt-image-2.5"])
    scales = Scales(base, choice.brief, TODAY)
    speed = {}
    for tier in ("medium", "high", "xhigh"):
        one = answer(base, workflow="api", family=["gpt-image-2.5"], tier=[tier], route=["openai-api"])
        offer = next(s.offer for s in one.ranking if s.offer.model == "gpt-image-2.5-sunburst")
        speed[tier] = scales.values(offer)["speed"]
    assert speed["xhigh"].high <= speed["high"].high <= speed["medium"].high


def test_at_a_flip_point_both_score_the_same(base: Base) -> None:
    choice = answer(base, workflow="api", use=["ads"], text="short", images="20k")
    winner, other = choice.ranking[0], choice.ranking[1]
    weight = weights(choice.brief)
    scales = Scales(base, choice.brief, TODAY)
    turned = Turned(choice.ranking, scales, choice.brief)
    found = [f for f in flips(winner, other, turned, scales, choice.brief, weight) if f.kind == "price"]
    assert found
    for flip in found:
        mover = winner if "its price" in flip.text else other
        at = scales.price_value(float(flip.at.lstrip("$")))
        moved = {**mover.values, "price": mover.values["price"]._replace(low=at, high=at)}
        rest = other if mover is winner else winner
        assert total(moved, weight) == pytest.approx(total(rest.values, weight), abs=0.002)


def test_every_figure_of_the_ranking_has_a_source_and_a_day(base: Base) -> None:
    choice = answer(base, workflow="api", use=["product"])
    for scored in choice.ranking:
        for name in ("quality", "text", "price", "speed"):
            value = scored.values[name]
            if value.shown not in ("unknown", "own hardware"):
                assert value.facts, (scored.offer.id, name)
            assert all(fact.day and base.source(fact.source).url for fact in value.facts)


def test_the_past_is_answered_from_what_was_known_then(base: Base) -> None:
    choice = answer(base, day="2026-05-26", workflow="api", use=["general"])
    models = {s.offer.model for s in [*choice.ranking, *choice.cannot_confirm, *choice.unrated]}
    assert "gpt-image-2" in models
    assert not any(m.startswith(("gpt-image-2.5", "gpt-image-2.6", "nano-banana-2.1")) for m in models)
    quality = next(s for s in choice.ranking if s.offer.model == "gpt-image-2").values["quality"]
    assert all(fact.day <= "2026-05-26" for fact in quality.facts)


def checks(base: Base, answers: dict[str, Any], model: str) -> dict[str, str]:
    """The states of all limits on the offers of a model, by the limit's name."""
    asked = brief(answers, base)
    found = [c for c in screen(base, asked, TODAY) if c.offer.model == model]
    return {check.limit.partition("=")[0]: check.state for c in found for check in c.checks}


@pytest.mark.parametrize(
    ("answers", "model", "limit", "state"),
    [
        ({"size": "4K"}, "muse-image", "size", UNKNOWN),  # sold at one price for any size
        ({"size": "16384x16384"}, "muse-image", "size", FAIL),  # no model is known to paint so much
        ({"size": "1K"}, "muse-image", "size", PASS),
        ({"size": "4K"}, "flux-3-image", "size", PASS),  # sold at 4K
        ({"need": ["vram=8"]}, "qwen-image-2512", "vram", PASS),  # offloads layer by layer
        ({"need": ["vram=16"]}, "z-image-turbo", "vram", PASS),
        ({"need": ["vram=2"]}, "z-image-turbo", "vram", FAIL),
        ({"size": "2480x3508"}, "gpt-image-2", "size", FAIL),  # 8.7 megapixels of 8.29
        ({"size": "2160x3840"}, "gpt-image-2", "size", PASS),
        ({"size": "4000x2000"}, "gpt-image-2", "size", FAIL),  # an edge of 3840 at most
        ({"size": "3200x1000"}, "gpt-image-2", "size", FAIL),  # no wider than 3:1
        ({"size": "1080x1080"}, "gpt-image-2.5-sunburst", "size", PASS),
        ({"need": ["language=en"]}, "gpt-image-2", "language", PASS),  # voters rated its lettering
        ({"need": ["language=ja"]}, "ernie-image", "language", PASS),
        ({"need": ["language=ja"]}, "seedream-5-pro", "language", UNKNOWN),  # "14 languages"
        ({"need": ["web-search"]}, "nano-banana-2.1", "web-search", PASS),
        ({"need": ["images-per-call=99"]}, "gpt-image-2", "images-per-call", FAIL),
        ({"use": ["editing"], "max-per-image": "0.5"}, "gpt-image-2.5-flare", "max-per-image", PASS),
        ({"use": ["editing"], "max-per-image": "0.02", "tier": ["low"]}, "gpt-image-2.5-flare", "max-per-image", UNKNOWN),
    ],
)  # fmt: skip
def test_silence_is_no_yes(base: Base, answers: dict[str, Any], model: str, limit: str, state: str) -> None:
    assert checks(base, answers, model)[limit] == state


@pytest.mark.parametrize(
    ("seconds", "tier", "state", "reason", "against"),
    [
        ("3", "low", UNKNOWN, "max-seconds: 41.9 s at high, no source says it of low", True),
        ("60", "low", UNKNOWN, "max-seconds: 41.9 s at high, no source says it of low", False),
        ("3", "high", FAIL, "max-seconds: 41.9 s", False),
        ("60", "high", PASS, "max-seconds: 41.9 s", False),
    ],
)
def test_what_is_known_of_another_tier_is_told_of_it(
    base: Base, seconds: str, tier: str, state: str, reason: str, against: bool
) -> None:
    offer = Offer("gpt-image-2.5-sunburst", "openai-api", "vendor-api", tier, "1024x1024", "standard")
    found = check(Need("max-seconds", seconds), offer, base, TODAY)
    assert (found.state, found.reason, found.against) == (state, reason, against)
    assert found.facts


def test_a_limit_that_another_tier_misses_is_no_smaller_doubt_than_silence(base: Base) -> None:
    asked = brief({"workflow": "api", "need": ["max-seconds=3"]}, base)
    doubts = {
        c.offer.model: c.doubts
        for c in screen(base, asked, TODAY)
        if c.offer.model in ("gpt-image-2.5-sunburst", "grok-imagine-image-2.0")
        and c.offer.cost
        and c.offer.tier == "low"
    }
    assert doubts["gpt-image-2.5-sunburst"] == doubts["grok-imagine-image-2.0"]


def test_what_fits_but_for_a_price_that_nobody_knows_is_named(base: Base) -> None:
    choice = choose(base, brief({"workflow": "api", "max-per-image": "0.03"}, base), TODAY)
    unpriced = [s for s in choice.cannot_confirm if any(c.limit.startswith("max-per-image") for c in s.candidate.open)]
    assert unpriced
    assert choice.verdict.offer not in [s.offer for s in unpriced]


def test_a_condition_with_a_source_comes_before_silence(base: Base) -> None:
    choice = choose(base, brief({"workflow": "app", "need": ["indemnity"]}, base), TODAY)
    assert choice.verdict.kind == NOT_ENOUGH
    assert choice.verdict.sentence.startswith("Perhaps Firefly Image Model 5 in Adobe Firefly app")
    assert choice.caveats[0].startswith("cannot confirm: indemnity: under a condition")
    first, second = choice.cannot_confirm[:2]
    (told,) = first.candidate.open
    assert told.facts
    assert second.candidate.silent


@pytest.mark.parametrize(
    ("answers", "verdict", "doubt"),
    [
        ({"workflow": "app", "use": ["ads"], "need": ["indemnity"]},  # of two routes the one with a price
         "Perhaps Firefly Image Model 5 in Adobe Firefly app (not enough evidence, comes nearest).",
         "; Enterprise add-on at $24 a seat is said to carry it"),
        ({"workflow": "app", "use": ["ads"], "need": ["indemnity"], "route": ["creative-cloud"]},
         "Perhaps Firefly Image Model 5 in Adobe Creative Cloud apps (not enough evidence, comes nearest).",
         "cannot confirm: indemnity: under a condition"),
        ({"workflow": "api", "need": ["licensed-training-data"], "images": "1k"},
         ("Perhaps Bria FIBO 2.0, 1K, by DeepInfra, standard mode: $0.04 an image, $40.00 a month for 1,000 "
         "(not enough evidence, the only one that is sure to fit)."), ""),
    ],
    ids=["route", "none", "image"],
)  # fmt: skip
def test_what_needs_leave_alone_is_the_answer_with_its_doubts(
    base: Base, answers: dict[str, Any], verdict: str, doubt: str
) -> None:
    choice = answer(base, **answers)
    assert (choice.verdict.kind, choice.verdict.sentence) == (NOT_ENOUGH, verdict)
    assert choice.verdict.offer == choice.ranking[0].offer
    assert any(doubt in caveat for caveat in choice.caveats)
    assert any(caveat.startswith("Nobody has rated it on quality") for caveat in choice.caveats)


def test_where_nothing_is_rated_the_price_of_the_first_is_told(base: Base) -> None:
    choice = answer(base, workflow="app", vendor=["Midjourney"], images="50")
    assert choice.verdict.kind == NOT_ENOUGH
    plans = "Midjourney V8.2 on Midjourney takes a plan: Basic $10, Standard $30, Pro $60, Mega $120 a month."
    assert choice.verdict.sentence.endswith(plans)


def test_what_meets_a_need_and_lacks_only_a_price_is_named_beside_the_one_left_alone(base: Base) -> None:
    choice = answer(base, workflow="api", need=["licensed-training-data"])
    named = {also.offer.model: also.text for also in choice.also if also.kind == "unsure"}
    assert named == {"firefly-image-5": "meets the needs (no price in the base)"}


@pytest.mark.parametrize(
    ("model", "route", "day", "state"),
    [
        ("gpt-image-1.5", "openai-api", "2026-11-30", PASS),  # its end is announced for the next day
        ("gpt-image-1.5", "openai-api", "2027-06-30", FAIL),
        ("gpt-image-2.5-sunburst", "azure", "2027-06-30", PASS),  # a retirement on this route only
        ("gpt-image-2.5-sunburst", "azure", "2027-12-31", FAIL),
        ("gpt-image-2.5-sunburst", "openai-api", "2027-06-30", UNKNOWN),
        ("gpt-image-2", "azure", "2027-06-30", UNKNOWN),
        ("gpt-image-2.6-flare", "openai-api", "2027-06-30", UNKNOWN),  # that it is current promises nothing
        ("flux-2-dev", "self-host", "2030-01-01", PASS),
        ("flux-2-dev", "fal", "2030-01-01", UNKNOWN),
    ],
)
def test_only_a_source_tells_that_a_model_is_served_until_a_day(
    base: Base, model: str, route: str, day: str, state: str
) -> None:
    access = next(row for row in base.model(model).access(TODAY) if row.route == route)
    offer = Offer(model, route, base.route(route).kind, "", "1024x1024", "standard", access=access)
    assert check(Need("lasts-until", day), offer, base, TODAY).state == state


@pytest.mark.parametrize(
    ("answers", "kind", "opening"),
    [
        ({"route": ["azure"], "need": ["mask-edit", "lasts-until=2027-12-31"]}, NOT_ENOUGH, "Perhaps GPT Image 2 at"),
        ({"workflow": "api", "need": ["lasts-until=2028-06-30"]}, NOT_ENOUGH, "Perhaps GPT Image 2.6 Sunburst"),
        ({"workflow": "api", "need": ["lasts-until=2027-06-30"]}, "clear", "Use GPT Image 2.5 Sunburst"),
    ],
)
def test_a_day_that_nobody_promises_makes_no_clear_verdict(
    base: Base, answers: dict[str, Any], kind: str, opening: str
) -> None:
    choice = answer(base, use=["editing"], images="200", **answers)
    assert choice.verdict.kind == kind
    assert choice.verdict.sentence.startswith(opening)
    assert ("no source says how long" in choice.caveats[0]) == (kind == NOT_ENOUGH)


@pytest.mark.parametrize(
    ("answers", "limit", "named"),
    [
        (
            {"workflow": "api", "need": ["lasts-until=2028-06-30"]},
            "lasts-until=2028-06-30",
            "GPT Image 2.5 Flare on Azure OpenAI, GPT Image 2.5 Sunburst on Azure OpenAI",
        ),
        ({"route": ["azure"], "need": ["lasts-until=2028-06-30"]}, "lasts-until=2028-06-30", "GPT Image 2.5 Sunburst"),
    ],
)
def test_what_is_out_on_one_route_and_competes_on_another_is_named_with_it(
    base: Base, answers: dict[str, Any], limit: str, named: str
) -> None:
    choice = answer(base, use=["editing"], images="200", **answers)
    (group,) = [group for group in choice.ruled_out if group.limit == limit]
    assert group.text.endswith(named)


def test_a_doubtful_answer_comes_from_those_with_the_fewest_doubts(base: Base) -> None:
    needs = ["language=zh", "exact-layout", "style-reference"]
    choice = choose(base, brief({"use": ["posters"], "need": needs}, base), TODAY)
    assert choice.verdict.sentence.startswith("Perhaps ")
    assert headline(choice, base).startswith("Perhaps ")
    doubts = {s.candidate.doubts for s in choice.ranking}
    assert len(doubts) == 1
    assert all(s.candidate.doubts >= min(doubts) for s in choice.cannot_confirm)
    assert choice.verdict.first_place == max(choice.first_places.values())


def test_vector_files_are_answered_with_prices_of_vector_files(base: Base) -> None:
    choice = choose(base, brief({"workflow": "api", "use": ["logo-vector"], "need": ["svg"]}, base), TODAY)
    assert {s.offer.size for s in choice.ranking} == {"svg"}
    assert any(text.startswith("boards rate pictures") for text in choice.caveats)


@pytest.mark.parametrize(("answers", "size"), [
    ({"need": ["4k"]}, "4K"), ({"need": ["2k"]}, "2K"), ({"need": ["4k", "2k"]}, "4K"), ({}, "1K"),
    ({"need": ["4k"], "size": "1K"}, "1K"),
])  # fmt: skip
def test_who_needs_pixels_is_given_the_price_of_that_size(base: Base, answers: dict[str, Any], size: str) -> None:
    asked = brief({"workflow": "api", **answers}, base)
    assert asked.size == size
    assert ("size" in asked.assumed) == (answers == {})


def test_a_picture_larger_than_asked_for_is_said(base: Base) -> None:
    choice = choose(base, brief({"workflow": "api", "family": ["gpt-image-2.6"], "size": "2K"}, base), TODAY)
    assert choice.verdict.offer
    assert choice.verdict.offer.size == "3840x2160"
    assert "no source prices 2K at high on OpenAI API: the price is that of 3840x2160" in choice.caveats
    assert ", 2K, by OpenAI API" in choice.verdict.sentence


def test_what_costs_less_than_the_verdict_is_not_called_best_whatever_it_costs(base: Base) -> None:
    for answers in ({"workflow": "self-host", "need": ["vram=16"]}, {"use": ["infographics"], "text": "dense"}):
        choice = choose(base, brief(answers, base), TODAY)
        for also in choice.also:
            if also.kind == "best":
                assert choice.verdict.per_image
                assert also.offer.per_image
                assert also.offer.per_image > choice.verdict.per_image


@pytest.mark.parametrize(("uses", "board"), [
    (("portraits", "photoreal"), "lmarena-t2i-portraits"), (("photoreal", "portraits"), "lmarena-t2i-photorealistic"),
    (("product", "editing"), "lmarena-edit"), (("general",), "lmarena-t2i"),
])  # fmt: skip
def test_quality_is_read_where_the_first_use_is_voted_on(base: Base, uses: tuple[str, ...], board: str) -> None:
    assert board_for(brief({"use": list(uses)}, base), base) == board
