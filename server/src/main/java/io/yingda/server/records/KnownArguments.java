package io.yingda.server.records;

import io.yingda.engine.fact.Follower;
import io.yingda.engine.message.FollowerId;
import io.yingda.rules.lookup.Argument;
import io.yingda.rules.lookup.Asker;
import io.yingda.rules.lookup.FollowerArguments;
import io.yingda.rules.lookup.Operation;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a follower, as the arguments that {@link FollowerArguments} names; what is not known is not there. A
 * telephone number is what the follower said, and nobody has checked it: it may be somebody else's, so that it does not count
 * where the follower has proved to be a member.
 */
public final class KnownArguments {

    private static final Pattern PHONE = Pattern.compile("(?<![0-9])1[3-9][0-9]{9}(?![0-9])");
    /** What slots are called that hold a telephone number, in part of their name. */
    private static final List<String> PHONES = List.of("手机", "phone");

    private static final List<String> CONSENTS = List.of("consent", "同意");
    private static final int LONGEST = 200;
    private static final String BETWEEN = "、";

    private KnownArguments() {}

    /**
     * Who the follower is.
     *
     * @param member the number of the member the follower has proved to be; empty for none
     * @param slots what the follower told, by slot
     */
    public static Map<String, String> who(FollowerId follower, String member, Map<String, String> slots) {
        Map<String, String> known = new TreeMap<>();
        known.put("account", follower.account());
        known.put("openid", follower.openId());
        put(known, "phone", member.isEmpty() ? phone(slots) : "");
        put(known, "member", member);
        return known;
    }

    /** Who the follower is, and what may be written back of them. */
    public static Map<String, String> what(Follower follower, Map<String, String> slots, List<String> topics) {
        Map<String, String> known = who(follower.id(), follower.member(), slots);
        put(known, "tags", joined(follower.tags().stream().sorted()));
        put(known, "channel", follower.channel() == null ? "" : follower.channel());
        put(known, "topics", joined(topics.stream()));
        put(known, "consent", first(slots, CONSENTS));
        return known;
    }

    /** What an operation asks with of what is known: by the names of its arguments, or what they are declared to be filled from. */
    public static Map<String, String> of(Operation operation, Map<String, String> known) {
        Map<String, String> filled = new TreeMap<>();
        for (Argument argument : operation.arguments().values()) {
            @Nullable Asker from = argument.from();
            put(filled, argument.name(), known.getOrDefault(from == null ? argument.name() : from.word(), ""));
        }
        return filled;
    }

    /** The topics of such an argument, latest first. */
    public static List<String> topics(String argument) {
        return argument.isEmpty() ? List.of() : List.of(argument.split(BETWEEN));
    }

    private static void put(Map<String, String> known, String name, String value) {
        if (!value.isBlank()) {
            known.put(name, value);
        }
    }

    /** The shortest name is the plainest one. */
    private static String phone(Map<String, String> slots) {
        return slots.entrySet().stream()
                .filter(slot -> PHONES.stream().anyMatch(slot.getKey()::contains))
                .sorted(Comparator.comparingInt((Map.Entry<String, String> slot) ->
                                slot.getKey().length())
                        .thenComparing(Map.Entry::getKey))
                .map(slot -> PHONE.matcher(slot.getValue().replaceAll("[\\s-]", "")))
                .filter(Matcher::find)
                .map(Matcher::group)
                .findFirst()
                .orElse("");
    }

    private static String first(Map<String, String> slots, List<String> names) {
        return names.stream()
                .map(name -> slots.getOrDefault(name, "").strip())
                .filter(value -> !value.isEmpty() && value.length() <= LONGEST)
                .findFirst()
                .orElse("");
    }

    /** As many as an argument takes. */
    private static String joined(Stream<String> words) {
        StringBuilder joined = new StringBuilder();
        for (String word : words.toList()) {
            if (joined.length() + BETWEEN.length() + word.length() > LONGEST) {
                break;
            }
            joined.append(joined.isEmpty() ? "" : BETWEEN).append(word);
        }
        return joined.toString();
    }
}
