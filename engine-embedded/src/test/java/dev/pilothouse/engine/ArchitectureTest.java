package dev.pilothouse.engine;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Set;
import java.util.concurrent.Executor;

class ArchitectureTest {

    private static final String[] PURE = {
        "dev.pilothouse.engine.branch..",
        "dev.pilothouse.engine.definition..",
        "dev.pilothouse.engine.parameter..",
        "dev.pilothouse.engine.lifecycle..",
        "dev.pilothouse.engine.graph..",
        "dev.pilothouse.engine.statemachine.."
    };

    private static final Set<String> CLOCKS =
            Set.of(
                    Clock.class.getName(),
                    Instant.class.getName(),
                    LocalDate.class.getName(),
                    LocalDateTime.class.getName(),
                    OffsetDateTime.class.getName(),
                    ZonedDateTime.class.getName());

    private static JavaClasses engine;

    @BeforeAll
    static void read() {
        engine =
                new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages("dev.pilothouse.engine");
    }

    @Test
    void theEngineHasNoWireAndNoScreen() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.netty..",
                        "org.apache.curator..",
                        "org.apache.zookeeper..",
                        "javafx..",
                        "java.net.http..")
                .orShould()
                .dependOnClassesThat()
                .haveNameMatching("java\\.net\\.(Server|Datagram)?Socket(Channel)?")
                .orShould()
                .dependOnClassesThat()
                .haveNameMatching("java\\.nio\\.channels\\..*SocketChannel")
                .check(engine);
    }

    @Test
    void thePureCoreHasNoDatabaseAndNoThreads() {
        noClasses()
                .that()
                .resideInAnyPackage(PURE)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "javax.sql..", "org.jdbi..")
                .orShould()
                .dependOnClassesThat(assignableTo(Executor.class))
                .orShould()
                .dependOnClassesThat(assignableTo(Thread.class))
                .allowEmptyShould(true)
                .check(engine);
    }

    @Test
    void aBranchOfTimeReachesNothingOutside() {
        noClasses()
                .that()
                .resideInAPackage("dev.pilothouse.engine.branch..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.pilothouse.engine.store..",
                        "dev.pilothouse.engine.task..",
                        "dev.pilothouse.engine.worker..",
                        "dev.pilothouse.engine.remote..",
                        "java.io..",
                        "java.net..",
                        "java.nio..")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Process.class)
                .check(engine);
    }

    @Test
    void thePureCoreNeverAsksForTheTime() {
        noClasses()
                .that()
                .resideInAnyPackage(PURE)
                .should()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethodWhere(
                        describe(
                                "the time of now",
                                call ->
                                        call.getName().equals("now")
                                                && CLOCKS.contains(
                                                        call.getTargetOwner().getName())))
                .orShould()
                .dependOnClassesThat(
                        describe("a clock", (JavaClass type) -> type.isEquivalentTo(Clock.class)))
                .allowEmptyShould(true)
                .check(engine);
    }
}
