package io.yingda.knowledge.importing;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import io.yingda.engine.problem.Problem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Reads the cells of a CSV file as the spreadsheet programs people use write it, in any of their encodings. */
public final class CsvCells {

    private static final CsvMapper MAPPER =
            CsvMapper.builder().enable(CsvParser.Feature.WRAP_AS_ARRAY).build();

    private CsvCells() {}

    /**
     * The cells of each row, the header first.
     *
     * @param file as problems should name it
     * @throws IOException when the file cannot be read
     */
    public static List<List<String>> read(Path source, String file, Consumer<Problem> problems) throws IOException {
        String text = decode(Files.readAllBytes(source));
        CsvSchema schema = CsvSchema.emptySchema().withColumnSeparator(separator(text));
        List<List<String>> rows = new ArrayList<>();
        try (MappingIterator<String[]> lines =
                MAPPER.readerFor(String[].class).with(schema).readValues(text)) {
            while (lines.hasNextValue()) {
                rows.add(List.of(lines.nextValue()));
            }
        } catch (JacksonException malformed) {
            problems.accept(Problem.error(file, rows.size() + 1, "从这一行起读不下去，多半是引号没有成对", "请用表格软件打开，重新另存为 CSV"));
        }
        return rows;
    }

    /** UTF-8 or UTF-16 when it says or proves so; otherwise the Chinese encoding of Excel on Windows. */
    private static String decode(byte[] bytes) {
        if (bytes.length >= 2 && (bytes[0] & 0xFF) == 0xFF && (bytes[1] & 0xFF) == 0xFE) {
            return new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16LE);
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException notUnicode) {
            return new String(bytes, Charset.forName("GB18030"));
        }
    }

    /** The separator that is most frequent in the first line outside quotes. */
    private static char separator(String text) {
        int commas = 0;
        int semicolons = 0;
        int tabs = 0;
        boolean quoted = false;
        for (int index = 0; index < text.length(); index++) {
            char character = text.charAt(index);
            if (character == '"') {
                quoted = !quoted;
            } else if (!quoted && character == '\n') {
                break;
            } else if (!quoted) {
                commas += character == ',' ? 1 : 0;
                semicolons += character == ';' ? 1 : 0;
                tabs += character == '\t' ? 1 : 0;
            }
        }
        if (tabs > commas && tabs >= semicolons) {
            return '\t';
        }
        return semicolons > commas ? ';' : ',';
    }
}
