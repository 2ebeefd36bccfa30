package io.yingda.server.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingda.engine.message.FollowerId;
import io.yingda.engine.message.Reply;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every outbox does. */
public abstract class OutboxContract {

    protected static final FollowerId ANNA = new FollowerId("shop", "oA");
    protected static final FollowerId BEN = new FollowerId("shop", "oB");
    protected static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    protected Outbox outbox;

    /** An empty one. */
    protected abstract Outbox open() throws Exception;

    @BeforeEach
    void begin() throws Exception {
        outbox = open();
    }

    @Test
    void keepsRepliesInOrder() {
        add(ANNA, "1", NOON, "a", "b");
        add(ANNA, "2", NOON, "c");

        assertThat(texts(ANNA)).containsExactly("a", "b", "c");
        assertThat(texts(BEN)).isEmpty();
    }

    @Test
    void everyKindOfReplyComesOutAsItWentIn() {
        List<Reply> replies = List.of(
                new Reply.Text("您好\n<a href=\"https://example.com\">链接</a> 😀"),
                new Reply.Image("m1"),
                new Reply.Voice("m2"),
                new Reply.Video("m3", null, "d"),
                new Reply.Music("t", null, "u", null, "m4"),
                new Reply.News(List.of(new Reply.NewsItem("t", "d", "p", "u"))),
                new Reply.Transfer(null),
                new Reply.Transfer("a@b"));
        outbox.add(new Outgoing(ANNA, "1", replies, NOON, Grant.NONE, false));

        assertThat(kept(ANNA)).extracting(Kept::reply).isEqualTo(replies);
        assertThat(kept(ANNA)).extracting(Kept::turn).containsOnly("1");
        assertThat(kept(ANNA)).extracting(Kept::id).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void givesOutOneMessageOfAFollowerAtATime() {
        add(ANNA, "1", NOON, "a", "b");
        add(BEN, "2", NOON, "c");

        Pickup.Dispatch first = next(ANNA);
        assertThat(outbox.begin(ANNA, OutboxContract::head)).isInstanceOf(Pickup.Busy.class);
        assertThat(outbox.due(NOON, Set.of(), 9)).containsExactly(BEN);
        assertThat(next(BEN).pick().reply()).isEqualTo(new Reply.Text("c"));

        outbox.settle(first, new Outcome.Delivered(Way.CUSTOMER_SERVICE, NOON));
        assertThat(texts(ANNA)).containsExactly("b");
    }

    @Test
    void picksNothingWhereThePlanPicksNothing() {
        add(ANNA, "1", NOON, "a");

        assertThat(outbox.begin(ANNA, kept -> Optional.empty())).isInstanceOf(Pickup.Nothing.class);
        assertThat(outbox.due(NOON, Set.of(), 9)).containsExactly(ANNA);
        assertThat(outbox.begin(BEN, OutboxContract::head)).isInstanceOf(Pickup.Nothing.class);
    }

    @Test
    void theRestOfADeliveredReplyStaysAtItsPlace() {
        add(ANNA, "1", NOON, "long", "b");

        Pickup.Dispatch begun = (Pickup.Dispatch) outbox.begin(
                ANNA,
                kept -> Optional.of(new Pick(new Reply.Text("lo"), List.of(kept.getFirst()), new Reply.Text("ng"))));
        outbox.settle(begun, new Outcome.Delivered(Way.PASSIVE, NOON.plusSeconds(1)));

        assertThat(texts(ANNA)).containsExactly("ng", "b");
        assertThat(outbox.due(NOON, Set.of(), 9)).isEmpty();
        assertThat(outbox.due(NOON.plusSeconds(1), Set.of(), 9)).containsExactly(ANNA);
    }

    @Test
    void coversRepliesThatAreNotNeighbours() {
        add(ANNA, "1", NOON, "a", "b", "c");

        Pickup.Dispatch begun = (Pickup.Dispatch) outbox.begin(
                ANNA, kept -> Optional.of(new Pick(new Reply.Text("ac"), List.of(kept.get(0), kept.get(2)), null)));
        outbox.settle(begun, new Outcome.Delivered(Way.PASSIVE, NOON));

        assertThat(texts(ANNA)).containsExactly("b");
    }

    @Test
    void whatFailedForGoodLeavesTheQueueAndTheNextMayGo() {
        add(ANNA, "1", NOON, "a", "b");

        outbox.settle(next(ANNA), new Outcome.Failed(40007, NOON));

        assertThat(texts(ANNA)).containsExactly("b");
        assertThat(outbox.due(NOON, Set.of(), 9)).containsExactly(ANNA);
    }

    @Test
    void whatFailedForNowStaysAndIsDueAgain() {
        add(ANNA, "1", NOON, "a", "b");

        outbox.settle(next(ANNA), new Outcome.Later(NOON.plusSeconds(4), -1));

        assertThat(kept(ANNA)).extracting(Kept::attempts).containsExactly(1, 0);
        assertThat(kept(ANNA)).extracting(Kept::error).containsExactly(-1, 0);
        assertThat(outbox.due(NOON.plusSeconds(3), Set.of(), 9)).isEmpty();
        assertThat(outbox.due(NOON.plusSeconds(4), Set.of(), 9)).containsExactly(ANNA);
    }

    @Test
    void whatWaitsForItsFollowerIsDueWhenTheFollowerIsBack() {
        add(ANNA, "1", NOON, "a");
        outbox.settle(next(ANNA), new Outcome.Waiting(45015));
        assertThat(outbox.due(NOON.plusSeconds(999_999), Set.of(), 9)).isEmpty();

        outbox.release(ANNA, NOON);
        assertThat(outbox.due(NOON, Set.of(), 9)).isEmpty();

        outbox.add(new Outgoing(ANNA, "2", List.of(), NOON, Grant.NONE, false));
        assertThat(outbox.due(NOON, Set.of(), 9)).isEmpty();

        outbox.add(
                new Outgoing(ANNA, "3", List.of(), NOON, new Grant(Grant.Kind.EVENT, NOON.plusSeconds(60), 3), false));
        assertThat(outbox.due(NOON, Set.of(), 9)).containsExactly(ANNA);
        assertThat(texts(ANNA)).containsExactly("a");
    }

    @Test
    void whatIsAddedWhileAMessageIsOnItsWayDecidesWhenTheRestIsDue() {
        add(ANNA, "1", NOON, "a");
        Pickup.Dispatch begun = next(ANNA);
        add(ANNA, "2", NOON.plusSeconds(5), "b");

        assertThat(outbox.due(NOON.plusSeconds(5), Set.of(), 9)).isEmpty();
        outbox.settle(begun, new Outcome.Waiting(45015));

        assertThat(texts(ANNA)).containsExactly("a", "b");
        assertThat(outbox.due(NOON.plusSeconds(4), Set.of(), 9)).isEmpty();
        assertThat(outbox.due(NOON.plusSeconds(5), Set.of(), 9)).containsExactly(ANNA);
    }

    @Test
    void aQueueThatWaitedForAPassiveReplyIsReleased() {
        add(ANNA, "1", NOON.plusSeconds(5), "a");
        assertThat(outbox.due(NOON, Set.of(), 9)).isEmpty();

        outbox.release(ANNA, NOON);
        outbox.release(ANNA, NOON.plusSeconds(9));
        assertThat(outbox.due(NOON, Set.of(), 9)).containsExactly(ANNA);
    }

    @Test
    void theLongestDueComeFirstAndRestingAccountsAreLeftOut() {
        FollowerId elsewhere = new FollowerId("other", "oC");
        add(ANNA, "1", NOON.plusSeconds(2), "a");
        add(elsewhere, "2", NOON.plusSeconds(1), "c");
        add(BEN, "3", NOON, "b");

        assertThat(outbox.due(NOON.plusSeconds(9), Set.of(), 9)).containsExactly(BEN, elsewhere, ANNA);
        assertThat(outbox.due(NOON.plusSeconds(9), Set.of(), 2)).containsExactly(BEN, elsewhere);
        assertThat(outbox.due(NOON.plusSeconds(9), Set.of("shop"), 9)).containsExactly(elsewhere);
    }

    @Test
    void aFarewellErasesEverythingEvenWhatIsOnItsWay() {
        add(ANNA, "1", NOON, "a", "b");
        Pickup.Dispatch begun = next(ANNA);

        outbox.add(new Outgoing(ANNA, "2", List.of(), NOON, Grant.NONE, true));
        outbox.settle(begun, new Outcome.Later(NOON, -1));

        assertThat(texts(ANNA)).isEmpty();
        assertThat(outbox.due(NOON.plusSeconds(9), Set.of(), 9)).isEmpty();
    }

    @Test
    void aFollowerWhoLeftAndCameBackIsNotGivenWhatWasOnItsWay() {
        add(ANNA, "1", NOON, "a");
        Pickup.Dispatch begun = next(ANNA);
        outbox.erase(ANNA);
        add(ANNA, "2", NOON, "b");

        outbox.settle(begun, new Outcome.Later(NOON, -1));
        assertThat(texts(ANNA)).containsExactly("b");
    }

    protected void add(FollowerId follower, String turn, Instant from, String... texts) {
        List<Reply> replies = new ArrayList<>();
        for (String text : texts) {
            replies.add(new Reply.Text(text));
        }
        outbox.add(new Outgoing(follower, turn, replies, from, Grant.NONE, false));
    }

    protected Pickup.Dispatch next(FollowerId follower) {
        return (Pickup.Dispatch) outbox.begin(follower, OutboxContract::head);
    }

    protected List<Kept> kept(FollowerId follower) {
        List<Kept> seen = new ArrayList<>();
        outbox.begin(follower, kept -> {
            seen.addAll(kept);
            return Optional.empty();
        });
        return seen;
    }

    protected List<String> texts(FollowerId follower) {
        return kept(follower).stream().map(kept -> kept.reply().asText()).toList();
    }

    private static Optional<Pick> head(List<Kept> kept) {
        return Optional.of(Pick.whole(kept.getFirst()));
    }
}
