package io.yingda.server.sandbox.api;

import io.yingda.server.sandbox.api.Tokens.Given;

/** Gives out tokens. They are the only calls without one; which account they mean, their app id says. */
final class TokenEndpoints {

    private static final String GRANT = "client_credential";
    private static final int TOKENS_A_DAY = 2_000;
    private static final int STABLE_TOKENS_A_DAY = 500_000;

    private TokenEndpoints() {}

    static void addTo(Directory directory) {
        directory
                .any("/cgi-bin/token", (account, call) -> {
                    check(account, call.parameter("grant_type"), call.parameter("secret"));
                    return answer(account.tokens().fresh());
                })
                .quota(TOKENS_A_DAY);
        directory
                .post("/cgi-bin/stable_token", (account, call) -> {
                    Body body = call.json();
                    check(account, body.text("grant_type"), body.text("secret"));
                    return answer(account.tokens().stable(body.flag("force_refresh")));
                })
                .quota(STABLE_TOKENS_A_DAY);
    }

    private static void check(Official account, String grant, String secret) throws Refusal {
        if (!grant.equals(GRANT)) {
            throw new Refusal(ErrorCode.INVALID_GRANT_TYPE);
        }
        if (secret.isEmpty()) {
            throw new Refusal(ErrorCode.SECRET_MISSING);
        }
        if (!secret.equals(account.settings().secret())) {
            throw new Refusal(ErrorCode.INVALID_APP_SECRET);
        }
    }

    private static Answer answer(Given given) {
        return Answer.of(Answer.object().put("access_token", given.token()).put("expires_in", given.seconds()));
    }
}
