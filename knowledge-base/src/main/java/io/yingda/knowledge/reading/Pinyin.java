package io.yingda.knowledge.reading;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads whole syllables as the characters that the content would have there. */
final class Pinyin {

    /** No more letters than this are read. */
    private static final int MOST_LETTERS = 30;

    /** Beginnings that are followed up at a time. */
    private static final int BEAM = 20;

    private final Neighbours neighbours;
    private final Map<String, String> characters = new HashMap<>();

    Pinyin(Neighbours neighbours) {
        this.neighbours = neighbours;
        for (char character : neighbours.characters()) {
            for (String syllable : Pronunciation.of(character)) {
                characters.merge(syllable, String.valueOf(character), String::concat);
            }
        }
    }

    /** Whether all words of a run are nothing but syllables. */
    static boolean spells(LatinRun run) {
        int letters = 0;
        for (String word : run.words()) {
            letters += word.length();
            if (word.length() < 2 || letters > MOST_LETTERS || !isSyllables(word)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isSyllables(String word) {
        BitSet reached = new BitSet();
        reached.set(0);
        for (int start = 0; start < word.length(); start++) {
            for (int end = start + 1;
                    reached.get(start) && end <= Math.min(word.length(), start + Pronunciation.LONGEST);
                    end++) {
                if (Pronunciation.isSyllable(word.substring(start, end))) {
                    reached.set(end);
                }
            }
        }
        return reached.get(word.length());
    }

    /** The characters a run stands for between these two; empty when that is not clear. */
    String read(LatinRun run, char left, char right) {
        List<Guess> guesses = List.of(new Guess("", 0));
        for (String word : run.words()) {
            guesses = after(guesses, word, left);
        }
        List<Guess> ended = new ArrayList<>();
        for (Guess guess : guesses) {
            char last = guess.text().charAt(guess.text().length() - 1);
            ended.add(new Guess(guess.text(), guess.score() + neighbours.before(last, right)));
        }
        ended.sort(Guess.BEST_FIRST);
        return Guess.isClear(ended) && neighbours.know(left, ended.getFirst().text(), right)
                ? ended.getFirst().text()
                : "";
    }

    /** The best ways to go on from some guesses with the syllables of a word. */
    private List<Guess> after(List<Guess> begun, String word, char left) {
        List<List<Guess>> reached = new ArrayList<>();
        for (int place = 0; place <= word.length(); place++) {
            reached.add(new ArrayList<>());
        }
        reached.getFirst().addAll(begun);
        for (int start = 0; start <= word.length(); start++) {
            List<Guess> here = reached.get(start);
            here.sort(Guess.BEST_FIRST);
            List<Guess> best = here.subList(0, Math.min(BEAM, here.size()));
            if (start == word.length()) {
                return List.copyOf(best);
            }
            for (int end = start + 1; end <= Math.min(word.length(), start + Pronunciation.LONGEST); end++) {
                String possible = characters.getOrDefault(word.substring(start, end), "");
                for (Guess guess : best) {
                    extend(guess, possible, left, reached.get(end));
                }
            }
        }
        return List.of();
    }

    private void extend(Guess guess, String possible, char left, List<Guess> extended) {
        char before =
                guess.text().isEmpty() ? left : guess.text().charAt(guess.text().length() - 1);
        for (int index = 0; index < possible.length(); index++) {
            char next = possible.charAt(index);
            extended.add(new Guess(guess.text() + next, guess.score() + neighbours.after(before, next)));
        }
    }
}
