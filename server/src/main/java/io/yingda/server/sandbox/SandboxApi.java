package io.yingda.server.sandbox;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import io.yingda.server.people.HostGuard;
import io.yingda.server.sandbox.api.Medium;
import io.yingda.server.sandbox.api.WeChatApi;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** What the sandbox's page asks for, as JSON; pages of other origins are refused. */
final class SandboxApi {

    private static final int LARGEST_BODY = 16 * 1024;

    private final Chats chats;
    private final Play play;
    private final WeChatApi api;
    private final Stage stage;
    private final Journal journal;
    private final Streams streams;
    private final ControlApi controls;

    SandboxApi(Vertx vertx, Chats chats, Play play, WeChatApi api, Stage stage, Journal journal, Controls controls) {
        this.chats = chats;
        this.play = play;
        this.api = api;
        this.stage = stage;
        this.journal = journal;
        this.streams = new Streams(vertx, journal);
        this.controls = new ControlApi(controls);
    }

    /**
     * The routes.
     *
     * @param pages the origins whose pages may ask
     */
    Router router(Vertx vertx, Supplier<Set<String>> pages) {
        Router router = Router.router(vertx);
        router.route()
                .handler(context -> new HostGuard("", pages.get()).handle(context))
                .handler(SandboxApi::allow);
        router.get("/api/stage").handler(this::stage);
        router.get("/api/changes").handler(streams);
        router.get("/api/chats/:account/:person").handler(this::chat);
        router.post()
                .consumes("application/json")
                .handler(BodyHandler.create(false).setBodyLimit(LARGEST_BODY));
        router.post("/api/chats/:account/:person").consumes("application/json").handler(this::move);
        router.get("/api/exchanges/:entry").handler(this::exchange);
        router.get("/media/:picture").handler(Pictures::serve);
        router.get("/media/:account/:medium").handler(this::medium);
        controls.addTo(router);
        router.route().failureHandler(SandboxApi::failed);
        return router;
    }

    /** The guard has let through no origin but the pages'. */
    private static void allow(RoutingContext context) {
        String origin = context.request().getHeader("Origin");
        HttpServerResponse response = context.response();
        response.putHeader("Vary", "Origin")
                .putHeader("Cache-Control", "no-store")
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
        if (origin != null) {
            response.putHeader("Access-Control-Allow-Origin", origin);
        }
        if (context.request().method().equals(HttpMethod.OPTIONS)) {
            response.putHeader("Access-Control-Allow-Methods", "GET, POST")
                    .putHeader("Access-Control-Allow-Headers", "Content-Type, Last-Event-ID")
                    .putHeader("Access-Control-Max-Age", "600")
                    .setStatusCode(204)
                    .end();
            return;
        }
        context.next();
    }

    private record StageView(List<AccountView> accounts, List<Person> people, List<ChatView> chats, String cursor) {}

    private record AccountView(String name, String title, boolean safe, Stage.Props props) {}

    /** @param menu what this person sees at the bottom of the chat */
    private record ChatView(
            String account,
            String person,
            String openId,
            boolean following,
            List<Stage.Button> menu,
            List<Stage.Scene> scenes) {}

    private record Lines(ChatView chat, List<Entry> entries, String cursor) {}

    private ChatView view(Chat chat) {
        return new ChatView(
                chat.account().name(),
                chat.person().id(),
                chat.phone().openId(),
                chat.isFollowing(),
                play.menu(chat),
                play.scenes(chat));
    }

    private void stage(RoutingContext context) {
        List<AccountView> accounts = chats.all().stream()
                .map(Chat::account)
                .distinct()
                .map(account -> new AccountView(
                        account.name(), account.title(), account.aesKey() != null, stage.propsOf(account.name())))
                .toList();
        Json.send(
                context,
                200,
                new StageView(
                        accounts,
                        stage.people(),
                        chats.all().stream().map(this::view).toList(),
                        journal.cursor()));
    }

    private void chat(RoutingContext context) {
        named(context)
                .ifPresentOrElse(
                        chat -> Json.send(context, 200, new Lines(view(chat), chat.entries(), journal.cursor())),
                        () -> Json.fail(context, 404, "没有这个公众号，或者没有这个人"));
    }

    private void move(RoutingContext context) {
        Optional<Chat> chat = named(context);
        if (chat.isEmpty()) {
            Json.fail(context, 404, "没有这个公众号，或者没有这个人");
            return;
        }
        try {
            Move move = MoveReader.read(context.body().buffer());
            Json.send(context, 202, play.perform(chat.get(), move));
        } catch (Play.Impossible impossible) {
            Json.fail(context, impossible.status(), String.valueOf(impossible.getMessage()));
        }
    }

    private void exchange(RoutingContext context) {
        String id = named(context, "entry");
        Optional<Exchange> found = id.matches("\\d{1,18}") ? chats.exchange(Long.parseLong(id)) : Optional.empty();
        found.ifPresentOrElse(
                exchange -> Json.send(context, 200, exchange), () -> Json.fail(context, 404, "这条消息还没有结束，或者已经不在内存里了"));
    }

    /** A medium the account or a follower sent. */
    private void medium(RoutingContext context) {
        Optional<Medium> medium =
                api.account(named(context, "account")).flatMap(account -> account.medium(named(context, "medium")));
        medium.ifPresentOrElse(
                found -> context.response()
                        .putHeader("Content-Type", found.contentType())
                        .end(found.bytes()),
                () -> Json.fail(context, 404, "没有这个素材，或者已经过期"));
    }

    private Optional<Chat> named(RoutingContext context) {
        return chats.of(named(context, "account"), named(context, "person"));
    }

    private static String named(RoutingContext context, String parameter) {
        return Objects.requireNonNullElse(context.pathParam(parameter), "");
    }

    private static void failed(RoutingContext context) {
        int status = context.statusCode() < 400 ? 500 : context.statusCode();
        Json.fail(context, status, status == 413 ? "内容太长" : "沙箱没能处理这个请求");
    }
}
