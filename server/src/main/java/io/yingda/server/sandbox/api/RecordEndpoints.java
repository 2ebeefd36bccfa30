package io.yingda.server.sandbox.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;

/** What agents and followers said to each other. */
final class RecordEndpoints {

    private static final int MOST_AT_ONCE = 10_000;
    private static final int SENT = 2_002;
    private static final int RECEIVED = 2_003;

    private RecordEndpoints() {}

    static void addTo(Directory directory) {
        directory
                .post("/customservice/msgrecord/getmsglist", (account, call) -> list(account, call.json()))
                .certified();
    }

    private static Answer list(Official account, Body body) throws Refusal {
        long from = body.number("starttime", 0);
        long to = body.number("endtime", 0);
        long first = body.number("msgid", 0);
        long number = body.number("number", 0);
        if (from <= 0 || to <= from || first < 1 || number < 1 || number > MOST_AT_ONCE) {
            throw new Refusal(ErrorCode.INVALID_RECORD_ARGUMENT);
        }
        if (to - from > Duration.ofDays(1).toSeconds()) {
            throw new Refusal(ErrorCode.RECORD_SPAN);
        }
        List<ServiceRecord> found = account.service().records().stream()
                .filter(record -> record.id() >= first)
                .filter(record ->
                        record.at().getEpochSecond() >= from && record.at().getEpochSecond() <= to)
                .limit(number)
                .toList();
        ObjectNode answer = Answer.object();
        ArrayNode records = answer.putArray("recordlist");
        found.forEach(record -> records.addObject()
                .put("openid", record.openId())
                .put("opercode", record.fromAgent() ? SENT : RECEIVED)
                .put("text", record.words())
                .put("time", record.at().getEpochSecond())
                .put("worker", record.agent()));
        return Answer.of(answer.put("number", found.size())
                .put("msgid", found.isEmpty() ? first : found.getLast().id() + 1));
    }
}
