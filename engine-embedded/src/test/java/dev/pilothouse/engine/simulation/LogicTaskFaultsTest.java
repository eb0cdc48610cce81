package dev.pilothouse.engine.simulation;

import static dev.pilothouse.engine.simulation.FaultWorld.act;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilothouse.engine.definition.WorkflowDefinition;
import dev.pilothouse.engine.kit.Flows;
import dev.pilothouse.engine.lifecycle.TaskState;
import dev.pilothouse.engine.lifecycle.WorkflowState;
import dev.pilothouse.engine.simulation.Act.End;
import dev.pilothouse.engine.store.jdbi.JdbiRunStore;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Map;

/// C06: a logic task that was ended does nothing more.
class LogicTaskFaultsTest {

    private static final JdbiRunStore store = JdbiRunStore.memory("faults-logic", 2);
    private static final Map<String, List<Act>> ENDLESS = Map.of("x", List.of(act(End.NEVER, 0)));

    @AfterAll
    static void close() {
        store.close();
    }

    private static WorkflowDefinition waiting(String type) {
        return Flows.of("wait -> after")
                .task(
                        "wait",
                        t ->
                                switch (type) {
                                    case "Dependent" ->
                                            t.type(
                                                    type,
                                                    Map.of(
                                                            "op",
                                                            "and",
                                                            "check_interval",
                                                            "1s",
                                                            "groups",
                                                            List.of(
                                                                    Map.of(
                                                                            "workflow_name",
                                                                            "never"))));
                                    case "Dynamic" ->
                                            t.type(
                                                    type,
                                                    Map.of(
                                                            "workflow_name",
                                                            "child",
                                                            "list_parameters",
                                                            List.of(
                                                                    Map.of(
                                                                            "name", "n", "value",
                                                                            "1,2"))));
                                    default -> t.type(type, Map.of("workflow_name", "child"));
                                })
                .build();
    }

    @ParameterizedTest
    @CsvSource({
        "Dependent, false",
        "Dependent, true",
        "SubWorkflow, false",
        "SubWorkflow, true",
        "Dynamic, false",
        "Dynamic, true"
    })
    void c06KillingALogicTaskEndsItsWork(String type, boolean duringFailover) {
        store.clear();
        store.saveDefinition(Flows.of("x").build("child"));
        store.saveDefinition(Flows.of("x").build("never"));
        CountedStore counted = new CountedStore(store);
        FaultWorld faults = FaultWorld.through(counted.store(), FaultWorld.plan(2, 1, 1), ENDLESS);
        long run = faults.start(waiting(type));
        faults.await(run, "wait", TaskState.RUNNING);
        int before = counted.reads();
        faults.pass(10_000);
        if (type.equals("Dependent")) {
            assertThat(counted.reads() - before).as("reads of a live task").isGreaterThan(8);
        }
        if (duringFailover) {
            faults.world.crash("m1");
            faults.pass(4_000);
        }
        faults.stop(run);
        faults.toTheEnd(run, 30_000);
        assertThat(faults.state(run)).isEqualTo(WorkflowState.STOPPED);
        assertThat(faults.state(run, "wait")).isEqualTo(TaskState.KILLED);
        assertThat(faults.runsOf("child"))
                .allMatch(child -> faults.state(child) == WorkflowState.STOPPED);
        faults.pass(5_000);
        int ended = counted.reads();
        faults.pass(60_000);
        assertThat(counted.reads() - ended).as("reads after the end").isZero();
    }

    @Test
    void c06ALogicTaskThatRunsForLongIsNotFailedOver() {
        FaultWorld faults = FaultWorld.of(store, 2, 1, 6, ENDLESS);
        store.saveDefinition(Flows.of("x").build("never"));
        long run = faults.start(waiting("Dependent"));
        faults.pass(600_000);
        assertThat(faults.attempts(run, "wait")).containsExactly(TaskState.RUNNING);
        faults.stop(run);
        faults.toTheEnd(run, 5_000);
        assertThat(faults.attempts(run, "wait")).containsExactly(TaskState.KILLED);
    }
}
