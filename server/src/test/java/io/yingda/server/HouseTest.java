package io.yingda.server;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may know whom: the plan of the house, checked on the compiled classes of all modules. */
class HouseTest {

    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.yingda");

    @ParameterizedTest
    @ValueSource(strings = {"engine", "rules", "knowledge", "server"})
    void everyModuleIsLookedAt(String module) {
        assertThat(HOUSE).anyMatch(type -> type.getPackageName().startsWith("io.yingda." + module));
    }

    @Test
    void theEngineUsesOnlyPlainJavaAndJspecify() {
        classes()
                .that()
                .resideInAPackage("io.yingda.engine..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("io.yingda.engine..", "java..", "org.jspecify..")
                .check(HOUSE);
    }

    @Test
    void noPackagesDependOnEachOtherInACircle() {
        slices().matching("io.yingda.(**)").should().beFreeOfCycles().check(HOUSE);
    }

    @Test
    void rulesKnowNothingOfTheKnowledgeBaseOrTheServer() {
        nobodyIn("io.yingda.rules..").uses("io.yingda.knowledge..", "io.yingda.server..");
    }

    @Test
    void theKnowledgeBaseKnowsNothingOfTheRulesOrTheServer() {
        nobodyIn("io.yingda.knowledge..").uses("io.yingda.rules..", "io.yingda.server..");
    }

    @Test
    void onlyTheRulesUseDrools() {
        nobodyOutside("io.yingda.rules..").uses("org.drools..", "org.kie..");
    }

    @Test
    void onlyTheKnowledgeBaseUsesLuceneHanlpAndTheModel() {
        nobodyOutside("io.yingda.knowledge..").uses("org.apache.lucene..", "com.hankcs..", "ai.onnxruntime..");
    }

    @Test
    void onlyTheServerUsesVertx() {
        nobodyOutside("io.yingda.server..").uses("io.vertx..");
    }

    @Test
    void onlyTheApiUsesWxJava() {
        nobodyOutside("io.yingda.server.api..").uses("me.chanjar.weixin..", "com.google.gson..", "org.apache.http..");
    }

    private static Ban nobodyIn(String guests) {
        return forbidden -> noClasses()
                .that()
                .resideInAPackage(guests)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(forbidden)
                .check(HOUSE);
    }

    private static Ban nobodyOutside(String owner) {
        return forbidden -> noClasses()
                .that()
                .resideOutsideOfPackage(owner)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(forbidden)
                .check(HOUSE);
    }

    private interface Ban {
        void uses(String... packages);
    }
}
