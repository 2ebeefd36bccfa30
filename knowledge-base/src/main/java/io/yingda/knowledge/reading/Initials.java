package io.yingda.knowledge.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads the first letters of syllables as a word of the content's. */
final class Initials {

    private static final int SHORTEST = 2;
    private static final int LONGEST = 6;

    private final Neighbours neighbours;
    private final Map<String, List<Word>> words = new HashMap<>();

    private record Word(String text, int articles) {}

    Initials(Vocabulary vocabulary, Neighbours neighbours) {
        this.neighbours = neighbours;
        Map<String, Integer> articlesWith = new HashMap<>();
        vocabulary.forEachWord((word, articles) -> {
            if (word.length() >= SHORTEST
                    && word.length() <= LONGEST
                    && word.chars().allMatch(character -> Neighbours.counts((char) character))) {
                articlesWith.merge(word, articles, Integer::sum);
                if (word.length() >= 2 * SHORTEST) {
                    // Of a long word one half may be spelled, the other written.
                    articlesWith.merge(word.substring(0, SHORTEST), articles, Integer::sum);
                    articlesWith.merge(word.substring(word.length() - SHORTEST), articles, Integer::sum);
                }
            }
        });
        articlesWith.forEach(
                (word, articles) -> words.computeIfAbsent(Pronunciation.initials(word), none -> new ArrayList<>())
                        .add(new Word(word, articles)));
    }

    /** The word that some letters stand for between these two characters; empty when that is not clear. */
    String read(String letters, char left, char right) {
        List<Guess> guesses = new ArrayList<>();
        for (Word word : words.getOrDefault(letters, List.of())) {
            char first = word.text().charAt(0);
            char last = word.text().charAt(word.text().length() - 1);
            double fits = neighbours.after(left, first) - neighbours.alone(first) + neighbours.before(last, right);
            guesses.add(new Guess(word.text(), Math.log(word.articles()) + fits));
        }
        guesses.sort(Guess.BEST_FIRST);
        if (!Guess.isClear(guesses)) {
            return "";
        }
        String best = guesses.getFirst().text();
        boolean telling = letters.length() > SHORTEST
                || neighbours.know(left, best.charAt(0))
                || neighbours.know(best.charAt(best.length() - 1), right);
        return telling ? best : "";
    }
}
