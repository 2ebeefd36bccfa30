package io.yingda.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingda.engine.decision.Decisions;
import io.yingda.engine.fact.Candidate;
import io.yingda.engine.fact.Conversation;
import io.yingda.engine.fact.Desk;
import io.yingda.engine.fact.Evidence;
import io.yingda.engine.fact.Fault;
import io.yingda.engine.fact.Filled;
import io.yingda.engine.fact.Filling;
import io.yingda.engine.fact.Follower;
import io.yingda.engine.fact.Heard;
import io.yingda.engine.fact.Kind;
import io.yingda.engine.fact.LookedUp;
import io.yingda.engine.fact.Message;
import io.yingda.engine.fact.Moment;
import io.yingda.engine.fact.Part;
import io.yingda.engine.fact.Slot;
import io.yingda.engine.fact.Thresholds;
import io.yingda.engine.fact.Waiting;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keeps the rule authors' manual true. */
class ManualTest {

    private static final Path MANUAL = Path.of("README.md");
    private static final Pattern EXAMPLE = Pattern.compile("^```drl\\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE);
    private static final Pattern CODE =
            Pattern.compile("^```.*?^```$|``(.+?)``|`([^`\\n]+)`", Pattern.DOTALL | Pattern.MULTILINE);
    private static final Pattern WORD = Pattern.compile("[\\p{L}_$][\\p{L}\\d_$]*");

    private String manual = "";

    @BeforeEach
    void read() throws IOException {
        manual = Files.readString(MANUAL);
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                Message.class,
                Candidate.class,
                Evidence.class,
                Part.class,
                Thresholds.class,
                Follower.class,
                Conversation.class,
                Waiting.class,
                Moment.class,
                Desk.class,
                LookedUp.class,
                LookedUp.Row.class,
                Fault.class,
                Slot.class,
                Filling.class,
                Filled.class,
                Heard.class,
                Kind.class,
                Decisions.class
            })
    void everyTypeAndWhatItOffersIsThere(Class<?> type) {
        Set<String> offered = new HashSet<>(Set.of(type.getSimpleName()));
        Stream.of(type.getDeclaredMethods())
                .filter(ManualTest::isForAuthors)
                .map(method -> asWritten(type, method))
                .forEach(offered::add);
        if (type.isEnum()) {
            Stream.of(type.getEnumConstants()).map(Object::toString).forEach(offered::add);
        }

        assertThat(code()).containsAll(offered);
    }

    @Test
    void everyExampleIsGoodForService(@TempDir Path home) {
        RuleFolder folder = new RuleFolder(home);
        Matcher example = EXAMPLE.matcher(manual);
        int count = 0;
        while (example.find()) {
            folder.with("example-" + count++ + ".drl", example.group(1));
        }

        assertThat(count).isGreaterThan(10);
        try (DroolsRuleBook book = folder.open()) {
            assertThat(book.problems()).isEmpty();
            assertThat(book.rules()).hasSizeGreaterThan(count);
        }
    }

    /** Every word the manual shows as code. */
    private Set<String> code() {
        List<String> shown = new ArrayList<>();
        Matcher code = CODE.matcher(manual);
        while (code.find()) {
            shown.add(code.group());
        }
        return shown.stream()
                .flatMap(text -> WORD.matcher(text).results())
                .map(result -> result.group())
                .collect(Collectors.toSet());
    }

    /** Not what makes a fact out of another: that is the engine's. */
    private static boolean isForAuthors(Method method) {
        boolean ofRecord =
                Set.of("equals", "hashCode", "toString", "values", "valueOf").contains(method.getName());
        boolean makesOne = method.getReturnType() == method.getDeclaringClass();
        return Modifier.isPublic(method.getModifiers())
                && !Modifier.isStatic(method.getModifiers())
                && !method.isSynthetic()
                && !ofRecord
                && !makesOne;
    }

    /** A question such as {@code isOpen()} is written {@code open}. */
    private static String asWritten(Class<?> type, Method method) {
        String name = method.getName();
        boolean question = !type.equals(Decisions.class) && name.matches("is\\p{Lu}.*");
        return question ? name.substring(2, 3).toLowerCase(Locale.ROOT) + name.substring(3) : name;
    }
}
