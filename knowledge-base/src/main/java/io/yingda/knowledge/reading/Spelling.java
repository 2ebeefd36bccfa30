package io.yingda.knowledge.reading;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Puts the content's words in place of what is spelled in Latin letters: in pinyin, or by the first letters alone. */
final class Spelling {

    /** What the merchant writes in Latin letters. */
    private final Set<String> own = new HashSet<>();

    private final Pinyin pinyin;
    private final Initials initials;

    Spelling(Vocabulary vocabulary) {
        vocabulary.forEachOwnText(text -> own.addAll(LatinRun.letters(text)));
        Neighbours neighbours = new Neighbours(vocabulary);
        pinyin = new Pinyin(neighbours);
        initials = new Initials(vocabulary, neighbours);
    }

    /** The folded text with all in place that is clear; the same text when nothing is. */
    String read(String folded) {
        StringBuilder read = new StringBuilder();
        int done = 0;
        for (LatinRun run : LatinRun.in(folded)) {
            char left = Neighbours.leftOf(folded, run.start());
            char right = Neighbours.rightOf(folded, run.end());
            String word = read(run, left, right);
            if (!word.isEmpty()) {
                read.append(folded, done, start(folded, run, left)).append(word);
                done = end(folded, run, right);
            }
        }
        return done == 0 ? folded : read.append(folded, done, folded.length()).toString();
    }

    private String read(LatinRun run, char left, char right) {
        List<String> words = run.words();
        for (String word : words) {
            if (LatinWords.has(word) || own.contains(word)) {
                return "";
            }
        }
        if (Pinyin.spells(run)) {
            return pinyin.read(run, left, right);
        }
        return words.size() == 1 ? initials.read(words.getFirst(), left, right) : "";
    }

    /** Where the run begins, with the space that parts it from a character before it. */
    private static int start(String folded, LatinRun run, char left) {
        boolean parted = left != Neighbours.NOTHING && run.start() > 0 && folded.charAt(run.start() - 1) == ' ';
        return parted ? run.start() - 1 : run.start();
    }

    private static int end(String folded, LatinRun run, char right) {
        boolean parted = right != Neighbours.NOTHING && run.end() < folded.length() && folded.charAt(run.end()) == ' ';
        return parted ? run.end() + 1 : run.end();
    }
}
