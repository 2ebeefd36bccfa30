package io.yingda.engine.document;

import java.util.List;
import java.util.Map;

/** A value in a document together with its line, from 1. */
public sealed interface Node {

    int line();

    /** What people call this kind of value. */
    String label();

    /**
     * A single value, as written.
     *
     * @param plain whether it stands without quotes, so that {@code 5} is a number
     */
    record Scalar(String value, int line, boolean plain) implements Node {

        /** One nobody asks how it is quoted. */
        public Scalar(String value, int line) {
            this(value, line, false);
        }

        @Override
        public String label() {
            return "单个值";
        }
    }

    /** A value that was left out after its name. */
    record Empty(int line) implements Node {
        @Override
        public String label() {
            return "空";
        }
    }

    record Sequence(List<Node> items, int line) implements Node {
        public Sequence {
            items = List.copyOf(items);
        }

        @Override
        public String label() {
            return "列表";
        }
    }

    /**
     * Named values.
     *
     * @param fields in the order written; each name is unique
     */
    record Mapping(Map<String, Field> fields, int line) implements Node {
        @Override
        public String label() {
            return "一组字段";
        }
    }

    /**
     * A named value.
     *
     * @param line the line of the name
     */
    record Field(Node value, int line) {}
}
