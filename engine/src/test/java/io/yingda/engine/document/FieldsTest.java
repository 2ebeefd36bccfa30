package io.yingda.engine.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingda.engine.document.Node.Empty;
import io.yingda.engine.document.Node.Field;
import io.yingda.engine.document.Node.Mapping;
import io.yingda.engine.document.Node.Scalar;
import io.yingda.engine.document.Node.Sequence;
import io.yingda.engine.problem.Problem;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FieldsTest {

    private final List<Problem> problems = new ArrayList<>();

    @Test
    void valuesAreReadByNameAndType() {
        Fields fields = fields(Map.of(
                "name", new Scalar("禾苗", 2),
                "port", new Scalar("8080", 3),
                "from", new Scalar("2026-11-30", 4),
                "open", new Scalar("true", 5),
                "ratio", new Scalar(".5", 6)));

        assertThat(fields.requiredText("name")).isEqualTo("禾苗");
        assertThat(fields.integer("port", 0, 65_535)).hasValue(8080);
        assertThat(fields.date("from")).contains(LocalDate.of(2026, 11, 30));
        assertThat(fields.flag("open")).contains(true);
        assertThat(fields.number("ratio")).hasValue(.5);
        assertThat(problems).isEmpty();
    }

    @Test
    void everyMisfitIsReportedWithItsLineAndReadAsAbsent() {
        Fields fields = fields(Map.of(
                "port", new Scalar("70000", 3),
                "from", new Scalar("明天", 4),
                "name", new Sequence(List.of(), 5)));

        assertThat(fields.integer("port", 0, 65_535)).isEmpty();
        assertThat(fields.date("from")).isEmpty();
        assertThat(fields.text("name")).isEmpty();
        assertThat(problems).extracting(Problem::line).containsExactlyInAnyOrder(3, 4, 5);
    }

    @Test
    void aMissingFieldIsReportedOnce() {
        assertThat(fields(Map.of()).requiredText("id")).isEmpty();
        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.what()).isEqualTo("缺少 id");
            assertThat(problem.line()).isEqualTo(1);
        });
    }

    @Test
    void anUnknownFieldSuggestsTheOneThatWasMeant() {
        Fields fields = fields(Map.of("simlar", new Scalar("x", 7)));
        fields.texts("similar");
        fields.finish();

        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.line()).isEqualTo(7);
            assertThat(problem.remedy()).contains("similar");
        });
    }

    @Test
    void aSingleValueCountsAsAListOfOneAndAnEmptyItemIsReported() {
        Fields fields = fields(Map.of(
                "one", new Scalar("甲", 2),
                "many", new Sequence(List.of(new Scalar("乙", 3), new Empty(4)), 3)));

        assertThat(fields.texts("one")).containsExactly("甲");
        assertThat(fields.texts("many")).containsExactly("乙");
        assertThat(problems).extracting(Problem::line).containsExactly(4);
    }

    @Test
    void aNestedMappingIsReadTheSameWay() {
        Mapping nested = new Mapping(Map.of("from", new Field(new Scalar("2026-01-01", 9), 9)), 8);
        Fields valid = fields(Map.of("valid", nested)).fields("valid").orElseThrow();

        assertThat(valid.date("from")).contains(LocalDate.of(2026, 1, 1));
        assertThat(valid.line()).isEqualTo(8);
    }

    private Fields fields(Map<String, Node> values) {
        Map<String, Field> fields = new LinkedHashMap<>();
        values.forEach((name, value) -> fields.put(name, new Field(value, value.line())));
        return new Fields("x.yaml", new Mapping(fields, 1), problems::add);
    }
}
