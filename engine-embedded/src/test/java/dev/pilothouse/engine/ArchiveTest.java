package dev.pilothouse.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pilothouse.engine.command.StartOptions;
import dev.pilothouse.engine.definition.WorkflowDefinition;
import dev.pilothouse.engine.journal.JournalEntry;
import dev.pilothouse.engine.kit.Flows;
import dev.pilothouse.engine.lifecycle.WorkflowState;
import dev.pilothouse.engine.store.DataDirectoryInUseException;
import dev.pilothouse.engine.store.RunSummary;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// What an archive says of runs that an engine has left behind.
class ArchiveTest {

    @TempDir Path folder;
    private Path data = Path.of("");

    @BeforeEach
    void chooseData() {
        data = folder.resolve("data");
    }

    @Test
    void showsARunAsTheEngineLeftItWithoutChangingAByte() throws Exception {
        runOnce();
        byte[] before = Files.readAllBytes(data.resolve("pilothouse.mv.db"));
        List<JournalEntry> entries = new ArrayList<>();
        try (Archive archive = Archive.open(data).orElseThrow()) {
            assertThat(archive.runs(10)).extracting(RunSummary::id).containsExactly(1L);
            assertThat(archive.snapshot(1).orElseThrow().run().state())
                    .isEqualTo(WorkflowState.SUCCEEDED);
            assertThat(archive.snapshot(2)).isEmpty();
            archive.journal(1, 1, entries::add);
            assertThat(entries).hasSize((int) archive.snapshot(1).orElseThrow().lastEntry());
        }
        assertThat(Files.readAllBytes(data.resolve("pilothouse.mv.db"))).isEqualTo(before);
    }

    @Test
    void isRefusedWhileAnEngineHasTheDirectoryOpen() {
        try (MasterEngine engine = MasterEngine.open(EngineSettings.in(data))) {
            engine.define(flow());
            assertThatThrownBy(() -> Archive.open(data))
                    .isInstanceOf(DataDirectoryInUseException.class);
        }
        assertThat(Archive.open(data)).hasValueSatisfying(Archive::close);
    }

    @Test
    void isEmptyWhereNoEngineEverWas() {
        assertThat(Archive.open(data)).isEmpty();
        assertThat(data).doesNotExist();
    }

    @Test
    void keepsDefinitionsForTheNextEngine() {
        try (MasterEngine engine = MasterEngine.open(EngineSettings.in(data))) {
            assertThat(engine.define(flow())).isEqualTo(1);
        }
        try (MasterEngine engine = MasterEngine.open(EngineSettings.in(data))) {
            assertThat(engine.definition(flow().name())).isPresent();
            assertThat(engine.define(flow())).isEqualTo(1);
        }
    }

    private void runOnce() throws Exception {
        try (MasterEngine engine = MasterEngine.open(EngineSettings.in(data))) {
            long id = engine.start(flow(), StartOptions.defaults("test")).get(30, TimeUnit.SECONDS);
            engine.finished(id).get(30, TimeUnit.SECONDS);
        }
    }

    private static WorkflowDefinition flow() {
        return Flows.of("a -> b").eachTask(t -> t.type("Fake", Map.of())).build();
    }
}
