package io.yingda.rules.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The check that counts when rules come from a cache somebody may have written to. */
class CodeCheckTest {

    /** Code as a rule might be compiled to. */
    @SuppressWarnings("unused")
    static final class Exits {
        static void run() {
            System.exit(0);
        }
    }

    @SuppressWarnings("unused")
    static final class Reflects {
        static Object run(Object fact) {
            return fact.getClass().getClassLoader();
        }
    }

    @SuppressWarnings("unused")
    static final class Refers {
        static final Supplier<Runtime> RUN = Runtime::getRuntime;
    }

    @SuppressWarnings("unused")
    static final class Names {
        static final Class<?> FILE = File.class;
    }

    @SuppressWarnings("unused")
    static final class Wanders {
        static final ToIntFunction<String> RUN = text -> text.split("x").length;
        static final BiPredicate<String, String> MATCHES = String::matches;
    }

    @ParameterizedTest
    @MethodSource("reaching")
    void codeThatReachesOutIsNamedAndNotLoaded(Class<?> type, String what) {
        Set<String> own = Set.of(type.getName(), CodeCheckTest.class.getName());

        assertThat(CodeCheck.forbidden(code(type), own)).contains(what);
        assertThatThrownBy(() -> new RuleClassLoader(new CompiledRules(Map.of(type.getName(), code(type)), List.of())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(type.getName());
    }

    static List<Arguments> reaching() {
        return List.of(
                Arguments.of(Exits.class, "java.lang.System.exit"),
                Arguments.of(Reflects.class, "java.lang.Class.getClassLoader"),
                Arguments.of(Refers.class, "java.lang.Runtime.getRuntime"),
                Arguments.of(Names.class, "java.io.File"),
                Arguments.of(Wanders.class, "String::matches"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "java.io.File",
                "java.lang.Runtime",
                "java.lang.Thread",
                "java.lang.reflect.Method",
                "java.net.URL",
                "org.drools.core.util.StringUtils",
                "io.yingda.rules.DroolsRuleBook",
                "io.yingda.engine.turn.Bot"
            })
    void rulesSeeNothingButWhatTheyMayUse(String name) {
        RuleClassLoader classes = new RuleClassLoader(new CompiledRules(Map.of(), List.of()));

        assertThatThrownBy(() -> classes.loadClass(name)).isInstanceOf(ClassNotFoundException.class);
    }

    @Test
    @SuppressWarnings("unchecked")
    void expressionsSentOnComeToTheSame() throws ReflectiveOperationException {
        String name = Expressive.class.getName();
        byte[] redirected = Redirection.of(code(Expressive.class));
        RuleClassLoader classes = new RuleClassLoader(new CompiledRules(Map.of(name, redirected), List.of()));
        ToIntFunction<String> loaded =
                (ToIntFunction<String>) classes.loadClass(name).getConstructor().newInstance();

        assertThat(new ClassFile(redirected).members())
                .extracting(ClassFile.Member::owner)
                .contains("io.yingda.rules.run.Expressions");
        for (String text : List.of("aab", "other", "", "banana")) {
            assertThat(loaded.applyAsInt(text)).isEqualTo(new Expressive().applyAsInt(text));
        }
    }

    @Test
    void codeWithoutExpressionsStaysAsItIs() {
        byte[] code = code(Exits.class);

        assertThat(Redirection.of(code)).isSameAs(code);
    }

    private static byte[] code(Class<?> type) {
        String file = type.getName().substring(type.getName().lastIndexOf('.') + 1) + ".class";
        try (InputStream code = type.getResourceAsStream(file)) {
            assertThat(code).isNotNull();
            return code == null ? new byte[0] : code.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
