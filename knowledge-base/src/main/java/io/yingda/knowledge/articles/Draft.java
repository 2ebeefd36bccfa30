package io.yingda.knowledge.articles;

import io.yingda.knowledge.articles.Answer.Block;
import io.yingda.knowledge.articles.Answer.Paragraph;
import io.yingda.knowledge.articles.Answer.Picture;
import java.util.ArrayList;
import java.util.List;

/** An answer being written. */
final class Draft {

    private final List<Block> blocks = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();

    /** Continues on a new line, unless nothing stands on this one yet. */
    void beginLine(String indent) {
        int lineStart = text.lastIndexOf("\n") + 1;
        if (!text.substring(lineStart).isBlank()) {
            text.append('\n').append(indent);
        } else {
            text.setLength(lineStart);
            text.append(lineStart == 0 ? "" : indent);
        }
    }

    void append(String words) {
        text.append(words);
    }

    void endParagraph() {
        String paragraph = text.toString().strip();
        if (!paragraph.isEmpty()) {
            blocks.add(new Paragraph(paragraph));
        }
        text.setLength(0);
    }

    void picture(String mediaId) {
        endParagraph();
        blocks.add(new Picture(mediaId));
    }

    List<Block> blocks() {
        endParagraph();
        return List.copyOf(blocks);
    }
}
