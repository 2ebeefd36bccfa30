package io.yingda.server.store;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.MapperBuilder;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedParameter;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.yingda.engine.decision.Decision;
import io.yingda.engine.fact.Evidence;
import io.yingda.engine.fact.Value;
import io.yingda.engine.knowledge.Token;
import io.yingda.engine.message.Inbound;
import io.yingda.engine.message.Reply;
import io.yingda.engine.turn.Step;
import java.io.UncheckedIOException;
import java.lang.reflect.Executable;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The engine's records as they are stored: JSON with the names of their fields, without what is empty. Alternatives say
 * which one they are in {@code type}. Fields a version does not know are skipped; one that is missing is empty, or null
 * where null is allowed, so that each version reads what others wrote.
 */
public final class Json {

    private static final JsonMapper MAPPER = storing(JsonMapper.builder()).build();

    /** To find a writer for a list takes longer than to write a short one. */
    private static final ClassValue<ObjectWriter> LISTS = new ClassValue<>() {
        @Override
        protected ObjectWriter computeValue(Class<?> element) {
            return MAPPER.writerFor(MAPPER.getTypeFactory().constructCollectionType(List.class, element));
        }
    };

    private Json() {}

    /** Has a mapper work so, of JSON or of another format; more may be added. */
    public static <M extends ObjectMapper, B extends MapperBuilder<M, B>> B storing(B builder) {
        builder.addModule(new JavaTimeModule())
                .annotationIntrospector(new NullMarked())
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .defaultPropertyInclusion(
                        JsonInclude.Value.construct(JsonInclude.Include.NON_EMPTY, JsonInclude.Include.USE_DEFAULTS))
                .visibility(PropertyAccessor.ALL, Visibility.NONE)
                .visibility(PropertyAccessor.FIELD, Visibility.ANY)
                .visibility(PropertyAccessor.CREATOR, Visibility.ANY)
                .addMixIn(Evidence.class, AsArray.class)
                .addMixIn(Token.class, AsArray.class)
                .addMixIn(Step.class, AsArray.class);
        for (Class<?> sealed : List.of(Inbound.class, Decision.class, Reply.class, Value.class)) {
            builder.addMixIn(sealed, Typed.class);
            alternatives(sealed).forEach(type -> builder.registerSubtypes(new NamedType(type, type.getSimpleName())));
        }
        return builder;
    }

    private static Stream<Class<?>> alternatives(Class<?> type) {
        return type.isSealed() ? Stream.of(type.getPermittedSubclasses()).flatMap(Json::alternatives) : Stream.of(type);
    }

    public static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException failure) {
            throw new UncheckedIOException(
                    "not writable as JSON: " + value.getClass().getSimpleName(), stripped(failure));
        }
    }

    /** As {@link #write(Object)}; for lists, whose elements would otherwise not say which alternative they are. */
    public static <T> String write(Class<T> element, List<? extends T> values) {
        try {
            return LISTS.get(element).writeValueAsString(values);
        } catch (JsonProcessingException failure) {
            throw new UncheckedIOException("not writable as JSON: " + element.getSimpleName(), stripped(failure));
        }
    }

    public static <T> T read(Class<T> type, String json) {
        try {
            return MAPPER.readValue(json, type);
        } catch (JsonProcessingException failure) {
            throw new UncheckedIOException("not readable as " + type.getSimpleName(), stripped(failure));
        }
    }

    public static <T> List<T> readList(Class<T> element, String json) {
        try {
            return MAPPER.readValue(json, MAPPER.getTypeFactory().constructCollectionType(List.class, element));
        } catch (JsonProcessingException failure) {
            throw new UncheckedIOException("not readable as " + element.getSimpleName(), stripped(failure));
        }
    }

    /** Without the content, which exceptions of Jackson quote. */
    private static JsonProcessingException stripped(JsonProcessingException failure) {
        failure.clearLocation();
        return failure;
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    private interface Typed {}

    @JsonFormat(shape = JsonFormat.Shape.ARRAY)
    private interface AsArray {}

    /** Texts and collections that may not be null are empty when they are missing. */
    private static final class NullMarked extends JacksonAnnotationIntrospector {

        private static final Set<Class<?>> EMPTY = Set.of(String.class, List.class, Set.class, Map.class);

        @Override
        public JsonSetter.Value findSetterInfo(Annotated annotated) {
            if (annotated instanceof AnnotatedParameter parameter
                    && EMPTY.contains(parameter.getRawType())
                    && !isNullable(parameter)) {
                return JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY);
            }
            return super.findSetterInfo(annotated);
        }

        private static boolean isNullable(AnnotatedParameter parameter) {
            return parameter.getOwner().getAnnotated() instanceof Executable executable
                    && executable.getAnnotatedParameterTypes()[parameter.getIndex()].isAnnotationPresent(
                            Nullable.class);
        }
    }
}
