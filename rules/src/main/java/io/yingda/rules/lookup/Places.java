package io.yingda.rules.lookup;

import io.yingda.engine.document.Node;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where a request takes its arguments. */
final class Places {

    /** What the log-in of a connector keeps is named so. */
    static final String LOGIN = "login.";

    private Places() {}

    /** The names of what the request takes, those of a log-in left out. */
    static Set<String> in(Request request) {
        Set<String> names = new LinkedHashSet<>();
        switch (request) {
            case Request.Http http -> {
                names.addAll(http.url().names());
                http.headers().values().forEach(header -> names.addAll(header.names()));
                collect(http.body(), names);
            }
            case Request.JsonRpc call -> collect(call.parameters(), names);
            case Request.Sql sql -> names.addAll(sql.query().names());
        }
        names.removeIf(name -> name.startsWith(LOGIN));
        return names;
    }

    private static void collect(@Nullable Node node, Set<String> names) {
        switch (node) {
            case Node.Scalar scalar -> names.addAll(Template.of(scalar.value()).names());
            case Node.Sequence sequence -> sequence.items().forEach(item -> collect(item, names));
            case Node.Mapping mapping -> mapping.fields().values().forEach(field -> collect(field.value(), names));
            case null, default -> {}
        }
    }
}
