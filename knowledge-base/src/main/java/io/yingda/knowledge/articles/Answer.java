package io.yingda.knowledge.articles;

import io.yingda.knowledge.articles.ArticleFile.ArticleLink;
import java.util.List;

/**
 * An answer as WeChat can show it.
 *
 * @param blocks what the follower sees, in order
 * @param plain the words alone, for search and preview
 * @param links links to other articles, in order
 */
record Answer(List<Block> blocks, String plain, List<ArticleLink> links) {

    Answer {
        blocks = List.copyOf(blocks);
        links = List.copyOf(links);
    }

    /** A part of an answer that stays together where there is room. */
    sealed interface Block {}

    /** @param text may hold line breaks and {@code <a href>} links */
    record Paragraph(String text) implements Block {}

    /** @param mediaId as WeChat names it */
    record Picture(String mediaId) implements Block {}
}
