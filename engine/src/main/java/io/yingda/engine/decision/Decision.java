package io.yingda.engine.decision;

import io.yingda.engine.fact.Cause;
import io.yingda.engine.message.Option;
import io.yingda.engine.message.Reply;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the bot does next. Exactly one decision ends a turn, though look-ups may come before it. */
public sealed interface Decision {

    /** Its name in traces, scenarios and facts. */
    default String name() {
        return getClass().getSimpleName();
    }

    /** Gives the answer of an article. */
    record Answer(String articleId) implements Decision {}

    /**
     * Answers several questions of one message in one reply.
     *
     * @param sections in the order asked
     */
    record AnswerEach(List<Section> sections) implements Decision {
        public AnswerEach {
            sections = List.copyOf(sections);
        }

        /** What may be chosen from: the choices of the first question that has any. */
        public List<Option> options() {
            return sections.stream()
                    .map(Section::options)
                    .filter(options -> !options.isEmpty())
                    .findFirst()
                    .orElse(List.of());
        }
    }

    /**
     * One of several questions and what is made of it.
     *
     * @param question as typed
     * @param articleId its answer; null when none is sure
     * @param options choices in its place; empty when there are none
     */
    record Section(String question, @Nullable String articleId, List<Option> options) {
        public Section {
            options = List.copyOf(options);
        }
    }

    /** Lets the follower choose; the last line of the menu says how to choose none. */
    record Offer(String head, List<Option> options) implements Decision {
        public Offer {
            options = List.copyOf(options);
        }
    }

    /** Asks for something and keeps the follower's next words as that slot. */
    record Ask(String slot, String prompt) implements Decision {}

    /** Begins a form, or goes on with it when it is the one being filled. What comes of it is a decision of another kind. */
    record Fill(String form) implements Decision {}

    /** Asks the merchant's systems; the rules run again with the result. */
    record LookUp(String operation, Map<String, String> arguments) implements Decision {
        public LookUp {
            arguments = Map.copyOf(arguments);
        }
    }

    /**
     * Hands the conversation to people.
     *
     * @param queue the skill group
     * @param priority 0 is normal, higher is sooner
     * @param words what the follower is told
     * @param cause why
     */
    record HandOver(String queue, int priority, String words, Cause cause) implements Decision {
        public HandOver {
            // Turns that were kept before this was told do not have it.
            cause = Objects.requireNonNullElse(cause, Cause.RULE);
        }

        /** Because a rule says so. */
        public HandOver(String queue, int priority, String words) {
            this(queue, priority, words, Cause.RULE);
        }
    }

    /**
     * Files a ticket with a department.
     *
     * @param fields in the order given
     * @param words what the follower is told
     * @param number what the follower may name it by; empty until whoever keeps tickets gives one
     * @param photos the media ids of fields that are pictures, by the fields' names
     */
    record OpenTicket(
            String department, Map<String, String> fields, String words, String number, Map<String, String> photos)
            implements Decision {
        public OpenTicket {
            fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
            // Turns that were kept before this was told do not have it.
            photos = Map.copyOf(Objects.requireNonNullElse(photos, Map.of()));
        }

        /** One without pictures that has no number yet. */
        public OpenTicket(String department, Map<String, String> fields, String words) {
            this(department, fields, words, "", Map.of());
        }

        /** The same by this number. */
        public OpenTicket numbered(String given) {
            return new OpenTicket(department, fields, words, given, photos);
        }

        /** The same with these pictures. */
        public OpenTicket withPhotos(Map<String, String> pictures) {
            return new OpenTicket(department, fields, words, number, pictures);
        }
    }

    /** Says something that is not from the knowledge base. */
    record Say(List<Reply> replies) implements Decision {
        public Say {
            replies = List.copyOf(replies);
        }
    }

    /** Sends nothing. */
    record Silence() implements Decision {}
}
