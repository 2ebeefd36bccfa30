package io.yingda.engine.form;

import static io.yingda.engine.fact.Filling.CHANGE;
import static io.yingda.engine.fact.Filling.CONFIRMATION;

import io.yingda.engine.choice.Choices;
import io.yingda.engine.choice.Choices.Picked;
import io.yingda.engine.decision.Decision;
import io.yingda.engine.decision.Decision.Ask;
import io.yingda.engine.decision.Decision.HandOver;
import io.yingda.engine.fact.Filled;
import io.yingda.engine.fact.Filling;
import io.yingda.engine.fact.Heard;
import io.yingda.engine.fact.Moment;
import io.yingda.engine.form.Progress.Move;
import io.yingda.engine.message.Option;
import io.yingda.engine.question.Questions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One message and one form. Before the rules run it says what the message is to the form; when a rule has the form go on, it
 * takes the message in and asks for what is still missing, or ends.
 */
public final class FormFlow {

    private final Form form;
    private final Said said;
    private final List<Filled> read = new ArrayList<>();

    public FormFlow(Form form, Said said) {
        this.form = form;
        this.said = said;
    }

    /** What a message that is no event is to a form that was begun in an earlier turn. */
    public Heard heard(Filling filling) {
        FormSlot slot = form.slot(filling.slot()).orElse(null);
        if (slot != null && slot.optional() && Steering.leavesOut(said.text())) {
            return Heard.VALUE;
        }
        if (Steering.cancels(said.text())) {
            return Heard.CANCEL;
        }
        if (Steering.goesBack(said.text())) {
            return Heard.BACK;
        }
        boolean fits = slot == null
                ? isDirection(filling)
                : SlotReader.answer(slot, said).isPresent()
                        && !(slot.type() == SlotType.TEXT && Questions.asks(said.text()));
        return fits ? Heard.VALUE : Heard.ELSE;
    }

    private boolean isDirection(Filling filling) {
        return Steering.beginsAnew(said.text())
                || (filling.slot().equals(CHANGE)
                        ? chosen(filling).isPresent()
                        : Steering.agrees(said.text())
                                || Steering.disagrees(said.text())
                                || !corrections().isEmpty());
    }

    /** Begins the form with what the message already tells. */
    public Outcome begin() {
        Filling filling = Filling.begun(form.name());
        for (FormSlot slot : form.slots()) {
            Optional<Filled> found = SlotReader.find(slot, said);
            if (found.isPresent()) {
                filling = take(filling, found.get());
            }
        }
        return next(filling, Move.BEGUN);
    }

    /** Takes the message in. */
    public Outcome goOn(Filling filling) {
        return switch (filling.heard()) {
            case CANCEL -> over(filling, new Ending.Say(form.cancelled()), Move.CANCELLED);
            case BACK -> back(filling);
            case NOTHING -> ask(filling, filling.prompt(), Move.REPEATED);
            case VALUE, ELSE ->
                switch (filling.slot()) {
                    case CONFIRMATION -> confirmed(filling);
                    case CHANGE -> changed(filling);
                    default -> answered(filling);
                };
        };
    }

    /** What the form's end becomes while nobody is there to hand over to. */
    public Decision unserved(Decision end, Filling filling, Moment moment) {
        return end instanceof HandOver && form.ending() instanceof Ending.HandOver handOver
                ? Endings.unserved(form, handOver, filling, moment)
                : end;
    }

    private Outcome answered(Filling filling) {
        FormSlot slot = form.slot(filling.slot()).orElse(null);
        if (slot == null) {
            return next(filling, Move.REPEATED); // The form was edited meanwhile.
        }
        if (slot.optional() && Steering.leavesOut(said.text())) {
            return next(
                    take(filling, Filled.leftOut(slot.name(), said.original().strip())), Move.ANSWERED);
        }
        Optional<Filled> value = SlotReader.answer(slot, said);
        if (value.isEmpty()) {
            return ask(filling, words(filling, slot.refusalOrUsual()) + slot.choices(), Move.REFUSED);
        }
        Filling now = take(filling, value.get());
        for (FormSlot other : form.slots()) {
            Optional<Filled> found = slot.type() == SlotType.TEXT || now.has(other.name())
                    ? Optional.empty()
                    : SlotReader.find(other, said);
            now = found.isPresent() && !found.get().words().equals(value.get().words()) ? take(now, found.get()) : now;
        }
        return next(now, Move.ANSWERED);
    }

    private Outcome confirmed(Filling filling) {
        if (Steering.agrees(said.text())) {
            return over(filling, form.ending(), Move.FINISHED);
        }
        if (Steering.beginsAnew(said.text())) {
            return next(Filling.begun(form.name()), Move.CHANGED);
        }
        List<Filled> corrections = corrections();
        if (!corrections.isEmpty()) {
            Filling now = filling;
            for (Filled correction : corrections) {
                now = take(now, correction);
            }
            return next(now, Move.CHANGED);
        }
        return Steering.disagrees(said.text())
                ? askFor(CHANGE, filling, whatToChange(filling), Move.CHANGED)
                : ask(filling, "都对的话回复“确认”，要改回复“修改”，不办了回复“算了”。", Move.REFUSED);
    }

    private Outcome changed(Filling filling) {
        if (Steering.beginsAnew(said.text())) {
            return next(Filling.begun(form.name()), Move.CHANGED);
        }
        Optional<String> chosen = chosen(filling);
        return chosen.isPresent()
                ? next(filling.without(chosen.get()), Move.CHANGED)
                : ask(filling, whatToChange(filling), Move.REFUSED);
    }

    /** Values the message has for slots that cannot be mistaken, such as another day. */
    private List<Filled> corrections() {
        return form.slots().stream()
                .flatMap(slot -> SlotReader.find(slot, said).stream())
                .toList();
    }

    private String whatToChange(Filling filling) {
        StringBuilder lines = new StringBuilder("要改哪一项？回复数字；全部重填，回复“重填”。");
        int number = 0;
        for (FormSlot slot : form.slots()) {
            String shown = filling.text(slot.name());
            lines.append("\n%d. %s：%s".formatted(++number, slot.name(), shown.isEmpty() ? "（没有）" : shown));
        }
        return lines.toString();
    }

    private Optional<String> chosen(Filling filling) {
        List<Option> options =
                form.slots().stream().map(slot -> new Option(slot.name(), null)).toList();
        return filling.slot().equals(CHANGE) && Choices.read(options, said.text(), said.fold()) instanceof Picked picked
                ? Optional.of(picked.option().label())
                : Optional.empty();
    }

    /** To the slot before the one that was asked for, whose value is asked for anew. */
    private Outcome back(Filling filling) {
        List<String> names = form.slots().stream().map(FormSlot::name).toList();
        int asked = names.contains(filling.slot()) ? names.indexOf(filling.slot()) : names.size();
        if (asked == 0) {
            return ask(filling, "这已经是第一步了。" + filling.prompt(), Move.REPEATED);
        }
        FormSlot before = form.slots().get(asked - 1);
        return askFor(before.name(), filling.without(before.name()), prompt(before, filling), Move.BACK);
    }

    private Filling take(Filling filling, Filled value) {
        read.add(value);
        return filling.with(value);
    }

    /** Asks for the first slot that is still missing, then for confirmation; ends when nothing is. */
    private Outcome next(Filling filling, Move move) {
        for (FormSlot slot : form.slots()) {
            if (!filling.has(slot.name())) {
                return askFor(slot.name(), filling, prompt(slot, filling), move);
            }
        }
        return form.confirmation().isEmpty()
                ? over(filling, form.ending(), Move.FINISHED)
                : askFor(CONFIRMATION, filling, words(filling, form.confirmation()), move);
    }

    private static String prompt(FormSlot slot, Filling filling) {
        return words(filling, slot.prompt()) + slot.choices();
    }

    private Outcome askFor(String slot, Filling filling, String prompt, Move move) {
        return ask(filling.asking(slot, prompt), prompt, move);
    }

    /** Asks for the same as before, in these words. */
    private Outcome ask(Filling filling, String words, Move move) {
        return new Outcome(
                new Ask(filling.slot(), words),
                (move == Move.REFUSED ? filling.refused() : filling).hearing(Heard.NOTHING),
                false,
                new Progress(form.name(), move, read, filling.slot()));
    }

    private Outcome over(Filling filling, Ending ending, Move move) {
        Filling last = move == Move.CANCELLED ? Filling.begun(form.name()) : filling;
        return new Outcome(
                Endings.decision(form, ending, filling), last, true, new Progress(form.name(), move, read, ""));
    }

    private static String words(Filling filling, String template) {
        return Endings.words(template, filling);
    }
}
