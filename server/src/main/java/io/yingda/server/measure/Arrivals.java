package io.yingda.server.measure;

import io.yingda.server.measure.BenchReport.Latency;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** What agents' pages are shown of what followers wrote, known by a number in the words. Confined to one thread. */
final class Arrivals implements LoadRun.Listener {

    private static final long LONGEST_MICROS = TimeUnit.SECONDS.toMicros(60);
    private static final String MARK = " #";

    private final Writer[] writers;
    private final List<Message> messages = new ArrayList<>();
    private final Histogram latencies = new Histogram(LONGEST_MICROS, 3);
    private int begun;
    private long shown;
    private long twice;
    private long disordered;

    /** A follower: what was sent, not yet answered, and the latest that has to be shown before what is still to come. */
    private static final class Writer {
        private int sent;
        private int open;
        private int before;
    }

    private static final class Message {
        private final Writer writer;
        private long due;
        /** What was answered before this was sent, and has to be shown before it; what is on its way at once may overtake. */
        private int before;

        private boolean shown;

        Message(Writer writer) {
            this.writer = writer;
        }
    }

    /** @param followers how many write */
    Arrivals(int followers) {
        writers = new Writer[followers];
        Arrays.setAll(writers, follower -> new Writer());
    }

    /** Forgets the figures, not the messages. */
    void begin() {
        begun = messages.size();
        shown = 0;
        twice = 0;
        disordered = 0;
        latencies.reset();
    }

    /** Gives the next message its number. */
    String marked(String words, int follower) {
        messages.add(new Message(writers[follower]));
        return words + MARK + messages.size();
    }

    /** @param index of the messages since the beginning */
    @Override
    public void sent(int index, long due) {
        Message message = messages.get(begun + index);
        message.due = due;
        Writer writer = message.writer;
        message.before = writer.open == 0 ? writer.sent : 0;
        writer.sent = begun + index + 1;
        writer.open++;
    }

    @Override
    public void answered(int index) {
        messages.get(begun + index).writer.open--;
    }

    /** A page was shown these words of a follower's. */
    void shown(String words) {
        int mark = words.lastIndexOf(MARK);
        if (mark < 0) {
            return;
        }
        int number = Integer.parseInt(words.substring(mark + MARK.length()));
        Message message = messages.get(number - 1);
        if (message.shown) {
            twice++;
            return;
        }
        message.shown = true;
        shown++;
        if (message.writer.before >= number) {
            disordered++;
        }
        message.writer.before = Math.max(message.writer.before, message.before);
        long micros = (System.nanoTime() - message.due) / 1_000;
        latencies.recordValue(Math.min(LONGEST_MICROS, Math.max(0, micros)));
    }

    boolean areComplete() {
        return shown == messages.size() - begun;
    }

    /** @param refused how many of the pushes */
    DeskJob.Result result(long refused) {
        long sent = (long) messages.size() - begun;
        Latency latency = new Latency(
                latencies.getMean() / 1_000,
                millis(50),
                millis(90),
                millis(99),
                millis(99.9),
                latencies.getMaxValue() / 1_000.0);
        return new DeskJob.Result(sent, refused, Math.max(0, sent - refused - shown), twice, disordered, latency);
    }

    private double millis(double percentile) {
        return latencies.getValueAtPercentile(percentile) / 1_000.0;
    }
}
