package io.yingda.server.wechat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A piece of a body, the same whether it was written in XML or in JSON. An object's fields, and the entries of an array
 * under the array's name, are its children; order is as written.
 *
 * @param name the element's name; names are compared without regard to case, since WeChat spells {@code MsgId},
 *     {@code OpenID} and others in more than one way
 * @param text its own text without the blanks around it; empty where it has children
 */
public record Element(String name, String text, List<Element> children) {

    public Element {
        children = List.copyOf(children);
    }

    public Optional<Element> child(String wanted) {
        for (Element child : children) {
            if (child.name.equalsIgnoreCase(wanted)) {
                return Optional.of(child);
            }
        }
        return Optional.empty();
    }

    /** Every child of this name, in order. */
    public List<Element> all(String wanted) {
        return children.stream()
                .filter(child -> child.name.equalsIgnoreCase(wanted))
                .toList();
    }

    /** The child of this name, or an element without anything. */
    public Element in(String wanted) {
        return child(wanted).orElseGet(() -> new Element(wanted, "", List.of()));
    }

    /** The text of the child of this name; null when there is none, or an empty one. */
    @Nullable
    String optional(String wanted) {
        String found = text(wanted);
        return found.isEmpty() ? null : found;
    }

    /** The text of the child of this name; empty when there is none. */
    public String text(String wanted) {
        return child(wanted).map(Element::text).orElse("");
    }

    /** The number the child of this name holds, or the other when it holds none. */
    public long number(String wanted, long other) {
        try {
            return Long.parseLong(text(wanted));
        } catch (NumberFormatException noNumber) {
            return other;
        }
    }

    /** The same for counts and codes; what an int cannot hold counts as no number. */
    public int count(String wanted, int other) {
        long number = number(wanted, other);
        return number == (int) number ? (int) number : other;
    }

    /** The finite number the child of this name holds; 0 when it holds none. */
    public double decimal(String wanted) {
        try {
            double value = Double.parseDouble(text(wanted));
            return Double.isFinite(value) ? value : 0;
        } catch (NumberFormatException noNumber) {
            return 0;
        }
    }

    /** The children that hold text, by name; the first of equal names. */
    public Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        for (Element child : children) {
            if (child.children.isEmpty()) {
                texts.putIfAbsent(child.name, child.text);
            }
        }
        return texts;
    }
}
