package io.yingda.server.fuzz;

import io.yingda.server.wechat.Element;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A body as a tree that can be bent. */
final class Shape {

    private static final int DEEP = 40;
    private static final int MANY = 200;
    private static final int MOST = 2_000;

    private String name;
    private String text;
    private final List<Shape> children;

    private Shape(String name, String text, List<Shape> children) {
        this.name = name;
        this.text = text;
        this.children = new ArrayList<>(children);
    }

    static Shape of(Element element) {
        return new Shape(
                element.name(),
                element.text(),
                element.children().stream().map(Shape::of).toList());
    }

    String name() {
        return name;
    }

    String text() {
        return text;
    }

    List<Shape> children() {
        return children;
    }

    /** Gives the child of this name another text. */
    void say(String child, String words) {
        children.stream().filter(each -> each.name.equals(child)).forEach(each -> each.text = words);
    }

    /** Changes something somewhere in it. */
    void bend(Random random) {
        List<Shape> all = new ArrayList<>();
        collect(all);
        if (all.size() > MOST) {
            return;
        }
        Shape at = all.get(random.nextInt(all.size()));
        Shape other = all.get(random.nextInt(all.size()));
        List<String> values = Seeds.values();
        String value = values.get(random.nextInt(values.size()));
        switch (random.nextInt(12)) {
            case 0, 1, 2 -> at.text = value;
            case 3 -> at.children.add(random.nextInt(at.children.size() + 1), new Shape(other.name, value, List.of()));
            case 4 -> drop(at, random);
            case 5 -> at.name = random.nextBoolean() ? other.name : swapped(at.name);
            case 6 -> at.children.add(other == this ? new Shape(name, text, List.of()) : other.copy());
            case 7 ->
                at.children.addAll(List.of(new Shape("item", value, List.of()), new Shape("item", "", List.of())));
            case 8 -> at.nest(1 + random.nextInt(DEEP));
            case 9 -> at.repeat(random.nextInt(MANY));
            case 10 -> java.util.Collections.shuffle(at.children, random);
            default -> at.text = at.text + value;
        }
    }

    private void collect(List<Shape> all) {
        all.add(this);
        children.forEach(child -> child.collect(all));
    }

    private static void drop(Shape at, Random random) {
        if (!at.children.isEmpty()) {
            at.children.remove(random.nextInt(at.children.size()));
        }
    }

    private static String swapped(String name) {
        String upper = name.toUpperCase(java.util.Locale.ROOT);
        return name.equals(upper) ? name.toLowerCase(java.util.Locale.ROOT) : upper;
    }

    private void nest(int depth) {
        Shape inner = new Shape(name, text, children);
        for (int level = 1; level < depth; level++) {
            inner = new Shape(name, "", List.of(inner));
        }
        children.clear();
        children.add(inner);
    }

    private void repeat(int times) {
        for (int time = 0; time < times; time++) {
            children.add(new Shape(name, text, List.of()));
        }
    }

    private Shape copy() {
        return new Shape(name, text, children.stream().map(Shape::copy).toList());
    }
}
