package io.yingda.server.delivery;

import io.yingda.engine.decision.Decision;
import io.yingda.engine.message.Event;
import io.yingda.engine.message.FollowerId;
import io.yingda.engine.message.Inbound;
import io.yingda.engine.message.Reply;
import io.yingda.engine.turn.Turn;
import io.yingda.server.settings.AccountSettings;
import io.yingda.server.settings.AccountSettings.DeskKind;
import io.yingda.server.settings.Allowances;
import io.yingda.server.settings.Limits;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Puts what a turn said into the outbox, as the kinds of reply WeChat can take in answer to that inbound. */
public final class Delivery {

    /** Trouble of WeChat's API that is not waited out. */
    private static final Duration OUTAGE = Duration.ofMinutes(1);

    /** WeChat's second attempt comes after five seconds; the time of a message is cut to the second. */
    private static final Duration FIRST_ATTEMPT = Duration.ofSeconds(4);

    private static final String WRITE_FIRST = "请直接发一条消息，我们会为您转接人工客服。";

    private final Map<String, AccountSettings> accounts;
    private final Limits limits;
    private final Grants grants;
    private final Outbox outbox;
    private final Ledgers ledgers;
    private final MediaIds media;
    private final Circuits circuits;
    private final DeliveryListener listener;
    private final Clock clock;

    public Delivery(
            Map<String, AccountSettings> accounts,
            Limits limits,
            Allowances allowances,
            Outbox outbox,
            Ledgers ledgers,
            MediaIds media,
            Circuits circuits,
            DeliveryListener listener,
            Clock clock) {
        this.accounts = Map.copyOf(accounts);
        this.limits = limits;
        this.grants = new Grants(allowances);
        this.outbox = outbox;
        this.ledgers = ledgers;
        this.media = media;
        this.circuits = circuits;
        this.listener = listener;
        this.clock = clock;
    }

    /** Hands a turn's replies over for delivery. */
    public Parcel keep(Turn turn) {
        return keep(turn.trace().inbound(), outgoing(turn));
    }

    /** Hands replies over that are not from a turn. */
    public Parcel keep(Inbound inbound, List<Reply> replies) {
        return keep(inbound, outgoing(inbound, replies));
    }

    /** Hands over what an inbound leaves. */
    public Parcel keep(Inbound inbound, Outgoing outgoing) {
        FollowerId follower = outgoing.follower();
        if (outgoing.farewell()) {
            ledgers.erase(follower);
        } else if (outgoing.grant().messages() > 0) {
            ledgers.update(follower, ledger -> ledger.with(outgoing.grant()));
        }
        outbox.add(outgoing);
        return parcel(inbound);
    }

    /** What a turn leaves for delivery. Changes nothing: whoever keeps the turn keeps this with it. */
    public Outgoing outgoing(Turn turn) {
        Inbound inbound = turn.trace().inbound();
        boolean transferred = PassiveRule.of(inbound) == PassiveRule.MESSAGE
                && turn.decision() instanceof Decision.HandOver
                && servedByWeChat(inbound.header().follower());
        return outgoing(inbound, transferred ? List.of(new Reply.Transfer(null)) : turn.replies());
    }

    /** What is left for delivery by replies that are not from a turn. */
    public Outgoing outgoing(Inbound inbound, List<Reply> replies) {
        Instant now = clock.instant();
        PassiveRule rule = PassiveRule.of(inbound);
        boolean farewell = inbound instanceof Event.Unfollow;
        return new Outgoing(
                inbound.header().follower(),
                inbound.header().key(),
                farewell
                        ? List.of()
                        : replies.stream()
                                .flatMap(reply -> sendable(reply, rule))
                                .toList(),
                rule == PassiveRule.NONE ? now : now.plus(limits.passiveWindow()),
                farewell ? Grant.NONE : grants.of(inbound, now),
                farewell);
    }

    /**
     * The same of an inbound that an earlier life of the server, or another node, had taken in. Nobody knows whether WeChat was told
     * so and listens no longer: where messages of their own can be sent, there is nothing to claim.
     */
    public Parcel parcelOfBefore(Inbound inbound) {
        return isServed(inbound) ? parcel(inbound, kept -> Optional.empty()) : parcel(inbound);
    }

    /** What can be claimed in answer to an inbound whose replies were kept. */
    public Parcel parcel(Inbound inbound) {
        String turn = inbound.header().key();
        return parcel(inbound, kept -> planner(inbound).plan(turn, kept));
    }

    private Parcel parcel(Inbound inbound, Function<List<Kept>, Optional<Pick>> plan) {
        FollowerId follower = inbound.header().follower();
        return new Parcel(
                follower,
                inbound.header().key(),
                outbox,
                kept -> plan.apply(kept).flatMap(pick -> withMedia(follower.account(), pick)),
                listener,
                clock);
    }

    /** A file that WeChat does not have yet is not waited for. */
    private Optional<Pick> withMedia(String account, Pick pick) {
        return media.known(account, pick.reply()).map(reply -> new Pick(reply, pick.covered(), pick.rest()));
    }

    private PassivePlanner planner(Inbound inbound) {
        FollowerId follower = inbound.header().follower();
        Instant now = clock.instant();
        boolean served = isServed(inbound);
        boolean followed = served
                && ledgers.of(follower).left(now) > 0
                && !circuits.of(follower.account()).isDown(OUTAGE, now);
        boolean askedAgain =
                !served || inbound.header().sentAt().plus(FIRST_ATTEMPT).isAfter(now);
        return new PassivePlanner(PassiveRule.of(inbound), limits.textBytes(), followed, askedAgain);
    }

    /** Whether the account can send messages of their own. */
    private boolean isServed(Inbound inbound) {
        AccountSettings account = accounts.get(inbound.header().follower().account());
        return account != null && account.customerService();
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
