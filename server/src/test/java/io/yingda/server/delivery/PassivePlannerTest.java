package io.yingda.server.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingda.engine.message.Reply;
import io.yingda.engine.message.Reply.NewsItem;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PassivePlannerTest {

    private static final String NOW = "now";
    private static final String BEFORE = "before";
    private static final NewsItem CARD = new NewsItem("t", "d", "p", "u");

    private final PassivePlanner message = new PassivePlanner(PassiveRule.MESSAGE, 30, false, true);
    private final PassivePlanner event = new PassivePlanner(PassiveRule.EVENT, 30, false, true);
    private final PassivePlanner followed = new PassivePlanner(PassiveRule.MESSAGE, 30, true, true);
    private final List<Kept> kept = new ArrayList<>();

    @Test
    void mergesNeighbouringTexts() {
        Kept one = text(NOW, "a");
        Kept other = text(NOW, "b");

        assertThat(message.plan(NOW, kept)).contains(new Pick(new Reply.Text("a\n\nb"), List.of(one, other), null));
    }

    @Test
    void putsEarlierTextsInFront() {
        Kept earlier = text(BEFORE, "a");
        Kept own = text(NOW, "b");

        assertThat(message.plan(NOW, kept)).contains(new Pick(new Reply.Text("a\n\nb"), List.of(earlier, own), null));
    }

    @Test
    void putsNothingInFrontThatWouldGetLostWithTheReply() {
        PassivePlanner lastAttempt = new PassivePlanner(PassiveRule.MESSAGE, 30, false, false);
        Kept own = text(NOW, "b");

        assertThat(lastAttempt.plan(NOW, List.of(own))).contains(Pick.whole(own));
        assertThat(lastAttempt.plan(NOW, List.of(text(BEFORE, "a"), own))).isEmpty();
        assertThat(lastAttempt.plan(NOW, List.of(refused(text(BEFORE, "a"), 6), own)))
                .isEmpty();
    }

    @Test
    void keepsEarlierTextsThatDoNotFitBesideTheAnswer() {
        text(BEFORE, "字".repeat(9));
        text(BEFORE, "c");
        Kept answer = text(NOW, "answer");

        assertThat(message.plan(NOW, kept)).contains(Pick.whole(answer));
    }

    @Test
    void keepsTheRestOfALongAnswerBeforeWhatFollowsIt() {
        Kept answer = text(NOW, "字".repeat(12));
        image(NOW, "m");

        Pick pick = message.plan(NOW, kept).orElseThrow();
        assertThat(pick).isEqualTo(new Pick(new Reply.Text("字".repeat(10)), List.of(answer), new Reply.Text("字字")));
        assertThat(pick.left()).containsExactly(answer.shortenedTo(new Reply.Text("字字")));
    }

    @Test
    void givesTheFirstMediaAlone() {
        Kept picture = image(NOW, "m");
        text(NOW, "a");

        assertThat(message.plan(NOW, kept)).contains(Pick.whole(picture));
    }

    @Test
    void answersWhatWasAskedBeforeWhatWasKeptWhereNothingCanFollow() {
        image(BEFORE, "old");
        Kept answer = text(NOW, "a");

        assertThat(message.plan(NOW, kept)).contains(Pick.whole(answer));
    }

    @Test
    void leavesWhatWasKeptAndWhatComesBehindItToMessagesOfTheirOwn() {
        text(BEFORE, "old");
        text(NOW, "a");

        assertThat(followed.plan(NOW, kept)).isEmpty();
    }

    @Test
    void givesWhatWeChatRefusesAgainAndAgain() {
        Kept refused = refused(text(BEFORE, "a"), 5);
        Kept own = text(NOW, "b");

        assertThat(followed.plan(NOW, List.of(refused, own))).isEmpty();
        assertThat(followed.plan(NOW, List.of(refused.tried(-1), own))).isEmpty();
        Kept again = refused.tried(45_047);
        assertThat(followed.plan(NOW, List.of(again, own)))
                .contains(new Pick(new Reply.Text("a\n\nb"), List.of(again, own), null));
    }

    @Test
    void givesNothingOfALaterTurnWhereItCanFollow() {
        Kept own = text(NOW, "a");
        text("later", "b");

        assertThat(followed.plan(NOW, kept)).contains(Pick.whole(own));
        assertThat(message.plan(NOW, kept).orElseThrow().covered()).hasSize(2);
    }

    @Test
    void givesWhatWasKeptWhenTheTurnIsSilent() {
        Kept earlier = image(BEFORE, "old");

        assertThat(message.plan(NOW, kept)).contains(Pick.whole(earlier));
    }

    @Test
    void cutsCardsToOneForAMessageAndEightForAnEvent() {
        Kept cards = keep(NOW, cards(10));

        assertThat(message.plan(NOW, kept)).contains(new Pick(cards(1), List.of(cards), cards(9)));
        assertThat(event.plan(NOW, kept)).contains(new Pick(cards(8), List.of(cards), cards(2)));
    }

    @Test
    void transfersFirstAndOnlyInAnswerToAMessage() {
        Kept earlier = text(BEFORE, "a");
        Kept transfer = keep(BEFORE, new Reply.Transfer(null));
        Kept own = text(NOW, "b");

        assertThat(message.plan(NOW, kept)).contains(Pick.whole(transfer));
        assertThat(event.plan(NOW, kept)).contains(new Pick(new Reply.Text("a\n\nb"), List.of(earlier, own), null));
        assertThat(event.plan(NOW, List.of(transfer))).isEmpty();
    }

    @Test
    void givesNothingWhereWeChatShowsNothing() {
        text(NOW, "a");

        assertThat(new PassivePlanner(PassiveRule.NONE, 30, true, true).plan(NOW, kept))
                .isEqualTo(Optional.empty());
    }

    private static Kept refused(Kept kept, int times) {
        return times == 0 ? kept : refused(kept.tried(45_047), times - 1);
    }

    private static Reply.News cards(int count) {
        return new Reply.News(Collections.nCopies(count, CARD));
    }

    private Kept text(String turn, String text) {
        return keep(turn, new Reply.Text(text));
    }

    private Kept image(String turn, String media) {
        return keep(turn, new Reply.Image(media));
    }

    private Kept keep(String turn, Reply reply) {
        Kept fresh = Kept.fresh(kept.size() + 1, turn, reply);
        kept.add(fresh);
        return fresh;
    }
}
