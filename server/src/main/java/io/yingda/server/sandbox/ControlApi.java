package io.yingda.server.sandbox;

import com.fasterxml.jackson.core.JacksonException;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.yingda.server.sandbox.api.ApiTrouble;
import io.yingda.server.sandbox.api.ApiTrouble.Kind;
import io.yingda.server.sandbox.api.Backstage;
import io.yingda.server.sandbox.api.CallRow;
import io.yingda.server.sandbox.push.PushTrouble;
import io.yingda.server.sandbox.witness.Tally;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Control of a running sandbox over HTTP: its clock, its troubles, its agents, and what it has witnessed. */
final class ControlApi {

    private static final int MOST_ROWS = 10_000;

    private final Controls controls;

    ControlApi(Controls controls) {
        this.controls = controls;
    }

    void addTo(Router router) {
        router.get("/api/control").handler(this::state);
        router.get("/api/control/calls").handler(context -> Json.send(context, 200, new Calls(controls.calls())));
        router.get("/api/control/witness").handler(this::rows);
        router.get("/api/control/allowance/:account/:person").handler(this::allowance);
        post(router, "/api/control/clock", Asked.Leap.class, (context, leap) -> {
            controls.advance(Duration.ofSeconds(leap.seconds()));
            state(context);
        });
        post(router, "/api/control/push", PushTrouble.class, (context, trouble) -> {
            controls.meet(trouble);
            state(context);
        });
        post(router, "/api/control/api", Asked.Outage.class, (context, outage) -> {
            controls.meet(outage.trouble(controls.clock()));
            state(context);
        });
        post(router, "/api/control/accounts", Asked.Condition.class, this::condition);
        post(router, "/api/control/agents", Asked.Attendance.class, this::attendance);
        post(router, "/api/control/sessions", Asked.Words.class, this::words);
        router.post("/api/control/verify/:account")
                .handler(context -> controls.verify(named(context, "account"))
                        .onSuccess(verified -> Json.send(context, 200, new Verified(verified))));
    }

    private record Verified(boolean verified) {}

    private record Calls(List<CallRow> calls) {}

    private record Windows(long now, List<Backstage.Window> windows) {}

    /** A trouble in force, which ends at 0 when it has no end. */
    private record OutageView(Kind kind, String path, double share, int errcode, long delayMillis, long until) {
        static OutageView of(ApiTrouble trouble) {
            boolean endless = trouble.until().equals(ApiTrouble.NONE.until());
            return new OutageView(
                    trouble.kind(),
                    trouble.path(),
                    trouble.share(),
                    trouble.errcode(),
                    trouble.delay().toMillis(),
                    endless ? 0 : trouble.until().toEpochMilli());
        }
    }

    private record State(long now, long aheadSeconds, PushTrouble push, OutageView api, Tally tally) {}

    private record Rows(List<?> pushes, List<?> sightings) {}

    private void state(RoutingContext context) {
        Json.send(
                context,
                200,
                new State(
                        controls.clock().millis(),
                        controls.clock().ahead().toSeconds(),
                        controls.pushTrouble(),
                        OutageView.of(controls.apiTrouble()),
                        controls.witness().tally()));
    }

    /** Rows after a number, of one follower where one is named. */
    private void rows(RoutingContext context) {
        long after = number(context.request().getParam("after", "0"));
        String openId = context.request().getParam("openid", "");
        Json.send(
                context,
                200,
                new Rows(
                        controls
                                .witness()
                                .pushes(row -> row.number() > after
                                        && (openId.isEmpty() || row.openId().equals(openId)))
                                .stream()
                                .limit(MOST_ROWS)
                                .toList(),
                        controls
                                .witness()
                                .sightings(row -> row.number() > after
                                        && (openId.isEmpty() || row.openId().equals(openId)))
                                .stream()
                                .limit(MOST_ROWS)
                                .toList()));
    }

    private void allowance(RoutingContext context) {
        String account = named(context, "account");
        Optional<Chat> chat = controls.chat(account, named(context, "person"));
        Optional<Windows> windows = chat.flatMap(known -> controls.backstage(account)
                .map(backstage -> new Windows(
                        controls.clock().millis(),
                        backstage.allowance(known.phone().openId()))));
        windows.ifPresentOrElse(
                found -> Json.send(context, 200, found), () -> Json.fail(context, 404, "没有这个公众号，或者没有这个人"));
    }

    private void condition(RoutingContext context, Asked.Condition condition) {
        Optional<Backstage> backstage = backstage(condition.account());
        if (backstage.isEmpty()) {
            Json.fail(context, 404, "没有这个公众号");
            return;
        }
        if (condition.certified() != null) {
            backstage.get().certify(condition.certified());
        }
        if (Boolean.TRUE.equals(condition.revokeTokens())) {
            backstage.get().revokeTokens();
        }
        Boolean refuses = condition.refusesTemplates();
        if (refuses != null && condition.person() != null) {
            controls.chat(condition.account(), condition.person())
                    .ifPresent(
                            chat -> backstage.get().refuseTemplates(chat.phone().openId(), refuses));
        }
        state(context);
    }

    private record Workers(List<Backstage.Worker> workers) {}

    private void attendance(RoutingContext context, Asked.Attendance attendance) {
        Optional<Backstage> backstage = backstage(attendance.account());
        if (backstage.isEmpty()
                || attendance.agent() == null
                || attendance.agent().isBlank()) {
            Json.fail(context, 404, "没有这个公众号，或者没有写客服账号");
            return;
        }
        String nickname = Objects.requireNonNullElse(attendance.nickname(), attendance.agent());
        backstage.get().attend(attendance.agent(), nickname, attendance.online());
        Json.send(context, 200, new Workers(backstage.get().workers()));
    }

    private void words(RoutingContext context, Asked.Words words) {
        Optional<Backstage> backstage = backstage(words.account());
        Optional<Chat> chat = controls.chat(String.valueOf(words.account()), String.valueOf(words.person()));
        if (backstage.isEmpty() || chat.isEmpty()) {
            Json.fail(context, 404, "没有这个公众号，或者没有这个人");
            return;
        }
        String openId = chat.get().phone().openId();
        boolean done = words.words() != null
                ? backstage.get().say(openId, words.words())
                : words.to() != null
                        ? backstage.get().hand(openId, words.to())
                        : backstage.get().close(openId);
        if (done) {
            Json.send(context, 200, new Workers(backstage.get().workers()));
        } else {
            Json.fail(context, 409, "这个人现在没有和微信客服会话，或者没有这位客服");
        }
    }

    private Optional<Backstage> backstage(@Nullable String account) {
        return controls.backstage(Objects.requireNonNullElse(account, ""));
    }

    private interface Action<T> {
        void perform(RoutingContext context, T asked);
    }

    private static <T> void post(Router router, String path, Class<T> type, Action<T> action) {
        router.post(path).consumes("application/json").handler(context -> {
            Buffer body = context.body().buffer();
            try {
                T asked = Json.MAPPER.readValue(body == null ? new byte[0] : body.getBytes(), type);
                if (asked == null) {
                    throw new IllegalArgumentException("null");
                }
                action.perform(context, asked);
            } catch (JacksonException | IllegalArgumentException malformed) {
                Json.fail(context, 400, "看不懂这个要求，或者数值超出了范围");
            } catch (IOException impossible) {
                throw new IllegalStateException("an array can always be read", impossible);
            }
        });
    }

    private static long number(String text) {
        return text.matches("\\d{1,18}") ? Long.parseLong(text) : 0;
    }

    private static String named(RoutingContext context, String parameter) {
        return Objects.requireNonNullElse(context.pathParam(parameter), "");
    }
}
