package io.yingda.server.trace;

import io.yingda.engine.decision.Decision;
import io.yingda.engine.decision.Notes;
import io.yingda.engine.decision.Proposal;
import io.yingda.engine.decision.Verdict;
import io.yingda.engine.fact.Candidate;
import io.yingda.engine.fact.Conversation;
import io.yingda.engine.fact.Evidence;
import io.yingda.engine.fact.Facts;
import io.yingda.engine.fact.Follower;
import io.yingda.engine.fact.LookedUp;
import io.yingda.engine.fact.Message;
import io.yingda.engine.fact.Thresholds;
import io.yingda.engine.message.Option;
import io.yingda.engine.message.Reply;
import io.yingda.engine.turn.Step;
import io.yingda.engine.turn.Trace;
import io.yingda.engine.turn.Turn;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A turn and why it went as it did, as text for people: one heading a step, columns lined up. */
public final class TraceText {

    private static final String INDENT = "  ";
    private static final Map<String, String> STEPS = Map.of("understand", "分词", "search", "检索", "decide", "规则");

    private final Turn turn;
    private final Trace trace;
    private final Facts facts;
    private final List<String> lines = new ArrayList<>();

    private TraceText(Turn turn) {
        this.turn = turn;
        this.trace = turn.trace();
        this.facts = trace.facts();
    }

    public static String of(Turn turn) {
        TraceText text = new TraceText(turn);
        text.question();
        text.candidates();
        text.facts();
        text.rounds();
        text.outcome();
        text.times();
        return String.join("\n", text.lines);
    }

    private void question() {
        heading("来信");
        Message message = facts.message();
        TextTable table = new TextTable();
        table.row("类型", message.kind().name() + (message.key().isEmpty() ? "" : " " + message.key()));
        if (!message.text().isEmpty()) {
            table.row("原文", message.original());
            table.row("归一", message.text());
            table.row(
                    "分词",
                    trace.understanding().tokens().stream()
                            .map(token -> token.text() + "/" + token.tag())
                            .collect(Collectors.joining(" ")));
        }
        if (message.pickedArticle() != null) {
            table.row("选中", message.pickedArticle());
        }
        if (message.declinedChoices()) {
            table.row("选中", "都不是");
        }
        add(table);
    }

    private void candidates() {
        if (facts.message().text().isEmpty()) {
            return;
        }
        Thresholds thresholds = facts.thresholds();
        heading("候选（把握 ≥ %.2f 可直接回答，≥ %.2f 可作选项，差距 < %.2f 算分不清）"
                .formatted(thresholds.answer(), thresholds.offer(), thresholds.margin()));
        if (facts.candidates().isEmpty()) {
            lines.add(INDENT + "没有找到");
            return;
        }
        TextTable table = new TextTable();
        table.row("#", "把握", "差距", "得分", "条目", "类别", "最像的问法");
        for (Candidate candidate : facts.candidates()) {
            table.row(
                    String.valueOf(candidate.rank()),
                    "%.3f".formatted(candidate.confidence()),
                    "%.3f".formatted(candidate.margin()),
                    "%.2f".formatted(candidate.score()),
                    candidate.id(),
                    candidate.category(),
                    candidate.phrasing().isEmpty() ? "（答案正文）" : candidate.phrasing());
        }
        add(table);
        evidence();
    }

    /** The score parts, one column a candidate. */
    private void evidence() {
        List<Candidate> first = facts.candidates().stream().limit(3).toList();
        if (first.getFirst().evidence().isEmpty()) {
            return;
        }
        heading("得分构成（值 → 对把握的贡献）");
        TextTable table = new TextTable();
        List<String> head = new ArrayList<>(List.of(""));
        first.forEach(candidate -> head.add("#" + candidate.rank()));
        table.row(head.toArray(String[]::new));
        for (Evidence part : first.getFirst().evidence()) {
            List<String> row = new ArrayList<>(List.of(part.name()));
            first.forEach(candidate -> row.add(part(candidate, part.name())));
            table.row(row.toArray(String[]::new));
        }
        add(table);
    }

    private static String part(Candidate candidate, String name) {
        return candidate.evidence().stream()
                .filter(part -> part.name().equals(name))
                .findFirst()
                .map(part -> "%.3f → %+.2f".formatted(part.value(), part.contribution()))
                .orElse("—");
    }

    private void facts() {
        heading("事实");
        Follower follower = facts.follower();
        Conversation conversation = facts.conversation();
        TextTable table = new TextTable();
        table.row(
                "粉丝",
                joined(
                        "账号 " + follower.account(),
                        follower.newcomer() ? "新粉丝" : "老粉丝",
                        follower.tags().isEmpty() ? "" : "标签 " + String.join("、", sorted(follower.tags())),
                        follower.language(),
                        follower.channel() == null ? "" : "来源 " + follower.channel()));
        table.row(
                "对话",
                joined(
                        "第 " + (conversation.turns() + 1) + " 轮",
                        "连续没答上 " + conversation.misses(),
                        conversation.lastDecision().isEmpty() ? "" : "上次 " + conversation.lastDecision(),
                        conversation.topic().isEmpty() ? "" : "话题 " + conversation.topic(),
                        conversation.isChoosing() ? "待选 " + options(conversation.offered()) : "",
                        conversation.awaiting() == null ? "" : "等 " + conversation.awaiting(),
                        conversation.waiting() == null
                                ? ""
                                : "在等人工 " + conversation.waiting().queue(),
                        conversation.slots().isEmpty() ? "" : "已知 " + new TreeMap<>(conversation.slots())));
        table.row(
                "时间",
                joined(
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
        for (LookedUp result : facts.lookedUp()) {
            table.row(
                    "查询",
                    result.operation() + " "
                            + (result.isFailed() ? "失败：" + result.failure() : new TreeMap<>(result.fields())));
        }
        add(table);
    }

    private void rounds() {
        int round = 0;
        for (Verdict verdict : trace.rounds()) {
            round++;
            heading(trace.rounds().size() == 1 ? "规则" : "规则（第 " + round + " 次）");
            if (verdict.fired().isEmpty()) {
                lines.add(INDENT + "没有规则触发");
            }
            TextTable table = new TextTable();
            for (String rule : verdict.fired()) {
                List<Proposal> proposals = verdict.proposals().stream()
                        .filter(proposal -> proposal.rule().equals(rule))
                        .toList();
                if (proposals.isEmpty()) {
                    table.row(rule, "只做记录");
                }
                for (Proposal proposal : proposals) {
                    boolean won = proposal.decision().equals(verdict.decision());
                    table.row(rule, (won ? "→ " : "  ") + described(proposal.decision()), "优先级 " + proposal.salience());
                }
            }
            add(table);
            notes(verdict.notes());
        }
    }

    private void notes(Notes notes) {
        TextTable table = new TextTable();
        notes.tags().forEach(tag -> table.row("标签", tag));
        notes.reasons().forEach(reason -> table.row("理由", reason));
        if (notes.topic() != null) {
            table.row("话题", notes.topic());
        }
        if (notes.miss()) {
            table.row("记录", "没答上");
        }
        if (notes.released()) {
            table.row("记录", "收回给机器人");
        }
        add(table);
    }

    private void outcome() {
        heading("决定");
        lines.add(INDENT + described(trace.decision()));
        trace.failures().forEach(failure -> lines.add(INDENT + "出错：" + failure));
        heading("回复");
        if (turn.replies().isEmpty()) {
            lines.add(INDENT + "（不回复）");
        }
        for (Reply reply : turn.replies()) {
            ReplyText.of(reply).lines().forEach(line -> lines.add(INDENT + "│ " + line));
        }
    }

    private void times() {
        heading("用时");
        TextTable table = new TextTable();
        long total = 0;
        for (Step step : trace.steps()) {
            total += step.micros();
            table.row(STEPS.getOrDefault(step.name(), step.name()), "%.2f ms".formatted(step.micros() / 1e3));
        }
        table.row("合计", "%.2f ms".formatted(total / 1e3));
        add(table);
        heading("版本");
        lines.add(INDENT
                + joined(
                        trace.knowledgeVersion().isEmpty() ? "" : "知识库 " + trace.knowledgeVersion(),
                        trace.rounds().isEmpty()
                                ? ""
                                : "规则 " + trace.rounds().getLast().version()));
    }

    private static String described(Decision decision) {
        return decision.name()
                + switch (decision) {
                    case Decision.Answer answer -> " " + answer.articleId();
                    case Decision.Offer offer -> " " + options(offer.options());
                    case Decision.Ask ask -> " " + ask.slot();
                    case Decision.LookUp lookUp -> " " + lookUp.operation() + " " + new TreeMap<>(lookUp.arguments());
                    case Decision.HandOver handOver -> " 队列 " + handOver.queue() + "，优先级 " + handOver.priority();
                    case Decision.OpenTicket ticket -> " 部门 " + ticket.department();
                    case Decision.Say ignored -> "";
                    case Decision.Silence ignored -> "";
                };
    }

    private static String options(List<Option> options) {
        return options.stream()
                .map(option -> option.articleId() == null ? option.label() : option.articleId())
                .collect(Collectors.joining("、"));
    }

    private static List<String> sorted(Set<String> texts) {
        return texts.stream().sorted().toList();
    }

    private static String joined(String... parts) {
        return List.of(parts).stream().filter(part -> !part.isEmpty()).collect(Collectors.joining("，"));
    }

    private void heading(String title) {
        lines.add((lines.isEmpty() ? "" : "\n") + title);
    }

    private void add(TextTable table) {
        lines.addAll(table.lines(INDENT));
    }
}
