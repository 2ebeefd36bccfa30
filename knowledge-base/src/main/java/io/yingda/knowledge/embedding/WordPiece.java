package io.yingda.knowledge.embedding;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Cuts texts into the pieces a BERT model was trained on: greedily the longest piece of the vocabulary first (Devlin et al.,
 * "BERT", 2018). Made from a {@code tokenizer.json}, the file format of Hugging Face tokenizers. Safe for many threads.
 */
final class WordPiece {

    /** The pieces are names of fields, each met once: to look for the same one in a table only takes time. */
    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .build());

    private final Map<String, Integer> numbers = new HashMap<>();
    private final BertWords words;
    private final String continuation;
    private final int longestWord;
    private final int unknown;
    private final int first;
    private final int last;
    private final @Nullable Pattern special;

    private WordPiece(JsonNode file) throws IOException {
        JsonNode model = file.path("model");
        if (!model.path("type").asText().equals("WordPiece")) {
            throw new IOException("its model is not of the type WordPiece");
        }
        model.path("vocab")
                .properties()
                .forEach(piece -> numbers.put(piece.getKey(), piece.getValue().asInt()));
        JsonNode normalizer = file.path("normalizer");
        boolean lowerCase = normalizer.path("lowercase").asBoolean(true);
        // Left open, accents go with the case.
        words = new BertWords(
                lowerCase,
                normalizer.path("strip_accents").asBoolean(lowerCase),
                normalizer.path("handle_chinese_chars").asBoolean(true));
        continuation = model.path("continuing_subword_prefix").asText("##");
        longestWord = model.path("max_input_chars_per_word").asInt(100);
        unknown = number(model.path("unk_token").asText("[UNK]"));
        first = number("[CLS]");
        last = number("[SEP]");
        List<String> added = file.path("added_tokens").findValuesAsText("content");
        special = added.isEmpty()
                ? null
                : Pattern.compile(added.stream().map(Pattern::quote).collect(Collectors.joining("|")));
    }

    /**
     * Reads a {@code tokenizer.json}.
     *
     * @throws IOException when it is no JSON, or for no BERT model
     */
    static WordPiece read(byte[] json) throws IOException {
        return new WordPiece(JSON.readTree(json));
    }

    /**
     * The numbers of a text's pieces between the marks of its beginning and end.
     *
     * @param limit at most how many numbers, both marks included; from 2
     */
    long[] numbers(String text, int limit) {
        List<Integer> pieces = new ArrayList<>();
        int done = 0;
        if (special != null) {
            var matcher = special.matcher(text);
            while (matcher.find()) {
                add(pieces, text.substring(done, matcher.start()));
                pieces.add(numbers.getOrDefault(matcher.group(), unknown));
                done = matcher.end();
            }
        }
        add(pieces, text.substring(done));
        int kept = Math.min(pieces.size(), limit - 2);
        long[] marked = new long[kept + 2];
        marked[0] = first;
        for (int index = 0; index < kept; index++) {
            marked[index + 1] = pieces.get(index);
        }
        marked[kept + 1] = last;
        return marked;
    }

    private void add(List<Integer> pieces, String text) {
        for (String word : words.of(text)) {
            addWord(pieces, word);
        }
    }

    private void addWord(List<Integer> pieces, String word) {
        int before = pieces.size();
        int start = word.codePointCount(0, word.length()) > longestWord ? -1 : 0;
        while (start >= 0 && start < word.length()) {
            start = addLongest(pieces, word, start);
        }
        if (start < 0) {
            pieces.subList(before, pieces.size()).clear();
            pieces.add(unknown);
        }
    }

    /** Adds the longest piece that begins here and tells where it ends; -1 when there is none. */
    private int addLongest(List<Integer> pieces, String word, int start) {
        for (int end = word.length(); end > start; end = word.offsetByCodePoints(end, -1)) {
            String piece = word.substring(start, end);
            Integer number = numbers.get(start == 0 ? piece : continuation + piece);
            if (number != null) {
                pieces.add(number);
                return end;
            }
        }
        return -1;
    }

    private int number(String token) throws IOException {
        Integer number = numbers.get(token);
        if (number == null) {
            throw new IOException("its vocabulary lacks " + token);
        }
        return number;
    }
}
