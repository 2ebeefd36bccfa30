package io.yingda.engine.fact;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VocabularyTest {

    /** Drools reads {@code isX()} and a component {@code x} as one property and refuses every rule that names it. */
    @ParameterizedTest
    @ValueSource(
            classes = {
                Message.class,
                Candidate.class,
                Thresholds.class,
                Follower.class,
                Conversation.class,
                Waiting.class,
                Moment.class,
                Desk.class,
                LookedUp.class,
                Slot.class,
                Filling.class,
                Filled.class
            })
    void noQuestionIsNamedLikeAComponent(Class<?> fact) {
        Set<String> components = Stream.of(fact.getRecordComponents())
                .map(RecordComponent::getName)
                .collect(Collectors.toSet());

        assertThat(Stream.of(fact.getDeclaredMethods())
                        .filter(method -> method.getParameterCount() == 0)
                        .map(Method::getName)
                        .filter(name -> name.matches("(is|get)[A-Z].*"))
                        .map(name -> name.replaceFirst("is|get", ""))
                        .map(name -> name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1)))
                .doesNotContainAnyElementsOf(components);
    }
}
