package io.yingda.server.people;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What people see and change of themselves, but for the password. */
final class OwnEndpoints {

    private static final int LONGEST_CODE = 10;
    private static final int LONGEST_SECRET = 1_024;

    private final PeopleStore store;
    private final SignIn signIn;
    private final Passwords passwords;

    OwnEndpoints(PeopleStore store, SignIn signIn, Passwords passwords) {
        this.store = store;
        this.signIn = signIn;
        this.passwords = passwords;
    }

    List<Endpoint> all() {
        return List.of(
                new Endpoint(HttpMethod.GET, "/api/me", Right.SIGNED_IN, OwnEndpoints::me),
                new Endpoint(HttpMethod.POST, "/api/me/code", Right.SIGNED_IN, this::offerCode),
                new Endpoint(HttpMethod.PUT, "/api/me/code", Right.SIGNED_IN, this::switchCodeOn),
                new Endpoint(HttpMethod.DELETE, "/api/me/code", Right.SIGNED_IN, this::switchCodeOff));
    }

    private static void me(RoutingContext context) {
        SignedIn who = SessionGate.passed(context);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("person", KeptPerson.json(who.person()));
        json.put("code", who.kept().hasCode());
        Answers.send(context, 200, json);
    }

    private void offerCode(RoutingContext context) {
        Fields.of(context).finish();
        KeptPerson kept = SessionGate.passed(context).kept();
        if (kept.hasCode()) {
            throw new Refusal(409, "动态码已经打开；要换手机，请先关闭");
        }
        Answers.blocking(context, () -> {
            String secret = OneTimeCode.secret();
            store.setCode(kept.person().id(), secret, false);
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("secret", secret);
            json.put("uri", OneTimeCode.uri(secret, kept.person().login()));
            return json;
        });
    }

    private void switchCodeOn(RoutingContext context) {
        Fields fields = Fields.of(context);
        String code = fields.text("code", LONGEST_CODE);
        fields.finish();
        KeptPerson kept = SessionGate.passed(context).kept();
        String secret = kept.secret();
        if (kept.hasCode() || secret == null) {
            throw new Refusal(409, kept.hasCode() ? "动态码已经打开" : "请先取一个密钥");
        }
        Answers.blocking(context, () -> {
            if (!signIn.uses(kept, code)) {
                throw new Refusal(400, "动态码不对，请看手机上现在的六位数字");
            }
            store.setCode(kept.person().id(), secret, true);
            store.did(kept.person().id(), Action.CODE_ON, "");
            return Map.of("code", true);
        });
    }

    private void switchCodeOff(RoutingContext context) {
        Fields fields = Fields.of(context);
        String password =
                fields.secret("password", LONGEST_SECRET).orElseThrow(() -> new Refusal(400, "password 不能缺少"));
        fields.finish();
        KeptPerson kept = SessionGate.passed(context).kept();
        passwords
                .on(context.vertx(), () -> {
                    signIn.confirm(kept, password);
                    store.setCode(kept.person().id(), null, false);
                    store.did(kept.person().id(), Action.CODE_OFF, "");
                    return kept;
                })
                .onSuccess(done -> Answers.send(context, 200, Map.of("code", false)))
                .onFailure(failure -> Answers.refuse(context, failure));
    }
}
