package io.yingda.knowledge.importing;

import java.util.regex.Pattern;

/** Turns the text of an answer cell into Markdown that looks the same. */
final class ImportedAnswer {

    private static final Pattern LINK = Pattern.compile("(?is)<a\\s[^>]*href=[\"']([^\"']+)[\"'][^>]*>(.*?)</a>");
    private static final Pattern BREAK = Pattern.compile("(?i)<br\\s*/?>");
    private static final Pattern LINE_END = Pattern.compile("(?<=\\S)[ \\t]*\\n(?=\\S)");

    private ImportedAnswer() {}

    /** Links in HTML become Markdown links, and a line break stays one. */
    static String markdown(String cell) {
        String text = cell.replace("\r\n", "\n").replace('\r', '\n').strip();
        String lines = BREAK.matcher(text).replaceAll("\n");
        String linked = LINK.matcher(lines).replaceAll("[$2]($1)");
        return LINE_END.matcher(linked).replaceAll("  \n");
    }
}
