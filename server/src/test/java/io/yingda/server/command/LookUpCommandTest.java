package io.yingda.server.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.yingda.server.content.SmallMerchant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LookUpCommandTest {

    private static final String POINTS = """
            points:
              connector: members
              arguments: {phone: {type: text, personal: true}}
              sql: SELECT points, level FROM member WHERE phone = :phone
              fields: {points: number, level: text}
              sample: {points: 8650, level: 银禾会员}
            """;

    @TempDir
    Path home;

    @BeforeEach
    void write() throws IOException {
        SmallMerchant.in(home);
        Files.createDirectories(home.resolve("rules/lookups"));
        Files.writeString(home.resolve("rules/lookups/members.yaml"), POINTS);
        Files.writeString(
                home.resolve("yingda.yaml"),
                "connectors:\n  members: {kind: sql, url: 'demo:members'}\n",
                StandardOpenOption.APPEND);
    }

    @Test
    void aLookUpIsCarriedOutInTheRealSystemOrByItsSample() throws IOException {
        Typed real = Typed.at(home, "lookup", "points", "phone=15400000001");
        assertThat(real.code()).isZero();
        assertThat(real.out()).contains("points  ", "会员", " ms");

        Typed sample = Typed.at(home, "lookup", "points", "phone=15400000001", "--sample", "--json");
        JsonNode json = new ObjectMapper().readTree(sample.out());
        assertThat(json.at("/fields/points").asText()).isEqualTo("8650");
        assertThat(json.at("/arguments/phone").asText()).isEqualTo("****01");
        assertThat(json.at("/fault").isNull()).isTrue();
    }

    @Test
    void whatIsNotFoundIsAFinding() {
        Typed typed = Typed.at(home, "lookup", "points", "phone=13800000000");

        assertThat(typed.code()).isEqualTo(1);
        assertThat(typed.out()).contains("NOT_FOUND").doesNotContain("13800000000");
    }

    @Test
    void whatIsWrittenWronglyIsSaid() {
        assertThat(Typed.at(home, "lookup", "point").err()).contains("没有声明查询 point", "points");
        assertThat(Typed.at(home, "lookup", "points", "15400000001").err()).contains("名字=值");
        assertThat(Typed.at(home, "lookup", "points", "fone=1").out()).contains("REFUSED", "没有声明参数 fone");
        assertThat(Typed.at(home, "lookup").out()).contains("points  phone");
    }

    @Test
    void checkKnowsWhichConnectorsThereAreAndWhatRulesLookUp() throws IOException {
        Files.writeString(
                home.resolve("rules/lookups/members.yaml"), POINTS.replace("connector: members", "connector: member"));
        Files.writeString(home.resolve("rules/drl/points.drl"), """
                import io.yingda.engine.fact.*;
                global io.yingda.engine.decision.Decisions decide;
                rule "查积分"
                when
                  Message(is("积分"))
                  not LookedUp(operation == "point")
                then
                  decide.lookUp("point", "phone", "1");
                end
                """);

        Typed check = Typed.at(home, "check");

        assertThat(check.out())
                .contains("rules/lookups/members.yaml:1: 错误: 查询“points”用的连接器 member 不存在。您是不是想写“members”？")
                .contains("rules/drl/points.drl:6: 错误: 没有声明查询“point”。您是不是想写“points”？");
        assertThat(check.code()).isEqualTo(1);
    }
}
