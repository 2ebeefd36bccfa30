package io.yingda.rules;

import static io.yingda.rules.RuleFolder.rule;
import static io.yingda.rules.RuleFolder.when;
import static org.assertj.core.api.Assertions.assertThat;

import io.yingda.engine.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RefreshTest {

    private static final String GOOD = when("Message(has(\"你好\"))");

    @TempDir
    Path home;

    private RuleFolder folder;

    @BeforeEach
    void write() {
        folder = new RuleFolder(home).with("x.drl", GOOD);
    }

    @Test
    void aChangeGoesIntoService() {
        try (DroolsRuleBook book = folder.open()) {
            String before = book.version();
            folder.with("x.drl", rule("新", "Message(has(\"你好\"))", "decide.say(\"新\");"));

            assertThat(book.refresh()).isEmpty();
            assertThat(book.decide(Turns.of("你好")).fired()).containsExactly("新");
            assertThat(book.ruleNames()).containsExactly("新");
            assertThat(book.version()).isNotEqualTo(before);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rule \"r\" when Message(txt == \"x\") then end",
                "rule \"r\" when Message( then end",
                "rule \"r\" when Message() then System.exit(0); end",
                "rule \"r\" when Message($n : length) then decide.say(\"\" + 1 / $n); end",
                "rule \"r\" when Message(has(\"你好\")) then while (true) { } end"
            })
    void aBadChangeLeavesTheLastGoodRulesInService(String bad) {
        try (DroolsRuleBook book = folder.open()) {
            String version = book.version();
            folder.with("x.drl", bad);

            assertThat(book.refresh()).isNotEmpty().isEqualTo(book.problems());
            assertThat(book.problems()).extracting(Problem::file).containsOnly("rules/drl/x.drl");
            assertThat(book.problems()).extracting(Problem::line).containsOnly(3);
            assertThat(book.decide(Turns.of("你好")).fired()).containsExactly("r");
            assertThat(book.version()).isEqualTo(version);

            folder.with("x.drl", GOOD);

            assertThat(book.refresh()).isEmpty();
            assertThat(book.version()).isEqualTo(version);
        }
    }

    @Test
    void badRulesNeverComeFromTheCache() {
        folder.with("x.drl", rule("r", "Message($n : length)", "decide.say(\"\" + 1 / $n);"));
        folder.open().close();

        try (DroolsRuleBook book = folder.open()) {
            assertThat(book.problems()).hasSize(1);
            assertThat(book.rules()).isEmpty();
        }
    }

    @Test
    void nothingChangedMeansNothingIsCompiled() throws IOException {
        try (DroolsRuleBook book = folder.open()) {
            Path kept = onlyKept();
            Files.delete(kept);

            assertThat(book.refresh()).isEmpty();
            assertThat(kept).doesNotExist();
        }
    }

    @Test
    void callersAtOnceShareOneCompilation() throws Exception {
        try (DroolsRuleBook book = folder.open();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            folder.with("x.drl", rule("新", "Message(has(\"你好\"))", "decide.say(\"新\");"));
            Callable<List<Problem>> refresh = book::refresh;

            assertThat(threads.invokeAll(Collections.nCopies(8, refresh)))
                    .allSatisfy(problems -> assertThat(problems.get()).isEmpty());
            assertThat(book.ruleNames()).containsExactly("新");
        }
    }

    @Test
    void compiledRulesAreTakenFromTheCache() throws IOException {
        folder.open().close();
        FileTime before = FileTime.fromMillis(0);
        Files.setLastModifiedTime(onlyKept(), before);

        try (DroolsRuleBook book = folder.open()) {
            assertThat(book.decide(Turns.of("你好")).fired()).containsExactly("r");
            assertThat(Files.getLastModifiedTime(onlyKept())).isGreaterThan(before);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 10, 40, 5_000})
    void aDamagedCacheIsCompiledAgain(int length) throws IOException {
        folder.open().close();
        byte[] whole = Files.readAllBytes(onlyKept());
        Files.write(onlyKept(), Arrays.copyOf(whole, length));

        try (DroolsRuleBook book = folder.open()) {
            assertThat(book.problems()).isEmpty();
            assertThat(book.decide(Turns.of("你好")).fired()).containsExactly("r");
            assertThat(Files.size(onlyKept())).isGreaterThan(length);
        }
    }

    @Test
    void onlyTheFewNewestAreKept() throws IOException {
        try (DroolsRuleBook book = folder.open()) {
            for (int number = 0; number < 6; number++) {
                folder.with("x.drl", rule("第" + number, "Message()", "decide.say(\"好\");"));
                book.refresh();
            }
            try (Stream<Path> kept = Files.list(folder.cache())) {
                assertThat(kept).hasSize(4);
            }
        }
    }

    @Test
    void aCacheThatCannotBeWrittenCostsOnlyTime() throws IOException {
        Files.writeString(folder.cache(), "a file where a folder should be");

        try (DroolsRuleBook book = folder.open()) {
            assertThat(book.problems()).isEmpty();
            assertThat(book.decide(Turns.of("你好")).fired()).containsExactly("r");
        }
    }

    @Test
    void aClosedBookDecidesNothing() {
        DroolsRuleBook book = folder.open();
        book.close();

        assertThat(book.decide(Turns.of("你好")).failure()).isNotEmpty();
        assertThat(book.version()).isEmpty();
    }

    private Path onlyKept() throws IOException {
        try (Stream<Path> kept = Files.list(folder.cache())) {
            List<Path> files = kept.toList();
            assertThat(files).hasSize(1);
            return files.getFirst();
        }
    }
}
