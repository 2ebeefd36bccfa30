package io.yingda.engine.turn;

import io.yingda.engine.article.Article;
import io.yingda.engine.decision.Decision.AnswerEach;
import io.yingda.engine.decision.Decision.Section;
import io.yingda.engine.message.Option;
import io.yingda.engine.message.Reply;
import java.util.ArrayList;
import java.util.List;

/** Lays out the answers to several questions: each under its question, then what is still open. */
final class Sections {

    /** Chars of one bubble, so that WeChat takes it whole; longer texts begin another bubble with the next question. */
    private static final int BUBBLE = 600;

    /** Chars of a question shown again; the follower knows the rest. */
    private static final int QUOTE = 30;

    private static final String NO_ANSWER = "这个我还不确定，请单独再问一次，或者回复“人工”联系客服。";

    private final String noneFits;
    private final List<Reply> replies = new ArrayList<>();
    private final StringBuilder bubble = new StringBuilder();

    /** @param noneFits the last line of a menu */
    Sections(String noneFits) {
        this.noneFits = noneFits;
    }

    /** @param answered at least the articles the sections name */
    List<Reply> of(AnswerEach each, List<Article> answered) {
        List<Option> options = each.options();
        Section chosen = null;
        List<Section> open = new ArrayList<>();
        for (Section section : each.sections()) {
            if (section.articleId() != null) {
                answered.stream()
                        .filter(article -> article.id().equals(section.articleId()))
                        .findFirst()
                        .ifPresent(article -> answer(section, article));
            } else if (chosen == null && !section.options().isEmpty()) {
                chosen = section;
            } else {
                open.add(section);
            }
        }
        open.forEach(section -> paragraph("【" + quote(section.question()) + "】\n" + NO_ANSWER));
        endBubble();
        if (chosen != null) {
            replies.add(new Reply.Menu("【" + quote(chosen.question()) + "】\n您想问的是不是：", options, noneFits));
        }
        return List.copyOf(replies);
    }

    private void answer(Section section, Article article) {
        String heading = "【" + quote(section.question()) + "】";
        for (Reply reply : article.replies()) {
            if (reply instanceof Reply.Text text) {
                paragraph(heading.isEmpty() ? text.text() : heading + "\n" + text.text());
                heading = "";
            } else {
                if (!heading.isEmpty()) {
                    paragraph(heading);
                    heading = "";
                }
                endBubble();
                replies.add(reply);
            }
        }
    }

    private void paragraph(String text) {
        if (bubble.length() + text.length() > BUBBLE) {
            endBubble();
        }
        bubble.append(bubble.isEmpty() ? "" : "\n\n").append(text);
    }

    private void endBubble() {
        if (!bubble.isEmpty()) {
            replies.add(new Reply.Text(bubble.toString()));
            bubble.setLength(0);
        }
    }

    private static String quote(String question) {
        String line = question.replaceAll("\\s+", " ");
        return line.codePointCount(0, line.length()) <= QUOTE
                ? line
                : line.substring(0, line.offsetByCodePoints(0, QUOTE)) + "…";
    }
}
