package io.yingda.server.command;

import io.yingda.server.api.ErrorCode;
import io.yingda.server.monitoring.Content;
import io.yingda.server.monitoring.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A server's status as lines for a terminal. */
final class StatusText {

    private static final Map<String, String> DECISIONS = Map.of(
            "answer", "回答",
            "answereach", "分别回答",
            "offer", "给出选项",
            "ask", "追问",
            "handover", "转人工",
            "openticket", "开工单",
            "say", "固定话术",
            "silence", "不回复");
    private static final Map<String, String> DELIVERIES = Map.of(
            "passive", "当场回复",
            "customer_service", "客服消息",
            "notice", "模板或订阅消息",
            "session", "转给微信客服",
            "later", "稍后再试",
            "waiting", "等粉丝回来",
            "failed", "放弃");
    private static final Map<String, String> API = Map.of("closed", "正常", "open", "不通，暂停调用", "trying", "正在试探是否恢复");

    private StatusText() {}

    static String of(Status status, String where) {
        List<String> lines = new ArrayList<>();
        lines.add("状态      " + state(status.state()) + "（" + where + "，已运行 " + time(status.uptimeSeconds()) + "）");
        lines.add("收件箱    " + status.waiting() + " 条未处理完，上限 " + status.bound()
                + (status.waiting() == 0 ? "" : "；最久的已等 %.1f 秒".formatted(status.oldestMillis() / 1e3)));
        lines.add("回合      " + status.turns() + " 个"
                + (status.turns() == 0
                        ? ""
                        : "，平均 %.1f 毫秒，近来最长 %.1f 毫秒".formatted(status.meanMillis(), status.longestMillis())));
        add(lines, "决定      ", counts(status.decisions(), DECISIONS));
        add(lines, "送达      ", counts(status.deliveries(), DELIVERIES));
        if (status.outboxWaiting() >= 0) {
            lines.add("待发箱    " + status.outboxWaiting() + " 条待发，" + status.outboxGivenUp() + " 条已放弃");
        }
        if (status.allowanceRefusals() > 0) {
            lines.add("配额      " + status.allowanceRefusals() + " 次因微信的条数或时限没有发出");
        }
        status.errors()
                .forEach(
                        (code, count) -> lines.add("微信报错  " + count + " 次，" + ErrorCode.words(Integer.parseInt(code))));
        status.api().forEach((account, state) -> lines.add("微信接口  " + account + "：" + API.getOrDefault(state, state)));
        Content content = status.content();
        if (!content.articlesVersion().isEmpty()) {
            lines.add("知识库    " + content.articles() + " 个条目，版本 " + content.articlesVersion());
            lines.add("规则      " + content.rules() + " 条，版本 " + content.rulesVersion());
            if (content.problems() > 0) {
                lines.add("内容问题  " + content.problems() + " 个，用 ./yingda check 查看");
            }
        }
        return String.join("\n", lines);
    }

    private static void add(List<String> lines, String head, String counts) {
        if (!counts.isEmpty()) {
            lines.add(head + counts);
        }
    }

    private static String state(Status.State state) {
        return switch (state) {
            case READY -> "正常";
            case FULL -> "满了：收件箱到了上限，微信被请求稍后再推";
            case STORE_DOWN -> "数据库写不进去：磁盘满了、只读，或者连不上；恢复后自动继续";
            case STOPPING -> "正在结束：处理完手上的消息就退出";
        };
    }

    private static String counts(Map<String, Long> counts, Map<String, String> names) {
        return counts.entrySet().stream()
                .map(each -> names.getOrDefault(each.getKey(), each.getKey()) + " " + each.getValue())
                .collect(Collectors.joining("，"));
    }

    private static String time(long seconds) {
        if (seconds < 60) {
            return seconds + " 秒";
        }
        long minutes = seconds / 60;
        if (minutes < 60) {
            return minutes + " 分钟";
        }
        long hours = minutes / 60;
        return hours < 48 ? hours + " 小时 " + minutes % 60 + " 分钟" : hours / 24 + " 天 " + hours % 24 + " 小时";
    }
}
