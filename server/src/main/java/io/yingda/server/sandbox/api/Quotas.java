package io.yingda.server.sandbox.api;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;

/** How often one account has called each address today; days begin at midnight in Beijing. */
final class Quotas {

    private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");
    private static final int CLEARINGS = 10;

    private final InstantSource clock;
    private final Map<String, Integer> used = new HashMap<>();
    private LocalDate day = LocalDate.EPOCH;
    private YearMonth month = YearMonth.from(LocalDate.EPOCH);
    private int clearings;

    Quotas(InstantSource clock) {
        this.clock = clock;
    }

    /** Counts a call; refused with 45009 when the day's are used up. */
    void use(String path, int limit) throws Refusal {
        turnPage();
        if (used.merge(path, 1, Integer::sum) > limit) {
            used.put(path, limit);
            throw new Refusal(ErrorCode.QUOTA);
        }
    }

    int used(String path) {
        turnPage();
        return used.getOrDefault(path, 0);
    }

    /** Begins to count anew; refused with 48006 after ten times in a month. */
    void clear() throws Refusal {
        turnPage();
        if (clearings >= CLEARINGS) {
            throw new Refusal(ErrorCode.CLEAR_QUOTA_LIMIT);
        }
        clearings++;
        used.clear();
    }

    private void turnPage() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), BEIJING);
        if (!today.equals(day)) {
            day = today;
            used.clear();
        }
        if (!YearMonth.from(today).equals(month)) {
            month = YearMonth.from(today);
            clearings = 0;
        }
    }
}
