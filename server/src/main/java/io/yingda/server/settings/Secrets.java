package io.yingda.server.settings;

import io.yingda.engine.document.Fields;
import io.yingda.engine.document.Node;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Sees to it that secrets come from environment variables: it looks at a group of fields as they were written, before
 * variables were put in.
 */
final class Secrets {

    private static final Pattern SECRET =
            Pattern.compile("(?i).*(pass|pwd|token|secret|key|authorization|cookie|sign).*");
    private static final Pattern IN_ADDRESS =
            Pattern.compile("(?i).*(//[^/@]*:[^/@]*@|[?&;](password|passwd|pwd|token|key|secret)=).*");
    private static final String NOT_HERE = "不能直接写在文件里";

    private final Fields fields;
    private final @Nullable Node written;

    Secrets(Fields fields, @Nullable Node written) {
        this.fields = fields;
        this.written = written;
    }

    /** The value of this name; null when there is none. */
    static @Nullable Node below(@Nullable Node node, String name) {
        Node.Field field =
                node instanceof Node.Mapping mapping ? mapping.fields().get(name) : null;
        return field == null ? null : field.value();
    }

    @Nullable
    Node written() {
        return written;
    }

    /** Whether the field takes a variable. */
    boolean isVariable(String field) {
        return hasVariable(below(written, field));
    }

    /** An error unless the field, where it is named like a secret, comes from a variable or from a log-in. */
    void check(String field, String shown) {
        if (below(written, field) instanceof Node.Scalar scalar
                && SECRET.matcher(field).matches()
                && !scalar.value().isBlank()
                && !scalar.value().contains("{{login.")
                && !hasVariable(scalar)) {
            fields.error(fields.line(field), shown + " 是密钥，" + NOT_HERE, "写成 " + shown + ": ${YINGDA_…}，启动前设置这个环境变量");
        }
    }

    /** An error unless a text that is going to be encoded takes something from a variable or from the log-in. */
    void encoded(String field) {
        if (below(written, field) instanceof Node.Scalar scalar
                && !scalar.value().contains("{{login.")
                && !hasVariable(scalar)) {
            fields.error(fields.line(field), field + " 看起来是口令，" + NOT_HERE, "写成 " + field + ": '用户名:${YINGDA_…}'");
        }
    }

    /** An error when an address holds a secret. */
    void address(String field) {
        if (below(written, field) instanceof Node.Scalar scalar
                && IN_ADDRESS.matcher(scalar.value()).matches()) {
            fields.error(fields.line(field), field + " 里的口令" + NOT_HERE, "用户和口令请另外写：口令写成 ${YINGDA_…}");
        }
    }

    /** An error unless a log-in takes something from a variable, and everything that is named like a secret does. */
    void login(@Nullable Node parameters) {
        if (parameters != null && !hasVariable(parameters)) {
            fields.error(fields.line("params"), "登录用的口令" + NOT_HERE, "口令写成 ${YINGDA_…}，启动前设置这个环境变量");
        } else {
            named(parameters);
        }
    }

    private void named(@Nullable Node node) {
        switch (node) {
            case Node.Mapping mapping ->
                mapping.fields().forEach((name, field) -> {
                    if (field.value() instanceof Node.Scalar scalar
                            && SECRET.matcher(name).matches()
                            && !hasVariable(scalar)) {
                        fields.error(field.line(), name + " 是密钥，" + NOT_HERE, "写成 " + name + ": ${YINGDA_…}");
                    }
                    named(field.value());
                });
            case Node.Sequence sequence -> sequence.items().forEach(this::named);
            case null, default -> {}
        }
    }

    private static boolean hasVariable(@Nullable Node node) {
        return switch (node) {
            case Node.Scalar scalar -> scalar.value().contains("${");
            case Node.Mapping mapping ->
                mapping.fields().values().stream().anyMatch(field -> hasVariable(field.value()));
            case Node.Sequence sequence -> sequence.items().stream().anyMatch(Secrets::hasVariable);
            case null, default -> false;
        };
    }
}
