package dev.pilothouse.engine.eventbus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilothouse.engine.lifecycle.LifecycleEvent;
import dev.pilothouse.engine.lifecycle.TaskLifecycleEvent;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;

/// The order of a bus, turns that are taken back, and the gate.
class WorkflowEventBusTest {

    private final AtomicLong now = new AtomicLong(1_000);
    private final WorkflowEventBus bus = new WorkflowEventBus(1, now::get, false);

    @Test
    void d22_u6_eventsOfOneMillisecondKeepTheOrderOfTheirPublishing() {
        for (int node = 0; node < 8; node++) {
            bus.publish(new TaskLifecycleEvent.Start(node));
        }
        assertThat(takeAll())
                .extracting(event -> ((TaskLifecycleEvent.Start) event).node())
                .containsExactly(0, 1, 2, 3, 4, 5, 6, 7);
    }

    @Test
    void aDelayedEventWaitsWithoutBlockingOthers() {
        bus.publishInTurn(new TaskLifecycleEvent.Retry(0, 1), 5_000, 1);
        bus.publishInTurn(new TaskLifecycleEvent.Start(1), 0, 1);
        assertThat(takeAll()).containsExactly(new TaskLifecycleEvent.Start(1));
        assertThat(bus.nextDue()).isEqualTo(5_000);
        now.set(5_000);
        assertThat(takeAll()).containsExactly(new TaskLifecycleEvent.Retry(0, 1));
    }

    @Test
    void whatIsDueEarlierComesFirstThoughItWasPublishedLater() {
        bus.publishInTurn(new TaskLifecycleEvent.Start(0), 3_000, 1);
        bus.publishInTurn(new TaskLifecycleEvent.Start(1), 2_000, 1);
        now.set(4_000);
        assertThat(takeAll())
                .containsExactly(new TaskLifecycleEvent.Start(1), new TaskLifecycleEvent.Start(0));
    }

    @Test
    void d6_aTurnThatIsTakenBackLeavesTheBusAsItWas() {
        bus.publish(new TaskLifecycleEvent.Start(0));
        QueuedEvent first = Objects.requireNonNull(bus.take(now.get()));
        bus.publishInTurn(new TaskLifecycleEvent.Start(7), 0, 1);
        bus.publishInTurn(new TaskLifecycleEvent.Retry(7, 1), 9_000, 1);
        bus.take(now.get());
        bus.rollback();
        assertThat(bus.view().readyCount()).isEqualTo(1);
        assertThat(bus.view().delayedCount()).isZero();
        assertThat(bus.take(now.get())).isEqualTo(first);
    }

    @Test
    void aHeldBusLetsNothingThroughAndAStepExactlyOne() {
        for (int node = 0; node < 3; node++) {
            bus.publish(new TaskLifecycleEvent.Start(node));
        }
        bus.gate().hold();
        assertThat(takeAll()).isEmpty();
        bus.gate().step();
        assertThat(takeAll()).containsExactly(new TaskLifecycleEvent.Start(0));
        assertThat(takeAll()).isEmpty();
        bus.gate().release();
        assertThat(takeAll()).hasSize(2);
    }

    @Test
    void aParkedBusWaitsUntilItsTime() {
        bus.publish(new TaskLifecycleEvent.Start(0));
        bus.parkUntil(2_000);
        assertThat(takeAll()).isEmpty();
        assertThat(bus.nextDue()).isEqualTo(2_000);
        now.set(2_000);
        assertThat(takeAll()).hasSize(1);
    }

    @Test
    void theViewShowsWhatIsReadyInOrderAndWhatIsDelayed() {
        bus.publish(new TaskLifecycleEvent.Start(0));
        bus.publish(new TaskLifecycleEvent.Start(1));
        bus.publishInTurn(new TaskLifecycleEvent.Retry(2, 1), 8_000, 1);
        BusView view = bus.view();
        assertThat(view.ready())
                .extracting(QueuedEvent::event)
                .containsExactly(new TaskLifecycleEvent.Start(0), new TaskLifecycleEvent.Start(1));
        assertThat(view.delayed()).extracting(QueuedEvent::due).containsExactly(8_000L);
    }

    private List<LifecycleEvent> takeAll() {
        List<LifecycleEvent> taken = new ArrayList<>();
        for (QueuedEvent event = bus.take(now.get()); event != null; event = bus.take(now.get())) {
            taken.add(event.event());
        }
        if (!taken.isEmpty()) {
            bus.committed();
        }
        return taken;
    }
}
