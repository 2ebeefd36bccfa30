package io.yingda.server.delivery;

import io.yingda.engine.message.Reply;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Picks the one passive reply. A hand-over to WeChat's desk goes first, since it can only be given in answer to a message.
 * Otherwise the turn's own words or media lead, so that the follower gets the answer to what was just asked; texts kept
 * from earlier turns are put in front of its words as far as they fit. A silent turn lets what is kept go.
 *
 * @param rule what WeChat allows in this answer
 * @param textBytes the longest text of one message, in bytes of UTF-8
 */
record PassivePlanner(PassiveRule rule, int textBytes) {

    private static final String BETWEEN = "\n\n";

    PassivePlan plan(String turn, List<Kept> kept) {
        if (rule == PassiveRule.NONE) {
            return new PassivePlan(Optional.empty(), kept);
        }
        List<Kept> transfers = kept.stream()
                .filter(each -> each.reply() instanceof Reply.Transfer)
                .toList();
        if (transfers.isEmpty()) {
            return pick(turn, kept);
        }
        if (rule == PassiveRule.MESSAGE) {
            return new PassivePlan(
                    Optional.of(transfers.getFirst().reply()), without(kept, kept.indexOf(transfers.getFirst())));
        }
        List<Kept> others = new ArrayList<>(kept);
        others.removeAll(transfers);
        if (others.isEmpty()) {
            return new PassivePlan(Optional.empty(), kept);
        }
        PassivePlan plan = pick(turn, others);
        return new PassivePlan(
                plan.now(),
                Stream.concat(transfers.stream(), plan.later().stream()).toList());
    }

    private PassivePlan pick(String turn, List<Kept> kept) {
        int first = firstOf(turn, kept);
        if (kept.get(first).reply() instanceof Reply.Text) {
            return words(kept, first);
        }
        if (kept.get(first).reply() instanceof Reply.News news && news.items().size() > rule.newsItems()) {
            return cards(kept, first, news);
        }
        return new PassivePlan(Optional.of(kept.get(first).reply()), without(kept, first));
    }

    /** Where the turn's own replies begin; the oldest reply when it has none. */
    private static int firstOf(String turn, List<Kept> kept) {
        for (int index = 0; index < kept.size(); index++) {
            if (kept.get(index).turn().equals(turn)) {
                return index;
            }
        }
        return 0;
    }

    private PassivePlan words(List<Kept> kept, int first) {
        int end = first;
        List<String> own = new ArrayList<>();
        while (end < kept.size() && kept.get(end).reply() instanceof Reply.Text text) {
            own.add(text.text());
            end++;
        }
        TextCut cut = TextCut.at(textBytes, String.join(BETWEEN, own));
        List<String> shown = new ArrayList<>();
        List<Kept> later = new ArrayList<>();
        int room = textBytes - bytes(cut.head());
        for (Kept earlier : kept.subList(0, first)) {
            if (later.isEmpty()
                    && earlier.reply() instanceof Reply.Text text
                    && bytes(text.text()) + BETWEEN.length() <= room) {
                shown.add(text.text());
                room -= bytes(text.text()) + BETWEEN.length();
            } else {
                later.add(earlier);
            }
        }
        shown.add(cut.head());
        if (!cut.rest().isEmpty()) {
            later.add(new Kept(kept.get(first).turn(), new Reply.Text(cut.rest())));
        }
        later.addAll(kept.subList(end, kept.size()));
        return new PassivePlan(Optional.of(new Reply.Text(String.join(BETWEEN, shown))), later);
    }

    private PassivePlan cards(List<Kept> kept, int index, Reply.News news) {
        int newsItems = rule.newsItems();
        List<Kept> later = new ArrayList<>(kept);
        later.set(
                index,
                new Kept(
                        kept.get(index).turn(),
                        new Reply.News(
                                news.items().subList(newsItems, news.items().size()))));
        return new PassivePlan(Optional.of(new Reply.News(news.items().subList(0, newsItems))), later);
    }

    private static List<Kept> without(List<Kept> kept, int index) {
        List<Kept> others = new ArrayList<>(kept);
        others.remove(index);
        return others;
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
