package io.yingda.server.trace;

import io.yingda.engine.decision.Decision;
import io.yingda.engine.decision.Notes;
import io.yingda.engine.decision.Proposal;
import io.yingda.engine.decision.Verdict;
import io.yingda.engine.fact.Facts;
import io.yingda.engine.fact.Filled;
import io.yingda.engine.fact.Message;
import io.yingda.engine.form.Progress;
import io.yingda.engine.message.Reply;
import io.yingda.engine.turn.Step;
import io.yingda.engine.turn.Trace;
import io.yingda.engine.turn.Turn;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A turn and why it went as it did, as text for people: one heading a step, columns lined up. */
public final class TraceText {

    private static final Map<String, String> STEPS =
            Map.of("understand", "分词", "search", "检索", "decide", "规则", "look up", "查询");

    private final Turn turn;
    private final Trace trace;
    private final Facts facts;
    private final Page page = new Page();

    private TraceText(Turn turn) {
        this.turn = turn;
        this.trace = turn.trace();
        this.facts = trace.facts();
    }

    public static String of(Turn turn) {
        TraceText text = new TraceText(turn);
        text.question();
        new CandidateText(text.facts, text.page).show();
        new PartText(text.facts.parts(), text.page).show();
        new FactText(text.facts, text.page).show();
        text.rounds();
        text.forms();
        text.outcome();
        text.times();
        return text.page.text();
    }

    private void question() {
        page.heading("来信");
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
        if (!trace.understanding().readAs().isEmpty()) {
            table.row("读作", trace.understanding().readAs());
        }
        if (!message.readAs().isEmpty()) {
            String before = facts.conversation().lastQuestion();
            table.row("接着", "接着上一句“" + before + "”理解成“" + message.readAs() + "”，按它检索");
        }
        if (message.pickedArticle() != null) {
            table.row("选中", message.pickedArticle());
        }
        if (message.declinedChoices()) {
            table.row("选中", "都不是");
        }
        page.table(table);
    }

    private void rounds() {
        int round = 0;
        for (Verdict verdict : trace.rounds()) {
            round++;
            page.heading(trace.rounds().size() == 1 ? "规则" : "规则（第 " + round + " 次）");
            if (verdict.fired().isEmpty()) {
                page.line("没有规则触发");
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
            page.table(table);
            notes(verdict.notes());
        }
    }

    private void forms() {
        for (Progress progress : trace.forms()) {
            page.heading("表单");
            TextTable table = new TextTable();
            table.row(progress.form(), progress.move().label());
            for (Filled filled : progress.read()) {
                table.row(
                        filled.slot(),
                        filled.shown().isEmpty() ? "（跳过）" : filled.shown(),
                        filled.words().isEmpty() ? "" : "读自“" + filled.words() + "”");
            }
            if (!progress.asked().isEmpty()) {
                table.row("接着问", progress.asked());
            }
            page.table(table);
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
        page.table(table);
    }

    private void outcome() {
        page.heading("决定");
        page.line(described(trace.decision()));
        trace.failures().forEach(failure -> page.line("出错：" + failure));
        page.heading("回复");
        if (turn.replies().isEmpty()) {
            page.line("（不回复）");
        }
        for (Reply reply : turn.replies()) {
            reply.asText().lines().forEach(line -> page.line("│ " + line));
        }
    }

    private void times() {
        page.heading("用时");
        TextTable table = new TextTable();
        long total = 0;
        for (Step step : trace.steps()) {
            total += step.micros();
            table.row(STEPS.getOrDefault(step.name(), step.name()), "%.2f ms".formatted(step.micros() / 1e3));
        }
        table.row("合计", "%.2f ms".formatted(total / 1e3));
        page.table(table);
        page.heading("版本");
        page.line(Page.joined(
                trace.knowledgeVersion().isEmpty() ? "" : "知识库 " + trace.knowledgeVersion(),
                trace.rounds().isEmpty() ? "" : "规则 " + trace.rounds().getLast().version()));
    }

    private static String described(Decision decision) {
        return decision.name()
                + switch (decision) {
                    case Decision.Answer answer -> " " + answer.articleId();
                    case Decision.AnswerEach each ->
                        " "
                                + each.sections().stream()
                                        .map(section -> section.articleId() == null
                                                ? section.options().isEmpty() ? "（还不确定）" : "（给选项）"
                                                : section.articleId())
                                        .collect(Collectors.joining("、"));
                    case Decision.Offer offer -> " " + Page.options(offer.options());
                    case Decision.Ask ask -> " " + ask.slot();
                    case Decision.Fill fill -> " " + fill.form();
                    case Decision.LookUp lookUp ->
                        " " + lookUp.operation() + " "
                                + new TreeSet<>(lookUp.arguments().keySet());
                    case Decision.HandOver handOver -> " 队列 " + handOver.queue() + "，优先级 " + handOver.priority();
                    case Decision.OpenTicket ticket -> " 部门 " + ticket.department();
                    case Decision.Say ignored -> "";
                    case Decision.Silence ignored -> "";
                };
    }
}
