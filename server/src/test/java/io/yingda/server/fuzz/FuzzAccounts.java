package io.yingda.server.fuzz;

import io.yingda.server.settings.AccountSettings;
import io.yingda.server.settings.AccountSettings.DeskKind;
import io.yingda.server.settings.AccountSettings.Mode;
import io.yingda.server.wechat.MessageCipher;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The accounts that are pushed to: one of each mode. */
public final class FuzzAccounts {

    static final String TOKEN = "tok12345";
    static final String APP_ID = "wxb11529c136998cb6";
    static final String KEY = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";
    static final String PREVIOUS_KEY = "kWxPEV2UEDyxWpmPdKC3F4dgPDmOvfKX1HGnEUDS1aR";
    static final MessageCipher CIPHER = new MessageCipher(KEY, APP_ID);

    /** By name. */
    public static final Map<String, AccountSettings> ALL = all();

    static final List<String> NAMES = List.copyOf(ALL.keySet());

    private FuzzAccounts() {}

    private static Map<String, AccountSettings> all() {
        Map<String, AccountSettings> accounts = new LinkedHashMap<>();
        Arrays.stream(Mode.values()).forEach(mode -> {
            String name = mode.name().toLowerCase(Locale.ROOT);
            accounts.put(
                    name,
                    new AccountSettings(
                            name, name, APP_ID, "gh_1", TOKEN, KEY, PREVIOUS_KEY, "", mode, DeskKind.YINGDA));
        });
        return accounts;
    }
}
