package io.yingda.server.desk.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.yingda.server.desk.handover.Refused;
import io.yingda.server.desk.handover.Refused.Why;
import io.yingda.server.desk.handover.Step.Speaker;
import io.yingda.server.people.Person;
import io.yingda.server.people.Right;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request that passed.
 *
 * @param path what the path says, by name
 * @param query what the query says, by name
 * @param body empty when there is none
 */
public record Asked(Person person, Map<String, String> path, Map<String, String> query, ObjectNode body) {

    private static final int LONGEST = 5_000;

    public Asked {
        path = Map.copyOf(path);
        query = Map.copyOf(query);
    }

    /** The person, as somebody who serves. */
    public Speaker speaker() {
        return new Speaker(person.id(), person.login(), person.name());
    }

    /** Whether the person may go on with what others have. */
    public boolean supervises() {
        return person.may(Right.SUPERVISE);
    }

    /** The number in the path. */
    public long id() {
        return id("id");
    }

    long id(String name) {
        return number(path.getOrDefault(name, ""));
    }

    /** A number as pages write it. */
    public static long number(String text) {
        if (!text.matches("\\d{1,18}")) {
            throw new Refused(Why.UNKNOWN, "没有这个编号");
        }
        return Long.parseLong(text);
    }

    /** A text that must be there and say something. */
    public String required(String name, String words) {
        String text = text(name);
        if (text.isBlank()) {
            throw new Refused(Why.WRONG, words);
        }
        return text;
    }

    /** A text, empty when it is not there. */
    public String text(String name) {
        @Nullable JsonNode value = body.get(name);
        if (value == null || value.isNull()) {
            return "";
        }
        if (!value.isTextual() || value.asText().length() > LONGEST) {
            throw new Refused(Why.WRONG, name + " 应当是不超过 " + LONGEST + " 字的文字");
        }
        return value.asText();
    }

    /** Whether the body says something of this name. */
    public boolean has(String name) {
        return body.hasNonNull(name);
    }

    /** A truth value; false when it is not there. */
    public boolean flag(String name) {
        return body.path(name).asBoolean(false);
    }
}
