package io.yingda.engine.article;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ArticleTest {

    private static final LocalDate DAY = LocalDate.parse("2026-11-23");

    @Test
    void bothEndsOfTheValidityBelongToIt() {
        Validity oneDay = new Validity(DAY, DAY);

        assertThat(oneDay.includes(DAY)).isTrue();
        assertThat(oneDay.includes(DAY.minusDays(1))).isFalse();
        assertThat(oneDay.includes(DAY.plusDays(1))).isFalse();
        assertThat(oneDay.endedBefore(DAY.plusDays(1))).isTrue();
    }

    @Test
    void anArticleForNamedAccountsIsServedToThemOnly() {
        assertThat(article("问", "答", Set.of("club")).servedTo("club", DAY)).isTrue();
        assertThat(article("问", "答", Set.of("club")).servedTo("shop", DAY)).isFalse();
        assertThat(article("问", "答", Set.of()).servedTo("shop", DAY)).isTrue();
    }

    @Test
    void anArticleWithoutAQuestionIsCalledByTheBeginningOfItsAnswer() {
        assertThat(article("", "短", Set.of()).title()).isEqualTo("短");
        assertThat(article("", "👶".repeat(40), Set.of()).title()).isEqualTo("👶".repeat(29) + "…");
        assertThat(article("问", "答", Set.of()).phrasings()).containsExactly("问", "类似");
    }

    private static Article article(String question, String answer, Set<String> accounts) {
        return new Article("id", question, List.of("类似"), answer, List.of(), "", List.of(), accounts, Validity.ALWAYS);
    }
}
