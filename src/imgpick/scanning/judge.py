"""What the base says of a name in code on a day: the rule it breaks, and what to write instead."""

from __future__ import annotations

from imgpick.errors import did_you_mean
from imgpick.kb import cite
from imgpick.kb.base import Base
from imgpick.kb.days import days_between
from imgpick.kb.facts import Life, Name
from imgpick.kb.model import Model
from imgpick.scanning.result import ERROR, RULES, Advice, Hit
from imgpick.scanning.successor import api_id, changes, usual_route
from imgpick.scanning.vocabulary import Vocabulary, unreleased

SOON = 60
_SILENT = ("reseller", "board", "other")


class Judge:
    """Judges names, each kind of name once."""

    def __init__(self, base: Base, vocabulary: Vocabulary, day: str) -> None:
        self._base = base
        self._known = vocabulary
        self._day = day
        self._kept: dict[str, Advice | None] = {}

    def advice(self, hit: Hit) -> Advice | None:
        """What is wrong with a name, or None when nothing is."""
        key = hit.key or f"?{hit.text.lower()}"
        if key not in self._kept:
            self._kept[key] = self._judge(hit)
        return self._kept[key]

    def _judge(self, hit: Hit) -> Advice | None:
        if not hit.key:
            return self._unknown(hit.text)
        rows = self._known.ids.get(hit.key) or self._known.words[hit.key]
        name = rows[0]
        if name.kind in _SILENT or not name.models:
            return None
        written = hit.key in self._known.words and hit.key not in self._known.ids
        if name.kind == "wrong":
            return self._wrong(name)
        routes = tuple(row.route for row in rows if row.route)
        model = self._base.model(name.models[0])
        route = routes[0] if routes else usual_route(model)
        found = self._life(hit.text, model, route, written)
        if found is None and name.kind == "old":
            return self._old(name, model, route, written)
        if found and name.kind == "old" and name.note:
            return found._replace(message=f"an old id ({name.note}); {found.message}")
        return found

    def _life(self, text: str, model: Model, route: str, written: bool) -> Advice | None:
        life = model.life(self._day)
        gone = self._gone(life)
        if life.status not in ("retired", "deprecated", "superseded"):
            return None
        then = model.heir(self._day)
        left = days_between(self._day, life.shutdown) if life.shutdown else 0
        if life.status == "retired":
            rule, message = "retired-id", f"{model.name} was retired on {life.since}"
        elif gone and life.confirmed:
            rule = "retired-id"
            message = f"the shutdown of {model.name} was announced for {life.shutdown}, which has passed"
        elif gone:
            rule = "retiring-id"
            message = f"{life.shutdown} was named as the earliest end of {model.name}; it has passed, and no source confirms it"
        elif life.shutdown:
            sure = "" if life.confirmed else " at the earliest"
            rule, message = "retiring-id", f"{model.name} stops on {life.shutdown}{sure}, in {left} days"
        else:
            rule, message = "superseded-id", f"{model.name} has been superseded since {life.since}; it is still served"
        severity = ERROR if rule == "retiring-id" and left < SOON else RULES[rule].severity
        fact = (cite.life(model, life),)
        named = self._base.model(life.by).name if life.by and then and life.by != then.id else ""
        if named:
            message += f" (the vendor names {named}, superseded too)"
        found = Advice(rule, severity, message, model.id, route, facts=fact)
        return self._towards(found, text, model, then, route, written)

    def _gone(self, life: Life) -> bool:
        return bool(life.shutdown) and life.shutdown <= self._day

    def _towards(
        self, advice: Advice, text: str, model: Model, then: Model | None, route: str, written: bool
    ) -> Advice:
        if then is None:
            return advice._replace(advice="the base names no successor")
        like = "" if written else text.lower()
        write = api_id(then, route, like)
        where = self._base.route(route).name if route else ""
        if written and not write:
            hint = f"its successor is {then.name}"
        elif write:
            hint = f"write {write}" if not written else f"its successor is {then.name}, {write} on {where}"
        else:
            other = api_id(then, usual_route(then), like)
            hint = f"its successor is {then.name}" + (
                f", {other} on {self._base.route(usual_route(then)).name}" if other else ""
            )
            hint += f"; the base has no id of it on {where}" if where else ""
        return advice._replace(
            successor=then.id, write=write, advice=hint, changes=changes(model, then, route, self._day)
        )

    def _old(self, name: Name, model: Model, route: str, written: bool) -> Advice | None:
        write = api_id(model, route, name.name.lower())
        if written or not write or write.lower() == name.name.lower():
            return None
        note = f": {name.note}" if name.note else ""
        rule = RULES["old-id"]
        fact = cite.name(model, name)
        return Advice(rule.id, rule.severity, f"an old id of {model.name}{note}", model.id, route, model.id, write,
                      f"write {write}", (), (fact,))  # fmt: skip

    def _wrong(self, name: Name) -> Advice:
        model = self._base.model(name.models[0])
        rule = RULES["wrong-id"]
        writes = [api_id(m, usual_route(m)) or m.id for m in map(self._base.model, name.models)]
        end = self._life(name.name, model, usual_route(model), False)
        text = f"write {' or '.join(dict.fromkeys(writes))}"
        if end and end.write and len(name.models) == 1:
            text = f"{end.message}; {end.advice}"
        note = f": {name.note}" if name.note else ""
        return Advice(rule.id, rule.severity, f"no model is called {name.name}{note}", model.id, usual_route(model),
                      model.id, writes[0], text, (), (cite.name(model, name),))  # fmt: skip

    def _unknown(self, text: str) -> Advice:
        rule, key = RULES["unknown-id"], text.lower()
        message = "looks like a model id, but the base knows none of that name"
        kin = self._known.releases.get(unreleased(key), "")
        found = self._judge(Hit(kin, kin, 0, 0, 0)) if kin else None
        if found:
            advice = f"it reads like a release of {kin}: {found.message}; {found.advice}"
            return found._replace(rule=rule.id, severity=rule.severity, message=message, advice=advice)
        near = (kin,) if kin else self._near(key)
        hint = f"did you mean {' or '.join(near)}?" if near else "no id of the base is near it"
        return Advice(rule.id, rule.severity, message, advice=hint)

    def _near(self, key: str) -> tuple[str, ...]:
        """The ids of current models that a text in small letters may stand for."""
        known = [key for key, rows in self._known.ids.items() if rows[0].kind == "api" and self._served(rows[0])]
        start = key.partition("-")[0]
        return did_you_mean(key, [key for key in known if key.startswith(start)] or known)

    def _served(self, name: Name) -> bool:
        return bool(name.models) and self._base.model(name.models[0]).life(self._day).status == "current"
