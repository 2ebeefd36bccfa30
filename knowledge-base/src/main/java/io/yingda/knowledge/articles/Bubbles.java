package io.yingda.knowledge.articles;

import io.yingda.engine.message.Reply;
import io.yingda.knowledge.articles.Answer.Block;
import io.yingda.knowledge.articles.Answer.Paragraph;
import io.yingda.knowledge.articles.Answer.Picture;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Lays an answer out in bubbles that WeChat accepts. */
final class Bubbles {

    /** What a text bubble may hold, in bytes of UTF-8; WeChat itself accepts 2,048. */
    static final int MOST_BYTES = 2000;

    private static final String GAP = "\n\n";
    private static final String MORE = "查看完整说明";

    private final String closing;
    private final List<Reply> replies = new ArrayList<>();
    private String text = "";
    private boolean cut;

    private Bubbles(String link) {
        closing = link.isEmpty() ? "" : GAP + WeChatText.link(link, MORE);
    }

    /**
     * The answer in bubbles: a text bubble ends where a picture stands or where it is full.
     *
     * @param link the page with the whole story: an answer too long for one bubble is cut and ends with it; empty when there
     *     is none, and a long answer goes on in the next bubble
     */
    static List<Reply> of(List<Block> blocks, String link) {
        Bubbles bubbles = new Bubbles(link);
        for (Block block : blocks) {
            if (!bubbles.cut) {
                switch (block) {
                    case Picture picture -> bubbles.add(picture);
                    case Paragraph paragraph -> bubbles.add(paragraph);
                }
            }
        }
        bubbles.endText();
        return List.copyOf(bubbles.replies);
    }

    private void add(Picture picture) {
        endText();
        replies.add(new Reply.Image(picture.mediaId()));
    }

    private void add(Paragraph paragraph) {
        if (fits(joined(paragraph.text()), MOST_BYTES)) {
            text = joined(paragraph.text());
        } else if (!closing.isEmpty()) {
            cutHere(paragraph.text());
        } else {
            endText();
            for (String part : Sentences.packed(paragraph.text(), MOST_BYTES)) {
                endText();
                text = part;
            }
        }
    }

    /** Ends the answer with the link, keeping all whole sentences before it that fit. */
    private void cutHere(String paragraph) {
        cut = true;
        int room = MOST_BYTES - bytes(closing);
        String kept = Sentences.fitting(joined(paragraph), room);
        text = (kept.isEmpty() ? Sentences.packed(joined(paragraph), room).getFirst() : kept) + closing;
    }

    private String joined(String paragraph) {
        return text.isEmpty() ? paragraph : text + GAP + paragraph;
    }

    private void endText() {
        if (!text.isEmpty()) {
            replies.add(new Reply.Text(text));
            text = "";
        }
    }

    private static boolean fits(String text, int most) {
        return bytes(text) <= most;
    }

    static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
