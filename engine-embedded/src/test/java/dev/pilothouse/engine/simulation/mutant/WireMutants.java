package dev.pilothouse.engine.simulation.mutant;

import dev.pilothouse.engine.cluster.Member;
import dev.pilothouse.engine.cluster.Registry;
import dev.pilothouse.engine.dispatch.AttemptId;
import dev.pilothouse.engine.dispatch.TaskExecutor;
import dev.pilothouse.engine.dispatch.TaskOrder;
import dev.pilothouse.engine.dispatch.TaskReport;
import dev.pilothouse.engine.execution.MasterPorts;
import dev.pilothouse.engine.execution.ReportRouter;
import dev.pilothouse.engine.member.MemberPorts;
import dev.pilothouse.engine.remote.Message;
import dev.pilothouse.engine.remote.Transport;
import dev.pilothouse.engine.simulation.WorldPorts;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Defects of what masters and workers say to each other, and of workers.
final class WireMutants {

    private WireMutants() {}

    static List<Mutant> all() {
        return List.of(
                new Mutant("a worker obeys masters of any epoch", AnyEpoch::new),
                new Mutant("a report is said once only", SaidOnce::new),
                new Mutant("a dispatch without an answer is made again", DispatchedAgain::new),
                new Mutant("a worker runs on when its session is lost", RunsOn::new),
                new Mutant("a worker does not notice that its session is lost", Unaware::new),
                new Mutant("a worker begins an attempt twice", BeginsTwice::new));
    }

    private static final class AnyEpoch implements WorldPorts {
        @Override
        public Message arriving(Message sent) {
            return switch (sent) {
                case Message.Dispatch m -> new Message.Dispatch(Long.MAX_VALUE, m.order());
                case Message.Reattach m -> new Message.Reattach(Long.MAX_VALUE, m.attempt());
                case Message.Recall m -> new Message.Recall(Long.MAX_VALUE, m.attempt());
                case Message.Kill m -> new Message.Kill(Long.MAX_VALUE, m.attempt());
                case Message.Report _, Message.Acknowledge _ -> sent;
            };
        }
    }

    private static MemberPorts sendingBy(MemberPorts made, Transport transport) {
        return new MemberPorts(made.registry(), transport, made.timers(), made.systemThread());
    }

    private static final class SaidOnce implements WorldPorts {
        private final Set<Message> said = new HashSet<>();

        @Override
        public MemberPorts member(String name, MemberPorts made) {
            return sendingBy(
                    made,
                    (to, message) -> {
                        if (!(message instanceof Message.Report) || said.add(message)) {
                            made.transport().send(to, message);
                        }
                    });
        }
    }

    /// The attempt is taken for lost, so there will be a new one.
    private static final class DispatchedAgain implements WorldPorts {
        private final Map<String, ReportRouter> routers = new HashMap<>();
        private final Set<AttemptId> sent = new HashSet<>();

        @Override
        public MasterPorts master(MasterPorts made) {
            String name = made.owner().substring(0, made.owner().indexOf('#'));
            return new MasterPorts(
                    made.owner(),
                    made.store(),
                    made.clock(),
                    made.rules(),
                    made.guard(),
                    made.coordinator(),
                    (router, placements) -> {
                        routers.put(name, router);
                        return made.executor().connect(router, placements);
                    },
                    made.timers(),
                    made.logicThread(),
                    made.logicLog(),
                    made.project(),
                    made.projectParameters());
        }

        @Override
        public MemberPorts member(String name, MemberPorts made) {
            return sendingBy(
                    made,
                    (to, message) -> {
                        ReportRouter router = routers.get(name);
                        if (router != null
                                && message instanceof Message.Dispatch dispatch
                                && !sent.add(dispatch.attempt())) {
                            router.report(new TaskReport.Lost(dispatch.attempt(), "no answer"));
                        } else {
                            made.transport().send(to, message);
                        }
                    });
        }
    }

    /// A runner that leaves everything to the real one.
    private static class Runner implements TaskExecutor {
        final TaskExecutor real;

        Runner(TaskExecutor real) {
            this.real = real;
        }

        @Override
        public void dispatch(TaskOrder order) {
            real.dispatch(order);
        }

        @Override
        public void recall(AttemptId attempt) {
            real.recall(attempt);
        }

        @Override
        public void reattach(AttemptId attempt) {
            real.reattach(attempt);
        }

        @Override
        public void kill(AttemptId attempt) {
            real.kill(attempt);
        }

        @Override
        public void close() {
            real.close();
        }
    }

    private static final class RunsOn implements WorldPorts {
        @Override
        public TaskExecutor runner(TaskExecutor made) {
            return new Runner(made) {
                @Override
                public void close() {}
            };
        }
    }

    private static final class BeginsTwice implements WorldPorts {
        @Override
        public TaskExecutor runner(TaskExecutor made) {
            return new Runner(made) {
                @Override
                public void dispatch(TaskOrder order) {
                    real.dispatch(order);
                    real.dispatch(order);
                }
            };
        }
    }

    private static final class Unaware implements WorldPorts {
        @Override
        public MemberPorts member(String name, MemberPorts made) {
            if (!name.startsWith("w")) {
                return made;
            }
            return new MemberPorts(
                    new Believer(made.registry()),
                    made.transport(),
                    made.timers(),
                    made.systemThread());
        }
    }

    private record Believer(Registry real) implements Registry {
        @Override
        public Member join(Member candidate) {
            return real.join(candidate);
        }

        @Override
        public List<Member> members() {
            return real.members();
        }

        @Override
        public boolean holdsSession() {
            return true;
        }

        @Override
        public void leave() {
            real.leave();
        }

        @Override
        public void listen(Runnable listener) {
            real.listen(listener);
        }
    }
}
