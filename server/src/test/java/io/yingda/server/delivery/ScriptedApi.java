package io.yingda.server.delivery;

import io.yingda.engine.message.Reply;
import io.yingda.server.api.ApiFailure;
import io.yingda.server.api.Media;
import io.yingda.server.api.MediaKind;
import io.yingda.server.api.Notice;
import io.yingda.server.api.OnlineAgent;
import io.yingda.server.api.Profile;
import io.yingda.server.api.WeChatApi;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;

/** An API that answers what it is told to, and remembers what it was given. */
final class ScriptedApi implements WeChatApi {

    /** The codes to answer the next calls with; 0 takes them. */
    final Queue<Integer> codes = new ArrayDeque<>();

    final List<String> sent = Collections.synchronizedList(new ArrayList<>());
    final List<Notice> notices = new ArrayList<>();
    final List<OnlineAgent> online = new ArrayList<>();
    final Map<String, String> sessions = new ConcurrentHashMap<>();
    int calls;

    @Override
    public void send(String openId, Reply reply) throws ApiFailure {
        answer();
        sent.add(openId + ": " + reply.asText());
    }

    @Override
    public void typing(String openId) throws ApiFailure {
        answer();
    }

    @Override
    public void send(String openId, Notice notice) throws ApiFailure {
        answer();
        notices.add(notice);
    }

    @Override
    public List<OnlineAgent> onlineAgents() {
        return online;
    }

    @Override
    public void openSession(String openId, OnlineAgent agent) throws ApiFailure {
        answer();
        sessions.put(openId, agent.account());
    }

    @Override
    public Profile profile(String openId) {
        throw new UnsupportedOperationException();
    }

    @Override
    public String upload(MediaKind kind, Path file) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Media download(String mediaId, int most) {
        throw new UnsupportedOperationException();
    }

    private synchronized void answer() throws ApiFailure {
        calls++;
        Integer code = codes.poll();
        if (code != null && code != 0) {
            throw ApiFailure.of(code);
        }
    }
}
