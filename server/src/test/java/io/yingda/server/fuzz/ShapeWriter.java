package io.yingda.server.fuzz;

import java.util.HexFormat;
import java.util.Locale;
import java.util.Random;

/** Writes a shape as XML or JSON in one of the many ways either allows, and now and then in one it does not. */
final class ShapeWriter {

    private static final int SELDOM = 40;

    private final Random random;
    private final StringBuilder written = new StringBuilder(512);

    private ShapeWriter(Random random) {
        this.random = random;
    }

    static String xml(Shape shape, Random random) {
        ShapeWriter writer = new ShapeWriter(random);
        writer.prolog();
        writer.element(shape);
        return writer.written.toString();
    }

    static String json(Shape shape, Random random) {
        ShapeWriter writer = new ShapeWriter(random);
        writer.object(shape);
        return writer.written.toString();
    }

    private boolean seldom() {
        return random.nextInt(SELDOM) == 0;
    }

    private void prolog() {
        if (seldom()) {
            written.append("<?xml version=\"1.0\" encoding=\"")
                    .append(random.nextBoolean() ? "UTF-8" : "GBK")
                    .append("\"?>");
        }
        if (seldom()) {
            written.append("<!DOCTYPE xml [<!ENTITY a SYSTEM \"file:///etc/passwd\"><!ENTITY b \"&a;&a;\">]>");
        }
    }

    private void element(Shape shape) {
        String name = shape.name().isEmpty() ? "x" : shape.name();
        written.append('<').append(name);
        if (seldom()) {
            written.append(random.nextBoolean() ? " a=\"1\" xmlns:q='u'" : " a=1");
        }
        written.append('>');
        if (seldom()) {
            written.append(random.nextBoolean() ? "<!-- c -->" : "<?p i?>");
        }
        text(shape.text());
        shape.children().forEach(this::element);
        written.append("</")
                .append(seldom() ? name.toLowerCase(Locale.ROOT) : name)
                .append('>');
    }

    private void text(String text) {
        switch (random.nextInt(8)) {
            case 0, 1, 2 ->
                written.append("<![CDATA[")
                        .append(text.replace("]]>", "]]]]><![CDATA[>"))
                        .append("]]>");
            case 3, 4, 5 ->
                written.append(text.replace("&", "&amp;").replace("<", "&lt;").replace("]]>", "]]&gt;"));
            case 6 ->
                text.codePoints()
                        .forEach(point -> written.append("&#").append(point).append(';'));
            default -> written.append(seldom() ? text + "&a;" : text);
        }
    }

    private void object(Shape shape) {
        written.append('{');
        boolean first = true;
        for (Shape child : shape.children()) {
            written.append(first ? "" : ",");
            first = false;
            string(child.name());
            written.append(':');
            value(child);
        }
        written.append(seldom() ? ",}" : "}");
    }

    private void value(Shape shape) {
        switch (random.nextInt(12)) {
            case 0 -> {
                written.append('[');
                plain(shape);
                written.append(seldom() ? ",[],null,{}]" : "]");
            }
            case 1 -> written.append(random.nextBoolean() ? "null" : "true");
            case 2 -> written.append(shape.text().isEmpty() ? "0" : shape.text());
            default -> plain(shape);
        }
    }

    private void plain(Shape shape) {
        if (shape.children().isEmpty()) {
            string(shape.text());
        } else {
            object(shape);
        }
    }

    private void string(String text) {
        written.append('"');
        boolean escaped = random.nextInt(4) == 0;
        text.chars().forEach(character -> {
            if (escaped
                    || character < ' '
                    || character == '"'
                    || character == '\\'
                    || Character.isSurrogate((char) character)) {
                written.append("\\u").append(HexFormat.of().toHexDigits((char) character));
            } else {
                written.append((char) character);
            }
        });
        written.append('"');
    }
}
