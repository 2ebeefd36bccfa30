package io.yingda.engine.form;

import io.yingda.engine.fact.Filled;
import java.util.List;

/**
 * How a form came on in one turn, for the trace.
 *
 * @param form its name
 * @param move what was done
 * @param read the slots that got a value in this turn, with the words each was read from
 * @param asked what is asked for now; empty when the form is over
 */
public record Progress(String form, Move move, List<Filled> read, String asked) {

    public Progress {
        read = List.copyOf(read);
    }

    /** One step of a form. */
    public enum Move {
        BEGUN("开始"),
        ANSWERED("填上"),
        REFUSED("没听懂，再问"),
        REPEATED("再问一次"),
        BACK("回到上一步"),
        CHANGED("改"),
        CANCELLED("作罢"),
        FINISHED("填完");

        private final String label;

        Move(String label) {
            this.label = label;
        }

        /** The word people read. */
        public String label() {
            return label;
        }
    }
}
