package io.yingda.server.desk.handover;

import io.yingda.server.settings.DeskSettings;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;

/**
 * Sees to it that nobody is stuck with people who are not there: what is overdue goes back to the queue, is warned of, or ends.
 * Several nodes may look at the same time; each thing is done once.
 */
public final class Overdue {

    private static final Duration BETWEEN_PLACES = Duration.ofMinutes(1);

    /** So many messages must be allowed before one is spent on a place in the line. */
    private static final int SPARE = 2;

    private static final String SERVED = HandOver.FROM
            + "WHERE h.state = 1 AND (h.unanswered = 1 OR h.last_at < ? OR h.warned = 1 OR h.person IS NULL)";
    private static final String WARNED = """
            UPDATE hand_over SET warned = 1 WHERE id = ? AND state = 1 AND warned = 0 AND unanswered = 0 AND last_at = ?""";
    private static final String STILL =
            "UPDATE hand_over SET warned = 1 WHERE id = ? AND state = ? AND last_at = ? AND unanswered = ?";
    private static final String TOLD =
            "UPDATE hand_over SET told = ?, told_at = ? WHERE id = ? AND state = 0 AND told = ?";

    private final DeskStore store;
    private final Register register;
    private final HandOvers handOvers;
    private final DeskSettings settings;

    public Overdue(DeskStore store, Register register, HandOvers handOvers, DeskSettings settings) {
        this.store = store;
        this.register = register;
        this.handOvers = handOvers;
        this.settings = settings;
    }

    /**
     * Looks after those whom an agent serves.
     *
     * @param seen when an agent was last heard of; empty when never
     */
    public void served(Function<Long, Optional<Instant>> seen) {
        Instant now = store.clock().instant();
        List<HandOver> served = store.ask(sql -> sql.all(HandOver::read, SERVED, now.minus(settings.idle())));
        for (HandOver each : served) {
            Long person = each.person();
            if (person == null) {
                if (each.deadline() != null && each.deadline().isBefore(now)) {
                    close(each, "粉丝半小时没有消息，会话结束", "");
                }
            } else if (each.unanswered()) {
                boolean gone = seen.apply(person)
                        .map(at -> at.plus(settings.gone()).isBefore(now))
                        .orElse(true);
                boolean waiting = each.lastAt().plus(settings.idle()).isBefore(now);
                if (gone || waiting) {
                    back(each, each.agent() + (gone ? " 不在线" : " 一直没有回复") + "，回到队列最前面");
                }
            } else if (each.warned()) {
                if (each.lastAt().plus(settings.ending()).isBefore(now)) {
                    close(each, "长时间没有消息，会话结束", "这次人工服务先到这里。有问题随时直接发给我，想找人工再说一声就行。");
                }
            } else {
                warn(each);
            }
        }
    }

    private void back(HandOver handOver, String why) {
        store.change(handOver.follower(), step -> {
            HandOver now = step.handOver(handOver.id());
            if (now.unanswered() && now.state() == State.AGENT) {
                handOvers.returned(step, now, why);
            }
            return now;
        });
    }

    private void warn(HandOver handOver) {
        store.change(handOver.follower(), step -> {
            if (step.sql().change(WARNED, handOver.id(), handOver.lastAt()) == 1) {
                step.say(handOver, "您还在吗？再过 " + Places.minutes(settings.ending()) + " 分钟没有消息，这次人工服务就先结束。");
                step.changed(handOver, false);
            }
            return handOver;
        });
    }

    private void close(HandOver handOver, String why, String words) {
        store.change(handOver.follower(), step -> {
            boolean still = step.sql()
                            .change(
                                    STILL,
                                    handOver.id(),
                                    handOver.state().number(),
                                    handOver.lastAt(),
                                    handOver.unanswered())
                    == 1;
            if (still && handOvers.close(step, handOver, null, why, false) && !words.isEmpty()) {
                step.say(handOver, words);
            }
            return handOver;
        });
    }

    /**
     * Looks after those who wait: tells them when their place has changed much, and gives them back to the bot when nobody comes.
     *
     * @param open whether a queue is open, or somebody serves it all the same
     * @param left how many messages a follower may be sent
     */
    public void waiting(Predicate<String> open, ToIntFunction<HandOver> left) {
        Instant now = store.clock().instant();
        Map<String, Integer> before = new HashMap<>();
        for (HandOver each : register.inLine()) {
            int ahead = before.merge(each.queue(), 1, Integer::sum) - 1;
            boolean inVain = each.deadline() != null && each.deadline().isBefore(now);
            if (inVain) {
                close(each, "等了太久没有人接，交还给机器人", "抱歉，一直没有客服空出来，先不让您干等了。问题可以直接发给我；想再排队，回复“人工”。");
            } else if (!open.test(each.queue())) {
                close(each, "下班了还没有人接，交还给机器人", "抱歉，客服已经下班，今天没能轮到您。问题可以直接发给我，也可以回复“人工”留言，上班后先回您。");
            } else if (store.realm().isHere(each.follower())) {
                place(each, ahead, now, left);
            }
        }
    }

    private void place(HandOver handOver, int ahead, Instant now, ToIntFunction<HandOver> left) {
        boolean first = handOver.told() < 0;
        boolean much = ahead * 2 <= handOver.told() && ahead < handOver.told();
        boolean again = much && handOver.toldAt().plus(BETWEEN_PLACES).isBefore(now);
        if (first || (again && left.applyAsInt(handOver) >= SPARE)) {
            store.change(handOver.follower(), step -> {
                if (step.sql().change(TOLD, ahead, now, handOver.id(), handOver.told()) == 1 && !first) {
                    step.say(handOver, told(step, handOver, ahead));
                }
                return handOver;
            });
        }
    }

    private static String told(Step step, HandOver handOver, int ahead) throws SQLException {
        return "排队有进展了：" + Places.words(ahead, Places.estimate(step.sql(), handOver.queue(), ahead, step.now()))
                + "。不想等了，回复“不用了”。";
    }
}
