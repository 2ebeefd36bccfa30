package io.yingda.rules.drl;

/**
 * Where a rule stands.
 *
 * @param rule its name
 * @param file its file, such as {@code rules/drl/welcome.drl}
 * @param line the line it begins on
 */
public record RulePlace(String rule, String file, int line) {

    /** The place as people write it. */
    public String asText() {
        return file + ":" + line;
    }
}
