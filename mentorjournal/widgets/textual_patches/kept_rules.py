"""A style sheet that reads its rules once, and remembers which of them come to what.

Upstream: there is no issue yet; a style sheet that compares its variables, and remembers what
the rules for a node came to, would make this unnecessary.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from itertools import takewhile
from operator import is_, itemgetter
from typing import Any, NamedTuple, cast

from textual.cache import LRUCache
from textual.css.match import _check_selectors
from textual.css.model import CombinatorType, RuleSet, Selector, SelectorSet
from textual.css.styles import RulesMap
from textual.css.stylesheet import _DEFAULT_STYLES, Stylesheet
from textual.dom import DOMNode

MANY = 1024
"""More style sheets than the program has widgets; Textual remembers 64, which go round."""
ORDER = frozenset({"first-of-type", "last-of-type", "first-child", "last-child", "empty"})
"""What a node is by its place among others."""


class Way(NamedTuple):
    """A way in which a rule may fit a node.

    Attributes:
        rule: The rule.
        weight: How exactly it says which nodes it is for.
        own: What the node has to be itself.
        path: All of its selectors, where nodes above have to be something as well.
    """

    rule: RuleSet
    weight: tuple[int, int, int]
    own: list[Selector]
    path: list[Selector]

    def fits(self, node: DOMNode) -> bool:
        """Whether the node is so; what is asked quickly comes first."""
        for selector in self.own:
            if not selector.check(node):
                return False
        return not self.path or _check_selectors(self.path, node.css_path_nodes)


class Candidates:
    """The rules that may fit a node with certain names, what was read last first.

    Attributes:
        rules: The rules.
        ways: All the ways in which they may.
        asked: The pseudo classes for which they ask.
        known: What those that fit come to, by the numbers of their ways.
    """

    def __init__(self, rules: Iterable[RuleSet]) -> None:
        self.rules = [*rules]
        self.ways = [_way(rule, each) for rule in self.rules for each in rule.selector_set]
        self.asked = frozenset[str]().union(*(rule.pseudo_classes for rule in self.rules))
        self.known: dict[tuple[int, ...], RulesMap] = {}

    def for_node(self, node: DOMNode) -> RulesMap:
        """What the rules that fit a node come to; the node learns what would change it."""
        node._has_hover_style = "hover" in self.asked
        node._has_focus_within = "focus-within" in self.asked
        node._has_order_style = not self.asked.isdisjoint(ORDER)
        node._has_odd_or_even = not self.asked.isdisjoint(("odd", "even"))
        fitting = tuple(number for number, way in enumerate(self.ways) if way.fits(node))
        if (known := self.known.get(fitting)) is None:
            known = self.known[fitting] = _come_to(self.ways[number] for number in fitting)
        return known


def _way(rule: RuleSet, selectors: SelectorSet) -> Way:
    """The last selector, and those before it that are about the same node, are its own."""
    path = selectors.selectors
    same = takewhile(lambda one: one.combinator is CombinatorType.SAME, reversed(path))
    first = len(path) - 1 - len([*same])
    alone = first == 0 and path[0].combinator is CombinatorType.DESCENDENT
    return Way(rule, selectors.specificity, path[first:], [] if alone else path)


def _come_to(ways: Iterable[Way]) -> RulesMap:
    """The strongest value of each of the rules that fit."""
    given = defaultdict[str, list[tuple[Any, Any]]](list)
    for rule, weight, _own, _path in ways:
        said = rule.styles.extract_rules(weight, rule.is_default_rules, rule.tie_breaker)
        for name, strength, value in said:
            given[name].append((strength, value))
    return cast(RulesMap, {name: _strongest(name, values) for name, values in given.items()})


def _strongest(name: str, values: list[tuple[Any, Any]]) -> object:
    """The strongest value; of one that is `initial`, what the widget has by itself."""
    strength, value = max(values, key=itemgetter(0))
    if value is not None:
        return cast(object, value)
    by_a_widget = [each for each in values if not each[0][0]]
    if not strength[0]:
        return cast(object, getattr(_DEFAULT_STYLES, name))
    return max(by_a_widget, key=itemgetter(0))[1] if by_a_widget else None


class KeptRules(Stylesheet):
    """Textual's style sheet, which reads rules anew only when a variable in them has changed.

    The stock one reads those of all widgets again whenever a theme is set or a mode is first
    entered, three times by the time a dashboard is seen.

    And it works out the looks of a whole screen, value by value, whenever that comes to light or
    a class of it changes. This one looks which rules fit, knows what they came to before, and
    sets the values that are others.

    Attributes:
        candidates: By which rules they are.
    """

    def __init__(self, *, variables: dict[str, str] | None = None) -> None:
        super().__init__(variables=variables)
        self._parse_cache = LRUCache(MANY)
        self.candidates: dict[tuple[int, ...], Candidates] = {}
        self._by_names: dict[frozenset[str], Candidates] = {}
        self._numbers: dict[str, list[int]] = {}
        self._numbered: list[RuleSet] = []

    def set_variables(self, variables: dict[str, str]) -> None:
        """Use these variables from now on."""
        if variables != self._variables:
            super().set_variables(variables)
            self._require_parse = True
            self.candidates.clear()

    def reparse(self) -> None:
        """Read again what has to be read again.

        Raises:
            StylesheetError: The rules cannot be read.
        """
        if self._require_parse:
            self.parse()

    def apply(
        self,
        node: DOMNode,
        *,
        animate: bool = False,
        cache: dict[tuple[Any, ...], RulesMap] | None = None,
    ) -> None:
        """Give a node its looks.

        Args:
            node: A widget, or what stands for a part of one.
            animate: Change step by step what its rules let change so.
            cache: What the stock one remembers of siblings; not needed.
        """
        rules = self._candidates_of(node).for_node(node)
        if animate and rules.get("transitions"):
            self.replace_rules(node, rules, animate=True)
        else:
            base = node.styles.base
            has = base.get_rules()
            for name in has.keys() | rules.keys():
                if has.get(name) != (value := rules.get(name)):
                    setattr(base, name, value)
            node.notify_style_update()
        self._process_component_classes(node)

    def _process_component_classes(self, node: DOMNode) -> None:
        """Give the parts of a widget their looks, each through the stand-in that it has."""
        known = node._component_styles
        changed = False
        for name in node._get_component_classes():
            part = known[name].node if name in known else None
            if part is None:
                part = DOMNode(classes=name)
                part._attach(node)
                known[name] = part.styles
            before = part.styles.base.get_rules()
            self.apply(part)
            changed = changed or part.styles.base.get_rules() != before
        if changed:
            node.refresh()

    def _candidates_of(self, node: DOMNode) -> Candidates:
        """The rules that may fit a node, by its names."""
        if (rules := self.rules) is not self._numbered:
            self._number(rules)
        names = frozenset(self._numbers.keys() & node._selector_names)
        if (found := self._by_names.get(names)) is None:
            numbers = {number for name in names for number in self._numbers[name]}
            may_fit = [rules[number] for number in sorted(numbers, reverse=True)]
            which = tuple(map(id, may_fit))
            if (found := self.candidates.get(which)) is None:
                found = self.candidates[which] = Candidates(may_fit)
            self._by_names[names] = found
        return found

    def _number(self, rules: list[RuleSet]) -> None:
        """Note which rules are for which names; mostly a few have been added at the end."""
        count = len(self._numbered)
        if count > len(rules) or not all(map(is_, self._numbered, rules)):
            count = 0
            self._numbers.clear()
            self._by_names.clear()
        fresh = set[str]()
        for number in range(count, len(rules)):
            for name in rules[number].selector_names:
                self._numbers.setdefault(name, []).append(number)
                fresh.add(name)
        self._numbered = rules
        for names in [each for each in self._by_names if not fresh.isdisjoint(each)]:
            del self._by_names[names]
