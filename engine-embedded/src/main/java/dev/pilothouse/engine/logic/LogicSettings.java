package dev.pilothouse.engine.logic;

import dev.pilothouse.engine.definition.LogicKind;
import dev.pilothouse.engine.definition.SettingFaults;
import dev.pilothouse.engine.definition.TaskSettings;
import dev.pilothouse.engine.logic.expression.Expression;
import dev.pilothouse.engine.logic.expression.ExpressionException;

import java.util.List;
import java.util.Set;

/// The settings that logic tasks read, and what may be wrong with them.
///
/// **Thread:** any; pure.
public final class LogicSettings {

    private static final Set<String> CONDITIONS =
            Set.of("success_task", "failed_task", "op", "groups");
    private static final Set<String> SWITCH = Set.of("condition");
    private static final Set<String> SUB_WORKFLOW = Set.of("workflow_name");
    private static final Set<String> DEPENDENT =
            Set.of("op", "groups", "failure_policy", "failure_waiting_time", "check_interval");
    private static final Set<String> DYNAMIC =
            Set.of(
                    "workflow_name",
                    "max_num_of_sub_workflow_instances",
                    "degree_of_parallelism",
                    "filter_condition",
                    "list_parameters");

    private LogicSettings() {}

    /// The keys that a kind reads.
    public static Set<String> keys(LogicKind kind) {
        return switch (kind) {
            case CONDITIONS -> CONDITIONS;
            case SWITCH -> SWITCH;
            case SUB_WORKFLOW -> SUB_WORKFLOW;
            case DEPENDENT -> DEPENDENT;
            case DYNAMIC -> DYNAMIC;
        };
    }

    /// Says what is wrong with the settings of a task.
    public static void check(LogicKind kind, TaskSettings settings, SettingFaults faults) {
        switch (kind) {
            case CONDITIONS -> conditions(settings, faults);
            case SWITCH -> switches(settings, faults);
            case SUB_WORKFLOW ->
                    attempt(
                            "workflow_name",
                            "missing-setting",
                            () -> SubWorkflow.name(settings),
                            faults);
            case DEPENDENT -> dependent(settings, faults);
            case DYNAMIC -> dynamic(settings, faults);
        }
    }

    private static void conditions(TaskSettings settings, SettingFaults faults) {
        attempt("groups", "bad-groups", () -> Conditions.of(settings), faults);
        if (settings.names("success_task").isEmpty() && settings.names("failed_task").isEmpty()) {
            faults.warning(
                    "success_task",
                    "no-branches",
                    "Expected 'success_task' or 'failed_task' to name what stands behind this task;"
                            + " without them it chooses nothing");
        }
    }

    private static void switches(TaskSettings settings, SettingFaults faults) {
        List<Switch.Branch> branches = Switch.of(settings).branches();
        if (branches.isEmpty()) {
            faults.error(
                    "condition",
                    "no-branches",
                    "Expected 'condition' to hold at least one branch such as {task: a, condition:"
                            + " \"${n} > 1\"}");
        }
        if (branches.stream().filter(Switch.Branch::isDefault).count() > 1) {
            faults.error(
                    "condition",
                    "two-defaults",
                    "Expected at most one branch without a 'condition': it is the default");
        }
        for (Switch.Branch branch : branches) {
            if (branch.heads().isEmpty()) {
                faults.error(
                        "condition", "missing-setting", "Expected every branch to name its 'task'");
            }
            if (!branch.isDefault()) {
                expression(branch.expression(), faults);
            }
        }
    }

    private static void expression(String expression, SettingFaults faults) {
        try {
            Expression.of(expression);
        } catch (ExpressionException e) {
            faults.error("condition", "bad-expression", e.in(expression));
        }
    }

    private static void dependent(TaskSettings settings, SettingFaults faults) {
        Dependence dependence;
        try {
            dependence = Dependence.of(settings);
        } catch (LogicException e) {
            faults.error("groups", "bad-groups", message(e));
            return;
        }
        dependence
                .criterion()
                .items()
                .map(Dependence.Item::date)
                .distinct()
                .forEach(date -> checkDate(date, faults));
    }

    private static void checkDate(String date, SettingFaults faults) {
        if (!DateIntervals.isKnown(date)) {
            faults.error(
                    "groups",
                    "unknown-date",
                    "Expected 'dependent_date' to be one of %s, but found '%s'"
                            .formatted(String.join(", ", DateIntervals.words()), date));
        }
    }

    private static void dynamic(TaskSettings settings, SettingFaults faults) {
        attempt("workflow_name", "missing-setting", () -> SubWorkflow.name(settings), faults);
        if (settings.text("workflow_name").isPresent()) {
            attempt(
                    "list_parameters",
                    "bad-list-parameters",
                    () -> Combinations.of(settings),
                    faults);
        }
    }

    private static void attempt(String key, String code, Runnable reading, SettingFaults faults) {
        try {
            reading.run();
        } catch (LogicException e) {
            faults.error(key, code, message(e));
        }
    }

    private static String message(LogicException e) {
        return String.valueOf(e.getMessage());
    }
}
