package io.yingda.server.chaos;

import io.yingda.engine.decision.Decision;
import io.yingda.engine.message.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One part of an answer as a follower sees it: {@code #m17#·3f2a9c·1/2}.
 *
 * @param mark of the message it answers
 * @param turn drawn anew for each turn, so that two turns for one message are told apart
 * @param part from 1
 * @param parts how many the answer has
 */
record MarkedAnswer(String mark, String turn, int part, int parts) {

    private static final Pattern WRITTEN = Pattern.compile("(#m\\d+#)·([0-9a-f]+)·(\\d)/(\\d)");
    private static final Pattern MARK = Pattern.compile("#m\\d+#");

    /** All parts in what a follower read; a passive reply may hold several, also of several answers. */
    static List<MarkedAnswer> in(String words) {
        List<MarkedAnswer> found = new ArrayList<>();
        Matcher written = WRITTEN.matcher(words);
        while (written.find()) {
            found.add(new MarkedAnswer(
                    written.group(1),
                    written.group(2),
                    Integer.parseInt(written.group(3)),
                    Integer.parseInt(written.group(4))));
        }
        return found;
    }

    /** The mark in what a follower wrote; empty where there is none. */
    static String mark(String words) {
        Matcher mark = MARK.matcher(words);
        return mark.find() ? mark.group() : "";
    }

    /** What a turn says to a message: every fifth answer has two parts, and words without a mark get none. */
    static Decision to(String words, Random random) {
        String mark = mark(words);
        if (mark.isEmpty()) {
            return new Decision.Silence();
        }
        String turn = Long.toHexString(random.nextLong());
        int parts = random.nextInt(5) == 0 ? 2 : 1;
        List<Reply> replies = new ArrayList<>();
        for (int part = 1; part <= parts; part++) {
            replies.add(new Reply.Text(mark + '·' + turn + '·' + part + '/' + parts));
        }
        return new Decision.Say(replies);
    }
}
