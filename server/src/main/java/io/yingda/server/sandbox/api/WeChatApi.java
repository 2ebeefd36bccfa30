package io.yingda.server.sandbox.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.yingda.server.sandbox.api.ApiTrouble.Kind;
import io.yingda.server.sandbox.push.Timer;
import io.yingda.server.sandbox.witness.Witness;
import io.yingda.server.settings.AccountSettings;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;

/** WeChat's API over HTTP, for all accounts of a sandbox. Confined to the sandbox's event loop. */
public final class WeChatApi {

    private static final String TOKEN = "/cgi-bin/token";
    private static final String STABLE_TOKEN = "/cgi-bin/stable_token";

    private final InstantSource clock;
    private final Timer timer;
    private final Witness witness;
    private final Map<String, Official> accounts = new LinkedHashMap<>();
    private final Directory directory = new Directory();
    private final CallLog calls = new CallLog();
    private final Random random;
    private ApiTrouble trouble = ApiTrouble.NONE;

    /**
     * @param media where media are served, with a slash at its end; an account's are below its name
     * @param seed of the dice that decide which calls meet with trouble
     */
    public WeChatApi(
            List<AccountSettings> settings,
            AllowanceRules rules,
            InstantSource clock,
            Timer timer,
            Phones phones,
            Witness witness,
            String media,
            long seed) {
        this.clock = clock;
        this.timer = timer;
        this.witness = witness;
        this.random = new Random(seed);
        for (AccountSettings each : settings) {
            accounts.put(each.name(), new Official(each, rules, clock, phones, media + each.name() + '/'));
        }
        Addresses.addTo(directory);
    }

    /** Adds the addresses of the API. */
    public void addTo(Router router) {
        router.route("/cgi-bin/*").handler(context -> take(context.request()));
        router.route("/customservice/*").handler(context -> take(context.request()));
    }

    /** An account by its name in the URL. */
    public Optional<Official> account(String name) {
        return Optional.ofNullable(accounts.get(name));
    }

    public Optional<Backstage> backstage(String name) {
        return account(name).map(Backstage::new);
    }

    /** The trouble in force; {@link ApiTrouble#NONE} once its time is over. */
    public ApiTrouble trouble() {
        return clock.instant().isBefore(trouble.until()) ? trouble : ApiTrouble.NONE;
    }

    /** From now on. */
    public void meet(ApiTrouble now) {
        trouble = now;
    }

    /** The last calls, the newest first. */
    public List<CallRow> calls() {
        return calls.rows();
    }

    /** Ends the sessions with agents whose time is over. */
    public void tick() {
        accounts.values().forEach(account -> account.service().expire());
    }

    private void take(HttpServerRequest request) {
        String token = Optional.ofNullable(request.getParam("access_token")).orElse("");
        Incoming.read(request)
                .onSuccess(call -> answer(request, token, call))
                .onFailure(tooLarge -> request.response().setStatusCode(413).end());
    }

    private void answer(HttpServerRequest request, String token, Call call) {
        Kind kind = dice(path(request));
        switch (kind) {
            case DOWN -> {
                log(request, token, "cut");
                request.connection().close();
            }
            case BAD_GATEWAY -> {
                log(request, token, "502");
                request.response().setStatusCode(502).end("<html><body>502 Bad Gateway</body></html>");
            }
            case REFUSES -> {
                int code = trouble.errcode();
                refuse(request, token, new Refusal(code, words(code)));
            }
            case CUT -> {
                outcome(request, token, call);
                request.connection().close();
            }
            case SLOW -> {
                Runnable reply = outcome(request, token, call);
                timer.after(trouble.delay().toMillis(), reply);
            }
            case NONE -> outcome(request, token, call).run();
        }
    }

    /** Carries the call out now; the answer is sent when the result is run. */
    private Runnable outcome(HttpServerRequest request, String token, Call call) {
        try {
            String path = path(request);
            Answer answer = Addresses.call(
                    directory, account(path, token, call), request.method().name(), path, token, call);
            witness.called(0);
            log(request, token, "0");
            return () -> send(request.response(), answer);
        } catch (Refusal refusal) {
            return () -> refuse(request, token, refusal);
        }
    }

    private Official account(String path, String token, Call call) throws Refusal {
        if (!path.equals(TOKEN) && !path.equals(STABLE_TOKEN)) {
            if (token.isEmpty()) {
                throw new Refusal(ErrorCode.TOKEN_MISSING);
            }
            return holder(token).orElseThrow(() -> new Refusal(ErrorCode.INVALID_ACCESS_TOKEN));
        }
        String appId =
                path.equals(TOKEN) ? call.parameter("appid") : call.json().text("appid");
        if (appId.isEmpty()) {
            throw new Refusal(ErrorCode.APP_ID_MISSING);
        }
        return accounts.values().stream()
                .filter(each -> each.settings().appId().equals(appId))
                .findFirst()
                .orElseThrow(() -> new Refusal(ErrorCode.INVALID_APP_ID));
    }

    private Optional<Official> holder(String token) {
        return accounts.values().stream()
                .filter(each -> each.tokens().knows(token))
                .findFirst();
    }

    private static String path(HttpServerRequest request) {
        return Optional.ofNullable(request.path()).orElse("");
    }

    private Kind dice(String path) {
        ApiTrouble now = trouble();
        boolean hit = path.startsWith(now.path()) && random.nextDouble() < now.share();
        return hit ? now.kind() : Kind.NONE;
    }

    private void refuse(HttpServerRequest request, String token, Refusal refusal) {
        witness.called(refusal.code());
        log(request, token, Integer.toString(refusal.code()));
        ObjectNode json = Answer.object()
                .put("errcode", refusal.code())
                .put(
                        "errmsg",
                        refusal.words() + " rid: "
                                + UUID.randomUUID().toString().substring(0, 23));
        send(request.response(), Answer.of(json));
    }

    private static String words(int code) {
        for (ErrorCode known : ErrorCode.values()) {
            if (known.code() == code) {
                return known.words();
            }
        }
        return "system error";
    }

    private void log(HttpServerRequest request, String token, String outcome) {
        calls.add(
                clock.millis(),
                holder(token).map(Official::name).orElse(""),
                request.method().name(),
                path(request),
                outcome);
    }

    private static void send(HttpServerResponse response, Answer answer) {
        if (response.ended() || response.closed()) {
            return;
        }
        switch (answer) {
            case Answer.Fields fields ->
                response.putHeader("Content-Type", "application/json; encoding=utf-8")
                        .end(fields.json().toString());
            case Answer.File file ->
                response.putHeader("Content-Type", file.type())
                        .putHeader("Content-Disposition", "attachment; filename=\"" + Addresses.safe(file.name()) + '"')
                        .end(file.bytes());
        }
    }
}
