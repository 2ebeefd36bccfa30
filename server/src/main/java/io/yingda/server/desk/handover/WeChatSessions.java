package io.yingda.server.desk.handover;

import io.yingda.engine.message.Event;
import io.yingda.engine.message.FollowerId;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;

/** What is known here of conversations that WeChat's own desk has: that they went there, and what WeChat tells of them. */
final class WeChatSessions {

    private static final String TAKE =
            "UPDATE hand_over SET state = 1, taken_at = ?, deadline = ? WHERE id = ? AND state = 0";
    private static final String GOES_ON =
            "UPDATE hand_over SET deadline = ? WHERE id = ? AND state = 1 AND person IS NULL";

    /** WeChat's own desk ends a session that nobody writes in. */
    private static final Duration SILENCE = Duration.ofMinutes(30);

    private final DeskStore store;
    private final HandOvers handOvers;
    private final Predicate<FollowerId> served;

    /** @param served whose conversations go to WeChat's own desk */
    WeChatSessions(DeskStore store, HandOvers handOvers, Predicate<FollowerId> served) {
        this.store = store;
        this.handOvers = handOvers;
        this.served = served;
    }

    /** A conversation was handed over: WeChat's desk has it at once, if it serves the follower. */
    void take(Step step, HandOver handOver) throws SQLException {
        if (served.test(handOver.follower())) {
            step.sql().change(TAKE, step.now(), step.now().plus(SILENCE), handOver.id());
        }
    }

    /** Somebody writes: the session lasts longer. */
    void goesOn(Step step, HandOver handOver) throws SQLException {
        if (handOver.isWithWeChat()) {
            step.sql().change(GOES_ON, step.now().plus(SILENCE), handOver.id());
        }
    }

    /** WeChat tells who began to serve, and that the session is over. */
    void follow(Event event) {
        FollowerId follower = event.header().follower();
        if (!served.test(follower) || store.open(follower).isEmpty()) {
            return;
        }
        store.change(follower, step -> {
            Optional<HandOver> open = step.open(follower).filter(HandOver::isWithWeChat);
            if (open.isPresent()) {
                follow(step, open.get(), event);
            }
            return event;
        });
    }

    private void follow(Step step, HandOver handOver, Event event) throws SQLException {
        switch (event) {
            case Event.HumanSessionCreated created -> served(step, handOver, "微信客服 " + created.agent() + " 接入");
            case Event.HumanSessionSwitched switched ->
                served(step, handOver, "微信客服从 " + switched.from() + " 转给 " + switched.to());
            case Event.HumanSessionClosed closed ->
                handOvers.close(step, handOver, null, "微信客服 " + closed.agent() + " 结束会话", false);
            default -> {}
        }
    }

    private void served(Step step, HandOver handOver, String what) throws SQLException {
        goesOn(step, handOver);
        step.happened(handOver, null, what);
        step.changed(handOver, false);
    }
}
