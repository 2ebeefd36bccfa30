package io.yingda.engine.fact;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** One field of what a look-up returned. */
public sealed interface Value {

    /** The value as a follower reads it. */
    String shown();

    record Text(String text) implements Value {
        @Override
        public String shown() {
            return text;
        }
    }

    record Quantity(double number) implements Value {
        @Override
        public String shown() {
            return new BigDecimal(Double.toString(number)).stripTrailingZeros().toPlainString();
        }
    }

    /** An amount of yuan, in its hundredths. */
    record Money(long fen) implements Value {
        @Override
        public String shown() {
            return "%s¥%d.%02d".formatted(fen < 0 ? "-" : "", Math.abs(fen / 100), Math.abs(fen % 100));
        }
    }

    record Date(LocalDate date) implements Value {
        @Override
        public String shown() {
            return "%d年%d月%d日".formatted(date.getYear(), date.getMonthValue(), date.getDayOfMonth());
        }
    }

    /** A moment in the merchant's local time. */
    record Time(LocalDateTime time) implements Value {
        @Override
        public String shown() {
            return String.format(
                    Locale.ROOT,
                    "%d月%d日 %d:%02d",
                    time.getMonthValue(),
                    time.getDayOfMonth(),
                    time.getHour(),
                    time.getMinute());
        }
    }

    /** Several of a kind, such as orders. */
    record Rows(List<LookedUp.Row> rows) implements Value {
        public Rows {
            rows = List.copyOf(rows);
        }

        /** How many there are, and each with what it consists of. */
        @Override
        public String shown() {
            return rows.size() + " 条：" + rows.stream().map(LookedUp.Row::shown).collect(Collectors.joining("；"));
        }
    }
}
