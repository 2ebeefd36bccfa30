package io.yingda.server.chaos;

import io.yingda.server.sandbox.witness.Tally;

/**
 * What came of a run, by WeChat's side alone.
 *
 * @param accepted messages WeChat was told the server has
 * @param lost of these the ones whose answer, or a part of it, the follower never saw
 * @param doubled of these the ones answered by more than one turn
 * @param reordered answers seen after that to a message which was written when the earlier one had been accepted
 * @param deliveredTwice parts of an answer seen more than once
 * @param unexplained of these the ones where no kill fell between WeChat's acceptance and our record of it
 * @param kills how often the server was killed
 * @param tally everything else that was counted
 */
public record ChaosReport(
        int accepted,
        int lost,
        int doubled,
        int reordered,
        int deliveredTwice,
        int unexplained,
        int kills,
        Tally tally) {

    /** Whether nothing happened that must not happen. */
    public boolean passed() {
        return lost == 0 && doubled == 0 && reordered == 0;
    }

    /** For people; the last line sums up. */
    public String asText() {
        return """
                推送 %d 条（请求 %d 次，故意重发 %d 条），被动回复 %d 条，空回复 %d 条，三次都没送到 %d 条
                调用接口 %d 次，拒绝 %s；客服消息送达 %d 条
                送达两次的 %d 条，其中 %d 条不是因为在微信收下和记下它之间被杀死
                accepted %d, lost %d, doubled %d, reordered %d, delivered twice %d, kills %d""".formatted(
                        tally.pushed(),
                        tally.attempts(),
                        tally.doubles(),
                        tally.passive(),
                        tally.empty(),
                        tally.failed(),
                        tally.apiCalls(),
                        tally.refusals(),
                        tally.customerService(),
                        deliveredTwice,
                        unexplained,
                        accepted,
                        lost,
                        doubled,
                        reordered,
                        deliveredTwice,
                        kills);
    }
}
