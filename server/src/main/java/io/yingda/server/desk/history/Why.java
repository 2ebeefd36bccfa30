package io.yingda.server.desk.history;

import io.yingda.engine.decision.Decision;
import io.yingda.engine.fact.Candidate;
import io.yingda.engine.turn.Turn;
import java.util.List;

/** Why the bot said something, in a few words. */
final class Why {

    private Why() {}

    static String of(Turn turn) {
        List<Candidate> candidates = turn.trace().facts().candidates();
        String sure = candidates.isEmpty()
                ? ""
                : "，最像的是“%s”，把握 %d%%"
                        .formatted(
                                candidates.getFirst().question(),
                                Math.round(candidates.getFirst().confidence() * 100));
        return switch (turn.decision()) {
            case Decision.Answer ignored -> "直接答" + sure;
            case Decision.AnswerEach ignored -> "一次问了几件事，逐个答" + sure;
            case Decision.Offer ignored -> "没有把握，请粉丝选" + sure;
            case Decision.Ask ask -> "请粉丝填" + ask.slot();
            case Decision.Fill fill -> "填" + fill.form();
            case Decision.LookUp ignored -> "查资料";
            case Decision.HandOver ignored -> "转人工" + reasons(turn);
            case Decision.OpenTicket ignored -> "开工单" + reasons(turn);
            case Decision.Say ignored -> "规则" + rules(turn);
            case Decision.Silence ignored -> "";
        };
    }

    private static String reasons(Turn turn) {
        List<String> reasons = turn.trace().rounds().getLast().notes().reasons();
        return reasons.isEmpty() ? "" : "：" + String.join("；", reasons);
    }

    private static String rules(Turn turn) {
        List<String> fired = turn.trace().rounds().getLast().fired();
        return fired.isEmpty() ? "" : "“" + String.join("”“", fired) + "”";
    }
}
