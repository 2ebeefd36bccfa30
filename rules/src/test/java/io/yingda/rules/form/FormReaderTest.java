package io.yingda.rules.form;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingda.engine.form.Ending;
import io.yingda.engine.form.Form;
import io.yingda.engine.form.FormSlot;
import io.yingda.engine.form.Forms;
import io.yingda.engine.form.SlotType;
import io.yingda.engine.problem.Problem;
import io.yingda.rules.document.LastGood;
import io.yingda.rules.lookup.LookUpReader;
import io.yingda.rules.lookup.LookUps;
import io.yingda.rules.lookup.Mentions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormReaderTest {

    private static final String GOOD = """
            遗失:
              about: 东西丢了
              slots:
                物品: {type: text, prompt: 丢了什么？, min: 2}
                门店:
                  type: choice
                  prompt: 哪家店？
                  refusal: 没认出。
                  options: {徐汇店: [徐家汇], 浦东店: []}
                日期: {type: date, prompt: "{{门店}}哪天？", from: -30, until: 0}
                照片: {type: photo, prompt: 有照片吗？, optional: true}
              confirm: "{{物品}}，对吗？"
              cancelled: 不登记了。
              expires: 2h
              end:
                ticket: {department: 门店服务, words: "记下了 {{物品}}"}
            查订单:
              slots:
                单号: {type: order, prompt: 单号？, pattern: "H[0-9]{3}"}
              end:
                lookup: {operation: order, arguments: {number: 单号}}
            """;

    private static final String LOOK_UPS = """
            order:
              connector: crm
              arguments: {number: text}
              sql: SELECT state FROM o WHERE number = :number
              fields: {state: text}
              sample: {state: 在路上}
            """;

    @TempDir
    Path rules;

    private final List<Problem> problems = new ArrayList<>();

    @Test
    void readsSlotsEndingAndWords() throws IOException {
        Forms forms = read(GOOD);

        assertThat(problems).isEmpty();
        Form lost = forms.form("遗失").orElseThrow();
        assertThat(lost.slots()).extracting(FormSlot::name).containsExactly("物品", "门店", "日期", "照片");
        assertThat(lost.slots())
                .extracting(FormSlot::type)
                .containsExactly(SlotType.TEXT, SlotType.CHOICE, SlotType.DATE, SlotType.PHOTO);
        assertThat(lost.slots().get(1).options())
                .containsExactly(Map.entry("徐汇店", List.of("徐家汇")), Map.entry("浦东店", List.of()));
        assertThat(lost.slots().get(2).least()).isEqualTo(-30.0);
        assertThat(lost.slots().get(3).optional()).isTrue();
        assertThat(lost.expires()).isEqualTo(Duration.ofHours(2));
        assertThat(lost.ending()).isEqualTo(new Ending.Ticket("门店服务", "记下了 {{物品}}"));
        Form track = forms.form("查订单").orElseThrow();
        assertThat(track.ending()).isEqualTo(new Ending.LookUp("order", Map.of("number", "单号")));
        assertThat(track.expires()).isEqualTo(Duration.ofMinutes(30));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            type: text, prompt: 丢了什么？ | type: txt, prompt: 丢了什么？ | 4 | 没有类型 txt。您是不是想写“text”
            type: text, prompt: 丢了什么？ | type: text | 4 | 缺少 prompt
            type: text, prompt: 丢了什么？ | type: text, promt: 什么？ | 4 | 不认识的字段 promt。您是不是想写“prompt”
            options: {徐汇店: [徐家汇], 浦东店: []} | options: [] | 9 | choice 没有 options
            {{门店}}哪天？ | {{门点}}哪天？ | 10 | prompt 里的 {{门点}} 不是表单里的一项。您是不是想写“门店”
            from: -30, until: 0 | from: 3, until: 0 | 10 | 下限比上限大
            expires: 2h | expires: 两小时 | 14 | expires 应当是一段时间
            照片: {type | 确认: {type | 11 | 不能叫“确认”
            ticket: {department: 门店服务, words: "记下了 {{物品}}"} | hand: {queue: 售前} | 16 | end 里没有写做什么
            words: "记下了 {{物品}}" | words: "记下了 {{物}}" | 16 | words 里的 {{物}} 不是
            pattern: "H[0-9]{3}" | pattern: "H[0-9" | 19 | pattern 不是正则表达式
            , pattern: "H[0-9]{3}" | '' | 19 | 缺少 pattern
            operation: order | operation: odrer | 21 | 没有声明查询“odrer”。您是不是想写“order”
            arguments: {number: 单号} | arguments: {nummer: 单号} | 21 | 缺少参数 number
            arguments: {number: 单号} | arguments: {number: 订单} | 21 | 表单里没有“订单”这一项
            """)
    void saysWhatIsWrongAndWhere(String good, String bad, int line, String what) throws IOException {
        assertThat(GOOD).contains(good);

        read(GOOD.replace(good, bad));

        assertThat(problems)
                .extracting(Problem::asLine)
                .anyMatch(each -> each.startsWith("rules/forms/forms.yaml:" + line + ":") && each.contains(what));
    }

    @Test
    void oneNameForTwoFormsIsAProblemAndTheOtherFormsServe() throws IOException {
        write("more.yaml", "遗失:\n  slots:\n    物: {type: text, prompt: 啥？}\n  end: {reply: 好}\n");
        Forms forms = read(GOOD);

        assertThat(problems)
                .singleElement()
                .extracting(Problem::asLine)
                .asString()
                .contains("表单“遗失”重名");
        assertThat(forms.forms()).containsOnlyKeys("遗失", "查订单");
    }

    @Test
    void theLastGoodFormsStayInServiceWhileAnEditIsBroken() throws IOException {
        write("forms.yaml", GOOD);
        LookUps lookUps = lookUps();
        LastGood<Forms> book = LastGood.open(rules, (folder, found) -> FormReader.read(folder, lookUps, found));

        write("forms.yaml", GOOD.replace("type: text", "type: txt"));

        assertThat(book.refresh()).isNotEmpty();
        assertThat(book.inService().form("遗失")).isPresent();
        write("forms.yaml", GOOD.replace("遗失:", "失物:"));
        assertThat(book.refresh()).isEmpty();
        assertThat(book.inService().forms()).containsOnlyKeys("失物", "查订单");
    }

    @Test
    void aRuleThatBeginsAFormNobodyWroteIsReported() throws IOException {
        Forms forms = read(GOOD);
        Files.createDirectories(rules.resolve("drl"));
        Files.writeString(rules.resolve("drl/forms.drl"), """
                import io.yingda.engine.fact.*;
                global io.yingda.engine.decision.Decisions decide;
                rule "a"
                when
                  Filling(form == "遗矢")
                then
                  decide.fill("查单");
                end
                rule "b"
                when
                  $x : LookedUp(operation == "order")
                then
                  decide.say($x.fill("{{state}}"));
                  decide.fill("查订单");
                end
                """);

        Mentions.check(rules, lookUps(), forms, problems::add);

        assertThat(problems)
                .extracting(Problem::asLine)
                .hasSize(2)
                .anyMatch(line -> line.contains(":5") && line.contains("没有表单“遗矢”") && line.contains("遗失"))
                .anyMatch(line -> line.contains(":7") && line.contains("没有表单“查单”") && line.contains("查订单"));
    }

    private Forms read(String forms) throws IOException {
        write("forms.yaml", forms);
        return FormReader.read(rules, lookUps(), problems::add);
    }

    private LookUps lookUps() throws IOException {
        Files.createDirectories(rules.resolve("lookups"));
        Files.writeString(rules.resolve("lookups/all.yaml"), LOOK_UPS);
        return LookUpReader.read(rules, problems::add);
    }

    private void write(String file, String text) throws IOException {
        Files.createDirectories(rules.resolve("forms"));
        Files.writeString(rules.resolve("forms").resolve(file), text);
    }
}
