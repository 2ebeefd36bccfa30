package io.yingda.engine.form;

import io.yingda.engine.fact.Conversation;
import io.yingda.engine.fact.Filling;
import io.yingda.engine.fact.Heard;
import io.yingda.engine.problem.Nearest;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The forms that rules may begin, by name. */
public record Forms(Map<String, Form> forms) {

    public static final Forms NONE = new Forms(Map.of());

    public Forms {
        forms = Collections.unmodifiableMap(new TreeMap<>(forms));
    }

    public Optional<Form> form(String name) {
        return Optional.ofNullable(forms.get(name));
    }

    /** Whether a form was left alone for too long, or is no more. */
    public boolean isOver(Filling filling, Instant lastAt, Instant now) {
        Duration expires = form(filling.form()).map(Form::expires).orElse(Duration.ZERO);
        return lastAt.plus(expires).isBefore(now);
    }

    /**
     * The conversation with what a message is to the form that is being filled.
     *
     * @param isElsewhere whether the message is an event or takes a choice from a menu
     */
    public Conversation hearing(Conversation told, Said said, boolean isElsewhere) {
        Filling filling = told.filling();
        Form form = filling == null ? null : forms.get(filling.form());
        return filling == null || form == null
                ? told
                : told.filling(filling.hearing(isElsewhere ? Heard.NOTHING : new FormFlow(form, said).heard(filling)));
    }

    /** What to say to somebody who named one that does not exist. */
    public String instead(String name) {
        return Nearest.to(name, forms.keySet())
                .map(near -> "您是不是想写“" + near + "”？")
                .orElse(forms.isEmpty() ? "表单要先在 rules/forms 里写好" : "写好的表单：" + String.join("、", forms.keySet()));
    }
}
