package io.yingda.server.desk;

import static io.yingda.server.desk.DeskRig.ANNA;
import static io.yingda.server.desk.DeskRig.BEN;
import static io.yingda.server.desk.DeskRig.LI;
import static org.assertj.core.api.Assertions.assertThat;

import io.yingda.engine.message.Reply;
import io.yingda.server.TestBot;
import io.yingda.server.desk.history.Line;
import io.yingda.server.desk.history.Place;
import io.yingda.server.desk.history.Search;
import io.yingda.server.desk.history.Search.Hit;
import io.yingda.server.desk.history.Search.Hits;
import io.yingda.server.settings.DeskSettings;
import io.yingda.server.store.Dialect;
import io.yingda.server.store.TestStore;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What was said is found as people read it. */
@Timeout(120)
class SearchTest {

    private final MovingClock clock = new MovingClock(TestBot.NOW);

    private static Search search(DeskRig rig, int mostRead) {
        return new Search(rig.desk.store(), rig.desk.register(), rig.desk.history(), mostRead);
    }

    private static List<String> texts(Hits hits) {
        return hits.hits().stream().map(Hit::line).map(Line::text).toList();
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void scriptWidthAndCaseMakeNoDifference(Dialect dialect) throws Exception {
        try (TestStore store = TestStore.empty(dialect);
                DeskRig rig = new DeskRig(store.open(), clock, DeskSettings.DEFAULT)) {
            rig.writes(ANNA, "人工");
            long id = rig.open(ANNA).id();
            rig.desk.handOvers().take(id, LI, false);
            rig.writes(ANNA, "我要退货 IPHONE15");
            rig.writes(ANNA, "想退貨，ｉＰｈｏｎｅ１５");
            rig.desk.handOvers().send(id, LI, new Reply.Text("可以「退货」"), "k1");
            rig.desk.handOvers().note(id, LI, "退\"货\"单 100%_对");
            rig.writes(BEN, "没有转过人工的人说退货");
            Search search = search(rig, 1_000);

            for (String words : List.of("退貨", "退货", " 退货 ")) {
                assertThat(texts(search.find(words, null, 30)))
                        .containsExactly("可以「退货」", "想退貨，ｉＰｈｏｎｅ１５", "我要退货 IPHONE15");
            }
            assertThat(texts(search.find("iPhone１５", null, 30))).containsExactly("想退貨，ｉＰｈｏｎｅ１５", "我要退货 IPHONE15");
            assertThat(texts(search.find("退\"货\"", null, 30))).containsExactly("退\"货\"单 100%_对");
            assertThat(texts(search.find("100%_", null, 30))).containsExactly("退\"货\"单 100%_对");
            assertThat(texts(search.find("text", null, 30))).isEmpty();
            assertThat(texts(search.find("  ", null, 30))).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void eachAnswerReadsABoundedPartAndTheNextGoesOnFromThere(Dialect dialect) throws Exception {
        try (TestStore store = TestStore.empty(dialect);
                DeskRig rig = new DeskRig(store.open(), clock, DeskSettings.DEFAULT)) {
            rig.writes(ANNA, "人工");
            rig.writes(ANNA, "退货一");
            for (int number = 0; number < 7; number++) {
                rig.writes(ANNA, "别的话");
            }
            rig.writes(ANNA, "退货二");
            Search search = search(rig, 3);

            assertThat(texts(search.find("退货", null, 30))).containsExactly("答：退货二", "退货二");
            List<String> found = new ArrayList<>();
            @Nullable Place next = null;
            int asked = 0;
            do {
                Hits hits = search.find("退貨", next, 1);
                found.addAll(texts(hits));
                next = hits.next();
                asked++;
            } while (next != null);
            assertThat(found).containsExactly("答：退货二", "退货二", "答：退货一", "退货一");
            assertThat(asked).isBetween(4, 8);
        }
    }
}
