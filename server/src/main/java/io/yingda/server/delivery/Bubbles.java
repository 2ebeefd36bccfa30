package io.yingda.server.delivery;

import io.yingda.engine.message.Reply;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes messages of what is kept, as few as possible and in order: neighbouring texts become one as far as they fit, a text
 * that is too long is cut, article cards go as many at a time as WeChat takes.
 *
 * @param textBytes the longest text of one message, in bytes of UTF-8
 * @param newsItems how many article cards one message takes
 */
record Bubbles(int textBytes, int newsItems) {

    /** Stands between texts that were bubbles of their own. */
    static final String BETWEEN = "\n\n";

    /** The first message; empty when nothing is kept. */
    Optional<Pick> first(List<Kept> kept) {
        return kept.isEmpty() ? Optional.empty() : Optional.of(at(0, kept));
    }

    /** The message that begins with this one of what is kept. */
    Pick at(int index, List<Kept> kept) {
        Kept head = kept.get(index);
        return switch (head.reply()) {
            case Reply.Text text -> words(text, index, kept);
            case Reply.News news -> cards(news, head);
            default -> Pick.whole(head);
        };
    }

    private Pick words(Reply.Text first, int index, List<Kept> kept) {
        TextCut cut = TextCut.at(textBytes, first.text());
        List<Kept> covered = new ArrayList<>(List.of(kept.get(index)));
        if (!cut.rest().isEmpty()) {
            return new Pick(new Reply.Text(cut.head()), covered, new Reply.Text(cut.rest()));
        }
        StringBuilder shown = new StringBuilder(cut.head());
        int room = textBytes - bytes(cut.head());
        for (Kept next : kept.subList(index + 1, kept.size())) {
            if (!(next.reply() instanceof Reply.Text text)) {
                break;
            }
            if (bytes(text.text()) + BETWEEN.length() > room) {
                return begun(shown, text, next, covered, room - BETWEEN.length());
            }
            shown.append(BETWEEN).append(text.text());
            room -= bytes(text.text()) + BETWEEN.length();
            covered.add(next);
        }
        return new Pick(new Reply.Text(shown.toString()), covered, null);
    }

    /** A text that needs a cut anyway begins where there is room; any other stays whole, for the next message. */
    private Pick begun(StringBuilder shown, Reply.Text next, Kept kept, List<Kept> covered, int room) {
        if (bytes(next.text()) <= textBytes || room < textBytes / 4) {
            return new Pick(new Reply.Text(shown.toString()), covered, null);
        }
        TextCut cut = TextCut.at(room, next.text());
        covered.add(kept);
        return new Pick(
                new Reply.Text(shown.append(BETWEEN).append(cut.head()).toString()),
                covered,
                new Reply.Text(cut.rest()));
    }

    private Pick cards(Reply.News news, Kept kept) {
        int all = news.items().size();
        if (all <= newsItems) {
            return Pick.whole(kept);
        }
        return new Pick(
                new Reply.News(news.items().subList(0, newsItems)),
                List.of(kept),
                new Reply.News(news.items().subList(newsItems, all)));
    }

    static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
