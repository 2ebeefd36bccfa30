package io.yingda.server.command;

import java.io.PrintWriter;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** A progress bar on standard error, where somebody watches; silent elsewhere. */
final class Progress implements AutoCloseable {

    private static final int WIDTH = 76;

    private final PrintWriter err;
    private final @Nullable ProgressBar bar;

    Progress(String task, int most, PrintWriter err, boolean watched) {
        this.err = err;
        this.bar = watched
                ? new ProgressBarBuilder()
                        .setTaskName(task)
                        .setInitialMax(most)
                        .setStyle(ProgressBarStyle.UNICODE_BLOCK)
                        .setUpdateIntervalMillis(100)
                        .setConsumer(new DelegatingProgressBarConsumer(this::show, WIDTH))
                        .build()
                : null;
    }

    /** Tells how much is done in all. */
    void at(int done) {
        if (bar != null) {
            bar.stepTo(done);
        }
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
            show("");
        }
    }

    /** Over the line before, which it clears. */
    private void show(String line) {
        err.print("\r\u001b[K" + line);
        err.flush();
    }
}
