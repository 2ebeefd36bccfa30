package io.yingda.knowledge.dictionary;

import io.yingda.engine.problem.Problem;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Reads groups of synonyms, a line each; the first word of a group stands for the others. */
final class Synonyms {

    private Synonyms() {}

    static Map<String, String> read(List<Line> lines, Consumer<Problem> problems) {
        Map<String, String> canonical = new LinkedHashMap<>();
        Map<String, Integer> places = new HashMap<>();
        for (Line line : lines) {
            Set<String> group = new LinkedHashSet<>();
            for (String word : line.folded().split("[,、]", -1)) {
                if (!word.isBlank()) {
                    group.add(word.strip());
                }
            }
            if (group.size() < 2) {
                problems.accept(line.error("一组同义词至少要两个词", "请用逗号隔开，第一个是标准说法"));
                continue;
            }
            String first = group.iterator().next();
            for (String word : group) {
                Integer before = places.putIfAbsent(word, line.number());
                if (before != null) {
                    problems.accept(line.error("“" + word + "”在第 " + before + " 行那一组里已经有了", "请把两组合成一组，或只留一处"));
                } else if (!word.equals(first)) {
                    canonical.put(word, canonical.getOrDefault(first, first));
                }
            }
        }
        return canonical;
    }
}
