package io.yingda.rules.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingda.engine.fact.LookedUp;
import io.yingda.engine.fact.Value;
import io.yingda.engine.form.Forms;
import io.yingda.engine.problem.Problem;
import io.yingda.rules.document.LastGood;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LookUpReaderTest {

    private static final String GOOD = """
            points:
              connector: crm
              arguments:
                phone: {type: text, personal: true}
              http:
                url: /members/{{phone}}
                at: /data
              fields:
                points: number
                expires: date
                total: {type: money, unit: 分}
                orders: {at: /list, rows: {number: text}}
              limit: 800ms
              cache: 60
              safe: true
              sample: {points: 1200, expires: 2026-12-31, total: 12850, orders: [{number: H1}]}
            """;

    @TempDir
    Path rules;

    private final List<Problem> problems = new ArrayList<>();

    @Test
    void everythingAnOperationSaysIsRead() throws IOException {
        LookUps lookUps = read(GOOD);

        assertThat(problems).isEmpty();
        Operation points = lookUps.operation("points").orElseThrow();
        assertThat(points.limit()).isEqualTo(Duration.ofMillis(800));
        assertThat(points.cache()).isEqualTo(Duration.ofMinutes(1));
        assertThat(points.safe()).isTrue();
        assertThat(points.request().kind()).isEqualTo("http");
        assertThat(points.sample())
                .containsEntry("points", new Value.Quantity(1200))
                .containsEntry("expires", new Value.Date(LocalDate.of(2026, 12, 31)))
                .containsEntry("total", new Value.Money(12850));
        assertThat(LookedUp.found("points", points.sample()).lines("orders", 5, "单号 {{number}}"))
                .isEqualTo("单号 H1");
    }

    @Test
    void whatIsLeftOutIsAsUsual() throws IOException {
        Operation stores = read("""
                stores:
                  connector: crm
                  sql: SELECT name FROM shop;
                  fields: {name: text}
                  sample: {name: 徐汇店}
                """).operation("stores").orElseThrow();

        assertThat(stores.limit()).isEqualTo(Duration.ofSeconds(2));
        assertThat(stores.cache()).isZero();
        assertThat(stores.safe()).isFalse();
    }

    @Test
    void allProblemsAreFoundAtOnceWithTheirLines() throws IOException {
        LookUps lookUps = read("""
                points:
                  conector: crm
                  arguments:
                    phone: {type: txt}
                    card: text
                  http:
                    url: members/{{phon}}
                  fields:
                    points: numbr
                  limit: 2h
                  sample: {pionts: many}
                """);

        assertThat(lookUps.operations()).isEmpty();
        assertThat(problems)
                .extracting(Problem::asLine)
                .anyMatch(line -> line.contains("points.yaml:2")
                        && line.contains("不认识的字段 conector")
                        && line.contains("connector"))
                .anyMatch(line -> line.contains("points.yaml:4") && line.contains("没有类型 txt") && line.contains("text"))
                .anyMatch(line -> line.contains("points.yaml:3") && line.contains("参数 card 没有用到"))
                .anyMatch(line -> line.contains("points.yaml:6") && line.contains("phon") && line.contains("phone"))
                .anyMatch(line -> line.contains("points.yaml:7") && line.contains("以一个 / 开头"))
                .anyMatch(line -> line.contains("points.yaml:9") && line.contains("number"))
                .anyMatch(line -> line.contains("points.yaml:10") && line.contains("limit"));
    }

    @Test
    void aSampleThatDoesNotFitItsTypesIsAnError() throws IOException {
        read(GOOD.replace("points: 1200", "points: 很多").replace("2026-12-31", "年底"));

        assertThat(problems).hasSize(2).allMatch(problem -> problem.line() == 16);
    }

    @Test
    void sqlThatWritesOrTakesArgumentsByBracesIsAnError() throws IOException {
        for (String sql : List.of(
                "DELETE FROM member",
                "SELECT 1; DROP TABLE member",
                "WITH gone AS (DELETE FROM member RETURNING *) SELECT * FROM gone",
                "SELECT '{{x}}' || {{x}}",
                "SELECT ? FROM member")) {
            problems.clear();
            read("bad:\n  connector: crm\n  sql: \"" + sql + "\"\n  fields: {name: text}\n  sample: {name: x}\n");

            assertThat(problems).as(sql).isNotEmpty();
        }
    }

    @Test
    void theLastGoodVersionStaysInServiceWhileAnEditIsBroken() throws IOException {
        write(GOOD);
        LastGood<LookUps> book = LastGood.open(rules, LookUpReader::read);

        write(GOOD.replace("url: /members", "url: members"));

        assertThat(book.refresh()).isNotEmpty();
        assertThat(book.inService().operation("points")).isPresent();
        write(GOOD.replace("points:\n  connector", "score:\n  connector"));
        assertThat(book.refresh()).isEmpty();
        assertThat(book.inService().operations()).containsOnlyKeys("score");
    }

    @Test
    void anEditThatDoesNotMeetWhatIsRequiredStaysOutOfService() throws IOException {
        write(GOOD);
        LastGood<LookUps> book = LastGood.open(rules, LookUpReader::read);
        book.require((lookUps, found) -> lookUps.operations().values().stream()
                .filter(operation -> !operation.connector().equals("crm"))
                .forEach(operation -> found.accept(Problem.error(operation.file(), operation.line(), "没有这个连接器", ""))));

        write(GOOD.replace("connector: crm", "connector: crn"));

        assertThat(book.refresh()).hasSize(1);
        assertThat(book.inService().operation("points").orElseThrow().connector())
                .isEqualTo("crm");
    }

    @Test
    void rulesThatNameWhatNobodyDeclaredAreReported() throws IOException {
        LookUps lookUps = read(GOOD);
        Files.createDirectories(rules.resolve("drl"));
        Files.writeString(rules.resolve("drl/records.drl"), """
                import io.yingda.engine.fact.*;
                global io.yingda.engine.decision.Decisions decide;
                rule "a"
                when
                  Message(has("积分"))
                  not LookedUp(operation == "point")
                then
                  decide.lookUp("points", "phonee", "1");
                end
                rule "b"
                when
                  $x : LookedUp(operation == "points", !failed)
                then
                  decide.say($x.fill("{{pionts}}") + $x.text("points") + $x.lines("orders", 3, "{{nummer}}"));
                end
                """);

        Mentions.check(rules, lookUps, Forms.NONE, problems::add);

        assertThat(problems)
                .extracting(Problem::asLine)
                .anyMatch(line -> line.contains(":6") && line.contains("没有声明查询“point”") && line.contains("points"))
                .anyMatch(line -> line.contains(":8") && line.contains("没有参数 phonee"))
                .anyMatch(line -> line.contains(":8") && line.contains("缺少参数 phone"))
                .anyMatch(line -> line.contains(":14") && line.contains("没有字段 pionts"))
                .anyMatch(line -> line.contains(":14") && line.contains("一行没有字段 nummer"))
                .hasSize(5);
    }

    private LookUps read(String yaml) throws IOException {
        write(yaml);
        return LookUpReader.read(rules, problems::add);
    }

    private void write(String yaml) throws IOException {
        Files.createDirectories(rules.resolve("lookups"));
        Files.writeString(rules.resolve("lookups/points.yaml"), yaml);
    }
}
