package io.yingda.rules.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingda.rules.compile.CompiledRules;
import io.yingda.rules.compile.RuleClassLoader;
import io.yingda.rules.compile.Workshop;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.drools.model.Model;

/** Rules as Drools' model has them. */
final class TestRules {

    private TestRules() {}

    /** @param conditions of rules, by their names; {@code forever} never ends for most texts */
    static List<Model> models(Path home, Map<String, String> conditions) throws Exception {
        StringBuilder text = new StringBuilder("""
                import io.yingda.engine.fact.*;
                global io.yingda.engine.decision.Decisions decide;
                function boolean forever(String text) {
                    int index = 0;
                    while (index < text.length()) {
                        if (text.charAt(index) == 'x') {
                            index++;
                        }
                    }
                    return true;
                }
                """);
        conditions.forEach((name, condition) ->
                text.append("rule \"%s\"%nwhen%n  %s%nthen%n  decide.say(\"好\");%nend%n".formatted(name, condition)));
        Files.createDirectories(home.resolve("rules/drl"));
        Files.writeString(home.resolve("rules/drl/x.drl"), text);
        Workshop workshop = new Workshop(home.resolve("rules"), home.resolve("cache"));
        Workshop.Product product = workshop.make(workshop.material(), false);
        assertThat(product.problems()).isEmpty();
        CompiledRules compiled = Objects.requireNonNull(product.rules());
        RuleClassLoader classes = new RuleClassLoader(compiled);
        List<Model> models = new ArrayList<>();
        for (String name : compiled.models()) {
            models.add((Model) classes.loadClass(name).getConstructor().newInstance());
        }
        return models;
    }
}
