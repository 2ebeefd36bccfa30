package io.yingda.server.quality;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.yingda.engine.article.Article;
import io.yingda.engine.article.Validity;
import io.yingda.engine.message.Reply;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Reads a foreign knowledge base and questions about it, one JSON object a line. An entry has {@code id}, {@code question},
 * {@code answer} and, where there are any, {@code similar} and {@code category}; a question has {@code text},
 * {@code answer_id} (null when nothing answers it) and, where there are any, {@code id}, {@code also_ok} and {@code kind}.
 */
public final class EvalFiles {

    private static final ObjectMapper JSON = new ObjectMapper();

    private EvalFiles() {}

    /** @throws EvalFileException when the file cannot be read, a line is no entry or an id comes twice */
    public static List<Article> articles(Path file) {
        Map<String, Article> articles = new LinkedHashMap<>();
        for (Article article : lines(file, EvalFiles::article)) {
            if (articles.put(article.id(), article) != null) {
                throw new EvalFileException(file + ": id 重复：" + article.id());
            }
        }
        return List.copyOf(articles.values());
    }

    /** @throws EvalFileException when the file cannot be read or a line is no question */
    public static List<EvalQuestion> questions(Path file) {
        return lines(file, EvalFiles::question);
    }

    private static Article article(JsonNode entry) {
        String answer = entry.path("answer").asText("");
        return new Article(
                required(entry, "id"),
                entry.path("question").asText(""),
                texts(entry.path("similar")),
                answer,
                List.of(new Reply.Text(answer)),
                entry.path("category").asText(""),
                texts(entry.path("keywords")),
                Set.of(),
                Validity.ALWAYS);
    }

    private static EvalQuestion question(JsonNode entry) {
        Set<String> right = new LinkedHashSet<>(texts(entry.path("also_ok")));
        if (entry.path("answer_id").isTextual()) {
            right.add(entry.path("answer_id").asText());
        }
        String text = required(entry, "text");
        return EvalQuestion.of(
                entry.path("id").asText(text), text, right, entry.path("kind").asText(""));
    }

    private static String required(JsonNode entry, String name) {
        String value = entry.path(name).asText("");
        if (value.isBlank()) {
            throw new IllegalArgumentException("缺少 " + name);
        }
        return value;
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(item -> texts.add(item.asText()));
        return texts;
    }

    private static <T> List<T> lines(Path file, Function<JsonNode, T> reader) {
        List<T> entries = new ArrayList<>();
        int line = 0;
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            for (String text = lines.readLine(); text != null; text = lines.readLine()) {
                line++;
                if (!text.isBlank()) {
                    entries.add(reader.apply(JSON.readTree(text)));
                }
            }
        } catch (JsonProcessingException unreadable) {
            throw new EvalFileException(file + ":" + line + ": 这一行不是 JSON：" + unreadable.getOriginalMessage());
        } catch (IllegalArgumentException incomplete) {
            throw new EvalFileException(file + ":" + line + ": " + incomplete.getMessage());
        } catch (IOException unreadable) {
            throw new EvalFileException(file + ": 读不到这个文件（应当是 UTF-8 编码的 JSONL）");
        }
        return List.copyOf(entries);
    }
}
