package io.yingda.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingda.engine.decision.Decision;
import io.yingda.engine.fact.Conversation;
import io.yingda.engine.fact.Desk;
import io.yingda.engine.fact.Facts;
import io.yingda.engine.fact.Follower;
import io.yingda.engine.fact.Kind;
import io.yingda.engine.fact.Message;
import io.yingda.engine.fact.Moment;
import io.yingda.engine.fact.Thresholds;
import io.yingda.engine.knowledge.Understanding;
import io.yingda.engine.message.Event;
import io.yingda.engine.message.FollowerId;
import io.yingda.engine.message.Header;
import io.yingda.engine.message.Inbound;
import io.yingda.engine.turn.Trace;
import io.yingda.engine.turn.Turn;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;

class TraceLogTest {

    private static final Instant NOW = Instant.EPOCH;

    private final TraceLog log = new TraceLog();

    @Test
    void aTurnIsFoundByTheKeyOfItsInbound() {
        Turn turn = turn(text("o1", "1"), new Decision.Answer("return"));
        log.kept(turn);
        assertThat(log.turn("1")).containsSame(turn);
        assertThat(log.turn("2")).isEmpty();
    }

    @Test
    void itCountsHowTurnsEnded() {
        log.kept(turn(text("o1", "1"), new Decision.Answer("return")));
        log.kept(turn(text("o1", "2"), new Decision.Offer("", List.of())));
        log.kept(turn(text("o1", "3"), new Decision.HandOver("售后", 0, "")));
        log.kept(turn(text("o1", "4"), new Decision.Silence()));
        assertThat(log.figures()).isEqualTo(new TraceLog.Figures(4, 1, 1, 1));
    }

    @Test
    void itForgetsTheOldestTurnsButNotTheirCount() {
        for (int number = 0; number < 501; number++) {
            log.kept(turn(text("o1", "k" + number), new Decision.Silence()));
        }
        assertThat(log.turn("k0")).isEmpty();
        assertThat(log.turn("k1")).isPresent();
        assertThat(log.figures().turns()).isEqualTo(501);
    }

    @Test
    void aFollowerWhoLeavesTakesTheTurnsAlong() {
        log.kept(turn(text("o1", "1"), new Decision.Silence()));
        log.kept(turn(text("o2", "2"), new Decision.Silence()));
        log.kept(turn(new Event.Unfollow(header("o1", "3")), new Decision.Silence()));
        assertThat(log.turn("1")).isEmpty();
        assertThat(log.turn("2")).isPresent();
        assertThat(log.turn("3")).isPresent();
    }

    private static Inbound text(String openId, String key) {
        return new Inbound.Text(header(openId, key), "在吗", null);
    }

    private static Header header(String openId, String key) {
        return new Header(new FollowerId("shop", openId), "gh_1", NOW, key);
    }

    private static Turn turn(Inbound inbound, Decision decision) {
        Conversation conversation = Conversation.begun(NOW);
        Follower follower = Follower.firstSeen(inbound.header().follower(), NOW);
        Facts facts = new Facts(
                new Message(Kind.TEXT, "", "", List.of(), "", null, false, ""),
                List.of(),
                List.of(),
                new Thresholds(1, 1, 0),
                follower,
                conversation,
                new Moment(LocalDateTime.MIN, true, false, null),
                new Desk(0, 0),
                List.of());
        Trace trace = new Trace(
                inbound,
                NOW,
                Understanding.ofNothing("shop"),
                facts,
                List.of(),
                List.of(),
                decision,
                List.of(),
                List.of(),
                "");
        return new Turn(decision, List.of(), conversation, follower, trace);
    }
}
