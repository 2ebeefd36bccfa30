package io.yingda.rules.compile;

import io.yingda.engine.article.Article;
import io.yingda.engine.article.Validity;
import io.yingda.engine.decision.Decisions;
import io.yingda.engine.fact.Candidate;
import io.yingda.engine.fact.Cause;
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
import io.yingda.engine.fact.Value;
import io.yingda.engine.fact.Waiting;
import io.yingda.engine.message.FollowerId;
import io.yingda.engine.message.Option;
import io.yingda.engine.message.Reply;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The words of the engine that rules may use, and their members by name. */
final class Vocabulary {

    /** What a pattern can be about. */
    static final List<Class<?>> FACTS = List.of(
            Message.class,
            Candidate.class,
            Part.class,
            Thresholds.class,
            Follower.class,
            Conversation.class,
            Moment.class,
            Desk.class,
            LookedUp.class,
            Slot.class,
            Filling.class);

    private static final List<Class<?>> OTHERS = List.of(
            Kind.class,
            Cause.class,
            Waiting.class,
            Filled.class,
            Heard.class,
            Evidence.class,
            Fault.class,
            Value.class,
            Decisions.class,
            Article.class,
            Validity.class,
            FollowerId.class,
            Option.class,
            Reply.class);

    private static final Map<String, Class<?>> TYPES = types();

    private Vocabulary() {}

    /** Every type of the vocabulary, by its full binary name. */
    static Map<String, Class<?>> byName() {
        return TYPES;
    }

    /** The names of the facts, without their package. */
    static Set<String> facts() {
        Set<String> names = new TreeSet<>();
        FACTS.forEach(fact -> names.add(fact.getSimpleName()));
        return names;
    }

    /** The type of this simple name, or of this full one. */
    static Stream<Class<?>> named(String name) {
        return TYPES.values().stream()
                .filter(type ->
                        type.getSimpleName().equals(name) || type.getName().equals(name));
    }

    /** What can be written after a value of this type: properties as patterns name them, and methods. */
    static Set<String> members(Class<?> type) {
        Set<String> members = new TreeSet<>();
        for (Method method : type.getDeclaredMethods()) {
            if (Modifier.isPublic(method.getModifiers()) && !method.isSynthetic()) {
                members.add(method.getName());
                property(method.getName()).ifPresent(members::add);
            }
        }
        if (type.isEnum()) {
            Stream.of(type.getEnumConstants()).forEach(constant -> members.add(constant.toString()));
        }
        members.removeAll(Set.of("equals", "hashCode", "toString", "valueOf", "values"));
        return members;
    }

    /** The property a getter stands for; empty when the method is none. */
    static Optional<String> property(String method) {
        String bare = method.replaceFirst("^(is|get)(?=\\p{Lu})", "");
        return bare.equals(method)
                ? Optional.empty()
                : Optional.of(bare.substring(0, 1).toLowerCase(Locale.ROOT) + bare.substring(1));
    }

    private static Map<String, Class<?>> types() {
        Map<String, Class<?>> types = new TreeMap<>();
        Stream.concat(FACTS.stream(), OTHERS.stream())
                .flatMap(type -> Stream.concat(Stream.of(type), Stream.of(type.getDeclaredClasses())))
                .filter(type -> Modifier.isPublic(type.getModifiers()))
                .forEach(type -> types.put(type.getName(), type));
        return Map.copyOf(types);
    }
}
