package io.yingda.knowledge.index;

import io.yingda.knowledge.reading.Vocabulary;
import io.yingda.knowledge.text.Folding;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.ObjIntConsumer;

/** The vocabulary of one version of the content. Safe for many threads. */
final class Contents implements Vocabulary {

    private final Lexicon lexicon;
    private final Frequencies frequencies;
    private final Collection<Entry> entries;
    private final Reading reading;

    Contents(Lexicon lexicon, Frequencies frequencies, Collection<Entry> entries, Reading reading) {
        this.lexicon = lexicon;
        this.frequencies = frequencies;
        this.entries = entries;
        this.reading = reading;
    }

    @Override
    public int articlesWith(String word) {
        return frequencies.entriesWith(lexicon.number(word));
    }

    @Override
    public int articlesWithPair(String pair) {
        return frequencies.entriesWithPair(lexicon.number(pair));
    }

    @Override
    public void forEachOwnText(Consumer<String> action) {
        for (Entry entry : entries) {
            action.accept(Folding.fold(entry.article().question()));
            action.accept(Folding.fold(entry.named().text()));
            action.accept(Folding.fold(entry.answer().text()));
        }
    }

    @Override
    public void forEachPhrasing(Consumer<String> action) {
        entries.forEach(entry -> entry.phrasings().forEach(phrasing -> action.accept(phrasing.bare())));
    }

    @Override
    public void forEachWord(ObjIntConsumer<String> action) {
        Map<String, Integer> words = new HashMap<>();
        lexicon.forEach((term, number) -> {
            int articles = frequencies.entriesWith(number);
            if (articles > 0) {
                words.put(term, articles);
            }
        });
        entries.forEach(entry -> entry.keywords().forEach(keyword -> words.merge(keyword, 1, Integer::max)));
        reading.known().forEach(word -> words.putIfAbsent(word, 1));
        words.forEach(action::accept);
    }

    @Override
    public void forEachPair(ObjIntConsumer<String> action) {
        lexicon.forEach((term, number) -> {
            int articles = frequencies.entriesWithPair(number);
            if (articles > 0 && isPair(term)) {
                action.accept(term, articles);
            }
        });
    }

    private static boolean isPair(String term) {
        return term.length() == 2 && term.chars().allMatch(character -> character >= 0x4E00 && character <= 0x9FFF);
    }
}
