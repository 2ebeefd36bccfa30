package io.yingda.rules.compile;

import io.yingda.rules.drl.DrlFile;
import io.yingda.rules.drl.Outline;
import io.yingda.rules.drl.Section;
import io.yingda.rules.drl.Token;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Finds code in rule files by its words, for compilers that do not say where it stands. */
final class Locator {

    private final List<Outline> files;

    Locator(List<Outline> files) {
        this.files = files;
    }

    /** A token of a file. */
    record Spot(Outline file, int position) {

        int line() {
            return file.tokens().get(position).line();
        }

        /** The rule or function around it. */
        Optional<Section> section() {
            return Stream.concat(file.rules().stream(), file.functions().stream())
                    .filter(section -> section.contains(position))
                    .findFirst();
        }

        /** The type of the pattern around it; empty outside of patterns. */
        Optional<String> pattern() {
            int depth = 0;
            for (int before = position - 1; before > 0; before--) {
                Token token = file.tokens().get(before);
                if (token.isSymbol(')')) {
                    depth++;
                } else if (token.isSymbol('(') && depth-- == 0) {
                    Token type = file.tokens().get(before - 1);
                    if (type.isWord() && Character.isUpperCase(type.text().charAt(0))) {
                        return Optional.of(type.text());
                    }
                    depth = 0;
                }
            }
            return Optional.empty();
        }
    }

    /**
     * The first place where the tokens of this code stand in a row.
     *
     * @param file where to look; empty for every file
     */
    Optional<Spot> code(String file, String code) {
        List<Token> wanted = Outline.of(new DrlFile("", code), problem -> {}).tokens();
        return wanted.isEmpty()
                ? Optional.empty()
                : files.stream()
                        .filter(outline -> file.isEmpty() || outline.file().equals(file))
                        .flatMap(outline -> IntStream.rangeClosed(
                                        0, outline.tokens().size() - wanted.size())
                                .filter(start -> matches(outline, start, wanted))
                                .mapToObj(start -> new Spot(outline, start)))
                        .findFirst();
    }

    /** The first place of this word inside a rule or function. */
    Optional<Spot> word(String file, String word) {
        return files.stream()
                .filter(outline -> file.isEmpty() || outline.file().equals(file))
                .flatMap(outline -> IntStream.range(0, outline.tokens().size())
                        .filter(at -> outline.tokens().get(at).isWord(word))
                        .mapToObj(at -> new Spot(outline, at)))
                .filter(spot -> spot.section().isPresent())
                .findFirst();
    }

    /** This word at or after a place, within so many tokens; the place itself when it is not there. */
    static Spot near(Spot start, String word, int within) {
        int end = Math.min(start.position() + within, start.file().tokens().size());
        for (int at = start.position(); at < end; at++) {
            if (start.file().tokens().get(at).isWord(word)) {
                return new Spot(start.file(), at);
            }
        }
        return start;
    }

    private static boolean matches(Outline outline, int start, List<Token> wanted) {
        for (int index = 0; index < wanted.size(); index++) {
            Token token = outline.tokens().get(start + index);
            if (token.kind() != wanted.get(index).kind()
                    || !token.text().equals(wanted.get(index).text())) {
                return false;
            }
        }
        return true;
    }
}
