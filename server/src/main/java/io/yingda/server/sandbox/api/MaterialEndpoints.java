package io.yingda.server.sandbox.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Permanent media. */
final class MaterialEndpoints {

    private static final int MOST_AT_ONCE = 20;

    private MaterialEndpoints() {}

    static void addTo(Directory directory) {
        directory.post("/cgi-bin/material/add_material", MaterialEndpoints::add);
        directory.post("/cgi-bin/material/get_material", (account, call) -> get(account, call.json()));
        directory.post("/cgi-bin/material/del_material", (account, call) -> remove(account, call.json()));
        directory.any("/cgi-bin/material/get_materialcount", (account, call) -> count(account));
        directory.post("/cgi-bin/material/batchget_material", (account, call) -> list(account, call.json()));
    }

    private static Answer add(Official account, Call call) throws Refusal {
        String kind = call.parameter("type");
        if (!Shelf.isKind(kind)) {
            throw new Refusal(ErrorCode.INVALID_MEDIA_TYPE);
        }
        Upload upload = call.upload("media").orElseThrow(() -> new Refusal(ErrorCode.MEDIA_MISSING));
        String title = "";
        String introduction = "";
        if (call.form().containsKey("description")) {
            Body description = Body.read(call.form().getOrDefault("description", ""));
            title = description.text("title");
            introduction = description.text("introduction");
        }
        Medium medium =
                account.shelf().put(kind, upload.name(), upload.type(), upload.bytes(), true, title, introduction);
        return Answer.of(Answer.object().put("media_id", medium.id()).put("url", account.address(medium)));
    }

    private static Answer get(Official account, Body body) throws Refusal {
        Medium medium = material(account, body);
        if (medium.kind().equals("video")) {
            return Answer.of(Answer.object()
                    .put("title", medium.title())
                    .put("description", medium.description())
                    .put("down_url", account.address(medium)));
        }
        return new Answer.File(medium.contentType(), medium.name(), medium.bytes());
    }

    private static Answer remove(Official account, Body body) throws Refusal {
        account.shelf().remove(material(account, body).id());
        return Answer.done();
    }

    private static Medium material(Official account, Body body) throws Refusal {
        return account.shelf()
                .find(body.text("media_id"))
                .filter(Medium::permanent)
                .orElseThrow(() -> new Refusal(ErrorCode.INVALID_MEDIA_ID));
    }

    private static Answer count(Official account) {
        return Answer.of(Answer.object()
                .put("voice_count", account.shelf().material("voice").size())
                .put("video_count", account.shelf().material("video").size())
                .put("image_count", account.shelf().material("image").size())
                .put("news_count", 0));
    }

    private static Answer list(Official account, Body body) throws Refusal {
        String kind = body.text("type");
        if (!Shelf.isKind(kind) && !kind.equals("news")) {
            throw new Refusal(ErrorCode.INVALID_MEDIA_TYPE);
        }
        List<Medium> all = account.shelf().material(kind);
        Paging paging = Paging.of(body, all.size(), MOST_AT_ONCE);
        ObjectNode answer =
                Answer.object().put("total_count", all.size()).put("item_count", paging.to() - paging.from());
        ArrayNode items = answer.putArray("item");
        for (Medium medium : all.subList(paging.from(), paging.to())) {
            items.addObject()
                    .put("media_id", medium.id())
                    .put("name", medium.name())
                    .put("update_time", medium.at().getEpochSecond())
                    .put("url", account.address(medium));
        }
        return Answer.of(answer);
    }
}
