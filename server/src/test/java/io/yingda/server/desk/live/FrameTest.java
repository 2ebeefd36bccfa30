package io.yingda.server.desk.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yingda.server.desk.view.DeskJson;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class FrameTest {

    private static final DeskJson JSON = new DeskJson(Map.of(), UnaryOperator.identity());

    private final AtomicInteger made = new AtomicInteger();

    @Test
    void isMadeOnceForEachWayToSeeIt() {
        Frame frame = new Frame(Cursor.START, viewer -> true, json -> {
            made.incrementAndGet();
            return Frames.kind("row");
        });

        assertThat(frame.text(JSON, true)).isEqualTo(frame.text(JSON, true)).isNotEmpty();
        assertThat(frame.text(JSON, false)).isNotEmpty();
        assertThat(made).hasValue(2);
    }

    @Test
    void whatCannotBeMadeIsTriedOnceOnly() {
        Frame frame = new Frame(Cursor.START, viewer -> true, json -> {
            made.incrementAndGet();
            throw new IllegalStateException();
        });

        assertThatThrownBy(() -> frame.text(JSON, true)).isInstanceOf(IllegalStateException.class);
        assertThat(frame.text(JSON, true)).isEmpty();
        assertThat(made).hasValue(1);
    }
}
