package dev.pilothouse.console.shell;

import dev.pilothouse.console.run.RunLine;
import dev.pilothouse.console.shell.action.Actions;
import dev.pilothouse.console.shell.palette.Entry;

import java.util.ArrayList;
import java.util.List;

/// Everything that the palette offers: actions and views, runs, and workflows.
final class PaletteOffers {

    private final Helm helm;
    private final Actions actions;

    PaletteOffers(Helm helm, Actions actions) {
        this.helm = helm;
        this.actions = actions;
    }

    List<Entry> all() {
        List<Entry> offers = new ArrayList<>();
        actions.refresh();
        actions.all().forEach(action -> offers.add(Entry.of(action)));
        for (OpenedWorkflow workflow : helm.shelf().workflows()) {
            offers.add(
                    new Entry(
                            "workflow." + workflow.name(),
                            Entry.Kind.WORKFLOW,
                            workflow.name(),
                            workflow.source(),
                            "",
                            () -> helm.open(workflow)));
        }
        for (RunLine run : helm.runs().lines()) {
            offers.add(
                    new Entry(
                            "run." + run.id(),
                            Entry.Kind.RUN,
                            run.title(),
                            run.detail(),
                            "",
                            () -> helm.open(run.id())));
        }
        return offers;
    }
}
