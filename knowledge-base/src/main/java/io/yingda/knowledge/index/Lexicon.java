package io.yingda.knowledge.index;

import io.yingda.engine.knowledge.Token;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ObjIntConsumer;

/** Numbers for terms, given out once and kept. Safe for many threads. */
public final class Lexicon {

    /** What a term is called that no article ever had. */
    public static final int UNKNOWN = -1;

    private final ConcurrentMap<String, Integer> numbers = new ConcurrentHashMap<>();
    private final AtomicInteger next = new AtomicInteger();

    Lexicon() {}

    /** @param terms by their numbers */
    Lexicon(List<String> terms) {
        terms.forEach(term -> numbers.put(term, next.getAndIncrement()));
        if (numbers.size() != terms.size()) {
            throw new IllegalArgumentException("a term has two numbers");
        }
    }

    /** The terms by their numbers, as long as none is added. */
    List<String> terms() {
        String[] terms = new String[size()];
        numbers.forEach((term, number) -> terms[number] = term);
        return List.of(terms);
    }

    /** How many numbers were given out. */
    int size() {
        return next.get();
    }

    void forEach(ObjIntConsumer<String> action) {
        numbers.forEach(action::accept);
    }

    Terms learn(List<Token> tokens) {
        int[] ids = new int[tokens.size()];
        for (int index = 0; index < ids.length; index++) {
            ids[index] = numbers.computeIfAbsent(tokens.get(index).text(), term -> next.getAndIncrement());
        }
        return Terms.of(ids);
    }

    /** The number of a term, or {@link #UNKNOWN}. */
    public int number(String term) {
        return numbers.getOrDefault(term, UNKNOWN);
    }
}
