package io.yingda.server.sandbox.api;

import io.yingda.server.sandbox.phone.Content;
import io.yingda.server.sandbox.witness.Sighting.Way;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Customer-service messages and the sign that the account is typing. */
final class CustomEndpoints {

    /** Shown below what an artificial intelligence made. */
    static final String BY_AI = "内容由第三方AI生成";

    private static final int MESSAGES_A_DAY = 500_000;
    private static final Duration TYPING = Duration.ofSeconds(15);
    private static final Duration TYPING_AFTER_CONTACT = Duration.ofSeconds(30);

    private CustomEndpoints() {}

    static void addTo(Directory directory) {
        directory
                .post("/cgi-bin/message/custom/send", (account, call) -> send(account, call.json()))
                .quota(MESSAGES_A_DAY)
                .certified();
        directory
                .post("/cgi-bin/message/custom/typing", (account, call) -> typing(account, call.json()))
                .certified();
    }

    private static Answer send(Official account, Body message) throws Refusal {
        Follower follower = account.followers().named(message.required("touser", ErrorCode.INVALID_OPENID));
        Content content = CustomMessage.read(account, message);
        String agent = message.in("customservice").text("kf_account");
        if (!agent.isEmpty()) {
            account.service().agent(agent);
        }
        if (follower.isBlacklisted()) {
            throw new Refusal(ErrorCode.IN_BLACKLIST);
        }
        if (!follower.isFollowing()) {
            throw new Refusal(ErrorCode.OUT_OF_TIME);
        }
        follower.allowance().use(account.now());
        stopTyping(account, follower);
        account.phones()
                .show(
                        account.name(),
                        follower.openId(),
                        content,
                        Way.CUSTOMER_SERVICE,
                        note(account, agent, message.in("aimsgcontext").flag("is_ai_msg")),
                        null);
        return Answer.done();
    }

    private static @Nullable String note(Official account, String agent, boolean byAi) throws Refusal {
        if (byAi) {
            return BY_AI;
        }
        return agent.isEmpty() ? null : "客服 " + account.service().agent(agent).nickname();
    }

    private static Answer typing(Official account, Body message) throws Refusal {
        Follower follower = account.followers().named(message.required("touser", ErrorCode.INVALID_OPENID));
        Instant now = account.now();
        switch (message.text("command")) {
            case "Typing" -> {
                if (now.isAfter(later(follower.lastContact()))) {
                    throw new Refusal(ErrorCode.TYPING_TOO_LATE);
                }
                if (now.isBefore(follower.typingUntil())) {
                    throw new Refusal(ErrorCode.ALREADY_TYPING);
                }
                Instant until = now.plus(TYPING);
                follower.type(until);
                account.phones().typing(account.name(), follower.openId(), until.toEpochMilli());
            }
            case "CancelTyping" -> stopTyping(account, follower);
            default -> throw new Refusal(ErrorCode.INVALID_COMMAND);
        }
        return Answer.done();
    }

    /** A message from either side counts. */
    private static Instant later(Instant contact) {
        return contact.equals(Instant.MIN) ? contact : contact.plus(TYPING_AFTER_CONTACT);
    }

    /** Whatever is sent ends the typing. */
    private static void stopTyping(Official account, Follower follower) {
        Instant now = account.now();
        follower.touch(now);
        if (now.isBefore(follower.typingUntil())) {
            follower.type(now);
            account.phones().typing(account.name(), follower.openId(), 0);
        }
    }
}
