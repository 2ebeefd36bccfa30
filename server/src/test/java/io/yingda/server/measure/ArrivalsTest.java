package io.yingda.server.measure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ArrivalsTest {

    private final Arrivals arrivals = new Arrivals(2);
    private int next;

    @Test
    void whatArrivesOnceAndInOrderIsWhole() {
        String first = written("怎么退货", 0);
        String second = written("运费 #谁出", 0);
        arrivals.shown(first);
        arrivals.shown(second);

        assertThat(arrivals.areComplete()).isTrue();
        assertThat(figures()).containsExactly(2, 0, 0, 0);
    }

    @Test
    void whatDoesNotArriveIsLost() {
        written("怎么退货", 0);
        arrivals.shown(written("运费谁出", 1));

        assertThat(arrivals.areComplete()).isFalse();
        assertThat(figures()).containsExactly(2, 1, 0, 0);
    }

    @Test
    void whatWasRefusedIsNotLost() {
        written("怎么退货", 0);

        assertThat(arrivals.result(1).lost()).isZero();
    }

    @Test
    void whatArrivesAgainIsTwice() {
        String first = written("怎么退货", 0);
        arrivals.shown(first);
        arrivals.shown(first);

        assertThat(figures()).containsExactly(1, 0, 1, 0);
    }

    @Test
    void whatArrivesAfterALaterOneOfTheSameFollowerIsDisordered() {
        String first = written("怎么退货", 0);
        String others = written("运费谁出", 1);
        String second = written("几天到", 0);
        arrivals.shown(second);
        arrivals.shown(others);
        arrivals.shown(first);

        assertThat(figures()).containsExactly(3, 0, 0, 1);
    }

    @Test
    void whatIsOnItsWayAtOnceMayOvertake() {
        String first = arrivals.marked("怎么退货", 0);
        String second = arrivals.marked("几天到", 0);
        arrivals.sent(next++, System.nanoTime());
        arrivals.sent(next++, System.nanoTime());
        arrivals.shown(second);
        arrivals.shown(first);

        assertThat(figures()).containsExactly(2, 0, 0, 0);
    }

    @Test
    void figuresBeginAnew() {
        arrivals.shown(written("怎么退货", 0));
        arrivals.begin();
        arrivals.shown("没有编号");

        assertThat(figures()).containsExactly(0, 0, 0, 0);
        assertThat(arrivals.areComplete()).isTrue();
    }

    /** Sent and answered. */
    private String written(String words, int follower) {
        String marked = arrivals.marked(words, follower);
        arrivals.sent(next, System.nanoTime());
        arrivals.answered(next++);
        return marked;
    }

    /** Sent, lost, twice, disordered. */
    private long[] figures() {
        DeskJob.Result result = arrivals.result(0);
        return new long[] {result.sent(), result.lost(), result.twice(), result.disordered()};
    }
}
