package dev.pilothouse.console;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import dev.pilothouse.console.bridge.Pulse;
import dev.pilothouse.engine.EngineSettings;
import dev.pilothouse.engine.MasterEngine;

import javafx.application.Platform;

@AnalyzeClasses(packages = "dev.pilothouse.console", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule ONE_BRIDGE_TO_THE_FX_THREAD =
            noClasses()
                    .that(not(belongToAnyOf(Pulse.class)))
                    .should()
                    .callMethod(Platform.class, "runLater", Runnable.class);

    @ArchTest
    static final ArchRule ROOMS_KNOW_NEITHER_THE_WINDOW_NOR_THE_COMMAND_LINE =
            noClasses()
                    .that()
                    .resideInAnyPackage("..console.bridge..", "..console.run..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("..console.shell..", "..console.cli..");

    @ArchTest
    static final ArchRule THE_WINDOW_DOES_NOT_KNOW_THE_COMMAND_LINE =
            noClasses()
                    .that()
                    .resideInAPackage("..console.shell..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("..console.cli..");

    @ArchTest
    static final ArchRule ROOMS_DO_NOT_OPEN_THE_ENGINE =
            noClasses()
                    .that()
                    .resideInAnyPackage("..console.bridge..", "..console.run..")
                    .should()
                    .callMethod(MasterEngine.class, "open", EngineSettings.class);

    @ArchTest
    static final ArchRule VIEW_MODELS_KNOW_NO_CONTROL =
            noClasses()
                    .that()
                    .haveSimpleNameEndingWith("Model")
                    .or()
                    .haveSimpleName("Helm")
                    .or()
                    .haveSimpleName("Shelf")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("javafx.scene..", "javafx.stage..");

    @ArchTest
    static final ArchRule THE_DOCK_ALONE_KNOWS_THE_DOCKING_LIBRARY =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("..console.shell.dock..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("software.coley..");

    @ArchTest
    static final ArchRule NO_FXML =
            noClasses().should().dependOnClassesThat().resideInAPackage("javafx.fxml..");

    @ArchTest
    static final ArchRule NO_AWT_AND_NO_SWING =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("java.awt..", "javax.swing..");

    @ArchTest
    static final ArchRule PACKAGES_FORM_NO_CYCLE =
            slices().matching("dev.pilothouse.console.(*)..").should().beFreeOfCycles();
}
