"""What an expression of the screens' source can be: surely no markup, or perhaps some.

Names are followed to all their assignments within the function, the class and the module,
calls to the annotations of the functions of that name anywhere in the package.
"""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterable, Iterator

Function = ast.FunctionDef | ast.AsyncFunctionDef

SHOWN = {"Content", "Text", "Strip", "Option", "Selection", "Widget", "ComposeResult"}
PLAIN_TYPES = {"None", "int", "float", "bool", "Decimal", "date", "Style"}
CONTAINERS = {
    *("list", "tuple", "dict", "set", "Sequence", "Iterable", "Iterator", "Callable"),
    *("reactive", "var", "ClassVar", "Final"),
}
MAKERS = {"plain", "line"}
WRAPPERS = {"list", "tuple", "reversed", "iter", "next"}


def tail(node: ast.AST | None) -> str:
    """The last word of a name or attribute: "Static" of `widgets.Static`."""
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


def shown_type(annotation: ast.expr | None) -> bool:
    """Whether an annotation says that a value is no `str`."""
    if isinstance(annotation, ast.Constant) and isinstance(annotation.value, str):
        annotation = ast.parse(annotation.value, mode="eval").body
    if annotation is None:
        return False
    words = {tail(node) for node in ast.walk(annotation) if isinstance(node, ast.Name)}
    return bool(words) and words <= SHOWN | PLAIN_TYPES | CONTAINERS


class Package:
    """What the modules of a package say about their functions, attributes and widgets.

    An app that defines `notify` itself never lets a message be read as markup; how it calls
    Textual's is checked where it does.

    Args:
        trees: Its parsed modules.
        constructors: The widgets of Textual that take text, and in which places.
    """

    def __init__(
        self, trees: Iterable[ast.Module], constructors: dict[str, tuple[int, ...]]
    ) -> None:
        self._constructors = constructors
        self._classes: dict[str, ast.ClassDef] = {}
        returns: dict[str, list[bool]] = defaultdict(list)
        attributes: dict[str, list[bool]] = defaultdict(list)
        for node in (node for tree in trees for node in ast.walk(tree)):
            if isinstance(node, Function):
                is_property = any(tail(item) == "property" for item in node.decorator_list)
                kinds = attributes if is_property else returns
                kinds[node.name].append(shown_type(node.returns))
            elif isinstance(node, ast.ClassDef):
                self._classes[node.name] = node
                for statement in node.body:
                    if isinstance(statement, ast.AnnAssign):
                        shown = shown_type(statement.annotation)
                        attributes[tail(statement.target)].append(shown)
        self.notifies_plainly = "notify" in returns
        self.functions = {name for name, shown in returns.items() if all(shown)} | MAKERS
        self.attributes = {name for name, shown in attributes.items() if all(shown)}

    def constructor(self, name: str) -> tuple[int, ...] | None:
        """Which arguments of a class are texts; that of its base if it has no own."""
        if name not in self._classes:
            return self._constructors.get(name)
        own = any(
            isinstance(item, Function) and item.name == "__init__"
            for item in self._classes[name].body
        )
        return None if own else self.constructor_of_base(self._classes[name])

    def constructor_of_base(self, owner: ast.ClassDef | None) -> tuple[int, ...] | None:
        """Which arguments the first base of a class takes as texts."""
        for base in owner.bases if owner else ():
            name = tail(base.value if isinstance(base, ast.Subscript) else base)
            if owner is not None and name != owner.name:
                return self.constructor(name)
        return None


class Names:
    """The names of one module, and whether what they stand for is fit for a widget.

    Args:
        tree: The module.
        package: What is known of the other modules.
    """

    def __init__(self, tree: ast.Module, package: Package) -> None:
        self._tree = tree
        self._package = package
        self._parents = {
            child: parent for parent in ast.walk(tree) for child in ast.iter_child_nodes(parent)
        }
        self._bound: dict[tuple[ast.AST | None, str], list[ast.expr | bool]] = defaultdict(list)
        self._following: set[tuple[ast.AST | None, str]] = set()
        for node in ast.walk(tree):
            for key, value in self._bindings(node):
                self._bound[key].append(value)

    def class_around(self, node: ast.AST) -> ast.ClassDef | None:
        """The class in which a node stands."""
        around: ast.AST | None = node
        while around is not None and not isinstance(around, ast.ClassDef):
            around = self._parents.get(around)
        return around

    def module_of(self, name: str) -> str:
        """The module a name is imported from, or nothing."""
        for node in self._tree.body:
            if isinstance(node, ast.ImportFrom) and any(item.name == name for item in node.names):
                return node.module or ""
        return ""

    def is_measured_or_printed(self, made: ast.Call) -> bool:
        """Whether only a width is asked, or it is for the console after the end."""
        parent = self._parents.get(made)
        if isinstance(parent, ast.Attribute):
            return parent.attr == "cell_length"
        return isinstance(parent, ast.Call) and tail(parent.func) == "print"

    def fit(self, value: ast.expr) -> bool:
        """Whether an expression is surely no text that could hold markup."""
        match value:
            case ast.Constant(value=str(text)):
                return "[" not in text
            case ast.Constant() | ast.Compare() | ast.UnaryOp():
                return True
            case ast.IfExp(body=body, orelse=other):
                return self.fit(body) and self.fit(other)
            case ast.BoolOp(values=values):
                return all(map(self.fit, values))
            case ast.BinOp(left=left, op=ast.Add(), right=right):
                return self.fit(left) and self.fit(right)
            case ast.BinOp(left=ast.Constant() as repeated, op=ast.Mult()):
                return self.fit(repeated)
            case ast.Tuple(elts=elements) | ast.List(elts=elements):
                return all(map(self.fit_entry, elements))
            case ast.Dict(values=values):
                return all(map(self.fit_entry, values))
            case ast.ListComp(elt=entry) | ast.GeneratorExp(elt=entry):
                return self.fit_entry(entry)
            case ast.Starred(value=inner) | ast.NamedExpr(value=inner):
                return self.fit(inner)
            case ast.Subscript(value=inner):
                return self.fit(inner)
            case ast.Call():
                return self._fit_call(value)
            case ast.Name() | ast.Attribute():
                return self._fit_name(value)
        return False

    def fit_entry(self, entry: ast.expr) -> bool:
        """Whether an entry of a list is fit; of a pair only the first is text."""
        if isinstance(entry, ast.Tuple) and entry.elts:
            return self.fit(entry.elts[0])
        return self.fit(entry)

    def _fit_call(self, call: ast.Call) -> bool:
        name = tail(call.func)
        if isinstance(call.func, ast.Attribute):
            owner = call.func.value
            if tail(owner) in ("Content", "Text"):
                return True
            if tail(owner) == "self" and (own := self._own_function(call, name)):
                return shown_type(own.returns)
            if hasattr(str, name) and tail(owner) != "self":
                return isinstance(owner, ast.Call) and self.fit(owner)
            if name in self._package.functions:
                return True
            return not isinstance(owner, ast.Constant) and self.fit(owner)
        if own := self._own_function(None, name):
            return shown_type(own.returns)
        if name == "map" and call.args:
            return tail(call.args[0]) in self._package.functions
        if name in WRAPPERS and call.args:
            return self.fit(call.args[0])
        return name in self._package.functions or name[:1].isupper()

    def _own_function(self, call: ast.Call | None, name: str) -> Function | None:
        """The method of the class around a call, or the function of this module."""
        around = self.class_around(call) if call else self._tree
        for item in around.body if around else ():
            if isinstance(item, Function) and item.name == name:
                return item
        return None

    def _fit_name(self, node: ast.Name | ast.Attribute) -> bool:
        name = ast.unparse(node)
        around: ast.AST | None = self._parents.get(node)
        while True:
            for key in ((around, name), (around, name.removeprefix("self."))):
                if key in self._bound and (key[1] == name or isinstance(around, ast.ClassDef)):
                    return self._follow(key)
            if around is None:
                break
            around = self._parents.get(around)
        return isinstance(node, ast.Attribute) and node.attr in self._package.attributes

    def _follow(self, key: tuple[ast.AST | None, str]) -> bool:
        if key in self._following:
            return True
        self._following.add(key)
        try:
            return all(
                value if isinstance(value, bool) else self.fit(value) for value in self._bound[key]
            )
        finally:
            self._following.discard(key)

    def _scope(self, node: ast.AST, name: str) -> ast.AST | None:
        """Where a name lives: `self.x` in its class, others in their function or module."""
        if name.startswith("self."):
            return self.class_around(node)
        around: ast.AST | None = node
        while around is not None and not isinstance(around, Function | ast.Module | ast.ClassDef):
            around = self._parents.get(around)
        return around

    def _bindings(
        self, node: ast.AST
    ) -> Iterator[tuple[tuple[ast.AST | None, str], ast.expr | bool]]:
        pairs: list[tuple[ast.expr, ast.expr | bool]] = []
        match node:
            case ast.Assign(targets=targets, value=value):
                pairs = [pair for target in targets for pair in _pairs(target, value)]
            case ast.AnnAssign(target=target, annotation=kind, value=value):
                pairs = [(target, shown_type(kind) or value or False)]
            case ast.AugAssign(target=target, value=value):
                pairs = [(target, value)]
            case ast.NamedExpr(target=target, value=value):
                pairs = [(target, value)]
            case ast.For(target=target, iter=value) | ast.comprehension(target=target, iter=value):
                pairs = _pairs(target, value)
            case ast.Call(func=ast.Attribute(value=owner, attr=verb), args=[*_, value]):
                pairs = [(owner, value)] if verb in ("append", "extend", "insert") else []
            case ast.arg(arg=name, annotation=kind):
                yield (self._scope(node, name), name), shown_type(kind)
        for target, given in pairs:
            name = ast.unparse(target)
            yield (self._scope(node, name), name), given


def _pairs(target: ast.expr, value: ast.expr) -> list[tuple[ast.expr, ast.expr | bool]]:
    """A target with what it gets; an unpacked one only where both sides are written out."""
    if not isinstance(target, ast.Tuple | ast.List):
        return [(target, value)]
    if isinstance(value, ast.Tuple | ast.List) and len(value.elts) == len(target.elts):
        return list(zip(target.elts, value.elts, strict=True))
    return [(element, False) for element in target.elts]
