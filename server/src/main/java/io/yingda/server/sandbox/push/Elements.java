package io.yingda.server.sandbox.push;

import java.util.function.Consumer;

/** Writes the elements of a push, one a line for those who read it on the page. */
public final class Elements {

    private final StringBuilder xml = new StringBuilder("<xml>\n");

    public Elements plain(String name, String value) {
        xml.append("  <").append(name).append('>').append(value);
        return closed(name);
    }

    public Elements cdata(String name, String value) {
        xml.append("  <").append(name).append("><![CDATA[").append(safe(value)).append("]]>");
        return closed(name);
    }

    /** An element that holds others. */
    public Elements nested(String name, Consumer<Elements> inner) {
        xml.append("  <").append(name).append(">\n");
        inner.accept(this);
        xml.append("  ");
        return closed(name);
    }

    String xml() {
        return xml + "</xml>";
    }

    private Elements closed(String name) {
        xml.append("</").append(name).append(">\n");
        return this;
    }

    /** Without characters XML 1.0 cannot carry, and with every end of a CDATA section split over two. */
    private static String safe(String value) {
        StringBuilder kept = new StringBuilder(value.length());
        value.codePoints().filter(Elements::isAllowed).forEach(kept::appendCodePoint);
        return kept.toString().replace("]]>", "]]]]><![CDATA[>");
    }

    private static boolean isAllowed(int character) {
        return character == '\t'
                || character == '\n'
                || character == '\r'
                || (character >= ' ' && character < Character.MIN_SURROGATE)
                || (character > Character.MAX_SURROGATE && character < 0xFFFE)
                || character > 0xFFFF;
    }
}
