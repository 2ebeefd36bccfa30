package io.yingda.server.web;

import io.yingda.server.api.ApiFailure;
import io.yingda.server.api.WeChatApi;
import io.yingda.server.settings.AccountSettings;
import io.yingda.server.settings.AccountSettings.DeskKind;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;

/** How many of WeChat's own agents are online, for the accounts they serve; asked every now and then. */
final class WeChatAgents implements Supplier<Map<String, Integer>> {

    private static final Duration BETWEEN = Duration.ofSeconds(30);

    private final List<String> accounts;
    private final Function<String, Optional<WeChatApi>> apis;
    private final InstantSource clock;
    private final Map<String, Integer> online = new ConcurrentHashMap<>();
    private Instant next = Instant.MIN;

    WeChatAgents(
            Map<String, AccountSettings> accounts, Function<String, Optional<WeChatApi>> apis, InstantSource clock) {
        this.accounts = accounts.values().stream()
                .filter(account -> account.desk() == DeskKind.WECHAT)
                .map(AccountSettings::name)
                .toList();
        this.apis = apis;
        this.clock = clock;
    }

    /** Those of accounts that could be asked. */
    @Override
    public synchronized Map<String, Integer> get() {
        Instant now = clock.instant();
        if (!accounts.isEmpty() && !now.isBefore(next)) {
            next = now.plus(BETWEEN);
            for (String account : accounts) {
                apis.apply(account).ifPresent(api -> ask(account, api));
            }
        }
        return Map.copyOf(online);
    }

    private void ask(String account, WeChatApi api) {
        try {
            online.put(account, api.onlineAgents().size());
        } catch (ApiFailure failure) {
            online.remove(account);
        }
    }
}
