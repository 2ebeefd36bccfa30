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

    /** Continues on a new line, unless the paragraph is at the beginning of one. */
    void beginLine(String indent) {
        if (!text.isEmpty() && text.charAt(text.length() - 1) != '\n' && !endsWithMarker()) {
            text.append('\n').append(indent);
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

    private boolean endsWithMarker() {
        return text.chars().allMatch(Character::isWhitespace);
    }
}
