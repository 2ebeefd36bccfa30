package io.yingda.rules.lookup;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What an operation returns.
 *
 * @param at where it is: a JSON Pointer, or the name of a column
 * @param hundredths whether an amount is written in its hundredths
 * @param label what people at the desk read; the name where nothing else is written
 * @param personal whether it is hidden from those who do not serve
 * @param fields those of each row, in the order written; empty for what is no list
 */
public record Field(
        String name,
        Type type,
        String at,
        boolean hundredths,
        String label,
        boolean personal,
        Map<String, Field> fields) {

    public Field {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }
}
