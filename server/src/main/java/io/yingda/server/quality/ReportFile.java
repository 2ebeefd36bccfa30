package io.yingda.server.quality;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * A report with all of its questions, as a file keeps it to compare a later one with: the report as JSON, with one more field
 * {@code questions}.
 */
public record ReportFile(EvalReport report, List<QuestionLine> questions) {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    public ReportFile {
        questions = List.copyOf(questions);
    }

    public static ReportFile of(EvalReport report, List<EvalOutcome> outcomes) {
        return new ReportFile(report, outcomes.stream().map(QuestionLine::of).toList());
    }

    /** @throws EvalFileException when it cannot be written */
    public void write(Path file) {
        ObjectNode tree = JSON.valueToTree(report);
        tree.set("questions", JSON.valueToTree(questions));
        try {
            Files.writeString(file, tree.toPrettyString() + "\n");
        } catch (IOException unwritable) {
            throw new EvalFileException(file + ": 写不了这个文件。请检查文件夹是否存在、能不能写");
        }
    }

    /** @throws EvalFileException when it cannot be read, or is no report with its questions */
    public static ReportFile read(Path file) {
        try {
            JsonNode tree = JSON.readTree(Files.readString(file));
            if (!tree.path("questions").isArray() || !tree.has("outcome")) {
                throw new EvalFileException(file + ": 这不是带有逐个问题的报告。请用 ./yingda eval --report FILE 生成");
            }
            List<QuestionLine> questions = Arrays.asList(JSON.treeToValue(tree.get("questions"), QuestionLine[].class));
            questions.forEach(QuestionLine::verdict);
            return new ReportFile(JSON.treeToValue(tree, EvalReport.class), questions);
        } catch (JacksonException malformed) {
            int line = malformed.getLocation() == null
                    ? 0
                    : malformed.getLocation().getLineNr();
            throw new EvalFileException(
                    file + (line > 0 ? ":" + line : "") + ": 报告读不懂：" + malformed.getOriginalMessage());
        } catch (IllegalArgumentException unknown) {
            throw new EvalFileException(file + ": 报告读不懂：" + unknown.getMessage());
        } catch (IOException unreadable) {
            throw new EvalFileException(file + ": 读不到这个文件");
        }
    }
}
