package io.yingda.knowledge.meaning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class NearestTest {

    @Test
    void keepsTheLargestLargestFirst() {
        Nearest nearest = new Nearest(2);
        float[] values = {.1f, .9f, .5f, .7f};
        for (int place = 0; place < values.length; place++) {
            nearest.offer(place, values[place]);
        }

        assertThat(nearest.size()).isEqualTo(2);
        assertThat(nearest.place(0)).isEqualTo(1);
        assertThat(nearest.place(1)).isEqualTo(3);
        assertThat(nearest.mean(2)).isEqualTo(.8f, within(1e-6f));
    }

    @Test
    void theMeanOfNothingIsNothing() {
        assertThat(new Nearest(3).mean(3)).isZero();
    }
}
