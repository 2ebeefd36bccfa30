package io.yingda.knowledge.dictionary;

import io.yingda.engine.problem.Problem;
import io.yingda.knowledge.document.TextFile;
import io.yingda.knowledge.text.Word;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The folder {@code dictionary/}: {@code words.txt}, {@code synonyms.txt}, {@code stop-words.txt} and
 * {@code accounts/<account>/words.txt}, each optional. A line that cannot be read is reported and left out; the others count.
 * Of a file that cannot be read at all, the last version that could be counts. One thread at a time.
 */
public final class DictionaryFolder {

    private final Path folder;
    private final String name;
    private final Map<String, List<Line>> lastGood = new HashMap<>();

    /**
     * @param folder need not exist
     * @param name the folder as problems should name it, without a slash at its end
     */
    public DictionaryFolder(Path folder, String name) {
        this.folder = folder;
        this.name = name;
    }

    public Dictionary read(Consumer<Problem> problems) {
        List<Word> words = words("words.txt", problems);
        Map<String, List<Word>> accountWords = new TreeMap<>();
        for (String account : accounts()) {
            List<Word> own = words("accounts/" + account + "/words.txt", problems);
            if (!own.isEmpty()) {
                accountWords.put(account, own);
            }
        }
        Map<String, String> synonyms = Synonyms.read(lines("synonyms.txt", problems), problems);
        Set<String> stopWords = new HashSet<>(Dictionary.commonStopWords());
        for (Line line : lines("stop-words.txt", problems)) {
            if (line.folded().contains(" ") || line.folded().contains(",")) {
                problems.accept(line.error("停用词一行只写一个", "请分成几行"));
            } else {
                stopWords.add(line.folded());
            }
        }
        return new Dictionary(withSynonyms(words, synonyms), accountWords, synonyms, stopWords);
    }

    private List<String> accounts() {
        Path accounts = folder.resolve("accounts");
        if (!Files.isDirectory(accounts)) {
            return List.of();
        }
        try (Stream<Path> paths = Files.list(accounts)) {
            return paths.filter(Files::isDirectory)
                    .map(path -> path.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            return List.of();
        }
    }

    private List<Word> words(String file, Consumer<Problem> problems) {
        Map<String, Word> words = new LinkedHashMap<>();
        for (Line line : lines(file, problems)) {
            WordLine.read(line, problems).ifPresent(word -> {
                if (words.putIfAbsent(word.text(), word) != null) {
                    problems.accept(line.warning("“" + word.text() + "”前面已经写过", "请只留一行"));
                }
            });
        }
        return List.copyOf(words.values());
    }

    /** A synonym can only stand for another when the segmentation keeps it whole. */
    private static List<Word> withSynonyms(List<Word> words, Map<String, String> synonyms) {
        Set<String> known = new HashSet<>();
        words.forEach(word -> known.add(word.text()));
        List<Word> all = new ArrayList<>(words);
        Stream.concat(synonyms.keySet().stream(), synonyms.values().stream())
                .distinct()
                .filter(word -> word.length() > 1 && known.add(word))
                .forEach(word -> all.add(new Word(word, WordLine.DEFAULT_TAG, WordLine.DEFAULT_WEIGHT)));
        return all;
    }

    private List<Line> lines(String file, Consumer<Problem> problems) {
        Path path = folder.resolve(file);
        String place = name + "/" + file;
        if (!Files.isRegularFile(path)) {
            lastGood.remove(place);
            return List.of();
        }
        try {
            TextFile.decode(place, Files.readAllBytes(path), problems)
                    .ifPresent(text -> lastGood.put(place, Line.of(place, text)));
        } catch (IOException unreadable) {
            problems.accept(Problem.error(place, 0, "文件读不出来", "请检查文件的权限"));
        }
        return lastGood.getOrDefault(place, List.of());
    }
}
