package io.yingda.rules.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingda.engine.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the desk shows of a customer, and what is written back. */
class UsesTest {

    @TempDir
    Path rules;

    private final List<Problem> problems = new ArrayList<>();

    @Test
    void thePanelShowsOperationsInTheOrderWrittenByTheirLabels() throws IOException {
        LookUps lookUps = read("""
                points:
                  connector: crm
                  arguments: {openid: text}
                  panel: 会员与积分
                  sql: SELECT points, name FROM member WHERE openid = :openid
                  fields:
                    points: {type: number, label: 积分}
                    name: {type: text, personal: true}
                  sample: {points: 1200, name: 林}
                orders:
                  connector: crm
                  arguments:
                    phone: {type: text, required: false}
                    limit: {type: number, default: '3'}
                  panel: 最近的订单
                  sql: SELECT number FROM purchase WHERE phone = :phone LIMIT :limit
                  fields: {orders: {rows: {number: {type: text, label: 单号}}}}
                  sample: {orders: [{number: H1}]}
                """);

        assertThat(problems).isEmpty();
        assertThat(lookUps.panel()).extracting(Operation::panel).containsExactly("会员与积分", "最近的订单");
        Operation points = lookUps.panel().getFirst();
        assertThat(points.fields().values()).extracting(Field::label).containsExactly("积分", "name");
        assertThat(points.fields().values()).extracting(Field::personal).containsExactly(false, true);
    }

    @Test
    void whatIsWrittenBackNeedsNeitherFieldsNorASample() throws IOException {
        LookUps lookUps = read("""
                profile:
                  connector: crm
                  writes: true
                  arguments:
                    openid: text
                    tags: {type: text, required: false}
                  http: {method: PUT, url: '/members/{{openid}}', body: {tags: '{{tags}}'}}
                """);

        assertThat(problems).isEmpty();
        assertThat(lookUps.writing()).extracting(Operation::name).containsExactly("profile");
        assertThat(lookUps.panel()).isEmpty();
    }

    @Test
    void whatNoRuleGivesAndNobodyKnowsIsAnErrorAtItsLine() throws IOException {
        read("""
                card:
                  connector: crm
                  arguments: {card: text}
                  panel: 会员卡
                  sql: SELECT points FROM member WHERE card = :card
                  fields: {points: number}
                  sample: {points: 1}
                """);

        assertThat(problems)
                .singleElement()
                .satisfies(problem -> assertThat(problem.asLine())
                        .contains("x.yaml:4")
                        .contains("没有规则给参数 card")
                        .contains("openid"));
    }

    @Test
    void aQueryCannotWriteAndAWriteMustSaySomething() throws IOException {
        LookUps lookUps = read("""
                profile:
                  connector: crm
                  writes: true
                  panel: 资料
                  arguments: {openid: text}
                  sql: SELECT points FROM member WHERE openid = :openid
                  fields: {points: number}
                  sample: {points: 1}
                """);

        assertThat(lookUps.operations()).isEmpty();
        assertThat(problems)
                .extracting(Problem::asLine)
                .anyMatch(line -> line.contains("x.yaml:3") && line.contains("SQL 只能查询"))
                .anyMatch(line -> line.contains("x.yaml:3") && line.contains("没有要写的东西") && line.contains("tags"))
                .anyMatch(line -> line.contains("x.yaml:4") && line.contains("不能放进客户面板"));
    }

    private LookUps read(String yaml) throws IOException {
        Files.createDirectories(rules.resolve("lookups"));
        Files.writeString(rules.resolve("lookups/x.yaml"), yaml);
        return LookUpReader.read(rules, problems::add);
    }
}
