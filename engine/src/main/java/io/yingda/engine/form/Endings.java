package io.yingda.engine.form;

import io.yingda.engine.decision.Decision;
import io.yingda.engine.fact.Filled;
import io.yingda.engine.fact.Filling;
import io.yingda.engine.fact.LookedUp;
import io.yingda.engine.fact.Moment;
import io.yingda.engine.fact.Value;
import io.yingda.engine.message.Reply;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Turns what a form was for, and its values, into a decision. */
final class Endings {

    private Endings() {}

    static Decision decision(Form form, Ending ending, Filling filling) {
        return switch (ending) {
            case Ending.Ticket ticket ->
                new Decision.OpenTicket(ticket.department(), fields(filling), words(ticket.words(), filling))
                        .withPhotos(photos(form, filling));
            case Ending.HandOver handOver ->
                new Decision.HandOver(handOver.queue(), handOver.priority(), words(handOver.words(), filling));
            case Ending.LookUp lookUp -> new Decision.LookUp(lookUp.operation(), arguments(lookUp, filling));
            case Ending.Say say -> new Decision.Say(List.of(new Reply.Text(words(say.words(), filling))));
        };
    }

    /** What a hand-over becomes while nobody is there: a ticket of the queue's, so that nobody waits in vain. */
    static Decision unserved(Form form, Ending.HandOver ending, Filling filling, Moment moment) {
        Map<String, String> fields = fields(filling);
        if (ending.priority() > 0) {
            fields.put("优先", String.valueOf(ending.priority()));
        }
        String when = moment.open() ? "客服都在忙，空下来" : "客服不在，" + moment.opening() + "上班后";
        String words = ending.unserved().isEmpty() ? "都记下了。" + when + "同事会先回您。" : words(ending.unserved(), filling);
        return new Decision.OpenTicket(ending.queue(), fields, words).withPhotos(photos(form, filling));
    }

    /** The values as people read them, and what it is all about. */
    private static Map<String, String> fields(Filling filling) {
        Map<String, String> fields = new LinkedHashMap<>(Map.of("事项", filling.form()));
        fields.putAll(filling.told());
        return fields;
    }

    /** WeChat's ids of the pictures among the values. */
    private static Map<String, String> photos(Form form, Filling filling) {
        return filling.filled().stream()
                .filter(each -> !each.value().isEmpty())
                .filter(each -> form.slot(each.slot())
                        .filter(slot -> slot.type() == SlotType.PHOTO)
                        .isPresent())
                .collect(Collectors.toMap(Filled::slot, Filled::value));
    }

    /** The words with each {@code {{slot}}} in them replaced by its value as people read it. */
    static String words(String template, Filling filling) {
        return new LookedUp.Row(filling.filled().stream()
                        .collect(Collectors.toMap(Filled::slot, each -> new Value.Text(each.shown()))))
                .fill(template);
    }

    private static Map<String, String> arguments(Ending.LookUp lookUp, Filling filling) {
        Map<String, String> arguments = new HashMap<>();
        lookUp.arguments()
                .forEach((argument, slot) -> filling.filled().stream()
                        .filter(each ->
                                each.slot().equals(slot) && !each.value().isEmpty())
                        .findFirst()
                        .ifPresent(each -> arguments.put(argument, each.value())));
        return arguments;
    }
}
