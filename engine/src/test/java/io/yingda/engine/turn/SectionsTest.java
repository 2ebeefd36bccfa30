package io.yingda.engine.turn;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingda.engine.article.Article;
import io.yingda.engine.article.Validity;
import io.yingda.engine.decision.Decision.AnswerEach;
import io.yingda.engine.decision.Decision.Section;
import io.yingda.engine.message.Option;
import io.yingda.engine.message.Reply;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SectionsTest {

    private static final Article RETURNS = article("returns", new Reply.Text("七天内可以退。"));
    private static final Article CHART = article("chart", new Reply.Image("IMAGE"));

    @Test
    void eachAnswerStandsUnderItsQuestion() {
        assertThat(lay(section("怎么退", "returns"), section("积分怎么得", "points")))
                .containsExactly(new Reply.Text("【怎么退】\n七天内可以退。\n\n【积分怎么得】\n一块钱一分。\n\n次日到账。"));
    }

    @Test
    void whatIsOpenIsSaidAfterTheAnswersAndChoicesComeLast() {
        List<Option> options = List.of(new Option("门店能停车吗", "parking"));
        List<Reply> replies =
                lay(new Section("停车呢", null, options), new Section("老板是谁", null, List.of()), section("怎么退", "returns"));

        assertThat(replies).hasSize(2);
        assertThat(replies.getFirst())
                .isInstanceOfSatisfying(
                        Reply.Text.class,
                        text -> assertThat(text.text())
                                .startsWith("【怎么退】\n七天内可以退。\n\n【老板是谁】\n")
                                .contains("还不确定"));
        assertThat(replies.getLast()).isEqualTo(new Reply.Menu("【停车呢】\n您想问的是不是：", options, "都不是"));
    }

    @Test
    void aPictureFollowsItsQuestion() {
        assertThat(lay(section("尺码表", "chart"), section("怎么退", "returns")))
                .containsExactly(new Reply.Text("【尺码表】"), new Reply.Image("IMAGE"), new Reply.Text("【怎么退】\n七天内可以退。"));
    }

    @Test
    void longAnswersBeginABubbleOfTheirOwnAndLongQuestionsAreCut() {
        List<Reply> replies = lay(section("怎么退", "returns"), section("问".repeat(40) + "\n完", "story"));

        assertThat(replies).hasSize(2);
        assertThat(replies.getLast())
                .isInstanceOfSatisfying(
                        Reply.Text.class, text -> assertThat(text.text()).startsWith("【" + "问".repeat(30) + "…】\n长"));
    }

    private static Section section(String question, String article) {
        return new Section(question, article, List.of());
    }

    private static List<Reply> lay(Section... sections) {
        Article story = article("story", new Reply.Text("长".repeat(590)));
        Article points = article("points", new Reply.Text("一块钱一分。"), new Reply.Text("次日到账。"));
        return new Sections("都不是").of(new AnswerEach(List.of(sections)), List.of(RETURNS, CHART, story, points));
    }

    private static Article article(String id, Reply... replies) {
        return new Article(id, id, List.of(), id, List.of(replies), "", List.of(), Set.of(), Validity.ALWAYS);
    }
}
