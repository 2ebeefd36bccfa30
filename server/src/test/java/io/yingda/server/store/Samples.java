package io.yingda.server.store;

import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Records of every kind, filled with something, or with as little as is allowed. */
public final class Samples {

    private final boolean full;

    private Samples(boolean full) {
        this.full = full;
    }

    /** A full one and an empty one of each record a type permits. */
    public static <T> List<T> of(Class<T> type) {
        List<T> samples = new ArrayList<>();
        for (boolean full : new boolean[] {true, false}) {
            alternatives(type)
                    .map(each -> type.cast(new Samples(full).record(each)))
                    .forEach(samples::add);
        }
        return samples;
    }

    private static Stream<Class<?>> alternatives(Class<?> type) {
        return type.isSealed()
                ? Stream.of(type.getPermittedSubclasses()).flatMap(Samples::alternatives)
                : Stream.of(type);
    }

    private Object record(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        Object[] values = Arrays.stream(components).map(this::value).toArray();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class[]::new);
        try {
            var constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException failure) {
            throw new IllegalStateException(type.getName(), failure);
        }
    }

    private @Nullable Object value(RecordComponent component) {
        AnnotatedType annotated = component.getAnnotatedType();
        if (!full && annotated.isAnnotationPresent(Nullable.class)) {
            return null;
        }
        return value(component.getType(), component.getGenericType());
    }

    private Object value(Class<?> type, Type generic) {
        if (type == String.class) {
            return full ? "文“\n\u0001\uD83D\uDE00”" : "";
        } else if (type == int.class) {
            return full ? 3 : 0;
        } else if (type == long.class) {
            return full ? 1L << 40 : 0L;
        } else if (type == double.class) {
            return full ? 1.25 : 0.0;
        } else if (type == boolean.class) {
            return full;
        } else if (type == Instant.class) {
            return full ? Instant.parse("2026-11-23T03:04:05.123456789Z") : Instant.EPOCH;
        } else if (type == List.class) {
            return full ? List.of(element(generic, 0), element(generic, 0)) : List.of();
        } else if (type == Set.class) {
            return full ? Set.of(element(generic, 0)) : Set.of();
        } else if (type == Map.class) {
            return full ? Map.of(element(generic, 0), element(generic, 1)) : Map.of();
        } else if (type.isEnum()) {
            return type.getEnumConstants()[full ? 1 : 0];
        } else if (type.isSealed()) {
            return record(alternatives(type).findFirst().orElseThrow());
        }
        return record(type);
    }

    private Object element(Type generic, int index) {
        Type argument = ((ParameterizedType) generic).getActualTypeArguments()[index];
        return value(
                (Class<?>) (argument instanceof ParameterizedType nested ? nested.getRawType() : argument), argument);
    }
}
