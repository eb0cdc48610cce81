package dev.pilothouse.graphview;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import dev.pilothouse.graphview.layout.ElkLayeredLayout;

import javafx.application.Platform;

@AnalyzeClasses(packages = "dev.pilothouse.graphview", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule KNOWS_NOTHING_OF_THE_ENGINE =
            noClasses().should().dependOnClassesThat().resideInAPackage("dev.pilothouse.engine..");

    @ArchTest
    static final ArchRule USES_NO_AWT_AND_NO_SWING =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("java.awt..", "javax.swing..");

    @ArchTest
    static final ArchRule LEAVES_THE_FX_QUEUE_TO_JAVAFX_ITSELF =
            noClasses().should().callMethod(Platform.class, "runLater", Runnable.class);

    @ArchTest
    static final ArchRule DRAWS_SVG_AND_COMPUTES_LAYOUTS_WITHOUT_JAVAFX =
            noClasses()
                    .that()
                    .resideInAnyPackage(
                            "..look..", "..model..", "..layout..", "..paint..", "..svg..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("javafx..");

    @ArchTest
    static final ArchRule ONE_CLASS_KNOWS_ELK =
            noClasses()
                    .that(not(belongToAnyOf(ElkLayeredLayout.class)))
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("org.eclipse..");

    @ArchTest
    static final ArchRule PACKAGES_FORM_NO_CYCLE =
            slices().matching("dev.pilothouse.graphview.(*)..").should().beFreeOfCycles();
}
