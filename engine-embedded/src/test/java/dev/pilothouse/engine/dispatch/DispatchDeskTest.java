package dev.pilothouse.engine.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilothouse.engine.cluster.Heartbeat;
import dev.pilothouse.engine.cluster.Load;
import dev.pilothouse.engine.definition.Priority;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Who gets a slot where: worker choice, and groups that nobody serves.
class DispatchDeskTest {

    private static final Heartbeat BUSY =
            new Heartbeat(Heartbeat.USUAL_WEIGHT, new Load(0.9, 0.1, 0.1), true);

    private final List<String> alerts = new ArrayList<>();
    private final List<String> granted = new ArrayList<>();
    private final DispatchDesk desk = new DispatchDesk(() -> 1_000, alerts::add);
    private int attempts;

    private AttemptId request(String group) {
        AttemptId attempt = new AttemptId(1, ++attempts);
        desk.request(
                new SlotRequest(
                        group,
                        new DispatchEntry(
                                attempt, Priority.MEDIUM, Priority.MEDIUM, 0, attempts, 0),
                        granted::add));
        return attempt;
    }

    @Test
    void u4_aBusyAMissingAndAnEmptyGroupGiveNothing() {
        desk.addWorker("sparkCluster", "127.0.0.1:1234", 5);
        desk.addWorker("flinkCluster", "127.0.0.2:1234", 5);
        desk.removeWorker("flinkCluster", "127.0.0.2:1234");
        desk.addWorker("busyCluster", "127.0.0.4:1234", 5);
        desk.heard("busyCluster", "127.0.0.4:1234", BUSY);
        request("sparkCluster");
        AttemptId empty = request("flinkCluster");
        AttemptId busy = request("busyCluster");
        AttemptId missing = request("notExistCluster");
        assertThat(granted).containsExactly("127.0.0.1:1234");
        assertThat(desk.whyWaiting("flinkCluster", empty))
                .contains("no worker serves worker group 'flinkCluster'");
        assertThat(desk.whyWaiting("busyCluster", busy))
                .contains("every worker of worker group 'busyCluster' is overloaded");
        assertThat(desk.whyWaiting("notExistCluster", missing))
                .contains("no worker serves worker group 'notExistCluster'");
    }

    @Test
    void d15_aTaskOfAGroupWithoutWorkersIsGivenOutTheMomentOneComes() {
        request("gpu");
        request("gpu");
        assertThat(alerts)
                .containsExactly(
                        "no worker serves worker group 'gpu': its tasks wait until one does");
        desk.addWorker("gpu", "w1", 1);
        assertThat(granted).containsExactly("w1");
        desk.addWorker("gpu", "w2", 1);
        assertThat(granted).containsExactly("w1", "w2");
    }

    @Test
    void d16_waitingForOneGroupHoldsNoOtherUp() {
        desk.addWorker("default", "w1", 2);
        for (int i = 0; i < 100; i++) {
            request("gpu");
        }
        AttemptId first = request("default");
        request("default");
        assertThat(granted).containsExactly("w1", "w1");
        AttemptId third = request("default");
        assertThat(desk.whyWaiting("default", third))
                .contains("waits for a slot in worker group 'default', place 1 of 1");
        desk.release(first);
        assertThat(granted).hasSize(3);
    }

    @Test
    void anOverloadedWorkerGetsNothingUntilItIsNotAnyMore() {
        desk.addWorker("default", "w1", 5);
        desk.addWorker("default", "w2", 5);
        desk.heard("default", "w1", BUSY);
        request("default");
        request("default");
        assertThat(granted).containsExactly("w2", "w2");
        desk.heard("default", "w2", BUSY);
        AttemptId waiting = request("default");
        assertThat(granted).hasSize(2);
        desk.heard("default", "w1", Heartbeat.NONE);
        assertThat(granted).containsExactly("w2", "w2", "w1");
        assertThat(desk.whyWaiting("default", waiting)).isEmpty();
    }

    @Test
    void aFullWorkerIsPassedOver() {
        desk.balanceBy(LoadBalancing.ROUND_ROBIN, new Random());
        desk.addWorker("default", "w1", 1);
        desk.addWorker("default", "w2", 3);
        for (int i = 0; i < 5; i++) {
            request("default");
        }
        assertThat(granted).containsExactly("w1", "w2", "w2", "w2");
    }

    @Test
    void weightsOfHeartbeatsCount() {
        desk.balanceBy(LoadBalancing.FIXED_WEIGHTED, new Random());
        desk.addWorker("default", "w1", 1_000);
        desk.addWorker("default", "w2", 1_000);
        desk.heard("default", "w1", new Heartbeat(1, Load.NONE, false));
        desk.heard("default", "w2", new Heartbeat(3, Load.NONE, false));
        for (int i = 0; i < 400; i++) {
            request("default");
        }
        assertThat(granted.stream().filter("w1"::equals)).hasSize(100);
        assertThat(granted.stream().filter("w2"::equals)).hasSize(300);
    }

    @Test
    void byDefaultTheIdlerWorkerGetsMore() {
        desk.addWorker("default", "w1", 10);
        desk.addWorker("default", "w2", 10);
        desk.heard(
                "default",
                "w1",
                new Heartbeat(Heartbeat.USUAL_WEIGHT, new Load(0.6, 0.6, 0), false));
        for (int i = 0; i < 11; i++) {
            request("default");
        }
        assertThat(granted.stream().filter("w2"::equals).count())
                .isGreaterThan(granted.stream().filter("w1"::equals).count());
    }

    @Test
    void whatWasSaidOfAWorkerThatIsNotThereIsOfNoUse() {
        desk.heard("default", "w9", Heartbeat.NONE);
        AttemptId attempt = request("default");
        assertThat(granted).isEmpty();
        assertThat(desk.whyWaiting("default", attempt))
                .contains("no worker serves worker group 'default'");
    }
}
