package io.yingda.rules.drl;

/**
 * A rule or a function in a rule file. Positions count tokens of the file.
 *
 * @param name as written, without quotes
 * @param file the file it stands in
 * @param line the line of its first word
 * @param from its first token
 * @param body the token that opens what it does: {@code then}, or the brace of a function
 * @param until the token after its last
 */
public record Section(String name, String file, int line, int from, int body, int until) {

    public boolean contains(int token) {
        return token >= from && token < until;
    }
}
