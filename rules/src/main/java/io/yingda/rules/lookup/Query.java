package io.yingda.rules.lookup;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * An SQL query whose parameters are named, as in {@code WHERE phone = :phone}. Values are bound, never written into it.
 *
 * @param sql with a question mark for each parameter
 * @param names the parameters' names, in order
 */
public record Query(String sql, List<String> names) {

    public Query {
        names = List.copyOf(names);
    }

    /** What keeps this text from being one query that only reads, in Chinese; empty when nothing does. */
    public static Optional<String> wrong(String text) {
        String bare = withoutTexts(text).strip().toLowerCase(Locale.ROOT);
        String single = bare.endsWith(";") ? bare.substring(0, bare.length() - 1) : bare;
        if (single.contains("{{")) {
            return Optional.of("SQL 里的参数要写成 :名字，不能写 {{…}}");
        }
        if (single.contains(";")) {
            return Optional.of("sql 只能是一条语句");
        }
        if (single.contains("?")) {
            return Optional.of("SQL 里的参数要写成 :名字，不能写 ?");
        }
        if (!single.matches("(?s)(select|with)\\b.*")) {
            return Optional.of("sql 只能查询，要以 SELECT 或 WITH 开头");
        }
        return single.matches("(?s).*\\b(insert|update|delete|drop|alter|create|attach|pragma|truncate|grant)\\b.*")
                ? Optional.of("sql 只能查询，不能改动数据")
                : Optional.empty();
    }

    public static Query of(String text) {
        String trimmed = text.strip();
        String single = trimmed.endsWith(";") ? trimmed.substring(0, trimmed.length() - 1) : trimmed;
        StringBuilder sql = new StringBuilder();
        List<String> names = new ArrayList<>();
        int at = 0;
        while (at < single.length()) {
            int end = skipped(single, at);
            if (end > at) {
                sql.append(single, at, end);
                at = end;
            } else if (single.startsWith("::", at)) {
                sql.append("::");
                at += 2;
            } else if (single.charAt(at) == ':'
                    && at + 1 < single.length()
                    && Character.isJavaIdentifierStart(single.charAt(at + 1))) {
                int stop = at + 1;
                while (stop < single.length() && Character.isJavaIdentifierPart(single.charAt(stop))) {
                    stop++;
                }
                names.add(single.substring(at + 1, stop));
                sql.append('?');
                at = stop;
            } else {
                sql.append(single.charAt(at));
                at++;
            }
        }
        return new Query(sql.toString(), names);
    }

    private static String withoutTexts(String text) {
        StringBuilder rest = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            int end = skipped(text, at);
            if (end > at) {
                rest.append(' ');
                at = end;
            } else {
                rest.append(text.charAt(at));
                at++;
            }
        }
        return rest.toString();
    }

    /** The end of the quoted text or the comment that begins here; this very position when none does. */
    private static int skipped(String text, int at) {
        char first = text.charAt(at);
        if (first == '\'' || first == '"') {
            int end = text.indexOf(first, at + 1);
            return end < 0 ? text.length() : end + 1;
        }
        if (text.startsWith("--", at)) {
            int end = text.indexOf('\n', at);
            return end < 0 ? text.length() : end;
        }
        if (text.startsWith("/*", at)) {
            int end = text.indexOf("*/", at + 2);
            return end < 0 ? text.length() : end + 2;
        }
        return at;
    }
}
