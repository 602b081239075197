"""One policy as one generated function.

The function reads the facts of a case and gives for each remedy its status, its value, what is certain of it, and the
ids of its deciding clauses: the same as the interpreter, which stays the meaning. Where the function meets what it
was not written for, it raises and the reference takes the case: facts in an unusual form go to the reference reader,
what cannot be computed goes to the interpreter. So the function can be fast without knowing every corner.

The code is made from the typed tree alone. No text of a policy becomes code: names are numbered, values are constants.
"""

from collections.abc import Callable, Iterator, Mapping

from amends.decide.compiled.code import Code, Names
from amends.decide.compiled.expressions import ExpressionCompiler
from amends.decide.compiled.outcomes import OutcomeWriter
from amends.decide.compiled.reading import write_reading
from amends.decide.compiled.runtime import local_day
from amends.decide.compiled.writer import Writer
from amends.decide.outcomes import Outcome
from amends.lang.tree import Clause, PolicyTree, StepKind
from amends.lang.types import Kind

CompiledPolicy = Callable[[Mapping[str, object], str | None, str | None, bool], tuple[Outcome, ...] | None]
"""Facts, role, team, and whether unknown names are errors; the outcomes in the order of the remedies.

None where the version is not in force for the case.
"""


def compile_policy(tree: PolicyTree) -> CompiledPolicy:
    """The function that decides cases of the policy."""
    names: dict[str, object] = {}
    source, constants = policy_source(tree)
    names.update(constants)
    exec(compile(source, "<a compiled policy>", "exec"), names)
    function: CompiledPolicy = names["decide"]  # type: ignore[assignment]  # the code defines it
    return function


def policy_source(tree: PolicyTree) -> tuple[str, dict[str, object]]:
    """The generated code and the constants that it uses."""
    writer = Writer()
    with writer.block("def decide(given, the_role, the_team, strictly):"):
        names = write_head(tree, writer)
        write_not_in_force(tree, names.facts, writer)
        writer.line(f"return {write_remedies(tree, ExpressionCompiler(tree, writer, names), writer)}")
    return writer.source(), writer.constants


def write_head(tree: PolicyTree, writer: Writer) -> Names:
    """Writes the beginning of a function of the facts of a case: the names it takes, and their reading."""
    writer.line("get = given.get")
    facts, fields = write_reading(tree, writer)
    return Names(facts, {}, {}, fields)


def write_not_in_force(tree: PolicyTree, facts: dict[str, Code], writer: Writer) -> None:
    """Writes the end of a case before the version's first day."""
    if tree.in_force is None:
        return
    local = facts[tree.in_force.by].text
    day = local
    if tree.facts[tree.in_force.by].type.kind is Kind.DATETIME:
        day = f"{writer.constant(local_day)}({local}, {writer.constant(tree.timezone)})"
    # Only a date that is known takes a case out of the version; a presumed one does not.
    known = local if facts[tree.in_force.by].nullable else f"get({writer.constant(tree.in_force.by)})"
    with writer.block(f"if {known} is not None and {day} < {writer.constant(tree.in_force.start)}:"):
        writer.line("return None")


def write_remedies(tree: PolicyTree, compiler: ExpressionCompiler, writer: Writer) -> str:
    """Writes the steps in their order, and then the outcome of each remedy; gives the code of all outcomes."""
    clauses: dict[str, Code] = {}
    outcomes = OutcomeWriter(compiler, clauses)
    effects = {}
    for step in write_steps(tree, compiler, clauses):
        effects[step] = outcomes.effects(step)
        compiler.names.effects.update({(step, effect.value): code for effect, code in effects[step].items()})
    results = {name: writer.name("r") for name in tree.remedies}
    for name, remedy in tree.remedies.items():
        outcomes.remedy(remedy, effects[name], results[name])
    return f"({''.join(f'{result}, ' for result in results.values())})"


def write_steps(tree: PolicyTree, compiler: ExpressionCompiler, clauses: dict[str, Code]) -> Iterator[str]:
    """Writes definitions, derived fields and clauses in the order in which they need one another.

    Gives the name of each remedy when the truth of all its clauses stands in `clauses`.
    """
    for step in tree.order:
        if step.kind is StepKind.DEFINITION:
            code = compiler.compile(tree.definitions[step.name].expression)
            compiler.names.definitions[step.name] = Code(compiler.held(code), code.nullable, simple=True)
        elif step.kind is StepKind.DERIVED_FIELD:
            _write_derived(tree, compiler, step.owner, step.name)
        else:
            for clause in tree.clauses:
                if step.name in clause.remedies and clause.id not in clauses:
                    clauses[clause.id] = _write_clause(clause, compiler)
            yield step.name


def _write_clause(clause: Clause, compiler: ExpressionCompiler) -> Code:
    parts = [compiler.compile(clause.when)] if clause.when is not None else []
    if clause.unless is not None:
        parts.append(compiler.negation(compiler.compile(clause.unless)))
    truth = compiler.all_of(parts)
    return Code(compiler.held(truth), truth.nullable, simple=True)


def _write_derived(tree: PolicyTree, compiler: ExpressionCompiler, list_name: str, field_name: str) -> None:
    writer = compiler.writer
    rows = compiler.names.facts[list_name].text
    element = writer.name("e")
    place = compiler.names.fields[list_name][field_name].text
    with writer.block(f"if {rows} is not None:"), writer.block(f"for {element} in {rows}:"):
        compiler.elements[""] = element
        code = compiler.compile(tree.facts[list_name].derived[field_name].expression)
        writer.line(f"{element}[{place}] = {code.text}")
        del compiler.elements[""]
