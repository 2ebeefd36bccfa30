package io.yingda.server.delivery;

import io.yingda.engine.decision.Decision;
import io.yingda.engine.message.Event;
import io.yingda.engine.message.FollowerId;
import io.yingda.engine.message.Inbound;
import io.yingda.engine.message.Reply;
import io.yingda.engine.turn.Turn;
import io.yingda.server.settings.AccountSettings;
import io.yingda.server.settings.AccountSettings.DeskKind;
import io.yingda.server.settings.Limits;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Puts what a turn said into the outbox, as the kinds of reply WeChat can take in answer to that inbound. */
public final class Delivery {

    private static final String WRITE_FIRST = "请直接发一条消息，我们会为您转接人工客服。";

    private final Map<String, AccountSettings> accounts;
    private final Limits limits;
    private final Outbox outbox;

    public Delivery(Map<String, AccountSettings> accounts, Limits limits, Outbox outbox) {
        this.accounts = Map.copyOf(accounts);
        this.limits = limits;
        this.outbox = outbox;
    }

    /** Hands a turn's replies over for delivery. */
    public Parcel keep(Turn turn) {
        Inbound inbound = turn.trace().inbound();
        PassiveRule rule = PassiveRule.of(inbound);
        boolean transferred = rule == PassiveRule.MESSAGE
                && turn.decision() instanceof Decision.HandOver
                && servedByWeChat(inbound.header().follower());
        return keep(inbound, transferred ? List.of(new Reply.Transfer(null)) : turn.replies());
    }

    /** Hands replies over that are not from a turn. */
    public Parcel keep(Inbound inbound, List<Reply> replies) {
        FollowerId follower = inbound.header().follower();
        String turn = inbound.header().key();
        PassiveRule rule = PassiveRule.of(inbound);
        if (inbound instanceof Event.Unfollow) {
            outbox.erase(follower);
        } else {
            outbox.add(
                    follower,
                    turn,
                    replies.stream().flatMap(reply -> sendable(reply, rule)).toList());
        }
        return new Parcel(follower, turn, outbox, new PassivePlanner(rule, limits.textBytes()));
    }

    /** Whether conversations that are handed over go to WeChat's own desk. */
    public boolean servedByWeChat(FollowerId follower) {
        AccountSettings account = accounts.get(follower.account());
        return account != null && account.desk() == DeskKind.WECHAT;
    }

    /** A menu becomes numbered text; WeChat's desk cannot be reached in answer to an event; emptiness is not sent. */
    private static Stream<Reply> sendable(Reply reply, PassiveRule rule) {
        return switch (reply) {
            case Reply.Text text -> text.text().isBlank() ? Stream.empty() : Stream.of(text);
            case Reply.Menu menu -> Stream.of(new Reply.Text(menu.asText()));
            case Reply.News news -> news.items().isEmpty() ? Stream.empty() : Stream.of(news);
            case Reply.Transfer transfer ->
                Stream.of(rule == PassiveRule.MESSAGE ? transfer : new Reply.Text(WRITE_FIRST));
            default -> Stream.of(reply);
        };
    }
}
