package io.yingda.server.settings;

import io.yingda.engine.document.Fields;
import io.yingda.engine.problem.Nearest;
import io.yingda.server.settings.AccountSettings.DeskKind;
import io.yingda.server.settings.AccountSettings.Mode;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the accounts. Messages never show a value, since most of them are secret. */
final class AccountReader {

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");
    private static final Pattern APP_ID = Pattern.compile("wx[0-9a-zA-Z]{16}");
    private static final Pattern ORIGINAL_ID = Pattern.compile("gh_[0-9a-zA-Z]{12}");
    private static final Pattern TOKEN = Pattern.compile("[0-9a-zA-Z]{3,32}");
    private static final Pattern AES_KEY = Pattern.compile("[0-9a-zA-Z]{43}");

    private static final Map<String, Mode> MODES =
            Map.of("safe", Mode.SAFE, "compatible", Mode.COMPATIBLE, "plain", Mode.PLAIN);
    private static final Map<String, DeskKind> DESKS = Map.of("yingda", DeskKind.YINGDA, "wechat", DeskKind.WECHAT);

    private AccountReader() {}

    /** The accounts by name, in the order written. */
    static Map<String, AccountSettings> accounts(Fields settings) {
        Map<String, AccountSettings> accounts = new LinkedHashMap<>();
        settings.fields("accounts").ifPresent(fields -> {
            Map<String, String> owners = new HashMap<>();
            for (String name : fields.names()) {
                fields.fields(name).ifPresent(account -> accounts.put(name, account(name, account, owners)));
                if (!NAME.matcher(name).matches()) {
                    fields.error(fields.line(name), "账号名“" + name + "”不能用在网址里", "只用小写字母、数字和连字符，如 my-shop");
                }
            }
        });
        if (accounts.isEmpty()) {
            settings.error(settings.line("accounts"), "没有配置公众号账号", "请在 accounts 下至少写一个，写法见 README.md");
        }
        return accounts;
    }

    private static AccountSettings account(String name, Fields fields, Map<String, String> owners) {
        String appId = shaped(fields, "appId", APP_ID, "应当是 wx 开头的 18 位 AppID");
        String owner = owners.putIfAbsent(appId, name);
        if (owner != null && !appId.isEmpty()) {
            fields.error(fields.line("appId"), "appId 与账号 " + owner + " 的相同", "每个公众号只写一次");
        }
        Mode mode = choice(fields, "mode", MODES, Mode.SAFE);
        String aesKey = fields.has("aesKey") || mode != Mode.PLAIN
                ? shaped(fields, "aesKey", AES_KEY, "应当是 43 位字母或数字（EncodingAESKey）")
                : null;
        String secret = fields.text("secret").orElse("");
        boolean customerService = fields.flag("customerService").orElse(!secret.isEmpty());
        if (customerService && secret.isEmpty()) {
            fields.error(fields.line("customerService"), "发客服消息需要 secret", "补上 secret，或者写 customerService: false");
        }
        AccountSettings account = new AccountSettings(
                name,
                fields.text("name").filter(title -> !title.isBlank()).orElse(name),
                appId,
                shaped(fields, "originalId", ORIGINAL_ID, "应当是 gh_ 开头的 15 位原始 ID"),
                shaped(fields, "token", TOKEN, "应当是 3 到 32 位字母或数字"),
                aesKey,
                optional(fields, "previousAesKey", AES_KEY, "应当是 43 位字母或数字（上一个 EncodingAESKey）"),
                secret,
                mode,
                choice(fields, "desk", DESKS, DeskKind.YINGDA),
                customerService,
                NoticeReader.notice(fields));
        fields.finish();
        return account;
    }

    private static String shaped(Fields fields, String name, Pattern shape, String expected) {
        String value = fields.requiredText(name).strip();
        if (!value.isEmpty() && !shape.matcher(value).matches()) {
            fields.error(fields.line(name), name + " " + expected, "请到微信公众平台“设置与开发”里复制，不要带空格或引号");
        }
        return value;
    }

    private static @Nullable String optional(Fields fields, String name, Pattern shape, String expected) {
        return fields.node(name).isEmpty() ? null : shaped(fields, name, shape, expected);
    }

    static <T> T choice(Fields fields, String name, Map<String, T> choices, T otherwise) {
        String written = fields.text(name).map(String::strip).orElse("");
        T chosen = choices.get(written);
        if (chosen == null && !written.isEmpty()) {
            fields.error(
                    fields.line(name),
                    name + " 没有“" + written + "”这个选项",
                    Nearest.to(written, choices.keySet())
                            .map(near -> "您是不是想写“" + near + "”？")
                            .orElse("可选："
                                    + String.join(
                                            "、",
                                            choices.keySet().stream().sorted().toList())));
        }
        return chosen == null ? otherwise : chosen;
    }
}
