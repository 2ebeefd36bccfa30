package io.yingda.server.people;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Lets those pass who are signed in. */
final class SessionGate implements Gate {

    static final String CSRF = "X-Yingda-Csrf";

    private static final String KEY = SessionGate.class.getName();
    private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD);
    private static final int LONGEST_SUBJECT = 200;

    private final HostGuard guard;
    private final Sessions sessions;
    private final PeopleStore store;

    SessionGate(HostGuard guard, Sessions sessions, PeopleStore store) {
        this.guard = guard;
        this.sessions = sessions;
        this.store = store;
    }

    private record Passed(SignedIn who, Right right) {}

    @Override
    public Handler<RoutingContext> needs(Right right) {
        return context -> {
            Optional<Refusal> foreign = guard.refusal(context);
            if (foreign.isPresent()) {
                Answers.refuse(context, foreign.get());
                return;
            }
            // What comes meanwhile must not be lost: the next handler is there before it goes on.
            context.request().pause();
            signedIn(context)
                    .onSuccess(found -> {
                        Optional<Refusal> refusal = refusal(context, right, found);
                        if (refusal.isPresent()) {
                            Answers.refuse(context, refusal.get());
                        } else {
                            context.put(KEY, new Passed(found.orElseThrow(), right));
                            context.next();
                        }
                        context.request().resume();
                    })
                    .onFailure(failure -> {
                        Answers.refuse(context, failure);
                        context.request().resume();
                    });
        };
    }

    /** Who sends a request, whatever it asks for; empty when nobody is signed in. */
    Future<Optional<SignedIn>> signedIn(RoutingContext context) {
        Optional<String> token = Browser.token(context);
        if (token.isEmpty()) {
            return Future.succeededFuture(Optional.empty());
        }
        return Answers.made(context, () -> sessions.of(token.get()));
    }

    private static Optional<Refusal> refusal(RoutingContext context, Right right, Optional<SignedIn> found) {
        if (found.isEmpty()) {
            return Optional.of(new Refusal(401, "请先登录", Map.of("first", false)));
        }
        if (!found.get().person().may(right)) {
            return Optional.of(new Refusal(403, "您的角色不能这样做"));
        }
        if (!READING.contains(context.request().method())
                && !Tokens.same(
                        Tokens.csrf(found.get().token()),
                        Objects.requireNonNullElse(context.request().getHeader(CSRF), ""))) {
            return Optional.of(new Refusal(403, "页面已经过期，请刷新后再试"));
        }
        return Optional.empty();
    }

    /** Who sent a request that passed, and in which session. */
    static SignedIn passed(RoutingContext context) {
        return Objects.requireNonNull(context.<Passed>get(KEY), "no gate before this route")
                .who();
    }

    @Override
    public Person person(RoutingContext context) {
        return passed(context).person();
    }

    @Override
    public Future<Boolean> stillPasses(RoutingContext context) {
        Passed passed = Objects.requireNonNull(context.<Passed>get(KEY), "no gate before this route");
        return Answers.made(
                context,
                () -> sessions.of(passed.who().token())
                        .filter(now -> now.person().may(passed.right()))
                        .isPresent());
    }

    @Override
    public void did(Person person, Action action, String subject) {
        String plain = subject.replaceAll("\\p{Cntrl}", " ");
        store.did(person.id(), action, plain.length() <= LONGEST_SUBJECT ? plain : plain.substring(0, LONGEST_SUBJECT));
    }
}
