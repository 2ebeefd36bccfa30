package io.yingda.server.trace;

import io.yingda.engine.fact.Conversation;
import io.yingda.engine.fact.Facts;
import io.yingda.engine.fact.Filling;
import io.yingda.engine.fact.Follower;
import io.yingda.engine.fact.LookedUp;
import java.time.temporal.ChronoUnit;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What the rules saw beside the message and the candidates, as text. */
final class FactText {

    private final Facts facts;
    private final Page page;

    FactText(Facts facts, Page page) {
        this.facts = facts;
        this.page = page;
    }

    void show() {
        page.heading("事实");
        Follower follower = facts.follower();
        Conversation conversation = facts.conversation();
        TextTable table = new TextTable();
        table.row(
                "粉丝",
                Page.joined(
                        "账号 " + follower.account(),
                        follower.newcomer() ? "新粉丝" : "老粉丝",
                        follower.tags().isEmpty() ? "" : "标签 " + String.join("、", new TreeSet<>(follower.tags())),
                        follower.language(),
                        follower.channel() == null ? "" : "来源 " + follower.channel(),
                        follower.member().isEmpty() ? "" : "会员 " + follower.memberShown()));
        table.row(
                "对话",
                Page.joined(
                        "第 " + (conversation.turns() + 1) + " 轮",
                        "连续没答上 " + conversation.misses(),
                        conversation.lastDecision().isEmpty() ? "" : "上次 " + conversation.lastDecision(),
                        conversation.lastQuestion().isEmpty() ? "" : "上一问“" + conversation.lastQuestion() + "”",
                        conversation.topic().isEmpty() ? "" : "话题 " + conversation.topic(),
                        conversation.isChoosing() ? "待选 " + Page.options(conversation.offered()) : "",
                        conversation.linked().isEmpty() ? "" : "答案里的链接 " + Page.options(conversation.linked()),
                        conversation.awaiting() == null ? "" : "等 " + conversation.awaiting(),
                        conversation.waiting() == null
                                ? ""
                                : "在等人工 " + conversation.waiting().queue(),
                        conversation.slots().isEmpty() ? "" : "已知 " + new TreeMap<>(conversation.slots())));
        table.row(
                "时间",
                Page.joined(
                        facts.moment()
                                .time()
                                .truncatedTo(ChronoUnit.SECONDS)
                                .toString()
                                .replace('T', ' '),
                        facts.moment().open() ? "人工在线时间" : "人工休息",
                        facts.moment().holiday() ? "节假日" : "",
                        facts.moment().opening().isEmpty()
                                ? ""
                                : "下次上线 " + facts.moment().opening()));
        table.row(
                "座席",
                "在线 " + facts.desk().agentsOnline() + "，排队 " + facts.desk().queueLength());
        Filling filling = conversation.filling();
        if (filling != null) {
            table.row(
                    "表单",
                    Page.joined(
                            filling.form(),
                            "等 " + filling.slot(),
                            filling.told().isEmpty() ? "" : "已填 " + filling.told(),
                            "这句 " + filling.heard()));
        }
        for (LookedUp result : facts.lookedUp()) {
            table.row(
                    "查询",
                    result.operation() + " " + new TreeMap<>(result.arguments()) + " " + outcome(result) + "（"
                            + result.millis() + " ms" + (result.late() ? "，晚到的" : "") + "）");
        }
        page.table(table);
    }

    private static String outcome(LookedUp result) {
        if (result.isFailed()) {
            return "失败" + (result.fault() == null ? "" : " " + result.fault()) + "：" + result.failure()
                    + (result.pending() ? "，查到后再告诉粉丝" : "");
        }
        return new TreeMap<>(result.fields())
                .entrySet().stream()
                        .map(field -> field.getKey() + "=" + field.getValue().shown())
                        .collect(Collectors.joining("，"));
    }
}
