package io.yingda.server.people;

import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;

/** Signing in and out, and the links that sign in. */
final class SessionEndpoints {

    private static final int LONGEST_LOGIN = 64;
    private static final int LONGEST_NAME = 40;
    /** Longer ones are refused as passwords, in words of their own. */
    private static final int LONGEST_SECRET = 1_024;

    private static final int LONGEST_CODE = 10;
    private static final int LONGEST_TOKEN = 100;

    private final SessionGate gate;
    private final PeopleStore store;
    private final Sessions sessions;
    private final SignIn signIn;
    private final Passwords passwords;
    private final Browser browser;

    SessionEndpoints(
            SessionGate gate,
            PeopleStore store,
            Sessions sessions,
            SignIn signIn,
            Passwords passwords,
            Browser browser) {
        this.gate = gate;
        this.store = store;
        this.sessions = sessions;
        this.signIn = signIn;
        this.passwords = passwords;
        this.browser = browser;
    }

    List<Endpoint> all() {
        return List.of(
                new Endpoint(HttpMethod.GET, "/api/session", null, this::session),
                new Endpoint(HttpMethod.POST, "/api/session", null, this::signIn),
                new Endpoint(HttpMethod.DELETE, "/api/session", Right.SIGNED_IN, this::signOut),
                new Endpoint(HttpMethod.POST, "/api/first", null, this::first),
                new Endpoint(HttpMethod.POST, "/api/welcome", null, this::welcome),
                new Endpoint(HttpMethod.GET, "/api/enter", null, this::enter),
                new Endpoint(HttpMethod.PUT, "/api/me/password", Right.SIGNED_IN, this::changePassword));
    }

    private void session(RoutingContext context) {
        gate.signedIn(context)
                .compose(found ->
                        found.isPresent() ? Future.succeededFuture(found) : Answers.made(context, this::nobody))
                .onSuccess(
                        found -> Answers.send(context, 200, found.orElseThrow().json()))
                .onFailure(failure -> Answers.refuse(context, failure));
    }

    private Optional<SignedIn> nobody() {
        throw new Refusal(401, "请先登录", Map.of("first", !store.hasAdmin()));
    }

    private void signIn(RoutingContext context) {
        Fields fields = Fields.of(context);
        String login = fields.text("login", LONGEST_LOGIN).toLowerCase(Locale.ROOT);
        String password = password(fields, "password");
        Optional<String> code = fields.optionalText("code", LONGEST_CODE).filter(text -> !text.isEmpty());
        fields.finish();
        String address = Browser.address(context);
        enter(context, () -> signIn.byPassword(login, password, code.orElse(null), address), this::welcomed);
    }

    private void first(RoutingContext context) {
        Fields fields = Fields.of(context);
        String token = fields.text("token", LONGEST_TOKEN);
        String login = fields.text("login", LONGEST_LOGIN);
        String name = fields.text("name", LONGEST_NAME);
        String password = password(fields, "password");
        fields.finish();
        enter(context, () -> signIn.first(token, login, name, password), this::welcomed);
    }

    private void welcome(RoutingContext context) {
        Fields fields = Fields.of(context);
        String token = fields.text("token", LONGEST_TOKEN);
        String password = password(fields, "password");
        fields.finish();
        enter(context, () -> signIn.welcome(token, password), this::welcomed);
    }

    /** Followed as a link, so that it leads on to a page; a login and a password have no part in it. */
    private void enter(RoutingContext context) {
        String token = context.request().getParam("token", "");
        enter(context, () -> signIn.enter(token), (signedIn, answered) -> {
            browser.remember(answered, signedIn.token());
            answered.response()
                    .setStatusCode(302)
                    .putHeader("Location", "/console/demo")
                    .putHeader("Cache-Control", "no-store")
                    .putHeader("Referrer-Policy", "no-referrer")
                    .end();
        });
    }

    private void changePassword(RoutingContext context) {
        Fields fields = Fields.of(context);
        String old = password(fields, "old");
        String fresh = password(fields, "new");
        fields.finish();
        KeptPerson kept = SessionGate.passed(context).kept();
        enter(context, () -> signIn.change(kept, old, fresh), this::welcomed);
    }

    private void signOut(RoutingContext context) {
        SignedIn who = SessionGate.passed(context);
        Answers.made(context, () -> {
                    sessions.end(who.token());
                    store.did(who.person().id(), Action.SIGNED_OUT, "");
                    return who;
                })
                .onSuccess(ended -> {
                    browser.forget(context);
                    Answers.done(context);
                })
                .onFailure(failure -> Answers.refuse(context, failure));
    }

    /** Signs in where passwords are hashed. Whoever was signed in by this browser before is signed out. */
    private void enter(RoutingContext context, Callable<SignedIn> step, BiConsumer<SignedIn, RoutingContext> answer) {
        Optional<String> before = Browser.token(context);
        passwords
                .on(context.vertx(), () -> {
                    SignedIn signedIn = step.call();
                    before.ifPresent(sessions::end);
                    return signedIn;
                })
                .onSuccess(signedIn -> answer.accept(signedIn, context))
                .onFailure(failure -> Answers.refuse(context, failure));
    }

    private void welcomed(SignedIn signedIn, RoutingContext context) {
        browser.remember(context, signedIn.token());
        Answers.send(context, 200, signedIn.json());
    }

    private static String password(Fields fields, String name) {
        return fields.secret(name, LONGEST_SECRET)
                .filter(text -> !text.isEmpty())
                .orElseThrow(() -> new Refusal(400, name + " 不能缺少"));
    }
}
