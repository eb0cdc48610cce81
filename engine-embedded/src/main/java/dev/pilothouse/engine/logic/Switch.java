package dev.pilothouse.engine.logic;

import dev.pilothouse.engine.definition.TaskSettings;
import dev.pilothouse.engine.logic.expression.Expression;
import dev.pilothouse.engine.logic.expression.ExpressionException;
import dev.pilothouse.engine.parameter.ResolvedParameters;

import java.util.ArrayList;
import java.util.List;

/// A SWITCH task: takes the first branch whose expression is true, else the one without an
/// expression.
///
/// @param branches in the order of the file
public record Switch(List<Branch> branches) {

    public Switch {
        branches = List.copyOf(branches);
    }

    /// Heads of a branch; the expression is empty for the default.
    public record Branch(List<String> heads, String expression) {
        public Branch {
            heads = List.copyOf(heads);
        }

        boolean isDefault() {
            return expression.isBlank();
        }
    }

    /// The task that settings describe.
    public static Switch of(TaskSettings settings) {
        return new Switch(
                settings.list("condition").stream()
                        .map(
                                entry ->
                                        new Branch(
                                                entry.names("task"),
                                                entry.text("condition").orElse("")))
                        .toList());
    }

    /// The branch to take, with the parameters that the task sees. Expressions behind the first
    /// true one are not looked at.
    ///
    /// **Failure:** [LogicException] that holds the expression and the place in it; or if nothing
    /// is true and there is no default.
    public Choice choose(ResolvedParameters parameters) {
        for (int i = 0; i < branches.size(); i++) {
            Branch branch = branches.get(i);
            if (!branch.isDefault() && isTrue(branch, parameters)) {
                return choice(i, "the expression is true: " + branch.expression());
            }
        }
        int fallback = branches.stream().map(Branch::isDefault).toList().indexOf(true);
        if (fallback < 0) {
            throw new LogicException(
                    "Expected one of the expressions to be true, but none is, and there is no"
                            + " branch without a 'condition'");
        }
        return choice(fallback, "no expression is true: the branch without one is taken");
    }

    private static boolean isTrue(Branch branch, ResolvedParameters parameters) {
        try {
            return Expression.of(branch.expression()).isTrue(parameters);
        } catch (ExpressionException e) {
            throw new LogicException(e.in(branch.expression()));
        }
    }

    private Choice choice(int chosen, String why) {
        List<String> others = new ArrayList<>();
        for (int i = 0; i < branches.size(); i++) {
            if (i != chosen) {
                others.addAll(branches.get(i).heads());
            }
        }
        return new Choice(branches.get(chosen).heads(), others, why);
    }
}
