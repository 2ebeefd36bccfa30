package io.yingda.server.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingda.engine.message.Reply;
import io.yingda.engine.message.Reply.NewsItem;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class PassivePlannerTest {

    private static final String NOW = "now";
    private static final String BEFORE = "before";
    private static final NewsItem CARD = new NewsItem("t", "d", "p", "u");

    private final PassivePlanner message = new PassivePlanner(PassiveRule.MESSAGE, 30);
    private final PassivePlanner event = new PassivePlanner(PassiveRule.EVENT, 30);

    @Test
    void mergesNeighbouringTexts() {
        PassivePlan plan = message.plan(NOW, List.of(text(NOW, "a"), text(NOW, "b")));

        assertThat(plan.now()).contains(new Reply.Text("a\n\nb"));
        assertThat(plan.later()).isEmpty();
    }

    @Test
    void putsEarlierTextsInFront() {
        PassivePlan plan = message.plan(NOW, List.of(text(BEFORE, "a"), text(NOW, "b")));

        assertThat(plan.now()).contains(new Reply.Text("a\n\nb"));
        assertThat(plan.later()).isEmpty();
    }

    @Test
    void keepsEarlierTextsThatDoNotFitBesideTheAnswer() {
        Kept longOne = text(BEFORE, "字".repeat(9));
        PassivePlan plan = message.plan(NOW, List.of(longOne, text(BEFORE, "c"), text(NOW, "answer")));

        assertThat(plan.now()).contains(new Reply.Text("answer"));
        assertThat(plan.later()).containsExactly(longOne, text(BEFORE, "c"));
    }

    @Test
    void keepsTheRestOfALongAnswerBeforeWhatFollowsIt() {
        Kept picture = new Kept(NOW, new Reply.Image("m"));
        PassivePlan plan = message.plan(NOW, List.of(text(NOW, "字".repeat(12)), picture));

        assertThat(plan.now()).contains(new Reply.Text("字".repeat(10)));
        assertThat(plan.later()).containsExactly(text(NOW, "字字"), picture);
    }

    @Test
    void givesTheFirstMediaAlone() {
        PassivePlan plan = message.plan(NOW, List.of(new Kept(NOW, new Reply.Image("m")), text(NOW, "a")));

        assertThat(plan.now()).contains(new Reply.Image("m"));
        assertThat(plan.later()).containsExactly(text(NOW, "a"));
    }

    @Test
    void answersWhatWasAskedBeforeWhatWasKept() {
        Kept earlier = new Kept(BEFORE, new Reply.Image("old"));
        PassivePlan plan = message.plan(NOW, List.of(earlier, text(NOW, "a")));

        assertThat(plan.now()).contains(new Reply.Text("a"));
        assertThat(plan.later()).containsExactly(earlier);
    }

    @Test
    void givesWhatWasKeptWhenTheTurnIsSilent() {
        Kept earlier = new Kept(BEFORE, new Reply.Image("old"));

        assertThat(message.plan(NOW, List.of(earlier)).now()).contains(new Reply.Image("old"));
        assertThat(message.plan(NOW, List.of(text(BEFORE, "a"), text(BEFORE, "b")))
                        .now())
                .contains(new Reply.Text("a\n\nb"));
    }

    @Test
    void cutsCardsToOneForAMessageAndEightForAnEvent() {
        Kept cards = new Kept(NOW, new Reply.News(Collections.nCopies(10, CARD)));

        PassivePlan one = message.plan(NOW, List.of(cards));
        assertThat(one.now()).contains(new Reply.News(List.of(CARD)));
        assertThat(one.later()).containsExactly(new Kept(NOW, new Reply.News(Collections.nCopies(9, CARD))));

        PassivePlan eight = event.plan(NOW, List.of(cards));
        assertThat(eight.now()).contains(new Reply.News(Collections.nCopies(8, CARD)));
        assertThat(eight.later()).containsExactly(new Kept(NOW, new Reply.News(Collections.nCopies(2, CARD))));
    }

    @Test
    void transfersFirstAndOnlyInAnswerToAMessage() {
        Kept transfer = new Kept(BEFORE, new Reply.Transfer(null));
        List<Kept> kept = List.of(text(BEFORE, "a"), transfer, text(NOW, "b"));

        assertThat(message.plan(NOW, kept))
                .isEqualTo(new PassivePlan(
                        java.util.Optional.of(new Reply.Transfer(null)), List.of(text(BEFORE, "a"), text(NOW, "b"))));
        assertThat(event.plan(NOW, kept).now()).contains(new Reply.Text("a\n\nb"));
        assertThat(event.plan(NOW, kept).later()).containsExactly(transfer);
        assertThat(event.plan(NOW, List.of(transfer)).now()).isEmpty();
    }

    @Test
    void givesNothingWhereWeChatShowsNothing() {
        PassivePlan plan = new PassivePlanner(PassiveRule.NONE, 30).plan(NOW, List.of(text(NOW, "a")));

        assertThat(plan.now()).isEmpty();
        assertThat(plan.later()).containsExactly(text(NOW, "a"));
    }

    private static Kept text(String turn, String text) {
        return new Kept(turn, new Reply.Text(text));
    }
}
