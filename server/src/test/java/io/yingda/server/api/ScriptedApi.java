package io.yingda.server.api;

import io.yingda.engine.message.Reply;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;

/** An API that answers what it is told to, and remembers what it was given. */
public final class ScriptedApi implements WeChatApi {

    /** The codes to answer the next calls with; 0 takes them. */
    public final Queue<Integer> codes = new ArrayDeque<>();

    public final List<String> sent = Collections.synchronizedList(new ArrayList<>());
    public final List<Notice> notices = new ArrayList<>();
    public final List<OnlineAgent> online = new ArrayList<>();
    public final Map<String, String> sessions = new ConcurrentHashMap<>();
    public final List<String> uploads = Collections.synchronizedList(new ArrayList<>());
    public final Map<String, Media> downloads = new ConcurrentHashMap<>();
    public final Map<String, Profile> profiles = new ConcurrentHashMap<>();
    public int calls;

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
    public Profile profile(String openId) throws ApiFailure {
        answer();
        return profiles.getOrDefault(openId, new Profile(false, null, "", List.of(), "", ""));
    }

    @Override
    public String upload(MediaKind kind, Path file) throws ApiFailure {
        answer();
        uploads.add(kind.word() + ' ' + file.getFileName());
        return "M" + uploads.size();
    }

    @Override
    public Media download(String mediaId, int most) throws ApiFailure {
        answer();
        Media media = downloads.get(mediaId);
        if (media == null) {
            throw ApiFailure.of(40007);
        }
        if (media.content().length > most) {
            throw ApiFailure.tooLarge(most);
        }
        return media;
    }

    private synchronized void answer() throws ApiFailure {
        calls++;
        Integer code = codes.poll();
        if (code != null && code != 0) {
            throw ApiFailure.of(code);
        }
    }
}
