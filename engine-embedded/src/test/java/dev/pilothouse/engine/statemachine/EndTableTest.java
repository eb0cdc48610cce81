package dev.pilothouse.engine.statemachine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilothouse.engine.graph.Mark;
import dev.pilothouse.engine.kit.Flows;
import dev.pilothouse.engine.kit.PureWorld;
import dev.pilothouse.engine.lifecycle.TaskState;
import dev.pilothouse.engine.lifecycle.WorkflowState;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The table of engine-rules 5, whole: it is total, so no run hangs for want of an end (D3).
class EndTableTest {

    @ParameterizedTest(name = "{0}, chains {1} end {2}")
    @CsvSource({
        "RUNNING,'',SUCCEEDED", "RUNNING,p,PAUSED", "RUNNING,k,STOPPED", "RUNNING,kp,STOPPED",
        "RUNNING,f,FAILED", "RUNNING,fp,FAILED", "RUNNING,fk,FAILED", "RUNNING,fkp,FAILED",
        "READY_PAUSE,'',SUCCEEDED", "READY_PAUSE,p,PAUSED", "READY_PAUSE,k,STOPPED",
                "READY_PAUSE,kp,STOPPED",
        "READY_PAUSE,f,FAILED", "READY_PAUSE,fp,FAILED", "READY_PAUSE,fk,FAILED",
                "READY_PAUSE,fkp,FAILED",
        "READY_STOP,'',SUCCEEDED", "READY_STOP,p,STOPPED", "READY_STOP,k,STOPPED",
                "READY_STOP,kp,STOPPED",
        "READY_STOP,f,FAILED", "READY_STOP,fp,FAILED", "READY_STOP,fk,STOPPED",
                "READY_STOP,fkp,STOPPED"
    })
    void d3_everyCombinationOfChainsHasOneEnd(
            WorkflowState state, String chains, WorkflowState end) {
        Run run = PureWorld.of(Flows.of("f ; k ; p").build()).run();
        run = run.with(new Change.RunChanged(run.status().in(state, "")));
        run = marked(run, chains, "f", TaskState.FAILED, Mark.CHAIN_FAILED);
        run = marked(run, chains, "k", TaskState.KILLED, Mark.CHAIN_KILLED);
        run = marked(run, chains, "p", TaskState.PAUSED, Mark.CHAIN_PAUSED);
        assertThat(EndTable.of(run)).isEqualTo(end);
    }

    private static Run marked(Run run, String chains, String task, TaskState state, Mark mark) {
        int node = run.graph().plan().index(task);
        return chains.contains(task)
                ? run.with(new Change.TaskChanged(node, state, mark, null))
                : run.with(new Change.TaskChanged(node, TaskState.SUCCEEDED, Mark.ENDED, null));
    }
}
