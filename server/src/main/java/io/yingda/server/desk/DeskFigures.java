package io.yingda.server.desk;

import io.yingda.engine.fact.Desk;
import io.yingda.engine.turn.HumanDesk;
import io.yingda.server.settings.Settings;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the rules may know of the desk, as it was seen a moment ago. As long as nobody has ever signed in to serve, the agents of
 * the settings count as online while the desk is open. Safe for many threads.
 */
public final class DeskFigures implements HumanDesk {

    private final Settings settings;
    private final Clock clock;
    private volatile Seen seen = Seen.NOTHING;

    public DeskFigures(Settings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * The desk at some moment.
     *
     * @param agents how many are online; null when nobody has ever signed in to serve
     * @param byAccount how many of an account's followers wait
     * @param minutes about how long the next one waits; null when nobody can say
     * @param wechat how many of WeChat's own agents are online, by the accounts they serve
     */
    record Seen(
            @Nullable Integer agents,
            Map<String, Integer> byAccount,
            @Nullable Integer minutes,
            Map<String, Integer> wechat) {
        static final Seen NOTHING = new Seen(null, Map.of(), null, Map.of());

        Seen {
            byAccount = Map.copyOf(byAccount);
            wechat = Map.copyOf(wechat);
        }
    }

    @Override
    public Desk state(String account) {
        Seen now = seen;
        int length = now.byAccount().getOrDefault(account, 0);
        Integer wechat = now.wechat().get(account);
        if (wechat != null) {
            return new Desk(wechat, length);
        }
        Integer agents = now.agents();
        if (agents != null) {
            return new Desk(agents, length, now.minutes());
        }
        return new Desk(
                settings.hours().at(clock.instant()).open() ? settings.desk().agents() : 0, length, now.minutes());
    }

    void see(Seen now) {
        seen = now;
    }
}
