package io.yingda.server.delivery;

import io.yingda.engine.message.Reply;
import io.yingda.server.api.ApiFailure;
import io.yingda.server.api.ApiFailure.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Picks the one passive reply. A hand-over to WeChat's desk goes first, since it can only be given in answer to a message.
 *
 * <p>Where messages of their own can be sent, only the turn's own replies are given, and only when nothing is kept from
 * before, which goes first. A passive reply may get lost without WeChat ever asking for it again; then WeChat has not
 * delivered what it answers either, but an earlier message was long taken for answered.
 *
 * <p>Where none can be sent, WeChat's API is down for long, or it refuses what is kept again and again, the turn's own words
 * or media lead, so that the follower gets the answer to what was just asked; texts kept from earlier turns are put in front
 * of its words as far as they fit. A silent turn lets what is kept go. An account that can send messages of their own does so
 * only where WeChat would ask again if the reply got lost, or the earlier ones would be lost with it.
 *
 * @param rule what WeChat allows in this answer
 * @param textBytes the longest text of one message, in bytes of UTF-8
 * @param followed whether what is not given can be sent as customer-service messages
 * @param askedAgain whether WeChat asks again when the reply gets lost, or the account has no other way anyhow
 */
record PassivePlanner(PassiveRule rule, int textBytes, boolean followed, boolean askedAgain) {

    /** More than a bad hour of WeChat's brings, in which a follower writes now and then. */
    private static final int REFUSALS = 6;

    /** @param turn the key of the inbound that is answered */
    Optional<Pick> plan(String turn, List<Kept> kept) {
        if (rule == PassiveRule.NONE) {
            return Optional.empty();
        }
        List<Kept> others = new ArrayList<>(kept.size());
        for (Kept each : kept) {
            if (!(each.reply() instanceof Reply.Transfer)) {
                others.add(each);
            } else if (rule == PassiveRule.MESSAGE) {
                return Optional.of(Pick.whole(each));
            }
        }
        if (others.isEmpty()) {
            return Optional.empty();
        }
        Bubbles bubbles = new Bubbles(textBytes, rule.newsItems());
        if (!askedAgain || (followed && !isRefusedAgainAndAgain(others.getFirst()))) {
            return bubbles.first(
                    others.stream().takeWhile(each -> each.turn().equals(turn)).toList());
        }
        int first = firstOf(turn, others);
        if (first > 0 && others.get(first).reply() instanceof Reply.Text) {
            return Optional.of(words(bubbles, others, first));
        }
        return Optional.of(bubbles.at(first, others));
    }

    /** Though WeChat ought to allow it, since the follower has written. */
    private static boolean isRefusedAgainAndAgain(Kept kept) {
        if (kept.error() == 0 || kept.attempts() < REFUSALS) {
            return false;
        }
        Fault fault = ApiFailure.of(kept.error()).fault();
        return fault == Fault.OUT_OF_COUNT || fault == Fault.OUT_OF_TIME;
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

    /** The turn's words, and before them as many of the earlier ones as there is room for. */
    private Pick words(Bubbles bubbles, List<Kept> kept, int first) {
        Pick own = bubbles.at(first, kept);
        String words = own.reply().asText();
        List<Kept> covered = new ArrayList<>();
        StringBuilder shown = new StringBuilder();
        int room = textBytes - Bubbles.bytes(words);
        for (Kept earlier : kept.subList(0, first)) {
            if (!(earlier.reply() instanceof Reply.Text text)
                    || Bubbles.bytes(text.text()) + Bubbles.BETWEEN.length() > room) {
                break;
            }
            covered.add(earlier);
            shown.append(text.text()).append(Bubbles.BETWEEN);
            room -= Bubbles.bytes(text.text()) + Bubbles.BETWEEN.length();
        }
        covered.addAll(own.covered());
        return new Pick(new Reply.Text(shown.append(words).toString()), covered, own.rest());
    }
}
